import Records
import Testing

@testable import Reviews

@Suite struct MergedRecordTests {
  private func record(
    _ id: String, type: String = "article-journal", _ texts: [String: String] = [:], authors: [CitationName] = [],
    issued: CitationDate? = nil
  ) -> ImportedRecord {
    var variables = texts.sorted { $0.key < $1.key }.map { Citation.Variable(name: $0.key, value: .text($0.value)) }
    if !authors.isEmpty { variables.append(.init(name: "author", value: .names(authors))) }
    if let issued { variables.append(.init(name: "issued", value: .date(issued))) }
    return ImportedRecord(citation: Citation(id: id, type: type, variables: variables), line: 1)
  }

  private func text(_ name: String, _ values: [String]) -> String? {
    ImportedRecord.merged(values.enumerated().map { record("r\($0)", [name: $1]) }).citation.text(name)
  }

  @Test func `the whole keeps the id of the one in front and says what came from whom`() {
    let merged = ImportedRecord.merged([
      record("a", ["title": "Running"]),
      record("b", ["title": "Running", "DOI": "10.1000/x", "volume": "3", "abstract": "Words."]),
    ])
    #expect(merged.id == "a")
    #expect(merged.citation.text("DOI") == "10.1000/x")
    #expect(merged.sources.map(\.id) == ["a", "b"])
    #expect(Set(merged.sources[1].gave) == ["title", "DOI", "volume", "abstract"])
    #expect(merged.sources[0].gave.isEmpty)
  }

  @Test func `a record alone stays as it is`() {
    let alone = record("a", ["title": "Running"])
    #expect(ImportedRecord.merged([alone]) == alone)
  }

  @Test(arguments: [
    // What most say, in its fullest form.
    ["Running therapy", "Running therapy: a randomised trial", "Running therapy"],
    ["RUNNING THERAPY: A RANDOMISED TRIAL", "Running therapy: a randomised trial"],
    ["Running therapy: a randomised…", "Running therapy: a randomised trial"],
    ["[Running therapy: a randomised trial]", "Running therapy: a randomised trial"],
    [
      "Runing therapy: a randomised trial", "Running therapy: a randomised trial",
      "Running therapy: a randomised trial.",
    ],
  ])
  func `the title is the one most records have, whole and in small letters`(titles: [String]) {
    let title = text("title", titles)
    #expect(title?.hasPrefix("Running therapy: a randomised trial") == true, "\(title ?? "")")
  }

  @Test func `accents are kept where any record has them`() {
    #expect(text("title", ["Etude francaise", "Étude française"]) == "Étude française")
  }

  @Test func `a journal is named in full, and by the name that most use`() {
    #expect(
      text("container-title", ["J Sports Med", "Journal of Sports Medicine", "J. Sports Med."])
        == "Journal of Sports Medicine")
    #expect(text("container-title", ["Lancet", "The Lancet", "Lancet"]) == "The Lancet")
  }

  @Test func `pages are written out`() {
    #expect(text("page", ["221-8", "221-228"]) == "221-228")
    #expect(text("page", ["e12", "221-8", "221-228"]) == "221-228")
  }

  @Test func `of identifiers the commonest is taken, and the others are kept as other identifiers`() {
    let merged = ImportedRecord.merged([
      record("a", ["DOI": "10.1000/wrong"]), record("b", ["DOI": "https://doi.org/10.1000/RIGHT"]),
      record("c", ["DOI": "10.1000/right"]),
    ])
    #expect(merged.citation.text("DOI").map(ReviewCheck.bareDOI) == "10.1000/right")
    #expect(merged.identifiers == [.init(scheme: "DOI", value: "10.1000/wrong")])
  }

  @Test func `the longest list of names is taken, without counting et al, with given names before initials`() {
    let initials = [CitationName(family: "Smith", given: "J"), CitationName(family: "Doe", given: "A")]
    let names = [CitationName(family: "Smith", given: "John"), CitationName(family: "Doe", given: "Ann")]
    let cut = [CitationName(family: "Smith", given: "Jonathan Alexander"), CitationName(literal: "et al.")]
    let shouted = [CitationName(family: "SMITH", given: "JONATHAN"), CitationName(family: "DOE", given: "ANNABEL")]
    let merged = ImportedRecord.merged(
      [cut, initials, shouted, names].enumerated().map { record("r\($0)", authors: $1) })
    #expect(merged.citation.authors == names)
  }

  @Test
  func
    `the year is that of the volume, not of the publication ahead of print, and the date the most exact of that year`()
  {
    let online = record("a", issued: CitationDate(parts: [.init(year: 2019, month: 12, day: 3)]))
    let print = record("b", ["volume": "7", "page": "1-9"], issued: CitationDate(parts: [.init(year: 2020)]))
    let month = record("c", issued: CitationDate(parts: [.init(year: 2020, month: 4)]))
    let merged = ImportedRecord.merged([online, print, month])
    #expect(merged.citation.issued?.parts == [.init(year: 2020, month: 4)])
  }

  @Test func `the abstract is the longest that is not cut off, in parts where it comes in parts`() {
    var parted = record("a")
    parted.abstract = [
      .init(label: "AIM", text: "To see."), .init(label: "RESULTS", text: "It was so, in all of them."),
    ]
    let flat = record("b", ["abstract": "AIM: To see. RESULTS: It was so, in all of them. (c)"])
    let cut = record("c", ["abstract": String(repeating: "words ", count: 50) + "(ABSTRACT TRUNCATED AT 250 WORDS)"])
    let merged = ImportedRecord.merged([flat, parted, cut])
    #expect(merged.abstract == parted.abstract)
    #expect(merged.citation["abstract"] == nil)
    #expect(merged.sources.first { $0.gave == ["abstract"] }?.id == "a")
  }

  @Test func `a kind that says something is taken before one that does not`() {
    let merged = ImportedRecord.merged([
      record("a", type: "document"), record("b", type: "article-journal"), record("c", type: "document"),
    ])
    #expect(merged.citation.type == "article-journal")
  }

  @Test func `words, headings, registrations and notices of all are kept, each once`() {
    var one = record("a")
    one.keywords = ["Running", "depression"]
    one.registrations = [.init(registry: "ClinicalTrials.gov", number: "NCT01")]
    one.kept = [.init(tag: "JID", values: ["1"])]
    var other = record("b")
    other.keywords = ["running", "anxiety"]
    other.registrations = [.init(number: "nct01"), .init(number: "NCT02")]
    other.corrections = [.init(kind: "RetractionIn")]
    other.kept = [.init(tag: "JID", values: ["1", "2"]), .init(tag: "ZZ", values: ["z"])]
    let merged = ImportedRecord.merged([one, other])
    #expect(merged.keywords == ["Running", "depression", "anxiety"])
    #expect(merged.registrations.map(\.number) == ["NCT01", "NCT02"])
    #expect(merged.isRetracted)
    #expect(merged.kept == [.init(tag: "JID", values: ["1", "2"]), .init(tag: "ZZ", values: ["z"])])
  }

  @Test func `what is known of a person stays with the name, from whichever record knows it`() {
    let names = [CitationName(family: "Smith", given: "J"), CitationName(family: "Doe", given: "A")]
    var one = record("a", authors: names)
    one.contributors = [.init(role: "author", position: 2, affiliations: ["Utrecht"])]
    var other = record("b", authors: names)
    other.contributors = [.init(role: "author", position: 2, orcid: "0000-0002-1825-0097")]
    let stranger = record("c", authors: [CitationName(family: "Doe", given: "A")])
    let merged = ImportedRecord.merged([one, other, stranger])
    #expect(
      merged.contributors == [
        .init(role: "author", position: 2, orcid: "0000-0002-1825-0097", affiliations: ["Utrecht"])
      ])
  }

  @Test func `a thousand records of one publication with as many titles are merged without holding all against all`() {
    let titles = (0..<20_000).map {
      record("r\($0)", ["title": "Title \($0) " + String(repeating: "word ", count: 40)])
    }
    #expect(ImportedRecord.merged(titles).sources.count == 20_000)
  }

  @Test func `a title of a hundred thousand letters is merged as any other`() {
    let long = String(repeating: "long word ", count: 10_000)
    #expect(text("title", [long, long + "x", "short"])?.hasPrefix("long word") == true)
  }
}
