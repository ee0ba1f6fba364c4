import Formats
import Records
import Testing

/// The format shows from the first content, not from what some later line looks like.
@Suite("Recognising a format")
struct RecognitionTests {
  @Test(arguments: [
    ("id,title,abstract\n1,Running,\"Exported as\nTY  - JOUR\nTI  - x\nER  -\"\n", "csv"),
    ("id,title,abstract\n1,Running,\"See\nPMID- 5\nTI  - x\"\n", "csv"),
    ("id,title,abstract\n1,Running,\"Cite as\n@article{x,\n title={Other}}\"\n", "csv"),
    ("@article{a1,\n  title = {Running},\n  abstract = {Exported as\nTY  - JOUR\nER  -\n}\n}\n", "bibtex"),
    ("TY  - JOUR\nTI  - Running\nAB  - Cite as\n@article{x,\nTY\nER  -\n", "ris"),
    ("[{\"id\": \"a\", \"title\": \"Running\", \"abstract\":\n\"TY  - JOUR\"}]", "csl-json"),
  ])
  func `what a line within a field looks like makes no other format of the file`(text: String, format: String) {
    let reading = Export.read(text)
    #expect(reading.format == format)
    #expect(reading.records.map { $0.citation.text("title") } == ["Running"], "\(reading.tally.remarks)")
  }

  @Test(arguments: [
    ("Exported on 3 May, 2020\n\nTY  - JOUR\nTI  - Running\nER  -\n", "ris"),
    ("<1>\nTY  - JOUR\nTI  - Running\nER  -\n", "ris"),
    ("\n  \nER  -\nTY  - JOUR\nTI  - Running\nER  -\n", "ris"),
    ("AU  - Lost\nTY  - JOUR\nTI  - Running\nER  -\n", "ris"),
    ("A comment of 5\" screens\n@article{a1, title = {Running}}\n", "bibtex"),
    (" \n\nPMID- 5\nTI  - Running\n", "nbib"),
  ])
  func `what stands before the first record hides none`(text: String, format: String) {
    let reading = Export.read(text)
    #expect(reading.format == format)
    #expect(reading.records.map { $0.citation.text("title") } == ["Running"], "\(reading.tally.remarks)")
  }

  private static let items = "{\"id\": \"a\", \"type\": \"book\", \"title\": \"Running\"}"

  @Test(arguments: [
    ("{\"items\": [%]}", 1), ("{\n  \"items\": [\n    %,\n    %\n  ]\n}\n", 2), ("%", 1), ("%\n%\n", 2),
    ("{\"items\":[]}", 0),
    (
      "{\"status\": \"ok\", \"message\": {\"facets\": {\"items\": [1]}, \"items\": [%, %], \"query\": {\"a\": \"]}\"}}}\n",
      2
    ),
    ("{\"status\": \"ok\", \"message-type\": \"work\", \"message\": %}\n", 1),
    ("{\n \"message\":\n %,\n \"status\": \"ok\", \"other\": {\"message\": [1]}\n}\n", 1),
    (
      "{\n \"id\": \"a\",\n \"type\": \"book\",\n \"title\": \"Running\",\n \"author\": [{\"family\": \"Doe\"}]\n}\n", 1
    ),
  ])
  func `items of CSL-JSON are read within an object too, and one alone`(text: String, count: Int) {
    let reading = Export.read(text.replacing("%", with: Self.items))
    #expect(reading.format == "csl-json")
    #expect(reading.records.map { $0.citation.text("title") } == Array(repeating: "Running", count: count))
    #expect(reading.tally.remarks.isEmpty, "\(reading.tally.remarks)")
  }

  @Test(arguments: [
    ("{\"items\": [%,", 1, "the list that begins here is not closed"),
    ("{\"items\": [%]}\n{\"items\": [%]}\n%", 1, "expected the end of the file behind the object"),
    ("{\"items\": [%]", 1, "the object that holds the list is not closed"),
    ("{\"items\": [{\"id\": \"x\", \"title\": \"Ru", 0, "the file ends within this object"),
    ("{\"message\": %", 1, "the object that holds the list is not closed"),
    ("{\"message\": %}\n%", 1, "expected the end of the file behind the object"),
    ("{\"message\": {\"type\": \"book\", \"title\": \"Ru", 0, "the file ends within this object"),
  ])
  func `items within an object that is cut off are told`(text: String, count: Int, message: String) {
    let reading = Export.read(text.replacing("%", with: Self.items))
    #expect(reading.records.count == count)
    #expect(reading.tally.remarks.contains { $0.message.hasPrefix(message) && $0.isFault }, "\(reading.tally.remarks)")
  }

  @Test(arguments: [
    "{\"type\": \"Feature\", \"id\": 1}", "{\"title\": \"A review\", \"question\": {}}", "{}", "{\"a\": [1]}",
    "{\"message\": {\"text\": \"Not found\"}}",
  ])
  func `another object in JSON is no export`(text: String) { #expect(Export.read(text).format == nil) }

  @Test func `a table with names of its own stays one, whatever its cells hold`() throws {
    let table = "Naam,Samenvatting\nRunning,\"Zie\nTY  - JOUR\nTI  - x\nPMID- 5\n@article{x,\nER  -\"\n"
    #expect(Export.read(table).format == nil)
    let mapping = try #require(
      CSVMapping.read(Array("{\"columns\": {\"Naam\": \"title\"}}".utf8), file: "columns.json").value)
    let reading = Export.read(Array(table.utf8), options: ImportOptions(mapping: mapping))
    #expect(reading.format == "csv")
    #expect(reading.records.map { $0.citation.text("title") } == ["Running"])
  }
}
