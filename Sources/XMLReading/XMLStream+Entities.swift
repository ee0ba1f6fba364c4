import CLibXML2

// Entities that a file declares itself. libxml2 reads what one stands for as it reads the rest; in the value of an attribute
// it leaves the reference as it is written, and that is resolved here.

extension XMLStream {
  static func declareEntities(in sax: inout xmlSAXHandler) {
    sax.entityDecl = { stream, name, kind, publicID, systemID, content in
      guard let name else { return }
      XMLStream.with(stream) { $0.declare(name, kind: kind, publicID, systemID, content) }
    }
    sax.unparsedEntityDecl = { stream, name, _, _, _ in
      guard let name else { return }
      XMLStream.with(stream) { stream in
        stream.settle { () throws(Entities.Refusal) in try stream.entities.declareExternal(String(cString: name)) }
      }
    }
    sax.attributeDecl = { stream, element, name, _, _, value, values in
      xmlFreeEnumeration(values)
      guard let element, let name, value != nil else { return }
      XMLStream.with(stream) {
        $0.remark(
          "a value by default, here of \(String(cString: element))@\(String(cString: name)), is not read", isFault: true
        )
      }
    }
    sax.getEntity = { stream, name in
      guard let stream, let name else { return nil }
      if let known = xmlGetPredefinedEntity(name) { return known }
      return Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef { $0.entity(name) }
    }
    sax.getParameterEntity = { stream, name in
      guard let stream, let name else { return nil }
      return Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef { $0.parameterEntity(name) }
    }
    sax.resolveEntity = { stream, _, _ in
      XMLStream.with(stream) { $0.fail(SAXParser.externalEntities) }
      return nil
    }
  }

  private func declare(
    _ name: UnsafePointer<xmlChar>, kind: CInt, _ publicID: UnsafePointer<xmlChar>?,
    _ systemID: UnsafePointer<xmlChar>?, _ content: UnsafeMutablePointer<xmlChar>?
  ) {
    settle { () throws(Entities.Refusal) in
      switch xmlEntityType(rawValue: UInt32(kind)) {
      case XML_INTERNAL_GENERAL_ENTITY:
        let replacement = UnsafeBufferPointer(start: content, count: content.map { garner_length($0) } ?? 0)
        try entities.declare(String(cString: name), as: Array(replacement))
      case XML_INTERNAL_PARAMETER_ENTITY, XML_EXTERNAL_PARAMETER_ENTITY:
        // They matter within the document type only, which libxml2 reads.
        xmlSAX2EntityDecl(context, name, kind, publicID, systemID, content)
      default: try entities.declareExternal(String(cString: name))
      }
    }
  }

  private func parameterEntity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard fault == nil, !context.hasJustDeclared else { return nil }
    guard let entity = xmlGetParameterEntity(context.pointee.myDoc, name) else {
      // Where it must be declared in the file, libxml2 says so.
      mayDeclareElsewhere = true
      return nil
    }
    // libxml2 passes over one that stands elsewhere.
    if entity.pointee.etype == XML_EXTERNAL_PARAMETER_ENTITY { mayDeclareElsewhere = true }
    let isRead = settle { () throws(Entities.Refusal) in
      try entities.charge(length: Int(entity.pointee.length))
    }
    return isRead ? entity : nil
  }

  private func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard fault == nil, !context.hasJustDeclared else { return nil }
    var told: xmlEntityPtr?
    settle { () throws(Entities.Refusal) in
      let word = String(cString: name)
      if context.pointee.inSubset != 0, !entities.isText(word) {
        // Nothing is referred to there yet: libxml2 looks through what stands for a declaration.
        told = Self.entity(name, standingFor: [])
        return
      }
      try declareAsCommon(word, name)
      told = Self.entity(name, standingFor: try entities.charge(word))
    }
    if let told { toldEntities.append(told) }
    return told
  }

  /// - Returns: what libxml2 asks for; it writes into it, so that each reference has one of its own.
  private static func entity(_ name: UnsafePointer<xmlChar>, standingFor text: [UInt8]) -> xmlEntityPtr {
    let content = UnsafeMutableBufferPointer<xmlChar>.allocate(capacity: text.count + 1)
    _ = content.initialize(fromContentsOf: text + [0])
    let entity = xmlEntityPtr.allocate(capacity: 1)
    entity.initialize(to: xmlEntity())
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.etype = XML_INTERNAL_GENERAL_ENTITY
    entity.pointee.name = name
    entity.pointee.content = content.baseAddress
    entity.pointee.length = CInt(text.count)
    return entity
  }

  /// Takes what only a document type elsewhere can declare for the sign that it is by that name nearly everywhere; where there
  /// is none, the reference stays as it is written.
  private func declareAsCommon(_ word: String, _ name: UnsafePointer<xmlChar>) throws(Entities.Refusal) {
    if commonEntities[word] == nil {
      guard mayDeclareElsewhere || context.pointee.hasExternalSubset != 0, context.pointee.standalone != 1,
        !entities.isDeclared(word)
      else { return }
      let sign = htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) } ?? CommonEntities.sign(word)
      try entities.declare(word, as: Array((sign.map { String($0) } ?? "&#38;\(word);").utf8))
      commonEntities[word] = sign != nil
    }
    let isKnown = commonEntities[word] == true
    remark(
      "&\(word); "
        + (isKnown
          ? "is read as HTML has it: the document type that declares it is not fetched"
          : "stays as it is written: the document type that declares it is not fetched"),
      isFault: !isKnown)
  }

  private func remark(_ message: String, isFault: Bool) {
    guard remarks.count < XMLLimits.default.entityReferences else { return }
    remarks.append(XMLRemark(place: XMLFault(mark: mark, message: message), isFault: isFault))
  }

  /// An attribute's value with what the entities of the file stand for; a `&` is `&#38;` in it.
  ///
  /// - Returns: nil where one cannot be read.
  @inline(__always)
  func resolved(_ value: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    entities.isEmpty ? value : resolvedByEntities(value)
  }

  @inline(never)
  private func resolvedByEntities(_ value: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard value.contains(UInt8(ascii: "&")) else { return value }
    var resolved: [UInt8] = []
    let isRead = settle { () throws(Entities.Refusal) in
      for byte in try entities.attributeValue(value) {
        if byte == UInt8(ascii: "&") { resolved += Array("&#38;".utf8) } else { resolved.append(byte) }
      }
    }
    guard isRead else { return nil }
    let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: resolved.count)
    _ = kept.initialize(fromContentsOf: resolved)
    resolvedValues.append(kept)
    return UnsafeBufferPointer(kept)
  }

  func freeResolvedValues() {
    for value in resolvedValues { value.deallocate() }
    resolvedValues.removeAll()
  }

  func freeToldEntities() {
    for entity in toldEntities {
      entity.pointee.content?.deallocate()
      entity.deallocate()
    }
    toldEntities.removeAll()
  }

  /// - Returns: whether nothing was in the way; else that is the fault of the file.
  @discardableResult
  private func settle(_ body: () throws(Entities.Refusal) -> Void) -> Bool {
    do throws(Entities.Refusal) {
      try body()
      return true
    } catch {
      fail(SAXParser.words(for: error, limits: .default))
      return false
    }
  }
}

extension xmlParserCtxtPtr {
  /// Whether libxml2 asks for an entity behind its declaration, to note how that was written, and not at a reference.
  var hasJustDeclared: Bool {
    guard let input = pointee.input, let place = input.pointee.cur, place > input.pointee.base else { return false }
    return pointee.inSubset != 0 && place[-1] == UInt8(ascii: ">")
  }
}
