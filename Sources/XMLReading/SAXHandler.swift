import CLibXML2

/// What takes the events of a ``SAXParser``, in the order of the file.
///
/// The bytes and the tag handed over live for the call only.
protocol SAXHandler: AnyObject {
  func start(_ element: SAXStartTag) throws(XMLFault)
  /// The innermost open element closes.
  func end() throws(XMLFault)
  /// Some text of the innermost open element, in UTF-8: not necessarily all that stands there.
  /// - Parameter mark: where the run of text between two tags, comments or instructions started.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, mark: XMLMark) throws(XMLFault)
}

/// A start tag in the parser's memory; values are made only of what is asked for.
struct SAXStartTag {
  let localName: UnsafePointer<xmlChar>
  let namespaceURI: UnsafePointer<xmlChar>?
  let mark: XMLMark
  let attributeCount: Int
  /// How many of them the document type gives; they come last.
  private let defaultCount: Int
  private let parser: SAXParser
  /// Five pointers each: local name, prefix, namespace, value, end of the value.
  private let attributePointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  /// As it stands in the file; nil within an entity.
  private let tag: UnsafeBufferPointer<UInt8>?

  init(
    localName: UnsafePointer<xmlChar>, namespaceURI: UnsafePointer<xmlChar>?, mark: XMLMark, attributeCount: Int,
    defaultCount: Int, attributePointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    tag: UnsafeBufferPointer<UInt8>?, parser: SAXParser
  ) {
    self.localName = localName
    self.namespaceURI = namespaceURI
    self.mark = mark
    self.attributeCount = attributeCount
    self.defaultCount = defaultCount
    self.attributePointers = attributePointers
    self.tag = tag
    self.parser = parser
  }

  var name: String {
    get throws(XMLFault) { try String(utf8: localName, mark: mark) }
  }

  var namespace: String? {
    get throws(XMLFault) {
      guard let namespaceURI else { return nil }
      return try Self.uri(namespaceURI, of: parser, mark: mark)
    }
  }

  /// A namespace is declared by an attribute, and may hold references like any other.
  private static func uri(
    _ uri: UnsafePointer<xmlChar>, of parser: SAXParser, mark: XMLMark
  ) throws(XMLFault) -> String {
    // Most elements of a file are in one namespace, and libxml2 keeps one copy of its name.
    if let last = parser.lastNamespace, last.pointer == uri { return last.name }
    let name = try parser.attributeValue(UnsafeBufferPointer(start: uri, count: Int(xmlStrlen(uri))), mark: mark)
    parser.lastNamespace = (uri, name)
    return name
  }

  /// The attributes as values, their entities resolved.
  var attributes: [XMLAttribute] {
    get throws(XMLFault) {
      guard let attributePointers, attributeCount > 0 else { return [] }
      var scanner = tag.map { AttributeMarks(tag: $0, mark: mark) }
      // Of an entity the name, which no default has.
      let inEntity = XMLMark(line: mark.line, column: mark.column + 1)
      var attributes: [XMLAttribute] = []
      attributes.reserveCapacity(attributeCount)
      for index in 0..<attributeCount {
        let fields = attributePointers + 5 * index
        let mark = index < attributeCount - defaultCount ? scanner?.next() ?? inEntity : mark
        guard let name = fields[0], let start = fields[3], let end = fields[4] else { continue }
        var namespace: String?
        if let uri = fields[2] { namespace = try Self.uri(uri, of: parser, mark: mark) }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        attributes.append(
          XMLAttribute(
            namespace: namespace, name: try String(utf8: name, mark: mark),
            value: try parser.attributeValue(value, mark: mark), mark: mark))
      }
      return attributes
    }
  }
}

extension String {
  /// A value of UTF-8 bytes; bytes that are not UTF-8 are refused, never replaced.
  init(utf8 bytes: UnsafeBufferPointer<UInt8>, mark: XMLMark) throws(XMLFault) {
    // `String(validating:as:)` takes ten times as long for the short strings of which a file is made, nearly all ASCII.
    if bytes.reduce(0, |) < 0x80 {
      self = String(decoding: bytes, as: UTF8.self)
      return
    }
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw XMLFault(mark: mark, message: "the text here is not valid UTF-8")
    }
    self = string
  }

  init(utf8 terminated: UnsafePointer<xmlChar>, mark: XMLMark) throws(XMLFault) {
    try self.init(utf8: UnsafeBufferPointer(start: terminated, count: Int(xmlStrlen(terminated))), mark: mark)
  }
}
