import Foundation
import Records
import TestSupport
import Testing

@testable import Formats

@Suite struct ScreeningSheetTests {
  private static let rules = ScreeningRules(criteria: ["animals"], records: ["a", "b", "c"])
  private static let defaults = ScreeningSheet.Defaults(stage: .titleAbstract, by: "Anna", when: "2026-11-26")

  private static func record(_ id: String, _ title: String) -> ImportedRecord {
    ImportedRecord(
      citation: Citation(
        id: id, type: "article-journal",
        variables: [
          .init(name: "title", value: .text(title)),
          .init(name: "author", value: .names([CitationName(family: "O\"Neil; x", given: "=A")])),
          .init(name: "abstract", value: .text("One,\ntwo; \"three\"\tfour")),
        ]),
      line: 1)
  }

  private static let rows = [
    ("a", "=HYPERLINK(1)", ScreeningDecision.Choice.include, nil), ("b", "Plain", .exclude, "animals"),
    ("c", "Left; \"open\"", .unclear, nil),
  ].map { id, title, choice, reason in
    ScreeningSheet.Row(
      record: record(id, title), stage: .titleAbstract,
      decision: ScreeningDecision(
        record: id, stage: .titleAbstract, choice: choice, reason: reason, by: "Bob, “the” first", when: "2026-01-02",
        note: "-1; \"x\"", isFinal: id == "b"))
  }

  @Test(arguments: [ScreeningSheet.csv, ScreeningSheet.json])
  func `what was decided comes back from a sheet as it was, whatever stands in it`(
    write: @Sendable ([ScreeningSheet.Row]) -> String
  ) throws {
    let reading = ScreeningSheet.read(
      Array(write(Self.rows).utf8), file: "sheet", defaults: Self.defaults, rules: Self.rules)
    #expect(reading.problems.map(\.description) == [])
    #expect(reading.value?.map(\.decision) == Self.rows.compactMap(\.decision))
  }

  @Test func `no cell is taken for a formula`() {
    let sheet = ScreeningSheet.csv(Self.rows)
    #expect(sheet.contains(",'=HYPERLINK(1),") && !sheet.contains(",=HYPERLINK"))
    #expect(ScreeningSheet.csv([]).hasPrefix("record,title,") && ScreeningSheet.json([]) == "[]\n")
  }

  @Test(arguments: [
    ("", "expected a table"), ("record;title\na;b\n", "there is no column 'decision'"),
    ("record,decision,decision\na,include,\n", "there are two columns 'decision'"),
    ("record,decision\na,inclde\n", "unknown word 'inclde': did you mean 'include'?"),
    ("record,decision\n,include\n", "a decision without the record's id"),
    ("record,decision,stage\na,include,abstract\n", "unknown word 'abstract'"),
    ("record,decision,final\na,include,perhaps\n", "expected yes or no, found 'perhaps'"),
    ("record,decision,when\na,include,yesterday\n", "'yesterday' is no time"),
    ("{\"record\": \"a\"}", "expected a list of objects"), ("[1]", "expected an object"),
    ("[{\"recrod\": \"a\"}]", "unknown name 'recrod': did you mean 'record'?"),
    ("[{\"record\": \"a\", \"decision\": 1}]", "expected a string, found the number 1"),
    ("[{\"record\": \"a\", \"record\": \"b\", \"decision\": \"include\"}]", "'record' is given twice"),
    ("[{\"record\": \"a\"", "it may be cut off"),
    (String(repeating: "[", count: 100_000), "nested more than"),
  ])
  func `a sheet that is wrong is taken for nothing, with a place`(text: String, message: String) {
    let reading = ScreeningSheet.read(Array(text.utf8), file: "sheet", defaults: Self.defaults, rules: Self.rules)
    #expect(reading.value == nil)
    let errors = reading.problems.filter { $0.severity == .error }
    #expect(errors.contains { $0.message.contains(message) }, "\(errors)")
    #expect(errors.allSatisfy { $0.mark != nil && $0.file == "sheet" })
  }

  @Test(arguments: 0..<40)
  func `bytes at random give decisions that hold, or errors, and no crash`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array((seed.isMultiple(of: 2) ? ScreeningSheet.csv(Self.rows) : ScreeningSheet.json(Self.rows)).utf8)
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      default: bytes.insert([0x22, 0x2C, 0x0A, 0x5C, 0x7B, 0xFF].randomElement(using: &generator) ?? 0, at: place)
      }
    }
    let reading = ScreeningSheet.read(bytes, file: "sheet", defaults: Self.defaults, rules: Self.rules)
    let decisions = reading.value ?? []
    #expect(decisions.allSatisfy { Self.rules.fault($0.decision) == nil })
    #expect(reading.value != nil || reading.problems.contains { $0.severity == .error })
  }

  @Test(arguments: [
    "2026-11-26", "2026-11-26T13:45Z", "2026-11-26T13:45:07Z", "2026-11-26T13:45:07+01:00", "2024-02-29T00:00:60-11:30",
  ])
  func `days and times with their zone are times`(text: String) {
    #expect(ScreeningRules.isTime(text))
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-11-32", "2026-02-30", "2026-02-29", "2100-02-29", "2026-04-31T10:00Z", "26-11-2026",
    "2026-11-26 13:45", "2026-11-26T25:00Z", "2026-11-26T13:45",
    "2026-11-26T13:45:07", "2026-11-26T13:45:07Zx", "２０２６-11-26", "2026-11-26T13:45:07+1:00",
  ])
  func `other things are none`(text: String) {
    #expect(!ScreeningRules.isTime(text))
  }
}
