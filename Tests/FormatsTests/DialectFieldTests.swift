import Records
import Testing

@testable import Formats

@Suite("Fields of single dialects")
struct DialectFieldTests {
  @Test(
    arguments: [
      ("33012345 [https://www.ncbi.nlm.nih.gov/pubmed/?term=33012345]", "33012345"),
      ("33012345 [https://www.ncbi.nlm.nih.gov/pubmed/?term=33012346]", nil),
      ("33012345 [see https://example.org]", nil),
      ("2010203040", nil),
    ] as [(String, String?)])
  func `a number with PubMed's address of the same number behind it is the PMID in Ovid's Embase`(
    id: String, pmid: String?
  ) throws {
    let record = try Export.first("TY  - JOUR\nDB  - Embase <2021>\nID  - \(id)\nT1  - T\nER  - \n").record
    #expect(record.citation.text("PMID") == pmid && record.kept("ID") == (pmid == nil ? [id] : []))
  }

  @Test(
    arguments: [
      ("van den Berg, Anna", 1), ("Smith, John R.", nil), ("Smith, Jane", 3), ("Doe, Anna", nil), ("Berg, Anna", nil),
    ] as [(String, Int?)])
  func `an ORCID of Ovid's Embase goes to the one author whose initials the name may have`(name: String, position: Int?)
    throws
  {
    let record = try Export.first(
      "TY  - JOUR\nDB  - Embase <2021>\nA1  - van den Berg A.\nA1  - Smith J.R.\nA1  - Smith J.A.\nA1  - Smith J.R.\nT1  - T\n"
        + "AO  - \(name == "Smith, Jane" ? "Smith, Jane A." : name); ORCID: https://orcid.org/0000-0002-1825-0097\nER  - \n"
    ).record
    #expect(record.contributors.map(\.position) == [position].compactMap(\.self))
    #expect(record.kept("AO").isEmpty == (position != nil))
  }

  @Test(arguments: ["TY  - JOUR\nDB  - Embase\nC3  - ", "TY  - JOUR\nDB  - Embase <2021>\nT3  - "])
  func `what Embase calls a contribution to a conference has one, whatever the type`(fields: String) throws {
    func record(_ type: String) throws -> ImportedRecord {
      try Export.first(
        "\(fields)28th Congress\nM3  - \(type)\nTI  - T\nJF  - J Mood\nY2  - 2020-03-28 to 2020-03-31\nER  - \n"
      ).record
    }
    let abstract = try record("Conference Abstract")
    #expect(
      abstract.citation.text("event-title") == "28th Congress" && abstract.citation.text("container-title") == "J Mood")
    #expect(
      abstract.citation["event-date"]
        == .date(CitationDate(parts: [.init(year: 2020, month: 3, day: 28), .init(year: 2020, month: 3, day: 31)])))
    let article = try record("Article")
    #expect(article.citation.text("event-title") == nil && article.citation["event-date"] == nil)
  }

  @Test func `a number behind a blank is part of a field's name in Scopus's older BibTeX, and no other word is`() throws
  {
    let (record, tally) = try Export.first(
      "@ARTICLE{a,\ntitle={T},\nfunding_text 1={Paid by all.},\nfunding_text 2 = {And none.},\nnote 3 x={y},\njournal-iso={J. Mood},\n}"
    )
    #expect(record.kept("funding_text 1") == ["Paid by all."])
    #expect(record.kept("funding_text 2") == ["And none."])
    #expect(tally.counts["note"]?.dropped == 1 && record.citation.text("container-title-short") == "J. Mood")
  }

  @Test(
    arguments: [
      ("2016/04/00", CitationDate(parts: [.init(year: 2016, month: 4)])),
      ("2016-00-00", CitationDate(parts: [.init(year: 2016)])),
      ("00/05/2016", CitationDate(parts: [.init(year: 2016)], raw: "00/05/2016")),
    ])
  func `a month or day of noughts is not known`(text: String, date: CitationDate) throws {
    #expect(try Export.first("TY  - JOUR\nTI  - T\nDA  - \(text)\nER  - \n").record.citation.issued == date)
  }

  @Test func `a publication type in two fields of a record is one`() throws {
    let text =
      "TY  - JOUR\nAN  - CN-02012345\nM3  - Journal article\nPT  - Journal article\nPT  - Journal\nT1  - T\nER  - \n"
    let (record, tally) = try Export.first(text)
    #expect(record.publicationTypes.map(\.name) == ["Journal article", "Journal"] && tally.counts["PT"]?.mapped == 2)
  }

  @Test func `numbers with their kinds in brackets right behind them are taken apart`() throws {
    let record = try Export.first("TY  - JOUR\nT1  - T\nSN  - 1939-2117(Electronic),0022-006X(Print)\nER  - \n").record
    #expect(
      record.identifiers == [
        .init(scheme: "issn-electronic", value: "1939-2117"), .init(scheme: "issn-print", value: "0022-006X"),
      ])
    #expect(record.citation.text("ISSN") == "1939-2117")
  }

  @Test(
    arguments: [
      ("May 2016", CitationDate(parts: [.init(year: 2016, month: 5)])),
      ("2016-05-03", CitationDate(parts: [.init(year: 2016, month: 5, day: 3)])),
      ("03/04/2016", CitationDate(raw: "03/04/2016")), ("in press", CitationDate(raw: "in press")),
    ])
  func `a date that CSL leaves in words is taken apart where it is understood whole`(raw: String, date: CitationDate)
    throws
  {
    let record = try Export.first(
      "[{\"id\": \"a\", \"type\": \"article\", \"title\": \"T\", \"issued\": {\"raw\": \"\(raw)\"}}]"
    ).record
    #expect(record.citation.issued == date)
  }

  @Test(arguments: [("thesis", true), ("report", true), ("journalArticle", false)])
  func `Zotero's type of a thesis or report beside the item's is the genre`(item: String, isGenre: Bool) throws {
    let record = try Export.first("Key,Item Type,Title,Type\nA,\(item),T,Ph.D. thesis\n").record
    #expect(record.citation.text("genre") == (isGenre ? "Ph.D. thesis" : nil))
    #expect(record.kept("Type") == (isGenre ? [] : ["Ph.D. thesis"]))
  }

  @Test(
    arguments: [
      (
        "J Mood. 2021 Jan 15;279(2):123-30. doi: 10.1000/x. Epub 2020 Oct 5.", "279", "2", "123-130",
        CitationDate(parts: [.init(year: 2021, month: 1, day: 15)])
      ),
      (
        "J Mood (Phila). 2021;5 Suppl 1:S124-5.", "5 Suppl 1", nil, "S124-S125",
        CitationDate(parts: [.init(year: 2021)])
      ),
      (
        "J Mood. 2021 Jan 15:S0165-0327(21)00123-4. doi: 10.1000/x.", nil, nil, nil,
        CitationDate(parts: [.init(year: 2021)])
      ),
      ("J Mood. 2020 Dec;5:1-2.", nil, nil, nil, CitationDate(parts: [.init(year: 2021)])),
      ("No reference", nil, nil, nil, CitationDate(parts: [.init(year: 2021)])),
    ] as [(String, String?, String?, String?, CitationDate)])
  func `PubMed's table has volume, pages and day in its citation, which stays`(
    citation: String, volume: String?, issue: String?, pages: String?, date: CitationDate
  ) throws {
    let (record, tally) = try Export.first(
      "PMID,Title,Authors,Citation,Journal/Book,Publication Year\n1,T,Doe A,\(citation),J Mood,2021\n")
    #expect(record.citation.text("volume") == volume && record.citation.text("issue") == issue)
    #expect(record.citation.text("page") == pages && record.citation.issued == date)
    #expect(record.kept("Citation") == [citation] && tally.counts["Citation"]?.kept == 1)
    #expect(tally.counts["Publication Year"]?.mapped == 1)
  }

  @Test func `the citation of another table is only kept, and what says that there are no pages is none`() throws {
    let other = try Export.first("Title,Authors,Citation,Journal\nT,Doe A,\"J. 2021;5:1-2.\",J Mood\n").record
    #expect(other.citation.text("volume") == nil && other.kept("Citation") == ["J. 2021;5:1-2."])
    let (thesis, tally) = try Export.first("TY  - THES\nT1  - T\nSP  - No Pagination Specified\nER  - \n")
    #expect(thesis.citation.text("page") == nil && tally.counts["SP"]?.dropped == 1)
  }
}
