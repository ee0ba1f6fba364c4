/// The encoding that an XML declaration names.
struct XMLDeclaredEncoding {
  let name: String
  /// Where the name stands, with its quotation marks.
  let place: Range<Int>

  /// - Parameter head: the first bytes of a file, in UTF-8 or what has ASCII's letters.
  /// - Returns: nil where none is named.
  init?(_ head: [UInt8]) {
    let declared = head.prefix(32 << 10).prefix { $0 != UInt8(ascii: ">") }
    guard head.starts(with: Array("<?xml".utf8)), let start = declared.firstRange(of: Array("encoding".utf8)) else {
      return nil
    }
    let value = declared[start.upperBound...].drop { $0.isSpace || $0 == UInt8(ascii: "=") }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = value.dropFirst().firstIndex(of: quote)
    else { return nil }
    name = String(decoding: value[(value.startIndex + 1)..<end], as: UTF8.self)
    place = value.startIndex..<(end + 1)
  }

  /// Names UTF-8 in its place; as long as what stood there, so that every column stays what it is.
  func replace(in head: inout [UInt8]) {
    let name = Array("\"UTF-8\"".utf8)
    let blanks = [UInt8](repeating: 0x20, count: max(0, place.count - name.count))
    head.replaceSubrange(place, with: name + blanks)
  }
}
