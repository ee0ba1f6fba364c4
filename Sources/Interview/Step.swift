package import Records

/// One thing the interview asks.
package struct Step: Sendable {
  /// What kind of answer fits.
  package enum Kind: Hashable, Sendable {
    /// Any words; where needed, not none.
    case words(isNeeded: Bool)
    /// Family names, separated by semicolons; "et al." may end them.
    case authors
    case year
    case number
    /// Whole years: 18-30, 18+, 16.
    case ages
    /// A mean, with an SD or without: 18.8 ± 0.7.
    case mean
    /// Figures: 3, 3-5, 30+.
    case range
    /// Concepts of a scheme, separated by commas.
    case concepts(Scheme)
    /// One of these words; the first stands where one only presses Enter.
    case choice([String])
    /// An id that no record has.
    case id
  }

  /// Names the answer: `sample.n`, `threats.0.statement`.
  package let key: String
  package let prompt: String
  /// One line: what belongs here, with an example.
  package let explanation: String
  package let kind: Kind
  /// What stands where one only presses Enter; nil: nothing is reported.
  package let proposal: String?

  package init(_ key: String, _ prompt: String, _ explanation: String, _ kind: Kind, proposal: String? = nil) {
    self.key = key
    self.prompt = prompt
    self.explanation = explanation
    self.kind = kind
    self.proposal = proposal
  }

  /// Whether Enter alone means that the source does not say, and a hyphen that the question does not arise.
  package var mayBeAbsent: Bool {
    switch kind {
    case .words(let isNeeded): !isNeeded && !isListStart && proposal == nil
    case .authors, .year, .number, .ages, .mean, .range, .concepts: proposal == nil && !key.hasSuffix(".themes")
    case .choice, .id: false
    }
  }

  /// Whether Enter alone ends a list.
  package var isListStart: Bool { key.hasSuffix(".statement") }
}
