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
  /// Comments and instructions, but for the XML declaration.
  let asides: [Range<Int>]

  /// - Parameter start: where the document begins.
  /// - Returns: nil where a record is the root itself, or something is in the way: then the file is read in one piece.
  init?(in bytes: [UInt8], from start: Int = 0, fields: XMLFields) {
    var tags = Tags(in: bytes, from: start)
    var node = 0
    var closing: [UInt8] = []
    while let start = tags.next() {
      guard let end = Self.tagEnd(in: bytes, from: start), bytes[end - 2] != UInt8(ascii: "/") else { return nil }
      let name = bytes[(start + 1)..<end].prefix { !$0.isSpace && $0 != UInt8(ascii: ">") }
      let number = fields.names.number(of: String(decoding: name, as: UTF8.self))
      node = number == 0 ? 0 : fields.node(below: node, number: number)
      guard node != 0, case .into = fields.nodes[node].action else { return nil }
      closing = Array("</".utf8) + name + Array(">".utf8) + closing
      tags.place = end
      guard fields.holdsRecords(node) else { continue }
      self.end = end
      self.closing = closing
      declarations = tags.declarations
      asides = tags.asides
      return
    }
    return nil
  }

  /// Where the first tag begins; nil where it does not in these bytes.
  static func firstTag(in bytes: [UInt8]) -> Int? {
    var tags = Tags(in: bytes, from: 0)
    return tags.next()
  }

  /// Goes from tag to tag, over what stands between them.
  private struct Tags {
    let bytes: [UInt8]
    var place: Int
    private(set) var declarations: Range<Int>?
    private(set) var asides: [Range<Int>] = []

    init(in bytes: [UInt8], from start: Int) {
      self.bytes = bytes
      place = start
    }

    /// Where the next tag begins, at which it stays.
    mutating func next() -> Int? {
      while let opening = bytes[place...].firstIndex(of: UInt8(ascii: "<")), opening + 1 < bytes.count {
        place = opening + 1
        switch bytes[place] {
        case UInt8(ascii: "?"):
          guard skip(to: "?>", in: bytes, &place) else { return nil }
          if !bytes[opening...].starts(with: Array("<?xml ".utf8)) { asides.append(opening..<place) }
        case UInt8(ascii: "!"):
          if bytes[place...].starts(with: Array("!--".utf8)) {
            guard skip(to: "-->", in: bytes, &place) else { return nil }
            asides.append(opening..<place)
          } else {
            guard let type = documentTypeEnd(in: bytes, from: place) else { return nil }
            place = type.end
            declarations = type.declarations
          }
        default:
          place = opening
          return opening
        }
      }
      return nil
    }
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
    let end = Array(end.utf8)
    guard let found = bytes.withUnsafeBufferPointer({ $0.place(of: end, from: place) }) else { return false }
    place = found + end.count
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
