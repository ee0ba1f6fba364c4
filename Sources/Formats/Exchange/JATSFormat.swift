import Records
import XMLReading

/// The front matter of an article in JATS, as PubMed Central and publishers hand it out; its body is passed over.
///
/// Source: *Journal Publishing Tag Library*, NISO JATS 1.3 (ANSI/NISO Z39.96-2021).
package enum JATSFormat: ExchangeFormat {
  package static let name = "jats"
  package static let title = "JATS"

  package static func sign(in head: ExportHead) -> Int? {
    guard head.firstByte == UInt8(ascii: "<") else { return nil }
    let text = head.text
    return text.contains("<article") && (text.contains("<article-meta") || text.contains("<journal-meta")) ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try XMLPieces<JATSWalker>.read(source, into: reading)
  }
}

final class JATSWalker: XMLStreamHandler, XMLWalker {
  @exclusivity(unchecked) private var walk = XMLFieldWalk<JATSTaker>()

  static var fields: XMLFields { JATSTaker.fields }
  override func start(_ tag: XMLStreamTag) -> Bool {
    walk.start(tag)
    return walk.heedsSpace
  }
  override func text(_ bytes: Bytes, isLast: Bool) { walk.text(bytes, isLast: isLast) }
  override func end(_ name: UnsafePointer<UInt8>, line: Int) -> Bool {
    walk.end(name, line: line)
    return walk.heedsSpace
  }
  func restart(lineOffset: Int) { walk.restart(lineOffset: lineOffset) }
  func withAssembly<Result>(_ body: (inout RecordAssembly) -> Result) -> Result { body(&walk.assembly) }
}

/// Where the elements of JATS go.
struct JATSTaker: XMLFieldTaker {
  private enum Field: Int {
    case articleID, idKind, title, translatedTitle, journal, journalShort, issn, issnKind, issnFormat, publisher, place
    case volume, issue, firstPage, lastPage, locator, contributor, contributorKind, family, given, suffix, prefix, group
    case orcid, orcidKind, reference, referenceKind, inlineAffiliation, affiliation, affiliationID, date, dateKind
    case dateFormat, isoDate, year, month, day, season, abstractPart, sectionTitle, sectionText, keyword, grant
    case grantSource, grantNumber, language, section, abstract, abstractKind, related, relatedKind, relatedAddress
  }

  static let fields: XMLFields = {
    var rows: [(path: String, action: XMLFields.Action)] = []
    var attributes: [(path: String, action: XMLFields.AttributeAction)] = []
    for root in ["article", "articles/article", "pmc-articleset/article"] {
      rows.append((root, .record))
      func text(_ path: String, _ field: Field) { rows.append(("\(root)/\(path)", .text(field.rawValue))) }
      func markup(_ path: String, _ field: Field) { rows.append(("\(root)/\(path)", .markup(field.rawValue))) }
      func group(_ path: String, _ field: Field) { rows.append(("\(root)/\(path)", .group(field.rawValue))) }
      func value(_ path: String, _ field: Field) { attributes.append(("\(root)/\(path)", .value(field.rawValue))) }
      attributes.append(("\(root)@lang", .value(Field.language.rawValue)))
      for part in ["body", "back", "floats-group", "sub-article", "response"] {
        rows.append(("\(root)/\(part)", .skip))
      }
      let journal = "front/journal-meta"
      text("\(journal)/journal-title", .journal)
      text("\(journal)/journal-title-group/journal-title", .journal)
      text("\(journal)/journal-title-group/abbrev-journal-title", .journalShort)
      text("\(journal)/issn", .issn)
      value("\(journal)/issn@pub-type", .issnKind)
      value("\(journal)/issn@publication-format", .issnFormat)
      text("\(journal)/publisher/publisher-name", .publisher)
      text("\(journal)/publisher/publisher-loc", .place)
      let meta = "front/article-meta"
      text("\(meta)/article-id", .articleID)
      value("\(meta)/article-id@pub-id-type", .idKind)
      markup("\(meta)/title-group/article-title", .title)
      markup("\(meta)/title-group/trans-title-group/trans-title", .translatedTitle)
      let contributor = "\(meta)/contrib-group/contrib"
      group(contributor, .contributor)
      value("\(contributor)@contrib-type", .contributorKind)
      for name in ["\(contributor)/name", "\(contributor)/name-alternatives/name"] {
        text("\(name)/surname", .family)
        text("\(name)/given-names", .given)
        text("\(name)/suffix", .suffix)
      }
      text("\(contributor)/collab", .group)
      text("\(contributor)/contrib-id", .orcid)
      value("\(contributor)/contrib-id@contrib-id-type", .orcidKind)
      text("\(contributor)/xref", .reference)
      value("\(contributor)/xref@rid", .reference)
      value("\(contributor)/xref@ref-type", .referenceKind)
      text("\(contributor)/aff", .inlineAffiliation)
      for path in ["\(meta)/aff", "\(meta)/contrib-group/aff"] {
        text(path, .affiliation)
        value("\(path)@id", .affiliationID)
      }
      group("\(meta)/pub-date", .date)
      value("\(meta)/pub-date@pub-type", .dateKind)
      value("\(meta)/pub-date@date-type", .dateKind)
      value("\(meta)/pub-date@publication-format", .dateFormat)
      value("\(meta)/pub-date@iso-8601-date", .isoDate)
      text("\(meta)/pub-date/year", .year)
      text("\(meta)/pub-date/month", .month)
      text("\(meta)/pub-date/day", .day)
      text("\(meta)/pub-date/season", .season)
      text("\(meta)/volume", .volume)
      text("\(meta)/issue", .issue)
      text("\(meta)/fpage", .firstPage)
      text("\(meta)/lpage", .lastPage)
      text("\(meta)/elocation-id", .locator)
      group("\(meta)/abstract", .abstract)
      value("\(meta)/abstract@abstract-type", .abstractKind)
      text("\(meta)/related-article", .related)
      value("\(meta)/related-article@related-article-type", .relatedKind)
      value("\(meta)/related-article@href", .relatedAddress)
      markup("\(meta)/abstract/p", .abstractPart)
      group("\(meta)/abstract/sec", .section)
      text("\(meta)/abstract/sec/title", .sectionTitle)
      markup("\(meta)/abstract/sec/p", .sectionText)
      text("\(meta)/kwd-group/kwd", .keyword)
      group("\(meta)/funding-group/award-group", .grant)
      text("\(meta)/funding-group/award-group/funding-source", .grantSource)
      text("\(meta)/funding-group/award-group/award-id", .grantNumber)
    }
    return XMLFields(rows, attributes: attributes)
  }()

  /// A name waits for the affiliations it refers to, which come after all names.
  private struct Person {
    var role: CitationKey
    var name: CitationName
    var orcid: String?
    var identifiers: [ImportedRecord.Identifier] = []
    var affiliations: [String] = []
    var references: [String] = []
    /// Another than those of authors, editors and translators.
    var otherKind: String?
    var origin: RecordAssembly.Origin

    /// What is known of them besides the name.
    var particulars: [String] {
      [orcid].compactMap { $0 } + identifiers.map { "\($0.scheme): \($0.value)" } + affiliations
    }
  }

  private var people: [Person] = []
  private var affiliations: [String: (text: String, origin: RecordAssembly.Origin)] = [:]
  private var values: [Field: String] = [:]
  private var attributes: [Field: String] = [:]
  private var dates: [(kind: String, date: CitationDate, written: String, origin: RecordAssembly.Origin)] = []
  private var pages: [Field: (text: String, origin: RecordAssembly.Origin)] = [:]
  private var plain: [(text: String, origin: RecordAssembly.Origin)] = []
  private var hasSections = false
  /// Of an abstract that is not the article's own: `graphical`.
  private var abstractKind: String?
  private var usedAffiliations: Set<String> = []

  init() {}

  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly) {
    guard let field = field.flatMap(Field.init) else {
      assembly.begin(line: line)
      assembly.type = "article-journal"
      self = JATSTaker()
      return
    }
    values = [:]
    attributes = [:]
    if field == .abstract { abstractKind = nil }
    guard field == .contributor else { return }
    let origin = RecordAssembly.Origin(tag: assembly.tag("contrib"), line: line)
    people.append(Person(role: .author, name: CitationName(), origin: origin))
  }

  mutating func value(
    _ number: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let field = Field(rawValue: number) else { return }
    let words = text.string
    switch field {
    case .idKind, .issnKind, .issnFormat, .orcidKind, .referenceKind, .affiliationID, .dateKind, .dateFormat, .isoDate:
      attributes[field] = words
      return
    case .relatedKind, .relatedAddress:
      attributes[field] = words
      return
    case .abstractKind:
      abstractKind = words
      return
    case .contributorKind:
      let roles: [String: CitationKey] = ["author": .author, "editor": .editor, "translator": .translator]
      people[people.count - 1].role = roles[words] ?? .author
      if roles[words] == nil { people[people.count - 1].otherKind = words }
      return
    case .reference where attributes[.reference] == nil:
      attributes[.reference] = words
      return
    default: break
    }
    defer {
      for key in [
        Field.relatedKind, .relatedAddress, .idKind, .issnKind, .issnFormat, .orcidKind, .reference, .referenceKind,
        .affiliationID,
      ] {
        attributes[key] = nil
      }
    }
    if text.isEmpty, field != .reference, field != .related { return assembly.drop(origin, "it holds nothing") }
    put(field, text, words, origin, &assembly)
  }

  private mutating func put(
    _ field: Field, _ text: Bytes, _ words: String, _ origin: RecordAssembly.Origin,
    _ assembly: inout RecordAssembly
  ) {
    switch field {
    case .articleID: putIdentifier(text, origin, &assembly)
    case .title: assembly.set(.title, text, from: origin)
    case .translatedTitle: assembly.keep(text, from: origin)
    case .journal: assembly.set(.containerTitle, text, from: origin)
    case .journalShort: assembly.set(.containerTitleShort, text, from: origin)
    case .issn:
      let isElectronic = attributes[.issnKind] == "epub" || attributes[.issnFormat] == "electronic"
      assembly.setUncounted(.issn, text)
      assembly.add(identifier: text, scheme: isElectronic ? "issn-electronic" : "issn-print", from: origin)
    case .publisher: assembly.set(.publisher, text, from: origin)
    case .place: assembly.set(.publisherPlace, text, from: origin)
    case .volume: assembly.set(.volume, text, from: origin)
    case .issue: assembly.set(.issue, text, from: origin)
    case .firstPage, .lastPage, .locator: pages[field] = (words, origin)
    case .family, .given, .suffix, .group, .orcid, .reference, .inlineAffiliation:
      putPerson(field, words, origin, &assembly)
    case .affiliation:
      // Whose it is shows at the end.
      guard let id = attributes[.affiliationID], affiliations[id] == nil else {
        return assembly.keep(text, from: origin)
      }
      affiliations[id] = (words, origin)
    case .related: putRelated(words, origin, &assembly)
    case .abstractPart,
      .sectionText where abstractKind != nil,
      .sectionTitle where abstractKind != nil:
      guard let abstractKind else {
        plain.append((words, origin))
        return
      }
      assembly.keep(text, from: .init(tag: assembly.tag("abstract (\(abstractKind))"), line: origin.line))
    case .grantNumber where values[.grantNumber] != nil, .grantSource where values[.grantSource] != nil:
      assembly.keep(text, from: origin)
    case .sectionText:
      let label = values[.sectionTitle]
      (label ?? "").lend {
        assembly.add(section: text, label: label == nil ? nil : $0, category: nil, from: origin)
      }
      hasSections = true
    case .keyword: assembly.add(keyword: text, from: origin)
    case .language:
      assembly.setUncounted(.language, text)
    default:
      values[field] = words
      assembly.count(origin)
    }
  }

  private mutating func putPerson(
    _ field: Field, _ words: String, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    let last = people.count - 1
    switch field {
    // The same name again in another script.
    case .family where people[last].name.family != nil, .given where people[last].name.given != nil:
      return assembly.keep(words, from: origin)
    case .family:
      let (particle, family) = words.lend { bytes -> (String?, String) in
        let (particle, family) = CitationParts.particle(of: bytes)
        return (particle?.string, family.string)
      }
      people[last].name.family = family
      people[last].name.nonDroppingParticle = particle
    case .given: people[last].name.given = words
    case .suffix: people[last].name.suffix = words
    case .group: people[last].name = CitationName(literal: words)
    case .inlineAffiliation: people[last].affiliations.append(words)
    case .orcid:
      guard attributes[.orcidKind] == "orcid", let orcid = words.lend({ CitationParts.orcid($0)?.string }) else {
        guard let scheme = attributes[.orcidKind], !scheme.isEmpty else { return assembly.keep(words, from: origin) }
        people[last].identifiers.append(.init(scheme: scheme, value: words))
        break
      }
      people[last].orcid = orcid
    case .reference where attributes[.referenceKind] == "aff":
      people[last].references += (attributes[.reference] ?? "").split(separator: " ").map(String.init)
    default: return assembly.keep(attributes[.reference] ?? words, from: origin)
    }
    assembly.count(origin)
  }

  private func putIdentifier(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    switch attributes[.idKind] ?? "" {
    case "pmid": assembly.set(.pmid, text, from: origin)
    case "pmc", "pmcid":
      if text.hasPrefix("PMC") { return assembly.set(.pmcid, text, from: origin) }
      assembly.set(.pmcid, "PMC" + text.string, from: origin, repair: .init("a number is written as a PMCID", of: text))
    case "doi": CitationParts.putDOI(text, from: origin, into: &assembly)
    case "": assembly.keep(text, from: origin)
    case let scheme: assembly.add(identifier: text, scheme: scheme, from: origin)
    }
  }

  mutating func end(
    _ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard let field = field.flatMap(Field.init) else {
      finish(origin, &assembly)
      return true
    }
    switch field {
    case .date: endDate(origin, &assembly)
    case .grant:
      (values[.grantNumber] ?? "").lend { number in
        (values[.grantSource] ?? "").lend { source in
          assembly.add(
            grant: number.isEmpty ? nil : number, acronym: nil, agency: source.isEmpty ? nil : source, country: nil,
            from: origin)
        }
      }
    default: break
    }
    return false
  }

  private mutating func endDate(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let parts = [values[.year], values[.month], values[.day], values[.season]].compactMap { $0 }
    let written = attributes[.isoDate] ?? parts.joined(separator: values[.season] == nil ? "-" : " ")
    guard let date = CitationParts.date(written) else { return assembly.keep(written, from: origin) }
    dates.append(("\(attributes[.dateKind] ?? "") \(attributes[.dateFormat] ?? "")", date, written, origin))
  }

  /// The date of the issue goes before that of the screen; the others are kept.
  private static func rank(_ kind: String) -> Int {
    let kinds = ["ppub", "collection", "print", "epub", "pub"]
    return kinds.firstIndex { kind.contains($0) } ?? kinds.count
  }

  private mutating func finish(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    putDates(&assembly)
    putPages(&assembly)
    for person in people { put(person, &assembly) }
    for (id, affiliation) in affiliations.sorted(by: { $0.value.origin.line < $1.value.origin.line }) {
      if usedAffiliations.contains(id) {
        assembly.count(affiliation.origin)
      } else {
        assembly.keep(affiliation.text, from: affiliation.origin)
      }
    }
    putPlainAbstract(&assembly)
  }

  /// When it came into an archive is no date of publication.
  private func putDates(_ assembly: inout RecordAssembly) {
    let order = dates.enumerated().sorted {
      (Self.rank($0.element.kind), $0.offset) < (Self.rank($1.element.kind), $1.offset)
    }
    for (_, date) in order {
      let kind = date.kind.split(separator: " ").joined(separator: " ")
      if !assembly.has(.issued), !kind.contains("pmc-release") {
        CitationParts.tell(date.date, from: date.origin, into: &assembly)
        date.written.lend { assembly.set(.issued, date.date, written: $0, from: date.origin) }
      } else {
        let tag = assembly.tag(kind.isEmpty ? "pub-date" : "pub-date (\(kind))")
        assembly.keep(date.written, from: .init(tag: tag, line: date.origin.line))
      }
    }
  }

  private func putPages(_ assembly: inout RecordAssembly) {
    if let first = pages[.firstPage] {
      let last = pages[.lastPage]
      let isOne = last == nil || last?.text == first.text
      let text = isOne ? first.text : "\(first.text)-\(last?.text ?? "")"
      text.lend { CitationParts.putPages($0, from: first.origin, into: &assembly) }
      if let last { assembly.count(last.origin) }
    } else if let last = pages[.lastPage] {
      assembly.keep(last.text, from: last.origin)
    }
    if let locator = pages[.locator] { assembly.set(.page, locator.text, from: locator.origin) }
  }

  private mutating func put(_ person: Person, _ assembly: inout RecordAssembly) {
    guard person.name != CitationName() else {
      for text in person.particulars { assembly.keep(text, from: person.origin) }
      return assembly.drop(person.origin, "it has no name")
    }
    if let kind = person.otherKind {
      let tag = assembly.tag("contrib (\(kind))")
      let whole = [person.name.familyFirst] + person.particulars
      return assembly.keep(whole.joined(separator: "; "), from: .init(tag: tag, line: person.origin.line))
    }
    assembly.add(person.name, to: person.role, from: person.origin)
    person.orcid?.lend { assembly.addUncounted(orcid: $0) }
    for identifier in person.identifiers {
      identifier.value.lend { value in
        identifier.scheme.lend { assembly.addUncounted(nameIdentifier: value, scheme: $0) }
      }
    }
    for affiliation in person.affiliations { affiliation.lend { assembly.addUncounted(affiliation: $0) } }
    for id in person.references {
      guard let affiliation = affiliations[id] else { continue }
      usedAffiliations.insert(id)
      affiliation.text.lend { assembly.addUncounted(affiliation: $0) }
    }
  }

  /// What PubMed calls the links between articles that JATS has names for.
  ///
  /// Source: *Journal Publishing Tag Library*, attribute `related-article-type`.
  private static let relations = [
    "retraction-forward": "RetractionIn", "retracted-article": "RetractionOf", "correction-forward": "ErratumIn",
    "corrected-article": "ErratumFor", "commentary": "CommentIn", "commentary-article": "CommentOn",
  ]

  private func putRelated(_ words: String, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let kind = attributes[.relatedKind] ?? ""
    let source = [words, attributes[.relatedAddress] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    guard !kind.isEmpty else { return assembly.keep(source, from: origin) }
    (Self.relations[kind] ?? kind).lend { kind in
      source.lend {
        assembly.add(correction: kind, source: $0.isEmpty ? nil : $0, pmid: nil, note: nil, from: origin)
      }
    }
  }

  private func putPlainAbstract(_ assembly: inout RecordAssembly) {
    guard let first = plain.first else { return }
    if !hasSections, plain.count == 1 {
      return first.text.lend { assembly.set(.abstract, $0, from: first.origin) }
    }
    for part in plain { part.text.lend { assembly.add(section: $0, label: nil, category: nil, from: part.origin) } }
  }
}
