import ArgumentParser
import Formats
import Records
import Render
import Reviews

/// What became of one export: of its records, and of its fields tag by tag.
struct ImportReport {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  var file: String
  /// Nil where it was not recognised.
  var format: String?
  var count: Int
  var added: [ImportedRecord] = []
  var replaced: [ImportedRecord] = []
  var tally: ImportTally
  /// The file the records went to.
  var written: String?

  init(file: String, format: String?, records: [ImportedRecord], tally: ImportTally, known: ImportStore.Contents) {
    self.file = file
    self.format = format
    self.tally = tally
    count = records.count
    var known = known
    for record in records {
      switch known.standing(of: record) {
      case .new: added.append(record)
      case .changed: replaced.append(record)
      case .same: break
      }
      known.take(record)
    }
  }

  var hasErrors: Bool { tally.remarks.contains { $0.severity == .error } }
  private var unchanged: Int { count - added.count - replaced.count }

  static func text(of reports: [ImportReport], as form: Form) -> String {
    switch form {
    case .text: reports.map(\.plain).joined(separator: "\n")
    case .markdown: reports.map(\.markdown).joined(separator: "\n")
    case .json: JSONWriter.write(Node(.array(reports.map(\.node))))
    }
  }

  private var summary: String {
    guard let format else { return "no known format" }
    let written = written.map { "; written to \($0)" } ?? ""
    return "\(format), \(count) record\(count == 1 ? "" : "s"): \(added.count) new, \(replaced.count) replaced, "
      + "\(unchanged) there already\(written)"
  }

  private var tags: [(tag: String, count: ImportTally.Count)] {
    tally.counts.map { (tag: $0.key, count: $0.value) }.sorted { $0.tag < $1.tag }
  }

  private var warnings: [Problem] { tally.remarks.filter { $0.severity == .warning } }

  private var plain: String {
    var text = "\(file): \(summary)\n"
    if !tags.isEmpty { text += "  tag    mapped  repaired    kept  dropped\n" }
    for (tag, count) in tags {
      let cells = [(count.mapped, 8), (count.repaired, 10), (count.kept, 8), (count.dropped, 9)]
      text += "  " + Self.padded(tag, 5)
      for (value, width) in cells {
        let digits = String(value)
        text += String(repeating: " ", count: max(1, width - digits.count)) + digits
      }
      text += "\n"
    }
    for remark in warnings { text += "  \(remark.mark.map { "line \($0.line)" } ?? ""): \(remark.message)\n" }
    return text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private var markdown: String {
    let table = Table(
      id: "import", language: "en", title: Phrase("Import of \(file)"),
      columns: [
        Table.Column(id: "tag", label: Phrase("Tag")),
        Table.Column(id: "mapped", label: Phrase("Mapped"), alignment: .trailing),
        Table.Column(id: "repaired", label: Phrase("Repaired"), alignment: .trailing),
        Table.Column(id: "kept", label: Phrase("Kept"), alignment: .trailing),
        Table.Column(id: "dropped", label: Phrase("Dropped"), alignment: .trailing),
      ],
      rows: tags.map { tag, count in
        Table.Row(
          id: tag,
          cells: [.text(Phrase(tag))]
            + [count.mapped, count.repaired, count.kept, count.dropped].map { .number(Numeral($0)) })
      }, totals: [],
      notes: [Table.Note(Phrase(summary))]
        + warnings.map { Table.Note(Phrase("\($0.mark.map { "Line \($0.line): " } ?? "")\($0.message)")) })
    return TableFormat.markdown.write(table)
  }

  private var node: Node {
    ObjectBuilder.build {
      $0.add("file", file)
      $0.add("format", format)
      $0.add("records", count)
      $0.add("new", Node(.array(added.map { Node(.string($0.id)) })))
      $0.add("replaced", Node(.array(replaced.map { Node(.string($0.id)) })))
      $0.add("unchanged", unchanged)
      $0.add("written", written)
      $0.add(
        "tags",
        ObjectBuilder.build { object in
          for (tag, count) in tags {
            object.add(
              tag,
              ObjectBuilder.build {
                $0.add("mapped", count.mapped)
                $0.add("repaired", count.repaired)
                $0.add("kept", count.kept)
                $0.add("dropped", count.dropped)
              })
          }
        })
      $0.add(
        "remarks",
        Node(
          .array(
            tally.remarks.map { remark in
              ObjectBuilder.build {
                $0.add("severity", remark.severity.rawValue)
                $0.add("line", remark.mark?.line)
                $0.add("message", remark.message)
              }
            })))
    }
  }
}
