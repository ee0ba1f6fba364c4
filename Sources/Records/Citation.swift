/// A CSL-JSON item (CSL 1.0.2), holding only what the source gives.
///
/// The variables stand in the order of the file. Which variables there are, and of which kind, is CSL's own list;
/// see `CitationVariable`.
package struct Citation: Hashable, Sendable {
  package var id: String
  /// CSL's item type: `article-journal`, `book`, `document`…
  package var type: String
  package var variables: [Variable]

  /// One CSL variable and its value.
  package struct Variable: Hashable, Sendable {
    package var name: String
    package var value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  package enum Value: Hashable, Sendable {
    case text(String)
    /// A number that CSL allows where it has text: a volume.
    case number(Numeral)
    case names([CitationName])
    case date(CitationDate)
    /// A list of words, as CSL's `categories`.
    case words([String])
  }

  package init(id: String, type: String, variables: [Variable] = []) {
    self.id = id
    self.type = type
    self.variables = variables
  }

  /// What CSL called variables before version 1.0.2, and what it calls them now.
  package static let oldNames = ["journalAbbreviation": "container-title-short", "shortTitle": "title-short"]

  /// The same with the names that CSL has now; an old one stays where the new one has a value of its own.
  package var withCurrentNames: Citation {
    var citation = self
    for (place, variable) in variables.enumerated() {
      guard let name = Self.oldNames[variable.name], self[name] == nil else { continue }
      citation.variables[place].name = name
    }
    return citation
  }

  package subscript(name: String) -> Value? {
    variables.first { $0.name == name }?.value
  }

  package func text(_ name: String) -> String? {
    switch self[name] {
    case .text(let words): words
    case .number(let number): number.text
    default: nil
    }
  }

  /// The same as a study's citation is kept: with numbers only where CSL has them, and without texts of which nothing
  /// would be seen. Sources have both.
  package var ofStudy: Citation {
    var citation = self
    for place in variables.indices where !CitationVariable.numbers.contains(variables[place].name) {
      if case .number(let number) = variables[place].value { citation.variables[place].value = .text(number.text) }
    }
    citation.variables.removeAll { variable in
      guard case .text(let text) = variable.value else { return false }
      return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.generalCategory == .format }
    }
    return citation
  }

  package var authors: [CitationName] {
    if case .names(let names) = self["author"] { names } else { [] }
  }

  package var issued: CitationDate? {
    if case .date(let date) = self["issued"] { date } else { nil }
  }

  /// Whether CSL's `status` says that the work was taken back.
  package var isRetracted: Bool { text("status")?.lowercased() == "retracted" }

  /// The year of publication, where the date gives one.
  package var year: Int? { issued?.parts.first?.year }
}

/// A name as CSL writes it.
package struct CitationName: Hashable, Sendable {
  package var family: String?
  package var given: String?
  package var suffix: String?
  package var droppingParticle: String?
  package var nonDroppingParticle: String?
  /// The name of an institution, or a name that is not to be taken apart.
  package var literal: String?
  /// How the parts are put together, where the source says so.
  package var handling: [Handling]

  /// One of CSL's switches for a name.
  package struct Handling: Hashable, Sendable {
    package enum Option: String, CaseIterable, Sendable {
      case commaSuffix = "comma-suffix"
      case staticOrdering = "static-ordering"
      case parseNames = "parse-names"
    }

    package var option: Option
    package var value: CitationScalar

    package init(_ option: Option, _ value: CitationScalar) {
      self.option = option
      self.value = value
    }
  }

  package init(
    family: String? = nil, given: String? = nil, suffix: String? = nil, droppingParticle: String? = nil,
    nonDroppingParticle: String? = nil, literal: String? = nil, handling: [Handling] = []
  ) {
    self.family = family
    self.given = given
    self.suffix = suffix
    self.droppingParticle = droppingParticle
    self.nonDroppingParticle = nonDroppingParticle
    self.literal = literal
    self.handling = handling
  }

  /// The family name with its particle, `van Woerkom`, or the name of the institution.
  package var short: String {
    if let literal { return literal }
    return [nonDroppingParticle, family ?? given].compactMap { $0 }.joined(separator: " ")
  }
}

/// A date as CSL writes it: one part, or two for a range.
package struct CitationDate: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    package var year: Int
    package var month: Int?
    package var day: Int?
    /// Which of the three the file writes as strings, as reference managers do, and which of these with zeros before
    /// them: "02".
    package var strings: Strings

    package struct Strings: OptionSet, Hashable, Sendable {
      package let rawValue: UInt8

      package init(rawValue: UInt8) {
        self.rawValue = rawValue
      }

      package static let year = Strings(rawValue: 1)
      package static let month = Strings(rawValue: 2)
      package static let day = Strings(rawValue: 4)
      package static let paddedYear = Strings(rawValue: 8)
      package static let paddedMonth = Strings(rawValue: 16)
      package static let paddedDay = Strings(rawValue: 32)
    }

    package init(year: Int, month: Int? = nil, day: Int? = nil, strings: Strings = []) {
      self.year = year
      self.month = month
      self.day = day
      self.strings = strings
    }
  }

  package var parts: [Part]
  package var season: CitationScalar?
  /// The date as free text, where it cannot be taken apart.
  package var literal: String?
  package var raw: String?
  /// Whether it is approximate; CSL takes any value but an empty one for yes.
  package var circa: CitationScalar?

  package init(
    parts: [Part] = [], season: CitationScalar? = nil, literal: String? = nil, raw: String? = nil,
    circa: CitationScalar? = nil
  ) {
    self.parts = parts
    self.season = season
    self.literal = literal
    self.raw = raw
    self.circa = circa
  }

  package var isApproximate: Bool { circa.map(\.isTrue) ?? false }
}
