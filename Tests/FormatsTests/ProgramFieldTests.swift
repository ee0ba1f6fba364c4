import Records
import Testing

@testable import Formats

@Suite("Fields as programs write them")
struct ProgramFieldTests {
  // MARK: BibTeX

  @Test(
    arguments: [
      ("eprint = {16046366}, eprinttype = {pmid}", "16046366", nil, []),
      ("eprinttype = {PMID}, eprint = {16046366}", "16046366", nil, []),
      ("eprint = {16046366}, archiveprefix = {PubMed}", "16046366", nil, []),
      ("eprint = {PMC1234567}, eprinttype = {pmcid}", nil, "PMC1234567", []),
      ("eprint = {1234567}, eprinttype = {PMC}", nil, "PMC1234567", []),
      ("eprint = {PMC1234567}, archiveprefix = {PMCID}", nil, "PMC1234567", []),
      ("eprint = {PMC1234567}, eprinttype = {pmid}", nil, nil, ["eprint", "eprinttype"]),
      ("eprint = {10.1000/x}, eprinttype = {pmcid}", nil, nil, ["eprint", "eprinttype"]),
      ("eprint = {2101.00001}, eprinttype = {arxiv}", nil, nil, []),
    ] as [(String, String?, String?, [String])])
  func `an eprint is the PMID or the PMCID by each name of its type`(
    fields: String, pmid: String?, pmcid: String?, kept: [String]
  ) throws {
    let record = try Export.first("@article{a,\n title = {T}, \(fields)\n}\n").record
    #expect(record.citation.text("PMID") == pmid && record.citation.text("PMCID") == pmcid)
    #expect(record.kept.map(\.tag).filter { $0.hasPrefix("eprint") } == kept)
    #expect(record.identifiers.map(\.scheme) == (fields.contains("arxiv") ? ["arxiv"] : []))
  }

  @Test(
    arguments: [
      ("Accidental Falls,Aged, 80 and over,Exercise", ["Accidental Falls", "Aged, 80 and over", "Exercise"]),
      ("Depression, Postpartum,Female", ["Depression, Postpartum", "Female"]),
      ("Adult,Running,1,2-Dichloroethane", ["Adult", "Running", "1,2-Dichloroethane"]),
      ("Adult,{Depression, Postpartum},Running,", ["Adult", "Depression, Postpartum", "Running"]),
      ("Adult,Running,\n  Mood", ["Adult", "Running", "Mood"]),
      ("Adult, Running, Mood", ["Adult", "Running", "Mood"]),
      ("Adult, Running,Mood, Sleep", ["Adult", "Running", "Mood", "Sleep"]),
      ("Aged, 80 and over; Running,fast", ["Aged, 80 and over", "Running,fast"]),
      ("Aged, 80 and over", ["Aged", "80 and over"]),
    ])
  func `a comma with a blank behind it parts no keywords where others have none`(list: String, keywords: [String])
    throws
  {
    #expect(try Export.first("@article{a,\n title = {T}, keywords = {\(list)}\n}\n").record.keywords == keywords)
  }

  @Test(
    arguments: [
      ("art_number = {e0123}", "e0123"), ("pages = {}, art_number = {123}", "123"), ("article = {123}", "123"),
      ("articleno = {31}", "31"), ("elocation-id = {e100}", "e100"), ("pages = {1--9}, art_number = {123}", "1-9"),
      ("article = {The}", nil),
    ] as [(String, String?)])
  func `the number of an article is its page where no pages are given`(fields: String, page: String?) throws {
    let record = try Export.first("@ARTICLE{a, title = {T}, source = {Scopus}, \(fields)}\n").record
    #expect(record.citation.text("page") == page)
    #expect(record.kept("art_number") == (page == "1-9" ? ["123"] : []))
    #expect(record.kept("article") == (page == nil ? ["The"] : []))
  }

  // MARK: Ovid

  private typealias Topic = ImportedRecord.Topic

  @Test(
    arguments: [
      ("*Accidental Falls/pc [Prevention & Control]", "*Accidental Falls/Prevention & Control"),
      ("Depression/dt, th [Drug Therapy, Therapy]", "Depression/Drug Therapy/Therapy"),
      ("Exercise / *px [Psychology]", "Exercise/*Psychology"), ("Aged, 80 and over", "Aged, 80 and over"),
      ("*Running", "*Running"), ("Depression/dt", nil), ("Depression/dt, th [Drug Therapy]", nil),
    ] as [(String, String?)])
  func `a heading of Ovid's MEDLINE has its qualifiers by their names, and a star`(field: String, heading: String?)
    throws
  {
    func words(_ record: ImportedRecord) -> [String] {
      record.headings.map { heading in
        ([heading.descriptor] + heading.qualifiers).map { ($0.isMajor ? "*" : "") + $0.name }.joined(separator: "/")
      }
    }
    let database = "<1. >\nVN  - Ovid Technologies\nTI  - T\nMH  - \(field)\n"
    for named in ["DB  - Ovid MEDLINE(R)\n", "MH  - *Yoga/px [Psychology]\n"] {
      let record = try Export.first(database + named).record
      let others = named.hasPrefix("MH") ? ["*Yoga/Psychology"] : []
      #expect(words(record) == [heading].compactMap(\.self) + others)
      #expect(record.keywords == (heading == nil ? [field] : []))
    }
    let other = try Export.first(database + "DB  - APA PsycInfo\n").record
    #expect(other.headings.isEmpty && other.keywords == [field])
  }

  @Test func `a keyword of Ovid's MEDLINE in RIS is a heading only by its qualifiers`() throws {
    let words = "KW  - *Running/px [Psychology]\nKW  - *Running\nKW  - Adult\n"
    let record = try Export.first("TY  - JOUR\nDB  - Ovid MEDLINE(R) <1946 to 2018>\nT1  - T\n\(words)ER  - \n").record
    #expect(record.headings.map(\.descriptor) == [Topic(name: "Running", isMajor: true)])
    #expect(record.headings.map(\.qualifiers) == [[Topic(name: "Psychology")]])
    #expect(record.keywords == ["*Running", "Adult"])
    let embase = try Export.first("TY  - JOUR\nDB  - Embase <2021>\nT1  - T\n\(words)ER  - \n").record
    #expect(embase.headings.isEmpty && embase.keywords == ["Running/px [Psychology]", "Running", "Adult"])
  }

  @Test func `the star of a term of Embase in RIS says that it is major, and is no part of the word`() throws {
    let words = "KW  - *depression\nKW  - adult; *major depression\nKW  - *\nKW  - **odd\nKW  - 5*2\n"
    func record(_ database: String) throws -> ImportedRecord {
      try Export.first("TY  - JOUR\n\(database)T1  - T\n\(words)ER  - \n").record
    }
    let record = try record("DB  - Embase\n")
    #expect(record.keywords == ["depression", "adult", "major depression", "*", "*odd", "5*2"])
    #expect(
      record.kept == [
        .init(tag: "Keyword@MajorTopicYN", values: ["Y: depression", "Y: major depression", "Y: *odd"])
      ])
    #expect(RISFormat.text(of: record).contains("KW  - *depression\nKW  - adult\nKW  - *major depression\n"))
    #expect(Export.read(RISFormat.text(of: record)).records.first?.kept == record.kept)
    #expect(NBIBFormat.text(of: record).contains("OT  - *depression\nOT  - adult\n"))
    for database in ["", "DB  - Scopus\n", "DB  - APA PsycInfo\n"] {
      let other = try Export.first("TY  - JOUR\n\(database)T1  - T\nKW  - *depression\nER  - \n").record
      #expect(other.keywords == ["*depression"] && other.kept.isEmpty, "\(database)")
      #expect(RISFormat.text(of: other).contains("KW  - *depression\n"))
    }
  }

  @Test(
    arguments: [
      ("Retraction in: J Mood. 2020;9(1):5; PMID: 32000000\nSmith, John", ["J Mood. 2020;9(1):5"], "Smith, John"),
      (
        "Comment in: BMJ. 2005;1:2\nRetraction in: J Mood. 2020;9(1):5\nSmith, John",
        ["BMJ. 2005;1:2", "J Mood. 2020;9(1):5"], "Smith, John"
      ),
      (
        "Comment in: BMJ. 2005;1:2; PMID: 16005327,\nLancet. 2006;3:4; PMID: 16005328",
        ["BMJ. 2005;1:2", "Lancet. 2006;3:4"], nil
      ),
      ("Smith, John\nComment in: BMJ. 2005;1:2", [], "Smith, John\nComment in: BMJ. 2005;1:2"),
    ] as [(String, [String], String?)])
  func `a line without figures behind the links of Ovid's note is no source of theirs, but the note`(
    note: String, sources: [String], rest: String?
  ) throws {
    let text = note.replacing("\n", with: "\n      ")
    let record = try Export.first("TY  - JOUR\nDB  - Ovid MEDLINE(R)\nT1  - T\nN1  - \(text)\nER  - \n").record
    #expect(record.corrections.map(\.source) == sources && record.citation.text("note") == rest)
    #expect(record.isRetracted == (sources.last?.hasPrefix("J Mood") == true))
  }

  // MARK: Others

  @Test(
    arguments: [
      ("[\"\"eng\"\"]", "en"), ("['eng']", "en"), ("eng", "en"), ("[\"\"eng\"\", \"\"dut\"\"]", "en"),
      ("[eng]", "[eng]"),
    ])
  func `a list of one in a field is that one, and a title in brackets stays`(cell: String, language: String) throws {
    let table = try Export.first(
      "key,title,authors,notes,pubmed_id,pmc_id,language\nrayyan-1,\"['Running']\",\"Doe, A\",,,,\"\(cell)\"\n"
    ).record
    #expect(table.citation.text("language") == language && table.citation.text("title") == "['Running']")
    let ris = cell.replacing("\"\"", with: "\"")
    let record = try Export.first("TY  - JOUR\nID  - rayyan-1\nTI  - ['Running']\nLA  - \(ris)\nER  - \n").record
    #expect(record.citation.text("language") == language && record.citation.text("title") == "['Running']")
  }

  @Test(
    arguments: [
      ("PUBMED 10404930", "10404930"), ("PUBMED 16046366,EMBASE 41010203", "16046366"), ("EMBASE 41010203", nil),
      ("See also 10404930", nil), ("10404930", nil),
    ] as [(String, String?)])
  func `CENTRAL names PubMed's number under XR in its older exports`(field: String, pmid: String?) throws {
    let record = try Export.first("TY  - JOUR\nT1  - T\nAU  - DOE J\nXR  - \(field)\nER  - \n").record
    #expect(record.citation.text("PMID") == pmid && record.kept("XR") == [field])
  }
}
