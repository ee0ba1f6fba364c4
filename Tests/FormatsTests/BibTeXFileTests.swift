import Records
import Testing

@testable import Formats

@Suite("BibTeX files")
struct BibTeXFileTests {
  // MARK: References

  @Test(arguments: [false, true])
  func `a chapter inherits from its book, wherever that stands`(parentFirst: Bool) throws {
    let child = "@inproceedings{c, title = {Paper}, author = {Doe, John}, crossref = {P}}\n"
    let parent = """
      @proceedings{p, title = {Proceedings}, subtitle = {of all}, editor = {Roe, Jane}, year = 2001, doi = {10.1000/p},
        publisher = {ACM}, comment = {mine}}

      """
    let (_, records, tally) = Export.read(parentFirst ? parent + child : child + parent)
    #expect(records.count == 2)
    let record = try #require(records.first { $0.citation.type == "paper-conference" }?.citation)
    #expect(record.text("title") == "Paper")
    #expect(record.text("container-title") == "Proceedings: of all")
    #expect(record.text("publisher") == "ACM" && record.year == 2001)
    #expect(record["editor"] == .names([CitationName(family: "Roe", given: "Jane")]))
    #expect(record.text("DOI") == nil)
    #expect(tally.counts["crossref"]?.mapped == 1 && tally.counts["publisher"]?.mapped == 1)
    #expect(tally.counts["crossref: publisher"]?.mapped == 1)
    #expect(!tally.hasErrors)
  }

  @Test func `what an entry has itself it does not inherit, and a chain is followed to its end`() throws {
    let (_, records, _) = Export.read(
      """
      @inbook{c, title = {C}, year = 1999, crossref = {b}}
      @book{b, title = {B}, crossref = {m}}
      @mvbook{m, title = {M}, year = 1990, publisher = {Pub}}
      """)
    let chapter = try #require(records.first { $0.citation.type == "chapter" }?.citation)
    #expect(chapter.year == 1999 && chapter.text("publisher") == "Pub" && chapter.text("container-title") == "B")
  }

  @Test func `a crossref that leads nowhere or back is told, and costs no entry`() {
    let (_, records, tally) = Export.read(
      """
      @article{a, title = {A}, crossref = {b}}
      @article{b, title = {B}, crossref = {a}}
      @article{c, title = {C}, crossref = {nowhere}}
      @article{d, title = {D}, crossref = {d}}
      """)
    #expect(Set(records.compactMap { $0.citation.text("title") }) == ["A", "B", "C", "D"])
    #expect(tally.remarks.first { $0.message.contains("not in the file") }?.lines == [3])
    #expect(tally.remarks.contains { $0.message.contains("leads back") })
    #expect(records.flatMap(\.kept).contains { $0.tag == "crossref" && $0.values == ["nowhere"] })
  }

  @Test func `what stands in an xdata is in every entry that refers to it`() {
    let (_, records, _) = Export.read(
      "@xdata{x, publisher = {Pub}}\n@book{a, title = {A}, xdata = {x}}\n@book{b, title = {B}, xdata = {x}}\n")
    #expect(records.map { $0.citation.text("publisher") } == ["Pub", "Pub"])
  }

  @Test func `what a book has of an xdata is its chapters', too`() {
    let (_, records, _) = Export.read(
      """
      @incollection{c, title = {Gait}, crossref = {h}}
      @collection{h, title = {Handbook}, xdata = {x}}
      @xdata{x, publisher = {Pub}, location = {Leiden}}

      """)
    #expect(records.map { $0.citation.text("publisher") } == ["Pub", "Pub"])
    #expect(records.map { $0.citation.text("publisher-place") } == ["Leiden", "Leiden"])
  }

  // MARK: Bad input

  @Test(arguments: [
    ("@article{a, title = {A}\n\n@article{b, title = {B}}\n", ["B"], "the next one begins before its braces", 1),
    ("@article{a, title = {A}}\n@article{b, title = {B", ["A"], "the file ends before its braces", 2),
    ("@article{a, title = {A}}\n@article{a, title = {B}}\n", ["A", "B"], "a key that an earlier entry has", 2),
    ("@article{a, title = nosuch # { B}}\n", ["nosuch B"], "no @string defines", 1),
    ("@article{a,\n title = {A}\n year = 2000}\n", ["A"], "a comma is missing", 3),
    ("@article{a,\n title, note = {x}}\n@book{b, title = {B}}\n", ["B"], "title left out: it has no '='", 2),
    ("@article{title = {A}}\n", ["A"], "an entry has no key", 1),
    ("@article{a, title = {A}, author = {X and and Y}}\n", ["A"], "an empty name", 1),
    ("@article{a, title = {A}, note = {}}\n", ["A"], "note left out: it holds nothing", 1),
    ("@article{a, title = {A \\{ B}}\n@article{b, title = {B}}\n", ["A { B", "B"], "has no partner", 1),
    ("@preamble{\"\\newcommand{\\a}{b}\"}\n@article{a, title = {A}}", ["A"], "@preamble left out", 1),
    ("@comment{ x }\n@article{a, title = {A}}", ["A"], "@comment left out", 1),
    ("@article{a, title = {A}}\nfoo@bar.org\n", ["A"], "text outside any entry", 2),
    ("@article{a, title = \"A}\"}\n@article{b, title = {B}}", ["B"], "left out", 1),
    ("@article{a, title = {\\foo A}}\n", ["\\foo A"], "a LaTeX command or formula that is not known", 1),
    ("@string{x = \"y\"}\n@article{a, title = {A}}\n", ["A"], "@string left out: no entry uses it", 1),
    ("@article{a, title = {A}, {x}, note = {n}}\n", ["A"], "belongs to no field", 1),
  ])
  func `what is wrong has its line, and costs no other entry`(
    text: String, titles: [String], remark: String, line: Int32
  ) throws {
    let (_, records, tally) = Export.read(text)
    #expect(records.compactMap { $0.citation.text("title") } == titles)
    let found = try #require(tally.remarks.first { $0.message.contains(remark) }, "\(tally.remarks.map(\.message))")
    #expect(found.lines.first == line)
  }

  @Test(arguments: [
    ("% Encoding: UTF-8\n\n@article{a, title = {A}}\n  % end\n", 0),
    ("@article{a, title = {A}}\n% @article{b, title = {B}}\n", 1),
    ("Encoding: UTF-8 %\n@article{a, title = {A}}\n", 1),
  ])
  func `a line behind a percent sign is no text outside an entry, unless an entry is read of it`(
    text: String, count: Int
  ) {
    let (_, records, tally) = Export.read(text)
    #expect(records.first?.id != nil && tally.remarks.count { $0.message.hasPrefix("text outside") } == count)
  }

  @Test(arguments: [
    ("phdthesis", "PhD thesis"), ("mathesis", "Master's thesis"), ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"), ("Phdthesis of sorts", "Phdthesis of sorts"),
  ])
  func `BibLaTeX's names of theses and reports are written in words`(type: String, genre: String) {
    let (_, records, tally) = Export.read("@thesis{a, title = {A}, type = {\(type)}}\n")
    #expect(records.first?.citation.text("genre") == genre && tally.counts["type"]?.repaired == (type == genre ? 0 : 1))
  }

  @Test func `Web of Science's number and grants have their places`() throws {
    let (_, records, _) = Export.read(
      """
      @article{ WOS:000301,
      Title = {{Running}},
      Unique-ID = {{WOS:000301}},
      Funding-Acknowledgement = {{National Institute of Mental Health {[}R01MH049679];
         ZonMw}},
      }

      """)
    let record = try #require(records.first)
    #expect(record.identifiers.contains { $0.scheme == "wos" && $0.value == "WOS:000301" })
    #expect(record.grants.map(\.agency) == ["National Institute of Mental Health", "ZonMw"])
    #expect(record.grants.first?.number == "R01MH049679" && record.kept.allSatisfy { !$0.tag.hasPrefix("funding") })
  }

  @Test func `an entry that is too long, or a line of it, costs no other`() {
    let line = String(repeating: "x", count: 1 << 20)
    let long = Array(repeating: line, count: 17).joined()
    let (_, records, tally) = Export.read("@article{a, title = {\(long)}}\n@book{b, title = {B}}\n")
    #expect(records.map { $0.citation.text("title") } == ["B"])
    #expect(tally.remarks.filter { $0.severity == .error }.map(\.lines) == [[1], [1]])
    let many = Array(repeating: line, count: 65).joined(separator: "\n")
    let (_, others, remarks) = Export.read("@article{a, title = {\(many)}}\n@book{b, title = {B}}\n")
    #expect(others.map { $0.citation.text("title") } == ["B"])
    #expect(remarks.remarks.map(\.message) == ["an entry of more than 64 MiB is left out"])
  }

  @Test func `an entry may be in parentheses, and hold some`() {
    let (_, records, _) = Export.read("@article(a, title = {A (b) c}, note = \"x) y\")\n@book{b, title = {B}}")
    #expect(records.map { $0.citation.text("title") } == ["A (b) c", "B"])
    #expect(records.first?.citation.text("note") == "x) y")
  }

  @Test func `cut off at any byte, every whole entry before is still there`() {
    for text in [BibTeXTests.zotero, BibTeXTests.mendeley, BibTeXTests.pubmed, BibTeXTests.jabref] {
      let bytes = Array(("@book{whole, title = {Whole}}\n" + text).utf8)
      for end in stride(from: 30, through: bytes.count, by: 1) {
        let records = Export.read(Array(bytes[..<end])).records
        #expect(records.first?.citation.text("title") == "Whole")
      }
    }
  }

  @Test func `random bytes never stop the program`() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "@", "@article", "{", "}", "(", ")", "\"", "#", ",", "=", "\\", "\n", " and ", "title", "author", "crossref", "a",
      "@string", "\\textit", "$", "_", "^", "\\'", "\\\"", "{\\i}", "~", "-", "year", "month", "jan", "\u{0}", "é",
      "@comment", "@preamble", "xdata", "date", "2001", "/", "keywords", ";", "eprint", "eprinttype",
    ]
    for _ in 0..<2000 {
      var bytes = Array("@article{a,".utf8)
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        if Int.random(in: 0..<10, using: &generator) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        } else {
          bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        }
      }
      _ = Export.read(bytes + Array("\n@book{b, title = {B}}\n".utf8))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `hostile input is read in linear time`() {
    let many = 200_000
    let deep = String(repeating: "{", count: many) + "x" + String(repeating: "}", count: many)
    #expect(Export.read("@article{a, title = {\(deep)}}").records.first?.citation.text("title") == "x")
    let authors = Array(repeating: "Doe, J", count: many).joined(separator: " and ")
    #expect(Export.read("@article{a, author = {\(authors)}}").records.first?.citation.authors.count == many)
    for text in [
      "@article{a, author = {" + String(repeating: "a, ", count: many) + "}}",
      "@article{a, author = {" + String(repeating: "a ", count: many) + "}}",
      "@article{a, title = {" + String(repeating: "\\'", count: many) + "}}",
      "@article{a, title = {" + String(repeating: "$", count: many) + "}}",
      "@article{a, title = {" + String(repeating: "\\it ", count: many) + "}}",
      "@article{a, " + String(repeating: "year = 1, ", count: many) + "}",
      "@article{a, " + String(repeating: "x = {", count: many),
      String(repeating: "@article{a,\n", count: many), String(repeating: "@ ", count: many),
      String(repeating: "@comment{\n", count: many),
    ] { _ = Export.read(text) }
    let doubling = (0..<60).map { "@string{m\($0 + 1) = m\($0) # m\($0)}\n" }.joined()
    _ = Export.read("@string{m0 = {xxxxxxxx}}\n" + doubling + "@article{a, title = m60}")
  }

  @Test(arguments: ["@article{d title={Four}}", "@article{d, title {Four}, year=2001}"])
  func `a comma or a sign that is missing is a fault`(text: String) {
    let (_, records, tally) = Export.read(text)
    #expect(records.count == 1 && tally.remarks.contains(where: \.isFault), "\(tally.remarks)")
  }
}
