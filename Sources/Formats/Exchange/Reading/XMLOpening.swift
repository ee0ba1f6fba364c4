import XMLReading

/// The start of a file, as far as what holds the records.
///
/// A piece cut out of the middle is read within these tags: the element that holds the records need not be the root.
struct XMLOpening {
  /// Past the start tag of what holds the records.
  let end: Int
  /// The end tags that close what is open there.
  let closing: [UInt8]
  /// What the document type declares within the file, in its brackets.
  let declarations: Range<Int>?

  /// - Parameter start: where the document begins.
  /// - Returns: nil where a record is the root itself, or something is in the way: then the file is read in one piece.
  init?(in bytes: [UInt8], from start: Int = 0, fields: XMLFields) {
    var place = start
    var node = 0
    var closing: [UInt8] = []
    var declarations: Range<Int>?
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
      place = start + 1
      switch bytes[place] {
      case UInt8(ascii: "?"): guard Self.skip(to: "?>", in: bytes, &place) else { return nil }
      case UInt8(ascii: "!"):
        if bytes[place...].starts(with: Array("!--".utf8)) {
          guard Self.skip(to: "-->", in: bytes, &place) else { return nil }
        } else {
          guard let type = Self.documentTypeEnd(in: bytes, from: place) else { return nil }
          place = type.end
          declarations = type.declarations
        }
      default:
        guard let end = Self.tagEnd(in: bytes, from: place), bytes[end - 2] != UInt8(ascii: "/") else { return nil }
        let name = bytes[place..<end].prefix { !$0.isSpace && $0 != UInt8(ascii: ">") }
        let number = fields.names.number(of: String(decoding: name, as: UTF8.self))
        node = number == 0 ? 0 : fields.node(below: node, number: number)
        guard node != 0, case .into = fields.nodes[node].action else { return nil }
        closing = Array("</".utf8) + name + Array(">".utf8) + closing
        place = end
        if fields.holdsRecords(node) {
          self.end = end
          self.closing = closing
          self.declarations = declarations
          return
        }
      }
    }
    return nil
  }

  /// Past a document type, and what it declares within `[` and `]`.
  private static func documentTypeEnd(in bytes: [UInt8], from start: Int) -> (end: Int, declarations: Range<Int>?)? {
    var place = start
    var opening: Int?
    var declarations: Range<Int>?
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard skip(to: byte == UInt8(ascii: "'") ? "'" : "\"", in: bytes, &place) else { return nil }
      case UInt8(ascii: "["): opening = opening ?? place - 1
      case UInt8(ascii: "]"): declarations = opening.map { $0..<place }
      case UInt8(ascii: ">") where opening == nil || declarations != nil: return (place, declarations)
      case UInt8(ascii: "<") where bytes[place...].starts(with: Array("!--".utf8)):
        guard skip(to: "-->", in: bytes, &place) else { return nil }
      case UInt8(ascii: "<") where bytes[place...].starts(with: Array("?".utf8)):
        guard skip(to: "?>", in: bytes, &place) else { return nil }
      default: break
      }
    }
    return nil
  }

  /// - Returns: whether such an end comes.
  private static func skip(to end: String, in bytes: [UInt8], _ place: inout Int) -> Bool {
    guard let found = bytes[place...].firstRange(of: Array(end.utf8)) else { return false }
    place = found.upperBound
    return true
  }

  /// Past the `>` that ends a tag, those in quotation marks passed over.
  private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    return nil
  }
}
