import Catalogue
import Prose
import Records
import Synthesis
import Testing

@Suite("Claims held against small reviews")
struct ClaimJudgeTests {
  private static let vocabulary = Vocabulary([
    .init(
      scheme: .outcome,
      concepts: [
        Concept(id: "mood", preferredLabel: ["en": "mood"]),
        Concept(id: "depression", preferredLabel: ["en": "depression"], broader: ["mood"]),
      ]),
    .init(scheme: .theme, concepts: [Concept(id: "drop-out", preferredLabel: ["en": "drop-out"])]),
    .init(
      scheme: .setting,
      concepts: [
        Concept(id: "clinic", preferredLabel: ["en": "clinic"]),
        Concept(id: "school", preferredLabel: ["en": "school"]),
      ]),
    .init(scheme: .design, concepts: [Concept(id: "rct", preferredLabel: ["en": "trial"], rank: 1)]),
  ])

  private static func study(_ id: String, _ direction: Effect.Direction, n: Int = 300) -> StudyRecord {
    StudyRecord(
      id: id, role: .included,
      citation: Citation(
        id: id, type: "document",
        variables: [
          .init(name: "author", value: .names([CitationName(family: "Jansen", nonDroppingParticle: "van")])),
          .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 2001)]))),
        ]),
      sample: Sample(n: n), setting: Setting(concepts: ["clinic"]), design: Design(concepts: ["rct"]),
      effects: [
        Effect(
          finding: Finding(
            id: "\(id)-e1", statement: ["en": "Mood."], outcomes: ["depression"], locator: Locator(page: "3"),
            statedBy: .authors), direction: direction)
      ])
  }

  private func verdicts(_ markdown: String, _ records: [StudyRecord]) throws -> [String] {
    try report(markdown, records).problems.map(\.verdict.rawValue)
  }

  private func remarks(_ markdown: String, _ records: [StudyRecord]) throws -> [ClaimRemark] {
    try report(markdown, records).results.flatMap(\.remarks)
  }

  private func report(_ markdown: String, _ records: [StudyRecord]) throws -> ClaimReport {
    let index = MemoryIndex(records.map { FiledRecord(record: $0, file: "studies/\($0.id).json") })
    let frame = ReviewFrame(
      description: ReviewDescription(id: "small", title: ["en": "Small"], languages: ["en"]),
      vocabulary: Self.vocabulary)
    var judge = try ClaimJudge(
      evidence: Evidence(records: records, vocabulary: Self.vocabulary), index: index, frame: frame)
    return try judge.judge(ProseDocument(markdown: markdown), file: "text.md")
  }

  @Test func `of which something cannot be read are told of that, and not called empty as well`() throws {
    let text = "Mood rose [@a]<!-- claim theme=\"drop-out -->. Mood fell [@a]<!-- claim -->."
    let records = [Self.study("a", .improved)]
    let index = MemoryIndex(records.map { FiledRecord(record: $0, file: "studies/\($0.id).json") })
    let frame = ReviewFrame(
      description: ReviewDescription(id: "small", title: ["en": "Small"], languages: ["en"]),
      vocabulary: Self.vocabulary)
    var judge = try ClaimJudge(
      evidence: Evidence(records: records, vocabulary: Self.vocabulary), index: index, frame: frame)
    let faults = try judge.judge(ProseDocument(markdown: text), file: "text.md").problems.compactMap { problem in
      if case .fault(let message) = problem.reason { message } else { nil }
    }
    #expect(faults.count == 2)
    #expect(faults.contains("the quotation mark is not closed"))
    #expect(faults.count { $0.hasPrefix("the claim is empty") } == 1)
  }

  @Test func `are gainsaid by another study's strict opposite, and by no milder one`() throws {
    let text = "Mood rose [@a]<!-- claim outcome=mood direction=improved -->."
    #expect(try verdicts(text, [Self.study("a", .improved), Self.study("b", .worsened)]) == ["contradicted"])
    for direction in [Effect.Direction.improved, .noDifference, .mixed, .unclear] {
      #expect(try verdicts(text, [Self.study("a", .improved), Self.study("b", direction)]) == [])
    }
  }

  @Test func `are not gainsaid by studies of something else than they speak of`() throws {
    let text = "In the clinic mood rose<!-- claim outcome=mood direction=improved setting=clinic -->."
    var other = Self.study("b", .improved)
    other.setting = Setting(concepts: ["school"])
    #expect(try verdicts(text, [Self.study("a", .improved), other]) == [])
    #expect(try verdicts(text, [Self.study("a", .worsened), other]) == ["contradicted"])
    #expect(try verdicts(text, [other]) == ["unsupported"])
  }

  @Test func `that a study bears out are told what it has to the contrary, cited or not`() throws {
    var both = Self.study("a", .improved)
    both.threats = [
      Finding(
        id: "a-t1", statement: ["en": "Not in everyone."], outcomes: ["mood"], locator: Locator(page: "4"),
        statedBy: .authors)
    ]
    let records = [both, Self.study("b", .improved)]
    for (key, kind) in [("a", ""), ("b", ""), ("a", " kind=reported")] {
      let text = "Mood rose [@\(key)]<!-- claim outcome=mood direction=improved\(kind) -->."
      #expect(try verdicts(text, records) == [])
      let told = try remarks(text, records).flatMap { remark -> [String] in
        if case .disagreeing(let studies) = remark { studies.flatMap(\.findings).map(\.finding.id) } else { [] }
      }
      #expect(told == ["a-t1"], "\(text)")
    }
  }

  @Test func `that only report what a source says are not gainsaid by others`() throws {
    let text = "Mood rose [@a]<!-- claim outcome=mood direction=improved kind=reported -->."
    #expect(try verdicts(text, [Self.study("a", .improved), Self.study("b", .worsened)]) == [])
    #expect(try verdicts(text, [Self.study("a", .noDifference), Self.study("b", .improved)]) == ["contradicted"])
  }

  @Test func `in a known direction are not borne out by an unclear one, which gainsays nothing`() throws {
    let text = "Mood rose [@a]<!-- claim outcome=mood direction=improved -->."
    #expect(try verdicts(text, [Self.study("a", .unclear)]) == ["unsupported"])
    #expect(try verdicts(text, [Self.study("a", .mixed)]) == ["unsupported"])
    #expect(try verdicts(text, [Self.study("a", .worsened)]) == ["contradicted"])
  }

  @Test func `that ask for a narrower concept are not borne out by a wider one`() throws {
    let records = [Self.study("a", .improved)]
    #expect(try verdicts("It [@a]<!-- claim outcome=mood -->.", records) == [])
    var wider = records
    wider[0].effects[0].finding.outcomes = ["mood"]
    #expect(try verdicts("It [@a]<!-- claim outcome=depression -->.", wider) == ["unsupported"])
  }

  @Test func `about a gap are gainsaid where enough good studies fill it`() throws {
    let text = "Study clinics<!-- claim kind=research gap=\"setting:clinic\" -->."
    #expect(try verdicts(text, [Self.study("a", .improved)]) == [])
    #expect(try verdicts(text, [Self.study("a", .improved), Self.study("b", .improved)]) == ["contradicted"])
  }

  @Test(
    "take a year or author beside a key for what it is",
    arguments: [
      ("Van Jansen (2001) [-@a] says.", true), ("Van Jansen (2002) [-@a] says.", false),
      ("It is so [van Jansen, 2001, @a; @b].", true), ("It is so [van Jansen, 1999, @a; @b].", false),
      ("It is so (van Jansen, 2001; van Jansen, 2001) [@a; @b].", true), ("Pietersen (2001) [@a] says.", false),
      ("Pietersen et al. (2001) [-@a] says.", false), ("In 2012 [@a] was asked.", true),
      ("Since May 2012 [@a] it is.", true),
      ("In Table 2 [-@a] stands.", true), ("The Zung scale [@a] fell.", true), ("It has 1999 words [@a].", true),
      ("@a (2001) says.", true), ("@a (1999) says.", false), ("See [@a, p. 1999].", true), ("Jansen 2012 [@a].", false),
      ("Jansen 2001 [@a].", true), ("Het onderzoek van Jansen uit 2012 [@a].", false),
      ("According to Van Jansen, 2001a [-@a], it is.", true), ("As van Jansen (2002) showed [@a].", false),
      ("As van Jansen (2001) showed [@a].", true), ("What Pietersen (2002) showed, others saw [@a].", true),
      ("Van Jansen (2012; @a) says.", false),
      ("It is so [van Jansen, 2012; @a].", false), ("It is so [van Jansen, 2001; @a].", true),
      ("It is so [see Pietersen, 2012; @a].", true), ("Pietersen (2001) found this [@a].", false),
      ("Pietersen (1961) made the list [@a].", true), ("After Pietersen (2001) others ran [@a].", true),
      ("It fell as Pietersen (2001) saw too [@a].", true),
      ("Van Jansen (2002) was the first to say that it rises where one runs every day [@a].", true),
    ])
  func beside(markdown: String, isRight: Bool) throws {
    let records = [Self.study("a", .improved), Self.study("b", .improved)]
    #expect(try verdicts(markdown, records) == (isRight ? [] : ["wrong-citation"]))
  }

  @Test(
    "tell a slip in a key from a source that is not there",
    arguments: [
      ("greist1987", "wrong-citation"), ("griest1978", "wrong-citation"), ("Greist1978", "wrong-citation"),
      ("greist1978a", "wrong-citation"), ("greist2005", "no-record"), ("jansen1978", "no-record"), ("x", "no-record"),
    ])
  func slips(key: String, verdict: String) throws {
    #expect(try verdicts("So it is [@\(key)].", [Self.study("greist1978", .improved)]) == [verdict])
  }

  @Test func `with a slip in a key are judged as the key that was meant`() throws {
    let records = [Self.study("greist1978", .improved), Self.study("damen1984", .improved)]
    let text = "Two studies [@greist1987; @damen1984]<!-- claim outcome=mood direction=improved -->."
    #expect(try verdicts(text, records) == ["wrong-citation"])
  }

  @Test func `in one sentence each take the citations before them`() throws {
    var records = [Self.study("a", .improved), Self.study("b", .worsened)]
    records[1].threats = [
      Finding(id: "b-t1", statement: ["en": "Left."], themes: ["drop-out"], locator: Locator(), statedBy: .authors)
    ]
    let right =
      "Mood rose [@a]<!-- claim outcome=mood direction=improved kind=reported --> but people left [@b]<!-- claim theme=drop-out -->."
    #expect(try verdicts(right, records) == [])
    let wrong =
      "Mood rose [@b]<!-- claim outcome=mood direction=improved --> but people left [@a]<!-- claim theme=drop-out -->."
    #expect(try verdicts(wrong, records) == ["contradicted", "unsupported"])
  }
}
