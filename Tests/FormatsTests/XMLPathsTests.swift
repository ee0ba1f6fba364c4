import Testing
import XMLReading

@testable import Formats

@Suite("Paths of XML formats")
struct XMLPathsTests {
  @Test(arguments: [PubMedTaker.fields, JATSTaker.fields, EndNoteTaker.fields])
  func `rows that overlap lead where each by itself does, by every name`(fields: XMLFields) {
    let paths = XMLPaths(fields) { _ in 0 }
    for node in fields.nodes.indices {
      let children = (0..<fields.names.count).map { paths.child(of: node, number: $0).node }
      #expect(children == (0..<fields.names.count).map { fields.node(below: node, number: $0) })
      #expect(children.allSatisfy { $0 == 0 || paths.parent(of: $0) == node })
    }
  }
}
