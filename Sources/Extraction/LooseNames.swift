import Records

/// Names as people inflect them: `depressive` for `depression`, `anxious` for `anxiety`, `runners` for `running`.
enum LooseNames {
  static func words(of text: String) -> [Substring] {
    Vocabulary.folded(text).split(separator: " ").map { pasts[$0] ?? $0 }
  }

  /// Verbs whose past has another stem.
  private static let pasts: [Substring: Substring] = [
    "slept": "sleep", "sliep": "slaap", "sliepen": "slaap", "felt": "feel", "ran": "run", "liep": "loop",
    "liepen": "loop", "swam": "swim", "zwom": "zwem", "zwommen": "zwem", "rode": "ride",
  ]

  /// Whether the words hold those of a name in its order, at most two others between any two of them.
  static func isName(_ name: [Substring], in words: [Substring]) -> Bool {
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
    guard one.utf8.first == other.utf8.first else { return false }
    return one == other || areEndings(one, other) || areEndings(single(one), single(other))
  }

  /// `scholen` and `school` have one stem where no letter is written twice.
  private static func single(_ word: Substring) -> Substring {
    zip(word, word.dropFirst()).reduce(into: word.prefix(1)) { if $1.0 != $1.1 { $0.append($1.1) } }
  }

  private static func areEndings(_ one: Substring, _ other: Substring) -> Bool {
    let common = zip(one, other).prefix { $0 == $1 }.count
    // `Adhere` is common to `adhered` and `adherence`, and their stem is shorter.
    return common > 3
      && (max(4, common - 1)...common).contains { stem in
        ends.contains(one.dropFirst(stem)) && ends.contains(other.dropFirst(stem))
      }
  }

  private static let ends = Set(
    """
    s e es ed n en er ers or ors t ts nt nts ce ces cy ing ings on ons ion ions ve ive al ally ous ously ety eties y \
    ies ity ic ical tic sis ness iness ised ized isation ization isations izations eel ele te ieve ief ie nen ten \
    elijk elijke ence ences ance heid heden
    """.split(separator: " ") + [""])
}
