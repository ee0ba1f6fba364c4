import Records

/// The shape of a citation: a CSL-JSON item as the CSL project's schema describes it.
enum CitationShape {
  /// That of an imported record, in which any text may be a number: so sources write them.
  static let citation = citation { _ in .textOrNumber }

  /// That of a study, which other programs read as it stands: numbers only where CSL has them.
  static let ofStudy = citation { CitationVariable.numbers.contains($0) ? .textOrNumber : .string(.words) }

  private static func citation(_ text: (String) -> Shape) -> ObjectShape {
    ObjectShape(
      "citation", "A CSL-JSON item, holding only what the source gives.",
      [
        Field("id", .string(.identifier), "The same as the record's id.", required: true),
        Field("type", .choice(CitationVariable.types), "CSL's item type.", required: true),
      ]
        + CitationVariable.names.map { Field($0, .list(.object(name)), "Names.") }
        + CitationVariable.dates.map { Field($0, .object(date), "A date.") }
        + CitationVariable.texts.map { Field($0, text($0), "Text.", element: true) }
        + [Field("categories", .list(.string(.words)), "Words.", item: "category")])
  }

  static let name = ObjectShape(
    "name", "A name.", needsOne: true,
    [
      Field("family", .string(.words), "Family name."),
      Field("given", .string(.words), "Given names or initials."),
      Field("suffix", .string(.words), "Such as Jr."),
      Field("dropping-particle", .string(.words), "Left out where only the family name is shown."),
      Field("non-dropping-particle", .string(.words), "Kept with the family name: van."),
      Field("literal", .string(.words), "An institution, or a name not to be taken apart."),
    ] + CitationName.Handling.Option.allCases.map { Field($0.rawValue, .scalar, "How the parts are put together.") })

  static let date = ObjectShape(
    "date", "A date.", needsOne: true,
    [
      Field("date-parts", .dateParts, "Year, month, day; a second one ends a range."),
      Field("season", .textOrNumber, "A season."),
      Field("circa", .scalar, "Whether it is approximate."),
      Field("literal", .string(.words), "As free text."),
      Field("raw", .string(.words), "As written, not taken apart."),
    ])
}
