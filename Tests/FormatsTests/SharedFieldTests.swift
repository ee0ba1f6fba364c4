import Records
import Testing

@testable import Formats

/// Fields that programs use for more than one value, or for less than one.
@Suite("A field that holds several values")
struct SharedFieldTests {
  private static func ris(_ fields: String..., type: String = "JOUR") -> (ImportedRecord?, ImportTally) {
    let text = "TY  - \(type)\nTI  - T\n\(fields.joined(separator: "\n"))\nER  - \n"
    let (_, records, tally) = Export.read(text)
    return (records.first, tally)
  }

  private static func kept(_ record: ImportedRecord?, _ tag: String) -> [String] {
    record?.kept.first { $0.tag == tag }?.values ?? []
  }

  @Test(arguments: [
    ("A-12", "A-19", "A-12-A-19"), ("4-121", "4-130", "4-121-4-130"), ("1-1", "1-12", "1-1-1-12"),
    ("123-", "145", "123-145"), ("12-1", "12-9", "12-1-12-9"), ("123-130", "130", "123-130"),
    ("123-30", "130", "123-130"), ("123", "-145", "123-145"), ("A-12", "B-3", "A-12-B-3"), ("12", "12", "12"),
  ])
  func `pages with hyphens are joined to their end, in RIS, tables and JATS`(first: String, last: String, pages: String)
    throws
  {
    let (record, tally) = Self.ris("SP  - \(first)", "EP  - \(last)")
    #expect(record?.citation.text("page") == pages)
    #expect(tally.counts["EP"]?.mapped == 1 && !tally.remarks.contains { $0.message.contains("end before") })
    let table = Export.read("Title,Authors,Page start,Page end\nT,\"Roe, A.\",\(first),\(last)\n")
    #expect(table.records.first?.citation.text("page") == pages)
    let jats = Export.read(
      "<article><front><article-meta><fpage>\(first)</fpage><lpage>\(last)</lpage></article-meta></front></article>")
    #expect(jats.records.first?.citation.text("page") == pages)
  }

  @Test func `an end that belongs to other pages is kept, and further pages stay as they stand`() {
    let (one, tally) = Self.ris("SP  - 123-130", "EP  - 145")
    #expect(one?.citation.text("page") == "123-130" && Self.kept(one, "EP") == ["145"])
    #expect(tally.remarks.contains { $0.message.hasPrefix("EP: the last page is none") })
    let (two, _) = Self.ris("SP  - 100", "SP  - 200", "EP  - 110", "EP  - 220")
    #expect(two?.citation.text("page") == "100-110")
    #expect(Self.kept(two, "SP") == ["200"] && Self.kept(two, "EP") == ["220"])
    let (three, _) = Self.ris("SP  - ", "EP  - 145")
    #expect(Self.kept(three, "EP") == ["145"])
  }

  @Test(
    arguments: [
      ("03029743 (ISSN); 9783030123456 (ISBN)", "03029743", "9783030123456", []),
      ("1101-1262, 1464-360X", "1101-1262", nil, ["issn: 1464-360X"]),
      ("0165-0327 (ISSN); 1573-2517 (eISSN)", "0165-0327", nil, ["issn-electronic: 1573-2517"]),
      ("0001-690X; 1234-5678", "0001-690X", nil, ["issn: 1234-5678"]),
      (
        "978-3-16-148410-0 (print); 978-3-16-148411-7 (online)", nil, "978-3-16-148410-0",
        ["isbn-electronic: 978-3-16-148411-7", "isbn-print: 978-3-16-148410-0"]
      ),
      ("ISSN: 1234-5678", "1234-5678", nil, []), ("not a number", "not a number", nil, []),
      ("1234-5678 and more", "1234-5678 and more", nil, []),
    ] as [(String, String?, String?, [String])])
  func `serial numbers are as many as there are, each of its kind`(
    field: String, issn: String?, isbn: String?, others: [String]
  ) {
    for text in [
      "TY  - JOUR\nTI  - T\nSN  - \(field)\nER  - \n", "Title,Authors,ISSN\nT,\"Roe, A.\",\"\(field)\"\n",
      "@article{a, title={T}, issn={\(field)}}",
    ] {
      let record = Export.read(text).records.first
      #expect(record?.citation.text("ISSN") == issn && record?.citation.text("ISBN") == isbn, "\(text)")
      #expect(record?.identifiers.map { "\($0.scheme): \($0.value)" }.sorted() == others, "\(text)")
    }
  }

  @Test func `a word beside a number that nobody knows is kept with the whole`() {
    let (record, _) = Self.ris("SN  - 978-3-16-148410-0 (hardback)", type: "BOOK")
    #expect(record?.citation.text("ISBN") == "978-3-16-148410-0")
    #expect(Self.kept(record, "SN") == ["978-3-16-148410-0 (hardback)"])
  }

  @Test(arguments: ["ris", "bibtex"])
  func `several numbers come back from where they are written`(name: String) throws {
    let format = try #require(ExportFormats.all.first { $0.exportName == name })
    let (record, _) = Self.ris("SN  - 1101-1262, 1464-360X")
    var text = ""
    format.write([try #require(record)], to: &text)
    let other = try #require(Export.read(text).records.first)
    #expect(other.citation.text("ISSN") == "1101-1262" && other.identifiers == record?.identifiers, "\(text)")
  }

  @Test(arguments: [
    ("10.1001/x; 10.1001/y", "10.1001/x", ["10.1001/y"]), ("10.1001/x;10.1001/y", "10.1001/x", ["10.1001/y"]),
    ("10.1016/j.jad.2019.01.001,", "10.1016/j.jad.2019.01.001", []), ("10.1000/abc.", "10.1000/abc", []),
    ("(10.1000/abc)", "10.1000/abc", []), ("10.1016/S0140-6736(05)", "10.1016/S0140-6736(05)", []),
    ("10.1002/(SICI)1(1998)17:15/16<1::AID>3.0.CO;2-2", "10.1002/(SICI)1(1998)17:15/16<1::AID>3.0.CO;2-2", []),
    ("https://doi.org/10.1000/abc.", "10.1000/abc", []), ("10.1000/abc [doi]", "10.1000/abc", []),
  ])
  func `a DOI ends before the punctuation behind it, and what follows is kept`(
    field: String, doi: String, rest: [String]
  ) {
    let (record, tally) = Self.ris("DO  - \(field)")
    #expect(record?.citation.text("DOI") == doi && Self.kept(record, "DO") == rest)
    #expect(tally.counts["DO"]?.repaired == (field == doi ? 0 : 1))
  }

  @Test func `of several languages the first is taken and the others are kept`() {
    let (record, tally) = Self.ris("LA  - English; French")
    #expect(record?.citation.text("language") == "en" && Self.kept(record, "LA") == ["French"])
    #expect(tally.counts["LA"]?.repaired == 1)
    for (code, tag) in [("mac", "mk"), ("alb", "sq"), ("Welsh", "cy")] {
      #expect(Self.ris("LA  - \(code)").0?.citation.text("language") == tag)
    }
    #expect(Self.ris("LA  - English; Klingon").0?.citation.text("language") == "English; Klingon")
  }

  @Test func `what stands where a value is missing is none`() {
    let table = Export.read("Title,Authors,Abstract\nT,[No author name available],[No abstract available]\n")
    #expect(table.records.first?.citation.authors.isEmpty == true && table.records.first?.abstractText == nil)
    #expect(table.tally.counts["Authors"]?.dropped == 1 && table.tally.counts["Abstract"]?.dropped == 1)
    #expect(Self.ris("AB  - [No abstract available]").0?.abstractText == nil)
    #expect(Self.ris("AB  - [No change was seen.]").0?.abstractText != nil)
  }

  @Test func `a comma at the end says that a name is one of a group`() {
    let (record, tally) = Self.ris("AU  - The ABC Study Group,", "AU  - Roe, Ann")
    #expect(record?.citation.authors.map { $0.literal ?? $0.family } == ["The ABC Study Group", "Roe"])
    #expect(tally.counts["AU"]?.repaired == 1)
  }

  @Test(
    arguments: [
      (
        "NeuroImage", "Neuroergonomics: The human brain in action", "NeuroImage", nil,
        "Neuroergonomics: The human brain in action"
      ),
      ("J Affect Disord", "Journal of Affective Disorders", "Journal of Affective Disorders", "J Affect Disord", nil),
      (
        "Dtsch. Arztebl. Int.", "Deutsches Ärzteblatt international", "Deutsches Ärzteblatt international",
        "Dtsch. Arztebl. Int.", nil
      ),
      ("BMJ", "British Medical Journal", "British Medical Journal", "BMJ", nil),
      (
        "JAMA", "Journal of the American Medical Association", "Journal of the American Medical Association", "JAMA",
        nil
      ),
      ("Lancet", "Lancet (London, England)", "Lancet (London, England)", "Lancet", nil),
      ("Journal of Affective Disorders", "J Affect Disord", "Journal of Affective Disorders", "J Affect Disord", nil),
      ("Appetite", "Appetite and eating in the young", "Appetite", nil, "Appetite and eating in the young"),
    ] as [(String, String, String, String?, String?)])
  func `JO is the journal where it is no abbreviation of T2`(
    first: String, second: String, journal: String, short: String?, issue: String?
  ) {
    for fields in [["JO  - \(first)", "T2  - \(second)"], ["T2  - \(second)", "JO  - \(first)"]] {
      let (record, tally) = Self.ris(fields.joined(separator: "\n"))
      let citation = record?.citation
      #expect(citation?.text("container-title") == journal && citation?.text("container-title-short") == short)
      #expect(citation?.text("collection-title") == issue)
      #expect(tally.counts["T2"]?.repaired == (issue == nil ? 0 : 1))
    }
  }

  @Test func `the letter of Web of Science is the type of the item, under whatever name`() {
    let record = Export.read("Title,Authors,Publication Type\nT,\"Roe, A.\",B\n").records.first
    #expect(record?.citation.type == "book" && record?.publicationTypes.isEmpty == true)
  }
}
