import Records
import Testing

@testable import Formats

/// What single sources write in a way of their own.
@Suite("Fields as their sources write them")
struct SourceFieldTests {
  private static func first(_ text: String) throws -> ImportedRecord {
    try #require(Export.read(text).records.first, "\(text)")
  }

  @Test func `a suffix that only the short names of Scopus have is kept with them`() throws {
    func kept(_ short: String, _ full: String) throws -> [String] {
      let table = "\"Authors\",\"Author full names\",\"Title\"\n\"\(short)\",\"\(full)\",\"T\"\n"
      return try Export.first(table).record.kept("Authors")
    }
    let full = "Hale, Joseph F. (57190001); Smith, Ann (57190002)"
    #expect(try kept("Hale J.F., Jr.; Smith A.", full) == ["Hale J.F., Jr.; Smith A."])
    #expect(try kept("Hale J.F.; Smith A.", full).isEmpty)
  }

  @Test func `Scopus's number goes out of a single name too, and the report says so`() throws {
    let text = "\"Authors\",\"Author full names\",\"Title\"\n\"Li W.\",\"Li, Wei (57191234567)\",\"T\"\n"
    #expect(try Self.first(text).citation.authors == [CitationName(family: "Li", given: "Wei")])
    #expect(Export.read(text).tally.counts["Author full names"]?.repaired == 1)
  }

  @Test func `a list of names in which nothing tells where one ends stays under its column`() throws {
    let text = "Title,Authors,Published Year\nT,\"Smith, John, Doe, Jane\",2015\n"
    let record = try Self.first(text)
    #expect(record.citation.authors.isEmpty && record.kept("Authors") == ["Smith, John, Doe, Jane"])
    #expect(Export.read(text).tally.remarks.contains { $0.message.hasPrefix("Authors: several names may stand here") })
  }

  @Test(arguments: ["September 2012", "Sep 2012"])
  func `a date with its year is no range because a column beside it has the year`(date: String) throws {
    let record = try Self.first("Key,Title,Publication Year,Date\nA,T,2012,\(date)\n")
    #expect(record.citation.issued == CitationDate(parts: [.init(year: 2012, month: 9)]))
  }

  @Test(arguments: [
    "2021-03-12 10:11:12", "2021-03-12T10:11:12", "2021-03-12T10:11:12Z", "2021-03-12T10:11+01:00",
    "2021/03/12/10:11:12",
    "2021-03-12 10:11",
  ])
  func `the time of day behind a date is left out, in every format, and the report says so`(written: String) throws {
    let date = CitationDate(parts: [.init(year: 2021, month: 3, day: 12)])
    for (text, tag) in [
      ("Key,Title,Date\nA,T,\(written)\n", "Date"), ("@online{a, title={T}, date={\(written)}}", "date"),
      ("TY  - JOUR\nTI  - T\nDA  - \(written)\nER  - \n", "DA"),
    ] {
      #expect(try Self.first(text).citation.issued == date, "\(text)")
      #expect(Export.read(text).tally.counts[tag]?.repaired == 1, "\(text)")
    }
    let accessed = try [
      Self.first("Key,Title,Access Date\nA,T,\(written)\n"), Self.first("@online{a, title={T}, urldate={\(written)}}"),
      Self.first("TY  - JOUR\nTI  - T\nY2  - \(written)\nER  - \n"),
    ]
    for record in accessed { #expect(record.citation["accessed"] == .date(date)) }
  }

  @Test func `Zotero's and EndNote's PMID among other words names the record`() throws {
    for field in ["M2  - PMID: 421499", "AN  - PMID: 421499"] {
      let record = try Self.first("TY  - JOUR\nTI  - T\n\(field)\nER  - \n")
      #expect(record.citation.text("PMID") == "421499" && record.id == "pmid-421499")
      #expect(record.kept(String(field.prefix(2))) == ["PMID: 421499"])
    }
    #expect(try Self.first("TY  - JOUR\nTI  - T\nM2  - 7\nER  - \n").citation.text("PMID") == nil)
  }

  @Test func `the date under which EndNote has what came before the issue is no edition`() throws {
    let article = try Self.first("TY  - JOUR\nTI  - T\nET  - 2011/03/01\nER  - \n")
    #expect(article.citation.text("edition") == nil && article.kept("ET") == ["2011/03/01"])
    #expect(try Self.first("TY  - BOOK\nTI  - T\nET  - 2nd\nER  - \n").citation.text("edition") == "2nd")
  }

  @Test func `the long header of Web of Science goes where its short one does`() throws {
    let record = try Self.first(
      "Article Title\tJournal Abbreviation\tJournal ISO Abbreviation\tISSN\teISSN\tUT (Unique WOS ID)\n"
        + "T\tEUR J PUBLIC HEALTH\tEur. J. Public Health\t1101-1262\t1464-360X\tWOS:0001\n")
    #expect(record.citation.text("container-title-short") == "Eur. J. Public Health")
    #expect(record.kept("Journal Abbreviation") == ["EUR J PUBLIC HEALTH"])
    #expect(record.citation.text("ISSN") == "1101-1262")
    #expect(record.identifiers.map { "\($0.scheme): \($0.value)" } == ["issn-electronic: 1464-360X", "wos: WOS:0001"])
  }

  @Test func `a second ISSN is an identifier in CSL-JSON and BibTeX too`() throws {
    let record = try Self.first(#"[{"type":"article-journal","title":"T","ISSN":"0033-3174, 1534-7796"}]"#)
    #expect(record.citation.text("ISSN") == "0033-3174")
    #expect(record.identifiers.map { "\($0.scheme): \($0.value)" } == ["issn: 1534-7796"])
    let entry = try Self.first("@article{WOS:1, title={{T}}, issn={{1101-1262}}, eissn={{1464-360X}}}")
    #expect(entry.identifiers.map { "\($0.scheme): \($0.value)" } == ["issn-electronic: 1464-360X"])
    var text = ""
    BibTeXFormat.write(entry, to: &text)
    #expect(text.contains("eissn = {1464-360X}"))
  }

  @Test func `the name of an issue stays beside its number in BibLaTeX`() throws {
    let record = try Self.first("@article{a, title={T}, issue={Spring}, number=2, journal={J}}")
    #expect(record.citation.text("issue") == "2" && record.kept("issue") == ["Spring"])
    #expect(try Self.first("@article{a, title={T}, issue={3}}").citation.text("issue") == "3")
  }

  @Test func `a subtitle of JATS is joined to its title`() throws {
    let text = """
      <article><front><article-meta><title-group><article-title>Running and <italic>E. coli</italic></article-title>
      <subtitle>A trial</subtitle></title-group></article-meta></front></article>
      """
    #expect(try Self.first(text).citation.text("title") == "Running and <i>E. coli</i>: A trial")
    let counts = Export.read(text).tally.counts
    #expect(counts["article-title"]?.repaired == 1 && counts["subtitle"]?.mapped == 1)
  }

  @Test func `a thesis goes out with its school, a report with its institution, and both come back`() throws {
    for (ris, entry) in [
      ("TY  - THES\nTI  - T\nPB  - UvA\nM3  - Ph.D.\nER  - \n", "@phdthesis{"),
      ("TY  - THES\nTI  - T\nPB  - UvA\nM3  - Master's thesis\nER  - \n", "@mastersthesis{"),
      ("TY  - THES\nTI  - T\nPB  - UvA\nER  - \n", "@thesis{"),
      ("TY  - RPRT\nTI  - T\nPB  - UvA\nER  - \n", "@techreport{"),
    ] {
      let record = try Self.first(ris)
      var text = ""
      BibTeXFormat.write(record, to: &text)
      #expect(
        text.hasPrefix(entry) && text.contains(entry.contains("report") ? "institution = {UvA}" : "school = {UvA}"))
      let again = try Self.first(text)
      #expect(again.citation.type == record.citation.type && again.citation.text("publisher") == "UvA")
      #expect(!again.kept.contains { $0.tag == "entrytype" })
    }
  }

  @Test func `a day that the month has not is no day in BibLaTeX and CSL-JSON either, and that is said`() throws {
    for text in [
      "@online{a, title={T}, date={2021-02-30}}",
      #"[{"type":"book","title":"T","issued":{"date-parts":[[2021,2,30]]}}]"#,
    ] {
      let date = try #require(try Self.first(text).citation.issued)
      #expect(date.parts == [.init(year: 2021)] && date.raw?.hasPrefix("2021-") == true, "\(text)")
      #expect(Export.read(text).tally.remarks.contains { $0.message.hasSuffix("is kept as written beside it") })
    }
    let text = "@online{a, title={T}, urldate={2021-02-30}}"
    #expect(Export.read(text).tally.remarks.contains { $0.message.hasPrefix("urldate: only the year") })
  }

  @Test func `a type of retraction behind another's full stop is seen`() throws {
    let record = try Self.first("TY  - JOUR\nTI  - T\nM3  - Journal Article. Retracted Publication\nER  - \n")
    #expect(record.isRetracted)
    let other = try Self.first("TY  - JOUR\nTI  - T\nM3  - Clinical Trial. Phase II\nER  - \n")
    #expect(other.publicationTypes.map(\.name) == ["Clinical Trial. Phase II"])
  }

  @Test func `"et al." behind a name is none of it`() throws {
    let record = try Self.first("TY  - JOUR\nTI  - T\nAU  - Smith, J, et al.\nER  - \n")
    #expect(record.citation.authors == [CitationName(family: "Smith", given: "J")])
    #expect(record.kept("author") == ["and others"])
  }

  static let ovid = """
    <1. >
    VN  - Ovid Technologies
    DB  - Ovid MEDLINE(R) ALL
    UI  - 16046366
    TI  - Running and mood.  [Article]
    SO  - Journal of Mood. 8(2):729-41, 2005 Jul.
    AU  - van der Berg J.W.
    AU  - Doe, Anna 1,2,*
    AU  - Roe, B. C. [Author; E-mail: roe@example.org]
    IN  - (van der Berg, Doe) Leiden
          (Roe) Utrecht
    AB  - Forty people ran.
    IS  - 1234-5678
    DO  - http://dx.doi.org/10.1000/x
    LG  - English.
    PT  - Journal Article
    MH  - Running
    YR  - 2005

    <22. >
    VN  - Ovid Technologies
    DB  - Embase
    UI  - 621381829
    TI  - Quality of life: a systematic review.
    SO  - BMC Proceedings. Conference: 2nd Conference. Spain. 12 (Supplement 3) (no pagination), 2018.
    AU  - Behan L.
    IS  - 1753-6561
    PT  - Conference Abstract
    YR  - 2018

    """

  @Test func `Ovid's tagged lines are a format, whose sources are taken apart where their form is plain`() throws {
    let (format, records, tally) = Export.read(Self.ovid)
    #expect(format == "ovid" && records.count == 2 && !tally.hasErrors)
    let first = records[0]
    #expect(first.id == "pmid-16046366" && first.citation.text("title") == "Running and mood.")
    #expect(first.citation.text("container-title") == "Journal of Mood" && first.citation.text("volume") == "8")
    #expect(first.citation.text("issue") == "2" && first.citation.text("page") == "729-741")
    #expect(first.citation.issued == CitationDate(parts: [.init(year: 2005, month: 7)]))
    #expect(
      first.citation.authors == [
        CitationName(family: "Berg", given: "J.W.", nonDroppingParticle: "van der"),
        CitationName(family: "Doe", given: "Anna"), CitationName(family: "Roe", given: "B. C."),
      ])
    #expect(first.contributors.map(\.affiliations) == [["Leiden"], ["Leiden"], ["Utrecht"]])
    #expect(first.citation.text("DOI") == "10.1000/x" && first.citation.text("language") == "en")
    let second = records[1]
    #expect(second.citation.text("container-title") == "BMC Proceedings" && second.citation.text("volume") == "12")
    #expect(second.citation.issued?.parts == [.init(year: 2018)])
    #expect(
      second.kept("SO") == ["Conference: 2nd Conference. Spain."] && second.kept("UI") == ["621381829"])
    #expect(second.publicationTypes.map(\.name) == ["Conference Abstract"])
    for count in tally.counts { #expect(count.value.dropped == 0, "\(count.key)") }
  }

  @Test func `a field outside any record is counted as dropped`() {
    let tally = Export.read("TI  - Orphan\nTY  - JOUR\nTI  - T\nER  - \n").tally
    #expect(tally.counts["TI"]?.dropped == 1 && tally.counts["TI"]?.mapped == 1)
  }

  @Test func `the number of a report or a patent is its own, and no ISSN`() throws {
    for text in [
      "TY  - RPRT\nTI  - T\nSN  - CG28\nER  - \n",
      "<xml><records><record><ref-type name=\"Report\">27</ref-type><titles><title>T</title></titles><isbn>CG28</isbn>"
        + "</record></records></xml>",
    ] {
      let record = try Self.first(text)
      #expect(record.citation.text("number") == "CG28" && record.citation.text("ISSN") == nil, "\(text)")
    }
    let patent = try Self.first("TY  - PAT\nTI  - T\nSN  - US 123456\nER  - \n")
    #expect(patent.citation.text("number") == "US 123456")
    let report = try Self.first("TY  - RPRT\nTI  - T\nSN  - 0165-0327\nER  - \n")
    #expect(report.citation.text("ISSN") == "0165-0327")
  }

  private static func ovid(_ fields: String) throws -> ImportedRecord {
    try first("<1. >\nVN  - Ovid Technologies\nDB  - Embase\nTI  - T\n\(fields)\n\n")
  }

  @Test func `Ovid's full names stand for the short ones`() throws {
    let record = try Self.ovid("AU  - Greist JH\nAU  - Doe A\nFA  - Greist, John H\nFA  - Doe, Anna")
    #expect(
      record.citation.authors == [
        CitationName(family: "Greist", given: "John H"), CitationName(family: "Doe", given: "Anna"),
      ])
    #expect(record.kept.allSatisfy { $0.tag != "AU" })
  }

  @Test(
    arguments: [
      ("Psychological Medicine. 29(5) (pp 601-612), 2020.", "601-612", nil),
      (
        "BMJ Open. 6 (7) (no pagination), 2016. Article Number: e010197. Date of Publication: 01 Jul 2016.", "e010197",
        CitationDate(parts: [.init(year: 2016, month: 7, day: 1)])
      ),
    ] as [(String, String, CitationDate?)])
  func `Embase's sources in Ovid are taken apart`(source: String, pages: String, date: CitationDate?) throws {
    let record = try Self.ovid("SO  - \(source)\nPM  - 33158500 [https://example.org]")
    #expect(record.citation.text("container-title") == String(source.prefix { $0 != "." }))
    #expect(record.citation.text("page") == pages && record.citation.text("PMID") == "33158500")
    if let date { #expect(record.citation.issued == date) }
  }

  @Test func `a line without a tag belongs to the field before it in Ovid`() throws {
    let text = "<1. >\nVN  - Ovid Technologies\nTI  - T\nSO  - A Book.\nSeries Information: Practice.\n\n"
    #expect(try Self.first(text).kept("SO") == ["A Book. Series Information: Practice."])
    #expect(Export.read(text).tally.remarks.map(\.lines) == [[5], [4]])
  }

  @Test func `PMC's abbreviation of a journal is found among its ids`() throws {
    let record = try Self.first(
      "<article><front><journal-meta><journal-id journal-id-type=\"nlm-ta\">J Run</journal-id>"
        + "<journal-id journal-id-type=\"iso-abbrev\">J. Run.</journal-id><journal-id journal-id-type=\"pmc\">jr</journal-id>"
        + "<journal-title>Journal of Running</journal-title></journal-meta></front></article>")
    #expect(record.citation.text("container-title-short") == "J. Run.")
    #expect(record.kept("journal-id (nlm-ta)") == ["J Run"] && record.kept("journal-id (pmc)") == ["jr"])
  }

  @Test func `the advisor, degree and pages of a thesis are that`() throws {
    let record = try Self.first("TY  - THES\nTI  - T\nA3  - Roe, B\nVL  - Ph.D.\nSP  - 210\nER  - \n")
    #expect(record.citation.text("genre") == "Ph.D." && record.citation.text("number-of-pages") == "210")
    #expect(record.kept("A3") == ["Roe, B"] && record.citation.text("volume") == nil)
    let endNote = try Self.first(
      "<xml><records><record><ref-type name=\"Thesis\">32</ref-type><titles><title>T</title></titles><pages>210</pages>"
        + "<volume>Ph.D.</volume></record></records></xml>")
    #expect(endNote.citation.text("genre") == "Ph.D." && endNote.citation.text("number-of-pages") == "210")
  }

  @Test(arguments: ["KW  - retracted article", "N1  - 1234-5678\n      Journal Article\n      Retracted Publication"])
  func `Emtree's word and PubMed's line in EndNote's note say that it was taken back`(field: String) throws {
    let text = "TY  - JOUR\nTI  - T\n\(field)\nER  - \n"
    let record = try Self.first(text)
    #expect(record.isRetracted)
    for format in ExportFormats.all {
      var output = ""
      format.write([record], to: &output)
      #expect(try Self.first(output).isRetracted, "\(format.exportName): \(output)")
    }
    #expect(try !Self.first("TY  - JOUR\nTI  - T\nKW  - retraction notice\nER  - \n").isRetracted)
  }

  @Test func `institutions in Web of Science's column of groups are authors`() throws {
    let record = try Self.first("PT\tAU\tCA\tTI\tSO\nJ\tSmith, J\tRUNMOOD Group\tT\tJ Run\n")
    #expect(
      record.citation.authors == [CitationName(family: "Smith", given: "J"), CitationName(literal: "RUNMOOD Group")])
  }

  @Test func `Embase's and EBSCO's tables have their number, language, date and reference in their places`() throws {
    let embase = try Self.first(
      "Title,Author Names,Author Addresses,Source,Publication Year,Language of Article,Medline PMID\n"
        + "T,\"Visser M., Doe A.\",Utrecht,J Mood (2016) 33:2 (5-11),2016,English,27000000 (http://www.ncbi.nlm.nih.gov/x)\n"
    )
    #expect(embase.id == "pmid-27000000" && embase.citation.text("language") == "en")
    #expect(embase.citation.text("source") == nil && embase.kept("Source") == ["J Mood (2016) 33:2 (5-11)"])
    let ebsco = try Self.first(
      "Article Title,Author,Journal Title,Publication Date,Doctype,PLink\nT,\"Visser, Maria; Doe, A.\",Mood,20160401,Article,https://x\n"
    )
    #expect(ebsco.citation.issued?.parts == [.init(year: 2016, month: 4, day: 1)])
    #expect(ebsco.publicationTypes.map(\.name) == ["Article"] && ebsco.citation.text("URL") == "https://x")
  }

  @Test(arguments: [
    "NCT Number,Study Title,Study URL,Brief Summary\nNCT01234567,T,https://x,Words\n",
    "Rank,NCT Number,Title,URL\n1,NCT01234567,T,https://x\n",
  ])
  func `a table of ClinicalTrials.gov has the registration of each trial`(text: String) throws {
    let record = try Self.first(text)
    #expect(record.registrations == [.init(registry: "ClinicalTrials.gov", number: "NCT01234567")])
    #expect(record.citation.text("title") == "T" && record.citation.text("URL") == "https://x")
  }

  @Test(arguments: [
    "Title,Author Names,Source title,Source\nT,Visser M.,J Mood,J Mood (2016) 33:2 (5-11)\n",
    "Title,Source,Source Title,Medline PMID\nT,J Mood (2016) 33:2 (5-11),J Mood,27000000\n",
    "Title,Source title,Emtree drug index terms,Source\nT,J Mood,placebo,J Mood (2016) 33:2 (5-11)\n",
  ])
  func `of Embase's table the source's title is the journal and the source the whole reference, which stays`(
    text: String
  )
    throws
  {
    let record = try Self.first(text)
    #expect(record.citation.text("container-title") == "J Mood" && record.citation.text("source") == nil)
    #expect(record.kept("Source") == ["J Mood (2016) 33:2 (5-11)"] && record.citation.type == "article-journal")
    let scopus = try Self.first("Authors,Title,Source title,Source\nVisser M.,T,J Mood,Scopus\n")
    #expect(scopus.citation.text("container-title") == "J Mood" && scopus.citation.text("source") == "Scopus")
  }

  @Test func `WHO's table of trials has each under its register and its title for the public, and keeps the rest`()
    throws
  {
    let text = """
      TrialID,Last Refreshed on,Public title,Scientific_title,Primary sponsor,Date registration,Source_Register,web_address,\
      Recruitment Status,Study type,Condition,Intervention
      NL-OMON12345,12 May 2022,Running for mood,A randomised trial of running,UMC,03/04/2021,NTR,https://x.org/1,\
      Recruiting,Interventional,Depression,Running
      ,,,Walking and sleep,,,ISRCTN,,,,,
      """
    let (format, records, tally) = Export.read(text)
    let record = records[0]
    #expect(format == "csv" && !tally.hasErrors && records.count == 2)
    #expect(record.registrations == [.init(registry: "NTR", number: "NL-OMON12345")])
    #expect(record.citation.text("title") == "Running for mood" && record.citation.text("URL") == "https://x.org/1")
    #expect(
      record.kept.map(\.tag) == [
        "Last Refreshed on", "Primary sponsor", "Date registration", "Recruitment Status", "Study type", "Condition",
        "Intervention", "Scientific_title",
      ])
    #expect(record.kept("Scientific_title") == ["A randomised trial of running"] && record.citation.issued == nil)
    #expect(records[1].citation.text("title") == "Walking and sleep" && records[1].registrations.isEmpty)
    #expect(records[1].kept("Source_Register") == ["ISRCTN"])
  }

  @Test func `the id of a trial in another table is no registration`() throws {
    let record = try Self.first("TrialID,Title,Year\nVisser 2001,T,2001\n")
    #expect(record.registrations.isEmpty && record.kept("TrialID") == ["Visser 2001"])
  }

  @Test func `Embase's layout of a line a value is refused with what to do instead`() {
    let reading = Export.read(
      "\"TITLE\"\n\"Running\"\n\"AUTHOR NAMES\"\n\"Visser M.\",\"Doe A.\"\n\"SOURCE\"\n\"J Mood\"\n")
    #expect(reading.format == nil)
    #expect(reading.tally.remarks.contains { $0.message.contains("export RIS, or CSV with a column a field") })
  }

  @Test func `Cochrane's other databases give the PMID, and the number of a trial is no author`() throws {
    let record = try Self.first(
      "TY  - JOUR\nAN  - CN-01234567\nAU  - Visser M\nTI  - T\nC3  - PUBMED 27000000,EMBASE 612345678\nER  - \n")
    #expect(record.id == "pmid-27000000" && record.kept("C3") == ["PUBMED 27000000,EMBASE 612345678"])
    let trial = try Self.first("TY  - JOUR\nAN  - CN-07654321\nAU  - NCT01234567,\nTI  - T\nER  - \n")
    #expect(trial.citation.authors.isEmpty && trial.registrations == [.init(number: "NCT01234567")])
    let bare = try Self.first(
      "TY  - JOUR\nAN  - CN-07654321\nAU  - EUCTR2012-000001-20-NL\nAU  - CALGB90203\nTI  - T\nER  - \n")
    #expect(bare.registrations == [.init(number: "EUCTR2012-000001-20-NL")] && bare.citation.authors.count == 1)
    let group = try Self.first("TY  - JOUR\nAN  - CN-07654321\nAU  - RUNMOOD 2012,\nTI  - T\nER  - \n")
    #expect(group.citation.authors == [CitationName(literal: "RUNMOOD 2012")] && group.registrations.isEmpty)
  }

  @Test(
    arguments: ["JOUR", "CPAPER"],
    ["PUBMED 27000000,EMBASE 612345678", "PubMed  27000000", "EMBASE 612345678, PUBMED 27000000"])
  func `numbers of other databases are Cochrane's without its own number, too`(type: String, numbers: String) throws {
    let record = try Self.first("TY  - \(type)\nAU  - VISSER M\nTI  - T\nT2  - J Mood\nC3  - \(numbers)\nER  - \n")
    #expect(record.id == "pmid-27000000" && record.kept("C3") == [numbers])
    #expect(record.citation.authors == [CitationName(family: "VISSER", given: "M")])
    #expect(record.citation.text("container-title") == "J Mood")
  }

  @Test func `EBSCO's database is the source and not who provides it, and a journal named twice has no short name`()
    throws
  {
    let record = try Self.first(
      "TY  - JOUR\nTI  - T\nJO  - Mood\nJF  - Mood\nDP  - EBSCOhost\nDB  - psyh\nER  - \n")
    #expect(record.citation.text("source") == "psyh" && record.kept("DP") == ["EBSCOhost"])
    #expect(record.citation.text("container-title") == "Mood" && record.citation.text("container-title-short") == nil)
    #expect(try Self.first("TY  - JOUR\nTI  - T\nDP  - Zotero\nER  - \n").citation.text("source") == "Zotero")
  }

  @Test(
    arguments: [
      ("Vries J de, Berg JA van den", ["de|Vries|J", "van den|Berg|JA"]),
      ("Vries J de; Berg J.A. van den; Doe A", ["de|Vries|J", "van den|Berg|J.A.", "|Doe|A"]),
      ("Doe A, Hof J van 't", ["|Doe|A", "van 't|Hof|J"]), ("Vries J de", ["de|Vries|J"]),
      ("Vries, J. de, Berg, J.A. van den", ["de|Vries|J.", "van den|Berg|J.A."]),
      ("de Vries J, van den Berg JA", ["de|Vries|J", "van den|Berg|JA"]),
      // No initials, no particle, or a name that has one in front.
      ("Smith, John, Doe, Jane", []), ("Vries Jan de, Berg Anna", ["|Vries Jan de|Berg Anna"]),
      ("Vries J aus, Berg JA", ["|Vries J aus|Berg JA"]), ("de Vries J van", ["||"]), ("Vries, J. de", ["de|Vries|J."]),
    ] as [(String, [String])])
  func `a particle behind the initials, as Dutch libraries have it, parts names as the initials do`(
    cell: String, names: [String]
  ) throws {
    func shown(_ text: String) throws -> [String] {
      try Self.first(text).citation.authors.map {
        [$0.nonDroppingParticle, $0.family, $0.given].map { $0 ?? "" }.joined(separator: "|")
      }
    }
    #expect(try shown("title,authors,year\nT,\"\(cell)\",2001\n") == names)
    #expect(try shown("TY  - JOUR\nTI  - T\nAU  - \(cell)\nER  - \n") == names)
  }

  @Test(
    arguments: [
      ("Vries, J. de", "Vries", "J.", "de"), ("Berg, Jan van den", "Berg", "Jan", "van den"),
      ("Hof, A. van 't", "Hof", "A.", "van 't"), ("Vries, J. de, Jr.", "Vries", "J.", "de"),
      ("de Vries, J.", "Vries", "J.", "de"), ("van 't Hof, A.W.J.", "Hof", "A.W.J.", "van 't"),
      ("in ’t Veld, A.", "Veld", "A.", "in ’t"), ("'t Hooft, G.", "Hooft", "G.", "'t"),
      ("'s-Gravesande, W.", "'s-Gravesande", "W.", nil), ("Doe, Maria Anna", "Doe", "Maria Anna", nil),
      ("Doe, bell", "Doe", "bell", nil),
      ("Doe, de", "Doe", "de", nil), ("Doe, J. aus", "Doe", "J. aus", nil),
    ] as [(String, String, String, String?)])
  func `a particle behind the given names, as Dutch libraries have it, is the family name's`(
    name: String, family: String, given: String, particle: String?
  ) throws {
    let ris = try Export.first("TY  - JOUR\nTI  - T\nAU  - \(name)\nER  - \n").record
    let author = try #require(ris.citation.authors.first)
    #expect(author.family == family && author.given == given && author.nonDroppingParticle == particle)
  }
}
