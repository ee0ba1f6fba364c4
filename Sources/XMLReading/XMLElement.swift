/// A place in an XML file: line and column, both counted from 1, the column in Unicode scalars.
package struct XMLMark: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: XMLMark, right: XMLMark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// One attribute of an element; namespace declarations are not among them.
package struct XMLAttribute: Hashable, Sendable {
  /// The namespace of a prefixed name (`xml:lang`: ``XMLElement/xmlNamespace``); nil for a bare one.
  package var namespace: String?
  package var name: String
  /// The value after XML's own normalisation: references resolved, line ends and tabs as spaces.
  package var value: String
  /// Where the attribute's name starts; the element's mark where a document type gives the attribute by default.
  package var mark: XMLMark

  package init(namespace: String? = nil, name: String, value: String, mark: XMLMark) {
    self.namespace = namespace
    self.name = name
    self.value = value
    self.mark = mark
  }
}

/// A run of text between two tags, white space as it stands, CDATA sections and entities included.
package struct XMLText: Hashable, Sendable {
  package var value: String
  /// Where the run starts.
  package var mark: XMLMark

  package init(_ value: String, mark: XMLMark) {
    self.value = value
    self.mark = mark
  }
}

/// What stands in an element. Comments and processing instructions are not kept.
package enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(XMLText)
}

/// An element with all that stands in it: a value, free of the parser's memory.
package struct XMLElement: Hashable, Sendable {
  /// The namespace that the prefix `xml` is always bound to.
  package static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  /// The namespace's URI, nil where the name is in none.
  package var namespace: String?
  /// The name without its prefix.
  package var name: String
  /// In the order of the file; those given by default in a document type come last.
  package var attributes: [XMLAttribute]
  /// In the order of the file. No two texts stand side by side.
  package var children: [XMLNode]
  /// Where the start tag's `<` stands.
  package var mark: XMLMark

  package init(
    namespace: String? = nil, name: String, attributes: [XMLAttribute] = [], children: [XMLNode] = [], mark: XMLMark
  ) {
    self.namespace = namespace
    self.name = name
    self.attributes = attributes
    self.children = children
    self.mark = mark
  }

  /// The child elements, without the text around them.
  package var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The element's own pieces of text, without those of the elements in it.
  package var texts: [XMLText] {
    children.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// All the text in the element and in the elements within, in the order of the file.
  package var text: String {
    children.reduce(into: "") { text, child in
      switch child {
      case .element(let element): text += element.text
      case .text(let piece): text += piece.value
      }
    }
  }

  /// The attribute of that name, bare unless a namespace is given.
  package func attribute(_ name: String, namespace: String? = nil) -> XMLAttribute? {
    attributes.first { $0.name == name && $0.namespace == namespace }
  }
}
