import Records

/// A `longtable` with booktabs rules, to be put into a document: `\input{table}`.
///
/// It needs the packages booktabs, longtable and array, and nothing else. A row of a longtable cannot be broken over
/// two pages, and a study may have more to say than a page holds; so a tall row is set as several, without a rule
/// between them.
struct LaTeXWriter {
  let table: Table
  private let wording: Wording
  private let columns: [Int]
  /// A guess at the signs in a line as wide as the page, in footnote size.
  private static let signsPerLine = 120
  /// The height in lines up to which a row stays whole, and of the parts of one that does not. A page has about 60.
  private static let tallestRow = 25
  private static let tallestPart = 12

  init(table: Table) {
    self.table = table
    wording = Wording.of(table.language)
    columns = table.readColumns
  }

  func write() -> String {
    var body = ""
    appendTable(to: &body)
    var out = "% \\usepackage{booktabs,longtable,array}\n"
    out += "% With pdflatex also: \\usepackage[T1]{fontenc}\n"
    if columns.count > 5 { out += "% Wide: best on a landscape page (package pdflscape).\n" }
    if let scalar = body.unicodeScalars.first(where: { !Self.isKnownToPDFLaTeX($0) }) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      out += "% Holds characters that pdflatex does not know, such as U+\(code): compile with xelatex or lualatex.\n"
    }
    return out + body
  }

  private func appendTable(to out: inout String) {
    out += "\\begingroup\n\\footnotesize\n\\begin{longtable}{@{}\n"
    let weights = columns.reduce(0) { $0 + table.columns[$1].weight }
    for column in columns {
      let share = String(table.columns[column].weight * 1000 / weights)
      let padded = "0." + String(repeating: "0", count: 3 - share.count) + share
      let alignment = table.columns[column].alignment == .trailing ? "\\raggedleft" : "\\raggedright"
      out += "  >{\(alignment)\\arraybackslash\\hspace{0pt}}p{\\dimexpr \(padded)\\linewidth-2\\tabcolsep\\relax}\n"
    }
    out += "@{}}\n\\caption{"
    out.appendLaTeX(([table.title, table.subtitle].compactMap { $0?.line }).joined(separator: ". "))
    out += "}\\label{tab:\(table.id)}\\\\\n"
    for end in ["\\endfirsthead", "\\endhead"] {
      out += "\\toprule\n"
      for (place, column) in columns.enumerated() {
        if place > 0 { out += " & " }
        out += "\\textbf{"
        out.appendLaTeX(table.columns[column].label.line)
        out += "}"
      }
      out += "\\\\\n\\midrule\n\(end)\n"
    }
    out += "\\bottomrule\n\\endfoot\n"
    for (number, row) in table.rows.enumerated() {
      if number > 0 { out += "\\addlinespace\n" }
      append(row, to: &out)
    }
    if !table.totals.isEmpty { out += "\\midrule\n" }
    for (number, row) in table.totals.enumerated() {
      if number > 0 { out += "\\addlinespace\n" }
      append(row, to: &out)
    }
    out += "\\end{longtable}\n"
    for note in table.notes {
      out += "\\noindent "
      out.appendLaTeX([note.mark, note.text.line].compactMap { $0 }.joined(separator: " "))
      out += "\\par\n"
    }
    out += "\\endgroup\n"
  }

  private func append(_ row: Table.Row, to out: inout String) {
    let weights = columns.reduce(0) { $0 + table.columns[$1].weight }
    let cells = columns.map { column in
      let signs = max(1, Self.signsPerLine * table.columns[column].weight / weights)
      return pieces(row.cells[column]).map { (text: $0, lines: 1 + $0.utf8.count / signs) }
    }
    let height = cells.map { $0.reduce(0) { $0 + $1.lines } }.max() ?? 0
    let limit = height > Self.tallestRow ? Self.tallestPart : height
    var starts = cells.map { _ in 0 }
    repeat {
      for (place, pieces) in cells.enumerated() {
        if place > 0 { out += " &\n" }
        var lines = 0
        let start = starts[place]
        while starts[place] < pieces.count {
          let piece = pieces[starts[place]]
          // One piece is never cut, however tall.
          guard starts[place] == start || lines + piece.lines <= limit else { break }
          if starts[place] > start { out += "\\newline\n" }
          out += piece.text
          lines += piece.lines
          starts[place] += 1
        }
      }
      out += "\\\\\n"
    } while zip(starts, cells).contains { $0 < $1.count }
  }

  /// The parts of a cell that stand under each other.
  private func pieces(_ cell: Cell) -> [String] {
    switch CellContent(cell, wording: wording) {
    case .inline(let phrase): [Self.escaped(phrase.line)]
    case .lines(let lines): lines.map { Self.escaped($0.line) }
    case .list(let items): items.map { "\\textbullet{} " + Self.escaped($0.phrase.line) }
    case .studies(let studies): [Self.escaped(studies.map(\.label.onOneLine).joined(separator: "; "))]
    case .absence(let words): ["\\textit{\(Self.escaped(words))}"]
    case .empty: []
    }
  }

  private static func escaped(_ words: String) -> String {
    var out = ""
    out.appendLaTeX(words)
    return out
  }

  /// What the default encodings of pdflatex (T1, TS1, UTF-8) have a sign for.
  private static func isKnownToPDFLaTeX(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x0180, 0x2013, 0x2014, 0x2018...0x201A, 0x201C...0x201E, 0x2020...0x2022, 0x2026, 0x2030, 0x2039,
      0x203A, 0x20AC, 0x2122:
      true
    default: false
    }
  }
}
