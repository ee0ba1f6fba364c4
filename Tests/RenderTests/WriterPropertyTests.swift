import Foundation
import Records
import Render
import Testing

/// What holds of a format whatever the words are, over words made of what breaks tables.
@Suite("Writers, whatever the words")
struct WriterPropertyTests {
  /// Two columns of text, one of findings, five rows; and the words in it.
  func table(seed: UInt64) -> (table: Table, words: [String]) {
    var hostile = HostileWords(seed: seed)
    var words: [String] = []
    func next() -> String {
      let text = hostile.words()
      words.append(text)
      return text
    }
    let rows = (0..<5).map { number in
      Table.Row(
        id: "r\(number)",
        cells: [
          .text(Phrase(next())), .lines([Cell.Line(Phrase(next())), Cell.Line(Phrase(next()))]),
          .findings(
            (0..<3).map { item in
              FindingItem(
                id: "r\(number)-o\(item)", study: "r\(number)",
                statement: ShownText(words: next(), language: "en", isSubstitute: false), locator: next())
            }),
        ])
    }
    let columns = ["a", "b", "c"].map { Table.Column(id: $0, label: Phrase(next())) }
    return (
      Table(
        id: "t", language: "en", title: Phrase(next()), columns: columns, rows: rows,
        notes: [Table.Note(Phrase(next()))]), words
    )
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a row of GitHub's Markdown is one line, cut where its columns are`(seed: UInt64) {
    let lines = TableFormat.markdown.write(table(seed: seed).table).split(separator: "\n")
    let rows = lines.filter { $0.utf8.starts(with: "| ".utf8) }
    #expect(rows.count == 7)
    for row in rows { #expect(row.unicodeScalars.count { $0 == "|" } == 4) }
    #expect(lines.count == 9)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `every line of a grid is equally wide, and its borders stand under each other`(seed: UInt64) {
    let output = TableFormat.grid.write(table(seed: seed).table)
    let lines = output.split(separator: "\n").filter { $0.utf8.first.map("|+".utf8.contains) ?? false }
    let borders = columnsOf("+", in: lines.first ?? "")
    #expect(borders.count == 4)
    for line in lines {
      #expect(columnsOf(line.utf8.first == UInt8(ascii: "+") ? "+" : "|", in: line) == borders)
    }
  }

  /// The screen columns at which a sign stands. Pipes inside cells are written as entities, so all are borders.
  private func columnsOf(_ sign: Unicode.Scalar, in line: Substring) -> [Int] {
    var column = 0
    var columns: [Int] = []
    for scalar in line.unicodeScalars {
      if scalar == sign { columns.append(column) }
      column += testWidth(scalar)
    }
    return columns
  }

  /// Widths of exactly the signs these tests use, told apart by hand.
  private func testWidth(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "\u{301}", "\u{200C}", "\u{200D}", "\u{FE0F}", "\u{600}": 0
    case "漢", "字", "👩", "👧": 2
    default: 1
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `words never make a tag in HTML`(seed: UInt64) {
    let (table, _) = table(seed: seed)
    var harmless = table
    harmless.title = "x"
    harmless.notes = [Table.Note("x")]
    for column in harmless.columns.indices { harmless.columns[column].label = "x" }
    for row in harmless.rows.indices {
      harmless.rows[row].cells = harmless.rows[row].cells.map { cell in
        switch cell {
        case .findings(let items):
          .findings(
            items.map {
              FindingItem(
                id: $0.id, study: "x", statement: ShownText(words: "x", language: "en", isSubstitute: false),
                locator: "x")
            })
        case .lines: .lines([Cell.Line("x"), Cell.Line("x")])
        default: .text("x")
        }
      }
    }
    func tags(_ html: String) -> [String] {
      html.unicodeScalars.split(separator: "<").dropFirst().map { String($0.prefix { $0 != ">" && $0 != " " }) }
    }
    #expect(tags(TableFormat.html.write(table)) == tags(TableFormat.html.write(harmless)))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a CSV reader gets the words back, and a spreadsheet no formula`(seed: UInt64) throws {
    let (table, _) = table(seed: seed)
    let output = TableFormat.csv.write(table)
    let rows = try #require(parsedCSV(output))
    #expect(rows.count == 6)
    for (row, parsed) in zip(table.rows, rows.dropFirst()) {
      #expect(parsed.count == 3)
      for field in parsed {
        let isFormula = field.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        #expect(!isFormula || Double(field) != nil)
      }
      guard case .text(let phrase) = row.cells[0] else { continue }
      #expect(squeezed(withoutGuard(parsed[0])) == squeezed(phrase.plain))
    }
  }

  /// The field as a reader of the data takes it: without the apostrophe before what looks like a formula.
  private func withoutGuard(_ field: String) -> String {
    let start = field.drop { $0 == "'" }.unicodeScalars.first
    return field.hasPrefix("'") && start.map { "=+-@".unicodeScalars.contains($0) } ?? false
      ? String(field.dropFirst()) : field
  }

  /// RFC 4180 by the letter; nil where the text breaks it.
  private func parsedCSV(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [Unicode.Scalar] = []
    var rest = Array(text.unicodeScalars)[...]
    func end() {
      row.append(String(String.UnicodeScalarView(field)))
      field = []
    }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where field.isEmpty:
        while true {
          guard let inner = rest.popFirst() else { return nil }
          if inner != "\"" {
            field.append(inner)
          } else if rest.first == "\"" {
            field.append(inner)
            rest.removeFirst()
          } else {
            break
          }
        }
        guard rest.first == "," || rest.first == "\r" else { return nil }
      case "\"", "\n": return nil
      case ",": end()
      case "\r":
        guard rest.popFirst() == "\n" else { return nil }
        end()
        rows.append(row)
        row = []
      default: field.append(scalar)
      }
    }
    return row.isEmpty && field.isEmpty ? rows : nil
  }

  /// White space and control characters of any kind as one space.
  private func squeezed(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar != "\u{A0}" && (scalar.properties.isWhitespace || scalar.properties.generalCategory == .control)
    }
    return text.unicodeScalars.split(whereSeparator: isBlank).map { String($0) }.joined(separator: " ")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `JSON keeps every word as it is`(seed: UInt64) throws {
    let (table, words) = table(seed: seed)
    let value = try JSONSerialization.jsonObject(with: Data(TableFormat.json.write(table).utf8))
    let object = try #require(value as? [String: Any])
    #expect(object["title"] as? String == table.title.plain)
    let rows = try #require(object["rows"] as? [[String: Any]])
    let findings = rows.flatMap { $0["c"] as? [[String: Any]] ?? [] }
    #expect(findings.count == 15)
    for finding in findings {
      #expect(words.contains(finding["statement"] as? String ?? ""))
      #expect(words.contains(finding["locator"] as? String ?? ""))
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `words leave TeX's braces balanced and none of its signs bare`(seed: UInt64) {
    let output = TableFormat.latex.write(table(seed: seed).table)
    var depth = 0
    var isEscaped = false
    var ampersands = 0
    for scalar in output.unicodeScalars.drop(while: { $0 == "%" || $0 != "\\" }) {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\": isEscaped = true
      case "{": depth += 1
      case "}": depth -= 1
      case "&": ampersands += 1
      case "#", "_", "^", "\"", "`": Issue.record("a bare \(scalar)")
      default: break
      }
      #expect(depth >= 0)
    }
    #expect(depth == 0)
    // Two in each of the two headers and in each of the five rows.
    #expect(ampersands == 14)
  }
}
