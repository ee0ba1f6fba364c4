import Records
import Testing

@testable import Formats

/// JSON of which an object is broken, or that stands in one line.
@Suite("Broken JSON")
struct BrokenJSONTests {
  private static func titles(_ text: String) -> [String] {
    Export.read(text).records.compactMap { $0.citation.text("title") }
  }

  private static func item(_ number: Int) -> String {
    "{\"id\": \"x\(number)\", \"type\": \"article\", \"title\": \"T\(number)\"}"
  }

  @Test(arguments: [
    "[\n\(item(1)),\n{\"id\": \"x2\", \"title\": \"Two},\n\(item(3)),\n\(item(4))\n]",
    "[\n\(item(1)),\n{\"id\": \"x2\", \"author\": [{\"family\": \"Two\"],\n\(item(3)),\n\(item(4))\n]",
    "[\(item(1)), {\"id\": \"x2\", \"title\": \"Two}, \(item(3)), \(item(4))]",
    "[\(item(1)), {\"id\": \"x2\", \"title\": [\"Two\"}, \(item(3)), \(item(4))]",
    "[\(item(1)), {\"id\": \"x2\", \"title\": \"Two}, \(item(3))\n, \(item(4))]",
    "[\n  {\n    \"id\": \"x1\", \"title\": \"T1\"\n  },\n  {\n    \"id\": \"x2\",\n    \"title\": \"Two\n  },\n"
      + "  {\n    \"id\": \"x3\", \"title\": \"T3\"\n  },\n  {\n    \"id\": \"x4\", \"title\": \"T4\"\n  }\n]",
    "[ {\n  \"id\" : \"x1\", \"title\": \"T1\"\n}, {\n  \"id\" : \"x2\",\n  \"title\" : \"Two\n}, {\n"
      + "  \"id\" : \"x3\", \"title\" : \"T3\"\n}, {\n  \"id\" : \"x4\", \"title\" : \"T4\"\n} ]",
  ])
  func `an object that does not end costs no other, and is named`(text: String) {
    let (_, records, tally) = Export.read(text)
    #expect(records.compactMap { $0.citation.text("title") } == ["T1", "T3", "T4"], "\(text)")
    let line = 1 + text.prefix { $0 != "2" }.count { $0 == "\n" }
    #expect(tally.remarks.contains { $0.severity == .error && $0.lines.contains { abs(Int($0) - line) <= 1 } })
    #expect(tally.remarks.count { $0.severity == .error } == 1, "\(tally.remarks)")
  }

  @Test(arguments: [
    ("[", "1:1: the list that begins here is not closed: the file ends with line 1 and may be cut off", 0),
    (
      "\n [\n\(item(1)),\n\(item(2))\n",
      "2:2: the list that begins here is not closed: the file ends with line 4 and may be cut off", 2
    ),
    (
      "[\n\(item(1)),\n", "1:1: the list that begins here is not closed: the file ends with line 2 and may be cut off",
      1
    ),
    ("[\n\(item(1)),\n]", "3:1: expected an object behind the comma, found ']'", 1),
    ("[\n\(item(1)),,\(item(2))]", "2:48: expected an object, found a comma", 2),
    ("[,\(item(1))]", "1:2: expected an object, found a comma", 1),
    ("[\(item(1))\n\(item(2))]", "2:1: expected a comma between this and the one before it", 2),
    ("[\(item(1))]]", "1:49: expected the end of the file behind the ']' of the list", 1),
    ("[\(item(1))]\n[\(item(2))]", "2:1: expected the end of the file behind the ']' of the list", 2),
    ("[[\(item(1))]]", "1:2: a list begins within the list; expected an object", 1),
  ])
  func `what a list lacks or has too much of is named with its place, and costs no record`(
    text: String, fault: String, count: Int
  ) {
    let (_, records, tally) = Export.read(text)
    #expect(records.count == count)
    let faults = tally.remarks.filter { $0.severity == .error }.map { "\($0.lines[0]):\($0.columns[0]): \($0.message)" }
    #expect(faults == [fault])
  }

  @Test func `our own lists and lines are held to the same`() {
    var maker = RecordMaker(seed: 3)
    let records = (1...3).map { maker.full($0) }
    var list = ""
    RecordsJSONFormat.write(records, to: &list)
    var lines = ""
    JSONLinesExport.write(records, to: &lines)
    func faults(_ text: some StringProtocol) -> [String] {
      let (_, read, tally) = Export.read(String(text))
      #expect(read.count == 3)
      return tally.remarks.filter { $0.severity == .error }.map { "\($0.lines):\($0.columns): \($0.message)" }
    }
    #expect(faults(list) == [] && faults(lines) == [])
    #expect(
      faults(list.dropLast(2))
        == ["[1]:[1]: the list that begins here is not closed: the file ends with line 4 and may be cut off"])
    let columns = list.split(separator: "\n").dropFirst().map { $0.unicodeScalars.count }
    #expect(faults(list.dropFirst(2)).first == "[1, 2]:[\(columns[0]), \(columns[1])]: this comma stands in no list")
    #expect(
      faults(list.replacing(",\n", with: "\n")) == [
        "[3, 4]:[1, 1]: expected a comma between this and the one before it"
      ])
  }

  @Test func `a hundred thousand lists in each other are one fault`() {
    let (_, records, tally) = Export.read(String(repeating: "[", count: 100_000))
    #expect(records.isEmpty)
    #expect(tally.remarks.map(\.count) == [1, 1])
  }

  @Test func `a line of JSON Lines that is cut off costs no other`() {
    func line(_ number: Int) -> String {
      "{\"id\":\"x\(number)\",\"citation\":{\"id\":\"x\(number)\",\"type\":\"article\",\"title\":\"T\(number)\"}}\n"
    }
    let text = line(1) + line(2).prefix(40) + "\n" + line(3) + line(4).dropFirst() + line(5)
    let (_, records, tally) = Export.read(text)
    #expect(records.map(\.id) == ["x1", "x3", "x5"])
    #expect(tally.remarks.filter { $0.severity == .error }.map { $0.lines.first }.contains(2))
  }

  @Test(arguments: [
    "[\(item(1)), {\"id\": \"x2\", \"x\": \"\(String(repeating: "0", count: 3000))\"}, \(item(3)),\n\(item(4))]",
    "[\(item(1)), {\"id\": \"x2\", \"x\": [0\(String(repeating: ",0", count: 500))]}, \(item(3)),\n\(item(4))]",
    "[\(item(1)), {\"x\": [0\(String(repeating: ",\n0", count: 900))], \"y\": [{}, {\"id\": \"y\"}]}, \(item(3)), \(item(4))]",
  ])
  func `an object that is too large is left out, and those behind it are read, on its line too`(text: String) throws {
    var items = JSONItems(try TextSource(BytesAtHand(Array(text.utf8))))
    items.largest = 2000
    items.mostValues = 400
    let reading = ExportReading { _ in }
    var titles: [String?] = []
    while let item = try items.next(into: reading) { titles.append(item["title"]?.string) }
    #expect(titles == ["T1", "T3", "T4"])
    let remarks = reading.tally.remarks
    #expect(remarks.map(\.lines) == [[1]] && remarks[0].message.contains("left out; the rest is read"), "\(remarks)")
  }

  @Test func `of an object that is too large and never closed, it is said that no other was looked for in it`() throws {
    let text = "[\(Self.item(1)), {\"id\": \"x2\", \"x\": [0\(String(repeating: ",0", count: 500)), \(Self.item(3))"
    var items = JSONItems(try TextSource(BytesAtHand(Array(text.utf8))))
    items.mostValues = 400
    let reading = ExportReading { _ in }
    #expect(try items.next(into: reading)?["title"]?.string == "T1")
    #expect(try items.next(into: reading) == nil)
    #expect(
      reading.tally.remarks.map(\.message) == [
        "the file ends within this object; it is too large to look in it for others"
      ])
  }

  @Test func `a file of one long line is read, each object in its column`() {
    let filler = String(repeating: "ä", count: 1_700_000)
    let text =
      "["
      + (1...5).map { "{\"id\": \"x\($0)\", \"note\": \"\(filler)\", \"title\": \"T\($0)\"}" }
      .joined(separator: ", ") + ", {]}]"
    let (_, records, tally) = Export.read(text)
    #expect(records.compactMap { $0.citation.text("title") } == (1...5).map { "T\($0)" })
    let place = text.unicodeScalars.count - 4 + 2
    #expect(tally.remarks.map(\.columns) == [[Int32(place)]], "\(tally.remarks) \(place)")
  }

  @Test func `objects within objects may begin a line of their own`() {
    let text = "[{\"id\": \"x1\", \"title\": \"T1\", \"author\": [\n{\"family\": \"A\"},\n{\"family\": \"B\"}]}]"
    #expect(Self.titles(text) == ["T1"])
    #expect(Export.read(text).records.first?.citation.authors.count == 2)
  }
}
