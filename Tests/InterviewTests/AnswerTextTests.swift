import Interview
import Records
import Testing

@Suite("Answers as people write them")
struct AnswerTextTests {
  static let text = InterfaceText(language: "en")
  static let check = AnswerCheck(
    vocabulary: SmallReview.vocabulary, questions: Questions(language: "en", takenIDs: ["taken"]))

  static func step(_ kind: Step.Kind) -> Step { Step("x", "X", "", kind) }

  static func kept(_ typed: String, _ kind: Step.Kind) throws -> String {
    try check.check(typed, for: step(kind), among: Answers())
  }

  @Test(
    "ranges",
    arguments: [
      ("3", "3"), ("3-5", "3-5"), ("3 – 5", "3-5"), ("30+", "30+"), ("2,5..3", "2.5-3"), ("at least 30", "30+"),
      ("≥ 30", "30+"), ("minstens 30", "30+"), ("<= 60", "≤60"), ("at most 60", "≤60"), ("hooguit 60", "≤60"),
      ("3 to 5", "3-5"), ("3 tot en met 5", "3-5"), ("3 t/m 5", "3-5"), ("3-3", "3"),
    ])
  func ranges(typed: String, kept: String) throws {
    #expect(try Self.kept(typed, .range) == kept)
    // What is kept is read again as the same.
    #expect(try Self.kept(kept, .range) == kept)
  }

  @Test(
    "no range that leaves something open", arguments: ["3 tot 5", "3 5", "3-", "-3", "3-5-7", "05", "+", "≥", "3+5"])
  func noRanges(typed: String) {
    #expect(FigureText.range(typed) == nil)
  }

  @Test(
    "means",
    arguments: [
      ("18.8 ± 0.7", "18.8 ± 0.7"), ("18,8 +/- 0,7", "18.8 ± 0.7"), ("19", "19"), ("18.8 SD 0.7", "18.8 ± 0.7"),
      ("18.80 (0.70)", "18.80 ± 0.70"), ("18.8 (SD = 0.7)", "18.8 ± 0.7"), ("18.8+-0.7", "18.8 ± 0.7"),
    ])
  func means(typed: String, kept: String) throws {
    #expect(try Self.kept(typed, .mean) == kept)
    #expect(try Self.kept(kept, .mean) == kept)
  }

  @Test("no mean of something else", arguments: ["18-20", "18.8 0.7", "18.8 ± ", "± 0.7", "-3", "151", "1 ± 2 ± 3"])
  func noMeans(typed: String) {
    #expect(FigureText.mean(typed) == nil)
  }

  @Test(
    "authors",
    arguments: [
      ("Greist", [CitationName(family: "Greist")], false),
      (
        "van Woerkom; Bakker", [CitationName(family: "Woerkom", nonDroppingParticle: "van"), .init(family: "Bakker")],
        false
      ),
      ("Greist et al.", [CitationName(family: "Greist")], true),
      ("Greist, et al", [CitationName(family: "Greist")], true),
      ("Greist e.a.", [CitationName(family: "Greist")], true),
      ("Greist; et al.", [CitationName(family: "Greist")], true),
      ("Janet Alberts", [CitationName(family: "Janet Alberts")], false),
      ("Bateman & Fonagy", [CitationName(family: "Bateman"), .init(family: "Fonagy")], false),
      ("Bateman and Fonagy", [CitationName(family: "Bateman"), .init(family: "Fonagy")], false),
      ("Hekking en Fellinger", [CitationName(family: "Hekking"), .init(family: "Fellinger")], false),
      ("Bakker, F.C.", [CitationName(family: "Bakker", given: "F.C.")], false),
      ("Bakker, Frank;", [CitationName(family: "Bakker", given: "Frank")], false),
      (
        "de la Cruz, J.; Li, X",
        [.init(family: "Cruz", given: "J.", nonDroppingParticle: "de la"), .init(family: "Li", given: "X")], false
      ),
      ("\"Health & Care; a Group\"", [CitationName(literal: "Health & Care; a Group")], false),
      (
        "=Steering Group and Others; Li", [CitationName(literal: "Steering Group and Others"), .init(family: "Li")],
        false
      ),
      ("“Trimbos-instituut”; et al.", [CitationName(literal: "Trimbos-instituut")], true),
    ])
  func authors(typed: String, names: [CitationName], isIncomplete: Bool) throws {
    let list = try AuthorList(typed)
    #expect(list.names == names)
    #expect(list.isIncomplete == isIncomplete)
    #expect(try AuthorList(list.text) == list)
  }

  @Test(
    "no authors where commas could mean either",
    arguments: ["Greist, Klein", "Greist, Klein, Eischens", "Bakker, Frank"])
  func commas(typed: String) {
    #expect(throws: AuthorList.Failure.commas(typed.split(separator: ", ").map(String.init))) { try AuthorList(typed) }
  }

  @Test("nobody", arguments: ["et al.", ";", "e.a.", "&", " ", ","])
  func nobody(typed: String) {
    #expect(throws: AuthorList.Failure.nobodyNamed) { try AuthorList(typed) }
  }

  @Test(
    "places",
    arguments: [
      ("12", Locator(page: "12")), ("12-13", Locator(page: "12-13")), ("p. 12", Locator(page: "12")),
      ("blz. 12", Locator(page: "12")), ("p12", Locator(page: "12")), ("§ 3.2", Locator(section: "3.2")),
      ("paragraaf 3.2", Locator(section: "3.2")), ("Discussion", Locator(section: "Discussion")),
      ("Table 2, p. 4", Locator(table: "2", page: "4")), ("hoofdstuk 3, alinea 2", Locator(section: "3", paragraph: 2)),
    ])
  func places(typed: String, locator: Locator) {
    #expect(PlaceText(typed)?.locator == locator)
    for language in ["en", "nl"] {
      let shown = PlaceText(typed)?.text(InterfaceText(language: language)) ?? ""
      #expect(PlaceText(shown)?.locator == locator, "\(shown)")
    }
  }

  @Test("no places", arguments: ["tabl 2", "p.", "table", "12, 13", "…", "", "alinea twee", "page none"])
  func noPlaces(typed: String) {
    #expect(PlaceText(typed) == nil)
  }

  @Test(
    "DOIs and addresses",
    arguments: [
      ("10.1000/182", "10.1000/182"), ("https://doi.org/10.1000/182", "10.1000/182"),
      ("doi: 10.1000/182", "10.1000/182"),
      ("DOI:10.1000/ABC(1)", "10.1000/ABC(1)"), ("www.runningtherapie.nl", "www.runningtherapie.nl"),
      ("https://example.org/a?b=c", "https://example.org/a?b=c"),
    ])
  func addresses(typed: String, kept: String) throws {
    #expect(try Self.kept(typed, .address) == kept)
  }

  @Test("no addresses", arguments: ["10.1000", "10.1000/1 82", "example", "https://", "http://a b.org"])
  func noAddresses(typed: String) {
    #expect(throws: AnswerCheck.Refusal.self) { try Self.kept(typed, .address) }
  }

  @Test("labels of any language, more than one at once with commas or semicolons, and a label with a comma in it")
  func concepts() throws {
    #expect(try Self.kept("opname, Outpatient, opname", .concepts(.setting)) == "inpatient, outpatient")
    #expect(try Self.kept("opname; Outpatient;", .concepts(.setting)) == "inpatient, outpatient")
    #expect(try Self.kept("Case series, uncontrolled", .concepts(.design)) == "case-series")
    #expect(try Self.kept("rct; Case series, uncontrolled", .concepts(.design)) == "rct, case-series")
  }

  @Test("words offered for the last part of what is typed, by any of their names")
  func completions() {
    func offered(_ typed: String, _ kind: Step.Kind) -> [Completion] {
      Self.check.completions(of: typed, for: Self.step(kind))
    }
    #expect(offered("inpatient, amb", .concepts(.setting)).map(\.word) == ["outpatient"])
    #expect(offered("inpatient; amb", .concepts(.setting)).map(\.word) == ["outpatient"])
    #expect(offered("inpatient, ", .concepts(.setting)).map(\.word) == ["outpatient"], "not twice")
    #expect(offered("", .concepts(.setting)).map(\.word) == ["inpatient", "outpatient"])
    #expect(offered("patient", .concepts(.setting)).map(\.word) == ["inpatient", "outpatient"])
    #expect(offered("zzz", .concepts(.setting)) == [])
    #expect(offered("case", .concepts(.design)).map(\.word) == ["case-series"], "a comma would end the label")
    #expect(offered("rand", .concepts(.design)).map(\.label) == ["randomised trial (rct)"])
    #expect(
      offered("pub", .concepts(.population)) == [
        Completion(word: "adolescents", label: "adolescents = pubers", note: "People aged 10 to 19.")
      ])
    let choices = [Choice("improved", "verbeterd"), Choice("mixed", "gemengd")]
    #expect(offered("im", .choice(choices)).map(\.word) == ["verbeterd"])
    #expect(offered("", .choice(choices)).count == 2)
    #expect(offered("a", .words) == [])
  }
}
