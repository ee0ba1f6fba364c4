/// Finds counts of studies among words, in English and Dutch: a number or a word such as "most", a few adjectives, and a
/// word for a study.
struct CountReader {
  /// A word or number of the prose, or a mark that parts words.
  struct Word {
    /// In lower case without diacritics, except that `één` keeps its accents.
    var folded: String
    var written: String
    /// Where it stands in the file, and where it ends.
    var source: Range<Int>
    /// The place in the sentence, by which counts, citations and notes are ordered.
    var position: Int
  }

  let words: [Word]
  /// Where the sentence cites, in order.
  let citations: [Int]
  /// Where its notes stand, in order.
  let notes: [Int]
  let text: ProseText
  /// "2 of 3 studies" is a range in Dutch, and in English two out of three.
  let isDutch: Bool
  private(set) var counts: [StudyCount] = []
  /// Of "Of the five studies, two mention it": the five.
  private var domain: Domain?
  /// Of "the three trials": three.
  private var known: Int?
  /// The words of the last count, and of the sources of another kind that are named since.
  private(set) var last: Range<Int>?
  private var others: (value: Int, words: Range<Int>)?
  /// Whether the sentence says "apart from @a".
  private(set) var exception: Exception?
  /// Of "all studies mention it, op twee na": two.
  private(set) var exceptions: Int?

  struct Domain {
    var outOf: Int
    var isOutOfSome: Bool
    var kinds: [String]
    var end: Int
  }

  init(_ words: [Word], citations: [Int], notes: [Int] = [], of text: ProseText) {
    self.words = words
    self.citations = citations
    self.notes = notes
    self.text = text
    isDutch = words.contains { Words.dutchWords.contains($0.folded) }
    exception = Self.exception(in: self)
    exceptions = words.indices.lazy.compactMap(numberOfExceptions(at:)).first
    var next = words.startIndex
    while next < words.endIndex {
      if let end = ofReview(at: next) {
        next = end
      } else if let (value, end) = subset(at: next) {
        counts[counts.count - 1].parts.append(value)
        next = end
      } else if let found = domain(at: next) ?? including(at: next) {
        domain = found
        next = found.end
      } else if let (count, end) = part(at: next) {
        // What was counted before is out of how many.
        counts.removeLast()
        add(count, next..<end)
        next = end
      } else if let (count, end) = exclusive(at: next) ?? floating(at: next) ?? count(at: next) ?? another(at: next) {
        add(count, next..<end)
        next = end
      } else if let (value, end) = otherSources(at: next) {
        addOthers(value, next..<end)
        // "Two reviews of three trials": the noun is read on from.
        next = end - 1
      } else if let (value, end) = continuation(at: next) {
        counts[counts.count - 1].further += value
        next = end
      } else {
        next += 1
      }
    }
  }

  private mutating func add(_ count: StudyCount, _ range: Range<Int>) {
    var count = count
    if let last, let before = counts.last, before.isListable, count.isPlain, let joint = joint(last, range) {
      count.joint = joint
      counts[counts.count - 1].leaveBoth()
    }
    if count.quantity == .all, count.number == nil { count.pointsAt = domain?.outOf ?? known }
    if count.isDefinite, count.isPlain { known = count.number?.min }
    count.isToldApart = count.isPlain && isToldApart(from: range.upperBound)
    counts.append(count)
    last = range
    // "In a review, three studies found it": the review is the place, and none of a list.
    if let others, isJoined(others.words, range),
      !has(.placing, at: others.words.lowerBound - 1) || word(others.words.upperBound) != ","
    {
      widen(by: others.value, to: others.words.lowerBound..<range.upperBound)
    }
    others = nil
  }

  /// "Two trials and one letter" names three sources, whichever comes first.
  private mutating func addOthers(_ value: Int, _ range: Range<Int>) {
    if let last, isJoined(last, range) {
      widen(by: value, to: last.lowerBound..<range.upperBound)
    } else {
      others = (value, range)
    }
  }

  private mutating func widen(by value: Int, to range: Range<Int>) {
    guard var count = counts.last, let number = count.number, number.max == number.min else { return }
    count.others += value
    count.leaveBoth()
    place(&count, at: range)
    counts[counts.count - 1] = count
    last = range
  }

  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].folded : "" }

  private func count(at start: Int) -> (StudyCount, end: Int)? {
    guard Self.mayBegin(words[start].folded), !isDomain(start), !isLabel(start), !isOfExceptions(start),
      !isOfCitedSource(start),
      var head = head(at: start)
    else { return nil }
    head = pastBrackets(head)
    var end: Int
    var kinds: [String] = []
    var goesOn = false
    var isOfOthers = false
    if let noun = noun(after: head) {
      end = noun
      guard !isReviewed(end) else { return nil }
      kinds = self.kinds(head.end..<noun)
      if head.percent == nil { head.percent = percent(behind: noun) }
      if head.quantity == StudyCount.Quantity.none,
        let past = exception(behind: noun, adjectives: head.end..<noun, isPartitive: head.isPartitive)
      {
        head.isExclusive = true
        end = past
      } else {
        (end, head) = excepted(head, from: noun)
        if head.quantity == .all, head.number == nil, !head.isOfOthers, let exceptions {
          (head.quantity, head.exceptions) = (nil, exceptions)
        } else if head.quantity == StudyCount.Quantity.none, head.outOf == nil, let exceptions {
          // "Op één na noemt geen enkele studie het": one.
          (head.quantity, head.number) = (nil, .init(exceptions))
        }
        let isOther = isOther((start + 1)..<noun)
        isOfOthers =
          isOther && has(.definite, at: start - 1) || has(.other, at: start - 1) && has(.definite, at: start - 2)
        head.isBeside =
          head.number != nil && !isOfOthers
          && (exception?.kind == .beside || isOther || word(start - 1) == "nog")
      }
      if head.outOf != nil, has(.narrowing, at: end) { head.isOutOfSome = true }
      if let domain, head.outOf == nil, head.quantity != .all {
        head.outOf = domain.outOf
        head.isOutOfSome = domain.isOutOfSome
      }
    } else if head.outOf != nil || head.exceptions != nil || isOfThoseCited(start, head) {
      guard endsBare(head.end) else { return nil }
      end = head.end
    } else if let domain, head.share == nil,
      domain.kinds.isEmpty
        ? isOfTexts(start, head.end) : isSubject(start, head.end) || isRightBehind(domain, start, head)
    {
      head.outOf = domain.outOf
      head.isOutOfSome = domain.isOutOfSome
      kinds = domain.kinds
      end = head.end
    } else if let before = counts.last, !before.kinds.isEmpty, self.goesOn(start, head) || isElliptic(start, head) {
      kinds = before.kinds
      end = head.end
      goesOn = true
    } else if let before = counts.last, !before.kinds.isEmpty, areOthers(start, head) {
      kinds = before.kinds
      end = head.end
      isOfOthers = true
    } else if isBareQuantity(start, head) || head.quantity == .all && exception?.start == head.end + 1 {
      end = head.end
    } else {
      return nil
    }
    var count = made(head, kinds, start..<end)
    count.goesOn = goesOn
    count.isDefinite = has(.definite, at: start - 1) || has(.same, at: start - 1)
    count.isOfOthers = isOfOthers && head.number != nil && head.quantity == nil || head.isOfOthers
    count.isNarrowedBehind = !kinds.isEmpty && isNarrowed(from: end)
    count.isOfThoseCited =
      kinds.isEmpty ? isOfThoseCited(start, head) : head.quantity != nil && pointsAtCited(start..<end)
    return (count, end)
  }

  /// The first words of all phrases that give a number, but for figures.
  private static let beginnings = NumberWords.names.union(NumberWords.fractionNames)
    .union(CountPhrases.amounts.firstWords).union(CountPhrases.bounds.firstWords)
    .union(["ruim", "over"])

  /// Most words begin no count, and are passed over here.
  static func mayBegin(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return false }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return true }
    if first == UInt8(ascii: "-") { return word.utf8.count > 1 }
    return beginnings.contains(word)
  }

  /// Whether a number without a noun is what a sentence about "the five studies" speaks of: "two mention", "noemen twee",
  /// "zijn er twee".
  func isSubject(_ start: Int, _ end: Int) -> Bool {
    let isPointed = has(.determiners, at: start - 1)
    if !isPointed, has(StudyNouns.verbs, at: end) || word(start - 1) == "er" { return true }
    return has(StudyNouns.verbs, at: start - 1) && word(start - 1).hasSuffix("en")
  }

  func isWord(_ index: Int) -> Bool { word(index).unicodeScalars.first?.isAlphanumeric == true }

  /// Whether a head may stand for studies without a noun: a mark, the end or what studies do comes next.
  func endsBare(_ index: Int) -> Bool {
    !isWord(index) || has(StudyNouns.verbs, at: index) || has(StudyNouns.auxiliaries, at: index)
  }

}
