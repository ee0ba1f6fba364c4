package import Records

/// Figures as people write them. What can be read in more than one way is not read at all.
package enum FigureText {
  /// One number; a comma stands for the decimal point.
  package static func figure(_ text: some StringProtocol) -> Numeral? {
    let plain = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    return Numeral(String(plain.map { $0 == "," ? "." : $0 }))
  }

  /// `3`, `3-5`, `30+`, `≤60`, and the same in words: `at least 30`, `3 to 5`, `3 tot en met 5`.
  ///
  /// The Dutch "tot" alone is not read: "14 tot 23" leaves open whether 23 belongs to it.
  package static func range(_ text: String) -> QuantityRange? {
    var plain = FoldedText.folded(text)
    let words = [
      ("tot en met", "-"), ("t/m", "-"), (" to ", "-"), ("–", "-"), ("—", "-"), ("..", "-"),
      ("at least", "≥"), ("minstens", "≥"), ("minimaal", "≥"), (">=", "≥"),
      ("at most", "≤"), ("up to", "≤"), ("hooguit", "≤"), ("maximaal", "≤"), ("<=", "≤"),
    ]
    for (word, sign) in words { plain = plain.replacing(word, with: sign) }
    let compact = plain.split(separator: " ").joined(separator: " ")[...]
    if let sign = compact.first, sign == "≥" || sign == "≤" {
      guard let figure = figure(compact.dropFirst()), figure.value >= 0 else { return nil }
      return sign == "≥" ? QuantityRange(min: figure) : QuantityRange(max: figure)
    }
    if compact.hasSuffix("+") {
      guard let figure = figure(compact.dropLast()), figure.value >= 0 else { return nil }
      return QuantityRange(min: figure)
    }
    let parts = compact.split(separator: "-", omittingEmptySubsequences: false)
    let figures = parts.compactMap { figure($0) }
    guard figures.count == parts.count, let first = figures.first, figures.count <= 2 else { return nil }
    return QuantityRange(min: first, max: figures.count == 2 ? figures[1] : first)
  }

  /// The range in its short form, which `range` reads again.
  package static func text(of range: QuantityRange) -> String {
    switch (range.min, range.max) {
    case (let min?, let max?): min == max ? min.text : "\(min)-\(max)"
    case (let min?, nil): "\(min)+"
    case (nil, let max?): "≤\(max)"
    case (nil, nil): ""
    }
  }

  /// `18.8`, `18.8 ± 0.7`, `18.8 (0.7)`, `18.8 SD 0.7`.
  package static func mean(_ text: String) -> (mean: Numeral, sd: Numeral?)? {
    var plain = FoldedText.folded(text)
    for sign in ["+/-", "+-", "(sd", "sd", "("] { plain = plain.replacing(sign, with: "±") }
    plain = plain.filter { $0 != ")" && $0 != "=" }
    let parts = plain.split(separator: "±", omittingEmptySubsequences: false)
    let figures = parts.compactMap { figure($0) }
    guard figures.count == parts.count, let mean = figures.first, figures.count <= 2 else { return nil }
    guard figures.allSatisfy({ (0...150).contains($0.value) }) else { return nil }
    return (mean, figures.count == 2 ? figures[1] : nil)
  }
}
