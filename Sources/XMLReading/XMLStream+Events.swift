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
        $0.settleDecoding()
      }
    }
    // What a document type gives an attribute by default, the last of them, is not read: that is told where it is declared.
    sax.startElementNs = { stream, name, _, _, _, _, count, defaults, attributes in
      guard let name else { return }
      XMLStream.with(stream) { $0.start(name, attributes, count: Int(count &- defaults)) }
    }
    sax.endElementNs = { stream, _, _, _ in XMLStream.with(stream) { $0.end() } }
    sax.characters = { stream, bytes, count in
      guard let bytes else { return }
      XMLStream.with(stream) { $0.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = { stream, bytes, count in
      XMLStream.with(stream) {
        let text = UnsafeBufferPointer(start: bytes, count: Int(count))
        $0.add(XMLStreamEvent(kind: .text, bytes: $0.gathering.keep(text)))
      }
    }
    sax.internalSubset = { stream, name, external, system in
      XMLStream.with(stream) { xmlSAX2InternalSubset($0.context, name, external, system) }
    }
    declareEntities(in: &sax)
    sax.serror = { stream, error in
      guard let error else { return }
      XMLStream.with(stream) { $0.report(error.pointee) }
    }
    return sax
  }

  /// - Parameter values: of each attribute five: its name, two of its namespace, and where its value begins and ends.
  @inline(__always)
  func start(
    _ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    hasElements = true
    let known = known(name)
    var attributes = UnsafeBufferPointer<XMLStreamAttribute>(start: nil, count: 0)
    if count > 0, let values {
      guard let taken = take(values, count) else { return }
      attributes = taken
    }
    add(
      XMLStreamEvent(
        kind: .start, number: known.number, line: line, bytes: known.bytes, attributes: attributes))
  }

  /// - Returns: the attributes; nil where they cannot be read, and the file ends.
  func take(
    _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, _ count: Int
  ) -> UnsafeBufferPointer<XMLStreamAttribute>? {
    if count > Self.mostAttributes {
      fail("an element has more than \(Self.mostAttributes) attributes")
      return nil
    }
    if !gathering.hasRoom(attributes: count) { handOver() }
    let before = gathering.attributeCount
    for place in 0..<count {
      guard let name = values[5 &* place], let start = values[5 &* place &+ 3], let end = values[5 &* place &+ 4]
      else { continue }
      guard let value = resolved(UnsafeBufferPointer(start: start, count: end - start)) else { return nil }
      if value.count > Self.longestMarkup {
        fail("a value in a tag is longer than \(Self.longestMarkup >> 20) MiB")
        return nil
      }
      let known = known(name)
      gathering.append(
        XMLStreamAttribute(number: Int(known.number), name: known.bytes, value: kept(value)))
    }
    return gathering.attributes(from: before)
  }

  @inline(__always)
  func end() {
    if !gathering.endAfterText(line: line) { add(XMLStreamEvent(kind: .end, line: line)) }
  }

  @inline(__always)
  func text(_ bytes: UnsafeBufferPointer<xmlChar>) {
    add(XMLStreamEvent(kind: .text, bytes: kept(bytes)))
  }

  /// What lies in the file itself stays where it is till the file is read.
  @inline(__always)
  private func kept(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let file = fileInPlace.baseAddress, let start = bytes.baseAddress, file <= start,
      start < file + fileInPlace.count
    else { return gathering.keep(bytes) }
    return bytes
  }

  @inline(__always)
  func add(_ event: XMLStreamEvent) {
    gathering.append(event)
    if gathering.isDue { handOver() }
  }

  @inline(never)
  func handOver() {
    handler.take(gathering.gathered)
    gathering.clear()
    freeResolvedValues()
  }
}
