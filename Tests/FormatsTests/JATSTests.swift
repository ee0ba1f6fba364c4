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
    #expect(record.kept.contains(.init(tag: "pub-date", values: ["2004-1-3"])))
    #expect(record.kept.contains { $0.tag == "permissions" })
    #expect(tally.counts["body"]?.dropped == 1)
  }
}
