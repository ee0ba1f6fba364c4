/// Words that say how many of what is named elsewhere in the sentence: "the studies are all", "they all mention",
/// "neither @a nor @b", "none of them".
extension CountReader {
  func floating(at start: Int) -> (StudyCount, end: Int)? {
    neitherNor(at: start) ?? ofThem(at: start) ?? floatingAll(at: start) ?? unanimous(at: start)
  }

  /// "Neither @a nor @b", "noch @a noch @b", "@a noch @b": none of those cited.
  private func neitherNor(at start: Int) -> (StudyCount, end: Int)? {
    guard ["neither", "noch"].contains(word(start)), isNamed(start + 1) else { return nil }
    var end = start + 1
    while let next = (end..<(end + 14)).first(where: { ["nor", "noch"].contains(word($0)) && isNamed($0 + 1) }) {
      end = next + 1
    }
    guard end > start + 1 || cites(before: start) else { return nil }
    return (cited(none, start..<(start + 1)), end)
  }

  private var none: Head { Head(number: .init(0), quantity: StudyCount.Quantity.none, end: 0) }

  /// "None of them mentions it", "geen van drieën noemt het": of those cited. People that are counted do not "mention".
  private func ofThem(at start: Int) -> (StudyCount, end: Int)? {
    var head: Head
    var next = start + 1
    switch word(start) {
    case "none", "neither": head = none
    case "geen": head = none
    case "not" where word(next) == "one":
      head = none
      next += 1
    case "most", "meeste": head = Head(quantity: .most, end: 0)
    case "few": head = Head(quantity: .few, end: 0)
    case "all", "each", "alle", "elk": head = Head(quantity: .all, end: 0)
    default: return nil
    }
    guard ["of", "van"].contains(word(next)), Self.them.contains(word(next + 1)) || Self.thisMany[word(next + 1)] != nil
    else { return nil }
    let end = next + 2
    guard StudyNouns.textVerbs.contains(word(end)) || StudyNouns.textVerbs.contains(word(start - 1)) else { return nil }
    head.outOf = Self.thisMany[word(next + 1)]
    head.isOutOfSome = true
    return (cited(head, start..<end), end)
  }

  private static let them: Set<String> = ["them", "these", "those", "hen", "hun", "allen", "deze", "beide"]
  /// "Geen van drieën."
  private static let thisMany = ["beiden": 2, "tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6]

  /// "The studies are all small", "de studies noemen allemaal angst", "@a and @b all mention it".
  private func floatingAll(at start: Int) -> (StudyCount, end: Int)? {
    var head = Head(quantity: .all, end: 0)
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
    guard Self.floats.contains(word(first)) else { return nil }
    var end = first + 1
    if word(first) != "each", let number = NumberWords.number(at: end, word: word) {
      if head.quantity == .all { head.number = .init(number.value) }
      end = number.end
    }
    let isEach = word(first) == "allemaal" || word(first) == "allebei" || isDutch && head.number != nil
    if word(first) == "allebei" { head.number = .init(2) }
    // A citation right before "all" is one of those that all do so.
    if cites(before: start) || Self.pronouns.contains(word(start - 1)) {
      guard StudyNouns.textVerbs.contains(word(end)) else { return nil }
      return (cited(head, start..<end), end)
    }
    var subject = start - 1
    while subject > 0, start - subject <= 2, isWord(subject), !StudyNouns.isPlural(word(subject)),
      !Self.pronouns.contains(word(subject)),
      isEach ? StudyNouns.mayBeVerb(word(subject)) : StudyNouns.auxiliaries.contains(word(subject))
    {
      subject -= 1
    }
    let isRight =
      subject == start - 1 ? StudyNouns.textVerbs.contains(word(end)) || isEach : mayFollow(end, verb: word(start - 1))
    guard isRight else { return nil }
    if Self.pronouns.contains(word(subject)) {
      // "They were all women" is of people.
      let isOfTexts = [word(end), word(start - 1)].contains(where: StudyNouns.textVerbs.contains)
      return isOfTexts || StudyNouns.isPlural(word(end)) ? (cited(head, start..<end), end) : nil
    }
    if head.number == nil, head.quantity == .all, let exceptions {
      (head.quantity, head.exceptions) = (nil, exceptions)
    }
    // "The people in the studies were all adults" is not of the studies.
    guard let phrase = definite(endingAt: subject), !Self.prepositions.contains(word(phrase.start - 1)) else {
      return nil
    }
    if head.number == nil, head.quantity == .all { head.number = phrase.number.map { .init($0) } }
    if phrase.isPointed, head.number == nil { return (cited(head, start..<end), end) }
    return (made(head, kinds(phrase.noun), start..<end), end)
  }

  /// "The studies had all participants run" is not of all studies.
  private func mayFollow(_ index: Int, verb: String) -> Bool {
    let next = word(index)
    guard !["of", "van", "their", "hun", "but"].contains(next) else { return false }
    let isCopula = ["are", "were", "zijn", "waren"].contains(verb) || !StudyNouns.auxiliaries.contains(verb)
    return isCopula || StudyNouns.textVerbs.contains(next) || next.hasSuffix("ed") || next.hasPrefix("ge")
  }

  private static let floats: Set<String> = ["all", "each", "alle", "allemaal", "allebei"]
  private static let pronouns: Set<String> = ["they", "ze", "zij"]

  private static let prepositions: Set<String> = [
    "in", "of", "from", "by", "for", "with", "among", "across", "within", "to", "at", "on", "between", "aan", "van",
    "uit",
    "bij", "door", "voor", "met", "onder", "binnen", "tussen", "op", "over", "about", "than", "dan",
  ]

  /// "The studies", "these three small studies", that end in the word at an index.
  private func definite(endingAt index: Int) -> (start: Int, noun: Range<Int>, number: Int?, isPointed: Bool)? {
    guard index >= 0, StudyNouns.isPlural(word(index)) else { return nil }
    var first = index
    while first > 0, index - first < 4 {
      let before = word(first - 1)
      if ["the", "our", "de", "onze", "these", "those", "deze", "die"].contains(before) {
        let noun = (first...index).first { NumberWords.value(word($0)) == nil } ?? index
        let number = NumberWords.number(at: first, word: word)?.value
        return (first - 1, noun..<(index + 1), number, ["these", "those", "deze", "die"].contains(before))
      }
      guard StudyNouns.isAdjective(before) || NumberWords.value(before) != nil else { return nil }
      first -= 1
    }
    return nil
  }

  /// "Without exception the studies mention it": all of them.
  private func unanimous(at start: Int) -> (StudyCount, end: Int)? {
    let length =
      switch word(start) {
      case "without" where word(start + 1) == "exception", "zonder" where word(start + 1) == "uitzondering": 2
      case "unanimously", "unaniem", "eensgezind": 1
      default: 0
      }
    guard length > 0, let phrase = (start - 12..<start + 16).lazy.compactMap(definite(endingAt:)).first,
      !Self.prepositions.contains(word(phrase.start - 1))
    else {
      return nil
    }
    let head = Head(quantity: .all, end: 0)
    let range = start..<(start + length)
    return (phrase.isPointed ? cited(head, range) : made(head, kinds(phrase.noun), range), range.upperBound)
  }

  /// What is said of the sources that the sentence cites.
  private func cited(_ head: Head, _ range: Range<Int>) -> StudyCount {
    var count = made(head, [], range)
    count.isOfThoseCited = true
    return count
  }

  /// Words that point at what the sentence cites: "none of these studies", "alle genoemde studies".
  func pointsAtCited(_ range: Range<Int>) -> Bool { range.contains { Self.pointing.contains(word($0)) } }

  private static let pointing: Set<String> = [
    "these", "those", "deze", "cited", "above-mentioned", "aforementioned", "genoemde", "bovengenoemde", "geciteerde",
    "aangehaalde", "vermelde", "bovenstaande",
  ]
}
