import Records
import Testing

@testable import Formats

@Suite("Settling guesses")
struct GuessEditTests {
  static let file = """
    {"id": "a2001", "role": "included",
     "citation": {"id": "a2001", "type": "book", "volume": 12},
     "sample": {"age": {"min": 14, "max": 18}, "conditions": ["a", "b", "c"]},
     "absent": {"/effects": "not-reported"},
     "unconfirmed": [
      {"path": "/sample/age/min", "source": "abstract", "quote": "q"},
      {"path": "/sample/age/max", "source": "abstract", "quote": "q"},
      {"path": "/sample/conditions/0", "source": "title", "quote": "a"},
      {"path": "/sample/conditions/1", "source": "title", "quote": "b"},
      {"path": "/sample/conditions/2", "source": "title", "quote": "c"}],
     "leads": [
      {"path": "/sample/n", "source": "abstract", "quote": "some 40 vets"},
      {"path": "/sample/conditions", "source": "title", "quote": "d", "concepts": ["d"]}]}
    """

  static func settled(right: [String] = [], wrong: [String] = []) throws -> StudyRecord {
    let leads = ["/sample/n", "/sample/conditions"]
    let looked =
      GuessEdit.lookedAt(right, areRight: true, leads: leads) + GuessEdit.lookedAt(wrong, areRight: false, leads: leads)
    let text = try #require(
      GuessEdit.settling(right: right, wrong: wrong, looked: looked, in: Array(file.utf8), file: "a2001.json"))
    #expect(text.contains("\"volume\": 12"), "what was not asked for is as it was")
    let reading = RecordFormats.read(Array(text.utf8), file: "a2001.json", stem: "a2001", vocabulary: nil)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    return try #require(reading.value)
  }

  @Test func `what is right stays, and is no guess any more`() throws {
    let record = try Self.settled(right: ["/sample/age", "/sample/conditions/1"])
    #expect(record.sample?.age == Age(min: 14, max: 18))
    #expect(record.unconfirmed.map(\.pointer) == ["/sample/conditions/0", "/sample/conditions/2"])
  }

  @Test func `what is wrong goes, and its place is not extracted`() throws {
    let record = try Self.settled(wrong: ["/sample/age/max"])
    #expect(record.sample?.age == Age(min: 14) && record.absence(at: "/sample/age/max") == .notExtracted)
    #expect(record.absence(at: "/effects") == .notReported)
  }

  @Test func `an item that goes moves the places of those behind it`() throws {
    let record = try Self.settled(wrong: ["/sample/conditions/1"])
    #expect(record.sample?.conditions == ["a", "c"])
    #expect(record.unconfirmed.map(\.pointer).suffix(2) == ["/sample/conditions/0", "/sample/conditions/1"])
    #expect(record.unconfirmed.last?.quote == "c")
    #expect(record.absence(at: "/sample/conditions") == nil)
  }

  @Test func `a guess stays with its item where a person put others before it, and is told where that is gone`() throws
  {
    func text(_ conditions: String) -> [UInt8] {
      Array(
        """
        {"id": "a2001", "role": "included", "citation": {"id": "a2001", "type": "book", "volume": 12},
         "sample": {"conditions": [\(conditions)]},
         "unconfirmed": [{"path": "/sample/conditions/0", "value": "b", "source": "title", "quote": "q"}]}
        """.utf8)
    }
    let moved = RecordFormats.read(text("\"a\", \"b\""), file: "a2001.json", stem: "a2001", vocabulary: nil)
    #expect(moved.value?.unconfirmed.map(\.pointer) == ["/sample/conditions/1"])
    let settled = try #require(
      GuessEdit.settling(
        right: [], wrong: ["/sample/conditions/1"], looked: [], in: text("\"a\", \"b\""), file: "a2001.json"))
    let record = RecordFormats.read(Array(settled.utf8), file: "a2001.json", stem: "a2001", vocabulary: nil).value
    #expect(record?.sample?.conditions == ["a"] && record?.unconfirmed.isEmpty == true)
    let gone = RecordFormats.read(text("\"a\""), file: "a2001.json", stem: "a2001", vocabulary: nil)
    #expect(gone.problems.map(\.message) == ["its list has no 'b' any more: take this guess out"])
  }

  @Test func `the leads of a place that a person has looked at go, whether it was filled in or not`() throws {
    #expect(try Self.settled(right: ["/sample/n"]).leads.map(\.pointer) == ["/sample/conditions"])
    #expect(try Self.settled(right: ["/sample"]).leads.isEmpty)
    #expect(try Self.settled(wrong: ["/sample/conditions"]).leads.map(\.pointer) == ["/sample/n"])
    let wrong = try Self.settled(wrong: ["/sample"])
    #expect(wrong.leads.count == 2, "that guesses are wrong says nothing of what is open")
    let one = try Self.settled(right: ["/sample/conditions/1"])
    #expect(one.leads.count == 2, "one condition that is right says nothing of others")
  }

  @Test func `a section that holds nothing more goes with its last value`() throws {
    let record = try Self.settled(wrong: ["/sample"])
    #expect(record.sample == nil && record.unconfirmed.isEmpty)
    #expect(record.absence(at: "/sample/conditions") == .notExtracted)
    #expect(record.absent.map(\.pointer) == ["/effects", "/sample"], "it is as one that nobody has filled in")
  }

  @Test func `of a section that holds nothing more, what was told of its parts stays`() throws {
    func absences(_ recorded: String, wrong: [String]) throws -> [String: AbsenceKind] {
      let text = """
        {"id": "a2001", "role": "included", "citation": {"id": "a2001", "type": "book"},
         "sample": {"n": 12, "age": {"min": 14, "max": 18}}, "setting": {"concepts": ["a", "b"]},
         "absent": {\(recorded)},
         "unconfirmed": [
          {"path": "/sample/age/min", "source": "abstract", "quote": "q"},
          {"path": "/sample/age/max", "source": "abstract", "quote": "q"},
          {"path": "/setting/concepts/0", "value": "a", "source": "title", "quote": "a"},
          {"path": "/setting/concepts/1", "value": "b", "source": "title", "quote": "b"}]}
        """
      let settled = try #require(
        GuessEdit.settling(right: [], wrong: wrong, looked: [], in: Array(text.utf8), file: "a2001.json"))
      let reading = RecordFormats.read(Array(settled.utf8), file: "a2001.json", stem: "a2001", vocabulary: nil)
      #expect(reading.problems.isEmpty, "\(reading.problems)")
      let record = try #require(reading.value)
      return Dictionary(record.absent.map { ($0.pointer, $0.kind) }, uniquingKeysWith: { first, _ in first })
    }
    let stay = "\"/setting/stayMonths\""
    #expect(try absences("", wrong: ["/setting"]) == ["/setting": .notExtracted])
    #expect(try absences("", wrong: ["/setting/concepts"]) == ["/setting": .notExtracted])
    #expect(try absences("\(stay): \"not-extracted\"", wrong: ["/setting"]) == ["/setting": .notExtracted])
    #expect(
      try absences("\(stay): \"not-reported\"", wrong: ["/setting"])
        == ["/setting/stayMonths": .notReported, "/setting/concepts": .notExtracted])
    #expect(try absences("", wrong: ["/setting/concepts/0"]).isEmpty)
    #expect(try absences("", wrong: ["/sample/age"]) == ["/sample/age": .notExtracted])
    #expect(try absences("", wrong: ["/sample/age/max"]) == ["/sample/age/max": .notExtracted])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `what is right is cut out of XML, and comments and layout stay`(lineEnd: String) throws {
    let text = """
      <?xml version="1.0"?>
      <!-- <guess path="/x"/> -->
      <record xmlns="urn:garner:record:1" id="a2001" role="included">
        <citation id="a2001" type="book"><title><![CDATA[<guess/>]]></title></citation> <!-- looked at -->
        <sample n="10"/>
        <design><concept>rct</concept></design>
           <guess path="/design/concepts/0"
             source="title"><quote>a > b</quote></guess>
        <guess path="/sample/n" source="abstract" ><quote>Ten.</quote></guess><!-- read again -->
      </record>
      """.replacing("\n", with: lineEnd)
    let guesses = ["/design/concepts/0", "/sample/n"]
    let bytes = try #require(GuessEdit.cutting(right: ["/design"], of: guesses, fromXML: Array(text.utf8)))
    let cut =
      "\(lineEnd)     <guess path=\"/design/concepts/0\"\(lineEnd)       source=\"title\"><quote>a > b</quote></guess>"
    #expect(String(decoding: bytes, as: UTF8.self) == text.replacing(cut, with: "") && text.contains(cut))
    let reading = RecordFormats.read(Array(text.utf8), file: "a2001.xml", stem: "a2001", vocabulary: nil)
    let whole = try #require(reading.value, "\(reading.problems)")
    let settled = RecordFormats.read(bytes, file: "a2001.xml", stem: "a2001", vocabulary: nil).value
    #expect(whole.unconfirmed.map(\.pointer) == guesses && settled?.unconfirmed.map(\.pointer) == ["/sample/n"])
    let none = try #require(GuessEdit.cutting(right: ["/sample"], of: ["/sample/n"], fromXML: bytes))
    #expect(String(decoding: none, as: UTF8.self).contains("  <!-- read again -->"))
    #expect(GuessEdit.cutting(right: ["/sample"], of: [], fromXML: bytes) == nil)
  }

  @Test func `what is wrong goes out of XML too, and comments that have their own lines stay in their places`() throws {
    let node = try #require(JSONReader.read(Array(Self.file.utf8), file: "").value)
    let plain = XMLFormat.write(node, shape: RecordShape.record)
    var lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let sample = try #require(lines.firstIndex { $0.contains("<sample") })
    lines.insert("  <!-- two lines", at: sample)
    lines.insert("       of a comment -->", at: sample + 1)
    let last = try #require(lines.lastIndex { $0.contains("</record>") })
    lines.insert("  <!-- the end -->", at: last)
    let commented = lines.joined(separator: "\n")
    for text in [commented, commented.replacing("\n", with: "\r\n")] {
      let bytes = Array(text.utf8)
      let settled = try #require(
        GuessEdit.settling(right: [], wrong: ["/sample/age/max"], looked: [], in: bytes, file: "a2001.xml"))
      #expect(!settled.contains("<!--"))
      let whole = try #require(GuessEdit.puttingCommentsBack(into: settled, of: bytes, file: "a2001.xml"))
      #expect(whole.contains("  <!-- two lines\n       of a comment -->\n  <sample"))
      #expect(whole.contains("  <!-- the end -->\n</record>"))
      let bare = whole.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("<!--") && !$0.contains("-->") }
      #expect(bare.joined(separator: "\n") == settled)
    }
    // Nothing tells where these belong.
    for text in [
      commented.replacing("  <sample", with: "    <sample"), plain.replacing("<sample", with: "<!-- x --><sample"),
    ] {
      #expect(GuessEdit.puttingCommentsBack(into: plain, of: Array(text.utf8), file: "a2001.xml") == nil)
    }
  }
}
