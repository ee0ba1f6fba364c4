import Testing

@testable import XMLReading

/// What a stream hands over, as one line, texts put together and white space told.
private final class Outline: XMLStreamHandler {
  var line = ""
  private(set) var batches = 0
  private var text: [UInt8] = []

  func take(_ events: UnsafeBufferPointer<XMLStreamEvent>) {
    if !events.isEmpty { batches += 1 }
    for event in events {
      switch event.kind {
      case .text:
        text += event.bytes
      case .lastText:
        text += event.bytes
        endElement()
      case .start:
        endText()
        line += "(" + String(decoding: event.bytes, as: UTF8.self)
        for attribute in event.attributes {
          line +=
            " \(String(decoding: attribute.name, as: UTF8.self))=\(String(decoding: attribute.value, as: UTF8.self))"
        }
      case .end:
        endElement()
      }
    }
  }

  private func endElement() {
    endText()
    line += ")"
  }

  private func endText() {
    if !text.isEmpty { line += String(decoding: text, as: UTF8.self).debugDescription }
    text = []
  }
}

/// The same of a tree.
private func line(_ element: XMLElement) -> String {
  let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
  let children = element.children.map {
    switch $0 {
    case .element(let element): line(element)
    case .text(let text): text.value.isEmpty ? "" : text.value.debugDescription
    }
  }
  return "(\(element.name)\(attributes)\(children.joined()))"
}

@Suite("Reading a stream")
struct XMLStreamTests {
  /// Texts of all kinds, long and short, attributes many and long: more than is gathered at a time.
  private static func document(seed: UInt64, elements: Int) -> String {
    var random = Seeded(seed)
    let pieces = [
      "a", "word ", "é", "€ ", "\n  ", "&amp;", "&#8364;", "&lt;", "<![CDATA[ <x> & ]]>", "<!-- c -->", "<?p?>",
    ]
    var depth = 0
    var text = ""
    for number in 0..<elements {
      text += "<e\(number % 7)"
      for attribute in 0..<Int.random(in: 0..<(number % 50 == 0 ? 120 : 3), using: &random) {
        let length = Int.random(in: 0..<(number % 90 == 0 && attribute == 0 ? 40_000 : 4), using: &random)
        text += " a\(attribute)=\"\(String(repeating: "ü", count: length))\""
      }
      text += ">"
      depth += 1
      let length = number % 60 == 0 ? 20_000 : 6
      for _ in 0..<Int.random(in: 0..<length, using: &random) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      while depth > 0, Bool.random(using: &random) || depth > 20 {
        depth -= 1
        text += "</e>"
      }
    }
    return text
  }

  /// The names of the end tags are put in afterwards.
  private static func closed(_ text: String) -> String {
    var open: [Substring] = []
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      result += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix("</e>") {
        result += "</\(open.removeLast())>"
        rest = rest.dropFirst(4)
      } else {
        let isTag = rest.hasPrefix("<e")
        if isTag { open.append(rest.dropFirst().prefix { $0 != " " && $0 != ">" }) }
        let end = rest.hasPrefix("<![") ? rest.firstRange(of: "]]>")?.upperBound : rest.firstRange(of: ">")?.upperBound
        result += rest[..<(end ?? rest.endIndex)]
        rest = rest[(end ?? rest.endIndex)...]
      }
    }
    return "<r>\(result)\(rest)\(open.reversed().map { "</\($0)>" }.joined())</r>"
  }

  private static func outline(_ bytes: [UInt8]) throws -> (line: String, batches: Int, fault: XMLFault?) {
    let outline = Outline()
    let stream = try XMLStream(XMLNames(["e1", "e2", "a0"]), handler: outline)
    let fault = (bytes + [0]).withUnsafeBufferPointer { stream.read(UnsafeBufferPointer(rebasing: $0.dropLast())) }
    return (outline.line, outline.batches, fault)
  }

  @Test(arguments: 0..<12, ["UTF-8", "UTF-16"])
  func `gives all that a file says in its order, however much there is between two tags`(
    seed: Int, encoding: String
  ) throws {
    let text = Self.closed(Self.document(seed: UInt64(seed), elements: 40 << seed % 6))
    let bytes =
      encoding == "UTF-8"
      ? Array(text.utf8) : ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let found = try Self.outline(bytes)
    #expect(found.fault == nil)
    #expect(found.line == line(try read(text)))
    #expect(found.batches > 1)
  }

  @Test func `what stands before a fault is given, and nothing behind it`() throws {
    let found = try Self.outline(Array("<r><a>one</a><b>two</c><d/></r>".utf8))
    #expect(found.line == #"(r(a"one")(b"#)
    #expect(found.fault?.message.contains("expected </b>") == true)
  }

  @Test(
    arguments: [
      "<!ENTITY e 'in &f; out'><!ENTITY f '&#233;\t&amp;'>",
      "<!ENTITY e '&#38;#60;&#38;amp;'>",
      "<!ENTITY e 'first'><!ENTITY e 'second'>",
      "<!ENTITY e ''>",
      "<!ENTITY e '&#10;'><!ATTLIST r b CDATA #IMPLIED>",
      "<!ENTITY e 'x'><!ELEMENT r ANY><!NOTATION n PUBLIC 'n'><!-- c --><?p i?>",
      "<!ENTITY unused '<b>'><!ENTITY e '\(String(repeating: "long ", count: 10_000))'>",
    ], [false, true])
  func `an entity that a file declares stands for the same in a stream as in a tree`(declared: String, isUTF16: Bool)
    throws
  {
    let text = "<!DOCTYPE r [\(declared)]>\n<r><a a='1&e;2&amp;&e;'>&e;</a>3&e;4 &lt;</r>"
    let bytes =
      isUTF16 ? ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
    let found = try Self.outline(bytes)
    #expect(found.fault == nil)
    #expect(found.line.replacing("&#38;", with: "&").replacing("&amp;", with: "&") == line(try read(text)))
  }

  @Test(
    arguments: [
      ("<!ENTITY e SYSTEM 'e.txt'>", "entity 'e' is external"), ("<!ENTITY e '<b>'>", ""),
      ("<!ENTITY e '&f;'><!ENTITY f '&e;'>", ""), ("<!ENTITY % p 'x'>%p;", "not well-formed"),
      ("<!NOTATION n SYSTEM 'n'><!ENTITY e SYSTEM 'e' NDATA n>", "entity 'e' is external"), ("", "'e' is not declared"),
    ], ["<r>&e;</r>", "<r a='&e;'/>"])
  func `what is no text of the file itself may be declared, but not be used`(
    _ entity: (declared: String, words: String), use: String
  ) throws {
    let doctype = "<!DOCTYPE r [<!ENTITY other 'x'>\(entity.declared)]>\n"
    let fault = try #require(try Self.outline(Array((doctype + use).utf8)).fault)
    #expect(entity.words.isEmpty || fault.message.contains(entity.words), "\(fault)")
    #expect(fault.line == (entity.declared.contains("%p;") ? 1 : 2))
    guard !entity.declared.contains("%p;") else { return }
    #expect(try Self.outline(Array((doctype + "<r>&other;</r>").utf8)).line == "(r\"x\")")
  }

  @Test func `an entity may hold tags, comments and other entities, each in its place`() throws {
    let declared =
      "<!ENTITY e '1<i x=\"&f;\">2</i><!-- c --><![CDATA[<]]>&f;'><!ENTITY f '3&#38;amp;'>"
      + "<!ENTITY % g '<!ENTITY h \"4\">'>%g;<!ENTITY % i SYSTEM 'i.ent'>%i;"
    let found = try Self.outline(Array("<!DOCTYPE r [\(declared)]>\n<r>&e;&e;<a b='&f;'>&h;</a></r>".utf8))
    #expect(found.fault == nil)
    let once = "1\"(i x=3&#38;\"2\")\"<3&"
    #expect(found.line == "(r\"\(once)\(once)\"(a b=3&#38;\"4\"))")
  }

  @Test(arguments: [
    "<!ENTITY b 'y'><!ENTITY % p '<!ENTITY c \"x\"><!ENTITY d \"&c;&b;\">'>%p;",
    "<!ENTITY % p '<!ENTITY d \"&c;y\">'>%p;<!ENTITY c 'x'>",
  ])
  func `a declaration may name an entity that comes after it`(declared: String) throws {
    let found = try Self.outline(Array("<!DOCTYPE r [\(declared)]><r>&d;</r>".utf8))
    #expect(found.fault == nil && found.line == "(r\"xy\")")
  }

  @Test func `a file that says it stands alone has no entity from elsewhere`() throws {
    let file = "<?xml version='1.0' standalone='yes'?><!DOCTYPE r SYSTEM 'r.dtd'><r>&lstrok;</r>"
    #expect(try Self.outline(Array(file.utf8)).fault?.message.contains("'lstrok' is not declared") == true)
  }

  @Test func `what only a document type elsewhere declares is read by its common name, or stays, and is told`() throws {
    let outline = Outline()
    let stream = try XMLStream(XMLNames(["a"]), handler: outline)
    let file = Array("<!DOCTYPE r SYSTEM 'r.dtd' [<!ATTLIST a b CDATA 'c'>]>\n<r a='&eacute;'>&lstrok;&nope;</r>".utf8)
    let fault = (file + [0]).withUnsafeBufferPointer { stream.read(UnsafeBufferPointer(rebasing: $0.dropLast())) }
    #expect(fault == nil && outline.line == "(r a=é\"ł&nope;\")")
    #expect(stream.remarks.map(\.isFault) == [true, false, false, true])
    #expect(stream.remarks.map(\.place.line) == [1, 2, 2, 2])
  }

  @Test func `what a document type declares holds for parts of the file that are read without it`() throws {
    let outline = Outline()
    let stream = try XMLStream(XMLNames([]), handler: outline)
    func read(_ text: String, _ declared: XMLDeclarations) -> XMLFault? {
      (Array(text.utf8) + [0]).withUnsafeBufferPointer {
        stream.read(UnsafeBufferPointer(rebasing: $0.dropLast()), declared: declared)
      }
    }
    let long = String(repeating: "x", count: 300_000)
    #expect(read("<!DOCTYPE r [<!ENTITY e 'x'><!ENTITY l '\(long)'>]><r/>", XMLDeclarations()) == nil)
    let declared = stream.declarations
    #expect(read("<r>&e;</r>", declared) == nil)
    #expect(outline.line.hasSuffix("(r\"x\")"))
    #expect(read("<r>&l;&l;</r>", declared) == nil)
    #expect(read("<r>&l;&l;</r>", declared.spent(stream.spending)) != nil, "they have one budget")
  }

  @Test func `entities do not swell`() throws {
    let nested = (1...9).map { "<!ENTITY e\($0) '\(String(repeating: "&e\($0 - 1);", count: 10))'>" }.joined()
    let long = "<!ENTITY e0 '\(String(repeating: "x", count: 10_000))'>"
    for use in ["<r>&e9;</r>", "<r a='&e9;'/>", "<r>\(String(repeating: "&e1;", count: 20))</r>"] {
      let found = try Self.outline(Array(("<!DOCTYPE r [\(long)\(nested)]>" + use).utf8))
      #expect(found.fault != nil)
      #expect(found.line.utf8.count < 3 << 20)
    }
  }
}
