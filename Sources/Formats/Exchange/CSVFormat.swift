package import Records

/// Tables with a header: comma, semicolon or tab between the cells, with a mapping a vertical bar, too; quotation marks by
/// RFC 4180.
///
/// Which column is what shows from its name; a mapping of the user goes before that. Every column without a place stays in
/// the record under its name, screening decisions among them.
package enum CSVFormat: ExchangeFormat {
  package static let name = "csv"
  package static let title = "CSV"

  package static func sign(in head: ExportHead) -> Int? {
    guard let layout = CSVLayout(head.bytes[...], mapping: nil) else { return nil }
    return layout.hasTitle && (layout.known > 1 || layout.hasID) ? 0 : nil
  }

  /// Whether the first line has several columns, whatever their names.
  static func isTable(_ head: ExportHead, mapping: CSVMapping? = nil) -> Bool {
    CSVLayout(head.bytes[...], mapping: mapping) != nil
  }

  /// Whether it is the layout of Embase's in which the name of a field stands on a line, and its values on the next.
  static func isStacked(_ head: ExportHead) -> Bool {
    let lines = head.lines.drop { $0.starts(with: CSVLayout.query) }.prefix(3).map { Array($0) }
    guard lines.count == 3 else { return false }
    // Or on one line with them.
    if lines[0].starts(with: "\"TITLE\",".utf8), lines[1].starts(with: "\"AUTHOR NAMES\",".utf8) { return true }
    return lines[0].elementsEqual("\"TITLE\"".utf8)
      && lines[2].allSatisfy { $0.isUppercase || $0 == 0x20 || $0 == UInt8(ascii: "\"") }
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    let text = try TextSource(source)
    let mapping = reading.options.mapping
    guard let layout = CSVLayout(text.head, mapping: mapping) else {
      let separator = mapping?.separator.map { ", '\(Character(Unicode.Scalar($0)))' between them as the mapping says" }
      return reading.assembly.refuse(
        "expected a header with the names of two columns or more" + (separator ?? ""), line: 1)
    }
    var rows = CSVRows(text, separator: layout.separator)
    defer { reading.add(rows.remarks) }
    for _ in 0..<layout.rowsBefore { _ = try rows.nextRow(into: &reading.assembly) }
    if layout.hasQuery {
      reading.assembly.remark("what the database writes over its records is passed over", line: 1)
    }
    guard try rows.nextRow(into: &reading.assembly) else { return }
    let names = rows.cells.indices.map { place in rows.cell(place) { $0.trimmed.string } }
    rows.width = names.count
    if GarnerCSV.isOwn(names) {
      if mapping != nil {
        reading.assembly.remark("the table is Garner's own; the mapping of columns is not used for it", line: rows.line)
      }
      try GarnerCSVReader.read(&rows, names: names, into: reading)
    } else {
      var record = CSVRecord(CSVColumns(names, mapping: mapping, line: rows.line, in: &reading.assembly))
      var isEmpty = true
      let header = rows.line
      while try rows.nextRow(into: &reading.assembly) {
        isEmpty = false
        if record.put(&rows, into: &reading.assembly) { reading.finishRecord() }
      }
      if isEmpty { reading.assembly.remark("the table has a header and no rows", line: header) }
    }
  }

}

/// Garner's own table, which is read back as the same records.
extension CSVFormat: ExportFormat {
  package static let exportName = "csv"
  package static let frame = (
    opening: GarnerCSV.columns.joined(separator: ",") + "\r\n", separator: "", closing: ""
  )

  package static func text(of record: ImportedRecord) -> String {
    var text = ""
    GarnerCSV.write(record, to: &text)
    return text
  }

  /// What has no column of its own is in the last.
  package static let reader: (any ExchangeFormat.Type)? = nil
}

/// What the first bytes of a table show.
struct CSVLayout {
  var separator: UInt8 = 0
  /// How many columns have names that are known, and whether that of the title is among them.
  var known = 0
  var hasTitle = false
  /// A column holds the ids of the records: nothing else has one beside titles.
  var hasID = false
  var columns = 0
  /// What comes before the header: Excel's own line, `sep=;`, or Embase's with the search, and an empty one.
  var rowsBefore = 0
  /// Whether it is Embase's.
  var hasQuery = false

  static let query = Array("\"SEARCH QUERY\",".utf8)

  /// The separator that gives the most known names, else the most columns.
  /// - Returns: nil where there are not two columns.
  init?(_ head: ArraySlice<UInt8>, mapping: CSVMapping?) {
    var bytes = head
    if bytes.starts(with: Array("sep=".utf8)), bytes.count > 5,
      let end = bytes.prefix(8).firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), end == bytes.startIndex + 5
    {
      rowsBefore = 1
      separator = bytes[end - 1]
      bytes = bytes[end...].drop { $0 == 0x0A || $0 == 0x0D }
    }
    let fixed = mapping?.separator ?? (rowsBefore > 0 ? separator : nil)
    hasQuery = bytes.starts(with: Self.query)
    if hasQuery {
      repeat {
        bytes = bytes.drop { $0 != 0x0A && $0 != 0x0D }
        bytes = bytes.dropFirst(bytes.starts(with: [0x0D, 0x0A]) ? 2 : 1)
        rowsBefore += 1
      } while bytes.first == 0x0A || bytes.first == 0x0D
    }
    for candidate in fixed.map({ [$0] }) ?? Self.separators(isMapped: mapping != nil) {
      let names = Self.names(bytes, separator: candidate)
      let isWebOfScience = CSVHeaderNames.isWebOfScience(names)
      // A name in a long header costs time: enough of them tell.
      let places = names.prefix(10_000).compactMap {
        mapping?.column($0)?.place ?? CSVHeaderNames.place(of: $0, isWebOfScience: isWebOfScience)
      }
      guard (places.count, names.count) > (known, columns) || columns == 0 else { continue }
      separator = candidate
      known = places.count
      columns = names.count
      hasTitle = places.contains { $0 == .text(.title) || $0 == .scientificTitle }
      hasID = names.prefix(10_000).contains {
        ["id", "record id", "key"].contains(CSVHeaderNames.normalised($0))
      }
    }
    if columns < 2 { return nil }
  }

  /// A vertical bar alone makes no table: it stands in many texts, such as Markdown.
  private static func separators(isMapped: Bool) -> [UInt8] {
    [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] + (isMapped ? [UInt8(ascii: "|")] : [])
  }

  private static func names(_ bytes: ArraySlice<UInt8>, separator: UInt8) -> [String] {
    var names: [String] = []
    var name: [UInt8] = []
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == 0x0A || byte == 0x0D {
        break
      } else if !isQuoted, byte == separator {
        names.append(String(decoding: name, as: UTF8.self))
        name.removeAll(keepingCapacity: true)
      } else {
        name.append(byte)
      }
    }
    names.append(String(decoding: name, as: UTF8.self))
    return names
  }
}
