import CLibXML2

// Entities of the file itself. libxml2 is told of each as if it were one of the five that XML knows, with the text it
// stands for: so it hands that over as any other text, and never reads the replacement itself.

extension XMLStream {
  static func declareEntities(in sax: inout xmlSAXHandler) {
    sax.entityDecl = { stream, name, kind, _, _, content in
      guard let name else { return }
      XMLStream.with(stream) { $0.declare(name, kind: kind, content: content) }
    }
    sax.unparsedEntityDecl = { stream, name, _, _, _ in
      guard let name else { return }
      let kind = CInt(XML_EXTERNAL_GENERAL_UNPARSED_ENTITY.rawValue)
      XMLStream.with(stream) { $0.declare(name, kind: kind, content: nil) }
    }
    sax.getEntity = { stream, name in
      guard let stream, let name else { return nil }
      if let known = xmlGetPredefinedEntity(name) { return known }
      return Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef { $0.entity(name) }
    }
    sax.getParameterEntity = { stream, _ in
      XMLStream.with(stream) { if !$0.hasJustDeclared { $0.fail(SAXParser.parameterEntities) } }
      return nil
    }
    sax.resolveEntity = { stream, _, _ in
      XMLStream.with(stream) { $0.fail(SAXParser.externalEntities) }
      return nil
    }
  }

  /// A parameter entity may be declared, but not be referred to.
  private func declare(_ name: UnsafePointer<xmlChar>, kind: CInt, content: UnsafePointer<xmlChar>?) {
    settle { () throws(Entities.Refusal) in
      switch xmlEntityType(rawValue: UInt32(kind)) {
      case XML_INTERNAL_GENERAL_ENTITY:
        let replacement = UnsafeBufferPointer(start: content, count: content.map(garner_length) ?? 0)
        try entities.declare(String(cString: name), as: Array(replacement))
      case XML_INTERNAL_PARAMETER_ENTITY, XML_EXTERNAL_PARAMETER_ENTITY: break
      default: try entities.declareExternal(String(cString: name))
      }
    }
  }

  /// Behind a declaration libxml2 asks for what was declared, to note how it was written.
  private var hasJustDeclared: Bool {
    guard let input = context.pointee.input, let place = input.pointee.cur, place > input.pointee.base else {
      return false
    }
    return context.pointee.inSubset != 0 && place[-1] == UInt8(ascii: ">")
  }

  private func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard fault == nil, !hasJustDeclared else { return nil }
    let isInAttribute = context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    let isRead = settle { () throws(Entities.Refusal) in
      let word = String(cString: name)
      try declareAsCommon(word, name)
      if isInAttribute {
        // There the reference stays as it is written, till the tag is taken.
        try entities.charge(word)
      } else {
        let text = try entities.text(of: word)
        entityText.deallocate()
        entityText = .allocate(capacity: text.count + 1)
        _ = entityText.initialize(fromContentsOf: text + [0])
      }
    }
    guard isRead else { return nil }
    entity.pointee.etype = isInAttribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    entity.pointee.name = name
    entity.pointee.content = isInAttribute ? nil : entityText.baseAddress
    return entity
  }

  /// Takes what only a document type elsewhere can declare as HTML 4 has it, where it has it; the formats' document types
  /// declare ISO's sets of signs, from which HTML's come.
  private func declareAsCommon(_ word: String, _ name: UnsafePointer<xmlChar>) throws(Entities.Refusal) {
    if !commonEntities.contains(word) {
      guard context.pointee.hasExternalSubset != 0, !entities.isDeclared(word),
        let common = htmlEntityLookup(name), let sign = Unicode.Scalar(common.pointee.value)
      else { return }
      try entities.declare(word, as: Array(String(sign).utf8))
      commonEntities.insert(word)
    }
    remarks.append(
      XMLFault(
        mark: mark, message: "&\(word); is read as HTML has it: the document type that declares it is not fetched"))
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
