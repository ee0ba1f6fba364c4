/// Finds the words a user probably meant.
package enum NearestWords {
  /// Up to `limit` of `words` that are close to `word`, best first.
  ///
  /// Close means: at most a third of the letters differ (Damerau–Levenshtein, optimal string alignment), or one begins
  /// with the other. Case and diacritics do not count.
  package static func nearest(to word: String, among words: some Sequence<String>, limit: Int = 3) -> [String] {
    let wanted = Array(FoldedText.folded(String(word.prefix(100))).unicodeScalars)
    var scored: [(distance: Int, word: String)] = []
    var seen: Set<String> = []
    for candidate in words where seen.insert(candidate).inserted {
      let letters = Array(FoldedText.folded(candidate).unicodeScalars)
      let bound = max(1, max(wanted.count, letters.count) / 3)
      if isSameWordsReordered(wanted, letters) {
        scored.append((1, candidate))
      } else if let distance = distance(wanted, letters, atMost: bound) {
        scored.append((distance * 2, candidate))
      } else if wanted.count >= 3, letters.starts(with: wanted) || wanted.starts(with: letters) && letters.count >= 3 {
        scored.append((bound * 2 + 1, candidate))
      }
    }
    return scored.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(limit).map(\.word)
  }

  /// `journal-article` for `article-journal`.
  private static func isSameWordsReordered(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    guard a.count == b.count, a != b else { return false }
    let words = [a, b].map { letters in
      letters.split { $0 == "-" || $0 == " " || $0 == "_" }.map { String(String.UnicodeScalarView($0)) }.sorted()
    }
    return words[0] == words[1]
  }

  /// "did you mean 'a'?" or "did you mean 'a', 'b' or 'c'?", or nil where nothing is near.
  package static func suggestion(_ words: [String]) -> String? {
    guard let last = words.last else { return nil }
    let quoted = words.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return quoted.isEmpty ? "did you mean '\(last)'?" : "did you mean \(quoted) or '\(last)'?"
  }

  /// The number of letters to insert, delete, replace or swap with a neighbour; nil where more than `bound`.
  package static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost bound: Int) -> Int? {
    guard abs(a.count - b.count) <= bound else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      if row.allSatisfy({ $0 > bound }) { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= bound ? last[b.count] : nil
  }
}
