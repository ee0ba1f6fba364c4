/// What is counted.
extension CountReader {
  /// The index behind the noun, where one follows with at most three adjectives between, or with a list of them.
  func noun(after head: Head) -> Int? {
    var next = head.end
    while next < words.endIndex, next - head.end <= 3 {
      if isNoun(next, of: head) { return next + 1 }
      guard StudyNouns.mayBeAdjective(word(next)) else { break }
      next += 1
    }
    return noun(behindList: head)
  }

  private func isNoun(_ index: Int, of head: Head) -> Bool {
    isOfAuthors(index, head) || head.takesPlural && StudyNouns.isPlural(word(index))
      || head.takesSingular && StudyNouns.isSingular(word(index))
  }

  /// "Most authors", "none of the authors"; not "all authors of the article".
  private func isOfAuthors(_ index: Int, _ head: Head) -> Bool {
    let isOne = head.takesSingular && StudyNouns.authors.contains(word(index) + "s")
    guard isOne || head.takesPlural && has(StudyNouns.authors, at: index),
      !has(.ofOrBy, at: index + 1)
    else {
      return false
    }
    switch head.quantity {
    case .most, .few, .notAll, .some(.none): return true
    case .all: return head.number == nil
    default: return false
    }
  }

  /// "three small, well-made and (mostly) randomised studies": words that can hardly be anything but adjectives, with
  /// what joins them.
  private func noun(behindList head: Head) -> Int? {
    var next = head.end
    var mayJoin = false
    var isBracketed = false
    while next < words.endIndex, next - head.end <= Self.longestList, next == head.end || !cites(before: next) {
      if mayJoin, isNoun(next, of: head) { return isBracketed ? nil : next + 1 }
      switch word(next) {
      case "(" where !isBracketed:
        isBracketed = true
        mayJoin = false
      case ")" where isBracketed && mayJoin: isBracketed = false
      case let mark where Words.joints.contains(mark) && mayJoin && !has(.adverbs, at: next - 1):
        mayJoin = Words.marks.contains(mark)
      case let word where StudyNouns.isAdjective(word): mayJoin = true
      default: return nil
      }
      next += 1
    }
    return nil
  }

  private static let longestList = 12
  /// What is counted, in every singular its last word may have.
  func kinds(_ range: Range<Int>) -> [String] {
    let before = range.dropLast().map(word).filter { !Words.joints.contains($0) && $0 != "(" && $0 != ")" }
    return StudyNouns.singulars(of: word(range.upperBound - 1)).map { (before + [$0]).joined(separator: " ") }
  }

  /// "all studies of women": of which studies it is, and not "all studies in this review", "van het overzicht".
  func isNarrowed(from end: Int) -> Bool {
    has(.narrowing, at: end) && !has(.own, at: end + 1)
      && !has(StudyNouns.reviews, at: skip(.articles, from: end + 1))
  }

  /// "all studies but one", "alle studies op één na", "all studies except these"; "no study but one", "two studies or
  /// more".
  func excepted(_ head: Head, from end: Int) -> (end: Int, head: Head) {
    var head = head
    if let number = head.number, number.min == number.max, head.quantity == nil, let (isLeast, past) = openEnd(at: end),
      endsBare(past)
    {
      head.number = isLeast ? .init(min: number.min, max: nil) : .init(min: 0, max: number.min)
      return (past, head)
    }
    let but = CountPhrases.numbersOfExceptions.match(at: end, word)
    if head.quantity == StudyCount.Quantity.none, head.outOf == nil {
      guard let but else { return (end, head) }
      (head.number, head.quantity) = (.init(but.numbers[0]), nil)
      return (but.end, head)
    }
    // "All studies except @a" is all, and the sentence cites which not.
    guard head.quantity == .all, head.number == nil, exception == nil else { return (end, head) }
    if let but {
      (head.quantity, head.exceptions) = (nil, but.numbers[0])
      return (but.end, head)
    }
    // In "all studies op @a na" the citation between the two words is no word.
    guard let but = CountPhrases.openExceptions.match(at: end, word) else { return (end, head) }
    head.quantity = .notAll
    return (but.end, head)
  }
}
