import Records

/// Writes fields with tabs between, into one run of bytes: lists as `depression anxiety`, pairs as
/// `depression=improved`, ranges as `3..5`. `ColumnText` reads them.
struct ColumnLine {
  private var bytes: [UInt8] = []
  private var isAtStart = true

  init() { bytes.reserveCapacity(512) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A word of our own, which needs no escape.
  mutating func add(word: String) {
    part()
    bytes.append(contentsOf: word.utf8)
  }

  mutating func add(_ number: Int?) { add(word: number.map { String($0) } ?? "") }

  mutating func add(_ range: QuantityRange?) {
    part()
    guard let range else { return }
    bytes.append(contentsOf: (range.min?.text ?? "").utf8)
    bytes.append(contentsOf: "..".utf8)
    bytes.append(contentsOf: (range.max?.text ?? "").utf8)
  }

  mutating func add(_ items: [String]) {
    part()
    for (place, item) in items.enumerated() {
      if place > 0 { bytes.append(0x20) }
      addEscaped(item)
    }
  }

  /// A list of one.
  mutating func add(item: String) {
    part()
    addEscaped(item)
  }

  /// `depression=improved =mixed`: a pair without its first half starts with the equals sign.
  mutating func add(pairs: some Sequence<(String?, String)>) {
    part()
    var isFirst = true
    for (first, second) in pairs {
      if !isFirst { bytes.append(0x20) }
      isFirst = false
      if let first { addEscaped(first) }
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: second.utf8)
    }
  }

  private mutating func part() {
    if !isAtStart { bytes.append(UInt8(ascii: "\t")) }
    isAtStart = false
  }

  /// An empty item is a lone `%`, so that a list holding one differs from an empty list.
  private mutating func addEscaped(_ item: String) {
    if item.isEmpty { return bytes.append(UInt8(ascii: "%")) }
    func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != UInt8(ascii: "%") }
    if item.utf8.allSatisfy(isPlain) { return bytes.append(contentsOf: item.utf8) }
    for byte in item.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(Self.digits[Int(byte >> 4)])
        bytes.append(Self.digits[Int(byte & 15)])
      }
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
