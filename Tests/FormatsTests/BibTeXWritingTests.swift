import Records
import TestSupport
import Testing

@testable import Formats

@Suite("Writing BibTeX")
struct BibTeXWritingTests {
  private static func write(_ records: [ImportedRecord]) -> String {
    var text = ""
    for record in records { BibTeXFormat.write(record, to: &text) }
    return text
  }

  private static func sorted(_ kept: [ImportedRecord.KeptField]) -> [String] {
    kept.map { "\($0.tag): \($0.values)" }.sorted()
  }

  @Test func `an entry is written as people write them`() {
    let citation = Citation(
      id: "pmid-1", type: "article-journal",
      variables: [
        .init(name: "title", value: .text("Effects of DNA & <i>E. coli</i>: 5% {x}")),
        .init(
          name: "author",
          value: .names([
            CitationName(family: "Berg", given: "Piet", suffix: "Jr.", nonDroppingParticle: "van den"),
            CitationName(literal: "Group and Sons"), CitationName(family: "de Vries", given: "Cees"),
          ])),
        .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 2005, month: 3, day: 14)]))),
        .init(name: "page", value: .text("12-19")), .init(name: "PMID", value: .text("1")),
        .init(name: "language", value: .text("nl")), .init(name: "event-place", value: .text("Utrecht")),
        .init(name: "DOI", value: .text("10.1000/a_b")), .init(name: "call-number", value: .text("QA_1")),
      ])
    #expect(
      Self.write([ImportedRecord(citation: citation, line: 1)])
        == #"""
        @article{pmid-1,
          title = {Effects of {DNA} \& \textit{{E.} coli}: 5\% \textbraceleft{}x\textbraceright{}},
          author = {van den Berg, Jr., Piet and {Group and Sons} and {de Vries}, Cees},
          year = {2005},
          month = mar,
          day = {14},
          pages = {12--19},
          pmid = {1},
          langid = {dutch},
          venue = {Utrecht},
          doi = {10.1000/a_b},
          csl-call-number = {QA\_1}
        }

        """#)
  }

  @Test(arguments: [
    BibTeXTests.zotero, BibTeXTests.mendeley, BibTeXTests.scholar, BibTeXTests.pubmed, BibTeXTests.jabref,
  ])
  func `what was read is the same when it is written and read again`(text: String) {
    let records = Export.read(text).records
    let again = Export.read(Self.write(records)).records
    #expect(again.map(\.citation) == records.map(\.citation))
    #expect(again.map(\.keywords) == records.map(\.keywords))
    #expect(again.map { Self.sorted($0.kept) } == records.map { Self.sorted($0.kept) })
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `random records are the same when they are written and read again`(seed: UInt64) throws {
    var random = RandomCitation(seed: seed)
    let record = random.record()
    let text = Self.write([record])
    let (_, records, tally) = Export.read(text)
    let again = try #require(records.first, "\(text)")
    #expect(records.count == 1)
    #expect(again.citation.type == record.citation.type, "\(text)")
    for variable in record.citation.variables {
      #expect(again.citation[variable.name] == variable.value, "\(text)")
    }
    #expect(again.citation.variables.count == record.citation.variables.count, "\(text)")
    #expect(again.keywords == record.keywords, "\(text)")
    #expect(!tally.hasErrors, "\(text)")
  }

  @Test(
    arguments: [
      ("1976-1977 Winter", ["year = {1976}", "date = {1976/1977}", "csl-issued = {1976-1977 Winter}"]),
      ("2005 Mar-Apr", ["year = {2005}", "date = {2005-03/2005-04}"]),
      ("2005 Jan-Feb 7", ["year = {2005}", "csl-issued = {2005 Jan-Feb 7}"]),
      ("2005 Mar 14", ["year = {2005}", "month = mar", "day = {14}"]), ("in press", ["year = {in press}"]),
    ] as [(String, [String])])
  func `a date is written so that others can read it, and comes back whole`(text: String, fields: [String]) throws {
    let ris = "PMID- 1\nTI  - T\nDP  - \(text)\n"
    var record = try #require(Export.read(ris).records.first)
    if text == "in press" {
      record.citation.variables.append(.init(name: "issued", value: .date(CitationDate(literal: text))))
      record.kept = []
    }
    let entry = BibTeXFormat.text(of: record)
    let lines = entry.split(separator: "\n").map { $0.drop { $0 == " " } }.filter {
      ["year", "date", "month", "day", "csl-issued"].contains($0.prefix { $0 != " " })
    }
    #expect(lines.map { $0.last == "," ? String($0.dropLast()) : String($0) } == fields)
    let (_, again, tally) = Export.read(entry)
    #expect(again.first?.citation.issued == record.citation.issued && again.first?.kept == [], "\(entry)")
    #expect(ReadBack.losses(of: record, in: BibTeXFormat.self).changed == [])
    #expect(!tally.hasErrors)
  }

  @Test func `what is approximate, and a range that is open, are written as BibLaTeX has them`() throws {
    for (written, date) in [("1999~", "1999~"), ("2001-05-03/..", "2001-05-03/..")] {
      let record = try #require(
        Export.read("@article{a, title={T}, date={\(written)}, urldate={\(date)}}").records.first)
      let entry = BibTeXFormat.text(of: record)
      #expect(entry.contains("  date = {\(date)}") && entry.contains("  year = {\(date.prefix(4))}"), "\(entry)")
      #expect(Export.read(entry).records.first?.citation == record.citation, "\(entry)")
    }
  }

  @Test func `a season with a number is written in words, and a list of names that is incomplete comes back`() throws {
    var record = try #require(
      Export.read(#"[{"id":"a","type":"article-journal","title":"T","issued":{"date-parts":[[2001]],"season":1}}]"#)
        .records.first)
    #expect(BibTeXFormat.text(of: record).contains("month = {Spring}"))
    record = try #require(
      Export.read("@article{a, title={T}, author={Ann B. Roe and others}, year=2001}").records.first)
    var check = try #require(ReadBack(BibTeXFormat.self))
    check.check([record], written: [BibTeXFormat.text(of: record)])
    #expect(check.missing["incomplete lists of names (et al.)"] == nil)
  }

  @Test(arguments: [
    #"M{\"u}ller, J. and others"#, #"M{\"u}ller, J. and {\'E}. Dupont and others"#, #"{M{\"u}ller Group} and others"#,
    #"von M{\"u}ller, Jr., J. and {\O}. {\"O}z{\i}l and others"#, "Roe, Ann B. and others and Doe, J.",
    "Ann B. Roe and others", "Roe, A and\n  Doe, J and others",
  ])
  func `an incomplete list of names comes back as it was written`(names: String) throws {
    let record = try #require(
      Export.read("@article{a, title={T}, author={\(names)}, editor={Doe, J.}, year=2001}").records.first)
    #expect(record.kept.contains { $0.tag == "author" })
    let again = try #require(Export.read(BibTeXFormat.text(of: record)).records.first)
    #expect(again.citation == record.citation && again.kept == record.kept)
    #expect(ReadBack.losses(of: record, in: BibTeXFormat.self) == ([], []))
    let isWhole = names.hasSuffix(" others")
    #expect(
      ReadBack.losses(of: record, in: RISFormat.self).changed == (isWhole ? [] : ["incomplete lists of names (et al.)"])
    )
    #expect(ReadBack.losses(of: record, in: NBIBFormat.self).missing.contains("incomplete lists of names (et al.)"))
  }

  @Test(arguments: [
    "AU  - Roe, Ann\nAU  - et al.", "A1  - Roe, Ann\nA1  - et al", "AU  - Roe, Ann, et al.",
    "AU  - Roe, Ann\nAU  - others",
    "AU  - Roe, Ann\nAU  - and others", "AU  - Roe, Ann et al.\nAU  - et al.",
  ])
  func `et al. of RIS is BibTeX's 'and others', and both give it back`(names: String) throws {
    let record = try #require(Export.read("TY  - JOUR\nTI  - T\n\(names)\nPY  - 2001\nER  - \n").records.first)
    #expect(record.citation["author"] == .names([CitationName(family: "Roe", given: "Ann")]))
    #expect(record.kept == [.init(tag: "author", values: ["and others"])])
    let entry = BibTeXFormat.text(of: record)
    #expect(entry.contains("author = {Roe, Ann and others}"))
    let ris = RISFormat.text(of: record)
    #expect(ris.contains("AU  - Roe, Ann\nAU  - et al.\n"))
    #expect(Export.read(ris).records.first?.kept == record.kept)
    let again = try #require(Export.read(entry).records.first)
    #expect(RISFormat.text(of: again) == ris)
    #expect(ReadBack.losses(of: record, in: BibTeXFormat.self) == ([], []))
    #expect(ReadBack.losses(of: record, in: RISFormat.self) == ([], []))
  }

  @Test(arguments: ["AU  - et al.", "AU  - others", "AU  - Others, A.", "ED  - Roe, Ann\nAU  - et al."])
  func `where nobody is named before it nobody is left out`(names: String) throws {
    let record = try #require(Export.read("TY  - JOUR\nTI  - T\n\(names)\nER  - \n").records.first)
    #expect(!record.kept.contains { $0.tag == "author" || $0.tag == "editor" })
    #expect(!BibTeXFormat.text(of: record).contains("others"))
  }

  @Test func `an incomplete list of other names than the record has is told`() throws {
    var record = try #require(
      Export.read(#"@article{a, title={T}, author={M{\"u}ller, J. and others}, year=2001}"#).records.first)
    let place = try #require(record.citation.variables.firstIndex { $0.name == "author" })
    record.citation.variables[place].value = .names([CitationName(family: "Müller", given: "Jan")])
    let entry = BibTeXFormat.text(of: record)
    #expect(entry.contains("author = {Müller, Jan and others}"))
    #expect(ReadBack.losses(of: record, in: BibTeXFormat.self) == ([], ["incomplete lists of names (et al.)"]))
  }

  @Test func `tags without a partner are text, whatever letter stands behind them`() {
    for (text, written) in [
      ("a < b", "a < b"), ("<i>a", "<i>a"), ("a</i>", "a</i>"), ("<i>a</i>", "\\textit{a}"),
      ("<i><b>a</i>", "<i><b>a</i>"),
      ("<sub>2</sub><sup>3</sup>", "\\textsubscript{2}\\textsuperscript{3}"), ("<i>é</i>ë", "\\textit{é}ë"), ("<", "<"),
      ("<<i>a</i>>", "<\\textit{a}>"),
    ] { #expect(LaTeXWriting.escaped(text) == written, "\(text)") }
  }
}

/// Citations with words that LaTeX and BibTeX stumble over.
private struct RandomCitation {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func record() -> ImportedRecord {
    var variables: [Citation.Variable] = []
    let texts = CitationVariable.texts.filter { !["page", "language", "citation-key"].contains($0) }
    for name in texts.shuffled(using: &generator).prefix(12) {
      // A URL has one line.
      variables.append(.init(name: name, value: .text(name == "URL" ? words().replacing("\n", with: " ") : words())))
    }
    for name in ["author", "editor", "translator", "interviewer"] where Bool.random(using: &generator) {
      variables.append(.init(name: name, value: .names((0...3).map { _ in self.name() })))
    }
    for name in ["issued", "accessed", "submitted"] where Bool.random(using: &generator) {
      variables.append(.init(name: name, value: .date(date())))
    }
    variables.append(.init(name: "language", value: .text(pick(["en", "de", "pt-BR", "tlh", "Old Norse"]))))
    variables.append(.init(name: "page", value: .text(pick(["1-9", "e12", "S1-S9, 20-29", "729-41", "1–2", "iv--x"]))))
    var record = ImportedRecord(
      citation: Citation(id: "record-1", type: pick(CitationVariable.types), variables: variables).withCurrentNames,
      line: 1)
    record.keywords = (0..<3).map { _ in words() }
    return record
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private mutating func words() -> String {
    (0...Int.random(in: 0...4, using: &generator)).map { _ in
      pick([
        "drop-out", "<i>in vivo</i>", "<b>x</b>", "CO<sub>2</sub>", "m<sup>2</sup>", "p < 0.05", "<i>unclosed", "50%",
        "a & b", "$5", "#1", "a_b", "{", "}", "~", "^", "\\", "\\alpha", "``", "''", "'''", "--", "---", "–", "naïve",
        "跑步", "and", "AND", "DNA", "van", "Smith, John", "a; b", "\"x\"", "@article{x,", "é\u{301}", "\u{A0}y", "=",
      ])
    }.joined(separator: pick([" ", " ", " ", "\n"]))
  }

  private mutating func part() -> String {
    pick([
      "Smith", "de Vries", "O'Brien", "Smith-Jones", "von", "Müller", "X and Y", "a, b", "Öz", "{x}", "\\y", "J. H.",
      "ødegaard", "Van Dyke", "et al", "A & B", "family=x", "others",
    ])
  }

  private mutating func name() -> CitationName {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: CitationName(literal: part() + " " + words().replacing("\n", with: " "))
    case 1: CitationName(family: part())
    case 2: CitationName(family: part(), given: part(), suffix: "Jr.")
    case 3: CitationName(family: part(), given: part(), nonDroppingParticle: pick(["van", "Van", "de la", "'t", "d’"]))
    case 4: CitationName(family: part(), given: part(), droppingParticle: pick(["von", "Di"]))
    default: CitationName(family: part(), given: part())
    }
  }

  private mutating func date() -> CitationDate {
    let part = CitationDate.Part(year: Int.random(in: 1000...2030, using: &generator))
    let month = CitationDate.Part(year: part.year, month: Int.random(in: 1...12, using: &generator))
    let day = CitationDate.Part(year: part.year, month: 3, day: Int.random(in: 1...31, using: &generator))
    return pick([
      CitationDate(parts: [part]), CitationDate(parts: [month]), CitationDate(parts: [day]),
      CitationDate(parts: [part, day]), CitationDate(parts: [month, day]), CitationDate(parts: [part], circa: true),
      CitationDate(literal: "in press"), CitationDate(parts: [.init(year: -44)]),
    ])
  }
}
