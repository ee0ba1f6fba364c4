/// The small grammars of single strings, shared by the check and by both schemas.
package enum Lexical {
  static let identifierPattern = "[A-Za-z0-9][A-Za-z0-9_-]*"
  static let languageTagPattern = "([A-Za-z]{2,8}|[IiXx]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8})*"

  package static func isIdentifier(_ string: String) -> Bool {
    guard let first = string.utf8.first, isAlphanumeric(first) else { return false }
    return !hasByte(string) { !isAlphanumeric($0) && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
  }

  /// The form of a tag of BCP 47 (RFC 5646, section 2.1), without asking whether its subtags are registered; one of
  /// private use (`x-…`) or from before the registry (`i-…`) needs a second subtag.
  package static func isLanguageTag(_ string: String) -> Bool {
    let first = string.utf8.first.map { $0 | 0x20 }
    let isShort = (first == UInt8(ascii: "x") || first == UInt8(ascii: "i")) && string.utf8.dropFirst().first == 0x2D
    var length = 0
    var isPrimary = true
    for byte in string.utf8 {
      if byte == UInt8(ascii: "-") {
        guard length >= (isPrimary && !isShort ? 2 : 1) else { return false }
        length = 0
        isPrimary = false
      } else {
        length += 1
        guard length <= 8, isPrimary ? isLetter(byte) : isAlphanumeric(byte) else { return false }
      }
    }
    return length >= (isPrimary ? 2 : 1)
  }

  /// Characters that show nothing: Unicode's White_Space, and the joiners and marks that have no width. Neither schema
  /// language has a name for them all, so both write this list.
  static let unseen: [ClosedRange<UInt32>] = [
    0x09...0x0A, 0x0D...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0xAD...0xAD, 0x1680...0x1680, 0x180E...0x180E,
    0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ]

  /// Whether nothing of the words would be seen.
  static func saysNothing(_ string: String) -> Bool {
    // Nearly every string begins with a letter.
    if let first = string.utf8.first, first > 0x20, first < 0x7F { return false }
    return string.unicodeScalars.allSatisfy { scalar in unseen.contains { $0.contains(scalar.value) } }
  }

  /// The strings that may stand for year, month and day in a date: those of a number, and with zeros before it to fill
  /// two places, a year's four.
  static let datePartPatterns = [
    "-?(0|[1-9][0-9]{0,3}|0[0-9]{3})", "0?[1-9]|1[0-2]", "0?[1-9]|[12][0-9]|3[01]",
  ]

  /// The number that a string says for a part of a date; `place` is 0 for the year, 1 for the month, 2 for the day.
  static func datePart(_ string: String, place: Int) -> Int? {
    let digits = place == 0 && string.hasPrefix("-") ? string.dropFirst() : string[...]
    let size = place == 0 ? 4 : 2
    guard (1...size).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      digits.utf8.first != 48 || digits.utf8.count == size || digits == "0", let number = Int(string)
    else { return nil }
    return dateRanges[place].contains(number) ? number : nil
  }

  /// What year, month and day lie between.
  static let dateRanges = [-9999...9999, 1...12, 1...31]

  static func isBlank(_ string: String) -> Bool {
    string.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether XML 1.0 can carry the character (section 2.2): a record must be writable in both forms.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The first character that XML cannot carry. Bytes settle it for nearly every string: only those that begin
  /// U+FFFE and U+FFFF are looked at as characters.
  static func firstForbidden(in string: String) -> Unicode.Scalar? {
    guard hasByte(string, where: { $0 < 0x20 || $0 == 0xEF }) else { return nil }
    return string.unicodeScalars.first { !isAllowed($0) }
  }

  /// Whether a byte of the string is so, looked at where it lies: every string of every file passes here.
  @inline(__always)
  private static func hasByte(_ string: String, where isSo: (UInt8) -> Bool) -> Bool {
    string.utf8.withContiguousStorageIfAvailable { $0.contains(where: isSo) } ?? string.utf8.contains(where: isSo)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
