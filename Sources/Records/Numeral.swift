/// A number as its source writes it: `18.80` stays `18.80`.
///
/// A mean printed with two decimals says something about its precision, which a binary floating-point value forgets;
/// so the text is kept and the value is computed where one is wanted.
package struct Numeral: Hashable, Sendable {
  /// A number in JSON's grammar (RFC 8259, section 6).
  package let text: String

  /// - Returns: nil where `text` is not a number in JSON's grammar.
  package init?(_ text: String) {
    guard Numeral.isNumber(text.utf8) else { return nil }
    self.text = text
  }

  package init(_ value: Int) {
    text = String(value)
  }

  /// The nearest binary value.
  package var value: Double { Double(text) ?? .nan }

  /// The value as an integer, where the number is written as one: digits, no point and no exponent.
  package var integer: Int? { Int(text) }

  static func isNumber(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes[...]
    func digits() -> Int {
      let run = rest.prefix { (48...57).contains($0) }
      rest = rest[run.endIndex...]
      return run.count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension Numeral: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}

extension Numeral: CustomStringConvertible {
  package var description: String { text }
}
