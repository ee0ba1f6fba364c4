import CLibXML2

extension XMLStream {
  static func declareEntities(in sax: inout xmlSAXHandler) {
    sax.entityDecl = { stream, name, kind, publicID, systemID, content in
      guard let name else { return }
      XMLStream.with(stream) { stream in
        stream.settle { () throws(Entities.Refusal) in
          try stream.declared.declare(name, kind: kind, publicID, systemID, content, in: stream.context)
        }
      }
    }
    sax.unparsedEntityDecl = { stream, name, _, _, _ in
      guard let name else { return }
      XMLStream.with(stream) { stream in
        stream.settle { () throws(Entities.Refusal) in
          try stream.declared.entities.declareExternal(String(cString: name))
        }
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

  private func parameterEntity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard fault == nil else { return nil }
    return settle { () throws(Entities.Refusal) in try declared.parameterEntity(name, in: context) } ?? nil
  }

  private func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard fault == nil else { return nil }
    let found = settle { () throws(Entities.Refusal) in try declared.entity(name, in: context) }
    if let remark = found?.remark { self.remark(remark.message, isFault: remark.isFault) }
    return found?.entity
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
    declared.entities.isEmpty ? value : resolvedByEntities(value)
  }

  @inline(never)
  private func resolvedByEntities(_ value: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard value.contains(UInt8(ascii: "&")) else { return value }
    let text = settle { () throws(Entities.Refusal) in try declared.entities.attributeValue(value) }
    guard let text else { return nil }
    var resolved: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "&") { resolved += Array("&#38;".utf8) } else { resolved.append(byte) }
    }
    let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: resolved.count)
    _ = kept.initialize(fromContentsOf: resolved)
    resolvedValues.append(kept)
    return UnsafeBufferPointer(kept)
  }

  func freeResolvedValues() {
    for value in resolvedValues { value.deallocate() }
    resolvedValues.removeAll()
  }

  /// - Returns: nil where something was in the way; that is the fault of the file.
  @discardableResult
  private func settle<Result>(_ body: () throws(Entities.Refusal) -> Result) -> Result? {
    do throws(Entities.Refusal) {
      return try body()
    } catch {
      fail(SAXParser.words(for: error, limits: .default))
      return nil
    }
  }
}
