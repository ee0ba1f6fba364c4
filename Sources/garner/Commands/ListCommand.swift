import ArgumentParser
import Catalogue
import Formats
import Records
import Render

/// `garner list`: every record in a line.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the records, a line each: id, citation, role, file.",
    discussion: """
      EXAMPLES
        garner list
        garner list --role background
        garner list --format json
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  enum Role: String, ExpressibleByArgument, CaseIterable {
    case included, background
  }

  @OptionGroup var review: ReviewOptions

  @Option(help: "Only records with this role: included or background.")
  var role: Role?

  @Option(help: "text or json.")
  var format: Form = .text

  func run() throws {
    let session = try ReviewSession.open(review)
    let facets = try session.index.facets().filter { role == nil || $0.role.rawValue == role?.rawValue }
    let records = try session.index.records(facets.map(\.id))
    switch format {
    case .text:
      let rows = records.map { filed in
        [
          filed.record.id, StudyLabel.label(of: filed.record),
          filed.record.role.rawValue + (filed.record.unconfirmed.isEmpty ? "" : " (unconfirmed)"), filed.file,
        ]
      }
      if !rows.isEmpty { Console.print(Self.aligned(rows)) }
    case .json:
      let list = records.map { filed in
        ObjectBuilder.build {
          $0.add("id", filed.record.id)
          $0.add("citation", StudyLabel.label(of: filed.record))
          if filed.record.isRetracted { $0.add("retracted", Node(.bool(true))) }
          $0.add("retracted_by", filed.record.retractedBy)
          $0.add("role", filed.record.role.rawValue)
          $0.add("file", filed.file)
          $0.add("findings", filed.record.findings.count)
          if !filed.record.unconfirmed.isEmpty { $0.add("unconfirmed", filed.record.unconfirmed.count) }
        }
      }
      Console.print(JSONWriter.write(Node(.array(list))))
    }
    try session.finish()
    if records.isEmpty { throw ExitStatus.failed }
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        .reversed().drop { $0 == " " }.reversed().map(String.init).joined() + "\n"
    }.joined()
  }
}
