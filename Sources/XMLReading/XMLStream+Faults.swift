import CLibXML2

extension XMLStream {
  /// Where the parser stands.
  var mark: XMLMark {
    XMLMark(line: Int(line), column: context.pointee.input.map { Int($0.pointee.col) } ?? 1)
  }

  func fail(_ message: String) {
    guard fault == nil else { return }
    fault = XMLFault(mark: mark, message: message)
    context.pointee.disableSAX = 1
  }

  func report(_ error: xmlError) {
    settleDecoding()
    // A prefix that is bound to nothing leaves the file well-formed.
    guard fault == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue,
      error.domain != XML_FROM_NAMESPACE.rawValue
    else { return }
    // libxml2 reads what an entity stands for by itself, with lines of its own.
    let isInEntity = context.pointee.depth > 0
    fault = XMLFault(
      mark: isInEntity ? mark : XMLMark(line: max(1, Int(error.line)), column: max(1, Int(error.int2))),
      message: (isInEntity ? "in the text of an entity: " : "")
        + (error.code == CInt(XML_ERR_ENTITY_LOOP.rawValue) ? "" : "not well-formed XML: ") + words(for: error))
    context.pointee.disableSAX = 1
  }

  /// libxml2's own words, but where they name a line: it is one of the part of the file that was read.
  func words(for error: xmlError) -> String {
    let name = error.str1.map { String(cString: $0) } ?? ""
    switch xmlParserErrors(rawValue: UInt32(error.code)) {
    case XML_ERR_TAG_NAME_MISMATCH:
      let found = error.str2.map { ", but </\(String(cString: $0))> stands here" } ?? ""
      return "expected </\(name)>\(found)"
    case XML_ERR_TAG_NOT_FINISHED: return "<\(name)> is not closed"
    case XML_ERR_ENTITY_LOOP: return SAXParser.tooMuchOfEntities
    case XML_ERR_GT_REQUIRED: return "expected '>' to end the tag"
    case XML_ERR_INTERNAL_ERROR where context.pointee.nameNr >= Self.deepest:
      return "elements stand more than \(Self.deepest) levels deep"
    default: break
    }
    let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    return String(message.prefix { $0 != "\n" })
  }

  /// libxml2 compares every attribute of a tag with all before it: one of a million would take it hours.
  static func fault(ofManyAttributesIn file: UnsafeBufferPointer<UInt8>) -> XMLFault? {
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
}
