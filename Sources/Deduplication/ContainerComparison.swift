/// How the titles of two journals or books stand to each other.
package enum ContainerRelation: UInt8, Hashable, Sendable {
  case missing
  case same
  /// One shortens the other, word by word or to its first letters.
  case abbreviated
  /// The same but for what punctuation sets apart.
  case mainTitle
  /// One goes on where the other ends: often the same journal, at times its sister.
  case beginning
  case different

  /// One journal or book, as far as the titles tell.
  var isOfOne: Bool { self == .same || self == .abbreviated || self == .mainTitle }
}

/// Compares titles of journals as ISO 4 shortens them: the beginnings of words, small words left out.
struct ContainerComparison {
  private var left: [Range<Int>] = []
  private var right: [Range<Int>] = []

  mutating func compare(_ a: TextBytes, _ b: TextBytes) -> ContainerRelation {
    guard !a.isEmpty, !b.isEmpty else { return .missing }
    if a.count == b.count, a.elementsEqual(b) { return .same }
    var best = ContainerRelation.different
    Self.forEachForm(a) { one in
      Self.forEachForm(b) { other in
        let relation = compareForms(TextBytes(rebasing: a[one]), TextBytes(rebasing: b[other]))
        if relation.rawValue < best.rawValue { best = relation }
      }
    }
    return best
  }

  private static func forEachForm(_ text: TextBytes, _ body: (Range<Int>) -> Void) {
    var start = 0
    for place in 0...text.count where place == text.count || text[place] == 0x09 {
      if place > start { body(start..<place) }
      start = place + 1
    }
  }

  private mutating func compareForms(_ a: TextBytes, _ b: TextBytes) -> ContainerRelation {
    Self.split(a, into: &left)
    Self.split(b, into: &right)
    let (isLeftCut, isRightCut) = (Self.takeCut(a, &left), Self.takeCut(b, &right))
    if isLeftCut || isRightCut {
      return agreesAsCut(a, isLeft: isLeftCut, b, isRight: isRightCut) ? .missing : .different
    }
    if let whole = relation(a, left[...], b, right[...]) { return whole }
    let (cutsLeft, cutsRight) = (Self.cuts(a, left), Self.cuts(b, right))
    for one in cutsLeft {
      for other in cutsRight where one < left.count || other < right.count {
        guard relation(a, left[..<one], b, right[..<other]) != nil else { continue }
        // What is set apart is the title by its first letters: `…: JAIDS`.
        let isAcronymAlone =
          (one == left.count || isAcronym(a, left[one...], of: a, left[..<one]))
          && (other == right.count || isAcronym(b, right[other...], of: b, right[..<other]))
        return isAcronymAlone ? .abbreviated : .mainTitle
      }
    }
    let common = min(left.count, right.count)
    if common >= 3, relation(a, left[..<common], b, right[..<common]) != nil { return .beginning }
    return .different
  }

  /// Takes off the sign of a title that was cut off.
  private static func takeCut(_ text: TextBytes, _ words: inout [Range<Int>]) -> Bool {
    guard let last = words.last, last.count == 1, text[last.lowerBound] == ContainerKey.cut else { return false }
    words.removeLast()
    return true
  }

  /// Whether a title that was cut off may be the beginning of the other: what came behind it may be anything.
  private func agreesAsCut(_ a: TextBytes, isLeft: Bool, _ b: TextBytes, isRight: Bool) -> Bool {
    let common = min(left.count, right.count)
    guard isLeft && left.count == common || isRight && right.count == common else { return false }
    if common == 1 {
      let (one, other) = (TextBytes(rebasing: a[left[0]]), TextBytes(rebasing: b[right[0]]))
      return one.elementsEqual(other) || Self.isShort(one, for: other) || Self.isShort(other, for: one)
    }
    return common == 0 || relation(a, left[..<common], b, right[..<common]) != nil
  }

  /// How many words come before each place where punctuation sets something apart, and all of them.
  private static func cuts(_ text: TextBytes, _ words: [Range<Int>]) -> [Int] {
    words.indices.dropFirst().filter { text[words[$0].lowerBound - 1] == 0x0A }.prefix(3) + [words.count]
  }

  /// Nil where neither is short for the other.
  private func relation(
    _ a: TextBytes, _ ones: ArraySlice<Range<Int>>, _ b: TextBytes, _ others: ArraySlice<Range<Int>>
  ) -> ContainerRelation? {
    guard !ones.isEmpty, !others.isEmpty else { return nil }
    // ISO 4 does not shorten a title of one word: `Cancer` and `Cancers` are two journals.
    if ones.count == 1, others.count == 1 {
      let (word, other) = (
        TextBytes(rebasing: a[ones[ones.startIndex]]), TextBytes(rebasing: b[others[others.startIndex]])
      )
      if word.elementsEqual(other) { return .same }
      return min(word.count, other.count) > 5 && NameWords.isSameTransliterated(word, other) ? .abbreviated : nil
    }
    if isAcronym(a, ones, of: b, others) || isAcronym(b, others, of: a, ones) { return .abbreviated }
    // `CMAJ Canadian Medical Association Journal`.
    if ones.count == others.count + 1, isAcronym(a, ones.prefix(1), of: b, others) {
      return relation(a, ones.dropFirst(), b, others) == nil ? nil : .abbreviated
    }
    if others.count == ones.count + 1, isAcronym(b, others.prefix(1), of: a, ones) {
      return relation(a, ones, b, others.dropFirst()) == nil ? nil : .abbreviated
    }
    var (one, other) = (ones.startIndex, others.startIndex)
    var isSame = true
    while one < ones.endIndex, other < others.endIndex {
      let (word, partner) = (TextBytes(rebasing: a[ones[one]]), TextBytes(rebasing: b[others[other]]))
      if word.elementsEqual(partner) {
        one += 1
        other += 1
        continue
      }
      isSame = false
      if let next = Self.joined(word, of: b, others[other...]) {
        one += 1
        other = next
      } else if let next = Self.joined(partner, of: a, ones[one...]) {
        other += 1
        one = next
      } else if Self.isShort(word, for: partner) || Self.isShort(partner, for: word) {
        one += 1
        other += 1
      } else if let count = initials(word, of: b, others[other...]) {
        one += 1
        other += count
      } else if let count = initials(partner, of: a, ones[one...]) {
        other += 1
        one += count
      } else {
        return nil
      }
    }
    guard one == ones.endIndex, other == others.endIndex else { return nil }
    return isSame ? .same : .abbreviated
  }

  /// `neuropsychopharmacol` for `neuro psychopharmacology`: the place behind two words that one joins; nil where it does not.
  private static func joined(_ word: TextBytes, of text: TextBytes, _ words: ArraySlice<Range<Int>>) -> Int? {
    guard words.count > 1, let first = words.first, first.count >= 2, word.count >= first.count + 3,
      word.starts(with: text[first])
    else { return nil }
    let rest = word[first.count...]
    let next = text[words[words.startIndex + 1]]
    let isJoined = next.count < rest.count ? next.count > 2 && rest.starts(with: next) : next.starts(with: rest)
    return isJoined ? words.startIndex + 2 : nil
  }

  /// Whether `word` shortens `full`: its beginning (`gynecol`, `gynecology`), or its first letters with later ones
  /// (`natl`, `national`), or another spelling of it.
  private static func isShort(_ word: TextBytes, for full: TextBytes) -> Bool {
    guard word[0] == full[0] else { return false }
    if word.count < full.count, full.starts(with: word) { return true }
    if min(word.count, full.count) >= 5, EditDistance.distance(word, full, atMost: 1) != nil { return true }
    guard word.count >= 3, word.count + 2 <= full.count else { return false }
    // A contraction leaves letters out at once or keeps the end: `neurol` is no short `neuropsychologie`.
    var (place, end) = (0, 0)
    let start = zip(word, full).prefix { $0 == $1 }.count
    for (position, byte) in full.enumerated() where place < word.count && byte == word[place] {
      place += 1
      end = position + 1
    }
    return place == word.count && (start < 3 || full.count - end < 3) && word[1...].contains { !isVowel($0) }
  }

  private static func isVowel(_ byte: UInt8) -> Bool { [0x61, 0x65, 0x69, 0x6F, 0x75].contains(byte) }

  /// `usa` for `united states america`: how many words the letters begin.
  private func initials(_ word: TextBytes, of text: TextBytes, _ words: ArraySlice<Range<Int>>) -> Int? {
    guard word.count >= 2, word.count <= words.count else { return nil }
    for (letter, full) in zip(word, words) where text[full.lowerBound] != letter { return nil }
    return word.count
  }

  /// `jama` for `journal american medical association`.
  private func isAcronym(
    _ a: TextBytes, _ ones: ArraySlice<Range<Int>>, of b: TextBytes, _ others: ArraySlice<Range<Int>>
  ) -> Bool {
    guard ones.count == 1, others.count >= 3, let word = ones.first, word.count == others.count else { return false }
    return initials(TextBytes(rebasing: a[word]), of: b, others) == others.count
  }

  private static func split(_ text: TextBytes, into words: inout [Range<Int>]) {
    words.removeAll(keepingCapacity: true)
    var start = 0
    for place in 0...text.count where place == text.count || text[place] == 0x20 || text[place] == 0x0A {
      if place > start { words.append(start..<place) }
      start = place + 1
    }
  }
}
