/// Text that a spreadsheet would take for a formula, and what Garner's tables do with it: an apostrophe comes before it.
package enum FormulaText {
  /// Whether the apostrophe is needed: the text begins with `=`, `+`, `-` or `@`, also in full width, after apostrophes and
  /// white space or not, and it is no plain number.
  package static func looksLikeFormula(_ text: String) -> Bool {
    let core = text.unicodeScalars.drop { $0 == "'" || $0.properties.isWhitespace }
    guard let first = core.first else { return false }
    switch first {
    case "=", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
    case "+", "-": return !(core.startIndex == text.startIndex && isPlainNumber(Substring(core.dropFirst())))
    default: return false
    }
  }

  /// The text as it was before the apostrophe.
  package static func unguarded(_ text: String) -> String {
    guard text.unicodeScalars.first == "'" else { return text }
    let rest = String(text.unicodeScalars.dropFirst())
    return looksLikeFormula(rest) ? rest : text
  }

  /// Digits, with at most one decimal sign between them.
  private static func isPlainNumber(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    guard isDigit(first), isDigit(last) else { return false }
    return text.utf8.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2C }
      && text.utf8.filter { !isDigit($0) }.count <= 1
  }
}
