/// Where a sentence cites among its words, and what is joined in one list.
extension CountReader {
  /// Whether a citation stands right before the word, or behind the last.
  func cites(before index: Int) -> Bool { citation(before: index) != nil }

  /// The position of the first citation between two words.
  func citation(before index: Int) -> Int? { firstCitation(before: index).map { citations[$0] } }

  /// How many keys stand right before the word, in one pair of brackets.
  func keys(before index: Int) -> Int {
    guard let first = firstCitation(before: index) else { return 0 }
    return citations[first...].prefix { $0 == citations[first] }.count
  }

  private func firstCitation(before index: Int) -> Int? {
    guard !citations.isEmpty, 0...words.endIndex ~= index else { return nil }
    let start = index == 0 ? 0 : words[index - 1].position + words[index - 1].written.unicodeScalars.count
    var low = 0
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle] < start { low = middle + 1 } else { high = middle }
    }
    guard low < citations.count, index == words.endIndex || citations[low] < words[index].position else { return nil }
    return low
  }

  /// Whether a source is named from a word on: its citation stands there, with no more than its authors before it.
  func isNamed(_ start: Int) -> Bool {
    var hasName = false
    for index in start..<(start + 12) {
      if cites(before: index) { return true }
      guard index < words.endIndex else { return false }
      guard isName(index) || hasName && isYear(index) || has(.besideNames, at: index) else { return false }
      hasName = hasName || isName(index)
    }
    return false
  }

  /// Whether nothing but "and" or a comma stands between two stretches of words.
  func isJoined(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    joint(first, second) != nil && !(first.upperBound...second.lowerBound).contains(where: cites(before:))
  }

  /// The "and" or comma between two stretches of words, as it is written between words; citations may stand there too, and
  /// "and the" or, in "in two trials and in one article", the same preposition.
  func joint(_ first: Range<Int>, _ second: Range<Int>) -> String? {
    let gap = first.upperBound..<second.lowerBound
    guard 1...4 ~= gap.count else { return nil }
    let last = gap.upperBound - 1
    let isAgain = has(.the, at: last) || has(.placing, at: last) && word(last) == word(first.lowerBound - 1)
    let links = gap.count > 1 && isAgain ? gap.dropLast() : gap
    guard links.count < 4, links.allSatisfy({ has(.listing, at: $0) }) else { return nil }
    return (word(gap.lowerBound) == "," ? "" : " ") + written(words[gap]) + " "
  }
}
