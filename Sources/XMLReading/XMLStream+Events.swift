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
    // Within an entity elements come as in SAX2.
    sax.startElementNs = { stream, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      XMLStream.with(stream) { $0.start(name, attributes, count: Int(count)) }
    }
    sax.endElementNs = { stream, _, _, _ in XMLStream.with(stream) { $0.end() } }
    sax.endElement = { stream, _ in XMLStream.with(stream) { $0.end() } }
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

  @inline(__always)
  func start(_ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    hasElements = true
    let known = known(name)
    var attributes = UnsafeBufferPointer<XMLStreamAttribute>(start: nil, count: 0)
    if let values {
      guard let taken = take(values) else { return }
      attributes = taken
    }
    add(
      XMLStreamEvent(
        kind: .start, number: known.number, line: line, bytes: known.bytes, attributes: attributes))
  }

  /// - Parameter values: names and values in turns, up to a nil.
  /// - Returns: the attributes, declarations of namespaces apart; nil where they cannot be read.
  func take(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> UnsafeBufferPointer<XMLStreamAttribute>? {
    if !gathering.hasRoom(attributes: Self.mostAttributes) { handOver() }
    let before = gathering.attributeCount
    var place = 0
    while let name = values[place], let start = values[place + 1] {
      place += 2
      guard take(name, UnsafeBufferPointer(terminated: start), behind: before) else { return nil }
    }
    return gathering.attributes(from: before)
  }

  /// - Parameter before: how many attributes had come before this tag.
  /// - Returns: false where it cannot be read; then there are none of the tag.
  @inline(__always)
  private func take(
    _ name: UnsafePointer<xmlChar>, _ written: UnsafeBufferPointer<xmlChar>, behind before: Int
  ) -> Bool {
    let known = known(name)
    if known.number < 0 { return true }
    if let value = resolved(written) {
      if value.count > Self.longestMarkup {
        fail("a value in a tag is longer than \(Self.longestMarkup >> 20) MiB")
      } else if gathering.attributeCount &- before == Self.mostAttributes {
        fail("an element has more than \(Self.mostAttributes) attributes")
      } else {
        gathering.append(
          XMLStreamAttribute(number: Int(known.number), name: known.bytes, value: gathering.keep(value)))
        return true
      }
    }
    gathering.removeAttributes(from: before)
    return false
  }

  /// A start tag within an entity.
  ///
  /// - Parameter values: of each attribute five: its name, two of its namespace, and where its value begins and ends.
  func start(
    _ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    if !gathering.hasRoom(attributes: Self.mostAttributes) { handOver() }
    let before = gathering.attributeCount
    for place in 0..<count {
      guard let name = values?[5 * place], let start = values?[5 * place + 3], let end = values?[5 * place + 4],
        take(name, UnsafeBufferPointer(start: start, count: end - start), behind: before)
      else { return }
    }
    let known = known(name)
    add(
      XMLStreamEvent(
        kind: .start, number: known.number, line: line, bytes: known.bytes,
        attributes: gathering.attributes(from: before)))
  }

  @inline(__always)
  func end() {
    if !gathering.endAfterText(line: line) { add(XMLStreamEvent(kind: .end, line: line)) }
  }

  @inline(__always)
  func text(_ bytes: UnsafeBufferPointer<xmlChar>) {
    guard let start = bytes.baseAddress else { return }
    // What lies in the file itself stays where it is till the file is read.
    let isInPlace = fileInPlace.baseAddress.map { $0 <= start && start < $0 + fileInPlace.count } ?? false
    add(XMLStreamEvent(kind: .text, bytes: isInPlace ? bytes : gathering.keep(bytes)))
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
