import Records

/// How one record goes from stage to stage.
extension FlowMaker {
  /// Why nobody has to look at a record.
  private enum Removal {
    /// Its source took it back.
    case withdrawn
    /// It was excluded before the screening.
    case removed(Screening.Judgement)
  }

  private func removal(of id: String) -> Removal? {
    if origins.withdrawn.contains(id) { return .withdrawn }
    let judgement = input.screening.judgement(of: id, at: .beforeScreening)
    return judgement.standing == .settled(.exclude) ? .removed(judgement) : nil
  }

  /// Counts what other methods found, and no box of theirs holds.
  mutating func leaveOut(_ fate: Flow.Outside, count: Int = 1) { outside[fate, default: 0] += count }

  mutating func followRecord(_ id: String) {
    switch removal(of: id) {
    case .withdrawn: return add(id, to: .otherReasons, .withdrawn)
    case .removed(let judgement) where judgement.isAutomatic: return add(id, to: .automation)
    case .removed(let judgement): return add(id, to: .otherReasons, Self.reason(of: judgement))
    case nil: break
    }
    let abstract = input.screening.judgement(of: id, at: .titleAbstract)
    let isPast = input.screening.isPastAbstract(id)
    guard abstract.standing != .undecided || isPast else { return miss(id, .notScreened, in: .screened) }
    add(id, to: .screened)
    switch abstract.standing {
    case .settled(.exclude):
      add(id, to: .excludedRecords, abstract.isAutomatic ? .program : .people)
      if isPast { miss(id, .contradiction, in: .sought) }
    case .settled, .undecided: followReport(id, .sought, .notRetrieved, .assessed, .excludedReports)
    case .unclear where isPast: followReport(id, .sought, .notRetrieved, .assessed, .excludedReports)
    case .unclear: miss(id, .unclear, in: .sought)
    case .conflict: miss(id, .conflict, in: .sought)
    case .waiting: miss(id, .waiting, in: .sought)
    }
  }

  mutating func followOther(_ id: String) {
    switch removal(of: id) {
    case .withdrawn: return leaveOut(.withdrawn)
    case .removed(let judgement): return leaveOut(judgement.isAutomatic ? .automation : .removed)
    case nil: break
    }
    let abstract = input.screening.judgement(of: id, at: .titleAbstract)
    let isPast = input.screening.isPastAbstract(id)
    switch abstract.standing {
    case .settled(.exclude):
      if isPast { miss(id, .contradiction, in: .otherSought) }
      leaveOut(.excluded)
    case .undecided where !isPast: miss(id, .notScreened, in: .otherSought)
    case .unclear where !isPast: miss(id, .unclear, in: .otherSought)
    case .conflict: miss(id, .conflict, in: .otherSought)
    case .waiting: miss(id, .waiting, in: .otherSought)
    default:
      followReport(id, .otherSought, .otherNotRetrieved, .otherAssessed, .otherExcludedReports)
    }
  }

  private mutating func followReport(
    _ id: String, _ sought: FlowBox, _ notRetrieved: FlowBox, _ assessed: FlowBox, _ excluded: FlowBox
  ) {
    add(id, to: sought)
    let retrieval = input.screening.judgement(of: id, at: .retrieval).standing
    let text = input.screening.judgement(of: id, at: .fullText)
    if retrieval == .settled(.notRetrieved) {
      add(id, to: notRetrieved)
      if text.standing != .undecided { miss(id, .contradiction, in: assessed) }
      return
    }
    guard text.standing != .undecided else {
      let kind: Flow.Hole.Kind =
        switch retrieval {
        case .settled: .notAssessed
        case .conflict: .conflict
        default: .notRetrievedYet
        }
      return miss(id, kind, in: assessed)
    }
    add(id, to: assessed)
    switch text.standing {
    case .settled(.exclude): add(id, to: excluded, Self.reason(of: text))
    case .settled: included.append(id)
    case .unclear: miss(id, .unclear, in: .includedReports)
    case .conflict: miss(id, .conflict, in: .includedReports)
    case .waiting, .undecided: miss(id, .waiting, in: .includedReports)
    }
  }

  private static func reason(of judgement: Screening.Judgement) -> Flow.PartKey {
    switch judgement.reasons.count {
    case 0: .noReason
    case 1: .reason(judgement.reasons[0])
    default: .reasonsDiffer
    }
  }
}
