/// One thing a source says, traceable to the place where it says it.
package struct Finding: Hashable, Sendable {
  /// Who states it.
  package enum Stater: String, CaseIterable, Hashable, Sendable {
    /// The authors of the study or source.
    case authors
    /// The person who wrote the review.
    case reviewer
  }

  /// Stable, and unique in the review.
  package var id: String
  package var statement: LocalizedText
  /// Concepts of the scheme `outcome`.
  package var outcomes: [String]
  /// Concepts of the scheme `theme`.
  package var themes: [String]
  /// Concepts of the scheme `condition`, where the statement speaks of others than the sample's.
  package var conditions: [String]
  package var locator: Locator
  package var statedBy: Stater
  /// Present where the source can be read in more than one way: how.
  package var ambiguity: LocalizedText?
  /// The id of the record through which alone this is known: a secondary source.
  package var via: String?
  /// Ids of the records that the statement itself rests on.
  package var sources: [String]

  package init(
    id: String, statement: LocalizedText, outcomes: [String] = [], themes: [String] = [],
    conditions: [String] = [], locator: Locator, statedBy: Stater, ambiguity: LocalizedText? = nil,
    via: String? = nil, sources: [String] = []
  ) {
    self.id = id
    self.statement = statement
    self.outcomes = outcomes
    self.themes = themes
    self.conditions = conditions
    self.locator = locator
    self.statedBy = statedBy
    self.ambiguity = ambiguity
    self.via = via
    self.sources = sources
  }
}

/// A finding that was measured.
package struct Effect: Hashable, Sendable {
  /// The direction of an effect as the source states it, after SWiM (Campbell et al. 2020, item 6): never a vote by
  /// statistical significance.
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    case improved
    case noDifference = "no-difference"
    case worsened
    case mixed
    case unclear
  }

  package var finding: Finding
  /// The instrument, as the source names it.
  package var measure: LocalizedText?
  package var direction: Direction
  /// What it was compared with.
  package var against: LocalizedText?
  /// When it was measured.
  package var followUp: LocalizedText?
  package var results: [GroupResult]

  package init(
    finding: Finding, measure: LocalizedText? = nil, direction: Direction, against: LocalizedText? = nil,
    followUp: LocalizedText? = nil, results: [GroupResult] = []
  ) {
    self.finding = finding
    self.measure = measure
    self.direction = direction
    self.against = against
    self.followUp = followUp
    self.results = results
  }
}

/// The numbers of one group for one effect.
package struct GroupResult: Hashable, Sendable {
  /// The id of one of the sample's groups, or a word for the group where the sample names none.
  package var group: String
  package var n: Int?
  package var mean: Numeral?
  package var sd: Numeral?
  package var events: Int?

  package init(group: String, n: Int? = nil, mean: Numeral? = nil, sd: Numeral? = nil, events: Int? = nil) {
    self.group = group
    self.n = n
    self.mean = mean
    self.sd = sd
    self.events = events
  }
}
