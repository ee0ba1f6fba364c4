import Records
import Testing

@testable import Formats

@Suite("Exports of databases")
struct ExchangeTests {
  private static func read(_ text: String) -> (format: String?, records: [ImportedRecord], tally: ImportTally) {
    Export.read(text)
  }

  static let nbib = """
    PMID- 16046366
    DP  - 2005 Jul-Aug
    TI  - Running and mood on
          two lines.
    PG  - 729-41
    LID - 10.1000/example.1 [doi]
    FAU - de Vries, Cees
    AU  - de Vries C
    CN  - Study Group
    LA  - dut
    IS  - 1234-5678 (Print)
    MH  - Running/*psychology
    OT  - running therapy

    PMID- 16046367
    TI  - Second.
    ZZ  - unknown

    """

  static let ris = """
    TY  - JOUR
    AU  - Müller, Karl
    TI  - Über Laufen
    PY  - 2001///
    SP  - 12
    EP  - 19
    DO  - https://doi.org/10.1000/ABC
    M3  - Article
    N2  - First line
    second line
    T1  - Another title
    KW  - Laufen
    ER  -
    TY  - BOOK
    TI  - Unended

    """

  @Test func `NBIB is recognised by its content and each field finds its place`() throws {
    let (format, records, tally) = Self.read(Self.nbib)
    #expect(format == "nbib")
    #expect(records.map(\.id) == ["pmid-16046366", "pmid-16046367"])
    #expect(records.map(\.line) == [1, 15])
    let citation = try #require(records.first?.citation)
    #expect(citation.text("title") == "Running and mood on two lines.")
    #expect(citation.text("page") == "729-741")
    #expect(citation.text("DOI") == "10.1000/example.1")
    #expect(citation.text("language") == "nl")
    #expect(citation.text("ISSN") == "1234-5678")
    #expect(citation.issued?.parts == [.init(year: 2005, month: 7), .init(year: 2005, month: 8)])
    #expect(
      citation.authors == [
        CitationName(family: "Vries", given: "Cees", nonDroppingParticle: "de"), CitationName(literal: "Study Group"),
      ])
    #expect(records[0].keywords == ["running therapy"])
    #expect(
      records[0].headings == [
        .init(descriptor: .init(name: "Running"), qualifiers: [.init(name: "psychology", isMajor: true)])
      ])
    #expect(records[0].identifiers == [.init(scheme: "issn-print", value: "1234-5678")])
    #expect(records[1].kept == [.init(tag: "ZZ", values: ["unknown"])])
    #expect(tally.counts["PG"]?.repaired == 1 && tally.counts["AU"]?.mapped == 1)
    #expect(tally.remarks.map(\.lines) == [[5]])
  }

  @Test func `a line of NBIB without a tag or blanks is told, and belongs to the field before it`() {
    let (_, records, tally) = Self.read("PMID- 1\nTI  - First\nand last.\n      The end.\n")
    #expect(records.map { $0.citation.text("title") } == ["First and last. The end."])
    #expect(tally.remarks.map(\.lines) == [[3]] && tally.remarks.allSatisfy(\.isFault))
  }

  @Test func `a table whose last row may be cut off says so`() {
    let header = "Title,Authors,Year\nOne,\"Doe, J\",2001\n"
    for (row, words, isFault) in [
      ("Two,\"Roe, B\",20", "the file ends without the end of a line; its last row may be cut off", false),
      ("Two,\"Roe, B\"", "the file ends within the record that begins here", true),
      ("Two,\"Roe, B", "a quotation mark in it is not closed", true), ("Two,\"Roe, B\",\"2001\"", nil, false),
      ("Two,\"Roe, B\",2001\n", nil, false), ("Two,\"Roe, B\",2001\r\n\r\n", nil, false),
    ] as [(String, String?, Bool)] {
      for separator in [",", ";", "\t"] {
        let text = (header + row).replacing(", ", with: "#").replacing(",", with: separator).replacing("#", with: ", ")
        let remarks = Export.read(text).tally.remarks
        #expect(remarks.count == (words == nil ? 0 : 1), "\(remarks)")
        guard let words, let remark = remarks.first else { continue }
        #expect(remark.message.contains(words) && remark.lines == [3] && remark.isFault == isFault)
      }
    }
  }

  @Test func `what is no PMID in CSL-JSON is kept and told too`() throws {
    let (_, records, tally) = Export.read(
      #"[{"id":"a","type":"article-journal","title":"T","PMID":"abc"},{"id":"b","type":"book","PMID":"12"}]"#)
    #expect(records.map { $0.id.hasPrefix("pmid-") } == [false, true])
    #expect(records[0].kept.contains { $0.tag == "PMID" && $0.values == ["abc"] })
    #expect(
      tally.remarks.map(\.message) == [
        "PMID: this is no PMID, which is a number of up to eight figures; it is kept as it is"
      ])
  }

  @Test(arguments: ["abc", "0123", "123456789"])
  func `what can be no PMID is kept and told in every format`(pmid: String) {
    let citation = "\"citation\":{\"id\":\"r1\",\"type\":\"book\",\"title\":\"First.\",\"PMID\":\"\(pmid)\"}"
    let cells = ["id": "r1", "type": "book", "title": "First.", "PMID": pmid]
    let own = [GarnerCSV.columns, GarnerCSV.columns.map { cells[$0] ?? "" }].map { $0.joined(separator: ",") + "\n" }
    for text in [
      own.joined(), "PMID- \(pmid)\nTI  - First.\n", "Title,Year,PMID\nFirst.,2001,\(pmid)\n",
      "@book{a, title = {First.}, pmid = {\(pmid)}}\n",
      "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"First.\",\"PMID\":\"\(pmid)\"}]",
      "{\"id\":\"r1\",\(citation)}\n", "[ {\"id\": \"r1\", \(citation)} ]",
      "<records xmlns=\"urn:garner:records:1\"><imported id=\"r1\"><citation id=\"r1\" type=\"book\">"
        + "<title>First.</title><PMID>\(pmid)</PMID></citation></imported></records>",
      "<article><front><article-meta><article-id pub-id-type='pmid'>\(pmid)</article-id><title-group><article-title>"
        + "First.</article-title></title-group></article-meta></front></article>",
    ] {
      let (format, records, tally) = Self.read(text)
      #expect(records.map { $0.citation.text("title") } == ["First."], "\(format ?? text): \(tally.remarks)")
      #expect(
        records.first?.citation.text("PMID") == nil && records.first?.kept.contains { $0.values == [pmid] } == true)
      #expect(tally.remarks.contains { $0.message.contains("this is no PMID") && !$0.isFault }, "\(format ?? text)")
    }
  }

  @Test func `what is no PMID is kept and told, and names no record`() {
    for text in [
      "PMID- abc\nTI  - First.\n",
      "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>abc</PMID><Article><ArticleTitle>First.</ArticleTitle>"
        + "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    ] {
      let (_, records, tally) = Self.read(text)
      #expect(records.map { $0.citation.text("title") } == ["First."])
      #expect(records.first?.citation.text("PMID") == nil && records.first?.id.contains("abc") == false)
      #expect(records.first?.kept == [.init(tag: "PMID", values: ["abc"])])
      #expect(
        tally.remarks.map(\.message) == [
          "PMID: this is no PMID, which is a number of up to eight figures; it is kept as it is"
        ])
    }
    let deletion = Self.read("<PubmedArticleSet><DeleteCitation><PMID>abc</PMID></DeleteCitation></PubmedArticleSet>")
    #expect(deletion.records.isEmpty && deletion.tally.hasErrors)
  }

  @Test func `the star of a keyword of NBIB is where PubMed's XML has it, and goes out again`() throws {
    let record = try #require(Self.read("PMID- 1\nTI  - A\nOT  - *running\nOT  - mood\n").records.first)
    #expect(record.keywords == ["running", "mood"])
    #expect(record.kept == [.init(tag: "Keyword@MajorTopicYN", values: ["Y: running"])])
    let text = NBIBFormat.text(of: record)
    #expect(text.contains("OT  - *running\nOT  - mood\n"), "\(text)")
  }

  @Test func `a date under ED of RIS is no editor`() {
    let record = Self.read("TY  - JOUR\nED  - 2013-05-01\nED  - Smith, J.\nER  -\n").records.first
    #expect(record?.citation["editor"] != nil && record?.kept == [.init(tag: "ED", values: ["2013-05-01"])])
  }

  @Test(arguments: [
    ["ACHTERGROND", "DOEL", "OPZET EN METHODE", "RESULTATEN", "CONCLUSIE"],
    ["INLEIDING", "PATIËNTEN EN METHODEN", "RESULTAAT", "CONCLUSIES"],
    ["HINTERGRUND", "ZIEL DER STUDIE", "METHODIK", "ERGEBNISSE", "SCHLUSSFOLGERUNGEN"],
    ["EINLEITUNG", "PATIENTEN UND METHODEN", "ERGEBNISSE", "DISKUSSION", "SCHLUSSFOLGERUNG"],
    ["OBJECTIF", "MATÉRIEL ET MÉTHODES", "RÉSULTATS", "CONCLUSION"], ["ÉTUDE", "METHODES", "RESULTATS", "DISCUSSION"],
    ["OBJETIVOS", "MATERIAL Y MÉTODOS", "RESULTADOS", "CONCLUSIONES"],
    ["ANTECEDENTES", "PACIENTES", "DISEÑO DEL ESTUDIO", "CONCLUSIÓN"],
  ])
  func `labels of abstracts are known in Dutch, German, French and Spanish, with marks or without`(labels: [String])
    throws
  {
    let text = labels.map { "\($0): DE VIERDE WAS HIV: nee. EN: twee." }.joined(separator: " ")
    let (_, records, _) = Export.read("PMID- 1\nTI  - X\nAB  - \(text)\n")
    #expect(
      try #require(records.first).abstract == labels.map { .init(label: $0, text: "DE VIERDE WAS HIV: nee. EN: twee.") }
    )
  }

  @Test(arguments: [
    "EN: twee. DE: drie.", "DE LA: uno.", "RUNNING EN DEPRESSIE: een onderzoek. METHODE: lopen.",
    "ÜBER: eins. ZIEL: zwei.", "DOEL van het onderzoek: lopen.", "DOEL:lopen.", "Doel: lopen. METHODE: lopen.",
  ])
  func `capitals that are no label take no abstract apart`(text: String) throws {
    let (_, records, _) = Export.read("PMID- 1\nTI  - X\nAB  - \(text)\n")
    #expect(try #require(records.first).citation.text("abstract") == text)
  }

  @Test(arguments: [
    ["Background", "Methods", "Results"], ["Aims", "Materials and methods", "Main Outcome Measures", "Conclusion"],
    ["Achtergrond", "Opzet en methode", "Resultaten", "Conclusie"], ["Ziel", "Methodik", "Ergebnisse"],
    ["Étude", "Matériel et méthodes", "Résultats"], ["Objetivos", "Material y métodos", "Resultados", "Conclusión"],
    ["Objective", "METHODS", "Results"],
  ])
  func `three labels in ordinary letters take an abstract of NBIB apart, and it comes back the same`(labels: [String])
    throws
  {
    let text = labels.map { "\($0): Zij liepen 30 min: Methods: nee. To: twee." }.joined(separator: " ")
    let (_, records, tally) = Export.read("PMID- 1\nTI  - X\nAB  - \(text)\n")
    let record = try #require(records.first)
    #expect(record.abstract == labels.map { .init(label: $0, text: "Zij liepen 30 min: Methods: nee. To: twee.") })
    #expect(tally.counts["AB"]?.repaired == 1)
    #expect(Export.read(NBIBFormat.text(of: record)).records.first?.abstract == record.abstract)
    #expect(ReadBack.losses(of: record, in: NBIBFormat.self) == ([], []))
  }

  @Test(arguments: [
    "Results: none.", "Background: they ran. Methods: by foot.", "We ran. Background: a. Methods: b. Results: c.",
    "Background: a. Methods: b. Methods: c.", "Background: a, Methods: b, Results: c.",
    "Background: a. Methods: b. Runs: c.",
    "Background: a. Methods:b. Results:c.", "background: a. methods: b. results: c.",
    "Doel: a. Lopen: b. Conclusie: c.",
    "Background: a. Methods: b. Results:", "Background: a. Methods: b. To: c.",
  ])
  func `fewer labels in ordinary letters, or words that are none, take no abstract apart`(text: String) throws {
    let (_, records, _) = Export.read("PMID- 1\nTI  - X\nAB  - \(text)\n")
    #expect(try #require(records.first).citation.text("abstract") == text)
  }

  @Test func `a structured abstract of NBIB is in parts, each with its label`() throws {
    let text = """
      PMID- 1
      TI  - X
      AB  - BACKGROUND: Mood falls. SETTING AND PARTICIPANTS: In the UK: 20 people.
            HIV: none. MAIN OUTCOME MEASURES: Mood (BDI: 0-63). CONCLUSIONS:
            They ran.

      PMID- 2
      TI  - X
      AB  - We ran. METHODS: By foot.

      PMID- 3
      TI  - X
      AB  - RUNNING: A REVIEW. METHODS: By foot.

      """
    let (_, records, tally) = Export.read(text)
    #expect(
      records[0].abstract == [
        .init(label: "BACKGROUND", text: "Mood falls."),
        .init(label: "SETTING AND PARTICIPANTS", text: "In the UK: 20 people. HIV: none."),
        .init(label: "MAIN OUTCOME MEASURES", text: "Mood (BDI: 0-63)."),
        .init(label: "CONCLUSIONS", text: "They ran."),
      ])
    #expect(records[0].citation.text("abstract") == nil && tally.counts["AB"]?.repaired == 1)
    #expect(records[1].citation.text("abstract") == "We ran. METHODS: By foot.")
    #expect(records[2].citation.text("abstract") == "RUNNING: A REVIEW. METHODS: By foot.")
    let again = Export.read(NBIBFormat.text(of: records[0]))
    #expect(again.records.first?.abstract == records[0].abstract)
    #expect(ReadBack.losses(of: records[0], in: NBIBFormat.self) == ([], []))
  }

  @Test(arguments: [
    ["MAIN RESULTS", "AUTHORS' CONCLUSIONS"], ["PATIENT CONCERNS", "DIAGNOSES", "LESSONS"],
    ["STUDY DESIGN, SIZE, DURATION", "MAIN RESULTS AND THE ROLE OF CHANCE"], ["METHOD(S)", "RESULT(S)"],
    ["ETHNOPHARMACOLOGICAL RELEVANCE", "AIM OF THE STUDY", "SUPPLEMENTARY INFORMATION"],
    ["HYPOTHESIS", "EXPERIMENTS", "FINDINGS"], ["BACKGROUND", "EXPERIMENTAL PROCEDURES", "CONCENTRATIONS", "FINDING"],
    ["STUDY FUNDING/COMPETING INTEREST(S)", "LIMITATIONS, REASONS FOR CAUTION", "WIDER IMPLICATIONS OF THE FINDINGS"],
    ["THEORY", "RANDOMISATION", "BLINDING (MASKING)", "DISCLOSURES", "SYNOPSIS"], ["CONCENTRATIONS", "EFFECTS"],
    ["WHAT IS KNOWN", "WHAT IS NEW", "NEW & NOTEWORTHY"], ["KEY POINTS", "NEW FINDINGS", "WORDS OF CAUTION"],
  ])
  func `a label of an abstract in capitals may hold other words beside that of a label`(labels: [String]) {
    let abstract = labels.map { "\($0): They ran." }.joined(separator: " ")
    let record = Export.read("PMID- 1\nTI  - X\nAB  - \(abstract)\n").records.first
    #expect(record?.abstract == labels.map { .init(label: $0, text: "They ran.") })
    let alone = Export.read("PMID- 1\nTI  - X\nAB  - RELEVANCE IN UGANDA: They ran.\n").records.first
    #expect(alone?.citation.text("abstract") == "RELEVANCE IN UGANDA: They ran.")
  }

  @Test(arguments: [
    "CAUTION: do not read.", "NEW YORK: 20 people.", "MAIN STREET: a road.", "USED: one.", "HIV: none.",
  ])
  func `a word that stands in labels beside others alone is none by itself`(sentence: String) {
    let abstract = "METHODS: They ran. \(sentence) RESULTS: Mood rose."
    let record = Export.read("PMID- 1\nTI  - X\nAB  - \(abstract)\n").records.first
    #expect(
      record?.abstract == [
        .init(label: "METHODS", text: "They ran. \(sentence)"), .init(label: "RESULTS", text: "Mood rose."),
      ])
    let alone = Export.read("PMID- 1\nTI  - X\nAB  - \(sentence)\n").records.first
    #expect(alone?.citation.text("abstract") == sentence)
  }

  @Test func `a value that holds nothing is left out, told, and never written`() throws {
    let (_, records, tally) = Export.read("[{\"type\": \"book\", \"title\": \"A\", \"custom\": \" \"}]")
    #expect(records[0].kept.isEmpty && tally.counts["custom"]?.dropped == 1)
    var record = records[0]
    record.kept = [.init(tag: "ZZ", values: ["", "x"]), .init(tag: "YY", values: [" "])]
    for format in [JSONLinesExport.self, RecordsXMLFormat.self, CSVFormat.self] as [any ExportFormat.Type] {
      var text = ""
      format.write([record], to: &text)
      let again = Export.read(text)
      #expect(!again.tally.hasErrors && again.records.first?.kept == [.init(tag: "ZZ", values: ["x"])])
    }
  }

  @Test func `RIS is recognised by its content, and a second value for one place is kept`() throws {
    let (format, records, tally) = Self.read(Self.ris)
    #expect(format == "ris")
    #expect(records.count == 2)
    let record = try #require(records.first)
    #expect(record.id == "doi-10-1000-abc")
    #expect(record.citation.type == "article-journal")
    #expect(record.citation.text("page") == "12-19")
    #expect(record.citation.text("abstract") == "First line\nsecond line")
    #expect(record.citation.year == 2001)
    #expect(record.kept == [.init(tag: "T1", values: ["Another title"])])
    #expect(tally.counts["T1"]?.kept == 1 && tally.counts["EP"]?.mapped == 1)
    #expect(records[1].citation.type == "book")
    #expect(tally.remarks.contains { $0.message.contains("no 'ER  -'") })
  }

  @Test(arguments: [nbib, ris])
  func `every field is counted once`(text: String) {
    let (_, records, tally) = Self.read(text)
    let fields = text.split(separator: "\n").count { line in
      line.dropFirst(4).first == "-" && !line.hasPrefix("ER")
    }
    let counted = tally.counts.values.reduce(0) { $0 + $1.mapped + $1.repaired + $1.kept + $1.dropped }
    #expect(counted == fields)
    #expect(
      tally.counts.values.reduce(0) { $0 + $1.kept }
        == records.flatMap(\.kept).reduce(0) { $0 + $1.values.count })
  }

  @Test(arguments: [nbib, ris])
  func `line ends and a byte order mark change nothing`(text: String) {
    let plain = Self.read(text).records
    for other in [text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), "\u{FEFF}" + text] {
      #expect(Self.read(other).records == plain)
    }
    let units = [0xFEFF as UInt16] + Array(text.utf16)
    for isLittle in [true, false] {
      let bytes = units.flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
      #expect(Export.read(bytes).records == plain)
    }
  }

  @Test func `an item of CSL-JSON keeps what CSL has no variable for, and what is not as CSL has it`() throws {
    let text = """
      [{"id": 7, "type": "article-journal", "title": "A", "custom": {"a": [1]}, "issued": {"date-parts": [["x"]]}},
       {"id": "b", "type": "poem", "author": [{"family": "Miller"}]}, 3]
      """
    let (_, records, tally) = Self.read(text)
    #expect(records.map { $0.citation.type } == ["article-journal", "document"])
    #expect(
      records[0].kept == [
        .init(tag: "custom", values: ["{\"a\": [1]}"]),
        .init(tag: "issued", values: ["{\"date-parts\": [[\"x\"]]}"]), .init(tag: "id", values: ["7"]),
      ])
    #expect(records[1].kept == [.init(tag: "type", values: ["poem"]), .init(tag: "id", values: ["b"])])
    #expect(tally.remarks.map(\.message) == ["expected an item of CSL-JSON, found the number 3"])
    #expect(tally.remarks.map(\.lines) == [[2]] && tally.remarks.first?.columns == [65])
  }

  @Test func `what is not UTF-8 is read as Windows-1252, and said so with its place`() throws {
    let bytes =
      Array("TY  - JOUR\nAU  - M".utf8) + [0xFC] + Array("ller, K\nTI  - \u{22}".utf8) + [0x80]
      + Array("\nER  - \n".utf8)
    let (_, records, tally) = Export.read(bytes)
    #expect(records.first?.citation.authors.first?.family == "Müller")
    #expect(records.first?.citation.text("title") == "\"€")
    #expect(tally.remarks.map(\.message) == ["not UTF-8; read as Windows-1252"])
    #expect(
      tally.remarks.first?.lines == [2, 3] && tally.remarks.first?.examples == ["the byte 0xfc", "the byte 0x80"])
  }

  @Test(arguments: ["", "hello", "{}", "<a/>", "TY: JOUR", "\u{0}\u{1}"])
  func `what is no export is refused with what was expected`(text: String) {
    let (format, records, tally) = Self.read(text)
    #expect(format == nil && records.isEmpty)
    #expect(tally.remarks.map(\.severity) == [.error])
    #expect(tally.remarks.first?.message.hasPrefix("no known format: expected PubMed XML, ") == true)
  }

  @Test(arguments: [
    ("2005 Mar 14", "2005 3 14"), ("2005/03/14/", "2005 3 14"), ("2005-03-14", "2005 3 14"),
    ("14 Mar 2005", "2005 3 14"),
    ("2005", "2005"), ("2005 Mar-Apr", "2005 3..2005 4"), ("1998-1999", "1998..1999"), ("2005 Spring", "2005 Spring"),
    ("2001///", "2001"), ("2005 Mar 14 Suppl", "2005 [2005 Mar 14 Suppl]"), ("in press", "-"),
  ])
  func `a date is taken apart as far as it goes`(text: String, expected: String) {
    let date = CitationParts.date(text)
    let parts = (date?.parts ?? []).map { part in
      [part.year, part.month, part.day].compactMap { $0.map(String.init) }.joined(separator: " ")
    }
    let words = [parts.joined(separator: ".."), date?.season?.words, date?.raw.map { "[\($0)]" }].compactMap { $0 }
    #expect((date == nil ? "-" : words.joined(separator: " ")) == expected)
  }

  @Test func `a value that begins on the line after its tag has no space before it`() throws {
    let nbib = Export.read("PMID- 1\nTI  - \n      A title.\nIS  - \n      1234-5678 (Print)\n")
    let record = try #require(nbib.records.first)
    #expect(record.citation.text("title") == "A title." && record.citation.text("ISSN") == "1234-5678")
    #expect(record.identifiers == [.init(scheme: "issn-print", value: "1234-5678")])
    let ris = Export.read("TY  - JOUR\nTI  - \nA title.\nER  - \n")
    #expect(ris.records.first?.citation.text("title") == "A title.")
  }
}
