import Records

/// The parts of a record that another, read from what was written of it, lacks or has otherwise, in words: `MeSH headings`.
struct RecordComparison {
  private(set) var missing: [String] = []
  private(set) var changed: [String] = []

  init(_ record: ImportedRecord, _ other: ImportedRecord) {
    compareCitations(record, other)
    compareAbstracts(record, other)
    comparePeople(record, other)
    compareTerms(record, other)
    compareKeywords(record.keywords, other.keywords)
    compare("grants", record.grants, other.grants)
    compare("registrations", record.registrations, other.registrations)
    compare("corrections and retractions", record.corrections, other.corrections)
    // In which order they stand says nothing.
    compare("other identifiers", Set(record.identifiers), Set(other.identifiers))
    compare("versions", record.version, other.version)
    compare("dates of revision", record.revised, other.revised)
    compare("notes that the source took it out", record.isDeleted ? true : nil, other.isDeleted ? true : nil)
    compare("the records it was merged from", record.sources, other.sources)
    compareKept(record, other)
  }

  private mutating func compare<Part: Equatable>(_ name: String, _ part: Part?, _ other: Part?) {
    if part == other { return }
    if other == nil { missing.append(name) } else { changed.append(name) }
  }

  private mutating func compare<List: Collection & Equatable>(_ name: String, _ list: List, _ other: List) {
    compare(name, list.isEmpty ? nil : list, other.isEmpty ? nil : other)
  }

  private mutating func compareKeywords(_ keywords: [String], _ others: [String]) {
    let known = Set(others)
    if !others.isEmpty, keywords != others, keywords.filter(known.contains) == others {
      missing.append("some keywords")
    } else {
      compare("keywords", keywords, others)
    }
  }

  // MARK: The citation

  private mutating func compareCitations(_ record: ImportedRecord, _ other: ImportedRecord) {
    var record = record
    record.citation = record.citation.withCurrentNames
    if record.citation.type != other.citation.type { changed.append("type") }
    let names = record.citation.variables.map(\.name)
    let added = other.citation.variables.map(\.name).filter { record.citation[$0] == nil }
    for name in names + added where name != "abstract" {
      // Formats say it each in their own way.
      if name == "status", record.isRetracted, other.isRetracted, Self.saysNoMore(record), Self.saysNoMore(other) {
        continue
      }
      compare(name, record.citation[name].map(Self.plain), other.citation[name].map(Self.plain))
    }
  }

  /// Whether the status, if there is one, is that it was retracted.
  private static func saysNoMore(_ record: ImportedRecord) -> Bool {
    record.citation["status"] == nil || record.citation.isRetracted
  }

  /// Only JSON tells a number from its figures.
  private static func plain(_ value: Citation.Value) -> Citation.Value {
    switch value {
    case .number(let number): return .text(number.text)
    case .date(var date):
      for place in date.parts.indices { date.parts[place].strings = [] }
      date.season = date.season.map { .text($0.words) }
      return .date(date)
    default: return value
    }
  }

  private mutating func compareAbstracts(_ record: ImportedRecord, _ other: ImportedRecord) {
    if record.abstract == other.abstract {
      return compare("abstract", record.citation["abstract"], other.citation["abstract"])
    }
    compare("abstract", Self.words(record), Self.words(other))
    let hasLabels = record.abstract.contains { $0.label != nil || $0.category != nil }
    if record.abstract.map(\.withoutCategory) == other.abstract.map(\.withoutCategory) {
      return compare(
        "categories of the abstract's sections", record.abstract.compactMap(\.category),
        other.abstract.compactMap(\.category))
    }
    let name = hasLabels ? "labels of the abstract's sections" : "sections of the abstract"
    if other.abstractText != nil { compare(name, record.abstract, other.abstract) }
  }

  /// Whether sections are parted by lines says nothing.
  private static func words(_ record: ImportedRecord) -> [Substring]? {
    record.abstractText?.split(whereSeparator: \.isWhitespace)
  }

  // MARK: Lists

  private mutating func comparePeople(_ record: ImportedRecord, _ other: ImportedRecord) {
    func parts<Part>(_ record: ImportedRecord, _ part: (ImportedRecord.Contributor) -> Part?) -> [String: Part] {
      Dictionary(
        record.contributors.compactMap { person in part(person).map { ("\(person.role) \(person.position)", $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    compare("ORCIDs", parts(record, \.orcid), parts(other, \.orcid))
    func affiliations(_ person: ImportedRecord.Contributor) -> [String]? {
      person.affiliations.isEmpty ? nil : person.affiliations
    }
    compare("affiliations", parts(record, affiliations), parts(other, affiliations))
    func identifiers(_ person: ImportedRecord.Contributor) -> [ImportedRecord.Identifier]? {
      person.identifiers.isEmpty ? nil : person.identifiers
    }
    compare(
      "identifiers of people and institutions", parts(record, identifiers), parts(other, identifiers))
  }

  private mutating func compareTerms(_ record: ImportedRecord, _ other: ImportedRecord) {
    var types = other.publicationTypes
    // Written for the sake of programs that know it by that alone.
    if record.isRetracted, !record.publicationTypes.contains(where: { Retraction.isType($0.name) }),
      let place = types.lastIndex(where: { $0.name == Retraction.type })
    {
      types.remove(at: place)
    }
    compare("publication types", record.publicationTypes.map(\.name), types.map(\.name))
    let (plain, otherPlain) = (record.headings.map(\.withoutIdentifiers), other.headings.map(\.withoutIdentifiers))
    compare("MeSH headings", plain, otherPlain)
    let hasSameWords = plain == otherPlain && record.publicationTypes.map(\.name) == types.map(\.name)
    if hasSameWords, record.headings != other.headings || record.publicationTypes != types {
      missing.append("identifiers of MeSH headings and publication types")
    }
  }

  /// What is kept besides comes of parts that were said to be otherwise.
  private mutating func compareKept(_ record: ImportedRecord, _ other: ImportedRecord) {
    let lost = record.kept.filter { field in
      let same = other.kept.first { $0.tag == field.tag }
      // Formats say it each in their own way.
      if let same, record.saysOthersAlone(field), other.saysOthersAlone(same) { return false }
      let values = same?.values ?? []
      return values != field.values && !Set(field.values.filter { !Lexical.isBlank($0) }).isSubset(of: values)
    }
    let incomplete = lost.filter(record.isIncompleteNames)
    let isStillSaid = incomplete.allSatisfy { field in other.kept.contains { $0.tag == field.tag } }
    if !incomplete.isEmpty, isStillSaid { changed.append("incomplete lists of names (et al.)") }
    if !isStillSaid { missing.append("incomplete lists of names (et al.)") }
    if incomplete.count < lost.count { missing.append("fields kept under a tag") }
  }
}

extension ImportedRecord.AbstractSection {
  fileprivate var withoutCategory: Self {
    var section = self
    section.category = nil
    return section
  }
}

extension ImportedRecord.Heading {
  fileprivate var withoutIdentifiers: Self {
    var heading = self
    heading.descriptor.ui = nil
    for place in heading.qualifiers.indices { heading.qualifiers[place].ui = nil }
    return heading
  }
}
