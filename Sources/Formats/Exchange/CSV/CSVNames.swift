import Records

/// The names in one cell, taken apart by what stands in it:
///
/// - semicolons part names: `Smith, J.; Doe, A.`, `Smith J.; Doe A.B.`;
/// - so does ` and `, where every part is a name in the same form: `Smith, J. and Doe, A.`;
/// - so do commas between short names, `Smith J, Doe A.`, `Vries J de, Berg JA van den`, and between pairs, `Smith, J., Doe, A.`;
/// - commas also part names that begin with initials, as Google Scholar gives them: `JA Smith, P van Dyck`; a list that it cut
///   off with `…` is incomplete;
/// - one comma in a single name comes behind the family name; a list as Python writes it is a list.
///
/// Of more parts between commas (`Smith, John, Doe, Jane`) nothing tells where a name ends. Whatever fits none of these is one
/// name that is not to be taken apart, and that is said.
enum CSVNames {
  struct Result {
    var names: [RecordAssembly.Name]
    /// Names that were not understood.
    var literals: Int
    /// Numbers in parentheses behind the names.
    var hasNumbers = false
    /// Addresses of mail in parentheses behind the names.
    var mails: [String] = []
    /// Whether there may be several, but nothing tells where one ends.
    var isOpen = false
    /// Whether the list was cut off: `JA Smith, P van Dyck…`.
    var isIncomplete = false
  }

  static func names(in cell: Bytes, separator: [UInt8]? = nil) -> Result {
    let cell = withoutStop(cell)
    let whole = withoutEllipsis(cell)
    guard whole.count < cell.count else { return parted(cell, separator: separator) }
    var result = parted(whole, separator: separator)
    result.isIncomplete = true
    return result
  }

  /// PubMed ends its list with a full stop, `Smith J, Doe A 3rd.`: where no other name has one, it is no part of the last, be
  /// that a person or a group; a group alone may be shortened, and loses it only behind a word as `Group`.
  private static func withoutStop(_ cell: Bytes) -> Bytes {
    guard cell.last == UInt8(ascii: "."), cell.count(where: { $0 == UInt8(ascii: ".") }) == 1 else { return cell }
    let bare = cell[part: 0..<(cell.count - 1)]
    let names = bare.parts(by: Array(";".utf8)).flatMap { $0.parts(by: [comma]) }
    if names.count == 1, bare.contains(0x20), bare.parts(by: [0x20]).last.map(CitationParts.isGroup) ?? false {
      return bare
    }
    return names.allSatisfy({ isShort($0) }) || arePersonsAndGroups(names) ? bare : cell
  }

  /// `Smith J`, `RUNMOOD Study Group`: persons in their short form first, and behind them what can be no person.
  private static func arePersonsAndGroups(_ names: [Bytes]) -> Bool {
    let groups = names.drop { isShort($0) }
    return groups.startIndex > 0 && !groups.isEmpty
      && groups.allSatisfy { isShort($0) || $0.contains(0x20) && CitationParts.isGroup($0) }
  }

  private static func parted(_ cell: Bytes, separator: [UInt8]?) -> Result {
    if let separator { return result(cell.parts(by: separator)) }
    if let items = pythonItems(of: cell) { return result(items) }
    if cell.contains(UInt8(ascii: ";")) { return result(cell.parts(by: Array(";".utf8))) }
    if cell.contains(0x0A) { return result(cell.parts(by: [0x0A])) }
    for word in [" and ", " & "] {
      let parts = cell.parts(by: Array(word.utf8))
      guard parts.count > 1 else { continue }
      let isFull = parts.allSatisfy { $0.count(where: { $0 == comma }) == 1 }
      if isFull || parts.allSatisfy({ isShort($0) }) { return result(parts) }
      if let names = givenFirst(parts.flatMap { $0.parts(by: [comma]) }) { return Result(names: names, literals: 0) }
      // `Smith, J., Doe, A. and Roe, B.`: the last ones are joined by the word.
      let all = parts.flatMap { $0.parts(by: [comma]) }
      if let names = pairs(all) { return Result(names: names, literals: 0) }
      if all.allSatisfy({ isShort($0) }) { return result(all) }
      return Result(names: [.init(literal: cell)], literals: 1)
    }
    let parts = cell.parts(by: [comma])
    if parts.count > 1, parts.allSatisfy({ isShort($0) }) || arePersonsAndGroups(parts) { return result(parts) }
    if let names = givenFirst(parts) { return Result(names: names, literals: 0) }
    if parts.count == 2 || parts.count == 3 && CitationParts.isSuffix(parts[2]) {
      return result([cell])
    }
    if let names = pairs(parts) { return Result(names: names, literals: 0) }
    return parts.count > 1 ? Result(names: [], literals: 0, isOpen: true) : result([cell])
  }

  static let comma = UInt8(ascii: ",")

  private static func result(_ parts: [Bytes]) -> Result {
    var result = Result(names: [], literals: 0)
    for part in parts {
      let parted = CitationParts.withoutMail(part)
      if let mail = parted?.mail { result.mails.append(mail.string) }
      let part = parted?.name ?? part
      let bare = withoutNumber(part)
      if bare.count < part.count { result.hasNumbers = true }
      if bare.contains(comma) {
        // `Smith J, Doe A; Study Group`: PubMed parts only groups by semicolons.
        let short = bare.parts(by: [comma]).map(shortName)
        let isList = short.count > 1 && !short.contains { $0 == nil }
        result.names += isList ? short.compactMap(\.self) : [CitationParts.name(familyFirst: bare)]
      } else if let name = shortName(bare) {
        result.names.append(name)
      } else {
        result.names.append(.init(literal: bare))
        result.literals += 1
      }
    }
    return result
  }

  /// `Smith, J., Doe, A.`: at least two names, each second part initials.
  static func pairs(_ parts: [Bytes]) -> [RecordAssembly.Name]? {
    guard parts.count >= 4, parts.count.isMultiple(of: 2) else { return nil }
    var names: [RecordAssembly.Name] = []
    for place in stride(from: 0, to: parts.count, by: 2) {
      let (particle, family) = CitationParts.particle(of: parts[place])
      let behind = particle == nil ? CitationParts.particleBehind(parts[place + 1]) : nil
      let given = behind?.given ?? parts[place + 1]
      guard given.parts(by: [0x20]).allSatisfy({ isInitials($0) }), !isInitials(parts[place]) else { return nil }
      names.append(.init(family: family, given: given, nonDroppingParticle: particle ?? behind?.particle))
    }
    return names
  }

  /// A cell without the `…` behind it, and the comma before that.
  private static func withoutEllipsis(_ cell: Bytes) -> Bytes {
    for mark in ["…", "..."] where cell.count > mark.utf8.count && cell.suffix(mark.utf8.count).elementsEqual(mark.utf8)
    {
      var end = cell.count - mark.utf8.count
      while end > 0, cell[end - 1].isSpace || cell[end - 1] == comma { end -= 1 }
      return end > 0 ? cell[part: 0..<end] : cell
    }
    return cell
  }

  /// `JA Smith, P van Dyck`: at least two names, each with initials before the family name. Of one, nothing tells that it is no
  /// body: `EU Commission`.
  private static func givenFirst(_ parts: [Bytes]) -> [RecordAssembly.Name]? {
    guard parts.count > 1 else { return nil }
    var names: [RecordAssembly.Name] = []
    for part in parts {
      let words = part.parts(by: [0x20])
      let initials = words.prefix { isInitials($0) && $0.string.count(where: \.isUppercase) < 4 }
      guard !initials.isEmpty, initials.count < words.count,
        !words[initials.count...].contains(where: { isInitials($0) }),
        let start = words[initials.count].baseAddress, let base = part.baseAddress
      else { return nil }
      let given = part[part: 0..<(start - base)].trimmed
      let whole = part[part: (start - base)..<part.count]
      guard whole.contains(where: { $0.isLowercase || $0 >= 0x80 }) else { return nil }
      let (particle, family) = CitationParts.particle(of: whole)
      names.append(.init(family: family, given: given, nonDroppingParticle: particle))
    }
    return names
  }

  /// Scopus: `Smith, John (57193456789)`.
  private static func withoutNumber(_ text: Bytes) -> Bytes {
    guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")),
      open + 2 < text.count, text[part: (open + 1)..<(text.count - 1)].integer != nil
    else { return text }
    let bare = text[part: 0..<open].trimmed
    return bare.isEmpty ? text : bare
  }

  // MARK: Short names

  static func isShort(_ text: Bytes) -> Bool { shortName(text) != nil }

  /// `Smith JA`, `van Dyck J.A.`, `Smith J. A.`, `Smith JA Jr`, `Dyck JA van`; nil where the text is no name of that kind.
  static func shortName(_ text: Bytes) -> RecordAssembly.Name? {
    guard !text.contains(comma) else { return nil }
    if let (rest, particle) = CitationParts.particleBehind(text) {
      guard var name = shortName(rest), name.nonDroppingParticle == nil, name.suffix == nil else { return nil }
      name.nonDroppingParticle = particle
      return name
    }
    var words: [Range<Int>] = []
    var start = 0
    for place in 0...text.count where place == text.count || text[place].isSpace {
      if place > start { words.append(start..<place) }
      start = place + 1
    }
    var suffix: Bytes?
    if words.count > 2, let last = words.last, CitationParts.isSuffix(text[part: last]) {
      suffix = text[part: last]
      words.removeLast()
    }
    var first = words.count
    while first > 1, words.count - first < 4, isInitials(text[part: words[first - 1]]) { first -= 1 }
    guard first > 0, first < words.count else { return nil }
    let whole = text[part: words[0].lowerBound..<words[first - 1].upperBound]
    let given = text[part: words[first].lowerBound..<words[words.count - 1].upperBound]
    // `WHO EU` is no name: a family name in capitals needs initials that are plainly that.
    let isPlain = given.count == 1 || given.contains(UInt8(ascii: "."))
    guard isPlain || whole.contains(where: { $0.isLowercase || $0 >= 0x80 }) else { return nil }
    let (particle, family) = CitationParts.particle(of: whole)
    return .init(family: family, given: given, suffix: suffix, nonDroppingParticle: particle)
  }

  /// One to four capitals, with points and hyphens or without.
  private static func isInitials(_ word: Bytes) -> Bool {
    guard !word.isEmpty, word.count <= 16 else { return false }
    var letters = 0
    for character in word.string where character != "." && character != "-" {
      guard character.isUppercase else { return false }
      letters += 1
    }
    return (1...4).contains(letters)
  }
}

extension Bytes {
  /// What stands between the separators, trimmed, empty parts left out.
  func parts(by separator: [UInt8]) -> [Bytes] {
    guard let first = separator.first else { return [self] }
    var parts: [Bytes] = []
    var start = 0
    var place = 0
    func take(_ end: Int) {
      let part = self[part: start..<end].trimmed
      if !part.isEmpty { parts.append(part) }
    }
    while place + separator.count <= count {
      if self[place] == first, self[part: place..<(place + separator.count)].elementsEqual(separator) {
        take(place)
        place += separator.count
        start = place
      } else {
        place += 1
      }
    }
    take(count)
    return parts
  }
}
