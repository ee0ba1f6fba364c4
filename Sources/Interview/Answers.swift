/// What was answered so far, by the keys of the steps.
///
/// An answer that is there but empty says that the source does not say; a hyphen, that the question does not arise. A
/// step that was not asked yet has no answer.
package struct Answers: Hashable, Sendable {
  private var values: [String: String] = [:]

  package init() {}

  package subscript(key: String) -> String? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// The answer where it says something: neither empty nor a hyphen.
  package func given(_ key: String) -> String? {
    values[key].flatMap { $0.isEmpty || $0 == Answers.notApplicable ? nil : $0 }
  }

  package static let notApplicable = "-"

  package func isNotApplicable(_ key: String) -> Bool { values[key] == Answers.notApplicable }

  /// How many findings of a list have a statement.
  package func count(_ list: FindingList) -> Int {
    var count = 0
    while given(list.key(count, "statement")) != nil { count += 1 }
    return count
  }

  /// Takes one finding out of a list; those after it move up.
  package mutating func remove(_ number: Int, of list: FindingList) {
    var moved: [String: String] = [:]
    for (key, value) in values {
      let parts = key.split(separator: ".")
      guard parts.count == 3, parts[0] == list.rawValue, let place = Int(parts[1]), place >= number else {
        moved[key] = value
        continue
      }
      if place > number { moved[list.key(place - 1, String(parts[2]))] = value }
    }
    values = moved
  }
}

/// The lists of findings that are asked for.
package enum FindingList: String, CaseIterable, Sendable {
  case effects, opportunities, threats, remarks

  /// What stands in the ids of its findings, as in `greist1978-e1`.
  var letter: String { String(rawValue.prefix(1)) }

  func key(_ number: Int, _ detail: String) -> String { "\(rawValue).\(number).\(detail)" }
}
