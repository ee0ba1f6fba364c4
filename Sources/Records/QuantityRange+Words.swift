extension QuantityRange {
  /// Reads a range as people write one: `14-18`, `14..18`, `8` for both ends, and of one end `65-`, `65..`, `65+`, `≥65`, `>=65`
  /// or `..65`, `≤65`, `<=65`.
  ///
  /// - Returns: nil for anything else: `-65`, which may be a slip for any of these, and `>65`, which does not hold 65.
  package init?(words: String) {
    let words = words.trimmed[...]
    if let sign = ["≥", ">="].first(where: words.hasPrefix) {
      self.init(min: words.dropFirst(sign.count), max: "")
    } else if let sign = ["≤", "<="].first(where: words.hasPrefix) {
      self.init(min: "", max: words.dropFirst(sign.count))
    } else if words.hasSuffix("+") {
      self.init(min: words.dropLast(), max: "")
    } else if Numeral(String(words)) == nil, let separator = ["..", "-", "–"].first(where: { words.contains($0) }) {
      let ends = words.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
      self.init(min: ends[0], max: ends[1])
    } else {
      // 1e-5 is one figure.
      self.init(min: words, max: words)
    }
  }

  /// - Returns: nil where an end is no number from 0 on, or neither is given.
  private init?(min: Substring, max: Substring) {
    var ends: [Numeral?] = []
    for end in [min, max].map(\.trimmed) {
      let figure = Numeral(end)
      guard end.isEmpty || figure.map({ $0.value >= 0 && $0.value.isFinite }) == true else { return nil }
      ends.append(figure)
    }
    guard ends.contains(where: { $0 != nil }) else { return nil }
    self.init(min: ends[0], max: ends[1])
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
