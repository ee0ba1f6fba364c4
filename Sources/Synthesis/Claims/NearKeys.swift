import Records

/// Finds the key that a mistyped one was meant to be.
struct NearKeys {
  private let keys: [String]
  private let byStem: [String: [String]]
  private let byYear: [String: [String]]

  init(_ keys: some Sequence<String>) {
    self.keys = keys.sorted()
    byStem = Dictionary(grouping: self.keys) { Self.parts($0).stem }
    byYear = Dictionary(grouping: self.keys) { Self.parts($0).year }
  }

  /// The key that differs in no more than a slip: the same name with another year, or nearly the same name with the same
  /// year. Nil where there is none: the source is then another one, not a mistyped one.
  func slip(of key: String) -> String? {
    let (stem, year) = Self.parts(key)
    var near: [(distance: Int, key: String)] = []
    if !stem.isEmpty {
      for candidate in byStem[stem] ?? [] {
        let distance = Self.distance(year, Self.parts(candidate).year, atMost: 2)
        if let distance { near.append((distance, candidate)) }
      }
    }
    if !year.isEmpty {
      for candidate in byYear[year] ?? [] {
        let other = Self.parts(candidate).stem
        let distance = Self.distance(stem, other, atMost: max(1, min(stem.count, other.count) / 4))
        if let distance { near.append((distance, candidate)) }
      }
    }
    return near.min { ($0.distance, $0.key) < ($1.distance, $1.key) }?.key
  }

  /// The key that looks most like another, however far they are apart.
  func nearest(to key: String) -> String? { NearestWords.nearest(to: key, among: keys, limit: 1).first }

  /// `greist1978a` as `greist` and `1978a`.
  private static func parts(_ key: String) -> (stem: String, year: String) {
    let folded = FoldedText.folded(String(key.prefix(100)))
    let stem = folded.prefix { !("0"..."9").contains($0) }
    return (stem.filter(\.isLetter), String(folded.dropFirst(stem.count)))
  }

  private static func distance(_ a: String, _ b: String, atMost bound: Int) -> Int? {
    NearestWords.distance(Array(a.unicodeScalars), Array(b.unicodeScalars), atMost: bound)
  }
}
