/// Exports with the structure of real ones: the same citations as PubMed XML, NBIB, RIS, BibTeX and JSON Lines.
struct ExportGenerator {
  private var random: SplitMix
  private let words: [String]
  private static let families = [
    "Smith", "Johnson", "García", "Müller", "Nguyen", "Kim", "Chen", "van den Berg", "Zhang", "Kumar", "Silva",
    "Rossi", "Dubois", "Larsen", "Novák", "Kowalski", "Ivanov", "Tanaka", "Okafor", "O'Brien", "Åström", "Brown",
  ]
  private static let given = ["Anna", "Bo", "Carlos", "Eva Maria", "Felix J", "Grace", "Hiro", "Noor", "Sven", "Tara"]

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    let heads = ["cardio", "neuro", "psycho", "physio", "onco", "gastro", "derma", "hemo", "immuno", "osteo", "peri"]
    let middles = ["", "bar", "dol", "gen", "lam", "mir", "nov", "rav", "sel", "tor", "vex"]
    let ends = ["itis", "osis", "pathy", "logy", "graphy", "mycin", "statin", "olol", "emia", "algia", "plasty"]
    words =
      "the of and in to with a was for were patients on that by as from this study treatment group after results"
      .split(separator: " ").map(String.init)
      + heads.flatMap { head in middles.flatMap { middle in ends.map { head + middle + $0 } } }
  }

  /// A citation in the parts that all formats share.
  struct Citation {
    var pmid: Int
    var doi: String
    var title: String
    var sections: [String]
    var authors: [(family: String, given: String, affiliation: String)]
    var journal: String
    var short: String
    var year: Int
    var volume: Int
    var issue: Int
    var page: Int
    var headings: [(name: String, ui: String, isMajor: Bool, hasQualifier: Bool)]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func text(_ count: Int) -> String {
    var parts: [String] = []
    for index in 0..<count {
      // Short words are the commonest.
      let word = words[number(0...1) == 0 ? number(0...21) : number(0...(words.count - 1))]
      parts.append(index % 17 == 16 ? word + "." : index % 23 == 22 ? word + " (p < 0.05)," : word)
    }
    return parts.joined(separator: " ").prefix(1).uppercased() + parts.joined(separator: " ").dropFirst() + "."
  }

  mutating func citation(_ index: Int) -> Citation {
    let field = ["Medicine", "Nursing", "Surgery", "Psychiatry", "Neurology"][index % 5]
    let authors = (0..<number(1...8)).map { _ in
      (
        Self.families[number(0...(Self.families.count - 1))], Self.given[number(0...(Self.given.count - 1))],
        "Department of \(field), University Hospital, City \(number(1...400)), Country."
      )
    }
    return Citation(
      pmid: 10_000_000 + index, doi: "10.\(1000 + index % 9000)/jx.\(index)", title: text(number(8...18)),
      sections: (0..<(index % 3 == 0 ? 1 : 4)).map { _ in text(number(30...60)) }, authors: authors,
      journal: "Journal of Clinical \(field)", short: "J Clin \(field.prefix(4))", year: number(1990...2025),
      volume: number(1...90), issue: number(1...12), page: number(1...2000),
      headings: (0..<number(6...14)).map { place in
        let word = words[number(22...(words.count - 1))]
        return (
          word.prefix(1).uppercased() + word.dropFirst(), "D\(100_000 + number(0...99_999))", place % 5 == 0,
          place % 3 == 0
        )
      })
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static let labels = ["BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"]

  static let xmlOpening = """
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" \
    "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
    <PubmedArticleSet>

    """
  static let xmlClosing = "</PubmedArticleSet>\n"

  static func xml(_ item: Citation) -> String {
    var text = """
      <PubmedArticle><MedlineCitation Status="MEDLINE" IndexingMethod="Automated" Owner="NLM">\
      <PMID Version="1">\(item.pmid)</PMID><DateCompleted><Year>\(item.year)</Year><Month>03</Month><Day>14</Day>\
      </DateCompleted><DateRevised><Year>2024</Year><Month>11</Month><Day>05</Day></DateRevised>\
      <Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">1234-5678</ISSN>\
      <JournalIssue CitedMedium="Internet"><Volume>\(item.volume)</Volume><Issue>\(item.issue)</Issue><PubDate>\
      <Year>\(item.year)</Year><Month>Mar</Month><Day>14</Day></PubDate></JournalIssue><Title>\(item.journal)</Title>\
      <ISOAbbreviation>\(item.short)</ISOAbbreviation></Journal>
      <ArticleTitle>\(escaped(item.title))</ArticleTitle><Pagination><StartPage>\(item.page)</StartPage>\
      <EndPage>\(item.page + 9)</EndPage><MedlinePgn>\(item.page)-\(item.page + 9)</MedlinePgn></Pagination>\
      <ELocationID EIdType="doi" ValidYN="Y">\(item.doi)</ELocationID>
      <Abstract>
      """
    for (place, section) in item.sections.enumerated() {
      let label = item.sections.count > 1 ? " Label=\"\(labels[place])\" NlmCategory=\"\(labels[place])\"" : ""
      text += "<AbstractText\(label)>\(escaped(section))</AbstractText>"
    }
    text += "</Abstract>\n<AuthorList CompleteYN=\"Y\">"
    for author in item.authors {
      text += """
        <Author ValidYN="Y"><LastName>\(author.family)</LastName><ForeName>\(author.given)</ForeName>\
        <Initials>\(author.given.prefix(1))</Initials><AffiliationInfo><Affiliation>\(author.affiliation)</Affiliation>\
        </AffiliationInfo></Author>
        """
    }
    text += """
      </AuthorList>
      <Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>\
      <PublicationType UI="D016449">Randomized Controlled Trial</PublicationType></PublicationTypeList>\
      <ArticleDate DateType="Electronic"><Year>\(item.year)</Year><Month>02</Month><Day>11</Day></ArticleDate></Article>\
      <MedlineJournalInfo><Country>United States</Country><MedlineTA>\(item.short)</MedlineTA>\
      <NlmUniqueID>0376505</NlmUniqueID><ISSNLinking>1234-5678</ISSNLinking></MedlineJournalInfo>\
      <CitationSubset>IM</CitationSubset>
      <MeshHeadingList>
      """
    for heading in item.headings {
      let qualifier =
        heading.hasQualifier ? "<QualifierName UI=\"Q000628\" MajorTopicYN=\"N\">therapy</QualifierName>" : ""
      text += """
        <MeshHeading><DescriptorName UI="\(heading.ui)" MajorTopicYN="\(heading.isMajor ? "Y" : "N")">\(heading.name)\
        </DescriptorName>\(qualifier)</MeshHeading>
        """
    }
    return text + """
      </MeshHeadingList></MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="received"><Year>\(item.year)\
      </Year><Month>1</Month><Day>2</Day></PubMedPubDate><PubMedPubDate PubStatus="pubmed"><Year>\(item.year)</Year>\
      <Month>3</Month><Day>14</Day><Hour>6</Hour><Minute>0</Minute></PubMedPubDate></History>\
      <PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">\(item.pmid)</ArticleId>\
      <ArticleId IdType="doi">\(item.doi)</ArticleId></ArticleIdList></PubmedData></PubmedArticle>

      """
  }

  static func nbib(_ item: Citation) -> String {
    var text = "PMID- \(item.pmid)\nOWN - NLM\nSTAT- MEDLINE\nLR  - 20241105\nIS  - 1234-5678 (Electronic)\n"
    text += "VI  - \(item.volume)\nIP  - \(item.issue)\nDP  - \(item.year) Mar 14\nTI  - \(item.title)\n"
    text += "PG  - \(item.page)-\(item.page + 9)\nLID - \(item.doi) [doi]\nAB  - "
    var width = 6
    for word in item.sections.joined(separator: " ").split(separator: " ") {
      if width + word.count > 86 {
        text += "\n      "
        width = 6
      }
      text += word + " "
      width += word.count + 1
    }
    text += "\n"
    for author in item.authors {
      text += "FAU - \(author.family), \(author.given)\nAU  - \(author.family) "
      text += author.given.split(separator: " ").compactMap(\.first).map(String.init).joined() + "\n"
      text += "AD  - \(author.affiliation)\n"
    }
    text += "LA  - eng\nPT  - Journal Article\nPL  - United States\nTA  - \(item.short)\nJT  - \(item.journal)\n"
    text += "JID - 0376505\nSB  - IM\n"
    for heading in item.headings {
      text += "MH  - \(heading.isMajor ? "*" : "")\(heading.name)\(heading.hasQualifier ? "/therapy" : "")\n"
    }
    return text + "EDAT- \(item.year)/03/14 06:00\nPST - ppublish\nSO  - \(item.short). \(item.year) Mar 14.\n\n"
  }

  static func ris(_ item: Citation) -> String {
    var text = "TY  - JOUR\nID  - \(item.pmid)\n"
    for author in item.authors { text += "AU  - \(author.family), \(author.given)\n" }
    text += "TI  - \(item.title)\nAB  - \(item.sections.joined(separator: " "))\nJO  - \(item.journal)\n"
    text +=
      "PY  - \(item.year)\nVL  - \(item.volume)\nIS  - \(item.issue)\nSP  - \(item.page)\nEP  - \(item.page + 9)\n"
    text += "SN  - 1234-5678\nDO  - \(item.doi)\nLA  - en\n"
    for heading in item.headings { text += "KW  - \(heading.name)\n" }
    return text + "ER  - \n\n"
  }

  static func bibtex(_ item: Citation) -> String {
    """
    @article{pmid\(item.pmid),
      author = {\(item.authors.map { "\($0.family), \($0.given)" }.joined(separator: " and "))},
      title = {\(item.title)},
      journal = {\(item.journal)},
      year = {\(item.year)},
      volume = {\(item.volume)},
      number = {\(item.issue)},
      pages = {\(item.page)--\(item.page + 9)},
      doi = {\(item.doi)},
      abstract = {\(item.sections.joined(separator: " ").replacing("&", with: "\\&").replacing("%", with: "\\%"))},
    }


    """
  }
}

/// A generator of numbers that gives the same ones every time.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
