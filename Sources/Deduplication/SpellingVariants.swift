/// Spellings of one word: British and American, singular and plural, and with letters that a database has lost.
enum SpellingVariants {
  /// What stands for a letter that was lost: `ni?os`.
  static let lost: UInt8 = 0x3F

  static func areOne(_ one: TextBytes, _ other: TextBytes) -> Bool {
    if one.contains(lost) || other.contains(lost) { return isSameWithLost(one, other) }
    let shorter = min(one.count, other.count)
    guard shorter >= 3, abs(one.count - other.count) <= 3, haveSameBones(one, other) else { return false }
    return NameWords.isSameWithoutUmlauts(one, other) || shorter >= 4 && plain(one) == plain(other)
  }

  /// Whether the consonants that no spelling changes are the same: most words fall out here, before any is spelt out.
  private static func haveSameBones(_ one: TextBytes, _ other: TextBytes) -> Bool {
    var (left, right) = (0, 0)
    while true {
      while left < one.count, isChangeable[Int(one[left])] { left += 1 }
      while right < other.count, isChangeable[Int(other[right])] { right += 1 }
      guard left < one.count, right < other.count else { return left == one.count && right == other.count }
      guard one[left] == other[right] else { return false }
      left += 1
      right += 1
    }
  }

  private static let isChangeable: [Bool] = (0..<256).map { "aeiouyszlhpfmg".utf8.contains(UInt8($0)) }

  /// Whether two long words differ in two letters that were swapped, or one that was doubled: slips of the hand that make no
  /// other word. Of short words they do: `casual`, `causal`; `later`, `latter`.
  static func isSlip(_ one: TextBytes, _ other: TextBytes) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard short.count >= 8, long.count - short.count <= 1,
      let place = short.indices.first(where: { short[$0] != long[$0] })
        ?? (short.count < long.count ? short.count : nil)
    else { return false }
    if short.count < long.count {
      return place > 0 && long[place] == long[place - 1] && short[place...].elementsEqual(long[(place + 1)...])
    }
    return place + 1 < short.count && short[place] == long[place + 1] && short[place + 1] == long[place]
      && short[(place + 2)...].elementsEqual(long[(place + 2)...])
  }

  /// `Tumours` as `tumor`, `anaesthetised` as `anesthetised`: one spelling of those that differ.
  static func plain(_ word: TextBytes) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(word.count)
    var place = 0
    func follows(_ text: StaticString) -> Bool {
      let part = TextBytes(start: text.utf8Start, count: text.utf8CodeUnitCount)
      return word[place...].starts(with: part)
    }
    while place < word.count {
      let rest = word.count - place
      if let (taken, put) = spellings.first(where: { follows($0.0) }) {
        out.append(contentsOf: TextBytes(start: put.utf8Start, count: put.utf8CodeUnitCount))
        place += taken.utf8CodeUnitCount
      } else if rest == 1, word[place] == 0x73, word.count > 4, out.last != 0x73 {
        place += 1
      } else {
        out.append(word[place] == 0x7A ? 0x73 : word[place])
        place += 1
      }
    }
    for (ending, plain) in endings where out.count > 4 && out.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      out.replaceSubrange((out.count - ending.utf8.count)..., with: plain.utf8)
      break
    }
    return out
  }

  private static let spellings: [(StaticString, StaticString)] = [
    ("our", "or"), ("ae", "e"), ("oe", "e"), ("ph", "f"), ("ll", "l"), ("ageing", "aging"), ("dgem", "dgm"),
  ]

  private static let endings = [("re", "er"), ("mme", "m"), ("ogue", "og")]

  /// Where a letter was lost, any one or none fits.
  static func isSameWithLost(_ one: TextBytes, _ other: TextBytes) -> Bool {
    guard one.count(where: { $0 == lost }) + other.count(where: { $0 == lost }) <= mostLost else { return false }
    return fits(one, other)
  }

  /// Each doubles the ways to look at.
  private static let mostLost = 8

  private static func fits(_ one: TextBytes, _ other: TextBytes) -> Bool {
    var (left, right) = (0, 0)
    while left < one.count, right < other.count {
      let (a, b) = (one[left], other[right])
      if a == 0x20 {
        left += 1
      } else if b == 0x20 {
        right += 1
      } else if a == b {
        left += 1
        right += 1
      } else if a == lost || b == lost {
        let (restLeft, restRight) = (one[left...], other[right...])
        // The letter that was lost; else it was a sign that is no letter.
        if fits(TextBytes(rebasing: restLeft.dropFirst()), TextBytes(rebasing: restRight.dropFirst())) {
          return true
        }
        return a == lost
          ? fits(TextBytes(rebasing: restLeft.dropFirst()), TextBytes(rebasing: restRight))
          : fits(TextBytes(rebasing: restLeft), TextBytes(rebasing: restRight.dropFirst()))
      } else {
        return false
      }
    }
    return one[left...].allSatisfy { $0 == lost } && other[right...].allSatisfy { $0 == lost }
  }
}
