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
}
