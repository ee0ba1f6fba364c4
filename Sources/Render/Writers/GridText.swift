/// A reader's words in pandoc's Markdown.
enum GridText {
  /// A word, escaped, and how it must be written where it would begin a block of its own.
  struct Token {
    var text: String
    /// The word where it begins a line and so would begin a block.
    var guarded: String
    /// True where the block would be a numbered list: not inside a running paragraph, which no list interrupts.
    var isEnumerator: Bool
    var width: Int
    var guardedWidth: Int

    init(text: String, guarded: String? = nil, isEnumerator: Bool = false) {
      self.text = text
      self.guarded = guarded ?? text
      self.isEnumerator = isEnumerator
      width = DisplayWidth.of(text)
      guardedWidth = guarded.map { DisplayWidth.of($0) } ?? width
    }

    var widest: Int { max(width, guardedWidth) }

    mutating func append(_ end: String) {
      self = Token(text: text + end, guarded: guarded + end, isEnumerator: isEnumerator)
    }
  }

  /// The words of one line, each escaped; `mark` is put before the first and after the last.
  static func tokens(_ line: String, around mark: String = "") -> [Token] {
    var tokens = line.split(separator: " ").map { token(String($0)) }
    guard !mark.isEmpty, let last = tokens.indices.last else { return tokens }
    tokens[0] = Token(text: mark + tokens[0].text)
    tokens[last].append(mark)
    return tokens
  }

  /// A line escaped as a whole, safe at a line's start.
  static func escaped(_ line: String) -> String {
    tokens(line).enumerated().map { $0.offset == 0 ? $0.element.guarded : $0.element.text }
      .joined(separator: " ")
  }

  private static func token(_ word: String) -> Token {
    var text = ""
    var before: UInt8 = 0x20
    text.append(word) { byte, next in
      defer { before = byte }
      switch byte {
      // A pipe may be taken for a cell's border, whatever precedes it.
      case UInt8(ascii: "|"): return "&#124;"
      case UInt8(ascii: "\\"): return "\\\\"
      case UInt8(ascii: "`"): return "\\`"
      case UInt8(ascii: "*"): return "\\*"
      case UInt8(ascii: "_"): return "\\_"
      case UInt8(ascii: "["): return "\\["
      case UInt8(ascii: "]"): return "\\]"
      case UInt8(ascii: "{"): return "\\{"
      case UInt8(ascii: "}"): return "\\}"
      case UInt8(ascii: "<"): return "\\<"
      case UInt8(ascii: ">"): return "\\>"
      case UInt8(ascii: "~"): return "\\~"
      case UInt8(ascii: "^"): return "\\^"
      case UInt8(ascii: "$"): return "\\$"
      case UInt8(ascii: "@"): return "\\@"
      case UInt8(ascii: "#"): return "\\#"
      case UInt8(ascii: "!"): return "\\!"
      case UInt8(ascii: "&"): return next == nil ? nil : "\\&"
      // Pandoc would make these curly, dashes and an ellipsis.
      case UInt8(ascii: "'"): return "\\'"
      case UInt8(ascii: "\""): return "\\\""
      case UInt8(ascii: "-"): return before == byte || next == byte ? "\\-" : nil
      case UInt8(ascii: "."): return before == byte || next == byte ? "\\." : nil
      case UInt8(ascii: "+"): return "\\+"
      default: return nil
      }
    }
    guard let last = word.last, let first = word.utf8.first else { return Token(text: text) }
    if isEnumerator(word) { return Token(text: text, guarded: "\(text.dropLast())\\\(last)", isEnumerator: true) }
    // A rule, an underline, a definition, a caption.
    if "-:=%".utf8.contains(first), !text.hasPrefix("\\") { return Token(text: text, guarded: "\\" + text) }
    if word == "Table:" || word == "table:" { return Token(text: text, guarded: "\(text.dropLast())\\:") }
    return Token(text: text)
  }

  /// Whether a word alone begins an item of a numbered list: `1.`, `(a)`, `iv)`.
  private static func isEnumerator(_ word: String) -> Bool {
    guard let first = word.utf8.first, let last = word.utf8.last,
      last == UInt8(ascii: ".") || last == UInt8(ascii: ")")
    else { return false }
    let inside = first == UInt8(ascii: "(") ? word.utf8.dropFirst().dropLast() : word.utf8.dropLast()
    let areDigits = inside.allSatisfy { (48...57).contains($0) }
    let areRoman = inside.allSatisfy { "ivxlcdm".utf8.contains($0 | 0x20) }
    let isLetter = inside.count == 1 && inside.allSatisfy { (65...90).contains($0 & 0xDF) }
    return !inside.isEmpty && (areDigits || areRoman || isLetter)
  }
}
