import Records
import Testing

@testable import Formats

@Suite("What Zotero writes into Extra")
struct NoteFieldTests {
  private static func read(_ note: String, _ fields: String = "") throws -> ImportedRecord {
    try #require(Export.read("TY  - JOUR\nTI  - T\nN1  - \(note)\n\(fields)ER  - \n").records.first)
  }

  @Test(
    arguments: [
      ("Publisher: BMJ PMID: 1", ["publisher": "BMJ", "PMID": "1"]),
      (
        "Publisher: British Medical Journal Publishing Group Section: Research PMID: 21303884 PMCID: PMC123",
        ["publisher": "British Medical Journal Publishing Group", "PMID": "21303884", "PMCID": "PMC123"]
      ),
      (
        "Place: US Publisher: American Psychological Association",
        ["publisher-place": "US", "publisher": "American Psychological Association"]
      ),
      (
        "Number: 1 Primary_atype: Research Publisher: Nature Publishing Group Subject_term: Mood;Sleep",
        ["publisher": "Nature Publishing Group"]
      ),
      ("DOI: 10.1000/x tex.ids: smith", ["DOI": "10.1000/x"]),
      ("ISBN: 978-0-306-40615-7", ["ISBN": "978-0-306-40615-7"]),
      ("ISSN: 1234-5678 Original Date: 1987-03", ["ISSN": "1234-5678"]),
      ("Citation Key: smith2001\nPublisher: BMJ\nPMID: 1", ["publisher": "BMJ", "PMID": "1"]),
    ] as [(String, [String: String])])
  func `fields are parted at the names that Zotero knows, in lines and in one line`(
    note: String, values: [String: String]
  )
    throws
  {
    let record = try Self.read(note)
    for key in ["publisher", "publisher-place", "PMID", "PMCID", "DOI", "ISBN", "ISSN"] {
      #expect(record.citation.text(key) == values[key])
    }
    #expect(record.citation.text("note") == note)
    #expect((record.citation["original-date"] != nil) == note.contains("Original"))
  }

  @Test(arguments: [
    "Published by Publisher: BMJ PMID: 1", "Publisher: BMJ Reason: unclear", "Section: the same sample as in PMID: 1",
    "See: Publisher: BMJ", "Publisher:BMJ", "Note: a trial. DOI: 10.1000/x", "PMID: 1 is the other report", "Place:",
    "DOI: none given", "ISBN: not known",
  ])
  func `prose that holds such a name stays a note`(note: String) throws {
    let record = try Self.read(note)
    #expect(record.citation.text("note") == note)
    #expect(record.citation.variables.allSatisfy { ["type", "title", "note", "id"].contains($0.name) }, "\(record)")
  }

  @Test func `a field of its own goes before it, wherever that stands`() throws {
    let record = try Self.read("Publisher: BMJ\nDOI: 10.1000/note", "PB  - Press\nDO  - 10.1000/own\n")
    #expect(record.citation.text("publisher") == "Press" && record.citation.text("DOI") == "10.1000/own")
    #expect(record.kept.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["Publisher: a ", ": ", "a: ", "PMID: 1 "])
  func `a long note takes little time`(piece: String) throws {
    let record = try Self.read("Place: b " + String(repeating: piece, count: 500_000 / piece.utf8.count))
    #expect(record.citation.text("publisher") == nil)
  }
}
