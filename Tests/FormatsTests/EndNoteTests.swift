import Records
import Testing

@testable import Formats

@Suite("EndNote's XML")
struct EndNoteTests {
  static let export = """
    <?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="My.enl" path="/x">My.enl</database>\
    <source-app name="EndNote" version="20.4">EndNote</source-app><rec-number>17</rec-number>\
    <ref-type name="Journal Article">17</ref-type><contributors><authors>\
    <author><style face="normal" font="default" size="100%">van Woerkom, Cees</style></author>\
    <author><style face="normal">Study Group,</style></author></authors></contributors>
    <titles><title><style face="normal">Running and </style><style face="italic">mood</style><style face="normal"> of \
    H</style><style face="subscript">2</style></title><secondary-title>Psychotherapy</secondary-title></titles>
    <periodical><full-title>Psychotherapy</full-title><abbr-1>Psychother.</abbr-1></periodical>
    <pages>729-41</pages><volume>12</volume><number>3</number><keywords><keyword>running</keyword>\
    <keyword>mood</keyword></keywords><dates><year>2005</year><pub-dates><date>Mar 14</date></pub-dates></dates>
    <isbn>1234-5678</isbn><electronic-resource-num>https://doi.org/10.1000/x</electronic-resource-num>
    <abstract><style face="normal">First &amp; last.</style></abstract><custom1>mine</custom1>
    <language>Dutch</language></record>
    <record><ref-type name="Edited Book">28</ref-type><titles><title>Handbook</title>\
    <secondary-title>Series</secondary-title></titles><dates><year>in press</year></dates><isbn>978</isbn></record>
    </records></xml>
    """

  @Test func `is recognised, and each field finds its place`() throws {
    let (format, records, tally) = Export.read(Self.export)
    #expect(format == "endnote-xml")
    try #require(records.count == 2)
    let citation = records[0].citation
    #expect(citation.type == "article-journal")
    #expect(citation.text("title") == "Running and <i>mood</i> of H<sub>2</sub>")
    #expect(citation.text("container-title") == "Psychotherapy")
    #expect(citation.text("page") == "729-741")
    #expect(citation.text("DOI") == "10.1000/x")
    #expect(citation.text("abstract") == "First & last.")
    #expect(citation.text("language") == "nl")
    #expect(citation.issued?.parts == [.init(year: 2005, month: 3, day: 14)])
    #expect(
      citation.authors == [
        CitationName(family: "Woerkom", given: "Cees", nonDroppingParticle: "van"),
        CitationName(literal: "Study Group"),
      ])
    #expect(records[0].keywords == ["running", "mood"])
    #expect(records[0].kept.contains(.init(tag: "custom1", values: ["mine"])))
    #expect(records[0].kept.contains(.init(tag: "rec-number", values: ["17"])))
    #expect(tally.counts["pages"]?.repaired == 1 && tally.counts["keyword"]?.mapped == 2)
  }

  @Test func `what CSL would not tell apart is kept, and a date that is none`() throws {
    let records = Export.read(Self.export).records
    try #require(records.count == 2)
    #expect(records[1].citation.type == "book")
    #expect(records[1].citation.text("collection-title") == "Series")
    #expect(records[1].citation.text("ISBN") == "978")
    #expect(
      records[1].kept == [.init(tag: "ref-type", values: ["Edited Book"]), .init(tag: "year", values: ["in press"])])
  }

  static func reading(_ fields: String) -> ImportedRecord? {
    Export.read("<xml><records><record>\(fields)</record></records></xml>").records.first
  }

  @Test func `the third names of a report are kept with the name of their list, and are no authors`() throws {
    let names = "<contributors><tertiary-authors><author>Ed, A.</author></tertiary-authors></contributors>"
    let record = try #require(Self.reading(#"<ref-type name="Report">27</ref-type>\#(names)"#))
    #expect(record.citation.authors.isEmpty)
    #expect(record.kept == [.init(tag: "tertiary-authors", values: ["Ed, A."])])
  }

  @Test func `the second names of a book are those of its series' editors`() throws {
    let names = "<contributors><secondary-authors><author>Ed, A.</author></secondary-authors></contributors>"
    let book = try #require(Self.reading(#"<ref-type name="Book">6</ref-type>\#(names)"#))
    let chapter = try #require(Self.reading(#"<ref-type name="Book Section">5</ref-type>\#(names)"#))
    #expect(book.citation["collection-editor"] == .names([CitationName(family: "Ed", given: "A.")]))
    #expect(chapter.citation["editor"] == .names([CitationName(family: "Ed", given: "A.")]))
  }

  @Test func `the numbers of a journal on paper and on screen are told apart`() throws {
    let journal = #"<ref-type name="Journal Article">17</ref-type>"#
    let record = try #require(Self.reading("\(journal)<isbn>1234-5678 (Print) 8765-4321 (Electronic)</isbn>"))
    #expect(record.citation.text("ISSN") == "1234-5678")
    #expect(
      record.identifiers == [
        .init(scheme: "issn-print", value: "1234-5678"), .init(scheme: "issn-electronic", value: "8765-4321"),
      ])
  }

  @Test func `what may be one thing or another in an article is kept`() throws {
    let record = try #require(
      Self.reading(
        """
        <ref-type name="Journal Article">17</ref-type><titles><title>T</title><alt-title>Some journal</alt-title></titles>\
        <edition>2005/03/01</edition><section>12</section>
        """))
    #expect(
      Set(record.kept.map(\.tag)) == ["alt-title", "edition", "section"] && record.citation.text("edition") == nil)
  }

  @Test(
    arguments: [
      ("J Affect Disord|||Journal of Affective Disorders", "Journal of Affective Disorders", "J Affect Disord", []),
      ("Journal of Affective Disorders|||J Affect Disord", "Journal of Affective Disorders", "J Affect Disord", []),
      ("BMJ|||BMJ (Clinical research ed.)", "BMJ (Clinical research ed.)", "BMJ", []),
      ("J Mood|J Mood|Journal of Mood|Journal of Mood", "Journal of Mood", "J Mood", []),
      ("Journal of Mood|Journal of Mood|J. Mood|J Mood", "Journal of Mood", "J Mood", ["abbr-1"]),
      ("|J Mood|Journal of Mood|", "Journal of Mood", "J Mood", []),
      ("||J Mood|Journal of Mood", "Journal of Mood", "J Mood", []),
      ("Journal of Mood||Tijdschrift|", "Journal of Mood", "Tijdschrift", []),
      ("Journal of Mood|||Proceedings of the Society", "Journal of Mood", nil, ["alt-title"]),
      ("Journal of Mood|Mood|J Mood|", "Journal of Mood", "J Mood", ["full-title"]),
      ("|||J Mood", nil, nil, ["alt-title"]),
    ] as [(String, String?, String?, [String])])
  func
    `of the names of a journal the one in full is the journal, in whatever field, and its abbreviation the short name`(
      fields: String, journal: String?, short: String?, kept: [String]
    ) throws
  {
    let names = fields.split(separator: "|", omittingEmptySubsequences: false)
    func element(_ tag: String, _ name: Substring) -> String { name.isEmpty ? "" : "<\(tag)>\(name)</\(tag)>" }
    let record = try #require(
      Self.reading(
        """
        <ref-type name="Journal Article">17</ref-type><titles><title>T</title>\(element("secondary-title", names[0]))\
        \(element("alt-title", names[3]))<short-title>T</short-title></titles><periodical>\
        \(element("full-title", names[1]))\(element("abbr-1", names[2]))</periodical><volume>1</volume>
        """))
    #expect(record.citation.text("container-title") == journal)
    #expect(record.citation.text("container-title-short") == short)
    #expect(record.kept.map(\.tag) == kept && record.citation.text("volume") == "1")
  }

  @Test func `line ends stay in notes and abstracts, and are told of elsewhere`() throws {
    let (_, records, tally) = Export.read(
      """
      <xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title>A&#xD;b</title></titles>
      <isbn>0001-690X&#xD;1234-5678</isbn><abstract>p1&#xD;p2</abstract><notes>n1&#xD;n2</notes></record></records></xml>
      """)
    let record = try #require(records.first)
    #expect(record.citation.text("note") == "n1\nn2" && record.abstractText == "p1\np2")
    #expect(record.citation.text("title") == "A b" && record.identifiers.map(\.value) == ["1234-5678"])
    #expect(tally.remarks.contains { $0.message == "title: a line end is a space here" })
  }

  @Test(arguments: ["custom1", "custom2", "custom7", "research-notes", "auth-address", "label"])
  func `what is kept is text with its line ends, without how it is set`(tag: String) throws {
    let text =
      ##"<style face="normal" font="default" size="100%">A &lt; b</style><style face="bold">&#xD;&#xD;c &amp; d</style>"##
    let record = try #require(Self.reading(##"<ref-type name="Book">6</ref-type><\##(tag)>\##(text)</\##(tag)>"##))
    #expect(record.kept == [.init(tag: tag, values: ["A < b\nc & d"])])
  }
}
