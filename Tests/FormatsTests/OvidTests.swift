import Records
import Testing

@testable import Formats

@Suite("Ovid's tagged lines")
struct OvidTests {
  private static func read(_ fields: String) throws -> (record: ImportedRecord, tally: ImportTally) {
    let (_, records, tally) = Export.read("<1. >\nVN  - Ovid Technologies\nDB  - Embase\nTI  - T\n\(fields)\n\n")
    return (try #require(records.first), tally)
  }

  @Test(
    arguments: [
      (
        "Journal of Affective Disorders. 210 (pp 65-72), 2017. Date of Publication: 01 Mar 2017.", "210", nil, "65-72",
        .init(year: 2017, month: 3, day: 1)
      ),
      (
        "Journal of Running. (no pagination), 2019. Article Number: 123. Date of Publication: 2019.", nil, nil, "123",
        .init(year: 2019)
      ),
      (
        "European Psychiatry. Conference: 26th European Congress of Psychiatry. Nice France. 33 (SUPPL. 1) (pp S12), 2018. "
          + "Date of Publication: March 2018.", "33", "SUPPL. 1", "S12", .init(year: 2018, month: 3)
      ),
      (
        "Cochrane Database of Systematic Reviews. 9:CD004366, 2013 Sep 12.", "9", nil, "CD004366",
        .init(year: 2013, month: 9, day: 12)
      ),
      ("Journal of X. 12 Suppl 1:S12-8, 2019 Mar.", "12 Suppl 1", nil, "S12-S18", .init(year: 2019, month: 3)),
      ("Journal of X. 12(3 Suppl 1):S12-8, 2019 Mar.", "12", "3 Suppl 1", "S12-S18", .init(year: 2019, month: 3)),
      ("Journal of X. 2019 Mar 12.", nil, nil, nil, .init(year: 2019, month: 3, day: 12)),
      ("Journal of X. Vol.74(2), Apr 2006, pp. 344-356.", "74", "2", "344-356", .init(year: 2006, month: 4)),
      ("Journal of X. Vol 210, 2017, ArtID 12.", "210", nil, "12", .init(year: 2017)),
      ("J Mood July 2005;8(2):729-741", "8", "2", "729-741", .init(year: 2005, month: 7)),
    ] as [(String, String?, String?, String?, CitationDate.Part)])
  func `sources are taken apart in the forms of each database`(
    source: String, volume: String?, issue: String?, pages: String?, date: CitationDate.Part
  ) throws {
    let (record, tally) = try Self.read("SO  - \(source)\nYR  - \(date.year)")
    let citation = record.citation
    #expect(citation.text("container-title").map(source.hasPrefix) == true)
    #expect(citation.text("volume") == volume && citation.text("issue") == issue && citation.text("page") == pages)
    #expect(citation.issued == CitationDate(parts: [date]) && tally.counts["SO"]?.repaired == 1)
    #expect(record.kept("YR").isEmpty)
    let conference = record.kept("SO")
    #expect(conference == (source.contains("Conference") ? [String(source.dropFirst(21).prefix(62))] : []))
  }

  @Test(arguments: [
    "New York, NY, US: Guilford Press. 2010. xii, 300 pp.", "In: Running. 2010:5-9.", "Journal of X. In press.",
  ])
  func `a source of another form is kept, and said`(source: String) throws {
    let (record, tally) = try Self.read("SO  - \(source)")
    #expect(record.kept("SO") == [source] && record.citation.text("container-title") == nil)
    #expect(tally.remarks.contains { $0.message.hasPrefix("SO: journal, volume and pages are not taken out") })
  }

  @Test func `what a source says beside fields of its own is taken, too`() throws {
    let source = "SO  - Journal of Affective Disorders. 245 (pp 729-741), 2019. Date of Publication: 15 Feb 2019."
    let name = "JN  - Journal of Affective Disorders"
    for fields in [[source, name, "YR  - 2019"], [name, "YR  - 2019", source], [name, source]] {
      let (record, _) = try Self.read(fields.joined(separator: "\n"))
      #expect(record.citation.text("container-title") == "Journal of Affective Disorders")
      #expect(record.citation.text("volume") == "245" && record.citation.text("page") == "729-741")
      #expect(record.citation.issued == CitationDate(parts: [.init(year: 2019, month: 2, day: 15)]))
    }
    let (other, _) = try Self.read("JN  - J Affect Disord\nVO  - 244\n" + source)
    #expect(other.citation.text("container-title") == "J Affect Disord" && other.citation.text("volume") == "244")
  }

  @Test(arguments: [["YR  - 2015", "DP  - 2015 Jan 15"], ["DP  - 2015 Jan 15", "YR  - 2015"]])
  func `the date that says most is taken`(fields: [String]) throws {
    let (record, _) = try Self.read(fields.joined(separator: "\n"))
    #expect(
      record.citation.issued == CitationDate(parts: [.init(year: 2015, month: 1, day: 15)])
        && record.kept("YR") + record.kept("DP") == [])
  }

  @Test
  func `the journal, its short name, an electronic ISSN and the title in its own language have fields of their own`()
    throws
  {
    let text = """
      <1. >
      VN  - Ovid Technologies
      DB  - Ovid MEDLINE(R)
      TI  - [Running and mood].
      OT  - Laufen und Stimmung.
      NJ  - Zeitschrift fur Beispiele
      JA  - Z Beisp
      ES  - 1573-2517
      IS  - 0165-0327
      SO  - Z Beisp. 8(2):729-41, 2005 Jul.

      """
    let record = try #require(Export.read(text).records.first)
    #expect(record.citation.text("container-title") == "Zeitschrift fur Beispiele")
    #expect(record.citation.text("container-title-short") == "Z Beisp")
    #expect(record.citation.text("original-title") == "Laufen und Stimmung.")
    #expect(record.citation.text("ISSN") == "0165-0327")
    #expect(record.identifiers == [.init(scheme: "issn-electronic", value: "1573-2517")])
    let other = try Self.read("OT  - running\nNJ  - 7906073").record
    #expect(other.kept("OT") == ["running"] && other.kept("NJ") == ["7906073"])
  }

  @Test(arguments: ["AO", "AI"])
  func `ORCIDs in a field of their own are those of the authors`(tag: String) throws {
    let text =
      "<1. >\nUI  - 1\nTI  - T\nAU  - Smith C.\nAU  - Doe J.\n\(tag)  - Smith, Carl; ORCID: https://orcid.org/0000-0002-1825-0097\n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.contributors.map(\.orcid) == ["0000-0002-1825-0097"])
    #expect(!record.kept.contains { $0.tag == tag })
  }

  @Test(arguments: [
    "IN  - Kobo, Osa: Chiba University, Chiba, Japan\n\n      Sawa, Yoko: University of Tsukuba, Tsukuba, Japan",
    "IN  - Kobo, Osa. Chiba University, Chiba, Japan\n      Sawa, Yoko. University of Tsukuba, Tsukuba, Japan",
    "IN  - Kobo, Osa: Chiba University, Chiba, Japan; Sawa, Yoko: University of Tsukuba, Tsukuba, Japan",
  ])
  func `addresses of several authors in one field are each author's own`(addresses: String) throws {
    let text =
      "<1. >\nVN  - Ovid Technologies\nDB  - APA PsycInfo\nAU  - Kobo, Osa\nAU  - Sawa, Yoko\nTI  - T.\n\(addresses)\nYR  - 2015\n"
    let record = try #require(Export.read(text).records.first)
    #expect(
      record.contributors.map(\.affiliations) == [
        ["Chiba University, Chiba, Japan"], ["University of Tsukuba, Tsukuba, Japan"],
      ])
    #expect(!record.kept.contains { $0.tag == "IN" })
  }

  @Test(
    arguments: [
      (
        "J Mood. 201(2-3):327-334, November 15, 2004.", "201", "327-334",
        CitationDate(parts: [.init(year: 2004, month: 11, day: 15)])
      ),
      (
        "Spine. 30(11):1331-1334, June 1, 2005.", "30", "1331-1334",
        CitationDate(parts: [.init(year: 2005, month: 6, day: 1)])
      ),
      (
        "J Mood. 8(2):29-41; discussion 42-3, 2005 Jul.", "8", "29-41; discussion 42-43",
        CitationDate(parts: [.init(year: 2005, month: 7)])
      ),
      (
        "Cochrane Reviews. (2):CD003316, 2020 Mar 20.", nil, "CD003316",
        CitationDate(parts: [.init(year: 2020, month: 3, day: 20)])
      ),
    ] as [(String, String?, String, CitationDate)])
  func `a source ends in its date, of which nothing is a page`(
    source: String, volume: String?, pages: String, date: CitationDate
  ) throws {
    let record = try #require(Export.read("<1. >\nUI  - 1\nTI  - T\nSO  - \(source)\n").records.first)
    #expect(record.citation.text("volume") == volume && record.citation.text("page") == pages)
    #expect(record.citation.issued == date && !record.kept.contains { $0.tag == "SO" })
  }

  @Test func `an address in which somebody is named who is no author is nobody's, and stays`() throws {
    let text =
      "<1. >\nUI  - 1\nTI  - T\nAU  - Kobo, Osa\nAU  - Doe, Jane\nIN  - Kobo, Osa: University of A, Ayr\n      Sawa, Yoko: University of B, Bath\n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.contributors.allSatisfy { $0.affiliations.isEmpty })
    #expect(record.kept.contains { $0.tag == "IN" })
  }

  @Test func `of two names of which one begins the other, the one that says most is meant`() throws {
    let text =
      "<1. >\nUI  - 1\nTI  - T\nAU  - Smith, J\nAU  - Smith, J. A\nIN  - Smith, J. A. University of A, Ayr\n      Smith, J. University of B, Bath\n"
    let record = try #require(Export.read(text).records.first)
    #expect(record.contributors.map(\.affiliations) == [["University of B, Bath"], ["University of A, Ayr"]])
  }

  @Test func `a chapter is one beside the kinds of its book, and who is marked so is an editor`() throws {
    for kinds in ["PT  - Book; Edited Book\nDT  - Chapter", "PT  - Book\nPT  - Chapter"] {
      let text = "<1. >\nUI  - 1\nTI  - T\nAU  - Cook, Dane B [Ed]\nAU  - Doe, Jane\n\(kinds)\n"
      let record = try #require(Export.read(text).records.first)
      #expect(record.citation.type == "chapter" && record.citation.authors.map(\.family) == ["Doe"])
      #expect(record.citation["editor"] == .names([CitationName(family: "Cook", given: "Dane B")]))
    }
    let book = try #require(Export.read("<1. >\nUI  - 1\nTI  - T\nPT  - Book; Edited Book\n").records.first)
    #expect(book.citation.type == "book")
    let ris = try #require(
      Export.read("TY  - CHAP\nDB  - APA PsycInfo\nTI  - T\nA1  - Cook, Dane B [Ed]\nER  - \n").records.first)
    #expect(ris.citation["editor"] == .names([CitationName(family: "Cook", given: "Dane B")]))
  }

  @Test func `the day of entry is no editor`() throws {
    let (record, _) = try Self.read("ED  - 20150330\nED  - Roe, Ann")
    #expect(record.citation["editor"] == .names([CitationName(family: "Roe", given: "Ann")]))
    #expect(record.kept("ED") == ["20150330"])
  }

  @Test func `links to a retraction mark the record, and others are links too`() throws {
    let (record, _) = try Self.read(
      "CM  - Retraction in: J Mood. 2020;9(1):5. PMID: 32000000\nCM  - Comment in (CIN): BMJ. 2005;1:2\nCM  - A remark: none"
    )
    #expect(record.isRetracted)
    #expect(
      record.corrections == [
        .init(kind: "RetractionIn", source: "J Mood. 2020;9(1):5.", pmid: "32000000"),
        .init(kind: "CommentIn", source: "BMJ. 2005;1:2"),
      ])
    #expect(record.kept("CM") == ["A remark: none"])
  }

  @Test(
    arguments: [
      ("ClinicalTrials.gov/NCT01234567", ["ClinicalTrials.gov NCT01234567"]),
      ("ClinicalTrials.gov (NCT01234567)", ["ClinicalTrials.gov NCT01234567"]),
      (
        "ClinicalTrials.gov (NCT01234567, NCT01234568), EudraCT (2012-000001-20)",
        ["ClinicalTrials.gov NCT01234567", "ClinicalTrials.gov NCT01234568", "EudraCT 2012-000001-20"]
      ),
      ("GENBANK/AF123456", ["GENBANK AF123456"]), ("NCT01234567; ISRCTN12345678", [" NCT01234567", " ISRCTN12345678"]),
      ("CTRI/2012/05/002645", [" CTRI/2012/05/002645"]), ("see the text (page 5)", []), ("none", []), ("n/a", []),
      ("not registered (2012)", []),
    ] as [(String, [String])])
  func `registrations are read in the forms of Ovid and Embase`(field: String, found: [String]) throws {
    let (record, tally) = try Self.read("SI  - \(field)")
    let table = Export.read("Title,Author Names,Clinical Trial Numbers\nT,Roe A.,\"\(field)\"\n")
    for one in [record, try #require(table.records.first)] {
      #expect(one.registrations.map { "\($0.registry ?? "") \($0.number)" } == found)
      #expect(one.kept.contains { $0.values == [field] } == found.isEmpty)
    }
    #expect(tally.counts["SI"]?.mapped == (found.isEmpty ? 0 : 1))
  }

  @Test(arguments: [
    "AU  - Greist JH (1)\nAU  - de Boer JP (1,2)\nIN  - 1. Dept 4 of Examples, Utrecht; 2. School of Runs, Leeds",
    "AU  - Greist JH 1\nAU  - de Boer JP 1,2,+\nIN  - 1 Dept 4 of Examples, Utrecht; 2 School of Runs, Leeds",
    "AU  - Greist JH (1)\nAU  - de Boer JP (1, 2)\nIN  - (1) Dept 4 of Examples, Utrecht\nIN  - (2) School of Runs, Leeds",
    "FA  - Greist, John H\nFA  - de Boer, Jan\nIN  - (Greist, de Boer) Dept 4 of Examples, Utrecht\nIN  - (de Boer) School of Runs, Leeds",
    "FA  - Greist, John H\nFA  - de Boer, Jan\nIN  - Greist, John H. Dept 4 of Examples, Utrecht\nIN  - de Boer, Jan. Dept 4 of Examples, Utrecht\nIN  - de Boer, Jan. School of Runs, Leeds",
  ])
  func `where numbers or names tie a place of work to authors, it is theirs`(fields: String) throws {
    let (record, tally) = try Self.read(fields)
    #expect(
      record.contributors.map(\.affiliations) == [
        ["Dept 4 of Examples, Utrecht"], ["Dept 4 of Examples, Utrecht", "School of Runs, Leeds"],
      ])
    #expect(record.citation.authors.map(\.family) == ["Greist", "Boer"])
    #expect(record.kept("IN").isEmpty && tally.counts["IN"]?.kept == 0)
  }

  @Test(arguments: [
    "AU  - Greist JH\nAU  - Doe J\nIN  - Dept of Examples, Utrecht",
    "AU  - Greist JH (1)\nAU  - Doe J (3)\nIN  - 1. Dept of Examples; 2. School of Runs",
    "AU  - Greist JH\nAU  - Doe J\nIN  - (Roe) Dept of Examples",
  ])
  func `a place of work that nothing ties to an author is kept, but for a single author's`(fields: String) throws {
    let (record, _) = try Self.read(fields)
    #expect(record.contributors.isEmpty && record.kept("IN").count == 1)
    let (alone, _) = try Self.read("AU  - Greist JH\nIN  - Dept of Examples, Utrecht")
    #expect(alone.contributors.map(\.affiliations) == [["Dept of Examples, Utrecht"]])
  }

  @Test(arguments: ["<1. >\nUI  - 1\n", "\n<1>\nTI  - T\n", "<1. >\r\nDB  - Embase\r\n"])
  func `a number and a field below it are Ovid's, whichever fields somebody chose`(opening: String) {
    let (format, records, _) = Export.read(
      opening + "FA  - Doe, Anna\nSO  - Journal of Running. 8(2):729-741, 2005 Jul.\n\n")
    #expect(format == "ovid" && records.first?.citation.text("volume") == "8")
    #expect(Export.read("<1>\nPMID- 1\nTI  - T\nSO  - X\n").format == "nbib")
  }
}
