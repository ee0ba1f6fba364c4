import Records
import Testing

@testable import Query

@Suite("Reading a question")
struct ParserTests {
  /// The fault of a text, or nil where it is a question.
  static func fault(_ text: String) -> QuestionFault? {
    do throws(QuestionFault) {
      _ = try Small.parse(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (
      "outcome:depression AND design:rct NOT setting:clinical",
      "outcome:depression AND design:rct AND NOT setting:clinical"
    ),
    ("outcome:depression design:rct", "outcome:depression AND design:rct"),
    ("design:rct OR setting:clinical year:1978", "design:rct OR (setting:clinical AND year:1978)"),
    ("(design:rct OR setting:clinical) year:1978", "(design:rct OR setting:clinical) AND year:1978"),
    ("NOT (design:rct OR setting:clinical)", "NOT (design:rct OR setting:clinical)"),
    ("theme:(drop-out OR costs) age:14..22", "(theme:drop-out OR theme:costs) AND age:14..22"),
    ("setting:(NOT clinical)", "NOT setting:clinical"),
    ("((design:rct))", "design:rct"),
    ("population: jongeren", "population:young-people"),
    (
      "populatie:jongeren AND uitkomst:stemming AND opzet:\"gerandomiseerd onderzoek\"",
      "population:young-people AND outcome:mood AND design:rct"
    ),
    ("POPULATION:Jongeren", "population:young-people"),
    ("leeftijd:14-22 jaar:1970–1980", "age:14..22 AND year:1970..1980"),
    ("keer-per-week:3.. minuten:..30 weken:8", "times-per-week:3.. AND minutes:..30 AND weeks:8"),
    ("richting:verbeterd OR direction:\"no difference\"", "direction:improved OR direction:no-difference"),
    ("taal:NL", "language:nl"),
    ("intervention:mesh:D012420", "intervention:running"),
    ("theme:DROP-OUT OR theme:\"drop out\"", "theme:drop-out OR theme:drop-out"),
    ("running*", "text:\"running\"*"),
    ("\"lower depression score\"", "text:\"lower depression score\""),
    ("“lager”*", "text:\"lager\"*"),
    ("été", "text:\"été\""),
    ("text:\"to run*\"", "text:\"to run\"*"),
    ("weeks:1e-5", "weeks:1e-5"),
  ])
  func `a question is read as its grammar says, and written one way`(text: String, canonical: String) throws {
    let question = try Small.parse(text)
    #expect(question.description == canonical)
    #expect(try Small.parse(canonical) == question)
  }

  @Test func `a name of several concepts asks for any of them`() throws {
    #expect(try Small.parse("outcome:\"low spirits\"").description == "outcome:depression OR outcome:anxiety")
    #expect(
      try Small.parse("NOT outcome:\"low spirits\" year:1978").description
        == "NOT (outcome:depression OR outcome:anxiety) AND year:1978")
  }

  @Test(arguments: Facet.allCases)
  func `every facet goes by its name and by each of its other names`(facet: Facet) {
    for name in [facet.rawValue] + facet.synonyms {
      #expect(Facet(named: name) == facet)
      #expect(Facet(named: name.uppercased()) == facet)
    }
  }

  @Test func `no name stands for two facets`() {
    #expect(Set(Facet.allNames).count == Facet.allNames.count)
  }

  // MARK: Errors

  @Test(arguments: [
    ("", 1, "empty"),
    ("   ", 1, "empty"),
    ("()", 2, "before ')'"),
    ("AND design:rct", 1, "before 'AND'"),
    ("design:rct OR", 14, "ends"),
    ("design:rct AND OR year:1978", 16, "before 'OR'"),
    ("design:rct NOT", 15, "ends"),
    ("(design:rct", 1, "'(' is not closed"),
    ("design:rct)", 11, "')' too many"),
    ("design:rct \"lower", 12, "quotation mark is not closed"),
    ("design:", 8, "expected something after 'design:'"),
    ("design: AND year:1978", 9, "expected something after 'design:'"),
    ("outcom:depression", 1, "did you mean 'outcome'"),
    ("qqq:depression", 1, "known are population, condition"),
    ("year:1978 population:jongern", 22, "did you mean 'jongeren'"),
    ("population:zebra", 12, "known are children, adolescents"),
    ("setting:depression", 9, "there is condition:depression and outcome:depression"),
    ("theme:besparingen", 7, "did you mean 'besparing'"),
    ("outcome:depression*", 9, "'*' is for words"),
    ("age:old", 5, "expected 14..22"),
    ("age:14.5", 5, "is no figure for age"),
    ("age:..", 5, "is no figure for age"),
    ("age:-65", 5, "is no figure for age"),
    ("age:-3..4", 5, "is no figure for age"),
    ("age:22..14", 5, "upside down"),
    ("weeks:1e999", 7, "is no figure for weeks"),
    ("direction:improve", 11, "did you mean 'improved'"),
    ("direction:sideways", 11, "known are improved"),
    ("language:e_n", 10, "BCP 47"),
    ("...", 1, "no word to look for"),
    ("\"\"", 1, "no word to look for"),
    ("*", 1, "no word to look for"),
    ("text:\"run* through\"", 6, "'*' stands for the rest of the last word"),
    ("r*n", 1, "'*' stands for the rest of the last word"),
    ("text:\"run *\"", 6, "'*' stands for the rest of the last word"),
    ("text:\"*run\"*", 6, "'*' stands for the rest of the last word"),
    ("Ⓐ", 1, "no word to look for"),
    ("🏃", 1, "no word to look for"),
  ])
  func `a text that is no question is refused, with the column and what was expected`(
    text: String, column: Int, words: String
  ) throws {
    let fault = try #require(Self.fault(text))
    #expect(fault.column == column)
    #expect(fault.message.contains(words))
  }

  @Test func `a column counts characters as a reader sees them`() throws {
    let fault = try #require(Self.fault("\"👩🏽‍⚕️ é\" setting:zebra"))
    #expect(fault.column == 15)
  }

  // MARK: Hostile input

  private static let hostile: [String] = [
    String(repeating: "(", count: 100_000), String(repeating: ")", count: 100_000),
    String(repeating: "(", count: 9_000), String(repeating: "(", count: 101) + "x" + String(repeating: ")", count: 101),
    String(repeating: "NOT ", count: 100_000) + "x", String(repeating: "NOT ", count: 4_000) + "x",
    String(repeating: "population:(", count: 1_000), String(repeating: "\"", count: 9_999),
    String(repeating: "design:", count: 2_000), "population:" + String(repeating: "a", count: 15_000),
    "age:" + String(repeating: "9", count: 15_000), "direction:" + String(repeating: "improved", count: 1_000),
    "population:\0", "\0", "population:\u{1B}[31mwomen", "\u{202E}\u{200B}", "language:\0", "setting:🏥",
    String(repeating: "🏃", count: 4_000), "a" + String(repeating: "\u{301}", count: 12_000),
    "x AND ", "AND", "OR", "NOT", "(", ")", "\"", "“", ":", "::", "population:", "population::", "…", "--",
  ]

  @Test(arguments: hostile.indices)
  func `a hostile text is refused with a column, and never more than a few lines of words`(index: Int) throws {
    let text = Self.hostile[index]
    guard let fault = Self.fault(text) else {
      // One letter with twelve thousand accents is still a word.
      #expect(text.unicodeScalars.first == "a")
      return
    }
    let column = try #require(fault.column)
    #expect((1...(text.count + 1)).contains(column))
    #expect(fault.message.count < 500)
  }

  @Test func `nested a hundred deep is read, one deeper is refused`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "x" + String(repeating: ")", count: depth)
    }
    #expect(Self.fault(nested(99)) == nil)
    #expect(Self.fault(nested(100))?.message.contains("nested more than 100 deep") == true)
    #expect(Self.fault(String(repeating: "NOT ", count: 99) + "x") == nil)
    #expect(Self.fault(String(repeating: "NOT ", count: 100) + "x")?.column == 401)
  }

  @Test func `a very long question of short terms is read whole`() throws {
    let text = Array(repeating: "year:1978", count: 1_500).joined(separator: " ")
    #expect(try Small.parse(text).terms.count == 1_500)
  }

  // MARK: Values from options

  @Test func `an option's value with quotation marks in it reads back from the question's text`() throws {
    let reader = TermReader(vocabulary: Small.vocabulary)
    let question = try reader.question(.text, "the “runner's high” \"now\"")
    #expect(question.description == "text:\"the runner's high now\"")
    #expect(try Small.parse(question.description) == question)
  }

  @Test func `an option's value may be any label, in either language`() throws {
    let reader = TermReader(vocabulary: Small.vocabulary)
    for name in ["young-people", "jongeren", "Young People", "JONGEREN"] {
      #expect(try reader.question(.population, name).description == "population:young-people")
    }
  }

  @Test(arguments: [("not", "NOT"), ("And", "AND"), ("or", "OR"), ("niet", "NOT"), ("EN", "AND"), ("of", "OR")])
  func `a joining word that is not as it should be is refused, for it could turn the question round`(
    word: String, meant: String
  ) throws {
    let text = "outcome:depression \(word) outcome:anxiety"
    do throws(QuestionFault) {
      _ = try Small.parse(text)
      Issue.record("'\(text)' was read")
    } catch {
      #expect(error.message.hasPrefix("'\(word)': did you mean \(meant)?"))
      #expect(error.column == 20)
    }
    let quoted = try Small.parse("\"\(word)\"")
    #expect(quoted.description == "text:\"\(word)\"")
  }
}
