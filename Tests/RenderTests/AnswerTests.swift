import Catalogue
import Foundation
import Query
import Records
import Render
import TestSupport
import Testing

@Suite("Answers")
struct AnswerTests {
  typealias Asked = AnswerCorpus.Asked

  private static func report(_ asked: Asked, _ language: String) throws -> AnswerReport {
    try AnswerCorpus.shared.get().report(asked, language)
  }

  @Test(arguments: Asked.allCases, Wording.languages)
  func `each answer is worded for a terminal as its golden file has it`(asked: Asked, language: String) throws {
    let text = try Self.report(asked, language).text(TextStyle(isColourful: false, width: 100))
    #expect(Snapshot.compare(text, name: "answers/\(asked.rawValue).\(language).txt") == .same)
  }

  @Test(arguments: Wording.languages)
  func `the answer to the question the thesis was written for is as its golden files have it`(language: String) throws {
    let report = try Self.report(.adolescentsInClinicalSetting, language)
    let outputs = [
      ("md", TableFormat.markdown.write(report.table())), ("csv", TableFormat.csv.write(report.table())),
      ("json", report.json()),
    ]
    for (ending, output) in outputs {
      #expect(Snapshot.compare(output, name: "answers/adolescents-clinical.\(language).\(ending)") == .same)
    }
  }

  @Test func `for adolescents in a clinical setting it says outright that no study is direct on everything`() throws {
    let answer = try AnswerCorpus.shared.get().answer(.adolescentsInClinicalSetting)
    #expect(!answer.hasDirectStudy)
    let headline = try Self.report(.adolescentsInClinicalSetting, "en").headline
    #expect(headline.contains("none is direct on everything asked"))
  }

  @Test(arguments: [
    ("times-per-week:2..3", "en", "once a week"), ("times-per-week:2..3", "nl", "één keer per week"),
    ("minutes:30..", "en", "1 minute,"), ("weeks:8", "en", "1 week,"), ("weeks:8", "nl", "1 week,"),
  ])
  func `one a week is told as one`(question: String, language: String, words: String) throws {
    let one = QuantityRange(min: 1, max: 1)
    let study = FiledRecord(
      record: StudyRecord(
        id: "a", role: .included, citation: Citation(id: "a", type: "book"),
        intervention: Intervention(timesPerWeek: one, minutes: one, weeks: one)), file: "studies/a.json")
    let vocabulary = SmallReview.vocabulary
    let answer = try QuestionParser.parse(question, reader: TermReader(vocabulary: vocabulary))
      .ask(MemoryIndex([study]), vocabulary: vocabulary, keepsIndirect: true)
    let report = AnswerReport(answer: answer, frame: SmallReview.frame, records: [study], language: language)
    #expect(report.text(TextStyle(isColourful: false, width: 100)).contains(words))
  }

  @Test(arguments: [
    ("en", "via Hekking & Fellinger (2011) [retracted, by the import]"),
    ("nl", "via Hekking & Fellinger (2011) [ingetrokken volgens de import]"),
  ])
  func `a finding known through another source says so, and whether that was taken back`(
    language: String, words: String
  ) throws {
    var records = SmallReview.input(language).records
    for index in records.indices where records[index].record.id == "hekking2011" {
      records[index].record.retractedBy = "pmid-1"
    }
    let vocabulary = SmallReview.vocabulary
    let answer = try QuestionParser.parse("theme:adherence", reader: TermReader(vocabulary: vocabulary))
      .ask(MemoryIndex(records), vocabulary: vocabulary, includesBackground: true)
    let report = AnswerReport(answer: answer, frame: SmallReview.frame, records: records, language: language)
    let text = report.text(TextStyle(isColourful: false, width: 1000))
    #expect(text.contains("; \(words)) [damen1984-o1; ") && !text.contains("\(words)) [damen1984-t5"), "\(text)")
  }

  @Test(arguments: [
    ("en", "Taken back, and still in the counts: Damen"), ("nl", "Ingetrokken, en in de aantallen meegeteld: Damen"),
  ])
  func `counts that hold a study which was taken back say so`(language: String, words: String) throws {
    var records = SmallReview.input(language).records
    let vocabulary = SmallReview.vocabulary
    func told(_ question: String) throws -> [Bool] {
      let answer = try QuestionParser.parse(question, reader: TermReader(vocabulary: vocabulary))
        .ask(MemoryIndex(records), vocabulary: vocabulary)
      let report = AnswerReport(answer: answer, frame: SmallReview.frame, records: records, language: language)
      return [
        report.text(TextStyle(isColourful: false, width: 1000)).contains(words),
        TableFormat.markdown.write(report.table()).contains(words),
      ]
    }
    #expect(try told("condition:depression") == [false, false])
    for index in records.indices where records[index].record.id == "damen1984" {
      records[index].record.retractedBy = "pmid-1"
    }
    #expect(try told("condition:depression") == [true, true])
    #expect(try told("year:1800..1850") == [true, true], "left out, and in the count of all")
  }

  // MARK: JSON

  @Test func `of a study left out programs are told that it was taken back, too`() throws {
    var records = SmallReview.input("en").records
    for index in records.indices { records[index].record.retractedBy = "pmid-1" }
    let vocabulary = SmallReview.vocabulary
    let answer = try QuestionParser.parse("year:1800..1850", reader: TermReader(vocabulary: vocabulary))
      .ask(MemoryIndex(records), vocabulary: vocabulary)
    let json = AnswerReport(answer: answer, frame: SmallReview.frame, records: records, language: "en").json()
    #expect(!answer.leftOut.isEmpty && json.ranges(of: "\"retracted\": true").count == answer.leftOut.count)
    #expect(json.ranges(of: "\"retracted_by\": \"pmid-1\"").count == answer.leftOut.count)
  }

  private static func object(_ asked: Asked, _ language: String) throws -> [String: Any] {
    let data = Data(try report(asked, language).json().utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static func objects(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

  private static let verdicts: Set<String> = ["direct", "partial", "stated", "unknown", "indirect"]

  @Test(arguments: Asked.allCases, Wording.languages)
  func `the JSON names the question, the studies in rank order, what was left out and the gaps`(
    asked: Asked, language: String
  ) throws {
    let answer = try AnswerCorpus.shared.get().answer(asked)
    let object = try Self.object(asked, language)
    #expect(object["query"] as? String == answer.question.description)
    let studies = try Self.objects(object["studies"])
    #expect(studies.map { $0["id"] as? String } == answer.studies.map(\.facets.id))
    #expect(studies.map { $0["directness"] as? String } == answer.studies.map(\.verdict.word))
    let leftOut = try Self.objects(object["left_out"])
    #expect(leftOut.map { $0["id"] as? String } == answer.leftOut.map(\.facets.id))
    #expect(leftOut.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
    #expect(object["left_out_count"] as? Int == leftOut.count)
    let gaps = try Self.objects(object["gaps"])
    #expect(gaps.map { $0["facet"] as? String } == answer.question.askedFacets.map(\.rawValue) + ["all"])
    for gap in gaps {
      let counts = Self.verdicts.map { gap[$0] as? Int }
      #expect(counts.reduce(0) { $0 + ($1 ?? 0) } == studies.count + leftOut.count)
    }
  }

  @Test(arguments: Asked.allCases, Wording.languages)
  func `each study of the JSON has a verdict and a reason by facet, a design, n, effects and findings`(
    asked: Asked, language: String
  ) throws {
    let facets = try AnswerCorpus.shared.get().question(asked).askedFacets.map(\.rawValue)
    for study in try Self.objects(try Self.object(asked, language)["studies"]) {
      let judged = try #require(study["facets"] as? [String: [String: Any]])
      #expect(Set(judged.keys) == Set(facets))
      for judgement in judged.values {
        #expect(Self.verdicts.contains(try #require(judgement["verdict"] as? String)))
        #expect((judgement["reason"] as? String)?.isEmpty == false)
        #expect((judgement["verdict"] as? String == "partial") == (judgement["share"] is Double))
      }
      #expect(study["design"] is [String] || Self.isAbsence(study["design"]))
      #expect(study["n"] is Int || Self.isAbsence(study["n"]))
      let findings = try Self.objects(study["findings"])
      let effects = try Self.objects(study["effects"])
      for finding in findings + effects {
        for key in ["id", "statement", "locator", "statedBy"] {
          #expect((finding[key] as? String)?.isEmpty == false)
        }
      }
      let directions = Set(Effect.Direction.allCases.map(\.rawValue))
      #expect(effects.allSatisfy { directions.contains($0["direction"] as? String ?? "") })
    }
  }

  private static func isAbsence(_ value: Any?) -> Bool {
    ((value as? [String: Any])?["absent"] as? String).flatMap(AbsenceKind.init) != nil
  }

  @Test(arguments: Asked.allCases)
  func `the JSON in Dutch has the same English verdicts, and other words for the reasons`(asked: Asked) throws {
    let (english, dutch) = (try Self.object(asked, "en"), try Self.object(asked, "nl"))
    func verdicts(_ object: [String: Any]) throws -> [[String: String?]] {
      try Self.objects(object["studies"]).map { study in
        try #require(study["facets"] as? [String: [String: Any]]).mapValues { $0["verdict"] as? String }
      }
    }
    #expect(try verdicts(english) == (try verdicts(dutch)))
    #expect(english["query"] as? String == dutch["query"] as? String)
    #expect(english["summary"] as? String != dutch["summary"] as? String)
  }

  @Test func `an outcome shows the effects and findings on it, and no others`() throws {
    for study in try Self.objects(try Self.object(.depression, "en")["studies"]) {
      let found = try Self.objects(study["effects"]) + (try Self.objects(study["findings"]))
      #expect(found.allSatisfy { ($0["outcomes"] as? [String])?.contains("depression") == true })
    }
  }

  @Test(arguments: Asked.allCases)
  func `the table has a row a study in rank order and a column a facet asked`(asked: Asked) throws {
    let corpus = try AnswerCorpus.shared.get()
    let answer = try corpus.answer(asked)
    let table = try corpus.report(asked, "en").table()
    #expect(table.rows.map(\.id) == answer.studies.map(\.facets.id))
    #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
    let facets = answer.question.askedFacets.map(\.rawValue)
    #expect(
      table.columns.map(\.id) == ["id", "study", "directness"] + facets + ["design", "n", "effects", "findings"])
  }
}
