import XMLReading

/// A made-up file together with what reading it must give, marks included.
struct Sample {
  private(set) var text = ""
  private(set) var root: XMLElement
  private var mark = XMLMark(line: 1, column: 1)
  private var random: Seeded
  private let characters: [String]

  /// - Parameters:
  ///   - encoding: declared at the start, with only such characters in the file as all Western encodings have.
  init(seed: UInt64, encoding: String? = nil, children: Int = 40) {
    random = Seeded(seed)
    root = XMLElement(name: "", mark: mark)
    characters = ["a", "b", "z", "é", "ß", " ", "\n", "\t"] + (encoding == nil ? ["😀", "語"] : [])
    if let encoding { write("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>") }
    skip()
    if chance(50) { documentType() }
    root = element(depth: 1, children: children)
    skip()
  }

  private mutating func write(_ piece: String) {
    text += piece
    for scalar in piece.unicodeScalars {
      mark =
        scalar == "\n" ? XMLMark(line: mark.line + 1, column: 1) : XMLMark(line: mark.line, column: mark.column + 1)
    }
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func word(_ length: ClosedRange<Int>, from characters: [String]) -> String {
    (0..<Int.random(in: length, using: &random)).map { _ in characters.randomElement(using: &random) ?? "" }.joined()
  }

  private mutating func space() -> String { word(1...3, from: [" ", "\n", "\t"]) }

  /// White space, comments and instructions, which leave nothing behind outside the root.
  private mutating func skip() {
    if chance(50) { write(space()) }
    if chance(30) { write("<!--\(word(0...200, from: characters))-->\n") }
    if chance(30) { write("<?go \(word(0...20, from: characters))?>") }
  }

  /// Declarations of every kind, none of which changes what the file holds.
  private mutating func documentType() {
    write("<!DOCTYPE r PUBLIC 'p'\(space())'urn:s' [")
    for index in 0..<Int.random(in: 1...30, using: &random) {
      write(space())
      switch Int.random(in: 0..<6, using: &random) {
      case 0: write("<!ENTITY e\(index)\(space())'é'>")
      case 1: write("<!ELEMENT e\(index)\(space())(a, (b | c)*)>")
      case 2: write("<!ATTLIST e\(index)\(space())x CDATA #IMPLIED y (a | b) 'a'>")
      case 3: write("<!NOTATION n\(index) PUBLIC\(space())'n'>")
      case 4: write("<!--\(word(0...400, from: characters))-->")
      default: write("<?go \(word(0...400, from: characters))?>")
      }
    }
    write("]\(space())>")
  }

  private mutating func element(depth: Int, children: Int) -> XMLElement {
    let name = word(1...6, from: ["a", "b", "é"])
    let namespaces = [nil, "urn:one", "urn:two"]
    let namespace = namespaces.randomElement(using: &random) ?? nil
    var element = XMLElement(namespace: namespace, name: name, mark: mark)
    write("<\(name)\(space())xmlns = '\(namespace ?? "")'\(space())xmlns:p=\"urn:p\"")
    for index in 0..<Int.random(in: 0...4, using: &random) {
      write(space())
      let isPrefixed = chance(30)
      let value = word(0...30, from: characters + [">", "/", "'", "="])
      let attribute = XMLAttribute(
        namespace: isPrefixed ? "urn:p" : nil, name: "x\(index)",
        value: String(value.map { "\n\t".contains($0) ? " " : $0 }), mark: mark)
      element.attributes.append(attribute)
      write("\(isPrefixed ? "p:" : "")x\(index)\(chance(20) ? space() : "")=\(chance(20) ? space() : "")\"\(value)\"")
    }
    if chance(20) { write(space()) }
    guard depth == 1 || chance(80) else {
      write("/>")
      return element
    }
    write(">")
    for _ in 0..<children {
      if chance(60) || depth > 5 {
        content(of: &element)
      } else {
        let inner = self.element(depth: depth + 1, children: Int.random(in: 0...4, using: &random))
        element.children.append(.element(inner))
      }
    }
    write("</\(name)\(chance(20) ? space() : "")>")
    return element
  }

  /// Text in one of its spellings, or something that is passed over.
  private mutating func content(of element: inout XMLElement) {
    let start = mark
    var value = ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      value = word(1...50, from: characters + ["<", "&", ">"])
      write("<![CDATA[\(value)]]>")
    case 1:
      value = "<"
      write("&lt;")
    case 2:
      write("<!--\(word(0...50, from: characters))-->")
    case 3:
      write("<?go \(word(0...50, from: characters))?>")
    default:
      value = word(1...500, from: characters)
      write(value)
    }
    guard !value.isEmpty else { return }
    if case .text(var text) = element.children.last {
      text.value += value
      element.children[element.children.count - 1] = .text(text)
    } else {
      element.children.append(.text(XMLText(value, mark: start)))
    }
  }
}
