import Formats
import Records
import Testing

/// Reads exports whole, as tests want them.
enum Export {
  static func read(_ text: String) -> (format: String?, records: [ImportedRecord], tally: ImportTally) {
    read(Array(text.utf8))
  }

  static func read(
    _ bytes: [UInt8], processors: Int = 1, options: ImportOptions = ImportOptions()
  ) -> (format: String?, records: [ImportedRecord], tally: ImportTally) {
    read(BytesAtHand(bytes), processors: processors, options: options)
  }

  static func read(
    _ source: any ByteSource, processors: Int = 1, options: ImportOptions = ImportOptions()
  ) -> (format: String?, records: [ImportedRecord], tally: ImportTally) {
    var records: [ImportedRecord] = []
    let (format, tally, _) = ExchangeFormats.read(source, processors: processors, options: options) { block in
      var start = 0
      for entry in block.records {
        // Every line must be one that the store can read again.
        let reading = ImportedRecordLine.read(block.bytes.part(start..<entry.end), file: "line", line: 1)
        precondition(reading.problems.isEmpty, "\(reading.problems)")
        if let record = reading.value { records.append(record) }
        start = entry.end
      }
    }
    return (format?.name, records, tally)
  }

  /// The first record, which there must be, and what became of the fields.
  static func first(_ text: String) throws -> (record: ImportedRecord, tally: ImportTally) {
    let (_, records, tally) = read(text)
    return (try #require(records.first, "\(tally.remarks)"), tally)
  }
}

extension ImportedRecord {
  /// The values that are kept under a tag.
  func kept(_ tag: String) -> [String] { kept.first { $0.tag == tag }?.values ?? [] }
}

extension ExportFormat {
  /// Writes the records as the command does.
  static func write(_ records: some Sequence<ImportedRecord>, to output: inout String) {
    output += frame.opening + records.map { text(of: $0) }.joined(separator: frame.separator) + frame.closing
  }
}
