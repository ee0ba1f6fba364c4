import Formats
import Records
import TestSupport
import Testing

@Suite("Writing a record and reading it back")
struct RoundTripTests {
  @Test("gives the same record in every format", arguments: 0..<300)
  func sameRecord(seed: Int) throws {
    var random = RandomRecord(seed: UInt64(seed))
    let record = random.record()
    for format in RecordFormats.all {
      let text = RecordFormats.write(record, as: format)
      let reading = RecordFormats.read(Array(text.utf8), file: "x.\(format.name)", stem: record.id, vocabulary: nil)
      #expect(reading.problems.isEmpty, "\(reading.problems.map(\.description)) in\n\(text)")
      #expect(reading.value == record, "\(text)")
    }
  }

  @Test("through the other format and back gives the same text", arguments: 300..<400)
  func sameText(seed: Int) throws {
    var random = RandomRecord(seed: UInt64(seed))
    let original = RecordFormats.write(random.record(), as: JSONFormat.self)
    let first = try #require(
      RecordFormats.read(Array(original.utf8), file: "x.json", stem: nil, vocabulary: nil).value)
    let xml = RecordFormats.write(first, as: XMLFormat.self)
    let second = try #require(RecordFormats.read(Array(xml.utf8), file: "x.xml", stem: nil, vocabulary: nil).value)
    #expect(RecordFormats.write(second, as: JSONFormat.self) == original)
  }

  @Test("keeps numbers as they were written")
  func numbersAsWritten() throws {
    let json = """
      {"id": "a1", "role": "included", "citation": {"id": "a1", "type": "document", "volume": 007.5},
       "sample": {"age": {"mean": 18.80, "sd": 7e-1}}}
      """.replacingOccurrences("007.5", "7.50")
    let record = try #require(RecordFormats.read(Array(json.utf8), file: "a1.json", stem: nil, vocabulary: nil).value)
    #expect(record.sample?.age?.mean?.text == "18.80")
    #expect(record.sample?.age?.sd?.text == "7e-1")
    #expect(record.citation.text("volume") == "7.50")
    let xml = RecordFormats.write(record, as: XMLFormat.self)
    #expect(xml.contains("mean=\"18.80\" sd=\"7e-1\""))
  }
}

extension String {
  /// Foundation's replacement without Foundation.
  func replacingOccurrences(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
