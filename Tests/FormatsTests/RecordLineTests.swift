import Records
import TestSupport
import Testing

@testable import Formats

@Suite("Lines as Garner writes them")
struct RecordLineTests {
  /// All that comes of an export.
  private struct Outcome: Equatable {
    var lines: [String] = []
    var entries: [RecordBlock.Entry] = []
    var counts: [String: ImportTally.Count] = [:]
    var remarks: [ImportTally.Remark] = []

    init(_ bytes: [UInt8], carefully: Bool) throws {
      var lines: [String] = []
      var entries: [RecordBlock.Entry] = []
      let reading = ExportReading { block in
        lines.append(block.bytes.bytes.string)
        entries += block.records
      }
      try RecordsJSONFormat.read(BytesAtHand(bytes), into: reading, carefully: carefully)
      reading.handOver()
      self.lines = lines
      self.entries = entries
      counts = reading.tally.counts
      remarks = reading.tally.remarks
    }
  }

  private static func lines(_ count: Int) -> [String] {
    var imports = RandomImports(seed: 5)
    var maker = RecordMaker(seed: 6)
    return (1...count).map { number in
      switch number % 3 {
      case 0:
        // A value of nothing is refused in a file, and a refused record is no example.
        ImportedRecord.withoutBlanks(imports.record(number)).lineText
      case 1: maker.article(number).lineText
      default: maker.full(number).lineText
      }
    }
  }

  private func takes(_ line: String) -> Bool {
    var scanner = RecordLineScanner()
    return line.lend { scanner.scan($0) } != nil
  }

  @Test func `most lines are known at a glance, and what comes of them is what comes of reading them carefully`() throws
  {
    let lines = Self.lines(900)
    #expect(lines.count(where: takes) > 300)
    for frame in [("", "\n", "\n"), ("[\n", ",\n", "\n]\n"), ("", "\r\n", "")] {
      let bytes = Array((frame.0 + lines.joined(separator: frame.1) + frame.2).utf8)
      let quick = try Outcome(bytes, carefully: false)
      #expect(quick == (try Outcome(bytes, carefully: true)))
      #expect(quick.entries.count == lines.count)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [0, 1, 2])
  func `blank lines before, between and behind the records say nothing`(end: String, place: Int) throws {
    var lines = ["a", "b"].map { #"{"id":"\#($0)","citation":{"id":"\#($0)","type":"book","title":"x"}}"# }
    lines.insert(contentsOf: ["", ""], at: place)
    let outcome = try Outcome(Array(lines.map { $0 + end }.joined().utf8), carefully: false)
    #expect(outcome.entries.count == 2)
    #expect(outcome == (try Outcome(Array(lines.map { $0 + end }.joined().utf8), carefully: true)))
  }

  @Test(arguments: ["\n", ",\n", "\r\n"])
  func `after a line that is read carefully the next are known at a glance again`(end: String) throws {
    let plain = #"{"id":"a","citation":{"id":"a","type":"book","title":"x"},"line":1}"#
    let lines = [plain, #"{"id": "a", "citation":{"id":"a","type":"book"}}"#, plain, plain]
    let text = (end == ",\n" ? "[\n" : "") + lines.map { $0 + end }.joined()
    var items = JSONItems(try TextSource(BytesAtHand(Array(text.utf8))))
    let reading = ExportReading { _ in }
    var known: [Int] = []
    repeat {
      while try items.nextLine(
        into: reading,
        { line, number in
          guard takes(line.string) else { return false }
          known.append(number)
          return true
        })
      {}
    } while try items.next(into: reading) != nil
    // Behind the line on which a list begins, the first object is read carefully too.
    #expect(known == (end == ",\n" ? [4, 5] : [1, 3, 4]))
  }

  @Test func `a line that is read comes out as it went in, but for its number`() throws {
    for line in Self.lines(300) {
      let outcome = try Outcome(Array(line.utf8), carefully: true)
      let content = try #require(line.firstRange(of: ",\"line\":")).lowerBound
      #expect(outcome.lines == [line[..<content] + ",\"line\":1}\n"])
    }
  }

  @Test func `a broken or changed line comes out the same, at a glance or read carefully`() throws {
    var random = SeededGenerator(seed: 8)
    let pieces = [
      "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "0", "-1", "1.5", "true", "false", "null", "\\n", "\\u0041",
      "\n", "\t", "\u{1}", "\u{FFFE}", "é", "\"id\":\"x\"", ",\"line\":1", "retract", "RetractionIn", "[]", "{}",
      "\"\"",
    ]
    for line in Self.lines(60) {
      let original = Array(line.utf8)
      for _ in 0..<50 {
        var bytes = original
        for _ in 0...Int.random(in: 0...1, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
          switch Int.random(in: 0..<5, using: &random) {
          case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
          case 1: bytes.removeSubrange(place..<end)
          case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
          default: bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
          }
          if bytes.isEmpty { bytes = original }
        }
        let text = bytes + Array("\n".utf8) + original
        #expect(try Outcome(text, carefully: false) == Outcome(text, carefully: true), "\(bytes.string)")
      }
    }
  }

  @Test(arguments: [
    #"{"id":"a","citation":{"id":"b","type":"book"}}"#, #"{"id":"a","citation":{"type":"book","id":"a"}}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","title":" "}}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","title":"x","title":"y"}}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","title":"\u0041"}}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","issued":{"date-parts":[[2005]]}}}"#,
    #"{"id":"a","citation":{"id":"a","type":"book"},"keywords":[]}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","status":"retracted"}}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","title":"RETRACTED: x"},"line":1}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","title":"[Retracted] x"},"line":1}"#,
    #"{"id":"a","citation":{"id":"a","type":"book"},"publicationTypes":[{"name":"Retracted Publication"}]}"#,
    #"{"id":"a", "citation":{"id":"a","type":"book"}}"#, #"{"id":"a","citation":{"id":"a","type":"book"}} "#,
    #"{"id":"a","citation":{"id":"a","type":"buch"}}"#, #"{"id":"a","citation":{"id":"a","type":"book"},"line":01}"#,
    #"{"id":"a","citation":{"id":"a","type":"book","author":[{}]}}"#,
  ])
  func `a line that is written in another way is left to the careful reading`(line: String) {
    #expect(!takes(line))
    #expect(takes(#"{"id":"a","citation":{"id":"a","type":"book","title":"x"},"line":1}"#))
  }
}

extension ImportedRecord {
  fileprivate static func withoutBlanks(_ record: ImportedRecord) -> ImportedRecord {
    var record = record
    for index in record.kept.indices { record.kept[index].values.removeAll { $0.isEmpty } }
    return record
  }
}

extension [UInt8] {
  fileprivate var string: String { String(decoding: self, as: UTF8.self) }
}
