/// What is read of a count before it is one.
extension CountReader {
  /// What is said of how many, before the noun.
  struct Head {
    var number: StudyCount.Number?
    var quantity: StudyCount.Quantity?
    var share: StudyCount.Share?
    var exceptions: Int?
    var outOf: Int?
    var isOutOfSome = false
    var end = 0
    /// Whether one study may follow, several, or either.
    var takesSingular = false
    var takesPlural = true
    /// Whether "of the" stands before the noun.
    var isPartitive = false
    /// Whether it denies, as "almost no" does.
    var isDenial = false
    /// Whether only what is cited is meant, as in "no study but @a".
    var isExclusive = false
    /// Whether all that are not told of before are meant, as in "the other studies".
    var isOfOthers = false
    /// Whether other sources are named beside, as in "besides @a, one other study".
    var isBeside = false
    /// The percentage in brackets behind the number.
    var percent: Int?

    /// The same with "of the five" behind it.
    func with(_ partitive: Partitive) -> Head {
      var head = self
      (head.outOf, head.isOutOfSome) = (partitive.outOf, partitive.isOfSome)
      (head.isPartitive, head.end) = (partitive.isThere, partitive.end)
      return head
    }
  }

  func made(_ head: Head, _ kinds: [String], _ range: Range<Int>) -> StudyCount {
    var count = StudyCount(
      number: head.number, quantity: head.quantity, share: head.share, exceptions: head.exceptions,
      outOf: head.outOf, isOutOfSome: head.isOutOfSome, kinds: kinds, written: "", mark: text.mark(at: 0),
      end: text.mark(at: 0), position: 0)
    count.isDenial = head.isDenial
    count.isBeside = head.isBeside
    count.percent = head.percent
    if head.isExclusive {
      // It depends on what is cited how many that are.
      (count.number, count.quantity, count.outOf) = (nil, nil, nil)
      (count.isExclusive, count.isDenial) = (true, head.quantity == StudyCount.Quantity.none)
    }
    place(&count, at: range)
    return count
  }

  func place(_ count: inout StudyCount, at range: Range<Int>) {
    count.written = written(words[range])
    count.mark = text.mark(at: words[range.lowerBound].source.lowerBound)
    count.end = text.mark(at: words[range.upperBound - 1].source.upperBound)
    count.position = words[range.lowerBound].position
  }

  /// The words as they stand, marks close to what they stand close to; what lies between them is a space.
  func written(_ words: ArraySlice<Word>) -> String {
    words.indices.reduce(into: "") { written, index in
      let isClose = index > words.startIndex && words[index - 1].source.upperBound == words[index].source.lowerBound
      written += (written.isEmpty || isClose ? "" : " ") + words[index].written
    }
  }
}
