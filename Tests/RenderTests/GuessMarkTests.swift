import Catalogue
import Prose
import Query
import Records
import Render
import Synthesis
import Testing

/// A value that nobody has confirmed is marked in whatever follows from it.
@Suite("Guesses")
struct GuessMarkTests {
  private static let marks = ["en": "unconfirmed", "nl": "niet bevestigd"]

  /// A trial whose values at `guesses` nobody has confirmed.
  private static func study(_ id: String, n: Int = 300, guesses: [String] = []) -> StudyRecord {
    func finding(_ name: String) -> Finding {
      Finding(
        id: "\(id)-\(name)", statement: ["en": "Better", "nl": "Beter"], outcomes: ["depression"],
        locator: Locator(page: "1"), statedBy: .authors)
    }
    return StudyRecord(
      id: id, role: .included, citation: Citation(id: id, type: "book"),
      sample: Sample(n: n, populations: ["adolescents"]), setting: Setting(concepts: ["inpatient"]),
      design: Design(concepts: ["rct"]), effects: [Effect(finding: finding("e1"), direction: .improved)],
      opportunities: [finding("o1")],
      unconfirmed: guesses.map { Guess(pointer: $0, source: .abstract, quote: "Forty were randomised.") })
  }

  private static let sure = study("a")
  private static let guess = study("b", guesses: ["/sample/n", "/sample/populations/0", "/design/concepts/0"])

  private static let frame = ReviewFrame(
    description: ReviewDescription(
      id: "r", title: ["en": "Review"], languages: ["en", "nl"],
      queries: [SavedQuestion(id: "trials", question: "design:rct")]),
    vocabulary: GapTests.vocabulary)

  private static func state(_ records: [StudyRecord], prose: String? = nil) -> ReviewState {
    ReviewState(
      frame: frame, records: filed(records),
      prose: prose.map { [ReviewState.Prose(file: "synthesis.en.md", text: $0)] } ?? [])
  }

  private static func filed(_ records: [StudyRecord]) -> [FiledRecord] {
    records.map { FiledRecord(record: $0, file: "studies/\($0.id).json") }
  }

  private static func question(_ text: String) throws -> Question {
    try QuestionParser.parse(text, reader: TermReader(vocabulary: frame.vocabulary, targets: []))
  }

  private static func bearing(_ text: String, of record: StudyRecord) throws -> Bearing? {
    let answer = try question(text).ask(
      MemoryIndex(filed([record])), vocabulary: frame.vocabulary, keepsIndirect: true)
    return answer.studies.first?.bearing
  }

  // MARK: What rests on a guess

  @Test func `a verdict rests on a guess where another value could change it`() throws {
    for (text, verdict, isUnconfirmed) in [
      ("design:rct", Verdict.direct, true), ("NOT design:rct", .indirect, true), ("setting:clinical", .direct, false),
      ("design:rct AND setting:clinical", .direct, true),
      // What a confirmed value puts outside stays there.
      ("design:rct AND setting:school", .indirect, false), ("design:rct OR setting:school", .direct, true),
      // One sure alternative is enough.
      ("design:rct OR setting:clinical", .direct, false), ("design:cohort OR setting:clinical", .direct, false),
      ("design:cohort OR setting:school", .indirect, true),
    ] {
      let bearing = try Self.bearing(text, of: Self.guess)
      #expect(bearing == Bearing(verdict, isUnconfirmed: isUnconfirmed), "\(text)")
      #expect(try Self.bearing(text, of: Self.sure)?.isUnconfirmed == false, "\(text)")
    }
  }

  // MARK: Answers

  private func answer(_ text: String, _ records: [StudyRecord], _ language: String) throws -> AnswerReport {
    let answer = try Self.question(text).ask(MemoryIndex(Self.filed(records)), vocabulary: Self.frame.vocabulary)
    return AnswerReport(answer: answer, frame: Self.frame, records: Self.filed(records), language: language)
  }

  @Test func `the first sentence of an answer says how many of the direct studies are unconfirmed`() throws {
    let second = Self.study("c", guesses: ["/design"])
    for (records, english, dutch) in [
      ([Self.sure], "the one study 1 is direct on everything asked:", "er 1 direct voor alles wat gevraagd is:"),
      ([Self.guess], "1 is direct on everything asked, unconfirmed:", "wat gevraagd is, niet bevestigd:"),
      (
        [Self.sure, Self.guess], "2 are direct on everything asked, 1 of them unconfirmed:",
        "wat gevraagd is, waarvan 1 niet bevestigd:"
      ),
      (
        [Self.guess, second], "2 are direct on everything asked, all unconfirmed:", "gevraagd is, alle niet bevestigd:"
      ),
    ] {
      #expect(try answer("design:rct", records, "en").headline.contains(english))
      #expect(try answer("design:rct", records, "nl").headline.contains(dutch))
    }
  }

  @Test func `an answer marks the studies, how they stand and, for programs, how many there are`() throws {
    let report = try answer("design:rct", [Self.sure, Self.guess], "en")
    let text = report.text(TextStyle(isColourful: false, width: 100))
    #expect(text.contains("b [b]  direct (unconfirmed)"))
    #expect(text.contains("design randomised trial: direct 2 (1 unconfirmed)"))
    let json = report.json()
    #expect(json.contains("\"direct_unconfirmed\": 1") && json.contains("\"directness_unconfirmed\": true"))
    #expect(json.contains("\"unconfirmed\": {\"direct\": 1}"))
    #expect(TableFormat.markdown.write(report.table()).contains("| b | direct (unconfirmed) |"))
    #expect(try !answer("design:rct", [Self.sure], "en").json().contains("unconfirmed\":"))
  }

  @Test(arguments: ["en", "nl"]) func `saved questions tell how many answer by a guess`(language: String) throws {
    let report = SavedQuestionsReport(frame: Self.frame, language: language)
    let table = try report.table(MemoryIndex(Self.filed([Self.sure, Self.guess])))
    let mark = try #require(Self.marks[language])
    #expect(report.text(table).contains("2 (1 \(mark))"))
    #expect(TableFormat.json.write(table).contains("\"direct\": {\"count\": 2, \"unconfirmed\": 1}"))
    let plain = try report.table(MemoryIndex(Self.filed([Self.sure])))
    #expect(TableFormat.json.write(plain).contains("\"direct\": 1,"))
  }

  // MARK: Tables and figures

  private func input(_ records: [StudyRecord], _ language: String, asking text: String? = nil) throws -> ReportInput {
    let selection = try text.map { text in
      ReportInput.Selection(
        try Self.question(text).ask(MemoryIndex(Self.filed(records)), vocabulary: Self.frame.vocabulary),
        keepsOutside: false)
    }
    return ReportInput(frame: Self.frame, records: Self.filed(records), language: language, selection: selection)
  }

  @Test(arguments: ["en", "nl"])
  func `who is left out by a guess is named below a table`(language: String) throws {
    let records = [Self.sure, Self.study("c", guesses: ["/setting/concepts/0"]), Self.study("d")]
    let words = language == "nl" ? "niet bevestigd is (1): c" : "is unconfirmed (1): c"
    let asked = try input(records, language, asking: "setting:school")
    for report in [Report.characteristics, .themes, .opportunitiesThreats] {
      #expect(TableFormat.markdown.write(report.table(asked)).contains(words), "\(report)")
      #expect(TableFormat.json.write(report.table(asked)).contains(words), "\(report)")
    }
    let sure = try input([Self.sure], language, asking: "setting:school")
    let mark = try #require(Self.marks[language])
    #expect(!TableFormat.markdown.write(Report.characteristics.table(sure)).contains(mark))
  }

  @Test(arguments: ["en", "nl"]) func `a row that a question chose by a guess says so`(language: String) throws {
    let mark = try #require(Self.marks[language])
    for report in [Report.characteristics, .opportunitiesThreats] {
      let table = report.table(try input([Self.sure, Self.guess], language, asking: "design:rct"))
      for format in [TableFormat.markdown, .html, .csv, .jats] {
        #expect(format.write(table).contains("b – direct, \(mark)"), "\(report) \(format)")
      }
      #expect(TableFormat.json.write(table).contains("\"directness_unconfirmed\": \"\(mark)\""))
      let sure = report.table(try input([Self.sure], language, asking: "design:rct"))
      #expect(!sure.columns.contains { $0.id == "directness_unconfirmed" })
    }
  }

  private func figure(_ records: [StudyRecord], _ language: String) throws -> FigureInput {
    let flow = FlowMaker.flow(
      FlowInput(description: Self.frame.description, log: nil, studies: records.map { FlowInput.Study($0) }))
    return FigureInput(report: try input(records, language), flow: flow, rows: "population", columns: "design")
  }

  @Test(arguments: Figure.allCases, ["en", "nl"])
  func `a figure marks what rests on a guess, as a picture and as a table`(figure: Figure, language: String) throws {
    let mark = try #require(Self.marks[language])
    let input =
      try figure == .effectDirection
      ? self.figure([Self.study("b", guesses: ["/effects/0"])], language) : self.figure([Self.guess], language)
    #expect(SVGWriter.write(try figure.drawing(input)).contains(mark))
    // The grid breaks its lines where it must.
    for format in TableFormat.allCases where format != .grid {
      let text = format.write(try figure.table(input))
      #expect(text.contains(mark) || text.contains("\"unconfirmed\": "), "\(format)")
    }
    let sure = try self.figure([Self.sure], language)
    #expect(!SVGWriter.write(try figure.drawing(sure)).contains(mark))
  }

  @Test func `an evidence map tells programs which study is there by a guess`() throws {
    let table = try Figure.evidenceMap.table(figure([Self.sure, Self.guess], "en"))
    let json = TableFormat.json.write(table)
    #expect(json.contains("[\"a\", {\"id\": \"b\", \"unconfirmed\": true}]"))
    #expect(json.contains("{\"count\": 2, \"unconfirmed\": 1}"))
  }

  /// Texts of the drawing, its description and all formats of the table, of a map of one population by settings.
  private func map(
    _ studies: [StudyRecord], columns: String, language: String = "en", shade: FigureInput.MapShade = .directness
  ) throws -> (texts: [String], description: String, table: Table) {
    var input = try figure(studies, language)
    (input.rows, input.columns, input.shade) = ("population=adolescents", "setting=\(columns)", shade)
    let drawing = try Figure.evidenceMap.drawing(input)
    let texts = drawing.marks.compactMap { if case .text(let text) = $0 { text.words } else { nil } }
    return (texts, drawing.description, try Figure.evidenceMap.table(input))
  }

  /// One that is inpatient and of `setting`; what is clinical may be an outpatient's or a ward.
  private static func clinical(_ id: String, guesses: [String] = []) -> StudyRecord {
    var study = study(id, guesses: guesses)
    study.setting = Setting(concepts: ["clinical"])
    return study
  }

  @Test(arguments: ["en", "nl"], FigureInput.MapShade.allCases)
  func `a study that may bear on a cell by a guess says so in every form of the map`(
    language: String, shade: FigureInput.MapShade
  ) throws {
    let mark = try #require(Self.marks[language])
    let guessed = Self.clinical("b", guesses: ["/setting/concepts/0"])
    let map = try map([Self.sure, guessed], columns: "clinical,inpatient", language: language, shade: shade)
    #expect(map.texts.contains("1 + 1? (1*)") && map.texts.contains { $0.hasPrefix("* \(mark)") })
    #expect(map.description.contains("(1 \(mark))") && map.table.columns.contains { $0.id == "unknown2" })
    #expect(TableFormat.json.write(map.table).contains("\"unknown2\": [{\"id\": \"b\", \"unconfirmed\": true}]"))
    let unknown = language == "nl" ? "onbekend" : "unknown"
    for format in [TableFormat.markdown, .html, .csv, .jats, .latex] {
      let text = format.write(map.table)
      #expect(text.contains(format == .latex ? "\(unknown), \(mark)" : "b – \(unknown), \(mark)"), "\(format)")
    }
  }

  @Test(arguments: FigureInput.MapShade.allCases)
  func `a study that may bear on a cell, and no guess has a part in it, has no mark`(shade: FigureInput.MapShade) throws
  {
    // A guess of the number of people, or of a design that the cell does not show, is no guess of this.
    for guesses in [[], ["/sample/n"], ["/design/concepts/0"]] {
      let map = try map(
        [Self.sure, Self.clinical("b", guesses: guesses)], columns: "clinical,inpatient", shade: shade)
      #expect(map.texts.contains("1 + 1?"))
      #expect(TableFormat.json.write(map.table).contains("\"unknown2\": [\"b\"]"))
    }
    // It is in the row by a guess.
    let map = try map(
      [Self.sure, Self.clinical("b", guesses: ["/sample/populations/0"])], columns: "clinical,inpatient", shade: shade)
    #expect(map.texts.contains("1 + 1? (1*)"))
  }

  @Test func `a study is in the last column by a guess, or without any mark`() throws {
    let json = { (study: StudyRecord, columns: String) in
      TableFormat.json.write(try self.map([Self.sure, study], columns: columns).table)
    }
    let marked = "[{\"id\": \"b\", \"unconfirmed\": true}]"
    // A school by a guess would be a ward if that is wrong.
    var school = Self.study("b", guesses: ["/setting/concepts/0"])
    school.setting = Setting(concepts: ["school"])
    #expect(try json(school, "inpatient").contains(marked))
    #expect(try json(Self.clinical("b", guesses: ["/setting/concepts/0"]), "inpatient").contains(marked))
    school.unconfirmed = []
    for study in [school, Self.clinical("b")] { #expect(try json(study, "inpatient").contains("[\"b\"]")) }
    // Nothing is known, and a guess of something else has no part in that.
    var silent = Self.study("b", guesses: ["/sample/n"])
    silent.setting = nil
    #expect(try json(silent, "inpatient").contains("[\"b\"]"))
  }

  @Test func `the flow tells which included studies have values that nobody has confirmed`() {
    let flow = FlowMaker.flow(
      FlowInput(
        description: Self.frame.description, log: nil, studies: [Self.sure, Self.guess].map { FlowInput.Study($0) }))
    let box = flow[.includedStudies]
    #expect(box?.count == 2)
    #expect(box?.parts.first { $0.key == .unconfirmed }?.members.map(\.id) == ["b"])
  }

  // MARK: Gaps

  private func gaps(_ records: [StudyRecord], rules: GapRules = GapRules()) throws -> GapMap {
    let index = MemoryIndex(Self.filed(records))
    let subject = GapSubject(frame: Self.frame, studies: index.facets())
    let axes = try ["population=adolescents", "setting=clinical"].map { try GapAxis.read($0, subject: subject) }
    return try GapMap.make(axes, of: subject, index: index, rules: rules)
  }

  @Test func `a reason for a gap says how many of its studies are unconfirmed`() throws {
    let map = try gaps([Self.guess])
    #expect(map.cells[0].reasons == [.sparse(studies: 1, participants: 300, withoutNumber: 0, unconfirmed: 1)])
    for (language, words) in [
      ("en", "sparse: 1 study, 300 participants, unconfirmed"),
      ("nl", "weinig: 1 studie, 300 deelnemers, niet bevestigd"),
    ] {
      let report = GapReport(map, frame: Self.frame, records: Self.filed([Self.guess]), language: language)
      #expect(report.text(TextStyle(isColourful: false, width: 100)).contains(words))
    }
  }

  @Test func `what is no gap only by a guess is one, with that as its reason`() throws {
    let cell = try gaps([Self.sure, Self.guess]).cells[0]
    #expect(cell.reasons == [.restsOnGuesses(studies: 1)])
    #expect(try gaps([Self.sure, Self.study("b"), Self.guess]).cells[0].reasons == [])
    // The verdict is sure, the number of people is not.
    #expect(try gaps([Self.sure, Self.study("b", guesses: ["/sample/n"])]).cells[0].isGap)
    #expect(try gaps([Self.sure, Self.study("b", guesses: ["/effects/0"])]).cells[0].reasons == [])
  }

  // MARK: Claims and impact

  private func claims(_ text: String, _ records: [StudyRecord]) throws -> (result: ClaimResult, output: ClaimsOutput) {
    var judge = try ClaimJudge(
      evidence: Evidence(records: records, vocabulary: Self.frame.vocabulary), index: MemoryIndex(Self.filed(records)),
      frame: Self.frame)
    let report = try judge.judge(ProseDocument(markdown: text), file: "text.md")
    return (try #require(report.results.first), ClaimsOutput(reports: [report], input: try input(records, "en")))
  }

  @Test func `a claim that stands by what nobody has confirmed says so`() throws {
    let effect = Self.study("b", guesses: ["/effects/0"])
    let mood = "Mood rose [@b]<!-- claim outcome=depression direction=improved -->."
    let two = "Two studies found it [@a; @b]<!-- claim outcome=depression direction=improved -->."
    for (text, records, isUnconfirmed) in [
      (mood, [Self.sure, effect], true), (mood, [Self.sure, Self.guess], false), (two, [Self.sure, effect], true),
      ("Mood rose<!-- claim outcome=depression direction=improved -->.", [Self.sure, effect], false),
      ("Two studies are trials [@a; @b]<!-- claim design=rct -->.", [Self.sure, Self.guess], true),
      ("Two studies are trials [@a; @b]<!-- claim design=rct -->.", [Self.sure, effect], false),
      ("Both studies had many people [@a; @b]<!-- claim n=300 -->.", [Self.sure, Self.guess], true),
      ("Two studies were included<!-- claim count=2 -->.", [Self.sure, effect], true),
    ] {
      let (result, output) = try claims(text, records)
      #expect(result.status == .supported, "\(text) \(result.problems)")
      #expect(result.isUnconfirmed == isUnconfirmed, "\(text)")
      #expect(output.text(showsAll: true).contains("supported (unconfirmed)") == isUnconfirmed)
      #expect(output.text(showsAll: false).contains("(1 unconfirmed)") == isUnconfirmed)
      #expect(output.json().contains("\"supported_unconfirmed\": 1") == isUnconfirmed)
    }
  }

  @Test func `impact marks what comes by a guess`() throws {
    let prose = "Two studies are trials<!-- claim design=rct -->."
    let impact = try ImpactMaker(
      before: Self.state([Self.sure], prose: prose), after: Self.state([Self.sure, Self.guess], prose: prose),
      language: "en"
    ).impact()
    let report = ImpactReport(impact, frame: Self.frame, language: "en")
    let text = report.text(TextStyle(isColourful: false, width: 200))
    #expect(text.contains("included studies: 1 → 2 (1 unconfirmed)"))
    #expect(text.contains("participants, where reported: 300 → 600 (300 unconfirmed)"))
    #expect(text.contains("direct 1 → 2 (1 unconfirmed)") && text.contains("→ direct (unconfirmed)"))
    #expect(text.contains("rests on what nobody has confirmed: b"))
    #expect(report.json.contains("\"after_unconfirmed\": 1") && report.json.contains("\"direct_after_unconfirmed\": 1"))
    let confirmed = try ImpactMaker(
      before: Self.state([Self.guess]), after: Self.state([Self.study("b")]), language: "en"
    ).impact()
    #expect(confirmed.counts.map(\.key) == ["included", "participants"])
    #expect(confirmed.answers.first?.studies.first?.after == "direct")
  }
}
