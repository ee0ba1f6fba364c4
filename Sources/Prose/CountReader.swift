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
  private let text: ProseText
  /// "2 of 3 studies" is a range in Dutch, and in English two out of three.
  private let isDutch: Bool
  private(set) var counts: [StudyCount] = []
  /// Of "Of the five studies, two mention it": the five.
  private var domain: Domain?

  struct Domain {
    var outOf: Int
    var isOutOfSome: Bool
    var kinds: [String]
    var end: Int
  }

  init(_ words: [Word], of text: ProseText) {
    self.words = words
    self.text = text
    isDutch = words.contains { Self.dutchWords.contains($0.folded) }
    var next = words.startIndex
    while next < words.endIndex {
      if let found = domain(at: next) {
        domain = found
        next = found.end
      } else if let (count, end) = part(at: next) {
        // What was counted before is out of how many.
        counts.removeLast()
        counts.append(count)
        next = end
      } else if let (count, end) = count(at: next) {
        counts.append(count)
        next = end
      } else {
        next += 1
      }
    }
  }

  /// What is said of how many, before the noun.
  struct Head {
    var number: StudyCount.Number?
    var quantity: StudyCount.Quantity?
    var share: StudyCount.Share?
    var exceptions: Int?
    var outOf: Int?
    var isOutOfSome = false
    var end: Int
    /// Whether one study may follow, several, or either.
    var takesSingular = false
    var takesPlural = true
    /// Whether "of the" stands before the noun.
    var isPartitive = false
    /// Whether it denies, as "almost no" does.
    var isDenial = false
  }

  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].folded : "" }

  private func count(at start: Int) -> (StudyCount, end: Int)? {
    guard Self.mayBegin(words[start].folded), !isDomain(start), !isLabel(start), var head = head(at: start) else {
      return nil
    }
    head = pastBrackets(head)
    var end: Int
    var kinds: [String] = []
    if let noun = noun(after: head) {
      end = noun
      kinds = self.kinds(head.end..<noun)
      (end, head) = excepted(head, from: noun)
      if head.outOf != nil, Self.narrowing.contains(word(end)) { head.isOutOfSome = true }
      if let domain, head.outOf == nil, head.quantity != .all {
        head.outOf = domain.outOf
        head.isOutOfSome = domain.isOutOfSome
      }
    } else if head.outOf != nil || head.exceptions != nil {
      guard endsBare(head.end) else { return nil }
      end = head.end
    } else {
      guard let domain, head.share == nil else { return nil }
      guard isSubject(start, head.end) || isRightBehind(domain, start, head) else { return nil }
      head.outOf = domain.outOf
      head.isOutOfSome = domain.isOutOfSome
      kinds = domain.kinds
      end = head.end
    }
    return (made(head, kinds, start..<end), end)
  }

  func made(_ head: Head, _ kinds: [String], _ range: Range<Int>) -> StudyCount {
    let words = words[range]
    var count = StudyCount(
      number: head.number, quantity: head.quantity, share: head.share, exceptions: head.exceptions,
      outOf: head.outOf, isOutOfSome: head.isOutOfSome, kinds: kinds,
      written: written(words),
      mark: text.mark(at: words[range.lowerBound].source.lowerBound),
      end: text.mark(at: words[range.upperBound - 1].source.upperBound), position: words[range.lowerBound].position)
    count.isDenial = head.isDenial
    return count
  }

  /// The words as they stand, marks close to what they stand close to; what lies between them is a space.
  private func written(_ words: ArraySlice<Word>) -> String {
    words.indices.reduce(into: "") { written, index in
      let isClose = index > words.startIndex && words[index - 1].source.upperBound == words[index].source.lowerBound
      written += (written.isEmpty || isClose ? "" : " ") + words[index].written
    }
  }

  /// The first words of all phrases that give a number, but for figures.
  private static let beginnings: Set<String> = NumberWords.names.union(NumberWords.fractionNames)
    .union(bounds.compactMap { $0.words.first }).union([
      "all", "alle", "al", "every", "each", "elk", "elke", "ieder", "iedere", "both", "beide", "most", "meeste",
      "merendeel", "meerderheid", "majority", "minority", "minderheid", "few", "weinig", "some", "several", "various",
      "multiple", "enkele",
      "sommige", "meerdere", "diverse", "verscheidene", "number", "aantal", "paar", "couple", "handful", "handvol",
      "single", "none", "neither", "no", "not", "niet", "geen", "op", "nearly", "almost", "virtually", "practically",
      "bijna", "vrijwel", "nagenoeg", "hardly", "scarcely", "barely", "nauwelijks", "only", "sole", "enige",
      "verschillende", "many", "veel", "less", "ruim", "over", "dozens", "hundreds", "tientallen", "honderden",
    ])

  /// Most words begin no count, and are passed over here.
  static func mayBegin(_ word: String) -> Bool {
    word.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true || beginnings.contains(word)
  }

  /// Whether a number without a noun is what a sentence about "the five studies" speaks of: "two mention", "noemen twee",
  /// "zijn er twee".
  private func isSubject(_ start: Int, _ end: Int) -> Bool {
    let isPointed = ["this", "that", "the", "each", "every", "another", "which", "deze", "die", "dat", "de", "het"]
      .contains(word(start - 1))
    if !isPointed, StudyNouns.verbs.contains(word(end)) || word(start - 1) == "er" { return true }
    return StudyNouns.verbs.contains(word(start - 1)) && word(start - 1).hasSuffix("en")
  }

  func isWord(_ index: Int) -> Bool { word(index).unicodeScalars.first?.isAlphanumeric == true }

  /// Whether a head may stand for studies without a noun: a mark, the end or what studies do comes next.
  func endsBare(_ index: Int) -> Bool {
    !isWord(index) || StudyNouns.verbs.contains(word(index)) || StudyNouns.auxiliaries.contains(word(index))
  }

  /// Behind a noun, words that say of which studies it is: "the five studies with adults".
  static let narrowing: Set<String> = [
    "that", "which", "who", "with", "on", "in", "from", "among", "about", "of", "by", "using", "where", "whose",
    "die", "dat", "met", "over", "naar", "bij", "uit", "waarin", "waarbij", "van", "onder", "zonder", "without",
  ]

  // MARK: What is said of how many

  private func head(at start: Int) -> Head? {
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
      takesSingular: number.number.max == 1, takesPlural: number.number.max != 1 || partitive.isThere,
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
  private static let bounds: [(words: [String], isLeast: Bool, step: Int)] = [
    (["at", "least"], true, 0), (["more", "than"], true, 1), (["at", "most"], false, 0),
    (["no", "more", "than"], false, 0), (["not", "more", "than"], false, 0),
    (["no", "fewer", "than"], true, 0), (["not", "fewer", "than"], true, 0), (["no", "less", "than"], true, 0),
    (["not", "less", "than"], true, 0), (["niet", "minder", "dan"], true, 0),
    (["fewer", "than"], false, -1), (["less", "than"], false, -1), (["up", "to"], false, 0),
    (["ten", "minste"], true, 0),
    (["minstens"], true, 0), (["minimaal"], true, 0), (["meer", "dan"], true, 1), (["niet", "meer", "dan"], false, 0),
    (["hooguit"], false, 0), (["hoogstens"], false, 0), (["maximaal"], false, 0), (["minder", "dan"], false, -1),
  ]

  /// "at least two", "meer dan drie", "more than half", "hooguit een derde".
  private func bounded(at start: Int) -> Head? {
    if let half = moreOrLessThanHalf(at: start) { return half }
    for bound in Self.bounds where bound.words.indices.allSatisfy({ word(start + $0) == bound.words[$0] }) {
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
    guard let (first, end) = NumberWords.number(at: start, word: word) else { return nil }
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

  private static let dutchWords: Set<String> = [
    "de", "het", "een", "van", "en", "niet", "die", "dat", "er", "bij", "uit", "twee", "drie", "vier", "vijf", "zes",
    "zeven", "acht", "negen", "tien",
  ]

  // MARK: What is counted

  func skip(_ skipped: Set<String>, from start: Int) -> Int {
    var next = start
    while next < words.endIndex, next - start < 3, skipped.contains(word(next)) { next += 1 }
    return next
  }

  /// The index behind the noun, where one follows with at most three adjectives between.
  func noun(after head: Head) -> Int? {
    var next = head.end
    while next < words.endIndex, next - head.end <= 3 {
      let word = word(next)
      if head.takesPlural, StudyNouns.isPlural(word) { return next + 1 }
      if head.takesSingular, StudyNouns.isSingular(word) { return next + 1 }
      guard StudyNouns.mayBeAdjective(word) else { return nil }
      next += 1
    }
    return nil
  }

  /// What is counted, in every singular its last word may have.
  func kinds(_ range: Range<Int>) -> [String] {
    let before = range.dropLast().map(word)
    return StudyNouns.singulars(of: word(range.upperBound - 1)).map { (before + [$0]).joined(separator: " ") }
  }

  /// "all studies but one", "alle studies op één na", "all studies except these".
  private func excepted(_ head: Head, from end: Int) -> (end: Int, head: Head) {
    guard head.quantity == .all, head.number == nil else { return (end, head) }
    var head = head
    switch word(end) {
    case "op" where smallNumber(end + 1) != nil && word(end + 2) == "na":
      head.quantity = nil
      head.exceptions = smallNumber(end + 1)
      return (end + 3, head)
    case "op" where word(end + 1) == "na":
      // The citation between the two words is no word.
      head.quantity = .notAll
      return (end + 2, head)
    case "but", "except", "behalve", "uitgezonderd":
      head.quantity = .notAll
      if let number = smallNumber(end + 1) {
        head.quantity = nil
        head.exceptions = number
        return (end + 2, head)
      }
      return (end + 1, head)
    default: return (end, head)
    }
  }

  /// A number, or the article that stands for one.
  func smallNumber(_ index: Int) -> Int? { word(index) == "een" ? 1 : NumberWords.value(word(index)) }
}
