import Formats
import Records

/// A written table taken apart again: its cells with their labels, and the lines around it.
///
/// Read from the text and not from the records, so that it tells what somebody changed in a file as well.
struct TextCells {
  /// The header first; a cell is the lines in it.
  var rows: [[[String]]]
  /// What stands outside the table.
  var around: [String]

  /// Nil for formats that are compared line by line, and for text that is no table any more.
  init?(_ text: String, format: TableFormat) {
    switch format {
    case .markdown: self.init(markdown: text)
    case .html: self.init(html: text)
    case .json: self.init(json: text)
    case .grid, .csv, .latex, .jats: return nil
    }
    guard let header = rows.first, rows.allSatisfy({ $0.count == header.count }) else { return nil }
  }

  // MARK: Markdown

  private init(markdown text: String) {
    rows = []
    around = []
    var isInTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      guard line.hasPrefix("|"), line.hasSuffix("|"), line.utf8.count > 1 else {
        isInTable = false
        around.append(Self.unescaped(line))
        continue
      }
      let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
      if isInTable, rows.count == 1, cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { continue }
      isInTable = true
      rows.append(
        cells.map { cell in
          Self.trimmed(cell).split(separator: "<br>", omittingEmptySubsequences: true).map {
            Self.unescaped(Self.unstyled($0))
          }
        })
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Without the signs of a bullet or of emphasis around it all.
  private static func unstyled(_ text: Substring) -> Substring {
    var text = text
    if text.hasPrefix("• ") { text = text.dropFirst(2) }
    while text.utf8.count > 2, text.hasPrefix("*"), text.hasSuffix("*"), !text.hasSuffix("\\*") {
      text = text.dropFirst().dropLast()
    }
    return text
  }

  private static func unescaped(_ text: Substring) -> String {
    var out = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        out.append(character)
        isEscaped = false
      }
    }
    return out.replacing(scalars: "&#124;", with: "|")
  }

  // MARK: HTML

  private init(html text: String) {
    rows = []
    around = []
    var isInTable = false
    var rest = text[...]
    var line = ""
    var cell: [String]?
    var isHidden = false
    func words(_ text: String) -> String? {
      let parts = text.split(whereSeparator: \.isWhitespace)
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
      if !isHidden { line += Self.decoded(rest[..<end]) }
      guard end < rest.endIndex, let close = rest[end...].utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = rest[rest.utf8.index(after: end)..<close]
      rest = rest[rest.utf8.index(after: close)...]
      let name = tag.prefix { $0 != " " && $0 != "\n" }.lowercased()
      if ["span", "/span", "small", "/small", "em", "/em", "strong", "/strong"].contains(name) { continue }
      // Every other tag ends a line.
      if let words = words(line) {
        if cell != nil { cell?.append(words) } else { around.append(words) }
      }
      line = ""
      switch name {
      case "style", "script", "title": isHidden = true
      case "/style", "/script", "/title": isHidden = false
      case "tr":
        isInTable = true
        rows.append([])
      case "/table": isInTable = false
      case "td", "th": if isInTable { cell = [] }
      case "/td", "/th":
        if let cell, !rows.isEmpty { rows[rows.count - 1].append(cell) }
        cell = nil
      default: break
      }
    }
  }

  private static func decoded(_ text: Substring) -> String {
    guard text.holds(scalars: "&") else { return String(text) }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return signs.reduce(String(text)) { $0.replacing(scalars: $1.0, with: $1.1) }
  }

  // MARK: JSON

  private init(json text: String) {
    rows = []
    around = []
    guard let node = JSONReader.read(Array(text.utf8), file: "").value else { return }
    let columns = node["columns"]?.elements ?? []
    let ids = columns.map { $0["id"]?.string ?? "" }
    rows.append(columns.map { [$0["label"]?.string ?? ""] })
    for row in (node["rows"]?.elements ?? []) + (node["totals"]?.elements ?? []) {
      rows.append(
        ids.map { id in
          guard let cell = row[id] else { return [] }
          if case .array(let items) = cell.value { return items.map(Self.short) }
          return cell.value == .null ? [] : [Self.short(cell)]
        })
    }
    for key in ["table", "language", "title", "subtitle"] {
      if let words = node[key]?.string { around.append(words) }
    }
    around += (node["notes"]?.elements ?? []).map(Self.short)
  }

  private static func short(_ node: Node) -> String {
    node.string ?? Formats.JSONWriter.inline(node)
  }
}
