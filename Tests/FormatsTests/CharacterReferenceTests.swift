import Records
import Testing

@testable import Formats

/// What publishers and databases leave of HTML in formats that are none.
@Suite("Characters as HTML writes them")
struct CharacterReferenceTests {
  @Test(arguments: [
    ("Health &amp; Place", "Health & Place"), ("P&lt;0.05", "P<0.05"), ("O&apos;Neil", "O'Neil"),
    ("O&#39;Neil", "O'Neil"),
    ("O&#x2019;Neil", "O’Neil"), ("M&uuml;ller", "Müller"), ("5&nbsp;km", "5\u{A0}km"),
    ("&alpha;-blockers", "α-blockers"),
    ("1990&#150;2000", "1990–2000"), ("twice &amp;lt; and &amp;amp;", "twice < and &"), ("&Ouml;&ouml;", "Öö"),
    ("&rho;&sigmaf;&omega;", "ρς\u{3C9}"), ("&yuml;&#128512;", "ÿ😀"),
  ])
  func `are put in their place in every format that is no XML, and counted as repaired`(
    written: String, text: String
  ) throws {
    for (export, tag) in [
      ("TY  - JOUR\nTI  - \(written)\nER  - \n", "TI"), ("PMID- 1\nTI  - \(written)\n", "TI"),
      ("[{\"id\": \"a\", \"type\": \"article\", \"title\": [\"\(written)\"]}]", "title"),
      ("@article{a, title = {\(written)}}", "title"), ("id,title\n1,\"\(written)\"\n", "title"),
      ("<1. >\nVN  - Ovid Technologies\nTI  - \(written)\n\n", "TI"),
      ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI \(written)\nER\n\nEF\n", "TI"),
    ] {
      let (_, records, tally) = Export.read(export)
      #expect(try #require(records.first).citation.text("title") == text, "\(export)")
      #expect(tally.counts[tag]?.repaired == 1 && tally.counts[tag]?.mapped == 0, "\(export)")
      let remark = try #require(tally.remarks.first { $0.message.contains("as in HTML") })
      #expect(remark.examples == ["'\(written)' is '\(text)'"])
    }
  }

  @Test(arguments: [
    "R&D; a survey", "A & B", "AT&T", "a &unknown; b", "&;", "&#;", "&#xZZ;", "&#0;", "&#1;", "&#xD800;", "&#99999999;",
    "&#129;", "x?a=1&lt=2", "&amp", "&ampersand;",
  ])
  func `are none where the sign means itself`(text: String) throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - \(text)\nER  - \n")
    #expect(try #require(records.first).citation.text("title") == text)
    #expect(tally.remarks.isEmpty && tally.counts["TI"]?.mapped == 1)
  }

  @Test func `part no names`() throws {
    let (_, records, tally) = Export.read(
      "TY  - JOUR\nTI  - T\nAU  - O&#39;Neil, J.\nAU  - M&uuml;ller, K.\nT2  - Medicine &amp; Science\nER  - \n")
    let citation = try #require(records.first).citation
    #expect(
      citation.authors == [CitationName(family: "O'Neil", given: "J."), CitationName(family: "Müller", given: "K.")])
    #expect(citation.text("container-title") == "Medicine & Science" && tally.counts["AU"]?.repaired == 2)
  }

  @Test func `stand anywhere in what Crossref answers`() throws {
    let (_, records, tally) = Export.read(
      """
      [{"id": "a", "type": "journal-article", "title": ["One &amp; two"], "subtitle": ["P&lt;0.05"],
      "container-title": ["Health &amp; Place"], "author": [{"family": "O&apos;Neil", "given": "J"}],
      "abstract": "<jats:p>P&lt;.001</jats:p>"}]
      """)
    let citation = try #require(records.first).citation
    #expect(citation.text("title") == "One & two: P<0.05" && citation.text("container-title") == "Health & Place")
    #expect(citation.authors.first?.family == "O'Neil" && citation.text("abstract") == "P<.001")
    #expect(tally.counts["container-title"]?.repaired == 1 && tally.counts["author"]?.repaired == 1)
  }

  @Test(arguments: [("\\&amp;", "&"), ("{\\&}", "&"), ("\\&lt;", "<"), ("&#36;x&#36;", "&#36;x&#36;")])
  func `may be escaped in BibTeX besides`(written: String, text: String) throws {
    let records = Export.read("@article{a, title = {A \(written) b}, year = 2001}").records
    #expect(try #require(records.first).citation.text("title") == "A \(text) b")
  }

  @Test func `are text in XML, which has its own`() throws {
    let text =
      "<article><front><article-meta><title-group><article-title>Of &amp;lt; in HTML</article-title>"
      + "</title-group></article-meta></front></article>"
    #expect(try #require(Export.read(text).records.first).citation.text("title") == "Of &lt; in HTML")
  }
}
