import Formats
import Records
import Testing

/// What PubMed's XML says in places of their own, and what says what of which.
@Suite("PubMed's XML, down to its attributes")
struct PubMedKeepsTests {
  private static func article(_ article: String, citation: String = "") -> ImportedRecord? {
    let text = """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">1</PMID><Article>\(article)</Article>
      \(citation)</MedlineCitation></PubmedArticle></PubmedArticleSet>
      """
    return Export.read(text).records.first
  }

  @Test func `a book with grants keeps its title, its pages and the day it was changed`() throws {
    let text = """
      <PubmedArticleSet><PubmedBookArticle><BookDocument><PMID Version="1">2</PMID><Book><BookTitle>Genes</BookTitle></Book>
      <ArticleTitle>Running syndrome</ArticleTitle><Pagination><StartPage>10</StartPage><EndPage>20</EndPage></Pagination>
      <DateRevised><Year>2019</Year><Month>08</Month><Day>08</Day></DateRevised>
      <GrantList><Grant><GrantID>G1</GrantID><Agency>NIH</Agency><Country>US</Country></Grant></GrantList>
      </BookDocument></PubmedBookArticle></PubmedArticleSet>
      """
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.text("container-title") == "Genes")
    #expect(record.citation.text("title") == "Running syndrome")
    #expect(record.grants.count == 1 && record.revised == "2019-08-08")
    #expect(record.citation.text("page") == "10-20")
  }

  @Test func `a part of an abstract that is all label keeps it`() throws {
    let record = try #require(
      Self.article("<Abstract><AbstractText>One.</AbstractText><AbstractText Label=\"LEVEL: 4\"/></Abstract>"))
    #expect(record.citation.text("abstract") == "One.")
    #expect(record.kept.contains(.init(tag: "AbstractText@Label", values: ["LEVEL: 4"])))
  }

  @Test func `a register without a number is kept and counted once`() throws {
    let text = """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><DataBankList><DataBank>
      <DataBankName>ISRCTN</DataBankName></DataBank></DataBankList></Article></MedlineCitation></PubmedArticle>
      </PubmedArticleSet>
      """
    let (_, records, tally) = Export.read(text)
    #expect(records.first?.kept == [.init(tag: "DataBankName", values: ["ISRCTN"])])
    #expect(tally.counts["DataBankName"]?.kept == 1 && tally.counts["DataBankName"]?.mapped == 0)
  }

  @Test func `a name that NLM calls a misprint is no author`() throws {
    let record = try #require(
      Self.article(
        "<AuthorList><Author ValidYN=\"Y\"><LastName>Smith</LastName><ForeName>Ann</ForeName></Author>"
          + "<Author ValidYN=\"N\"><LastName>Smyth</LastName><ForeName>Ann</ForeName></Author></AuthorList>"))
    #expect(record.citation.authors == [CitationName(family: "Smith", given: "Ann")])
    #expect(record.kept == [.init(tag: "Author@ValidYN", values: ["N: Smyth, Ann"])])
  }

  @Test func `a DOI that NLM calls not valid is not the article's`() throws {
    let record = try #require(
      Self.article("<ELocationID EIdType=\"doi\" ValidYN=\"N\">10.1000/wrong</ELocationID>"))
    #expect(record.citation.text("DOI") == nil)
    #expect(record.kept == [.init(tag: "ELocationID", values: ["not valid: doi 10.1000/wrong"])])
  }

  @Test func `identifiers of people and of where they work stand with the name, under their source`() throws {
    let record = try #require(
      Self.article(
        "<AuthorList><Author><LastName>Smith</LastName><Identifier Source=\"ISNI\">1</Identifier><AffiliationInfo>"
          + "<Affiliation>Dept</Affiliation><Identifier Source=\"GRID\">grid.1</Identifier></AffiliationInfo>"
          + "</Author></AuthorList>"))
    let expected = ImportedRecord.Contributor(
      role: "author", position: 1, affiliations: ["Dept"],
      identifiers: [.init(scheme: "ISNI", value: "1"), .init(scheme: "GRID", value: "grid.1")])
    #expect(record.contributors == [expected] && record.kept.isEmpty)
  }

  @Test func `an attribute is kept with what it is said of`() throws {
    let record = try #require(
      Self.article(
        "<AuthorList><Author EqualContrib=\"Y\"><LastName>Smith</LastName><ForeName>Ann</ForeName></Author>"
          + "<Author><LastName>Doe</LastName></Author></AuthorList>",
        citation: "<MeshHeadingList><MeshHeading><DescriptorName Type=\"Geographic\">Netherlands</DescriptorName>"
          + "</MeshHeading></MeshHeadingList><KeywordList><Keyword MajorTopicYN=\"Y\">mood</Keyword>"
          + "<Keyword MajorTopicYN=\"N\">wards</Keyword></KeywordList>"))
    #expect(
      record.kept == [
        .init(tag: "Author@EqualContrib", values: ["Y: Smith, Ann"]),
        .init(tag: "DescriptorName@Type", values: ["Geographic: Netherlands"]),
        .init(tag: "Keyword@MajorTopicYN", values: ["Y: mood"]),
      ])
  }

  @Test func `shortened ends of pages are those of the pages in one`() throws {
    let record = try #require(
      Self.article(
        "<Pagination><StartPage>123</StartPage><EndPage>9</EndPage><MedlinePgn>123-9</MedlinePgn></Pagination>"))
    #expect(record.citation.text("page") == "123-129" && record.kept.isEmpty)
  }
}
