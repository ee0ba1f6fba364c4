/// What single words of a title mean for whether two titles are of one publication.
enum TitleWords {
  /// Words that databases leave out or add without changing the title.
  static func isSmall(_ word: TextBytes) -> Bool {
    switch word.count {
    case 1: word[0] == 0x61 || word[0] >= 0x80
    case 2: isOne(word, of: ["an", "of", "in", "on", "to", "by", "de", "en", "la", "le", "et", "el", "at", "as", "is"])
    case 3: isOne(word, of: ["the", "and", "for", "het", "een", "van", "der", "die", "das", "und", "les", "des"])
    default: false
    }
  }

  /// `a`: an article, or the name of a type.
  static func isSingle(_ word: TextBytes) -> Bool { word.count == 1 && word[0] == 0x61 }

  /// Words that only say what kind of study a title is of, as subtitles do: `a randomised controlled trial`.
  static func isDescription(_ word: TextBytes) -> Bool {
    if isSmall(word) || word.count == 2 && isSame(word, "an") { return true }
    return word.count >= 4 && word.count <= 15 && descriptions.contains { isSame(word, $0) }
  }

  /// Words of a subtitle that make it another publication than the one without.
  static func isAbout(_ word: TextBytes) -> Bool {
    word.count >= 5 && isOne(word, of: ["reply", "comment", "comments", "commentary", "rejoinder", "protocol"])
  }

  /// Whether a title is that of a protocol.
  static func areOfProtocol(_ title: TextBytes) -> Bool {
    title.split(separator: 0x20).contains { word in
      8...16 ~= word.count && isOne(TextBytes(rebasing: word), of: protocols)
    }
  }

  private static let protocols: [StaticString] = [
    "protocol", "protocols", "rationale", "studieprotocol", "onderzoeksprotocol", "protocole", "protocolo",
    "studienprotokoll",
  ]

  private static let descriptions: [StaticString] = [
    "randomised", "randomized", "controlled", "trial", "study", "systematic", "review", "meta", "analysis",
    "metaanalysis", "literature", "case", "cases", "report", "series", "cohort", "control", "prospective",
    "retrospective", "double", "single", "blind", "blinded", "placebo", "multicentre", "multicenter", "centre",
    "center",
    "cross", "sectional", "crossover", "observational", "clinical", "open", "label", "population", "based", "parallel",
    "group", "experimental", "comparative", "narrative", "scoping", "survey", "from", "with", "onderzoek",
    "overzicht", "gerandomiseerd", "gecontroleerd", "systematisch",
  ]

  /// Whether a title has a word of those that come back every year; but for `a case report`.
  static func areSerial(_ title: TextBytes) -> Bool {
    var isCase = false
    for word in title.split(separator: 0x20) {
      let word = TextBytes(rebasing: word)
      if word.count >= 4, word.count <= 15, !isCase, isOne(word, of: serials) { return true }
      isCase = isSame(word, "case")
    }
    return false
  }

  static let serials: [StaticString] = [
    "annual", "yearly", "quarterly", "monthly", "weekly", "report", "reports", "statistics", "recommendations",
    "guideline", "guidelines", "standards", "proceedings", "abstracts", "minutes", "surveillance", "registry",
    "jaarverslag", "jaarbericht", "jahresbericht", "annuel", "anual", "schedule",
  ]

  enum Sign { case less, greater, plus, minus }

  /// The signs that ``TextFold`` keeps.
  static func sign(_ word: TextBytes) -> Sign? {
    guard word.count == 2 || word.count == 4 || word.count == 5 else { return nil }
    if word.count == 5 { return isSame(word, "minus") ? .minus : nil }
    return isSame(word, "lt") ? .less : isSame(word, "gt") ? .greater : isSame(word, "plus") ? .plus : nil
  }

  /// Names of Greek letters, which databases lose where they cannot write the letter.
  static func isGreek(_ word: TextBytes) -> Bool {
    word.count <= 7
      && isOne(word, of: ["alpha", "beta", "gamma", "delta", "kappa", "lambda", "mu", "epsilon", "omega"])
  }

  /// Whether a word counts or numbers, with what it stands for: digits as they are, Roman and written numbers as their
  /// value, a single letter as itself; `type 2` and `type ii` are the same.
  static func number(_ word: TextBytes) -> UInt64? {
    if word.contains(where: LocationKey.isDigit) {
      var place = 0
      let value = LocationKey.number(word, &place)
      // `1st`, `2nd`.
      let isOrdinal = place > 0 && isOne(TextBytes(rebasing: word[place...]), of: ["st", "nd", "rd", "th"])
      if place == word.count || isOrdinal { return Hashing.mixed(UInt64(value)) }
      return decimal(word, integer: value, from: place) ?? Hashing.hash(word)
    }
    if word.count == 1 {
      if word[0] == 0x69 { return Hashing.mixed(1) }
      if word[0] == 0x76 { return Hashing.mixed(5) }
      if word[0] == 0x78 { return Hashing.mixed(10) }
      return word[0] == 0x61 || word[0] >= 0x80 ? nil : Hashing.hash(word)
    }
    guard word.count <= 8 else { return nil }
    if let value = romanNumber(word) { return Hashing.mixed(value) }
    for (text, value) in numerals where isSame(word, text) { return Hashing.mixed(value) }
    return nil
  }

  /// `7.0` is 7 and `0.50` is `.5`; nil where a word is no decimal.
  private static func decimal(_ word: TextBytes, integer: UInt32, from place: Int) -> UInt64? {
    guard word[place] == 0x2E, word[(place + 1)...].allSatisfy(LocationKey.isDigit) else { return nil }
    let digits = word[(place + 1)...].reversed().drop { $0 == 0x30 }
    return digits.isEmpty
      ? Hashing.mixed(UInt64(integer)) : Hashing.hash(digits, seed: Hashing.mixed(UInt64(integer)))
  }

  /// `1.200`, as many languages write it, and `1200`.
  static func areOneOfThousands(_ one: TextBytes, _ other: TextBytes) -> Bool {
    let (plain, parted) = one.count < other.count ? (one, other) : (other, one)
    guard parted.count == plain.count + 1, 4...6 ~= plain.count, plain[0] != 0x30 else { return false }
    let place = parted.count - 4
    return parted[place] == 0x2E && parted[..<place].elementsEqual(plain[..<place])
      && parted[(place + 1)...].elementsEqual(plain[place...]) && plain.allSatisfy(LocationKey.isDigit)
  }

  /// The value of a Roman number up to 89 as it is written today; `ill` is none, and `li` is rather a name.
  private static func romanNumber(_ word: TextBytes) -> UInt64? {
    guard word.allSatisfy({ $0 == 0x69 || $0 == 0x76 || $0 == 0x78 || $0 == 0x6C }) else { return nil }
    return roman[String(decoding: word, as: UTF8.self)]
  }

  private static let roman: [String: UInt64] = {
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    var values: [String: UInt64] = [:]
    for (ten, text) in tens.enumerated() {
      for (unit, more) in units.enumerated() { values[text + more] = UInt64(10 * ten + unit) }
    }
    values[""] = nil
    values["li"] = nil
    return values
  }()

  private static let numerals: [(StaticString, UInt64)] = [
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
    ("ten", 10), ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7),
    ("een", 1), ("twee", 2), ("drie", 3), ("vier", 4), ("vijf", 5), ("eerste", 1), ("tweede", 2), ("derde", 3),
  ]

  /// Words a letter or two apart that mean opposite things: no misspelling makes one of the other.
  static func areOpposites(_ one: TextBytes, _ other: TextBytes) -> Bool {
    for (left, right) in opposites {
      if contains(one, left) && contains(other, right) && !contains(one, right)
        || contains(one, right) && contains(other, left) && !contains(other, right)
      {
        return true
      }
    }
    return false
  }

  private static let opposites: [(StaticString, StaticString)] = [
    ("hyper", "hypo"), ("inter", "intra"), ("increas", "decreas"), ("adduct", "abduct"), ("prenat", "perinat"),
    ("macro", "micro"), ("women", "men"), ("female", "male"), ("superior", "inferior"), ("endo", "exo"),
    ("afferent", "efferent"), ("ante", "anti"), ("mono", "poly"), ("pre", "pro"), ("under", "over"), ("supra", "infra"),
    ("mortality", "morbidity"), ("systolic", "diastolic"), ("inhibit", "exhibit"), ("agonist", "antagonist"),
    ("symptomatic", "asymptomatic"), ("typical", "atypical"), ("morning", "evening"), ("maternal", "paternal"),
    ("sensitive", "insensitive"), ("invasive", "noninvasive"), ("dependent", "independent"),
    ("absorption", "adsorption"), ("qualitative", "quantitative"),
  ]

  private static func contains(_ word: TextBytes, _ part: StaticString) -> Bool {
    let part = TextBytes(start: part.utf8Start, count: part.utf8CodeUnitCount)
    guard word.count >= part.count else { return false }
    for start in 0...(word.count - part.count) where word[start] == part[0] {
      if word[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }

  static func isOne(_ word: TextBytes, of list: [StaticString]) -> Bool { list.contains { isSame(word, $0) } }

  static func isSame(_ word: TextBytes, _ text: StaticString) -> Bool {
    word.count == text.utf8CodeUnitCount
      && word.elementsEqual(TextBytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
