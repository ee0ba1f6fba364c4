/// How the literature was searched, as the review reports it.
package struct SearchMethod: Hashable, Sendable {
  package var description: LocalizedText?
  /// The combinations one starts from; every inner list is one combination.
  package var baseTerms: [[String]]
  package var termsAdded: TermRule?
  package var termsLeftOut: TermRule?
  package var screeningLimit: ScreeningLimit?
  package var otherSources: [LocalizedText]
  /// How many people decide on each record; nil where that is not told.
  package var screeners: Int?
  package var rules: [LocatedStatement]

  package init(
    description: LocalizedText? = nil, baseTerms: [[String]] = [], termsAdded: TermRule? = nil,
    termsLeftOut: TermRule? = nil, screeningLimit: ScreeningLimit? = nil, otherSources: [LocalizedText] = [],
    screeners: Int? = nil, rules: [LocatedStatement] = []
  ) {
    self.description = description
    self.baseTerms = baseTerms
    self.termsAdded = termsAdded
    self.termsLeftOut = termsLeftOut
    self.screeningLimit = screeningLimit
    self.otherSources = otherSources
    self.screeners = screeners
    self.rules = rules
  }
}

/// Terms that are added or left out, and when.
package struct TermRule: Hashable, Sendable {
  package var when: LocalizedText
  package var terms: [String]

  package init(when: LocalizedText, terms: [String]) {
    self.when = when
    self.terms = terms
  }
}

/// The number of hits above which results are not screened.
package struct ScreeningLimit: Hashable, Sendable {
  package var maximumHits: Int
  package var rule: LocalizedText
  /// Where the review contradicts itself on the limit: how.
  package var ambiguity: LocalizedText?

  package init(maximumHits: Int, rule: LocalizedText, ambiguity: LocalizedText? = nil) {
    self.maximumHits = maximumHits
    self.rule = rule
    self.ambiguity = ambiguity
  }
}
