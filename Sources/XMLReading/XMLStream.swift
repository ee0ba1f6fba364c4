import CLibXML2

/// The names of elements that a reader of a stream knows, each by a number from 1 on; 0 is any other.
package struct XMLNames: Sendable {
  fileprivate let numbers: [String: Int]

  package init(_ names: [String]) {
    var numbers: [String: Int] = [:]
    for name in names where numbers[name] == nil { numbers[name] = numbers.count + 1 }
    self.numbers = numbers
  }

  package func number(of name: String) -> Int { numbers[name] ?? 0 }
  package var count: Int { numbers.count + 1 }
}

/// What takes the events of an ``XMLStream``. What is handed over lives for the call only.
package protocol XMLStreamHandler: AnyObject {
  func start(_ tag: XMLStreamTag)
  /// Some text of the innermost open element, in UTF-8: not necessarily all that stands there.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// - Parameter line: where the end tag stands, counted from 1.
  func end(line: Int)
}

/// A start tag in the parser's memory.
package struct XMLStreamTag {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  package let attributes: UnsafeBufferPointer<XMLStreamAttribute>
  /// Where it ends, counted from 1.
  package let line: Int
}

/// An attribute in the parser's memory.
package struct XMLStreamAttribute {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  /// A `&` is still `&amp;` or `&#38;` in it.
  package let value: UnsafeBufferPointer<UInt8>
}

/// Reads XML as it comes, keeping nothing: for exports that are longer than memory.
///
/// Leaner than ``SAXParser``, which knows the column of every event: here a place is a line. Nothing outside the bytes is
/// read; a document type may name another file, which is passed over. An entity that the file declares makes it be
/// refused: exports have none, and so none can swell.
package final class XMLStream {
  private let context: xmlParserCtxtPtr
  private let handler: any XMLStreamHandler
  private let names: XMLNames
  /// Names live once in the context's dictionary, so their place tells them apart: open addressing, two numbers an entry.
  private let places = UnsafeMutablePointer<KnownName>.allocate(capacity: 4096)
  private let attributes = UnsafeMutableBufferPointer<XMLStreamAttribute>.allocate(capacity: mostAttributes)

  private struct KnownName {
    var pointer: UnsafePointer<xmlChar>?
    var length = 0
    var number = 0

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: pointer, count: length) }
  }

  /// Of one element.
  private static let mostAttributes = 256
  @exclusivity(unchecked) private var placesTaken = 0
  @exclusivity(unchecked) private var depth = 0
  @exclusivity(unchecked) private var elementCount = 0
  @exclusivity(unchecked) package private(set) var fault: XMLFault?

  /// Elements within elements.
  private static let deepest = 200

  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  package init(_ names: XMLNames, handler: any XMLStreamHandler) throws(XMLFault) {
    var callbacks = Self.callbacks()
    guard Self.isLibraryReady, let context = xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else {
      throw XMLFault(mark: XMLMark(line: 1, column: 1), message: "there is not enough memory to read XML")
    }
    self.context = context
    self.handler = handler
    self.names = names
    places.initialize(repeating: KnownName(), count: 4096)
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, CInt(options))
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
    places.deallocate()
    attributes.deallocate()
  }

  /// The line on which the parser stands, counted from 1.
  package var line: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 1 }

  /// Reads on. What is wrong shows in ``fault``; nothing after it is passed on.
  package func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count, fault == nil {
      let end = min(start + Self.chunkSize, bytes.count)
      let chunk = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end])
      _ = garner_xmlParseChunk(context, chunk.bindMemory(to: CChar.self).baseAddress, CInt(chunk.count), 0)
      start = end
      if context.pointee.wellFormed != 1 || context.pointee.disableSAX != 0 { fail("the file is not well-formed XML") }
      if let input = context.pointee.input, input.pointee.end - input.pointee.cur > Self.longestMarkup {
        fail("a tag, comment or instruction is longer than \(Self.longestMarkup >> 20) MiB")
      }
    }
  }

  /// Tells the parser that no bytes are left.
  package func finish() {
    guard fault == nil else { return }
    _ = garner_xmlParseChunk(context, nil, 0, 1)
    if context.pointee.wellFormed != 1 || elementCount == 0 { fail("the file is not well-formed XML") }
  }

  private static let chunkSize = 256 << 10
  private static let longestMarkup = 1 << 20

  private func fail(_ message: String) {
    guard fault == nil else { return }
    let column = context.pointee.input.map { Int($0.pointee.col) } ?? 1
    fault = XMLFault(mark: XMLMark(line: line, column: column), message: message)
    context.pointee.disableSAX = 1
  }
}

// MARK: - Events

extension XMLStream {
  @inline(__always)
  private static func stream(of userData: UnsafeMutableRawPointer?) -> Unmanaged<XMLStream>? {
    guard let context = userData?.assumingMemoryBound(to: xmlParserCtxt.self),
      let pointer = context.pointee._private
    else { return nil }
    return Unmanaged<XMLStream>.fromOpaque(pointer)
  }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startDocument = { xmlSAX2StartDocument($0) }
    sax.startElementNs = { userData, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { stream in
        stream.start(name, Int(count), attributes)
      }
    }
    sax.endElementNs = { userData, _, _, _ in
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { stream in
        guard stream.fault == nil else { return }
        stream.depth -= 1
        stream.handler.end(line: stream.line)
      }
    }
    sax.characters = { userData, bytes, count in
      guard let bytes else { return }
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { stream in
        guard stream.fault == nil else { return }
        stream.handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    sax.internalSubset = { xmlSAX2InternalSubset($0, $1, $2, $3) }
    sax.attributeDecl = { _, _, _, _, _, _, values in xmlFreeEnumeration(values) }
    sax.entityDecl = { userData, name, _, _, _, _ in
      guard let name else { return }
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { stream in
        stream.fail(
          "the file declares the entity '\(String(cString: name))'; entities are not read from exports: "
            + "write out what they stand for")
      }
    }
    sax.unparsedEntityDecl = { userData, _, _, _, _ in
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { $0.fail("entities are not read from exports") }
    }
    sax.getEntity = { userData, name in
      guard let name else { return nil }
      if let known = xmlGetPredefinedEntity(name) { return known }
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { stream in
        stream.fail("entity '\(String(cString: name))' is not known; write the character itself or its number")
      }
      return nil
    }
    sax.getParameterEntity = { userData, _ in
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { $0.fail("parameter entities are not read") }
      return nil
    }
    sax.resolveEntity = { userData, _, _ in
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { $0.fail("external entities are not read") }
      return nil
    }
    sax.serror = { userData, error in
      guard let error else { return }
      XMLStream.stream(of: userData)?._withUnsafeGuaranteedRef { $0.report(error.pointee) }
    }
    return sax
  }

  private func start(
    _ name: UnsafePointer<xmlChar>, _ count: Int, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard fault == nil else { return }
    depth += 1
    elementCount += 1
    if depth > Self.deepest { return fail("elements stand more than \(Self.deepest) levels deep") }
    if count > Self.mostAttributes { return fail("an element has more than \(Self.mostAttributes) attributes") }
    for index in 0..<count {
      guard let values, let name = values[5 * index], let start = values[5 * index + 3],
        let end = values[5 * index + 4]
      else { return fail("the file is not well-formed XML") }
      let known = known(name)
      attributes[index] = XMLStreamAttribute(
        number: known.number, name: known.bytes, value: UnsafeBufferPointer(start: start, count: end - start))
    }
    let known = known(name)
    handler.start(
      XMLStreamTag(
        number: known.number, name: known.bytes,
        attributes: UnsafeBufferPointer(rebasing: attributes[0..<count]), line: line))
  }

  @inline(__always)
  private func known(_ name: UnsafePointer<xmlChar>) -> KnownName {
    var place = (Int(bitPattern: name) >> 1) & 4095
    while let pointer = places[place].pointer {
      if pointer == name { return places[place] }
      place = (place + 1) & 4095
    }
    return lookUp(name, place)
  }

  @inline(never)
  private func lookUp(_ name: UnsafePointer<xmlChar>, _ place: Int) -> KnownName {
    let known = KnownName(
      pointer: name, length: Int(xmlStrlen(name)), number: names.number(of: String(cString: name)))
    // A file of a thousand different names and more is none that is known here: those are looked up each time.
    if placesTaken < 1024 {
      places[place] = known
      placesTaken += 1
    }
    return known
  }

  private func report(_ error: xmlError) {
    // A prefix that is bound to nothing leaves the file well-formed.
    guard fault == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue,
      error.domain != XML_FROM_NAMESPACE.rawValue
    else { return }
    let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    let words = message.prefix { $0 != "\n" }
    fault = XMLFault(
      mark: XMLMark(line: max(1, Int(error.line)), column: max(1, Int(error.int2))),
      message: "not well-formed XML: " + String(words))
  }
}
