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
