import CLibXML2

extension SAXParser {
  /// The parser a callback is for, which libxml2 names in the context in which it reads an entity, too; nil once something
  /// was wrong.
  private static func reading(_ userData: UnsafeMutableRawPointer?) -> SAXParser? {
    guard let parser = parser(of: userData), parser.fault == nil else { return nil }
    return parser
  }

  private static func parser(of userData: UnsafeMutableRawPointer?) -> SAXParser? {
    userData?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private.map {
      Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue()
    }
  }

  static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startDocument = { userData in
      xmlSAX2StartDocument(userData)
      SAXParser.reading(userData)?.startDocument()
    }
    sax.startElementNs = { userData, name, prefix, namespace, _, _, attributeCount, defaultCount, attributes in
      guard let name, let parser = SAXParser.reading(userData) else { return }
      let isInEntity = userData != UnsafeMutableRawPointer(parser.context)
      parser.start(
        name: name, prefix: prefix, namespace: namespace, attributeCount: Int(attributeCount),
        defaultCount: Int(defaultCount), attributes: attributes, isInEntity: isInEntity)
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
      guard let name else { return }
      SAXParser.reading(userData)?.declare(name, kind: kind, publicID, systemID, content)
    }
    sax.unparsedEntityDecl = { userData, name, _, _, _ in
      guard let name else { return }
      let kind = CInt(XML_EXTERNAL_GENERAL_UNPARSED_ENTITY.rawValue)
      SAXParser.reading(userData)?.declare(name, kind: kind, nil, nil, nil)
    }
    sax.getEntity = { userData, name in
      guard let name, let parser = SAXParser.reading(userData) else { return nil }
      return parser.entity(name, isInEntity: userData != UnsafeMutableRawPointer(parser.context))
    }
    sax.getParameterEntity = { userData, name in
      guard let name else { return nil }
      return SAXParser.reading(userData)?.parameterEntity(name)
    }
    // Without this one libxml2 would look for the file itself.
    sax.resolveEntity = { userData, _, _ in
      if let parser = SAXParser.reading(userData) { parser.fail(SAXParser.externalEntities, at: parser.mark) }
      return nil
    }
    sax.serror = { userData, error in
      guard let parser = SAXParser.reading(userData), let error else { return }
      let isOutermost = userData == UnsafeMutableRawPointer(parser.context) && parser.context.pointee.inputNr <= 1
      parser.report(error.pointee, isWithinEntity: !isOutermost)
    }
    return sax
  }

  static let undecodable = "the bytes here are no character in the encoding of the file"
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
    guard !passesOverOtherFiles else { return }
    fail(
      "the document type names another file, which is not read; take the DOCTYPE out, or declare within it what is used",
      at: markOfLast("<"))
  }

  private func start(
    name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?,
    attributeCount: Int, defaultCount: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    isInEntity: Bool
  ) {
    // An attribute's value holds no raw '<': the nearest one opens this tag, if it is not within an entity.
    guard let current = input?.pointee.cur, let start = last(UInt8(ascii: "<"))
    else { return fail("the file is not well-formed XML", at: mark) }
    let mark = isInEntity ? referenceMark : mark(at: start)
    open.append((prefix, name, mark))
    elementCount += 1
    let tag = isInEntity ? nil : UnsafeBufferPointer(start: start, count: current - start)
    pass { () throws(XMLFault) in
      try checkLimits(attributeCount: attributeCount, attributes: attributes, at: mark)
      try handler.start(
        SAXStartTag(
          localName: name, namespaceURI: namespace, mark: mark, attributeCount: attributeCount,
          defaultCount: defaultCount, attributePointers: attributes, tag: tag, parser: self))
    }
    // The parser stands before '>' or '/>'; text starts behind it.
    textMark = isInEntity ? mark : self.mark(at: current.pointee == UInt8(ascii: ">") ? current + 1 : current)
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

  private func declare(
    _ name: UnsafePointer<xmlChar>, kind: CInt, _ publicID: UnsafePointer<xmlChar>?,
    _ systemID: UnsafePointer<xmlChar>?, _ content: UnsafeMutablePointer<xmlChar>?
  ) {
    let start = markOfLast("<")
    keepCount()
    settle(at: start) { () throws(Entities.Refusal) in
      switch xmlEntityType(rawValue: UInt32(kind)) {
      case XML_INTERNAL_GENERAL_ENTITY, XML_INTERNAL_PARAMETER_ENTITY: break
      default: if !passesOverOtherFiles { throw .external(String(cString: name)) }
      }
      try declared.declare(name, kind: kind, publicID, systemID, content, in: context)
    }
  }

  private func parameterEntity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    settle(at: markOfLast("%")) { () throws(Entities.Refusal) in try declared.parameterEntity(name, in: context) }
      ?? nil
  }

  private func entity(_ name: UnsafePointer<xmlChar>, isInEntity: Bool) -> xmlEntityPtr? {
    if !isInEntity { referenceMark = placeOfReference }
    let found = settle(at: referenceMark) { () throws(Entities.Refusal) in try declared.entity(name, in: context) }
    if let remark = found?.remark, remarks.count < limits.entityReferences {
      remarks.append(XMLRemark(place: XMLFault(mark: referenceMark, message: remark.message), isFault: remark.isFault))
    }
    return found?.entity
  }

  /// Where the reference at hand begins. In a tag, that is not told of yet: it is counted up to from here again.
  private var placeOfReference: XMLMark {
    let counted = positions
    defer { positions = counted }
    return markOfLast("&")
  }

  /// - Returns: nil where something was in the way; that is the fault of the file.
  @discardableResult
  private func settle<Result>(at place: XMLMark, _ body: () throws(Entities.Refusal) -> Result) -> Result? {
    do throws(Entities.Refusal) {
      return try body()
    } catch {
      fail(Self.words(for: error, limits: limits), at: place)
      return nil
    }
  }
}
