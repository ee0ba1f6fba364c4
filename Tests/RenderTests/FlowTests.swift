import Records
import Testing

@testable import Render
@testable import Synthesis

@Suite struct FlowTests {
  /// Records of one database, `r1` to `rN`, imported as the result of search `s1`.
  static func origins(_ numbers: ClosedRange<Int>, again: [Int] = []) -> RecordOrigins {
    RecordOrigins(
      sources: [
        .init(file: "records/0001-a.jsonl", search: "s1", database: "pubmed"),
        .init(file: "records/0002-b.jsonl", search: "s1", database: "embase"),
      ],
      sightings: numbers.map { .init(record: "r\($0)", source: 0, line: $0 + 1) }
        + again.enumerated().map { .init(record: "r\($1)", source: 1, line: $0 + 2) })
  }

  static func log(pubmed: Int, embase: Int = 0) -> SearchLog {
    SearchLog(searches: [
      Search(
        id: "s1", purpose: .evidence, terms: ["running"],
        results: [
          SearchResult(
            database: "pubmed", hits: pubmed, screened: false,
            imports: [SearchImport(source: "a.nbib", records: pubmed, fingerprint: "a")]),
          SearchResult(
            database: "embase", hits: embase, screened: false,
            imports: embase == 0 ? [] : [SearchImport(source: "b.ris", records: embase, fingerprint: "b")]),
          SearchResult(database: "ctgov", hits: 0, screened: false),
          SearchResult(database: "lists", hits: 0, screened: false),
        ])
    ])
  }

  static let description = ReviewDescription(
    id: "r", title: ["en": "A review", "nl": "Een review"], languages: ["en", "nl"],
    databases: [
      Database(id: "pubmed", label: "PubMed"), Database(id: "embase", label: "Embase"),
      Database(id: "ctgov", label: "ClinicalTrials.gov", kind: .register),
      Database(id: "lists", label: "Reference lists", kind: .citationSearching),
    ],
    exclusionCriteria: [
      LocatedStatement(id: "no-control", statement: ["en": "No control group"]),
      LocatedStatement(id: "animals", statement: ["en": "Animals"]),
    ])

  static func decide(
    _ numbers: ClosedRange<Int>, _ stage: ScreeningDecision.Stage, _ choice: ScreeningDecision.Choice,
    reason: String? = nil, by: String = "Anna", isAutomatic: Bool = false, isFinal: Bool = false
  ) -> [ScreeningDecision] {
    numbers.map {
      ScreeningDecision(
        record: "r\($0)", stage: stage, choice: choice, reason: reason, by: by, when: "2026-11-26",
        isAutomatic: isAutomatic, isFinal: isFinal)
    }
  }

  /// 20 records, 2 of them found twice; 10 excluded, 1 not had, 4 excluded at full text, 3 included in 2 studies.
  static let whole: FlowInput = {
    var decisions = decide(1...10, .titleAbstract, .exclude) + decide(11...20, .titleAbstract, .include)
    decisions += decide(11...11, .retrieval, .notRetrieved) + decide(12...20, .retrieval, .retrieved)
    decisions += decide(12...14, .fullText, .exclude, reason: "no-control")
    decisions += decide(15...17, .fullText, .exclude, reason: "animals")
    decisions += decide(18...20, .fullText, .include)
    return FlowInput(
      description: description, log: log(pubmed: 20, embase: 2),
      studies: [
        .init(id: "doe2001", isIncluded: true, records: ["r18", "r19"]),
        .init(id: "roe2002", isIncluded: true, records: ["r20"]),
        .init(id: "background", isIncluded: false),
      ],
      origins: origins(1...20, again: [3, 4]), decisions: decisions)
  }()

  private func numbers(_ flow: Flow) -> [FlowBox: Int?] {
    Dictionary(uniqueKeysWithValues: flow.boxes.map { ($0.kind, $0.count) })
  }

  @Test func `every record is in its boxes, by name, and nothing is missing`() throws {
    let flow = FlowMaker.flow(Self.whole)
    #expect(flow.holes == [])
    #expect(flow.boxes.allSatisfy { $0.proof == .proved })
    let expected: [FlowBox: Int] = [
      .databases: 22, .registers: 0, .duplicates: 2, .automation: 0, .otherReasons: 0, .screened: 20,
      .excludedRecords: 10, .sought: 10, .notRetrieved: 1, .assessed: 9, .excludedReports: 6, .includedStudies: 2,
      .includedReports: 3,
    ]
    for (kind, count) in expected { #expect(flow[kind]?.count == count, "\(kind.rawValue)") }
    #expect(flow[.duplicates]?.members.map(\.place) == ["records/0002-b.jsonl:2", "records/0002-b.jsonl:3"])
    #expect(flow[.excludedReports]?.parts.map(\.key) == [.reason("no-control"), .reason("animals")])
    #expect(flow[.excludedReports]?.members.map(\.id) == (12...17).map { "r\($0)" })
  }

  @Test func `a record that one search brought again from one database is one record`() {
    var input = Self.whole
    let before = FlowMaker.flow(input)
    // Another export of the same search, and the first export once more.
    for file in ["records/0003-c.jsonl", "records/0004-a.jsonl"] {
      input.origins.sources.append(.init(file: file, search: "s1", database: "pubmed"))
      let source = input.origins.sources.count - 1
      input.origins.sightings += (1...20).map { .init(record: "r\($0)", source: source, line: $0 + 1) }
    }
    let again = FlowMaker.flow(input)
    #expect(again.boxes == before.boxes)
    #expect(again.holes == [])
    input.log?.searches[0].results[0].imports.append(
      SearchImport(source: "c.xml", records: 20, again: 20, fingerprint: "c"))
    #expect(FlowMaker.flow(input).holes == [])
    input.log?.searches[0].results[0].hits = 40
    #expect(FlowMaker.flow(input).holes.map(\.kind) == [.logDiffers])
  }

  @Test func `a record that stands twice in an export is a duplicate, also where the export came more than once`() {
    var input = Self.whole
    input.log = nil
    let first = RecordOrigins.Source(file: "records/1.jsonl", search: "s1", database: "pubmed")
    for imports in 1...3 {
      input.origins = RecordOrigins(
        sources: Array(repeating: first, count: imports),
        sightings: (0..<imports).flatMap { source in [2, 3].map { .init(record: "r1", source: source, line: $0) } })
      let flow = FlowMaker.flow(input)
      #expect(flow[.databases]?.count == 2)
      #expect(flow[.duplicates]?.count == 1)
    }
  }

  @Test func `of imports that are tied to no search, the export of one name brings a record once`() {
    var input = Self.whole
    input.log = nil
    input.origins = RecordOrigins(
      sources: ["a.nbib", "a.nbib", "b.ris"].enumerated().map { .init(file: "records/\($0).jsonl", export: $1) },
      sightings: [0, 1, 2].map { .init(record: "r1", source: $0, line: 2) })
    let flow = FlowMaker.flow(input)
    #expect(flow[.databases]?.count == 2)
    #expect(flow[.duplicates]?.count == 1)
  }

  @Test func `hits that nobody screened are told apart by whether there were too many`() {
    var input = Self.whole
    input.description.method = SearchMethod(
      screeningLimit: ScreeningLimit(maximumHits: 300, rule: ["en": "more than 300 hits: not screened"]))
    input.origins = RecordOrigins()
    let results = [
      SearchResult(database: "pubmed", hits: 25, relevant: 2, screened: true, notScreened: 7),
      SearchResult(database: "embase", hits: 400, screened: false),
      SearchResult(database: "embase", hits: 10, screened: false),
    ]
    input.log = SearchLog(searches: [Search(id: "s1", purpose: .evidence, terms: ["running"], results: results)])
    let flow = FlowMaker.flow(input)
    #expect(flow[.databases]?.count == 435)
    #expect(flow[.screened]?.count == 18)
    #expect(flow[.excludedRecords]?.count == 16)
    #expect(flow[.otherReasons]?.parts.map(\.key) == [.notScreened, .aboveLimit])
    #expect(flow[.otherReasons]?.parts.map(\.count) == [17, 400])
  }

  @Test func `120 in and 118 accounted for names the two that are missing`() {
    var input = Self.whole
    input.log = Self.log(pubmed: 120)
    input.origins = Self.origins(1...120)
    input.studies = []
    let decided = Self.decide(1...57, .titleAbstract, .exclude) + Self.decide(59...90, .titleAbstract, .exclude)
    input.screening = Screening(decided + Self.decide(92...120, .titleAbstract, .exclude))
    let flow = FlowMaker.flow(input)
    #expect(flow[.databases]?.count == 120)
    #expect(flow[.screened]?.count == 118)
    #expect(flow.holes == [Flow.Hole(.notScreened, in: .screened, ids: ["r58", "r91"])])
  }

  @Test func `what people differ on, what waits and what is unclear is missing from the next box, by name`() {
    var input = Self.whole
    input.description.method = SearchMethod(screeners: 2)
    let anna = Self.decide(1...4, .titleAbstract, .include)
    let bob =
      Self.decide(1...1, .titleAbstract, .include, by: "Bob")
      + Self.decide(2...2, .titleAbstract, .exclude, by: "Bob")
      + Self.decide(3...3, .titleAbstract, .unclear, by: "Bob")
    input.origins = Self.origins(1...4)
    input.log = Self.log(pubmed: 4)
    input.studies = []
    input.screening = Screening(anna + bob, screeners: 2)
    let holes = FlowMaker.flow(input).holes
    #expect(holes.first { $0.kind == .conflict }?.ids == ["r2", "r3"])
    #expect(holes.first { $0.kind == .waiting }?.ids == ["r4"])
    #expect(holes.first { $0.kind == .notRetrievedYet }?.ids == ["r1"])
    let settled = Screening(
      anna + bob + Self.decide(2...2, .titleAbstract, .exclude, by: "Cas", isFinal: true), screeners: 2)
    #expect(settled.judgement(of: "r2", at: .titleAbstract).standing == .settled(.exclude))
  }

  @Test func `a later decision of the same person counts, and one that is taken back does not`() {
    let change = Screening(
      Self.decide(1...1, .titleAbstract, .include) + Self.decide(1...1, .titleAbstract, .exclude))
    #expect(change.judgement(of: "r1", at: .titleAbstract).standing == .settled(.exclude))
    let undone = Screening(
      Self.decide(1...1, .titleAbstract, .include) + Self.decide(1...1, .titleAbstract, .undo))
    #expect(undone.judgement(of: "r1", at: .titleAbstract) == .none)
  }

  @Test func `a program's decision counts until a person decides, and in a box of its own`() {
    var input = Self.whole
    input.origins = Self.origins(1...3)
    input.log = Self.log(pubmed: 3)
    input.studies = []
    let program =
      Self.decide(1...1, .beforeScreening, .exclude, by: "ASReview", isAutomatic: true)
      + Self.decide(2...3, .titleAbstract, .exclude, by: "ASReview", isAutomatic: true)
    input.screening = Screening(program + Self.decide(3...3, .titleAbstract, .exclude))
    let flow = FlowMaker.flow(input)
    #expect(flow[.automation]?.members.map(\.id) == ["r1"])
    #expect(flow[.excludedRecords]?.parts.map(\.key) == [.program, .people])
    #expect(flow[.excludedRecords]?.parts.map { $0.members.map(\.id) } == [["r2"], ["r3"]])
  }

  @Test func `decisions on a duplicate count for the record that stands for it`() {
    var input = Self.whole
    input.origins = Self.origins(1...2)
    input.log = Self.log(pubmed: 2)
    input.studies = [.init(id: "doe2001", isIncluded: true, records: ["r2"])]
    input.duplicates = ["r2": "r1"]
    input.screening = Screening(
      Self.decide(2...2, .titleAbstract, .include) + Self.decide(1...1, .fullText, .include),
      duplicates: input.duplicates)
    let flow = FlowMaker.flow(input)
    #expect(flow.holes == [])
    #expect(flow[.duplicates]?.members == [Flow.Member("r2", sameAs: "r1", place: "records/0001-a.jsonl:3")])
    #expect(flow[.includedStudies]?.count == 1)
  }

  @Test func `an updated review has the studies of the version before, and the totals`() {
    var input = Self.whole
    input.description.previous = PreviousVersion(studies: ["old1", "old2"], reports: 3)
    input.studies += [.init(id: "old1", isIncluded: true), .init(id: "old2", isIncluded: true)]
    let flow = FlowMaker.flow(input)
    #expect(flow.isUpdate)
    #expect(flow.holes == [])
    #expect(flow[.previousStudies]?.members.map(\.id) == ["old1", "old2"])
    #expect(flow[.previousReports]?.count == 3)
    #expect(flow[.includedStudies]?.count == 2)
    #expect(flow[.totalStudies]?.count == 4)
    #expect(flow[.totalReports]?.count == 6)
  }

  @Test func `a report of a study of the version before is a new one, unless that version counted it`() {
    var input = Self.whole
    // Its two reports are both found, and the version before counted one of them.
    let old = input.studies[0]
    input.description.previous = PreviousVersion(studies: [old.id], reports: 1, records: ["r18"])
    let flow = FlowMaker.flow(input)
    #expect(flow.holes == [])
    #expect(flow[.previousReports]?.members.map(\.id) == ["r18"])
    #expect(flow[.includedStudies]?.count == 1)
    #expect(flow[.includedReports]?.members.map(\.id) == ["r19", "r20"])
    #expect(flow[.totalReports]?.count == 3 && flow[.totalReports]?.proof == .proved)
    #expect(flow.remarks.contains(.reportsOfPrevious(["r18"], areNamed: true)))
    #expect(flow.remarks.contains(.newReportsOfPrevious(["r19"])))
    // None of those that it counted is among what was imported.
    input.description.previous?.records = nil
    input.description.absent = [Absence(pointer: "/previous/records", kind: .notApplicable)]
    let none = FlowMaker.flow(input)
    #expect(none.holes == [])
    #expect(none[.includedReports]?.count == 3 && none[.totalReports]?.count == 4)
  }

  @Test func `where the review does not say which reports the version before counted, the new ones are known in part`()
  {
    var input = Self.whole
    input.description.previous = PreviousVersion(studies: [input.studies[0].id], reports: 3)
    let flow = FlowMaker.flow(input)
    #expect(flow.holes == [])
    #expect(flow[.previousReports]?.members.map(\.id) == ["r18", "r19"])
    #expect(flow[.previousReports]?.count == 3)
    #expect(flow[.includedReports]?.count == 1 && flow[.includedReports]?.proof == .partly)
    #expect(flow[.totalReports]?.count == 4 && flow[.totalReports]?.proof == .partly)
    #expect(flow.remarks.contains(.reportsOfPrevious(["r18", "r19"], areNamed: false)))
  }

  @Test func `more reports named than the version before counted are a hole, and so are those of no study of it`() {
    var input = Self.whole
    input.description.previous = PreviousVersion(studies: [input.studies[0].id], reports: 1)
    let more = FlowMaker.flow(input)
    #expect(more.holes == [Flow.Hole(.morePrevious, in: .previousReports, ids: ["r18", "r19"], counts: (1, 2))])
    input.description.previous?.records = ["r20"]
    let other = FlowMaker.flow(input)
    #expect(other.holes == [Flow.Hole(.notOfPrevious, in: .previousReports, ids: ["r20"])])
  }

  @Test func `what explains the numbers of an update stands below the diagram and in its description`() {
    var input = Self.whole
    input.description.previous = PreviousVersion(studies: [input.studies[0].id], reports: 1, records: ["r18"])
    for (language, words) in [
      ("en", "New reports of studies of the previous version, counted with those of new studies: r19."),
      ("nl", "Nieuwe rapporten van studies van de vorige versie, bij die van nieuwe studies geteld: r19."),
    ] {
      let text = FlowText(FlowMaker.flow(input), description: input.description, language: language)
      let drawing = FlowFigure(text: text, title: "x").drawing()
      let shown = drawing.marks.compactMap { if case .text(let text) = $0 { text.words } else { nil } }
      #expect(shown.joined(separator: " ").contains(words))
      #expect(drawing.description.contains(words))
    }
  }

  @Test func `registers are not reported where the review lists none`() {
    var input = Self.whole
    input.description.databases.removeAll { $0.kind == .register }
    let flow = FlowMaker.flow(input)
    #expect(flow[.registers]?.proof == .notReported && flow[.registers]?.count == nil)
    #expect(flow[.databases]?.proof == .proved)
  }

  @Test func `a place of the review's list that nothing tells of is not reported, never 0`() {
    var input = Self.whole
    input.description.databases.append(Database(id: "web", label: "A website", kind: .website))
    input.log?.searches[0].results.removeAll { $0.database == "ctgov" }
    let flow = FlowMaker.flow(input)
    #expect(flow.untold == ["ctgov", "web"])
    #expect(flow.remarks.contains(.untold(databases: ["ctgov", "web"])))
    #expect(flow[.databases]?.proof == .proved)
    for box in flow.boxes where box.kind == .registers || box.kind.isOfOtherMethods {
      #expect(box.proof == .notReported, "\(box.kind)")
    }
    // What was found elsewhere is the least there can be.
    input.log?.searches[0].results.removeAll { $0.database == "embase" }
    input.origins.sightings.removeAll { $0.source == 1 }
    #expect(FlowMaker.flow(input)[.databases]?.proof == .partly)
    // Of imports that are tied to no database nobody knows where they came from.
    input.log = nil
    input.origins.sources[0].database = nil
    #expect(FlowMaker.flow(input).untold == ["ctgov", "lists", "web"])
  }

  @Test func `a log that tells of no hit for evidence leaves every box open`() {
    let log = SearchLog(searches: [
      Search(
        id: "s1", purpose: .background, terms: ["running"],
        results: [SearchResult(database: "pubmed", hits: 3, relevant: 1, screened: true)])
    ])
    let flow = FlowMaker.flow(FlowInput(description: Self.description, log: log, studies: []))
    for box in flow.boxes where box.kind != .includedStudies && box.kind != .includedReports {
      #expect(box.proof == .notReported, "\(box.kind)")
    }
  }

  @Test(arguments: [("pubmed", FlowBox.databases), ("ctgov", .registers), ("lists", .otherIdentified)])
  func `hits that the imports do not hold are missing from the box of their place`(database: String, box: FlowBox) {
    var input = Self.whole
    input.log?.searches[0].results.removeAll { $0.database == database }
    input.log?.searches[0].results.append(
      SearchResult(
        database: database, hits: 30, screened: false,
        imports: [SearchImport(source: "x", records: 29, fingerprint: "x")]))
    #expect(FlowMaker.flow(input).holes.filter { $0.kind == .logDiffers }.map(\.box) == [box])
  }

  @Test func `relevant hits may be reports of the version before, found again`() {
    let log = SearchLog(searches: [
      Search(
        id: "s1", purpose: .evidence, terms: ["running"],
        results: [SearchResult(database: "pubmed", hits: 10, relevant: 5, screened: true)])
    ])
    var input = FlowInput(
      description: Self.description, log: log, studies: ["a", "b", "old"].map { .init(id: $0, isIncluded: true) })
    func untold(_ previous: PreviousVersion) -> Flow.Remark? {
      input.description.previous = previous
      return FlowMaker.flow(input).remarks.first { if case .relevantNotIncluded = $0 { true } else { false } }
    }
    #expect(untold(PreviousVersion(studies: ["old"], reports: 3)) == nil)
    #expect(untold(PreviousVersion(studies: ["old"], reports: 1)) == .relevantNotIncluded(2))
    // How many there were is not known.
    #expect(untold(PreviousVersion(studies: ["old"])) == nil)
  }

  @Test func `an included study that names an excluded record is a hole`() {
    var input = Self.whole
    input.studies[0].records.append("r1")
    #expect(FlowMaker.flow(input).holes == [Flow.Hole(.excludedRecord, in: .includedReports, ids: ["r1"])])
  }

  @Test func `an included study that names a report which could not be had is a hole`() {
    var input = Self.whole
    input.studies[0].records.append("r11")
    #expect(FlowMaker.flow(input).holes == [Flow.Hole(.absentReport, in: .includedReports, ids: ["r11"])])
  }

  @Test func `a report of two studies is one report, and the list of reports says which studies`() {
    var input = Self.whole
    input.studies.append(.init(id: "zoe2004", isIncluded: true, records: ["r20"]))
    let flow = FlowMaker.flow(input)
    #expect(flow.holes == [])
    #expect(flow[.includedStudies]?.count == 3)
    #expect(flow[.includedReports]?.members.map(\.id) == ["r18", "r19", "r20"])
    #expect(flow[.includedReports]?.members.map(\.studies) == [["doe2001"], ["doe2001"], ["roe2002", "zoe2004"]])
    #expect(flow.remarks.contains(.reportsOfSeveral([Flow.Member("r20", studies: ["roe2002", "zoe2004"])])))
    // It is no new report where the version before had one of its studies.
    input.description.previous = PreviousVersion(studies: ["roe2002"], reports: 1)
    let update = FlowMaker.flow(input)
    #expect(update.holes == [])
    #expect(update[.includedReports]?.members.map(\.id) == ["r18", "r19"])
    #expect(update[.totalReports]?.count == 3)
    #expect(update[.totalStudies]?.count == 3)
  }

  @Test(
    arguments: [
      ([], nil),
      (decide(1...2, .titleAbstract, .include), nil),
      (decide(2...2, .titleAbstract, .include), (.titleAbstract, .undecided)),
      (decide(1...2, .titleAbstract, .include) + decide(2...2, .fullText, .include), (.fullText, .undecided)),
      (decide(1...1, .titleAbstract, .unclear), (.titleAbstract, .unclear)),
      (decide(1...1, .titleAbstract, .unclear) + decide(1...1, .fullText, .include), nil),
      (decide(1...1, .fullText, .include), nil),
      (decide(1...1, .retrieval, .notRetrieved), (.retrieval, .settled(.notRetrieved))),
      (decide(1...1, .fullText, .exclude, reason: "animals"), (.fullText, .settled(.exclude))),
      (
        decide(1...1, .titleAbstract, .include) + decide(1...1, .titleAbstract, .exclude, by: "Bob"),
        (.titleAbstract, .conflict)
      ),
    ] as [([ScreeningDecision], (ScreeningDecision.Stage, Screening.Standing)?)])
  func `what speaks against including a record is its exclusion, or that it is not as far as others are`(
    decisions: [ScreeningDecision], expected: (ScreeningDecision.Stage, Screening.Standing)?
  ) {
    let objection = Screening(decisions).objection(to: "r1")
    #expect(objection?.stage == expected?.0 && objection?.judgement.standing == expected?.1)
  }

  @Test func `what other methods found goes its own way, and is counted with the databases where they had it too`() {
    var input = Self.whole
    input.origins.sources.append(.init(file: "records/0003-c.jsonl", search: "s2", database: "lists"))
    input.origins.sightings += [20, 21, 22].map { .init(record: "r\($0)", source: 2, line: $0) }
    input.log?.searches.append(
      Search(
        id: "s2", purpose: .evidence, terms: ["lists"],
        results: [
          SearchResult(
            database: "lists", hits: 3, screened: false,
            imports: [SearchImport(source: "c.ris", records: 3, fingerprint: "c")])
        ]))
    var decisions = Self.decide(1...10, .titleAbstract, .exclude) + Self.decide(11...22, .titleAbstract, .include)
    decisions +=
      Self.decide(11...21, .fullText, .exclude, reason: "animals") + Self.decide(22...22, .retrieval, .notRetrieved)
    input.screening = Screening(decisions)
    input.studies = []
    let flow = FlowMaker.flow(input)
    #expect(flow.holes == [])
    #expect(flow.hasOtherMethods)
    #expect(flow[.otherIdentified]?.members.map(\.id) == ["r21", "r22"])
    #expect(flow[.otherExcludedReports]?.members.map(\.id) == ["r21"])
    #expect(flow[.otherNotRetrieved]?.members.map(\.id) == ["r22"])
    #expect(flow[.databases]?.count == 22)
    #expect(flow.remarks.contains(.alsoInDatabases(1)))
  }

  @Test func `what the log only counts of another method leaves the boxes of the databases as they were`() {
    var input = Self.whole
    let before = FlowMaker.flow(input)
    input.log?.searches.append(
      Search(
        id: "s2", purpose: .evidence, terms: ["lists"],
        results: [SearchResult(database: "lists", hits: 30, relevant: 2, screened: true)]))
    input.studies.append(.init(id: "poe2003", isIncluded: true))
    input.studies.append(.init(id: "zoe2004", isIncluded: true))
    let flow = FlowMaker.flow(input)
    #expect(flow.holes == [])
    #expect(flow[.otherIdentified]?.count == 30 && flow[.otherSought]?.count == 2)
    #expect(flow[.otherAssessed]?.isIncomplete == true)
    let included: Set<FlowBox> = [.includedStudies, .includedReports]
    for box in before.boxes where !box.kind.isOfOtherMethods && !included.contains(box.kind) {
      #expect(flow[box.kind] == box, "\(box.kind)")
    }
  }

  @Test
  func `contradictions are holes: decided on after an exclusion, included without a study, a study without a report`() {
    var input = Self.whole
    input.origins = Self.origins(1...3)
    input.log = Self.log(pubmed: 4)
    input.studies = [.init(id: "doe2001", isIncluded: true, records: ["r9"])]
    input.screening = Screening(
      Self.decide(1...1, .titleAbstract, .exclude) + Self.decide(1...1, .fullText, .include)
        + Self.decide(2...2, .fullText, .include) + Self.decide(3...3, .retrieval, .notRetrieved))
    let holes = FlowMaker.flow(input).holes
    #expect(holes.first { $0.kind == .contradiction }?.ids == ["r1"])
    #expect(holes.first { $0.kind == .noStudy }?.ids == ["r2"])
    #expect(holes.first { $0.kind == .studyWithoutReport }?.ids == ["doe2001"])
    let differs = holes.first { $0.kind == .logDiffers }
    #expect(differs?.counts?.came == 4 && differs?.counts?.found == 3)
  }

  @Test func `more studies than relevant hits is a hole where nothing else was looked through`() {
    let log = SearchLog(searches: [
      Search(
        id: "s1", purpose: .evidence, terms: ["running"],
        results: [SearchResult(database: "pubmed", hits: 10, relevant: 1, screened: true)])
    ])
    let studies = ["a", "b"].map { FlowInput.Study(id: $0, isIncluded: true) }
    let flow = FlowMaker.flow(FlowInput(description: Self.description, log: log, studies: studies))
    #expect(flow.holes.map(\.kind) == [.moreIncluded])
    #expect(flow[.notRetrieved]?.proof == .notReported)
    let fewer = FlowMaker.flow(FlowInput(description: Self.description, log: log, studies: []))
    #expect(fewer.holes == [] && fewer.remarks.contains(.relevantNotIncluded(1)))
  }
}
