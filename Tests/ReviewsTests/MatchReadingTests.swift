import Deduplication
import Formats
import Records
import Reviews
import TestSupport
import Testing

@Suite("Reading what duplicates are looked for among")
struct MatchReadingTests {
  private static func record(_ id: String, _ change: (inout ImportedRecord) -> Void = { _ in }) -> ImportedRecord {
    var record = ImportedRecord(
      citation: Citation(
        id: id, type: "article-journal",
        variables: [
          .init(name: "title", value: .text("\"β-Blockers\"\\and\n\trunning — a trial \u{1F3C3}")),
          .init(name: "container-title", value: .text("Tijdschrift & Zo")),
          .init(name: "volume", value: .number(Numeral(12))),
          .init(name: "page", value: .text("45-52")), .init(name: "DOI", value: .text("10.1000/x(1)")),
          .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 2010, month: 3)]))),
          .init(
            name: "author",
            value: .names([
              Self.particled, CitationName(family: "Müller", given: "Ä."), CitationName(literal: "The \"Group\""),
            ])),
        ]), line: 3)
    record.abstract = [
      .init(label: "AIM", text: "To run three times a week for ten weeks"),
      .init(text: "and to see what comes of it NCT01234567"),
    ]
    record.publicationTypes = [.init(name: "Journal Article"), .init(name: "Meeting Abstract")]
    record.kept = [
      .init(tag: "ID", values: ["id_7"]), .init(tag: "number", values: ["4"]),
      .init(tag: "AN", values: ["NCT00000001"]),
    ]
    change(&record)
    return record
  }

  private static var particled: CitationName {
    var name = CitationName(family: "Berg", given: "J.")
    name.nonDroppingParticle = "van den"
    return name
  }

  private static func line(_ record: ImportedRecord) -> String { JSONWriter.compact(record.node) + "\n" }

  private static func reading(_ files: [String]) throws -> MatchReading {
    let folder = try TemporaryFolder()
    for (number, text) in files.enumerated() { try folder.write(text, to: "records/000\(number + 1)-a.jsonl") }
    var reading = MatchReading(processors: 2)
    try reading.add(ImportStore(ReviewFolder(path: folder.path)))
    return reading
  }

  @Test func `a line says the same as the record it holds, however it is written`() throws {
    let record = Self.record("a")
    var expected = MatchTable()
    expected.add(record)
    for text in [Self.line(record), JSONWriter.inline(record.node) + "\n", " " + JSONWriter.inline(record.node)] {
      let reading = try Self.reading([text])
      #expect(reading.table.count == 1)
      #expect(reading.problems.isEmpty)
      #expect(reading.table.fingerprint(0) == expected.fingerprint(0))
      #expect(reading.table.id(0) == "a")
      #expect(reading.table.sourceID(0) == "id_7")
    }
  }

  @Test func `dates and numbers of a register are told apart, however they are written`() throws {
    func table(_ change: (inout ImportedRecord) -> Void) throws -> UInt64 {
      let record = Self.record("a", change)
      var expected = MatchTable()
      expected.add(record)
      #expect(try Self.reading([Self.line(record)]).table.fingerprint(0) == expected.fingerprint(0))
      return expected.fingerprint(0)
    }
    func date(_ parts: [CitationDate.Part]) -> (inout ImportedRecord) -> Void {
      { $0.citation.variables[5].value = .date(CitationDate(parts: parts)) }
    }
    let prints = try [
      table { _ in }, table(date([.init(year: 2010)])), table(date([.init(year: 2010, month: 3, day: 4)])),
      table(date([.init(year: 2010, month: 4), .init(year: 2010, month: 5)])),
      table { $0.kept[2].values = ["NCT00000002"] },
      table { $0.citation.variables.append(.init(name: "URL", value: .text("https://x.org/show/NCT00000003"))) },
      table { $0.abstract[1].text = "and to see what comes of it NCT07654321" },
    ]
    #expect(Set(prints).count == prints.count)
    #expect(try table(date([.init(year: 2010), .init(year: 2011, month: 5)])) == prints[1])
  }

  @Test func `of a record that a later import changed the later counts, and none that was taken out`() throws {
    let later = Self.record("a") { $0.citation.variables[0].value = .text("Another title of the same record") }
    let gone = Self.record("b") { $0.isDeleted = true }
    let reading = try Self.reading([
      "{\"import\":{}}\n" + Self.line(Self.record("a")) + Self.line(Self.record("b")) + Self.line(Self.record("c")),
      Self.line(later) + Self.line(gone) + "{\"again\":\"c\"}\n",
    ])
    #expect((0..<reading.table.count).map(reading.table.id) == ["c", "a"])
    #expect(reading.files == ["records/0001-a.jsonl", "records/0002-a.jsonl"])
    #expect(reading.table.sources == [0, 1])
  }

  @Test func `a line that is no record is named, and costs no other`() throws {
    let reading = try Self.reading([Self.line(Self.record("a")) + "{\"id\":\"b\",\n" + Self.line(Self.record("c"))])
    #expect(reading.table.count == 2)
    #expect(reading.problems.count == 1)
    #expect(reading.problems.first?.file == "records/0001-a.jsonl")
    #expect(reading.problems.first?.mark?.line == 2)
  }

  @Test func `the records of a group are read again from where they stand`() throws {
    let folder = try TemporaryFolder()
    try folder.write("ID,title,year\nx1,First title of all,2001\nx2,Second title of all,2002\n", to: "a.csv")
    try folder.write("TY  - JOUR\nTI  - Third title of all\nER  - \n", to: "b.ris")
    var reading = MatchReading()
    try reading.add(export: folder.path + "/a.csv")
    try reading.add(export: folder.path + "/b.ris")
    let citations = try reading.citations(of: [1, 2]) { $0 }
    #expect(citations.mapValues { $0.text("title") } == [1: "Second title of all", 2: "Third title of all"])
    #expect(reading.table.sourceID(1) == "x2")
  }

  @Test func `lines without number keep their order and their ids`() throws {
    let lines = (0..<3000).map { Self.line(Self.record("r\($0)")) }
    let reading = try Self.reading([lines.joined()])
    #expect((0..<reading.table.count).map(reading.table.id) == (0..<3000).map { "r\($0)" })
  }
}
