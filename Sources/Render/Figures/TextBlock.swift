/// Lines of words that belong together, wrapped to a width, and then put somewhere.
struct TextBlock {
  private(set) var lines: [(words: String, isBold: Bool, indentation: Double)] = []
  let width: Double

  init(width: Double) {
    self.width = width
  }

  var height: Double { Double(lines.count) * Drawing.lineHeight }

  mutating func add(_ words: String, isBold: Bool = false, indentation: Double = 0) {
    for line in TextMeasure.wrapped(words, to: width - indentation, isBold: isBold) {
      lines.append((line, isBold, indentation))
    }
  }

  /// The lines with the top of the first at `top`.
  func marks(x: Double, top: Double, anchor: Drawing.Text.Anchor = .start) -> [Drawing.Mark] {
    lines.enumerated().map { number, line in
      let start =
        switch anchor {
        case .start: x + line.indentation
        case .middle: x + width / 2
        case .end: x + width
        }
      return .text(
        Drawing.Text(
          line.words, at: .init(start, top + Double(number) * Drawing.lineHeight + Drawing.textSize),
          isBold: line.isBold,
          anchor: anchor))
    }
  }
}
