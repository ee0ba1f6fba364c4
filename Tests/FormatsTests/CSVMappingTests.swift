import Records
import Testing

@testable import Formats

@Suite("Mappings of tables")
struct CSVMappingTests {
  private static let mapping = """
    {"separator": ";",
     "columns": {"Titel": "title", "Auteurs": {"to": "author", "split": "/"}, "Jaar": "issued",
      "Trefwoorden": {"to": "keywords", "split": ","}, "Intern": "keep", "Leeg": "drop", "Nummer": "identifier:pii"}}
    """

  private static func problems(_ text: String) -> [String] {
    CSVMapping.read(Array(text.utf8), file: "m.json").problems.map(\.description)
  }

  private static func read(
    _ text: String, _ mapping: String
  ) throws -> (format: String?, records: [ImportedRecord], tally: ImportTally) {
    let mapping = try #require(CSVMapping.read(Array(mapping.utf8), file: "m.json").value)
    return Export.read(Array(text.utf8), options: ImportOptions(mapping: mapping))
  }

  @Test func `a mapping says where the columns of a table go, and what parts their values`() throws {
    let (format, records, tally) = try Self.read(
      "TITEL;Auteurs;Jaar;Trefwoorden;Intern;Leeg;Nummer;DOI\nHardlopen;Smith, J./Doe, A.;2005;a, b;x;y;S1;10.1/a\n",
      Self.mapping)
    #expect(format == "csv")
    let record = try #require(records.first)
    #expect(record.citation.text("title") == "Hardlopen" && record.citation.text("DOI") == "10.1/a")
    #expect(record.citation.authors.map(\.family) == ["Smith", "Doe"])
    #expect(record.citation.year == 2005)
    #expect(record.keywords == ["a", "b"])
    #expect(record.identifiers == [.init(scheme: "pii", value: "S1")])
    #expect(record.kept == [.init(tag: "Intern", values: ["x"])])
    #expect(tally.counts["Leeg"]?.dropped == 1 && tally.counts["Auteurs"]?.mapped == 1)
  }

  @Test(arguments: [",", ";", "|", "\t"], [true, false])
  func `a table is known by the separator that the mapping gives, or the header shows`(
    separator: String, isGiven: Bool
  ) throws {
    let rows = [["Titel", "Auteurs", "Jaar"], ["T", "\"A, B\"", "2001"]]
    let table = rows.map { $0.joined(separator: separator) + "\n" }.joined()
    let given = separator == "\t" ? "\\t" : separator
    let mapping =
      "{\(isGiven ? "\"separator\": \"\(given)\", " : "")"
      + "\"columns\": {\"Titel\": \"title\", \"Auteurs\": \"author\", \"Jaar\": \"issued\"}}"
    let (format, records, tally) = try Self.read(table, mapping)
    #expect(format == "csv" && tally.remarks.isEmpty)
    let record = try #require(records.first)
    #expect(record.citation.text("title") == "T" && record.citation.year == 2001)
    #expect(record.citation.authors.map(\.family) == ["A"])
  }

  @Test func `the mapping's separator is told where the header does not have it`() throws {
    for table in ["Titel,Jaar\nA,2001\n", "Title,Year\nA,2001\n"] {
      let (_, records, tally) = try Self.read(table, "{\"separator\": \"|\", \"columns\": {\"Titel\": \"title\"}}")
      #expect(records.isEmpty)
      #expect(
        tally.remarks.map(\.message) == [
          "expected a header with the names of two columns or more, '|' between them as the mapping says"
        ])
    }
  }

  @Test func `a vertical bar makes a table only with a mapping, which is hinted at`() {
    let reading = Export.read("Title|Author|Year\nA|B|2001\n")
    #expect(reading.format == nil)
    #expect(reading.tally.remarks.first?.message.hasSuffix("--mapping says where the columns go") == true)
  }

  @Test func `a column that the mapping names and the table has not is said`() throws {
    let (_, records, tally) = try Self.read("Titel;DOI\nA;10.1/a\n", Self.mapping)
    #expect(records.count == 1)
    #expect(tally.remarks.count == 6)
    #expect(tally.remarks.first?.message == "the mapping names a column that is not there: 'Auteurs'")
  }

  @Test func `a mapping given with a file that is no table is said to be of no use`() throws {
    let mapping = try #require(
      CSVMapping.read(Array("{\"columns\": {\"Naam\": \"title\"}}".utf8), file: "columns.json").value)
    let reading = Export.read(Array("PMID- 1\nTI  - A\n".utf8), options: ImportOptions(mapping: mapping))
    #expect(reading.format == "nbib" && reading.records.count == 1)
    #expect(
      reading.tally.remarks.map(\.message) == ["a mapping of columns is for tables; it is not used for this file"])
  }

  @Test func `what has no table's form is refused, mapping or not`() throws {
    #expect(try Self.read("no table", Self.mapping).format == nil)
  }

  @Test(arguments: [
    (
      "{\"columns\": {\n\"Titel\": \"titel\"}}",
      "m.json:2:10: error: /columns/Titel: there is no place 'titel': did you mean 'title'"
    ),
    ("{\"columns\": {\"A/B\": \"auhtor\"}}", "/columns/A~1B: there is no place 'auhtor': did you mean 'author'"),
    (
      "{\"columns\": {\"A\": {\"to\": \"title\", \"split\": \";\"}}}",
      "only names, keywords and other lists are taken apart"
    ),
    ("{\"columns\": {\"A\": {\"split\": \";\"}}}", "/columns/A/to: 'to' is missing"),
    ("{\"columns\": {\"A\": {\"to\": \"author\", \"splitt\": \";\"}}}", "unknown name 'splitt': did you mean 'split'"),
    ("{\"columns\": {\"A\": {\"to\": \"author\", \"split\": \"\"}}}", "expected what stands between the values"),
    ("{\"columns\": {\"A\": 3}}", "expected where the column goes"),
    ("{\"columns\": {\"A\": \"title\", \"a\": \"DOI\"}}", "'a' is given twice"),
    ("{\"columns\": {\"A\": \"identifier:p i\"}}", "is no name of a scheme"),
    ("{\"columns\": []}", "expected an object such as"), ("{\"separator\": \";\"}", "'columns' is missing"),
    ("{\"separator\": \"x\", \"columns\": {}}", "expected ',', ';', '|' or a tab"),
    ("{\"colums\": {}, \"columns\": {}}", "unknown name 'colums': did you mean 'columns'"),
    ("[]", "expected an object"),
    ("{", "m.json:1:"),
  ])
  func `a mapping that is wrong is refused with its place and the nearest right word`(text: String, expected: String) {
    let problems = Self.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(expected) == true, "\(problems)")
  }
}
