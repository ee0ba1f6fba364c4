import Records
import Testing

@testable import Formats

/// Whatever stands in a record: what its export does not give back is said, and what a format has a place for comes back.
@Suite("What an export loses")
struct ExportLossTests {
  private static let formats = ["ris", "nbib", "bibtex", "csl-json"]

  private static func format(_ name: String) throws -> any ExportFormat.Type {
    try #require(ExportFormats.all.first { $0.exportName == name })
  }

  @Test(arguments: formats, [false, true])
  func `every difference between a record and what is read again from its export is said`(
    name: String, isPlain: Bool
  ) throws {
    let format = try Self.format(name)
    var random = RandomImports(seed: 21, isPlain: isPlain)
    for number in 0..<150 {
      let record = random.record(number)
      let (missing, changed) = ReadBack.losses(of: record, in: format)
      if missing == ["the whole"] { continue }
      let said = Set(missing + changed)
      var text = ""
      format.write([record], to: &text)
      let again = Export.read(text)
      #expect(again.format == name)
      let other = try #require(again.records.count == 1 ? again.records.first : nil, "\(text)")
      let unsaid = Self.differences(record, other).subtracting(said)
      #expect(unsaid.isEmpty, "\(unsaid.sorted()) of\n\(text)")
    }
  }

  /// By names of their own, so that a fault of the comparison shows too.
  private static func differences(_ record: ImportedRecord, _ other: ImportedRecord) -> Set<String> {
    var names: Set<String> = []
    let variables = Set((record.citation.variables + other.citation.variables).map(\.name))
    for name in variables where record.citation[name] != other.citation[name] { names.insert(name) }
    if record.isRetracted, other.isRetracted { names.remove("status") }
    if record.citation.type != other.citation.type { names.insert("type") }
    if record.abstract != other.abstract {
      names.remove("abstract")
      let hasLabels = record.abstract.contains { $0.label != nil || $0.category != nil }
      let words = [record, other].map { $0.abstractText?.split(whereSeparator: \.isWhitespace) }
      names.insert(
        words[0] != words[1]
          ? "abstract"
          : record.abstract.map { [$0.label, $0.text] } == other.abstract.map { [$0.label, $0.text] }
            ? "categories of the abstract's sections"
            : hasLabels ? "labels of the abstract's sections" : "sections of the abstract")
    }
    if record.keywords != other.keywords {
      let isShort = !other.keywords.isEmpty && record.keywords.filter(Set(other.keywords).contains) == other.keywords
      names.insert(isShort ? "some keywords" : "keywords")
    }
    if record.grants != other.grants { names.insert("grants") }
    if record.registrations != other.registrations { names.insert("registrations") }
    if record.corrections != other.corrections { names.insert("corrections and retractions") }
    if record.revised != other.revised { names.insert("dates of revision") }
    if record.version != other.version { names.insert("versions") }
    if record.headings.map(\.descriptor.name) != other.headings.map(\.descriptor.name) {
      names.insert("MeSH headings")
    }
    if record.contributors.contains(where: { $0.orcid != nil }),
      !other.contributors.contains(where: { $0.orcid != nil })
    {
      names.insert("ORCIDs")
    }
    if !record.kept.allSatisfy({ other.kept.contains($0) }) { names.insert("fields kept under a tag") }
    return names
  }

  /// What each format has a place for, whatever the type of the record.
  private static let held: [String: [String]] = [
    "ris": [
      "title", "title-short", "original-title", "container-title-short", "volume", "issue", "DOI", "URL", "abstract",
      "publisher", "publisher-place", "edition", "call-number", "source", "language", "number-of-volumes", "section",
      "note", "author", "editor", "collection-editor", "translator", "collection-title", "page", "issued", "PMID",
      "PMCID", "keywords",
    ],
    "nbib": [
      "title", "PMID", "PMCID", "volume", "issue", "page", "abstract", "container-title-short", "publisher",
      "ISBN", "edition", "collection-title", "volume-title", "original-title", "note", "DOI", "ISSN", "issued",
      "author",
      "editor", "language", "publication types", "MeSH headings", "keywords", "grants", "ORCIDs", "affiliations",
      "identifiers of people and institutions", "registrations", "dates of revision", "other identifiers",
    ],
    "bibtex": CitationVariable.texts.filter { $0 != "keyword" } + CitationVariable.names + CitationVariable.dates
      + ["keywords", "type"],
    "csl-json": CitationVariable.texts.filter { $0 != "keyword" } + CitationVariable.names + CitationVariable.dates
      + ["keywords", "type", "categories"],
  ]

  @Test(arguments: formats)
  func `what a format has a place for comes back as it was`(name: String) throws {
    let format = try Self.format(name)
    let held = Set(try #require(Self.held[name]))
    var random = RandomImports(seed: 22, isPlain: true)
    for number in 0..<200 {
      var record = random.record(number)
      // It would stand for the keywords.
      record.citation.variables.removeAll { $0.name == "keyword" }
      // RIS has the advisors of a thesis there.
      if record.citation.type == "thesis" { record.citation.variables.removeAll { $0.name == "collection-editor" } }
      let (missing, changed) = ReadBack.losses(of: record, in: format)
      let lost = held.intersection(missing + changed)
      #expect(!missing.contains("the whole") && lost.isEmpty, "\(lost.sorted()) of\n\(format.text(of: record))")
    }
  }

  @Test(arguments: ["csv", "json", "jsonl", "xml"])
  func `a form of our own gives back everything`(name: String) throws {
    let format = try Self.format(name)
    #expect(ReadBack(format) == nil)
    var random = RandomImports(seed: 23)
    let records = (0..<300).map { random.record($0) }
    var text = ""
    format.write(records, to: &text)
    let again = Export.read(text).records
    try #require(again.count == records.count)
    for (record, other) in zip(records, again) { #expect(other.differences(from: record) == []) }
  }

  @Test(arguments: [
    ("PMID- 1\nTI  - T\nRN  - 0 (Hormones)\nDP  - unknown\n", "ris", "RN  - "),
    ("TY  - JOUR\nTI  - T\nRN  - my research note\nER  - \n", "nbib", "RN  - "),
    ("TY  - JOUR\nTI  - T\nDB  - APA\nDP  - EBSCOhost\nER  - \n", "nbib", "DP  - "),
  ])
  func `what a record keeps under a tag that two formats have is written as what it is only`(
    text: String, name: String, tag: String
  ) throws {
    let record = try #require(Export.read(text).records.first)
    let format = try #require(ExportFormats.all.first { $0.exportName == name })
    #expect(!format.text(of: record).contains(tag))
    let own = try #require(ExportFormats.all.first { $0.exportName == (name == "ris" ? "nbib" : "ris") })
    #expect(own.text(of: record).contains(tag))
  }
}

extension ReadBack {
  /// What one record loses.
  static func losses(
    of record: ImportedRecord, in format: any ExportFormat.Type
  ) -> (missing: [String], changed: [String]) {
    var check = ReadBack(format)
    check?.check([record], written: [format.text(of: record)])
    return ((check?.missing ?? [:]).keys.sorted(), (check?.changed ?? [:]).keys.sorted())
  }
}
