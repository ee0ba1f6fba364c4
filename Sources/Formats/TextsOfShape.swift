package import Records

extension ReviewFormats {
  /// Every text by language in one of the files that all records share: of `review.json`, say.
  ///
  /// - Returns: none where the file cannot be read; what is wrong with it is told where it is read whole.
  package static func texts(in bytes: [UInt8], ofFileNamed name: String) -> [LocalizedText] {
    let shapes = [
      "review.json": ReviewShape.review, "vocabulary.json": ReviewShape.vocabulary,
      "searches.json": ReviewShape.searches,
    ]
    guard let shape = shapes[name], let node = JSONReader.read(bytes, file: name).value else { return [] }
    var texts: [LocalizedText] = []
    collect(node, .object(shape), &texts)
    return texts
  }

  private static func collect(_ node: Node, _ shape: Shape, _ texts: inout [LocalizedText]) {
    switch (shape, node.value) {
    case (.text, .object): texts.append(LocalizedText(node))
    case (.list(let item), .array(let elements)): for element in elements { collect(element, item, &texts) }
    case (.object(let object), .object(let members)):
      for member in members {
        if let field = object[member.key] { collect(member.value, field.shape, &texts) }
      }
    default: break
    }
  }
}
