import Records

/// A small table with a header, whole in memory: what a person filled in with a spreadsheet.
package struct CSVTable: Sendable {
  package struct Row: Sendable {
    /// The line it begins on, counted from 1.
    package var line: Int
    package var cells: [String]
  }

  package var names: [String]
  package var rows: [Row]

  /// Reads a table with commas, semicolons or tabs between its cells; without the apostrophe that guards a formula.
  ///
  /// - Returns: nothing where there is no header with two columns; rows that cannot be read are problems with their line.
  package static func read(_ bytes: [UInt8], file: String) -> Reading<CSVTable> {
    do throws(ByteSourceFailure) {
      let text = try TextSource(BytesAtHand(bytes))
      guard let layout = CSVLayout(text.head, mapping: nil) else {
        return Reading(
          value: nil,
          problems: [
            Problem(
              file: file, mark: Mark(line: 1, column: 1),
              message: "expected a table: a header with the names of two columns or more")
          ])
      }
      var assembly = RecordAssembly()
      var rows = CSVRows(text, separator: layout.separator)
      for _ in 0..<layout.rowsBefore { _ = try rows.nextRow(into: &assembly) }
      var table = CSVTable(names: [], rows: [])
      func cells() -> [String] {
        rows.cells.indices.map { place in rows.cell(place) { FormulaText.unguarded($0.trimmed.string) } }
      }
      if try rows.nextRow(into: &assembly) { table.names = cells() }
      rows.width = table.names.count
      while try rows.nextRow(into: &assembly) {
        let row = cells()
        if row.contains(where: { !$0.isEmpty }) { table.rows.append(Row(line: rows.line, cells: row)) }
      }
      var tally = assembly.tally
      tally.add(rows.remarks)
      return Reading(value: table, problems: problems(of: tally, file: file))
    } catch {
      return Reading(value: nil, problems: [Problem(file: file, message: error.message)])
    }
  }

  private static func problems(of tally: ImportTally, file: String) -> [Problem] {
    tally.remarks.flatMap { remark in
      remark.marks(most: .max).map { Problem(remark.severity, file: file, mark: $0, message: remark.message) }
    }.inOrder
  }
}
