import Records
import TestSupport
import Testing

@testable import Formats

@Suite("Tables with a header")
struct CSVTests {
  static let rayyan = """
    key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes,pubmed_id,pmc_id,doi
    rayyan-1,"Running, and mood",2005,7,14,J Mood,1234-5678,8,2,729-41,"Smith, J. and van Doe, A. B.",https://example.org,eng,Press,London,"One.
    Two ""quoted"".","RAYYAN-INCLUSION: {""Ann""=>""Included""}",16046366,,10.1000/x

    """

  static let asReview = """
    record_id,title,abstract,authors,keywords,year,doi,included,asreview_ranking
    0,Running,Text.,"Smith, J.; Doe, A.","mood; running",2005,https://doi.org/10.1000/x,1,1
    1,Walking,Text.,"['Smith, J.', ""O'Neill, A.""]","['mood', 'walking']",2006,,,2

    """

  static let zotero = """
    "Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","ISSN","DOI","Url","Abstract Note","Date","Date Added","Pages","Issue","Volume","Journal Abbreviation","Manual Tags","Editor","Extra","Language","Publisher","Place"
    "ABCD1234","journalArticle","2005","Smith, John; World Health Organization","Running","Journal of Mood","","1234-5678","10.1000/x","","","2005-07-14","2020-01-01 10:00:00","729-741","2","8","J Mood","mood; running","","tex.ids: a","en","",""
    "ABCD1235","bookSection","2006","Doe, Anna","Chapter","Book","978-3-16-148410-0","","","","","2006","2020-01-01 10:00:00","1-9","","","","","Roe, Ben","","nl","Press","Utrecht"

    """

  static let covidence = """
    Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags
    Running,"Smith, J.; Doe, A.",Text.,2005,July,J Mood,8,2,12-19,L123,10.1000/x,7,#42,Smith 2005,A note,relevant

    """

  static let scopus = """
    "Authors","Author full names","Author(s) ID","Title","Year","Source title","Volume","Issue","Art. No.","Page start","Page end","Cited by","DOI","Link","Abstract","Author Keywords","Index Keywords","ISSN","PubMed ID","Language of Original Document","Abbreviated Source Title","Document Type","Source"
    "Smith J.; de Vries A.B.","Smith, John (57193456789); de Vries, Anna B. (57193456790)","57193456789; 57193456790","Running","2005","Journal of Mood","8","2","e12","729","741","3","10.1000/x","https://www.scopus.com/x","Text.","mood; running","Human","12345678","16046366","English","J Mood","Review","Scopus"

    """

  static let pubMed = """
    PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI
    16046366,Running.,"Smith J, de Vries AB.",J Mood. 2005;8(2):729-41.,Smith J,J Mood,2005,2005/07/26,PMC123,,10.1000/x

    """

  static let webOfScience =
    "PT\tAU\tAF\tTI\tSO\tLA\tDT\tDE\tID\tSN\tEI\tPD\tPY\tVL\tIS\tBP\tEP\tDI\tUT\tCR\n"
    + "J\tSmith, J; Doe, AB\tSmith, John; Doe, Anna B.\tRunning\tJOURNAL OF MOOD\tEnglish\tArticle\tmood; running\tEXERCISE\t"
    + "1234-5678\t2234-5678\tJUL 14\t2005\t8\t2\t729\t741\t10.1000/x\tWOS:000123\tRoe B, 1999\n"

  static let all = [rayyan, asReview, zotero, covidence, scopus, pubMed, webOfScience]

  private static func names(_ record: ImportedRecord) -> [String] {
    record.citation.authors.map { name in
      name.literal.map { "[\($0)]" }
        ?? [name.nonDroppingParticle, name.family].compactMap { $0 }.joined(separator: "~") + "|" + (name.given ?? "")
    }
  }

  @Test(arguments: all)
  func `a table is recognised by its header, and each cell is counted once`(text: String) throws {
    let (format, records, tally) = Export.read(text)
    #expect(format == "csv")
    #expect(!records.isEmpty && !tally.hasErrors)
    let separator: Character = text.contains("\t") ? "\t" : ","
    var cells = 0
    for row in Self.rows(text, separator: separator).dropFirst() { cells += row.count { !$0.isEmpty } }
    #expect(tally.counts.values.reduce(0) { $0 + $1.mapped + $1.repaired + $1.kept + $1.dropped } == cells)
    let kept = records.flatMap(\.kept).reduce(0) { $0 + $1.values.count }
    #expect(tally.counts.values.reduce(0) { $0 + $1.kept } == kept)
  }

  /// A plain reader, by which the other is judged.
  private static func rows(_ text: String, separator: Character) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, character == separator {
        rows[rows.count - 1].append("")
      } else if !isQuoted, character == "\n" {
        rows.append([""])
      } else {
        rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows
  }

  @Test func `a table of ids and titles is one, and BibTeX's type of an entry is the record's`() throws {
    let (format, records, tally) = Export.read("ID,title\n1,Running and mood\n2,Walking\n")
    #expect(format == "csv" && !tally.hasErrors)
    #expect(records.map { $0.citation.text("title") } == ["Running and mood", "Walking"])
    #expect(Export.read("name,title\n1,Running and mood\n").format == nil)
    let typed = Export.read(
      "ENTRYTYPE,title\nphdthesis,Running\narticle,Walking\ninproceedings,Cycling\nother,Rowing\n"
    ).records
    #expect(typed.map(\.citation.type) == ["thesis", "article-journal", "paper-conference", "document"])
    // What CSL's type does not tell stays.
    #expect(typed.map { $0.kept.first?.values.first } == ["phdthesis", nil, nil, "other"])
  }

  @Test(arguments: [
    ("title,journal,number\nRunning,Sleep,4\n", "issue"), ("number,ENTRYTYPE,title\n4,article,Running\n", "issue"),
    ("ENTRYTYPE,title,number\ntechreport,Running,4\n", "number"),
  ])
  func `the number of a table is what BibTeX calls so: the issue of an article, the number of a report`(
    text: String, name: String
  ) {
    let records = Export.read(text).records
    #expect(records.map { $0.citation.text(name) } == ["4"])
    #expect(records[0].kept.allSatisfy { $0.tag != "number" })
  }

  @Test func `the number of a table beside an issue, or of what has no type, stays as it is`() {
    for text in ["title,journal,issue,number\nRunning,Sleep,3,4\n", "title,year,number\nRunning,2010,4\n"] {
      #expect(Export.read(text).records[0].kept == [ImportedRecord.KeptField(tag: "number", values: ["4"])])
    }
  }

  @Test func `Rayyan's names are parted where it joins them, and its keywords at commas that nothing follows`() throws {
    let text = """
      key,title,year,authors,notes,keywords,pubmed_id,pmc_id
      rayyan-1,Running,2005,"Smith, J. and WHO Study Group and van Doe, A. B.",,"Aged, 80 and over,Running,1,2-Dichloroethane",,
      rayyan-2,Mood,2006,World Health Organization,,"Running, Mood",,
      """
    let records = Export.read(text).records
    #expect(Self.names(records[0]) == ["Smith|J.", "[WHO Study Group]", "van~Doe|A. B."])
    #expect(records[0].keywords == ["Aged, 80 and over", "Running", "1,2-Dichloroethane"])
    #expect(Self.names(records[1]) == ["[World Health Organization]"] && records[1].keywords == ["Running, Mood"])
    let header = "key,title,authors,notes,pubmed_id,pmc_id,keywords\n"
    let brackets = Export.read(header + "rayyan-3,T,,,,,\"Cyst (left,right),Running (fast,even\"\n").records
    #expect(brackets.first?.keywords == ["Cyst (left,right)", "Running (fast", "even"])
  }

  @Test(arguments: [
    ("key,title,year,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes", 3),
    ("key,title,authors,journal,issn,volume,issue,pages,year,publisher,url,abstract,notes,doi,keywords", 3),
    ("key,title,authors,journal,issn,volume,issue,pages,year,publisher,url,abstract,doi", 1),
    ("key,title,authors,journal,year,abstract,notes", 1),
    ("title,authors,journal,issn,volume,issue,pages,year,publisher,url,abstract,notes", 1),
  ])
  func `Rayyan's table is known without the columns of PubMed's ids, too`(header: String, count: Int) throws {
    let columns = header.split(separator: ",")
    let row = columns.map { ["title": "T", "authors": "Doe J and Roe A and The X Study Group"][String($0)] ?? "" }
    let record = try #require(Export.read(header + "\n" + row.joined(separator: ",") + "\n").records.first)
    let names = ["Doe|J", "Roe|A", "[The X Study Group]"]
    #expect(Self.names(record) == (count == 1 ? ["[Doe J and Roe A and The X Study Group]"] : names))
  }

  @Test(arguments: [
    ("\"adult, human, 1,2 dimethylhydrazine\"", ["adult", "human", "1,2 dimethylhydrazine"]),
    (
      "\"\"\"inventory, second edition\"\", human, n,n dimethyltryptamine\"",
      ["inventory, second edition", "human", "n,n dimethyltryptamine"]
    ),
    ("\"\"\"depression, recurrent\"\",\"\"human\"\"\"", ["depression, recurrent", "human"]),
    ("\"depression, recurrent; human\"", ["depression, recurrent", "human"]), ("human", ["human"]),
    ("\"\"\"open, human\"", ["\"open, human"]),
    (
      "\"article, duplication cyst (diagnosis, surgery), human\"",
      ["article", "duplication cyst (diagnosis, surgery)", "human"]
    ),
    ("\"running [fast, (slow, even), long], human\"", ["running [fast, (slow, even), long]", "human"]),
    ("\"cyst (diagnosis, surgery, human\"", ["cyst (diagnosis", "surgery", "human"]),
    ("\"cyst diagnosis), surgery (human, adult), child\"", ["cyst diagnosis)", "surgery (human, adult)", "child"]),
    ("\"a (b, c (d, e), f [g, h\"", ["a (b", "c (d, e)", "f [g", "h"]), ("\"a (b, c [d), e\"", ["a (b, c [d)", "e"]),
    ("\"\"\"a (b\"\", c (d, e), f\"", ["a (b", "c (d, e)", "f"]),
    ("\"cyst (diagnosis; surgery), human\"", ["cyst (diagnosis", "surgery), human"]),
  ])
  func `Embase's terms are parted at commas with a blank behind them that stand in no quotation marks`(
    cell: String, terms: [String]
  ) throws {
    let record = Export.read("Title,Author Names,Emtree Medical Index Terms\nX,Doe J.,\(cell)\n").records.first
    #expect(try #require(record).keywords == terms)
    let (_, others, tally) = Export.read("title,authors,keywords\nX,\"Doe, J\",\"adult, human\"\n")
    #expect(others.first?.keywords == ["adult, human"])
    #expect(tally.remarks.contains { $0.message.contains("commas may be part of a keyword") })
  }

  @Test func `Embase's columns of what an article is mainly about are marked so, and a chapter is one`() throws {
    let text = """
      Title,Author Names,Source title,Book Publisher,Publication Type,"Emtree Medical Index Terms (Major Focus)",Emtree Medical Index Terms
      X,"Ono T., Li X.",Buch,Hogrefe,Chapter,"depression, running",adult

      """
    let record = try #require(Export.read(text).records.first)
    #expect(record.keywords == ["depression", "running", "adult"] && record.citation.type == "chapter")
    #expect(record.kept == [.init(tag: "Keyword@MajorTopicYN", values: ["Y: depression", "Y: running"])])
    #expect(record.citation.text("publisher") == "Hogrefe")
  }

  @Test
  func
    `Web of Science's table gives authors their ORCIDs and places of work, and early access is the date without another`()
    throws
  {
    let header = "PT\tAU\tAF\tTI\tSO\tC1\tRI\tOI\tFU\tPY\tEA\tCY\n"
    let row =
      "J\tDoe, A; de Boer, J\tDoe, Anna; de Boer, Jan\tT\tJ MOOD\t[Doe, Anna] Univ Leeds, England; [Doe, Anna; de Boer, Jan] "
      + "Univ York, England\tDoe, A./A-1-2008\tde Boer, Jan/0000-0002-1825-0097\tZonMw [1, 2]; Heart Fdn\t\tOCT 2022\tMAY 3, 2021\n"
    let (_, records, tally) = Export.read(header + row)
    let record = try #require(records.first)
    #expect(
      record.contributors == [
        .init(
          role: "author", position: 1, affiliations: ["Univ Leeds, England", "Univ York, England"],
          identifiers: [.init(scheme: "ResearcherID", value: "A-1-2008")]),
        .init(role: "author", position: 2, orcid: "0000-0002-1825-0097", affiliations: ["Univ York, England"]),
      ])
    #expect(record.grants.map(\.agency) == ["ZonMw", "ZonMw", "Heart Fdn"] && record.kept.isEmpty)
    #expect(record.citation.issued?.parts == [.init(year: 2022, month: 10)])
    #expect(record.citation["event-date"] != nil && tally.counts["C1"]?.mapped == 1)
    let other = Export.read(
      header
        + "J\tDoe, A\tDoe, Anna\tT\tJ\t[Roe, B] X; [Doe, Anna] Y\t\tRoe, B/0000-0002-1825-0097\t\t2021\tOCT 2020\t\n")
    let second = try #require(other.records.first)
    #expect(second.citation.issued?.parts == [.init(year: 2021)] && second.citation["available-date"] != nil)
    #expect(second.contributors.map(\.affiliations) == [["Y"]] && second.kept.map(\.tag) == ["C1", "OI"])
  }

  @Test(
    arguments: [
      ("Doe A., Univ Leeds, Leeds; de Boer J.P., TU Delft, Delft", [["Univ Leeds, Leeds"], ["TU Delft, Delft"]]),
      ("Doe, A., Univ Leeds, Leeds; de Boer, J.P., TU Delft, Delft", [["Univ Leeds, Leeds"], ["TU Delft, Delft"]]),
      ("Doe A., Univ Leeds, Leeds", []), ("de Boer J.P., TU Delft; Doe A., Univ Leeds", []),
      ("Doe A.; de Boer J.P., TU Delft", []), ("Doe Hospital, Leeds; de Boer J.P., TU Delft", []),
    ] as [(String, [[String]])])
  func `Scopus's authors with affiliations are those of the list, one for one, or the words are kept`(
    cell: String, places: [[String]]
  ) throws {
    let record = try #require(
      Export.read(
        "Authors,Title,Authors with affiliations,Conference date\n\"Doe A.; de Boer J.P.\",T,\"\(cell)\",26 July 2019 through 31 July 2019\n"
      ).records.first)
    #expect(record.contributors.map(\.affiliations) == places)
    #expect(record.kept.map(\.tag) == (places.isEmpty ? ["Authors with affiliations"] : []))
    #expect(
      record.citation["event-date"]
        == .date(CitationDate(parts: [.init(year: 2019, month: 7, day: 26), .init(year: 2019, month: 7, day: 31)])))
  }

  @Test(arguments: [
    ("Smith J, van der Berg JW; RUNMOOD Study Group.", ["Smith|J", "van der~Berg|JW", "[RUNMOOD Study Group]"]),
    ("Smith J, van der Berg JW, RUNMOOD Study Group.", ["Smith|J", "van der~Berg|JW", "[RUNMOOD Study Group]"]),
    ("Smith J, RUNMOOD Investigators, Doe A.", ["Smith|J", "[RUNMOOD Investigators]", "Doe|A"]),
    ("Smith J; Dept. of Mood Group.", ["Smith|J", "[Dept. of Mood Group.]"]),
    ("RUNMOOD Study Group Inc.", ["[RUNMOOD Study Group Inc.]"]),
    ("RUNMOOD Study Group.", ["[RUNMOOD Study Group]"]),
  ])
  func `PubMed parts persons by commas, groups by semicolons or commas, and ends with a full stop`(
    cell: String, names: [String]
  ) throws {
    let record = try #require(Export.read("PMID,Title,Authors\n1,X,\"\(cell)\"\n").records.first)
    #expect(Self.names(record) == names)
  }

  @Test func `a table with names of its own is refused with what would help`() {
    let message = Export.read("Titel;Jaar\nA;2001\n").tally.remarks.first?.message
    #expect(message?.hasSuffix("CSV; of a table with other names, --mapping says where the columns go") == true)
  }

  @Test func `other databases of Web of Science have the pages in one column, and the year in two`() throws {
    let record = try #require(
      Export.read("PT\tAN\tTI\tAU\tSO\tPS\tPD\tPY\tUT\nJ\tZ1\tT\tDoe, A.\tJ\t2274-85\tOct 2019\t2019\tZOOREC:Z1\n")
        .records.first)
    #expect(record.citation.text("page") == "2274-2285")
    #expect(record.citation.issued == CitationDate(parts: [.init(year: 2019, month: 10)]))
  }

  @Test func `Rayyan's decisions stay under their column, and its dates are put together`() throws {
    let record = try #require(Export.read(Self.rayyan).records.first)
    #expect(record.id == "pmid-16046366" && record.line == 2)
    #expect(record.citation.type == "article-journal")
    #expect(record.citation.text("title") == "Running, and mood")
    #expect(record.citation.text("abstract") == "One.\nTwo \"quoted\".")
    #expect(record.citation.issued?.parts == [.init(year: 2005, month: 7, day: 14)])
    #expect(record.citation.text("page") == "729-741")
    #expect(Self.names(record) == ["Smith|J.", "van~Doe|A. B."])
    #expect(record.kept.map(\.tag) == ["key", "notes"])
  }

  @Test func `ASReview's labels are kept and its lists read, also as Python writes them`() {
    let records = Export.read(Self.asReview).records
    #expect(records.map(Self.names) == [["Smith|J.", "Doe|A."], ["Smith|J.", "O'Neill|A."]])
    #expect(records.map(\.keywords) == [["mood", "running"], ["mood", "walking"]])
    #expect(records[0].citation.text("DOI") == "10.1000/x")
    #expect(records[0].kept.contains(.init(tag: "included", values: ["1"])))
  }

  @Test func `Zotero's types are CSL's, and an institution stays in one piece`() {
    let (_, records, tally) = Export.read(Self.zotero)
    #expect(records.map(\.citation.type) == ["article-journal", "chapter"])
    #expect(Self.names(records[0]) == ["Smith|John", "[World Health Organization]"])
    #expect(records[0].citation.issued?.parts == [.init(year: 2005, month: 7, day: 14)])
    #expect(tally.counts["Publication Year"]?.mapped == 2)
    #expect(tally.remarks.map(\.message) == ["Author: a name that cannot be taken apart is kept in one piece"])
  }

  @Test func `Covidence, Scopus, PubMed and Web of Science find their places`() throws {
    let covidence = try #require(Export.read(Self.covidence).records.first)
    #expect(covidence.citation.issued?.parts == [.init(year: 2005, month: 7)])
    #expect(covidence.citation.text("note") == "A note")
    #expect(covidence.kept.map(\.tag) == ["Accession Number", "Ref", "Covidence #", "Study", "Tags"])
    let scopus = try #require(Export.read(Self.scopus).records.first)
    #expect(Self.names(scopus) == ["Smith|John", "de~Vries|Anna B."])
    #expect(scopus.citation.text("page") == "729-741" && scopus.citation.text("number") == "e12")
    #expect(scopus.publicationTypes.map(\.name) == ["Review"])
    #expect(scopus.keywords == ["mood", "running", "Human"])
    #expect(scopus.kept.map(\.tag) == ["Author(s) ID", "Cited by"])
    let pubMed = try #require(Export.read(Self.pubMed).records.first)
    #expect(Self.names(pubMed) == ["Smith|J", "de~Vries|AB"])
    #expect(pubMed.kept.map(\.tag) == ["Citation", "First Author", "Create Date"])
    let web = try #require(Export.read(Self.webOfScience).records.first)
    #expect(Self.names(web) == ["Smith|John", "Doe|Anna B."])
    #expect(web.citation.issued?.parts == [.init(year: 2005, month: 7, day: 14)])
    #expect(web.keywords == ["mood", "running", "EXERCISE"])
    #expect(web.identifiers.map(\.scheme) == ["issn-electronic", "wos"])
    #expect(web.kept == [.init(tag: "CR", values: ["Roe B, 1999"])])
  }

  @Test(arguments: [
    ("Smith, J.; Doe, A.", "Smith|J. Doe|A."), ("Smith J.; Doe A.B.", "Smith|J. Doe|A.B."),
    ("Smith, J. and Doe, A.", "Smith|J. Doe|A."), ("Smith, J., Doe, A. & Roe, B.", "Smith|J. Doe|A. Roe|B."),
    ("Smith J, Doe AB", "Smith|J Doe|AB"), ("Smith, J., Doe, A.", "Smith|J. Doe|A."), ("Smith, John", "Smith|John"),
    ("Smith, John, Jr.", "Smith|John"), ("Smith J. A.", "Smith|J. A."), ("van Dyck JA Jr", "van~Dyck|JA"),
    ("Centers for Disease Control and Prevention", "[Centers for Disease Control and Prevention]"),
    ("Department of Health, Education and Welfare", "[Department of Health, Education and Welfare]"),
    ("John Smith", "[John Smith]"), ("WHO EU", "[WHO EU]"),
    ("J Bakker, P van Woerkom", "Bakker|J van~Woerkom|P"), ("HL Wunram, S Hamacher", "Wunram|HL Hamacher|S"),
    ("J. A. Smith, A. Doe and B. Roe", "Smith|J. A. Doe|A. Roe|B."), ("A Doe & B Roe", "Doe|A Roe|B"),
    ("EU Commission", "[EU Commission]"),
  ])
  func `authors are taken apart by what stands in the cell`(cell: String, expected: String) throws {
    let (_, records, tally) = Export.read("title,authors\nA,\"\(cell)\"\n")
    #expect(try Self.names(#require(records.first)).joined(separator: " ") == expected)
    #expect(tally.remarks.isEmpty == !expected.hasPrefix("["))
    #expect(tally.counts["authors"]?.mapped == 1)
  }

  @Test(arguments: ["…", ", …", "...", " …"])
  func `a list of names that was cut off is read as far as it goes, and said and kept`(end: String) throws {
    for (cell, expected) in [
      ("HL Wunram, S Hamacher, M Hellmich", "Wunram|HL Hamacher|S Hellmich|M"),
      ("Smith, J., Doe, A.", "Smith|J. Doe|A."),
      ("A Doe and B Roe", "Doe|A Roe|B"),
    ] {
      let (_, records, tally) = Export.read("title,authors\nA,\"\(cell)\(end)\"\n")
      let record = try #require(records.first)
      #expect(Self.names(record).joined(separator: " ") == expected)
      #expect(tally.remarks.map(\.message) == ["authors: a list of names ends in '…': it is incomplete"])
      #expect(record.kept.map(\.values) == [["\(cell)\(end)"]] && tally.counts["authors"]?.mapped == 1)
    }
  }

  @Test(arguments: [
    ("2005-07-14", "2005-07-14"), ("14/7/2005", "2005-07-14"), ("7/14/2005", "2005-07-14"),
    ("3/4/2005", "3/4/2005"), ("14 Jul 2005", "2005-07-14"), ("unknown", ""),
  ])
  func `a date in which day and month cannot be told apart keeps its year and its words`(
    cell: String, expected: String
  ) throws {
    let (_, records, _) = Export.read("title,date\nA,\(cell)\n")
    let issued = try #require(records.first).citation.issued
    #expect(issued.map { GarnerCSVCells.cell(.date($0)) } ?? "" == expected)
    #expect(expected.isEmpty ? issued == nil : issued?.parts.first?.year == 2005)
  }

  // MARK: The form

  @Test(arguments: all)
  func `line ends, a byte order mark, UTF-16 and other separators change nothing`(text: String) {
    let plain = Export.read(text).records
    for other in [text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), "\u{FEFF}" + text] {
      #expect(Export.read(other).records == plain)
    }
    for isLittle in [true, false] {
      let bytes = ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
      #expect(Export.read(bytes).records == plain)
    }
  }

  @Test func `Excel's tables are read: semicolons, its own first line, Windows-1252`() {
    for text in ["title;doi\nRunning, and mood;10.1000/x\n", "sep=;\r\ntitle;doi\r\nRunning, and mood;10.1000/x\r\n"] {
      #expect(Export.read(text).records.map { $0.citation.text("title") } == ["Running, and mood"])
    }
    let bytes = Array("title;doi\nM".utf8) + [0xFC] + Array("ller;10.1000/x\n".utf8)
    let (_, records, tally) = Export.read(bytes)
    #expect(records.map { $0.citation.text("title") } == ["Müller"])
    #expect(tally.remarks.map(\.message) == ["not UTF-8; read as Windows-1252"])
  }

  @Test func `rows with too few cells or too many are taken, and what is too much is kept by its number`() {
    let (_, records, tally) = Export.read("title,doi,year\nA\nB,10.1/b,2005,x,y\n,,\nC,,2006\n")
    #expect(records.map { $0.citation.text("title") } == ["A", "B", "C"])
    #expect(records[1].kept.map(\.tag) == ["column 4", "column 5"])
    #expect(tally.remarks.map(\.lines) == [[2], [3]])
    #expect(tally.counts["column 4"]?.kept == 1)
  }

  @Test(arguments: [
    "title,doi,year\n\"A,10.1/a,2001\nB,10.1/b,2002\nC,10.1/c,2003\n",
    "title,doi,year\n\"A,10.1/a,2001\nB,10.1/b,2002\n\"C\",10.1/c,2003\n",
    "title,doi,year\n\"A,10.1/a,2001\nB,10.1/b,2002\n\"C, and\nmore\",10.1/c,2003\n",
  ])
  func `a quotation mark that is not closed costs its own row only`(text: String) {
    let (_, records, tally) = Export.read(text)
    #expect(records.map { $0.citation.text("DOI") } == ["10.1/b", "10.1/c"])
    #expect(tally.remarks.filter { $0.severity == .error }.map(\.lines) == [[2]])
  }

  @Test func `lines that are left out with a row that does not end are said`() {
    let (_, records, tally) = Export.read("title,doi,year\n\"A\n of two lines,10.1/a\nB,10.1/b,2002\n")
    #expect(records.map { $0.citation.text("DOI") } == ["10.1/b"])
    #expect(tally.remarks.map(\.lines) == [[2], [3]])
  }

  @Test func `quotation marks that nobody doubled stay in the text`() {
    let (_, records, tally) = Export.read("title,doi\n\"The \"best\" title\",10.1/a\nA \"b\" c,10.1/b\n")
    #expect(records.map { $0.citation.text("title") } == ["The \"best\" title", "A \"b\" c"])
    #expect(tally.remarks.count == 1 && !tally.hasErrors)
  }

  @Test(arguments: [
    ("\"two\" x", "\"two\" x"), ("\"two\"  x ", "\"two\"  x"), ("\"two\"-x", "\"two\"-x"), ("\"two\" ", "two"),
    ("\"Running\" and \"mood\"", "\"Running\" and \"mood\""), ("\"12\" disc\"", "12\" disc"),
    ("\"On \"mood\" \" ", "On \"mood\""), ("\"a \"\"b\"\" c\" d", "\"a \"b\" c\" d"),
  ])
  func `no quotation mark or blank is added or lost where a cell goes on behind its mark`(
    cell: String, title: String
  ) {
    let (_, records, _) = Export.read("title,doi\n\(cell),10.1/a\nB,10.1/b\n")
    #expect(records.map { $0.citation.text("title") } == [title, "B"])
  }

  @Test(arguments: [
    "title\nA\n", "name,year\nA,2005\n", "title, and more\n", "Dear reader, this is no table; really\n",
  ])
  func `what has no header of a table is none`(text: String) {
    #expect(Export.read(text).format == nil)
  }

  // MARK: Hostile tables

  @Test(arguments: all)
  func `a table that ends anywhere is read as far as it goes`(text: String) {
    let bytes = Array(text.utf8)
    for end in bytes.indices { _ = Export.read(Array(bytes[..<end])) }
  }

  @Test func `whatever bytes there are, reading ends and every record can be read again`() {
    var random = SeededGenerator(seed: 7)
    let alphabet = Array("\"\",,;\n\r\t ab'[]=".utf8) + [0, 0x0B, 0xC3, 0xBC, 0xEF, 0xBF, 0xBE, 0xFF]
    for text in Self.all + [Self.own] {
      for _ in 0..<200 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
          case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
          default: bytes.remove(at: place)
          }
        }
        _ = Export.read(bytes)
      }
      for _ in 0..<100 {
        let header = Array(text.utf8.prefix { $0 != 0x0A }) + [0x0A]
        let rest = (0..<200).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        _ = Export.read(header + rest)
      }
    }
  }

  private static let own: String = {
    var text = ""
    CSVFormat.write(Export.read(ExchangeTests.nbib).records + Export.read(zotero).records, to: &text)
    return text
  }()

  @Test func `a million columns and a hundred thousand open quotation marks take little time`() {
    let wide =
      "title,doi" + String(repeating: ",x", count: 1_000_000) + "\nA,10.1/a" + String(repeating: ",", count: 1_000_000)
      + "\n"
    #expect(Export.read(wide).records.count == 1)
    let open = "title,doi\n" + String(repeating: "\"a\n", count: 100_000)
    #expect(Export.read(open).tally.hasErrors)
    let other = "title,doi\n" + String(repeating: "x,\"a \"\"b\n", count: 100_000)
    _ = Export.read(other)
    let long = "title,doi\n\"" + String(repeating: "b,10.1/b\n", count: 200_000)
    #expect(Export.read(long).records.count == 199_999)
  }
}
