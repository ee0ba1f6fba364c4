import Records

// Names in a field that should hold one each.
extension CitationParts {
  /// The name or the names in a value:
  ///
  /// - semicolons, and lines that each hold a name, part names;
  /// - so do commas between short names, `Smith J, Doe A`, `Vries J de, Doe A`, and between pairs, `Smith, J., Doe, A.`, and ` and ` between names;
  /// - one comma stands behind the family name, and a short name without a comma has its initials at the end.
  ///
  /// Where several may be there but not where one ends, the words stay under their tag. `et al.` behind names says that the list is
  /// incomplete, as BibTeX's `others` does.
  ///
  /// - Parameter isShort: whether the source writes short names, so that `GREIST JH` is one.
  static func putNames(
    _ value: Bytes, to role: CitationKey, isShort: Bool, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    // No name: those that follow are not told.
    if value.count < 11, Self.others.contains(where: { value.equals($0) }) {
      guard assembly.hasNames(role) else { return assembly.keep(value, from: origin) }
      return putOthers(of: role, from: origin, into: &assembly)
    }
    // `Smith, J, et al.`: the name, and what says that others are left out.
    for end: StaticString in [", et al.", ", et al", " et al.", " et al", " and others"] where value.hasSuffix(end) {
      let names = value[part: 0..<(value.count - end.utf8CodeUnitCount)].trimmed
      guard !names.isEmpty else { break }
      putNames(names, to: role, isShort: isShort, from: origin, into: &assembly)
      var part = origin
      part.isCounted = false
      if !assembly.hasNames(role) { return assembly.keep(value, from: part) }
      return putOthers(of: role, from: part, into: &assembly)
    }
    if let named = NamedORCIDs(value) {
      return putNames(named, of: value, to: role, isShort: isShort, from: origin, into: &assembly)
    }
    if let (name, mail) = withoutMail(value) {
      var part = origin
      part.isCounted = false
      putNames(name, to: role, isShort: isShort, from: part, into: &assembly)
      assembly.keep(mail, from: part)
      return assembly.count(origin, repair: .init(mailTakenOff, of: value))
    }
    // EndNote's mark of a name that is not to be taken apart.
    if value.last == comma, value.firstIndex(of: comma) == value.count - 1, value.count > 1 {
      return assembly.add(
        .init(literal: value[part: 0..<(value.count - 1)].trimmed), to: role, from: origin,
        repair: .init(markTakenOff, of: value))
    }
    switch mayBeSeveral(value) ? names(in: value, isShort: isShort) : .one {
    case .one: putName(value, to: role, isShort: isShort, from: origin, into: &assembly)
    case .open:
      assembly.remark(
        "\(assembly.name(ofTag: origin.tag)): \(openNames)", line: origin.line)
      assembly.keep(value, from: origin)
    case .several(let names):
      for name in names { assembly.addUncounted(name, to: role) }
      assembly.count(origin, repair: .init("several names in one field are taken apart", of: value))
    }
  }

  static let markTakenOff = "a comma at the end says that the name is one of a group, and is taken off"

  private static let others: [StaticString] = ["et al.", "et al", "others", "and others"]

  /// Keeps that a list of names is incomplete, as BibTeX has it.
  private static func putOthers(
    of role: CitationKey, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    assembly.count(origin)
    let tag = assembly.tag(BibTeXEntryText.field(ofNames: role.name))
    guard !assembly.keepsValues(of: tag) else { return }
    assembly.remark("a list of names ends in 'et al.': it is incomplete", line: origin.line)
    assembly.keep(ImportedRecord.others, from: .init(tag: tag, line: origin.line, isCounted: false))
  }

  static let openNames = "several names may stand here, but nothing tells where one ends; the words are kept"

  private enum Names {
    case one, open
    case several([RecordAssembly.Name])
  }

  private static let comma = UInt8(ascii: ",")

  /// Whether it has any sign of another name: nearly none has.
  static func mayBeSeveral(_ value: Bytes) -> Bool {
    var commas = 0
    for (place, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: ";"), UInt8(ascii: "&"), 0x0A: return true
      case 0x20 where value[part: place..<value.count].hasPrefix(" and "): return true
      case comma:
        commas += 1
        // `Smith J, Doe A`.
        if commas > 1 || beginsWithInitials(value)
          || place > 0 && (value[place - 1].isUppercase || value[place - 1] == UInt8(ascii: "."))
          || particleBehind(value[part: 0..<place]) != nil
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  private static func names(in value: Bytes, isShort: Bool) -> Names {
    func isName(_ part: Bytes) -> Bool { part.contains(comma) || shortName(part, isShort: isShort) != nil }
    func several(_ parts: [Bytes]) -> Names {
      .several(
        parts.map { $0.contains(comma) ? name(familyFirst: $0) : shortName($0, isShort: isShort) ?? .init(literal: $0) }
      )
    }
    if value.contains(UInt8(ascii: ";")) {
      let parts = value.parts(by: Array(";".utf8))
      return parts.contains(where: isName) ? several(parts) : .one
    }
    let lines = value.parts(by: [0x0A])
    if lines.count > 1 {
      if lines.allSatisfy(isName) { return several(lines) }
      return lines.contains(where: isName) ? .open : .one
    }
    for word in [" and ", " & "] {
      let parts = value.parts(by: Array(word.utf8))
      guard parts.count > 1 else { continue }
      if parts.allSatisfy({ beginsWithInitials($0) && initialsFirst($0) != nil }) { return several(parts) }
      let known = CSVNames.names(in: value)
      return known.literals == 0 && known.names.count > 1 && !known.isIncomplete ? .several(known.names) : .one
    }
    let parts = value.parts(by: [comma])
    let areShort = parts.map { shortName($0, isShort: isShort) != nil }
    if parts.count > 1, areShort.allSatisfy(\.self) { return several(parts) }
    if parts.count < 3 || parts.count == 3 && !(areShort[0] && areShort[1]) { return .one }
    return CSVNames.pairs(parts).map { .several($0) } ?? .open
  }

  private static func putName(
    _ value: Bytes, to role: CitationKey, isShort: Bool, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard !value.contains(comma), let name = shortName(value, isShort: isShort) else {
      if !value.contains(comma), beginsWithInitials(value), !isGroup(value) {
        assembly.remark(
          "\(assembly.name(ofTag: origin.tag)): a name that cannot be taken apart is kept in one piece",
          line: origin.line)
      }
      return assembly.add(name(familyFirst: value), to: role, from: origin)
    }
    if beginsWithInitials(value) {
      return assembly.add(
        name, to: role, from: origin,
        repair: .init("a name without a comma is taken apart: the initials, then the family name", of: value))
    }
    assembly.add(
      name, to: role, from: origin,
      repair: .init("a name without a comma is taken apart: the family name, then the initials", of: value))
  }

  /// `Greist JH`, `van Dyck J.A.`, `King ML Jr`; of a source that writes so, `GREIST JH` too. Nil for another, and for what
  /// is called a group: `Working Group B`.
  private static func shortName(_ value: Bytes, isShort: Bool) -> RecordAssembly.Name? {
    let name = beginsWithInitials(value) ? initialsFirst(value) : familyFirst(value, isShort: isShort)
    return name?.family.map(isGroup) == true ? nil : name
  }

  private static func familyFirst(_ value: Bytes, isShort: Bool) -> RecordAssembly.Name? {
    isShort && endsInInitials(value) ? shortName(value) : CSVNames.shortName(value)
  }

  // MARK: Initials in front

  /// `J. Smith`, `J.-P. Martin`: a capital with a point behind it, and more words.
  static func beginsWithInitials(_ value: Bytes) -> Bool {
    let letter = value.prefix { $0 >= 0x80 }.count
    guard let first = value.first, first.isUppercase || letter == 2, value.count > letter + 3 else { return false }
    return value[max(1, letter)] == UInt8(ascii: ".") && value.contains(0x20)
  }

  /// `J. Smith`, `A. B. de Boer`, `M. Van Dyck Jr.`, as IEEE Xplore writes names; nil where more than one word may be the family
  /// name (`J. Garcia Lopez`), and of states (`U.S. Congress`).
  static func initialsFirst(_ value: Bytes) -> RecordAssembly.Name? {
    var words = value.parts(by: [0x20])
    let suffix = words.count > 2 && isSuffix(words[words.count - 1]) ? words.removeLast() : nil
    let initials = words.prefix { $0.string.wholeMatch(of: #/(?:-?\p{Lu}\.)+/#) != nil }.count
    guard initials > 0, initials < words.count,
      !["U.S.", "U.S.A.", "U.K.", "E.U.", "U.N.", "N.Y.", "D.C."].contains(words[0].string)
    else { return nil }
    let rest = words[initials...]
    let particles = rest.dropLast().allSatisfy { familyParticles.contains($0.string.lowercased()) }
    guard particles, let last = words.last, last.string.wholeMatch(of: #/(?:[dlDLO]['’])?\p{Lu}[\p{L}'’-]+/#) != nil,
      let first = rest.first
    else { return nil }
    func span(_ first: Bytes, _ last: Bytes) -> Bytes {
      guard let base = value.baseAddress, let start = first.baseAddress, let end = last.baseAddress else {
        return first
      }
      return value[part: (start - base)..<(end - base + last.count)]
    }
    let (particle, family) = particle(of: span(first, last))
    return .init(
      family: family, given: span(words[0], words[initials - 1]), suffix: suffix, nonDroppingParticle: particle)
  }

  private static let familyParticles: Set = [
    "al", "da", "dal", "dalla", "das", "de", "dei", "del", "della", "den", "der", "des", "di", "dos", "du", "el", "la",
    "le", "op", "st.", "t", "'t", "’t", "te", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
  ]

  static func isGroup(_ family: Bytes) -> Bool {
    family.string.lowercased().split { !$0.isLetter }.contains { groupWords.contains(String($0)) }
  }

  private static let groupWords: Set = [
    "association", "board", "center", "centre", "clinic", "collaboration", "collaborative", "collaborators", "college",
    "commission", "committee", "consortium", "council", "department", "division", "federation", "force", "foundation",
    "group", "hospital", "initiative", "institute", "investigators", "ministry", "network", "of", "office",
    "organisation", "organization", "panel", "program", "programme", "project", "register", "registry", "school",
    "society", "study", "team", "the", "trial", "unit", "university",
  ]

  /// The same without what may be initials: `Smith, Anna IV`.
  static func isCertainSuffix(_ word: Bytes) -> Bool { isSuffix(word) && !word.equals("II") && !word.equals("IV") }

  static func isSuffix(_ word: Bytes) -> Bool {
    // Nearly every given name is told apart by its length or its second letter.
    guard (2...4).contains(word.count), "rIVnt".utf8.contains(word[1]) else { return false }
    switch word.string {
    case "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "2nd", "3rd", "4th": return true
    default: return false
    }
  }
}
