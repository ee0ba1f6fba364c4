/// Numbers that count no included studies beside those already counted: parts of them, other sources, and what a review
/// found.
extension CountReader {
  /// "including one pilot study", "waarvan twee trials en één pilotstudie" behind a number of studies: what they are, and
  /// not another number of them.
  ///
  /// - Returns: the index behind the words.
  func subset(at start: Int) -> Int? {
    let length =
      switch word(start) {
      case "including", "waaronder", "waarvan", "inclusief": 1
      case "(" where last?.upperBound == start: 1
      case "of" where ["which", "whom", "these"].contains(word(start + 1)): 2
      case "among" where ["which", "whom", "them", "these"].contains(word(start + 1)): 2
      default: 0
      }
    guard length > 0, let whole = counts.last, let number = whole.number, number.min == number.max,
      whole.quantity == nil, !whole.kinds.isEmpty
    else { return nil }
    var next = start + length
    var sum = 0
    while true {
      guard let (value, end) = NumberWords.number(at: next, word: word) ?? smallNumber(next).map({ ($0, next + 1) }),
        value < NumberWords.most,
        let noun = noun(after: Head(end: end, takesSingular: true)) ?? otherSource(from: end)
      else { return nil }
      sum += value
      next = noun
      guard [",", "and", "en"].contains(word(next)), smallNumber(next + 1) != nil, !cites(before: next) else { break }
      next += 1
    }
    return sum <= number.min && !isWord(next) ? next : nil
  }

  /// "one letter", "twee boeken": sources that are no studies, and the index behind them.
  func otherSources(at start: Int) -> (value: Int, end: Int)? {
    if ["a", "an", "the", "een", "de", "het"].contains(words[start].folded) {
      return otherSource(from: start + 1).map { (1, $0) }
    }
    guard Self.mayBegin(words[start].folded), let (value, end) = NumberWords.number(at: start, word: word),
      value < NumberWords.most, let noun = otherSource(from: end)
    else { return nil }
    return (value, noun)
  }

  private func otherSource(from start: Int) -> Int? {
    for index in start..<(start + 3) where index < words.endIndex {
      if StudyNouns.otherSources.contains(word(index)) { return index + 1 }
      guard StudyNouns.isAdjective(word(index)) else { return nil }
    }
    return nil
  }

  // MARK: What a review found

  /// "A review of 25 trials" counts that review's; "this review of five studies" one's own.
  ///
  /// - Returns: the index behind the words.
  func ofReview(at start: Int) -> Int? {
    guard StudyNouns.reviews.contains(word(start)),
      ["of", "over", "van", "across", "with", "met"].contains(word(start + 1)),
      !["this", "our", "present", "deze", "dit", "onze", "ons"].contains(word(start - 1))
    else { return nil }
    let first = skip(["the", "de", "all", "alle"], from: start + 2)
    guard first < words.endIndex, Self.mayBegin(word(first)), let head = head(at: first), head.number != nil else {
      return nil
    }
    return noun(after: head)
  }

  /// "the three studies reviewed by @a", "in the review of @a".
  func isReviewed(_ start: Int) -> Bool {
    let isSaid = Self.reviewed.contains(word(start))
    let place = isSaid ? start + 1 : start
    guard ["by", "in", "from", "of", "door", "uit", "van"].contains(word(place)) else { return false }
    let next = skip(["the", "a", "de", "het", "een"], from: place + 1)
    if StudyNouns.reviews.contains(word(next)) {
      return isNamed(skip(["by", "of", "from", "van", "door"], from: next + 1))
    }
    return isSaid && isNamed(next)
  }

  private static let reviewed: Set<String> = [
    "reviewed", "included", "pooled", "summarised", "summarized", "analysed", "analyzed", "combined", "collected",
    "synthesised", "synthesized", "besproken", "samengevat", "geincludeerd", "geanalyseerd", "opgenomen", "verzameld",
  ]

  // MARK: Numbers without a noun

  /// "both mention it", "alle drie noemen": all of the sources that the sentence cites.
  func isOfThoseCited(_ start: Int, _ head: Head) -> Bool {
    let isAll = head.quantity == .all && head.number != nil || ["both", "beide"].contains(word(start))
    return isAll
      && (StudyNouns.documentVerbs.contains(word(head.end)) || StudyNouns.documentVerbs.contains(word(start - 1)))
  }

  /// "Most mention it", "none mentions it": what studies do though they are not named. "No mention" is none.
  func isBareQuantity(_ start: Int, _ head: Head) -> Bool {
    guard let quantity = head.quantity, head.number == nil || quantity == .none else { return false }
    return (quantity != .none || head.isPartitive || word(start) == "none")
      && StudyNouns.presentDocumentVerbs.contains(word(head.end))
  }

  /// "Two studies mention injuries; three mention anxiety": the next number is of the same.
  func goesOn(_ start: Int, _ head: Head) -> Bool {
    guard let number = head.number, number.min == number.max, head.quantity == nil, !head.isPartitive else {
      return false
    }
    return Self.goingOn.contains(word(start - 1))
      && StudyNouns.documentVerbs.contains(word(head.end))
  }
}
