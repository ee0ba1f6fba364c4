/// Numbers of reviews and guidelines, which are sources and no studies.
extension CountReader {
  /// "Two systematic reviews found it", "drie richtlijnen en één review", where the sentence begins with them or has its keys
  /// right behind them, and counts no studies. Those that another source tells of, as in "the guideline cites three reviews",
  /// are not read, nor those of which the words go on to tell one.
  var reviewCount: StudyCount? {
    guard counts.isEmpty, exception == nil else { return nil }
    for start in words.indices {
      guard let (value, end) = NumberWords.number(at: start, word: word), value < NumberWords.most,
        let noun = reviews(from: end)
      else { continue }
      guard value > 1, case let (sum, last) = list(from: value, noun), beginsWith(start) || isAgent(start, last),
        !has(.listing, at: last) || cites(before: last)
          || word(last) == "," && (start > 0 || has(.narrowing, at: last + 1)),
        !tellsApart(from: last, of: sum)
      else { return nil }
      return made(Head(number: .init(sum)), [], start..<last)
    }
    return nil
  }

  /// The index behind "systematic reviews".
  private func reviews(from start: Int) -> Int? {
    for index in start..<(start + 4) where index < words.endIndex {
      if StudyNouns.areReviews(word(index)) { return index + 1 }
      guard StudyNouns.isAdjective(word(index)) else { return nil }
    }
    return nil
  }

  /// The sum of "two reviews and one guideline", and the index behind them.
  private func list(from value: Int, _ noun: Int) -> (sum: Int, end: Int) {
    var (sum, last) = (value, noun)
    while has(.listing, at: last), !cites(before: last),
      let (more, end) = otherSources(at: min(last + 1, words.endIndex - 1))
        ?? NumberWords.number(at: last + 1, word: word).flatMap({ number in
          reviews(from: number.end).map { (number.value, $0) }
        })
    {
      (sum, last) = (sum + more, end)
    }
    return (sum, last)
  }

  private func beginsWith(_ start: Int) -> Bool {
    start <= 4 && words.indices[..<start].allSatisfy { has(.beforeReviews, at: $0) && !cites(before: $0 + 1) }
  }

  /// "Recommended by two guidelines [@a]", where no other source tells of them.
  private func isAgent(_ start: Int, _ end: Int) -> Bool {
    has(.by, at: start - 1) && cites(before: end)
      && !words.indices[..<start].contains { index in
        StudyNouns.isReview(word(index)) || StudyNouns.isSingular(word(index)) || cites(before: index)
          || index > 0 && isName(index) || isYear(index)
      }
  }

  /// Whether words behind them tell of one or some of them alone: "of which one", "the other".
  private func tellsApart(from start: Int, of sum: Int) -> Bool {
    words.indices[start...].contains { index in
      has(.apart, at: index) || has(.otherAuthors, at: index) || isYear(index)
        || NumberWords.value(word(index)).map { $0 <= sum } ?? false
        || CountPhrases.partly.match(at: index, word) != nil
        || word(index) == "een" && has(.of, at: index + 1)
    }
  }
}
