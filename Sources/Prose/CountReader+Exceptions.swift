/// Words that say that only what is cited is meant: "only @a", "no study but @a", "apart from @a no study".
extension CountReader {
  /// "Only @a mentions it", "@a is the only one to mention it", "@a alone".
  func exclusive(at start: Int) -> (StudyCount, end: Int)? {
    let before = word(start - 1)
    let isSaid =
      switch word(start) {
      case "only", "alleen", "slechts", "enkel", "uitsluitend", "solely":
        !["not", "niet", "if", "the"].contains(before)
          && isNamed(Self.placing.contains(word(start + 1)) && !cites(before: start + 1) ? start + 2 : start + 1)
          || before == "the" && isOfCited(start)
      case "sole", "enige": before == "als" || ["the", "de", "het"].contains(before) && isOfCited(start)
      case "alone": cites(before: start)
      default: false
      }
    guard isSaid, onlyOne(at: start) == nil else { return nil }
    return (made(Head(end: start + 1, isExclusive: true), [], start..<(start + 1)), start + 1)
  }

  private static let placing: Set<String> = [
    "in", "by", "from", "for", "with", "bij", "door", "uit", "volgens", "voor",
  ]

  /// Whether "the only one", of which the word at an index is the second, is what a source is said to be.
  private func isOfCited(_ index: Int) -> Bool {
    ["is", "was", "are", "were", "zijn", "waren"].contains(word(index - 2)) && cites(before: index - 2)
  }

  /// Behind "no study": "other than @a", "but @a", "op @a na"; or that sources are named before it, and "no other study"
  /// or an exception with it.
  ///
  /// - Returns: the index behind the words.
  func exception(behind noun: Int, adjectives: Range<Int>) -> Int? {
    for phrase in Self.exceptions where phrase.indices.allSatisfy({ word(noun + $0) == phrase[$0] }) {
      if isNamed(noun + phrase.count) { return noun + phrase.count }
    }
    if word(noun) == "op", cites(before: noun + 1), word(noun + 1) == "na" { return noun + 2 }
    let isOther = adjectives.contains { ["other", "further", "andere", "ander"].contains(word($0)) }
    // "No other study mentions it than @a."
    let isNamedBehind = (noun..<(noun + 12)).contains { ["than", "dan"].contains(word($0)) && isNamed($0 + 1) }
    let isNamedBefore = citations.first.map { $0 < words[noun - 1].position } ?? false
    return hasException || isOther && (isNamedBefore || isNamedBehind) ? noun : nil
  }

  /// "Apart from @a", "behalve @a", "op @a na", before the count.
  func isException(_ start: Int) -> Bool {
    if word(start) == "op" { return cites(before: start + 1) && word(start + 1) == "na" }
    return Self.exceptions.contains { phrase in
      phrase[0] == word(start) && phrase.indices.allSatisfy { word(start + $0) == phrase[$0] }
        && !["but", "dan", "save"].contains(phrase[0]) && isNamed(start + phrase.count)
    }
  }

  private static let exceptions = [
    ["other", "than"], ["except", "for"], ["except"], ["besides"], ["but"], ["apart", "from"], ["aside", "from"],
    ["save"], ["dan"], ["behalve"], ["buiten"], ["naast"], ["uitgezonderd"], ["afgezien", "van"],
  ]

  // MARK: What is cited

  /// Whether a citation stands right before the word, or behind the last.
  func cites(before index: Int) -> Bool {
    guard !citations.isEmpty, 0...words.endIndex ~= index else { return false }
    let start = index == 0 ? 0 : words[index - 1].position + words[index - 1].written.unicodeScalars.count
    var low = 0
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < citations.count && (index == words.endIndex || citations[low] < words[index].position)
  }

  /// Whether a source is named from a word on: its citation stands there, with no more than its authors before it.
  func isNamed(_ start: Int) -> Bool {
    var hasName = false
    for index in start..<(start + 12) {
      if cites(before: index) { return true }
      guard index < words.endIndex else { return false }
      let isName = words[index].written.unicodeScalars.first?.properties.isUppercase == true
      let isYear = hasName && word(index).count == 4 && word(index).utf8.allSatisfy { (48...57).contains($0) }
      guard isName || isYear || Self.besideNames.contains(word(index)) else { return false }
      hasName = hasName || isName
    }
    return false
  }

  private static let besideNames: Set<String> = [
    "et", "al", ".", ",", "(", ")", "&", "and", "en", "e", "a", "van", "de", "der", "den", "von", "of", "by", "from",
    "the", "that", "those", "study", "trial", "article", "pilot", "het", "die", "dat", "studie", "artikel", "'", "’",
  ]

  /// Whether nothing but "and" or a comma stands between two stretches of words.
  func isJoined(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let gap = first.upperBound..<second.lowerBound
    guard gap.count <= 2, gap.allSatisfy({ [",", "and", "en", "&", "plus"].contains(word($0)) }) else { return false }
    return !gap.isEmpty && !(first.upperBound...second.lowerBound).contains(where: cites(before:))
  }
}
