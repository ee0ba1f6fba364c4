/// Who brought out a work that stands in no journal, and where: folded words of the name, a tab, those of the place.
enum PublisherKey {
  private static let longest = 160

  static func make(_ name: TextBytes?, place: TextBytes?, into out: inout [UInt8]) {
    let start = out.count
    if let name { append(name, endsAtComma: false, into: &out) }
    // Who lists and copies theses has not brought them out, nor where they were written.
    if listers.contains(where: { out[start...].starts(with: $0.utf8) }) {
      out.removeSubrange(start...)
      return
    }
    let end = out.count
    out.append(0x09)
    if let place { append(place, endsAtComma: true, into: &out) }
    if out.count == end + 1 { out.removeLast() }
  }

  /// - Parameter endsAtComma: what follows a comma, up to the next name, only says in which country.
  private static func append(_ text: TextBytes, endsAtComma: Bool, into out: inout [UInt8]) {
    let start = out.count
    var bytes: [UInt8] = []
    var isLeftOut = false
    for byte in text.prefix(longest) {
      switch byte {
      // `(United Kingdom)`.
      case 0x28: isLeftOut = true
      case 0x2C where endsAtComma, 0x3A where endsAtComma: isLeftOut = true
      case 0x29, 0x3B, 0x2F:
        isLeftOut = false
        bytes.append(0x20)
      default: if !isLeftOut { bytes.append(byte) }
      }
    }
    bytes.withUnsafeBufferPointer { TextFold.fold($0, into: &out) }
    if unknown.contains(where: { $0.utf8.elementsEqual(out[start...]) }) { out.removeSubrange(start...) }
  }

  /// The number of an edition: `2nd ed.`, `Second edition`, `2. Aufl.`; 0 where there is none.
  static func edition(_ text: TextBytes) -> UInt8 {
    var words: [UInt8] = []
    TextFold.fold(text, most: 80, into: &words)
    WrittenNumbers.toDigits(&words, from: 0)
    let numbers = words.split { !LocationKey.isDigit($0) }
    // `2nd ed., 3rd printing`; a year alone is none.
    guard let first = numbers.first, first.count <= 2 else { return 0 }
    return first.reduce(0) { $0 * 10 + ($1 - 0x30) }
  }

  private static let listers = ["proquest", "umi", "university microfilms", "bell howell", "dissertation abstracts"]

  private static let unknown = [
    "s n", "sn", "s l", "sl", "n p", "unknown", "none", "not given", "publisher not identified",
    "place of publication not identified", "various", "self published",
  ]
}

/// Compares publishers by the words that tell one from another, however the name is written (`Guilford`, `The Guilford Press`;
/// `WHO`, `World Health Organization`).
enum PublisherComparison {
  /// - Parameter areReports: offices of one body in two places publish each for itself; publishers of books have several seats.
  static func compare(_ a: TextBytes, _ b: TextBytes, areReports: Bool) -> FieldRelation {
    guard !a.isEmpty, !b.isEmpty else { return .missing }
    if a.count == b.count, a.elementsEqual(b) { return .same }
    let (one, other) = (split(a), split(b))
    let names = names(one.name, other.name)
    if names == .different || names == .same && !areReports { return names }
    return areElsewhere(one.place, other.place) ? .different : names
  }

  private static func split(_ text: TextBytes) -> (name: [Slice<TextBytes>], place: [Slice<TextBytes>]) {
    let tab = text.firstIndex(of: 0x09) ?? text.endIndex
    let words = text[..<tab].split(separator: 0x20).filter { !TitleWords.isSmall(TextBytes(rebasing: $0)) }
    return (words, tab < text.endIndex ? text[(tab + 1)...].split(separator: 0x20) : [])
  }

  // MARK: Names

  private static func names(_ a: [Slice<TextBytes>], _ b: [Slice<TextBytes>]) -> FieldRelation {
    guard !a.isEmpty, !b.isEmpty else { return .missing }
    if isAcronym(a, of: b) || isAcronym(b, of: a) { return .same }
    var (foundA, foundB) = (Set<Int>(), Set<Int>())
    for (place, word) in a.enumerated() {
      for (partner, other) in b.enumerated() where areOne(word, other) {
        foundA.insert(place)
        foundB.insert(partner)
      }
    }
    // `WHO Regional Office`, `World Health Organization Regional Office`.
    takeInitials(a, of: b, &foundA, &foundB)
    takeInitials(b, of: a, &foundB, &foundA)
    let (areSchools, isSchool) = (a.contains(where: isSchool) && b.contains(where: isSchool), isSchool)
    func own(_ words: [Slice<TextBytes>], _ found: Set<Int>) -> Bool {
      words.indices.contains { !found.contains($0) && !isCompany(words[$0]) && !(areSchools && isSchool(words[$0])) }
    }
    let (ownA, ownB) = (own(a, foundA), own(b, foundB))
    // One university is named within another's name: `Manchester`, `Manchester Metropolitan`.
    if ownA && ownB || areSchools && (ownA || ownB) { return .different }
    func isTold(_ words: [Slice<TextBytes>], _ found: Set<Int>) -> Bool {
      found.contains { !isCompany(words[$0]) && !isSchool(words[$0]) }
    }
    return isTold(a, foundA) ? .same : .missing
  }

  /// `wiley`, `wileyblackwell`; `univ`, `university`; a letter apart in longer words.
  private static func areOne(_ one: Slice<TextBytes>, _ other: Slice<TextBytes>) -> Bool {
    if one.elementsEqual(other) { return true }
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    if short.count >= 3, long.starts(with: short) { return true }
    return short.count >= 6
      && EditDistance.distance(TextBytes(rebasing: short), TextBytes(rebasing: long), atMost: 1) != nil
  }

  /// One word whose letters begin words of the other name, in order: `NICE` leaves some out.
  private static func isAcronym(_ words: [Slice<TextBytes>], of others: [Slice<TextBytes>]) -> Bool {
    guard words.count == 1, let word = words.first, word.count >= 2, word.count <= others.count,
      word.count >= 3 || word.count == others.count, word.first == others.first?.first
    else { return false }
    var rest = word[...]
    for other in others where other.first == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  private static func takeInitials(
    _ words: [Slice<TextBytes>], of others: [Slice<TextBytes>], _ found: inout Set<Int>, _ foundOthers: inout Set<Int>
  ) {
    for (place, word) in words.enumerated() where word.count >= 2 && word.count <= others.count {
      for start in 0...(others.count - word.count) {
        let run = start..<(start + word.count)
        guard others[run].lazy.compactMap(\.first).elementsEqual(word) else { continue }
        found.insert(place)
        foundOthers.formUnion(run)
      }
    }
  }

  /// Says that a name is that of a firm, and not of which.
  private static func isCompany(_ word: Slice<TextBytes>) -> Bool {
    let word = TextBytes(rebasing: word)
    return word.count == 1 || TitleWords.isOne(word, of: companies)
  }

  private static func isSchool(_ word: Slice<TextBytes>) -> Bool {
    // `univ`, `universiteit`, `rijksuniversiteit`.
    word.starts(with: "univ".utf8) || word.count > 10 && word.dropFirst(5).starts(with: "univ".utf8)
  }

  private static let companies: [StaticString] = [
    "press", "publisher", "publishers", "publishing", "publication", "publications", "publ", "pub", "pr", "inc", "ltd",
    "limited", "llc", "plc", "co", "company", "corp", "corporation", "group", "verlag", "gmbh", "ag", "kg", "bv", "nv",
    "uitgeverij", "uitgevers", "editions", "edition", "editorial", "editore", "edizioni", "ediciones", "editora", "ed",
    "books", "book", "sons", "son", "bros", "brothers", "associates", "international",
  ]

  // MARK: Places

  /// No word that tells a place is in both.
  private static func areElsewhere(_ a: [Slice<TextBytes>], _ b: [Slice<TextBytes>]) -> Bool {
    func tells(_ word: Slice<TextBytes>) -> Bool {
      word.count > 2 && !TitleWords.isOne(TextBytes(rebasing: word), of: partsOfPlaces)
    }
    let (one, other) = (a.filter(tells), b.filter(tells))
    return !one.isEmpty && !other.isEmpty && !one.contains { word in other.contains { areOne(word, $0) } }
  }

  private static let partsOfPlaces: [StaticString] = [
    "new", "san", "los", "saint", "the", "city", "and", "united", "usa",
  ]
}
