package import Records
package import Synthesis

/// What a checklist is held against.
package struct ChecklistInput: Sendable {
  package var frame: ReviewFrame
  /// Every readable record of the review.
  package var records: [FiledRecord]
  package var flow: Flow
  /// Whether anybody has decided on an imported record, and how many people that were.
  package var screeners: Set<String>
  /// Files of prose beside the review, by name: `synthesis.en.md`.
  package var prose: [String]
  package var language: String

  package init(
    frame: ReviewFrame, records: [FiledRecord], flow: Flow, screeners: Set<String>, prose: [String], language: String
  ) {
    self.frame = frame
    self.records = records
    self.flow = flow
    self.screeners = screeners
    self.prose = prose
    self.language = language
  }
}

/// What the files of a review answer of one item.
package struct ChecklistAnswer: Hashable, Sendable {
  package enum Standing: String, CaseIterable, Hashable, Sendable {
    case answered
    case partly
    /// There is a place for it in the files, and it is empty.
    case open
    /// The review's files have no place for it: it belongs in the text.
    case elsewhere
  }

  package var standing: Standing
  /// The files, places in them and commands that answer: `review.json /question`.
  package var places: [String]
  /// What is not there, in the reader's language.
  package var missing: String?
}
