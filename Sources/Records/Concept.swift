/// The schemes a review's words are sorted into; the raw value is the name in files and queries.
package enum Scheme: String, CaseIterable, Hashable, Sendable {
  case population, condition, setting, context, intervention, design, outcome, theme

  /// The place among all schemes.
  var place: Int {
    switch self {
    case .population: 0
    case .condition: 1
    case .setting: 2
    case .context: 3
    case .intervention: 4
    case .design: 5
    case .outcome: 6
    case .theme: 7
    }
  }
}

/// A concept after SKOS: what is meant, apart from the words for it.
package struct Concept: Hashable, Sendable {
  /// Unique in its scheme.
  package var id: String
  package var preferredLabel: LocalizedText
  package var alternativeLabels: LocalizedWords
  package var scopeNote: LocalizedText?
  /// Ids of wider concepts of the same scheme.
  package var broader: [String]
  /// The same meaning elsewhere (`mesh:D003863`) or in this scheme.
  package var exactMatches: [String]
  /// Nearly the same meaning; never followed further, since two near things may be far from each other.
  package var closeMatches: [String]
  /// The ages a population spans, with the source that says so.
  package var age: AgeInterval?
  /// The sex a population is of, where it is of one.
  package var sex: Sex?
  /// The strength of a design for ordering answers, 1 first; nil takes the nearest broader concept's.
  package var rank: Int?

  package init(
    id: String, preferredLabel: LocalizedText, alternativeLabels: LocalizedWords = LocalizedWords([]),
    scopeNote: LocalizedText? = nil, broader: [String] = [], exactMatches: [String] = [],
    closeMatches: [String] = [], age: AgeInterval? = nil, sex: Sex? = nil, rank: Int? = nil
  ) {
    self.id = id
    self.preferredLabel = preferredLabel
    self.alternativeLabels = alternativeLabels
    self.scopeNote = scopeNote
    self.broader = broader
    self.exactMatches = exactMatches
    self.closeMatches = closeMatches
    self.age = age
    self.sex = sex
    self.rank = rank
  }
}

/// Lists of words by language.
package struct LocalizedWords: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var language: String
    package var words: [String]

    package init(language: String, words: [String]) {
      self.language = language
      self.words = words
    }
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries
  }
}

/// The ages a population spans, in completed years, closed at both ends.
package struct AgeInterval: Hashable, Sendable {
  package var min: Int?
  package var max: Int?
  /// Who says so.
  package var source: LocalizedText

  package init(min: Int? = nil, max: Int? = nil, source: LocalizedText) {
    self.min = min
    self.max = max
    self.source = source
  }
}
