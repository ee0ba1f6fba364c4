import Formats
import Records
import Testing

@Suite("The day a record was revised")
struct PubMedRevisionDayTests {
  @Test(arguments: [
    ("1", "5", "2024-01-05"), ("01", "05", "2024-01-05"), ("11", "5", "2024-11-05"), ("1", "15", "2024-01-15"),
  ])
  func `has two figures for month and day, since days are compared`(month: String, day: String, revised: String) throws
  {
    let (record, _) = try Export.first(
      """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><DateRevised><Year>2024</Year><Month>\(month)</Month>\
      <Day>\(day)</Day></DateRevised><Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation></PubmedArticle>\
      </PubmedArticleSet>
      """)
    #expect(record.revised == revised)
  }
}
