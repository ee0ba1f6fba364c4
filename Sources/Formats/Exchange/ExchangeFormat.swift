package import Records

/// A format in which databases and reference managers hand over citations.
package protocol ExchangeFormat: Sendable {
  /// The name in the command: `ris`.
  static var name: String { get }

  /// Whether the text is of this format, by its content: names of files lie.
  static func recognises(_ text: SourceText) -> Bool

  /// Every record of the text, and what became of every field.
  static func read(_ text: SourceText, file: String) -> (records: [ImportedRecord], tally: ImportTally)
}

/// The formats that can be imported; adding one is adding it here.
package enum ExchangeFormats {
  package static let all: [any ExchangeFormat.Type] = [RISFormat.self, NBIBFormat.self, CSLJSONFormat.self]

  /// The records of an export.
  ///
  /// - Returns: nil as the format where no format fits; the tally's remarks then say what was expected.
  package static func read(
    _ bytes: [UInt8], file: String
  ) -> (format: (any ExchangeFormat.Type)?, records: [ImportedRecord], tally: ImportTally) {
    var remarks: [Problem] = []
    let text = SourceText(bytes, file: file, remarks: &remarks)
    guard let format = all.first(where: { $0.recognises(text) }) else {
      var tally = ImportTally()
      tally.remarks =
        remarks + [
          Problem(
            file: file, mark: Mark(line: 1, column: 1),
            message: "no known format: expected " + all.map { $0.name.uppercased() }.joined(separator: ", "))
        ]
      return (nil, [], tally)
    }
    var (records, tally) = format.read(text, file: file)
    tally.remarks = (remarks + tally.remarks).inOrder
    return (format, records, tally)
  }
}
