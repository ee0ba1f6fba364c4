import Glibc
import TestSupport
import Testing
import XMLReading

// MARK: - Entity bombs

private func laughs(_ word: String, levels: Int = 10) -> String {
  "<!ENTITY l0 '\(word)'>"
    + (1...levels).map { "<!ENTITY l\($0) '\(String(repeating: "&l\($0 - 1);", count: 10))'>" }.joined(separator: "\n")
}

@Test(arguments: ["lol", "", "<b/>"], ["<r>&l10;</r>", "<r a='&l10;'/>"])
func `a billion laughs are refused with their line`(word: String, element: String) {
  let fault = fault("<!DOCTYPE r [\(laughs(word))]>\n\(element)")
  #expect(fault?.line == 11)
}

@Test func `one long entity, referred to again and again, is refused with its line`() {
  let doctype = "<!DOCTYPE r [<!ENTITY e '\(String(repeating: "x", count: 100_000))'>]>\n"
  let references = String(repeating: "&e;\n", count: 10_000)
  let expected = "entities stand for more than 1048576 bytes of text, the most that is read"
  for file in ["<r>\(references)</r>", "<r a='\(references)'/>"] {
    let fault = fault(doctype + file)
    #expect(fault?.message == expected)
    #expect((2...12).contains(fault?.line ?? 0))
  }
}

@Test func `more references to entities than are read are refused with their line`() {
  let doctype = "<!DOCTYPE r [<!ENTITY e 'x'>]>\n"
  #expect(fault(doctype + "<r>\(String(repeating: "&e;\n", count: 4_000))</r>") == nil)
  #expect(
    fault(doctype + "<r>\(String(repeating: "&e;\n", count: 20_000))</r>")?.message
      == "more than 10000 entities or references to them, or entities in entities more than 20 deep: "
      + "write out what they stand for")
}

// MARK: - What stands elsewhere

@Test(arguments: ["file:///etc/passwd", "http://127.0.0.1/x", "expect://id", "../../secret", "php://filter/x"])
func `an external entity is refused, referred to or not`(address: String) {
  let expected = "2:1: entity 'x' is external: external entities are not read; write out what they stand for"
  for element in ["<r>&x;</r>", "<r a='&x;'/>", "<r/>"] {
    for kind in ["SYSTEM '\(address)'", "PUBLIC 'p' '\(address)'", "SYSTEM '\(address)' NDATA n"] {
      #expect(fault("<!DOCTYPE r [\n<!ENTITY x \(kind)>]>\n\(element)")?.description == expected)
    }
  }
  #expect(
    fault("<!DOCTYPE r [\n<!ENTITY % p SYSTEM '\(address)'>\n%p;]>\n<r/>")?.description
      == "2:1: entity 'p' is external: external entities are not read; write out what they stand for")
}

@Test(arguments: ["file:///etc/passwd", "http://127.0.0.1/x"])
func `an external entity of an export is refused where it is referred to`(address: String) throws {
  let words = "entity 'x' is external: external entities are not read; write out what they stand for"
  for kind in ["SYSTEM '\(address)'", "PUBLIC 'p' '\(address)'", "SYSTEM '\(address)' NDATA n"] {
    let doctype = "<!DOCTYPE r [\n<!ENTITY x \(kind)>]>\n"
    #expect(faultOfExport(doctype + "<r>&x;</r>")?.description == "3:4: " + words)
    #expect(faultOfExport(doctype + "<r a='&x;'/>")?.description == "3:7: " + words)
    #expect(try readExport(doctype + "<r/>").children.isEmpty)
  }
  // What such a parameter entity declares is not known.
  #expect(try readExport("<!DOCTYPE r [<!ENTITY % p SYSTEM '\(address)'>%p;]><r>&eacute;</r>").text == "é")
}

@Test func `a file beside the one that is read is never looked into`() throws {
  let folder = try TemporaryFolder()
  try folder.write("<!ENTITY e 'secret'><!ATTLIST r a CDATA 'secret'>", to: "r.dtd")
  let address = "file://\(folder.path)/r.dtd"
  let doctype = "<!DOCTYPE r SYSTEM '\(address)'>\n"
  #expect(outline(try readExport(doctype + "<r/>")) == "r@2:1")
  #expect(try readExport(doctype + "<r>&e;</r>").text == "&e;")
  #expect(fault("<!DOCTYPE r [<!ENTITY e SYSTEM '\(address)'>]>\n<r>&e;</r>")?.line == 1)
}

@Test func `an XInclude or a stylesheet stays what it is: an element, an instruction`() throws {
  let file = """
    <?xml-stylesheet href='file:///etc/passwd'?><r xmlns:x='http://www.w3.org/2001/XInclude'>\
    <x:include href='file:///etc/passwd' parse='text'/></r>
    """
  #expect(try read(file).elements.map(\.name) == ["include"])
  #expect(try read(file).text.isEmpty)
}

/// Listens on a port of this machine and tells whether anybody called.
private struct Listener {
  let descriptor: CInt
  let port: UInt16

  init() {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, length)
        _ = getsockname(descriptor, $0, &length)
      }
    }
    _ = listen(descriptor, 4)
    port = UInt16(bigEndian: address.sin_port)
  }

  func wasCalled() -> Bool {
    let caller = accept(descriptor, nil, nil)
    if caller >= 0 { close(caller) }
    return caller >= 0
  }
}

@Test func `the network is never asked`() throws {
  let listener = Listener()
  defer { close(listener.descriptor) }
  try #require(listener.port != 0)
  let address = "http://127.0.0.1:\(listener.port)/r.dtd"
  #expect(try readExport("<!DOCTYPE r SYSTEM '\(address)'><r xmlns='\(address)'/>").namespace == address)
  #expect(try readExport("<!DOCTYPE r SYSTEM '\(address)'><r>&e;</r>").text == "&e;")
  #expect(fault("<!DOCTYPE r [<!ENTITY e SYSTEM '\(address)'>]><r>&e;</r>") != nil)
  #expect(!listener.wasCalled())
}

// MARK: - Size

@Test(arguments: [
  (
    "<r>\n" + String(repeating: "<a>", count: 100_000),
    "2:190: elements stand more than 64 levels deep, the most that is read"
  ),
  (
    "<r>\n" + String(repeating: "<a/>", count: 200_000) + "</r>",
    "2:799997: the file holds more than 200000 elements, the most that is read"
  ),
  (
    "<r>\n<a " + (0..<257).map { "a\($0)='' " }.joined() + "/></r>",
    "2:1: the element has more than 256 attributes, the most that is read"
  ),
])
func `too much of anything is refused with its place`(file: String, expected: String) {
  #expect(fault(file)?.description == expected)
}

@Test func `50 MB of text are refused with their line`() {
  let file = Array("<r>\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 50_000_000) + Array("</r>".utf8)
  #expect(fault(file)?.message == "the file holds more than 10000000 bytes of text, the most that is read")
  #expect(fault(file)?.line == 2)
}

@Test(arguments: [
  ("<a b='", "'/>"), ("<", "/>"), ("<a ", "=''/>"), ("<!--", "-->"), ("<?p ", "?>"), ("&", ";"), ("&#", ";"),
  ("</", ">"),
])
func `10 MB of one attribute, name, comment, instruction or reference are refused with their line`(
  before: String, after: String
) {
  for byte in [UInt8(ascii: "x"), UInt8(ascii: "1")] {
    let file =
      Array("<r>\n\(before)".utf8) + [UInt8](repeating: byte, count: 10_000_000) + Array("\(after)</r>".utf8)
    #expect(fault(file)?.line == 2)
  }
}

@Test func `a document type declaration of 10 MB is refused with its line`() {
  let file = "\n<!DOCTYPE r [" + String(repeating: "<!ENTITY a 'b'>", count: 700_000) + "]><r/>"
  #expect(
    fault(file)?.description == "2:13: a tag, comment, instruction or document type declaration is longer than "
      + "262144 bytes, the most that is read")
}

@Test func `many small attributes count as text`() {
  let limits = XMLLimits(text: 1_000)
  let element = "<a b='0123456789'/>\n"
  #expect(fault("<r>\(String(repeating: element, count: 90))</r>", limits: limits) == nil)
  #expect(
    fault("<r>\(String(repeating: element, count: 110))</r>", limits: limits)?.message
      == "the file holds more than 1000 bytes of text, the most that is read")
}
