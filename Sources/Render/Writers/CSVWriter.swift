import Formats
import Records

/// Comma-separated values: RFC 4180, UTF-8 without a byte order mark, lines ending in CR LF, a header line.
///
/// - Items and lines of a cell stand under each other, separated by LF in quotes.
/// - Text that a spreadsheet would take for a formula gets an apostrophe before it; plain numbers (`-3`, `+0.5`) do
///   not, nor do words such as `'s avonds`. A reader of the data takes off one apostrophe that stands before
///   (apostrophes and) `=`, `+`, `-` or `@`. Tabs and line breaks never begin a cell: white space is made one space.
/// - Title and notes have no place in a table of data and are left out; a table without rows is its header.
/// - A count that was not screened says so in words, since the note that explains `†` is not there.
struct CSVWriter {
  let table: Table
  private let wording: Wording

  init(table: Table) {
    self.table = table
    wording = Wording.of(table.language)
  }

  func write() -> String {
    var out = ""
    for (place, column) in table.columns.enumerated() {
      if place > 0 { out += "," }
      out.appendCSV(column.label.line)
    }
    out += "\r\n"
    for row in table.rows + table.totals {
      for (place, cell) in row.cells.enumerated() {
        if place > 0 { out += "," }
        append(cell, to: &out)
      }
      out += "\r\n"
    }
    return out
  }

  private func append(_ cell: Cell, to out: inout String) {
    if case .search(let count) = cell, count.notScreened > 0 || !count.screened {
      out.appendCSV(
        count.screened
          ? count.words(wording, notScreened: wording.notes.notScreened)
          : "\(count.hits) (\(wording.notes.notScreened))")
      return
    }
    if case .searchTotal(let total) = cell {
      out.appendCSV(total.words(notScreened: wording.notes.notScreened))
      return
    }
    switch CellContent(cell, wording: wording) {
    case .inline(let phrase): out.appendCSV(phrase.line)
    case .lines(let lines): out.appendCSV(lines.map(\.line).joined(separator: "\n"))
    case .list(let items): out.appendCSV(items.map(\.phrase.line).joined(separator: "\n"))
    case .studies(let studies): out.appendCSV(studies.map(\.label.onOneLine).joined(separator: "\n"))
    case .absence(let words): out.appendCSV(words)
    case .empty: break
    }
  }
}

extension String {
  fileprivate mutating func appendCSV(_ field: String) {
    let isFormula = FormulaText.looksLikeFormula(field)
    var needsQuotes = field.utf8.first == 0x20 || field.utf8.last == 0x20
    for byte in field.utf8 where byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D {
      needsQuotes = true
      break
    }
    if needsQuotes { append("\"") }
    if isFormula { append("'") }
    append(field) { byte, _ in byte == 0x22 ? "\"\"" : nil }
    if needsQuotes { append("\"") }
  }
}
