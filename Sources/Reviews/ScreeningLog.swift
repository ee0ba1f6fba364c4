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

  /// Writes decisions behind those that are there.
  package func append(_ decisions: [ScreeningDecision]) throws(AtomicFileError) {
    try log.append(decisions.map(\.node))
  }
}
