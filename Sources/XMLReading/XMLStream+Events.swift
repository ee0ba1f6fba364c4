import CLibXML2

extension XMLStream {
  /// Lends the stream to which the parser hands its events.
  @inline(__always)
  static func with(_ stream: UnsafeMutableRawPointer?, _ body: (XMLStream) -> Void) {
    guard let stream else { return }
    Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef(body)
  }

  static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startDocument = {
      XMLStream.with($0) {
        xmlSAX2StartDocument($0.context)
        // From here on elements come as in SAX1, with the names as they are written: sorting out namespaces, of which the
        // formats have none, would take libxml2 a sixteenth more. Errors come as in SAX2.
        $0.context.pointee.sax2 = 0
        $0.settleDecoding()
      }
    }
    sax.startElement = { stream, name, attributes in
      guard let name else { return }
      XMLStream.with(stream) { $0.start(name, attributes) }
    }
    sax.endElement = { stream, _ in XMLStream.with(stream) { $0.end() } }
    sax.characters = { stream, bytes, count in
      guard let bytes else { return }
      XMLStream.with(stream) {
        let text = UnsafeBufferPointer(start: bytes, count: Int(count))
        if $0.heedsSpace || !XMLStream.isSpace(text) { $0.text(text) }
      }
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = { stream, bytes, count in
      XMLStream.with(stream) { $0.handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)), isLast: false) }
    }
    sax.comment = { stream, words in
      guard let words, xmlStrlen(words) > XMLStream.longestMarkup else { return }
      XMLStream.with(stream) { $0.failOfLength() }
    }
    sax.processingInstruction = { stream, _, words in
      guard let words, xmlStrlen(words) > XMLStream.longestMarkup else { return }
      XMLStream.with(stream) { $0.failOfLength() }
    }
    sax.internalSubset = { stream, name, external, system in
      XMLStream.with(stream) { xmlSAX2InternalSubset($0.context, name, external, system) }
    }
    sax.attributeDecl = { _, _, _, _, _, _, values in xmlFreeEnumeration(values) }
    sax.entityDecl = { stream, name, _, _, _, _ in
      guard let name else { return }
      XMLStream.with(stream) {
        $0.fail(
          "the file declares the entity '\(String(cString: name))'; entities are not read from exports: "
            + "write out what they stand for")
      }
    }
    sax.unparsedEntityDecl = { stream, _, _, _, _ in
      XMLStream.with(stream) { $0.fail("entities are not read from exports") }
    }
    sax.getEntity = { stream, name in
      guard let name else { return nil }
      if let known = xmlGetPredefinedEntity(name) { return known }
      XMLStream.with(stream) {
        $0.fail("entity '\(String(cString: name))' is not known; write the character itself or its number")
      }
      return nil
    }
    sax.getParameterEntity = { stream, _ in
      XMLStream.with(stream) { $0.fail("parameter entities are not read") }
      return nil
    }
    sax.resolveEntity = { stream, _, _ in
      XMLStream.with(stream) { $0.fail("external entities are not read") }
      return nil
    }
    sax.serror = { stream, error in
      guard let error else { return }
      XMLStream.with(stream) { $0.report(error.pointee) }
    }
    return sax
  }

  @inline(__always)
  func start(_ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    hasElements = true
    var count = 0
    if let values {
      count = take(values)
      if count < 0 { return }
    }
    let known = known(name)
    heedsSpace = handler.start(
      XMLStreamTag(
        number: Int(known.number), name: known.bytes,
        attributes: UnsafeBufferPointer(start: attributes.baseAddress, count: count), line: line))
  }

  /// - Parameter values: names and values in turns, up to a nil.
  /// - Returns: how many attributes there are, declarations of namespaces apart; -1 where they cannot be read.
  func take(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> Int {
    var place = 0
    var count = 0
    while let name = values[place], let start = values[place + 1] {
      let known = known(name)
      place += 2
      if known.number < 0 { continue }
      let value = UnsafeBufferPointer(terminated: start)
      guard value.count <= Self.longestMarkup else {
        failOfLength()
        return -1
      }
      guard count < Self.mostAttributes else {
        fail("an element has more than \(Self.mostAttributes) attributes")
        return -1
      }
      attributes[count] = XMLStreamAttribute(number: Int(known.number), name: known.bytes, value: value)
      count += 1
    }
    return count
  }

  @inline(__always)
  func end() {
    heedsSpace = handler.end(line: line)
  }

  @inline(__always)
  func text(_ bytes: UnsafeBufferPointer<xmlChar>) {
    guard let start = bytes.baseAddress, let input = context.pointee.input else { return }
    // Only where the text lies in the parser's memory, what follows it can be looked at.
    let end = start + bytes.count
    let isLast =
      start >= input.pointee.base && end + 1 < input.pointee.end && end[0] == UInt8(ascii: "<")
      && end[1] == UInt8(ascii: "/")
    handler.text(bytes, isLast: isLast)
  }

  /// Whether a text is white space: no other byte up to the space stands in well-formed XML.
  static func isSpace(_ text: UnsafeBufferPointer<xmlChar>) -> Bool {
    guard let start = text.baseAddress, start[0] <= 0x20 else { return text.isEmpty }
    var place = 0
    while place &+ 8 <= text.count {
      let word = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if (word | (word &+ 0x5F5F_5F5F_5F5F_5F5F)) & 0x8080_8080_8080_8080 != 0 { return false }
      place &+= 8
    }
    while place < text.count {
      if start[place] > 0x20 { return false }
      place &+= 1
    }
    return true
  }
}
