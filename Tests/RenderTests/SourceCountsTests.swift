import Records
import Render
import Synthesis
import Testing

@Suite struct SourceCountsTests {
  static let pubmed = FoundPlace.database("pubmed")
  static let embase = FoundPlace.database("embase")

  static func work(_ records: (id: String, places: [FoundPlace])..., included: Bool = false) -> FoundWork {
    FoundWork(sightings: records.map { .init(record: $0.id, places: $0.places) }, isIncluded: included)
  }

  static let works = [
    work(("p1", [pubmed]), ("e1", [embase]), included: true),
    work(("p2", [pubmed]), included: true),
    work(("e2", [embase]), ("e3", [embase])),
    work(("x", [pubmed, embase])),
    work(("n", [.named("PsycINFO")]), ("e4", [embase])),
    work(("u", [])),
  ]

  @Test func `records and publications are counted apart, a publication once a database`() {
    let counts = SourceCounts(Self.works)
    #expect(counts[Self.embase]?.found == 5)
    #expect(counts[Self.embase]?.works == 4)
    #expect(counts[Self.pubmed]?.found == 3)
    #expect(counts[Self.pubmed]?.works == 3)
    #expect(counts[.unknown]?.found == 1)
    #expect(counts.found == 10)
    #expect(counts.works == 6)
  }

  @Test func `the records removed as duplicates add up, over the databases, to what was found more than once`() {
    let counts = SourceCounts(Self.works)
    #expect(counts.removed == 4)
    #expect(counts.rows.reduce(0) { $0 + $1.removed } == 4)
    #expect(counts[Self.pubmed]?.removed == 0, "the record imported first stays where it was found")
    #expect(counts[Self.embase]?.removed == 4)
  }

  @Test func `only here and shared take each publication once`() {
    let counts = SourceCounts(Self.works)
    #expect(counts[Self.pubmed]?.only == 1)
    #expect(counts[Self.embase]?.only == 1)
    #expect(counts[Self.pubmed]?.shared == [Self.embase: 2])
    #expect(counts[Self.embase]?.shared == [Self.pubmed: 2, .named("PsycINFO"): 1])
  }

  @Test func `what was later included is told, and what only one database had of it`() {
    let counts = SourceCounts(Self.works)
    #expect(counts.included == 2)
    #expect(counts[Self.pubmed]?.included == 2)
    #expect(counts[Self.pubmed]?.includedOnly == 1)
    #expect(counts[Self.embase]?.included == 1)
    #expect(counts[Self.embase]?.includedOnly == 0)
  }

  @Test func `a review without imported records says so`() {
    var input = SmallReview.input("en")
    input.sources = nil
    let table = Report.sources.table(input)
    #expect(table.rows.isEmpty)
    #expect(table.notes.map(\.text.plain) == ["No imported records; garner import brings some."])
  }

  @Test(arguments: [
    ("en", "Taken back, and still in the counts: Damen"), ("nl", "Ingetrokken, en in de aantallen meegeteld: Damen"),
  ])
  func `the table says which of the included studies were taken back`(language: String, words: String) {
    var input = SmallReview.input(language)
    func tell() -> Bool { Report.sources.table(input).notes.contains { $0.text.plain.hasPrefix(words) } }
    guard let place = input.records.firstIndex(where: { $0.record.id == "damen1984" }) else { return }
    input.records[place].record.records = ["p1"]
    #expect(!tell())
    input.records[place].record.retractedBy = "pmid-1"
    #expect(tell())
    for format in [TableFormat.markdown, .grid, .html, .latex, .json, .jats] {
      #expect(format.write(Report.sources.table(input)).contains("Damen"), "\(format)")
    }
    input.records[place].record.records = []
    #expect(!tell(), "it is in no column")
    (input.records[place].record.records, input.records[place].record.role) = (["p1"], .background)
    #expect(!tell(), "nor is what is not included")
  }
}
