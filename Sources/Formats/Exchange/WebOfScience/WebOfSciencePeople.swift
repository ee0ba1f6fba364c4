/// What Web of Science says of the authors in fields of their own: their short names, where they work and their numbers.
struct WebOfSciencePeople {
  /// Of the fields that name an author: which in the list.
  private(set) var positions: [Int: Int] = [:]
  private var shortNames: Set<Int> = []
  /// Fields of which every name is one of the authors', so that nothing of them has to be kept.
  private var wholes: Set<Int> = []
  private var parts: [Int: [Part]] = [:]
  private let known: AuthorNames
  private let isAlone: Bool

  private enum Part {
    case address(String), orcid(String), researcher(String)
  }

  init(_ entry: TaggedEntry) {
    func fields(_ tag: StaticString) -> [Int] {
      entry.fields.indices.filter { entry.fields[$0].code == TaggedEntry.code(tag) && !entry.fields[$0].value.isEmpty }
    }
    func text(_ field: Int) -> String { entry.value(entry.fields[field]) { $0.string } }
    func bareName(_ field: Int) -> String { entry.value(entry.fields[field], CitationParts.bareName) }
    let (full, short) = (fields("AF"), fields("AU"))
    let names = full.isEmpty ? short : full
    for (position, field) in names.enumerated() { positions[field] = position }
    if !full.isEmpty {
      for (short, full) in zip(short, full) {
        // What only the short one has stays with it.
        let isBare = bareName(short) == text(short) || text(full).hasSuffix(text(short).drop { $0 != "(" })
        if isBare, Self.isShort(bareName(short), of: bareName(full)) { shortNames.insert(short) }
      }
    }
    known = AuthorNames(names.map(bareName))
    isAlone = names.count == 1
    for field in fields("C1") where takeAddress(text(field)) { wholes.insert(field) }
    for field in fields("OI") where takeNumbers(text(field), areORCIDs: true) { wholes.insert(field) }
    for field in fields("RI") where takeNumbers(text(field), areORCIDs: false) { wholes.insert(field) }
  }

  /// The same of authors that are at hand, as the columns of a table name them.
  ///
  /// - Parameter areAll: false where the list goes on.
  init(names: [String], areAll: Bool = true) {
    known = AuthorNames(names)
    isAlone = areAll && names.count == 1
  }

  /// `[Doe, Anna; Roe, C.] Univ Leeds`.
  ///
  /// - Returns: whether every name is an author's.
  mutating func takeAddress(_ text: String) -> Bool {
    let match = text.wholeMatch(of: /\[([^\]]+)\]\s*(.+)/)
    let authors = match?.1.split(separator: ";").map { known.author($0) } ?? (isAlone ? [0] : [nil])
    for case let author? in authors { parts[author, default: []].append(.address(String(match?.2 ?? text[...]))) }
    return authors.allSatisfy { $0 != nil }
  }

  /// Several such addresses in one text: `[Doe, Anna] Univ Leeds; [Roe, C.] Univ York`.
  mutating func takeAddresses(_ text: String) -> Bool {
    guard text.hasPrefix("[") else { return takeAddress(text) }
    let addresses = text.replacing(/;\s*\[/, with: "\n[").split(separator: "\n")
    return addresses.map { takeAddress(String($0)) }.allSatisfy(\.self)
  }

  /// `Doe, Anna/0000-0002-1825-0097; Roe, C./…`.
  mutating func takeNumbers(_ text: String, areORCIDs: Bool) -> Bool {
    let people = text.split(separator: ";").map { $0.split(separator: "/") }
    let authors = people.map { person -> Int? in
      guard person.count == 2, let author = known.author(person[0]) else { return nil }
      let number = String(person[1]).lend { areORCIDs ? CitationParts.orcid($0)?.string : $0.trimmed.string }
      guard let number, !number.isEmpty else { return nil }
      parts[author, default: []].append(areORCIDs ? .orcid(number) : .researcher(number))
      return author
    }
    // One person may have two, of which a record holds one.
    return authors.allSatisfy { $0 != nil } && (!areORCIDs || Set(authors).count == authors.count)
  }

  /// `(Doe A.; Roe C.) Univ Leeds`, as Embase has it.
  mutating func takeGroups(_ text: String, of names: [String]) -> Bool {
    let groups = RISPeople(names: names, addresses: text)
    for author in names.indices {
      for address in groups.addresses(ofField: author) { add(newAddress: address, to: author) }
    }
    return groups.isWhole(0)
  }

  mutating func add(address: String, to author: Int) { parts[author, default: []].append(.address(address)) }

  /// The same where it may have been said before.
  mutating func add(newAddress address: String, to author: Int) {
    let isThere = parts[author]?.suffix(64).contains { if case .address(address) = $0 { true } else { false } }
    if isThere != true { add(address: address, to: author) }
  }

  /// Which of the authors it names; nil where there is none or more than one.
  func author(_ name: some StringProtocol) -> Int? { known.author(name) }

  /// Addresses without a name, where there is but one author whose they can be.
  mutating func takeAddresses(ofOnlyAuthor addresses: [String]) -> Bool {
    if isAlone { for address in addresses { add(newAddress: address, to: 0) } }
    return isAlone
  }

  func isShort(_ field: Int) -> Bool { shortNames.contains(field) }
  func isWhole(_ field: Int) -> Bool { wholes.contains(field) }

  /// Adds what is known of the name added last.
  func putParts(of author: Int, into assembly: inout RecordAssembly) {
    for part in parts[author] ?? [] {
      switch part {
      case .address(let text): text.lend { assembly.addUncounted(affiliation: $0) }
      case .orcid(let text): text.lend { assembly.addUncounted(orcid: $0) }
      case .researcher(let text):
        "ResearcherID".lend { scheme in text.lend { assembly.addUncounted(nameIdentifier: $0, scheme: scheme) } }
      }
    }
  }

  /// `Smith, JA` of `Smith, John A.`
  private static func isShort(_ short: String, of full: String) -> Bool {
    if short == full { return true }
    return short.replacing(",", with: "").lend { short in full.lend { CitationParts.isShort(short, of: $0) } }
  }
}
