import Records

/// Names as people inflect them: `depressive` for `depression`, `anxious` for `anxiety`, `runners` for `running`.
enum LooseNames {
  static func words(of text: String) -> [Substring] { Vocabulary.folded(text).split(separator: " ") }

  /// Whether the words hold those of a name in its order, at most two others between any two of them.
  static func isName(_ name: String, in words: [Substring]) -> Bool {
    let name = self.words(of: name)
    guard let first = name.first else { return false }
    return words.indices.contains { start in
      guard areAlike(words[start], first) else { return false }
      var place = start
      for word in name.dropFirst() {
        let next = words[(place + 1)...].prefix(3).firstIndex { areAlike($0, word) }
        guard let next else { return false }
        place = next
      }
      return true
    }
  }

  /// Whether two words are one but for their ends.
  static func areAlike(_ one: Substring, _ other: Substring) -> Bool {
    if one == other { return true }
    let common = zip(one, other).prefix { $0 == $1 }.count
    return common > 3 && ends.contains(one.dropFirst(common)) && ends.contains(other.dropFirst(common))
  }

  private static let ends: Set<Substring> = [
    "", "s", "e", "es", "ed", "n", "en", "er", "ers", "or", "ors", "t", "ts", "nt", "nts", "ce", "ces",
    "cy",
    "ing", "ings", "on", "ons", "ion", "ions", "ve", "ive", "al", "ally", "ous", "ously", "ety", "eties", "y", "ies",
    "ity",
    "ic", "ical", "tic", "sis", "ness", "iness", "ised", "ized", "isation", "ization", "isations", "izations", "eel",
    "ele", "te",
    "ieve", "ief", "ie", "nen", "ten", "elijk", "elijke",
  ]
}
