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
///
/// A class and not a protocol, which would be a call more for every event.
open class XMLStreamHandler {
  public init() {}

  /// - Returns: whether white space between tags, where it comes next, says something and is handed over.
  open func start(_ tag: XMLStreamTag) -> Bool { false }

  /// Some text of the innermost open element, in UTF-8.
  ///
  /// - Parameter isLast: whether the element's end tag is known to follow; otherwise there may be more.
  open func text(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {}

  /// - Parameter line: where the end tag stands, counted from 1.
  /// - Returns: as after a start tag.
  open func end(line: Int) -> Bool { false }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes before the 0.
  package init(terminated start: UnsafePointer<UInt8>) { self.init(start: start, count: garner_length(start)) }
}

/// A start tag in the parser's memory.
public struct XMLStreamTag {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  package let attributes: UnsafeBufferPointer<XMLStreamAttribute>
  /// Where it ends, counted from 1.
  package let line: Int
}

/// An attribute in the parser's memory.
public struct XMLStreamAttribute {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  /// A `&` is still `&amp;` or `&#38;` in it.
  package let value: UnsafeBufferPointer<UInt8>
}

/// Reads XML event by event, keeping nothing: for exports that are longer than memory.
///
/// Leaner than ``SAXParser``, which knows the column of every event: here a place is a line. Nothing outside the bytes is
/// read; a document type may name another file, which is passed over. An entity that the file declares makes it be
/// refused: exports have none, and so none can swell.
///
/// libxml2 reads a short file where it lies: it then need not look ahead for the end of each tag, as it must where the
/// bytes are pushed, and copies none, which takes a fifth less.
package final class XMLStream {
  private var context: xmlParserCtxtPtr
  private let handler: XMLStreamHandler
  private let names: XMLNames
  /// Names live once in the context's dictionary, so their place tells them apart: open addressing, two numbers an entry.
  private let places = UnsafeMutablePointer<KnownName>.allocate(capacity: placeCount)
  private let attributes = UnsafeMutableBufferPointer<XMLStreamAttribute>.allocate(capacity: mostAttributes)

  private struct KnownName {
    /// With its prefix.
    var pointer: UnsafePointer<xmlChar>?
    /// Without it.
    var length: Int32 = 0
    /// -1 for one that declares a namespace.
    var number: Int16 = 0
    var prefixLength: UInt16 = 0

    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: pointer.map { $0 + Int(prefixLength) }, count: Int(length))
    }
  }

  /// Of one element.
  private static let mostAttributes = 256
  private static let placeCount = 4096
  /// What is left to be fetched of the file at hand.
  @exclusivity(unchecked) private var rest = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  @exclusivity(unchecked) private var placesTaken = 0
  @exclusivity(unchecked) private var hasElements = false
  /// Once there is one, libxml2 is told to hand over no more events.
  @exclusivity(unchecked) private var fault: XMLFault?
  @exclusivity(unchecked) private var heedsSpace = false
  @exclusivity(unchecked) private var isWhole = false
  @exclusivity(unchecked) private var needsDecoding = false

  /// The longest file that libxml2 is handed as a whole.
  private static let longestWhole = 4 << 20
  private static let longestMarkup = 1 << 20
  /// Elements within elements, by libxml2's own limit.
  private static let deepest = 256
  /// A start tag of this length cannot hold so many attributes that it would take long.
  private static let shortTag = 64 << 10
  /// Of a longer one.
  private static let mostEquals = 2048
  /// A file with more is not of a kind that is known here: its names are forgotten after it.
  private static let mostNames = 10_000

  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  package init(_ names: XMLNames, handler: XMLStreamHandler) throws(XMLFault) {
    guard Self.isLibraryReady, let context = xmlNewParserCtxt() else { throw Self.noMemory }
    self.context = context
    self.handler = handler
    self.names = names
    places.initialize(repeating: KnownName(), count: Self.placeCount)
    prepareContext()
  }

  private static var noMemory: XMLFault {
    XMLFault(mark: XMLMark(line: 1, column: 1), message: "there is not enough memory to read XML")
  }

  deinit {
    xmlFreeParserCtxt(context)
    places.deallocate()
    attributes.deallocate()
  }

  private func prepareContext() {
    context.pointee.sax?.pointee = Self.callbacks()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  /// The line on which the parser stands, counted from 1.
  private var line: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 1 }

  /// Reads a file.
  ///
  /// - Parameter file: its bytes; a 0 follows them in memory.
  /// - Returns: what is wrong with it; nothing after it was passed on.
  package func read(_ file: UnsafeBufferPointer<UInt8>) -> XMLFault? {
    if let fault = Self.fault(ofManyAttributesIn: file) { return fault }
    isWhole = file.count <= Self.longestWhole && !needsDecoding
    guard read(file, inPlace: isWhole) else { return Self.noMemory }
    if isWhole, needsDecoding {
      // Nothing has been passed on yet; and where one piece of a file must be decoded, so must the others.
      isWhole = false
      guard read(file, inPlace: false) else { return Self.noMemory }
    }
    if context.pointee.wellFormed != 1 || !hasElements { fail("the file is not well-formed XML") }
    return forgetNames() ? fault : Self.noMemory
  }

  /// - Returns: false where there is not enough memory.
  private func read(_ file: UnsafeBufferPointer<UInt8>, inPlace: Bool) -> Bool {
    hasElements = false
    fault = nil
    heedsSpace = false
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    if inPlace {
      return garner_xmlCtxtReadInPlace(context, file.baseAddress, CInt(file.count), CInt(options)) != -2
    }
    rest = file
    defer { rest = UnsafeBufferPointer(start: nil, count: 0) }
    let code = garner_xmlCtxtReadIO(
      context,
      { stream, buffer, count in
        guard let stream else { return -1 }
        let room = UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
        return Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef { CInt($0.fetch(into: room)) }
      }, context.pointee.userData, CInt(options))
    return code != -2
  }

  private func fetch(into room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(room.count, rest.count)
    room.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest[..<count])))
    rest = UnsafeBufferPointer(rebasing: rest[count...])
    return count
  }

  /// Begins a dictionary anew where the names of the file at hand are many.
  private func forgetNames() -> Bool {
    guard xmlDictSize(context.pointee.dict) > Self.mostNames else { return true }
    guard let fresh = xmlNewParserCtxt() else { return false }
    xmlFreeParserCtxt(context)
    context = fresh
    prepareContext()
    places.update(repeating: KnownName(), count: Self.placeCount)
    placesTaken = 0
    return true
  }

  private func fail(_ message: String) {
    guard fault == nil else { return }
    let column = context.pointee.input.map { Int($0.pointee.col) } ?? 1
    fault = XMLFault(mark: XMLMark(line: line, column: column), message: message)
    context.pointee.disableSAX = 1
  }
}

// MARK: - Events

extension XMLStream {
  /// Lends the stream to which the parser hands its events.
  @inline(__always)
  private static func with(_ stream: UnsafeMutableRawPointer?, _ body: (XMLStream) -> Void) {
    guard let stream else { return }
    Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef(body)
  }

  private static func callbacks() -> xmlSAXHandler {
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
  private func start(_ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
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
  private func take(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> Int {
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
  private func end() {
    heedsSpace = handler.end(line: line)
  }

  @inline(__always)
  private func text(_ bytes: UnsafeBufferPointer<xmlChar>) {
    guard let start = bytes.baseAddress, let input = context.pointee.input else { return }
    // Only where the text lies in the parser's memory, what follows it can be looked at.
    let end = start + bytes.count
    let isLast =
      start >= input.pointee.base && end + 1 < input.pointee.end && end[0] == UInt8(ascii: "<")
      && end[1] == UInt8(ascii: "/")
    handler.text(bytes, isLast: isLast)
  }

  /// Whether a text is white space: no other byte up to the space stands in well-formed XML.
  private static func isSpace(_ text: UnsafeBufferPointer<xmlChar>) -> Bool {
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

  /// A file that needs decoding cannot be read where it lies. Where its XML declaration is long, a fault shows before the
  /// document starts.
  private func settleDecoding() {
    guard isWhole, !needsDecoding, let input = context.pointee.input, let buffer = input.pointee.buf else { return }
    guard buffer.pointee.encoder != nil else { return }
    needsDecoding = true
    xmlStopParser(context)
  }

  /// libxml2 compares every attribute of a tag with all before it: one of a million would take it hours.
  private static func fault(ofManyAttributesIn file: UnsafeBufferPointer<UInt8>) -> XMLFault? {
    var start = 0
    while file.count - start > shortTag {
      // Nearly always a tag ends shortly before.
      if let end = file[start..<(start + shortTag)].lastIndex(of: UInt8(ascii: ">")) {
        start = end + 1
        continue
      }
      let end = file[(start + shortTag)...].firstIndex(of: UInt8(ascii: ">")) ?? file.count
      let opening = file[start..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
      let equals = file[opening..<end].lazy.count { $0 == UInt8(ascii: "=") }
      if end - opening > shortTag, equals > mostEquals,
        ![UInt8(ascii: "!"), UInt8(ascii: "?")].contains(file[opening + 1])
      {
        var mark = XMLMark(line: 1, column: 1)
        mark.advance(over: UnsafeBufferPointer(rebasing: file[..<opening]))
        return XMLFault(
          mark: mark, message: "a tag longer than \(shortTag >> 10) KiB has more than \(mostEquals) equals signs")
      }
      start = min(end + 1, file.count)
    }
    return nil
  }

  private func failOfLength() {
    fail("a value in a tag, a comment or an instruction is longer than \(Self.longestMarkup >> 20) MiB")
  }

  @inline(__always)
  private func known(_ name: UnsafePointer<xmlChar>) -> KnownName {
    var place = (Int(bitPattern: name) >> 1) & (Self.placeCount - 1)
    while let pointer = places[place].pointer {
      if pointer == name { return places[place] }
      place = (place + 1) & (Self.placeCount - 1)
    }
    return lookUp(name, place)
  }

  @inline(never)
  private func lookUp(_ name: UnsafePointer<xmlChar>, _ place: Int) -> KnownName {
    let written = UnsafeBufferPointer(terminated: name)
    let prefixLength = Self.prefixLength(of: written)
    let local = String(decoding: written[prefixLength...], as: UTF8.self)
    let isDeclaration = written.starts(with: "xmlns".utf8) && (written.count == 5 || prefixLength == 6)
    let known = KnownName(
      pointer: name, length: Int32(written.count - prefixLength),
      number: isDeclaration ? -1 : Int16(clamping: names.number(of: local)), prefixLength: UInt16(prefixLength))
    // A file of a thousand different names and more is none that is known here: those are looked up each time.
    if placesTaken < 1024 {
      places[place] = known
      placesTaken += 1
    }
    return known
  }

  /// Of a name as it is written, its colon included; 0 where it has none.
  private static func prefixLength(of name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < name.count else { return 0 }
    return colon < UInt16.max ? colon + 1 : 0
  }

  private func report(_ error: xmlError) {
    settleDecoding()
    // A prefix that is bound to nothing leaves the file well-formed.
    guard fault == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue,
      error.domain != XML_FROM_NAMESPACE.rawValue
    else { return }
    fault = XMLFault(
      mark: XMLMark(line: max(1, Int(error.line)), column: max(1, Int(error.int2))),
      message: "not well-formed XML: " + words(for: error))
    context.pointee.disableSAX = 1
  }

  /// libxml2's own words, but where they name a line: it is one of the part of the file that was read.
  private func words(for error: xmlError) -> String {
    let name = error.str1.map { String(cString: $0) } ?? ""
    switch xmlParserErrors(rawValue: UInt32(error.code)) {
    case XML_ERR_TAG_NAME_MISMATCH:
      let found = error.str2.map { ", but </\(String(cString: $0))> stands here" } ?? ""
      return "expected </\(name)>\(found)"
    case XML_ERR_TAG_NOT_FINISHED: return "<\(name)> is not closed"
    case XML_ERR_GT_REQUIRED: return "expected '>' to end the tag"
    case XML_ERR_INTERNAL_ERROR where context.pointee.nameNr >= Self.deepest:
      return "elements stand more than \(Self.deepest) levels deep"
    default: break
    }
    let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    return String(message.prefix { $0 != "\n" })
  }
}
