import Query
import Records
import Render
import TestSupport
import Testing

@Suite("The impact of a change")
struct ImpactTests {
  private static let vocabulary = GapTests.vocabulary

  private func study(
    _ id: String, n: Int? = 300, population: String = "adolescents", setting: String? = "inpatient",
    themes: [String] = []
  ) -> StudyRecord {
    StudyRecord(
      id: id, role: .included, citation: Citation(id: id, type: "book"),
      sample: Sample(n: n, populations: [population]), setting: setting.map { Setting(concepts: [$0]) },
      design: Design(concepts: ["rct"]),
      effects: [
        Effect(
          finding: Finding(
            id: "\(id)-e1", statement: ["en": "Better"], outcomes: ["depression"], locator: Locator(page: "1"),
            statedBy: .authors), direction: .improved)
      ])
  }

  private func state(
    _ records: [StudyRecord], queries: [SavedQuestion] = [], prose: String? = nil
  ) -> ReviewState {
    ReviewState(
      frame: ReviewFrame(
        description: ReviewDescription(id: "r", title: ["en": "Review"], languages: ["en"], queries: queries),
        vocabulary: Self.vocabulary),
      records: records.map { FiledRecord(record: $0, file: "studies/\($0.id).json") },
      prose: prose.map { [ReviewState.Prose(file: "synthesis.en.md", text: $0)] } ?? [])
  }

  private func impact(_ before: ReviewState, _ after: ReviewState, language: String = "en") throws -> Impact {
    try ImpactMaker(before: before, after: after, language: language).impact()
  }

  @Test func `what is the same changes nothing`() throws {
    let same = state([study("a"), study("b")], prose: "Two studies [@a; @b].")
    #expect(try impact(same, same).isNothing)
  }

  @Test func `a study that comes, goes or becomes another is told`() throws {
    let impact = try impact(state([study("a"), study("b")]), state([study("b", n: 3), study("c")]))
    #expect(impact.records.map(\.id) == ["a", "b", "c"])
    #expect(impact.records.map(\.kind) == [.removed, .changed, .added])
    #expect(impact.counts.map(\.key) == ["participants"])
    #expect(impact.counts.map(\.before) == [600])
    #expect(impact.counts.map(\.after) == [303])
  }

  @Test func `programs are told which of the studies that change was taken back, as it is now or was at last`() throws {
    func taken(_ id: String) -> StudyRecord {
      var study = study(id)
      study.retractedBy = "pmid-1"
      return study
    }
    let question = SavedQuestion(id: "q", question: "population:adolescents")
    let (before, after) = (
      state([taken("a"), taken("b"), study("c"), study("d")], queries: [question]),
      state([study("b"), taken("c"), taken("e"), study("f")], queries: [question])
    )
    let json = ImpactReport(try impact(before, after), frame: after.frame, language: "en").json
    for id in ["a", "c", "e"] {
      #expect(json.ranges(of: "\"id\": \"\(id)\", \"retracted\": true").count == (id == "c" ? 1 : 2), "\(json)")
    }
    #expect(json.ranges(of: "\"retracted\"").count == 5, "\(json)")
  }

  @Test func `of a cell only the lines that change are told`() throws {
    let impact = try impact(state([study("a", n: 3)]), state([study("a", n: 4)]))
    #expect(impact.tables.map(\.id) == ["characteristics"])
    let cell = try #require(impact.tables.first?.cells.first)
    #expect(cell.rowID == "a")
    #expect(cell.columnID == "participants")
    #expect(cell.before == ["n = 3"])
    #expect(cell.after == ["n = 4"])
  }

  @Test func `a gap closes with the study that fills it, and opens without it`() throws {
    let (one, two) = (state([study("a")]), state([study("a"), study("b")]))
    let closes = try impact(one, two).gaps
    #expect(closes.map(\.kind) == [.closed])
    #expect(closes.map(\.question) == ["population:adolescents AND setting:inpatient"])
    #expect(closes.first?.before == ["sparse: 1 study, 300 participants"])
    let opens = try impact(two, one).gaps
    #expect(opens.map(\.kind) == [.opened])
    #expect(opens.first?.after == ["sparse: 1 study, 300 participants"])
  }

  @Test func `a cell that only the new study makes is compared with what was there before`() throws {
    let gaps = try impact(
      state([study("a"), study("b")]), state([study("a"), study("b"), study("c", setting: "school")])
    )
    .gaps
    #expect(gaps.map(\.question) == ["population:adolescents AND setting:school"])
    #expect(gaps.first?.kind == .changed)
    #expect(gaps.first?.before == ["no study: all 2 are known to lie outside"])
  }

  @Test func `the answer to a saved question is told by who answers it and how directly`() throws {
    let query = SavedQuestion(id: "q", label: ["en": "Who?"], question: "setting:clinical")
    let before = state([study("a", setting: nil), study("b")], queries: [query])
    let after = state([study("a", setting: "clinical"), study("b")], queries: [query])
    let answers = try impact(before, after).answers
    let answer = try #require(answers.first)
    #expect(answers.count == 1)
    #expect(answer.label == "Who?")
    #expect([answer.directBefore, answer.directAfter] == [1, 2])
    #expect(answer.studies.map(\.id) == ["a"])
    #expect(answer.studies.first?.before == "unknown")
    #expect(answer.studies.first?.after == "direct")
  }

  @Test func `a study that never answered a saved question is no change of its answer, unless the question keeps all`()
    throws
  {
    func query(all: Bool) -> [SavedQuestion] {
      [SavedQuestion(id: "q", question: "setting:clinical", keepsIndirect: all)]
    }
    for all in [false, true] {
      let with = state([study("a"), study("b", setting: "school")], queries: query(all: all))
      let without = state([study("a")], queries: query(all: all))
      for (before, after) in [(with, without), (without, with)] {
        #expect(try impact(before, after).answers.flatMap(\.studies).map(\.id) == (all ? ["b"] : []))
      }
      // Who answered and does no more is one.
      let moved = state([study("a", setting: "school"), study("b", setting: "school")], queries: query(all: all))
      #expect(try impact(with, moved).answers.flatMap(\.studies).map(\.id) == ["a"])
    }
  }

  @Test func `a gap is as it was where only more or fewer studies lie outside or do not say`() throws {
    let some = [study("a"), study("b", setting: nil), study("c", population: "adults")]
    for more in [study("d", population: "adults"), study("e", setting: nil)] {
      let cells = try impact(state(some), state(some + [more])).gaps.map(\.question)
      #expect(!cells.contains("population:adolescents AND setting:inpatient"), "\(cells)")
    }
  }

  @Test func `a saved question that is another, new or gone is told, with who answers it`() throws {
    let records = [study("a", setting: "clinical"), study("b", population: "adults", setting: "school")]
    func saved(_ question: String, all: Bool = false) -> [SavedQuestion] {
      [SavedQuestion(id: "q", question: question, keepsIndirect: all)]
    }
    let clinical = state(records, queries: saved("setting:clinical"))
    let school = state(records, queries: saved("setting:school"))
    let changed = try #require(try impact(clinical, school).answers.first)
    #expect([changed.questionBefore, changed.questionAfter] == ["setting:clinical", "setting:school"])
    #expect(changed.studies.map(\.id) == ["a", "b"])
    #expect(changed.studies.map(\.before) == ["direct", "indirect"])
    let new = try #require(try impact(state(records), school).answers.first)
    #expect(new.questionBefore == nil && new.questionAfter == "setting:school")
    #expect(new.directAfter == 1)
    #expect(new.studies.map(\.id) == ["b"] && new.studies.map(\.before) == [nil])
    let gone = try #require(try impact(school, state(records)).answers.first)
    #expect(gone.questionAfter == nil && gone.studies.map(\.after) == [nil])
    // It answers as before, and shows more.
    let all = try impact(school, state(records, queries: saved("setting:school", all: true)))
    #expect(all.answers.map(\.questionAfter) == ["setting:school --all"])
    // A question that can no longer be asked is answered by nobody.
    let broken = try #require(try impact(school, state(records, queries: saved("setting:scool"))).answers.first)
    #expect(broken.questionAfter?.contains("did you mean 'school'?") == true)
    #expect(broken.directBefore == 1 && broken.directAfter == 0)
    let report = ImpactReport(try impact(state(records), school), frame: school.frame, language: "en")
    #expect(report.text(TextStyle(isColourful: false, width: 100)).contains("not asked → direct"))
    #expect(report.json.contains("\"question_before\": null"))
  }

  @Test func `a claim that the new study makes false becomes false, and true again without it`() throws {
    let prose = "Two studies measured depression [@a; @b]<!-- claim outcome=depression part=effects count=2 -->."
    let (two, three) = (
      state([study("a"), study("b")], prose: prose), state([study("a"), study("b"), study("c")], prose: prose)
    )
    let becomesFalse = try impact(two, three).claims
    #expect(becomesFalse.map(\.kind) == [.becomesFalse])
    #expect(becomesFalse.first?.before == [])
    #expect(becomesFalse.first?.after.contains { $0.hasPrefix("wrong number: ") } == true)
    #expect(try impact(three, two).claims.map(\.kind) == [.becomesTrue])
  }

  @Test func `a sentence that is new and wrong is told as such`() throws {
    let old = state([study("a")], prose: "One study [@a].")
    let new = state([study("a")], prose: "One study [@a]. Another says so [@b].")
    #expect(try impact(old, new).claims.map(\.kind) == [.new])
  }

  @Test(arguments: ["en", "nl"])
  func `text, Markdown and JSON are as their golden file has them`(language: String) throws {
    let query = SavedQuestion(id: "q", label: ["en": "Who?", "nl": "Wie?"], question: "setting:clinical")
    let prose = "Two studies measured depression [@a; @b]<!-- claim outcome=depression part=effects count=2 -->."
    let before = state([study("a"), study("b", n: nil)], queries: [query], prose: prose)
    let after = state([study("a", n: 20), study("c")], queries: [query], prose: prose)
    let report = ImpactReport(try impact(before, after, language: language), frame: after.frame, language: language)
    let output = [report.text(TextStyle(isColourful: false, width: 100)), report.markdown, report.json]
    #expect(Snapshot.compare(output.joined(separator: "\n"), name: "impact.\(language).txt") == .same)
  }
}
