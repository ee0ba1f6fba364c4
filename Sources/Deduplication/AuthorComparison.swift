/// How two lists of authors stand to each other.
package enum AuthorRelation: UInt8, Hashable, Sendable {
  case missing
  /// Every name of the shorter list is in the other, but for one in five, and it begins with the same name.
  case same
  /// Half of the names, or the first and a third.
  case overlapping
  /// Some name.
  case partly
  case different
}

/// Compares authors by the words of their names, so that neither the order of family and given names, nor how a source parts
/// a name, nor where it cuts the list decides.
struct AuthorComparison {
  private var left: [Word] = []
  private var right: [Word] = []

  private struct Word {
    var range: Range<Int>
    /// The place of the name in its list.
    var name: Int
    var isGiven: Bool
  }

  /// Names further behind are compared only with what comes first in the other list.
  private static let mostWords = 60

  mutating func compare(_ a: TextBytes, _ b: TextBytes) -> AuthorRelation {
    guard !a.isEmpty, !b.isEmpty else { return .missing }
    if a.count == b.count, a.elementsEqual(b) { return .same }
    Self.split(a, into: &left)
    Self.split(b, into: &right)
    let familiesLeft = left.count { !$0.isGiven }
    let familiesRight = right.count { !$0.isGiven }
    guard familiesLeft > 0, familiesRight > 0 else { return .missing }
    let isLeftShorter = familiesLeft <= familiesRight
    let (short, long) = isLeftShorter ? (left, right) : (right, left)
    let (shortBytes, longBytes) = isLeftShorter ? (a, b) : (b, a)
    var found = 0
    var all = 0
    for word in short where !word.isGiven {
      all += 1
      if long.contains(where: { Self.isSame(shortBytes, word, longBytes, $0) }) { found += 1 }
    }
    if found == 0, Self.isAcronym(shortBytes, of: longBytes) || Self.isAcronym(longBytes, of: shortBytes) {
      return .same
    }
    let share = Double(found) / Double(all)
    let isFirst = Self.beginsAlike(shortBytes, short, longBytes, long)
    if share >= 0.8, isFirst { return .same }
    if share >= 0.5 || isFirst && share >= 0.3 { return .overlapping }
    return found > 0 ? .partly : .different
  }

  /// Whether a list is one word, made of the first letters of the other's one name: `WHO`.
  private static func isAcronym(_ a: TextBytes, of b: TextBytes) -> Bool {
    guard a.last == 0x09, b.last == 0x09, a.count <= 9 else { return false }
    let words = b.dropLast().split(separator: 0x20).filter { !TitleWords.isSmall(TextBytes(rebasing: $0)) }
    return words.count >= 3 && words.lazy.compactMap(\.first).elementsEqual(a.dropLast())
  }

  /// Whether the first name of one list is the first of the other, or among its first words where names are not parted.
  private static func beginsAlike(_ a: TextBytes, _ short: [Word], _ b: TextBytes, _ long: [Word]) -> Bool {
    let first = short.prefix { $0.name == 0 }.prefix(3)
    let others = long.prefix { $0.name == 0 }.prefix(3)
    return first.contains { word in others.contains { isSame(a, word, b, $0) } }
  }

  private static func isSame(_ a: TextBytes, _ one: Word, _ b: TextBytes, _ other: Word) -> Bool {
    // Two given names say nothing; a given name for a family name must be more than an initial.
    if one.isGiven, other.isGiven { return false }
    if one.isGiven || other.isGiven, one.range.count < 3 || other.range.count < 3 { return false }
    return NameWords.isSame(TextBytes(rebasing: a[one.range]), TextBytes(rebasing: b[other.range]))
  }

  private static func split(_ text: TextBytes, into words: inout [Word]) {
    words.removeAll(keepingCapacity: true)
    var (start, name, isGiven) = (0, 0, false)
    for place in 0...text.count {
      let byte = place == text.count ? 0x0A : text[place]
      guard byte == 0x0A || byte == 0x09 || byte == 0x20 else { continue }
      let word = start..<place
      if word.count >= 2, words.count < mostWords, !NameWords.isParticle(TextBytes(rebasing: text[word])) {
        words.append(Word(range: word, name: name, isGiven: isGiven))
      }
      start = place + 1
      if byte == 0x09 { isGiven = true }
      if byte == 0x0A {
        isGiven = false
        name += 1
      }
    }
  }
}

/// Single words of names.
enum NameWords {
  /// Words that are in so many names that they tell nothing.
  static func isParticle(_ word: TextBytes) -> Bool {
    guard word.count <= 5 else { return false }
    return particles.contains { TitleWords.isSame(word, $0) }
  }

  private static let particles: [StaticString] = [
    "van", "von", "de", "der", "den", "het", "ten", "ter", "la", "le", "du", "di", "da", "del", "dos", "das", "do",
    "al", "el",
    "bin", "ibn", "abu", "st", "jr", "sr", "ii", "iii", "and", "dr", "prof", "group", "study", "the", "for", "zu",
    "zur", "te",
  ]

  /// Whether a list is the one name of a body: `ASCUS-LSIL Triage Study Group`.
  static func areOfBody(_ names: TextBytes) -> Bool {
    guard !names.contains(0x0A) else { return false }
    return names.split { $0 == 0x20 || $0 == 0x09 }.contains { TitleWords.isOne(TextBytes(rebasing: $0), of: bodies) }
  }

  private static let bodies: [StaticString] = [
    "group", "study", "trial", "investigators", "committee", "collaboration", "collaborators", "consortium", "network",
    "society", "association", "organization", "organisation", "team", "researchers", "council", "ministry", "institute",
  ]

  /// Equal but for how umlauts are written (`Müller`, `Mueller`, `Muller`) and, in longer names, one letter.
  static func isSame(_ one: TextBytes, _ other: TextBytes) -> Bool {
    if one.count == other.count, one.elementsEqual(other) { return true }
    guard abs(one.count - other.count) <= 2, min(one.count, other.count) >= 4 else { return false }
    if isSameWithoutUmlauts(one, other) || isSameTransliterated(one, other) { return true }
    return min(one.count, other.count) >= 5 && EditDistance.distance(one, other, atMost: 1) != nil
  }

  /// Equal but for how a transliteration writes `i`, `й`, `ю`, `я` and the endings with them: `chaykovskiy`, `chaikovskii`.
  static func isSameTransliterated(_ one: TextBytes, _ other: TextBytes) -> Bool {
    var (left, right) = (0, 0)
    while left < one.count, right < other.count {
      let (isLeft, isRight) = (isOfI(one[left]), isOfI(other[right]))
      guard isLeft == isRight, isLeft || one[left] == other[right] else { return false }
      left += 1
      right += 1
      while isLeft, left < one.count, isOfI(one[left]) { left += 1 }
      while isLeft, right < other.count, isOfI(other[right]) { right += 1 }
    }
    return one[left...].allSatisfy(isOfI) && other[right...].allSatisfy(isOfI)
  }

  private static func isOfI(_ letter: UInt8) -> Bool { letter == 0x69 || letter == 0x6A || letter == 0x79 }

  /// `ae`, `oe` and `ue` as the vowel alone.
  static func isSameWithoutUmlauts(_ one: TextBytes, _ other: TextBytes) -> Bool {
    var (left, right) = (0, 0)
    while left < one.count, right < other.count {
      guard one[left] == other[right] else { return false }
      let vowel = one[left]
      left += 1
      right += 1
      if vowel == 0x61 || vowel == 0x6F || vowel == 0x75 {
        if left < one.count, one[left] == 0x65 { left += 1 }
        if right < other.count, other[right] == 0x65 { right += 1 }
      }
    }
    return left == one.count && right == other.count
  }
}
