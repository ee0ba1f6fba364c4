import Records
import Testing

@testable import Formats

@Suite("Export and import")
struct RoundTripTests {
  /// Writes the records as the command does.
  private static func text(_ records: [ImportedRecord], as format: any ExportFormat.Type) -> String {
    var text = ""
    format.write(records, to: &text)
    return text
  }

  @Test(arguments: ExportFormats.all.map { $0.exportName })
  func `what every format can hold comes back the same`(name: String) throws {
    let format = try #require(ExportFormats.all.first { $0.exportName == name })
    var maker = RecordMaker(seed: 7)
    var records = (0..<300).map { maker.article($0) }
    if name == "csl-json" { for index in records.indices { records[index].keywords = [] } }
    let text = Self.text(records, as: format)
    let (_, again, tally) = Export.read(text)
    try #require(again.count == records.count, "\(tally.remarks)")
    for (old, new) in zip(records, again) { #expect(new.differences(from: old) == []) }
  }

  @Test(arguments: ["nbib", "jsonl", "json", "xml", "csv"])
  func `all that PubMed says comes back the same`(name: String) throws {
    let format = try #require(ExportFormats.all.first { $0.exportName == name })
    var maker = RecordMaker(seed: 11)
    let records = (1..<300).map { maker.full($0) }
    let (_, again, tally) = Export.read(Self.text(records, as: format))
    try #require(again.count == records.count, "\(tally.remarks)")
    for (old, new) in zip(records, again) { #expect(new.differences(from: old) == []) }
  }
}
