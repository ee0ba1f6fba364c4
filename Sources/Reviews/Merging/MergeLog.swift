import Formats
package import Records

/// The decisions on duplicates of a review, in the order in which they were made: `decisions/merges.jsonl`.
package struct MergeLog: Sendable {
  package static let name = "merges"

  /// A decision and where it stands.
  package struct Entry: Hashable, Sendable {
    package var decision: MergeDecision
    /// The line of the file, from 1; 0 where it is not written yet.
    package var line: Int
    /// Where each of the decision's records stands, in their order.
    package var marks: [Mark]

    package init(_ decision: MergeDecision, line: Int = 0, marks: [Mark] = []) {
      self.decision = decision
      self.line = line
      self.marks = marks
    }
  }

  /// From the review's folder.
  package let file: String
  package private(set) var entries: [Entry] = []
  /// What is wrong with single lines; the others hold.
  package private(set) var problems: [Problem] = []
  private let log: DecisionLog
  private var ids: Set<String> = []
  /// Decisions that are not written yet.
  private var planned: [MergeDecision] = []

  /// Reads what was decided; a review without the file has no decisions.
  ///
  /// - Throws: `ReviewFolderError` where the file is there and cannot be read.
  package init(_ folder: ReviewFolder) throws(ReviewFolderError) {
    log = DecisionLog(Self.name, in: folder)
    file = log.file
    let reading = try log.lines(of: MergeDecisionShape.decision)
    problems = reading.problems
    for line in reading.lines { take(line) }
    tellOfDeadUndoes()
  }

  private mutating func take(_ line: DecisionLog.Line) {
    let faults = MergeDecisionShape.problems(of: line.node, file: file)
    problems += faults
    guard faults.isEmpty else { return }
    let decision = MergeDecision(line.node)
    guard ids.insert(decision.id).inserted else {
      // Two copies of a review that were put together may share lines.
      if let other = entries.first(where: { $0.decision.id == decision.id }), other.decision != decision {
        problems.append(
          Problem(
            file: file, mark: line.node["id"]?.mark, path: "/id",
            message: "'\(decision.id)' is also the id of line \(other.line), which says something else; give this one "
              + "another id"))
      }
      return
    }
    entries.append(Entry(decision, line: line.number, marks: line.node["records"]?.elements.map(\.mark) ?? []))
  }

  private mutating func tellOfDeadUndoes() {
    for entry in entries {
      guard let target = entry.decision.undoes, !ids.contains(target) else { continue }
      let hint = NearestWords.suggestion(NearestWords.nearest(to: target, among: ids))
      problems.append(
        Problem(
          .warning, file: file, mark: Mark(line: entry.line, column: 1), path: "/undoes",
          message: "there is no decision '\(target)' to take back" + (hint.map { ": \($0)" } ?? "")))
    }
  }

  /// The entry of a decision that was made.
  package func entry(_ id: String) -> Entry? {
    ids.contains(id) ? entries.first { $0.decision.id == id } : nil
  }

  /// Adds decisions, each with an id of its own, all of them or none.
  ///
  /// - Returns: the decisions as they were written.
  /// - Throws: `AtomicFileError`; nothing was then written, and nothing added.
  @discardableResult
  package mutating func append(_ decisions: [MergeDecision]) throws(AtomicFileError) -> [MergeDecision] {
    let before = self
    let named = plan(decisions)
    do throws(AtomicFileError) {
      try writePlanned()
    } catch {
      self = before
      throw error
    }
    return named
  }

  /// Adds decisions without writing them: see ``writePlanned()``.
  package mutating func plan(_ decisions: [MergeDecision]) -> [MergeDecision] {
    var named: [MergeDecision] = []
    for decision in decisions {
      var decision = decision
      decision.id = Self.id(for: decision, taken: ids)
      ids.insert(decision.id)
      named.append(decision)
    }
    entries += named.map { Entry($0) }
    planned += named
    return named
  }

  /// Writes what was planned, all of it or nothing.
  package mutating func writePlanned() throws(AtomicFileError) {
    try log.append(planned.map(\.node))
    planned = []
  }

  /// Eight letters and digits made of what is decided, when and by whom.
  static func id(for decision: MergeDecision, taken: Set<String>) -> String {
    var nameless = decision
    nameless.id = ""
    var text = JSONWriter.compact(nameless.node)
    while true {
      let mark = text.lend { $0.fingerprint }
      let id = "d" + String(repeating: "0", count: max(0, 7 - mark.count)) + mark.suffix(7)
      if !taken.contains(id) { return id }
      text += "+"
    }
  }
}
