import CLibXML2

/// Owns a libxml2 push parser and passes its events on: fed with bytes, whole files or pieces of them.
///
/// The first fault ends the reading; whatever comes after it is not passed on. Not to be shared between threads.
final class SAXParser {
  let context: xmlParserCtxtPtr
  let handler: any SAXHandler
  let limits: XMLLimits
  var declared: DeclaredEntities
  /// What is to be told of the file.
  var remarks: [XMLRemark] = []
  var fault: XMLFault?
  var positions = Positions()
  /// The elements that are open. Names live in the context's dictionary, as long as it does.
  var open: [(prefix: UnsafePointer<xmlChar>?, name: UnsafePointer<xmlChar>, mark: XMLMark)] = []
  /// Where the last tag, comment or instruction ended: what text comes now started there.
  var textMark = XMLMark(line: 1, column: 1)
  /// Where the last entity was referred to in the file: what it stands for is there.
  var referenceMark = XMLMark(line: 1, column: 1)
  /// The namespace last asked for; its bytes live in the context's dictionary.
  var lastNamespace: (pointer: UnsafePointer<xmlChar>, name: String)?
  var elementCount = 0
  var textLength = 0
  var isInDocument = false
  private(set) var isFinishing = false
  /// The first bytes of the file, three at most.
  private var head: [UInt8] = []

  /// Small enough that a file found wrong is soon left, large enough to cost nothing.
  private static let chunkSize = 32 << 10

  /// libxml2 asks to be set up once before threads use it.
  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Whether a document type may name other files. They are never read, so what they would add by default is missing:
  /// harmless in an export whose tags are known, wrong in a file that is to be kept.
  let passesOverOtherFiles: Bool

  init(handler: any SAXHandler, limits: XMLLimits, passesOverOtherFiles: Bool = false) throws(XMLFault) {
    var callbacks = Self.callbacks()
    guard Self.isLibraryReady, let context = xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else {
      throw XMLFault(mark: XMLMark(line: 1, column: 1), message: "there is not enough memory to read XML")
    }
    self.context = context
    self.handler = handler
    self.limits = limits
    self.passesOverOtherFiles = passesOverOtherFiles
    declared = DeclaredEntities(Entities(limits: limits))
    // Never NOENT, DTDLOAD, DTDATTR, HUGE or RECOVER: nothing outside is loaded and the library's limits stay on.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, CInt(options))
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
    declared.free()
  }

  /// Whether the file starts with UTF-8's mark.
  var startsWithByteOrderMark: Bool { head == [0xEF, 0xBB, 0xBF] }

  /// Reads on. Faults show in ``fault`` and when finishing.
  func feed(_ bytes: UnsafeRawBufferPointer) {
    head += bytes.prefix(3 - head.count)
    var start = 0
    while start < bytes.count, fault == nil {
      let end = min(start + Self.chunkSize, bytes.count)
      let chunk = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      _ = garner_xmlParseChunk(context, chunk.bindMemory(to: CChar.self).baseAddress, CInt(chunk.count), 0)
      start = end
      checkAfterChunk()
    }
  }

  /// Tells the parser that no bytes are left.
  /// - Throws: the first thing wrong with what was fed.
  func finish() throws(XMLFault) {
    if let fault { throw fault }
    if head.isEmpty { throw XMLFault(mark: positions.mark, message: "the file is empty; expected an XML element") }
    isFinishing = true
    if garner_undecodedBytes(context) > 0 { fail(Self.undecodable, at: markOfEnd) }
    _ = garner_xmlParseChunk(context, nil, 0, 1)
    if let fault { throw fault }
    if let innermost = open.last { fail(unclosed(innermost), at: markOfEnd) }
    if context.pointee.wellFormed != 1 || elementCount == 0 { fail("the file is not well-formed XML", at: mark) }
    if let fault { throw fault }
  }

  private func checkAfterChunk() {
    guard fault == nil else { return }
    if context.pointee.wellFormed != 1 || context.pointee.disableSAX != 0 {
      return fail("the file is not well-formed XML", at: mark)
    }
    // libxml2 says nothing of bytes it cannot convert. A character cut in two by the chunk's end is no more than these.
    if garner_undecodedBytes(context) > 16 { return fail(Self.undecodable, at: markOfEnd) }
    guard let input else { return }
    keepCount()
    if input.pointee.end - input.pointee.cur > limits.markup {
      fail(
        "a tag, comment, instruction or document type declaration is longer than \(limits.markup) bytes, "
          + "the most that is read", at: mark)
    }
  }

  /// Ends the reading, unless it has ended already.
  func fail(_ message: String, at mark: XMLMark) {
    if fault == nil { fault = XMLFault(mark: mark, message: message) }
  }

  /// Runs a handler's call; what it throws ends the reading.
  func pass(_ event: () throws(XMLFault) -> Void) {
    do throws(XMLFault) {
      try event()
    } catch {
      if fault == nil { fault = error }
    }
  }

  func attributeValue(_ value: UnsafeBufferPointer<UInt8>, mark: XMLMark) throws(XMLFault) -> String {
    guard value.contains(UInt8(ascii: "&")) else { return try String(utf8: value, mark: mark) }
    let resolved: [UInt8]
    do throws(Entities.Refusal) {
      resolved = try declared.entities.attributeValue(value)
    } catch {
      throw XMLFault(mark: mark, message: Self.words(for: error, limits: limits))
    }
    try count(text: resolved.count - value.count, at: mark)
    guard let string = String(validating: resolved, as: UTF8.self) else {
      throw XMLFault(mark: mark, message: "the text here is not valid UTF-8")
    }
    return string
  }

  /// Adds text to what was read so far.
  func count(text: Int, at mark: XMLMark) throws(XMLFault) {
    textLength += text
    guard textLength <= limits.text else {
      throw XMLFault(
        mark: mark, message: "the file holds more than \(limits.text) bytes of text, the most that is read")
    }
  }
}

// MARK: - Places

extension SAXParser {
  /// The file, whatever entity is being read.
  var input: xmlParserInputPtr? {
    guard context.pointee.inputNr > 0, let inputs = context.pointee.inputTab else { return nil }
    return inputs[0]
  }

  /// The decoded bytes at hand, and how many went before them.
  private var buffer: (bytes: UnsafeBufferPointer<UInt8>, start: Int)? {
    guard let input, let base = input.pointee.base, let end = input.pointee.end else {
      return nil
    }
    return (UnsafeBufferPointer(start: base, count: end - base), Int(input.pointee.consumed))
  }

  /// Where the parser stands.
  var mark: XMLMark {
    guard let input, let current = input.pointee.cur else { return positions.mark }
    return mark(at: current)
  }

  /// Counts up to where the parser stands: the bytes may be gone from the buffer when the next event comes.
  func keepCount() {
    if isInDocument { _ = mark }
  }

  var markOfEnd: XMLMark {
    guard let input, let end = input.pointee.end else { return positions.mark }
    return mark(at: end)
  }

  /// Where a byte of the buffer stands; the last place counted, if that is further on.
  func mark(at pointer: UnsafePointer<xmlChar>) -> XMLMark {
    guard let input else { return positions.mark }
    // The XML declaration may change the encoding and with it all offsets: libxml2's own count does till there.
    guard isInDocument else { return XMLMark(line: Int(input.pointee.line), column: Int(input.pointee.col)) }
    guard let (bytes, start) = buffer, let base = bytes.baseAddress else { return positions.mark }
    if positions.offset < start {
      // Within a document type libxml2 drops what it has read, and what it says must do for the start of the buffer.
      let passed = UnsafeBufferPointer(rebasing: bytes[..<(input.pointee.cur - base)])
      positions = Positions(
        mark: XMLMark(line: Int(input.pointee.line), column: Int(input.pointee.col)).retreating(over: passed),
        offset: start)
    }
    return positions.advance(to: start + (pointer - base), in: bytes, startingAt: start)
  }

  /// The nearest such byte before the place where the parser stands.
  func last(_ byte: UInt8) -> UnsafePointer<xmlChar>? {
    guard let input, let base = input.pointee.base, var place = input.pointee.cur else {
      return nil
    }
    while place > base {
      place -= 1
      if place.pointee == byte { return place }
    }
    return nil
  }

  /// Where the nearest such character before the parser stands; where the parser stands if there is none.
  func markOfLast(_ character: Unicode.Scalar) -> XMLMark {
    last(UInt8(ascii: character)).map { mark(at: $0) } ?? mark
  }

  /// Whether all that was fed has been read.
  var isAtEnd: Bool {
    guard let input else { return true }
    return input.pointee.cur >= input.pointee.end
  }

  func startPositions() {
    guard let input, let (bytes, start) = buffer, let base = bytes.baseAddress else { return }
    positions = Positions(
      mark: XMLMark(line: Int(input.pointee.line), column: Int(input.pointee.col)),
      offset: start + (input.pointee.cur - base))
    textMark = positions.mark
    isInDocument = true
  }
}
