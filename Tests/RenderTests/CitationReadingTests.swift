import Records
import Render
import Testing

@Suite("What was read from a citation")
struct CitationReadingTests {
  private static func study(abstract: String, guesses: [Guess], leads: [Lead] = []) -> StudyRecord {
    var citation = Citation(id: "a2001", type: "article-journal")
    citation.variables = [
      .init(name: "title", value: .text("Running on <i>wards</i>")), .init(name: "abstract", value: .text(abstract)),
    ]
    var study = StudyRecord(
      id: "a2001", role: .included, citation: citation, sample: Sample(n: 49, populations: ["adolescents"]),
      unconfirmed: guesses)
    study.leads = leads
    return study
  }

  private static func lines(_ study: StudyRecord, _ language: String = "en", isFresh: Bool = true) -> [String] {
    CitationReading(of: study).lines(language: language, isFresh: isFresh).map { ($0.isBeneath ? "  " : "") + $0.words }
  }

  @Test func `each sentence stands once, in its place, with what was read from it`() {
    let study = Self.study(
      abstract: "BACKGROUND: People run.  METHODS: We asked 49 <b>adolescents</b>. They ran. All were well. "
        + "Most were girls.",
      guesses: [
        Guess(pointer: "/sample/n", source: .abstract, quote: "We asked 49 adolescents."),
        Guess(pointer: "/sample/populations/0", source: .abstract, quote: "We asked 49 adolescents."),
      ],
      leads: [
        Lead(pointer: "/sample/sex", source: .abstract, quote: "Most were girls."),
        Lead(pointer: "/setting/concepts", source: .title, quote: "Running on wards", concepts: ["inpatient"]),
        Lead(pointer: "/effects", source: .heading, quote: "Depression", concepts: ["depression"]),
      ])
    #expect(
      Self.lines(study) == [
        "“Running on wards” (title)", "  open, and may tell: /setting/concepts (inpatient?)",
        "“BACKGROUND: People run.” (abstract)", "  nothing was read from this",
        "METHODS: “We asked 49 adolescents.” (abstract)", "  /sample/n: 49", "  /sample/populations/0: adolescents",
        "“They ran.” (abstract)", "  nothing was read from this", "“All were well.” (abstract)",
        "  nothing was read from this", "“Most were girls.” (abstract)",
        "  open, and may tell: /sample/sex", "“Depression” (heading)", "  open, and may tell: /effects (depression?)",
      ])
    #expect(Self.lines(study, "nl").contains("  hieruit is niets gelezen"))
    // What was read from the others a person may have confirmed.
    let later = Self.lines(study, isFresh: false)
    #expect(later.contains("  nothing of this is unconfirmed or open") && !later.contains { $0.contains("was read") })
  }

  @Test(arguments: ["", "We asked 49", "We asked 49 adolescents. We asked 49 adolescents."])
  func `no quotation is lost where the abstract has other words, and none stands twice`(abstract: String) {
    let guess = Guess(pointer: "/sample/n", source: .abstract, quote: "We asked 49 adolescents.")
    let lines = Self.lines(Self.study(abstract: abstract, guesses: [guess]))
    #expect(lines.count { $0 == "  /sample/n: 49" } == 1, "\(lines)")
    // Of what it repeats nobody is told that nothing was read.
    guard abstract.hasPrefix(guess.quote) else { return }
    #expect(lines.suffix(2) == ["“\(guess.quote)” (abstract)", "  see the same words elsewhere"])
  }
}
