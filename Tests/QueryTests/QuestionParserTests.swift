import Query
import Records
import Testing

@Suite("Reading a question")
struct QuestionParserTests {
  static func parse(_ text: String) throws -> String {
    try QuestionParser.parse(text, vocabulary: RandomQuestion.vocabulary).description
  }

  @Test(
    "takes AND, OR, NOT, brackets, Dutch names and labels in any language",
    arguments: [
      (
        "outcome:depression AND design:rct NOT setting:clinical",
        "outcome:depression AND design:rct AND NOT setting:clinical"
      ),
      ("uitkomst:depressie opzet:rct", "outcome:depression AND design:rct"),
      ("setting:(klinisch OR ambulant)", "setting:clinical OR setting:outpatient"),
      (
        "theme:drop-out AND (setting:opname OR NOT year:2000..)",
        "theme:drop-out AND (setting:inpatient OR NOT year:2000..)"
      ),
      ("design:\"randomised controlled trial\"", "design:rct"),
      ("running \"side by side\"*", "text:\"running\" AND text:\"side by side\"*"),
      ("age:14-22", "age:14..22"), ("leeftijd:..18", "age:..18"), ("times:2,5", ""),
    ])
  func reads(text: String, canonical: String) throws {
    guard !canonical.isEmpty else {
      #expect(throws: QuestionFault.self) { try Self.parse(text) }
      return
    }
    #expect(try Self.parse(text) == canonical)
  }

  @Test(
    "refuses what it cannot mean, at its column and with the nearest right thing",
    arguments: [
      ("population:jongern", 12, "no population is called 'jongern': did you mean 'jongeren'?"),
      ("setting:clinical populaton:men", 18, "nothing is asked by the name 'populaton:': did you mean 'population'"),
      ("theme:depressie", 7, "no theme is called 'depressie', but a condition is: condition:depressie"),
      ("(setting:clinical", 1, "this '(' is not closed"), ("setting:clinical)", 17, "there is a ')' too many"),
      ("AND setting:clinical", 1, "expected something to ask before 'AND'"),
      ("setting:clinical OR", 20, "the question ends where something to ask was expected"),
      ("setting:", 9, "expected something after 'setting:'"), ("\"open", 1, "this quotation mark is not closed"),
      ("age:22..14", 5, "22..14 is upside down for age: expected 14..22"),
      ("age:young", 5, "'young' is no figure for age"), ("direction:better", 11, "no direction is called 'better'"),
      ("language:?", 10, "'?' is no language tag"), ("setting:clin*", 9, "'*' is for words in the text"),
      ("", 1, "the question is empty"), ("\"...\"", 1, "holds no word to look for"),
    ])
  func refuses(text: String, column: Int, message: String) throws {
    do throws(QuestionFault) {
      _ = try QuestionParser.parse(text, vocabulary: RandomQuestion.vocabulary)
      Issue.record("'\(text)' was read")
    } catch {
      #expect(error.message.contains(message), "\(error.message)")
      #expect(error.column == column, "\(error)")
    }
  }

  @Test(
    "refuses a hostile question without a crash",
    arguments: [
      String(repeating: "(", count: 19_000), String(repeating: "NOT ", count: 4_000),
      String(repeating: "x", count: 30_000), "\u{0}", String(repeating: "(a OR ", count: 3_000),
      String(repeating: "👩‍👧:", count: 500), "setting:\u{202E}", ":::::", "a:b:c:d", "))))((((",
    ])
  func hostile(text: String) {
    #expect(throws: QuestionFault.self) {
      _ = try QuestionParser.parse(text, vocabulary: RandomQuestion.vocabulary)
    }
  }
}
