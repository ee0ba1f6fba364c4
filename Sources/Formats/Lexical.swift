/// The small grammars of single strings, shared by the check and by both schemas.
package enum Lexical {
  static let identifierPattern = "[A-Za-z0-9][A-Za-z0-9_-]*"
  static let languageTagPattern = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"

  package static func isIdentifier(_ string: String) -> Bool {
    guard let first = string.utf8.first, isAlphanumeric(first) else { return false }
    return !hasByte(string) { !isAlphanumeric($0) && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
  }

  /// The form of a tag of BCP 47 (RFC 5646, section 2.1), without asking whether its subtags are registered.
  package static func isLanguageTag(_ string: String) -> Bool {
    var length = 0
    var isPrimary = true
    for byte in string.utf8 {
      if byte == UInt8(ascii: "-") {
        guard length >= (isPrimary ? 2 : 1) else { return false }
        length = 0
        isPrimary = false
      } else {
        length += 1
        guard length <= 8, isPrimary ? isLetter(byte) : isAlphanumeric(byte) else { return false }
      }
    }
    return length >= (isPrimary ? 2 : 1)
  }

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
