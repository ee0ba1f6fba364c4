import Foundation
import Records
import TestSupport
import Testing

@testable import Formats

/// Records and what became of their fields, for reading.
enum DialectReport {
  static func text(of records: [ImportedRecord], _ tally: ImportTally) -> String {
    var text = ""
    RecordsXMLFormat.write(records, to: &text)
    for (tag, count) in tally.counts.sorted(by: { $0.key < $1.key }) {
      let parts = [
        ("mapped", count.mapped), ("repaired", count.repaired), ("kept", count.kept), ("dropped", count.dropped),
      ]
      text += "\(tag): " + parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ") + "\n"
    }
    for remark in tally.remarks {
      text += "line \(remark.lines.map(String.init).joined(separator: ", ")): \(remark.message)\n"
    }
    return text
  }
}

/// RIS as programs write it, each in a small file of its own with what came of it beside it.
@Suite("RIS as it comes from")
struct RISDialectTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Dialects")

  @Test(arguments: [
    "covidence", "embase", "endnote", "mendeley", "ovid", "proquest", "rayyan", "sciencedirect", "scopus",
    "web-of-science", "zotero",
  ])
  func `a database or a program finds a place for every field`(dialect: String) throws {
    let bytes = try [UInt8](Data(contentsOf: Self.folder.appendingPathComponent(dialect + ".ris")))
    let (format, records, tally) = Export.read(bytes)
    #expect(format == "ris")
    #expect(Snapshot.compare(DialectReport.text(of: records, tally), name: "dialects/\(dialect).txt") == .same)
  }

  private static func names(_ text: String) -> [String] {
    (Export.read(text).records.first?.citation.authors ?? []).map { name in
      name.literal.map { "[\($0)]" }
        ?? [name.nonDroppingParticle, name.family, name.given, name.suffix].compactMap { $0 }.joined(separator: "|")
    }
  }

  @Test func `Ovid and Embase write initials behind the family name, and groups stay whole`() {
    let embase =
      "TY  - JOUR\nA1  - van der Berg J.W.\nA1  - O'Neil P.-J.\nA1  - the RUNMOOD study group\nA1  - Visser, M.\n"
    #expect(
      Self.names(embase + "DB  - Embase\nER  - \n") == [
        "van der|Berg|J.W.", "O'Neil|P.-J.", "[the RUNMOOD study group]", "Visser|M.",
      ])
    let ovid = "TY  - JOUR\nDB  - Ovid MEDLINE(R)\nAU  - GREIST JH\nAU  - van Dyck R 3rd\nAU  - WHO\nER  - \n"
    #expect(Self.names(ovid) == ["GREIST|JH", "van|Dyck|R|3rd", "[WHO]"])
    #expect(Self.names("TY  - JOUR\nAU  - Study Group A.B.\nER  - \n") == ["[Study Group A.B.]"])
  }

  @Test(arguments: [
    ("Smith J", ["Smith|J"]), ("García-López M", ["García-López|M"]), ("van der Berg JW", ["van der|Berg|JW"]),
    ("van den Berg J.W.", ["van den|Berg|J.W."]), ("Smith J., Jr.", ["Smith|J.|Jr."]),
    ("Smith, Jr., John", ["Smith|John|Jr."]), ("Smith, John, Jr.", ["Smith|John|Jr."]), ("Smith, Jr.", ["Smith|Jr."]),
    ("WHO EU", ["[WHO EU]"]), ("Working Group B", ["[Working Group B]"]), ("Lee, II", ["Lee|II"]),
  ])
  func `a short name without a comma is taken apart whatever it comes from`(text: String, names: [String]) {
    #expect(Self.names("TY  - JOUR\nAU  - \(text)\nER  - \n") == names)
  }

  @Test(arguments: [
    ("J. Smith", ["Smith|J."]), ("A. de Boer", ["de|Boer|A."]), ("J. A. B. van den Berg", ["van den|Berg|J. A. B."]),
    ("J.-P. O'Neil", ["O'Neil|J.-P."]), ("M. Van Dyck", ["Van Dyck|M."]), ("Ö. Müller-Lund", ["Müller-Lund|Ö."]),
    ("J.A. King Jr.", ["King|J.A.|Jr."]), ("J. Smith; A. Doe", ["Smith|J.", "Doe|A."]),
    ("J. Smith, A. Doe", ["Smith|J.", "Doe|A."]), ("J. Smith and A. de Boer", ["Smith|J.", "de|Boer|A."]),
    ("J. Garcia Lopez", ["[J. Garcia Lopez]"]), ("U.S. Congress", ["[U.S. Congress]"]),
    ("J. Paul Getty Trust Foundation", ["[J. Paul Getty Trust Foundation]"]),
    ("A. Smith Institute", ["[A. Smith Institute]"]),
    ("J. Smith, Jr.", ["Smith|J.|Jr."]),
  ])
  func `initials before the family name are taken apart where one word can be that`(text: String, names: [String]) {
    let ris = "TY  - JOUR\nAU  - \(text)\nER  - \n"
    #expect(Self.names(ris) == names)
    let isTold = Export.read(ris).tally.remarks.contains { $0.message.contains("cannot be taken apart") }
    #expect(isTold == (text.contains("Lopez") || text.contains("Congress")))
  }

  @Test(arguments: [
    "Scopus\nEXPORT DATE: 12 March 2021\n\n", "Provider: SAGE\nDatabase: X\nContent: text/plain; charset=\"UTF-8\"\n",
    "Record #1 of 2\nProvider: John Wiley & Sons, Ltd\nContent: text/plain; charset=\"UTF-8\"\n\n", "1.\n",
  ])
  func `what databases write over an export or over each record breaks no rule`(preamble: String) {
    let record = "TY  - JOUR\nTI  - T\nER  - \n"
    let (format, records, tally) = Export.read(preamble + record + "\n" + preamble + record)
    #expect(format == "ris" && records.count == 2)
    #expect(tally.remarks.map(\.message) == ["what the database writes over its records is passed over"])
    #expect(tally.remarks.allSatisfy { !$0.isFault })
  }

  @Test(arguments: [("Search date: 12 March 2021\n", false), ("exported by somebody\n", true)])
  func `other lines over an export are told, and between records are a fault`(line: String, isFault: Bool) {
    let record = "TY  - JOUR\nTI  - T\nER  - \n"
    #expect(Export.read(line + record).tally.remarks.map(\.isFault) == [isFault])
    #expect(Export.read(record + line + record).tally.remarks.map(\.isFault) == [true])
  }

  @Test(arguments: [
    "KW  - running\nDOI - 10.1016/x", "AB  - Words.\nDOI- 10.1016/x", "N1  - DOI - 10.1000/y\nDOI  -  10.1016/x",
  ])
  func `DOI with its name for its tag is one`(fields: String) throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - T\n\(fields)\nER  - \n")
    let record = try #require(records.first)
    #expect(record.citation.text("DOI") == "10.1016/x" && tally.counts["DO"]?.repaired == 1)
    #expect(record.keywords == (fields.hasPrefix("KW") ? ["running"] : []))
    let text = Export.read("TY  - JOUR\nTI  - T\nAB  - Words.\nDOI - as in 10.1 and more\nER  - \n").records.first
    #expect(text?.citation.text("DOI") == nil)
  }

  @Test(arguments: [
    ("Kim, S.; Lee, T.", ["Kim|S.", "Lee|T."]), ("Smith J, Doe A, Roe B", ["Smith|J", "Doe|A", "Roe|B"]),
    ("Smith J, Doe A", ["Smith|J", "Doe|A"]), ("Müller, K\n   Visser, M", ["Müller|K", "Visser|M"]),
    ("Kim, S.; RUNMOOD study group", ["Kim|S.", "[RUNMOOD study group]"]), ("Kim, S.;", ["Kim|S."]),
    ("Smith, J., Doe, A.", ["Smith|J.", "Doe|A."]), ("Smith, J. and Doe, A.", ["Smith|J.", "Doe|A."]),
    ("Dept. of Running and Mood", ["[Dept. of Running and Mood]"]),
    ("Study of Running\n   and Mood Group", ["[Study of Running\nand Mood Group]"]),
  ])
  func `several names in one field are as many`(text: String, names: [String]) {
    #expect(Self.names("TY  - JOUR\nAU  - \(text)\nER  - \n") == names)
  }

  @Test(arguments: ["Smith, John, Doe, Jane", "Müller, K\nRUNMOOD"])
  func `where nothing tells where a name ends, the words are kept and that is said`(text: String) throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nAU  - \(text)\nER  - \n")
    let record = try #require(records.first)
    #expect(record.citation.authors.isEmpty && record.kept == [.init(tag: "AU", values: [text])])
    #expect(tally.remarks.count == 1 && tally.remarks[0].message.hasPrefix("AU: several names may stand here"))
  }

  @Test(arguments: [
    ("THES", "9781321000001", "ISBN"), ("RPRT", "0-306-40615-X", "ISBN"), ("JOUR", "978-0-306-40615-7", "ISBN"),
    ("CONF", "978 0 306 40615 7", "ISBN"), ("BOOK", "0165-0327", "ISSN"), ("CHAP", "0165032X", "ISSN"),
    ("JOUR", "0165-0327", "ISSN"), ("BOOK", "none", "ISBN"),
  ])
  func `the form of a number tells a book from a serial, and it goes out again`(
    type: String, number: String, key: String
  )
    throws
  {
    let record = try #require(Export.read("TY  - \(type)\nTI  - T\nSN  - \(number)\nER  - \n").records.first)
    #expect(record.citation.text(key) == number)
    #expect(record.citation.text(key == "ISBN" ? "ISSN" : "ISBN") == nil)
    #expect(RISFormat.text(of: record).contains("SN  - \(number)\n"))
  }

  @Test(arguments: [
    ("AB  - text\nau  - Smith, J", "read as 'AU  - '"), ("AU  - Doe, J\nPY- 2001", "read as 'PY  - '"),
    ("AB  - text\nAU  x Smith, J", "more of 'AB'"), ("AB  - text\nPY- 2001", "more of 'AB'"),
    ("AB  - text\nxx  - broken", "more of 'AB'"), ("TI  - text\nER", "read as 'ER  - '"),
    ("AB  - text\nAU Smith, J. A.", "more of 'AB'"), ("AB  - text\nPY 2001", "more of 'AB'"),
    ("AB  - text\nDO 10.1000/x", "more of 'AB'"), ("AB  - text\nVL 12", "more of 'AB'"),
  ])
  func `a tag that is written wrong is read where nothing else can be meant, and is a fault`(
    lines: String, words: String
  ) {
    let (_, records, tally) = Export.read("TY  - JOUR\n\(lines)\nER  - \n")
    #expect(records.count == 1)
    #expect(tally.remarks.contains { $0.isFault && $0.message.contains(words) }, "\(tally.remarks)")
    if words.contains("AU") { #expect(records.first?.citation.authors.map(\.family) == ["Smith"]) }
    if words.contains("more of") {
      #expect(records.first?.citation.text("abstract") == String(lines.dropFirst("AB  - ".count)))
    }
    if words.contains("PY") {
      #expect(records.first?.citation.issued?.parts.first?.year == 2001)
      #expect(records.first?.citation.authors.map(\.family) == ["Doe"])
    }
  }

  @Test(
    arguments: [
      ("au  - Smith, J", "AU"), ("PY- 2001", "PY"), ("ti  - T", "TI"), ("zz  - x", nil),
    ] as [(String, String?)])
  func `a tag that is written wrong counts as repaired where it is read`(line: String, tag: String?) {
    let tally = Export.read("TY  - JOUR\nVL  - 1\n\(line)\nAU  - Doe, A\nER  - \n").tally
    guard let tag else { return #expect(tally.counts.values.allSatisfy { $0.repaired == 0 }) }
    #expect(tally.counts[tag]?.repaired == 1)
    #expect(tally.counts["AU"]?.mapped == 1 && tally.counts["VL"]?.mapped == 1)
  }

  @Test func `a blank line within an abstract is a line end, and that is said`() throws {
    let text = "TY  - JOUR\nTI  - T\n\nAB  - One\n\ntwo\nthree\n\n\nfour\n\nKW  - x\n\nER  - \n"
    let (_, records, tally) = Export.read(text)
    #expect(try #require(records.first).citation.text("abstract") == "One\ntwo\nthree\nfour")
    #expect(tally.remarks.map(\.message) == ["AB: a blank line, which begins a paragraph, is a line end"])
    #expect(tally.remarks.map(\.lines) == [[6, 10]] && tally.remarks.allSatisfy { !$0.isFault })
    #expect(tally.counts["AB"]?.repaired == 1 && tally.counts["KW"]?.mapped == 1)
  }

  @Test(arguments: [
    "MS patients ran.", "in - and out", "IL-6 fell.", "We ran - fast", "AB  text", "is better", "CI 95% 1.2 to 3.4.",
    "ED visits rose", "ED visits, Boston", "AN patients, girls,", "IS 4 of 12.", "PY 12 smokers",
    "M1 receptors, Adenosine", "AU was small",
    "XX broken",
  ])
  func `a line of an abstract that only looks a little like a tag is text`(line: String) throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - T\nAB  - One\n\(line)\nER  - \n")
    #expect(try #require(records.first).citation.text("abstract") == "One\n\(line)")
    #expect(line == "AB  text" || !tally.remarks.contains(where: \.isFault), "\(tally.remarks)")
  }

  @Test func `a line of an abstract that is written as a field but for the hyphen is told, whatever its tag`() throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - T\nAB  - One\nXX  broken\nER  - \n")
    #expect(try #require(records.first).citation.text("abstract") == "One\nXX  broken")
    #expect(tally.remarks.map(\.lines) == [[4]] && tally.remarks.allSatisfy { !$0.isFault })
  }

  @Test func `a title over two lines is one, and that is said; et al. is nobody`() throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - Running\n  and mood\nAU  - Doe, J\nAU  - et al.\nER  - \n")
    let record = try #require(records.first)
    #expect(record.citation.text("title") == "Running and mood" && record.citation.authors.count == 1)
    #expect(record.kept == [.init(tag: "author", values: ["and others"])])
    #expect(tally.remarks.contains { $0.message.contains("more of the title") && !$0.isFault })
  }

  @Test func `a file of NBIB that breaks off within a line may be cut off, and that is said`() {
    for (text, isSaid) in [
      ("PMID- 1\nSI  - Clin", true), ("PMID- 1\nSI  - Clin\n", false), ("PMID- 1\r\n\r\n", false),
      ("PMID- 1\nSI  - Clin\n      ", true), ("PMID- 1\nSI  - Clin\n\n", false),
    ] {
      let remarks = Export.read(text).tally.remarks
      #expect(remarks.contains { $0.message.contains("may be cut off") && $0.lines[0] >= 2 && !$0.isFault } == isSaid)
    }
  }

  @Test func `Ovid's own tags for the language and the type of publication find their places`() throws {
    let text = "TY  - JOUR\nDB  - Ovid MEDLINE(R)\nTI  - X\nLG  - Dutch\nPT  - Review\nER  - \n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.text("language") == "nl" && record.publicationTypes == [.init(name: "Review")])
  }

  @Test func `further serial numbers are identifiers, and go out again`() throws {
    let text = "TY  - JOUR\nTI  - X\nSN  - 1234-5678\nSN  - 8765432X\nSN  - none\nER  - \n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.text("ISSN") == "1234-5678")
    #expect(record.identifiers == [.init(scheme: "issn", value: "8765432X")])
    #expect(record.kept == [.init(tag: "SN", values: ["none"])])
    #expect(Export.read(RISFormat.text(of: record)).records.first?.identifiers == record.identifiers)
  }

  @Test(arguments: ["CONF", "CPAPER"])
  func `a conference with proceedings, as Zotero and EndNote have it, has its town, and the proceedings their place`(
    type: String
  ) throws {
    let text =
      "TY  - \(type)\nTI  - X\nAU  - Visser, Maria\nA2  - Doe, Anna\nT2  - Congress of Sport\nC1  - Berlin\n"
      + "C3  - Proceedings of the Congress\nDA  - 2019/07/26/\nPY  - 2019\nPB  - Springer\nSP  - 5\nEP  - 9\n"
    let record = try Export.first(text + "CY  - Utrecht\nER  - \n").record
    let citation = record.citation
    #expect(citation.text("event-title") == "Congress of Sport" && citation.text("event-place") == "Utrecht")
    #expect(citation.text("container-title") == "Proceedings of the Congress")
    #expect(citation.text("publisher") == "Springer" && citation.text("publisher-place") == "Berlin")
    #expect(citation.issued?.parts == [.init(year: 2019, month: 7, day: 26)] && citation["editor"] != nil)
    #expect(ReadBack.losses(of: record, in: RISFormat.self) == ([], []))
    let zotero = try Export.first(text + "ER  - \n").record
    #expect(zotero.citation.text("event-place") == nil && zotero.citation.text("publisher-place") == "Berlin")
    #expect(ReadBack.losses(of: zotero, in: RISFormat.self) == ([], []))
  }

  @Test(
    arguments: [
      // Publishers have their own place beside the proceedings, and the town of the conference under `C1`.
      ("TY  - CONF\nTI  - X\nT2  - Proceedings\nC1  - Utrecht\nCY  - Berlin\nER  - \n", "Berlin", ["Utrecht"]),
      ("TY  - CONF\nTI  - X\nC3  - Proceedings\nC1  - Utrecht\nCY  - Berlin\nER  - \n", "Berlin", ["Utrecht"]),
      ("TY  - JOUR\nTI  - X\nT2  - J\nC3  - Y\nC1  - Utrecht\nCY  - Berlin\nER  - \n", "Berlin", ["Utrecht"]),
      (
        "TY  - CPAPER\nTI  - X\nT2  - C\nC3  - [Doe, A] Univ Leeds\nC1  - [Doe, A] Univ Leeds\nAN  - WOS:000900000000001\nER  - \n",
        nil, ["[Doe, A] Univ Leeds"]
      ),
    ] as [(String, String?, [String])])
  func `without both titles the place is the publisher's, and what else stands there is kept`(
    text: String, place: String?, kept: [String]
  ) throws {
    let record = try Export.first(text).record
    #expect(record.citation.text("publisher-place") == place && record.citation["event-place"] == nil)
    #expect(record.kept("C1") == kept)
  }

  @Test func `the proceedings of a conference are told from the conference`() throws {
    let text = "TY  - CONF\nTI  - X\nT2  - Congress of Sport\nC3  - Proceedings of the Congress\nER  - \n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.text("event-title") == "Congress of Sport")
    #expect(record.citation.text("container-title") == "Proceedings of the Congress")
    #expect(ReadBack.losses(of: record, in: RISFormat.self) == ([], []))
    let scopus = try #require(Export.read("TY  - CONF\nT2  - Proceedings\nER  - \n").records.first)
    #expect(scopus.citation.text("container-title") == "Proceedings")
    let wos = "TY  - CPAPER\nT2  - PROCEEDINGS\nC3  - University of Leeds\nAN  - WOS:1\nER  - \nEF  - \n"
    let (_, records, tally) = Export.read(wos)
    #expect(records[0].citation.text("container-title") == "PROCEEDINGS" && tally.remarks.isEmpty)
    #expect(records[0].kept.contains(.init(tag: "C3", values: ["University of Leeds"])))
  }

  @Test(arguments: ["212", "212 p.", "xii, 212 pages"])
  func `a number of pages is no page`(count: String) throws {
    let record = try #require(Export.read("TY  - THES\nTI  - X\nSP  - \(count)\nER  - \n").records.first)
    #expect(record.citation.text("number-of-pages") == count && record.citation.text("page") == nil)
    #expect(ReadBack.losses(of: record, in: RISFormat.self) == ([], []))
    let article = try #require(Export.read("TY  - JOUR\nTI  - X\nSP  - 212\nER  - \n").records.first)
    #expect(article.citation.text("page") == "212")
  }

  @Test func `the number of a registered trial is no call number`() throws {
    let record = try #require(Export.read("TY  - JOUR\nTI  - X\nCN  - NCT01234567\nER  - \n").records.first)
    #expect(record.registrations.map(\.number) == ["NCT01234567"] && record.citation.text("call-number") == nil)
    let other = try #require(Export.read("TY  - BOOK\nTI  - X\nCN  - QH 76.5\nER  - \n").records.first)
    #expect(other.citation.text("call-number") == "QH 76.5")
  }

  @Test(arguments: ["s212", "p. 212", "212-214", "chapter 3 p."])
  func `a page of a book is no number of pages`(page: String) throws {
    let record = try #require(Export.read("TY  - BOOK\nTI  - X\nSP  - \(page)\nER  - \n").records.first)
    #expect(record.citation.text("number-of-pages") == nil && record.citation.text("page") != nil)
  }

  @Test func `EBSCO's DOI is found, and a journal that is named twice has no short title`() throws {
    let text = "TY  - JOUR\nTI  - X\nJF  - Mood\nJO  - Mood\nJ2  - M\nL3  - 10.1000/x\nL3  - http://x\nER  - \n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.text("DOI") == "10.1000/x" && record.kept == [.init(tag: "L3", values: ["http://x"])])
    #expect(record.citation.text("container-title-short") == "M" && record.citation.text("container-title") == "Mood")
  }

  @Test func `Cochrane's names are taken apart, and pages with spaces are closed`() throws {
    let text = "TY  - JOUR\nAN  - CN-01234567\nAU  - van der Berg JW\nAU  - Group\nSP  - 143 - 158\nER  - \n"
    #expect(Self.names(text) == ["van der|Berg|JW", "[Group]"])
    #expect(Export.read(text).records.first?.citation.text("page") == "143-158")
  }

  @Test func `a broken line costs no year, no DOI and no pages, and is told`() throws {
    let text = """
      TY  - JOUR
      PY  - 2001
      PMC - x
      unknown - thing
      DO  - 10.1000/x
      and more
      UR  - https://example.org/a
      https://example.org/b
      VL  - 7
      ?
      AB  - An abstract
      of two lines.
      ER  -

      """
    let (_, records, tally) = Export.read(text)
    let record = try #require(records.first)
    #expect(record.citation.issued?.parts == [.init(year: 2001)])
    #expect(record.citation.text("DOI") == "10.1000/x" && record.citation.text("volume") == "7")
    #expect(record.citation.text("URL") == "https://example.org/a")
    #expect(record.citation.text("abstract") == "An abstract\nof two lines.")
    #expect(
      record.kept == [
        .init(tag: "PY", values: ["PMC - x", "unknown - thing"]), .init(tag: "DO", values: ["and more"]),
        .init(tag: "UR", values: ["https://example.org/b"]), .init(tag: "VL", values: ["?"]),
      ], "\(record.kept)")
    let faults = tally.remarks.filter(\.isFault)
    #expect(faults.map(\.lines) == [[3, 4], [6], [10]], "\(tally.remarks)")
    #expect(
      faults.first?.message
        == "a line without a tag follows 'PY', which is of one line; it is taken as another value of it")
  }

  @Test func `what stands behind a DOI is kept`() {
    let (_, records, _) = Export.read("TY  - JOUR\nDO  - https://doi.org/10.1000/x see also\nER  -\n")
    #expect(records.first?.citation.text("DOI") == "10.1000/x")
    #expect(records.first?.kept == [.init(tag: "DO", values: ["see also"])])
  }

  @Test(arguments: [
    ("ID  - rayyan-1\nY1  - 2020\nY2  - 3\n", "3"), ("Y2  - 3\nAN  - rayyan-1\nY1  - 2020\n", "3"),
    ("ID  - rayyan-1\nY1  - 2020\nY2  - 13\n", ""), ("Y1  - 2020\nY2  - 3\n", ""),
  ])
  func `Rayyan's month stands where others have the day of access`(fields: String, month: String) throws {
    let record = try #require(Export.read("TY  - JOUR\nTI  - T\n\(fields)ER  - \n").records.first)
    #expect(record.citation.issued?.parts == [.init(year: 2020, month: Int(month))])
    #expect(record.citation["accessed"] == nil)
    #expect(record.kept.contains { $0.tag == "Y2" } == month.isEmpty)
  }

  @Test func `Embase names the conference beside the journal, and Web of Science where it was`() throws {
    let embase = "TY  - CONF\nTI  - T\nJF  - European Psychiatry\nC3  - 26th Congress\nDB  - Embase\nER  - \n"
    let abstract = try #require(Export.read(embase).records.first)
    #expect(abstract.citation.text("container-title") == "European Psychiatry" && abstract.kept.isEmpty)
    #expect(abstract.citation.text("event-title") == "26th Congress")
    let wos = "TY  - CPAPER\nTI  - T\nCY  - Orlando, FL\nPI  - CHAM\nAN  - WOS:1\nER  - \n"
    let paper = try #require(Export.read(wos).records.first)
    #expect(paper.citation.text("event-place") == "Orlando, FL" && paper.citation.text("publisher-place") == "CHAM")
  }

  private static let whole = "TY  - JOUR\nT1  - A\nER  - \n"
  private static let next = "TY  - JOUR\nT1  - B\nER  - \n"

  @Test(arguments: [
    "NL  - Clin Examples\n\nLink to the Ovid Full Text or citation: https://example.org/ovidweb.cgi?AN=1\n\n",
    "NL  - Clin Examples\nLink to the Ovid Full Text or citation: https://example.org/ovidweb.cgi?AN=1\n\n",
    "NL  - Clin Examples\n", "NL  - Clin Examples\n\n\n", "NL  - Clin Examples\nXU  - 7\nUR  - https://example.org/a\n",
  ])
  func `fields directly behind the end of a record belong to it, and that is told`(behind: String) throws {
    let (_, records, tally) = Export.read(Self.whole + behind + Self.next + behind)
    #expect(records.map { $0.citation.text("title") } == ["A", "B"] && !tally.remarks.contains(where: \.isFault))
    for record in records {
      #expect(record.kept("NL") == ["Clin Examples"])
      if behind.contains("UR") { #expect(record.citation.text("URL") == "https://example.org/a") }
      if behind.contains("XU") { #expect(record.kept("XU") == ["7"]) }
    }
    let told = tally.remarks.filter { $0.message == "a field behind 'ER  - ' is taken into the record that ends there" }
    #expect(told.first?.lines.first == 4 && tally.counts["NL"]?.kept == 2)
  }

  @Test(arguments: [
    // A record whose beginning is missing.
    (whole + "T1  - B\nAU  - Doe, J\nER  - \n" + next, "T1"),
    (whole + "AN  - 7\nVL  - 2\nER  - \n" + next, "AN"),
    (whole + "AN  - 7\nAB  - One.\nTwo.\n\n" + next, "AN"),
    (whole + "AU  - Doe, J\n\n" + next, "AU"),
    (whole + String(repeating: "KW  - mood\n", count: 40) + next, "KW"),
    // A blank line stands before it.
    (whole + "\nNL  - Clin Examples\n" + next, "NL"),
    ("NL  - Clin Examples\n" + whole + next, "NL"),
  ])
  func `other fields outside any record are errors`(text: String, tag: String) throws {
    let (_, records, tally) = Export.read(text)
    #expect(tally.hasErrors && records.map { $0.citation.text("title") } == ["A", "B"])
    #expect(tally.remarks.contains { $0.message.hasPrefix("'\(tag)' stands outside any record") })
    #expect(records.allSatisfy { $0.kept.isEmpty && $0.citation.text("abstract") == nil && $0.keywords.isEmpty })
  }

  @Test func `a file may end behind the end of a record, or with its own end`() throws {
    for end in ["", "EF  - \n", "EF  -", "\nEF  - \n", "NL  - Clin Examples\nEF  - \n", "NL  - Clin Examples"] {
      let (_, records, tally) = Export.read(Self.next + Self.whole.dropLast(end.isEmpty ? 1 : 0) + end)
      #expect(records.count == 2 && !tally.hasErrors && tally.counts["EF"] == nil, "\(end)")
    }
  }
}
