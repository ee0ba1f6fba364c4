import Catalogue
import Query
import Records
import Render
import Synthesis
import TestSupport
import Testing

@Suite("Gaps")
struct GapTests {
  static let vocabulary = Vocabulary([
    scheme(
      .population,
      [
        Concept(id: "young", preferredLabel: ["en": "young people", "nl": "jongeren"]),
        Concept(id: "adolescents", preferredLabel: ["en": "adolescents", "nl": "adolescenten"], broader: ["young"]),
        Concept(id: "adults", preferredLabel: ["en": "adults", "nl": "volwassenen"]),
      ]),
    scheme(
      .setting,
      [
        Concept(id: "clinical", preferredLabel: ["en": "clinical", "nl": "klinisch"]),
        Concept(id: "inpatient", preferredLabel: ["en": "inpatient", "nl": "opname"], broader: ["clinical"]),
        Concept(id: "school", preferredLabel: ["en": "school", "nl": "school"]),
      ]),
    scheme(
      .design,
      [
        Concept(id: "rct", preferredLabel: ["en": "randomised trial"], rank: 2),
        Concept(id: "cohort", preferredLabel: ["en": "cohort"], rank: 5),
        Concept(id: "other", preferredLabel: ["en": "other"]),
      ]),
    scheme(
      .outcome,
      [
        Concept(id: "mood", preferredLabel: ["en": "mood"]),
        Concept(id: "depression", preferredLabel: ["en": "depression"], broader: ["mood"]),
        Concept(id: "sleep", preferredLabel: ["en": "sleep"]),
      ]),
  ])

  private static func scheme(_ scheme: Scheme, _ concepts: [Concept]) -> Vocabulary.SchemeConcepts {
    Vocabulary.SchemeConcepts(scheme: scheme, concepts: concepts)
  }

  private static func study(
    _ id: String, population: String? = "adolescents", setting: String? = "inpatient", design: String? = "rct",
    n: Int? = 300, effects: [(String, Effect.Direction)] = []
  ) -> StudyRecord {
    StudyRecord(
      id: id, role: .included, citation: Citation(id: id, type: "book"),
      sample: Sample(n: n, populations: population.map { [$0] } ?? []),
      setting: setting.map { Setting(concepts: [$0]) }, design: design.map { Design(concepts: [$0]) },
      effects: effects.enumerated().map { number, effect in
        Effect(
          finding: Finding(
            id: "\(id)-e\(number)", statement: ["en": "x"], outcomes: [effect.0], locator: Locator(page: "1"),
            statedBy: .authors), direction: effect.1)
      })
  }

  private static func frame(_ searches: [Search]? = nil, languages: [String] = ["en", "nl"]) -> ReviewFrame {
    ReviewFrame(
      description: ReviewDescription(id: "r", title: ["en": "Review"], languages: languages), vocabulary: vocabulary,
      searchLog: searches.map { SearchLog(searches: $0) })
  }

  private static func search(
    _ id: String, _ terms: [String], hits: Int = 10, notScreened: Int = 0, purpose: Search.Purpose = .evidence
  ) -> Search {
    Search(
      id: id, purpose: purpose, terms: terms,
      results: [
        SearchResult(database: "a", hits: hits, relevant: 0, screened: true),
        SearchResult(database: "b", hits: notScreened, screened: false),
      ])
  }

  private func map(
    _ records: [StudyRecord], by texts: [String] = ["population=adolescents", "setting=clinical"],
    searches: [Search]? = nil, rules: GapRules = GapRules()
  ) throws -> GapMap {
    let index = MemoryIndex(records.map { FiledRecord(record: $0, file: "studies/\($0.id).json") })
    let subject = GapSubject(frame: Self.frame(searches), studies: index.facets())
    return try GapMap.make(
      texts.map { try GapAxis.read($0, subject: subject) }, of: subject, index: index, rules: rules)
  }

  private func cell(
    _ records: [StudyRecord], by texts: [String] = ["population=adolescents", "setting=clinical"],
    searches: [Search]? = nil
  ) throws -> GapCell {
    try #require(try map(records, by: texts, searches: searches).cells.first)
  }

  // MARK: Evidence

  @Test func `two direct trials with enough people that agree are no gap`() throws {
    let cell = try cell([
      Self.study("a", effects: [("depression", .improved)]), Self.study("b", effects: [("depression", .improved)]),
    ])
    #expect(cell.reasons == [])
    #expect(cell.counts.direct == 2)
    #expect(!cell.isGap)
  }

  @Test func `a cell outside which every study is known to lie has no study`() throws {
    #expect(try cell([Self.study("a", setting: "school")]).reasons == [.noStudy(outside: 1)])
    #expect(try cell([]).reasons == [.noStudy(outside: 0)])
  }

  @Test func `a study that does not say is not counted as evidence`() throws {
    let cell = try cell([Self.study("a", setting: nil)])
    #expect(cell.reasons == [.onlyUnknown(studies: 1)])
    #expect(cell.studies.map(\.verdict) == [.unknown])
  }

  @Test func `what a study only speaks of is indirect`() throws {
    var spoken = Self.study("a", effects: [])
    spoken.opportunities = [
      Finding(
        id: "a-o1", statement: ["en": "x"], outcomes: ["depression"], locator: Locator(page: "1"), statedBy: .authors)
    ]
    let reasons = try cell([spoken], by: ["population=adolescents", "outcome=depression"]).reasons
    #expect(reasons.first == .onlyIndirect(partial: 0, stated: 1, unknown: 0))
    #expect(reasons.dropFirst() == [.sparse(studies: 1, participants: 300, withoutNumber: 0)])
  }

  @Test func `participants are those that are reported, and studies without a number are told`() throws {
    let cell = try cell([Self.study("a", n: 30), Self.study("b", n: nil)])
    #expect(cell.reasons == [.sparse(studies: 2, participants: 30, withoutNumber: 1)])
  }

  @Test func `a weak design weighs only where there is no stronger one`() throws {
    let weak = Self.study("a", design: "cohort")
    #expect(try cell([weak, weak.named("b")]).reasons == [.weakDesigns(["cohort"], withoutDesign: 0)])
    #expect(try cell([weak, Self.study("b")]).reasons == [])
    #expect(
      try cell([weak, Self.study("b", design: nil)]).reasons == [.weakDesigns(["cohort"], withoutDesign: 1)])
  }

  @Test func `a design without rank is not known to be weak or strong`() throws {
    let cell = try cell([Self.study("a", design: "other"), Self.study("b", design: nil)])
    #expect(cell.reasons == [.unknownDesigns(studies: 2)])
  }

  @Test func `directions that differ on one outcome are inconsistent, and an unclear one is none`() throws {
    let better = Self.study("a", effects: [("depression", .improved), ("sleep", .worsened)])
    let unclear = Self.study("b", effects: [("depression", .unclear)])
    let same = Self.study("c", effects: [("depression", .noDifference)])
    #expect(try cell([better, unclear]).reasons == [])
    let side = { (direction: Effect.Direction, id: String) in GapReason.Side(direction: direction, studies: [id]) }
    let expected = GapReason.inconsistent([
      GapReason.Disagreement(outcome: "depression", directions: [side(.improved, "a"), side(.noDifference, "c")])
    ])
    #expect(try cell([better, unclear, same]).reasons == [expected])
  }

  @Test func `an asked outcome takes the narrower ones along when directions are compared`() throws {
    let reasons = try cell(
      [Self.study("a", effects: [("mood", .improved)]), Self.study("b", effects: [("depression", .worsened)])],
      by: ["population=adolescents", "outcome=mood"]
    ).reasons
    #expect(reasons.map(\.kind) == ["inconsistent"])
  }

  @Test func `one effect that is mixed is at odds with itself`() throws {
    let mixed = Self.study("a", effects: [("sleep", .mixed)])
    #expect(try cell([mixed, mixed.named("b")]).reasons.map(\.kind) == ["inconsistent"])
  }

  @Test func `a cell is judged as the question it stands for`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let records = (0..<6).map { number in
        Self.study(
          "s\(number)", population: ["young", "adolescents", "adults", nil].randomElement(using: &generator) ?? nil,
          setting: ["clinical", "inpatient", "school", nil].randomElement(using: &generator) ?? nil,
          effects: Bool.random(using: &generator) ? [("depression", .improved)] : [])
      }
      let index = MemoryIndex(records.map { FiledRecord(record: $0, file: "x") })
      for cell in try map(records, by: ["population", "setting", "outcome=mood,depression"]).cells {
        let answer = try cell.question.ask(index, vocabulary: Self.vocabulary)
        #expect(Set(answer.studies.map(\.facets.id)) == Set(cell.studies.map(\.id)), "\(cell.question)")
        #expect(answer.studies.count { $0.verdict == .direct } == cell.counts.direct)
        #expect(answer.leftOut.count == cell.counts.indirect)
      }
    }
  }

  // MARK: Searches

  @Test func `without a log nobody can tell what was searched`() throws {
    #expect(try cell([]).search.standing == .untold)
    #expect(try cell([], searches: [Self.search("s", ["MBT"], purpose: .background)]).search.standing == .untold)
  }

  @Test func `a search that names something else was not for this`() throws {
    let search = try cell([], searches: [Self.search("s1", ["adults"]), Self.search("s2", ["school", "jongeren"])])
      .search
    #expect(search.standing == .notSearched)
    #expect(search.searches == ["s1", "s2"])
    #expect(search.screening == .nothing)
  }

  @Test func `a search names what is asked by a synonym or by something wider`() throws {
    let search = try cell(
      [], searches: [Self.search("s1", ["Jongeren", "klinisch"]), Self.search("s2", ["adults", "clinical"])]
    ).search
    #expect(search.standing == .searched)
    #expect(search.searches == ["s1"])
    #expect(search.screening == .whole)
  }

  @Test func `a search without a term for a facet, or with a narrower one, leaves it open`() throws {
    let search = try cell(
      [], searches: [Self.search("s1", ["running", "clinical"]), Self.search("s2", ["adolescents", "inpatient"])]
    ).search
    #expect(search.standing == .unclear)
    #expect(search.searches == ["s1", "s2"])
  }

  @Test func `hits that nobody looked at are told`() throws {
    let terms = ["adolescents", "clinical"]
    let part = try cell([], searches: [Self.search("s1", terms, hits: 10, notScreened: 90)]).search
    #expect(part.screening == .part)
    #expect(part.hits == 100)
    #expect(part.notScreened == 90)
    #expect(try cell([], searches: [Self.search("s1", terms, hits: 0, notScreened: 9)]).search.screening == .none)
  }

  @Test func `figures have no search terms, so that the log leaves them open`() throws {
    let search = try cell(
      [], by: ["age=14..22", "setting=clinical"], searches: [Self.search("s1", ["clinical"])]
    ).search
    #expect(search.standing == .unclear)
  }

  @Test func `terms that the vocabulary does not know are listed`() throws {
    let map = try map([], searches: [Self.search("s1", ["running", "clinical"]), Self.search("s2", ["running"])])
    #expect(map.unknownTerms == ["running"])
  }

  @Test func `of a cell that is no gap the words for programs say too what was not searched`() throws {
    let records = [Self.study("a"), Self.study("b")]
    let searches = [Self.search("s1", ["school"], notScreened: 4)]
    let map = try map(records, searches: searches)
    let report = GapReport(
      map, frame: Self.frame(searches), records: records.map { FiledRecord(record: $0, file: "x") }, language: "en",
      showsAll: true)
    #expect(map.gaps.isEmpty)
    #expect(TableFormat.json.write(report.table()).contains("\"kinds\": \"not-searched\""))
  }

  // MARK: Asking

  @Test(arguments: [
    ("setings", "no facet is called 'setings': did you mean 'setting'?"),
    ("setting=clinicl", "no setting is called 'clinicl': did you mean 'clinical'?"),
    ("setting=", "a value of setting is empty: expected setting=…,…"),
    (
      "direction",
      "gaps are not looked for by direction: the directions of a cell are among its reasons; take outcome"
    ),
    ("text=x", "gaps cannot be looked for by text: there is no list of what it may hold"),
    ("age=20..10", "20..10 is upside down for age: expected 10..20"),
  ])
  func `a facet that cannot be used is refused with the nearest that can`(text: String, message: String) {
    let subject = GapSubject(frame: Self.frame(), studies: [])
    #expect(throws: QuestionFault(message)) { try GapAxis.read(text, subject: subject) }
  }

  @Test func `one facet, four facets or one twice make no map`() {
    for texts in [
      ["setting=school"], ["setting=school", "setting=clinical"],
      ["setting=school", "population=adults", "outcome=sleep", "design=rct"],
    ] {
      #expect(throws: QuestionFault.self) { try map([], by: texts) }
    }
  }

  @Test func `a facet is divided by what studies are coded with and searches ask for, in the vocabulary's order`()
    throws
  {
    let subject = GapSubject(
      frame: Self.frame([Self.search("s1", ["school"])]),
      studies: [StudyFacets(FiledRecord(record: Self.study("a"), file: "a"))])
    #expect(
      try GapAxis.read("setting", subject: subject).values.map(\.description) == [
        "setting:inpatient", "setting:school",
      ])
  }

  @Test(
    "one of anything is told in the singular",
    arguments: [
      ("en", ["1 study included", "fewer than 1 study or 1 participant.", "partly screened: 1 of 2 hits was not"]),
      ("nl", ["1 studie geïncludeerd", "minder dan 1 studie of 1 deelnemer.", "deels bekeken: 1 van de 2 hits niet"]),
    ])
  func singular(language: String, expected: [String]) throws {
    let records = [Self.study("a", setting: nil)]
    let searches = [Self.search("s1", ["adolescents", "clinical"], hits: 1, notScreened: 1)]
    let map = try map(records, searches: searches, rules: GapRules(studies: 1, participants: 1))
    let report = GapReport(
      map, frame: Self.frame(searches), records: records.map { FiledRecord(record: $0, file: "x") }, language: language)
    let text = report.text(TextStyle(isColourful: false, width: 1000))
    for words in expected { #expect(text.contains(words), "\(text)") }
  }

  @Test(arguments: ["en", "nl"])
  func `the table and the text of a small map are as their golden file has them`(language: String) throws {
    let records = [
      Self.study("a", n: 30, effects: [("depression", .improved)]),
      Self.study("b", setting: nil, design: "cohort", effects: [("depression", .worsened)]),
      Self.study("c", population: "adults", setting: "school", design: nil),
    ]
    let searches = [
      Self.search("s1", ["adolescents", "clinical", "effects"], notScreened: 5), Self.search("s2", ["adults"]),
    ]
    let map = try map(records, by: ["population", "setting", "outcome=depression"], searches: searches)
    let report = GapReport(
      map, frame: Self.frame(searches), records: records.map { FiledRecord(record: $0, file: "x") },
      language: language, showsAll: true)
    let output = [
      TableFormat.grid.write(report.table()), TableFormat.json.write(report.table()),
      report.text(TextStyle(isColourful: false, width: 100)),
    ]
    #expect(Snapshot.compare(output.joined(separator: "\n"), name: "gaps.\(language).txt") == .same)
  }
}

extension StudyRecord {
  fileprivate func named(_ id: String) -> StudyRecord {
    var other = self
    other.id = id
    other.citation.id = id
    return other
  }
}
