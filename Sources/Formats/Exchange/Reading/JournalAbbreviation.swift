import Records

/// Whether one name of a journal may be the abbreviation of another.
enum JournalAbbreviation {
  /// - Returns: whether every word of the short name begins, or leaves letters out of, the next word of the long one, or the
  ///   short name is made of the letters that its words begin with: `J Clin Psychol`, `Dtsch Arztebl`, `BMJ`. Words that
  ///   abbreviations leave out may stand between, and a subtitle or a place behind.
  static func mayBe(_ short: String, of long: String) -> Bool {
    let words = self.words(short)
    guard !words.isEmpty else { return false }
    // What stands behind a colon or in brackets is a subtitle or the place.
    let main = long.prefix { !":(;=/[".contains($0) }
    let all = self.words(long)
    return [self.words(String(main)), all].contains { isMade(words[...], of: $0[...]) || areInitials(words, of: $0) }
  }

  private static func words(_ name: String) -> [String] {
    FoldedText.folded(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let small: Set = [
    "the", "of", "and", "for", "in", "on", "a", "an", "to", "de", "la", "le", "les", "des", "du", "der", "die", "das",
    "und",
    "fur", "et", "y", "e", "en", "van", "het", "voor", "di", "della", "el", "los",
  ]

  private static func isMade(_ short: ArraySlice<String>, of long: ArraySlice<String>) -> Bool {
    var rest = short
    for next in long {
      let isSmall = small.contains(next)
      if let word = rest.first, isSmall ? word == next : isCut(word, from: next) {
        rest = rest.dropFirst()
      } else if !isSmall {
        return false
      }
    }
    return rest.isEmpty
  }

  /// Whether the letters of one come in the other in the same order, the first first.
  private static func isCut(_ word: String, from whole: String) -> Bool {
    guard word.first == whole.first, word.count <= whole.count else { return false }
    var rest = Substring(whole)
    for letter in word {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }

  private static func areInitials(_ words: [String], of long: [String]) -> Bool {
    guard words.count == 1, words[0].count > 1 else { return false }
    let letters = words[0]
    return letters == String(long.compactMap(\.first))
      || letters == String(long.filter { !small.contains($0) }.compactMap(\.first))
  }
}
