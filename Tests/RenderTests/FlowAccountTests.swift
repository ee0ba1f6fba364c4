import Records
import Testing

@testable import Render
@testable import Synthesis

@Suite("What goes into the flow comes out of it")
struct FlowAccountTests {
  /// The whole review, with what reference lists brought besides: `r21` and `r22`.
  private static func others(_ decisions: [ScreeningDecision], withdrawn: Set<String> = []) -> FlowInput {
    var input = FlowTests.whole
    input.origins.sources.append(.init(file: "records/0003-c.jsonl", database: "lists"))
    input.origins.sightings += [21, 22].map { .init(record: "r\($0)", source: 2, line: $0) }
    input.origins.withdrawn = withdrawn
    input.screening = Screening(wholeDecisions + decisions)
    return input
  }

  private static let wholeDecisions =
    FlowTests.decide(1...10, .titleAbstract, .exclude) + FlowTests.decide(11...11, .retrieval, .notRetrieved)
    + FlowTests.decide(12...14, .fullText, .exclude, reason: "no-control")
    + FlowTests.decide(15...17, .fullText, .exclude, reason: "animals") + FlowTests.decide(18...20, .fullText, .include)

  /// The whole review, whose log also counts hits that it does not name.
  private static func counted(_ results: SearchResult...) -> FlowInput {
    var input = FlowTests.whole
    input.log?.searches.append(Search(id: "s9", purpose: .evidence, terms: ["x"], results: results))
    return input
  }

  @Test(arguments: [
    (FlowTests.decide(21...22, .beforeScreening, .exclude), false, Flow.Outside.removed),
    (FlowTests.decide(21...22, .beforeScreening, .exclude, isAutomatic: true), false, .automation),
    (FlowTests.decide(21...22, .titleAbstract, .exclude), false, .excluded),
    ([], true, .withdrawn),
  ])
  func `what other methods found and was taken out before a report was sought is told in a note`(
    decisions: [ScreeningDecision], isWithdrawn: Bool, fate: Flow.Outside
  ) {
    let flow = FlowMaker.flow(Self.others(decisions, withdrawn: isWithdrawn ? ["r21", "r22"] : []))
    #expect(flow.holes == [])
    #expect(flow[.otherIdentified]?.count == 2 && flow[.otherSought]?.count == 0)
    #expect(flow.remarks.contains(.otherOutside(fate, 2)))
    for language in ["en", "nl"] {
      let text = FlowText(flow, description: FlowTests.description, language: language)
      #expect(text.explanations.count { $0.hasPrefix("2 ") } == 1)
    }
  }

  @Test func `hits of other methods that the log only counts are sought, excluded or not screened, all of them`() {
    let input = Self.counted(
      SearchResult(database: "lists", hits: 9, relevant: 2, screened: true, notScreened: 3),
      SearchResult(database: "lists", hits: 4, screened: false))
    let flow = FlowMaker.flow(input)
    #expect(flow[.otherIdentified]?.count == 13)
    #expect(flow[.otherSought]?.count == 2 && flow[.otherSought]?.isIncomplete == false)
    #expect(flow.remarks.contains(.otherOutside(.notScreened, 7)))
    #expect(flow.remarks.contains(.otherOutside(.excluded, 4)))
    #expect(flow[.otherAssessed]?.isIncomplete == true)
  }

  @Test(arguments: ["ctgov", "pubmed", "lists"], [true, false])
  func `counted hits of which none was found relevant leave every box behind as it was`(
    database: String, isScreened: Bool
  ) {
    let before = FlowMaker.flow(FlowTests.whole)
    let result = SearchResult(database: database, hits: 14, relevant: isScreened ? 0 : nil, screened: isScreened)
    let flow = FlowMaker.flow(Self.counted(result))
    for box in flow.boxes { #expect(!box.isIncomplete, "\(box.kind)") }
    for kind: FlowBox in [.duplicates, .automation, .notRetrieved, .assessed, .excludedReports] {
      #expect(flow[kind] == before[kind], "\(kind)")
    }
    #expect(flow[.sought]?.count == before[.sought]?.count)
    for kind in FlowBox.allCases where kind.isOfOtherMethods && kind != .otherIdentified {
      #expect(flow[kind].map { $0.count == 0 } ?? true, "\(kind)")
    }
  }

  @Test func `of numbers alone nobody knows what was taken out of them before, and of none relevant no report came`() {
    let log = SearchLog(searches: [
      Search(
        id: "s1", purpose: .evidence, terms: ["running"],
        results: [SearchResult(database: "pubmed", hits: 100, relevant: 0, screened: true)])
    ])
    let flow = FlowMaker.flow(FlowInput(description: FlowTests.description, log: log, studies: []))
    #expect(flow[.duplicates]?.proof == .notReported && flow[.automation]?.proof == .notReported)
    for kind: FlowBox in [.sought, .notRetrieved, .assessed, .excludedReports] {
      #expect(flow[kind]?.count == 0 && flow[kind]?.isIncomplete == false, "\(kind)")
    }
  }

  @Test func `reasons stand in the order of the criteria, whoever was excluded first`() {
    let decisions =
      FlowTests.decide(12...13, .fullText, .exclude, reason: "animals")
      + FlowTests.decide(14...17, .fullText, .exclude, reason: "no-control")
      + FlowTests.decide(21...21, .fullText, .exclude, reason: "animals")
      + FlowTests.decide(22...22, .fullText, .exclude, reason: "no-control")
    let flow = FlowMaker.flow(Self.others(decisions))
    for kind: FlowBox in [.excludedReports, .otherExcludedReports] {
      #expect(flow[kind]?.parts.map(\.key) == [.reason("no-control"), .reason("animals")])
    }
  }

  @Test(arguments: [
    (
      FlowTests.decide(1...1, .titleAbstract, .exclude), ScreeningDecision.Stage.beforeScreening,
      FlowBox.excludedRecords
    ),
    (FlowTests.decide(1...1, .titleAbstract, .include), .beforeScreening, .sought),
    (FlowTests.decide(1...1, .fullText, .exclude, reason: "animals"), .titleAbstract, .excludedReports),
  ])
  func `a program does not take out a record that a person has come to`(
    decisions: [ScreeningDecision], stage: ScreeningDecision.Stage, box: FlowBox
  ) {
    var input = FlowTests.whole
    input.origins = FlowTests.origins(1...1)
    let program = FlowTests.decide(1...1, stage, .exclude, by: "ASReview", isAutomatic: true)
    for order in [program + decisions, decisions + program] {
      input.screening = Screening(order)
      let flow = FlowMaker.flow(input)
      #expect(flow[box]?.members.map(\.id) == ["r1"])
      #expect(flow[.automation]?.count == 0)
      #expect(!flow.holes.contains { $0.kind == .contradiction })
    }
  }

  @Test func `people are shown twenty of those that are missing and how to see the others, programs all`() throws {
    var input = FlowTests.whole
    input.log = nil
    input.origins = FlowTests.origins(1...50)
    input.screening = Screening([])
    input.studies = []
    let flow = FlowMaker.flow(input)
    let message = try #require(FlowText.messages(of: flow, description: input.description).first)
    #expect(message.hasSuffix("r20, … (50; 'garner flow --missing' lists all)"), "\(message)")
    let made = FlowTable(FlowText(flow, description: input.description, language: "en"), description: input.description)
    #expect(TableFormat.json.write(made.table()).contains("r49, r50."))
    #expect(!TableFormat.markdown.write(made.table()).contains("r49"))
    let missing = made.missing(from: nil, titles: ["r50": "The last"])
    #expect(missing.rows.count == 50 && Set(missing.rows.map(\.id)).count == 50)
    #expect(TableFormat.csv.write(missing).contains("1 with no decision at title and abstract,r50,The last"))
    #expect(Set(missing.columns.map(\.label.plain)).count == missing.columns.count)
    #expect(made.missing(from: .sought, titles: [:]).rows.isEmpty)
  }
}
