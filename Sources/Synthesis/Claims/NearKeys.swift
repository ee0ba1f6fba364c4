import Records

/// Finds the key that a mistyped one was meant to be.
struct NearKeys {
  private let keys: [String]

  init(_ keys: some Sequence<String>) {
    self.keys = keys.sorted()
  }

  /// The key that differs in no more than a slip: the same name with another year, or nearly the same name with the same
  /// year. Nil where there is none: the source is then another one, not a mistyped one.
  func slip(of key: String) -> String? {
    let (stem, year) = Self.parts(key)
    var best: (distance: Int, key: String)?
    for candidate in keys {
      let (otherStem, otherYear) = Self.parts(candidate)
      let distance: Int?
      if stem == otherStem, !stem.isEmpty {
        distance = Self.distance(year, otherYear, atMost: 2)
      } else if year == otherYear, !year.isEmpty {
        distance = Self.distance(stem, otherStem, atMost: max(1, min(stem.count, otherStem.count) / 4))
      } else {
        distance = nil
      }
      if let distance, best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.key
  }

  func nearest(to key: String) -> String? { NearestWords.nearest(to: key, among: keys, limit: 1).first }

  /// `greist1978` as `greist` and `1978`.
  private static func parts(_ key: String) -> (stem: String, rest: String) {
    let folded = FoldedText.folded(String(key.prefix(100)))
    let stem = folded.prefix { !("0"..."9").contains($0) }
    return (stem.filter(\.isLetter), String(folded.dropFirst(stem.count)))
  }

  private static func distance(_ a: String, _ b: String, atMost bound: Int) -> Int? {
    NearestWords.distance(Array(a.unicodeScalars), Array(b.unicodeScalars), atMost: bound)
  }
}
