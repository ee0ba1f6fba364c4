import Records
import XMLReading

/// EndNote's XML: `records`, each text in `style` elements that say how it is set.
///
/// Source: the exports of EndNote X9 to 21 and the document type that came with EndNote X (`RSXML.dtd`).
package enum EndNoteFormat: ExchangeFormat {
  package static let name = "endnote-xml"
  package static let title = "EndNote XML"

  package static func sign(in head: ExportHead) -> Int? {
    guard head.firstByte == UInt8(ascii: "<") else { return nil }
    return head.holds("<xml>") && head.holds("<records>") || head.holds("<ref-type") ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try XMLPieces<EndNoteWalker>.read(source, into: reading)
  }
}

final class EndNoteWalker: XMLWalker {
  @exclusivity(unchecked) private var walk = XMLFieldWalk<EndNoteTaker>()

  static var fields: XMLFields { EndNoteTaker.fields }
  func take(_ events: UnsafeBufferPointer<XMLStreamEvent>) { walk.take(events) }
  func restart(lineOffset: Int) { walk.restart(lineOffset: lineOffset) }
  func withAssembly<Result>(_ body: (inout RecordAssembly) -> Result) -> Result { body(&walk.assembly) }
}

/// Where the elements of EndNote's XML go.
struct EndNoteTaker: ~Copyable, XMLFieldTaker {
  enum Field: Int {
    case type, typeName, recordNumber, author, editor, seriesEditor, translator, title, secondTitle, shortTitle
    case seriesTitle, alternativeTitle, alternativeJournal, journal, journalShort, pages, volume, number, edition,
      section, keyword
    case year, date, serialNumber, doi, abstract, note, url, database, language, callNumber, place, publisher
    case accession, custom, workType, provider, accessed, volumes, other
  }

  static let fields: XMLFields = {
    var rows: [(path: String, action: XMLFields.Action)] = []
    var attributes: [(path: String, action: XMLFields.AttributeAction)] = []
    for record in ["xml/records/record", "records/record"] {
      rows.append((record, .record))
      func text(_ path: String, _ field: Field) { rows.append(("\(record)/\(path)", .text(field.rawValue))) }
      func markup(_ path: String, _ field: Field) { rows.append(("\(record)/\(path)", .markup(field.rawValue))) }
      text("ref-type", .type)
      attributes.append(("\(record)/ref-type@name", .value(Field.typeName.rawValue)))
      text("rec-number", .recordNumber)
      text("contributors/authors/author", .author)
      text("contributors/secondary-authors/author", .editor)
      text("contributors/tertiary-authors/author", .seriesEditor)
      text("contributors/subsidiary-authors/author", .translator)
      text("contributors/translated-authors/author", .translator)
      markup("titles/title", .title)
      markup("titles/secondary-title", .secondTitle)
      markup("titles/short-title", .shortTitle)
      markup("titles/tertiary-title", .seriesTitle)
      text("titles/alt-title", .alternativeTitle)
      text("periodical/full-title", .journal)
      text("periodical/abbr-1", .journalShort)
      text("alt-periodical/full-title", .alternativeJournal)
      text("alt-periodical/abbr-1", .journalShort)
      text("pages", .pages)
      text("volume", .volume)
      text("number", .number)
      text("edition", .edition)
      text("section", .section)
      text("keywords/keyword", .keyword)
      text("dates/year", .year)
      text("dates/pub-dates/date", .date)
      text("isbn", .serialNumber)
      text("electronic-resource-num", .doi)
      markup("abstract", .abstract)
      text("notes", .note)
      text("urls/related-urls/url", .url)
      text("urls/web-urls/url", .url)
      text("remote-database-name", .database)
      text("language", .language)
      text("call-num", .callNumber)
      text("pub-location", .place)
      text("publisher", .publisher)
      text("accession-num", .accession)
      text("custom2", .custom)
      text("work-type", .workType)
      text("remote-database-provider", .provider)
      text("access-date", .accessed)
      text("num-vols", .volumes)
      for name in others { text(name, .other) }
    }
    return XMLFields(rows, attributes: attributes)
  }()

  /// EndNote's names of types, and CSL's; where several are the same to CSL, the name is kept too.
  private static let types: [String: (csl: String, isWhole: Bool)] = [
    "Journal Article": ("article-journal", true), "Electronic Article": ("article-journal", false),
    "Magazine Article": ("article-magazine", true), "Newspaper Article": ("article-newspaper", true),
    "Book": ("book", true), "Edited Book": ("book", false), "Electronic Book": ("book", false),
    "Book Section": ("chapter", true), "Electronic Book Section": ("chapter", false),
    "Conference Paper": ("paper-conference", true), "Conference Proceedings": ("paper-conference", false),
    "Thesis": ("thesis", true), "Report": ("report", true), "Government Document": ("report", false),
    "Web Page": ("webpage", true), "Blog": ("post-weblog", true), "Dataset": ("dataset", true),
    "Patent": ("patent", true), "Manuscript": ("manuscript", true), "Unpublished Work": ("manuscript", false),
    "Computer Program": ("software", true), "Standard": ("standard", true), "Generic": ("document", true),
    "Encyclopedia": ("entry-encyclopedia", true), "Dictionary": ("entry-dictionary", true),
  ]

  /// Texts that have no place of their own and are kept: as text, for nobody reads how they are set.
  private static let others =
    ["custom1"] + (3...7).map { "custom\($0)" } + (1...3).map { "misc\($0)" } + [
      "auth-address", "auth-affiliaton", "auth-affiliation", "availability", "caption", "coden", "image", "issue",
      "label",
      "meeting-place", "modified-date", "orig-pub", "pack-method", "remote-source", "report-id", "reprint-edition",
      "repro-ratio", "research-notes", "reviewed-item", "size", "titles/translated-title", "work-extent",
      "work-location", "periodical/abbr-2", "periodical/abbr-3", "dates/copyright-dates/date", "urls/pdf-urls/url",
      "urls/text-urls/url", "urls/image-urls/url",
    ]

  static var keepsLineEnds: Bool { true }

  private var typeName = ByteBuffer()
  private var year = ByteBuffer()
  private var day: (text: [UInt8], origin: RecordAssembly.Origin)?
  private var yearOrigin: RecordAssembly.Origin?
  /// The number in the database, which comes before the name of the database.
  private var accession: (text: [UInt8], origin: RecordAssembly.Origin)?
  private var isPubMed = false
  private var journal = EndNoteJournal()

  init() {}

  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly) {
    assembly.begin(line: line)
    typeName.truncate()
    year.truncate()
    day = nil
    yearOrigin = nil
    accession = nil
    isPubMed = false
    journal.clear()
  }

  mutating func value(
    _ number: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let field = Field(rawValue: number) else { return }
    if field == .typeName { return typeName.set(text) }
    if text.isEmpty { return assembly.drop(origin, "it holds nothing") }
    if text.contains(0x0A), !Self.mayHaveLines(field) {
      let line = text.map { $0 == 0x0A ? 0x20 : $0 }
      assembly.remark("\(assembly.name(ofTag: origin.tag)): a line end is a space here", line: origin.line)
      return line.withUnsafeBufferPointer { value(number, $0, origin, into: &assembly) }
    }
    if CitationParts.isPlaceholder(text) { return assembly.drop(origin, CitationParts.placeholder) }
    if journal.add(text, field, origin, to: assembly.type) { return }
    if !journal.isEmpty, !EndNoteJournal.mayStandAmong(field) { journal.put(into: &assembly) }
    switch field {
    case .typeName: break
    case .other: assembly.keep(text, from: origin)
    case .volumes: assembly.set(Self.key("number-of-volumes"), text, from: origin)
    case .type: putType(text, origin, &assembly)
    case .recordNumber: assembly.set(sourceID: text, from: origin)
    case .author: CitationParts.putNames(text, to: .author, isShort: false, from: origin, into: &assembly)
    // The second names of a book are those of its series' editors, and of a chapter the third.
    case .editor:
      let role = assembly.type == "book" ? Self.key("collection-editor") : .editor
      CitationParts.putNames(text, to: role, isShort: false, from: origin, into: &assembly)
    case .seriesEditor where assembly.type == "chapter":
      CitationParts.putNames(text, to: Self.key("collection-editor"), isShort: false, from: origin, into: &assembly)
    // What they did depends on the kind of work; in one list with the authors that would be lost.
    case .seriesEditor:
      assembly.keep(text, from: .init(tag: assembly.tag("tertiary-authors"), line: origin.line))
    case .translator: CitationParts.putNames(text, to: .translator, isShort: false, from: origin, into: &assembly)
    case .title: assembly.set(.title, text, from: origin)
    case .secondTitle: assembly.set(assembly.type == "book" ? .collectionTitle : .containerTitle, text, from: origin)
    case .shortTitle: assembly.set(Self.key("title-short"), text, from: origin)
    case .seriesTitle: assembly.set(.collectionTitle, text, from: origin)
    case .alternativeTitle: assembly.keep(text, from: origin)
    // They may be the electronic date of an article and its first page: which, nothing tells.
    case .edition where assembly.type.hasPrefix("article"), .section where assembly.type.hasPrefix("article"):
      assembly.keep(text, from: origin)
    case .journalShort: assembly.set(.containerTitleShort, text, from: origin)
    case .journal, .alternativeJournal: assembly.set(.containerTitle, text, from: origin)
    case .pages where ["book", "thesis"].contains(assembly.type) && text.integer != nil:
      assembly.set(RISMapping.pageCount, text, from: origin)
    case .volume where RISMapping.isDegree(text, of: assembly.type): assembly.set(.genre, text, from: origin)
    case .pages: CitationParts.putPages(text, from: origin, into: &assembly)
    case .volume: assembly.set(.volume, text, from: origin)
    case .number: assembly.set(.issue, text, from: origin)
    case .edition: assembly.set(.edition, text, from: origin)
    case .section: assembly.set(Self.key("section"), text, from: origin)
    case .keyword:
      let words = text.parts(by: [0x0A])
      for word in words { assembly.addUncounted(keyword: word) }
      assembly.count(origin, repair: words.count > 1 ? .init("keywords in one field are taken apart", of: text) : nil)
    case .year:
      year.set(text)
      yearOrigin = origin
    case .date:
      if day == nil { day = (Array(text), origin) } else { assembly.keep(text, from: origin) }
    case .serialNumber:
      putSerialNumbers(text, origin, &assembly)
    case .doi: CitationParts.putDOI(text, isNamed: false, from: origin, into: &assembly)
    case .abstract: assembly.set(.abstract, text, from: origin)
    case .note: CitationParts.putNote(text, from: origin, into: &assembly)
    case .url:
      for (place, url) in text.parts(by: [0x0A]).enumerated() {
        let part = RecordAssembly.Origin(tag: origin.tag, line: origin.line, isCounted: place == 0)
        CitationParts.putAddress(url, from: part, into: &assembly)
      }
    case .database:
      isPubMed = isPubMed || CitationParts.isPubMed(text.string)
      assembly.set(Self.key("source"), text, from: origin)
    case .provider:
      isPubMed = isPubMed || text.equals("NLM")
      assembly.keep(text, from: origin)
    case .accession where accession == nil: accession = (Array(text), origin)
    case .accession: assembly.keep(text, from: origin)
    // PubMed's own export to EndNote puts the PMCID here.
    case .custom where CitationParts.isPMCID(text): assembly.set(.pmcid, text, from: origin)
    case .custom: assembly.keep(text, from: origin)
    case .workType where assembly.type.hasPrefix("article") || RISMapping.saysRetracted(text):
      CitationParts.putPublicationTypes(text, from: origin, into: &assembly)
    case .workType: assembly.set(Self.key("genre"), text, from: origin)
    case .accessed: RISMapping.putAccessed(text, from: origin, into: &assembly)
    case .language: CitationParts.putLanguage(text, from: origin, into: &assembly)
    case .callNumber: assembly.set(Self.key("call-number"), text, from: origin)
    case .place: assembly.set(.publisherPlace, text, from: origin)
    case .publisher: assembly.set(.publisher, text, from: origin)
    }
  }

  /// Whether a line end says something: where there are paragraphs, or several values on a line each.
  private static func mayHaveLines(_ field: Field) -> Bool {
    switch field {
    case .abstract, .note, .keyword, .author, .editor, .seriesEditor, .translator, .serialNumber, .url, .custom,
      .other:
      true
    default: false
    }
  }

  mutating func end(
    _ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    journal.put(into: &assembly)
    putDate(&assembly)
    accession?.text.withUnsafeBufferPointer { text in
      guard let origin = accession?.origin else { return }
      let isPMID = isPubMed && CitationParts.isPMID(text)
      if isPMID { assembly.set(.pmid, text, from: origin) } else { assembly.keep(text, from: origin) }
    }
    return true
  }

  private static func key(_ name: String) -> CitationKey { CitationKey(name) ?? .note }

  /// One as a rule; EndNote puts those of print and screen into one field: `1234-5678 (Print) 8765-4321 (Linking)`.
  private func putSerialNumbers(_ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let isBook = ["book", "chapter"].contains(assembly.type)
    CitationParts.putNumbersOrOwn(text, isBook: isBook, from: origin, into: &assembly)
  }

  private func putType(_ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let name = typeName.isEmpty ? text.string : typeName.bytes.string
    guard let type = Self.types[name] else { return assembly.keep(name, from: origin) }
    assembly.type = type.csl
    if type.isWhole { assembly.count(origin) } else { assembly.keep(name, from: origin) }
  }

  /// The day comes without its year as a rule: `Mar 14`.
  private mutating func putDate(_ assembly: inout RecordAssembly) {
    if let origin = yearOrigin {
      let text = year.bytes
      var whole = text.string
      if let day {
        let words = String(decoding: day.text, as: UTF8.self)
        whole = words.contains(whole) ? words : "\(whole) \(words)"
      }
      if let date = CitationParts.date(whole) {
        CitationParts.tell(date, from: origin, into: &assembly)
        whole.lend { assembly.set(.issued, date, written: $0, from: origin) }
        if let day { assembly.count(day.origin) }
        return
      }
      assembly.keep(text, from: origin)
    }
    if let day {
      day.text.withUnsafeBufferPointer { text in
        guard yearOrigin == nil, let date = CitationParts.date(text) else {
          return assembly.keep(text, from: day.origin)
        }
        CitationParts.tell(date, from: day.origin, into: &assembly)
        assembly.set(.issued, date, written: text, from: day.origin)
      }
    }
  }
}
