import Records
import Render
import TestSupport
import Testing

@Suite("Differences between two versions of a file")
struct TextDifferenceTests {
  static let cellFormats: [TableFormat] = [.markdown, .html, .json]

  private func table(_ cells: [[String]], note: String = "a note") -> Table {
    Table(
      id: "t", language: "en", title: "Title",
      columns: [
        Table.Column(id: "study", label: "Study"), Table.Column(id: "what", label: "What | how"),
      ],
      rows: cells.enumerated().map { number, row in
        Table.Row(
          id: "r\(number)", cells: row.map { .lines($0.split(separator: "/").map { Cell.Line(Phrase(String($0))) }) })
      }, notes: [Table.Note(Phrase(note))])
  }

  private func differences(_ old: Table, _ new: Table, _ format: TableFormat) -> [TextDifference] {
    TextDifference.all(was: format.write(old), now: format.write(new), format: format)
  }

  @Test(arguments: [TableFormat.markdown, .html])
  func `a line of a cell that changed is told with its row and column`(format: TableFormat) {
    let old = table([["Damen", "same/5 < 6 & *x*"], ["Greist", "b"]])
    let new = table([["Damen", "same/7"], ["Greist", "b"]])
    #expect(
      differences(old, new, format) == [
        TextDifference(place: .cell(row: "Damen", column: "What | how"), was: ["5 < 6 & *x*"], now: ["7"])
      ])
  }

  @Test(arguments: cellFormats)
  func `a row that came does not make all after it differ`(format: TableFormat) {
    let old = table([["b", "1"], ["c", "2"]])
    let new = table([["a", "0"], ["b", "1"], ["c", "2"]])
    #expect(differences(old, new, format) == [TextDifference(place: .row("a"), was: [], now: ["a", "0"])])
    #expect(differences(new, old, format) == [TextDifference(place: .row("a"), was: ["a", "0"], now: [])])
  }

  @Test(arguments: cellFormats)
  func `rows that begin alike are told apart by their second cell`(format: TableFormat) {
    let old = table([["a", "1"], ["a", "2"]])
    let new = table([["a", "2"], ["a", "1"]])
    let places = differences(old, new, format).map(\.place)
    #expect(!places.isEmpty)
    #expect(places.allSatisfy { if case .line = $0 { true } else { false } })
  }

  @Test(arguments: [TableFormat.markdown, .html])
  func `words around the table are told as such`(format: TableFormat) {
    let old = table([["a", "1"]], note: "first")
    let new = table([["a", "1"]], note: "second")
    #expect(differences(old, new, format) == [TextDifference(place: .around, was: ["first"], now: ["second"])])
  }

  @Test(arguments: TableFormat.allCases)
  func `a table does not differ from itself, whatever stands in it`(format: TableFormat) {
    #expect(differences(HostileTable.table, HostileTable.table, format) == [])
  }

  @Test(arguments: TableFormat.allCases)
  func `text cut off anywhere is compared without a crash`(format: TableFormat) {
    let whole = format.write(table([["a", "1 < 2/x|y"], ["b", "\\"]]))
    for length in stride(from: 0, to: whole.utf8.count, by: 3) {
      let cut = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      #expect(!TextDifference.all(was: cut, now: whole, format: format).isEmpty)
      #expect(!TextDifference.all(was: whole, now: cut, format: format).isEmpty)
    }
  }

  @Test func `lines are compared where there are no cells`() {
    #expect(
      TextDifference.all(was: "a\nb\nc\n", now: "a\nx\nc\n", format: nil) == [
        TextDifference(place: .line(2), was: ["b"], now: ["x"])
      ])
  }

  @Test func `a carriage return before a line feed ends the line as the line feed does`() {
    #expect(
      TextDifference.all(was: "a\r\nb\r\nc\r\n", now: "a\r\nx\r\nc\r\n", format: .csv) == [
        TextDifference(place: .line(2), was: ["b"], now: ["x"])
      ])
    // A cell of more lines has a line feed by itself.
    #expect(
      TextDifference.all(was: "a,\"b\nc\"\r\nd\r\n", now: "a,\"b\nc\"\r\ne\r\n", format: .csv) == [
        TextDifference(place: .line(3), was: ["d"], now: ["e"])
      ])
    #expect(
      TextDifference.all(was: "a\r\nb\n", now: "a\nb\n", format: .csv) == [
        TextDifference(place: .line(1), was: ["a␍"], now: ["a"])
      ])
  }

  @Test func `lines that came or went do not hide the others that differ`() {
    #expect(
      TextDifference.all(was: "a\nb\nc\nd\ne\n", now: "a\nb\nnew\nc\nx\ne\nlast\n", format: nil) == [
        TextDifference(place: .line(3), was: [], now: ["new"]),
        TextDifference(place: .line(4), was: ["d"], now: ["x"]),
        TextDifference(place: .line(6), was: [], now: ["last"]),
      ])
    #expect(
      TextDifference.all(was: "a\nb\nc", now: "a\nc", format: nil) == [
        TextDifference(place: .line(2), was: ["b"], now: [])
      ])
  }

  @Test func `very many lines that differ are one place`() {
    let (old, new) = ((0..<5_000).map { "a\($0)" }, (0..<5_001).map { "b\($0)" })
    let places = TextDifference.all(
      was: old.joined(separator: "\n"), now: new.joined(separator: "\n"), format: nil)
    #expect(places == [TextDifference(place: .line(1), was: old, now: new)])
  }
}
