/// Numbers of studies, with what makes them a least or most, and parts of all.
extension CountReader {
  func head(at start: Int) -> Head? {
    if let head = bounded(at: start) ?? phrase(at: start) ?? share(at: start) { return head }
    // "Een van de drie trials" is one of them.
    if word(start) == "een", ["van", "uit"].contains(word(start + 1)) {
      let partitive = partitive(start + 1)
      return has(.definiteWhole, at: start + 2) ? Head(number: .init(1)).with(partitive) : nil
    }
    guard let number = number(at: start) else { return nil }
    if word(number.end) == "/", let (whole, end) = NumberWords.number(at: number.end + 1, word: word),
      whole > number.number.min, noun(after: Head(end: end)) != nil
    {
      return Head(number: number.number, outOf: whole, end: end)
    }
    let partitive = partitive(number.end)
    if let share = number.share { return Head(share: share, end: number.end) }
    // A number that is the end of another phrase, as in "the second of two", is found from its own start.
    return Head(
      number: number.number, takesSingular: number.number.max == 1,
      // "One studies" is what one does; "1 studies" a slip.
      takesPlural: number.number != .init(1) || partitive.isThere || word(start) == "1"
    ).with(partitive)
  }

  /// "two-thirds of the studies"; none that is only about so much.
  private func share(at start: Int) -> Head? {
    let before = has(.the, at: start - 1) ? word(start - 2) : word(start - 1)
    return Words.approximations.contains(before) ? nil : fractionOfStudies(at: start)
  }

  private func fractionOfStudies(at start: Int) -> Head? {
    guard let (share, end) = NumberWords.fraction(at: start, word: word) else { return nil }
    let partitive = partitive(end)
    let isHalfThe = word(start) == "half" && word(end) == "the"
    guard partitive.isThere || isHalfThe else { return nil }
    return Head(share: share).with(isHalfThe ? Partitive(end: end + 1, isThere: true) : partitive)
  }

  /// "at least two", "meer dan drie", "more than half", "hooguit een derde".
  private func bounded(at start: Int) -> Head? {
    if let head = moreOrLessThanHalf(at: start) ?? over(at: start) { return head }
    for bound in CountPhrases.bounds.matches(at: start, word) {
      if let share = boundedShare(at: bound.end, bound.meaning) { return share }
      guard let (value, end) = NumberWords.number(at: bound.end, word: word) else { continue }
      let number = StudyCount.Share(part: value, whole: 1, bound: bound.meaning).number(of: 1)
      return Head(number: number, takesSingular: true).with(partitive(end))
    }
    // "Over twee studies" is about two, "ruim twee" loosely more; of a share both mean more.
    guard word(start) == "ruim" || word(start) == "over" && !isDutch else { return nil }
    return boundedShare(at: start + 1, .moreThan)
  }

  /// "Over two studies mention it" is more than two; "averaged over two studies" and "over two studies, it fell" are not.
  private func over(at start: Int) -> Head? {
    guard word(start) == "over", !isDutch, !isWord(start - 1) || has(.beforeOver, at: start - 1),
      let (value, end) = NumberWords.number(at: start + 1, word: word)
    else { return nil }
    let head = Head(number: .init(min: value + 1, max: nil), takesSingular: true).with(partitive(end))
    guard let noun = noun(after: head), word(noun) != "," else { return nil }
    return head
  }

  /// "two-thirds of the studies" and "one in three studies", behind a word that makes it a least or most.
  private func boundedShare(at start: Int, _ bound: StudyCount.Share.Bound) -> Head? {
    let first = skip(.the, from: start)
    var head: Head
    if let share = fractionOfStudies(at: first) {
      head = share
    } else if let number = number(at: first), let share = number.share {
      head = Head(share: share, end: number.end)
    } else {
      return nil
    }
    head.share?.bound = bound
    return head
  }

  private func moreOrLessThanHalf(at start: Int) -> Head? {
    let bound = CountPhrases.bounds.match(at: start, word)
    guard has(.over, at: start) || [.moreThan, .lessThan].contains(bound?.meaning) else { return nil }
    let half = skip(.the, from: bound?.end ?? start + 1)
    guard has(.half, at: half) else { return nil }
    var partitive = partitive(half + 1)
    if !partitive.isThere { partitive.end = skip(.the, from: half + 1) }
    return Head(quantity: bound?.meaning == .lessThan ? .few : .most).with(partitive)
  }

  /// "two", "2", "two to four", "2–4"; "one in three", which is a share.
  func number(at start: Int) -> (number: StudyCount.Number, share: StudyCount.Share?, end: Int)? {
    // The end of "2 -3" is none.
    let isFirst = NumberWords.value(word(start - 1)) == nil
    if isFirst, NumberWords.isUncountable(word(start)) { return (.impossible, nil, start + 1) }
    // "Een op de drie", "een of twee".
    let isArticle =
      word(start) == "een"
      && (word(start + 1) == "op" || ["of", "a"].contains(word(start + 1)) && NumberWords.value(word(start + 2)) == 2)
    guard let (first, end) = isArticle ? (1, start + 1) : NumberWords.number(at: start, word: word) else { return nil }
    if let (isLeast, past) = openEnd(at: end) {
      return (isLeast ? .init(min: first, max: nil) : .init(min: 0, max: first), nil, past)
    }
    let link = word(end)
    if Words.to.contains(link) || link == "of" && isDutch,
      let (last, end) = NumberWords.number(at: end + 1, word: word), last > first
    {
      return (.init(min: first, max: last), nil, end)
    }
    if link == "in" || link == "op",
      let (whole, end) = NumberWords.number(at: link == "op" ? skip(.the, from: end + 1) : end + 1, word: word),
      whole > first, first > 0, noun(after: Head(end: end)) != nil
    {
      return (.init(first), StudyCount.Share(part: first, whole: whole), end)
    }
    return (.init(first), nil, end)
  }

  /// "or more", "of minder", "+": whether it is the least there are, and the index behind it.
  func openEnd(at index: Int) -> (isLeast: Bool, end: Int)? {
    CountPhrases.openEnds.match(at: index, word).map { ($0.meaning, $0.end) }
  }
}
