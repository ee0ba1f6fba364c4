package import Records

/// What a place of a file may hold.
///
/// The one description from which everything about the files follows: the check with its located errors, the mapping
/// between JSON and XML, the JSON Schema and the RELAX NG. So they cannot disagree.
package indirect enum Shape: Sendable {
  case object(ObjectShape)
  case list(Shape)
  /// A map from language tags to words.
  case text
  /// A map from language tags to lists of words.
  case wordLists
  case string(StringKind)
  case integer(ClosedRange<Int>)
  case number
  /// A number that is not below 0.
  case amount
  case flag
  case choice([String])
  /// The id of a concept of this scheme.
  case concept(Scheme)
  /// A map from JSON Pointers to kinds of absence.
  case absences
  /// CSL's list of one or two lists of year, month, day.
  case dateParts
  /// A string or a number; XML says with `type` where it is no string.
  case textOrNumber
  /// A string, a number, true or false; XML as above.
  case scalar

  package enum StringKind: Hashable, Sendable {
    /// Any words, but not blank.
    case words
    /// A name for something: letters, digits, hyphens, underscores.
    case identifier
    case languageTag
    /// A JSON Pointer into the same file.
    case pointer
    /// This and nothing else.
    case constant(String)
  }
}

/// An object: its fields in the order in which they are written.
///
/// Immutable and made once, so a reference to it is all that a check has to pass on for each of many thousand objects.
package final class ObjectShape: Sendable {
  /// The name of the definition in the schemas.
  package let name: String
  package let summary: String
  package let fields: [Field]
  /// Where true, at least one field has to be there.
  package let needsOne: Bool
  /// What the fields `min` and `max` are the ends of; nil where they are none.
  let range: RangeKind?
  /// The places of the fields by name: a citation has more than a hundred.
  private let places: [String: Int]
  /// The places of the fields by the names that XML gives them.
  private let attributePlaces: [String: Int]
  private let elementPlaces: [String: Int]
  /// The fields that have to be there, which are few.
  let required: [Field]

  package init(
    _ name: String, _ summary: String, needsOne: Bool = false, range: RangeKind? = nil, _ fields: [Field]
  ) {
    self.name = name
    self.summary = summary
    self.needsOne = needsOne
    self.range = range
    self.fields = fields
    required = fields.filter(\.isRequired)
    let numbered = fields.enumerated()
    places = Dictionary(uniqueKeysWithValues: numbered.map { ($0.element.name, $0.offset) })
    attributePlaces = Dictionary(
      uniqueKeysWithValues: numbered.filter { $0.element.isAttribute && !$0.element.isOnlyJSON }
        .map { ($0.element.name, $0.offset) })
    elementPlaces = Dictionary(
      uniqueKeysWithValues: numbered.filter { !$0.element.isAttribute }.map { ($0.element.elementName, $0.offset) })
  }

  package subscript(name: String) -> Field? {
    places[name].map { fields[$0] }
  }

  /// The place in `fields` of what XML writes as an attribute of this name.
  func place(ofAttribute name: String) -> Int? { attributePlaces[name] }

  /// The place in `fields` of what XML writes as an element of this name.
  func place(ofElement name: String) -> Int? { elementPlaces[name] }

  /// The place of a field in `fields`. Files mostly keep the order of the shape, so that the field looked for is
  /// often the one after the last or near it; only then the table is asked.
  func place(of name: String, after last: Int) -> Int? {
    for place in (last + 1)..<max(last + 1, min(last + 4, fields.count)) where fields[place].name == name {
      return place
    }
    return places[name]
  }
}

/// What a range is of: in which words its ends are upside down.
package enum RangeKind: Sendable {
  case figures, ages
}

/// One field of an object.
package struct Field: Sendable {
  package var name: String
  package var shape: Shape
  package var isRequired: Bool
  /// The name of one item of a list, as XML writes it.
  package var item: String
  /// Whether a single string stands in an element of its own rather than in an attribute.
  package var isElement: Bool
  /// Fields that only JSON has: XML says the same with its namespace.
  package var isOnlyJSON: Bool
  package var summary: String

  package init(
    _ name: String, _ shape: Shape, _ summary: String, required: Bool = false, item: String? = nil,
    element: Bool = false, onlyJSON: Bool = false
  ) {
    self.name = name
    self.shape = shape
    self.isRequired = required
    self.item = item ?? name
    self.isElement = element
    self.isOnlyJSON = onlyJSON
    self.summary = summary
  }

  /// What XML calls one element of the field.
  var elementName: String {
    switch shape {
    case .list: item
    case .dateParts: "part"
    default: name
    }
  }

  /// Whether XML writes the field as an attribute.
  var isAttribute: Bool {
    switch shape {
    case .string, .integer, .number, .amount, .flag, .choice, .concept: !isElement
    default: false
    }
  }
}
