/// What became of the fields of an export, tag by tag; every value is in exactly one of a tag's counts.
package struct ImportTally: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var mapped = 0
    /// Mapped after a change to what stands there; how, says a remark.
    package var repaired = 0
    /// In the record under the source's tag.
    package var kept = 0
    /// In no record; why, says a remark.
    package var dropped = 0

    package init() {}

    package static func + (left: Count, right: Count) -> Count {
      var sum = left
      sum.mapped += right.mapped
      sum.repaired += right.repaired
      sum.kept += right.kept
      sum.dropped += right.dropped
      return sum
    }
  }

  /// The same repair or refusal, wherever it was met.
  package struct Remark: Hashable, Sendable {
    package var severity: Problem.Severity
    package var message: String
    /// Where, in the order of the file; past ``mostLines`` they are only counted.
    package var lines: [Int32]
    /// In each of the lines, counted from 1; 0 where none is worth naming.
    package var columns: [Int32]
    package var count: Int
    /// What stood there and what became of it, for the first few.
    package var examples: [String]
    /// Whether the file breaks the rules of its format there, though nothing was refused.
    package var isFault = false

    package static let mostLines = 1_000_000
    package static let mostExamples = 3

    /// The first places.
    package func marks(most: Int) -> [Mark] {
      zip(lines, columns).prefix(most).map { Mark(line: Int($0), column: max(1, Int($1))) }
    }
  }

  /// By tag.
  package private(set) var counts: [String: Count] = [:]
  package private(set) var remarks: [Remark] = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable, Sendable {
    var severity: Problem.Severity
    var message: String
  }

  package init() {}

  package mutating func add(_ count: Count, to tag: String) {
    counts[tag] = (counts[tag] ?? Count()) + count
  }

  /// - Parameters:
  ///   - isFault: whether the file breaks the rules of its format there.
  ///   - example: what stood there, made only where it is still shown.
  package mutating func remark(
    _ message: String, line: Int, column: Int? = nil, isFault: Bool = false, example: @autoclosure () -> String? = nil
  ) {
    note(.warning, message, line: line, column: column, isFault: isFault, example: example)
  }

  /// The same for what makes a record, or part of the file, unusable.
  package mutating func refuse(_ message: String, line: Int, column: Int? = nil) {
    note(.error, message, line: line, column: column, isFault: true) { nil }
  }

  private mutating func note(
    _ severity: Problem.Severity, _ message: String, line: Int, column: Int?, isFault: Bool, example: () -> String?
  ) {
    let key = Key(severity: severity, message: message)
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      place = remarks.count
      places[key] = place
      remarks.append(
        Remark(
          severity: severity, message: message, lines: [], columns: [], count: 0, examples: [], isFault: isFault))
    }
    remarks[place].count += 1
    if remarks[place].lines.count < Remark.mostLines {
      remarks[place].lines.append(Int32(clamping: line))
      remarks[place].columns.append(Int32(clamping: column ?? 0))
    }
    if remarks[place].examples.count < Remark.mostExamples, let example = example() {
      remarks[place].examples.append(example)
    }
  }

  /// Adds what was counted in the next part of the same file.
  package mutating func add(_ other: ImportTally) {
    for (tag, count) in other.counts { add(count, to: tag) }
    for remark in other.remarks {
      let key = Key(severity: remark.severity, message: remark.message)
      guard let place = places[key] else {
        places[key] = remarks.count
        remarks.append(remark)
        continue
      }
      remarks[place].count += remark.count
      let room = max(0, Remark.mostLines - remarks[place].lines.count)
      remarks[place].lines += remark.lines.prefix(room)
      remarks[place].columns += remark.columns.prefix(room)
      remarks[place].examples += remark.examples.prefix(max(0, Remark.mostExamples - remarks[place].examples.count))
    }
  }

  /// Puts the lines of each remark in order: parts of a file that were read side by side came as they were done.
  package mutating func sortLines() {
    for place in remarks.indices {
      let lines = remarks[place].lines
      if zip(lines, lines.dropFirst()).allSatisfy({ $0 <= $1 }) { continue }
      let places = zip(lines, remarks[place].columns).sorted(by: <)
      remarks[place].lines = places.map(\.0)
      remarks[place].columns = places.map(\.1)
    }
  }

  /// Takes what breaks the rules of the format for an error, though it could be read.
  package mutating func refuseFaults() {
    for place in remarks.indices where remarks[place].isFault { remarks[place].severity = .error }
  }

  package var hasErrors: Bool { remarks.contains { $0.severity == .error } }
}
