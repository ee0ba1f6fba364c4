import Formats
import Records
import Testing

/// `review.json`, `vocabulary.json` and `searches.json`, each with a fault in it.
@Suite("The files that all records share")
struct SharedFileTests {
  private static let ages = #""source": {"en": "WHO"}"#

  private static func vocabulary(_ concepts: String) -> String {
    #"{"schemes": [{"id": "population", "concepts": [\#(concepts)]}]}"#
  }

  private static func concept(_ id: String, _ more: String) -> String {
    #"{"id": "\#(id)", "prefLabel": {"en": "\#(id)"}, \#(more)}"#
  }

  private static func said(_ problems: [Problem]) -> [String] {
    problems.map { "\($0.severity.rawValue): \($0.path): \($0.message)" }
  }

  @Test func `a population's ages that are upside down are an error at their place`() {
    let text = Self.vocabulary(Self.concept("adolescents", #""age": {"min": 30, "max": 19, \#(Self.ages)}"#))
    let problems = ReviewFormats.readVocabulary(Array(text.utf8), file: "vocabulary.json").problems
    #expect(
      Self.said(problems)
        == ["error: /schemes/0/concepts/0/age: the youngest (30) is older than the oldest (19)"])
    #expect(problems.first?.mark?.line == 1)
  }

  @Test func `only a population has a sex, and no other word than those of the schema`() {
    let text = #"{"schemes": [{"id": "theme", "concepts": [\#(Self.concept("drop-out", #""sex": "male""#))]}]}"#
    #expect(
      Self.said(ReviewFormats.readVocabulary(Array(text.utf8), file: "vocabulary.json").problems)
        == ["error: /schemes/0/concepts/0/sex: only a population is of a sex"])
    let women = Self.vocabulary(Self.concept("women", #""sex": "femal""#))
    #expect(
      Self.said(ReviewFormats.readVocabulary(Array(women.utf8), file: "vocabulary.json").problems)
        == ["error: /schemes/0/concepts/0/sex: unknown word 'femal': did you mean 'female'?"])
  }

  @Test(arguments: [
    (#""age": {"min": 30, "max": 22}"#, "error: /targets/0/age: the youngest (30) is older than the oldest (22)"),
    (#""age": {"min": 14, "mean": 12}"#, "error: /targets/0/age/mean: the mean lies below the youngest (14)"),
    (
      #""timesPerWeek": {"min": 3, "max": 1}"#,
      "error: /targets/0/timesPerWeek: the least (3) is more than the most (1)"
    ),
    (#""weeks": {"min": 8.5, "max": 8.4}"#, "error: /targets/0/weeks: the least (8.5) is more than the most (8.4)"),
    (
      #""groups": [{"id": "a", "age": {"min": 9, "max": 2}}]"#,
      "error: /targets/0/groups/0/age: the youngest (9) is older than the oldest (2)"
    ),
    (
      #""age": {"min": 14, "max": 22}, "groups": [{"id": "a", "age": {"min": 13, "max": 16}}]"#,
      "error: /targets/0/groups/0/age/min: lies below the youngest of all (14)"
    ),
    (
      #""age": {"min": 40, "max": 50}, "populations": ["adolescents"]"#,
      "warning: /targets/0/populations/0: the reported ages (40–50) lie outside those of 'adolescents' (10–19)"
    ),
  ])
  func `what is said of a target holds together`(field: String, expected: String) throws {
    let words = Self.vocabulary(Self.concept("adolescents", #""age": {"min": 10, "max": 19, \#(Self.ages)}"#))
    let vocabulary = try #require(ReviewFormats.readVocabulary(Array(words.utf8), file: "v").value)
    let text = #"""
      {"id": "r", "title": {"en": "R"}, "languages": ["en"],
       "targets": [{"id": "unit", "label": {"en": "unit"}, \#(field)}]}
      """#
    let reading = ReviewFormats.readReview(Array(text.utf8), file: "review.json", vocabulary: vocabulary)
    #expect(Self.said(reading.problems) == [expected])
  }

  @Test func `a database that is given twice in one search is an error, in two searches none`() {
    func search(_ id: String, _ databases: [String]) -> String {
      let results = databases.map { #"{"database": "\#($0)", "hits": 18, "relevant": 2, "screened": true}"# }
      return #"""
        {"id": "\#(id)", "purpose": "evidence", "terms": ["running"], "results": [\#(results.joined(separator: ", "))]}
        """#
    }
    func problems(_ searches: String...) -> [String] {
      let text = #"{"searches": [\#(searches.joined(separator: ", "))]}"#
      return Self.said(ReviewFormats.readSearches(Array(text.utf8), file: "searches.json", review: nil).problems)
    }
    #expect(problems(search("s1", ["picarta", "pubmed"]), search("s2", ["picarta"])) == [])
    #expect(
      problems(search("s1", ["picarta", "pubmed", "picarta"])) == [
        "error: /searches/0/results/2/database: 'picarta' is given twice in one search; put its hits together, or keep one"
      ])
  }
}

/// What is no error and yet deserves a look.
@Suite("A record is warned of")
struct RecordWarningTests {
  private static func warnings(_ citation: String, _ rest: String) throws -> [String] {
    let words = #"""
      {"schemes": [{"id": "population", "concepts": [
        {"id": "adolescents", "prefLabel": {"en": "adolescents"}, "age": {"min": 10, "max": 19, "source": {"en": "WHO"}}},
        {"id": "women", "prefLabel": {"en": "women"}, "sex": "female"}]}]}
      """#
    let vocabulary = try #require(ReviewFormats.readVocabulary(Array(words.utf8), file: "v").value)
    let text = #"{"id": "a", "role": "included", "citation": {"id": "a", "type": "book"\#(citation)}\#(rest)}"#
    let reading = RecordFormats.read(Array(text.utf8), file: "a.json", stem: "a", vocabulary: vocabulary)
    #expect(reading.value != nil)
    return reading.problems.map { "\($0.severity.rawValue): \($0.path): \($0.message)" }
  }

  @Test(arguments: [
    (
      #""populations": ["adolescents"], "age": {"min": 40, "max": 50}"#,
      ["warning: /sample/populations/0: the reported ages (40–50) lie outside those of 'adolescents' (10–19)"]
    ),
    (
      #""populations": ["adolescents"], "age": {"min": 20}"#,
      ["warning: /sample/populations/0: the reported ages (20 or older) lie outside those of 'adolescents' (10–19)"]
    ),
    (
      #""populations": ["adolescents"], "age": {"mean": 45.2}"#,
      ["warning: /sample/populations/0: the reported ages (a mean of 45.2) lie outside those of 'adolescents' (10–19)"]
    ),
    (
      #""populations": ["adolescents"], "groups": [{"id": "g", "age": {"min": 30, "max": 39}}, {"id": "h", "age": {"min": 45}}]"#,
      ["warning: /sample/populations/0: the reported ages (30 or older) lie outside those of 'adolescents' (10–19)"]
    ),
    (
      #""populations": ["women"], "n": 9, "sex": {"male": 9}"#,
      ["warning: /sample/populations/0: 'women' are female, and by the figures for sex nobody is"]
    ),
    (#""populations": ["adolescents", "women"], "age": {"min": 18, "max": 25}, "n": 9, "sex": {"female": 3}"#, []),
    (#""populations": ["adolescents"], "age": {"max": 40}"#, []),
    (#""populations": ["adolescents"], "age": {"mean": 19.8}"#, []),
    (#""populations": ["women"], "n": 9, "sex": {"male": 4}"#, []),
  ])
  func `whose populations are not those of its figures`(sample: String, expected: [String]) throws {
    #expect(try Self.warnings("", #", "sample": {\#(sample)}"#) == expected)
  }

  @Test(arguments: [
    ("[2005, 2, 29]", "month 2 of 2005 has 28 days, and no 29"), ("[2004, 2, 29]", nil),
    (#"["1900", "02", "29"]"#, "month 2 of 1900 has 28 days, and no 29"), ("[2000, 2, 29]", nil),
    ("[2005, 11, 31]", "month 11 of 2005 has 30 days, and no 31"), ("[2005, 12, 31]", nil),
  ])
  func `that has a day which no calendar has`(date: String, expected: String?) throws {
    let warnings = try Self.warnings(#", "issued": {"date-parts": [\#(date)]}"#, "")
    #expect(warnings == [expected].compactMap { $0.map { "warning: /citation/issued/date-parts/0/2: \($0)" } })
  }

  @Test func `of whose group more were measured than there are`() throws {
    let effect = #"""
      {"id": "e", "statement": {"en": "s"}, "locator": {"page": "1"}, "statedBy": "authors", "direction": "improved",
       "results": [{"group": "g", "n": 25, "events": 25}]}
      """#
    #expect(
      try Self.warnings("", #", "sample": {"groups": [{"id": "g", "n": 20}]}, "effects": [\#(effect)]"#)
        == ["warning: /effects/0/results/0/n: 25 were measured, more than the group's n = 20"])
  }

  @Test(arguments: [("[2003], [2006]", true), ("[2003, 5], [2003]", true), ("[2003, 5], [2003, 4]", false)])
  func `not of a range of dates, unless it ends before it begins, which is an error`(dates: String, isRight: Bool) {
    let text = #"""
      {"id": "a", "role": "included", "citation": {"id": "a", "type": "book", "issued": {"date-parts": [\#(dates)]}}}
      """#
    let problems = RecordFormats.read(Array(text.utf8), file: "a.json", stem: "a", vocabulary: nil).problems
    #expect(problems.isEmpty == isRight)
    #expect(problems.allSatisfy { $0.message == "the range ends (2003-4) before it begins (2003-5)" })
  }
}

@Suite("What a source has of no look")
struct UnseenWordsTests {
  @Test func `is kept in an import and comes back, though a person's file may not have it`() throws {
    let imported = Export.read("TY  - JOUR\nTI  - \u{A0}\nAB  - \u{200B}\nPY  - 2005\nER  - \n").records
    let record = try #require(imported.first)
    #expect(record.citation.text("title") == "\u{A0}")
    let line = #"{"id":"x","citation":{"id":"x","type":"article-journal","title":"\u00A0","abstract":"\u200B"}}"#
    #expect(ImportedRecordLine.read(Array(line.utf8), file: "x.jsonl", line: 1).value != nil)
    let study = #"{"id": "a", "role": "included", "citation": {"id": "a", "type": "book", "title": "\u00A0"}}"#
    #expect(RecordFormats.read(Array(study.utf8), file: "a.json", stem: "a", vocabulary: nil).value == nil)
  }
}
