/// Words whose full stop ends no sentence, in English and Dutch.
enum Abbreviations {
  private static let words: Set<String> = [
    "al", "approx", "ca", "cf", "dr", "drs", "ed", "eds", "excl", "fig", "figs", "incl", "mr", "mrs", "ms", "prof",
    "resp",
    "viz", "vs",
    "afb", "bijv", "blz", "bv", "dhr", "evt", "hfst", "ir", "mevr", "nl", "zgn",
  ]

  /// Those that are words themselves, or may end a sentence, unless a figure follows.
  private static let beforeFigures: Set<String> = [
    "art", "ch", "chap", "eq", "max", "min", "no", "nos", "nr", "nrs", "p", "par", "para", "pp", "ref", "refs", "sec",
    "tab",
    "vol",
  ]

  /// - Parameters:
  ///   - word: what stands before the full stop since the last blank, in lower case: `et al` gives `al`, `o.a` itself.
  ///   - beforeFigure: whether a figure follows.
  static func contains(_ word: String, beforeFigure: Bool) -> Bool {
    if words.contains(word) || beforeFigure && beforeFigures.contains(word) { return true }
    // o.a, e.g, d.w.z: letters one by one.
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { $0.count == 1 && $0.allSatisfy(\.isLetter) }
  }
}
