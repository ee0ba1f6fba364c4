/// Whether two words that are a letter or two apart are rather one word, misspelt or inflected, than two.
///
/// Two words may be so near that no letters tell: what is no slip here is looked at by a person. A slip leaves a letter out
/// within a long word, or puts another in its place; it spares the first letter (`Gambia`, `Zambia`) and puts nothing before
/// a word (`treated`, `untreated`) or behind it (`Dominica`, `Dominican`).
enum WordSlip {
  /// Up to so many, a letter rather makes another word.
  private static let fewLetters = 6
  /// Up to so many, another letter in its place does (`dysphagia`, `dysphasia`).
  private static let someLetters = 9

  static func isOne(_ one: TextBytes, _ other: TextBytes) -> Bool {
    if one.elementsEqual(other) { return true }
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    if isInflected(short, long) { return true }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let end = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
    guard start > 0, start + end >= short.count - 1 else { return false }
    if short.count == long.count { return long.count > someLetters }
    return long.count == short.count + 1 && long.count > fewLetters && start < short.count && start + end >= short.count
  }

  /// One word with two endings: `adolescent`, `adolescence`; `woman`, `women`.
  private static func isInflected(_ short: TextBytes, _ long: TextBytes) -> Bool {
    let common = zip(short, long).prefix { $0 == $1 }.count
    if short.count == long.count, common == short.count - 2, short.count > 4 {
      let (one, other) = (TextBytes(rebasing: short.suffix(3)), TextBytes(rebasing: long.suffix(3)))
      if TitleWords.isSame(one, "man") && TitleWords.isSame(other, "men")
        || TitleWords.isSame(one, "men") && TitleWords.isSame(other, "man")
      {
        return true
      }
    }
    // An ending may begin with the last letters that both have: `depressed`, `depresses`.
    return (0...3).contains { back in
      let stem = common - back
      return stem >= fewestInStem && isEnding(short[stem...]) && isEnding(long[stem...])
    }
  }

  private static let fewestInStem = 4

  private static func isEnding(_ rest: Slice<TextBytes>) -> Bool {
    rest.isEmpty || endings.contains { TitleWords.isSame(TextBytes(rebasing: rest), $0) }
  }

  private static let endings: [StaticString] = [
    "s", "e", "es", "en", "ed", "ing", "er", "ers", "y", "ies", "ly", "al", "ally", "ic", "ics", "ical",
    "ion", "ions", "ive", "ent", "ents", "ence", "ences", "ency", "ant", "ants", "ance", "ancy",
  ]
}
