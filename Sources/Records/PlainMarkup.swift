extension String {
  /// The text without CSL's mark-up, for a terminal: `CO<sub>2</sub>` is `CO₂`, and `<i>Arabidopsis</i>` its word.
  ///
  /// What is raised or lowered has signs of its own where Unicode has one for each of it; `p<0.05` is no mark-up.
  package var withoutMarkup: String {
    guard contains("<") else { return self }
    var text = replacing(#/<(?<tag>sup|sub)>(?<content>[^<>]*)</\k<tag>>/#) { match in
      let signs = match.tag == "sup" ? Self.raised : Self.lowered
      let content = match.content.map { signs[$0] }
      return content.contains(nil) ? String(match.content) : String(content.compactMap(\.self))
    }
    text.replace(#/</?(?:i|b|sup|sub|sc)>|<span (?:style|class)="[^"<>]*">|</span>/#, with: "")
    return text
  }

  /// The text without any tags, and with single spaces: as sentences are read from it and quoted.
  package var withoutTags: String {
    let text = contains("<") ? replacing(#/<\/?[A-Za-z][^<>]{0,80}>/#, with: "") : self
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let raised = signs("0123456789+-=()n\u{2212}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ⁻")
  private static let lowered = signs("0123456789+-=()\u{2212}", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋")

  private static func signs(_ plain: String, _ set: String) -> [Character: Character] {
    Dictionary(zip(plain, set), uniquingKeysWith: { first, _ in first })
  }
}
