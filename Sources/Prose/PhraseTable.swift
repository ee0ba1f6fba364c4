/// Phrases and what they mean, found by their first word.
///
/// A line of a table holds phrases of one meaning, parted by `|`, in words without capitals or diacritics; `één` alone keeps
/// its accents. `#` is a number, in words or figures. Words in brackets, parted by commas, are some of which one has to stand
/// right before: they are no part of the phrase. A word with `?` may be left out.
struct PhraseTable<Meaning: Sendable>: ExpressibleByDictionaryLiteral, Sendable {
  struct Match {
    var meaning: Meaning
    /// Of each `#`.
    var numbers: [Int]
    /// The index behind the last word.
    var end: Int
  }

  private struct Phrase: Sendable {
    var before: Set<String>
    var words: [String]
    var meaning: Meaning
  }

  /// By first word; those that want a word before them first, then the longest.
  private let phrases: [String: [Phrase]]

  init(dictionaryLiteral lines: (String, Meaning)...) {
    let all = lines.flatMap { line, meaning in
      line.split(separator: "|").map { Self.phrase($0, meaning) }
    }
    phrases = Dictionary(grouping: all) { $0.words[0] }.mapValues { phrases in
      phrases.enumerated().sorted { left, right in
        let (first, second) = (left.element, right.element)
        return (first.before.isEmpty ? 1 : 0, -first.words.count, left.offset)
          < (second.before.isEmpty ? 1 : 0, -second.words.count, right.offset)
      }.map(\.element)
    }
  }

  private static func phrase(_ text: Substring, _ meaning: Meaning) -> Phrase {
    let parts = text.split(separator: ")")
    let before = parts.count == 1 ? [] : parts[0].split { "( ,".contains($0) }.map(String.init)
    return Phrase(
      before: Set(before), words: parts[parts.count - 1].split(separator: " ").map(String.init), meaning: meaning)
  }

  var firstWords: Set<String> { Set(phrases.keys) }

  /// The phrases that begin at an index.
  func matches(at start: Int, _ word: (Int) -> String) -> [Match] {
    (phrases[word(start)] ?? []).compactMap { match($0, at: start, word) }
  }

  /// The first of them.
  func match(at start: Int, _ word: (Int) -> String) -> Match? {
    for phrase in phrases[word(start)] ?? [] {
      if let match = match(phrase, at: start, word) { return match }
    }
    return nil
  }

  private func match(_ phrase: Phrase, at start: Int, _ word: (Int) -> String) -> Match? {
    guard phrase.before.isEmpty || phrase.before.contains(word(start - 1)) else { return nil }
    var match = Match(meaning: phrase.meaning, numbers: [], end: start)
    for expected in phrase.words {
      if expected == "#" {
        guard let (value, end) = NumberWords.numberOrArticle(at: match.end, word: word) else { return nil }
        match.numbers.append(value)
        match.end = end
      } else if expected == word(match.end) || expected == word(match.end) + "?" {
        match.end += 1
      } else if !expected.hasSuffix("?") {
        return nil
      }
    }
    return match
  }
}
