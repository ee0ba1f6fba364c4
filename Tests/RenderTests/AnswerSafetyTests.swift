import Catalogue
import Foundation
import Query
import Records
import Render
import Testing

@Suite("Answers from records that mean harm")
struct AnswerSafetyTests {
  /// What would colour, ring, clear the screen, set the window's title, turn the writing round, or run in a page.
  static let harm =
    "\u{1B}[2J\u{1B}]0;owned\u{7}red\u{9B}31m\u{8}\u{7F}\r\nnext\u{2028}line\u{202E}back\u{2066}<script>alert(1)</script> | *x* \"q\" \u{0}"

  private static let record = StudyRecord(
    id: "harm2000", role: .included,
    citation: Citation(
      id: "harm2000", type: "document",
      variables: [
        Citation.Variable(name: "title", value: .text(harm)),
        Citation.Variable(name: "author", value: .names([CitationName(literal: harm)])),
      ]),
    sample: Sample(n: 3, description: SmallReview.text(harm, harm), conditions: ["depression"]),
    effects: [
      Effect(
        finding: Finding(
          id: "harm2000-e1", statement: SmallReview.text(harm, harm),
          locator: Locator(document: "thesis", section: harm), statedBy: .authors, ambiguity: ["en": harm]),
        measure: ["en": harm], direction: .improved)
    ],
    remarks: [
      Finding(
        id: "harm2000-r1", statement: ["en": harm], conditions: ["depression"], locator: Locator(page: harm),
        statedBy: .reviewer)
    ])

  /// A title stands in for authors that are not given.
  private static var untitled: StudyRecord {
    var record = record
    record.citation.variables.removeAll { $0.name == "author" }
    return record
  }

  private static func report(_ record: StudyRecord, _ question: String) throws -> AnswerReport {
    let vocabulary = SmallReview.vocabulary
    let records = [FiledRecord(record: record, file: "studies/harm2000.json")]
    let answer = try QuestionParser.parse(question, reader: TermReader(vocabulary: vocabulary))
      .ask(MemoryIndex(records), vocabulary: vocabulary)
    return AnswerReport(answer: answer, frame: SmallReview.frame, records: records, language: "en")
  }

  private static func obeyed(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value).filter { value in
      value != 0x0A
        && (value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
          || (0x2066...0x2069).contains(value))
    }
  }

  @Test(arguments: ["condition:depression", "NOT condition:depression", "running"], [20, 100, 10_000])
  func `nothing a terminal would obey reaches it from a record`(question: String, width: Int) throws {
    for record in [Self.record, Self.untitled] {
      let text = try Self.report(record, question).text(TextStyle(isColourful: false, width: width))
      #expect(Self.obeyed(text) == [])
      #expect(text.contains("harm2000"))
    }
  }

  @Test func `with colour, only the colours of the answer itself reach the terminal`() throws {
    let report = try Self.report(Self.record, "condition:depression")
    let coloured = report.text(TextStyle(isColourful: true, width: 100))
    #expect(coloured.contains("\u{1B}["))
    let bare = coloured.replacing(try Regex("\u{1B}\\[[0-9]+m"), with: "")
    #expect(Self.obeyed(bare) == [])
    #expect(bare == report.text(TextStyle(isColourful: false, width: 100)))
  }

  @Test func `Markdown shows a script as text, on one line a row`() throws {
    let markdown = TableFormat.markdown.write(try Self.report(Self.record, "condition:depression").table())
    #expect(markdown.contains("\\<script"))
    #expect(!markdown.replacing("\\<", with: "").contains("<"))
    #expect(Self.obeyed(markdown).filter { $0 < 0x2029 } == [])
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 3)
  }

  @Test func `JSON gives the words of a record back as they are, and no control character bare`() throws {
    let json = try Self.report(Self.record, "condition:depression").json()
    #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0.value == 0x0A })
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let study = try #require((object["studies"] as? [[String: Any]])?.first)
    #expect((study["effects"] as? [[String: Any]])?.first?["statement"] as? String == Self.harm)
    #expect((study["findings"] as? [[String: Any]])?.first?["statement"] as? String == Self.harm)
  }
}
