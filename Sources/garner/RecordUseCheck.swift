import Records
import Render
import Reviews
import Synthesis

/// What screening has against the imported records that included studies name.
struct RecordUseCheck {
  private let session: ScreeningSession
  private let known: Set<String>

  init(_ session: ScreeningSession) {
    self.session = session
    known = Set(session.records)
  }

  /// Studies that are included though a record of theirs was excluded, or its report could not be had; errors.
  func problems(_ records: [FiledRecord]) -> [Problem] {
    records.flatMap { problems($0, .error, where: \.isFinding) }
  }

  /// What whoever takes a study in should know of the screening of its records, which is no reason to refuse it: a decision may
  /// be wrong, or still to come.
  static func warnings(_ filed: FiledRecord, in session: ReviewSession) throws -> [Problem] {
    guard filed.record.role == .included, !filed.record.records.isEmpty else { return [] }
    let screening = try ScreeningSession(session.folder, session.frame.description)
    Console.report(screening.decisionProblems)
    return RecordUseCheck(screening).problems(filed, .warning) { _ in true }
  }

  private func problems(
    _ filed: FiledRecord, _ severity: Problem.Severity, where isTold: (Screening.Objection) -> Bool
  ) -> [Problem] {
    guard filed.record.role == .included else { return [] }
    return filed.record.records.enumerated().compactMap { place, name in
      if session.isWithdrawn(name) {
        return Problem(
          .warning, file: filed.file, path: "/records/\(place)",
          message: "its source has taken the record '\(name)' out, and this study is included: look at why")
      }
      let id = session.representative(of: name)
      guard known.contains(id), let objection = session.screening.objection(to: id), isTold(objection) else {
        return nil
      }
      let mark = session.retracted.contains(name) ? StudyLabel.retraction(language: "en") : ""
      return Problem(
        severity, file: filed.file, path: "/records/\(place)",
        message: "the record '\(name)'\(mark) \(Self.words(objection)), and this study is included")
    }
  }

  /// `was excluded at full-text (Anna: exclude, animals, 2026-11-26)`.
  private static func words(_ objection: Screening.Objection) -> String {
    let stage = objection.stage.rawValue
    let state =
      switch objection.judgement.standing {
      case .undecided: "has no decision at \(stage), where others have"
      case .waiting: "waits for another screener at \(stage)"
      case .unclear: "was left unclear at \(stage)"
      case .conflict: "is one that people differ on at \(stage)"
      case .settled(.exclude): "was excluded at \(stage)"
      case .settled: "was not retrieved"
      }
    let decisions = objection.judgement.decisions.map { decision in
      "\(decision.by): "
        + [decision.choice.rawValue, decision.reason, decision.when].compactMap { $0 }.joined(separator: ", ")
    }
    return decisions.isEmpty ? state : "\(state) (\(decisions.joined(separator: "; ")))"
  }
}
