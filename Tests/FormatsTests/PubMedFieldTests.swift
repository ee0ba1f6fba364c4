import Records
import Testing

@testable import Formats

@Suite("Fields of PubMed's XML")
struct PubMedFieldTests {
  private static func read(
    authors: String = "", article: String = "", list: String = "<AuthorList>", journal: String = ""
  ) -> (record: ImportedRecord?, tally: ImportTally) {
    let text = """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal>\(journal)</Journal>\
      <ArticleTitle>T</ArticleTitle>\(article)\(list)\(authors)</AuthorList></Article></MedlineCitation></PubmedArticle>\
      </PubmedArticleSet>
      """
    let (_, records, tally) = Export.read(text)
    return (records.first, tally)
  }

  private static let first = "<Author><LastName>First</LastName><ForeName>A</ForeName></Author>"
  private static let extras =
    "<Identifier Source=\"ORCID\">0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>Second place</Affiliation></AffiliationInfo>"

  @Test func `an author with initials only is one, with what is his`() throws {
    let record = try #require(
      Self.read(authors: Self.first + "<Author><Initials>B</Initials>\(Self.extras)</Author>").record)
    #expect(record.citation.authors.map(\.given) == ["A", "B"])
    #expect(
      record.contributors == [
        .init(role: "author", position: 2, orcid: "0000-0002-1825-0097", affiliations: ["Second place"])
      ])
  }

  @Test func `what belongs to an author without any name is no other's`() throws {
    let record = try #require(Self.read(authors: Self.first + "<Author>\(Self.extras)</Author>").record)
    #expect(record.citation.authors.count == 1)
    #expect(record.contributors.isEmpty)
    #expect(record.kept.contains(.init(tag: "Affiliation", values: ["Second place"])))
    #expect(record.kept.contains(.init(tag: "Identifier", values: ["ORCID: 0000-0002-1825-0097"])))
  }

  @Test func `an identifier and an affiliation are counted once`() {
    let tally = Self.read(
      authors: "<Author><LastName>X</LastName><ForeName>Y Z</ForeName><Initials>YZ</Initials>\(Self.extras)</Author>"
    ).tally
    for tag in ["LastName", "ForeName", "Initials", "Identifier", "Affiliation"] {
      #expect(tally.counts[tag]?.mapped == 1, "\(tag)")
    }
  }

  @Test func `initials that do not follow from the name are kept, and identifiers of other kinds with their source`()
    throws
  {
    let record = try #require(
      Self.read(
        authors: "<Author><LastName>X</LastName><ForeName>Yvonne</ForeName><Initials>YB</Initials>"
          + "<Identifier Source=\"GRID\">grid.1</Identifier></Author>"
      ).record)
    #expect(record.kept.contains(.init(tag: "Initials", values: ["X YB"])))
    #expect(record.contributors.first?.identifiers == [.init(scheme: "GRID", value: "grid.1")])
  }

  @Test func `the editors of an article are no authors`() throws {
    let record = try #require(Self.read(authors: Self.first, list: "<AuthorList Type=\"editors\">").record)
    #expect(record.citation.authors.isEmpty && record.citation["editor"] != nil)
  }

  @Test(arguments: [
    ("<Pagination><EndPage>9</EndPage></Pagination>", "EndPage", "9"),
    ("<Pagination><MedlinePgn>1-9</MedlinePgn><StartPage>2</StartPage></Pagination>", "StartPage", "2"),
    ("<Language>eng</Language><Language>dut</Language>", "Language", "dut"),
  ])
  func `what has its place taken is kept as it stands`(article: String, tag: String, value: String) throws {
    let record = try #require(Self.read(article: article).record)
    #expect(record.kept.contains(.init(tag: tag, values: [value])), "\(record.kept)")
  }

  @Test func `start and end pages are the pages where they stand alone, and say nothing new beside them`() throws {
    let alone = try #require(
      Self.read(article: "<Pagination><StartPage>729</StartPage><EndPage>741</EndPage></Pagination>").record)
    #expect(alone.citation.text("page") == "729-741")
    let both = try #require(
      Self.read(
        article:
          "<Pagination><StartPage>729</StartPage><EndPage>741</EndPage><MedlinePgn>729-41</MedlinePgn></Pagination>"
      ).record)
    #expect(both.citation.text("page") == "729-741" && both.kept.isEmpty)
  }

  @Test func `a date without a year and an ISSN of no kind are not taken for what they are not`() throws {
    let record = try #require(
      Self.read(
        journal: "<ISSN>1234-5678</ISSN><JournalIssue><PubDate><Season>Spring</Season></PubDate></JournalIssue>"
      )
      .record)
    #expect(record.citation.text("ISSN") == "1234-5678" && record.identifiers.isEmpty)
    #expect(record.citation.issued == nil)
    #expect(record.kept.contains(.init(tag: "PubDate", values: ["Spring"])))
  }
}
