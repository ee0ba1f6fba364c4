/// Words that say that only what is cited is meant: "only @a", "no study but @a", "apart from @a no study".
extension CountReader {
  /// "Only @a mentions it", "only mentioned by @a", "by @a only", "@a is the only one to mention it", "@a alone".
  func exclusive(at start: Int) -> (StudyCount, end: Int)? {
    let before = word(start - 1)
    let isSaid =
      switch word(start) {
      case "only" where before == "the": isOfCited(start)
      case "only", "just", "alleen", "slechts", "enkel", "uitsluitend", "solely":
        !["not", "niet", "if"].contains(before) && (isNamedBehind(start) || cites(before: start) && !isWord(start + 1))
      case "sole", "enige": before == "als" || ["the", "de", "het"].contains(before) && isOfCited(start)
      case "alone": cites(before: start)
      default: false
      }
    guard isSaid, onlyOne(at: start) == nil else { return nil }
    return (made(Head(end: start + 1, isExclusive: true), [], start..<(start + 1)), start + 1)
  }

  /// "only @a", "only in @a", "only mentioned by @a".
  private func isNamedBehind(_ start: Int) -> Bool {
    // "In runners only [@a]" has its citation behind it, and no more.
    let isLast = cites(before: start + 1) && !isWord(start + 1) && isWord(start - 1)
    guard !isLast || Self.placing.contains(word(start - 1)) || Self.told.contains(word(start - 1)) else { return false }
    var next = start + 1
    if Self.told.contains(word(next)), Self.placing.contains(word(next + 1)) { next += 1 }
    return isNamed(Self.placing.contains(word(next)) && !cites(before: next) ? next + 1 : next)
  }

  static let placing: Set<String> = [
    "in", "by", "from", "for", "with", "bij", "door", "uit", "volgens", "voor",
  ]
  private static let told: Set<String> = [
    "mentioned", "named", "reported", "found", "described", "discussed", "seen", "measured", "studied", "genoemd",
    "vermeld", "gemeld", "beschreven", "gevonden", "gezien", "gemeten", "onderzocht", "besproken", "gerapporteerd",
  ]

  /// Whether "the only one", of which the word at an index is the second, is what a source is said to be.
  private func isOfCited(_ index: Int) -> Bool {
    ["is", "was", "are", "were", "zijn", "waren"].contains(word(index - 2)) && cites(before: index - 2)
  }

  /// Behind "no study": "other than @a", "but @a", "op @a na"; or that sources are named before it, and "no other study".
  ///
  /// - Returns: the index behind the words.
  func exception(behind noun: Int, adjectives: Range<Int>) -> Int? {
    for phrase in Self.exceptions + Self.closeExceptions where isThere(phrase, noun) {
      if isNamed(noun + phrase.count) { return noun + phrase.count }
    }
    if exception != nil { return noun }
    guard isOther(adjectives) else { return nil }
    // "No other study mentions it than @a."
    let isNamedBehind = (noun..<(noun + 12)).contains { ["than", "dan"].contains(word($0)) && isNamed($0 + 1) }
    let isNamedBefore = citations.first.map { $0 < words[noun - 1].position } ?? false
    return isNamedBefore || isNamedBehind ? noun : nil
  }

  func isOther(_ adjectives: Range<Int>) -> Bool {
    adjectives.contains { ["other", "further", "another", "andere", "ander", "overige"].contains(word($0)) }
  }

  /// What a sentence sets apart by naming it.
  struct Exception {
    enum Kind {
      /// "Except for @a", "op @a na".
      case but
      /// "Besides @a": what is counted comes on top.
      case beside
      /// "Unlike @a".
      case unlike
    }

    var kind: Kind
    /// The index of the first word behind "except for".
    var start: Int
    /// Whether the sentence begins with it, so that a comma ends it.
    var isFirst = false
  }

  /// "Apart from @a", "behalve @a", "op @a na", wherever the sentence has it.
  static func exception(in reader: CountReader) -> Exception? {
    guard !reader.citations.isEmpty else { return nil }
    for index in reader.words.indices {
      let word = reader.words[index].folded
      if word == "op", reader.isNamed(index + 1) {
        if (index + 1..<index + 12).contains(where: { reader.word($0) == "na" }) {
          return Exception(kind: .but, start: index + 1)
        }
      } else if word == "but" || word == "save" {
        let isClose = StudyNouns.isPlural(reader.word(index - 1)) || ["all", "alle"].contains(reader.word(index - 1))
        if reader.cites(before: index + 1), isClose || !reader.isWord(index + 1) {
          return Exception(kind: .but, start: index + 1)
        }
      } else if beginnings.contains(word), let phrase = exceptions.first(where: { reader.isThere($0, index) }) {
        let behind = index + phrase.count
        let isPlaced = placing.contains(reader.word(behind)) || ["what", "wat"].contains(reader.word(behind))
        let start = !reader.cites(before: behind) && isPlaced ? behind + 1 : behind
        guard reader.isNamed(start) else { continue }
        let isBeside = ["besides", "apart", "aside", "behalve", "buiten", "naast"].contains(word)
        let isUnlike = ["unlike", "contrast", "tegenstelling", "anders"].contains { phrase.contains($0) }
        return Exception(kind: isUnlike ? .unlike : isBeside ? .beside : .but, start: start, isFirst: index == 0)
      }
    }
    return nil
  }

  /// Where the sources stand that the sentence leaves out of what it says: those of "all studies except @a" and "unlike
  /// @a". "No study but @a" says it of @a.
  var setApart: ClosedRange<Int>? {
    guard let exception else { return nil }
    let isDenied = counts.contains { $0.isExclusive || $0.quantity == StudyCount.Quantity.none }
    let isMeant =
      switch exception.kind {
      case .unlike: !isDenied
      case .but: !isDenied && counts.contains { $0.number != nil }
      case .beside: false
      }
    guard isMeant || counts.contains(where: { $0.quantity == .all }) else { return nil }
    let list = positions(from: exception.start, isFirst: exception.isFirst)
    guard let first = list.first, let last = list.last else { return nil }
    return first...last
  }

  /// The positions of the citations of a list: "@a and @b"; with commas where it ends in "and", and begins no sentence.
  private func positions(from start: Int, isFirst: Bool) -> [Int] {
    var found: [Int] = []
    var sure = 0
    var index = start
    while let next = (index..<(index + 12)).first(where: cites(before:)) {
      if let citation = citation(before: next) { found.append(citation) }
      let isAnd = ["and", "en", "&"].contains(word(index - 1)) || word(index - 1) == "," && sure == 0
      if index == start || isAnd { sure = found.count }
      guard isNamed(next + 1), ["and", "en", "&"].contains(word(next)) || !isFirst && word(next) == "," else { break }
      index = next + 1
    }
    return Array(found.prefix(sure))
  }

  /// "Op twee na", "with two exceptions", "except for two".
  func numberOfExceptions(at start: Int) -> Int? {
    switch word(start) {
    case "op": word(start + 2) == "na" ? smallNumber(start + 1) : nil
    case "with" where word(start + 2).hasPrefix("exception"), "met" where word(start + 2).hasPrefix("uitzondering"):
      smallNumber(start + 1)
    case "but", "except", "behalve": exceptionNumber(skip(["for", "the", "de"], from: start + 1))
    default: nil
    }
  }

  private func exceptionNumber(_ start: Int) -> Int? {
    let isLast = !isWord(start + 1) || Self.narrowing.contains(word(start + 1))
    return isLast && !cites(before: start) ? smallNumber(start) : nil
  }

  private func isThere(_ phrase: [String], _ index: Int) -> Bool {
    phrase.indices.allSatisfy { word(index + $0) == phrase[$0] }
  }

  private static let exceptions = [
    ["other", "than"], ["except", "for"], ["except"], ["besides"], ["apart", "from"], ["aside", "from"],
    ["excluding"], ["with", "the", "exception", "of"], ["without"], ["unlike"], ["behalve"], ["buiten"], ["naast"],
    ["in", "contrast", "to"], ["in", "contrast", "with"], ["in", "tegenstelling", "tot"], ["zonder"], ["uitgezonderd"],
    ["afgezien", "van"], ["met", "uitzondering", "van"], ["anders", "dan"],
  ]
  private static let beginnings = Set(exceptions.map { $0[0] })

  /// Those that are so right behind "no study" alone.
  private static let closeExceptions = [["but"], ["save"], ["dan"]]

  // MARK: What is cited

  /// Whether a citation stands right before the word, or behind the last.
  func cites(before index: Int) -> Bool { citation(before: index) != nil }

  /// The position of the first citation between two words.
  private func citation(before index: Int) -> Int? {
    guard !citations.isEmpty, 0...words.endIndex ~= index else { return nil }
    let start = index == 0 ? 0 : words[index - 1].position + words[index - 1].written.unicodeScalars.count
    var low = 0
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle] < start { low = middle + 1 } else { high = middle }
    }
    guard low < citations.count, index == words.endIndex || citations[low] < words[index].position else { return nil }
    return citations[low]
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
