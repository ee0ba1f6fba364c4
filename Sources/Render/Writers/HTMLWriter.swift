import Records

/// A whole page that stands alone: no script, nothing loaded, readable in light and dark and on paper.
///
/// Findings and rows carry their ids, so that a link or a program gets from a cell to its record.
struct HTMLWriter {
  let table: Table
  private let wording: Wording
  private let columns: [Int]

  init(table: Table) {
    self.table = table
    wording = Wording.of(table.language)
    columns = table.readColumns
  }

  func write() -> String {
    var out = "<!DOCTYPE html>\n<html lang=\""
    out.appendHTML(table.language)
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n"
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    out += "<title>"
    out.appendHTML([table.title.line, table.subtitle?.line].compactMap { $0 }.joined(separator: " – "))
    out += "</title>\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<main>\n<table id=\""
    out.appendHTML(table.id)
    out += "\">\n<caption>\n<h1>"
    append(table.title, to: &out)
    out += "</h1>\n"
    if let subtitle = table.subtitle {
      out += "<p>"
      append(subtitle, to: &out)
      out += "</p>\n"
    }
    out += "</caption>\n<thead>\n<tr>\n"
    for column in columns {
      let classes = [
        table.columns[column].alignment == .trailing ? "number" : nil, table.columns[column].weight > 2 ? "wide" : nil,
      ]
      out += "<th scope=\"col\"\(Self.classAttribute(classes))>"
      append(table.columns[column].label, to: &out)
      out += "</th>\n"
    }
    out += "</tr>\n</thead>\n<tbody>\n"
    // An id may stand once in a page; a finding may stand in more than one row.
    var ids: Set<String> = [table.id]
    for row in table.rows { append(row, to: &out, ids: &ids) }
    out += "</tbody>\n"
    if !table.totals.isEmpty {
      out += "<tfoot>\n"
      for row in table.totals { append(row, to: &out, ids: &ids) }
      out += "</tfoot>\n"
    }
    out += "</table>\n"
    appendNotes(to: &out)
    out += "</main>\n</body>\n</html>\n"
    return out
  }

  private func append(_ row: Table.Row, to out: inout String, ids: inout Set<String>) {
    out += "<tr"
    appendId(row.id, to: &out, ids: &ids)
    out += " data-id=\""
    out.appendHTML(row.id)
    out += "\">\n"
    for (place, column) in columns.enumerated() {
      let tag = place == 0 ? "th" : "td"
      out += place == 0 ? "<th scope=\"row\"" : "<td"
      let isNumber = table.columns[column].alignment == .trailing
      append(row.cells[column], isNumber: isNumber, to: &out, ids: &ids)
      out += "</\(tag)>\n"
    }
    out += "</tr>\n"
  }

  /// Ends the cell's opening tag and writes what is in it.
  private func append(_ cell: Cell, isNumber: Bool, to out: inout String, ids: inout Set<String>) {
    let content = CellContent(cell, wording: wording)
    var isAbsent = false
    if case .absence = content { isAbsent = true }
    out += Self.classAttribute([isNumber ? "number" : nil, isAbsent ? "absent" : nil])
    out += ">"
    switch content {
    case .inline(let phrase): append(phrase, to: &out)
    case .lines(let lines):
      out += "\n<ul class=\"lines\">\n"
      for line in lines {
        out += "<li>"
        append(line, to: &out)
        out += "</li>\n"
      }
      out += "</ul>\n"
    case .list(let items):
      out += "\n<ul>\n"
      for item in items {
        out += "<li"
        appendId(item.id, to: &out, ids: &ids)
        out += " data-finding=\""
        out.appendHTML(item.id)
        out += "\" title=\""
        out.appendHTML(item.locator.onOneLine)
        out += "\">"
        append(item.phrase, to: &out)
        out += "</li>\n"
      }
      out += "</ul>\n"
    case .studies(let studies):
      for (number, study) in studies.enumerated() {
        if number > 0 { out += "; " }
        out += "<span data-study=\""
        out.appendHTML(study.id)
        out += "\">"
        out.appendHTML(study.label.onOneLine)
        out += "</span>"
      }
    case .absence(let words): out.appendHTML(words)
    case .empty: break
    }
  }

  private func append(_ phrase: Phrase, to out: inout String) {
    for run in phrase.runs {
      if let language = run.substitute {
        out += "<span lang=\""
        out.appendHTML(language)
        out += "\">"
        out.appendHTML(run.words.withoutControls)
        out += "</span> <small>["
        out.appendHTML(language)
        out += "]</small>"
      } else {
        out.appendHTML(run.words.withoutControls)
      }
    }
  }

  private func appendId(_ id: String, to out: inout String, ids: inout Set<String>) {
    guard ids.insert(id).inserted else { return }
    out += " id=\""
    out.appendHTML(id)
    out += "\""
  }

  private static func classAttribute(_ classes: [String?]) -> String {
    let names = classes.compactMap { $0 }.joined(separator: " ")
    return names.isEmpty ? "" : " class=\"\(names)\""
  }

  private func appendNotes(to out: inout String) {
    guard !table.notes.isEmpty else { return }
    out += "<footer>\n"
    for note in table.notes {
      out += "<p>"
      if let mark = note.mark {
        out.appendHTML(mark)
        out += " "
      }
      append(note.text, to: &out)
      out += "</p>\n"
    }
    out += "</footer>\n"
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font: 1rem/1.45 system-ui, sans-serif; margin: 1.5rem; }
    main { overflow-x: auto; }
    table { border-collapse: collapse; }
    caption { text-align: start; margin-bottom: .75rem; }
    h1 { font-size: 1.4rem; margin: 0; }
    caption p { margin: .25rem 0 0; }
    th, td { padding: .5rem .6rem; text-align: start; vertical-align: top; min-width: 5rem; }
    th { font-weight: 600; }
    thead th { border-block: 2px solid currentColor; }
    tbody tr + tr > *, tfoot tr > * { border-top: 1px solid #8888; }
    tfoot tr:first-child > * { border-top: 2px solid currentColor; }
    table { border-bottom: 2px solid currentColor; }
    .number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .absent { font-style: italic; opacity: .75; }
    .wide { min-width: 8.5rem; }
    ul { margin: 0; padding-inline-start: 1.1rem; }
    .lines { list-style: none; padding: 0; }
    .lines li { padding-inline-start: .75em; text-indent: -.75em; }
    tfoot .lines li + li { font-weight: normal; }
    footer { font-size: .875rem; margin-top: .75rem; max-width: 48rem; }
    footer p { margin: .25rem 0; }
    @media print {
      body { font-size: 9pt; margin: 0; }
      main { overflow: visible; }
      th, td, .wide { padding: 2pt 4pt; min-width: 0; }
      li { break-inside: avoid; }
      thead { display: table-header-group; }
    }

    """
}

extension String {
  fileprivate mutating func appendHTML(_ words: String) {
    append(words) { byte, _ in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
  }

  /// The words without control characters, which HTML does not allow; a browser makes line breaks spaces by itself.
  fileprivate var withoutControls: String {
    // Beyond ASCII only signs with these lead bytes can be refused; the rest needs no look at each sign.
    let isDoubtful = utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 >= 0xEF }
    guard isDoubtful, unicodeScalars.contains(where: \.isRefusedByHTML) else { return self }
    return String(UnicodeScalarView(unicodeScalars.map { $0.isRefusedByHTML ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isRefusedByHTML: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || properties.isNoncharacterCodePoint
  }
}
