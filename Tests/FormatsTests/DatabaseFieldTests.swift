import Records
import Testing

@testable import Formats

/// What single databases and the programs behind them put into fields that others use for something else.
@Suite("Fields of RIS and tables by database, dialects")
struct DatabaseFieldTests {
  static func read(_ fields: String) throws -> (record: ImportedRecord, tally: ImportTally) {
    let (_, records, tally) = Export.read("TY  - JOUR\n\(fields)\nER  - \n")
    return (try #require(records.first, "\(fields)"), tally)
  }

  static func kept(_ record: ImportedRecord, _ tag: String) -> [String] {
    record.kept.first { $0.tag == tag }?.values ?? []
  }

  static func told(_ tally: ImportTally, _ words: String) -> Bool {
    tally.remarks.contains { $0.message.contains(words) }
  }

  @Test(arguments: [
    "SN  - [\"0165-0327\", \"1573-2517\"]", "SN  - ['0165-0327','1573-2517']", "SN  - 0165-0327; 1573-2517",
  ])
  func `of a list of two ISSNs the first is the ISSN and the other an identifier`(field: String) throws {
    let (record, tally) = try Self.read("TI  - X\n\(field)")
    #expect(record.citation.text("ISSN") == "0165-0327")
    #expect(record.identifiers == [.init(scheme: "issn", value: "1573-2517")])
    #expect(tally.counts["SN"]?.repaired == 1)
    #expect(RISFormat.text(of: record).contains("SN  - 0165-0327\nSN  - 1573-2517\n"))
  }

  @Test func `a list in any other field is taken apart, in RIS and in a table, and a title in brackets is none`() throws
  {
    let (record, tally) = try Self.read(
      "TI  - [\"Running\"]\nKW  - [\"mood\", \"sleep\"]\nPB  - [\"Press, A\", \"Press \\\"B\\\"\"]\nAU  - ['Doe, A', 'Roe, B']"
    )
    #expect(record.citation.text("title") == "[\"Running\"]" && record.keywords == ["mood", "sleep"])
    #expect(record.citation.text("publisher") == "Press, A" && Self.kept(record, "PB") == ["Press \"B\""])
    #expect(record.citation.authors.map(\.family) == ["Doe", "Roe"])
    #expect(["KW", "PB", "AU"].allSatisfy { tally.counts[$0]?.repaired == 1 })
    let table = Export.read(
      "title,authors,issn,publisher\nX,\"Doe, A\",\"[\"\"0165-0327\"\", \"\"1573-2517\"\"]\",\"[\"\"A\"\", \"\"B\"\"]\"\n"
    )
    let row = try #require(table.records.first)
    #expect(row.citation.text("ISSN") == "0165-0327" && row.identifiers.map(\.value) == ["1573-2517"])
    #expect(row.citation.text("publisher") == "A" && Self.kept(row, "publisher") == ["B"])
  }

  @Test(
    arguments: [
      ("CY  - Utrecht", "publisher-place", "Utrecht"), ("CY  - E. Lansing, MI", "publisher-place", "E. Lansing, MI"),
      ("CY  - M. Visser, Department of Examples, Utrecht", "publisher-place", nil),
      ("IS  - (Visser M.) School of Examples, Utrecht, Netherlands(Doe J.) Sch", "issue", nil),
      ("IS  - (1-2) Suppl", "issue", "(1-2) Suppl"), ("ST  - Greist (1979)", "title-short", nil),
      ("ST  - Running", "title-short", "Running"),
    ] as [(String, String, String?)])
  func `where a person works is no place or issue, and the name of a study is no short title`(
    field: String, key: String, value: String?
  ) throws {
    let record = try Self.read("TI  - X\n\(field)").record
    #expect(record.citation.text(key) == value)
    #expect(record.kept.isEmpty == (value != nil))
  }

  @Test(arguments: [
    ("https://a.org/1?x=2 http://b.org/?url=c", "https://a.org/1?x=2", ["http://b.org/?url=c"]),
    ("https://a.org/1     U2  - L2001", "https://a.org/1", ["U2  - L2001"]),
    ("https://a.org/1; www.b.org | http://c.org", "https://a.org/1", ["www.b.org", "http://c.org"]),
    ("https://a.org/1;https://b.org", "https://a.org/1", ["https://b.org"]),
    ("https://a.org/my file.pdf", "https://a.org/my file.pdf", []),
    ("https://a.org/?to=https://b.org/;c", "https://a.org/?to=https://b.org/;c", []),
  ])
  func `of several addresses in one field the first is the URL, in every format`(
    text: String, url: String, others: [String]
  ) throws {
    let (record, tally) = try Self.read("TI  - X\nUR  - \(text)")
    #expect(record.citation.text("URL") == url && Self.kept(record, "UR") == others)
    #expect(tally.counts["UR"]?.repaired == (others.isEmpty ? 0 : 1))
    let table = Export.read("title,authors,url\nX,\"Doe, A\",\(text)\n").records.first
    #expect(table?.citation.text("URL") == url)
    #expect(table.map { Self.kept($0, "url") } == others)
    let bibTeX = Export.read("@article{a,\n title = {X},\n url = {\(text)}\n}\n").records.first
    #expect(bibTeX?.citation.text("URL") == url)
  }

  @Test func `Ovid's MEDLINE names the record, and says whose an ORCID and an address are`() throws {
    let fields = """
      DB  - Ovid MEDLINE(R) ALL <1946 to May 2021>
      ID  - 29876543
      T1  - X
      A1  - Visser, Mieke
      A1  - Smith, J
      A1  - Smith, J. A
      AI  - Visser, Mieke; ORCID: https://orcid.org/0000-0002-1825-0097
      M2  - Visser, Mieke. Department of Examples, Utrecht.
      M2  - Smith, J. A. Clinic of Examples.
      M2  - Nobody, Ann. Clinic of Examples.
      """
    let (record, tally) = try Self.read(fields)
    #expect(record.citation.text("PMID") == "29876543")
    #expect(record.contributors.map(\.position) == [1, 3])
    #expect(record.contributors.first?.orcid == "0000-0002-1825-0097")
    #expect(
      record.contributors.map(\.affiliations) == [
        ["Department of Examples, Utrecht."], ["Clinic of Examples."],
      ])
    #expect(Self.kept(record, "M2") == ["Nobody, Ann. Clinic of Examples."] && tally.counts["AI"]?.mapped == 1)
    let manager = try Self.read("DB  - Ovid MEDLINE(R)\nID  - 12\nTI  - X").record
    #expect(manager.citation.text("PMID") == nil && Self.kept(manager, "ID") == ["12"])
  }

  @Test func `Embase's addresses go with those they name, and stay where more stands there`() throws {
    let record = try Self.read(
      "TI  - X\nAU  - Visser, M.\nAU  - Doe, J.\nM1  - (Visser M.; Doe J.) School of Examples, Utrecht\n"
        + "M1  - (Doe J., j@example.org) Clinic, Leiden\nM1  - (3)\nDB  - Embase"
    ).record
    #expect(
      record.contributors.map(\.affiliations) == [
        ["School of Examples, Utrecht"], ["School of Examples, Utrecht", "Clinic, Leiden"],
      ])
    #expect(Self.kept(record, "M1") == ["(Doe J., j@example.org) Clinic, Leiden", "(3)"])
  }

  @Test func `in Ovid's PsycInfo a class is no type, and authors of references are no editors`() throws {
    let record = try Self.read(
      "DB  - APA PsycInfo <2021>\nID  - 2021-01234-001\nT1  - X\nA1  - Visser, Mieke\n"
        + "A2  - Roe, B., Doe, J., Poe, C., Roe\nM3  - Cognitive Therapy [3311]\n"
        + "AD  - Visser, Mieke: Department of Examples, Utrecht\nAD  - Visser, Mieke: m@example.org"
    ).record
    #expect(record.publicationTypes.isEmpty && record.citation["editor"] == nil && record.citation.text("PMID") == nil)
    #expect(record.contributors.map(\.affiliations) == [["Department of Examples, Utrecht"]])
    #expect(Self.kept(record, "AD") == ["Visser, Mieke: m@example.org"])
  }

  @Test func `Ovid's ERIC has a DOI, a date, types, editors and an electronic ISSN of its own form`() throws {
    let (record, tally) = try Self.read(
      "DB  - ERIC <1992 to June 2024>\nID  - EJ1234567\nT1  - X\nA1  - Doe, Jane, Ed\nY1  - 2016//\nY2  - 2016-12//\n"
        + "SN  - E2196-7822\nL1  - https://dx.doi.org/10.1000/x\nPT  - Journal Articles, Reports - Research")
    #expect(record.citation.text("DOI") == "10.1000/x" && record.citation["accessed"] == nil)
    #expect(record.citation.issued == CitationDate(parts: [.init(year: 2016, month: 12)]))
    #expect(record.citation.text("ISSN") == "2196-7822")
    #expect(record.identifiers == [.init(scheme: "issn-electronic", value: "2196-7822")])
    #expect(record.publicationTypes.map(\.name) == ["Journal Articles", "Reports - Research"])
    #expect(record.citation.authors.isEmpty && record.citation["editor"] != nil && tally.counts["SN"]?.repaired == 1)
  }

  @Test(
    arguments: [
      ("DB  - ccm\nN1  - Accession Number: 104485163. Language: English. PMID: NLM16046366.", "16046366"),
      ("DB  - cmedm\nN1  - Accession Number: 16046366. Language: English.", "16046366"),
      ("DB  - psyh\nN1  - Accession Number: 2012-12345-006. PMID: 11048774 Partial author list: Doe", "11048774"),
      ("DB  - psyh\nN1  - Accession Number: 2012-12345-006. PMID: 11048774.", "11048774"),
      ("DB  - aph\nN1  - Accession Number: 176404503; Source Info: x", nil),
    ] as [(String, String?)])
  func `EBSCO's note names the PMID`(fields: String, pmid: String?) throws {
    #expect(try Self.read("T1  - X\n\(fields)").record.citation.text("PMID") == pmid)
  }

  @Test(arguments: [
    ("SP  - 12\nEP  - 19\nPG  - 12-19", "12-19", 0), ("PG  - 12-19", "12-19", 0), ("SP  - 12\nPG  - 13", "12", 1),
  ])
  func `pages in one field are the pages, or the same again`(fields: String, pages: String, kept: Int) throws {
    let record = try Self.read("TI  - X\n\(fields)").record
    #expect(record.citation.text("page") == pages && record.kept.count == kept)
  }

  @Test func `the subjects of EBSCO's table are keywords, and those of another are not`() throws {
    let table = Export.read(
      "Article Title,Author,Doctype,Subjects,PLink\nX,\"Doe, A\",Article,MOOD; SLEEP,http://a.org\n")
    #expect(table.records.first?.keywords == ["MOOD", "SLEEP"])
    #expect(Export.read("Title,Author,Subjects\nX,\"Doe, A\",49\n").records.first?.keywords == [])
  }

  @Test func `the number of an article stands for its pages in a table as in RIS`() {
    let head = "Authors,Title,Source title,Art. No.,Page start,Page end\n\"Doe, A\",X,J Mood,e12,"
    #expect(Export.read(head + ",\n").records.first?.citation.text("page") == "e12")
    #expect(Export.read(head + "1,9\n").records.first?.citation.text("page") == "1-9")
  }

  @Test(
    arguments: [
      ("Smith, John A Jr", "John A", "Jr"), ("Smith, John III", "John", "III"), ("Smith, Anna IV", "Anna IV", nil),
      ("Smith, J", "J", nil),
    ] as [(String, String, String?)])
  func `a suffix behind the given names is one where it can be no initials`(
    name: String, given: String, suffix: String?
  ) throws {
    let author = try #require(Self.read("TI  - X\nA1  - \(name)").record.citation.authors.first)
    #expect(author.given == given && author.suffix == suffix)
  }

  @Test(arguments: ["{PMID}: 16046366", "PMID: 16046366", "x\n{PMCID}: PMC123\n{{PMID}}: 16046366"])
  func `braces are no part of the words that name a record in a note of BibTeX`(note: String) {
    let record = Export.read("@article{a,\n title = {X},\n note = {\(note)}\n}\n").records.first
    #expect(record?.citation.text("PMID") == "16046366")
    #expect((record?.citation.text("PMCID") == "PMC123") == note.contains("PMCID"))
  }

  @Test(arguments: ["ORCID: 0000000218250097", "ORCID: https://orcid.org/0000000218250097"])
  func `an ORCID without its hyphens is one, and that is said`(value: String) {
    let (_, records, tally) = Export.read("PMID- 1\nTI  - X\nFAU - Doe, Jane\nAU  - Doe J\nAUID- \(value)\n")
    #expect(records.first?.contributors.first?.orcid == "0000-0002-1825-0097")
    #expect(Self.told(tally, "ORCID is written with its hyphens"))
  }

  @Test func `a table without rows, and an object that the next one cuts off, are told as what they are`() {
    let tally = Export.read("title,authors,year\n").tally
    #expect(Self.told(tally, "has a header and no rows"))
    let broken = """
      [{"id":"a","title":"A"},{"id":"b","x":{"y":{"z":1,"title":"B"},{"id":"c","title":"C"}]

      """
    #expect(Self.told(Export.read(broken).tally, "the next one begins before it is closed"))
  }
}
