package import Records

/// What an export loses, found by reading again what was written: so nothing has to be foreseen, and nothing goes unsaid.
package struct ReadBack {
  private let format: any ExportFormat.Type
  private let reader: any ExchangeFormat.Type
  /// How many records lack a part when they are read again, by the part's name.
  package private(set) var missing: [String: Int] = [:]
  /// How many have it otherwise.
  package private(set) var changed: [String: Int] = [:]

  /// - Returns: nil for a format that holds everything.
  package init?(_ format: any ExportFormat.Type) {
    guard let reader = format.reader else { return nil }
    self.format = format
    self.reader = reader
  }

  /// Reads records again from the text that was written of each.
  package mutating func check(_ records: [ImportedRecord], written texts: [String]) {
    let together = read(texts.joined(separator: format.frame.separator))
    if together.count == records.count {
      for (record, other) in zip(records, together) { add(RecordComparison(record, other)) }
      return
    }
    // Some record is not read as one: each by itself tells which.
    for (record, text) in zip(records, texts) {
      let others = read(text)
      if others.count == 1 { add(RecordComparison(record, others[0])) } else { missing["the whole", default: 0] += 1 }
    }
  }

  private mutating func add(_ comparison: RecordComparison) {
    for part in comparison.missing { missing[part, default: 0] += 1 }
    for part in comparison.changed { changed[part, default: 0] += 1 }
  }

  private func read(_ text: String) -> [ImportedRecord] {
    var records: [ImportedRecord] = []
    let reading = ExportReading { block in
      var start = 0
      for entry in block.records {
        if let record = ImportedRecordLine.read(block.bytes.part(start..<entry.end), file: "", line: 1).value {
          records.append(record)
        }
        start = entry.end
      }
    }
    let whole = format.frame.opening + text + format.frame.closing
    // Bytes at hand can always be read.
    try? reader.read(BytesAtHand(Array(whole.utf8)), into: reading)
    reading.handOver()
    return records
  }
}
