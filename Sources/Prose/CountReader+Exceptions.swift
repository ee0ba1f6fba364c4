/// Words that say that only what is cited is meant: "only @a", "no study but @a", "apart from @a no study".
extension CountReader {
  /// "Only @a mentions it", "only mentioned by @a", "by @a only", "@a is the only one to mention it", "@a alone".
  func exclusive(at start: Int) -> (StudyCount, end: Int)? {
    let before = word(start - 1)
    let isSaid =
      switch word(start) {
      case "only" where before == "the": isOfCited(start)
      case "only", "just", "alleen", "slechts", "enkel", "uitsluitend", "solely":
        !Words.denying.contains(before) && (isNamedBehind(start) || cites(before: start) && !isWord(start + 1))
      case "sole", "enige", "enigen": before == "als" || Words.the.contains(before) && isOfCited(start)
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
    guard !isLast || has(.placing, at: start - 1) || has(.told, at: start - 1) else { return false }
    var next = start + 1
    if has(.told, at: next), has(.placing, at: next + 1) { next += 1 }
    if has(.placing, at: next), !cites(before: next) { next += 1 }
    return isNamed(next) || isNamedForLater(next)
  }

  /// Whether a source is named in words from a word on, and cited further on in the sentence: "Greist et al. (1978) mention
  /// it", "by Greist (1978)".
  private func isNamedForLater(_ start: Int) -> Bool {
    guard words.indices.contains(start), let citation = citations.first, citation > words[start].position else {
      return false
    }
    var hasName = false
    for index in start..<min(start + 12, words.endIndex) {
      // Any word has a capital at the start of a sentence.
      let isSaid = start > words.startIndex && has(StudyNouns.textVerbs, at: index)
      if hasName, has(.otherAuthors, at: index) || isYear(index) || isSaid || isRelative(index) { return true }
      guard isName(index) || has(.besideNames, at: index) else { return false }
      hasName = hasName || isName(index)
    }
    return false
  }

  /// Whether words begin that tell of who is named before them: ", die het niet noemen,".
  private func isRelative(_ index: Int) -> Bool { word(index) == "," && has(.who, at: index + 1) }

  func isName(_ index: Int) -> Bool {
    words[index].written.unicodeScalars.first?.properties.isUppercase == true
  }

  func isYear(_ index: Int) -> Bool {
    word(index).count == 4 && word(index).utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Whether "the only one", of which the word at an index is the second, is what a source is said to be.
  private func isOfCited(_ index: Int) -> Bool {
    has(.copulas, at: index - 2) && (cites(before: index - 2) || isNamedForLater(words.startIndex))
  }

  /// Behind "no study": "other than @a", "but @a", "op @a na"; or that sources are named before it, and "no other study".
  ///
  /// - Returns: the index behind the words.
  func exception(behind noun: Int, adjectives: Range<Int>, isPartitive: Bool) -> Int? {
    let ends =
      CountPhrases.exceptions.matches(at: noun, word).map(\.end)
      + CountPhrases.closeExceptions.matches(at: noun, word).map(\.end)
    if let end = ends.first(where: { isNamed($0) || isNamedForLater($0) }) { return end }
    if exception != nil { return noun }
    guard isOther(adjectives), let citation = citations.first else { return nil }
    // "None of the other studies" may be those cited behind it.
    return !isPartitive || citation < words[noun - 1].position ? noun : nil
  }

  func isOther(_ adjectives: Range<Int>) -> Bool {
    adjectives.contains { has(.other, at: $0) }
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
    /// Whether the keys stand right there, and not further on in the sentence.
    var isKeyed = true
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
        let isClose = StudyNouns.isPlural(reader.word(index - 1)) || reader.has(.all, at: index - 1)
        if reader.cites(before: index + 1), isClose || !reader.isWord(index + 1) {
          return Exception(kind: .but, start: index + 1)
        }
      } else if let phrase = CountPhrases.exceptions.match(at: index, reader.word) {
        let behind = phrase.end
        let isPlaced = reader.has(.placing, at: behind) || reader.has(.what, at: behind)
        let start = !reader.cites(before: behind) && isPlaced ? behind + 1 : behind
        // "Apart from Damen (1984), no study …": the key may stand further on.
        let isKeyed = reader.isNamed(start)
        guard isKeyed || reader.isNamedForLater(start) else { continue }
        return Exception(kind: phrase.meaning, start: start, isKeyed: isKeyed, isFirst: index == 0)
      }
    }
    return nil
  }

  /// Where the sources stand that the sentence leaves out of what it says: those of "all studies except @a" and "unlike
  /// @a". "No study but @a" says it of @a.
  var setApart: ClosedRange<Int>? {
    guard let exception, exception.isKeyed, isSetApart(exception) else { return nil }
    let list = positions(from: exception.start, isFirst: exception.isFirst)
    guard let first = list.first, let last = list.last else { return nil }
    return first...last
  }

  private func isSetApart(_ exception: Exception) -> Bool {
    let isDenied = counts.contains { $0.isExclusive || $0.quantity == StudyCount.Quantity.none }
    let isMeant =
      switch exception.kind {
      case .unlike: !isDenied
      case .but: !isDenied && counts.contains { $0.number != nil }
      case .beside: false
      }
    return isMeant || counts.contains { $0.quantity == .all }
  }

  /// The sources of an exception that names them in words, whether their keys stand behind the words or further on.
  var exceptionInWords: Sentence.Exception? {
    guard let exception else { return nil }
    var named = words.indices[exception.start...].prefix(Self.longestNames).prefix { index in
      guard isName(index) || isYear(index) || has(.besideNames, at: index), !isRelative(index) else { return false }
      return word(index) != "," || word(index - 1) != ")" && !isYear(index - 1)
    }
    // "Unlike Bakker and Jansen, Damen et al. (1984) mention it": behind the comma stands what it is unlike.
    if exception.isFirst, word(named.endIndex) != ",", let comma = named.last(where: { word($0) == "," }) {
      named = named.prefix { $0 < comma }
    }
    guard named.contains(where: isName) else { return nil }
    return Sentence.Exception(words: named.map(word).filter { $0.count > 1 }, isSetApart: isSetApart(exception))
  }

  /// The names that the sentence begins with.
  var beginning: [String] {
    words.indices.prefix(Self.longestNames)
      .prefix { isName($0) || has(.besideNames, at: $0) || has(.opening, at: $0) }.filter(isName).map(word)
  }

  /// Whether the source cited at a position is what the sentence begins with, and what mentions or reports something.
  func isSubject(citedAt position: Int) -> Bool {
    let before = words.indices.prefix(Self.longestNames).prefix { words[$0].position < position }
    return !before.isEmpty && before.count < Self.longestNames
      && before.allSatisfy { isName($0) || has(.besideNames, at: $0) } && has(StudyNouns.textVerbs, at: before.endIndex)
  }

  static let longestNames = 14

  /// The positions of the citations of a list: "@a and @b"; with commas where it ends in "and", and begins no sentence.
  private func positions(from start: Int, isFirst: Bool) -> [Int] {
    var found: [Int] = []
    var sure = 0
    var index = start
    while let next = (index..<(index + 12)).first(where: cites(before:)) {
      if let citation = citation(before: next) { found.append(citation) }
      let isAnd = has(.and, at: index - 1) || word(index - 1) == "," && sure == 0
      if index == start || isAnd { sure = found.count }
      guard isNamed(next + 1), has(.and, at: next) || !isFirst && word(next) == "," else { break }
      index = next + 1
    }
    return Array(found.prefix(sure))
  }

  /// "Op twee na", "with two exceptions", "except for two".
  func numberOfExceptions(at start: Int) -> Int? {
    if word(start) == "op", let (number, end) = NumberWords.numberOrArticle(at: start + 1, word: word),
      let noun = noun(after: Head(end: end, takesSingular: true)), word(noun) == "na"
    {
      return number
    }
    guard let phrase = CountPhrases.floatingExceptions.match(at: start, word) else { return nil }
    let isLast = !isWord(phrase.end) || has(.narrowing, at: phrase.end)
    return phrase.meaning || isLast && !cites(before: phrase.end - 1) ? phrase.numbers[0] : nil
  }
}
