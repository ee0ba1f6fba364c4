import Records
import Testing

@testable import Synthesis

@Suite("What decisions say of the searches")
struct FlowScreeningTests {
  private static func decide(
    _ numbers: ClosedRange<Int>, _ stage: ScreeningDecision.Stage, _ choice: ScreeningDecision.Choice
  ) -> [ScreeningDecision] {
    numbers.map { ScreeningDecision(record: "r\($0)", stage: stage, choice: choice, by: "Anna", when: "2026-11-26") }
  }

  private static func log(_ hits: Int, relevant: Int? = nil, screened: Bool = false) -> SearchLog {
    SearchLog(searches: [
      Search(
        id: "s1", purpose: .evidence, terms: ["running"],
        results: [SearchResult(database: "pubmed", hits: hits, relevant: relevant, screened: screened)])
    ])
  }

  /// `r1` to `r20` of PubMed, as many times as exports brought them.
  private static func origins(exports: Int = 1, withdrawn: Set<String> = []) -> RecordOrigins {
    RecordOrigins(
      sources: (1...exports).map { .init(file: "records/000\($0)-a.jsonl", search: "s1", database: "pubmed") },
      sightings: (0..<exports).flatMap { source in
        (1...20).map { .init(record: "r\($0)", source: source, line: $0 + 1) }
      }, withdrawn: withdrawn)
  }

  private func told(
    _ log: SearchLog, _ decisions: [ScreeningDecision], _ origins: RecordOrigins = origins(),
    duplicates: [String: String] = [:]
  ) -> SearchResult {
    log.told(by: Screening(decisions, duplicates: duplicates), of: origins, duplicates: duplicates).searches[0].results[
      0]
  }

  private static let all = decide(1...10, .titleAbstract, .exclude) + decide(11...20, .titleAbstract, .include)

  @Test func `imported hits that were all decided on are screened, whatever the log says`() {
    let result = told(Self.log(20), Self.all)
    #expect(result.screened && result.unscreenedHits == 0 && result.relevant == 10)
  }

  @Test func `imported hits without a decision are not screened, whatever the log says`() {
    let none = told(Self.log(20, relevant: 3, screened: true), [])
    #expect(!none.screened && none.unscreenedHits == 20 && none.relevant == nil)
    let some = told(Self.log(20, relevant: 3, screened: true), Self.decide(1...4, .titleAbstract, .exclude))
    #expect(some.screened && some.notScreened == 16 && some.relevant == 0)
  }

  @Test func `of hits without a record what the log says stands`() {
    #expect(told(Self.log(25), Self.all).unscreenedHits == 5)
    let screened = told(Self.log(25, relevant: 12, screened: true), Self.all)
    #expect(screened.unscreenedHits == 0 && screened.relevant == 12)
    let log = Self.log(25, relevant: 12, screened: true)
    #expect(log.told(by: Screening([]), of: RecordOrigins(), duplicates: [:]) == log)
  }

  @Test func `what a later export of the search brings again is no other hit`() {
    #expect(told(Self.log(20), [], Self.origins(exports: 2)).unscreenedHits == 20)
    #expect(told(Self.log(20), Self.all, Self.origins(exports: 2)).unscreenedHits == 0)
    #expect(told(Self.log(21), Self.all, Self.origins(exports: 2)).unscreenedHits == 1)
  }

  @Test func `a decision on a duplicate counts, one before the screening does not, and what was taken out needs none`()
  {
    let decisions = Self.decide(1...1, .titleAbstract, .exclude) + Self.decide(3...3, .beforeScreening, .exclude)
    let result = told(Self.log(20), decisions, Self.origins(withdrawn: ["r4"]), duplicates: ["r2": "r1"])
    #expect(result.notScreened == 17)
  }

  @Test func `a record that was decided on later is not up for an earlier stage`() {
    let screening = Screening(
      Self.decide(1...3, .titleAbstract, .include) + Self.decide(2...2, .fullText, .include)
        + Self.decide(4...4, .retrieval, .retrieved) + Self.decide(5...5, .titleAbstract, .exclude))
    func up(_ stage: ScreeningDecision.Stage) -> [Int] { (1...6).filter { screening.isUp("r\($0)", for: stage) } }
    #expect(up(.titleAbstract) == [1, 2, 3, 5, 6])
    #expect(up(.retrieval) == [1, 3, 4])
    // Who asked for the report let the record through.
    #expect(up(.fullText) == [1, 2, 3, 4])
  }
}
