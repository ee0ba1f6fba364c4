import CLibXML2

extension SAXParser {
  /// The parser a callback is for, with true if the event comes from the file itself and not from within an entity.
  private static func parser(of userData: UnsafeMutableRawPointer?) -> (parser: SAXParser, isOutermost: Bool)? {
    guard let context = userData?.assumingMemoryBound(to: xmlParserCtxt.self),
      let pointer = context.pointee._private
    else { return nil }
    let parser = Unmanaged<SAXParser>.fromOpaque(pointer).takeUnretainedValue()
    return (parser, context == parser.context && context.pointee.inputNr <= 1)
  }

  /// The parser, if an event is to be passed on: it is the file's own and nothing was wrong so far.
  /// libxml2 parses an entity's replacement, too, and tells of it; its text is put together in ``Entities`` instead.
  private static func reading(_ userData: UnsafeMutableRawPointer?) -> SAXParser? {
    guard let (parser, isOutermost) = parser(of: userData), isOutermost, parser.fault == nil else { return nil }
    return parser
  }

  static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startDocument = { userData in
      xmlSAX2StartDocument(userData)
      SAXParser.reading(userData)?.startDocument()
    }
    sax.startElementNs = { userData, name, prefix, namespace, _, _, attributeCount, _, attributes in
      guard let name else { return }
      SAXParser.reading(userData)?.start(
        name: name, prefix: prefix, namespace: namespace, attributeCount: Int(attributeCount), attributes: attributes)
    }
    sax.endElementNs = { userData, _, _, _ in SAXParser.reading(userData)?.end() }
    sax.characters = { userData, bytes, count in SAXParser.reading(userData)?.text(bytes, count: Int(count)) }
    // White space and CDATA sections are text like any other.
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    sax.comment = { userData, _ in SAXParser.reading(userData)?.passOver() }
    sax.processingInstruction = { userData, _, _ in SAXParser.reading(userData)?.passOver() }
    sax.elementDecl = { userData, _, _, _ in SAXParser.reading(userData)?.keepCount() }
    sax.attributeDecl = { userData, _, _, _, _, _, values in
      xmlFreeEnumeration(values)
      SAXParser.reading(userData)?.keepCount()
    }
    sax.notationDecl = { userData, _, _, _ in SAXParser.reading(userData)?.keepCount() }
    sax.internalSubset = { userData, name, publicID, systemID in
      xmlSAX2InternalSubset(userData, name, publicID, systemID)
      if publicID != nil || systemID != nil { SAXParser.reading(userData)?.nameExternalSubset() }
    }
    sax.entityDecl = { userData, name, kind, publicID, systemID, content in
      xmlSAX2EntityDecl(userData, name, kind, publicID, systemID, content)
      guard let name else { return }
      SAXParser.reading(userData)?.declare(name, kind: kind, content: content)
    }
    sax.unparsedEntityDecl = { userData, name, _, _, _ in
      guard let name else { return }
      let kind = CInt(XML_EXTERNAL_GENERAL_UNPARSED_ENTITY.rawValue)
      SAXParser.reading(userData)?.declare(name, kind: kind, content: nil)
    }
    sax.getEntity = { userData, name in
      guard let (parser, _) = SAXParser.parser(of: userData), let name else { return nil }
      return parser.entity(name)
    }
    sax.getParameterEntity = { userData, _ in
      guard let (parser, _) = SAXParser.parser(of: userData) else { return nil }
      if parser.passesOverUnusedEntities, parser.context.hasJustDeclared { return nil }
      parser.fail(SAXParser.parameterEntities, at: parser.markOfLast("%"))
      return nil
    }
    sax.reference = { userData, name in
      guard let name else { return }
      SAXParser.reading(userData)?.reference(name)
    }
    // Without this one libxml2 would look for the file itself.
    sax.resolveEntity = { userData, _, _ in
      if let (parser, _) = SAXParser.parser(of: userData) { parser.fail(SAXParser.externalEntities, at: parser.mark) }
      return nil
    }
    sax.serror = { userData, error in
      guard let (parser, isOutermost) = SAXParser.parser(of: userData), let error else { return }
      parser.report(error.pointee, isWithinEntity: !isOutermost)
    }
    return sax
  }

  static let undecodable = "the bytes here are no character in the encoding of the file"
  static let parameterEntities = "parameter entities (%name;) are not read; write out what they stand for"
  static let externalEntities = "external entities are not read; write out what they stand for"
}

// MARK: - Events

extension SAXParser {
  private func startDocument() {
    startPositions()
    guard startsWithByteOrderMark, let declared = context.pointee.encoding else { return }
    let name = String(cString: declared)
    guard name.lowercased() != "utf-8", name.lowercased() != "utf8" else { return }
    fail("the file starts with the byte order mark of UTF-8, but declares the encoding '\(name)'", at: positions.mark)
  }

  private func nameExternalSubset() {
    guard !passesOverExternalSubset else { return }
    fail(
      "the document type names another file, which is not read; take the DOCTYPE out, or declare within it what is used",
      at: markOfLast("<"))
  }

  private func start(
    name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?,
    attributeCount: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    // An attribute's value holds no raw '<': the nearest one opens this tag.
    guard let input = context.pointee.input, let current = input.pointee.cur, let start = last(UInt8(ascii: "<"))
    else { return fail("the file is not well-formed XML", at: mark) }
    let mark = mark(at: start)
    open.append((prefix, name, mark))
    elementCount += 1
    pass { () throws(XMLFault) in
      try checkLimits(attributeCount: attributeCount, attributes: attributes, at: mark)
      try handler.start(
        SAXStartTag(
          localName: name, namespaceURI: namespace, mark: mark, attributeCount: attributeCount,
          attributePointers: attributes, tag: UnsafeBufferPointer(start: start, count: current - start), parser: self))
    }
    // The parser stands before '>' or '/>'; text starts behind it.
    textMark = self.mark(at: current.pointee == UInt8(ascii: ">") ? current + 1 : current)
  }

  private func checkLimits(
    attributeCount: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, at mark: XMLMark
  ) throws(XMLFault) {
    guard open.count <= limits.depth else {
      throw XMLFault(
        mark: mark, message: "elements stand more than \(limits.depth) levels deep, the most that is read")
    }
    guard elementCount <= limits.elements else {
      throw XMLFault(mark: mark, message: "the file holds more than \(limits.elements) elements, the most that is read")
    }
    guard attributeCount <= limits.attributes else {
      throw XMLFault(
        mark: mark, message: "the element has more than \(limits.attributes) attributes, the most that is read")
    }
    guard let attributes else { return }
    for index in 0..<attributeCount {
      guard let start = attributes[5 * index + 3], let end = attributes[5 * index + 4] else { continue }
      try count(text: end - start, at: mark)
    }
  }

  private func end() {
    textMark = mark
    open.removeLast()
    pass { () throws(XMLFault) in try handler.end() }
  }

  private func text(_ bytes: UnsafePointer<xmlChar>?, count: Int) {
    guard let bytes, count > 0 else { return }
    deliver(UnsafeBufferPointer(start: bytes, count: count))
  }

  private func deliver(_ bytes: UnsafeBufferPointer<UInt8>) {
    pass { () throws(XMLFault) in
      try count(text: bytes.count, at: mark)
      try handler.text(bytes, mark: textMark)
    }
  }

  /// A comment or an instruction: what follows is a run of text of its own for those who ask where it starts.
  private func passOver() {
    textMark = mark
  }

  private func declare(_ name: UnsafePointer<xmlChar>, kind: CInt, content: UnsafePointer<xmlChar>?) {
    let start = markOfLast("<")
    keepCount()
    do throws(Entities.Refusal) {
      switch xmlEntityType(rawValue: UInt32(kind)) {
      case XML_INTERNAL_GENERAL_ENTITY:
        let replacement = UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
        try entities.declare(String(cString: name), as: Array(replacement))
      case XML_INTERNAL_PARAMETER_ENTITY, XML_EXTERNAL_PARAMETER_ENTITY:
        if !passesOverUnusedEntities { fail(Self.parameterEntities, at: start) }
      case _ where passesOverUnusedEntities: try entities.declareExternal(String(cString: name))
      default: throw .external(String(cString: name))
      }
    } catch {
      fail(Self.words(for: error, limits: limits), at: start)
    }
  }

  /// Every reference passes here first, those that libxml2 would drop without a word among them.
  private func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard fault == nil else { return nil }
    do throws(Entities.Refusal) {
      try entities.charge(String(cString: name))
    } catch {
      fail(Self.words(for: error, limits: limits), at: markOfLast("&"))
      return nil
    }
    return xmlSAX2GetEntity(context, name)
  }

  private func reference(_ name: UnsafePointer<xmlChar>) {
    let place = markOfLast("&")
    do throws(Entities.Refusal) {
      try entities.text(of: String(cString: name)).withUnsafeBufferPointer { deliver($0) }
    } catch {
      fail(Self.words(for: error, limits: limits), at: place)
    }
  }
}
