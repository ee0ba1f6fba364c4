import Foundation
import Records
import Testing

@testable import Formats

@Suite("XML in pieces")
struct XMLPiecesTests {
  private static func endNote(_ number: Int, _ more: String = "") -> String {
    "<record><rec-number>\(number)</rec-number><ref-type name=\"Book\">6</ref-type><titles><title>T\(number)</title></titles>"
      + "<abstract>\(String(repeating: "word ", count: 200))</abstract>\(more)</record>\n"
  }

  private static func endNoteFile(_ records: [String]) -> String {
    "<?xml version=\"1.0\"?><xml><records>\n" + records.joined() + "</records></xml>"
  }

  @Test func `a long file of EndNote's is read whole, on one processor or two`() {
    let text = Self.endNoteFile((0..<5000).map { Self.endNote($0) })
    for processors in [1, 2] {
      let (_, records, tally) = Export.read(Array(text.utf8), processors: processors)
      #expect(records.count == 5000)
      #expect(tally.remarks.isEmpty, "\(tally.remarks)")
    }
  }

  @Test func `a broken record of EndNote's costs no other`() {
    let broken = Self.endNote(1).replacing("</title>", with: "</titel>")
    let (_, records, tally) = Export.read(Self.endNoteFile([Self.endNote(0), broken, Self.endNote(2)]))
    #expect(records.map { $0.citation.text("title") } == ["T0", "T2"])
    #expect(tally.remarks.filter { $0.severity == .error }.map(\.lines) == [[3]])
  }

  @Test func `a record that is longer than memory allows is left out, and those after it are read`() throws {
    let long = Self.endNote(1, "<notes>" + String(repeating: "longer\n", count: 400_000) + "</notes>")
    let text = Self.endNoteFile([Self.endNote(0), long, Self.endNote(2), Self.endNote(3)])
    var cutter = XMLCutter(BytesAtHand(Array(text.utf8)), fields: EndNoteWalker.fields, largest: 1 << 20)
    try cutter.start()
    let worker = PieceWorker<EndNoteWalker>(cutter.frame)
    var ends: [Int] = []
    let reading = ExportReading { block in ends += block.records.map(\.line) }
    while let piece = try cutter.next() {
      worker.read(piece)
      worker.handOver(to: reading)
    }
    #expect(ends == [2, 400_004, 400_005])
    #expect(cutter.refusals.map(\.line) == [3] && !reading.tally.hasErrors)
  }

  @Test(arguments: ["<!-- ", "<![CDATA[ ", "<?x "])
  func `what looks like a record in a comment, a CDATA section or an instruction is none`(start: String) {
    let end = start.hasPrefix("<!-") ? " -->" : start.hasPrefix("<![") ? " ]]>" : " ?>"
    let hidden = start + PubMedSample.article(900) + end
    let inside = start.hasPrefix("<![") ? "<GeneralNote>\(hidden)</GeneralNote>" : hidden
    let articles = (1...6000).map { PubMedSample.article($0, $0 % 3 == 0 ? inside : "") }
    let text = "<PubmedArticleSet>\n" + articles.joined() + "</PubmedArticleSet>\n"
    let (_, records, tally) = Export.read(Array(text.utf8), processors: 2)
    #expect(records.count == 6000)
    #expect(!records.contains { $0.id == "pmid-900" } || records.count { $0.id == "pmid-900" } == 1)
    #expect(!tally.hasErrors, "\(tally.remarks)")
  }

  @Test(arguments: [(2, 3), (0, 2), (2000, 3000), (3000, 1)], [1, 2])
  func `files that were joined are read whole, and it is told`(counts: (first: Int, second: Int), processors: Int) {
    func file(_ numbers: Range<Int>) -> String {
      "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD\" \"https://x/y.dtd\">\n<PubmedArticleSet>\n"
        + numbers.map { PubMedSample.article($0 + 1) }.joined(separator: "\n") + "\n</PubmedArticleSet>\n"
    }
    let (first, second) = (file(0..<counts.first), file(counts.first..<(counts.first + counts.second)))
    let (_, records, tally) = Export.read(Array((first + "\u{FEFF}" + second + second).utf8), processors: processors)
    let all = (1...(counts.first + counts.second)).map { "pmid-\($0)" }
    #expect(records.map(\.id) == all + all.dropFirst(counts.first))
    let line = first.count { $0 == "\n" } + 3
    #expect(!tally.hasErrors && tally.remarks.map(\.isFault) == [true], "\(tally.remarks)")
    #expect(tally.remarks.first?.lines.map(Int.init) == [line, line + second.count { $0 == "\n" }])
    #expect(
      records.last?.line == (first + second + second).count { $0 == "\n" }
        - PubMedSample.article(1).count { $0 == "\n" } - 1)
  }

  @Test func `thousands of files that hold nothing may be joined before one with a record`() {
    let count = 5_000
    let text = String(repeating: "<PubmedArticleSet></PubmedArticleSet>\n", count: count)
    let (_, records, tally) = Export.read(text + PubMedSample.set)
    #expect(records.map(\.id) == [1, 2, 3].map { "pmid-\($0)" } && !tally.hasErrors)
    #expect(tally.remarks.map(\.lines.count) == [count])
  }

  @Test func `a broken record beside the end of a joined file costs no other`() {
    let broken = PubMedSample.set.replacing(
      PubMedSample.article(3), with: PubMedSample.article(3).replacing("</ArticleTitle>", with: "</Title>"))
    let (_, records, tally) = Export.read(broken + "\n" + PubMedSample.set)
    #expect(records.map(\.id) == [1, 2, 1, 2, 3].map { "pmid-\($0)" } && tally.hasErrors)
  }

  @Test func `a record that was finished stays where what follows it is broken`() {
    let text = PubMedSample.set.replacing(
      PubMedSample.article(2), with: PubMedSample.article(2).replacing("<PubmedArticle>", with: "<PubmedBrticle>"))
    let (_, records, tally) = Export.read(text)
    #expect(records.map(\.id) == ["pmid-1", "pmid-3"])
    #expect(tally.hasErrors)
  }

  @Test func `a broken start tag in our own XML costs its own record only, and is named by its line`() throws {
    var maker = RecordMaker(seed: 9)
    let records = (1...4).map { maker.full($0) }
    var text = ""
    RecordsXMLFormat.write(records, to: &text)
    let starts = text.ranges(of: "<imported ")
    let start = starts[2].lowerBound
    text.replaceSubrange(starts[2], with: "<importEd ")
    let (_, read, tally) = Export.read(text)
    #expect(read.map(\.id) == [0, 1, 3].map { records[$0].id })
    let fault = try #require(tally.remarks.first)
    let line = text[..<start].count { $0 == "\n" } + 1
    let before = text[..<starts[1].lowerBound].count { $0 == "\n" } + 1
    #expect(tally.remarks.count == 1)
    #expect(
      fault.message.hasPrefix("what follows the record that begins on line \(before), up to the next, is left out: "),
      "\(fault)")
    #expect(fault.message.hasSuffix("to close <importEd> of line \(line)"), "\(fault)")
  }

  @Test func `an unended comment costs its own record only`() {
    let text = PubMedSample.set.replacing("<Volume>2</Volume>", with: "<!-- <Volume>2</Volume>")
    let (_, records, tally) = Export.read(text)
    #expect(records.map(\.id) == ["pmid-1", "pmid-3"])
    #expect(tally.hasErrors)
  }

  @Test(arguments: [
    ("<!-- %@ -->", 12 << 20, 3), ("<?x %@?>", 3 << 20, 3), ("<?x %@?>", 12 << 20, 2), ("<x y=\"%@\"/>", 1 << 19, 3),
    ("<x y=\"%@\"/>", 3 << 20, 2),
  ])
  func `a comment, an instruction or a value in a tag may be long`(markup: String, length: Int, count: Int) {
    let long = markup.replacing("%@", with: String(repeating: "y", count: length))
    let text = PubMedSample.set.replacing("<Volume>2</Volume>", with: long)
    let (_, records, tally) = Export.read(text)
    #expect(records.count == count)
    #expect(tally.hasErrors == (count == 2), "\(tally.remarks)")
  }

  @Test(arguments: ["\n", "<!-- <PubmedArticle> <x> -->", "<?x <y>?>\n"])
  func `however much stands before the first tag, the export is known, read and cut`(filler: String) {
    let articles = (1...9).map { PubMedSample.article($0, $0 == 7 ? "<i>x</b>" : "x") }.joined()
    let own = (1...3).map {
      "<imported id=\"x\($0)\"><citation id=\"x\($0)\" type=\"book\"><title>T</title></citation></imported>\n"
    }.joined()
    for (text, count, errors) in [
      ("<PubmedArticleSet>\n\(articles)</PubmedArticleSet>", 8, 1),
      ("<records xmlns=\"\(RecordsXMLFormat.namespace)\">\n\(own)</records>", 3, 0),
    ] {
      for length in [80 << 10, 600 << 10] {
        let head = String(repeating: filler, count: length / filler.utf8.count)
        let (_, records, tally) = Export.read(head + text)
        #expect(records.count == count)
        #expect(tally.remarks.count { $0.severity == .error } == errors)
        // Line ends of the head and of what comes before the record at fault.
        if let line = tally.remarks.first?.lines.first {
          let before = text.prefix(upTo: text.range(of: "<i>x</b>")?.lowerBound ?? text.endIndex)
          #expect(line == 1 + (head + before).utf8.count { $0 == 0x0A })
        }
      }
    }
  }

  @Test func `a comment behind the first tag hides no format`() {
    let comment = "<!-- \(String(repeating: "y", count: 100 << 10)) -->"
    let text =
      "<article>\(comment)<front><article-meta><title-group><article-title>A</article-title></title-group>"
      + "</article-meta></front></article>"
    #expect(Export.read(text).records.map { $0.citation.text("title") } == ["A"])
  }

  @Test func `what entities stand for in one record costs none of its neighbours`() {
    let bomb = "&long;"
    let articles = (1...20).map {
      PubMedSample.article($0, $0 % 5 == 0 ? String(repeating: bomb, count: 300) : "&e;")
    }.joined()
    let long = String(repeating: "y", count: 10_000)
    let text =
      "<!DOCTYPE PubmedArticleSet [<!ENTITY e 'E'><!ENTITY long '\(long)'>]>\n<PubmedArticleSet>\n\(articles)"
      + "</PubmedArticleSet>"
    let (_, records, tally) = Export.read(text)
    #expect(records.count == 16)
    #expect(tally.remarks.count { $0.severity == .error } == 4)
    let imported = (1...6).map {
      "<imported id=\"x\($0)\"><citation id=\"x\($0)\" type=\"book\"><title>"
        + ($0 % 2 == 0 ? String(repeating: bomb, count: 300) : "&e;") + "</title></citation></imported>\n"
    }.joined()
    let own =
      "<!DOCTYPE records [<!ENTITY e 'E'><!ENTITY long '\(long)'>]>\n"
      + "<records xmlns=\"\(RecordsXMLFormat.namespace)\">\n\(imported)</records>"
    #expect(Export.read(own).records.map(\.id) == ["x1", "x3", "x5"])
  }

  @Test(arguments: [("ISO-8859-1", String.Encoding.isoLatin1), ("UTF-16", .utf16), ("UTF-8", .utf8)])
  func `an export that must be decoded is read, however long its declaration`(
    name: String, encoding: String.Encoding
  ) throws {
    for space in [1, 300, 5000] {
      let articles = (1...1200).map { PubMedSample.article($0) }.joined().replacing("<i>mood</i>", with: "naïve mood")
      let text =
        "<?xml version=\"1.0\"\(String(repeating: " ", count: space))encoding=\"\(name)\"?>\n<PubmedArticleSet>\n"
        + articles + "</PubmedArticleSet>\n"
      let (_, records, tally) = Export.read([UInt8](try #require(text.data(using: encoding))))
      #expect(records.count == 1200 && records.last?.citation.text("title") == "Running and naïve mood 1200.")
      #expect(!tally.hasErrors, "\(tally.remarks)")
    }
  }

  @Test func `a text is read whole however long it is and wherever the parser cuts it`() {
    for length in [3, 3990, 4000, 4010, 20_000] {
      for more in ["", "é", " &amp; &#233;", "<![CDATA[<b>]]>"] {
        let title = String(repeating: "word ", count: length / 5) + "end" + more + "."
        let text = PubMedSample.set.replacing(
          "<ArticleTitle>Running and <i>mood</i> 2.", with: "<ArticleTitle>" + title)
        let expected = title.replacing("&amp;", with: "&").replacing("&#233;", with: "é")
          .replacing("<![CDATA[<b>]]>", with: "<b>")
        #expect(Export.read(text).records.dropFirst().first?.citation.text("title") == expected)
      }
    }
  }

  @Test func `the tally and its remarks do not depend on the number of processors`() {
    let articles = (1...6000).map { number in
      PubMedSample.article(number).replacing(
        "</AuthorList>",
        with: "</AuthorList><Pagination><MedlinePgn>\(1000 + number)-\(number % 9)</MedlinePgn></Pagination>")
    }
    let text = "<PubmedArticleSet>\n" + articles.joined() + "</PubmedArticleSet>\n"
    let one = Export.read(Array(text.utf8))
    let two = Export.read(Array(text.utf8), processors: 2)
    #expect(one.tally.counts == two.tally.counts)
    #expect(one.tally.remarks == two.tally.remarks)
  }

  @Test func `a prefix that is bound to nothing does no harm, and text outside records is told of`() {
    let text = PubMedSample.set.replacing("<Volume>2</Volume>", with: "<Volume>2</Volume><x:y xlink:href=\"z\"/>")
      .replacing("</PubmedArticleSet>", with: "lost words</PubmedArticleSet>")
    let (_, records, tally) = Export.read(text)
    #expect(records.count == 3)
    #expect(tally.remarks.map(\.message) == ["text stands outside any record and is passed over"])
  }

  /// The sample with a document type, names of entities put into its titles.
  private static func set(declaring declarations: String, system: String = "", title: String) -> String {
    "<!DOCTYPE PubmedArticleSet \(system)[\(declarations)]>\n"
      + PubMedSample.set.split(separator: "\n").dropFirst().joined(separator: "\n")
      .replacing("<ArticleTitle>", with: "<ArticleTitle>\(title) ")
  }

  @Test func `a document type may declare entities, and a broken record beside them costs no other`() {
    let text = Self.set(
      declaring: "<!ENTITY who 'A &#38;amp; &beta;'><!ENTITY beta '&#946;'><!ENTITY unused SYSTEM '/etc/passwd'>",
      title: "&who;")
    let (_, records, tally) = Export.read(text)
    #expect(records.count == 3)
    #expect(records.allSatisfy { $0.citation.text("title")?.hasPrefix("A & β ") == true })
    #expect(tally.remarks.isEmpty)
    let broken = Export.read(text.replacing("<Volume>2</Volume>", with: "<Volume>2<Volume>"))
    #expect(broken.records.count == 2)
    #expect(broken.tally.remarks.count { $0.severity == .error } == 1)
  }

  @Test(arguments: [true, false])
  func `in UTF-16 a broken record costs no other, either`(isLittle: Bool) {
    let articles = (1...3000).map { PubMedSample.article($0, $0 == 7 ? "<i>x</b>" : "<i>€𝄞</i>") }
    let text =
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<PubmedArticleSet>\n\(articles.joined())</PubmedArticleSet>"
    let bytes = text.utf16.flatMap {
      isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
    let (_, records, tally) = Export.read(bytes)
    #expect(records.count == 2999)
    let same = Export.read(String(text.dropFirst()).replacing("\"UTF-16\"", with: "\"UTF-8\" "))
    #expect(same.records == records && same.tally.remarks == tally.remarks)
    #expect(tally.remarks.count { $0.severity == .error } == 1)
  }

  @Test(arguments: ["\n", "<!-- \n -->"])
  func `however much stands between two records, both are read, and it is told`(filler: String) throws {
    let text =
      Self.endNoteFile([
        Self.endNote(0), "\(String(repeating: filler, count: 3 << 20 / filler.utf8.count))\n" + Self.endNote(1),
      ])
    var cutter = XMLCutter(BytesAtHand(Array(text.utf8)), fields: EndNoteWalker.fields, largest: 1 << 20)
    try cutter.start()
    let worker = PieceWorker<EndNoteWalker>(cutter.frame)
    var count = 0
    let reading = ExportReading { block in count += block.records.count }
    while let piece = try cutter.next() {
      worker.read(piece)
      worker.handOver(to: reading)
    }
    #expect(count == 2 && !reading.tally.hasErrors)
    #expect(
      cutter.refusals.map(\.message) == [
        "what stands between two records from line 2 on is longer than 1 MiB and is passed over"
      ])
  }

  @Test(arguments: ["<PubmedArticleSet>", "<xml><records>", "<records xmlns=\"urn:garner:records:1\">"])
  func `a file that ends behind its first tag lacks its end`(text: String) {
    for ending in ["", "\n"] {
      #expect(Export.read(text + ending).tally.remarks.map(\.severity) == [.error], "\(ending.debugDescription)")
    }
  }

  @Test func `our own XML may declare entities`() {
    let record = "<imported id=\"x1\"><citation id=\"x1\" type=\"article\"><title>&e;</title></citation></imported>\n"
    func file(_ declared: String) -> String {
      "<!DOCTYPE records [\(declared)]>\n<records xmlns=\"\(RecordsXMLFormat.namespace)\">\n"
        + record.replacing("x1", with: "x2").replacing("&e;", with: "T") + record + "</records>"
    }
    let read = Export.read(file("<!ENTITY e 'E'><!ENTITY f SYSTEM 'f'><!ENTITY % g 'g'>"))
    #expect(read.records.map { $0.citation.text("title") } == ["T", "E"] && !read.tally.hasErrors)
    #expect(Export.read(file("<!ENTITY e SYSTEM 'e'>")).records.map(\.id) == ["x2"])
    let elsewhere = file("<!ENTITY e 'E'>").replacing("records [", with: "records SYSTEM \"r.dtd\" [")
    #expect(Export.read(elsewhere).records.map(\.id) == ["x2", "x1"])
    #expect(Export.read(file("<!ENTITY % g 'g'>%g;")).tally.remarks.map(\.severity) == [.error])
    for declared in [
      "<!ENTITY e '<!-- c --><![CDATA[E]]>'>", "<!ENTITY % g '<!ENTITY e \"E\">'>%g;",
      "<!ENTITY e 'E'><!ENTITY % h SYSTEM 'h'>%h;",
    ] {
      let read = Export.read(file(declared))
      #expect(
        read.records.map { $0.citation.text("title") } == ["T", "E"] && read.tally.remarks.isEmpty, "\(declared)")
    }
    let common = Export.read(
      file("").replacing("records [", with: "records SYSTEM \"r.dtd\" [").replacing("&e;", with: "&eacute;"))
    #expect(common.records.map { $0.citation.text("title") } == ["T", "é"])
    #expect(common.tally.remarks.map(\.lines) == [[4]] && !common.tally.hasErrors)
  }

  @Test(arguments: ["%p;", "<!ENTITY a>"])
  func `a document type that cannot be read makes the file be refused once`(declarations: String) {
    let (_, records, tally) = Export.read(Self.set(declaring: declarations, title: ""))
    #expect(records.isEmpty)
    #expect(tally.remarks.count == 1)
  }

  @Test func `a sign that only a document type elsewhere declares is read as HTML has it, and told of`() {
    let text = Self.set(declaring: "", system: "SYSTEM \"pubmed.dtd\" ", title: "&eacute; &alpha;")
    let (_, records, tally) = Export.read(text)
    #expect(records.count == 3)
    #expect(records.allSatisfy { $0.citation.text("title")?.hasPrefix("é α ") == true })
    #expect(tally.remarks.map { $0.message.prefix { $0 != " " } } == ["&eacute;", "&alpha;"])
    #expect(tally.remarks.allSatisfy { $0.lines.count == 3 && $0.severity != .error })
    let unknown = Export.read(text.replacing("&alpha;", with: "&nope;"))
    #expect(unknown.records.allSatisfy { $0.citation.text("title")?.hasPrefix("é &nope; ") == true })
    #expect(unknown.tally.remarks.map(\.isFault) == [false, true] && !unknown.tally.hasErrors)
    let own = Export.read(Self.set(declaring: "<!ENTITY a 'b'>", title: "&alpha;"))
    #expect(own.records.isEmpty)
    #expect(own.tally.remarks.contains { $0.message.contains("entity 'alpha' is not declared in this file") })
  }

  @Test(arguments: [
    ("<title>T2</title>", "<title>T2<title>"), ("<citation id=\"x2\"", "<citation0id=\"x2\""),
    ("id=\"x2\" type=\"article\"", "id=\"x2\" type=\"nonsense\""),
  ])
  func `a broken record of our own XML costs no other, and is named by its line`(whole: String, broken: String) {
    let records = (1...4).map { number in
      "<imported id=\"x\(number)\"><citation id=\"x\(number)\" type=\"article\"><title>T\(number)</title></citation>"
        + "</imported>\n"
    }
    let text = "<records xmlns=\"urn:garner:records:1\">\n" + records.joined()
    let damaged = Export.read(text.replacing(whole, with: broken) + "</records>")
    #expect(damaged.records.map(\.id) == ["x1", "x3", "x4"])
    #expect(damaged.tally.remarks.filter { $0.severity == .error }.allSatisfy { $0.lines.contains(3) })
    let cutOff = Export.read(text)
    #expect(cutOff.records.count == 4 && cutOff.tally.remarks.map(\.message) == ["the file ends before </records>"])
  }

  @Test func `a fault has its place in the file, also where many records stand on a line`() {
    func record(_ title: String) -> String {
      "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>\(title)</ArticleTitle></Article>"
        + "</MedlineCitation></PubmedArticle>"
    }
    let line = "<PubmedArticleSet>" + record("A") + record("B") + record("x & y") + "</PubmedArticleSet>"
    let place =
      line.utf8.count - "& y</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>".utf8.count
    for (text, first) in [(line, 1), ("<?xml version='1.0'?>\n" + line, 2), ("<!-- \n\n -->" + line, 3)] {
      let indent = first == 3 ? " -->".utf8.count : 0
      let error = Export.read(text).tally.remarks.first { $0.severity == .error }
      #expect(error?.marks(most: 1) == [Mark(line: first, column: place + indent + 2)])
    }
    let message = Export.read(
      "<PubmedArticleSet>\n" + record("A") + "\n" + record("B").replacing("</ArticleTitle>", with: "")
        + "</PubmedArticleSet>"
    ).tally.remarks.first { $0.severity == .error }?.message
    #expect(
      message?.contains("expected </ArticleTitle>, but </Article> stands here") == true, "\(message ?? "")")
  }

  @Test func `a tag with attributes without end costs its record and no time`() {
    let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
    let text =
      "<PubmedArticleSet>\n<PubmedArticle><MedlineCitation\(attributes)><PMID>1</PMID></MedlineCitation></PubmedArticle>\n"
      + "<PubmedArticle><MedlineCitation><PMID>2</PMID></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    let export = Export.read(text)
    #expect(export.records.map(\.id) == ["pmid-2"])
    let error = export.tally.remarks.first { $0.severity == .error }
    #expect(error?.message.contains("a tag longer than 64 KiB has more than 2048 equals signs") == true)
    #expect(error?.marks(most: 1) == [Mark(line: 2, column: 15 + 1)])
    // A long text is none.
    let long = String(repeating: "word ", count: 40_000)
    let title = Export.read(
      "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>\(long)</ArticleTitle>"
        + "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>")
    #expect(title.records.count == 1)
  }
}
