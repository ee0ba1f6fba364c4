import Formats
import Records

/// The table for programs: `columns` (id, label), `rows` (objects keyed by column id) and beside them `totals`.
///
/// A cell is a string, a number as written (an object `count`, `unconfirmed` where some of the studies counted are so by a
/// guess), an array of findings (`id`, `statement`, `locator` in words, `statedBy` and what is said beside the statement),
/// an array of study ids (an object `id`, `unconfirmed` for one named by a guess and `retracted` for one that was taken
/// back, as in `via` and `sources` of a finding), an object `hits`, `relevant` (null where not screened), `screened`, an
/// object `absent` with its kind, or null where nothing belongs. Lines of a cell are one string with line feeds. Ids,
/// directions and kinds of absence are the record's own words whatever the language.
struct JSONWriter {
  let table: Table

  func write() -> String {
    var out = "{\n  \"table\": "
    out.appendJSON(table.id)
    out += ",\n  \"language\": "
    out.appendJSON(table.language)
    out += ",\n  \"title\": "
    out.appendJSON(table.title.plain)
    if let subtitle = table.subtitle {
      out += ",\n  \"subtitle\": "
      out.appendJSON(subtitle.plain)
    }
    out += ",\n  \"columns\": "
    out.appendArray(table.columns, indent: "  ") { column, out in
      out += "{\"id\": "
      out.appendJSON(column.id)
      out += ", \"label\": "
      out.appendJSON(column.label.plain)
      out += "}"
    }
    out += ",\n  \"rows\": "
    out.appendArray(table.rows, indent: "  ", append)
    out += ",\n  \"totals\": "
    out.appendArray(table.totals, indent: "  ", append)
    out += ",\n  \"notes\": "
    out.appendArray(table.notes, indent: "  ") { note, out in
      out += "{"
      if let mark = note.mark {
        out += "\"mark\": "
        out.appendJSON(mark)
        out += ", "
      }
      out += "\"text\": "
      out.appendJSON((note.whole ?? note.text).plain)
      out += "}"
    }
    out += "\n}\n"
    return out
  }

  private func append(_ row: Table.Row, to out: inout String) {
    out += "{"
    for (place, column) in table.columns.enumerated() {
      out += place == 0 ? "\n      " : ",\n      "
      out.appendJSON(column.id)
      out += ": "
      append(row.cells[place], to: &out)
    }
    for figure in row.figures {
      out += ",\n      "
      out.appendJSON(figure.key)
      out += ": \(figure.value)"
    }
    out += "\n    }"
  }

  private func append(_ cell: Cell, to out: inout String) {
    switch cell {
    case .text(let phrase): out.appendJSON(phrase.plain)
    case .number(let number): out += number.text
    case .count(let count, let unconfirmed): out += "{\"count\": \(count), \"unconfirmed\": \(unconfirmed)}"
    case .findings(let items): out.appendArray(items, indent: "      ", append)
    case .studies(let studies): append(studies, to: &out)
    case .search(let count):
      let relevant = count.screened ? count.relevant.map(String.init) ?? "null" : "null"
      let isPartly = count.screened && count.notScreened > 0
      out += "{\"hits\": \(count.hits), \"relevant\": \(relevant), \"screened\": \(count.screened && !isPartly)"
      out += isPartly ? ", \"not_screened\": \(count.notScreened)}" : "}"
    case .searchTotal(let total):
      out += "{\"hits\": \(total.hits), \"relevant\": \(total.relevant), "
      out += "\"screened\": \(total.notScreened == 0), \"not_screened\": \(total.notScreened)}"
    case .lines(let lines): out.appendJSON(lines.map(\.phrase.plain).joined(separator: "\n"))
    case .absent(let kind):
      out += "{\"absent\": "
      out.appendJSON(kind.rawValue)
      out += "}"
    case .blank: out += "null"
    }
  }

  private func append(_ studies: [StudyReference], to out: inout String) {
    out += "["
    for (place, study) in studies.enumerated() {
      if place > 0 { out += ", " }
      append(study, to: &out)
    }
    out += "]"
  }

  private func append(_ study: StudyReference, to out: inout String) {
    guard study.isUnconfirmed || study.isRetracted else { return out.appendJSON(study.id) }
    out += "{\"id\": "
    out.appendJSON(study.id)
    if study.isUnconfirmed { out += ", \"unconfirmed\": true" }
    out += study.isRetracted ? ", \"retracted\": true}" : "}"
  }

  private func append(_ item: FindingItem, to out: inout String) {
    out += "{\"id\": "
    out.appendJSON(item.id)
    out += ", \"statement\": "
    out.appendJSON(item.statement.words)
    if item.statement.isSubstitute {
      out += ", \"statement_language\": "
      out.appendJSON(item.statement.language)
    }
    out += ", \"locator\": "
    out.appendJSON(item.locator)
    out += ", \"statedBy\": "
    out.appendJSON(item.statedBy.rawValue)
    for remark in item.remarks {
      out += ", "
      out.appendJSON(remark.key)
      out += ": "
      switch remark.value {
      case .word(let word):
        out.appendJSON(word)
        if let language = remark.substitute {
          out += ", "
          out.appendJSON(remark.key + "_language")
          out += ": "
          out.appendJSON(language)
        }
      case .words(let words):
        out += "["
        for (place, word) in words.enumerated() {
          if place > 0 { out += ", " }
          out.appendJSON(word)
        }
        out += "]"
      case .study(let study): append(study, to: &out)
      case .studies(let studies): append(studies, to: &out)
      case .absent(let kind):
        out += "{\"absent\": "
        out.appendJSON(kind.rawValue)
        out += "}"
      }
    }
    out += "}"
  }
}

extension String {
  /// Appends an array, an element a line.
  fileprivate mutating func appendArray<Element>(
    _ elements: [Element], indent: String, _ appendElement: (Element, inout String) -> Void
  ) {
    append("[")
    for (place, element) in elements.enumerated() {
      append(place == 0 ? "\n" : ",\n")
      append(indent)
      append("  ")
      appendElement(element, &self)
    }
    if !elements.isEmpty {
      append("\n")
      append(indent)
    }
    append("]")
  }

  /// Appends a JSON string.
  fileprivate mutating func appendJSON(_ words: String) {
    append(Formats.JSONWriter.quoted(words))
  }
}
