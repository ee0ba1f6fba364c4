import Records
import Testing

@testable import Formats

/// What XML 1.0 calls well-formed is taken; what it does not is refused, with line and column.
@Suite("Well-formed and not")
struct XMLConformanceTests {
  /// A file of each format of XML, in which a mark stands where text may.
  private static let files: [(format: String, text: String)] = [
    (
      "pubmed-xml",
      "<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>A §</ArticleTitle>"
        + "</Article></MedlineCitation></PubmedArticle>\n</PubmedArticleSet>"
    ),
    ("endnote-xml", "<xml><records>\n<record><titles><title>A §</title></titles></record>\n</records></xml>"),
    (
      "jats",
      "<article><front>\n<article-meta><title-group><article-title>A §</article-title></title-group></article-meta>"
        + "</front></article>"
    ),
    (
      "garner-xml",
      "<records xmlns=\"urn:garner:records:1\">\n<imported id=\"a\"><citation id=\"a\" type=\"book\"><title>A §</title>"
        + "</citation></imported>\n</records>"
    ),
  ]

  @Test(arguments: [
    ("b", "A b"), ("&lt;b&#62; &amp; &#x263A;", "A <b> & \u{263A}"), ("<![CDATA[<b> & ]]]]>", "A <b> & ]]"),
    ("b<!-- c - d -->", "A b"), ("<?x y?>b", "A b"), ("b > c ]] d", "A b > c ]] d"),
    ("\u{10000}\u{FFFD}", "A \u{10000}\u{FFFD}"),
    ("&apos;&quot;", "A '\""), ("&#9;b", "A\tb"),
  ])
  func `what is well-formed is taken`(inside: String, title: String) throws {
    for (format, text) in Self.files {
      for prologue in [
        "", "<?xml version=\"1.0\"?>\n", "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<!-- x -->\n",
      ] {
        let reading = Export.read(prologue + text.replacing("§", with: inside))
        #expect(reading.format == format && !reading.tally.hasErrors, "\(reading.tally.remarks)")
        let words = try #require(reading.records.first?.citation.text("title"))
        #expect(words.split(whereSeparator: \.isWhitespace) == title.split(whereSeparator: \.isWhitespace), "\(format)")
      }
    }
  }

  @Test(arguments: [
    "<!ENTITY e 'b'>", "<!ENTITY e '<!-- c --><?p i?>b'>", "<!ENTITY e '<![CDATA[b]]>'>",
    "<!ENTITY e '&f;'><!ENTITY f 'b'>",
    "<!ENTITY % p '<!ENTITY e \"b\">'>%p;", "<!ENTITY % p \"<!ENTITY &#37; q '<!ENTITY e &#34;b&#34;>'>\">%p;%q;",
    "<!ENTITY e 'b'><!ENTITY e 'c'>", "<!ENTITY f SYSTEM 'f'><!NOTATION n SYSTEM 'n'><!ENTITY e 'b'>",
    "<!-- ' --><?p q?><!ELEMENT x ANY><!ENTITY e 'b'>", "<!ENTITY e '&#38;#98;'>",
  ])
  func `what a document type declares is taken`(declarations: String) throws {
    for (format, text) in Self.files {
      let root = text.dropFirst().prefix { $0.isLetter }
      for subset in [declarations, "<!-- \(String(repeating: "long ", count: 20_000))-->" + declarations] {
        let reading = Export.read("<!DOCTYPE \(root) [\(subset)]>\n" + text.replacing("§", with: "&e;"))
        #expect(reading.format == format && reading.tally.remarks.isEmpty, "\(format): \(reading.tally.remarks)")
        #expect(reading.records.first?.citation.text("title") == "A b", "\(format): \(declarations)")
      }
    }
  }

  @Test(arguments: [
    "b & c", "b &lt c", "b < c", "<b>", "</b>", "<b></c>", "<b x=1/>", "<b x=\"1\" x=\"2\"/>", "<b x=\"<\"/>", "<b x/>",
    "]]>",
    "&nothing;", "&#0;", "&#xD800;", "&#xFFFE;", "<!-- a -- b -->", "<!- a ->", "<![CDATA[ b",
    "<?xml version=\"1.0\"?>", "< b/>",
    "<1b/>", "<b\u{1}/>", "\u{1}", "\u{FFFE}", "<b:c:d x:y:z=\"\"", "<b x='1'y='2'/>", "<!DOCTYPE b>",
  ])
  func `what is not well-formed is refused with its line and column`(inside: String) throws {
    for (format, text) in Self.files {
      let reading = Export.read(text.replacing("§", with: inside))
      #expect(reading.format == format)
      let errors = reading.tally.remarks.filter { $0.severity == .error }
      let error = try #require(errors.first, "\(format) took \(inside)")
      #expect((1...5).contains(error.lines.first ?? 0) && error.columns.first ?? 0 > 0, "\(format): \(error)")
    }
  }
}
