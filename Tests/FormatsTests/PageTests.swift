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

  @Test(arguments: [
    ("TY  - JOUR\nTI  - T\nSP  - No\nEP  - Specified\nER  - \n", ["SP", "EP"]),
    ("TY  - JOUR\nTI  - T\nSP  - No-Specified\nER  - \n", ["SP"]),
    ("TY  - JOUR\nTI  - T\nSP  - [No Pagination Specified]\nER  - \n", ["SP"]),
    ("TY  - JOUR\nTI  - T\nSP  - No Pagination Specified\nEP  - No Pagination Specified\nER  - \n", ["SP", "EP"]),
    ("TY  - JOUR\nTI  - T\nSP  - No\nEP  - Specified\nPG  - No-Specified\nER  - \n", ["SP", "EP", "PG"]),
    ("@article{a, title={T}, pages={No-Specified}}", ["pages"]),
    ("@article{a, title={T}, pages={No--Specified}}", ["pages"]),
    ("@article{a, title={T}, pages={No–Specified}}", ["pages"]),
    ("<1. >\nVN  - Ovid Technologies\nTI  - T\nPG  - [No Pagination Specified]\n", ["PG"]),
    ("PMID- 1\nTI  - T\nPG  - No pagination\n", ["PG"]),
    ("PT J\nTI T\nBP No\nEP Specified\nER\n", ["BP", "EP"]),
    ("title,pages\nT,No-Specified\n", ["pages"]),
    (#"[{"id":"a","type":"article-journal","title":"T","page":"No-Specified"}]"#, ["page"]),
  ])
  func `what says that there are no pages is none, and that is told`(text: String, tags: [String]) throws {
    let (record, tally) = try Export.first(text)
    #expect(record.citation.text("page") == nil && !tally.hasErrors)
    for tag in tags {
      #expect(tally.counts[tag]?.dropped == 1 && tally.counts[tag]?.mapped == 0, "\(tag)")
      #expect(tally.remarks.contains { $0.message == "\(tag) left out: it only says that there is none" }, "\(tag)")
    }
  }

  @Test(arguments: [("No", "12"), ("No 3", "Specified"), ("Nos", "Specified"), ("No", "unspecified")])
  func `pages that only begin or end so stay`(start: String, end: String) throws {
    let (record, tally) = try Export.first("TY  - JOUR\nTI  - T\nSP  - \(start)\nEP  - \(end)\nER  - \n")
    #expect(record.citation.text("page") == "\(start)-\(end)" && tally.counts["SP"]?.dropped == 0)
  }

  @Test func `an article number is the page where the pages only say that there are none`() throws {
    let text = "TY  - JOUR\nTI  - T\nSP  - No\nEP  - Specified\nC7  - e123\nER  - \n"
    #expect(try Export.first(text).record.citation.text("page") == "e123")
    let other = "TY  - JOUR\nTI  - T\nSP  - 5\nC7  - e123\nER  - \n"
    #expect(try Export.first(other).record.citation.text("page") == "5")
  }

  @Test(arguments: [
    "[No Pagination Specified]", "No Pagination Specified", "pp. No Pagination Specified",
    "No Pagination Specified, ArtID e12", "ArtID e12, No Pagination Specified",
  ])
  func `a source of Ovid's PsycInfo is taken apart though it has no pages`(end: String) throws {
    let text = "<1. >\nVN  - Ovid Technologies\nTI  - T\nSO  - J Mood. Vol.7(2), Apr 2006, \(end).\n"
    let citation = try Export.first(text).record.citation
    #expect(citation.text("volume") == "7" && citation.text("container-title") == "J Mood")
    #expect(citation.text("page") == (end.contains("e12") ? "e12" : nil))
  }
}
