/// One title within the other: cut off, or with more before or behind it.
extension TitleComparison {
  /// One title that is the other with more before or behind it; nil where there is more to look at.
  func compareEnds(_ a: TextBytes, _ b: TextBytes) -> Result? {
    let isLeftShort = a.count < b.count
    let (short, long) = isLeftShort ? (a, b) : (b, a)
    let (few, many) = isLeftShort ? (left, right) : (right, left)
    guard short.count < long.count, short.count >= 20, few.count >= 3 else { return nil }
    let likeness = Float(2 * short.count) / Float(short.count + long.count)
    if long.starts(with: short) {
      let rest = TextBytes(rebasing: long[short.count...])
      if Self.isFootnote(rest), !LocationKey.isDigit(short[short.count - 1]) {
        return Result(relation: .longer, likeness: likeness, isMarked: true)
      }
      let isWithinWord = rest[0] != 0x20
      if isWithinWord ? isCutWord(long, few, many) : many.count > few.count + 3 {
        let more = many[(few.count - (isWithinWord ? 1 : 0))...]
        return Result(
          relation: .longer, likeness: likeness, isDescribed: isDescription(long, more), isAbout: isAbout(long, more))
      }
    } else if many.count - few.count <= 2, long[long.count - short.count - 1] == 0x20,
      long[(long.count - short.count)...].elementsEqual(short),
      Self.isPosterNumber(long, many[..<(many.count - few.count)])
    {
      // The number of a poster: `P12`, `PO 123`.
      return Result(relation: .longer, likeness: likeness, isMarked: true)
    }
    return nil
  }

  /// Whether a title was cut off within a word, with more behind it: `Niger` is no cut of `Nigeria`, nor `I` of `II`.
  private func isCutWord(_ long: TextBytes, _ few: [Range<Int>], _ many: [Range<Int>]) -> Bool {
    many.count > few.count && TitleWords.number(TextBytes(rebasing: long[many[few.count - 1]])) == nil
  }

  /// `P12`, `PO 123`, `045`; but not `12 week`, `COVID 19` or `2010`.
  private static func isPosterNumber(_ text: TextBytes, _ words: ArraySlice<Range<Int>>) -> Bool {
    var hasNumber = false
    for range in words {
      let word = TextBytes(rebasing: text[range])
      let letters = word.prefix { !LocationKey.isDigit($0) }
      let digits = word[letters.count...]
      guard digits.allSatisfy({ LocationKey.isDigit($0) || $0 == 0x2E }),
        letters.isEmpty || PageKey.isLetters(of: letters)
      else {
        return false
      }
      var place = letters.count
      if letters.isEmpty, 1900...2100 ~= LocationKey.number(word, &place) { return false }
      if !digits.isEmpty { hasNumber = true }
    }
    return hasNumber
  }

  /// Single digits: the marks of notes under the title. What begins with another than 1, a space before it, is a part.
  private static func isFootnote(_ rest: TextBytes) -> Bool {
    if rest.count > 1, rest[0] == 0x20, rest[1] != 0x31 { return false }
    for (place, byte) in rest.enumerated() {
      guard byte == 0x20 || LocationKey.isDigit(byte) else { return false }
      if place > 0, byte != 0x20, rest[place - 1] != 0x20 { return false }
    }
    return rest.count <= 6
  }

  func isDescription(_ text: TextBytes, _ words: ArraySlice<Range<Int>>) -> Bool {
    words.allSatisfy { TitleWords.isDescription(TextBytes(rebasing: text[$0])) }
  }

  func isAbout(_ text: TextBytes, _ words: ArraySlice<Range<Int>>) -> Bool {
    words.contains { TitleWords.isAbout(TextBytes(rebasing: text[$0])) }
  }
}
