/// What one person decided on one record at one stage of the screening: a line of `decisions/screening.jsonl`.
package struct ScreeningDecision: Hashable, Sendable {
  /// Where in the screening, in the order of the stages.
  package enum Stage: String, CaseIterable, Hashable, Sendable, Comparable {
    /// Taken out before anybody reads the title, by a tool or for another reason than being a duplicate.
    case beforeScreening = "before-screening"
    case titleAbstract = "title-abstract"
    /// Whether the report could be had.
    case retrieval
    case fullText = "full-text"

    package static func < (left: Stage, right: Stage) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }

    /// What may be decided at this stage; taking a decision back always may.
    package var choices: [Choice] {
      switch self {
      case .beforeScreening: [.exclude]
      case .titleAbstract, .fullText: [.include, .exclude, .unclear]
      case .retrieval: [.retrieved, .notRetrieved]
      }
    }
  }

  package enum Choice: String, CaseIterable, Hashable, Sendable {
    case include
    case exclude
    case unclear
    case retrieved
    case notRetrieved = "not-retrieved"
    /// The person takes their decision back.
    case undo
  }

  /// The id of an imported record.
  package var record: String
  package var stage: Stage
  package var choice: Choice
  /// The id of one of the review's exclusion criteria; required where a report is excluded at full text.
  package var reason: String?
  /// The person, or the name of the program.
  package var by: String
  /// ISO 8601: `2026-11-26T13:45:00Z` or `2026-11-26`.
  package var when: String
  package var note: String?
  /// Decided by a program, not by a person.
  package var isAutomatic: Bool
  /// Settles a difference of opinion, whatever the others decided.
  package var isFinal: Bool

  package init(
    record: String, stage: Stage, choice: Choice, reason: String? = nil, by: String, when: String,
    note: String? = nil, isAutomatic: Bool = false, isFinal: Bool = false
  ) {
    self.record = record
    self.stage = stage
    self.choice = choice
    self.reason = reason
    self.by = by
    self.when = when
    self.note = note
    self.isAutomatic = isAutomatic
    self.isFinal = isFinal
  }
}
