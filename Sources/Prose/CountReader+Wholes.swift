/// Out of how many studies a number is said: "of the five studies, two", "two of the five", "waarvan twee".
extension CountReader {
  /// "Of the five studies" and "of all studies, this one" say out of how many, not how many.
  func isDomain(_ start: Int) -> Bool {
    let before = word(start - 1)
    if has(.all, at: start) {
      if Words.among.contains(before) { return true }
      return Words.of.contains(before) && (start < 2 || !isWord(start - 2))
    }
    let isSentenceStart = !isWord(start - 2) || Words.from.contains(before) && word(start - 2) == "out"
    if (Words.of.contains(before) || Words.among.contains(before)), isSentenceStart { return true }
    return (has(.from, at: start - 2) || has(.among, at: start - 2))
      && Words.definite.contains(before) && !cites(before: start - 1)
  }

  /// "Of the five studies", "Van alle vijf de studies".
  func domain(at start: Int) -> Domain? {
    guard Self.mayBegin(words[start].folded) else { return nil }
    guard isDomain(start) else { return placedDomain(at: start) }
    let first = skip(.all, from: start)
    guard let (outOf, numberEnd) = NumberWords.number(at: first, word: word) else { return nil }
    let head = Head(end: skip(.definiteWhole, from: numberEnd))
    guard let end = noun(after: head) else {
      // "Of the five, three mention it."
      let isBare = word(numberEnd) == "," || has(StudyNouns.textVerbs, at: numberEnd)
      return isBare ? Domain(outOf: outOf, isOutOfSome: false, kinds: [], end: numberEnd) : nil
    }
    return Domain(
      outOf: outOf, isOutOfSome: has(.narrowing, at: end) || isReviewed(end), kinds: kinds(head.end..<end),
      end: end)
  }

  /// "Across the three trials, two found it", "binnen de drie trials vonden er twee": the three, where a number of those
  /// that found it goes on from them.
  private func placedDomain(at start: Int) -> Domain? {
    guard has(.within, at: start - 2), has(.the, at: start - 1), !isWord(start - 3),
      let (outOf, numberEnd) = NumberWords.number(at: start, word: word), let end = noun(after: Head(end: numberEnd))
    else { return nil }
    let domain = Domain(
      outOf: outOf, isOutOfSome: has(.narrowing, at: end), kinds: kinds(numberEnd..<end), end: end)
    let isGoneOnFrom = words.indices[end...].prefix(4).contains { index in
      guard Self.mayBegin(word(index)), let head = head(at: index), let number = head.number, number.min <= outOf,
        noun(after: head) == nil
      else { return false }
      return isSubject(index, head.end) || isRightBehind(domain, index, head)
    }
    return isGoneOnFrom ? domain : nil
  }

  /// "Our five studies include three trials": the five.
  func including(at start: Int) -> Domain? {
    guard Self.mayBegin(words[start].folded), let (outOf, numberEnd) = NumberWords.number(at: start, word: word),
      let end = noun(after: Head(end: numberEnd)), has(.comprising, at: end),
      let head = head(at: end + 1), head.number != nil, noun(after: head) != nil || otherSources(at: end + 1) != nil
    else { return nil }
    return Domain(outOf: outOf, isOutOfSome: false, kinds: kinds(numberEnd..<end), end: end + 1)
  }

  /// "Two trials found it and one found none", "in one study and ten in another": a number that goes on from the last,
  /// of studies that may be others or the same.
  func continuation(at start: Int) -> (value: Int, end: Int)? {
    guard let whole = counts.last, whole.number != nil, !whole.kinds.isEmpty else { return nil }
    if has(.inside, at: start) {
      let other = skip(.articles, from: start + 1)
      guard word(other) == "another" || other > start + 1 && has(.other, at: other),
        !StudyNouns.isOtherThing(word(other + 1)), !StudyNouns.isPlural(word(other + 1))
      else { return nil }
      return (1, other + 1)
    }
    guard has(.goingOn, at: start - 1) else { return nil }
    if let rest = theRest(at: start) { return rest }
    guard let (value, end) = NumberWords.number(at: start, word: word), value < 1_000,
      !StudyNouns.isOtherThing(word(end))
    else { return nil }
    let isSaid = isDone(end) || has(.narrowing, at: end) || has(.placing, at: end) || has(.not, at: end)
    return isSaid ? (value, end) : nil
  }

  /// "While the other found no difference", "; the third did not", "de andere niet": how many more the words are of.
  private func theRest(at start: Int) -> (value: Int, end: Int)? {
    let first = has(.the, at: start) ? start + 1 : start
    guard first > start ? has(.other.with(.lastOne).with(.others), at: first) : has(.others, at: start) else {
      return nil
    }
    let end = StudyNouns.isSingular(word(first + 1)) ? first + 2 : first + 1
    guard isDone(end) || has(.not, at: end) || has(.both, at: end) else { return nil }
    // "The others" and "de andere" may be any number.
    return (has(.lastOne, at: first) ? 1 : NumberWords.most, end)
  }

  /// Whether the word is what a study does or is.
  private func isDone(_ index: Int) -> Bool {
    has(StudyNouns.verbs, at: index) || has(StudyNouns.auxiliaries, at: index) || has(StudyNouns.pastTenses, at: index)
      || has(StudyNouns.textVerbs, at: index) || word(index).hasSuffix("ed")
  }

  /// Whether a number behind "of the five" alone is of texts: "of the five, three mention it", "van de vijf noemen er drie".
  func isOfTexts(_ start: Int, _ end: Int) -> Bool {
    [word(end), word(start - 1), word(start - 2)].contains(where: StudyNouns.textVerbs.contains)
  }

  /// Whether a number stands right behind "of the five studies" as what they do: "of the five studies, two lessened
  /// it", "van de vijf studies noemt één uitval". "Of the five studies, three themes" is none, and with a citation between
  /// "noemt @a één blessure" neither.
  func isRightBehind(_ domain: Domain, _ start: Int, _ head: Head) -> Bool {
    guard let number = head.number, start >= domain.end, start - domain.end <= 4 else { return false }
    var between = (domain.end..<start).map(word).filter { $0 != "," }
    between.removeAll { Words.merely.contains($0) }
    let next = word(head.end)
    if between.isEmpty { return endsBare(head.end) || next.hasSuffix("ed") || StudyNouns.pastTenses.contains(next) }
    let last = words[start - 1]
    let isClose = last.position + last.written.unicodeScalars.count + 1 == words[start].position
    return number == .init(1) && between.count == 1 && isClose && StudyNouns.mayBeVerb(between[0])
      && !StudyNouns.isOtherThing(next)
  }

  /// "two of which", "two of them found", "of which two" and "waarvan twee" behind a number of studies.
  func part(at start: Int) -> (StudyCount, end: Int)? {
    guard let whole = counts.last, let number = whole.number, number.max == number.min, whole.quantity == nil,
      whole.outOf == nil
    else { return nil }
    let isPrefixed = word(start) == "of" && has(.which, at: start + 1)
    let isFirst = isPrefixed || has(.ofWhich, at: start)
    let prefix = isFirst ? start + (isPrefixed ? 2 : 1) : start
    let first = isFirst ? skip(.merely, from: prefix) : start
    guard let (value, end) = NumberWords.number(at: first, word: word), value <= number.min else { return nil }
    let behind = CountPhrases.partlyBehind.match(at: end, word)?.end
    // "One of them left" may be of people, "two of them found it" is not.
    let isBehind = behind.map { has(.which, at: $0 - 1) || has(StudyNouns.verbs, at: $0) } ?? false
    guard isFirst || isBehind || goesOnFromIncluded(start, end) else { return nil }
    let last = isBehind && !isFirst ? behind ?? end : end
    guard !StudyNouns.isOtherThing(word(last)) else { return nil }
    let head = Head(number: .init(value), outOf: number.min, isOutOfSome: whole.isOutOfSome || !isOfIncluded, end: last)
    return (made(head, whole.kinds, first..<last), last)
  }

  /// "Five studies were included; two mention injuries", "there were three trials; two found it".
  private func goesOnFromIncluded(_ start: Int, _ end: Int) -> Bool {
    guard let last, isOfIncluded,
      has(StudyNouns.auxiliaries.with(.meeting), at: last.upperBound) || has(.there, at: last.lowerBound - 2)
    else { return false }
    return start - last.upperBound <= 5 && has(.goingOn, at: start - 1)
      && has(StudyNouns.verbs.with(.copulas), at: end)
  }

  /// Whether the number before is that of all there are: "five studies were included", "er zijn vijf studies", and not
  /// "it is measured in three studies".
  var isOfIncluded: Bool {
    guard let last else { return false }
    let isSaid = (last.upperBound...last.upperBound + 2).contains { has(.selected, at: $0) }
    return isSaid || has(.meeting, at: last.upperBound) || has(.there, at: last.lowerBound - 2)
  }

  /// "Phase 3", "Table 2": a number that is a name.
  func isLabel(_ start: Int) -> Bool {
    guard word(start).utf8.first.map({ (48...57).contains($0) }) == true else { return false }
    // "Phases 2-3".
    let isSecond = has(.toOrAnd, at: start - 1)
    return has(.labelled, at: start - 1)
      || isSecond && has(.labelled, at: start - 3)
        && NumberWords.value(word(start - 2)) != nil
  }

  /// Behind a number in words, the same in brackets: "three (3)", "three (60%)"; or out of how many: "drie (van de
  /// vijf)".
  func pastBrackets(_ head: Head) -> Head {
    guard head.number != nil, word(head.end) == "(" else { return head }
    var head = head
    if head.isPartitive {
      // "2 of the 5 (40%) studies"
      guard head.outOf != nil, let percent = percent(inBracketsAt: head.end) else { return head }
      (head.percent, head.end) = percent
      return head
    }
    if let (_, end) = NumberWords.number(at: head.end + 1, word: word) {
      let close = NumberWords.percents.match(at: end, word)?.end ?? end
      guard word(close) == ")" else { return head }
      head.percent = percent(inBracketsAt: head.end)?.value
      head.end = close + 1
      let partitive = partitive(head.end)
      guard partitive.isThere else { return head }
      (head.outOf, head.isOutOfSome, head.end) = (partitive.outOf, partitive.isOfSome, partitive.end)
      (head.isPartitive, head.takesPlural) = (true, true)
      return head
    }
    let partitive = partitive(head.end + 1)
    guard partitive.isThere, partitive.outOf != nil, word(partitive.end) == ")" else { return head }
    (head.outOf, head.isOutOfSome, head.end) = (partitive.outOf, partitive.isOfSome, partitive.end + 1)
    return head
  }

  /// "(60%)".
  func percent(inBracketsAt index: Int) -> (value: Int, end: Int)? {
    guard word(index) == "(", let (value, end) = percent(at: index + 1), word(end) == ")" else { return nil }
    return (value, end + 1)
  }

  /// "60%", "60 procent".
  private func percent(at index: Int) -> (value: Int, end: Int)? {
    guard let (value, end) = NumberWords.number(at: index, word: word), value <= 100,
      let past = NumberWords.percents.match(at: end, word)?.end
    else { return nil }
    return (value, past)
  }

  /// "(60%)", ", oftewel 60%," behind the noun.
  func percent(behind index: Int) -> Int? {
    if let percent = percent(inBracketsAt: index) { return percent.value }
    var next = skip(.marks, from: index)
    guard has(.thatIs, at: next) else { return nil }
    next = skip(.marks, from: next + 1)
    return percent(at: next)?.value
  }

  struct Partitive {
    var end: Int
    var outOf: Int?
    /// Whether it points at studies named before: "of these five".
    var isOfSome = false
    var isThere = false
  }

  /// Behind "of the", "of the five", "van de", "from the", "of both".
  func partitive(_ start: Int) -> Partitive {
    guard has(.from, at: start) else { return Partitive(end: start) }
    let first = word(start) == "out" && word(start + 1) == "of" ? start + 2 : start + 1
    let isPointed = has(.these, at: first)
    if has(.both, at: first) {
      return Partitive(end: first + 1, outOf: 2, isOfSome: true, isThere: true)
    }
    let rest = skip(.definiteWhole, from: first)
    guard let (number, end) = NumberWords.number(at: rest, word: word) else {
      return Partitive(end: rest, isOfSome: isPointed, isThere: true)
    }
    return Partitive(end: end, outOf: number, isOfSome: isPointed, isThere: true)
  }
}
