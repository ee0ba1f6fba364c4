import Records

extension CitationParts {
  /// Adds publication types: one as a rule; Web of Science puts several into one field, `Article; Retracted Publication`,
  /// and no type of PubMed's or of a database's has a semicolon of its own.
  static func putPublicationTypes(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    var types = value.parts(by: [UInt8(ascii: ";")])
    // `Journal Article. Retracted Publication`: only where it hides what every answer has to tell.
    if types.count == 1, !Retraction.isType(value.string) {
      let sentences = value.parts(by: Array(". ".utf8))
      if sentences.contains(where: { Retraction.isType($0.string) }) { types = sentences }
    }
    guard types.count > 1 else { return assembly.add(publicationType: value, from: origin) }
    let part = RecordAssembly.Origin(tag: origin.tag, line: origin.line, isCounted: false)
    for type in types { assembly.add(publicationType: type, from: part) }
    assembly.count(origin, repair: .init("publication types in one field are taken apart", of: value))
  }
}
