import Formats
import Records
import Testing

/// What is written must not say what the record does not.
@Suite("Exports for other programs")
struct ExportWritingTests {
  private static func text(_ format: any ExportFormat.Type, _ source: String) throws -> String {
    let records = Export.read(source).records
    try #require(!records.isEmpty)
    var text = ""
    format.write(records, to: &text)
    return text
  }

  @Test func `a link that MEDLINE has no tag for is left out and told`() throws {
    var record = try #require(Export.read("PMID- 1\nTI  - X\n").records.first)
    record.corrections = [.init(kind: "Cites", source: "J. 2000", pmid: "2")]
    #expect(!NBIBFormat.text(of: record).contains("J. 2000"))
    #expect(ReadBack.losses(of: record, in: NBIBFormat.self).missing == ["corrections and retractions"])
  }

  @Test func `fields kept under tags of one format do not become others of the next`() throws {
    let ris = try Self.text(
      RISFormat.self, "PMID- 1\nTI  - X\nFAU - Smith, Ann\nAU  - Smyth A\nPL  - Netherlands\nGR  - ZonMw\n")
    #expect(ris.split(separator: "\n").filter { $0.hasPrefix("AU") } == ["AU  - Smith, Ann"])
    #expect(!ris.contains("PL  - ") && !ris.contains("GR  - "))
    let nbib = try Self.text(
      NBIBFormat.self, "TY  - JOUR\nTI  - X\nAU  - Smith, Ann\nAD  - Somewhere\nM1  - 5\nID  - 7\nER  - \n")
    #expect(!nbib.contains("AD  - ") && !nbib.contains("M1  - ") && !nbib.contains("ID  - "))
  }

  @Test func `the state of a record at MEDLINE is no short title of RIS`() throws {
    var record = try #require(Export.read("TY  - JOUR\nTI  - X\nER  - \n").records.first)
    record.kept = [.init(tag: "ST", values: ["MEDLINE", "Running"])]
    let lines = RISFormat.text(of: record).split(separator: "\n").filter { $0.hasPrefix("ST") }
    #expect(lines == ["ST  - Running"])
    let ovid = Export.read("TY  - JOUR\nDB  - Ovid MEDLINE(R)\nST  - MEDLINE\nTI  - X\nER  - \n").records.first
    #expect(ovid?.citation.text("title-short") == nil && ovid?.kept.contains { $0.tag == "ST" } == true)
  }

  @Test func `the full stop that ends PubMed's list of authors is no name's`() throws {
    func authors(_ cell: String) -> [String] {
      let records = Export.read("PMID,Title,Authors\n1,X,\"\(cell)\"\n").records
      return records.first?.citation.authors.map {
        "\($0.family ?? $0.literal ?? "")|\($0.given ?? "")|\($0.suffix ?? "")"
      }
        ?? []
    }
    #expect(authors("Smith J, Doe A.") == ["Smith|J|", "Doe|A|"])
    #expect(authors("Smith J, Doe A 3rd.") == ["Smith|J|", "Doe|A|3rd"])
    #expect(authors("Smith, J.") == ["Smith|J.|"], "of a name with its comma it may be the initial's")
  }

  @Test func `a suffix is one in MEDLINE where the short name tells it`() throws {
    let records = Export.read(
      "PMID- 1\nTI  - X\nFAU - King, Martin Luther Jr\nAU  - King ML Jr\nFAU - Doe, Jane Jr\nAU  - Doe JJ\n"
    ).records
    let record = try #require(records.first)
    #expect(
      record.citation.authors == [
        CitationName(family: "King", given: "Martin Luther", suffix: "Jr"),
        CitationName(family: "Doe", given: "Jane Jr"),
      ])
    #expect(record.kept.isEmpty)
  }

  @Test func `a second language is kept as it was written`() throws {
    let record = try #require(Export.read("PMID- 1\nTI  - X\nLA  - dut\nLA  - eng\n").records.first)
    #expect(record.citation.text("language") == "nl" && record.kept == [.init(tag: "LA", values: ["eng"])])
  }

  @Test func `identifiers of people go out and come back`() throws {
    let source = "PMID- 1\nTI  - X\nFAU - Smith, Ann\nAU  - Smith A\nAUID- ISNI: 0000000121032683\n"
    let record = try #require(Export.read(source).records.first)
    #expect(record.contributors.first?.identifiers == [.init(scheme: "ISNI", value: "0000000121032683")])
    for format in [NBIBFormat.self, CSVFormat.self, RecordsXMLFormat.self] as [any ExportFormat.Type] {
      let again = Export.read(try Self.text(format, source)).records.first
      #expect(again?.contributors == record.contributors, "\(format.exportName)")
    }
  }

  @Test func `RIS holds the PMID, the PMCID and the publication types`() throws {
    let source = "PMID- 1\nPMC - PMC2\nTI  - X\nPT  - Review\nPT  - Letter\n"
    let again = try #require(Export.read(try Self.text(RISFormat.self, source)).records.first)
    #expect(again.id == "pmid-1" && again.citation.text("PMCID") == "PMC2")
    #expect(again.publicationTypes.map(\.name) == ["Review", "Letter"])
  }

  @Test(arguments: [
    (["a; b", "mood"], "mood"), (["a; b", "depression, postpartum", "mood"], "depression, postpartum; mood"),
    (["a; b", "depression, postpartum"], "depression, postpartum;"), (["a; b"], nil),
  ])
  func `CSL-JSON holds the keywords beside one that it cannot, and tells that it lacks some`(
    keywords: [String], text: String?
  ) throws {
    var record = try #require(Export.read("PMID- 1\nTI  - X\n").records.first)
    record.keywords = keywords
    let written = CSLJSONFormat.text(of: record)
    #expect(written.contains("keyword") == (text != nil))
    if let text { #expect(written.contains("\"keyword\": \"\(text)\""), "\(written)") }
    var readBack = try #require(ReadBack(CSLJSONFormat.self))
    readBack.check([record], written: [written])
    #expect(readBack.changed == [:])
    #expect(readBack.missing == [text == nil ? "keywords" : "some keywords": 1])
  }

  @Test(arguments: [["a", "b c"], ["depression, postpartum"], ["a", "b, c", "d"]])
  func `CSL-JSON holds keywords`(keywords: [String]) throws {
    var record = try #require(Export.read("PMID- 1\nTI  - X\n").records.first)
    record.keywords = keywords
    let again = Export.read("[" + CSLJSONFormat.text(of: record) + "]").records.first
    #expect(again?.keywords == keywords)
    #expect(ReadBack.losses(of: record, in: CSLJSONFormat.self) == ([], []))
  }

  @Test func `a keyword that would not come back as it is, is told`() throws {
    var record = try #require(Export.read("PMID- 1\nTI  - X\n").records.first)
    record.keywords = ["a; b"]
    #expect(ReadBack.losses(of: record, in: CSLJSONFormat.self).missing == ["keywords"])
  }

  @Test func `of a record's identifiers only that of an archive is an eprint in BibTeX, and each comes back as it was`()
    throws
  {
    var record = try #require(Export.read("PMID- 1\nTI  - X\nAID - S0140-6736(05)66545-6 [pii]\n").records.first)
    #expect(BibTeXFormat.text(of: record).contains("pii = {S0140-6736(05)66545-6}"))
    #expect(!BibTeXFormat.text(of: record).contains("eprint"))
    record.identifiers += [
      .init(scheme: "arxiv", value: "2101.00001"), .init(scheme: "wos", value: "WOS:000900000000001"),
      .init(scheme: "mid", value: "NIHMS1_a"), .init(scheme: "hal", value: "hal-01"),
      .init(scheme: "pii", value: "S1{"), .init(scheme: "issn-linking", value: "0165-0327"),
      .init(scheme: "issn-print", value: "0165-0327"),
    ]
    let text = BibTeXFormat.text(of: record)
    for field in [
      "eprint = {2101.00001}", "eprinttype = {arxiv}", "identifier-mid = {NIHMS1_a}", "identifier-hal = {hal-01}",
    ] {
      #expect(text.contains(field), "\(text)")
    }
    let again = try #require(Export.read(text).records.first)
    #expect(Set(again.identifiers) == Set(record.identifiers))
    #expect(ReadBack.losses(of: record, in: BibTeXFormat.self) == ([], []))
  }

  @Test func `a second PMID of a merged record is no PMID of what comes back of BibTeX`() throws {
    var record = try #require(Export.read("TY  - JOUR\nTI  - X\nER  - \n").records.first)
    record.identifiers = [.init(scheme: "PMID", value: "16046366")]
    let again = try #require(Export.read(BibTeXFormat.text(of: record)).records.first)
    #expect(again.citation["PMID"] == nil && again.identifiers == [.init(scheme: "pmid", value: "16046366")])
  }

  @Test func `a field that only begins as an identifier's is kept`() throws {
    let record = try Export.first("@article{a, title={T}, identifier={1}, identifier-={2}, piid={3}}").record
    #expect(
      record.identifiers.isEmpty
        && record.kept.map(\.tag).filter { $0 != "entrykey" } == ["identifier", "identifier-", "piid"])
  }

  @Test func `an ISSN is no eprint, and an element of XML no field of BibTeX`() throws {
    let text = try Self.text(
      BibTeXFormat.self,
      "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal>"
        + "<ISSN IssnType=\"Print\">1234-5678</ISSN></Journal></Article></MedlineCitation></PubmedArticle>"
        + "</PubmedArticleSet>")
    #expect(text.contains("issn = {1234-5678}") && !text.contains("eprint"))
  }

  @Test func `what Web of Science means by a tag of MEDLINE's is not written as MEDLINE's`() throws {
    let text = try Self.text(
      NBIBFormat.self,
      "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Garcia, M\n   Roe, C (c.roe@example.org)\n"
        + "TI A special issue\nSO J MOOD\nPY 2019\nSI SI\nER\n\nEF\n")
    #expect(!text.contains("SI  - ") && !text.contains("@") && !text.contains("AU  - Garcia, M"), "\(text)")
    #expect(try #require(Export.read(text).records.first).registrations.isEmpty)
  }

  @Test(arguments: [
    ("Smith, JA", "Smith JA"), ("Smith, JA, Jr.", "Smith JA Jr"), ("Smith, John A.", "Smith JA"),
    ("SMITH, KIM", "SMITH K"),
    ("Visser, Anne-Marie", "Visser AM"), ("Kim, Eun JO", "Kim EJO"),
  ])
  func `a short name has the initials that the name has`(name: String, short: String) throws {
    let record = try Export.first("TY  - JOUR\nTI  - X\nAU  - \(name)\nER  - \n").record
    let text = NBIBFormat.text(of: record)
    #expect(text.contains("AU  - \(short)\n"), "\(text)")
    let again = try #require(Export.read(text).records.first)
    #expect(again.citation["author"] == record.citation["author"] && again.kept.allSatisfy { $0.tag != "AU" })
  }
}
