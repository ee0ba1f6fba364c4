import Foundation
import Render
import TestSupport
import Testing
import XMLReading

@Suite("Writers")
struct WriterTests {
  @Test(arguments: TableFormat.allCases)
  func `a table with hostile words is written as its golden file has it`(format: TableFormat) {
    let output = format.write(HostileTable.table)
    #expect(Snapshot.compare(output, name: "hostile.\(format.pathExtension)") == .same)
  }

  @Test(arguments: TableFormat.allCases)
  func `a table without rows says why in every format but CSV, which holds data only`(format: TableFormat) {
    let output = format.write(HostileTable.empty)
    #expect(Snapshot.compare(output, name: "empty.\(format.pathExtension)") == .same)
    #expect(output.contains("This review reports no search.") == (format != .csv))
  }

  @Test func `JATS is well-formed whatever the words are, with a cell for every column`() throws {
    for table in [HostileTable.table, HostileTable.empty] {
      let root = try XMLTree.read(Array(TableFormat.jats.write(table).utf8))
      #expect(root.name == "table-wrap")
      let inner = try #require(root.elements.first { $0.name == "table" })
      let body = try #require(inner.elements.first { $0.name == "tbody" })
      #expect(!body.elements.isEmpty)
      let columns = try #require(inner.elements.first { $0.name == "thead" }?.elements.first?.elements.count)
      for row in body.elements where !table.rows.isEmpty { #expect(row.elements.count == columns) }
    }
  }
}
