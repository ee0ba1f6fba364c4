import Testing
import XMLReading

@Test func `the text of a declared entity is delivered in text and in attributes`() throws {
  let file = "<!DOCTYPE r [<!ENTITY e \"words\">]><r b='a &e; b'>a &e; b<c/>&e;</r>"
  #expect(outline(try read(file)) == #"r@1:35[b@1:38=a words b]("a words b"@1:50 c@1:57 "words"@1:61)"#)
}

@Test(arguments: [
  ("<!ENTITY e 'in &f; out'><!ENTITY f '&#233;\t&amp;'>", "in é\t& out", "in é & out"),
  ("<!ENTITY e '&#38;#60;&#38;amp;'>", "<&", "<&"),
  ("<!ENTITY e 'first'><!ENTITY e 'second'>", "first", "first"),
  ("<!ENTITY e ''>", "", ""),
  ("<!ENTITY e '&#10;'>", "\n", " "),
  ("<!ENTITY e 'x'><!ELEMENT r ANY><!NOTATION n PUBLIC 'n'><!-- c --><?p i?>", "x", "x"),
  ("<!ENTITY unused '<b>'><!ENTITY e 'x'>", "x", "x"),
])
func `an entity stands for what XML says it does`(declarations: String, text: String, attribute: String) throws {
  let element = try read("<!DOCTYPE r [\(declarations)]>\n<r a='&e;'>&e;</r>")
  #expect(element.text == text)
  #expect(element.attribute("a")?.value == attribute)
}

@Test func `a character reference in an attribute keeps its line end, an entity's becomes a space`() throws {
  let element = try read("<!DOCTYPE r [<!ENTITY e 'x\ny'>]><r a='&e;&#10;&e;'/>")
  #expect(element.attribute("a")?.value == "x y\nx y")
}

@Test func `a namespace may be spelt with references`() throws {
  let file = "<!DOCTYPE r [<!ENTITY n 'urn:x'>]>\n<r xmlns='&n;' xmlns:p='urn:a&amp;&#98;' p:a='1'/>"
  #expect(try outline(read(file)) == "{urn:x}r@2:1[{urn:a&b}a@2:42=1]")
}

@Test func `an attribute given by default is delivered with the element's place`() throws {
  let file = "<!DOCTYPE r [<!ENTITY e 'x'><!ATTLIST r d CDATA '&e;y' t NMTOKEN #IMPLIED>]>\n<r t=' z '/>"
  #expect(outline(try read(file)) == "r@2:1[t@2:4=z][d@2:1=xy]")
}

@Test
func `what a document type elsewhere declares is read as HTML has it, or stays as it is written, and both are told`()
  throws
{
  let doctype = "<!DOCTYPE r PUBLIC '-//X//Y//EN' 'https://example.org/r.dtd'>\n"
  #expect(outline(try readExport(doctype + "<r a='b'>text</r>")) == #"r@2:1[a@2:4=b]("text"@2:10)"#)
  let (root, remarks) = try readExport(Array((doctype + "<r a='&eacute;'>a &alpha; &nope; b</r>").utf8))
  #expect(outline(root) == #"r@2:1[a@2:4=é]("a α &nope; b"@2:17)"#)
  #expect(
    remarks.map(\.place.description) == [
      "2:7: &eacute; is read as HTML has it: the document type that declares it is not fetched",
      "2:19: &alpha; is read as HTML has it: the document type that declares it is not fetched",
      "2:27: &nope; stays as it is written: the document type that declares it is not fetched",
    ])
  #expect(remarks.map(\.isFault) == [false, false, true])
  let standalone = "<?xml version='1.0' standalone='yes'?>" + doctype + "<r>&alpha;</r>"
  #expect(faultOfExport(standalone)?.line == 2)
}

@Test(arguments: [
  ("<!ENTITY e '<b>x</b>'>", #"r@2:1(b@2:4("x"@2:4) "!"@2:7)"#),
  ("<!ENTITY e '<!-- c -->x<?p i?><![CDATA[<b>]]>'>", #"r@2:1("x<b>!"@2:7)"#),
  ("<!ENTITY e '<b c=\"d\" f=\"&g;\"/>y'><!ENTITY g 'h'>", #"r@2:1(b@2:4[c@2:5=d][f@2:5=h] "y!"@2:7)"#),
  ("<!ENTITY e 'a&f;'><!ENTITY f '<b>&g;</b>'><!ENTITY g '<c/>'>", #"r@2:1("a"@2:4 b@2:4(c@2:4) "!"@2:7)"#),
  ("<!ATTLIST b c CDATA 'd'><!ENTITY e '<b/>'>", #"r@2:1(b@2:4[c@2:4=d] "!"@2:7)"#),
  ("<!ENTITY % p '<!ENTITY e \"x\">'>%p;", #"r@2:1("x!"@2:4)"#),
  ("<!ENTITY % p '<!ENTITY e \"<b/>\">'><!ENTITY % q '&#37;p;'>%q;", #"r@2:1(b@2:4 "!"@2:7)"#),
])
func `an entity may hold tags, comments and sections, and stands where it is referred to`(
  declarations: String, expected: String
) throws {
  let element = try read("<!DOCTYPE r [\(declarations)]>\n<r>&e;!</r>")
  #expect(outline(element) == expected)
}

@Test func `elements of an entity are in the namespace in which it is referred to`() throws {
  let file = "<!DOCTYPE r [<!ENTITY e '<b/><p:b p:c=\"d\"/>'>]>\n<r xmlns='urn:x' xmlns:p='urn:p'>&e;</r>"
  let element = try read(file)
  #expect(outline(element) == "{urn:x}r@2:1({urn:x}b@2:34 {urn:p}b@2:34[{urn:p}c@2:35=d])")
}

@Test(arguments: ["SYSTEM 'r.dtd'", "PUBLIC '-//X//Y//EN' 'https://example.org/r.dtd' [<!ENTITY e 'x'>]"])
func `a file that is to be kept may not name a document type elsewhere`(external: String) {
  let expected =
    "2:1: the document type names another file, which is not read; take the DOCTYPE out, or declare within it what is used"
  let file = "<?xml version='1.0'?>\n<!DOCTYPE r \(external)>\n<r/>"
  #expect(throws: XMLFault.self) { try XMLTree.read(Array(file.utf8)) }
  do throws(XMLFault) {
    _ = try XMLTree.read(Array(file.utf8))
  } catch {
    #expect(error.description == expected)
  }
}

@Test(arguments: [
  (
    "<r>a &e; b</r>",
    "1:6: entity 'e' is not declared in this file; write the character itself or its number, such as &#233;"
  ),
  (
    "<r b='&nbsp;'/>",
    "1:7: entity 'nbsp' is not declared in this file; write the character itself or its number, such as &#233;"
  ),
  (
    "<!DOCTYPE r [<!ENTITY e '&f;'>]>\n<r>&e;</r>",
    "2:4: entity 'f' is not declared in this file; write the character itself or its number, such as &#233;"
  ),
  (
    "<!DOCTYPE r [<!ENTITY e '<b>x'>]>\n<r>\n &e;</r>",
    "3:5: in the text of an entity: <b> is not closed"
  ),
  (
    "<!DOCTYPE r [<!ENTITY e '<b>x</b>'>]>\n<r b='&e;'/>",
    "2:10: entity 'e' holds a '<', which may not stand in the value of an attribute"
  ),
  (
    "<!DOCTYPE r [<!ENTITY e 'a &#38; b'>]>\n<r>&e;</r>",
    "2:7: in the text of an entity: expected a name here; a bare '&' is written &amp; and a bare '<' is written &lt;"
  ),
  (
    "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>\n<r>&a;</r>",
    "2:7: in the text of an entity: entities that refer to each other in a circle, too deep or too often; write out what they stand for"
  ),
  (
    "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>\n<r x='&a;'/>",
    "2:4: entity 'a' refers to itself"
  ),
  (
    "<!DOCTYPE r [\n<!ENTITY % p SYSTEM 'x'>]><r/>",
    "2:1: entity 'p' is external: external entities are not read; write out what they stand for"
  ),
  (
    "<!DOCTYPE r [<!ENTITY e ']]&#62;'>]>\n<r>&e;</r>",
    "2:7: in the text of an entity: ']]>' may not stand in text; write ]]&gt;"
  ),
  (
    "<!DOCTYPE r [\n%p;]><r/>",
    "2:4: entity 'p' is not declared in this file; write the character itself or its number, such as &#233;"
  ),
])
func `an entity whose text cannot be delivered has the file refused`(file: String, expected: String) {
  #expect(fault(file)?.description == expected)
}

/// The chain e0 → e1 → … → e(depth), which ends in a word.
private func chain(depth: Int) -> String {
  (0..<depth).map { "<!ENTITY e\($0) '&e\($0 + 1);'>" }.joined() + "<!ENTITY e\(depth) 'end'>"
}

@Test func `entities within entities are read down to a certain depth`() throws {
  #expect(try read("<!DOCTYPE r [\(chain(depth: 5))]><r a='&e0;'>&e0;</r>").text == "end")
  #expect(try read("<!DOCTYPE r [\(chain(depth: 15))]><r>&e0;</r>").text == "end")
  for depth in [50, 5_000] {
    #expect(fault("<!DOCTYPE r [\(chain(depth: depth))]>\n<r>&e0;</r>")?.line == 2, "\(depth) deep in text")
    #expect(fault("<!DOCTYPE r [\(chain(depth: depth))]>\n<r a='&e0;'/>")?.line == 2, "\(depth) deep in an attribute")
  }
}
