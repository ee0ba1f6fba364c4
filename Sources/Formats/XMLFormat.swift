import Records
import XMLReading

/// XML in the namespace `urn:garner:record:1`, as the RELAX NG schema describes it.
package enum XMLFormat: RecordFormat {
  package static let name = "xml"

  package static func read(_ bytes: [UInt8], shape: ObjectShape, file: String) -> Reading<Node> {
    do throws(XMLFault) {
      var reader = XMLNodeReader(file: file)
      let root = try XMLTree.read(bytes)
      let node = reader.root(root, shape)
      return Reading(value: node, problems: reader.problems)
    } catch {
      let problem = Problem(
        file: file, mark: Mark(line: error.line, column: error.column), message: error.message)
      return Reading(value: nil, problems: [problem])
    }
  }

  package static func write(_ node: Node, shape: ObjectShape) -> String {
    XMLWriter.write(node, shape: shape, namespace: RecordShape.namespace)
  }
}
