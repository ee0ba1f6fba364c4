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
    /// Text, or a number as written.
    case text(String)
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

  package subscript(name: String) -> Value? {
    variables.first { $0.name == name }?.value
  }

  package func text(_ name: String) -> String? {
    if case .text(let words) = self[name] { words } else { nil }
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

  package init(
    family: String? = nil, given: String? = nil, suffix: String? = nil, droppingParticle: String? = nil,
    nonDroppingParticle: String? = nil, literal: String? = nil
  ) {
    self.family = family
    self.given = given
    self.suffix = suffix
    self.droppingParticle = droppingParticle
    self.nonDroppingParticle = nonDroppingParticle
    self.literal = literal
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

    package init(year: Int, month: Int? = nil, day: Int? = nil) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  package var parts: [Part]
  package var season: String?
  /// The date as free text, where it cannot be taken apart.
  package var literal: String?
  package var raw: String?
  package var circa: Bool?

  package init(
    parts: [Part] = [], season: String? = nil, literal: String? = nil, raw: String? = nil, circa: Bool? = nil
  ) {
    self.parts = parts
    self.season = season
    self.literal = literal
    self.raw = raw
    self.circa = circa
  }
}
