import Testing

@testable import Records

@Suite("Text without mark-up")
struct PlainMarkupTests {
  @Test(arguments: [
    ("CO<sub>2</sub> and 10<sup>-3</sup>", "CO₂ and 10⁻³"), ("x<sub>max</sub>", "xmax"), ("m<sup>2</sup>", "m²"),
    ("<i>Arabidopsis</i> and <b>mood</b>", "Arabidopsis and mood"), ("<i>V</i><sub>O<sub>2</sub></sub>", "VO₂"),
    ("<span style=\"font-variant:small-caps;\">d</span>-dopa", "d-dopa"), ("<i>H<sub>0</sub></i>", "H₀"),
    ("<span class=\"nocase\">HIV</span>", "HIV"), ("<sc>d</sc>", "d"),
  ])
  func `CSL's tags go, and what Unicode can raise or lower is so`(text: String, plain: String) {
    #expect(text.withoutMarkup == plain)
  }

  @Test(arguments: ["p<0.05", "n < 5 and > 2", "a <b and c> d", "<https://example.org>", "1<i<3", "</p>"])
  func `what is no mark-up stays`(text: String) { #expect(text.withoutMarkup == text) }
}
