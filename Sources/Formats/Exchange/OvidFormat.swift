import Records

/// The tagged lines of Ovid, which it offers as Citavi, reprint or "complete reference": `<1. >` begins a record, a tag of two
/// letters a field; lines that go on begin with six spaces.
///
/// Which tags there are differs with the database that was searched; a field that is not known here stays under its tag.
/// Source: the exports of MEDLINE, Embase, APA PsycInfo, BIOSIS and Journals@Ovid that people have put online.
package enum OvidFormat: ExchangeFormat {
  package static let name = "ovid"
  package static let title = "Ovid"

  package static func sign(in head: ExportHead) -> Int? {
    guard
      beginsAsRecord(head) || head.firstLine(where: { field($0).map { isVendor($0.code, $0.value) } == true }) != nil
    else { return nil }
    return head.firstLine { isBeginning($0) || field($0).map { $0.code == vendor } == true }
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try TaggedReader<OvidMapping>.read(source, into: reading) { reader, line, number in
      if isBeginning(line) {
        reader.finish()
        reader.entry.begin(line: number)
      } else if let (code, value) = field(line) {
        if code == vendor, reader.entry.has(vendor) { reader.finish() }
        if !reader.entry.isOpen { reader.entry.begin(line: number) }
        reader.entry.add(code, value, line: number)
      } else if reader.entry.isOpen, !reader.entry.fields.isEmpty {
        reader.goOn(with: line, number, isFault: false)
      } else {
        reading.assembly.remark(
          "this line belongs to no field and is passed over; expected a tag, such as 'TI  - '", line: number,
          isFault: true)
      }
    } end: { reader, source in
      if reading.assembly.takesLast(reader.entry, of: source, isPart: false) { reader.finish() }
    }
  }

  private static let vendor = TaggedEntry.code("VN")

  private static func isVendor(_ code: UInt32, _ value: Bytes) -> Bool { code == vendor && value.hasPrefix("Ovid") }

  /// Whether a field follows the number of the first record: which fields there are is for the user to choose, the vendor too.
  private static func beginsAsRecord(_ head: ExportHead) -> Bool {
    guard let first = head.lines.firstIndex(where: { !$0.allSatisfy(\.isSpace) }), first + 1 < head.lines.count else {
      return false
    }
    return head.lines[first].withUnsafeBufferPointer { isBeginning($0) }
      && head.lines[first + 1].withUnsafeBufferPointer {
        field($0).map { OvidMapping.knows($0.code) || $0.code == vendor } == true
      }
  }

  /// `<12. >`
  private static func isBeginning(_ line: Bytes) -> Bool {
    let bare = line.trimmed
    guard bare.count >= 3, bare.first == UInt8(ascii: "<"), bare.last == UInt8(ascii: ">") else { return false }
    let inner = bare[part: 1..<(bare.count - 1)].trimmed
    return inner[part: 0..<(inner.count - (inner.last == UInt8(ascii: ".") ? 1 : 0))].integer != nil
  }

  private static func field(_ line: Bytes) -> (code: UInt32, value: Bytes)? {
    guard line.count >= 5, line[0].isUppercase, line[1].isUppercase || line[1].isDigit, line[2] == 0x20,
      line[3] == 0x20, line[4] == UInt8(ascii: "-")
    else { return nil }
    return (TaggedEntry.code(line[part: 0..<2]), line[part: 5..<line.count].trimmed)
  }
}

/// Where Ovid's tags go.
struct OvidMapping: TaggedMapping {
  private enum Place {
    case variable(CitationKey)
    case pmid
    case title, author, editor, identifier, source, doi, numbers, pages, language, keywords, keyword, heading,
      publicationType,
      date, registration, comment, url, journal, electronicNumber, ownTitle
  }

  private static let places: TagTable<Place> = {
    let list: [(StaticString, Place)] = [
      ("TI", .title), ("TT", .variable(.originalTitle)), ("AU", .author), ("FA", .author), ("ED", .editor),
      ("SO", .source), ("JT", .variable(.containerTitle)), ("JN", .variable(.containerTitle)),
      ("BT", .variable(.containerTitle)), ("TA", .variable(.containerTitleShort)), ("VI", .variable(.volume)),
      ("VO", .variable(.volume)), ("IP", .variable(.issue)), ("PG", .pages), ("YR", .date), ("DP", .date),
      ("NJ", .journal), ("JA", .variable(.containerTitleShort)), ("ES", .electronicNumber), ("OT", .ownTitle),
      ("SI", .registration), ("CM", .comment),
      ("AB", .variable(.abstract)),
      ("IS", .numbers), ("IB", .numbers), ("LG", .language), ("DO", .doi), ("DI", .doi), ("KW", .keywords),
      ("MH", .heading), ("SH", .keyword), ("PT", .publicationType), ("DT", .publicationType), ("UI", .identifier),
      ("PM", .pmid), ("UR", .url),
      ("PB", .variable(.publisher)), ("PL", .variable(.publisherPlace)), ("EN", .variable(.edition)),
      ("DB", .variable(CitationKey("source") ?? .note)),
    ]
    return TagTable(list)
  }()

  static func knows(_ code: UInt32) -> Bool { places[code] != nil }

  private static let types = [
    "book": "book", "authored book": "book", "edited book": "book", "book chapter": "chapter", "chapter": "chapter",
    "dissertation": "thesis", "dissertation abstract": "thesis", "patent": "patent", "technical report": "report",
  ]

  var tags = TagIndex()

  mutating func put(_ entry: TaggedEntry, into assembly: inout RecordAssembly) {
    assembly.begin(line: entry.line)
    assembly.type = Self.type(of: entry) ?? "article-journal"
    let isMEDLINE = Self.text("DB", of: entry).map { $0.uppercased().contains("MEDLINE") } ?? false
    let hasHeadings = isMEDLINE || !entry.has(TaggedEntry.code("DB")) && OvidHeading.isAnyQualified(in: entry)
    let hasFullNames = entry.has(Self.fullName)
    let people = Self.people(of: entry)
    for (number, field) in entry.fields.enumerated() {
      let origin = tags.origin(of: field, in: &assembly)
      entry.value(field) { value in
        if value.isEmpty { return assembly.drop(origin, "it holds nothing") }
        if CitationParts.isPlaceholder(value) { return assembly.drop(origin, CitationParts.placeholder) }
        if people.isWhole(number) { return assembly.count(origin) }
        guard let place = Self.places[field.code] else { return assembly.keep(value, from: origin) }
        let names = assembly.names.count
        defer { if assembly.names.count == names + 1 { people.putParts(ofField: number, into: &assembly) } }
        switch place {
        // The same names, shortened.
        case .author where hasFullNames && field.code != Self.fullName:
          Self.isShort(value, of: entry) ? assembly.count(origin) : assembly.keep(value, from: origin)
        case .identifier where isMEDLINE: assembly.set(pmid: value, from: origin)
        case .identifier: assembly.keep(value, from: origin)
        case .heading where hasHeadings:
          guard let heading = OvidHeading(value) else { return assembly.add(keyword: value, from: origin) }
          heading.put(from: origin, into: &assembly)
        // Beside a translated title.
        case .ownTitle where Self.text("TI", of: entry)?.hasPrefix("[") == true:
          assembly.set(.originalTitle, value, from: origin)
        case .source: Self.putSource(value, of: entry, from: origin, into: &assembly)
        case .date: Self.putDate(value, of: entry, from: origin, into: &assembly)
        default: Self.put(value, at: place, from: origin, into: &assembly)
        }
      }
    }
    assembly.refuseRest(of: entry)
  }

  private static let fullName = TaggedEntry.code("FA")
  private static let shortName = TaggedEntry.code("AU")
  private static let institution = TaggedEntry.code("IN")

  private static func people(of entry: TaggedEntry) -> RISPeople {
    guard entry.has(institution) || RISPeople.hasORCIDs(entry) else { return RISPeople() }
    let tag = entry.has(fullName) ? fullName : shortName
    let authors = entry.fields.indices.filter { entry.fields[$0].code == tag }.compactMap { place in
      entry.value(entry.fields[place]) { value in
        value.isEmpty || value.count > OvidSource.longest ? nil : (place, OvidName(CitationParts.bareName(value)))
      }
    }
    return RISPeople(ofOvid: entry, authors: authors, addresses: institution)
  }

  private static func isShort(_ value: Bytes, of entry: TaggedEntry) -> Bool {
    entry.fields.contains { field in
      field.code == fullName && entry.value(field) { CitationParts.isShort(value, of: $0) }
    }
  }

  private static func text(_ tag: StaticString, of entry: TaggedEntry) -> String? {
    entry.first(TaggedEntry.code(tag)).map { entry.value(entry.fields[$0]) { $0.string } }
  }

  private static func type(of entry: TaggedEntry) -> String? {
    let tags = [TaggedEntry.code("PT"), TaggedEntry.code("DT")]
    let kinds = entry.fields.lazy.filter { tags.contains($0.code) && $0.value.count <= OvidSource.longest }
      .flatMap { field in entry.value(field) { $0.parts(by: [UInt8(ascii: ";")]).map(\.string) } }
      .compactMap { types[$0.lowercased().filter { $0 != "." }] }
    // `Book`, `Edited Book` and `Chapter` stand beside one another where the chapter is meant.
    return kinds.contains("chapter") ? "chapter" : kinds.first
  }

  private static func put(
    _ value: Bytes, at place: Place, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    switch place {
    case .variable(.abstract): CitationParts.putAbstract(value, from: origin, into: &assembly)
    case .variable(let key): assembly.set(key, value, from: origin)
    case .url: CitationParts.putAddress(value, from: origin, into: &assembly)
    case .title where value.count > OvidSource.longest: assembly.set(.title, value, from: origin)
    case .title:
      let bare = value.string.replacing(#/\s*\[(Article|Report|Miscellaneous|References)\]$/#, with: "")
      assembly.set(
        .title, bare, from: origin,
        repair: bare.utf8.count < value.count ? .init("the kind of article is taken off the title", of: value) : nil)
    case .author:
      putName(value, to: value.hasSuffix("[Ed]") ? .editor : .author, from: origin, into: &assembly)
    // The day on which MEDLINE took the record in.
    case .editor where value[0].isDigit: assembly.keep(value, from: origin)
    case .editor: putName(value, to: .editor, from: origin, into: &assembly)
    case .doi: CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
    case .numbers: CitationParts.putNumbers(value, isBook: false, from: origin, into: &assembly)
    case .pages: CitationParts.putPages(value, from: origin, into: &assembly)
    case .language:
      let end = value.last == UInt8(ascii: ".") ? value.count - 1 : value.count
      CitationParts.putLanguage(value[part: 0..<end], from: origin, into: &assembly)
    case .keywords: RISMapping.putKeywords(value, from: origin, into: &assembly)
    case .keyword, .heading: assembly.add(keyword: value, from: origin)
    // The code of the journal at the NLM, or its name.
    case .journal where value.contains(where: \.isLowercase): assembly.set(.containerTitle, value, from: origin)
    case .electronicNumber where CitationParts.isISSN(value):
      assembly.add(identifier: value, scheme: "issn-electronic", from: origin)
    case .registration: CitationParts.putRegistrations(value, from: origin, into: &assembly)
    case .comment: putComment(value, from: origin, into: &assembly)
    case .publicationType: CitationParts.putPublicationTypes(value, from: origin, into: &assembly)
    case .pmid:
      // `33158500 [https://www.ncbi.nlm.nih.gov/…]`
      let digits = value[part: 0..<value.prefix(while: \.isDigit).count]
      CitationParts.isPMID(digits)
        ? assembly.set(
          .pmid, digits, from: origin,
          repair: digits.count < value.count ? .init("the number is taken out", of: value) : nil)
        : assembly.keep(value, from: origin)
    case .identifier, .source, .date, .journal, .electronicNumber, .ownTitle: assembly.keep(value, from: origin)
    }
  }

  /// `Zhang, Weijia 1,2,+`, `Werner, S. M. [Author; E-mail: …]`: where somebody works, and what they are, stands behind.
  private static func putName(
    _ value: Bytes, to role: CitationKey, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard value.count <= OvidSource.longest, NamedORCIDs(value) == nil else {
      return CitationParts.putNames(value, to: role, isShort: true, from: origin, into: &assembly)
    }
    let bare = OvidName(value.string).text.replacing(#/\.$/#, with: "")
    let isInitial = bare.last?.isUppercase == true
    let name = isInitial && value.string.hasPrefix(bare + ".") ? bare + "." : bare
    guard name.utf8.count < value.count, !name.isEmpty else {
      return CitationParts.putNames(value, to: role, isShort: true, from: origin, into: &assembly)
    }
    let part = RecordAssembly.Origin(tag: origin.tag, line: origin.line, isCounted: false)
    name.lend { CitationParts.putNames($0, to: role, isShort: true, from: part, into: &assembly) }
    assembly.count(origin, repair: .init("what stands behind the name is taken off", of: value))
  }

  /// The journal, volume, issue, pages and date out of the field that holds all of them; other sources stay as they are. The
  /// fields of their own go before it.
  private static func putSource(
    _ value: Bytes, of entry: TaggedEntry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    func hasOwn(_ tags: StaticString...) -> Bool { tags.contains { entry.has(TaggedEntry.code($0)) } }
    guard let source = OvidSource(value.string) else {
      if !hasOwn("VI", "VO", "PG"), !["book", "chapter", "thesis", "patent", "report"].contains(assembly.type) {
        assembly.remark(
          "\(assembly.name(ofTag: origin.tag)): journal, volume and pages are not taken out of a source of this form, which "
            + "is kept", line: origin.line)
      }
      return assembly.keep(value, from: origin)
    }
    let part = RecordAssembly.Origin(tag: origin.tag, line: origin.line, isCounted: false)
    // What has a field of its own is taken from there.
    if !hasOwn("JT", "JN", "NJ") { assembly.set(.containerTitle, source.journal, from: part) }
    if let volume = source.volume, !hasOwn("VI", "VO") { assembly.set(.volume, volume, from: part) }
    if let issue = source.issue, !hasOwn("IP") { assembly.set(.issue, issue, from: part) }
    if let pages = source.pages, !hasOwn("PG") {
      pages.lend { CitationParts.putPages($0, from: part, into: &assembly) }
    }
    if let conference = source.conference { assembly.keep(conference, from: part) }
    if !assembly.has(.issued), let date = source.issued {
      source.date.lend { assembly.set(.issued, date, written: $0, from: part) }
    }
    assembly.count(origin, repair: .init("journal, volume, issue, pages and date are taken out", of: value))
  }

  /// The date, or of the year alone that of another field that says more.
  private static func putDate(
    _ value: Bytes, of entry: TaggedEntry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let date = CitationParts.date(value) else { return assembly.keep(value, from: origin) }
    let others = [
      text("DP", of: entry).flatMap { CitationParts.date($0) },
      text("SO", of: entry).flatMap { OvidSource($0)?.issued },
    ]
    let isPart = others.contains { other in other.map { date.says(lessThan: $0) } ?? false }
    if isPart { return assembly.count(origin) }
    if assembly.has(.issued) {
      let isSame = others.contains(date) || text("SO", of: entry).map { $0.contains(value.string) } ?? false
      return isSame ? assembly.count(origin) : assembly.keep(value, from: origin)
    }
    CitationParts.tell(date, from: origin, into: &assembly)
    assembly.set(.issued, date, written: value, from: origin)
  }

  /// `Retraction in: J Mood. 2020;9(1):5. PMID: 32000000`: a link that PubMed has, by its words.
  private static func putComment(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let links = CitationParts.links(in: value.string) else { return assembly.keep(value, from: origin) }
    CitationParts.putLinks(links, of: value, from: origin, into: &assembly)
  }
}
