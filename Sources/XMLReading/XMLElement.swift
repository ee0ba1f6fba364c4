/// An element of an XML document, with its place.
package struct XMLElement: Sendable {
  /// The namespace's name, or nil.
  package var namespace: String?
  /// The local name.
  package var name: String
  package var attributes: [XMLAttribute]
  /// The elements directly inside.
  package var elements: [XMLElement] = []
  /// The words directly inside, as they stand, with those of CDATA sections.
  package var text = ""
  /// Where the start tag begins; both counted from 1, the column in Unicode scalars.
  package var line: Int
  package var column: Int

  package init(namespace: String?, name: String, attributes: [XMLAttribute], line: Int, column: Int) {
    self.namespace = namespace
    self.name = name
    self.attributes = attributes
    self.line = line
    self.column = column
  }
}

/// An attribute, with the place of its element.
package struct XMLAttribute: Sendable {
  package var namespace: String?
  package var name: String
  package var value: String
  package var line: Int
  package var column: Int

  package init(namespace: String?, name: String, value: String, line: Int, column: Int) {
    self.namespace = namespace
    self.name = name
    self.value = value
    self.line = line
    self.column = column
  }
}

/// Why a document is not read, and where.
package struct XMLFault: Error, Hashable {
  package var line: Int
  package var column: Int
  package var message: String

  package init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }
}

/// How much a document may hold. libxml2's own limits stay on beside these.
package struct XMLLimits: Sendable {
  /// How deep elements may stand in each other.
  package var depth: Int
  /// Bytes of text and attribute values in all.
  package var textBytes: Int

  package init(depth: Int = 100, textBytes: Int = 32 << 20) {
    self.depth = depth
    self.textBytes = textBytes
  }
}
