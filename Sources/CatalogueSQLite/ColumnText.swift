import Records

/// Lists, pairs and ranges as the text of one column: `depression anxiety`, `depression=improved`, `3..5`.
///
/// Ids hold no spaces; should one do so all the same, the space is written `%20` and a tab `%09`, and
/// reading gives the id back.
enum ColumnText {
  /// SQLite's text ends at a NUL, so that one is shown by its picture.
  static func stored(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(text.map { $0 == "\0" ? "\u{2400}" : $0 })
  }

  static func list(_ items: [String]) -> String {
    switch items.count {
    case 0: ""
    case 1: escaped(items[0])
    default: items.map(escaped).joined(separator: " ")
    }
  }

  static func list(in text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.utf8.split(separator: UInt8(ascii: " ")).map { unescaped(Substring($0)) }
  }

  /// `depression=improved =mixed`: a pair without its first half starts with the equals sign.
  static func pairs(_ pairs: [(String?, String)]) -> String {
    pairs.map { ($0.0.map(escaped) ?? "") + "=" + $0.1 }.joined(separator: " ")
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

  /// `3..5`, `30..`, `..10`; the numbers as they are written.
  static func range(_ range: QuantityRange) -> String {
    (range.min?.text ?? "") + ".." + (range.max?.text ?? "")
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

  /// An empty item is a lone `%`, so that a list holding one differs from an empty list.
  private static func escaped(_ item: String) -> String {
    if item.isEmpty { return "%" }
    guard needsEscape(item) else { return item }
    var text = ""
    for scalar in item.unicodeScalars {
      switch scalar {
      case " ": text += "%20"
      case "%": text += "%25"
      case "\t": text += "%09"
      case "\0": text += "%00"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func needsEscape(_ item: String) -> Bool {
    let isSpecial: (UInt8) -> Bool = { $0 <= 0x20 || $0 == 0x25 }
    return item.utf8.withContiguousStorageIfAvailable { $0.contains(where: isSpecial) }
      ?? item.utf8.contains(where: isSpecial)
  }

  private static func unescaped(_ item: Substring) -> String {
    guard item.utf8.contains(UInt8(ascii: "%")) else { return String(item) }
    if item == "%" { return "" }
    var text = String.UnicodeScalarView()
    var rest = item.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        text.append(scalar)
        continue
      }
      switch String(rest.prefix(2)) {
      case "20": text.append(" ")
      case "25": text.append("%")
      case "09": text.append("\t")
      default: text.append("\0")
      }
      rest = rest.dropFirst(2)
    }
    return String(text)
  }
}
