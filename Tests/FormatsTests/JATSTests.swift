import Records
import Testing

@testable import Formats

@Suite("JATS")
struct JATSTests {
  static let article = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS.dtd">
    <article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article" xml:lang="en">
    <front><journal-meta><journal-id journal-id-type="nlm-ta">J Run</journal-id>
      <journal-title-group><journal-title>Journal of Running</journal-title>
      <abbrev-journal-title>J. Run.</abbrev-journal-title></journal-title-group>
      <issn pub-type="epub">1234-5678</issn><publisher><publisher-name>Runners</publisher-name></publisher></journal-meta>
    <article-meta><article-id pub-id-type="pmid">55</article-id><article-id pub-id-type="pmc">99</article-id>
      <article-id pub-id-type="doi">10.1000/x</article-id><article-id pub-id-type="publisher-id">jr-1</article-id>
      <title-group><article-title>Running and <italic>mood</italic> with H<sub>2</sub>O</article-title></title-group>
      <contrib-group>
        <contrib contrib-type="author"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
          <name><surname>van den Berg</surname><given-names>Anna</given-names></name>
          <xref ref-type="aff" rid="a1">1</xref><xref ref-type="aff" rid="a2"/></contrib>
        <contrib contrib-type="author"><collab>Running Group</collab></contrib>
        <contrib contrib-type="editor"><name><surname>Editor</surname><given-names>E</given-names></name></contrib>
      </contrib-group>
      <aff id="a1">Dept. of X</aff><aff id="a2">Dept. of Y</aff>
      <pub-date pub-type="epub"><day>3</day><month>1</month><year>2004</year></pub-date>
      <pub-date pub-type="ppub"><month>3</month><year>2005</year></pub-date>
      <volume>12</volume><issue>3</issue><fpage>729</fpage><lpage>741</lpage>
      <permissions><copyright-year>2005</copyright-year></permissions>
      <abstract><sec><title>Aims</title><p>Why.</p></sec><sec><title>Results</title><p>So.</p></sec></abstract>
      <kwd-group><kwd>running</kwd><kwd>mood</kwd></kwd-group>
      <funding-group><award-group><funding-source>NIMH</funding-source><award-id>R01</award-id></award-group></funding-group>
    </article-meta></front>
    <body><sec><title>Not this</title><p>Nor this.</p></sec></body>
    </article>
    """

  @Test func `the front matter finds its places, and the body is passed over`() throws {
    let (format, records, tally) = Export.read(Self.article)
    #expect(format == "jats")
    #expect(!tally.hasErrors, "\(tally.remarks)")
    let record = try #require(records.first)
    let citation = record.citation
    #expect(record.id == "pmid-55" && citation.text("PMCID") == "PMC99" && citation.text("DOI") == "10.1000/x")
    #expect(citation.text("title") == "Running and <i>mood</i> with H<sub>2</sub>O")
    #expect(citation.text("container-title") == "Journal of Running" && citation.text("page") == "729-741")
    #expect(citation.text("container-title-short") == "J. Run." && citation.text("language") == "en")
    #expect(citation.issued?.parts == [.init(year: 2005, month: 3)])
    #expect(
      citation.authors == [
        CitationName(family: "Berg", given: "Anna", nonDroppingParticle: "van den"),
        CitationName(literal: "Running Group"),
      ])
    #expect(
      record.contributors == [
        .init(role: "author", position: 1, orcid: "0000-0002-1825-0097", affiliations: ["Dept. of X", "Dept. of Y"])
      ])
    #expect(record.abstract == [.init(label: "Aims", text: "Why."), .init(label: "Results", text: "So.")])
    #expect(record.keywords == ["running", "mood"])
    #expect(record.grants == [.init(number: "R01", agency: "NIMH")])
    #expect(record.identifiers.contains(.init(scheme: "publisher-id", value: "jr-1")))
    #expect(record.kept.contains(.init(tag: "pub-date (epub)", values: ["2004-1-3"])))
    #expect(record.kept.contains { $0.tag == "permissions" })
    #expect(tally.counts["body"]?.dropped == 1)
  }

  /// An article of little more than what is asked about.
  static func article(meta: String) -> String {
    """
    <article><front><journal-meta><journal-title>J</journal-title></journal-meta><article-meta>
    <title-group><article-title>T</article-title></title-group>
    \(meta)
    </article-meta></front></article>
    """
  }

  @Test func `what follows a retraction shows as retracted, and what retracts another does not`() throws {
    let retracted = Export.read(
      Self.article(meta: #"<related-article related-article-type="retraction-forward" href="10.1/r"/>"#))
    let notice = Export.read(
      Self.article(meta: #"<related-article related-article-type="retracted-article">J 2001</related-article>"#))
    let first = try #require(retracted.records.first)
    #expect(first.corrections == [.init(kind: "RetractionIn", source: "10.1/r")] && first.isRetracted)
    let second = try #require(notice.records.first)
    #expect(second.corrections == [.init(kind: "RetractionOf", source: "J 2001")] && !second.isRetracted)
  }

  @Test func `an abstract in pictures is not the article's own`() throws {
    let record = try #require(
      Export.read(
        Self.article(
          meta: """
            <abstract><label>1</label><p>Its own.</p></abstract>
            <abstract abstract-type="graphical"><sec><title>Picture</title><p>Of it.</p></sec></abstract>
            """)
      ).records.first)
    #expect(record.citation.text("abstract") == "Its own.")
    #expect(record.kept.contains(.init(tag: "abstract (graphical)", values: ["Picture", "Of it."])))
  }

  @Test func `the day an archive got it is no date of publication`() throws {
    let record = try #require(
      Export.read(
        Self.article(
          meta: #"<pub-date pub-type="pmc-release"><day>1</day><month>2</month><year>2003</year></pub-date>"#)
      ).records.first)
    #expect(record.citation.issued == nil)
    #expect(record.kept.contains(.init(tag: "pub-date (pmc-release)", values: ["2003-2-1"])))
  }

  @Test func `a reviewer is no author, and an affiliation that is nobody's is kept`() throws {
    let record = try #require(
      Export.read(
        Self.article(
          meta: """
            <contrib-group><contrib contrib-type="author"><name><surname>A</surname></name><xref ref-type="aff" rid="x"/>\
            </contrib><contrib contrib-type="reviewer"><name><surname>R</surname><given-names>B</given-names></name></contrib>\
            </contrib-group><aff id="x">Of A</aff><aff id="y">Of nobody</aff>
            """)
      ).records.first)
    #expect(record.citation.authors == [CitationName(family: "A")])
    #expect(record.contributors.map(\.affiliations) == [["Of A"]])
    #expect(record.kept.contains(.init(tag: "contrib (reviewer)", values: ["R, B"])))
    #expect(record.kept.contains(.init(tag: "aff", values: ["Of nobody"])))
  }

  @Test func `the mark of a footnote is no part of a title, what a reference says is`() {
    func title(_ markup: String) -> String? {
      Export.read(
        "<article><front><article-meta><title-group><article-title>\(markup)</article-title></title-group>"
          + "</article-meta></front></article>"
      ).records.first?.citation.text("title")
    }
    #expect(title("Running<xref ref-type=\"fn\" rid=\"f\">*</xref>") == "Running")
    #expect(title("Running<xref><sup>†</sup></xref> and mood") == "Running and mood")
    #expect(title("What <xref rid=\"t\">Table 1</xref> says") == "What Table 1 says")
  }
}
