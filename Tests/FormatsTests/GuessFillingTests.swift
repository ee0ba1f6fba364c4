import Records
import Testing

@testable import Formats

@Suite("Filling in what was open")
struct GuessFillingTests {
  static let vocabulary = Vocabulary([
    .init(
      scheme: .condition,
      concepts: ["depression", "anxiety"].map {
        Concept(id: $0, preferredLabel: LocalizedText([.init(language: "en", words: $0)]))
      }),
    .init(
      scheme: .intervention,
      concepts: [Concept(id: "walking", preferredLabel: LocalizedText([.init(language: "en", words: "walking")]))]),
    .init(
      scheme: .design,
      concepts: [
        Concept(
          id: "rct", preferredLabel: LocalizedText([.init(language: "en", words: "randomised controlled trial")]))
      ]),
  ])

  static let file = """
    {"id": "a2001", "role": "included",
     "citation": {"id": "a2001", "type": "book", "volume": 12},
     "sample": {"age": {"mean": 16.5}, "conditions": ["depression"]},
     "absent": {"/sample/n": "not-extracted", "/design": "not-extracted", "/intervention": "not-extracted"},
     "unconfirmed": [
      {"path": "/sample/age/mean", "source": "abstract", "quote": "q"},
      {"path": "/sample/conditions/0", "source": "title", "quote": "a"}],
     "leads": [
      {"path": "/sample/n", "source": "abstract", "quote": "some 40 vets"},
      {"path": "/sample/age", "source": "abstract", "quote": "from 14 on"},
      {"path": "/sample/conditions", "source": "title", "quote": "d", "concepts": ["anxiety"]},
      {"path": "/intervention/weeks", "source": "title", "quote": "3 months"}]}
    """

  static func filled(_ value: String, at place: String, in text: String = file) throws -> StudyRecord {
    let written = try GuessEdit.filling(
      value, at: place, in: Array(text.utf8), file: "a2001.json", vocabulary: vocabulary)
    let text = try #require(written)
    #expect(text.contains("\"volume\": 12"), "what was not asked for is as it was")
    let reading = RecordFormats.read(Array(text.utf8), file: "a2001.json", stem: "a2001", vocabulary: vocabulary)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    return try #require(reading.value)
  }

  static func reason(_ value: String, at place: String) -> String? {
    do throws(GuessEdit.CannotFill) {
      _ = try GuessEdit.filling(value, at: place, in: Array(file.utf8), file: "a2001.json", vocabulary: vocabulary)
      return nil
    } catch { return error.description }
  }

  @Test func `the leads of the sexes go when both are filled in`() throws {
    let text = Self.file.replacing(
      "{\"path\": \"/sample/n\", \"source\"", with: "{\"path\": \"/sample/sex\", \"source\"")
    func filled(_ value: String, _ place: String, _ text: String) throws -> String {
      try #require(
        try GuessEdit.filling(
          value, at: place, in: Array(text.utf8), file: "a.json", vocabulary: Self.vocabulary))
    }
    func leads(_ text: String) -> [String] {
      RecordFormats.read(Array(text.utf8), file: "a.json", stem: "a2001", vocabulary: Self.vocabulary).value?.leads.map(
        \.pointer) ?? []
    }
    let one = try filled("30", "/sample/sex/female", text)
    #expect(leads(one).contains("/sample/sex"))
    #expect(try !leads(filled("19", "/sample/sex/male", one)).contains("/sample/sex"))
  }

  @Test func `a number stands at its place, which is neither open nor a guess`() throws {
    let record = try Self.filled("40", at: "/sample/n")
    #expect(record.sample?.n == 40 && record.absence(at: "/sample/n") == nil)
    #expect(!record.leads.contains { $0.pointer == "/sample/n" } && record.leads.count == 3)
    let mean = try Self.filled("17", at: "/sample/age/mean")
    #expect(mean.sample?.age?.mean == Numeral("17") && mean.unconfirmed.map(\.pointer) == ["/sample/conditions/0"])
  }

  @Test func `a range has its ends, and what stands beside them stays`() throws {
    for range in ["14-18", "14 – 18", "14..18"] {
      let record = try Self.filled(range, at: "/sample/age")
      #expect(record.sample?.age == Age(min: 14, max: 18, mean: Numeral("16.5")))
      #expect(record.unconfirmed.contains { $0.pointer == "/sample/age/mean" })
    }
  }

  @Test(
    arguments: [
      ("65-", 65, nil), ("65..", 65, nil), ("65 +", 65, nil), ("≥65", 65, nil), (">= 65", 65, nil), ("65–", 65, nil),
      ("..65", nil, 65), ("≤ 65", nil, 65), ("<=65", nil, 65), ("65", 65, 65), ("65..65", 65, 65),
    ] as [(String, Int?, Int?)])
  func `a range of one end stays open at the other, whatever was guessed or missing there`(
    range: String, min: Int?, max: Int?
  ) throws {
    for ends in ["\"min\": 1, \"max\": 99", "\"min\": 1", "\"max\": 99"] {
      let text = Self.file.replacing("\"mean\": 16.5", with: ends)
        .replacing("\"/sample/n\":", with: ends.contains("max") ? "\"/sample/n\":" : "\"/sample/age/max\":")
        .replacing("/sample/age/mean", with: ends.contains("max") ? "/sample/age/max" : "/sample/age/min")
      let record = try Self.filled(range, at: "/sample/age", in: text)
      #expect(record.sample?.age == Age(min: min, max: max), "\(range)")
      #expect(record.unconfirmed.map(\.pointer) == ["/sample/conditions/0"])
      #expect(record.absence(at: "/sample/age/max") == nil)
    }
    let weeks = try Self.filled(range, at: "/intervention/weeks")
    #expect(
      weeks.intervention?.weeks == QuantityRange(min: min.map { Numeral($0) }, max: max.map { Numeral($0) }))
    #expect(weeks.absence(at: "/intervention/minutes") == .notExtracted)
    for end in ["", "/min", "/max"] { #expect(weeks.absent.kind(at: "/intervention/weeks" + end) == nil) }
  }

  @Test func `that nothing is reported of the open end of a range stays`() throws {
    let text = Self.file.replacing(
      "\"/sample/n\": \"not-extracted\"", with: "\"/sample/age/max\": \"not-reported\"")
    let record = try Self.filled("14..", at: "/sample/age", in: text)
    #expect(record.sample?.age?.min == 14 && record.absence(at: "/sample/age/max") == .notReported)
  }

  @Test(arguments: [
    "-65", "..-65", "-65-", ">65", "<65", "..", "-", "+", "14 18", "14--18", "14..18..20", "≥14-18", "65 years",
  ])
  func `what may mean more than one range is no range`(range: String) {
    for place in ["/sample/age", "/intervention/weeks"] {
      #expect(Self.reason(range, at: place)?.contains("65.. (at least) or ..65 (at most), not '\(range)'") == true)
    }
    #expect(Self.reason(range, at: "/sample/n")?.contains("is a number, not '\(range)'") == true || range == "-65")
  }

  @Test(arguments: ["65-", "65..", "..65", "65+", "≥65", "8-10"])
  func `a place of one number has no open form`(range: String) {
    for place in ["/sample/n", "/sample/age/min", "/sample/age/mean"] {
      #expect(Self.reason(range, at: place) == "\(place) is a number, not '\(range)'")
    }
  }

  @Test func `of what was absent whole, the other parts stay absent`() throws {
    let record = try Self.filled("12", at: "/intervention/weeks")
    #expect(record.intervention?.weeks == QuantityRange(min: 12, max: 12))
    #expect(record.absence(at: "/intervention/minutes") == .notExtracted)
    #expect(record.absence(at: "/intervention/weeks") == nil)
  }

  @Test func `concepts by id or label come to those that are there, and a guess that is named is none any more`() throws
  {
    let record = try Self.filled("anxiety", at: "/sample/conditions")
    #expect(record.sample?.conditions == ["depression", "anxiety"] && record.unconfirmed.count == 2)
    #expect(!record.leads.contains { $0.pointer == "/sample/conditions" })
    #expect(try Self.filled("Depression", at: "/sample/conditions").unconfirmed.map(\.pointer) == ["/sample/age/mean"])
    let design = try Self.filled("randomised controlled trial", at: "/design")
    #expect(design.design?.concepts == ["rct"] && design.absence(at: "/design") == nil)
  }

  @Test func `what a comparison was given is one more comparator`() throws {
    let record = try Self.filled("walking", at: "/comparators")
    #expect(record.comparators == [Intervention(concepts: ["walking"])])
  }

  @Test func `what cannot stand there is told`() {
    #expect(Self.reason("many", at: "/sample/n") == "/sample/n is a number, not 'many'")
    #expect(Self.reason("anxeity", at: "/sample/conditions")?.contains("did you mean 'anxiety'?") == true)
    #expect(Self.reason("3", at: "/sampel/n")?.contains("'sample'") == true)
    #expect(Self.reason("3", at: "/sample") == "/sample has parts: give one, such as /sample/n")
    #expect(Self.reason("3", at: "/remarks")?.contains("fill it in in the file") == true)
    #expect(Self.reason("1-2-3", at: "/intervention/weeks")?.contains("a number or a range") == true)
  }
}
