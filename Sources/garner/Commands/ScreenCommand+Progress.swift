import Records
import Render
import Synthesis

/// Where people differ, and how far they have come.
extension ScreenCommand {
  func showConflicts(_ session: ScreeningSession) throws {
    let stages = stage.map { [$0] } ?? ScreeningDecision.Stage.allCases
    var found = false
    for stage in stages {
      for id in session.records {
        let judgement = session.screening.judgement(of: id, at: stage)
        let differsInReason = judgement.reasons.count > 1
        guard judgement.standing == .conflict || differsInReason else { continue }
        found = true
        Console.print(
          "\(id)\(session.retracted.contains(id) ? StudyLabel.retraction(language: "en") : "") at \(stage.rawValue)"
            + (differsInReason ? ": the reasons differ" : ""))
        for decision in judgement.decisions {
          Console.print("  " + Self.words(decision))
        }
      }
    }
    if !found { Console.print("nobody differs") }
    if found { throw ExitStatus.failed }
  }

  private static func words(_ decision: ScreeningDecision) -> String {
    var words = "\(decision.by): \(decision.choice.rawValue)"
    if let reason = decision.reason { words += ", \(reason)" }
    words += " (\(decision.when))"
    if let note = decision.note { words += " “\(note)”" }
    return words
  }

  func showProgress(_ session: ScreeningSession, _ log: SearchLog?) {
    let records = session.records(screenedFor: log)
    for stage in ScreeningDecision.Stage.allCases {
      let up = records.filter { session.screening.isUp($0, for: stage) }
      var counts: [Screening.Standing: Int] = [:]
      var people: [String: Int] = [:]
      for id in records {
        let judgement = session.screening.judgement(of: id, at: stage)
        if judgement.standing != .undecided { counts[judgement.standing, default: 0] += 1 }
        for decision in judgement.decisions { people[decision.by, default: 0] += 1 }
      }
      let open = up.count { session.screening.judgement(of: $0, at: stage).standing == .undecided }
      if stage == .beforeScreening, counts.isEmpty { continue }
      var parts: [String] = []
      for choice in stage.choices {
        if let count = counts[.settled(choice)] { parts.append("\(count) \(choice.rawValue)") }
      }
      for (standing, word) in [
        (Screening.Standing.unclear, "unclear"), (.conflict, "in conflict"), (.waiting, "waiting for another screener"),
      ] {
        if let count = counts[standing] { parts.append("\(count) \(word)") }
      }
      if stage != .beforeScreening { parts.append("\(open) to do") }
      Console.print("\(stage.rawValue): " + parts.joined(separator: ", "))
      for name in people.keys.sorted() { Console.print("  \(name): \(people[name] ?? 0)") }
    }
  }
}
