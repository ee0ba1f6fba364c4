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

  @Test func `an article whose elements have a prefix is the same`() throws {
    let plain = Export.read(Self.article)
    let prefixed = Self.article.replacing(/<(\/?)([a-z])/) { "<\($0.1)jats:\($0.2)" }.replacing(
      "<jats:article ", with: "<jats:article xmlns:jats=\"http://jats.nlm.nih.gov\" ")
    let (format, records, tally) = Export.read(prefixed)
    #expect(format == "jats" && records == plain.records && tally.counts == plain.tally.counts)
    // As Crossref has it: only some of them.
    let mixed = Export.read(Self.article.replacing("<p>", with: "<jats:p>").replacing("</p>", with: "</jats:p>"))
    #expect(mixed.format == "jats" && mixed.records == plain.records)
    for other in [
      "<articles><article-meta/></articles>", "<x:articles/><x:article-meta/>", "<a>article article-meta</a>",
    ] {
      #expect(Export.read(other).format == nil)
    }
  }

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

  @Test(arguments: [
    ("retraction-in", "RetractionIn", true), ("retraction-forward", "RetractionIn", true),
    ("retraction-of", "RetractionOf", false), ("retracted-article", "RetractionOf", false),
    // Of a part only, or without saying which of the two was taken back.
    ("partial-retraction", "partial-retraction", false), ("retraction", "retraction", false),
    ("retraction-notice", "retraction-notice", false), ("commentary", "CommentIn", false),
  ])
  func `only a link that says where the article was taken back marks it`(type: String, kind: String, isRetracted: Bool)
    throws
  {
    let record = try #require(
      Export.read(Self.article(meta: "<related-article related-article-type=\"\(type)\" href=\"10.1/r\"/>")).records
        .first)
    #expect(record.corrections.map(\.kind) == [kind] && record.isRetracted == isRetracted)
    #expect(record.takesBack.isEmpty == (kind != "RetractionOf"))
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

  @Test(arguments: [
    ("<month>7</month><day>3</day><year>2018</year>", CitationDate(parts: [.init(year: 2018, month: 7, day: 3)])),
    ("<month>12</month><year>2017</year>", CitationDate(parts: [.init(year: 2018)])),
    ("<year>2018</year>", CitationDate(parts: [.init(year: 2018)])),
  ])
  func `of a collection's year alone the fuller date of the same year is taken`(
    epub: String, issued: CitationDate
  ) throws {
    let record = try #require(
      Export.read(
        Self.article(
          meta: #"<pub-date pub-type="collection"><year>2018</year></pub-date><pub-date pub-type="epub">"# + epub
            + "</pub-date>")
      ).records.first)
    #expect(record.citation.issued == issued && record.kept.contains { $0.tag.hasPrefix("pub-date (") })
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

@Suite("Parts of JATS that stand side by side")
struct JATSPartTests {
  private static func record(_ meta: String) -> (ImportedRecord?, ImportTally) {
    let (_, records, tally) = Export.read(
      "<article><front><article-meta>\(meta)</article-meta></front></article>")
    return (records.first, tally)
  }

  @Test(arguments: [
    ("<article-title>A<break/>B</article-title>", "A B"), ("<article-title>A <break/>B</article-title>", "A B"),
    ("<article-title>T<fn><p>Note.</p></fn> end</article-title>", "T end"),
    ("<article-title>x<sup>2</sup><italic>y</italic><bold>z</bold></article-title>", "x<sup>2</sup><i>y</i><b>z</b>"),
  ])
  func `a title has spaces where lines break, and no footnotes`(title: String, words: String) {
    let (record, _) = Self.record("<title-group>\(title)</title-group>")
    #expect(record?.citation.text("title") == words)
    #expect(record?.kept.isEmpty == !title.contains("<fn>"))
  }

  @Test(arguments: [
    ("<institution>Univ</institution><addr-line>City</addr-line>", "Univ, City"),
    ("<institution>Univ</institution>, <addr-line>City</addr-line>", "Univ, City"),
    (
      "<institution-wrap><institution-id>https://ror.org/1</institution-id><institution>Univ</institution></institution-wrap>"
        + "<country>NL</country>", "Univ, NL"
    ),
  ])
  func `the parts of an address are parted, and numbers of institutions kept`(parts: String, words: String) {
    let (record, _) = Self.record(
      "<contrib-group><contrib contrib-type=\"author\"><name><surname>Roe</surname></name>"
        + "<xref ref-type=\"aff\" rid=\"a\"/></contrib></contrib-group><aff id=\"a\">\(parts)</aff>")
    #expect(record?.contributors.first?.affiliations == [words])
    #expect(record?.kept.map(\.tag) == (parts.contains("ror.org") ? ["institution-id"] : []))
  }

  @Test func `a group is named without its members and with its address, and a grant without a number of its giver`() {
    let (record, _) = Self.record(
      """
      <contrib-group><contrib contrib-type="author"><collab>ABC Study Group<contrib-group><contrib><name><surname>Member\
      </surname><given-names>Mia</given-names></name></contrib></contrib-group></collab></contrib>\
      <contrib contrib-type="author"><collab><institution>WHO</institution><addr-line>Geneva</addr-line></collab></contrib>\
      </contrib-group><funding-group><award-group><funding-source><institution-wrap><institution>NWO</institution>\
      <institution-id>http://dx.doi.org/10.13039/1</institution-id></institution-wrap></funding-source></award-group>\
      </funding-group>
      """)
    #expect(record?.citation.authors.map(\.literal) == ["ABC Study Group", "WHO, Geneva"])
    #expect(record?.grants.map(\.agency) == ["NWO"])
    #expect(
      record?.kept.first { $0.tag == "contrib-group" }?.values.first?.contains("<surname>Member</surname>") == true)
  }

  @Test func `each number that a funder gave is a grant of that funder`() {
    let (record, _) = Self.record(
      "<funding-group><award-group><funding-source>ANR</funding-source><award-id>1</award-id><award-id>2</award-id></award-group>"
        + "<award-group><award-id>3</award-id></award-group></funding-group>")
    #expect(record?.grants.map(\.number) == ["1", "2", "3"] && record?.grants.map(\.agency) == ["ANR", "ANR", nil])
    let long = String(repeating: "a", count: 2000)
    let (other, _) = Self.record(
      "<funding-group><award-group><funding-source>\(long)</funding-source><award-id>1</award-id><award-id>2</award-id></award-group></funding-group>"
    )
    #expect(other?.grants.count == 1 && other?.kept.contains { $0.tag == "award-id" && $0.values == ["2"] } == true)
  }

  @Test func `paragraphs outside the sections of an abstract stay in their order`() {
    let (record, _) = Self.record(
      "<abstract><p>Intro.</p><sec><title>Methods</title><p>a</p></sec><p>Tail.</p></abstract>")
    #expect(record?.abstract.map(\.text) == ["Intro.", "a", "Tail."])
    #expect(record?.abstract.map(\.label) == [nil, "Methods", nil])
  }

  @Test(arguments: [
    ("<surname>Roe</surname>, <given-names>R.</given-names>", CitationName(family: "Roe", given: "R.")),
    ("Jane Doe", CitationName(literal: "Jane Doe")), ("Smith, John", CitationName(family: "Smith", given: "John")),
  ])
  func `a name in one piece is an author`(words: String, name: CitationName) {
    for element in [
      "<string-name>\(words)</string-name>",
      "<name-alternatives><string-name>\(words)</string-name></name-alternatives>",
    ] {
      let (record, tally) = Self.record(
        "<contrib-group><contrib contrib-type=\"author\">\(element)</contrib></contrib-group>")
      #expect(record?.citation.authors == [name] && tally.counts.values.allSatisfy { $0.dropped == 0 })
    }
  }
}
