import Formats
import Interview
import Records
import TestSupport
import Testing

@Suite("Any interview")
struct RandomInterviewTests {
  /// What people might type, sense and nonsense.
  static let answers = [
    "", "", "", "-", "<", "<year", "back", "?", "?rct", ".", "Greist; et al.", "van Woerkom & Li, X.", "=A Group",
    "1978",
    "2005", "49", "30", "0", "18-30", "18+", "≤60", "16", "18.8 ± 0.7", "200", "3-5", "at least 30", "rct",
    "depression",
    "opname, ambulant", "adolescents", "running-therapy", "drop-out", "improved", "included", "background", "book",
    "10.1000/182", "https://example.org", "p. 12", "section 3.2", "é́ 👩‍💻 漢字", "a\tb", "\u{7}", "\u{FFFF}", "a;b,c",
    "yes", "xml", "show", "no such word", "Drop-out", "1e3", "-1", "99999999999999999999",
  ]

  @Test("ends with a record that passes every check, in either format", arguments: 0..<300)
  func passes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines: [String?] = (0..<Int.random(in: 10...120, using: &random)).map { _ in
      Self.answers.randomElement(using: &random)
    }
    // Nobody types for ever: after some time Enter, a page where one is needed, and yes.
    let script = Script(lines) { script in
      guard script.asked < 400, let last = script.said.last else { return nil }
      if last.contains("Write this record?") || last.contains("expected yes") { return "yes" }
      return last.contains("this is needed") ? "p. 1" : ""
    }
    let interview = SmallReview.interview(
      taken: ["greist1978"], reviewLanguages: seed.isMultiple(of: 2) ? ["en"] : ["nl"])
    let outcome = interview.run(script)
    let record = try #require(outcome.record)
    #expect(!script.said.contains { $0.contains("cannot be written yet") })
    for format in RecordFormats.all {
      let bytes = Array(RecordFormats.write(record, as: format).utf8)
      let reading = RecordFormats.read(
        bytes, file: "\(record.id).\(format.name)", stem: record.id, vocabulary: SmallReview.vocabulary)
      #expect(reading.problems == [])
      #expect(reading.value == record)
    }
  }
}
