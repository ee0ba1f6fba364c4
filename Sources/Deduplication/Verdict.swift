/// What two records, or a group of them, are to each other.
package enum Verdict: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  /// One publication: merged without asking.
  case certain
  /// Probably one publication: asks.
  case likely
  /// Not one publication, but reports of one study or one about the other: linked, never merged.
  case related
  case different

  package static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

/// The rule that a verdict follows from. See docs/dedupe.md for each, with its reason.
package enum MatchRule: UInt8, Hashable, Sendable, CaseIterable {
  /// Somebody said so.
  case decided
  // One publication.
  case identical
  case identifierAndTitle
  case identifierAndPlace
  case titleAndPlace
  case titleAuthorsAndJournal
  case titleAuthorsAndYear
  case longerTitleAndPlace
  case alikeTitleAndPlace
  case translatedTitle
  // Perhaps.
  case identifierOnly
  case titleAndAuthors
  case commonTitle
  case pagesContradict
  case placeAndAuthors
  case sameAbstract
  case numbersDiffer
  case identifiersContradict
  case issuesContradict
  case yearsContradict
  case wordApart
  case abstractsContradict
  case namesContradict
  case kindsContradict
  case publishersContradict
  case registrationsContradict
  case identifierAlone
  // Related.
  case preprint
  case correction
  case retraction
  case concern
  case republished
  case addendum
  case comment
  case sameSubject
  case conference
  case thesis
  case version
  case publishedTwice
  case parts
  case trial
  case `protocol`
  case none
}

/// A verdict with the rule behind it.
package struct Judgement: Hashable, Sendable {
  package var verdict: Verdict
  package var rule: MatchRule

  package init(_ verdict: Verdict, _ rule: MatchRule) {
    self.verdict = verdict
    self.rule = rule
  }

  static let different = Judgement(.different, .none)
}
