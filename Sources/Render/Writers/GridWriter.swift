import Records

/// Pandoc's Markdown: a grid table (pandoc.org/MANUAL, extension `grid_tables`), whose cells hold real lists.
///
/// Cells are found by their columns of the screen, so everything is measured in display width. A word is never cut:
/// a column is as wide as its longest word.
struct GridWriter {
  let table: Table
  private let wording: Wording
  private let columns: [Int]
  /// The width of a whole table where its words allow it.
  static let lineWidth = 120

  init(table: Table) {
    self.table = table
    wording = Wording.of(table.language)
    columns = table.readColumns
  }

  func write() -> String {
    let header = columns.map { [Block(GridText.tokens(table.columns[$0].label.line))] }
    let rows = table.rows.map { blocks($0) }
    let totals = table.totals.map { blocks($0, isTotal: true) }
    var widths = startingWidths()
    for row in [header] + rows + totals {
      for (place, cell) in row.enumerated() {
        for block in cell { widths[place] = max(widths[place], block.longest) }
      }
    }
    var out = ""
    appendRule("-", widths: widths, to: &out)
    append(header, widths: widths, to: &out)
    appendRule("=", widths: widths, to: &out, showsAlignment: true)
    for row in rows + totals {
      append(row, widths: widths, to: &out)
      appendRule("-", widths: widths, to: &out)
    }
    if rows.isEmpty && totals.isEmpty {
      // Pandoc reads a grid without a row as text.
      append(columns.map { _ in [] }, widths: widths, to: &out)
      appendRule("-", widths: widths, to: &out)
    }
    out += "\n: "
    out += GridText.escaped([table.title, table.subtitle].compactMap { $0?.line }.joined(separator: ". "))
    out += "\n"
    for note in table.notes {
      out += "\n"
      out += GridText.escaped([note.mark, note.text.line].compactMap { $0 }.joined(separator: " "))
      out += "\n"
    }
    return out
  }

  /// The room of each column by weight, without what borders and padding take.
  private func startingWidths() -> [Int] {
    let room = Self.lineWidth - 3 * columns.count - 1
    let weights = columns.map { table.columns[$0].weight }
    let sum = max(1, weights.reduce(0, +))
    return weights.map { max(3, room * $0 / sum) }
  }

  private func appendRule(_ sign: String, widths: [Int], to out: inout String, showsAlignment: Bool = false) {
    for (place, column) in columns.enumerated() {
      let isTrailing = showsAlignment && table.columns[column].alignment == .trailing
      out += "+"
      out += String(repeating: sign, count: widths[place] + (isTrailing ? 1 : 2))
      if isTrailing { out += ":" }
    }
    out += "+\n"
  }

  private func append(_ row: [[Block]], widths: [Int], to out: inout String) {
    let cells = row.enumerated().map { place, blocks in blocks.flatMap { $0.lines(width: widths[place]) } }
    for number in 0..<max(1, cells.map(\.count).max() ?? 1) {
      for (place, lines) in cells.enumerated() {
        out += "| "
        var used = 0
        if number < lines.count {
          out += lines[number].text
          used = lines[number].width
        }
        out += String(repeating: " ", count: widths[place] - used + 1)
      }
      out += "|\n"
    }
  }

  private func blocks(_ row: Table.Row, isTotal: Bool = false) -> [[Block]] {
    columns.enumerated().map { place, column in
      blocks(row.cells[column], isBold: isTotal && place == 0)
    }
  }

  private func blocks(_ cell: Cell, isBold: Bool) -> [Block] {
    switch CellContent(cell, wording: wording) {
    case .inline(let phrase): [Block(GridText.tokens(phrase.line, around: isBold ? "**" : ""))]
    case .lines(let lines):
      lines.enumerated().map { number, line in
        let tokens = GridText.tokens(line.line, around: isBold && number == 0 ? "**" : "")
        // A backslash at a line's end is the only line break inside a cell.
        return Block(tokens, end: number < lines.count - 1 ? "\\" : "")
      }
    case .list(let items): items.map { Block(GridText.tokens($0.phrase.line), isItem: true) }
    case .studies(let studies):
      [Block(GridText.tokens(studies.map(\.label.onOneLine).joined(separator: "; ")))]
    case .absence(let words): [Block(GridText.tokens(words, around: "*"))]
    case .empty: []
    }
  }
}

/// Words that are filled into lines together: a paragraph or an item.
private struct Block {
  var tokens: [GridText.Token]
  var isItem: Bool

  init(_ tokens: [GridText.Token], end: String = "", isItem: Bool = false) {
    self.tokens = tokens
    if !end.isEmpty, let last = tokens.indices.last { self.tokens[last].append(end) }
    self.isItem = isItem
  }

  private var indent: Int { isItem ? 2 : 0 }

  /// The least width of a column that holds it.
  var longest: Int { (tokens.lazy.map(\.widest).max() ?? 0) + indent }

  /// The words filled into lines of at most `width`, each with its own width.
  func lines(width: Int) -> [(text: String, width: Int)] {
    var lines: [(text: String, width: Int)] = []
    var line = isItem ? "- " : ""
    var used = indent
    var isAtStart = true
    for token in tokens {
      if !isAtStart, used + 1 + token.width > width {
        lines.append((line, used))
        line = String(repeating: " ", count: indent)
        used = indent
        isAtStart = true
      }
      if isAtStart, !token.isEnumerator || isItem || lines.isEmpty {
        line += token.guarded
        used += token.guardedWidth
      } else if isAtStart {
        line += token.text
        used += token.width
      } else {
        line += " "
        line += token.text
        used += 1 + token.width
      }
      isAtStart = false
    }
    lines.append((line, used))
    return lines
  }
}
