/// Numbers of studies, with what makes them a least or most, and parts of all.
extension CountReader {
  func head(at start: Int) -> Head? {
    if let head = bounded(at: start) ?? phrase(at: start) ?? share(at: start) { return head }
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
      number: number.number, outOf: partitive.outOf, isOutOfSome: partitive.isOfSome, end: partitive.end,
      takesSingular: number.number.max == 1,
      // "One studies" is what one does; "1 studies" a slip.
      takesPlural: number.number != .init(1) || partitive.isThere || word(start) == "1",
      isPartitive: partitive.isThere)
  }

  private static let approximations: Set<String> = [
    "almost", "nearly", "about", "around", "roughly", "bijna", "ongeveer", "circa", "ca", "zo'n", "least", "minste",
    "minstens", "minimaal", "most", "hooguit", "hoogstens",
  ]

  /// "two-thirds of the studies"; none that is only about so much.
  private func share(at start: Int) -> Head? {
    let before = ["de", "the"].contains(word(start - 1)) ? word(start - 2) : word(start - 1)
    return Self.approximations.contains(before) ? nil : fractionOfStudies(at: start)
  }

  private func fractionOfStudies(at start: Int) -> Head? {
    guard let (share, end) = NumberWords.fraction(at: start, word: word) else { return nil }
    let partitive = partitive(end)
    let isHalfThe = word(start) == "half" && word(end) == "the"
    guard partitive.isThere || isHalfThe else { return nil }
    return Head(
      share: share, outOf: partitive.outOf, isOutOfSome: partitive.isOfSome, end: isHalfThe ? end + 1 : partitive.end,
      isPartitive: true)
  }

  /// Words before a number that make it a least or most, with what is added to it.
  static let bounds = Dictionary(grouping: allBounds) { $0.words[0] }
  private static let allBounds: [(words: [String], isLeast: Bool, step: Int)] = [
    (["at", "least"], true, 0), (["more", "than"], true, 1), (["at", "most"], false, 0),
    (["no", "more", "than"], false, 0), (["not", "more", "than"], false, 0),
    (["no", "fewer", "than"], true, 0), (["not", "fewer", "than"], true, 0), (["no", "less", "than"], true, 0),
    (["not", "less", "than"], true, 0), (["niet", "minder", "dan"], true, 0),
    (["fewer", "than"], false, -1), (["less", "than"], false, -1), (["up", "to"], false, 0),
    (["ten", "minste"], true, 0), (["tenminste"], true, 0), (["op", "zijn", "minst"], true, 0),
    (["minimum", "of"], true, 0), (["maximum", "of"], false, 0), (["ten", "hoogste"], false, 0),
    (["op", "zijn", "hoogst"], false, 0), (["under"], false, -1),
    (["minstens"], true, 0), (["minimaal"], true, 0), (["meer", "dan"], true, 1), (["niet", "meer", "dan"], false, 0),
    (["hooguit"], false, 0), (["hoogstens"], false, 0), (["maximaal"], false, 0), (["minder", "dan"], false, -1),
  ]

  /// "at least two", "meer dan drie", "more than half", "hooguit een derde".
  private func bounded(at start: Int) -> Head? {
    if let head = moreOrLessThanHalf(at: start) ?? between(at: start) ?? over(at: start) { return head }
    for bound in Self.bounds[word(start)] ?? []
    where bound.words.indices.allSatisfy({ word(start + $0) == bound.words[$0] }) {
      let first = start + bound.words.count
      let kind: StudyCount.Share.Bound =
        bound.isLeast ? bound.step == 0 ? .atLeast : .moreThan : bound.step == 0 ? .atMost : .lessThan
      if let share = boundedShare(at: first, kind) { return share }
      guard let (value, end) = NumberWords.number(at: first, word: word) else { continue }
      let number = max(0, value + bound.step)
      let partitive = partitive(end)
      return Head(
        number: bound.isLeast ? .init(min: number, max: nil) : .init(min: 0, max: number), outOf: partitive.outOf,
        isOutOfSome: partitive.isOfSome, end: partitive.end, takesSingular: true, isPartitive: partitive.isThere)
    }
    // "Over twee studies" is about two, "ruim twee" loosely more; of a share both mean more.
    guard word(start) == "ruim" || word(start) == "over" && !isDutch else { return nil }
    return boundedShare(at: start + 1, .moreThan)
  }

  /// "between two and four studies", "tussen de twee en vier studies".
  private func between(at start: Int) -> Head? {
    guard ["between", "tussen"].contains(word(start)) else { return nil }
    let first = skip(["the", "de"], from: start + 1)
    guard let (min, middle) = NumberWords.number(at: first, word: word) ?? smallNumber(first).map({ ($0, first + 1) }),
      ["and", "en"].contains(word(middle)),
      let (max, end) = NumberWords.number(at: skip(["the", "de"], from: middle + 1), word: word), max > min
    else { return nil }
    let partitive = partitive(end)
    return Head(
      number: .init(min: min, max: max), outOf: partitive.outOf, isOutOfSome: partitive.isOfSome, end: partitive.end,
      isPartitive: partitive.isThere)
  }

  /// "Over two studies mention it" is more than two; "averaged over two studies" and "over two studies, it fell" are not.
  private func over(at start: Int) -> Head? {
    guard word(start) == "over", !isDutch, !isWord(start - 1) || Self.beforeOver.contains(word(start - 1)),
      let (value, end) = NumberWords.number(at: start + 1, word: word)
    else { return nil }
    let partitive = partitive(end)
    let head = Head(
      number: .init(min: value + 1, max: nil), outOf: partitive.outOf, isOutOfSome: partitive.isOfSome,
      end: partitive.end, takesSingular: true, isPartitive: partitive.isThere)
    guard let noun = noun(after: head), word(noun) != "," else { return nil }
    return head
  }

  private static let beforeOver: Set<String> = [
    "and", "but", "that", "in", "by", "well", "while", "whereas", "because",
  ]

  /// "two-thirds of the studies" and "one in three studies", behind a word that makes it a least or most.
  private func boundedShare(at start: Int, _ bound: StudyCount.Share.Bound) -> Head? {
    let first = skip(["de", "the"], from: start)
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
    let isShort = ["over", "ruim"].contains(word(start))
    let isLong = ["more", "meer", "less", "fewer", "minder"].contains(word(start))
    guard isShort || isLong && ["than", "dan"].contains(word(start + 1)) else { return nil }
    let half = skip(["de", "the"], from: start + (isShort ? 1 : 2))
    guard ["half", "helft"].contains(word(half)) else { return nil }
    let isLess = ["less", "fewer", "minder"].contains(word(start))
    let partitive = partitive(half + 1)
    let end = partitive.isThere ? partitive.end : skip(["the"], from: half + 1)
    return Head(quantity: isLess ? .few : .most, outOf: partitive.outOf, isOutOfSome: partitive.isOfSome, end: end)
  }

  /// "two", "2", "two to four", "2–4"; "one in three", which is a share.
  func number(at start: Int) -> (number: StudyCount.Number, share: StudyCount.Share?, end: Int)? {
    // The end of "2 -3" is none.
    let isFirst = NumberWords.value(word(start - 1)) == nil
    if isFirst, NumberWords.isUncountable(word(start)) { return (.impossible, nil, start + 1) }
    guard let (first, end) = NumberWords.number(at: start, word: word) else { return nil }
    if let (isLeast, past) = openEnd(at: end) {
      return (isLeast ? .init(min: first, max: nil) : .init(min: 0, max: first), nil, past)
    }
    let link = word(end)
    if ["to", "or", "tot", "a", "–", "-"].contains(link) || link == "of" && isDutch,
      let (last, end) = NumberWords.number(at: end + 1, word: word), last > first
    {
      return (.init(min: first, max: last), nil, end)
    }
    if link == "in" || link == "op",
      let (whole, end) = NumberWords.number(at: link == "op" ? skip(["de"], from: end + 1) : end + 1, word: word),
      whole > first, first > 0, noun(after: Head(end: end)) != nil
    {
      return (.init(first), StudyCount.Share(part: first, whole: whole), end)
    }
    return (.init(first), nil, end)
  }

  /// "or more", "of minder", "+": whether it is the least there are, and the index behind it.
  func openEnd(at index: Int) -> (isLeast: Bool, end: Int)? {
    if word(index) == "+" { return (true, index + 1) }
    guard ["or", "of"].contains(word(index)) else { return nil }
    switch word(index + 1) {
    case "more", "meer": return (true, index + 2)
    case "fewer", "less", "minder": return (false, index + 2)
    default: return nil
    }
  }
}
