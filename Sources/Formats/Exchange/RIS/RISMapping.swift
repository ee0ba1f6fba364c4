import Records

/// Where the tags of RIS go.
struct RISMapping: TaggedMapping {
  enum Place {
    case variable(CitationKey)
    case names(CitationKey)
    case type, journal, secondTitle, series, firstPage, lastPage, date, doi, workType, serialNumber, keyword, language
    case url, note, accession, identifier, custom1, custom2, custom3, custom5, pmid, articleNumber, publisher, place,
      abbreviation,
      link
    case publicationType, accessed, misc, provider, grants, pages, otherDatabases
  }

  static let places: TagTable<Place> = {
    func key(_ name: String) -> CitationKey { CitationKey(name) ?? .note }
    let list: [(StaticString, Place)] = [
      ("TY", .type), ("TI", .variable(.title)), ("T1", .variable(.title)), ("ST", .variable(key("title-short"))),
      ("JF", .journal), ("JO", .journal), ("JA", .variable(.containerTitleShort)),
      ("J1", .variable(.containerTitleShort)), ("J2", .variable(.containerTitleShort)), ("T2", .secondTitle),
      ("BT", .secondTitle), ("T3", .series), ("VL", .variable(.volume)), ("IS", .variable(.issue)),
      ("AB", .variable(.abstract)), ("N2", .variable(.abstract)), ("N1", .note),
      ("PB", .variable(.publisher)), ("CY", .variable(.publisherPlace)), ("PP", .variable(.publisherPlace)),
      ("ET", .variable(.edition)), ("CN", .variable(key("call-number"))), ("DB", .variable(key("source"))),
      ("DP", .provider), ("UR", .url), ("OP", .variable(.originalTitle)),
      ("NV", .variable(key("number-of-volumes"))), ("SE", .variable(key("section"))), ("AU", .names(.author)),
      ("A1", .names(.author)), ("A2", .names(.editor)), ("ED", .names(.editor)),
      ("A3", .names(key("collection-editor"))), ("A4", .names(.translator)), ("TA", .names(.translator)),
      ("SP", .firstPage), ("EP", .lastPage), ("PY", .date), ("Y1", .date), ("DA", .date), ("Y2", .accessed),
      ("DO", .doi), ("M3", .workType),
      ("SN", .serialNumber), ("KW", .keyword), ("LA", .language), ("AN", .accession), ("ID", .identifier),
      ("C1", .custom1), ("C2", .custom2), ("C5", .custom5), ("C7", .articleNumber), ("PM", .pmid), ("PU", .publisher),
      ("PI", .place),
      ("JI", .abbreviation), ("C3", .custom3), ("LG", .language), ("PT", .publicationType), ("L3", .link),
      ("M2", .misc), ("FU", .grants), ("L1", .link), ("PG", .pages), ("PD", .date),
      ("XR", .otherDatabases),
    ]
    return TagTable(list)
  }()

  /// Whether a value goes on over the ends of lines in nobody's exports.
  static func isOfOneLine(_ code: UInt32) -> Bool {
    switch places[code] {
    case .date, .accessed, .doi, .firstPage, .lastPage, .type, .language, .pmid: true
    case .variable(.volume), .variable(.issue): true
    default: isAddress(code)
    }
  }

  /// Whether it is one line of text, which a program may have broken where its lines were full.
  static func isTitle(_ code: UInt32) -> Bool {
    switch places[code] {
    case .variable(let key): key != .abstract && !isOfOneLine(code)
    case .journal, .secondTitle, .series: true
    default: false
    }
  }

  /// Whether whole paragraphs stand there, in which a line may begin with anything.
  static func isProse(_ code: UInt32) -> Bool {
    switch places[code] {
    case .variable(.abstract), .note, .custom1, nil: true
    default: false
    }
  }

  static func isAddress(_ code: UInt32) -> Bool {
    switch places[code] {
    case .link, .url: true
    default: false
    }
  }

  var tags = TagIndex()
  static let endPage = TaggedEntry.code("EP")
  private static let secondNames = TaggedEntry.code("A2")
  private static let shortTitle = CitationKey("title-short") ?? .note
  private static let thirdNames = TaggedEntry.code("A3")
  static let startPage = TaggedEntry.code("SP")
  private static let database = TaggedEntry.code("DB")
  private static let callNumber = CitationKey("call-number") ?? .note
  private static let sourceKey = CitationKey("source") ?? .note
  var source = RISSource()
  private var people = RISPeople()
  /// The first fields that may hold the date of publication; those that may say more than another are among them.
  private(set) var dates: [TaggedEntry.Field] = []

  mutating func put(_ entry: TaggedEntry, into assembly: inout RecordAssembly) {
    assembly.begin(line: entry.line)
    source = RISSource(entry)
    people = RISPeople(entry)
    dates = dateFields(of: entry)
    // Copied once, and not for every value.
    let own = self
    for (number, field) in entry.fields.enumerated() {
      let origin = tags.origin(of: field, in: &assembly)
      entry.value(field) { value in
        if value.isEmpty { return assembly.drop(origin, "it holds nothing") }
        if CitationParts.isPlaceholder(value) { return assembly.drop(origin, CitationParts.placeholder) }
        if own.people.isWhole(number) { return assembly.count(origin) }
        guard let place = Self.places[field.code] else { return assembly.keep(value, from: origin) }
        let names = assembly.names.count
        if !own.putList(value, field, at: place, of: entry, from: origin, into: &assembly) {
          own.put(value, field, at: place, of: entry, from: origin, into: &assembly)
        }
        if assembly.names.count == names + 1 { own.people.putParts(ofField: number, into: &assembly) }
      }
    }
    assembly.refuseRest(of: entry)
  }

  func put(
    _ value: Bytes, _ field: TaggedEntry.Field, at place: Place, of entry: TaggedEntry,
    from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    switch place {
    // EndNote's date of what came online before the issue.
    case .variable(.edition) where assembly.type.hasPrefix("article") && Self.isDate(value):
      assembly.keep(value, from: origin)
    // EndNote's degree of a thesis, and its advisor.
    case .variable(.volume) where Self.isDegree(value, of: assembly.type):
      assembly.set(CitationKey.genre, value, from: origin)
    // Where a person works, which Rayyan has there out of Embase and Covidence.
    case .variable(.publisherPlace) where CitationParts.isAddressOfPerson(value),
      .variable(.publisherPlace) where !Self.mayHaveInstitution(assembly.type) && CitationParts.isWorkplace(value),
      .variable(.issue) where CitationParts.isAddressOfPerson(value):
      assembly.keep(value, from: origin)
    // The town of the conference; `PI` is that of the publisher.
    case .variable(.publisherPlace) where source.isWebOfScience && assembly.type == "paper-conference":
      assembly.set(Self.eventPlace, value, from: origin)
    // RIS has the place of the conference there, and that of the proceedings apart.
    case .variable(.publisherPlace)
    where field.code == Self.placeTag && hasConferenceAndProceedings(entry, assembly.type):
      assembly.set(Self.eventPlace, value, from: origin)
    case .custom1
    where hasConferenceAndProceedings(entry, assembly.type) && !CitationParts.isAddressOfPerson(value):
      assembly.set(.publisherPlace, value, from: origin)
    case .variable(Self.shortTitle) where Self.isNameWithYear(value) || SharedTags.isState(value.string):
      assembly.keep(value, from: origin)
    case .variable(.containerTitleShort) where isOnlyJournal(field, of: entry, assembly.type):
      Self.isWebAddress(value)
        ? CitationParts.putAddress(value, from: origin, into: &assembly)
        : assembly.set(.containerTitle, value, from: origin)
    case .variable(.containerTitleShort)
    where field.code == Self.otherJournal && Self.isShortOfOther(entry, assembly.type):
      assembly.set(.containerTitle, value, from: origin, repair: .init("J2 has the journal in full", of: value))
    case .variable(.abstract): CitationParts.putAbstract(value, from: origin, into: &assembly)
    case .variable(Self.callNumber) where CitationParts.isTrialNumber(value):
      CitationParts.putRegistrations(value, from: origin, into: &assembly)
    case .variable(let key): assembly.set(key, value, from: origin)
    case .url: CitationParts.putAddress(value, from: origin, into: &assembly)
    // Those of the references in Ovid's PsycInfo, all in one field.
    case .names
    where field.code == Self.secondNames && source.isOvid && assembly.type.hasPrefix("article")
      && CitationParts.mayBeSeveral(value):
      assembly.keep(value, from: origin)
    case .names where field.code == Self.thirdNames && assembly.type == "thesis": assembly.keep(value, from: origin)
    case .names where Self.isDate(value): assembly.keep(value, from: origin)
    // Cochrane has the number of a registered trial there, and no names.
    case .names(let role):
      if source.isCochrane, let number = CitationParts.trialNumber(ofName: value) {
        return assembly.add(registration: number, registry: nil, from: origin)
      }
      putName(value, role, from: origin, into: &assembly)
    case .pages: putPages(value, of: entry, from: origin, into: &assembly)
    case .type: Self.putType(value, from: origin, into: &assembly)
    // The same name twice is no short one.
    case .journal
    where field.code != Self.fullJournal
      && (assembly.isSame(value, as: .containerTitle) || Self.isSame(value, as: Self.fullJournal, of: entry)):
      assembly.count(origin)
    case .journal where field.code == Self.journal:
      assembly.set(Self.journalPlace(of: entry, assembly.type).journal, value, from: origin)
    case .journal: assembly.set(.containerTitle, value, from: origin)
    case .secondTitle where isOfConference(entry, assembly.type):
      assembly.set(Self.eventTitle, value, from: origin)
    case .custom3 where isOfConference(entry, assembly.type):
      // Embase has the journal besides, and here the conference.
      let isEvent = !entry.has(Self.secondTitle) && (entry.has(Self.fullJournal) || entry.has(Self.journal))
      assembly.set(isEvent ? Self.eventTitle : .containerTitle, value, from: origin)
    case .publicationType where source.isERIC:
      assembly.addEach(value.parts(by: Array(", ".utf8)), from: origin) { $1.add(publicationType: $0, from: $2) }
    case .publicationType where source.isOvid:
      CitationParts.putPublicationTypes(value, partedByCommas: true, from: origin, into: &assembly)
    case .publicationType: CitationParts.putPublicationTypes(value, from: origin, into: &assembly)
    case .secondTitle
    where field.code == Self.secondTitle && putTitleOfWork(value, of: entry, from: origin, into: &assembly):
      break
    case .secondTitle where assembly.type == "book": assembly.set(.collectionTitle, value, from: origin)
    case .secondTitle:
      let place = field.code == Self.secondTitle ? Self.journalPlace(of: entry, assembly.type).second : .containerTitle
      let isIssue = place == .collectionTitle
      assembly.set(
        place, value, from: origin,
        repair: isIssue
          ? .init("JO is the journal, since it is no abbreviation of this title of an issue", of: value) : nil)
    case .custom3 where source.isEmbase && isOfMeeting(entry): assembly.set(Self.eventTitle, value, from: origin)
    case .series where source.isOvid && source.isEmbase && isOfMeeting(entry):
      assembly.set(Self.eventTitle, value, from: origin)
    case .series: assembly.set(.collectionTitle, value, from: origin)
    case .firstPage where Self.isPageCount(value, of: entry, assembly.type):
      assembly.set(Self.pageCount, value, from: origin)
    case .firstPage, .lastPage: Self.putPage(value, field, of: entry, from: origin, into: &assembly)
    case .articleNumber where !Self.hasPages(entry) && assembly.type.hasPrefix("article"):
      assembly.set(.page, value, from: origin)
    case .date: putDate(value, field, of: entry, from: origin, into: &assembly)
    case .accessed where putEventDate(value, of: entry, from: origin, into: &assembly): break
    case .accessed where mayBeDate(value):
      putDate(value, field, of: entry, from: origin, into: &assembly)
    case .accessed: Self.putAccessed(value, from: origin, into: &assembly)
    case .doi: CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
    // The class of PsycInfo that the subject is of.
    case .workType where Self.isClass(value): assembly.keep(value, from: origin)
    case .workType:
      // A DOI in some exports, the kind of article in most.
      if value.hasPrefix("10.") || value.hasPrefix("http") || value.hasPrefix("doi:") || value.hasPrefix("DOI:") {
        CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
      } else if RISMapping.hasPublicationTypes(assembly.type) || Self.saysRetracted(value) {
        CitationParts.putPublicationTypes(value, from: origin, into: &assembly)
      } else {
        assembly.set(CitationKey.genre, value, from: origin)
      }
    case .serialNumber:
      let isBook = ["book", "chapter"].contains(assembly.type)
      CitationParts.putNumbersOrOwn(value, isBook: isBook, from: origin, into: &assembly)
    case .keyword where putHeading(ofOvid: value, from: origin, into: &assembly): break
    case .keyword: Self.putKeywords(value, haveStars: source.isEmbase, from: origin, into: &assembly)
    case .language: CitationParts.putLanguage(value, from: origin, into: &assembly)
    case .note where putLinks(ofNote: value, from: origin, into: &assembly): break
    case .note:
      CitationParts.putNote(value, from: origin, into: &assembly)
      if source.isScopus { ScopusFunding.put(ofNote: value, line: origin.line, into: &assembly) }
      putPMID(ofEBSCO: value, into: &assembly)
    case .accession where source.isPubMed && CitationParts.isPMID(value),
      .custom2 where source.isScopus && CitationParts.isPMID(value),
      .custom5 where source.isEmbase && CitationParts.isPMID(value),
      .accession where isOvidOfPubMed(entry, value) && CitationParts.isPMID(value),
      .identifier where isOvidOfPubMed(entry, value) && CitationParts.isPMID(value),
      .pmid where CitationParts.isPMID(value):
      assembly.set(.pmid, value, from: origin)
    case .accession where source.isWebOfScience && value.hasPrefix("WOS:"):
      assembly.add(identifier: value, scheme: "wos", from: origin)
    // What Zotero has of an item beyond its form, `PMID: 421499` among it.
    case .misc where CitationParts.namesIdentifier(value), .accession where CitationParts.namesIdentifier(value):
      CitationParts.putIdentifiers(ofNote: value, into: &assembly)
      assembly.keep(value, from: origin)
    case .custom3 where source.isCochrane, .otherDatabases where source.isCochrane:
      CitationParts.putPMID(ofCochrane: value, into: &assembly)
      assembly.keep(value, from: origin)
    // Who provides a database is not the database.
    case .provider where entry.has(Self.database): assembly.keep(value, from: origin)
    case .provider: assembly.set(Self.sourceKey, value, from: origin)
    case .custom2 where CitationParts.isPMCID(value): assembly.set(.pmcid, value, from: origin)
    // EBSCO's place for it.
    case .link where value.hasPrefix("10.") || Self.isAddressOfDOI(value):
      CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
    case .identifier where value.hasSuffix(" [doi]"):
      CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
    case .publisher where source.isWebOfScience: assembly.set(.publisher, value, from: origin)
    case .grants where source.isWebOfScience: WebOfScienceMapping.putGrants(value, from: origin, into: &assembly)
    case .place where source.isWebOfScience: assembly.set(.publisherPlace, value, from: origin)
    case .abbreviation where source.isWebOfScience: assembly.set(.containerTitleShort, value, from: origin)
    case .identifier where source.isOvid && putLinkedPMID(value, from: origin, into: &assembly),
      .pmid where putLinkedPMID(value, from: origin, into: &assembly):
      break
    case .accession, .identifier, .custom1, .custom2, .custom3, .custom5, .pmid, .articleNumber, .publisher, .place,
      .abbreviation, .link, .misc, .grants, .otherDatabases:
      assembly.keep(value, from: origin)
    }
  }

  static func putType(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let type = typesByCode[value.string] else { return assembly.keep(value, from: origin) }
    assembly.type = type
    // CSL's type alone would not tell which it was.
    if written[type] == value.string { assembly.count(origin) } else { assembly.keep(value, from: origin) }
  }

  /// Whether `M3` holds publication types for a type of CSL's; for the others it is the genre, such as the kind of a thesis.
  static func hasPublicationTypes(_ type: String) -> Bool { type.hasPrefix("article") || type == "paper-conference" }

  /// Whether one of the types in a field says that the publication was taken back.
  static func saysRetracted(_ value: Bytes) -> Bool {
    value.parts(by: [UInt8(ascii: ";")]).contains { Retraction.isType($0.string) }
  }

  /// Whether it is no name: some programs put the date of an edition under `ED`.
  static func isDate(_ value: Bytes) -> Bool { value[0].isDigit && CitationParts.date(value) != nil }
}
