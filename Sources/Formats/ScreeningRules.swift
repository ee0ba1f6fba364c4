package import Records

/// What a screening decision has to satisfy besides its form.
package struct ScreeningRules: Sendable {
  private let criteria: [String]
  /// The ids of the review's imported records.
  package let records: Set<String>

  package init(criteria: [String], records: Set<String>) {
    self.criteria = criteria
    self.records = records
  }

  /// One thing that is wrong, and the member it stands in.
  package struct Fault: Hashable, Sendable, Error {
    package var member: String
    package var message: String
  }

  /// The first thing wrong with a decision, with the nearest right thing; nil where it can be taken.
  package func fault(_ decision: ScreeningDecision) -> Fault? {
    let choices = decision.stage.choices + [.undo]
    if !records.contains(decision.record) {
      return Fault(member: "record", message: unknownRecord(decision.record))
    }
    if !choices.contains(decision.choice) {
      let words = choices.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      return Fault(
        member: "decision",
        message: "'\(decision.choice.rawValue)' is not decided at \(decision.stage.rawValue): expected one of \(words)")
    }
    if let reason = decision.reason {
      if decision.choice != .exclude {
        return Fault(
          member: "reason", message: "a reason belongs to an exclusion; this is '\(decision.choice.rawValue)'")
      }
      if !criteria.contains(reason) {
        let hint =
          NearestWords.suggestion(NearestWords.nearest(to: reason, among: criteria))
          ?? (criteria.isEmpty ? "it has none yet" : "known are " + criteria.joined(separator: ", "))
        return Fault(
          member: "reason", message: "review.json has no exclusion criterion '\(reason.prefix(80))': \(hint)")
      }
    } else if decision.stage == .fullText, decision.choice == .exclude {
      let known = criteria.isEmpty ? "review.json has none yet" : "one of " + criteria.joined(separator: ", ")
      return Fault(
        member: "decision", message: "a report excluded at full text needs a reason, an exclusion criterion: \(known)")
    }
    if Self.isBlank(decision.by) { return Fault(member: "by", message: "who decided is missing") }
    if !Self.isTime(decision.when) {
      return Fault(
        member: "when",
        message: "'\(decision.when.prefix(40))' is no time: expected 2026-11-26T13:45:00Z or 2026-11-26 (ISO 8601)")
    }
    return nil
  }

  /// That a record is not in the review, with the nearest that is.
  package func unknownRecord(_ id: String) -> String {
    // Comparing with a million ids would take minutes.
    let near = records.count > 20_000 ? [] : NearestWords.nearest(to: id, among: records.sorted())
    let hint = NearestWords.suggestion(near) ?? "records come in with 'garner import'"
    return "there is no imported record '\(id.prefix(80))': \(hint)"
  }

  private static func isBlank(_ words: String) -> Bool { Lexical.isBlank(words) }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }

  /// A day, or a day and a time with its zone; the form, and numbers that can be (ISO 8601-1, 5.2.2.1 and 5.4.2.1).
  package static func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func value(_ start: Int, _ length: Int) -> Int? {
      guard start + length <= bytes.count else { return nil }
      let digits = bytes[start..<(start + length)]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    func number(_ start: Int, _ length: Int, _ range: ClosedRange<Int>) -> Bool {
      value(start, length).map(range.contains) ?? false
    }
    func sign(_ place: Int, _ character: Character) -> Bool {
      place < bytes.count && bytes[place] == character.asciiValue
    }
    guard number(0, 4, 1900...9999), sign(4, "-"), number(5, 2, 1...12), sign(7, "-"),
      let year = value(0, 4), let month = value(5, 2), number(8, 2, 1...days(in: month, of: year))
    else {
      return false
    }
    if bytes.count == 10 { return true }
    guard sign(10, "T"), number(11, 2, 0...23), sign(13, ":"), number(14, 2, 0...59) else { return false }
    var place = 16
    if sign(place, ":") {
      guard number(place + 1, 2, 0...60) else { return false }
      place += 3
    }
    if sign(place, "Z") { return bytes.count == place + 1 }
    guard sign(place, "+") || sign(place, "-"), number(place + 1, 2, 0...23), sign(place + 3, ":") else { return false }
    return number(place + 4, 2, 0...59) && bytes.count == place + 6
  }
}
