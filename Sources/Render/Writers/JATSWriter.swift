import Records

/// A `table-wrap` of JATS, as publishers take tables (Journal Archiving and Interchange Tag Set 1.3, NISO Z39.96-2021).
///
/// An element to be put into an article, with the namespace it needs; cells hold lists, and notes stand in
/// `table-wrap-foot`. Source: jats.nlm.nih.gov/archiving/tag-library/1.3, elements table-wrap, td, list.
struct JATSWriter {
  let table: Table
  private let wording: Wording
  private let columns: [Int]

  init(table: Table) {
    self.table = table
    wording = Wording.of(table.language)
    columns = table.readColumns
  }

  func write() -> String {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<table-wrap id=\""
    out.appendJATS(Self.id(table.id))
    out += "\" xml:lang=\""
    out.appendJATS(table.language)
    out += "\">\n<caption>\n<title>"
    append(table.title, to: &out)
    out += "</title>\n"
    if let subtitle = table.subtitle {
      out += "<p>"
      append(subtitle, to: &out)
      out += "</p>\n"
    }
    out += "</caption>\n<table>\n<thead>\n<tr>\n"
    for column in columns {
      out += "<th scope=\"col\"\(alignment(column))>"
      append(table.columns[column].label, to: &out)
      out += "</th>\n"
    }
    // A table has to have a row.
    out += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows + table.totals { append(row, to: &out) }
    if table.rows.isEmpty, table.totals.isEmpty { out += "<tr>\n<td colspan=\"\(max(1, columns.count))\"/>\n</tr>\n" }
    out += "</tbody>\n</table>\n"
    if !table.notes.isEmpty {
      out += "<table-wrap-foot>\n"
      for note in table.notes {
        out += "<p>"
        if let mark = note.mark {
          out.appendJATS(mark)
          out += " "
        }
        append(note.text, to: &out)
        out += "</p>\n"
      }
      out += "</table-wrap-foot>\n"
    }
    return out + "</table-wrap>\n"
  }

  private func append(_ row: Table.Row, to out: inout String) {
    out += "<tr>\n"
    for (place, column) in columns.enumerated() {
      let tag = place == 0 ? "th" : "td"
      out += "<\(tag)" + (place == 0 ? " scope=\"row\"" : "") + "\(alignment(column))>"
      append(row.cells[column], to: &out)
      out += "</\(tag)>\n"
    }
    out += "</tr>\n"
  }

  private func append(_ cell: Cell, to out: inout String) {
    switch CellContent(cell, wording: wording) {
    case .inline(let phrase): append(phrase, to: &out)
    case .lines(let lines): appendList(lines.map { ($0, nil) }, type: "simple", to: &out)
    case .list(let items): appendList(items.map { ($0.phrase, $0.id) }, type: "bullet", to: &out)
    case .studies(let studies): out.appendJATS(studies.map(\.label).joined(separator: "; "))
    case .absence(let words):
      out += "<italic>"
      out.appendJATS(words)
      out += "</italic>"
    case .empty: break
    }
  }

  /// A finding may stand in several cells, so its id is no `id` of the document's.
  private func appendList(_ items: [(phrase: Phrase, finding: String?)], type: String, to out: inout String) {
    out += "\n<list list-type=\"\(type)\">\n"
    for item in items {
      out += "<list-item"
      if let finding = item.finding {
        out += " specific-use=\""
        out.appendJATS(finding)
        out += "\""
      }
      out += "><p>"
      append(item.phrase, to: &out)
      out += "</p></list-item>\n"
    }
    out += "</list>\n"
  }

  private func append(_ phrase: Phrase, to out: inout String) {
    for run in phrase.runs {
      guard let language = run.substitute else {
        out.appendJATS(run.words)
        continue
      }
      out += "<styled-content xml:lang=\""
      out.appendJATS(language)
      out += "\">"
      out.appendJATS(run.words)
      out += "</styled-content>"
      out.appendJATS(run.mark ?? "")
    }
  }

  private func alignment(_ column: Int) -> String {
    table.columns[column].alignment == .trailing ? " align=\"right\"" : ""
  }

  /// An XML name made of an id: letters, digits, hyphens, underscores, beginning with a letter.
  private static func id(_ id: String) -> String {
    "table-" + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" ? $0 : "-" })
  }
}

extension String {
  /// Appends words as XML 1.0 has them; what it has no sign for becomes a space.
  fileprivate mutating func appendJATS(_ words: String) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": self += "&amp;"
      case "<": self += "&lt;"
      case ">": self += "&gt;"
      case "\"": self += "&quot;"
      default:
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: self += " "
        default: unicodeScalars.append(scalar)
        }
      }
    }
  }
}
