package import Records

/// How each record stands at each stage, from what people decided.
///
/// Of several decisions of one person on one record at one stage the last counts; taking it back leaves none. A program's
/// decisions count only where no person has decided, and do not stop a record that a person has come to at a later stage.
package struct Screening: Sendable {
  package enum Standing: Hashable, Sendable {
    /// Nobody has decided.
    case undecided
    /// Fewer people have decided than the review wants.
    case waiting
    /// Nobody can say yet.
    case unclear
    /// People differ, and nobody has settled it.
    case conflict
    case settled(ScreeningDecision.Choice)
  }

  /// What is decided on one record at one stage.
  package struct Judgement: Hashable, Sendable {
    package var standing: Standing
    /// Those that count: one a person, in the order in which they were first made.
    package var decisions: [ScreeningDecision]

    /// Whether a program decided and no person.
    package var isAutomatic: Bool { !decisions.isEmpty && decisions.allSatisfy(\.isAutomatic) }

    /// The reasons given for what was settled, each once; that of the decision that settles it, where one does.
    package var reasons: [String] {
      guard case .settled(let choice) = standing else { return [] }
      let settling = decisions.last { $0.isFinal }.map { [$0] } ?? decisions.filter { $0.choice == choice }
      var reasons: [String] = []
      for reason in settling.compactMap(\.reason) where !reasons.contains(reason) { reasons.append(reason) }
      return reasons
    }

    package static let none = Judgement(standing: .undecided, decisions: [])
  }

  private struct Key: Hashable {
    var record: String
    var stage: ScreeningDecision.Stage
  }

  private var current: [Key: [ScreeningDecision]] = [:]
  private let screeners: Int

  /// - Parameters:
  ///   - decisions: in the order in which they were made.
  ///   - screeners: how many people have to decide on titles and abstracts, and on full texts.
  ///   - duplicates: the record that stands for another, by the other's id; decisions on either count for both.
  package init(_ decisions: [ScreeningDecision], screeners: Int = 1, duplicates: [String: String] = [:]) {
    self.screeners = screeners
    for decision in decisions {
      let key = Key(record: duplicates[decision.record] ?? decision.record, stage: decision.stage)
      let place = current[key]?.firstIndex { $0.by == decision.by }
      switch (place, decision.choice) {
      case (let place?, .undo): current[key]?.remove(at: place)
      case (let place?, _): current[key]?[place] = decision
      case (nil, .undo): break
      case (nil, _): current[key, default: []].append(decision)
      }
    }
  }

  /// - Parameter record: the one that stands for its duplicates.
  package func judgement(of record: String, at stage: ScreeningDecision.Stage) -> Judgement {
    guard let all = current[Key(record: record, stage: stage)], !all.isEmpty else { return .none }
    let people = all.filter { !$0.isAutomatic }
    let counting = people.isEmpty ? all.filter { !$0.stopsRecord || !isDecidedByPerson(record, after: stage) } : people
    return Judgement(standing: standing(of: counting, at: stage), decisions: counting)
  }

  /// Whether a record is out, at whichever stage.
  ///
  /// - Parameter record: the one that stands for its duplicates.
  package func isExcluded(_ record: String) -> Bool {
    [.beforeScreening, .titleAbstract, .fullText].contains { stage in
      judgement(of: record, at: stage).standing == .settled(.exclude)
    }
  }

  /// Whether the report of a record could not be had.
  ///
  /// - Parameter record: the one that stands for its duplicates.
  package func isNotRetrieved(_ record: String) -> Bool {
    judgement(of: record, at: .retrieval).standing == .settled(.notRetrieved)
  }

  /// What speaks against including the study of a record, as screening stands.
  package struct Objection: Hashable, Sendable {
    package var stage: ScreeningDecision.Stage
    /// Undecided where nobody has decided on it, and on others somebody has.
    package var judgement: Judgement

    /// Whether it is settled that the record is out, and not only still open.
    package var isFinding: Bool { [.settled(.exclude), .settled(.notRetrieved)].contains(judgement.standing) }
  }

  /// That it is out, else the first thing in the order of the stages; nil where it came through all that others went through.
  ///
  /// - Parameter record: the one that stands for its duplicates.
  package func objection(to record: String) -> Objection? {
    let all = ScreeningDecision.Stage.allCases.compactMap { stage -> Objection? in
      let judgement = judgement(of: record, at: stage)
      let isPassed = stage == .titleAbstract && isPastAbstract(record)
      switch judgement.standing {
      case .settled(.include), .settled(.retrieved): return nil
      case .unclear where isPassed: return nil
      case .undecided where isPassed || ![.titleAbstract, .fullText].contains(stage) || !isUsed(stage): return nil
      default: return Objection(stage: stage, judgement: judgement)
      }
    }
    return all.first(where: \.isFinding) ?? all.first
  }

  private func isUsed(_ stage: ScreeningDecision.Stage) -> Bool {
    current.contains { $0.key.stage == stage && !$0.value.isEmpty }
  }

  private func standing(of decisions: [ScreeningDecision], at stage: ScreeningDecision.Stage) -> Standing {
    if let settling = decisions.last(where: { $0.isFinal }) {
      return settling.choice == .unclear ? .unclear : .settled(settling.choice)
    }
    let choices = Set(decisions.map(\.choice))
    if choices.count > 1 { return .conflict }
    guard let choice = choices.first else { return .undecided }
    if choice == .unclear { return .unclear }
    let needsAll = stage == .titleAbstract || stage == .fullText
    if needsAll, decisions.count < screeners, !decisions.allSatisfy(\.isAutomatic) { return .waiting }
    return .settled(choice)
  }

  /// Whether anything was decided on a record after its title and abstract.
  package func isPastAbstract(_ record: String) -> Bool {
    [.retrieval, .fullText].contains { current[Key(record: record, stage: $0)]?.isEmpty == false }
  }

  /// Whether somebody looked at a record: its title and abstract, or anything later, was decided on.
  package func isScreened(_ record: String) -> Bool {
    guard judgement(of: record, at: .beforeScreening).standing != .settled(.exclude) else { return false }
    return judgement(of: record, at: .titleAbstract).standing != .undecided || isPastAbstract(record)
  }

  /// Whether a record came through its title and abstract; a later decision says that it was let through.
  package func isThroughAbstract(_ record: String) -> Bool {
    guard judgement(of: record, at: .beforeScreening).standing != .settled(.exclude) else { return false }
    return switch judgement(of: record, at: .titleAbstract).standing {
    case .settled(let choice): choice == .include
    case .undecided, .unclear: isPastAbstract(record)
    case .waiting, .conflict: false
    }
  }

  /// Whether a record is up for a stage: it came through those before, and no later decision has gone past this one.
  package func isUp(_ record: String, for stage: ScreeningDecision.Stage) -> Bool {
    if judgement(of: record, at: .beforeScreening).standing == .settled(.exclude) { return false }
    if judgement(of: record, at: stage).standing == .undecided, isDecided(record, after: stage) { return false }
    if stage <= .titleAbstract { return true }
    guard isThroughAbstract(record) else { return false }
    return stage == .retrieval || !isNotRetrieved(record)
  }

  private func isDecidedByPerson(_ record: String, after stage: ScreeningDecision.Stage) -> Bool {
    ScreeningDecision.Stage.allCases.contains {
      $0 > stage && current[Key(record: record, stage: $0)]?.contains { !$0.isAutomatic } == true
    }
  }

  private func isDecided(_ record: String, after stage: ScreeningDecision.Stage) -> Bool {
    ScreeningDecision.Stage.allCases.contains {
      $0 > stage && current[Key(record: record, stage: $0)]?.isEmpty == false
    }
  }
}

extension ScreeningDecision {
  /// Whether a record goes no further by it.
  fileprivate var stopsRecord: Bool { choice == .exclude || choice == .notRetrieved }
}
