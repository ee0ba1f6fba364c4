/// The comma between two digits of a title, which is kept until another title tells what it means: `2,5` beside `2.5` is that
/// number, beside `2 5` it is two.
enum DecimalComma {
  static let sign: UInt8 = 0x2C
  private static let point: UInt8 = 0x2E

  /// A title with points in place of the commas that are those of a number the other title has, and spaces in place of the rest.
  static func resolved(_ text: TextBytes, beside other: TextBytes) -> [UInt8] {
    var out = Array(text)
    let others = other.split(separator: 0x20).compactMap { number(TextBytes(rebasing: $0)) }
    for word in text.split(separator: 0x20) where word.contains(sign) {
      let number = number(TextBytes(rebasing: word))
      let isDecimal = number.map(others.contains) == true
      for place in word.indices where text[place] == sign { out[place] = isDecimal ? point : 0x20 }
    }
    return out
  }

  /// What a word with one comma at the most stands for, where it is that of a decimal.
  private static func number(_ word: TextBytes) -> UInt64? {
    guard let first = word.first, LocationKey.isDigit(first) else { return nil }
    guard word.contains(sign) else { return TitleWords.number(word) }
    guard word.count(where: { $0 == sign }) == 1 else { return nil }
    return word.map { $0 == sign ? point : $0 }.withUnsafeBufferPointer { TitleWords.number($0) }
  }
}
