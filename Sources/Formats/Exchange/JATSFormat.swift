import Records
import XMLReading

/// The front matter of an article in JATS, as PubMed Central and publishers hand it out; its body is passed over.
///
/// Source: *Journal Publishing Tag Library*, NISO JATS 1.3 (ANSI/NISO Z39.96-2021).
package enum JATSFormat: ExchangeFormat {
  package static let name = "jats"
  package static let title = "JATS"

  package static func recognises(_ head: ExportHead) -> Bool {
    guard head.firstByte == UInt8(ascii: "<") else { return false }
    let text = head.text
    return text.contains("<article") && (text.contains("<article-meta") || text.contains("<journal-meta"))
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try XMLPieces<JATSWalker>.read(source, into: reading)
  }
}

final class JATSWalker: XMLWalker {
  @exclusivity(unchecked) private var walk = XMLFieldWalk<JATSTaker>()

  static var fields: XMLFields { JATSTaker.fields }
  func start(_ tag: XMLStreamTag) { walk.start(tag) }
  func text(_ bytes: Bytes) { walk.text(bytes) }
  func end(line: Int) { walk.end(line: line) }
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
    case grantSource, grantNumber, language, section
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
    var affiliations: [String] = []
    var references: [String] = []
    var origin: RecordAssembly.Origin
  }

  private var people: [Person] = []
  private var affiliations: [String: String] = [:]
  private var values: [Field: String] = [:]
  private var attributes: [Field: String] = [:]
  private var dates: [(kind: String, date: CitationDate, written: String, origin: RecordAssembly.Origin)] = []
  private var pages: [Field: String] = [:]
  private var plain: [(text: String, origin: RecordAssembly.Origin)] = []
  private var hasSections = false

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
    case .contributorKind:
      people[people.count - 1].role = words == "editor" ? .editor : words == "translator" ? .translator : .author
      return
    case .reference where attributes[.reference] == nil:
      attributes[.reference] = words
      return
    default: break
    }
    defer {
      for key in [Field.idKind, .issnKind, .issnFormat, .orcidKind, .reference, .referenceKind, .affiliationID] {
        attributes[key] = nil
      }
    }
    if text.isEmpty, field != .reference { return assembly.drop(origin, "it holds nothing") }
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
    case .firstPage, .lastPage, .locator:
      pages[field] = words
      assembly.count(origin)
    case .family, .given, .suffix, .group, .orcid, .reference, .inlineAffiliation:
      putPerson(field, words, origin, &assembly)
    case .affiliation:
      affiliations[attributes[.affiliationID] ?? ""] = words
      assembly.count(origin)
    case .abstractPart: plain.append((words, origin))
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
        return assembly.keep(words, from: origin)
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
      let hasPrefix = text.hasPrefix("PMC")
      assembly.set(.pmcid, hasPrefix ? text.string : "PMC" + text.string, from: origin)
    case "doi": assembly.set(.doi, text, from: origin)
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
    for (rank, word) in ["ppub", "collection", "print", "pub", "epub"].enumerated() where kind.contains(word) {
      return rank
    }
    return 9
  }

  private mutating func finish(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    for date in dates.enumerated().sorted(by: {
      (Self.rank($0.element.kind), $0.offset) < (Self.rank($1.element.kind), $1.offset)
    }).map(\.element) {
      date.written.lend { assembly.set(.issued, date.date, written: $0, from: date.origin) }
    }
    let ends = [pages[.firstPage], pages[.lastPage]].compactMap { $0 }
    let page =
      ends.isEmpty
      ? pages[.locator] ?? "" : ends.count == 2 && ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")
    if !page.isEmpty { page.lend { assembly.setUncounted(.page, $0) } }
    for person in people { put(person, &assembly) }
    putPlainAbstract(&assembly)
  }

  private func put(_ person: Person, _ assembly: inout RecordAssembly) {
    guard person.name != CitationName() else { return assembly.drop(person.origin, "it has no name") }
    assembly.add(person.name, to: person.role, from: person.origin)
    person.orcid?.lend { assembly.addUncounted(orcid: $0) }
    for affiliation in person.affiliations + person.references.compactMap({ affiliations[$0] }) {
      affiliation.lend { assembly.addUncounted(affiliation: $0) }
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
