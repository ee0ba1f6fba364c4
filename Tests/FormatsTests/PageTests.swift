import Records
import Testing

@testable import Formats

@Suite("Pages in full")
struct PageTests {
  @Test(arguments: [
    ("729-41", "729-741"), ("S41-8", "S41-S48"), ("S41-48", "S41-S48"), ("S9-12", "S9-S12"), ("e45-7", "e45-e47"),
    ("745-9, 751", "745-749, 751"), ("15-7; quiz 18", "15-17; quiz 18"),
    ("1023-9; discussion 1031-3", "1023-1029; discussion 1031-1033"), ("1201.e1-4", "1201.e1-1201.e4"),
    ("432-40.e1", "432-440.e1"), ("1346S-52S", "1346S-1352S"),
  ])
  func `what is shortened is written out, and said`(pages: String, full: String) throws {
    let (_, records, tally) = Export.read("PMID- 1\nTI  - T\nPG  - \(pages)\n")
    #expect(try #require(records.first).citation.text("page") == full)
    #expect(tally.counts["PG"]?.repaired == 1)
    #expect(pages.lend { CitationParts.expanded(pages: $0) } == full)
    #expect(full.lend { CitationParts.expanded(pages: $0) } == nil)
  }

  @Test(arguments: [
    "729-741", "S41-S48", "xi-v", "2.1-9", "e1-1208", "A1-B2", "12-", "-12", "1-2-3", "745-12", "1201.e4-1", "S48-41",
    "e123", "", "-", "1.e-2", "9-8.e",
    "1346S-52", "1346S-52P", "1346S-1352S", "12a-9b",
  ])
  func `what is in full, or may mean something else, stays as it is`(pages: String) {
    #expect(pages.lend { CitationParts.expanded(pages: $0) } == nil)
  }

  @Test(arguments: [
    ("pp 278-298", "278-298"), ("pp. 1 - 10", "1-10"), ("P. 5", "5"), ("pages 123–30", "123-130"), ("P5", "P5"),
    ("146p", "146p"),
  ])
  func `pages that are said to be pages are the numbers`(text: String, pages: String) throws {
    let (_, records, tally) = Export.read("@article{a, title={T}, pages={\(text)}}")
    #expect(records.first?.citation.text("page") == pages)
    #expect((tally.counts["pages"]?.repaired == 1) == (text != pages))
    let ris = Export.read("TY  - JOUR\nTI  - T\nSP  - \(text)\nER  - \n").records.first
    #expect(ris?.citation.text("page") == pages)
  }

  @Test func `start and end that stand apart are joined in full`() throws {
    for (start, end, full) in [
      ("S41", "8", "S41-S48"), ("e45", "7", "e45-e47"), ("729", "41", "729-741"), ("1346S", "52S", "1346S-1352S"),
    ] {
      let ris = try #require(Export.read("TY  - JOUR\nTI  - T\nSP  - \(start)\nEP  - \(end)\nER  - \n").records.first)
      #expect(ris.citation.text("page") == full)
    }
  }

  @Test(arguments: [
    ("S124\u{2010}", "S124", "a hyphen with no page behind it is taken off"),
    ("124-", "124", "a hyphen with no page behind it is taken off"),
    ("124-30–", "124-130", "a hyphen with no page behind it is taken off"),
    ("S124\u{2010}S125", "S124-S125", "dashes in pages are hyphens"),
  ])
  func `a hyphen with nothing behind it is taken off, and said`(pages: String, full: String, why: String) throws {
    for text in ["TY  - JOUR\nTI  - T\nSP  - \(pages)\nER  - \n", "PMID- 1\nTI  - T\nPG  - \(pages)\n"] {
      let (_, records, tally) = Export.read(text)
      #expect(try #require(records.first).citation.text("page") == full)
      #expect(tally.counts["SP"]?.repaired ?? tally.counts["PG"]?.repaired == 1)
      #expect(tally.remarks.contains { $0.message.hasSuffix(why) }, "\(tally.remarks)")
    }
    let ends = Export.read("TY  - JOUR\nTI  - T\nSP  - S124\u{2010}\nEP  - S125\nER  - \n").records.first
    #expect(ends?.citation.text("page") == "S124-S125")
  }

  @Test(arguments: ["\u{2010}", "-", "–"])
  func `a hyphen alone is no page`(pages: String) throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - T\nSP  - \(pages)\nER  - \n")
    #expect(try #require(records.first).citation.text("page") == nil && tally.counts["SP"]?.dropped == 1)
  }

  @Test(arguments: ["A-", "-12", "e-"])
  func `a hyphen behind a letter, or before a page, stays`(pages: String) throws {
    let (_, records, _) = Export.read("TY  - JOUR\nTI  - T\nSP  - \(pages)\nER  - \n")
    #expect(try #require(records.first).citation.text("page") == pages)
  }

  @Test(arguments: [
    ("1201–8", "1201-1208"), ("143–158", "143-158"), ("143 – 158", "143-158"), ("S41—8", "S41-S48"),
  ])
  func `a dash between pages is a hyphen, and said`(pages: String, full: String) throws {
    for text in [
      "TY  - JOUR\nTI  - T\nSP  - \(pages)\nER  - \n", "PMID- 1\nTI  - T\nPG  - \(pages)\n",
      "title,pages\nT,\(pages)\n",
    ] {
      let (_, records, tally) = Export.read(text)
      #expect(try #require(records.first).citation.text("page") == full)
      #expect(tally.remarks.contains { $0.message.contains("dashes in pages are hyphens") }, "\(text)")
    }
  }

  @Test func `pages of CSL-JSON are written out too`() throws {
    let (_, records, tally) = Export.read(#"[{"id":"a","type":"article-journal","page":"112-5"}]"#)
    #expect(try #require(records.first).citation.text("page") == "112-115")
    #expect(tally.counts["page"]?.repaired == 1)
  }

  @Test func `pages that end before they begin are told`() throws {
    let (_, records, tally) = Export.read("PMID- 1\nTI  - T\nPG  - 745-12\n")
    #expect(try #require(records.first).citation.text("page") == "745-12")
    #expect(tally.remarks.map(\.message) == ["PG: the pages end before they begin; they stay as they are"])
  }
}
