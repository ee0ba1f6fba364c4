/// Words that say how many of what is named elsewhere in the sentence: "the studies are all", "they all mention",
/// "neither @a nor @b", "none of them".
extension CountReader {
  func floating(at start: Int) -> (StudyCount, end: Int)? {
    neitherNor(at: start) ?? ofThem(at: start) ?? floatingAll(at: start) ?? unanimous(at: start)
  }

  /// "Neither @a nor @b", "noch @a noch @b", "@a noch @b": none of those cited.
  private func neitherNor(at start: Int) -> (StudyCount, end: Int)? {
    guard has(.nor, at: start), isNamed(start + 1) else { return nil }
    var end = start + 1
    while let next = (end..<(end + 14)).first(where: { has(.nor, at: $0) && isNamed($0 + 1) }) {
      end = next + 1
    }
    guard end > start + 1 || cites(before: start) else { return nil }
    return (cited(none, start..<(start + 1)), end)
  }

  private var none: Head { Head(number: .init(0), quantity: StudyCount.Quantity.none) }

  /// "None of them mentions it", "geen van drieën noemt het": of those cited. People that are counted do not "mention".
  private func ofThem(at start: Int) -> (StudyCount, end: Int)? {
    guard let phrase = CountPhrases.amounts.match(at: start, word) else { return nil }
    var head: Head
    switch phrase.meaning {
    case .none, .neither: head = none
    case .part(let quantity, _, _): head = Head(quantity: quantity)
    case .all, .every: head = Head(quantity: .all)
    default: return nil
    }
    let next = phrase.end
    guard has(.of, at: next), has(.them, at: next + 1) || Self.thisMany[word(next + 1)] != nil
    else { return nil }
    let end = next + 2
    guard has(StudyNouns.textVerbs, at: end) || has(StudyNouns.textVerbs, at: start - 1) else { return nil }
    head.outOf = Self.thisMany[word(next + 1)]
    head.isOutOfSome = true
    return (cited(head, start..<end), end)
  }

  /// "Geen van drieën."
  private static let thisMany = ["beiden": 2, "tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6]

  /// "The studies are all small", "de studies noemen allemaal angst", "@a and @b all mention it".
  private func floatingAll(at start: Int) -> (StudyCount, end: Int)? {
    var head = Head(quantity: .all)
    var first = start
    switch word(start) {
    case "not", "niet":
      head.quantity = .notAll
      first += 1
    case "nearly", "almost", "bijna", "vrijwel":
      head.quantity = .most
      first += 1
    default: break
    }
    guard has(.floats, at: first) else { return nil }
    var end = first + 1
    if word(first) != "each", let number = NumberWords.number(at: end, word: word) {
      if head.quantity == .all { head.number = .init(number.value) }
      end = number.end
    }
    let isEach = word(first) == "allemaal" || word(first) == "allebei" || isDutch && head.number != nil
    if word(first) == "allebei" { head.number = .init(2) }
    // A citation right before "all" is one of those that all do so.
    if cites(before: start) || has(.pronouns, at: start - 1) {
      guard has(StudyNouns.textVerbs, at: end) else { return nil }
      return (cited(head, start..<end), end)
    }
    var subject = start - 1
    while subject > 0, start - subject <= 2, isWord(subject), !StudyNouns.isPlural(word(subject)),
      !has(.pronouns, at: subject),
      isEach ? StudyNouns.mayBeVerb(word(subject)) : has(StudyNouns.auxiliaries, at: subject)
    {
      subject -= 1
    }
    let isRight =
      subject == start - 1 ? has(StudyNouns.textVerbs, at: end) || isEach : mayFollow(end, verb: word(start - 1))
    guard isRight else { return nil }
    if has(.pronouns, at: subject) {
      // "They were all women" is of people.
      let isOfTexts = [word(end), word(start - 1)].contains(where: StudyNouns.textVerbs.contains)
      return isOfTexts || StudyNouns.isPlural(word(end)) ? (cited(head, start..<end), end) : nil
    }
    if head.number == nil, head.quantity == .all, let exceptions {
      (head.quantity, head.exceptions) = (nil, exceptions)
    }
    // "The people in the studies were all adults" is not of the studies.
    guard let phrase = definite(endingAt: subject), !has(.prepositions, at: phrase.start - 1) else {
      return nil
    }
    if head.number == nil, head.quantity == .all { head.number = phrase.number.map { .init($0) } }
    if phrase.isPointed, head.number == nil { return (cited(head, start..<end), end) }
    return (made(head, kinds(phrase.noun), start..<end), end)
  }

  /// "The studies had all participants run" is not of all studies.
  private func mayFollow(_ index: Int, verb: String) -> Bool {
    let next = word(index)
    guard !Words.ofTheirs.contains(next) else { return false }
    let isCopula = Words.copulas.contains(verb) || !StudyNouns.auxiliaries.contains(verb)
    return isCopula || StudyNouns.textVerbs.contains(next) || next.hasSuffix("ed") || next.hasPrefix("ge")
  }

  /// "The studies", "these three small studies", that end in the word at an index.
  private func definite(endingAt index: Int) -> (start: Int, noun: Range<Int>, number: Int?, isPointed: Bool)? {
    guard index >= 0, StudyNouns.isPlural(word(index)) else { return nil }
    var first = index
    while first > 0, index - first < 4 {
      let before = word(first - 1)
      if Words.definite.contains(before) {
        let noun = (first...index).first { NumberWords.value(word($0)) == nil } ?? index
        let number = NumberWords.number(at: first, word: word)?.value
        return (first - 1, noun..<(index + 1), number, Words.these.contains(before))
      }
      guard StudyNouns.isAdjective(before) || NumberWords.value(before) != nil else { return nil }
      first -= 1
    }
    return nil
  }

  /// "Without exception the studies mention it": all of them.
  private func unanimous(at start: Int) -> (StudyCount, end: Int)? {
    guard let end = CountPhrases.unanimous.match(at: start, word)?.end,
      let phrase = (start - 12..<start + 16).lazy.compactMap(definite(endingAt:)).first,
      !has(.prepositions, at: phrase.start - 1)
    else {
      return nil
    }
    let head = Head(quantity: .all)
    let range = start..<end
    return (phrase.isPointed ? cited(head, range) : made(head, kinds(phrase.noun), range), end)
  }

  /// What is said of the sources that the sentence cites.
  private func cited(_ head: Head, _ range: Range<Int>) -> StudyCount {
    var count = made(head, [], range)
    count.isOfThoseCited = true
    return count
  }

  /// Words that point at what the sentence cites: "none of these studies", "alle genoemde studies".
  func pointsAtCited(_ range: Range<Int>) -> Bool { range.contains { has(.pointing, at: $0) } }

}
