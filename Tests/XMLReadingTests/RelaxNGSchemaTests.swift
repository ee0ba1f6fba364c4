import Testing
import XMLReading

private let records = """
  <grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:r"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
    <start>
      <element name="record">
        <attribute name="id"><data type="NCName"/></attribute>
        <oneOrMore><element name="n"><data type="integer"/></element></oneOrMore>
      </element>
    </start>
  </grammar>
  """

@Test func `a file that follows the schema has no violations`() throws {
  let schema = try RelaxNGSchema(Array(records.utf8))
  let file = "<record xmlns='urn:r' id='a'>\n <n>1</n> <n>-2</n>\n</record>"
  #expect(try schema.violations(in: Array(file.utf8)) == [])
}

@Test(arguments: [
  ("<record xmlns='urn:r' id='a'>\n <n>1</n>\n <n>x</n>\n</record>", 3),
  ("<record xmlns='urn:r' id='a'>\n <m>1</m>\n</record>", 2),
  ("\n<record xmlns='urn:r' id='a b'>\n <n>1</n>\n</record>", 2),
  ("\n<record xmlns='urn:r'>\n <n>1</n>\n</record>", 2),
  ("<record id='a'>\n <n>1</n>\n</record>", 1),
])
func `a departure from the schema is told with its line`(file: String, line: Int) throws {
  let violations = try RelaxNGSchema(Array(records.utf8)).violations(in: Array(file.utf8))
  #expect(violations.map(\.line).contains(line), "\(violations)")
  #expect(violations.allSatisfy { !$0.message.isEmpty })
}

@Test func `a file that is not XML is refused before it is judged`() throws {
  let schema = try RelaxNGSchema(Array(records.utf8))
  #expect(throws: XMLFault.self) { try schema.violations(in: Array("<record>".utf8)) }
}

@Test func `a schema that is none, or is not by itself, is refused`() {
  func fault(_ schema: String) -> XMLFault? {
    do throws(XMLFault) {
      _ = try RelaxNGSchema(Array(schema.utf8))
      return nil
    } catch {
      return error
    }
  }
  #expect(fault("<grammar") != nil)
  #expect(fault("<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n<nonsense/></grammar>")?.line == 2)
  #expect(
    fault("<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n<include href='/etc/passwd'/></grammar>")?.description
      == "2:1: <include> names another file; a schema must stand by itself")
}

@Test func `schemas judge side by side`() async throws {
  let schema = try RelaxNGSchema(Array(records.utf8))
  let good = Array("<record xmlns='urn:r' id='a'><n>1</n></record>".utf8)
  let bad = Array("<record xmlns='urn:r' id='a'><n>x</n></record>".utf8)
  let right = try await withThrowingTaskGroup(of: Bool.self) { group in
    for index in 0..<100 {
      group.addTask {
        try schema.violations(in: index.isMultiple(of: 2) ? good : bad).isEmpty == index.isMultiple(of: 2)
      }
    }
    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
  }
  #expect(right == 100)
}
