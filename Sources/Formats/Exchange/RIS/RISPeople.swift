import Records

/// What Ovid and Embase say of the authors in fields of their own: where they work and their ORCIDs.
///
/// Each names the author, so that it goes with the name where exactly one author has it:
/// `M2  - Visser, Mieke. Department of Examples`, `AD  - Visser, Mieke: Department of Examples`,
/// `M1  - (Visser M.; de Boer J.P.) Department of Examples`, `AI  - Visser, Mieke; ORCID: https://orcid.org/…`.
struct RISPeople {
  private var affiliations: [Int: [String]] = [:]
  private var orcids: [Int: String] = [:]
  /// Fields of which nothing is left that would have to be kept.
  private var wholes: Set<Int> = []

  init() {}

  init(_ entry: TaggedEntry) {
    let candidates = entry.fields.indices.filter { Self.mayName(entry.fields[$0], of: entry) }
    if candidates.isEmpty { return }
    let named = entry.fields.indices.filter { Self.authorTags.contains(entry.fields[$0].code) }
    var authors = Authors(
      named.map { place in
        let name = entry.value(entry.fields[place], CitationParts.bareName)
        return (place, name.lend(CitationParts.mayBeSeveral) ? "" : name)
      },
      findsInitials: candidates.contains { [Self.orcid, Self.otherORCID].contains(entry.fields[$0].code) })
    for place in candidates where entry.fields[place].value.count <= Self.longest {
      let field = entry.fields[place]
      let text = entry.value(field) { $0.string }
      switch field.code {
      case Self.orcid, Self.otherORCID: takeORCID(text, of: place, authors)
      case Self.addressesOfGroups: takeGroup(text, of: place, authors)
      default:
        takeAddress(text, of: place, &authors)
        // Where a single author works needs no name.
        if field.code == Self.addresses, named.count == 1, authors.count == 1, !wholes.contains(place),
          text.lend({ CitationParts.isWorkplace($0) && !CitationParts.isAddressOfPerson($0) })
        {
          add(text, to: named[0])
          wholes.insert(place)
        }
      }
    }
  }

  /// The same of Ovid's tagged lines.
  init(ofOvid entry: TaggedEntry, authors: [(field: Int, name: OvidName)], addresses: UInt32) {
    let fields = entry.fields.indices.filter { entry.fields[$0].code == addresses && !entry.fields[$0].value.isEmpty }
    let orcids = entry.fields.indices.filter { [Self.orcid, Self.otherORCID].contains(entry.fields[$0].code) }
    if fields.isEmpty && orcids.isEmpty || authors.isEmpty { return }
    var known = Authors(authors.map { ($0.field, $0.name.text) }, findsInitials: !orcids.isEmpty)
    takeAddresses(fields, of: entry, authors, &known)
    for place in orcids where entry.fields[place].value.count <= Self.longest {
      takeORCID(entry.value(entry.fields[place]) { $0.string }, of: place, known)
    }
  }

  /// Where authors work, each with the author in front (`Visser, Mieke. Department of …`, `(Visser, de Boer) Department of …`) or
  /// with a number that stands behind the names, too (`1 Department of …; 2 School of …`).
  private mutating func takeAddresses(
    _ fields: [Int], of entry: TaggedEntry, _ authors: [(field: Int, name: OvidName)], _ known: inout Authors
  ) {
    var numbered = NumberedList()
    for field in fields {
      let text = entry.value(entry.fields[field]) { $0.string }
      guard text.utf8.count <= Self.longest else { continue }
      if numbered.take(text) {
        wholes.insert(field)
      } else if text.hasPrefix("(") {
        takeGroup(text, of: field, known)
      } else {
        takeAddress(text, of: field, &known)
        // Whose an address without a name is, nothing tells where there are several.
        if !wholes.contains(field), authors.count == 1 {
          add(text, to: authors[0].field)
          wholes.insert(field)
        }
      }
    }
    if numbered.items.isEmpty { return }
    let numbers = Set(authors.flatMap(\.name.numbers))
    // Each has to be somebody's, or the list stays.
    guard numbers == Set(1...numbered.items.count) else {
      wholes.removeAll()
      return
    }
    for author in authors {
      for number in author.name.numbers { add(numbered.items[number - 1], to: author.field) }
    }
  }

  /// The same of authors that are at hand, as a column of Embase's table names them: `(Visser M.; de Boer J.P.) Department of …`.
  init(names: [String], addresses text: String) {
    guard text.utf8.count <= Self.longest else { return }
    takeGroup(text, of: 0, Authors(names.enumerated().map { ($0.offset, $0.element) }))
  }

  private static let longest = 20_000

  /// The authors by their names and, where no name is meant, by the family's; what two of them have names neither.
  private struct Authors {
    private var names: [String: [Int]] = [:]
    private var families: [String: [Int]] = [:]
    var count: Int { names.count }

    private let fields: [Int]
    /// The names of several parts, as they are written, of which each is one author's.
    private var inFull: [(author: Int, name: [UInt8])] = []
    private var byInitials: AuthorNames?

    /// - Parameter findsInitials: whether ``authorByInitials(_:)`` is asked.
    init(_ authors: [(field: Int, name: String)], findsInitials: Bool = false) {
      fields = authors.map(\.field)
      if findsInitials {
        byInitials = AuthorNames(
          authors.map { $0.name.contains(",") ? $0.name : $0.name.replacing(Self.initials) { ", \($0.output)" } })
      }
      for (field, name) in authors where !name.isEmpty {
        names[Self.key(name), default: []].append(field)
        families[Self.key(Self.family(name)), default: []].append(field)
      }
      for (_, name) in authors where name.contains(",") {
        if let author = author(name) { inFull.append((author, Array(name.utf8))) }
      }
    }

    func author(_ name: some StringProtocol, orFamily: Bool = false) -> Int? {
      let key = Self.key(name)
      let found = names[key] ?? (orFamily ? families[key] : nil) ?? []
      return found.count == 1 ? found[0] : nil
    }

    /// How many bytes may be looked through for names, of a record that is not made to take long.
    private var budget = 200_000_000

    /// The places where an author is named before a point or a colon, as an address is begun: in the order of the text.
    ///
    /// - Returns: nil where too much would have to be looked through.
    mutating func beginnings(in text: Bytes) -> [(author: Int, name: Range<Int>)]? {
      budget -= text.count * inFull.count
      if budget < 0 { return nil }
      var found: [(author: Int, name: Range<Int>)] = []
      for (author, name) in inFull {
        var from = 0
        while let place = text.place(of: name, from: from) {
          from = place + name.count
          let points = text[from...].prefix { $0 == UInt8(ascii: ".") }.count
          let colons = text[(from + points)...].prefix { $0 == UInt8(ascii: ":") }.count
          let end = from + points + colons
          let isBegun = place == 0 || text[place - 1].isSpace || text[place - 1] == UInt8(ascii: ";")
          if isBegun, end > from, end < text.count, text[end] == 0x20 { found.append((author, place..<from)) }
        }
      }
      // `Smith, J` begins `Smith, J. A`: the name that says most is meant.
      found.sort { ($0.name.lowerBound, $1.name.upperBound) < ($1.name.lowerBound, $0.name.upperBound) }
      var last = 0
      return found.filter { beginning in
        guard beginning.name.lowerBound >= last else { return false }
        last = beginning.name.upperBound
        return true
      }
    }

    /// The one author whose initials may be those of the name: `van den Berg A.` of `van den Berg, Anna`.
    func authorByInitials(_ name: some StringProtocol) -> Int? {
      byInitials?.author(name).map { fields[$0] }
    }

    private static var initials: Regex<Substring> { #/(?:\s+[\p{Lu}.-]{1,8})+$/# }

    /// What stands before the comma, or before the initials.
    private static func family(_ name: String) -> String {
      if let comma = name.firstIndex(of: ",") { return String(name[..<comma]) }
      return name.replacing(initials, with: "")
    }

    /// The letters of a name, which points and blanks are put between in more than one way.
    private static func key(_ name: some StringProtocol) -> String { name.lowercased().filter(\.isLetter) }
  }

  /// An issue or a part stands under `M1` in most exports.
  private static func mayName(_ field: TaggedEntry.Field, of entry: TaggedEntry) -> Bool {
    switch field.code {
    case orcid, otherORCID, addresses, otherAddresses: true
    case addressesOfGroups: entry.value(field) { $0.first == UInt8(ascii: "(") }
    default: false
    }
  }

  static func hasORCIDs(_ entry: TaggedEntry) -> Bool { entry.has(orcid) || entry.has(otherORCID) }

  func isWhole(_ field: Int) -> Bool { wholes.contains(field) }

  /// Adds what is known of the name added last, which stood in this field.
  func putParts(ofField field: Int, into assembly: inout RecordAssembly) {
    orcids[field]?.lend { assembly.addUncounted(orcid: $0) }
    for address in affiliations[field] ?? [] { address.lend { assembly.addUncounted(affiliation: $0) } }
  }

  func addresses(ofField field: Int) -> [String] { affiliations[field] ?? [] }

  private mutating func add(_ address: String, to author: Int) {
    if affiliations[author]?.suffix(64).contains(address) != true { affiliations[author, default: []].append(address) }
  }

  private mutating func takeORCID(_ text: String, of field: Int, _ authors: Authors) {
    guard let named = text.lend(NamedORCIDs.init) else { return }
    var isWhole = true
    for person in named.people {
      guard let author = authors.author(person.name) ?? authors.authorByInitials(person.name), orcids[author] == nil
      else {
        isWhole = false
        continue
      }
      orcids[author] = person.orcid
    }
    if isWhole { wholes.insert(field) }
  }

  /// The names in brackets, with addresses of mail in them as a rule, which have no place, and where they work; also of several
  /// groups behind one another, `(Visser, Doe) Leiden (Roe) Utrecht`.
  private mutating func takeGroup(_ text: String, of field: Int, _ authors: Authors) {
    var groups: [Substring] = []
    var start = text.startIndex
    var place = text.startIndex
    while let open = text[place...].firstIndex(of: "(") {
      place = text.index(after: open)
      guard open > start, text[text.index(before: open)].isWhitespace,
        let close = text[place...].prefix(Self.longestGroup).firstIndex(of: ")"),
        Self.names(in: text[place..<close]).allSatisfy({ authors.author($0, orFamily: true) != nil })
      else { continue }
      groups.append(text[start..<open])
      start = open
    }
    groups.append(text[start...])
    let areWhole = groups.map { takeGroup($0, authors) }
    if areWhole.allSatisfy(\.self) { wholes.insert(field) }
  }

  private static let longestGroup = 500

  /// - Returns: whether every name is an author's, and nothing stands beside the names.
  private mutating func takeGroup(_ text: Substring, _ authors: Authors) -> Bool {
    guard let match = text.wholeMatch(of: #/\(([^()]+)\)\s*(\S.*)/#) else { return false }
    var names = match.1.split(separator: ";")
    if names.count == 1, !text.contains("@"), authors.author(names[0], orFamily: true) == nil {
      names = Self.names(in: match.1)
    }
    let bare = names.map { $0.contains("@") ? $0.prefix { $0 != "," } : $0 }
    let found = bare.map { authors.author($0, orFamily: true) }
    let address = match.2.reversed().drop { " ;,\n".contains($0) }.reversed()
    for case let author? in found { add(String(address), to: author) }
    return bare == names && found.allSatisfy { $0 != nil }
  }

  private static func names(in group: Substring) -> [Substring] {
    group.split { $0 == ";" || $0 == "," }
  }

  private mutating func takeAddress(_ text: String, of field: Int, _ authors: inout Authors) {
    let isOfSeveral = text.lend { takeAddresses($0, authors.beginnings(in: $0), of: field) }
    if isOfSeveral { return }
    // The name that says most: `Smith, J` may be another than `Smith, J. A`.
    var last: (author: Int, address: Substring)?
    for mark in text.prefix(100).indices where text[mark] == "." || text[mark] == ":" {
      let rest = text[text.index(after: mark)...]
      guard rest.first == " ", let author = authors.author(text[..<mark]) else { continue }
      last = (author, rest.drop { $0 == " " })
    }
    // An address of mail alone is none of a place.
    guard let last, last.address.contains(" ") else { return }
    add(String(last.address), to: last.author)
    wholes.insert(field)
  }

  /// Those of several authors, one behind another: `Visser, Mieke: Leiden University Roe, Carl: Utrecht University`.
  ///
  /// - Returns: whether it names several; where they cannot be told apart, all are kept.
  private mutating func takeAddresses(
    _ text: Bytes, _ beginnings: [(author: Int, name: Range<Int>)]?, of field: Int
  ) -> Bool {
    guard let beginnings else { return true }
    // Somebody may be named who is no author: whose the words before are, is told by the colon behind the name.
    let named = text.count(where: { $0 == UInt8(ascii: ":") }) > 1 ? text.string.matches(of: Self.named).count : 0
    if named > max(1, beginnings.count) { return true }
    guard beginnings.count > 1 else { return false }
    let ends = beginnings.dropFirst().map(\.name.lowerBound) + [text.count]
    let places = zip(beginnings, ends).map { beginning, end in
      let address = text[part: beginning.name.upperBound..<end].string.drop { ".: ".contains($0) }
      return (beginning.author, String(address.reversed().drop { " ;,\n".contains($0) }.reversed()))
    }
    guard beginnings[0].name.lowerBound == 0, places.allSatisfy({ $0.1.contains(" ") }) else { return true }
    for (author, address) in places { add(address, to: author) }
    wholes.insert(field)
    return true
  }

  /// `Visser, Mieke: L`
  private static var named: Regex<Substring> { #/\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}. '’-]{0,40}: \p{Lu}/# }

  private static let orcid = TaggedEntry.code("AI")
  /// That of Embase.
  private static let otherORCID = TaggedEntry.code("AO")
  private static let addressesOfGroups = TaggedEntry.code("M1")
  private static let addresses = TaggedEntry.code("AD")
  private static let otherAddresses = TaggedEntry.code("M2")
  private static let authorTags: Set = [TaggedEntry.code("AU"), TaggedEntry.code("A1")]
}
