import Records
import Testing

@testable import Formats

@Suite("Tags that databases leave in abstracts")
struct AbstractTagTests {
  private static func abstract(_ text: String) -> (text: String?, count: ImportTally.Count?) {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - T\nAB  - \(text)\nER  - \n")
    return (records.first?.citation.text("abstract"), tally.counts["AB"])
  }

  @Test(arguments: [
    ("One.<br/>Two.<br />Three.<BR>Four.", "One.\nTwo.\nThree.\nFour."),
    ("<p>One.</p><p class=\"a\"> Two. </p>", "One.\nTwo."), ("<p>One.", "One."), ("&lt;p&gt;One.&lt;/p&gt;", "One."),
    ("<b>Aim:</b> to run. <strong>Methods</strong>: ran.", "Aim: to run. Methods: ran."),
    ("<h4>Aim</h4>We ran.<b>Methods</b><br/>Ran.", "Aim\nWe ran.Methods\nRan."),
    ("<jats:p>H<jats:sub>2</jats:sub>O <jats:italic>in vivo</jats:italic></jats:p>", "H<sub>2</sub>O <i>in vivo</i>"),
    ("<em>In vivo</em> and <span style=\"x\">more</span>.", "<i>In vivo</i> and more."),
    ("n <strong>rose</strong> then", "n <b>rose</b> then"),
    ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
  ])
  func `a paragraph is a line end and of what is no markup of CSL the words stay, which counts as repaired`(
    text: String, expected: String
  ) {
    let (abstract, count) = Self.abstract(text)
    #expect(abstract == expected && count?.repaired == 1)
  }

  @Test(arguments: [
    "p<0.05 and n < 5 and > 2", "a<b and c>d", "if p<q then r>s", "x<i in <b", "those <p> 5",
    "H<sub>2</sub>O and <i>x</i>",
    "a <b>bold</b> word", "<b>x</b> y", "mean <br", "<b and c>", "</b>", "<unknown>x</unknown>", "<p 0.05>", "1<p</q>2",
  ])
  func `signs of a sum and CSL's own markup stay as they are`(text: String) {
    let (abstract, count) = Self.abstract(text)
    #expect(abstract == text && count?.mapped == 1)
  }

  @Test(arguments: [
    "@article{a, title = {T}, abstract = {One.<br/>Two.}}\n", "title,authors,abstract\nT,\"Doe, A\",One.<br/>Two.\n",
    "<1. >\nVN  - Ovid Technologies\nTI  - T\nAB  - One.<br/>Two.\n\n", "PT J\nTI T\nAB One.<br/>Two.\nER\n\nEF\n",
    "PMID- 1\nTI  - T\nAB  - One.<br/>Two.\nSO  - X\n",
  ])
  func `every format that is no XML has them`(export: String) throws {
    #expect(try #require(Export.read(export).records.first).citation.text("abstract") == "One.\nTwo.")
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["<", "<b", "<b>", "<br/>", "</p><p>", "<b>a:</b>", "<p x="])
  func `megabytes of them take little time`(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let (abstract, _) = Self.abstract("x\(text)y")
    #expect(abstract?.first == "x" && abstract?.last == "y")
  }
}
