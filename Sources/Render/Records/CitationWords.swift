package import Records

extension Citation.Value {
  /// The value in words, on one line: names as `Woerkom, Cees; WHO`, a date as `2005-3-14` or as its source writes it.
  package var words: String {
    switch self {
    case .text(let words): words
    case .number(let number): number.text
    case .words(let words): words.joined(separator: "; ")
    case .names(let names):
      names.map { [$0.short, $0.literal == nil ? $0.given : nil].compactMap { $0 }.joined(separator: ", ") }
        .joined(separator: "; ")
    case .date(let date):
      date.parts.isEmpty
        ? date.literal ?? date.raw ?? ""
        : date.parts.map { part in
          [String(part.year), part.month.map(String.init), part.day.map(String.init)].compactMap { $0 }
            .joined(separator: "-")
        }.joined(separator: "–")
    }
  }
}
