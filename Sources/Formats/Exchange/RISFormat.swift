import Records

/// RIS: a tag of two letters, two spaces, a hyphen, a value; `TY` begins a record and `ER` ends it.
/// It stands before NBIB in the list of formats, whose tags of two letters look the same but for `TY`.
///
/// Databases differ in which tag holds what; each tag is tried in the places where any of them puts it, and a second value
/// for one place stays under its tag. Source: *RIS Format Specifications*, Research Information Systems, 2011, and the
/// exports of Embase, Ovid, ProQuest, Scopus, Web of Science, ScienceDirect, Zotero, EndNote, Mendeley, Covidence and Rayyan.
package enum RISFormat: ExchangeFormat {
  package static let name = "ris"
  package static let title = "RIS"

  package static func sign(in head: ExportHead) -> Int? {
    // Fields that stand before the first record are its sign too.
    head.firstLine { field($0)?.code == beginning } == nil ? nil : head.firstLine { field($0) != nil }
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var source = try TextSource(source)
    var mapping = RISMapping()
    var entry = TaggedEntry()
    func finish() {
      guard entry.isOpen else { return }
      entry.end()
      mapping.put(entry, into: &reading.assembly)
      reading.finishRecord()
    }
    while try source.nextLine() {
      let number = source.lineNumber
      source.buffer.withUnsafeBufferPointer { buffer in
        let line = buffer[part: source.line]
        if let (code, value) = field(line) {
          if code == beginning {
            if entry.isOpen {
              reading.assembly.remark(
                "a record begins before the last one has its 'ER  -'", line: number, isFault: true)
              finish()
            }
            entry.begin(line: number)
          }
          // Web of Science ends its files so.
          if !entry.isOpen, code == endOfFile, value.isEmpty { return }
          if !entry.isOpen {
            reading.assembly.refuse(
              "'\(TaggedEntry.name(code))' stands outside any record; expected 'TY  - ' first", line: number)
          } else if code == end {
            finish()
          } else {
            entry.add(code, value, line: number)
          }
        } else if line.trimmed.isEmpty {
          return
        } else if entry.isOpen {
          goOn(entry: &entry, with: line.trimmed, number, into: &reading.assembly)
        } else {
          reading.assembly.remark(
            "this line stands outside any record and is passed over", line: number, isFault: true)
        }
      }
    }
    if entry.isOpen {
      reading.assembly.remark(
        "the last record has no 'ER  -'; it is taken as whole", line: source.lineNumber, isFault: true)
      finish()
    }
    reading.add(source.remarks)
  }

  /// Abstracts with line breaks in them are common; a year or a DOI with one is not, and would be lost with what follows.
  private static func goOn(
    entry: inout TaggedEntry, with line: Bytes, _ number: Int, into assembly: inout RecordAssembly
  ) {
    guard let field = entry.fields.last, RISMapping.isOfOneLine(field.code), !field.value.isEmpty else {
      return entry.goOn(with: line, after: 0x0A)
    }
    entry.add(field.code, line, line: number)
    // EndNote puts further addresses so.
    if RISMapping.isAddress(field.code) { return }
    assembly.remark(
      "a line without a tag follows '\(TaggedEntry.name(field.code))', which is of one line; it is taken as another value "
        + "of it", line: number, isFault: true)
  }

  private static let beginning = TaggedEntry.code("TY")
  private static let end = TaggedEntry.code("ER")
  private static let endOfFile = TaggedEntry.code("EF")

  /// Some programs leave one of the spaces out, or the one behind the hyphen.
  private static func field(_ line: Bytes) -> (code: UInt32, value: Bytes)? {
    guard line.count >= 4, line[0].isUppercase, line[1].isUppercase || line[1].isDigit, line[2] == 0x20 else {
      return nil
    }
    let hyphen = line[3] == 0x20 ? 4 : 3
    guard line.count > hyphen, line[hyphen] == UInt8(ascii: "-"),
      line.count == hyphen + 1 || line[hyphen + 1].isSpace || hyphen == 4
    else { return nil }
    return (TaggedEntry.code(line[part: 0..<2]), line[part: (hyphen + 1)..<line.count].trimmed)
  }
}

/// Where the tags of RIS go.
struct RISMapping {
  private enum Place {
    case variable(CitationKey)
    case names(CitationKey)
    case type, journal, secondTitle, series, firstPage, lastPage, date, doi, workType, serialNumber, keyword, language
    case note, accession, identifier, custom2, custom3, custom5, pmid, articleNumber, publisher, place, abbreviation,
      link
    case publicationType
  }

  /// Where several mean the same to CSL, the first is the one that is written.
  static let types: [(ris: String, csl: String)] = [
    ("JOUR", "article-journal"), ("JFULL", "article-journal"), ("EJOUR", "article-journal"),
    ("ABST", "article-journal"), ("INPR", "article-journal"), ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"), ("BOOK", "book"), ("EBOOK", "book"), ("EDBOOK", "book"), ("SER", "book"),
    ("CHAP", "chapter"), ("ECHAP", "chapter"), ("CONF", "paper-conference"), ("CPAPER", "paper-conference"),
    ("THES", "thesis"), ("RPRT", "report"), ("GOVDOC", "report"), ("ELEC", "webpage"), ("WEB", "webpage"),
    ("BLOG", "post-weblog"), ("DATA", "dataset"), ("COMP", "software"), ("PAT", "patent"), ("MANSCPT", "manuscript"),
    ("UNPB", "manuscript"), ("DICT", "entry-dictionary"), ("ENCYC", "entry-encyclopedia"), ("STAND", "standard"),
    ("VIDEO", "motion_picture"), ("MAP", "map"), ("MUSIC", "musical_score"), ("SOUND", "song"), ("STAT", "legislation"),
    ("BILL", "bill"), ("CASE", "legal_case"), ("HEAR", "hearing"), ("PCOMM", "personal_communication"),
    ("ART", "graphic"), ("FIGURE", "figure"), ("GEN", "document"),
  ]

  private static let typesByCode = Dictionary(
    uniqueKeysWithValues: types.map { ($0.ris, $0.csl) })

  static let written = Dictionary(types.map { ($0.csl, $0.ris) }, uniquingKeysWith: { first, _ in first })

  private static let places: [UInt32: Place] = {
    func key(_ name: String) -> CitationKey { CitationKey(name) ?? .note }
    let list: [(StaticString, Place)] = [
      ("TY", .type), ("TI", .variable(.title)), ("T1", .variable(.title)), ("ST", .variable(key("title-short"))),
      ("JF", .journal), ("JO", .journal), ("JA", .variable(.containerTitleShort)),
      ("J1", .variable(.containerTitleShort)), ("J2", .variable(.containerTitleShort)), ("T2", .secondTitle),
      ("BT", .secondTitle), ("T3", .series), ("VL", .variable(.volume)), ("IS", .variable(.issue)),
      ("AB", .variable(.abstract)), ("N2", .variable(.abstract)), ("N1", .note),
      ("PB", .variable(.publisher)), ("CY", .variable(.publisherPlace)), ("PP", .variable(.publisherPlace)),
      ("ET", .variable(.edition)), ("CN", .variable(key("call-number"))), ("DB", .variable(key("source"))),
      ("DP", .variable(key("source"))), ("UR", .variable(.url)), ("OP", .variable(.originalTitle)),
      ("NV", .variable(key("number-of-volumes"))), ("SE", .variable(key("section"))), ("AU", .names(.author)),
      ("A1", .names(.author)), ("A2", .names(.editor)), ("ED", .names(.editor)),
      ("A3", .names(key("collection-editor"))), ("A4", .names(.translator)), ("TA", .names(.translator)),
      ("SP", .firstPage), ("EP", .lastPage), ("PY", .date), ("Y1", .date), ("DA", .date), ("DO", .doi),
      ("M3", .workType),
      ("SN", .serialNumber), ("KW", .keyword), ("LA", .language), ("AN", .accession), ("ID", .identifier),
      ("C2", .custom2), ("C5", .custom5), ("C7", .articleNumber), ("PM", .pmid), ("PU", .publisher), ("PI", .place),
      ("JI", .abbreviation), ("C3", .custom3), ("LG", .language), ("PT", .publicationType), ("L3", .link),
    ]
    return Dictionary(uniqueKeysWithValues: list.map { (TaggedEntry.code($0), $1) })
  }()

  /// Whether a value goes on over the ends of lines in nobody's exports.
  static func isOfOneLine(_ code: UInt32) -> Bool {
    switch places[code] {
    case .date, .doi, .firstPage, .lastPage, .type, .language, .pmid: true
    case .variable(.volume), .variable(.issue): true
    default: isAddress(code)
    }
  }

  static func isAddress(_ code: UInt32) -> Bool {
    switch places[code] {
    case .link, .variable(.url): true
    default: false
    }
  }

  private var tags = TagIndex()
  private static let endPage = TaggedEntry.code("EP")
  private static let startPage = TaggedEntry.code("SP")
  private var source = RISSource()

  mutating func put(_ entry: TaggedEntry, into assembly: inout RecordAssembly) {
    assembly.begin(line: entry.line)
    source = RISSource(entry)
    for field in entry.fields {
      let origin = RecordAssembly.Origin(tag: tags.tag(field.code, in: &assembly), line: field.line)
      entry.value(field) { value in
        if value.isEmpty { return assembly.drop(origin, "it holds nothing") }
        guard let place = Self.places[field.code] else { return assembly.keep(value, from: origin) }
        put(value, field, at: place, of: entry, from: origin, into: &assembly)
      }
    }
    if entry.isFull {
      assembly.refuse(
        "a record holds more than \(TaggedEntry.largest >> 20) MiB; the rest of it is left out",
        line: entry.line)
    }
  }

  private func put(
    _ value: Bytes, _ field: TaggedEntry.Field, at place: Place, of entry: TaggedEntry,
    from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    switch place {
    case .variable(let key): assembly.set(key, value, from: origin)
    case .names where Self.isDate(value): assembly.keep(value, from: origin)
    case .names(let role): putName(value, role, from: origin, into: &assembly)
    case .type: Self.putType(value, from: origin, into: &assembly)
    case .journal where field.code != TaggedEntry.code("JF") && assembly.isSame(value, as: .containerTitle):
      assembly.count(origin)
    case .journal:
      // Where both stand, JO is the short one.
      let isShort =
        field.code == TaggedEntry.code("JO") && entry.has(TaggedEntry.code("JF"))
        || field.code == TaggedEntry.code("JO") && entry.has(TaggedEntry.code("T2"))
      assembly.set(isShort ? .containerTitleShort : .containerTitle, value, from: origin)
    case .secondTitle where isOfConference(entry, assembly.type):
      assembly.set(Self.eventTitle, value, from: origin)
    case .custom3 where isOfConference(entry, assembly.type): assembly.set(.containerTitle, value, from: origin)
    case .publicationType: assembly.add(publicationType: value, from: origin)
    case .secondTitle:
      let isBook = assembly.type == "book"
      assembly.set(isBook ? .collectionTitle : .containerTitle, value, from: origin)
    case .series: assembly.set(.collectionTitle, value, from: origin)
    case .firstPage where Self.isPageCount(value, of: entry, assembly.type):
      assembly.set(Self.pageCount, value, from: origin)
    case .firstPage: Self.putPages(value, of: entry, from: origin, into: &assembly)
    case .lastPage:
      // The end of the pages goes with their start.
      if entry.first(Self.startPage) != nil { assembly.count(origin) } else { assembly.keep(value, from: origin) }
    case .articleNumber where !entry.has(Self.startPage) && assembly.type.hasPrefix("article"):
      assembly.set(.page, value, from: origin)
    case .date: Self.putDate(value, field, of: entry, from: origin, into: &assembly)
    case .doi: Self.putDOI(value, from: origin, into: &assembly)
    case .workType:
      // A DOI in some exports, the kind of article in most.
      if value.hasPrefix("10.") || value.hasPrefix("http") {
        Self.putDOI(value, from: origin, into: &assembly)
      } else if RISMapping.hasPublicationTypes(assembly.type) || Retraction.isType(value.string) {
        assembly.add(publicationType: value, from: origin)
      } else {
        assembly.set(CitationKey.genre, value, from: origin)
      }
    case .serialNumber:
      let isBook = ["book", "chapter"].contains(assembly.type)
      CitationParts.putNumbers(value, isBook: isBook, from: origin, into: &assembly)
    case .keyword: Self.putKeywords(value, from: origin, into: &assembly)
    case .language:
      guard let tag = CitationParts.language(value.string) else {
        return assembly.set(.language, value, from: origin)
      }
      assembly.set(
        .language, tag, from: origin,
        repair: tag == value.string ? nil : .init("the language is written as its BCP 47 tag", of: value))
    case .note: CitationParts.putNote(value, from: origin, into: &assembly)
    case .accession where source.isPubMed && CitationParts.isPMID(value),
      .custom2 where source.isScopus && CitationParts.isPMID(value),
      .custom5 where source.isEmbase && CitationParts.isPMID(value),
      .pmid where CitationParts.isPMID(value):
      assembly.set(.pmid, value, from: origin)
    case .custom2 where CitationParts.isPMCID(value): assembly.set(.pmcid, value, from: origin)
    // EBSCO's place for it.
    case .link where value.hasPrefix("10."): Self.putDOI(value, from: origin, into: &assembly)
    case .identifier where value.hasSuffix(" [doi]"): Self.putDOI(value, from: origin, into: &assembly)
    case .publisher where source.isWebOfScience: assembly.set(.publisher, value, from: origin)
    case .place where source.isWebOfScience: assembly.set(.publisherPlace, value, from: origin)
    case .abbreviation where source.isWebOfScience: assembly.set(.containerTitleShort, value, from: origin)
    case .accession, .identifier, .custom2, .custom3, .custom5, .pmid, .articleNumber, .publisher, .place,
      .abbreviation, .link:
      assembly.keep(value, from: origin)
    }
  }

  private static func putType(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let type = typesByCode[value.string] else { return assembly.keep(value, from: origin) }
    assembly.type = type
    // CSL's type alone would not tell which it was.
    if written[type] == value.string { assembly.count(origin) } else { assembly.keep(value, from: origin) }
  }

  /// Whether `M3` holds publication types for a type of CSL's; for the others it is the genre, such as the kind of a thesis.
  static func hasPublicationTypes(_ type: String) -> Bool { type.hasPrefix("article") || type == "paper-conference" }

  /// Whether it is no name: some programs put the date of an edition under `ED`.
  private static func isDate(_ value: Bytes) -> Bool { value[0].isDigit && CitationParts.date(value) != nil }

  private func putName(
    _ value: Bytes, _ role: CitationKey, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let isShort = source.isOvid || source.isEmbase || source.isCochrane
    CitationParts.putNames(value, to: role, isShort: isShort, from: origin, into: &assembly)
  }

  /// Of a contribution to a conference, as EndNote and Zotero have it: `T2` is the conference, `C3` the proceedings. In Web of
  /// Science `C3` is where the authors work.
  private func isOfConference(_ entry: TaggedEntry, _ type: String) -> Bool {
    type == "paper-conference" && !source.isWebOfScience && entry.has(Self.proceedings)
  }

  /// Of a whole book or a thesis a number alone is that of its pages.
  private static func isPageCount(_ value: Bytes, of entry: TaggedEntry, _ type: String) -> Bool {
    ["book", "thesis"].contains(type) && value.integer != nil && entry.first(endPage) == nil
  }

  private static let proceedings = TaggedEntry.code("C3")
  private static let eventTitle = CitationKey("event-title") ?? .note
  private static let pageCount = CitationKey("number-of-pages") ?? .note

  private static func putDOI(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let doi = CitationParts.doi(value) else { return assembly.keep(value, from: origin) }
    assembly.set(
      .doi, doi, from: origin, repair: doi.count == value.count ? nil : .init("the DOI is taken out", of: value))
    guard let start = value.baseAddress, let found = doi.baseAddress else { return }
    let rest = value[part: (found - start + doi.count)..<value.count].trimmed
    if !rest.isEmpty, !rest.equals("[doi]") {
      var origin = origin
      origin.isCounted = false
      assembly.keep(rest, from: origin)
    }
  }

  private static func putPages(
    _ value: Bytes, of entry: TaggedEntry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let place = entry.first(endPage), !value.contains(UInt8(ascii: "-")) else {
      return CitationParts.putPages(value, from: origin, into: &assembly)
    }
    let end = entry.value(entry.fields[place]) { $0.string }
    guard !end.isEmpty, end != value.string else { return assembly.set(.page, value, from: origin) }
    "\(value.string)-\(end)".lend { CitationParts.putPages($0, from: origin, into: &assembly) }
  }

  /// The date that says most: `DA` may have the day where `PY` has the year.
  private static func putDate(
    _ value: Bytes, _ field: TaggedEntry.Field, of entry: TaggedEntry, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard let date = CitationParts.date(value) ?? dateInYear(value, of: entry) else {
      return assembly.keep(value, from: origin)
    }
    let others = entry.fields.lazy.filter { other in
      if case .date? = places[other.code] { other.value != field.value } else { false }
    }.compactMap { other in entry.value(other) { CitationParts.date($0) ?? dateInYear($0, of: entry) } }
    let isContained = others.contains { other in date.says(lessThan: other) }
    if isContained { return assembly.count(origin) }
    CitationParts.tell(date, from: origin, into: &assembly)
    assembly.set(.issued, date, written: value, from: origin)
  }

  /// `APR` or `Mar 14` where the year stands under a tag of its own, as in Web of Science and EndNote.
  private static func dateInYear(_ value: Bytes, of entry: TaggedEntry) -> CitationDate? {
    guard let place = entry.first(TaggedEntry.code("PY")) ?? entry.first(TaggedEntry.code("Y1")),
      let year = entry.value(entry.fields[place], { $0.count == 4 ? $0.integer : nil }),
      let date = CitationParts.date("\(year) \(value.string)"), date.raw == nil,
      date.parts.first?.month != nil || date.season != nil
    else { return nil }
    return date
  }

  /// One a line as a rule; some programs put them all in one line, parted by semicolons.
  private static func putKeywords(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard value.contains(UInt8(ascii: ";")) || value.contains(0x0A) else {
      return assembly.add(keyword: value, from: origin)
    }
    let parts = value.split { $0 == UInt8(ascii: ";") || $0 == 0x0A }.map { Bytes(rebasing: $0).trimmed }
      .filter { !$0.isEmpty }
    for part in parts { assembly.addUncounted(keyword: part) }
    assembly.count(origin, repair: .init("keywords in one line are taken apart", of: value))
  }
}

extension CitationDate {
  /// Whether the other date is this one and more: a month, a day, a season.
  fileprivate func says(lessThan other: CitationDate) -> Bool {
    guard self != other, parts.count == 1, season == nil, raw == nil, let own = parts.first,
      let first = other.parts.first, own.year == first.year
    else { return false }
    return own.month == nil || own.month == first.month && own.day == nil && other.parts.count == 1
  }
}
