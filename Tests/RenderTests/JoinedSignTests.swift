import Records
import Testing

@testable import Render

/// Swift takes a sign for one `Character` with the mark behind it, or with one before it that is written over the next; a
/// browser takes it for the sign it is.
@Suite("Signs with a mark joined to them, in what is shown")
struct JoinedSignTests {
  private static let texts = ["\u{200C}", "\u{200D}", "\u{301}", "\u{FE0F}"].map { mark in
    ["<", ">", "&", "\"", "'"].map { "a\($0)\(mark)b \u{600}\($0)\(mark) c" }.joined() + "<\(mark)script>\(mark)"
  }

  /// How often each sign stands in the text that makes tags and attributes.
  private static func signs(_ text: String) -> [Int] {
    "<>\"'&".unicodeScalars.map { sign in text.unicodeScalars.count { $0 == sign } }
  }

  private static func table(_ words: String) -> Table {
    Table(
      id: "t", language: "en", title: Phrase(words), columns: [Table.Column(id: "a", label: Phrase(words))],
      rows: [Table.Row(id: "r", cells: [.text(Phrase(words))])], notes: [Table.Note(Phrase(words))])
  }

  @Test(arguments: ["html", "jats"], texts)
  func `are escaped wherever they would make a tag, an attribute or a reference`(name: String, words: String) throws {
    let format = try #require(TableFormat(rawValue: name))
    // The same words without the marks are escaped in as many places.
    let plain = String(String.UnicodeScalarView(words.unicodeScalars.filter { $0.isASCII }))
    let (output, other) = (format.write(Self.table(words)), format.write(Self.table(plain)))
    #expect(Self.signs(output) == Self.signs(other))
    #expect(!output.unicodeScalars.elementsEqual(other.unicodeScalars))
    #expect(Self.signs(output).prefix(2) == Self.signs(format.write(Self.table("x"))).prefix(2))
  }

  @Test(arguments: texts)
  func `are escaped in a drawing`(words: String) {
    func drawing(_ words: String) -> String {
      SVGWriter.write(
        Drawing(
          id: "f", language: "en", title: words, description: words, width: 10, height: 10,
          marks: [.text(Drawing.Text(words, at: .init(1, 1)))]))
    }
    #expect(Self.signs(drawing(words)).prefix(3) == Self.signs(drawing("x")).prefix(3))
  }

  @Test(arguments: texts)
  func `break no row of a table in Markdown`(words: String) {
    let output = TableFormat.markdown.write(Self.table(words + "|\u{301}x\u{600}|"))
    let rows = output.unicodeScalars.split(separator: "\n").filter { $0.first == "|" }
    #expect(rows.count == 3)
    for row in rows { #expect(row.count { $0 == "|" } == 2) }
    for place in output.unicodeScalars.indices.dropFirst() where output.unicodeScalars[place] == "<" {
      #expect(output.unicodeScalars[output.unicodeScalars.index(before: place)] == "\\")
    }
  }
}
