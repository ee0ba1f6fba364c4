import Testing
import XMLReading

/// What is not well-formed, one file a kind, with the whole message.
@Test(arguments: [
  ("", "1:1: the file is empty; expected an XML element"),
  ("     \n", "2:1: the file ends before its first element"),
  ("{\"id\": 1}", "1:1: the file holds no XML; expected an element such as <record>"),
  ("<a><b></a>", "1:7: expected </b> to close <b> of line 1"),
  ("<a>\n <p:b xmlns:p='urn:p'>é</c>\n</a>", "2:24: expected </p:b> to close <p:b> of line 2"),
  ("<a>\n <b x='1'\n x='2'/></a>", "2:2: attribute 'x' stands twice in one tag"),
  ("<a xmlns:p='u' xmlns:q='u'>\n<b p:x='1' q:x='2'/></a>", "2:1: attribute 'x' stands twice in one tag"),
  ("<a b=c/>", "1:6: expected the attribute's value in quotation marks"),
  ("<a b/>", "1:5: attribute 'b' has no value; expected ="),
  ("<a b='1'c='2'/>", "1:9: expected a space here"),
  (
    "<a b='x<y'/>",
    "1:8: '<' in an attribute's value: it is written &lt; there, or the quotation mark before it is missing"
  ),
  ("<a>é & b</a>", "1:6: expected a name here; a bare '&' is written &amp; and a bare '<' is written &lt;"),
  ("<a>é\n < b</a>", "2:2: expected a name here; a bare '&' is written &amp; and a bare '<' is written &lt;"),
  ("<a>é &amp b</a>", "1:6: expected ';' after the entity's name; a bare '&' is written &amp;"),
  (
    "<a>&#0;</a>", "1:4: this reference names no character that may stand in XML; expected one such as &#233; or &#xE9;"
  ),
  (
    "<a>&#x;</a>", "1:4: this reference names no character that may stand in XML; expected one such as &#233; or &#xE9;"
  ),
  ("<a>]]></a>", "1:4: ']]>' may not stand in text; write ]]&gt;"),
  ("<a>\nx\u{0}y</a>", "2:2: the character U+0000 may not stand in XML"),
  ("<a>\nx\u{1F}y</a>", "2:2: the character U+001F may not stand in XML"),
  ("<a b='\u{1}'/>", "1:7: the character U+0001 may not stand in XML"),
  ("<p:a/>", "1:1: the prefix 'p' is bound to no namespace; expected xmlns:p=\"…\""),
  ("<a>\n<b p:x='1'/></a>", "2:1: the prefix 'p' is bound to no namespace; expected xmlns:p=\"…\""),
  ("<a\n xmlns='urn: x'/>", "2:16: the namespace 'urn: x' is not a valid URI"),
  ("<?xml version='5.0'?><a/>", "1:20: expected an XML declaration of version 1.0: <?xml version=\"1.0\"?>"),
  ("<?xml encoding='UTF-8'?><a/>", "1:7: expected an XML declaration of version 1.0: <?xml version=\"1.0\"?>"),
  ("<a/>\n<b/>", "2:1: there is something after the end of the root element; expected the end of the file"),
  ("<a/>\nx", "2:1: there is something after the end of the root element; expected the end of the file"),
  ("\n<?xml version='1.0'?><a/>", "2:6: '<?xml …?>' may stand at the very start of a file only"),
  ("<a><!-- x -- y --></a>", "1:11: '--' may not stand in a comment"),
  ("<a>\n<b>text", "2:8: the file ends before </b>, which closes <b> of line 2"),
  ("<a>\n<b></b>\n", "3:1: the file ends before </a>, which closes <a> of line 1"),
  ("<a>\n<b te", "2:6: the file ends here: attribute 'te' has no value; expected ="),
  ("<a>\n<!-- x ", "2:8: the file ends here: expected '-->' to end the comment"),
  ("<a>\n<?x y", "2:6: the file ends here: expected '?>' to end the instruction"),
  ("<a><![CDATA[ x ", "1:16: the file ends before </a>, which closes <a> of line 1"),
])
func `a file that is not well-formed is refused with its place and what was expected`(
  file: String, expected: String
) {
  #expect(fault(file)?.description == expected)
}

@Test func `the first of several faults is told`() {
  #expect(fault("<a>\n<b x=1/>\n<c></d>\n</a>")?.line == 2)
}

@Test func `a fault far into a large file has its exact place`() {
  let lines = (0..<5_000).map { "<p n='\($0)'>één regel 😀</p>\n" }.joined()
  #expect(fault("<r>\n" + lines + "  ééé <q></r>")?.description == "5002:10: expected </q> to close <q> of line 5002")
}
