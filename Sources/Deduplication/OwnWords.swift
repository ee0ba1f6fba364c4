/// The words that only one of two titles has, where the rest is the same: whether they make it another work's title.
///
/// A word that is spelt, shortened or inflected in another way is the same word (`MRI`, `magnetic resonance imaging`;
/// `depression`, `depressive`), and one that only one title has may have been left out. But where each has a word that the other
/// has not (`in men`, `in women`; `α`, `β`), or only one denies something (`non-smokers`), they are sisters until something
/// else than a place says that they are one.
enum OwnWords {
  static func tellApart(_ ones: [TextBytes], _ others: [TextBytes]) -> Bool {
    let (left, right) = (ones.filter { !isLink($0) }, others.filter { !isLink($0) })
    let (ownLeft, ownRight) = (withoutPartner(left, among: right), withoutPartner(right, among: left))
    if !ownLeft.isEmpty, !ownRight.isEmpty { return true }
    return (ownLeft + ownRight).contains { TitleWords.isOne($0, of: negations) }
  }

  private static func withoutPartner(_ words: [TextBytes], among others: [TextBytes]) -> [TextBytes] {
    var own: [TextBytes] = []
    var place = 0
    while place < words.count {
      let rest = words[place...]
      if let count = others.lazy.compactMap({ initials($0, of: rest) }).first {
        place += count
        continue
      }
      let word = words[place]
      if !others.contains(where: { isOne(word, $0) || initials(word, ofAnyOf: others) }) { own.append(word) }
      place += 1
    }
    return own
  }

  /// How many of the words the letters of one begin: `mri`, `magnetic resonance imaging`.
  private static func initials(_ word: TextBytes, of words: ArraySlice<TextBytes>) -> Int? {
    guard 2...6 ~= word.count, word.count <= words.count,
      zip(word, words).allSatisfy({ letter, other in letter == other.first })
    else { return nil }
    return word.count
  }

  private static func initials(_ word: TextBytes, ofAnyOf words: [TextBytes]) -> Bool {
    words.indices.contains { initials(word, of: words[$0...]) != nil }
  }

  /// One word in two forms: one shortens the other, or they differ in how they end or in vowels.
  private static func isOne(_ one: TextBytes, _ other: TextBytes) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard short.count >= 3, !TitleWords.areOpposites(one, other) else { return one.elementsEqual(other) }
    let common = zip(one, other).prefix { $0 == $1 }.count
    if common == short.count || common >= 5 && common * 10 >= long.count * 7 { return true }
    let (left, right) = (LetterSkeleton.hash(one), LetterSkeleton.hash(other))
    return left.count >= 4 && left.value == right.value
  }

  /// Words that only tie others together, beyond ``TitleWords/isSmall(_:)``.
  static func isLink(_ word: TextBytes) -> Bool { TitleWords.isOne(word, of: links) }

  private static let links: [StaticString] = [
    "from", "with", "among", "amongst", "into", "upon", "using", "via", "that", "which", "within", "are", "or", "its",
    "their", "this", "these", "our", "versus", "vs", "bij", "met", "voor", "aus", "bei", "mit", "dans", "chez", "con",
  ]

  /// Whether a digit was left out within letters and digits that belong together: `p16(INK4a)`, `p6INK4a`; but `IL1` and `IL10`
  /// are two, and so are `5HT1A` and `5HT1B`.
  static func isDigitLeftOut(_ ones: [TextBytes], _ others: [TextBytes]) -> Bool {
    let (one, other) = (ones.flatMap { $0 }, others.flatMap { $0 })
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard short.count >= 6, long.count == short.count + 1, !LocationKey.isDigit(long[long.count - 1]) else {
      return false
    }
    let place = zip(short, long).prefix { $0 == $1 }.count
    return place > 0 && LocationKey.isDigit(long[place]) && long[(place + 1)...].elementsEqual(short[place...])
  }

  private static let negations: [StaticString] = [
    "non", "not", "no", "without", "never", "niet", "geen", "zonder", "ohne", "sans", "sin",
  ]
}
