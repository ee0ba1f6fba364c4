import Records

/// An author and a year as they are written beside a citation: `Bakker & van Woerkom (2012)`.
struct WrittenReference: Equatable {
  /// Words with a capital, folded, from the first to the last.
  var names: [String]
  /// As written, with its letter: `2012`, `1984a`; nil where only names stand there.
  var year: String?
  /// From the first name to the year, as written.
  var words: String
  /// The names that "&" or "and" joins: the words of the author before it, and those of the one behind it.
  var joined: [[String]] = []
  /// Whether it stands behind "in", as the source that another is known through: `Kostrubala (1976, in Damen, 1984)`.
  var isWay = false
  /// Whether the words before it tell of it in passing: "the scale of Zung (1965)", "verwijzen naar Duman (2005)".
  var isInPassing = false
  /// Whether it may be the source of an instrument, in brackets behind that: "the CES-D (Radloff, 1977)".
  var measure: Measure?
  /// Whether the words before it hold it against what the sentence tells of: "unlike Zung (1965)", "vergeleken met".
  var isCompared = false
  /// Whether "in" or "in the" stands before it.
  var isBehindIn = false
  /// Whether an article stands before it, so that it is no person: "the Trimbos Institute", "het Trimbos-instituut".
  var isBehindArticle = false
  /// Whether "et al." stands among the names, which are then those of authors.
  var hasOthers = false

  var number: Int? { year.flatMap { Int($0.prefix(4)) } }

  /// The references at the end of what is written before a citation, in order: those of one list, parted by `;`, "and"
  /// or "in".
  static func atEnd(of lead: String) -> [WrittenReference] {
    var references: [WrittenReference] = []
    var rest = lead[...]
    while let (reference, start) = last(in: rest) {
      references.insert(reference, at: 0)
      rest = trimmed(rest[..<start])
      if rest.last == ";" {
        rest = rest.dropLast()
        continue
      }
      // Behind a word, only what has a year is a reference of its own.
      let link = rest.tail { !$0.isWhitespace }
      let isWay = link == "in"
      guard reference.year != nil, isWay || listing.contains(link.lowercased()) else { break }
      rest = trimmed(rest[..<link.startIndex])
      if isWay { rest = withoutCiting(rest) }
      guard let before = last(in: rest), before.0.year != nil else { break }
      references[0].isWay = isWay
    }
    return references
  }

  /// Words between two references of one list: "both Greist (1978) and Damen (1984)", "zowel … als", "as well as".
  private static let listing: Set<String> = ["and", "en", "&", "of", "or", "als", "as", "evenals"]

  /// "cited in", "aangehaald in".
  private static func withoutCiting(_ text: Substring) -> Substring {
    let word = text.tail { !$0.isWhitespace }
    let isCiting = ["cited", "quoted", "aangehaald", "geciteerd"].contains(word.lowercased())
    return isCiting ? trimmed(text[..<word.startIndex]) : text
  }

  /// A name and a year that nothing parts, right before the key of a source by that author: `Greist 1979`, `Greist uit
  /// 1979`.
  static func loose(atEndOf lead: String) -> WrittenReference? {
    let text = trimmed(lead[...])
    let year = text.tail { $0.isLetter || $0.isNumber }
    guard isYear(String(year)) else { return nil }
    var rest = trimmed(text[..<year.startIndex])
    let link = rest.tail { !$0.isWhitespace }
    if ["uit", "van", "from", "of"].contains(link) { rest = trimmed(rest[..<link.startIndex]) }
    guard let names = names(atEndOf: rest), rest.last?.isLetter == true || endsWithOthers(rest) else { return nil }
    return WrittenReference(names: names.words, year: String(year), words: String(text[names.start...]))
  }

  /// The year in brackets right behind a citation: `@bakker2010 (2012)`.
  static func year(atStartOf trail: String) -> String? {
    let rest = trail.drop { $0 == " " }
    guard rest.first == "(", let end = rest.firstIndex(of: ")") else { return nil }
    let inside = String(rest[rest.index(after: rest.startIndex)..<end])
    return isYear(inside) ? inside : nil
  }

  static func last(in text: Substring) -> (WrittenReference, start: Substring.Index)? {
    var rest = trimmed(text)
    let isBracketed = rest.last == ")"
    rest = withoutLocator(rest, isBracketed: isBracketed)
    while let last = rest.last, ")(,:".contains(last) || last.isWhitespace { rest.removeLast() }
    var year: String?
    var measure: Measure?
    let end = rest.endIndex
    let word = rest.tail { $0.isLetter || $0.isNumber }
    if isYear(String(word)) {
      let before = rest[..<word.startIndex]
      let between = trimmed(before)
      // A year is a citation's where a bracket or comma parts it from a name, or "et al." stands before it.
      let isParted = between.last == "(" || between.last == "," || endsWithOthers(between)
      guard isParted || isBracketed && between.last == "(" else { return nil }
      year = String(word)
      measure = self.measure(bracketedIn: text, year: word.startIndex)
      rest = between
    }
    while let last = rest.last, "(,".contains(last) || last.isWhitespace { rest.removeLast() }
    guard let names = names(atEndOf: rest), !names.words.isEmpty else { return nil }
    var words = text[names.start..<end]
    if words.first == "(" { words = words.dropFirst() }
    // The bracket that the year stands in belongs to it.
    if words.contains("("), !words.contains(")"), text[end...].first == ")" {
      words = text[words.startIndex...end]
    }
    var reference = WrittenReference(names: names.words, year: year, words: String(words), joined: names.joined)
    reference.measure = measure
    reference.isInPassing =
      measure == .sure || isInPassing(behind: text[..<names.start]) || isOfInstrument(text[names.start..<end])
    reference.isCompared =
      names.words.first.map(comparisons.contains) == true || isCompared(behind: text[..<names.start])
    reference.hasOthers = endsWithOthers(rest)
    let before = trimmed(text[..<names.start]).tail { !$0.isWhitespace }.lowercased()
    reference.isBehindIn = before == "in"
    reference.isBehindArticle = ["the", "het"].contains(before) || names.words.first == "het"
    return (reference, names.start)
  }

  static func endsWithOthers(_ text: Substring) -> Bool {
    others.contains(text.tail { !$0.isWhitespace }.lowercased())
  }

  /// What stands for the authors that are not named.
  static let others: Set<String> = [
    "al", "al.", "e.a", "e.a.", "colleagues", "co-workers", "collega's", "collega’s", "others", "anderen",
    "medewerkers", "c.s", "c.s.",
  ]

  static let links: Set<String> = [
    "&", "en", "and", "et", "van", "de", "der", "den", "ter", "ten", "von", "of", "the",
    "la", "le",
  ]

  /// Words that join two authors.
  private static let joints: Set<String> = ["&", "en", "and"]

  /// The names at the end: words with a capital, and what links them.
  static func names(atEndOf text: Substring) -> (words: [String], start: Substring.Index, joined: [[String]])? {
    var names: [String] = []
    var start: Substring.Index?
    var rest = text
    // The authors from the last on, each in its words; behind the first joint they are known to be two authors.
    var authors: [[String]] = [[]]
    var joint: Int?
    var mayJoin = true
    while true {
      while rest.last?.isWhitespace == true { rest.removeLast() }
      let word = rest.tail { !$0.isWhitespace }
      guard !word.isEmpty else { break }
      let bare = word.trimmingPunctuation
      // "And others" leaves no second author to be joined, nor does what stands before a bracket.
      let isOthers = others.contains(bare.lowercased())
      if isOthers { mayJoin = false }
      if isOthers || links.contains(word.lowercased()) || links.contains(bare.lowercased()) {
        if joints.contains(word.lowercased()), joint == nil, mayJoin, authors.count == 1, !authors[0].isEmpty {
          joint = authors.count
          authors.append([])
        }
        rest = rest[..<word.startIndex]
        continue
      }
      // A comma parts names of one list; anything else ends it.
      let isEnd = word.last.map { ".;:!?".contains($0) } ?? false
      guard let first = bare.first, first.isUppercase, !isEnd || bare.count == 1 else { break }
      let name = FoldedText.folded(String(bare.withoutGenitive))
      names.insert(name, at: 0)
      // An initial behind a comma belongs to the name before it.
      if word.last == ",", authors.last?.contains(where: { $0.count > 1 }) == true { authors.append([]) }
      authors[authors.count - 1].append(name)
      start = word.startIndex
      if word.first == "(" { mayJoin = false }
      rest = rest[..<word.startIndex]
      guard names.count < 12 else { break }
    }
    guard let start else { return nil }
    var joined: [[String]] = []
    if let joint { joined = Array(authors[(joint - 1)...].prefix(2)).filter { $0.contains { $0.count > 1 } } }
    return (names, start, joined.count == 2 ? joined : [])
  }

  static func isYear(_ word: String) -> Bool {
    let digits = word.prefix { ("0"..."9").contains($0) }
    guard digits.count == 4, let year = Int(digits), 1_500...2_100 ~= year else { return false }
    let rest = word.dropFirst(4)
    return rest.isEmpty || rest.count == 1 && rest.allSatisfy { ("a"..."z").contains($0) }
  }

  static func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}

extension Substring {
  /// The longest end of it that has only such characters.
  func tail(_ isWanted: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, isWanted(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }

  /// `Greist` of `Greist's`.
  var withoutGenitive: Substring {
    for ending in ["'s", "’s"] where hasSuffix(ending) { return dropLast(ending.count) }
    return self
  }

  var trimmingPunctuation: Substring {
    var rest = self
    while let last = rest.last, !last.isLetter, !last.isNumber { rest.removeLast() }
    while let first = rest.first, !first.isLetter, !first.isNumber { rest.removeFirst() }
    return rest
  }
}
