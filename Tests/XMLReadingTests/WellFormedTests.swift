import Testing
import XMLReading

@Test func `an element is read with its namespaces, attributes, text and places`() throws {
  let file = """
    <?xml version="1.0"?>
    <r xmlns='urn:x' xmlns:p="urn:p" xml:lang="nl"
      b = 'é' p:c='d'>
      <p:q>één<b/>ñ</p:q>
    </r>
    """
  #expect(
    outline(try read(file)) == #"{urn:x}r@2:1[{http://www.w3.org/XML/1998/namespace}lang@2:34=nl][b@3:3=é]"#
      + #"[{urn:p}c@3:11=d]("\n  "@3:19 {urn:p}q@4:3("één"@4:8 {urn:x}b@4:11 "ñ"@4:15) "\n"@4:22)"#)
}

/// A file and its outline, marks and all.
@Test(arguments: [
  ("<a/>", "a@1:1"),
  ("\n\n <a\n/>\n<!-- end -->\n", "a@3:2"),
  ("<a>  x \t\n y  </a>", #"a@1:1("  x \t\n y  "@1:4)"#),
  ("<a> <b/> </a>", #"a@1:1(" "@1:4 b@1:5 " "@1:9)"#),
  ("<a>x\r\ny\rz</a>", #"a@1:1("x\ny\nz"@1:4)"#),
  ("<a>1 &lt; 2 &amp; 3&#233;&#xE9;</a>", #"a@1:1("1 < 2 & 3éé"@1:4)"#),
  ("<a><![CDATA[ <b>&amp;\n]]></a>", #"a@1:1(" <b>&amp;\n"@1:4)"#),
  ("<a>x<![CDATA[y]]>z</a>", #"a@1:1("xyz"@1:4)"#),
  ("<a>x<!-- <b/> & -->y<?do it?>z</a>", #"a@1:1("xyz"@1:4)"#),
  ("<a><!-- c --> <b/></a>", #"a@1:1(" "@1:14 b@1:15)"#),
  ("<a b='1\n2\t3' c=\"'\" d='&quot;&#10;&amp;lt;'/>", "a@1:1[b@1:4=1 2 3][c@2:6='][d@2:12=\"\n&lt;]"),
  (
    "<a xmlns='urn:1'><b xmlns=''/><c xmlns:d='urn:2'><d:c d:e='f' e='g'/></c></a>",
    "{urn:1}a@1:1(b@1:18 {urn:1}c@1:31({urn:2}c@1:50[{urn:2}e@1:55=f][e@1:63=g]))"
  ),
  ("<😀é b😀='c😀' d='e'>😀<f/></😀é>", #"😀é@1:1[b😀@1:5=c😀][d@1:13=e]("😀"@1:19 f@1:20)"#),
  ("\u{FEFF}<a/>", "a@1:1"),
])
func `what stands in a file is delivered as it is, with its place`(file: String, expected: String) throws {
  #expect(outline(try read(file)) == expected)
}

@Test func `an element gives its attributes, elements and text by name`() throws {
  let record = try read("<r id='a' xml:id='b'>one <b>two</b> three<c/></r>")
  #expect(record.attribute("id")?.value == "a")
  #expect(record.attribute("id", namespace: XMLElement.xmlNamespace)?.value == "b")
  #expect(record.attribute("ID") == nil)
  #expect(record.elements.map(\.name) == ["b", "c"])
  #expect(record.texts.map(\.value) == ["one ", " three"])
  #expect(record.text == "one two three")
}

@Test func `equal files give equal elements`() throws {
  let file = "<r><a x='1'>text</a><b/></r>"
  #expect(try read(file) == read(file))
  #expect(try read(file) != read("<r><a x='1'>text</a><c/></r>"))
}

// MARK: - Encodings

private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

private func latin1(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { UInt8($0.value) }
}

@Test(arguments: [true, false])
func `UTF-16 with a byte order mark is read, with or without its declaration`(bigEndian: Bool) throws {
  let element = "<é>\n <b x='ü'/>😀<c/></é>"
  let expected = #"("\n "#
  let bare = try XMLTree.read(utf16("\u{FEFF}" + element, bigEndian: bigEndian))
  #expect(outline(bare) == "é@1:1" + expected + #""@1:4 b@2:2[x@2:5=ü] "😀"@2:12 c@2:13)"#)
  let declared = try XMLTree.read(
    utf16("\u{FEFF}<?xml version='1.0' encoding='UTF-16'?>" + element, bigEndian: bigEndian))
  #expect(outline(declared) == "é@1:40" + expected + #""@1:43 b@2:2[x@2:5=ü] "😀"@2:12 c@2:13)"#)
}

@Test(arguments: ["ISO-8859-1", "latin1", "Windows-1252"])
func `a declared encoding is read`(encoding: String) throws {
  let declaration = "<?xml version='1.0' encoding='\(encoding)'?>"
  let column = declaration.count + 1
  let element = try XMLTree.read(latin1(declaration + "<r é='ü'>één<b/></r>"))
  #expect(
    outline(element) == #"r@1:\#(column)[é@1:\#(column + 3)=ü]("één"@1:\#(column + 9) b@1:\#(column + 12))"#)
}

@Test func `the euro sign of Windows-1252 is read`() throws {
  let file = Array("<?xml version='1.0' encoding='windows-1252'?><r>".utf8) + [0x80] + Array("</r>".utf8)
  #expect(try XMLTree.read(file).text == "€")
}

@Test func `bytes in another encoding than the file's are refused where they stand`() {
  #expect(
    fault(latin1("<r>\n een <b>één</b></r>"))?.description
      == "2:9: the bytes here are not UTF-8; another encoding must be declared: <?xml version=\"1.0\" encoding=\"…\"?>")
  #expect(fault(latin1("<r>\n<b x='ü'/></r>"))?.line == 2)
  #expect(
    fault(Array("<?xml version='1.0' encoding='US-ASCII'?>\n<r>é</r>".utf8))?.description
      == "2:4: the bytes here are no character in the encoding of the file")
  #expect(
    fault("\u{FEFF}<?xml version='1.0' encoding='ISO-8859-1'?><r>é</r>")?.message
      == "the file starts with the byte order mark of UTF-8, but declares the encoding 'ISO-8859-1'")
  #expect(
    fault("<?xml version='1.0' encoding='UTF-16'?><r/>")?.message
      == "the bytes are not in the encoding that the file declares")
  #expect(
    fault("<?xml version='1.0' encoding='nonsense'?><r/>")?.message == "unknown encoding 'nonsense'; UTF-8 is best")
  #expect(
    fault(Array("<?xml version='1.0' encoding='windows-1252'?>\n<r>".utf8) + [0x81] + Array("</r>".utf8))?.description
      == "2:4: the bytes here are no character in the encoding of the file")
}

@Test func `a file that ends in half a character is refused`() {
  #expect(
    fault(utf16("\u{FEFF}<r/>\n", bigEndian: false) + [0x0A])?.description
      == "2:1: the bytes here are no character in the encoding of the file")
  #expect(fault(Array("<r/>\n".utf8) + [0xC3])?.line == 2)
}

@Test(arguments: [
  [0xC0, 0x80], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0x80],
  [0xF0, 0x80, 0x80, 0x80], [0xEF, 0xBF, 0xBF],
])
func `bytes that are no character are refused in text, attributes, names and comments`(bytes: [UInt8]) {
  for (before, after) in [
    ("<r>", "</r>"), ("<r a='", "'/>"), ("<r", "/>"), ("<r><!--", "--></r>"), ("<r><?x ", "?></r>"),
  ] {
    let fault = fault(Array(before.utf8) + bytes + Array(after.utf8))
    #expect(fault?.line == 1, "\(before)")
  }
}
