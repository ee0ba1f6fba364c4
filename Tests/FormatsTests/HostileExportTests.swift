import Foundation
import Records
import TestSupport
import Testing

@testable import Formats

@Suite("Hostile exports")
struct HostileExportTests {
  /// A few records in each format that can be read, as they are written here or elsewhere.
  static let samples: [String: [UInt8]] = {
    var maker = RecordMaker(seed: 5)
    let records = (1...4).map { maker.full($0) }
    var samples = Dictionary(
      uniqueKeysWithValues: ExportFormats.all.map { format in
        var text = ""
        format.write(records, to: &text)
        return (format.exportName, Array(text.utf8))
      })
    samples["latex"] = Array(
      #"@book{a, title = {{CO}$_2$ \"{u} \textit{x} $\alpha^{2}_3$ \'e $\sqrt{2}$ ``q'' -- \ss}, author = {Gödel, K.}}"#
        .utf8)
    samples["pubmed-xml"] = Array(PubMedSample.set.utf8)
    samples["web-of-science"] = Array(WebOfScienceTests.sample.utf8)
    samples["crossref"] = Array(CrossrefTests.answer.utf8)
    samples["ovid"] = Array(SourceFieldTests.ovid.utf8)
    samples["jats"] = Array(JATSTests.article.utf8)
    samples["endnote-xml"] = Array(EndNoteTests.export.utf8)
    return samples
  }()

  @Test(arguments: samples.keys.sorted())
  func `cut off at any byte, what is whole before is read and nothing breaks`(name: String) throws {
    let bytes = try #require(Self.samples[name])
    let all = Export.read(bytes).records
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
      let (_, records, _) = Export.read(Array(bytes[..<length]))
      // The last one may be a part.
      #expect(records.count <= all.count)
      for (cut, whole) in zip(records.dropLast(), all) { #expect(cut.citation == whole.citation) }
    }
  }

  @Test(arguments: samples.keys.sorted())
  func `signs of several bytes at any place stay whole`(name: String) throws {
    let bytes = try #require(Self.samples[name])
    let signs = ["é", "\u{308}", "ﬁ", "‘", "“", "€", "\u{FFFD}", "𝛼", "ı", "\u{A0}"].map { Array($0.utf8) }
    var random = SeededGenerator(seed: 8)
    for start in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      var changed = bytes
      for _ in 0..<4 {
        let place = min(changed.count, start + Int.random(in: 0..<40, using: &random))
        let isWithin = place < changed.count && changed[place] & 0xC0 == 0x80
        if !isWithin { changed.insert(contentsOf: signs.randomElement(using: &random) ?? [], at: place) }
      }
      // Reading checks that each line is one the store can read.
      let records = Export.read(changed).records
      let isAsked = String(decoding: changed, as: UTF8.self).unicodeScalars.contains("\u{FFFD}")
      #expect(isAsked || !records.contains { $0.lineText.unicodeScalars.contains("\u{FFFD}") }, "\(start)")
    }
  }

  /// Of NBIB, Ovid and the last cell of a table nothing shows that more was to come.
  @Test(arguments: samples.keys.sorted().filter { $0 != "nbib" && $0 != "csv" && $0 != "ovid" })
  func `a record that the file breaks off within is not taken in as whole`(name: String) throws {
    let bytes = try #require(Self.samples[name])
    let all = Export.read(bytes).records
    for length in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 60)) where bytes[length - 1] != 0x0A {
      let records = Export.read(Array(bytes[..<length])).records
      #expect(records == Array(all.prefix(records.count)), "\(length)")
    }
  }

  @Test(arguments: samples.keys.sorted())
  func `of a source that breaks off anywhere, no record is taken in that is not whole`(name: String) throws {
    let bytes = try #require(Self.samples[name])
    let all = Export.read(bytes).records
    for length in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 60)) {
      let (_, records, tally) = Export.read(BrokenSource(Array(bytes[..<length])))
      #expect(records == Array(all.prefix(records.count)), "\(length)")
      #expect(tally.remarks.contains { $0.severity == .error && $0.message == "broken" })
    }
  }

  @Test(arguments: [
    ("TY  - JOUR\nTI  - A\nER  - \n\nTY  - JOUR\nTI  - B\nAB  - Wor", "A", 5),
    ("TY  - JOUR\nTI  - A\nER  - \n\nTY  - JOUR\nTI  - B\nAB  - Words\n", "A B", nil),
    ("TY  - JOUR\rTI  - A\rER  - \r\rTY  - JOUR\rTI  - B\r", "A B", nil),
    ("TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\nER  -", "A B", nil),
    ("PT J\nTI A\nER\n\nPT J\nTI B\nAB Wor", "A", 5), ("PT J\nTI A\nER\n\nPT J\nTI B\nER", "A B", nil),
    ("PMID- 1\nOWN - NLM\nTI  - A\nSO  - J\n\nPMID- 2\nOWN - NLM\nTI  - B", "A", 6),
    ("PMID- 1\nOWN - NLM\nTI  - A\nSO  - J\n\nPMID- 2\nOWN - NLM\nTI  - B\n      ", "A", 6),
    ("PMID- 1\nOWN - NLM\nTI  - A\nSO  - J\n\nPMID- 2\nOWN - NLM\nTI  - B\nSO  - J", "A B", nil),
    ("PMID- 1\nOWN - NLM\nTI  - A\nBTI - X\n\nPMID- 2\nOWN - NLM\nTI  - B\nBTI - X\nLA  - eng", "A B", nil),
    ("PMID- 1\nTI  - A\n\nPMID- 2\nTI  - B", "A B", nil), ("PMID- 1\nTI  - A\n\nPMID- 2", "A", 4),
    ("title,doi,year\nA,10.1/a,2001\nB,10.1/b", "A", 3), ("title,doi,year\nA,10.1/a,2001\nB,10.1/b\n", "A B", nil),
    ("title,doi,year\nA,10.1/a\nB,10.1/b", "A B", nil), ("title,doi,year\nA,,1\nB,,2\n  ", "A B", nil),
  ])
  func `a record counts as broken off where its end is missing and that of the last line, or more of it was to come`(
    text: String, titles: String, line: Int32?
  ) {
    let (_, records, tally) = Export.read(text)
    #expect(records.compactMap { $0.citation.text("title") }.joined(separator: " ") == titles)
    let errors = tally.remarks.filter { $0.severity == .error }
    #expect(errors.map(\.lines) == (line.map { [[$0]] } ?? []), "\(errors)")
    #expect(errors.allSatisfy { $0.message.hasPrefix("the file ends within the record that begins here") })
  }

  private static let whole = "PMID- 1\nOWN - NLM\nSTAT- MEDLINE\nTI  - A\nSO  - J\n\n"

  @Test(
    arguments: [
      (whole + "PMID- 2\nOWN - NLM\nSTAT- MEDLINE\nTI  - B\n", 10), ("PMID- 2\nOWN - NLM\nSTAT- MEDLINE\nTI  - B\n", 4),
      (whole + "PMID- 2\nOWN - NLM\nTI  - B\n\n", 10), (whole + "PMID- 2\n", 7), (whole + "PMID- 2\nOWN - NLM\n", 8),
      ("PMID- 1\nOWN - NLM\nBTI - A\n\nPMID- 2\nOWN - NLM\nSTAT- MEDLINE\nTI  - B\n", 8),
      // PubMed's own that are whole, among them a book, which has no source.
      (whole, nil), (whole + "PMID- 2\nOWN - NLM\nSTAT- MEDLINE\nTI  - B\nSO  - J\n", nil),
      (whole + "PMID- 2\nOWN - NLM\nSTAT- Publisher\nBTI - B\n", nil),
      // Another program's.
      ("PMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\n", nil), ("PMID- 1\n", nil), ("PMID- 1\n\nPMID- 2\n", nil),
      ("PMID- 1\nOWN - NLM\nSTAT- MEDLINE\nTI  - A\n\nPMID- 2\nOWN - NLM\nSTAT- MEDLINE\nTI  - B\n", nil),
      ("PMID- 1\nTI  - A\nSTAT- MEDLINE\nOWN - NLM\n", nil), (whole + "PMID- 2\nTI  - B\nVI  - 2\n", nil),
      ("PMID- 1\nTI  - A\nSO  - J\n\nPMID- 2\n", nil),
    ] as [(String, Int32?)])
  func `the last of PubMed's records that has no SO is a fault, also behind a whole line, and is taken`(
    text: String, line: Int32?
  ) {
    let (_, records, tally) = Export.read(text)
    #expect(records.count == text.split(separator: "PMID-").count)
    let faults = tally.remarks.filter(\.isFault)
    #expect(faults.map(\.lines) == (line.map { [[$0]] } ?? []), "\(faults)")
    #expect(faults.allSatisfy { $0.message.hasPrefix("the last record has no 'SO  -'") && $0.severity != .error })
  }

  @Test(arguments: samples.keys.sorted())
  func `with bits turned over, nothing breaks and every record can be stored`(name: String) throws {
    let bytes = try #require(Self.samples[name])
    var random = SeededGenerator(seed: 17)
    for _ in 0..<120 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        broken[Int.random(in: 0..<broken.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      _ = Export.read(broken)
    }
  }

  @Test(arguments: samples.keys.sorted())
  func `bytes put in and taken out anywhere break nothing`(name: String) throws {
    let bytes = try #require(Self.samples[name])
    var random = SeededGenerator(seed: 23)
    let pieces: [[UInt8]] = [
      [0], [0xFF], [0x0A], [0x0D], Array("\n\n".utf8), Array("ER  - \n".utf8), Array("<".utf8), Array("]]>".utf8),
      Array("\"".utf8), Array("{".utf8), Array("}".utf8), Array("\\ud800".utf8), [0xED, 0xA0, 0x80], [0xC3],
      Array("<!--".utf8), Array("<![CDATA[".utf8), Array("&amp".utf8),
    ]
    for _ in 0..<120 {
      var broken = bytes
      let place = Int.random(in: 0..<broken.count, using: &random)
      if Bool.random(using: &random) {
        broken.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: place)
      } else {
        broken.removeSubrange(place..<min(broken.count, place + Int.random(in: 1...40, using: &random)))
      }
      _ = Export.read(broken)
    }
  }

  @Test func `a broken record in the middle costs no other`() throws {
    let text = PubMedSample.set.replacing("<Volume>2</Volume>", with: "<Volume>2</Volum>")
    let (_, records, tally) = Export.read(text)
    #expect(records.map(\.id) == ["pmid-1", "pmid-3"])
    let remark = try #require(tally.remarks.first { $0.severity == .error })
    #expect(remark.message.contains("left out"))
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("</Volum>") }
    #expect(remark.lines == [Int32((line ?? 0) + 1)])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "PY  - 2020", "DA  - 2020/03/14/", "JO  - J Mood", "T2  - Mood", "SP  - 1", "SN  - 1234-5678",
      "M1  - (Doe) Leeds", "AD  - Doe, A. Univ Leeds", "Y2  - 3", "N1  - Place: a",
    ])
  func `twenty thousand fields of one tag in one record take little time`(field: String) {
    let fields = String(repeating: field + "\n", count: 20_000)
    let reading = Export.read("TY  - JOUR\nID  - rayyan-1\nAU  - Doe, A.\n\(fields)ER  - \n")
    #expect(reading.records.count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `ten thousand authors of one family with as many numbers take little time`() {
    let names = (0..<10_000).map { "Li, A\($0 % 7)b \($0)" }
    let (_, records, _) = Export.read(
      "PT J\nAF " + names.joined(separator: "\n   ") + "\nTI T\nOI "
        + names.map { "\($0) Xa/0000-0002-1825-0097" }.joined(separator: "; ") + "\nER\n\nEF\n")
    #expect(records.first?.citation.authors.count == 10_000)
  }

  @Test func `a hundred thousand authors of one record are read in order`() throws {
    let count = 100_000
    let text =
      "TY  - JOUR\n" + (0..<count).map { "AU  - Family\($0), Given\n" }.joined() + "ER  - \n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.authors.count == count)
    #expect(record.citation.authors[count - 1].family == "Family\(count - 1)")
  }

  @Test(arguments: ["ris", "nbib", "pubmed-xml"])
  func `a field that never ends is cut off, and said`(name: String) throws {
    let (start, rest): (String, String) =
      switch name {
      case "ris": ("TY  - JOUR\nTI  - ", "running ")
      case "nbib": ("PMID- 1\nTI  - ", "running ")
      default: ("<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>", "running ")
      }
    let source = EndlessSource(start: Array(start.utf8), rest: Array(rest.utf8), length: 150 << 20)
    let (_, tally, _) = ExchangeFormats.read(source) { block in #expect(block.bytes.count < 40 << 20) }
    #expect(tally.hasErrors)
    #expect(source.mostAsked <= 130 << 20)
  }

  @Test(arguments: [
    "<!DOCTYPE PubmedArticleSet [<!ENTITY a \"<b>\">]><PubmedArticleSet><PubmedArticle>&a;</PubmedArticle></PubmedArticleSet>",
    "<!DOCTYPE PubmedArticleSet [<!ENTITY a SYSTEM \"/etc/passwd\">]><PubmedArticleSet><PubmedArticle a=\"&a;\"/></PubmedArticleSet>",
    "<!DOCTYPE PubmedArticleSet [<!ENTITY % a \"x\">%a;]><PubmedArticleSet><PubmedArticle/></PubmedArticleSet>",
    "<!DOCTYPE PubmedArticleSet [<!ENTITY a SYSTEM \"/etc/passwd\">]><PubmedArticleSet>&a;</PubmedArticleSet>",
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>&nope;</PMID></MedlineCitation></PubmedArticle></PubmedArticleSet>",
  ])
  func `an entity that is no text of the file is refused, and nothing outside is read`(text: String) {
    let (_, records, tally) = Export.read(text)
    #expect(records.isEmpty)
    #expect(tally.hasErrors)
    #expect(tally.remarks.allSatisfy { !$0.message.contains("root:") })
  }
}

/// A source that cannot be read further than its bytes.
final class BrokenSource: ByteSource {
  private let bytes: BytesAtHand

  init(_ bytes: [UInt8]) { self.bytes = BytesAtHand(bytes) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceFailure) -> Int {
    let count = bytes.read(into: buffer)
    if count == 0 { throw ByteSourceFailure("broken") }
    return count
  }
}

/// A source that gives the same bytes over and over.
final class EndlessSource: ByteSource {
  private let start: [UInt8]
  private let rest: [UInt8]
  private var left: Int
  private var place = 0
  private(set) var mostAsked = 0

  init(start: [UInt8], rest: [UInt8], length: Int) {
    self.start = start
    self.rest = rest
    left = length
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    mostAsked = max(mostAsked, buffer.count)
    let count = min(buffer.count, left)
    for index in 0..<count {
      buffer[index] = place < start.count ? start[place] : rest[(place - start.count) % rest.count]
      place += 1
    }
    left -= count
    return count
  }
}

/// Three citations of PubMed's, as the site exports them.
enum PubMedSample {
  static func article(_ number: Int, _ more: String = "") -> String {
    """
      <PubmedArticle>
        <MedlineCitation Status="MEDLINE" Owner="NLM">
          <PMID Version="1">\(number)</PMID>
          <Article PubModel="Print">
            <Journal>
              <ISSN IssnType="Print">1234-5678</ISSN>
              <JournalIssue CitedMedium="Print"><Volume>\(number)</Volume><PubDate><Year>2005</Year></PubDate></JournalIssue>
              <Title>Journal of X</Title>
            </Journal>
            <ArticleTitle>Running and <i>mood</i> \(number).</ArticleTitle>
            <AuthorList><Author><LastName>Greist</LastName><ForeName>John</ForeName></Author></AuthorList>
          </Article>\(more)
        </MedlineCitation>
      </PubmedArticle>

    """
  }

  static let set =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<PubmedArticleSet>\n" + (1...3).map { article($0) }.joined()
    + "</PubmedArticleSet>\n"
}

@Suite("The seeds of the fuzzer")
struct FuzzSeedTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fuzz")

  @Test func `and every input that ever broke a reader are read without breaking it`() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
    #expect(files.count >= ExchangeFormats.all.count)
    for file in files { _ = Export.read([UInt8](try Data(contentsOf: file))) }
  }
}
