/// Reads a whole XML file into values.
///
/// Nothing outside the bytes is ever read: no network, no other file. A document type may stand in the file, and what an
/// entity that it declares stands for is read where it is referred to. One that is external, unknown, circular or swelling
/// makes the file be refused: nothing is dropped in silence.
package enum XMLTree {
  /// The root element of a file that is to be kept: its document type may not name another file.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is: UTF-8, UTF-16 with a byte order mark, or another encoding it declares.
  ///   - limits: what is too much.
  /// - Throws: the first thing wrong with the file.
  package static func read(_ bytes: [UInt8], limits: XMLLimits = .default) throws(XMLFault) -> XMLElement {
    var spending = XMLSpending()
    return try read(bytes, limits: limits, passesOverOtherFiles: false, &spending).root
  }

  /// The root element of an export, and what is to be told of it: its document type may name other files, which are not
  /// read. An entity that only they can declare is read as the sign that HTML has by that name, and stays as it is written
  /// where there is none; both are told.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is: UTF-8, UTF-16 with a byte order mark, or another encoding it declares.
  ///   - limits: what is too much.
  ///   - spending: what the entities of neighbours stood for; those of this one are added.
  /// - Throws: the first thing wrong with the file.
  package static func readExport(
    _ bytes: [UInt8], limits: XMLLimits = .default, spending: inout XMLSpending
  ) throws(XMLFault) -> (root: XMLElement, remarks: [XMLRemark]) {
    try read(bytes, limits: limits, passesOverOtherFiles: true, &spending)
  }

  private static func read(
    _ bytes: [UInt8], limits: XMLLimits, passesOverOtherFiles: Bool, _ spending: inout XMLSpending
  ) throws(XMLFault) -> (root: XMLElement, remarks: [XMLRemark]) {
    let builder = TreeBuilder()
    let parser = try SAXParser(handler: builder, limits: limits, passesOverOtherFiles: passesOverOtherFiles)
    parser.declared.entities.spending = spending.leavingShare
    defer { spending = parser.declared.entities.spending }
    bytes.withUnsafeBytes { parser.feed($0) }
    try parser.finish()
    guard let root = builder.root else {
      throw XMLFault(mark: XMLMark(line: 1, column: 1), message: "the file holds no element")
    }
    return (root, parser.remarks)
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
