import Records

/// Where the tags of Web of Science go.
struct WebOfScienceMapping: TaggedMapping {
  private enum Place {
    case variable(CitationKey)
    case type, documentType, author, shortAuthor, bookAuthor, shortBookAuthor, group, bookGroup, editor, source,
      bookTitle, short
    case address, people, keywords, grants, serialNumber, electronicNumber, isbn, year, month, earlyAccess, eventDate
    case firstPage, lastPage, pages, articleNumber, doi, pmid, accession, language, fileName
  }

  private static func key(_ name: String) -> CitationKey { CitationKey(name) ?? .note }

  private static let places: TagTable<Place> = {
    let list: [(StaticString, Place)] = [
      ("FN", .fileName), ("PT", .type), ("DT", .documentType), ("AU", .shortAuthor), ("AF", .author),
      ("BA", .shortBookAuthor), ("BF", .bookAuthor), ("CA", .group), ("GP", .bookGroup), ("BE", .editor),
      ("TI", .variable(.title)), ("SO", .source), ("BT", .bookTitle), ("SE", .variable(.collectionTitle)),
      ("LA", .language),
      ("CT", .variable(key("event-title"))), ("CL", .variable(key("event-place"))), ("CY", .eventDate),
      ("DE", .keywords), ("ID", .keywords), ("AB", .variable(.abstract)), ("C1", .address), ("OI", .people),
      ("RI", .people), ("FU", .grants), ("PU", .variable(.publisher)), ("PI", .variable(.publisherPlace)),
      ("SN", .serialNumber), ("EI", .electronicNumber), ("BN", .isbn), ("JI", .variable(.containerTitleShort)),
      ("J9", .short), ("PD", .month), ("PY", .year), ("EA", .earlyAccess), ("PS", .pages), ("VL", .variable(.volume)),
      ("IS", .variable(.issue)), ("PN", .variable(key("part"))), ("SU", .variable(key("supplement"))),
      ("BP", .firstPage), ("EP", .lastPage), ("AR", .articleNumber), ("DI", .doi),
      ("PG", .variable(key("number-of-pages"))), ("UT", .accession), ("PM", .pmid),
    ]
    return TagTable(list)
  }()

  static func knows(_ code: UInt32) -> Bool { places[code] != nil }

  /// Whether each line is a value: a name, an address, a reference.
  static func isList(_ code: UInt32) -> Bool { lists.contains(code) }

  private static let lists = Set(
    (["AU", "AF", "BA", "BF", "CA", "GP", "BE", "C1", "CR"] as [StaticString]).map { TaggedEntry.code($0) })

  var tags = TagIndex()

  mutating func put(_ entry: TaggedEntry, into assembly: inout RecordAssembly) {
    assembly.begin(line: entry.line)
    assembly.type = Self.type(of: entry)
    let people = WebOfSciencePeople(entry)
    for (number, field) in entry.fields.enumerated() {
      var origin = tags.origin(of: field, in: &assembly)
      entry.value(field) { value in
        if value.isEmpty { return assembly.drop(origin, "it holds nothing") }
        guard let place = Self.places[field.code] else { return assembly.keep(value, from: origin) }
        switch place {
        // It is that of the file.
        case .fileName:
          origin.isCounted = false
          let name = value.string
          assembly.set(Self.key("source"), name.contains("Web of Science") ? "Web of Science" : name, from: origin)
        case .author, .shortAuthor:
          guard let position = people.positions[number] else {
            return people.isShort(number) ? assembly.count(origin) : assembly.keep(value, from: origin)
          }
          CitationParts.putNames(value, to: .author, isShort: false, from: origin, into: &assembly)
          people.putParts(of: position, into: &assembly)
        case .address, .people:
          people.isWhole(number) ? assembly.count(origin) : assembly.keep(value, from: origin)
        default: Self.put(value, at: place, of: entry, from: origin, into: &assembly)
        }
      }
    }
    assembly.refuseRest(of: entry)
  }

  private static func text(_ tag: StaticString, of entry: TaggedEntry) -> String? {
    entry.first(TaggedEntry.code(tag)).map { entry.value(entry.fields[$0]) { $0.string } }
  }

  /// A letter, `J`, `B`, `S`, `C` or `P`, and the kinds of document: `Article; Book Chapter` appeared in a book.
  private static func type(of entry: TaggedEntry) -> String {
    let kinds = (text("DT", of: entry) ?? "").lend { $0.parts(by: Array(";".utf8)).map(\.string) }
    let types = kinds.compactMap { CSVTypes.type(ofDocument: $0) }
    let own = text("PT", of: entry).flatMap { CSVTypes.type($0) }
    if types.contains("chapter") { return "chapter" }
    if own == "article-journal" || own == "patent" { return own ?? "document" }
    return (types.contains("paper-conference") ? "paper-conference" : types.first { $0 != "article-journal" }) ?? own
      ?? types.first ?? "document"
  }

  private static func put(
    _ value: Bytes, at place: Place, of entry: TaggedEntry, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    switch place {
    case .variable(.abstract): CitationParts.putAbstract(value, from: origin, into: &assembly)
    case .variable(let key): assembly.set(key, value, from: origin)
    case .type:
      CSVTypes.type(value.string) == assembly.type ? assembly.count(origin) : assembly.keep(value, from: origin)
    case .documentType: assembly.addEach(parts(value), from: origin) { $1.add(publicationType: $0, from: $2) }
    case .keywords: assembly.addEach(parts(value), from: origin) { $1.add(keyword: $0, from: $2) }
    case .shortBookAuthor where entry.has(TaggedEntry.code("BF")): assembly.keep(value, from: origin)
    case .bookAuthor, .shortBookAuthor:
      CitationParts.putNames(value, to: bookRole(entry), isShort: false, from: origin, into: &assembly)
    case .group: assembly.add(.init(literal: value), to: .author, from: origin)
    case .bookGroup: assembly.add(.init(literal: value), to: bookRole(entry), from: origin)
    case .editor: CitationParts.putNames(value, to: .editor, isShort: false, from: origin, into: &assembly)
    // Of a book its title again, in capitals.
    case .source where assembly.type == "book":
      text("TI", of: entry)?.lowercased() == value.string.lowercased()
        ? assembly.count(origin) : assembly.keep(value, from: origin)
    case .source: assembly.set(.containerTitle, value, from: origin)
    // Beside the source, or of what is the book, it is kept.
    case .bookTitle where !entry.has(TaggedEntry.code("SO")) && assembly.type != "book":
      assembly.set(.containerTitle, value, from: origin)
    // In capitals, which is nobody else's abbreviation.
    case .short where !entry.has(TaggedEntry.code("JI")): assembly.set(.containerTitleShort, value, from: origin)
    case .grants: putGrants(value, from: origin, into: &assembly)
    case .serialNumber: CitationParts.putSerialNumbers(value, from: origin, into: &assembly)
    case .electronicNumber: assembly.add(identifier: value, scheme: "issn-electronic", from: origin)
    case .isbn: CitationParts.putNumbers(value, isBook: true, from: origin, into: &assembly)
    case .year, .month, .earlyAccess: putDate(value, at: place, of: entry, from: origin, into: &assembly)
    case .eventDate: set(key("event-date"), date: CitationParts.date(value), value, from: origin, into: &assembly)
    case .firstPage:
      let last = text("EP", of: entry) ?? ""
      last.lend { CitationParts.putPages(value, last: $0.isEmpty ? nil : $0, from: origin, into: &assembly) }
    case .pages: CitationParts.putPages(value, from: origin, into: &assembly)
    case .lastPage:
      let first = text("BP", of: entry) ?? ""
      first.lend { CitationParts.putLastPage(value, first: $0.isEmpty ? nil : $0, from: origin, into: &assembly) }
    case .articleNumber where !entry.has(TaggedEntry.code("BP")): assembly.set(.page, value, from: origin)
    case .doi: CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
    case .pmid: assembly.set(pmid: value, from: origin)
    case .accession: assembly.add(identifier: value, scheme: "wos", from: origin)
    case .language: CitationParts.putLanguage(value, from: origin, into: &assembly)
    case .short, .bookTitle, .articleNumber, .author, .shortAuthor, .address, .people, .fileName:
      assembly.keep(value, from: origin)
    }
  }

  /// Who wrote the book: of a whole one its authors, else those of the book that the piece is in.
  private static func bookRole(_ entry: TaggedEntry) -> CitationKey {
    entry.has(TaggedEntry.code("AU")) || entry.has(TaggedEntry.code("AF")) ? key("container-author") : .author
  }

  /// What semicolons part, which is how the format writes it.
  private static func parts(_ value: Bytes) -> [Bytes] { value.parts(by: Array(";".utf8)) }

  /// `ZonMw [123, 456]; Dutch Heart Foundation`; who stands behind a funder (`Funding Source: UKRI`) has no place, and is kept.
  static func putGrants(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let grants = parts(value).map { $0.string.wholeMatch(of: Self.grant) }
    if grants.contains(where: { $0 == nil }) { return assembly.keep(value, from: origin) }
    var part = origin
    part.isCounted = false
    for case let grant? in grants {
      if grant.3 != nil { assembly.keep(String(grant.0), from: part) }
      let numbers = (grant.2 ?? "").split(separator: ",").map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
      String(grant.1).lend { agency in
        if numbers.isEmpty { assembly.add(grant: nil, acronym: nil, agency: agency, country: nil, from: part) }
        for number in numbers {
          String(number).lend { assembly.add(grant: $0, acronym: nil, agency: agency, country: nil, from: part) }
        }
      }
    }
    assembly.count(origin)
  }

  private static var grant: Regex<(Substring, Substring, Substring?, Substring?)> {
    /([^\[\]]+?)\s*(?:\[([^\[\]]*)\])?(?:\s*Funding Source: ?([^\[\]]+))?/
  }

  /// The year with `JUL 14`, `SPR`, `JAN-FEB`, or the whole again (`Oct 2019`) in a field of its own; without a year what came
  /// online before the issue.
  private static func putDate(
    _ value: Bytes, at place: Place, of entry: TaggedEntry, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    let year = text("PY", of: entry)
    let month = text("PD", of: entry)
    let whole = year.flatMap { year in
      month.flatMap { month in year.lend { year in month.lend { CitationParts.date($0, inYear: year) } } }
        ?? month.flatMap { CitationParts.date($0) }.flatMap {
          $0.raw == nil && $0.parts.first?.year == Int(year) ? $0 : nil
        }
    }
    switch place {
    case .month where whole != nil: assembly.count(origin)
    case .month where year == nil, .year:
      set(.issued, date: whole ?? CitationParts.date(value), value, from: origin, into: &assembly)
    case .earlyAccess:
      let key = year == nil && month == nil ? .issued : key("available-date")
      set(key, date: CitationParts.date(value), value, from: origin, into: &assembly)
    default: assembly.keep(value, from: origin)
    }
  }

  private static func set(
    _ key: CitationKey, date: CitationDate?, _ value: Bytes, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard let date else { return assembly.keep(value, from: origin) }
    CitationParts.tell(date, from: origin, into: &assembly)
    assembly.set(key, date, written: value, from: origin)
  }
}
