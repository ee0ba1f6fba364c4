import Records
import Render
import TestSupport
import Testing

@Suite("Reports")
struct ReportTests {
  @Test(arguments: Report.allCases, Wording.languages)
  func `each table of a small review is as its golden file has it`(report: Report, language: String) {
    let table = report.table(SmallReview.input(language))
    let output = TableFormat.grid.write(table) + "\n" + TableFormat.json.write(table)
    #expect(Snapshot.compare(output, name: "small.\(report.rawValue).\(language).txt") == .same)
  }

  @Test(arguments: Report.allCases)
  func `every row has a cell for every column, and column ids are unique`(report: Report) {
    let table = report.table(SmallReview.input("en"))
    #expect(!table.rows.isEmpty)
    #expect((table.rows + table.totals).allSatisfy { $0.cells.count == table.columns.count })
    #expect(Set(table.columns.map(\.id)).count == table.columns.count)
  }
}
