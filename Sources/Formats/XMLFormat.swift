import Records

/// XML in the namespace `urn:garner:record:1`, as the RELAX NG schema describes it.
package enum XMLFormat: RecordFormat {
  package static let name = "xml"

  package static func read(_ bytes: [UInt8], shape: ObjectShape, file: String) -> Reading<Node> {
    Reading(value: nil, problems: [Problem(file: file, message: "XML is not read yet")])
  }

  package static func write(_ node: Node, shape: ObjectShape) -> String {
    XMLWriter.write(node, shape: shape, namespace: RecordShape.namespace)
  }
}
