/// A single value where CSL-JSON allows more than one type, kept as the file has it: `3` is not `"3"`.
package enum CitationScalar: Hashable, Sendable {
  case text(String)
  case number(Numeral)
  case flag(Bool)

  /// The value in words.
  package var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.text
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// Whether it says yes, where it stands for a switch.
  package var isTrue: Bool {
    switch self {
    case .text(let text): !["", "false", "0"].contains(text.lowercased())
    case .number(let number): number.value != 0
    case .flag(let flag): flag
    }
  }
}

extension CitationScalar: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
}
