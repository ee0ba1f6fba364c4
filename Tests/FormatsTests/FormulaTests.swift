import Records
import Testing

@testable import Formats

@Suite("Formulas and markup in texts")
struct FormulaTests {
  private static func read(title: String, keyword: String = "") -> (record: ImportedRecord?, tally: ImportTally) {
    let text = """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>
      <ArticleTitle>\(title)</ArticleTitle></Article>\
      <KeywordList>\(keyword.isEmpty ? "" : "<Keyword>\(keyword)</Keyword>")</KeywordList>\
      </MedlineCitation></PubmedArticle></PubmedArticleSet>
      """
    let (_, records, tally) = Export.read(text)
    return (records.first, tally)
  }

  @Test(arguments: [
    ("<msup><mn>10</mn><mn>6</mn></msup> cells", "10<sup>6</sup> cells"),
    ("<msup>\n  <mn>10</mn>\n  <mrow><mo>-</mo><mn>6</mn></mrow>\n</msup>", "10<sup>-6</sup>"),
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
    ("<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "3 1/2 x"),
    (
      "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msqrt><mi>c</mi><mo>+</mo><mn>1</mn></msqrt></mfrac>",
      "(a+b)/(√(c+1))"
    ),
    ("<msup><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>2</mn></msup>", "(1/2)<sup>2</sup>"),
    ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x<sub>i</sub><sup>2</sup>"),
    ("<mroot><mi>x</mi><mn>3</mn></mroot>", "x<sup>1/3</sup>"),
    ("<mover><mi>x</mi><mo>¯</mo></mover>", "x¯"),
    ("<mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts>", "<sup>14</sup>C"),
    ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
    ("<semantics><mi>x</mi><annotation encoding='tex'>\\x</annotation></semantics>", "x"),
  ])
  func `a formula says in a line what it says in MathML`(formula: String, line: String) throws {
    let (record, tally) = Self.read(title: "Of <math>\(formula)</math>.")
    #expect(try #require(record).citation.text("title") == "Of \(line).")
    let isTold = tally.remarks.contains { $0.message.contains("formula") && !$0.lines.isEmpty }
    #expect(isTold == (line != "x"))
  }

  @Test func `where no tag can stand, an exponent is no part of the number`() throws {
    let (record, tally) = Self.read(
      title: "T",
      keyword:
        "10<sup>6</sup> <i>E. coli</i> <math><msup><mi>x</mi><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow></msup></math>")
    #expect(try #require(record).keywords == ["10^6 E. coli x^(a+1)"])
    #expect(tally.remarks.map(\.message).filter { $0.contains("the tag <") }.count == 2)
  }

  @Test func `a tag that CSL has not is told`() throws {
    let (record, tally) = Self.read(title: "A <u>b</u> <i>c</i>")
    #expect(try #require(record).citation.text("title") == "A b <i>c</i>")
    #expect(tally.remarks.map(\.message) == ["ArticleTitle: the tag <u> is left out, its words stay"])
  }
}
