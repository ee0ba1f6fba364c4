import Records

/// PubMed's line format, also called MEDLINE: a tag of up to four letters, a hyphen, a value; lines that go on begin with
/// six spaces; a blank line parts the records.
///
/// Source: *MEDLINE/PubMed Data Element (Field) Descriptions*, National Library of Medicine.
package enum NBIBFormat: ExchangeFormat {
  package static let name = "nbib"
  package static let title = "NBIB (MEDLINE)"
  package static let fromPubMed = PubMedOrigin.marked
  package static let numbersVersions = false

  package static func sign(in head: ExportHead) -> Int? {
    // A file that begins with any known tag, or one of those that nearly every record has.
    if head.firstLine(where: { field($0).map { NBIBMapping.knows($0.code) } == true }) == 0 { return 0 }
    return head.firstLine { line in
      field(line).map { ["PMID", "OWN", "TI", "BTI", "STAT"].contains(TaggedEntry.name($0.code)) } == true
    }
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    let pmid = TaggedEntry.code("PMID")
    var sources = PubMedSources()
    try TaggedReader<NBIBMapping>.read(source, into: reading) { reader, line, number in
      if let (code, value) = field(line) {
        // Some exports leave the blank line out: a second PMID begins a record too.
        if reader.entry.isOpen, code == pmid, reader.entry.has(pmid) {
          sources.see(reader.entry)
          reader.finish()
        }
        if !reader.entry.isOpen { reader.entry.begin(line: number) }
        reader.entry.add(code, value, line: number)
      } else if reader.entry.isOpen {
        reader.goOn(with: line, number, isFault: true)
      } else {
        reading.assembly.refuse("this line belongs to no field; expected a tag, such as 'TI  - '", line: number)
      }
    } passBlank: { reader, isOpen in
      // Blanks that nothing ends were to begin more of the field.
      guard !isOpen else { return }
      sources.see(reader.entry)
      reader.finish()
    } end: { reader, source in
      guard reading.assembly.takesLast(reader.entry, of: source, isPart: isPart(reader.entry)) else { return }
      // Where the last line has no end, that is said already.
      if !source.hasOpenEnd {
        sources.see(reader.entry)
        if sources.lacksLast {
          reading.assembly.remark(
            "the last record has no 'SO  -', with which PubMed ends each; it is taken as whole",
            line: source.lineNumber, isFault: true)
        }
      }
      reader.finish()
    }
  }

  /// Whether more was to come, if the last line has no end: PubMed names who owns its records and ends each but those of
  /// books with its source, and a PMID alone may be the beginning of a longer one.
  private static func isPart(_ entry: TaggedEntry) -> Bool {
    entry.fields.count == 1 || entry.has(TaggedEntry.code("OWN")) && !PubMedSources.isWhole(entry)
  }

  private static func field(_ line: Bytes) -> (code: UInt32, value: Bytes)? {
    guard line.count >= 5, line[4] == UInt8(ascii: "-") else { return nil }
    var length = 0
    while length < 4, line[length] != 0x20 {
      guard line[length].isUppercase || line[length].isDigit else { return nil }
      length += 1
    }
    guard length > 0 else { return nil }
    return (TaggedEntry.code(line[part: 0..<length]), line[part: 5..<line.count].trimmed)
  }
}

/// Where the tags of NBIB go.
struct NBIBMapping: TaggedMapping {
  private enum Place {
    case variable(CitationKey)
    case abstract, author, shortAuthor, group, editor, shortEditor, orcid, affiliation
    case issn, pages, date, locator, language, keyword, heading, publicationType, grant, registration, revised,
      manuscript
    case correction(StaticString)
  }

  /// What links one publication to another, by tag, with the name PubMed's XML has for it.
  static let corrections: [(tag: StaticString, kind: StaticString)] = [
    ("CIN", "CommentIn"), ("CON", "CommentOn"), ("EIN", "ErratumIn"), ("EFR", "ErratumFor"),
    ("CRI", "CorrectedandRepublishedIn"), ("CRF", "CorrectedandRepublishedFrom"), ("DDIN", "DatasetDescribedIn"),
    ("DRIN", "DatasetUseReportedIn"), ("ECI", "ExpressionOfConcernIn"), ("ECF", "ExpressionOfConcernFor"),
    ("PRIN", "PartialRetractionIn"), ("PROF", "PartialRetractionOf"), ("RPI", "RepublishedIn"),
    ("RPF", "RepublishedFrom"), ("RIN", "RetractionIn"), ("ROF", "RetractionOf"), ("RRI", "RetractedandRepublishedIn"),
    ("RRF", "RetractedandRepublishedFrom"), ("SPIN", "SummaryForPatientsIn"), ("UIN", "UpdateIn"),
    ("UOF", "UpdateOf"), ("ORI", "OriginalReportIn"),
  ]

  private static let places: [UInt32: Place] = {
    var places: [UInt32: Place] = [
      TaggedEntry.code("PMID"): .variable(.pmid), TaggedEntry.code("PMC"): .variable(.pmcid),
      TaggedEntry.code("TI"): .variable(.title), TaggedEntry.code("TT"): .variable(.originalTitle),
      TaggedEntry.code("AB"): .abstract, TaggedEntry.code("JT"): .variable(.containerTitle),
      TaggedEntry.code("TA"): .variable(.containerTitleShort), TaggedEntry.code("VI"): .variable(.volume),
      TaggedEntry.code("IP"): .variable(.issue), TaggedEntry.code("PB"): .variable(.publisher),
      TaggedEntry.code("CTI"): .variable(.collectionTitle), TaggedEntry.code("ISBN"): .variable(.isbn),
      TaggedEntry.code("EN"): .variable(.edition), TaggedEntry.code("VTI"): .variable(.volumeTitle),
      TaggedEntry.code("GN"): .variable(.note), TaggedEntry.code("FAU"): .author, TaggedEntry.code("AU"): .shortAuthor,
      TaggedEntry.code("CN"): .group, TaggedEntry.code("FED"): .editor, TaggedEntry.code("ED"): .shortEditor,
      TaggedEntry.code("AUID"): .orcid, TaggedEntry.code("AD"): .affiliation, TaggedEntry.code("IS"): .issn,
      TaggedEntry.code("PG"): .pages, TaggedEntry.code("DP"): .date, TaggedEntry.code("LID"): .locator,
      TaggedEntry.code("AID"): .locator, TaggedEntry.code("LA"): .language, TaggedEntry.code("OT"): .keyword,
      TaggedEntry.code("MH"): .heading, TaggedEntry.code("PT"): .publicationType, TaggedEntry.code("GR"): .grant,
      TaggedEntry.code("SI"): .registration, TaggedEntry.code("LR"): .revised, TaggedEntry.code("MID"): .manuscript,
    ]
    for (tag, kind) in corrections { places[TaggedEntry.code(tag)] = .correction(kind) }
    return places
  }()

  static func knows(_ code: UInt32) -> Bool { places[code] != nil }

  var tags = TagIndex()

  mutating func put(_ entry: TaggedEntry, into assembly: inout RecordAssembly) {
    assembly.begin(line: entry.line)
    let isBook = entry.has(TaggedEntry.code("BTI"))
    // PubMed holds articles and books; a chapter has a title besides that of its book.
    let isChapter = isBook && entry.has(TaggedEntry.code("TI"))
    assembly.type = isChapter ? "chapter" : isBook ? "book" : "article-journal"
    let hasFullNames = entry.has(TaggedEntry.code("FAU"))
    var fullName: Range<Int>?
    for (place, field) in entry.fields.enumerated() {
      let origin = tags.origin(of: field, in: &assembly)
      entry.value(field) { value in
        if value.isEmpty { return assembly.drop(origin, "it holds nothing") }
        guard let known = Self.places[field.code] else {
          if field.code == TaggedEntry.code("BTI") {
            return assembly.set(isChapter ? .containerTitle : .title, value, from: origin)
          }
          // Of an article it is the country of the journal.
          if isBook, field.code == TaggedEntry.code("PL") {
            return assembly.set(.publisherPlace, value, from: origin)
          }
          return assembly.keep(value, from: origin)
        }
        switch known {
        case .author, .shortAuthor:
          let isFull = field.code == TaggedEntry.code("FAU")
          if isFull {
            fullName = field.value
            let next = place + 1 < entry.fields.count ? entry.fields[place + 1] : nil
            if let next, next.code == TaggedEntry.code("AU"),
              let name = entry.value(next, { CitationParts.suffixedName(full: value, short: $0) })
            {
              return assembly.add(name, to: .author, from: origin)
            }
          }
          if !isFull, hasFullNames {
            // The same name as FAU, shortened.
            let isSame = fullName.map { range in
              entry.bytes.withUnsafeBufferPointer { all in
                CitationParts.isShort(value, of: all[part: range])
                  || CitationParts.suffixedName(full: all[part: range], short: value) != nil
              }
            }
            return isSame == true ? assembly.count(origin) : assembly.keep(value, from: origin)
          }
          // Collectives have a tag of their own: a name without a comma is a family name.
          let isWhole = isFull && !value.contains(UInt8(ascii: ","))
          let (particle, family) = CitationParts.particle(of: value)
          let name: RecordAssembly.Name =
            isWhole
            ? .init(family: family, nonDroppingParticle: particle)
            : isFull ? CitationParts.name(familyFirst: value, splitsSuffix: false) : CitationParts.shortName(value)
          assembly.add(name, to: .author, from: origin)
        case .abstract:
          guard place == entry.first(field.code) else { return assembly.keep(value, from: origin) }
          Self.putAbstract(value, from: origin, into: &assembly)
        case .shortEditor where entry.has(TaggedEntry.code("FED")): assembly.keep(value, from: origin)
        default: Self.put(value, at: known, from: origin, into: &assembly)
        }
      }
    }
    assembly.refuseRest(of: entry)
  }

  private static func put(
    _ value: Bytes, at place: Place, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    switch place {
    case .variable(.pmid): assembly.set(pmid: value, from: origin)
    case .variable(.note): CitationParts.putPlainNote(value, from: origin, into: &assembly)
    case .variable(let key): assembly.set(key, value, from: origin)
    case .abstract: putAbstract(value, from: origin, into: &assembly)
    case .author, .editor:
      assembly.add(CitationParts.name(familyFirst: value, splitsSuffix: false), to: .editor, from: origin)
    case .shortEditor where value.contains(UInt8(ascii: ",")):
      assembly.add(CitationParts.name(familyFirst: value, splitsSuffix: false), to: .editor, from: origin)
    case .shortAuthor, .shortEditor: assembly.add(CitationParts.shortName(value), to: .editor, from: origin)
    case .group: assembly.add(.init(literal: value), to: .author, from: origin)
    case .orcid:
      if let orcid = CitationParts.orcid(value) { return assembly.add(orcid: orcid, from: origin) }
      // `ISNI: 0000000121032683`.
      guard let colon = value.firstIndex(of: UInt8(ascii: ":")) else { return assembly.keep(value, from: origin) }
      assembly.add(
        identifierOfName: value[part: (colon + 1)..<value.count].trimmed, scheme: value[part: 0..<colon].trimmed,
        from: origin)
    case .manuscript: assembly.add(identifier: value, scheme: "mid", from: origin)
    case .affiliation: assembly.add(affiliation: value, from: origin)
    case .issn: CitationParts.putSerialNumbers(value, from: origin, into: &assembly)
    case .pages: CitationParts.putPages(value, from: origin, into: &assembly)
    case .date:
      guard let date = CitationParts.date(value) else { return assembly.keep(value, from: origin) }
      CitationParts.tell(date, from: origin, into: &assembly)
      assembly.set(.issued, date, written: value, from: origin)
    case .locator: putLocator(value, from: origin, into: &assembly)
    case .language:
      guard let tag = CitationParts.language(value.string) else { return assembly.keep(value, from: origin) }
      if assembly.has(.language) { return assembly.keep(value, from: origin) }
      assembly.set(.language, tag, from: origin)
    case .keyword:
      MajorKeyword.putUncounted(value, line: origin.line, into: &assembly)
      assembly.count(origin)
    case .heading: putHeading(value, from: origin, into: &assembly)
    case .publicationType: assembly.add(publicationType: value, from: origin)
    case .grant: putGrant(value, from: origin, into: &assembly)
    case .registration:
      guard let slash = value.firstIndex(of: UInt8(ascii: "/")) else {
        return assembly.add(registration: value, registry: nil, from: origin)
      }
      assembly.add(
        registration: value[part: (slash + 1)..<value.count], registry: value[part: 0..<slash], from: origin)
    case .revised:
      guard value.count == 8, value.integer != nil else { return assembly.keep(value, from: origin) }
      let day = value.string
      "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))".lend { assembly.set(revised: $0, from: origin) }
    case .correction(let kind):
      let kind = Bytes(start: kind.utf8Start, count: kind.utf8CodeUnitCount)
      putCorrection(value, kind: kind, from: origin, into: &assembly)
    }
  }

  private static func putAbstract(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let sections = AbstractLabels.sections(of: value) else {
      return CitationParts.putAbstract(value, from: origin, into: &assembly)
    }
    var part = origin
    part.isCounted = false
    for section in sections {
      assembly.add(section: value[part: section.text], label: value[part: section.label], category: nil, from: part)
    }
    assembly.count(origin, repair: .init("the abstract is taken apart at its labels", of: value))
  }

  /// `10.1000/x [doi]`, `S0140-6736(05)66545-6 [pii]`.
  private static func putLocator(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard value.last == UInt8(ascii: "]"), let bracket = value.lastIndex(of: UInt8(ascii: "[")) else {
      return assembly.keep(value, from: origin)
    }
    let scheme = value[part: (bracket + 1)..<(value.count - 1)]
    let identifier = value[part: 0..<bracket].trimmed
    if scheme.equals("doi") {
      CitationParts.putDOI(identifier, from: origin, into: &assembly)
    } else {
      assembly.add(identifier: identifier, scheme: scheme, from: origin)
    }
  }

  /// `*Running/psychology/*physiology`: a star marks what the article is mainly about.
  private static func putHeading(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    var start = 0
    var isFirst = true
    while start <= value.count {
      var end = start
      while end < value.count, value[end] != UInt8(ascii: "/") { end += 1 }
      let part = value[part: start..<end]
      let isMajor = part.first == UInt8(ascii: "*")
      let topic = RecordAssembly.Topic(
        name: isMajor ? part[part: 1..<part.count] : part, isMajor: isMajor)
      if isFirst {
        assembly.add(heading: topic, from: origin)
      } else if !topic.name.isEmpty {
        assembly.addUncounted(qualifier: topic)
      }
      isFirst = false
      start = end + 1
    }
  }

  /// `R01 MH012345/MH/NIMH NIH HHS/United States`; number and acronym may be missing.
  private static func putGrant(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let parts = value.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Bytes(rebasing: $0) }
    func part(_ place: Int) -> Bytes? { parts[place].isEmpty ? nil : parts[place] }
    let count = parts.count
    switch count {
    case 4...:
      // A number may hold slashes of its own.
      let length = parts[..<(count - 3)].reduce(count - 4) { $0 + $1.count }
      let number = value[part: 0..<length]
      assembly.add(
        grant: number.isEmpty ? nil : number, acronym: part(count - 3), agency: part(count - 2),
        country: part(count - 1), from: origin)
    case 3: assembly.add(grant: part(0), acronym: nil, agency: part(1), country: part(2), from: origin)
    case 2: assembly.add(grant: nil, acronym: nil, agency: part(0), country: part(1), from: origin)
    default: assembly.keep(value, from: origin)
    }
  }

  /// `Lancet. 2005 Jul;366(9480):112. PMID: 16005327`.
  private static func putCorrection(
    _ value: Bytes, kind: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let mark: StaticString = "PMID: "
    var place = value.count - 1
    while place >= 0, value[place].isDigit { place -= 1 }
    let number = value[part: (place + 1)..<value.count]
    let rest = value[part: 0..<(place + 1)]
    guard !number.isEmpty, rest.hasSuffix(mark) else {
      return assembly.add(correction: kind, source: value, pmid: nil, note: nil, from: origin)
    }
    let source = rest[part: 0..<(rest.count - mark.utf8CodeUnitCount)].trimmed
    assembly.add(
      correction: kind, source: source.isEmpty ? nil : source, pmid: number, note: nil, from: origin)
  }
}
