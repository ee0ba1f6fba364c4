import Records
import Testing

@Suite("A vocabulary")
struct VocabularyTests {
  static let vocabulary = Vocabulary([
    Vocabulary.SchemeConcepts(
      scheme: .setting,
      concepts: [
        Concept(id: "clinical", preferredLabel: ["en": "clinical", "nl": "klinisch"]),
        Concept(id: "inpatient", preferredLabel: ["en": "inpatient", "nl": "opname"], broader: ["clinical"]),
        Concept(id: "ward", preferredLabel: ["en": "ward"], broader: ["inpatient"]),
        Concept(
          id: "outpatient", preferredLabel: ["en": "outpatient", "nl": "ambulant"], exactMatches: ["mesh:D010045"]),
      ]),
    Vocabulary.SchemeConcepts(
      scheme: .population,
      concepts: [
        Concept(
          id: "adolescents", preferredLabel: ["en": "adolescents", "nl": "adolescenten"],
          closeMatches: ["young-people"]),
        Concept(
          id: "young-people", preferredLabel: ["en": "young people", "nl": "jongeren"],
          closeMatches: ["adolescents", "students"]),
        Concept(id: "students", preferredLabel: ["en": "students", "nl": "studenten"]),
      ]),
    Vocabulary.SchemeConcepts(
      scheme: .design,
      concepts: [
        Concept(id: "rct", preferredLabel: ["en": "randomised trial"], rank: 2),
        Concept(id: "pilot-rct", preferredLabel: ["en": "pilot"], broader: ["rct"]),
      ]),
  ])

  @Test(
    "knows a concept by id, label in any language, and exact match",
    arguments: ["outpatient", "Ambulant", "AMBULANT ", "mesh:D010045"])
  func resolves(name: String) {
    #expect(Self.vocabulary.resolve(name, in: .setting).map(\.id) == ["outpatient"])
  }

  @Test("takes narrower concepts along, at any depth")
  func narrower() {
    #expect(Self.vocabulary.withNarrower("clinical", in: .setting) == ["clinical", "inpatient", "ward"])
    #expect(Self.vocabulary.withBroader("ward", in: .setting) == ["ward", "inpatient", "clinical"])
  }

  @Test("does not follow a close match")
  func closeMatch() {
    #expect(Self.vocabulary.withNarrower("adolescents", in: .population) == ["adolescents"])
    #expect(Self.vocabulary.resolve("jongeren", in: .population).map(\.id) == ["young-people"])
  }

  @Test("gives a narrower design the rank of its wider one")
  func rank() {
    #expect(Self.vocabulary.rank(ofDesign: "pilot-rct") == 2)
    #expect(Self.vocabulary.rank(ofDesign: "unheard-of") == Int.max)
  }
}

@Suite("The nearest words")
struct NearestWordsTests {
  @Test(
    "to a slip of the keyboard are found",
    arguments: [
      ("drop-uot", "drop-out"), ("depresion", "depression"), ("journal-article", "article-journal"),
      ("ambulante", "ambulant"), ("zelfwaardering", "zelf-waardering"), ("RCT", "rct"),
    ])
  func slips(word: String, meant: String) {
    let words = ["drop-out", "depression", "article-journal", "ambulant", "zelf-waardering", "rct", "anxiety"]
    #expect(NearestWords.nearest(to: word, among: words).first == meant)
  }

  @Test("to something else are none")
  func nothingNear() {
    #expect(NearestWords.nearest(to: "xyz", among: ["drop-out", "depression"]) == [])
    #expect(NearestWords.suggestion([]) == nil)
  }

  @Test("are named in a sentence")
  func sentence() {
    #expect(NearestWords.suggestion(["a"]) == "did you mean 'a'?")
    #expect(NearestWords.suggestion(["a", "b", "c"]) == "did you mean 'a', 'b' or 'c'?")
  }
}

@Suite("A number")
struct NumeralTests {
  @Test("is kept as it was written", arguments: ["18.80", "-0", "1e3", "1.5E-2", "0"])
  func kept(text: String) throws {
    #expect(try #require(Numeral(text)).text == text)
  }

  @Test("is nothing else", arguments: ["", "-", "018", "1.", ".5", "18,8", "1e", "0x1", "NaN", " 1"])
  func refused(text: String) {
    #expect(Numeral(text) == nil)
  }
}
