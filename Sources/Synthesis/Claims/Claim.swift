package import Prose
package import Query
package import Records

/// What a sentence says of the studies of a review, as its writer noted it.
package struct Claim: Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// That studies find or say something.
    case finding
    /// The same, told of the cited sources alone: what others found does not gainsay it.
    case reported
    /// What the reviewer advises, and the findings that rests on.
    case recommendation
    /// What the reviewer wants studied, and the gap that would close.
    case research
    /// The reviewer's own reasoning, or a fact of the place the review is for.
    case own
    /// What a background source is cited for.
    case background
  }

  /// One thing said of the studies themselves.
  package enum Fact: Hashable, Sendable {
    /// Judged like a query.
    case question(Question)
    /// The number of participants.
    case participants(Interval)
    /// What the comparison was given: one of these concepts, or a narrower one.
    case comparison([String])
  }

  package var kind: Kind = .finding
  package var findings = FindingQuestion()
  package var facts: [Fact] = []
  package var number: StudyCount.Number?
  /// The number in the words is one of something else.
  package var isUncounted = false
  package var quantity: StudyCount.Quantity?
  /// `theme`, `outcome` or `condition`: the number holds of each that is named.
  package var each: Scheme?
  package var isNegated = false
  /// Ids of findings.
  package var restsOn: [String] = []
  package var gap: Question?
  /// Keys of the sources through which the cited ones are known.
  package var via: [String] = []

  package init() {}

  /// Whether it says anything that findings or studies can bear out.
  package var asksNothing: Bool { findings.isEmpty && facts.isEmpty && each == nil }
}
