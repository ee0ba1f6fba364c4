/// MathML written in one line, so that it says the same: `10<sup>6</sup>`, `1/2`, `√(a+b)`.
///
/// Source: *Mathematical Markup Language (MathML) Version 3.0*, W3C, chapter 3.
enum Formula {
  enum Script { case sub, sup }

  /// What an element does with those in it.
  enum Part: Equatable {
    case token, row, fraction, squareRoot, root, multiscripts, cells, fenced, space, hidden
    /// Of a limit an operator, such as the bar of a mean, stands as it is.
    case scripts([Script], isLimit: Bool)
  }

  static func part(_ name: Bytes) -> Part {
    switch name.string {
    case "mi", "mn", "mo", "mtext", "ms": .token
    case "mfrac": .fraction
    case "msup": .scripts([.sup], isLimit: false)
    case "msub": .scripts([.sub], isLimit: false)
    case "msubsup": .scripts([.sub, .sup], isLimit: false)
    case "mover": .scripts([.sup], isLimit: true)
    case "munder": .scripts([.sub], isLimit: true)
    case "munderover": .scripts([.sub, .sup], isLimit: true)
    case "msqrt": .squareRoot
    case "mroot": .root
    case "mmultiscripts": .multiscripts
    case "mtable", "mtr", "mlabeledtr": .cells
    case "mfenced": .fenced
    case "mspace": .space
    // The same in another notation, or what is not to be seen.
    case "annotation", "annotation-xml", "mphantom": .hidden
    default: .row
    }
  }

  /// Puts parentheses around what stands behind a place, unless it is one word or number, or has them.
  static func group(from start: Int, _ text: inout ByteBuffer) {
    let part = text.part(start..<text.count).string
    guard !isWhole(part) else { return }
    text.truncate(to: start)
    text.append("(")
    part.lend { text.append(copying: $0) }
    text.append(")")
  }

  private static func isWhole(_ part: String) -> Bool {
    if part.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "," }) { return true }
    guard part.hasPrefix("("), part.hasSuffix(")") else { return false }
    var depth = 0
    for (place, character) in part.enumerated() {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0 { return place == part.count - 1 }
    }
    return false
  }

  /// Puts what stands behind a place before what stands between it and the start.
  static func swap(_ start: Int, _ middle: Int, _ text: inout ByteBuffer) {
    let front = Array(text.part(middle..<text.count))
    let back = Array(text.part(start..<middle))
    text.truncate(to: start)
    for bytes in [front, back] { bytes.withUnsafeBufferPointer { text.append(copying: $0) } }
  }
}
