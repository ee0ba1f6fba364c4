import Formats
import Foundation
import Records
import TestSupport
import Testing

/// RIS as programs write it, each in a small file of its own with what came of it beside it.
@Suite("RIS as it comes from")
struct RISDialectTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Dialects")

  @Test(arguments: [
    "covidence", "embase", "endnote", "mendeley", "ovid", "proquest", "rayyan", "sciencedirect", "scopus",
    "web-of-science", "zotero",
  ])
  func `a database or a program finds a place for every field`(dialect: String) throws {
    let bytes = try [UInt8](Data(contentsOf: Self.folder.appendingPathComponent(dialect + ".ris")))
    let (format, records, tally) = Export.read(bytes)
    #expect(format == "ris")
    var text = ""
    RecordsXMLFormat.write(records, to: &text)
    for (tag, count) in tally.counts.sorted(by: { $0.key < $1.key }) {
      let parts = [
        ("mapped", count.mapped), ("repaired", count.repaired), ("kept", count.kept), ("dropped", count.dropped),
      ]
      text += "\(tag): " + parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ") + "\n"
    }
    for remark in tally.remarks {
      text += "line \(remark.lines.map(String.init).joined(separator: ", ")): \(remark.message)\n"
    }
    #expect(Snapshot.compare(text, name: "dialects/\(dialect).txt") == .same)
  }
}
