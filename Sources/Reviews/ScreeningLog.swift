package import Formats
package import Records

/// The screening decisions of a review: `decisions/screening.jsonl`.
package struct ScreeningLog: Sendable {
  package let log: DecisionLog

  package init(_ folder: ReviewFolder) {
    log = DecisionLog("screening", in: folder)
  }

  /// The decisions in the order in which they were written, and what is wrong with lines that therefore do not count.
  ///
  /// - Throws: `ReviewFolderError` where the file is there and cannot be read.
  package func read(
    _ rules: ScreeningRules
  ) throws(ReviewFolderError) -> (decisions: [ScreeningDecision], problems: [Problem]) {
    var (lines, problems) = try log.lines(of: DecisionShape.screening)
    var decisions: [ScreeningDecision] = []
    decisions.reserveCapacity(lines.count)
    for line in lines {
      let decision = ScreeningDecision(line.node)
      guard let fault = rules.fault(decision) else {
        decisions.append(decision)
        continue
      }
      problems.append(
        Problem(
          file: log.file, mark: line.node[fault.member]?.mark ?? line.node.mark, path: "/" + fault.member,
          message: fault.message + "; the decision does not count"))
    }
    lines = []
    return (decisions, problems.inOrder)
  }

  /// The decisions that stand on records which their source has taken out, each with its place; warnings.
  ///
  /// - Throws: `ReviewFolderError` where the file is there and cannot be read.
  package func decisions(
    onWithdrawn records: Set<String>, _ rules: ScreeningRules
  ) throws(ReviewFolderError) -> [Problem] {
    if records.isEmpty { return [] }
    var standing: [[String]: Mark] = [:]
    for line in try log.lines(of: DecisionShape.screening).lines {
      let decision = ScreeningDecision(line.node)
      guard records.contains(decision.record), rules.fault(decision) == nil else { continue }
      let mark = decision.choice == .undo ? nil : line.node["record"]?.mark ?? line.node.mark
      standing[[decision.record, decision.stage.rawValue, decision.by]] = mark
    }
    return standing.map { key, mark in
      Problem(
        .warning, file: log.file, mark: mark, path: "/record",
        message: "its source has taken the record '\(key[0])' out, and what \(key[2]) decided on it counts no more")
    }.inOrder
  }

  /// Writes decisions behind those that are there.
  package func append(_ decisions: [ScreeningDecision]) throws(AtomicFileError) {
    try log.append(decisions.map(\.node))
  }
}
