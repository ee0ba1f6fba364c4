package import Records

/// One thing the interview asks.
package struct Step: Hashable, Sendable {
  /// What kind of answer fits.
  package enum Kind: Hashable, Sendable {
    case words
    /// Family names, separated by semicolons; "et al." may end them. See `AuthorList`.
    case authors
    case year
    /// A DOI or a web address.
    case address
    case number
    /// Whole years: 18-30, 18+, 16.
    case ages
    /// A mean, with an SD or without: 18.8 ± 0.7.
    case mean
    /// Figures: 3, 3-5, 30+.
    case range
    /// Concepts of a scheme, separated by commas or semicolons.
    case concepts(Scheme)
    /// One of these; the first stands where one only presses Enter.
    case choice([Choice])
    /// An id that no record has.
    case id
    /// Where something stands in the source. See `PlaceText`.
    case place
  }

  /// What Enter alone comes to.
  package enum Emptiness: Hashable, Sendable {
    /// The source does not say; a hyphen: it does not apply.
    case notReported
    /// Nothing; the reviewer leaves it open.
    case nothing
    /// The list ends; a hyphen before its first finding: it does not apply.
    case endOfList(FindingList, number: Int)
    /// What is proposed, or where nothing is, asking again.
    case needed
  }

  /// Names the answer: `year`, `threats.0.statement`.
  package let key: String
  package let prompt: String
  /// One line: what belongs here, with an example.
  package let explanation: String
  package let kind: Kind
  package let emptiness: Emptiness
  /// What stands where one only presses Enter.
  package let proposal: String?

  package init(
    _ key: String, _ prompt: String, _ explanation: String, _ kind: Kind, ifEmpty emptiness: Emptiness = .notReported,
    proposal: String? = nil
  ) {
    self.key = key
    self.prompt = prompt
    self.explanation = explanation
    self.kind = kind
    self.emptiness = emptiness
    self.proposal = proposal
  }

  /// Whether a hyphen may say that the question does not arise.
  package var mayBeInapplicable: Bool {
    switch emptiness {
    case .notReported: true
    case .endOfList(_, let number): number == 0
    case .nothing, .needed: false
    }
  }
}

/// One of a few words to choose from.
package struct Choice: Hashable, Sendable {
  /// The word as a record holds it.
  package let word: String
  /// The word in the language of the interview.
  package let label: String

  package init(_ word: String, _ label: String) {
    self.word = word
    self.label = label
  }
}
