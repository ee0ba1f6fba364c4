import Foundation
import Render
import TestSupport
import Testing

extension TableFormat {
  /// The end of a golden file's name.
  var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .grid: "grid.md"
    case .html: "html"
    case .csv: "csv"
    case .latex: "tex"
    case .json: "json"
    }
  }
}

@Suite("Writers")
struct WriterTests {
  @Test(arguments: TableFormat.allCases)
  func `a table with hostile words is written as its golden file has it`(format: TableFormat) {
    let output = format.write(HostileTable.table)
    #expect(Snapshot.compare(output, name: "hostile.\(format.fileExtension)") == .same)
  }

  @Test(arguments: TableFormat.allCases)
  func `a table without rows says why in every format but CSV, which holds data only`(format: TableFormat) {
    let output = format.write(HostileTable.empty)
    #expect(Snapshot.compare(output, name: "empty.\(format.fileExtension)") == .same)
    #expect(output.contains("This review reports no search.") == (format != .csv))
  }
}
