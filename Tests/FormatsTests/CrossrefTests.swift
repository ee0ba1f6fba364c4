@testable import Formats
import Records
import Testing

/// CSL-JSON with what Crossref and Zotero add to it.
@Suite("CSL-JSON as Crossref and Zotero write it")
struct CrossrefTests {
  private static func read(_ members: String) throws -> ImportedRecord {
    try #require(Export.read("[{\"id\": \"a\", \(members)}]").records.first)
  }

  @Test func `what is said of a person besides the name costs no name`() throws {
    let record = try Self.read(
      """
      "type": "journal-article", "author": [{"given": "Ann", "family": "Smith", "sequence": "first", "suffix": "",
      "ORCID": "http://orcid.org/0000-0002-1825-0097", "affiliation": [{"name": "Dept"}, {"name": "X", "place": ["Y"]}]},
      {"literal": "WHO"}, {"role": "?"}]
      """)
    #expect(record.citation.type == "article-journal")
    #expect(record.citation.authors == [CitationName(family: "Smith", given: "Ann"), CitationName(literal: "WHO")])
    #expect(
      record.contributors == [
        .init(role: "author", position: 1, orcid: "0000-0002-1825-0097", affiliations: ["Dept"])
      ])
    let kept = Dictionary(uniqueKeysWithValues: record.kept.map { ($0.tag, $0.values) })
    #expect(kept["author.sequence"] == ["first"])
    #expect(kept["author.affiliation"] == ["{\"name\": \"X\", \"place\": [\"Y\"]}"])
    #expect(kept["author"] == ["{\"role\": \"?\"}"])
  }

  @Test func `of several ISSNs the first is the citation's, of several titles the others are kept`() throws {
    let record = try Self.read(
      "\"type\": \"article\", \"ISSN\": [\"1234-5678\", \"8765-4321\"], \"title\": [\"One\", \"Two\"]")
    #expect(record.citation.text("ISSN") == "1234-5678" && record.citation.text("title") == "One")
    #expect(record.identifiers == [.init(scheme: "issn", value: "8765-4321")])
    #expect(record.kept.contains(.init(tag: "title", values: ["Two"])))
  }

  @Test func `a PMID in a note names the record, and the note stays`() throws {
    let record = try Self.read("\"type\": \"article\", \"note\": \"PMID: 16046366\\nPMCID: PMC7\"")
    #expect(record.id == "pmid-16046366" && record.citation.text("PMCID") == "PMC7")
    #expect(record.citation.text("note") == "PMID: 16046366\nPMCID: PMC7")
  }

  @Test func `a group is an author in its place, and the journal's short title one`() throws {
    let record = try Self.read(
      """
      "type": "journal-article", "short-container-title": ["J Mood", "JM"], "author": [{"family": "Smith", "given": "A"},
      {"name": "Study Group", "sequence": "additional"}, {"family": "Roe", "given": "B",
      "ORCID": "https://orcid.org/0000-0002-1825-0097"}]
      """)
    #expect(record.citation.authors.map(\.short) == ["Smith", "Study Group", "Roe"])
    #expect(record.contributors == [.init(role: "author", position: 3, orcid: "0000-0002-1825-0097")])
    #expect(record.citation.text("container-title-short") == "J Mood")
    #expect(record.kept.contains(.init(tag: "short-container-title", values: ["JM"])))
  }

  @Test func `an abstract in JATS has its words, a line a paragraph`() throws {
    let text =
      "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>To run <jats:italic>on</jats:italic>."
      + "</jats:p></jats:sec>\n <jats:p id=\\\"a\\\">H<jats:sub>2</jats:sub>O.</jats:p>"
    let record = try Self.read("\"type\": \"article\", \"abstract\": \"\(text.replacing("\n", with: "\\n"))\"")
    #expect(record.citation.text("abstract") == "Abstract\nAim\nTo run <i>on</i>.\nH<sub>2</sub>O.")
  }

  @Test func `a DOI is taken out of its address`() throws {
    let (_, records, tally) = Export.read(#"[{"id":"a","type":"article","DOI":"https://doi.org/10.5/csl2"}]"#)
    let record = try #require(records.first)
    #expect(record.citation.text("DOI") == "10.5/csl2" && record.id == "doi-10-5-csl2", "\(record.id)")
    #expect(tally.counts["DOI"]?.repaired == 1)
  }

  /// What the interface answers on one DOI, with what it holds of most works.
  static let answer = """
    {"status":"ok","message-type":"work","message-version":"1.0.0","message":{"indexed":{"date-parts":[[2024,1,2]]},
    "publisher":"Example Press","publisher-location":"Utrecht","issue":"2","license":[],"funder":[{"DOI":"10.13039/1",
    "name":"ZonMw","award":["12","13"]},{"name":"Heart Foundation"}],"short-container-title":["J Mood"],
    "abstract":"<jats:p>We ran.</jats:p>","DOI":"10.1000/jm.1","type":"journal-article","page":"1-8",
    "update-to":[{"DOI":"10.1000/jm.0","type":"corrigendum","updated":{"date-parts":[[2023,1,1]]}}],
    "published-print":{"date-parts":[[2023,5]]},"title":["Running on the unit"],"subtitle":["A trial"],
    "author":[{"ORCID":"http://orcid.org/0000-0002-1825-0097","given":"Ann","family":"Smith","sequence":"first",
    "affiliation":[{"name":"Univ Leeds"}]}],"container-title":["Journal of Mood"],"issued":{"date-parts":[[2023,4]]},
    "alternative-id":["S0000"],"ISSN":["0000-0027","0000-0035"],"issn-type":[{"value":"0000-0027","type":"print"},
    {"value":"0000-0035","type":"electronic"}],"relation":{},"clinical-trial-number":[{"clinical-trial-number":"NCT01234567",
    "registry":"10.18810/clinical-trials-gov"}],"reference":[{"key":"1","DOI":"10.1000/r"}]}}
    """

  @Test func `an answer on one work is read as its item, with what Crossref adds in its place`() throws {
    let (format, records, tally) = Export.read(Self.answer)
    #expect(format == "csl-json" && records.count == 1 && !tally.hasErrors, "\(tally.remarks)")
    let record = try #require(records.first)
    #expect(record.id == "doi-10-1000-jm-1" && record.citation.text("title") == "Running on the unit: A trial")
    #expect(record.citation.text("container-title") == "Journal of Mood")
    #expect(record.citation.text("container-title-short") == "J Mood")
    #expect(record.citation.text("abstract") == "We ran." && record.citation.text("publisher-place") == "Utrecht")
    #expect(record.citation.issued?.parts == [.init(year: 2023, month: 4)])
    #expect(
      record.grants == [
        .init(number: "12", agency: "ZonMw"), .init(number: "13", agency: "ZonMw"), .init(agency: "Heart Foundation"),
      ])
    #expect(record.registrations == [.init(registry: "10.18810/clinical-trials-gov", number: "NCT01234567")])
    #expect(record.corrections == [.init(kind: "ErratumFor", source: "10.1000/jm.0")])
    #expect(record.identifiers.contains(.init(scheme: "issn-electronic", value: "0000-0035")))
    #expect(record.identifiers.contains(.init(scheme: "alternative-id", value: "S0000")))
    #expect(
      record.contributors == [
        .init(role: "author", position: 1, orcid: "0000-0002-1825-0097", affiliations: ["Univ Leeds"])
      ])
    // What has no place whole stays, and each member is counted once.
    let kept = Dictionary(uniqueKeysWithValues: record.kept.map { ($0.tag, $0.values.count) })
    #expect(kept["funder"] == 1 && kept["update-to"] == 1 && kept["published-print"] == 1 && kept["reference"] == 1)
    for key in ["title", "subtitle", "funder", "update-to", "alternative-id", "issn-type", "clinical-trial-number"] {
      let count = tally.counts[key] ?? .init()
      #expect(count.mapped + count.repaired == 1 && count.kept == 0, "\(key)")
    }
    #expect(tally.counts["license"]?.dropped == 1 && tally.counts["relation"]?.dropped == 1)
  }

  @Test(
    arguments: [
      ("\"updated-by\": [{\"DOI\": \"10.1/n\", \"type\": \"retraction\"}]", "RetractionIn", true),
      ("\"update-to\": [{\"DOI\": \"10.1/n\", \"type\": \"retraction\"}]", "RetractionOf", false),
      ("\"updated-by\": [{\"DOI\": \"10.1/n\", \"type\": \"expression_of_concern\"}]", "ExpressionOfConcernIn", false),
      ("\"updated-by\": [{\"DOI\": \"10.1/n\", \"type\": \"withdrawal\"}]", nil, false),
    ] as [(String, String?, Bool)])
  func `an update of Crossmark is a link between publications, and a retraction marks the record`(
    member: String, kind: String?, isRetracted: Bool
  ) throws {
    let record = try Self.read("\"type\": \"journal-article\", \"title\": [\"T\"], \(member)")
    #expect(record.corrections.map(\.kind) == (kind.map { [$0] } ?? []) && record.isRetracted == isRetracted)
    #expect(record.kept.contains { $0.tag.hasPrefix("update") })
  }

  @Test(arguments: [
    ("\"issued\": {\"date-parts\": [[null]]}, \"published-print\": {\"date-parts\": [[2004, 2]]}", 2004),
    ("\"published\": {\"date-parts\": [[2003]]}, \"published-online\": {\"date-parts\": [[2004]]}", 2004),
    ("\"issued\": {\"date-parts\": [[2005]]}, \"published-print\": {\"date-parts\": [[2004]]}", 2005),
  ])
  func `without a date of issue the date of print or screen stands for it`(members: String, year: Int) throws {
    let record = try Self.read("\"type\": \"journal-article\", \(members)")
    #expect(record.citation.year == year)
  }

  @Test func `what CSL's variables were called before has its place, and goes out`() throws {
    let (_, records, tally) = Export.read(
      "[{\"id\": \"a\", \"type\": \"article-journal\", \"title\": \"T: long\", \"shortTitle\": \"T\", \"journalAbbreviation\": \"J M\"}]"
    )
    let record = try #require(records.first)
    #expect(record.citation.text("title-short") == "T" && record.citation.text("container-title-short") == "J M")
    #expect(tally.counts["shortTitle"]?.mapped == 1 && tally.counts["journalAbbreviation"]?.mapped == 1)
    var old = record
    old.citation.variables = [
      .init(name: "shortTitle", value: .text("T")), .init(name: "journalAbbreviation", value: .text("J M")),
    ]
    for record in [record, old] {
      let ris = RISFormat.text(of: record)
      #expect(ris.contains("JA  - J M\n") && ris.contains("ST  - T\n"))
      let bibTeX = BibTeXFormat.text(of: record)
      #expect(bibTeX.contains("shortjournal = {J M}") && bibTeX.contains("shorttitle = {T}"))
      #expect(NBIBFormat.text(of: record).contains("TA  - J M\n"))
    }
    let both = try Self.read(
      "\"type\": \"article\", \"container-title-short\": \"J M\", \"journalAbbreviation\": \"J. Mood\"")
    #expect(both.citation.text("container-title-short") == "J M")
    #expect(both.citation.text("journalAbbreviation") == "J. Mood")
  }

  @Test(arguments: [("eng", "en"), ("English", "en"), ("en-GB", "en-GB"), ("nl", "nl"), ("tlh", "tlh")])
  func `the language of an item is written as its tag where that is known`(written: String, language: String) {
    let item = #"[{"id": "a", "type": "book", "title": "T", "language": "\#(written)"}]"#
    #expect(Export.read(item).records.first?.citation.text("language") == language)
  }
}
