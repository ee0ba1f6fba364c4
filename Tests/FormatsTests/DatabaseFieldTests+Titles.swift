import Records
import Testing

@testable import Formats

/// Titles, links, types and addresses that stand where others have something else.
extension DatabaseFieldTests {
  @Test(
    arguments: [
      // Ovid: the title in its own language, in either order.
      (
        "T1  - [Running and mood].\nT2  - Laufen und Stimmung.\nJF  - Zeitschrift fur Beispiele\nJA  - Z Beisp",
        "Zeitschrift fur Beispiele", "Laufen und Stimmung."
      ),
      (
        "JF  - Zeitschrift fur Beispiele\nT2  - Laufen und Stimmung.\nT1  - [Running and mood]. [German]",
        "Zeitschrift fur Beispiele", "Laufen und Stimmung."
      ),
      (
        "T1  - [Running and mood].\nT2  - Laufen und Stimmung.\nJO  - Zeitschrift fur Beispiele",
        "Zeitschrift fur Beispiele", "Laufen und Stimmung."
      ),
      // Cochrane: the title once more.
      ("T1  - Running and mood\nT2  - Running and mood.\nJF  - Journal of Examples", "Journal of Examples", nil),
      (
        "AN  - CN-00123456\nTI  - Running and mood\nT2  - Running and mood\nJA  - Journal of Examples",
        "Journal of Examples", nil
      ),
      // A journal is one.
      ("T1  - [Running and mood].\nT2  - Zeitschrift fur Beispiele", "Zeitschrift fur Beispiele", nil),
      ("T1  - [Running and mood].\nT2  - Journal of Examples\nJA  - J Ex", "Journal of Examples", nil),
      ("T1  - [Running and mood].\nT2  - J Ex\nJF  - Journal of Examples", "Journal of Examples", nil),
      ("T1  - [Running and mood].\nT2  - L'Encéphale\nJA  - Encephale", "L'Encéphale", nil),
      (
        "T1  - [Running and mood].\nT2  - Klinicheskaia meditsina\nJA  - Klin Med (Mosk)", "Klinicheskaia meditsina",
        nil
      ),
      (
        "T1  - [Running and mood].\nT2  - Tijdschrift\nJF  - Tijdschrift. Journal of Examples", "Tijdschrift", nil
      ),
      ("T1  - Running [a trial] and mood\nT2  - Journal of Examples\nJA  - Mood", "Journal of Examples", nil),
      ("T1  - Journal of Examples\nT2  - Journal of Examples", "Journal of Examples", nil),
      ("T1  - Examples\nT2  - Examples\nJO  - Examples", "Examples", nil),
    ] as [(String, String, String?)])
  func `T2 is no journal where it holds the title again, or in its own language, and another field names the journal`(
    fields: String, journal: String, original: String?
  ) throws {
    let record = try Self.read(fields).record
    #expect(record.citation.text("container-title") == journal)
    #expect(record.citation.text("original-title") == original)
    #expect(Self.kept(record, "T2").isEmpty)
  }

  @Test(
    arguments: [
      ("J2  - Journal of examples\nT2  - J Ex", "Journal of examples", "J Ex"),
      ("T2  - J Ex\nJ2  - Journal of examples", "Journal of examples", "J Ex"),
      ("T2  - Journal of Examples\nJ2  - J. Ex.", "Journal of Examples", "J. Ex."),
      ("T2  - J Ex\nJ2  - Annals of Moods", "J Ex", "Annals of Moods"),
      ("JF  - Journal of Examples\nT2  - J Ex", "Journal of Examples", "J Ex"),
      ("T2  - J Ex", "J Ex", nil),
    ] as [(String, String, String?)])
  func `the name in full is the journal, whichever of the two fields of EndNote has it`(
    fields: String, journal: String, short: String?
  ) throws {
    let citation = try Self.read("TI  - Running and mood\n" + fields).record.citation
    #expect(citation.text("container-title") == journal && citation.text("container-title-short") == short)
  }

  @Test(
    arguments: [
      ("AN  - CN-00123456\nTI  - X\nJA  - Journal of Examples", "Journal of Examples", nil, nil),
      ("AN  - CN-00123456\nTI  - X\nJF  - Journal of Examples\nJA  - J Ex", "Journal of Examples", "J Ex", nil),
      ("AN  - CN-00123456\nTI  - X\nJA  - https://example.org/NCT01", nil, nil, "https://example.org/NCT01"),
      ("TI  - X\nJA  - J Ex", nil, "J Ex", nil),
    ] as [(String, String?, String?, String?)])
  func `Cochrane's only name of the journal is the journal, and the address of a trial is one`(
    fields: String, journal: String?, short: String?, url: String?
  ) throws {
    let citation = try Self.read(fields).record.citation
    #expect(citation.text("container-title") == journal && citation.text("container-title-short") == short)
    #expect(citation.text("URL") == url)
  }

  @Test(
    arguments: [
      ("ID  - 30439442\nL2  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=medp&NEWS=N&AN=30439442", "30439442"),
      ("ID  - 9924846\nL2  - http://ovid.example.org/ovidweb.cgi?T=JS&AN=9924846&D=med4", "9924846"),
      ("AN  - 9924846\nUR  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=prem&AN=9924846", "9924846"),
      // The number of a program, or of another database.
      ("ID  - 12\nL2  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=med7&AN=30439442", nil),
      ("ID  - 30439442\nL2  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=emed20&AN=30439442", nil),
      ("ID  - 30439442\nL2  - https://example.org/?D=med7&AN=30439442", nil),
    ] as [(String, String?)])
  func `a link to Ovid's MEDLINE tells that the number of the record is its PMID`(fields: String, pmid: String?) throws
  {
    #expect(try Self.read("T1  - X\n\(fields)").record.citation.text("PMID") == pmid)
  }

  @Test(arguments: [
    "Link to the Ovid Full Text or citation: https://example.org/ovidweb.cgi?AN=1",
    "Link to the Ovid Full Text or citation:\nhttps://example.org/ovidweb.cgi?AN=1\n\nLink to the External Link Resolver:\nhttps://r.org/x",
  ])
  func `links that Ovid writes behind its records are no fault`(links: String) {
    let (_, records, tally) = Export.read(
      "1.\nTY  - JOUR\nT1  - X\nER  - \n\n\(links)\n\n2.\nTY  - JOUR\nT1  - Y\nER  - \n\n\(links)\n")
    #expect(records.count == 2 && !tally.remarks.contains(where: \.isFault), "\(tally.remarks)")
    #expect(Self.told(tally, "what the database writes over its records"))
  }

  @Test(
    arguments: [
      (
        "Comment in: J Mood. 1998 Oct-Dec;30(4):427-8; PMID: 9924846",
        ["CommentIn|J Mood. 1998 Oct-Dec;30(4):427-8|9924846"]
      ),
      (
        "Comment in: J Mood. 1998;30(4):427; PMID: 1, Comment in: J Sleep. 2000;1:2, Erratum in: J Mood. 1999;2:3; PMID: 3",
        ["CommentIn|J Mood. 1998;30(4):427|1", "CommentIn|J Sleep. 2000;1:2|", "ErratumIn|J Mood. 1999;2:3|3"]
      ),
      (
        "Comment in: J Mood. 1998;1:2; PMID: 12 [https://example.org/12], J Sleep. 2000;1:2; PMID: 13",
        ["CommentIn|J Mood. 1998;1:2|12", "CommentIn|J Sleep. 2000;1:2|13"]
      ),
      (
        "Retraction in: J Mood. 2010 Feb 6;375(9713):445; PMID: 20137807",
        ["RetractionIn|J Mood. 2010 Feb 6;375(9713):445|20137807"]
      ),
      ("Comment in: what the editor said", []), ("Funding in: x; PMID: 1", []),
      ("See the Comment in: J. 1:2; PMID: 1", []),
    ] as [(String, [String])])
  func `links in a note are corrections, each by itself`(note: String, links: [String]) throws {
    let record = try Self.read("T1  - X\nN1  - \(note)").record
    let found = record.corrections.map { "\($0.kind)|\($0.source ?? "")|\($0.pmid ?? "")" }
    #expect(found == links)
    #expect(record.citation.text("note") == (links.isEmpty ? note : nil))
    #expect(record.isRetracted == note.hasPrefix("Retraction in"))
  }

  @Test(
    arguments: [
      (
        "DB  - Ovid MEDLINE(R)", "Journal Article, Retracted Publication", ["Journal Article", "Retracted Publication"]
      ),
      (
        "DB  - Ovid MEDLINE(R)", "Clinical Trial, Phase II, Journal Article, Research Support, U.S. Gov't, Non-P.H.S.",
        ["Clinical Trial, Phase II", "Journal Article", "Research Support, U.S. Gov't, Non-P.H.S."]
      ),
      ("DB  - X", "Journal Article, Retracted Publication", ["Journal Article", "Retracted Publication"]),
      ("DB  - X", "Clinical Trial, Phase II", ["Clinical Trial, Phase II"]),
      ("DB  - X", "Meeting, Poster", ["Meeting, Poster"]),
    ] as [(String, String, [String])])
  func `publication types with commas between them are as many, and one with a comma of its own is one`(
    database: String, types: String, names: [String]
  ) throws {
    let record = try Self.read("T1  - X\n\(database)\nPT  - \(types)").record
    #expect(record.publicationTypes.map(\.name) == names)
    #expect(record.isRetracted == types.contains("Retracted"))
  }

  @Test(
    arguments: [
      ("Department of Psychology, VU University, Amsterdam, Netherlands.", false),
      ("Univ Utah, Dept Biol, Salt Lake City, UT 84112", false), ("Utrecht", true), ("New York, NY", true),
      ("University Park, PA", true), ("College Station, TX, USA", true),
      ("[\"Univ Utah, Salt Lake City\", \"Example Museum of Nature\"]", false),
    ])
  func `where a person works is no place of an article's publisher, and is kept whole`(place: String, isPlace: Bool)
    throws
  {
    let record = try Self.read("T1  - X\nJF  - J\nCY  - \(place)").record
    #expect(record.citation.text("publisher-place") == (isPlace ? place : nil))
    #expect(Self.kept(record, "CY") == (isPlace ? [] : [place]))
    let cell = place.replacing("\"", with: "\"\"")
    let row = Export.read("title,journal,authors,location\nX,J,\"Doe, A\",\"\(cell)\"\n").records.first
    #expect(row?.citation.text("publisher-place") == (isPlace ? place : nil))
    #expect(row.map { Self.kept($0, "location") } == (isPlace ? [] : [place]))
    let book = Export.read("TY  - BOOK\nTI  - X\nCY  - School of Examples Press, Leiden\nER  - \n").records.first
    #expect(book?.citation.text("publisher-place") == "School of Examples Press, Leiden")
  }

  @Test(
    arguments: [
      ("PMID: 38355155 PMCID: PMC10870816", "38355155", "PMC10870816"),
      ("PMCID: PMC10870816 PMID: 38355155 Publisher: Example Press", "38355155", "PMC10870816"),
      ("PMID: 38355155\nPMCID: PMC10870816", "38355155", "PMC10870816"),
      ("PMID: 38355155 was about mood", nil, nil), ("see PMID: 38355155 PMCID: PMC10870816", nil, nil),
    ] as [(String, String?, String?)])
  func `lines that name a record do so when a program has put them in one`(note: String, pmid: String?, pmcid: String?)
  {
    let record = Export.read("title,authors,extra\nX,\"Doe, A\",\"\(note)\"\n").records.first
    #expect(record?.citation.text("PMID") == pmid && record?.citation.text("PMCID") == pmcid)
    #expect(record?.citation.text("note") == note)
  }

  @Test(
    arguments: [
      ("10.1016/S0140-6736%2805%2966545-6", "10.1016/S0140-6736(05)66545-6"),
      (
        "https://doi.org/10.1002/%28SICI%291097%3A1%3C1%3A%3AAID%3E3.0.CO%3B2-X",
        "10.1002/(SICI)1097:1<1::AID>3.0.CO;2-X"
      ),
      ("10.1016%2Fj.jad.2005.01", "10.1016/j.jad.2005.01"), ("10.1000/a%20b", "10.1000/a%20b"),
      ("10.1000/50%", "10.1000/50%"),
    ])
  func `the signs that an address writes with % are put in their place in a DOI`(written: String, doi: String) throws {
    let (record, tally) = try Self.read("T1  - X\nDO  - \(written)")
    #expect(record.citation.text("DOI") == doi)
    #expect(Self.told(tally, "signs of the DOI") == (written.hasSuffix(doi) == false))
  }

  @Test(arguments: ["\n", "\r\n", "\n\n", "\r\n\r\n"])
  func `the search that Embase writes over its table is passed over`(ends: String) {
    let (format, records, tally) = Export.read(
      "\"SEARCH QUERY\",\"'mood'/exp AND \"\"running\"\"\"\(ends)\"Title\",\"Author Names\",\"Source\"\n\"X\",\"Doe J.\",\"J\"\n"
    )
    #expect(format == "csv" && records.map { $0.citation.text("title") } == ["X"])
    #expect(Self.told(tally, "writes over its records") && !tally.remarks.contains(where: \.isFault))
  }

  @Test(arguments: [
    "\"TITLE\",\"X\"\n\"AUTHOR NAMES\",\"Doe J.\",\"Roe B.\"\n\"SOURCE\",\"J\"\n",
    "\"TITLE\"\n\"X\"\n\"AUTHOR NAMES\"\n\"Doe J.\"\n",
  ])
  func `Embase's layout with a line a field is told, with its search before it or without`(rows: String) {
    for text in [rows, "\"SEARCH QUERY\",\"'mood'/exp\"\n\n" + rows] {
      let (format, _, tally) = Export.read(text)
      #expect(format == nil && Self.told(tally, "layout of Embase's"), "\(tally.remarks)")
    }
  }

  @Test func `null is no given name`() throws {
    let (record, tally) = try Self.read("T1  - X\nAU  - van den Hoven, null\nAU  - Null, Jan")
    #expect(record.citation.authors.map(\.family) == ["Hoven", "Null"])
    #expect(record.citation.authors.map(\.given) == [nil, "Jan"])
    #expect(record.citation.authors.first?.nonDroppingParticle == "van den" && tally.counts["AU"]?.repaired == 1)
  }

  @Test func `what EndNote keeps as an edition of an article is none in BibTeX`() throws {
    let xml =
      "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>X</title></titles>"
      + "<edition>2015/03/17</edition></record></records></xml>"
    let record = try #require(Export.read(xml).records.first)
    #expect(Self.kept(record, "edition") == ["2015/03/17"])
    var text = ""
    BibTeXFormat.write(record, to: &text)
    #expect(!text.contains("edition"), "\(text)")
  }

  @Test func `who stands behind a funder is kept, and Web of Science's number is an identifier in RIS, too`() throws {
    let record = try Self.read(
      "TI  - X\nAN  - WOS:000123\nFU  - Example Council [A/1] Funding Source: Example Agency; Heart Fund [2, 3]"
    ).record
    #expect(
      record.grants.map { [$0.agency, $0.number] } == [
        ["Example Council", "A/1"], ["Heart Fund", "2"], ["Heart Fund", "3"],
      ])
    #expect(Self.kept(record, "FU") == ["Example Council [A/1] Funding Source: Example Agency"])
    #expect(record.identifiers == [.init(scheme: "wos", value: "WOS:000123")])
    #expect(Export.read(RISFormat.text(of: record)).records.first?.identifiers == record.identifiers)
  }
}
