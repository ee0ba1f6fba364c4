/// What Web of Science says of the authors in fields of their own: their short names, where they work and their numbers.
struct WebOfSciencePeople {
  /// Of the fields that name an author: which in the list.
  private(set) var positions: [Int: Int] = [:]
  private var shortNames: Set<Int> = []
  /// Fields of which every name is one of the authors', so that nothing of them has to be kept.
  private var wholes: Set<Int> = []
  private var parts: [Int: [Part]] = [:]

  private enum Part {
    case address(String), orcid(String), researcher(String)
  }

  init(_ entry: TaggedEntry) {
    func fields(_ tag: StaticString) -> [Int] {
      entry.fields.indices.filter { entry.fields[$0].code == TaggedEntry.code(tag) && !entry.fields[$0].value.isEmpty }
    }
    func text(_ field: Int) -> String { entry.value(entry.fields[field]) { $0.string } }
    let (full, short) = (fields("AF"), fields("AU"))
    let names = full.isEmpty ? short : full
    for (position, field) in names.enumerated() { positions[field] = position }
    if !full.isEmpty {
      for (short, full) in zip(short, full) where Self.isShort(text(short), of: text(full)) { shortNames.insert(short) }
    }
    // A name that two people have tells neither.
    let known = AuthorNames(names.map(text))
    func author(_ name: Substring) -> Int? { known.author(name) }
    for field in fields("C1") {
      let match = text(field).wholeMatch(of: /\[([^\]]+)\]\s*(.+)/)
      let authors = match?.1.split(separator: ";").map(author) ?? (names.count == 1 ? [0] : [nil])
      for case let author? in authors {
        parts[author, default: []].append(.address(String(match?.2 ?? text(field)[...])))
      }
      if authors.allSatisfy({ $0 != nil }) { wholes.insert(field) }
    }
    for (tag, isORCID) in [("OI", true), ("RI", false)] as [(StaticString, Bool)] {
      for field in fields(tag) {
        let people = text(field).split(separator: ";").map { $0.split(separator: "/") }
        let authors = people.map { person -> Int? in
          guard person.count == 2, let author = author(person[0]) else { return nil }
          let number = String(person[1]).lend { isORCID ? CitationParts.orcid($0)?.string : $0.trimmed.string }
          guard let number, !number.isEmpty else { return nil }
          parts[author, default: []].append(isORCID ? .orcid(number) : .researcher(number))
          return author
        }
        // One person may have two, of which a record holds one.
        if authors.allSatisfy({ $0 != nil }), !isORCID || Set(authors).count == authors.count { wholes.insert(field) }
      }
    }
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
