import Records

/// GitHub Flavored Markdown (github.github.com/gfm, section 4.10).
///
/// A pipe table's cell is one line, so items stand in it as `• …<br>• …`: real lists would break the row.
struct MarkdownWriter {
  let table: Table
  private let wording: Wording
  private let columns: [Int]

  init(table: Table) {
    self.table = table
    wording = Wording.of(table.language)
    columns = table.readColumns
  }

  func write() -> String {
    var out = "## "
    out.appendMarkdown(table.title.line)
    out += "\n\n"
    if let subtitle = table.subtitle {
      out.appendMarkdown(subtitle.line)
      out += "\n\n"
    }
    out += "|"
    for column in columns {
      out += " "
      out.appendMarkdown(table.columns[column].label.line)
      out += " |"
    }
    out += "\n|"
    for column in columns { out += table.columns[column].alignment == .trailing ? " ---: |" : " --- |" }
    out += "\n"
    for row in table.rows { append(row, to: &out) }
    for row in table.totals { append(row, to: &out, isTotal: true) }
    for note in table.notes {
      out += "\n"
      out.appendMarkdown([note.mark, note.text.line].compactMap { $0 }.joined(separator: " "))
      out += "\n"
    }
    return out
  }

  private func append(_ row: Table.Row, to out: inout String, isTotal: Bool = false) {
    out += "|"
    for (place, column) in columns.enumerated() {
      out += " "
      append(row.cells[column], to: &out, isBold: isTotal && place == 0)
      out += " |"
    }
    out += "\n"
  }

  private func append(_ cell: Cell, to out: inout String, isBold: Bool) {
    switch CellContent(cell, wording: wording) {
    case .inline(let phrase): append(phrase.line, to: &out, isBold: isBold)
    case .lines(let lines):
      for (number, line) in lines.enumerated() {
        if number > 0 { out += "<br>" }
        append(line.line, to: &out, isBold: isBold && number == 0)
      }
    case .list(let items):
      for (number, item) in items.enumerated() {
        out += number > 0 ? "<br>• " : "• "
        out.appendMarkdown(item.phrase.line)
      }
    case .studies(let studies): out.appendMarkdown(studies.map(\.label.onOneLine).joined(separator: "; "))
    case .absence(let words): out += "*\(words)*"
    case .empty: break
    }
  }

  private func append(_ words: String, to out: inout String, isBold: Bool) {
    if isBold { out += "**" }
    out.appendMarkdown(words)
    if isBold { out += "**" }
  }
}

extension String {
  /// Appends words so that they stand for themselves wherever they stand in GitHub's Markdown.
  ///
  /// A backslash before what has a meaning; an entity for a pipe, since a table row is cut at pipes before anything
  /// else is read; and a backslash that keeps a bare address from becoming a link.
  fileprivate mutating func appendMarkdown(_ words: String) {
    var text = words[...]
    if let start = words.blockMarkerEnd {
      append(contentsOf: words[..<start])
      append("\\")
      text = words[start...]
    }
    var ws = 0
    append(String(text)) { byte, next in
      defer { ws = byte | 0x20 == UInt8(ascii: "w") ? ws + 1 : 0 }
      switch byte {
      case UInt8(ascii: "|"): return "&#124;"
      case UInt8(ascii: "\\"): return "\\\\"
      case UInt8(ascii: "`"): return "\\`"
      case UInt8(ascii: "*"): return "\\*"
      case UInt8(ascii: "_"): return "\\_"
      case UInt8(ascii: "["): return "\\["
      case UInt8(ascii: "]"): return "\\]"
      case UInt8(ascii: "<"): return "\\<"
      case UInt8(ascii: ">"): return "\\>"
      case UInt8(ascii: "&"): return next.map(isEntityStart) ?? false ? "\\&" : nil
      case UInt8(ascii: "~"): return "\\~"
      case UInt8(ascii: "$"): return "\\$"
      case UInt8(ascii: "#"): return "\\#"
      // `http://…` and `www.…` would become links, `:a:` a picture.
      case UInt8(ascii: ":"): return next.map(isAfterMeaningfulColon) ?? false ? "\\:" : nil
      case UInt8(ascii: "."): return ws >= 3 ? "\\." : nil
      default: return nil
      }
    }
  }

  /// Where words would begin a list, a rule or an underline, the place of the sign that does it: `-`, `1.`, `2)`.
  private var blockMarkerEnd: Index? {
    guard let first = utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="): return startIndex
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard let end = utf8.firstIndex(where: { !(48...57).contains($0) }) else { return nil }
      return utf8[end] == UInt8(ascii: ".") || utf8[end] == UInt8(ascii: ")") ? end : nil
    default: return nil
    }
  }
}

private func isAfterMeaningfulColon(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || isLetter(byte)
}

private func isEntityStart(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "#") || isLetter(byte)
}

private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
