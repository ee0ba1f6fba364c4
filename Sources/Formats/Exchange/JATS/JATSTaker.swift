import Records
import XMLReading

/// Where the elements of JATS go.
struct JATSTaker: XMLFieldTaker {
  /// A name waits for the affiliations it refers to, which come after all names.
  struct Person {
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

  var people: [Person] = []
  var affiliations: [String: (text: String, origin: RecordAssembly.Origin)] = [:]
  var values: [Field: String] = [:]
  var attributes: [Field: String] = [:]
  var dates: [(kind: String, date: CitationDate, written: String, origin: RecordAssembly.Origin)] = []
  var pages: [Field: (text: String, origin: RecordAssembly.Origin)] = [:]
  var title: (text: String, origin: RecordAssembly.Origin)?
  var journalIDs: [(kind: String, text: String, origin: RecordAssembly.Origin)] = []
  var subtitles: [(text: String, origin: RecordAssembly.Origin)] = []
  var plain: [(text: String, origin: RecordAssembly.Origin)] = []
  var hasSections = false
  /// Of the funder at hand, whose name stands with each; any beyond so many are kept.
  var furtherNumbers: [(text: String, origin: RecordAssembly.Origin)] = []
  private static let mostNumbers = 100
  /// Bytes of a name that stands in the record again with each.
  private static let longestRepeated = 1000
  /// Of a name in one piece: what stands outside its parts.
  var strayWords = ""
  /// Of an abstract that is not the article's own: `graphical`.
  var abstractKind: String?
  var usedAffiliations: Set<String> = []

  init() {}

  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly) {
    guard let field = field.flatMap(Field.init) else {
      assembly.begin(line: line)
      assembly.type = "article-journal"
      self = JATSTaker()
      return
    }
    if field == .wholeName { return strayWords = "" }
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
    case .journalIDKind, .idKind, .issnKind, .issnFormat, .orcidKind, .referenceKind, .affiliationID, .dateKind,
      .dateFormat, .isoDate:
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
        Field.journalIDKind, .relatedKind, .relatedAddress, .idKind, .issnKind, .issnFormat, .orcidKind, .reference,
        .referenceKind,
        .affiliationID,
      ] {
        attributes[key] = nil
      }
    }
    if text.isEmpty, field != .reference, field != .related { return assembly.drop(origin, "it holds nothing") }
    put(field, text, words, origin, &assembly)
  }

  mutating func put(
    _ field: Field, _ text: Bytes, _ words: String, _ origin: RecordAssembly.Origin,
    _ assembly: inout RecordAssembly
  ) {
    switch field {
    case .articleID: putIdentifier(text, origin, &assembly)
    // What stands below it comes behind it.
    case .title where title == nil: title = (words, origin)
    case .title: assembly.keep(text, from: origin)
    case .subtitle: subtitles.append((words, origin))
    case .translatedTitle: assembly.keep(text, from: origin)
    case .journal: assembly.set(.containerTitle, text, from: origin)
    case .journalID: journalIDs.append((attributes[.journalIDKind] ?? "", words, origin))
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
      if pages[field] == nil { pages[field] = (words, origin) } else { assembly.keep(text, from: origin) }
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
        if hasSections {
          assembly.add(section: text, label: nil, category: nil, from: origin)
        } else {
          plain.append((words, origin))
        }
        return
      }
      assembly.keep(text, from: .init(tag: assembly.tag("abstract (\(abstractKind))"), line: origin.line))
    case .grantNumber where values[.grantNumber] != nil && furtherNumbers.count < Self.mostNumbers:
      furtherNumbers.append((words, origin))
    case .grantNumber where values[.grantNumber] != nil, .grantSource where values[.grantSource] != nil:
      assembly.keep(text, from: origin)
    case .sectionText:
      if !hasSections { putPlainParts(&assembly) }
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

  mutating func putPerson(
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
    // The same group again in another language.
    case .group where people[last].name != CitationName(): return assembly.keep(words, from: origin)
    case .group: people[last].name = CitationName(literal: words)
    case .inlineAffiliation: people[last].affiliations.append(words)
    case .orcid:
      guard attributes[.orcidKind] == "orcid",
        let orcid = words.lend({ CitationParts.orcid($0)?.string ?? CitationParts.orcid(bare: $0) })
      else {
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

  func putIdentifier(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    switch attributes[.idKind] ?? "" {
    case "pmid": assembly.set(pmid: text, from: origin)
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
    case .wholeName: endWholeName(origin, &assembly)
    case .grant:
      putGrant(values[.grantNumber] ?? "", from: origin, &assembly)
      let isShort = (values[.grantSource] ?? "").utf8.count <= Self.longestRepeated
      for (number, origin) in furtherNumbers {
        isShort ? putGrant(number, from: origin, &assembly) : assembly.keep(number, from: origin)
      }
      furtherNumbers = []
    default: break
    }
    return false
  }

  /// One of the numbers that a funder gave.
  private func putGrant(
    _ number: String, from origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    number.lend { number in
      (values[.grantSource] ?? "").lend { source in
        assembly.add(
          grant: number.isEmpty ? nil : number, acronym: nil, agency: source.isEmpty ? nil : source, country: nil,
          from: origin)
      }
    }
  }
}
