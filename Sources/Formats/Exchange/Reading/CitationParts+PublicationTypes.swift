import Records

extension CitationParts {
  /// Adds publication types: one as a rule; Web of Science puts several into one field, `Article; Retracted Publication`,
  /// and no type of PubMed's or of a database's has a semicolon of its own.
  ///
  /// - Parameter partedByCommas: whether commas part them, as in Ovid's RIS: `Journal Article, Research Support, N.I.H., Extramural`.
  static func putPublicationTypes(
    _ value: Bytes, partedByCommas: Bool = false, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    var types = value.parts(by: [UInt8(ascii: ";")])
    // `Journal Article. Retracted Publication`: only where it hides what every answer has to tell.
    if types.count == 1, !Retraction.isType(value.string) {
      let end = value.last == UInt8(ascii: ".") ? value.count - 1 : value.count
      let sentences = value[part: 0..<end].parts(by: Array(". ".utf8))
      if sentences.contains(where: { Retraction.isType($0.string) }) { types = sentences }
    }
    if types.count == 1 {
      let parts = partsOfTypes(value)
      if partedByCommas || parts.contains(where: { Retraction.isType($0.string) }) { types = parts }
    }
    guard types.count > 1 else {
      return assembly.has(publicationType: value)
        ? assembly.count(origin) : assembly.add(publicationType: value, from: origin)
    }
    let part = RecordAssembly.Origin(tag: origin.tag, line: origin.line, isCounted: false)
    for type in types { assembly.add(publicationType: type, from: part) }
    assembly.count(origin, repair: .init("publication types in one field are taken apart", of: value))
  }

  /// Parted at commas but those within a type of MeSH's: `Clinical Trial, Phase II`, `Research Support, Non-U.S. Gov't`.
  private static func partsOfTypes(_ value: Bytes) -> [Bytes] {
    var parts: [Bytes] = []
    for part in value.parts(by: Array(", ".utf8)) {
      let isMore = furtherWords.contains { part.hasPrefix($0) }
      if isMore, let last = parts.last, let base = value.baseAddress, let start = last.baseAddress,
        let end = part.baseAddress
      {
        parts[parts.count - 1] = value[part: (start - base)..<(end - base + part.count)]
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  private static let furtherWords: [StaticString] = [
    "Phase ", "Veterinary", "NIH", "N.I.H.", "Extramural", "Intramural", "Non-U.S. Gov", "U.S. Gov", "P.H.S.",
    "Non-P.H.S.",
    "American Recovery",
  ]
}
