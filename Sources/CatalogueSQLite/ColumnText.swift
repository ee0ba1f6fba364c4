import Records

/// Reads the lists, pairs and ranges that `ColumnLine` writes: `depression anxiety`, `depression=improved`, `3..5`.
///
/// Ids hold no spaces; should one do so all the same, the space is written `%20`, and reading gives the id back.
enum ColumnText {
  /// SQLite's text ends at a NUL, so that one is shown by its picture.
  static func stored(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(text.map { $0 == "\0" ? "\u{2400}" : $0 })
  }

  static func list(in text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.utf8.split(separator: UInt8(ascii: " ")).map { unescaped(Substring($0)) }
  }

  /// - Throws: `IndexDamage` where an item has no equals sign.
  static func pairs(in text: String) throws -> [(String?, String)] {
    guard !text.isEmpty else { return [] }
    return try text.utf8.split(separator: UInt8(ascii: " ")).map { item in
      guard let sign = item.lastIndex(of: UInt8(ascii: "=")) else { throw IndexDamage() }
      let first = sign == item.startIndex ? nil : unescaped(Substring(item[..<sign]))
      return (first, String(Substring(item[item.index(after: sign)...])))
    }
  }

  /// - Throws: `IndexDamage` where the text is no range.
  static func range(in text: String?) throws -> QuantityRange? {
    guard let text else { return nil }
    let bytes = Array(text.utf8)
    let dot = UInt8(ascii: ".")
    // The first two points side by side: a number never ends in one.
    guard let middle = bytes.indices.dropLast().first(where: { bytes[$0] == dot && bytes[$0 + 1] == dot }) else {
      throw IndexDamage()
    }
    return QuantityRange(min: try numeral(bytes[..<middle]), max: try numeral(bytes[(middle + 2)...]))
  }

  private static func numeral(_ bytes: ArraySlice<UInt8>) throws -> Numeral? {
    guard !bytes.isEmpty else { return nil }
    guard let numeral = Numeral(String(decoding: bytes, as: UTF8.self)) else { throw IndexDamage() }
    return numeral
  }

  private static func unescaped(_ item: Substring) -> String {
    guard item.utf8.contains(UInt8(ascii: "%")) else { return String(item) }
    if item == "%" { return "" }
    var bytes: [UInt8] = []
    var rest = Array(item.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
