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

  private let words: [Word]
  private let text: ProseText
  private(set) var counts: [StudyCount] = []

  init(_ words: [Word], of text: ProseText) {
    self.words = words
    self.text = text
    var next = words.startIndex
    while next < words.endIndex {
      if let (count, end) = count(at: next) {
        counts.append(count)
        next = end
      } else {
        next += 1
      }
    }
  }

  private struct Head {
    var number: StudyCount.Number?
    var quantity: StudyCount.Quantity?
    var end: Int
    /// Whether one study may follow, several, or either.
    var takesSingular = false
    var takesPlural = true
  }

  private func word(_ index: Int) -> String { index < words.endIndex ? words[index].folded : "" }

  private func count(at start: Int) -> (StudyCount, end: Int)? {
    guard Self.mayBegin(words[start].folded), !isDomain(start), let head = head(at: start), let end = noun(after: head)
    else { return nil }
    let written = words[start..<end].map(\.written).joined(separator: " ")
    return (
      StudyCount(
        number: head.number, quantity: head.quantity, written: written,
        mark: text.mark(at: words[start].source.lowerBound), end: text.mark(at: words[end - 1].source.upperBound),
        position: words[start].position), end
    )
  }

  /// The first words of all phrases that give a number, but for figures.
  private static let beginnings: Set<String> = Set(values.keys).union(bounds.compactMap { $0.words.first }).union([
    "all", "alle", "al", "every", "each", "elk", "elke", "ieder", "iedere", "both", "beide", "most", "meeste",
    "merendeel",
    "meerderheid", "majority", "few", "weinig", "some", "several", "various", "multiple", "enkele", "sommige",
    "meerdere",
    "diverse", "verscheidene", "number", "aantal", "paar", "single", "none", "neither", "no", "not", "geen",
  ])

  /// Most words begin no count, and are passed over here.
  private static func mayBegin(_ word: String) -> Bool {
    word.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true || beginnings.contains(word)
  }

  /// "Of the five studies" says out of how many, not how many.
  private func isDomain(_ start: Int) -> Bool {
    guard start - 2 >= words.startIndex else { return false }
    return ["of", "van", "uit", "from", "among", "onder"].contains(word(start - 2))
      && ["the", "these", "those", "de", "deze", "die"].contains(word(start - 1))
  }

  // MARK: What is said of how many

  private func head(at start: Int) -> Head? {
    if let head = bounded(at: start) ?? phrase(at: start) { return head }
    guard let number = number(at: start) else { return nil }
    // A number that is the end of another phrase, as in "the second of two", is found from its own start.
    return Head(
      number: number.number, end: partitive(number.end), takesSingular: number.number.max == 1,
      takesPlural: number.number.max != 1 || partitive(number.end) > number.end)
  }

  private func phrase(at start: Int) -> Head? {
    let following = word(start + 1)
    switch word(start) {
    case "all", "alle", "al":
      let rest = skip(["of", "the", "these", "those", "van", "de", "deze", "die", "onze", "our"], from: start + 1)
      let number = number(at: rest)
      let end = partitive(number?.end ?? rest)
      return Head(
        number: number?.number, quantity: .all, end: skip(["de", "deze", "die", "the", "these", "those"], from: end))
    case "every", "each", "elk", "elke", "ieder", "iedere":
      let isOf = following == "of" || following == "van"
      return Head(
        quantity: .all, end: isOf ? partitive(start + 1) : start + 1, takesSingular: !isOf, takesPlural: isOf)
    case "both", "beide":
      return Head(number: .init(2), end: skip(["of", "the", "these", "deze", "de"], from: start + 1))
    case "most", "meeste", "merendeel", "meerderheid", "majority":
      return Head(quantity: .most, end: partitive(start + 1))
    case "few", "weinig":
      let isSome = start > words.startIndex && word(start - 1) == "a"
      return Head(quantity: isSome ? .some : .few, end: partitive(start + 1))
    case "some", "several", "various", "multiple", "enkele", "sommige", "meerdere", "diverse", "verscheidene":
      // "een enkele studie" is one.
      let isOne = word(start) == "enkele" && start > words.startIndex && ["een", "één"].contains(word(start - 1))
      return Head(
        number: isOne ? .init(1) : nil, quantity: isOne ? nil : .some, end: partitive(start + 1), takesSingular: isOne,
        takesPlural: !isOne)
    case "number" where start > words.startIndex && word(start - 1) == "a",
      "aantal" where start > words.startIndex && word(start - 1) == "een",
      "paar" where start > words.startIndex && word(start - 1) == "een":
      return Head(quantity: .some, end: partitive(start + 1))
    case "single" where start > words.startIndex && word(start - 1) == "a":
      return Head(number: .init(1), end: start + 1, takesSingular: true, takesPlural: false)
    case "none", "neither": return Head(number: .init(0), quantity: StudyCount.Quantity.none, end: partitive(start + 1))
    case "no":
      return Head(number: .init(0), quantity: StudyCount.Quantity.none, end: start + 1, takesSingular: true)
    case "not" where following == "one" || following == "a" && word(start + 2) == "single":
      return Head(
        number: .init(0), quantity: StudyCount.Quantity.none, end: partitive(start + (following == "one" ? 2 : 3)),
        takesSingular: true)
    case "geen":
      let isEmphatic = ["enkel", "enkele", "één", "een"].contains(following)
      let end = partitive(isEmphatic ? start + 2 : start + 1)
      // "geen onderzoek" is no research, not no study.
      let isMass = !isEmphatic && end == start + 1 && word(end) == "onderzoek"
      return isMass ? nil : Head(number: .init(0), quantity: StudyCount.Quantity.none, end: end, takesSingular: true)
    default: return nil
    }
  }

  /// Words before a number that make it a least or most, with what is added to it.
  private static let bounds: [(words: [String], isLeast: Bool, step: Int)] = [
    (["at", "least"], true, 0), (["more", "than"], true, 1), (["at", "most"], false, 0),
    (["no", "more", "than"], false, 0),
    (["fewer", "than"], false, -1), (["less", "than"], false, -1), (["up", "to"], false, 0),
    (["ten", "minste"], true, 0),
    (["minstens"], true, 0), (["minimaal"], true, 0), (["meer", "dan"], true, 1), (["niet", "meer", "dan"], false, 0),
    (["hooguit"], false, 0), (["hoogstens"], false, 0), (["maximaal"], false, 0), (["minder", "dan"], false, -1),
  ]

  /// "at least two", "meer dan drie".
  private func bounded(at start: Int) -> Head? {
    for bound in Self.bounds where bound.words.indices.allSatisfy({ word(start + $0) == bound.words[$0] }) {
      guard let value = Self.value(word(start + bound.words.count)) else { continue }
      let number = max(0, value + bound.step)
      return Head(
        number: bound.isLeast ? .init(min: number, max: nil) : .init(min: 0, max: number),
        end: partitive(start + bound.words.count + 1), takesSingular: true)
    }
    return nil
  }

  /// "two", "2", "two to four", "2–4".
  private func number(at start: Int) -> (number: StudyCount.Number, end: Int)? {
    guard let first = Self.value(word(start)) else { return nil }
    if ["to", "or", "tot", "of", "a", "–", "-"].contains(word(start + 1)), let last = Self.value(word(start + 2)),
      last > first
    {
      return (.init(min: first, max: last), start + 3)
    }
    return (.init(first), start + 1)
  }

  private static let values: [String: Int] = {
    let english = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]
    let dutch = [
      "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
      "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
    ]
    let pairs = [english, dutch].flatMap { $0.enumerated().map { ($0.element, $0.offset) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  static func value(_ word: String) -> Int? {
    if let value = values[word] { return value }
    guard word.count <= 4, let number = Int(word), number >= 0, !(1_500...2_100 ~= number) else { return nil }
    return number
  }

  // MARK: What is counted

  /// Behind "of the", "of the five", "van de", "from the".
  private func partitive(_ start: Int) -> Int {
    guard ["of", "van", "uit", "from"].contains(word(start)) else { return start }
    let rest = skip(["the", "these", "those", "de", "deze", "die", "onze", "our", "all", "alle"], from: start + 1)
    return number(at: rest)?.end ?? rest
  }

  private func skip(_ skipped: Set<String>, from start: Int) -> Int {
    var next = start
    while next < words.endIndex, next - start < 3, skipped.contains(word(next)) { next += 1 }
    return next
  }

  /// The index behind the noun, where one follows with at most three adjectives between.
  private func noun(after head: Head) -> Int? {
    var next = head.end
    while next < words.endIndex, next - head.end <= 3 {
      let word = word(next)
      if head.takesPlural, Self.isNoun(word, Self.plurals) { return next + 1 }
      if head.takesSingular, Self.isNoun(word, Self.singulars) { return next + 1 }
      guard Self.mayBeAdjective(word) else { return nil }
      next += 1
    }
    return nil
  }

  private static let plurals: Set<String> = [
    "studies", "articles", "papers", "trials", "sources", "publications", "experiments", "rcts",
    "artikelen", "artikels", "onderzoeken", "bronnen", "publicaties", "experimenten",
  ]

  private static let singulars: Set<String> = [
    "study", "article", "paper", "trial", "source", "publication", "experiment", "rct",
    "studie", "artikel", "onderzoek", "bron", "publicatie",
  ]

  /// A noun, or a compound with it: `controle-studies`, `effectstudies`.
  private static func isNoun(_ word: String, _ nouns: Set<String>) -> Bool {
    if nouns.contains(word) { return true }
    if let last = word.split(separator: "-").last, nouns.contains(String(last)) { return true }
    return nouns.contains("studies") ? word.hasSuffix("studies") : word.hasSuffix("studie")
  }

  /// Words that begin something else, or are counted themselves.
  private static let others: Set<String> = [
    "of", "in", "on", "for", "and", "or", "to", "by", "with", "that", "which", "who", "is", "are", "was", "were", "did",
    "has",
    "have", "a", "an", "the", "at", "as", "from", "after", "before", "this", "these",
    "van", "uit", "en", "die", "dat", "op", "voor", "met", "door", "te", "zijn", "werd", "werden", "is", "een", "het",
    "de",
    "bij", "na", "deze", "om", "er", "we", "wij", "zij",
    "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minutes", "times", "percent", "patients",
    "participants", "people", "groups", "authors", "researchers", "women", "men", "students", "clients", "therapists",
    "weken", "maand", "maanden", "jaar", "jaren", "uur", "minuten", "keer", "maal", "procent", "patienten",
    "deelnemers",
    "mensen", "groepen", "auteurs", "onderzoekers", "vrouwen", "mannen", "jongeren", "clienten", "therapeuten",
  ]

  private static func mayBeAdjective(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.isAlphanumeric, !first.isDigit else { return false }
    return !others.contains(word) && values[word] == nil
  }
}
