package import Records

/// Every label and turn of phrase of a table in one language, as plain values.
///
/// Where a value has a `%`, a word or number of the table takes its place. Before a `|` stands what is said of one:
/// `% week|% weeks`.
package struct Wording: Sendable {
  /// The BCP 47 tag: `nl`, `en`.
  package var language: String
  package var decimalSign: String
  /// Names of languages, in this language, by primary tag.
  package var languageNames: [String: String]
  package var absence: [AbsenceKind: String]
  /// What a value is called that a program read out of the citation and nobody has confirmed.
  package var unconfirmed: String
  package var directions: [Effect.Direction: String]
  package var purposes: [Search.Purpose: String]
  package var titles: Titles
  package var columns: Columns
  package var participants: Participants
  package var dose: Dose
  package var findings: Findings
  package var locators: Locators
  package var notes: Notes

  package struct Titles: Sendable {
    package var searchResults: String
    package var characteristics: String
    package var opportunitiesThreats: String
    package var themes: String
  }

  package struct Columns: Sendable {
    package var id: String
    package var terms: String
    package var purpose: String
    package var study: String
    package var directness: String
    package var participants: String
    package var setting: String
    package var design: String
    package var intervention: String
    package var comparison: String
    package var effects: String
    package var opportunities: String
    package var threats: String
    package var theme: String
    package var studies: String
    package var namedBy: String
    package var findings: String
  }

  package struct Participants: Sendable {
    package var female: String
    package var male: String
    package var other: String
    package var sex: String
    package var age: String
    package var mean: String
    /// What a mean is called where it is absent.
    package var meanLabel: String
    package var sd: String
    package var years: String
    package var fromAge: String
    package var toAge: String
    package var condition: String
    package var population: String
    package var groups: String
    package var label: String
    package var description: String
    package var note: String
  }

  package struct Dose: Sendable {
    package var concept: String
    package var timesPerWeek: String
    package var minutes: String
    package var weeks: String
    package var stay: String
    package var months: String
    package var atLeast: String
    package var atMost: String
    /// What a figure is called where it is absent.
    package var frequencyLabel: String
    package var minutesLabel: String
    package var weeksLabel: String
    package var stayLabel: String
    package var context: String
    package var description: String
  }

  package struct Findings: Sendable {
    package var ambiguous: String
    package var source: String
    package var sources: String
    package var noSource: String
    package var via: String
    package var against: String
    package var followUp: String
    package var measure: String
    package var againstLabel: String
    package var followUpLabel: String
    package var resultsLabel: String
    package var outcomesLabel: String
    package var themesLabel: String
    package var conditionsLabel: String
    package var ambiguityLabel: String
    package var viaLabel: String
    package var mean: String
    package var sd: String
    package var events: String
  }

  package struct Locators: Sendable {
    package var section: String
    package var paragraph: String
    package var table: String
    package var column: String
    package var item: String
    package var page: String
  }

  package struct Notes: Sendable {
    package var howToReadCounts: String
    package var totals: String
    package var totalOf: String
    package var hits: String
    package var relevant: String
    package var hitsNotScreened: String
    package var notScreened: String
    package var notScreenedAbove: String
    package var noSearch: String
    package var noIncluded: String
    package var noneMatch: String
    package var filtered: String
    package var asked: String
    /// The number shown, then the number there is.
    package var shownOf: String
    /// How many, then their names.
    package var leftOutByGuess: String
    package var notFiltered: String
    package var incompleteAuthors: String
    package var substitute: String
    package var howThemesCount: String
    package var noThemes: String
  }

  /// The wording for a reader of `language`: Dutch for `nl` and its regions, else English.
  package static func of(_ language: String) -> Wording {
    isOffered(language) && language.lowercased().hasPrefix("nl") ? dutch : english
  }

  /// The languages tables can be had in.
  package static let languages = ["nl", "en"]

  /// Whether tables can be had in this language, in any of its regional forms.
  package static func isOffered(_ language: String) -> Bool {
    languages.contains(String(language.lowercased().prefix { $0 != "-" }))
  }
}

extension Wording {
  package func words(for kind: AbsenceKind) -> String { absence[kind] ?? kind.rawValue }

  package func words(for direction: Effect.Direction) -> String { directions[direction] ?? direction.rawValue }

  package func words(for purpose: Search.Purpose) -> String { purposes[purpose] ?? purpose.rawValue }

  /// The name of a language, or its tag where there is no name for it here.
  package func name(ofLanguage tag: String) -> String {
    languageNames[String(tag.lowercased().prefix { $0 != "-" })] ?? tag
  }

  /// A number as written, with this language's decimal sign.
  package func number(_ number: Numeral) -> String {
    guard decimalSign != ".", let point = number.text.firstIndex(of: ".") else { return number.text }
    return number.text[..<point] + decimalSign + number.text[number.text.index(after: point)...]
  }

  /// `template` with `words` in the place of its `%`.
  package func fill(_ template: String, _ words: String) -> String {
    guard let place = template.firstIndex(of: "%") else { return template }
    return template[..<place] + words + template[template.index(after: place)...]
  }

  /// The same for a number, or for words that say one.
  package func fill(_ template: String, counting count: Int) -> String {
    fill(Self.form(of: template, isOne: count == 1), "\(count)")
  }

  /// What stands before the `|` of a template, or else behind it.
  static func form(of template: String, isOne: Bool) -> String {
    let forms = template.split(separator: "|", omittingEmptySubsequences: false)
    return String(isOne ? forms[0] : forms[forms.count - 1])
  }

  /// What a template without its `%` calls the figure: `female` of `% female`, `events` of `% event|% events`.
  func label(of template: String) -> String {
    Self.form(of: template, isOne: false).split { $0 == "%" || $0 == " " }.joined(separator: " ")
  }

  package func fill(_ template: String, _ phrase: Phrase) -> Phrase {
    guard let place = template.firstIndex(of: "%") else { return Phrase(template) }
    let before = Phrase.Run(words: String(template[..<place]))
    let after = Phrase.Run(words: String(template[template.index(after: place)...]))
    return Phrase(runs: ([before] + phrase.runs + [after]).filter { !$0.words.isEmpty })
  }
}
