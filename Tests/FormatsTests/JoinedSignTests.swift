import Records
import Testing

@testable import Formats

/// Swift takes a sign for one `Character` with the mark behind it; every reader of a file takes the sign for what it is.
@Suite("Signs with a mark joined to them")
struct JoinedSignTests {
  private static let signs = [
    "\"", "'", "<", ">", "&", "&amp", "{", "}", "\\", "|", "$", "%", "#", "_", "^", "~", "`", "*", "[", "]", "(", ")",
    ",",
    ";", ":", "/", "=", "@", "!", "-", "--", "</i>", "-->", "]]>",
  ]
  private static let marks = ["\u{200C}", "\u{200D}", "\u{301}", "\u{FE0F}"]
  /// Written over the sign that comes next, so that the two are one `Character`.
  private static let before = "\u{600}"

  private static let texts = signs.flatMap { sign in
    marks.map { "a \(sign)\($0)b\(sign)\($0) c\(sign)\($0)d e" } + ["a \(before)\(sign)b \(before)\(sign) c"]
  }

  private static func record(_ number: Int, _ text: String) -> ImportedRecord {
    var record = ImportedRecord(
      citation: Citation(
        id: "r\(number)", type: "article-journal",
        variables: [
          .init(name: "title", value: .text(text)), .init(name: "container-title", value: .text(text)),
          .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 2005)]))),
          .init(
            name: "author", value: .names([CitationName(family: "Smith", given: "J."), CitationName(literal: text)])),
          .init(name: "publisher", value: .text(text)), .init(name: "abstract", value: .text(text)),
        ]),
      line: 1)
    record.keywords = ["running", text]
    return record
  }

  private static func back(_ records: [ImportedRecord], as name: String) throws -> [ImportedRecord] {
    let format = try #require(ExportFormats.all.first { $0.exportName == name })
    var text = ""
    format.write(records, to: &text)
    let (_, again, tally) = Export.read(text)
    try #require(again.count == records.count, "\(tally.remarks)")
    return again
  }

  @Test(arguments: ["jsonl", "json", "xml", "csv"])
  func `come back from a format that holds everything as they were`(name: String) throws {
    let records = Self.texts.enumerated().map { Self.record($0.offset, $0.element) }
    for (old, new) in zip(records, try Self.back(records, as: name)) { #expect(new.differences(from: old) == []) }
  }

  @Test(arguments: ["ris", "nbib", "bibtex", "csl-json"])
  func `come back in title, journal and abstract from a format of other programs`(name: String) throws {
    let records = Self.texts.enumerated().map { Self.record($0.offset, $0.element) }
    for (old, new) in zip(records, try Self.back(records, as: name)) {
      for variable in ["title", "container-title", "abstract"] {
        let (was, isNow) = (old.citation.text(variable) ?? "", new.citation.text(variable) ?? "")
        #expect(Array(isNow.unicodeScalars) == Array(was.unicodeScalars), "\(variable)")
      }
    }
  }

  @Test(arguments: ["ris", "nbib", "bibtex", "csl-json", "csv", "jsonl"], ["\r\n", "\r", "\n", "\n\u{301}"])
  func `no end of a line begins a record or a field`(name: String, end: String) throws {
    var record = Self.record(0, "One")
    let forged = ["ER  - \(end)\(end)TY  - JOUR", "@article{x, title={T}}", "PMID- 1", "}\(end)@book{y, title={Z}}"]
      .joined(separator: end)
    record.citation.variables[5].value = .text("Two." + end + forged)
    record.kept = [.init(tag: "annotation", values: ["Three" + end + "@misc{z, title={Q}}"])]
    let again = try Self.back([record], as: name)
    #expect(again.first?.citation.text("title") == "One")
  }

  @Test(arguments: marks)
  func `a sheet to screen gives them back, and its row is one row`(mark: String) throws {
    let note = "He said \"\(mark)no\"\(mark), and left;\u{600}\"x"
    let rows = [
      ScreeningSheet.Row(
        record: Self.record(0, note), stage: .titleAbstract,
        decision: ScreeningDecision(
          record: "r0", stage: .titleAbstract, choice: .include, by: "A\"\(mark)", when: "2026-01-02", note: note))
    ]
    let reading = ScreeningSheet.read(
      Array(ScreeningSheet.csv(rows).utf8), file: "s.csv",
      defaults: .init(stage: nil, by: "B", when: "2026-01-03"), rules: ScreeningRules(criteria: [], records: ["r0"]))
    #expect(reading.problems == [])
    #expect(reading.value?.map(\.decision) == rows.map(\.decision))
  }

  @Test(arguments: marks)
  func `a pointer's parts come back as they were`(mark: String) {
    let parts = ["a~\(mark)", "/\(mark)b", "\u{600}~\u{600}/", "plain"]
    let again = Pointer.segments(Pointer.text(parts)) ?? []
    #expect(again.map { Array($0.utf8) } == parts.map { Array($0.utf8) })
  }

  @Test(arguments: marks)
  func `keywords as one text come apart where they were joined`(mark: String) throws {
    #expect(CSLKeywords.text(of: ["a;\(mark)b"]) == nil)
    #expect(CSLKeywords.text(of: ["a;\(mark)b", "c"]) == "c")
    let words = ["a,\(mark)b", "c"]
    #expect(
      CSLKeywords.words(of: try #require(CSLKeywords.text(of: words))).map { Array($0.utf8) }
        == words.map { Array($0.utf8) })
  }

  @Test(arguments: ["+", "-"], marks)
  func `a number with a mark in it is no plain number for a spreadsheet`(sign: String, mark: String) {
    #expect(FormulaText.looksLikeFormula(sign + mark + "5"))
    #expect(FormulaText.looksLikeFormula("'" + sign + mark + "5"))
    #expect(!FormulaText.looksLikeFormula(sign + "5"))
  }
}
