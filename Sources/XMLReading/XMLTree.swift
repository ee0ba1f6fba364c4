/// Reads a whole XML file into values.
///
/// Nothing outside the bytes is ever read: no network, no other file. A document type may stand in the file; one that
/// names another file is refused. The text of an entity declared in the file is delivered; an external, unknown,
/// circular or swelling one, or one that holds tags, makes the file be refused: nothing is dropped in silence.
package enum XMLTree {
  /// The root element of the file.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is: UTF-8, UTF-16 with a byte order mark, or another encoding it declares.
  ///   - limits: what is too much.
  ///   - passesOverExternalSubset: whether a document type may name another file; that file is not read either way.
  ///   - passesOverUnusedEntities: whether a document type may declare entities of kinds that are not read, external and
  ///     parameter entities, where the file does not refer to them.
  /// - Throws: the first thing wrong with the file.
  package static func read(
    _ bytes: [UInt8], limits: XMLLimits = .default, passesOverExternalSubset: Bool = false,
    passesOverUnusedEntities: Bool = false
  ) throws(XMLFault) -> XMLElement {
    let builder = TreeBuilder()
    let parser = try SAXParser(
      handler: builder, limits: limits, passesOverExternalSubset: passesOverExternalSubset,
      passesOverUnusedEntities: passesOverUnusedEntities)
    bytes.withUnsafeBytes { parser.feed($0) }
    try parser.finish()
    guard let root = builder.root else {
      throw XMLFault(mark: XMLMark(line: 1, column: 1), message: "the file holds no element")
    }
    return root
  }
}

/// Keeps the elements that are open and hangs each on its parent when it closes.
final class TreeBuilder: SAXHandler {
  private(set) var root: XMLElement?
  private var open: [XMLElement] = []

  func start(_ element: SAXStartTag) throws(XMLFault) {
    open.append(
      XMLElement(
        namespace: try element.namespace, name: try element.name, attributes: try element.attributes,
        mark: element.mark))
  }

  func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(.element(element))
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, mark: XMLMark) throws(XMLFault) {
    guard !open.isEmpty else { return }
    let piece = try String(utf8: bytes, mark: mark)
    let top = open.count - 1
    let last = open[top].children.count - 1
    if last >= 0, case .text(var text) = open[top].children[last] {
      // Taken out first, so that the string grows in place: long texts come in many pieces.
      open[top].children.removeLast()
      text.value += piece
      open[top].children.append(.text(text))
    } else {
      open[top].children.append(.text(XMLText(piece, mark: mark)))
    }
  }
}
