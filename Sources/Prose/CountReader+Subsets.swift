/// Numbers that count no included studies beside those already counted: parts of them, other sources, and what a review
/// found.
extension CountReader {
  /// "including one pilot study", "two of which are trials", "waarvan twee trials en één pilotstudie" behind a number of
  /// studies, or ", one trial and a letter," that are as many: what they are, and not another number of them.
  ///
  /// - Returns: how many they are, and the index behind the words.
  func subset(at start: Int) -> (value: Int, end: Int)? {
    guard let last, let whole = counts.last, let number = whole.number, number.min == number.max,
      number.min > 0, whole.quantity == nil, !whole.kinds.isEmpty
    else { return nil }
    let isBracket = word(start) == "(" && last.upperBound == start
    let prefix = isBracket ? start + 1 : CountPhrases.partly.match(at: start, word)?.end
    let isApposed = word(start - 1) == "," && last.upperBound == start - 1 && !cites(before: start - 1)
    var isPart = prefix != nil
    var next = prefix ?? start
    var sum = 0
    while let (value, end) = partNumber(at: next), value < NumberWords.most {
      let behind = CountPhrases.partlyBehind.match(at: end, word)
      isPart = isPart || behind != nil
      let verb = behind?.end ?? end
      let isSaid = isPart && has(.copulas, at: verb)
      // "Five studies were included, two of which are trials" is about the two.
      guard isPart || isApposed, !(isSaid && isOfIncluded) else { return nil }
      let first = isPart ? skip(.articles, from: skip(.copulas, from: verb)) : end
      let pilot = isSaid && has(.indefinite, at: first - 1) && !isWord(first + 1) ? first + 1 : nil
      guard
        let noun = noun(after: Head(end: first, takesSingular: true)) ?? otherSource(from: first) ?? pilot
          ?? (isPart ? quality(from: first, of: value, isSaid: isSaid) : nil)
      else { return nil }
      sum += value
      guard sum <= number.min else { return nil }
      next = noun
      guard has(.listing, at: next), partNumber(at: next + 1) != nil, !cites(before: next) else { break }
      next += 1
    }
    if isPart, has(.copulas, at: next) {
      guard !isOfIncluded else { return nil }
      next = skip(.copulas, from: next)
    }
    return sum > 0 && (isPart || sum == number.min) && !isWord(next) ? (sum, next) : nil
  }

  /// "Two trials and a cohort study", "both trials and the article": the last is one more.
  func another(at start: Int) -> (StudyCount, end: Int)? {
    guard has(.articles, at: start), let last, counts.last?.isListable == true, joint(last, start..<start + 1) != nil,
      let end = noun(after: Head(end: start + 1, takesSingular: true, takesPlural: false)),
      endsBare(end) || has(StudyNouns.textVerbs, at: end) || word(end).hasSuffix("ed")
    else { return nil }
    return (made(Head(number: .init(1)), kinds((start + 1)..<end), start..<end), end)
  }

  private func partNumber(at index: Int) -> (value: Int, end: Int)? {
    NumberWords.number(at: index, word: word) ?? (has(.articles, at: index) ? (1, index + 1) : nil)
  }

  /// "one letter", "twee boeken": sources that are no studies, and the index behind them.
  func otherSources(at start: Int) -> (value: Int, end: Int)? {
    if Words.articles.contains(words[start].folded) {
      return otherSource(from: start + 1).map { (1, $0) }
    }
    guard Self.mayBegin(words[start].folded), let (value, end) = NumberWords.number(at: start, word: word),
      value < NumberWords.most, let noun = otherSource(from: end)
    else { return nil }
    return (value, noun)
  }

  private func otherSource(from start: Int) -> Int? {
    for index in start..<(start + 3) where index < words.endIndex {
      if has(StudyNouns.otherSources, at: index) { return index + 1 }
      guard StudyNouns.isAdjective(word(index)) else { return nil }
    }
    return nil
  }

  /// Whether a colon stands behind a number of studies before any key.
  func isToldApart(from start: Int) -> Bool {
    for index in start..<min(start + 8, words.endIndex) {
      if cites(before: index) { return false }
      if word(index) == ":" { return true }
    }
    return false
  }

  /// "One of which is descriptive", "waarvan er één beschrijvend is": what a part of them is like. Where as many keys stand
  /// right behind, they are that part.
  private func quality(from start: Int, of value: Int, isSaid: Bool) -> Int? {
    let quality = word(start)
    guard StudyNouns.isAdjective(quality), isSaid || !["ed", "de", "te"].contains(where: quality.hasSuffix) else {
      return nil
    }
    let end = skip(.copulas, from: start + 1)
    return isWord(end) || keys(before: end) == value ? nil : start + 1
  }

  // MARK: What a review found

  /// Whether the sentence tells of a review or guideline that is not the writer's own, and may tell what that found.
  var namesReview: Bool {
    words.indices.contains { index in
      StudyNouns.isReview(word(index)) && !has(.own, at: index - 1) && !has(.own, at: index - 2)
    }
  }

  /// "A review of 25 trials" counts that review's; "this review of five studies" one's own.
  ///
  /// - Returns: the index behind the words.
  func ofReview(at start: Int) -> Int? {
    guard has(StudyNouns.reviews, at: start),
      has(.about, at: start + 1),
      !has(.own, at: start - 1)
    else { return nil }
    let first = skip(.definiteWhole, from: start + 2)
    guard first < words.endIndex, Self.mayBegin(word(first)), let head = head(at: first), head.number != nil else {
      return nil
    }
    return noun(after: head)
  }

  /// "@a reviewed three studies", "Mead et al. (2010) pooled three trials [@a]": those are the source's own.
  func isOfCitedSource(_ start: Int) -> Bool {
    guard has(.reviewing, at: start - 1), let citation = citations.first, citation == citations.last else {
      return false
    }
    if citation < words[start].position { return true }
    let before = words.indices[..<(start - 1)]
    return before.count < Self.longestNames && before.contains { isYear($0) || has(.otherAuthors, at: $0) }
      && before.allSatisfy { isName($0) || isYear($0) || has(.besideNames, at: $0) || has(.otherAuthors, at: $0) }
  }

  /// "the three studies reviewed by @a", "in the review of @a".
  func isReviewed(_ start: Int) -> Bool {
    let isSaid = has(.reviewed, at: start)
    let place = isSaid ? start + 1 : start
    guard has(.by, at: place) else { return false }
    let next = skip(.articles, from: place + 1)
    if has(StudyNouns.reviews, at: next) {
      return isNamed(skip(.by, from: next + 1))
    }
    return isSaid && isNamed(next)
  }

  // MARK: Numbers without a noun

  /// "both mention it", "alle drie noemen": all of the sources that the sentence cites.
  func isOfThoseCited(_ start: Int, _ head: Head) -> Bool {
    let isAll = head.quantity == .all && head.number != nil || has(.both, at: start)
    return isAll
      && (has(StudyNouns.documentVerbs, at: head.end) || has(StudyNouns.documentVerbs, at: start - 1))
  }

  /// "Most mention it", "none mentions it": what studies do though they are not named. "No mention" is none.
  func isBareQuantity(_ start: Int, _ head: Head) -> Bool {
    guard let quantity = head.quantity, head.number == nil || quantity == .none else { return false }
    return (quantity != .none || head.isPartitive || word(start) == "none")
      && has(StudyNouns.presentDocumentVerbs, at: head.end)
  }

  /// "Two studies mention injuries; three mention anxiety": the next number is of the same.
  func goesOn(_ start: Int, _ head: Head) -> Bool {
    guard let number = head.number, number.min == number.max, head.quantity == nil, !head.isPartitive else {
      return false
    }
    guard has(.goingOn, at: start - 1) else { return false }
    return has(StudyNouns.documentVerbs, at: head.end) || hasOwnKeys(start, head)
  }

  /// "One study found it [@a], two found nothing [@b]", "but one did not [@b]", "and one in women [@b]": keys that part it
  /// from the number before, and keys of its own. Behind a number of people, it may be one of people.
  private func hasOwnKeys(_ start: Int, _ head: Head) -> Bool {
    guard let last, citations.last.map({ $0 > words[start].position }) == true else { return false }
    // "Two trials [@a; @b] found it, one [@c] found nothing."
    if cites(before: head.end), cites(before: last.upperBound) { return true }
    var first = start - 1
    while has(.goingOn, at: first - 1), start - first < 3 { first -= 1 }
    guard cites(before: first), first - last.upperBound < Self.longestTold else { return false }
    let isOfPeople = (last.upperBound..<first).contains {
      NumberWords.value(word($0)) != nil || StudyNouns.isOtherThing(word($0))
    }
    guard !isOfPeople else { return false }
    if let answer = CountPhrases.answers.match(at: head.end, word) {
      return !isWord(answer.end) || has(.showing, at: answer.end)
    }
    return has(.inside.with(.with), at: head.end) || tells(skip(.alike, from: head.end)) || tellsLast(start, head.end)
      || isWithoutVerb(head.end)
  }

  /// "Three report resistance", "drie zijn beschrijvend".
  private func tells(_ index: Int) -> Bool {
    has(.showing.with(.copulas), at: index) || has(StudyNouns.verbs, at: index) || has(StudyNouns.textVerbs, at: index)
  }

  /// "Terwijl vier niets vonden", "terwijl drie weerstand noemen": a Dutch clause of that kind has its verb last.
  private func tellsLast(_ start: Int, _ end: Int) -> Bool {
    guard has(.subordinating, at: start - 1), has(.foundThings, at: end) || !mayBeCounted(end) else { return false }
    let clause = (end..<min(end + Self.longestClause, words.endIndex)).prefix { isWord($0) && !cites(before: $0) }
    return clause.last.map(tells) ?? false
  }

  /// "Two describe less anxiety [@a; @b] and three a better mood [@c]", "en drie weerstand tegen hardlopen": what the verb
  /// before goes on with.
  private func isWithoutVerb(_ end: Int) -> Bool {
    if has(.articles, at: end) { return true }
    let thing = (end..<min(end + 3, words.endIndex)).prefix {
      isWord($0) && !cites(before: $0) && !has(.besideThings, at: $0)
    }
    guard let last = thing.last, thing.allSatisfy({ !mayBeCounted($0) }) else { return false }
    return cites(before: last + 1) || has(.besideThings, at: last + 1)
  }

  /// Whether a number before it may be of what the word names: a plural, by its ending.
  private func mayBeCounted(_ index: Int) -> Bool {
    !isWord(index) || StudyNouns.isOtherThing(word(index)) || ["s", "en"].contains(where: word(index).hasSuffix)
  }

  private static let longestClause = 10

  /// A clause with more words than anybody writes between two numbers of studies is not looked through.
  private static let longestTold = 40

  /// "Two studies mention injuries, the other three do not": the studies that were not counted before.
  func areOthers(_ start: Int, _ head: Head) -> Bool {
    guard let number = head.number, number.min == number.max, head.quantity == nil, !head.isPartitive,
      has(.other, at: start - 1), has(.definite, at: start - 2)
    else { return false }
    return endsBare(head.end) || has(.not, at: head.end) || cites(before: head.end)
  }

  /// Whether a number right behind a note goes on from the count before it, with a note of its own: "resistance in two
  /// studies<!-- claim … -->, anxiety in three<!-- claim … -->", "en drie weerstand".
  func isElliptic(_ start: Int, _ head: Head) -> Bool {
    guard let number = head.number, number.min == number.max, number.min > 1, head.quantity == nil, !head.isPartitive,
      let last, let before = note(behind: words[last.upperBound - 1].position), before <= words[start].position,
      let end = note(behind: words[start].position), !StudyNouns.isOtherThing(word(head.end))
    else { return false }
    let rest = words.indices[head.end...].prefix { words[$0].position < end && isWord($0) }
    // "In two studies, … in three".
    if has(.placing, at: start - 1) { return rest.isEmpty && word(start - 1) == word(last.lowerBound - 1) }
    guard has(.goingOn, at: start - 1), let next = rest.first else { return false }
    if has(StudyNouns.verbs, at: next) || has(StudyNouns.auxiliaries, at: next) { return true }
    // A number counts what stands behind it where that is a plural, and nothing of the kind where it is not.
    return rest.count <= 2 && rest.allSatisfy { !word($0).hasSuffix("s") && !word($0).hasSuffix("en") }
  }

  /// The position of the first note behind another.
  private func note(behind position: Int) -> Int? {
    var low = 0
    var high = notes.count
    while low < high {
      let middle = (low + high) / 2
      if notes[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return low < notes.count ? notes[low] : nil
  }

  /// "Op twee artikelen na", "with two exceptions": how many are left out, and not how many there are.
  func isOfExceptions(_ start: Int) -> Bool {
    ["op", "with", "met"].contains(word(start - 1)) && numberOfExceptions(at: start - 1) != nil
  }
}
