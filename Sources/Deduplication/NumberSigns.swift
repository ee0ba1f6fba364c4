/// The signs in and before numbers that make another number of the same digits: the point or comma of a decimal, a minus, and
/// the comma or space between thousands, which makes none.
///
/// Everything else that stands between digits parts them (`1-2`, `1:1`), and digits that are parted are not digits together.
enum NumberSigns {
  /// Takes a sign, where it is one of a number.
  ///
  /// - Parameter place: where the sign stands, in so many bytes.
  /// - Returns: whether it was one.
  static func take(
    _ sign: UInt32, _ text: TextBytes, at place: Int, width: Int, _ isBetween: inout Bool, _ start: Int,
    _ out: inout [UInt8]
  ) -> Bool {
    let next = place + width
    guard next < text.count, LocationKey.isDigit(text[next]) else { return false }
    let isBehindDigit = place > 0 && LocationKey.isDigit(text[place - 1])
    switch sign {
    // `1.5`, as some journals print it `1·5`; `.5`.
    case 0x2E, 0xB7, 0x2219, 0x22C5:
      if !isBehindDigit {
        guard place == 0 || isOpen(text[place - 1]) else { return false }
        if out.count > start { out.append(0x20) }
        out.append(0x30)
      }
      out.append(0x2E)
      isBetween = false
      return true
    case 0x2C, 0x20, 0xA0, 0x2009, 0x202F:
      guard isBehindDigit else { return false }
      if !isOfThousands(text, place, next, isComma: sign == 0x2C) {
        // `2,5` is 2.5, or 2 and 5: that is seen beside the other title.
        guard sign == 0x2C else { return false }
        out.append(DecimalComma.sign)
      }
      isBetween = false
      return true
    case 0x2D, 0x2212, 0x2013:
      guard isMinus(text, place, from: start, out) else { return false }
      TextFold.append("minus", from: start, to: &out)
      isBetween = true
      return true
    default: return false
    }
  }

  private static func isOpen(_ byte: UInt8) -> Bool { [0x20, 0x28, 0x3C, 0x3D, 0x3E, 0x7E].contains(byte) }

  /// Whether exactly three digits follow up to three: `10,000`, `1 000 000`; but `COVID-19 100` and `0,125`.
  private static func isOfThousands(_ text: TextBytes, _ place: Int, _ next: Int, isComma: Bool) -> Bool {
    guard text[next...].prefix(4).prefix(while: LocationKey.isDigit).count == 3 else { return false }
    let before = text[..<place].suffix(4).reversed().prefix(while: LocationKey.isDigit)
    guard before.count <= 3, let first = before.last else { return false }
    let begin = place - before.count
    let isInner = before.count == 3 && begin > 0 && [0x2C, 0x20].contains(text[begin - 1])
    if first == 0x30 { return isInner }
    let end = next + 3
    let isWord = (begin == 0 || isOpen(text[begin - 1])) && (end == text.count || !TextFold.isLetter(text[end]))
    return isComma || isInner || isWord
  }

  /// Whether a dash before a number is a minus: at the beginning, or behind a small word (`at -20 degrees`). Elsewhere it
  /// stands for what comes before, or the space is a slip: `MMP-2 and -9`, `IL -6`, `10 -20 years`.
  private static func isMinus(_ text: TextBytes, _ place: Int, from start: Int, _ out: [UInt8]) -> Bool {
    guard place == 0 || text[place - 1] == 0x20 || text[place - 1] == 0x28 else { return false }
    guard out.count > start else { return true }
    if place > 0, text[place - 1] == 0x28 { return true }
    let word = out[start...].reversed().prefix { $0 != 0x20 }
    return word.count < 8 && openings.contains { $0.utf8.reversed().elementsEqual(word) }
  }

  private static let openings = [
    "at", "of", "from", "than", "below", "above", "under", "over", "lt", "gt", "bij", "onder", "boven", "bei", "unter",
    "uber",
  ]
}
