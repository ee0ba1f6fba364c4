import Foundation
import Records
import TestSupport
import Testing

@testable import Formats

@Suite("Web of Science's plain text")
struct WebOfScienceTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Dialects/web-of-science.txt")

  static let sample: String = (try? String(contentsOf: file, encoding: .utf8)) ?? ""

  private static func read(_ fields: String) throws -> (record: ImportedRecord, tally: ImportTally) {
    let (format, records, tally) = Export.read(
      "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n\(fields)\nER\n\nEF\n")
    #expect(format == "web-of-science")
    return (try #require(records.first), tally)
  }

  @Test func `every field finds its place or stays under its tag, also behind a byte order mark`() throws {
    let (format, records, tally) = Export.read(try [UInt8](Data(contentsOf: Self.file)))
    #expect(format == "web-of-science" && records.count == 4 && !tally.hasErrors)
    let text = DialectReport.text(of: records, tally)
    #expect(Snapshot.compare(text, name: "dialects/web-of-science-text.txt") == .same)
    #expect(tally.counts.values.allSatisfy { $0.dropped == 0 })
  }

  @Test func `the book that a chapter is in has its title in a field of its own where there is no source`() throws {
    let (_, records, _) = Export.read(
      "FN Clarivate Analytics Web of Science\nVR 1.0\nPT S\nAU Doe, A\nTI Running\nBT HANDBOOK OF RUNNING\nDT Book Chapter\nER\n\nEF\n"
    )
    #expect(records.map { $0.citation.text("container-title") } == ["HANDBOOK OF RUNNING"])
  }

  @Test(arguments: [
    "PT J\nAU Doe, A\nTI Running\nER\n",
    "\u{FEFF}FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Running\nER\n\nEF",
    "FN Thomson Reuters Web of Science™\r\nVR 1.0\r\nPT J\r\nTI Running\r\nER\r\n\r\nEF\r\n",
    "FN ISI Export Format\nVR 1.0\nPT J\nTI Running\nAB TY  - JOUR\nER\n\nEF\n",
  ])
  func `the format shows from its header or its first record`(text: String) {
    let (format, records, tally) = Export.read(text)
    #expect(format == "web-of-science" && records.map { $0.citation.text("title") } == ["Running"])
    #expect(tally.remarks.isEmpty, "\(tally.remarks)")
  }

  @Test(arguments: [
    "PT J is what stands here\nfor a text\n", "FN a\nTI b\n", "PT J\n", "PT J,TI\n1,2\n", "PT B cells\nAU Doe\n",
  ])
  func `words that begin with two capitals are no export of it`(text: String) {
    #expect(Export.read(text).format != "web-of-science")
  }

  @Test func `of a part of a file, which has no header, the last record may lack its end`() {
    let reading = Export.read("PT J\nTI A\nER\n\nPT J\nTI B\n")
    #expect(
      reading.records.count == 2
        && reading.tally.remarks.map(\.message) == ["the last record has no 'ER'; it is taken as whole"])
  }

  @Test func `an export without hits is one`() {
    let (format, records, tally) = Export.read("FN Clarivate Analytics Web of Science\nVR 1.0\nEF\n")
    #expect(format == "web-of-science" && records.isEmpty && tally.remarks.isEmpty)
  }

  @Test func `a name, a reference or an address stands on each line, any other text goes on`() throws {
    let (record, _) = try Self.read(
      "AU Doe, A\n   Roe, B\nTI Running\n   and mood\nCR A, 2001\n   B, 2002\nAB One.\n   Two.\nDE aged,\n   80 and over; mood"
    )
    #expect(record.citation.authors.map(\.family) == ["Doe", "Roe"])
    #expect(record.citation.text("title") == "Running and mood" && record.citation.text("abstract") == "One. Two.")
    #expect(record.kept("CR") == ["A, 2001", "B, 2002"])
    #expect(record.keywords == ["aged, 80 and over", "mood"])
  }

  @Test func `of a name's two forms the full one is taken, and another one is kept`() throws {
    let (record, tally) = try Self.read("AU Doe, AB\n   Roe, C\nAF Doe, Anna B.\n   Poe, Charles")
    #expect(record.citation.authors.map(\.family) == ["Doe", "Poe"])
    #expect(record.kept("AU") == ["Roe, C"])
    #expect(tally.counts["AU"]?.mapped == 1 && tally.counts["AF"]?.mapped == 2)
  }

  @Test func `addresses and numbers go to the author they name, and what names another is kept`() throws {
    let (record, tally) = try Self.read(
      "AF Doe, Anna B.\n   Roe, C.\nC1 [Doe, Anna B.; Roe, C.] Univ Leeds\n   [Poe, E.] Univ York\n"
        + "OI Doe, Ann/0000-0002-1825-0097; Roe, C/0000-0001-5109-3700\nRI Roe, C./A-1-2008")
    #expect(
      record.contributors == [
        .init(role: "author", position: 1, affiliations: ["Univ Leeds"]),
        .init(
          role: "author", position: 2, orcid: "0000-0001-5109-3700", affiliations: ["Univ Leeds"],
          identifiers: [.init(scheme: "ResearcherID", value: "A-1-2008")]),
      ])
    #expect(record.kept("C1") == ["[Poe, E.] Univ York"] && record.kept("OI").count == 1)
    #expect(tally.counts["C1"]?.mapped == 1 && tally.counts["C1"]?.kept == 1 && tally.counts["RI"]?.mapped == 1)
  }

  @Test(arguments: [
    "[Doe, Anna B.;\n   Roe, C.] Univ Leeds,\n   Leeds, England.\n   [Roe, C.] Univ York, England.",
    "[Doe, Anna\n   B.; Roe, C.] Univ Leeds, Leeds,\n   England.\n   [Roe, C.] Univ York,\n   England.",
  ])
  func `an address goes on where its authors or its full stop are still to come`(addresses: String) throws {
    let (record, _) = try Self.read("AF Doe, Anna B.\n   Roe, C.\nC1 \(addresses)")
    #expect(
      record.contributors.map(\.affiliations) == [
        ["Univ Leeds, Leeds, England."], ["Univ Leeds, Leeds, England.", "Univ York, England."],
      ])
    let (plain, _) = try Self.read("AF Doe, Anna B.\n   Roe, C.\nC1 Univ Leeds, England.\n   Univ York, England.")
    #expect(plain.kept("C1") == ["Univ Leeds, England.", "Univ York, England."])
  }

  @Test(
    arguments: [
      ("Garcia-Lopez, Maria", 1), ("García López, M.", 1), ("Doe, John", 2), ("DOE, J. A.", 2), ("Doe, JA", 2),
      ("Doe, Jane", nil), ("Doe, John B.", nil), ("Roe, A", nil), ("Roe, Anna", 3), ("Boer, Jan", nil), ("Doe", nil),
    ] as [(String, Int?)])
  func `an ORCID goes to the one author who may be written so, with or without marks and further initials`(
    name: String, position: Int?
  ) throws {
    let (record, tally) = try Self.read(
      "AU García-López, M\n   Doe, JA\n   Roe, A\n   Roe, A\n   de Boer, J\n"
        + "AF García-López, María\n   Doe, John A.\n   Roe, Anna\n   Roe, Albert\n   de Boer, Jan\n"
        + "OI \(name)/0000-0002-1825-0097")
    #expect(record.contributors.map(\.position) == [position].compactMap { $0 })
    #expect(record.kept("OI").count == (position == nil ? 1 : 0))
    #expect(tally.counts["OI"]?.mapped == (position == nil ? 0 : 1))
  }

  @Test func `an address or a number of two authors of one name is nobody's, and is kept`() throws {
    let (record, _) = try Self.read("AF Li, W.\n   Li, W.\nC1 [Li, W.] Univ Leeds\nRI Li, W./A-1-2008")
    #expect(record.contributors.isEmpty && record.kept.map(\.tag) == ["C1", "RI"])
  }

  @Test(arguments: [
    ("PD APR 14\nPY 2016", "2016-4-14"), ("PY 2016\nPD SPR", "2016 Spring"), ("PD JAN-FEB\nPY 2016", "2016-1/2016-2"),
    ("PY 2016", "2016"), ("PY 2016\nEA MAR 2015", "2016"), ("EA MAR 2015", "2015-3"),
    ("PD winter issue\nPY 2016", "2016"), ("PD 2016 Oct 10\nPY 2016", "2016-10-10"),
    ("PY 2016\nPD Oct 2016", "2016-10"),
    ("PD Oct 2015\nPY 2016", "2016"),
  ])
  func `the year takes in the month of its field, and without a year early access counts`(fields: String, date: String)
    throws
  {
    let (record, _) = try Self.read("TI T\n" + fields)
    let issued = try #require(record.citation.issued)
    let parts = issued.parts.map { part in
      [part.year, part.month, part.day].compactMap { $0.map(String.init) }.joined(separator: "-")
    }
    #expect(parts.joined(separator: "/") + (issued.season.map { " \($0.words)" } ?? "") == date)
    let others = ["winter issue", "Oct 2015"].filter { fields.contains($0) }
    #expect(record.kept("PD") == others)
    let early = record.citation["available-date"]
    #expect((early != nil) == (fields.contains("EA") && fields.contains("PY")))
  }

  @Test(arguments: [
    ("PT J\nDT Article; Proceedings Paper", "article-journal"), ("PT B\nDT Article; Book Chapter", "chapter"),
    ("PT B\nDT Book", "book"), ("PT C\nDT Proceedings Paper", "paper-conference"),
    ("PT S\nDT Proceedings Paper", "paper-conference"),
    ("PT P\nTI x", "patent"), ("PT S\nDT Review", "article-journal"), ("PT X\nTI x", "document"),
  ])
  func `the letter and the kind of document tell the type`(fields: String, type: String) throws {
    let record = try #require(Export.read("\(fields)\nER\n").records.first)
    #expect(record.citation.type == type)
  }

  @Test func `the authors of a book are its own where it is the whole, and else those of what the piece is in`() throws
  {
    let whole = try #require(
      Export.read("PT B\nBA Roe, C\nBF Roe, Charles\nTI Running\nSO RUNNING\nDT Book\nER\n").records.first)
    #expect(whole.citation.authors.map(\.given) == ["Charles"] && whole.kept("BA") == ["Roe, C"])
    #expect(whole.kept("SO").isEmpty && whole.citation.text("container-title") == nil)
    let piece = try #require(
      Export.read("PT B\nAU Doe, A\nBA Roe, C\nTI T\nSO RUNNING\nDT Book Chapter\nER\n").records.first)
    #expect(piece.citation["container-author"] == .names([CitationName(family: "Roe", given: "C")]))
  }

  @Test func `grants have their agency and number, and what is not of that form is kept`() throws {
    #expect(
      try Self.read("FU ZonMw [1, 2]; Heart Foundation").record.grants == [
        .init(number: "1", agency: "ZonMw"), .init(number: "2", agency: "ZonMw"), .init(agency: "Heart Foundation"),
      ])
    let odd = try Self.read("FU ZonMw [1; 2]").record
    #expect(odd.grants.isEmpty && odd.kept("FU") == ["ZonMw [1; 2]"])
  }

  @Test(arguments: [
    ("PT J\nTI A\nER\n\nPT J\nTI B\nAB Wor", 1, "the file ends within the record that begins here"),
    ("PT J\nTI A\nER\n\nPT J\nTI B\nAB Words\n", 1, "the file ends within the record that begins here"),
    ("PT J\nTI A\nPT J\nTI B\nER\n\nEF\n", 2, "a record begins before the last one has its 'ER'"),
    ("PT J\nTI A\nER\n\n", 1, "the file has no 'EF'"),
    ("PT J\nTI A\nER\n\nTI B\nEF\n", 1, "'TI' stands outside any record"),
    ("PT J\nTI A\nER\n\nhello\nEF\n", 1, "this line stands outside any record"),
    ("PT J\nTI A\nAB x\nbroken line\nER\n\nEF\n", 1, "a line with neither a tag nor blanks"),
  ])
  func `a file that is cut off or broken is told with its line, and costs no other record`(
    records: String, count: Int, message: String
  ) {
    let reading = Export.read("FN Clarivate Analytics Web of Science\nVR 1.0\n" + records)
    #expect(reading.records.count == count)
    #expect(reading.tally.remarks.contains { $0.message.hasPrefix(message) && $0.isFault }, "\(reading.tally.remarks)")
  }
}
