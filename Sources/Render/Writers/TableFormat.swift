/// The formats a table can be written in; the raw value is the name in the command.
///
/// The one list of writers: a new one is a case here and a file beside this one.
package enum TableFormat: String, CaseIterable, Hashable, Sendable {
  /// GitHub Flavored Markdown: pipe tables, each row one line.
  case markdown
  /// Pandoc's Markdown: grid tables, whose cells hold lists.
  case grid
  /// A whole HTML page.
  case html
  /// Comma-separated values after RFC 4180.
  case csv
  /// A `longtable` with booktabs rules.
  case latex
  case json
  /// A `table-wrap` element of JATS.
  case jats

  /// What a file of it ends in.
  package var pathExtension: String {
    switch self {
    case .markdown: "md"
    case .grid: "grid.md"
    case .html: "html"
    case .csv: "csv"
    case .latex: "tex"
    case .json: "json"
    case .jats: "xml"
    }
  }

  /// The table in this format: a pure function, ending in a line feed.
  package func write(_ table: Table) -> String {
    switch self {
    case .markdown: MarkdownWriter(table: table).write()
    case .grid: GridWriter(table: table).write()
    case .html: HTMLWriter(table: table).write()
    case .csv: CSVWriter(table: table).write()
    case .latex: LaTeXWriter(table: table).write()
    case .json: JSONWriter(table: table).write()
    case .jats: JATSWriter(table: table).write()
    }
  }
}
