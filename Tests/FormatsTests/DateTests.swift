import Records
import Testing

@testable import Formats

@Suite("Dates")
struct DateTests {
  private static func ris(_ date: String) -> (date: CitationDate?, remarks: [String]) {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - T\nDA  - \(date)\nER  - \n")
    return (records.first?.citation.issued, tally.remarks.map(\.message))
  }

  @Test func `where nothing tells the day from the month, only the year is taken, and that is said`() {
    let (date, remarks) = Self.ris("03/04/2015")
    #expect(date == CitationDate(parts: [.init(year: 2015)], raw: "03/04/2015"))
    #expect(remarks == ["DA: day and month cannot be told apart; the date is kept as written beside its year"])
    for text in ["14/03/2015", "03/14/2015", "14.3.2015"] {
      #expect(Self.ris(text).date == CitationDate(parts: [.init(year: 2015, month: 3, day: 14)]), "\(text)")
    }
    #expect(Self.ris("04/04/2015").date == CitationDate(parts: [.init(year: 2015, month: 4, day: 4)]))
    #expect(Self.ris("2015/03/04/").date == CitationDate(parts: [.init(year: 2015, month: 3, day: 4)]))
  }

  @Test(arguments: ["Winter 2001-02", "2001-02 Winter", "2001/02 Winter"])
  func `two figures behind the year of a season are the next year, and no month`(text: String) {
    let years = CitationDate(parts: [.init(year: 2001), .init(year: 2002)], season: "Winter")
    #expect(Self.ris(text).date == years)
    #expect(Self.ris("Winter 1999-00").date?.parts.map(\.year) == [1999, 2000])
    #expect(Self.ris("2001-02").date == CitationDate(parts: [.init(year: 2001, month: 2)]))
  }

  @Test(arguments: ["2001 Feb 30", "2001/02/30", "30/02/2001", "2001 Feb 29", "2001 Apr 31", "30 Feb 2001"])
  func `a day that the month has not is no day`(text: String) {
    let (date, remarks) = Self.ris(text)
    #expect(date == CitationDate(parts: [.init(year: 2001)], raw: text))
    #expect(remarks == ["DA: only the year is understood; the date is kept as written beside it"])
  }

  @Test(
    arguments: [
      ("2019/05//May2019", [.init(year: 2019, month: 5)]), ("2012/12//Dec2012", [.init(year: 2012, month: 12)]),
      ("2010/03//Mar2010", [.init(year: 2010, month: 3)]), ("2019/05//", [.init(year: 2019, month: 5)]),
      ("2019///", [.init(year: 2019)]), ("2019/05/03/", [.init(year: 2019, month: 5, day: 3)]),
      ("2019/05/03/May 3", [.init(year: 2019, month: 5, day: 3)]),
      ("2019/03/08/3/8/2019", [.init(year: 2019, month: 3, day: 8)]),
      ("2019/01//Jan/Feb2019", [.init(year: 2019, month: 1), .init(year: 2019, month: 2)]),
      ("2019///Jan/Feb2019", [.init(year: 2019, month: 1), .init(year: 2019, month: 2)]),
      ("2019/05//May 12", [.init(year: 2019, month: 5, day: 12)]), ("20100315", [.init(year: 2010, month: 3, day: 15)]),
    ] as [(String, [CitationDate.Part])])
  func `an empty day of RIS is none, and the words behind it say the same month`(
    text: String, parts: [CitationDate.Part]
  ) {
    let (date, remarks) = Self.ris(text)
    #expect(date == CitationDate(parts: parts) && remarks.isEmpty)
  }

  @Test(
    arguments: [
      ("2019 Oct 2019", [.init(year: 2019, month: 10)]),
      ("Oct 2019 - Dec 2019", [.init(year: 2019, month: 10), .init(year: 2019, month: 12)]),
      ("2019-2019", [.init(year: 2019)]), ("2019-2020", [.init(year: 2019), .init(year: 2020)]),
    ] as [(String, [CitationDate.Part])])
  func `a year that is said twice is one`(text: String, parts: [CitationDate.Part]) {
    #expect(Self.ris(text).date == CitationDate(parts: parts))
  }

  @Test func `a season behind the year of RIS is one`() {
    #expect(Self.ris("2015///Summer2015").date == CitationDate(parts: [.init(year: 2015)], season: "Summer"))
  }

  @Test(arguments: [
    "2019/05//Jun2019", "2019/05//Epub", "2019/05//May2018", "2000 Dec-Jan", "2000 Jan-", "1999-00", "2000-", "[2010]",
    "c2003", "©2003", "2010a",
  ])
  func `where more stands beside the year than is understood, it is kept and said`(text: String) throws {
    let (date, remarks) = Self.ris(text)
    let year = try #require(text.firstMatch(of: /\d{4}/).flatMap { Int($0.output) })
    #expect(date == CitationDate(parts: [.init(year: year)], raw: text))
    #expect(remarks == ["DA: only the year is understood; the date is kept as written beside it"])
  }

  @Test func `the same holds of a date in parts`() throws {
    func read(_ day: Int, _ year: Int) throws -> CitationDate? {
      let text = """
        <PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><PubDate><Year>\(year)</Year>\
        <Month>Feb</Month><Day>\(day)</Day></PubDate></JournalIssue></Journal></Article></MedlineCitation></PubmedArticle>
        """
      return try #require(Export.read(text).records.first).citation.issued
    }
    #expect(try read(30, 2001) == CitationDate(parts: [.init(year: 2001)], raw: "2001 Feb 30"))
    #expect(try read(29, 2000) == CitationDate(parts: [.init(year: 2000, month: 2, day: 29)]))
    #expect(try read(29, 1900)?.raw != nil)
  }

  @Test(arguments: [
    "2010 Dec 28-2011 Jan 3", "2001 Oct 15-30", "2001 Oct 28-Nov 3", "2000 Spring-Summer", "2005 Mar-Apr",
  ])
  func `a range has both its ends, and goes out as it came`(text: String) throws {
    let record = try #require(Export.read("PMID- 1\nTI  - T\nDP  - \(text)\n").records.first)
    let date = try #require(record.citation.issued)
    #expect(date.raw == nil && (date.parts.count == 2 || date.season == "Spring-Summer"))
    #expect(date.medline == text)
    #expect(NBIBFormat.text(of: record).contains("DP  - \(text)\n"))
  }

  @Test(arguments: [
    ("SPR", "Spring"), ("WIN", "Winter"), ("FAL", "Fall"), ("SUM", "Summer"), ("WIN-SPR", "Winter-Spring"),
    ("Winter", "Winter"),
  ])
  func `a season of three letters is one in every format`(written: String, season: String) throws {
    for text in [
      "TY  - JOUR\nTI  - T\nPY  - 2011\nDA  - \(written)\nER  - \n",
      "@article{a, title={T}, year={2011}, month={\(written)}}",
      "Article Title\tPublication Date\tPublication Year\nT\t\(written)\t2011\n",
    ] {
      let date = try #require(Export.read(text).records.first?.citation.issued, "\(text)")
      #expect(date == CitationDate(parts: [.init(year: 2011)], season: .text(season)), "\(text)")
    }
  }

  @Test func `a month and a day in a table stand in the year beside them`() throws {
    let text = "Article Title\tPublication Date\tPublication Year\nT\tMAR 5\t2011\n"
    #expect(
      try #require(Export.read(text).records.first).citation.issued
        == CitationDate(parts: [.init(year: 2011, month: 3, day: 5)]))
  }

  @Test(arguments: ["2001-05-03/..", "/2001", "2001-05/", "../2001"])
  func `a range that is open at an end is the year, and the rest is kept and said`(written: String) throws {
    let (_, records, tally) = Export.read("@article{a, title={T}, date={\(written)}}")
    #expect(try #require(records.first).citation.issued == CitationDate(parts: [.init(year: 2001)], raw: written))
    #expect(tally.remarks.contains { $0.message.hasPrefix("date: only the year is understood") })
  }

  @Test func `the day of access comes from RIS and goes out to it`() throws {
    let source = "TY  - JOUR\nTI  - T\nY2  - 2020/01/15/10:22:33\nER  - \n"
    let record = try #require(Export.read(source).records.first)
    let day = Citation.Value.date(CitationDate(parts: [.init(year: 2020, month: 1, day: 15)]))
    #expect(record.citation["accessed"] == day && record.kept.isEmpty)
    let text = RISFormat.text(of: record)
    #expect(text.contains("Y2  - 2020/01/15\n"))
    #expect(Export.read(text).records.first?.citation["accessed"] == day)
    let conference = try #require(Export.read("TY  - CONF\nTI  - T\nY2  - 2020/01/15\nER  - \n").records.first)
    #expect(conference.citation["accessed"] == nil && conference.kept == [.init(tag: "Y2", values: ["2020/01/15"])])
  }

  @Test func `a season by its number goes out by its name, and is no month`() throws {
    let csl = #"[{"id":"a","type":"article-journal","title":"T","issued":{"date-parts":[[2001]],"season":2}}]"#
    let record = try #require(Export.read(csl).records.first)
    #expect(RISFormat.text(of: record).contains("DA  - 2001 Summer\n"))
    #expect(NBIBFormat.text(of: record).contains("DP  - 2001 Summer\n"))
  }
}
