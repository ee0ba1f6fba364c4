import CLibXML2

/// Owns libxml2's push parser; the callbacks below are all that sees C memory.
final class SAXParser {
  private let context: xmlParserCtxtPtr?
  private let builder: TreeBuilder
  /// Text that has come for the innermost element and is not yet words: it may be cut in the middle of a character.
  fileprivate var pending: [UInt8] = []

  init(builder: TreeBuilder) {
    self.builder = builder
    var handler = xmlSAXHandler()
    xmlSAXVersion(&handler, 2)
    handler.startElementNs = startElement
    handler.endElementNs = endElement
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.comment = nil
    handler.processingInstruction = nil
    handler.entityDecl = entityDeclaration
    handler.getEntity = entity
    handler.getParameterEntity = parameterEntity
    handler.reference = reference
    handler.externalSubset = nil
    handler.serror = nil
    context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil)
    if let context {
      xmlCtxtUseOptions(
        context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
      // The callbacks get the context itself, which SAX2's own ones need; ours find the parser here.
      context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    }
  }

  deinit {
    if let context {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      xmlFreeParserCtxt(context)
    }
  }

  func parse(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
    guard let context else { throw XMLFault(line: 1, column: 1, message: "libxml2 could not be started") }
    var status: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      // In pieces, so that a fault found early ends the reading early.
      let piece = 1 << 16
      while offset < buffer.count, status == 0, builder.fault == nil {
        let size = min(piece, buffer.count - offset)
        let start = buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
        status = xmlParseChunk(context, start, Int32(size), 0)
        offset += size
      }
      if status == 0, builder.fault == nil { status = xmlParseChunk(context, nil, 0, 1) }
    }
    if let fault = builder.fault { throw fault }
    if status != 0 || context.pointee.wellFormed == 0 { throw lastFault(context) }
    guard let root = builder.root else {
      throw XMLFault(line: 1, column: 1, message: "the file is empty; expected an element")
    }
    return root
  }

  private func lastFault(_ context: xmlParserCtxtPtr) -> XMLFault {
    guard let error = xmlCtxtGetLastError(context) else {
      return fault(context, "not well-formed XML")
    }
    let words = error.pointee.message.map { String(cString: $0) } ?? "not well-formed XML"
    let line = Int(error.pointee.line)
    // int2 is the column, in bytes.
    return XMLFault(
      line: max(1, line), column: max(1, Int(error.pointee.int2)),
      message: "not well-formed XML: " + words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  fileprivate func fault(_ context: xmlParserCtxtPtr, _ message: String) -> XMLFault {
    let place = Self.place(context)
    return XMLFault(line: place.line, column: place.column, message: message)
  }

  /// The place the parser has come to.
  fileprivate static func place(_ context: xmlParserCtxtPtr) -> (line: Int, column: Int) {
    guard let input = context.pointee.input else { return (1, 1) }
    return (Int(input.pointee.line), Int(input.pointee.col))
  }

  /// The place where the tag begins whose end the parser has come to: back to its `<`, which cannot stand inside a tag.
  fileprivate static func startOfTag(_ context: xmlParserCtxtPtr) -> (line: Int, column: Int) {
    guard let input = context.pointee.input, var at = input.pointee.cur, let base = input.pointee.base else {
      return place(context)
    }
    var line = Int(input.pointee.line)
    var newlines = 0
    while at > base, at.pointee != UInt8(ascii: "<") {
      at -= 1
      if at.pointee == 0x0A { newlines += 1 }
    }
    guard at.pointee == UInt8(ascii: "<") else { return place(context) }
    line -= newlines
    var column = 1
    while at > base {
      at -= 1
      if at.pointee == 0x0A { return (line, column) }
      if at.pointee & 0xC0 != 0x80 { column += 1 }
    }
    // The line began in a piece the parser no longer holds: its own count, less what the tag takes.
    return (line, newlines == 0 ? max(column, 1) : column)
  }

  fileprivate func stop(_ context: xmlParserCtxtPtr, _ message: String) {
    if builder.fault == nil { builder.fault = fault(context, message) }
    xmlStopParser(context)
  }

  fileprivate func start(_ element: XMLElement, _ context: xmlParserCtxtPtr) {
    flush()
    if builder.open.count >= builder.limits.depth {
      return stop(context, "elements nested more than \(builder.limits.depth) deep")
    }
    let bytes = element.attributes.reduce(0) { $0 + $1.value.utf8.count }
    if !builder.count(bytes, line: element.line, column: element.column) { return xmlStopParser(context) }
    builder.open.append(element)
  }

  fileprivate func end() {
    flush()
    guard let element = builder.open.popLast() else { return }
    if builder.open.isEmpty {
      builder.root = element
    } else {
      builder.open[builder.open.count - 1].elements.append(element)
    }
  }

  fileprivate func add(_ bytes: UnsafeBufferPointer<UInt8>, _ context: xmlParserCtxtPtr) {
    let place = Self.place(context)
    guard builder.count(bytes.count, line: place.line, column: place.column) else { return xmlStopParser(context) }
    pending.append(contentsOf: bytes)
  }

  private func flush() {
    guard !pending.isEmpty, !builder.open.isEmpty else { return }
    builder.open[builder.open.count - 1].text += String(decoding: pending, as: UTF8.self)
    pending.removeAll(keepingCapacity: true)
  }
}

// MARK: Callbacks

/// The parser and its context, from what libxml2 hands to a callback.
private func parser(_ user: UnsafeMutableRawPointer?) -> (SAXParser, xmlParserCtxtPtr)? {
  guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self), let own = context.pointee._private else {
    return nil
  }
  return (Unmanaged<SAXParser>.fromOpaque(own).takeUnretainedValue(), context)
}

private func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
  pointer.map { String(cString: $0) }
}

private let startElement: startElementNsSAX2Func = { user, name, _, uri, _, _, count, _, attributes in
  guard let (parser, context) = parser(user) else { return }
  let place = SAXParser.startOfTag(context)
  var element = XMLElement(
    namespace: string(uri), name: string(name) ?? "", attributes: [], line: place.line, column: place.column)
  for index in 0..<Int(count) {
    // Five pointers each: local name, prefix, namespace, beginning and end of the value.
    guard let attributes, let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { continue }
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    var value = String(decoding: bytes, as: UTF8.self)
    // Without expansion libxml2 writes an ampersand in an attribute as a reference to its number.
    if bytes.contains(UInt8(ascii: "&")) {
      value = value.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }
    element.attributes.append(
      XMLAttribute(
        namespace: string(attributes[index * 5 + 2]), name: string(attributes[index * 5]) ?? "", value: value,
        line: place.line, column: place.column))
  }
  parser.start(element, context)
}

private let endElement: endElementNsSAX2Func = { user, _, _, _ in
  parser(user)?.0.end()
}

private let characters: charactersSAXFunc = { user, text, length in
  guard let (parser, context) = parser(user), let text else { return }
  parser.add(UnsafeBufferPointer(start: text, count: Int(length)), context)
}

private let entityDeclaration: entityDeclSAXFunc = { user, name, _, _, _, _ in
  guard let (parser, context) = parser(user) else { return }
  parser.stop(
    context, "declares the entity '\(string(name) ?? "")'; write the words themselves, records need no entities")
}

private let entity: getEntitySAXFunc = { user, name in
  if let predefined = xmlGetPredefinedEntity(name) { return predefined }
  if let (parser, context) = parser(user) {
    parser.stop(context, "unknown entity '&\(string(name) ?? "");'; write the character itself")
  }
  return nil
}

private let parameterEntity: getParameterEntitySAXFunc = { user, name in
  if let (parser, context) = parser(user) {
    parser.stop(context, "uses the parameter entity '%\(string(name) ?? "");', which is not followed")
  }
  return nil
}

private let reference: referenceSAXFunc = { user, name in
  guard let (parser, context) = parser(user) else { return }
  parser.stop(context, "unknown entity '&\(string(name) ?? "");'; write the character itself")
}
