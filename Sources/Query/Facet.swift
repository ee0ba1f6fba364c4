package import Records

/// What a question may ask about. The raw value is the name in queries and in answers.
package enum Facet: String, CaseIterable, Hashable, Sendable {
  case population, condition, age, setting, context, intervention
  case timesPerWeek = "times-per-week"
  case minutes, weeks, design, outcome, direction, theme, year, language, text

  /// The scheme whose concepts the facet is asked in; nil for figures and words.
  package var scheme: Scheme? { Scheme(rawValue: rawValue) }

  /// Other names a user may type, Dutch ones among them.
  package var synonyms: [String] {
    switch self {
    case .population: ["populatie"]
    case .condition: ["aandoening"]
    case .age: ["ages", "leeftijd"]
    case .setting: []
    case .context: []
    case .intervention: ["interventie"]
    case .timesPerWeek: ["times", "keer-per-week", "keer"]
    case .minutes: ["minuten"]
    case .weeks: ["weken"]
    case .design: ["opzet"]
    case .outcome: ["uitkomst"]
    case .direction: ["richting"]
    case .theme: ["thema"]
    case .year: ["jaar"]
    case .language: ["source-language", "lang", "taal", "brontaal"]
    case .text: ["tekst", "words"]
    }
  }

  /// The facet a name stands for, or nil.
  package init?(named name: String) {
    let lower = name.lowercased()
    guard let facet = Facet.allCases.first(where: { $0.rawValue == lower || $0.synonyms.contains(lower) }) else {
      return nil
    }
    self = facet
  }

  package static var allNames: [String] { allCases.flatMap { [$0.rawValue] + $0.synonyms } }
}
