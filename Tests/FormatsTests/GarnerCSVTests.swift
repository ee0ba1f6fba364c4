import Records
import Testing

@testable import Formats

@Suite("Garner's own table")
struct GarnerCSVTests {
  @Test(arguments: [ExchangeTests.nbib, ExchangeTests.ris] + CSVTests.all)
  func `records written as a table are read back as the same records`(text: String) {
    let records = Export.read(text).records
    Self.expectSame(records)
  }

  @Test func `random records come back from a table as they were, whatever stands in them`() {
    var random = RandomImports(seed: 11)
    Self.expectSame((0..<400).map { random.record($0) })
  }

  private static func expectSame(_ records: [ImportedRecord]) {
    var table = ""
    CSVFormat.write(records, to: &table)
    for text in [table, "\u{FEFF}" + table, table.replacing("\r\n", with: "\n")] {
      let (format, again, tally) = Export.read(text)
      #expect(format == "csv" && tally.remarks.isEmpty)
      #expect(again.count == records.count)
      for (record, other) in zip(records, again) {
        var other = other
        other.line = record.line
        guard other != record else { continue }
        // Only what differs: a record is long.
        let pairs = zip(Mirror(reflecting: record).children, Mirror(reflecting: other).children)
        let differing = pairs.filter { "\($0.value)" != "\($1.value)" }.map { "\($0)\n\($1)" }
        Issue.record("\(record.id): \(differing.joined(separator: "\n"))")
        return
      }
    }
  }

  @Test
  func `text that a spreadsheet would take for a formula has an apostrophe in the table, and none when it is back`() {
    var record = ImportedRecord(citation: Citation(id: "record-a", type: "document"), line: 1)
    for title in ["=1+1", "+x", "-3", "@a", "'=1", "''a", "'s avonds", "\t=1"] {
      record.citation.variables = [.init(name: "title", value: .text(title))]
      var table = ""
      CSVFormat.write([record], to: &table)
      #expect(!table.contains(",=") && !table.contains(",@") && !table.contains(",\"\t"))
      #expect(Export.read(table).records.first?.citation.text("title") == title)
    }
  }

  @Test func `a table that somebody worked on keeps their columns, and both values where a cell shows another`() throws
  {
    var record = ImportedRecord(citation: Citation(id: "record-a", type: "document"), line: 1)
    record.citation.variables = [.init(name: "title", value: .text("A"))]
    record.abstract = [.init(label: "AIM", text: "To run.")]
    var table = ""
    CSVFormat.write([record], to: &table)
    table = table.replacing("id,type", with: "included,id,type").replacing("record-a,", with: "yes,record-a,")
    table = table.replacing("AIM: To run.", with: "To walk.")
    let again = try #require(Export.read(table).records.first)
    #expect(again.id == "record-a" && again.abstract == record.abstract)
    #expect(again.kept == [.init(tag: "abstract", values: ["To walk."]), .init(tag: "included", values: ["yes"])])
  }
}
