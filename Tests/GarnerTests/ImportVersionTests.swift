import TestSupport
import Testing

@Suite("Versions of one record")
struct ImportVersionTests {
  private static func xml(_ version: Int, _ year: Int?, _ title: String) -> String {
    let revised = year.map { "<DateRevised><Year>\($0)</Year><Month>01</Month><Day>02</Day></DateRevised>" } ?? ""
    return "<PubmedArticleSet><PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\">"
      + "<PMID Version=\"\(version)\">5</PMID>\(revised)<Article><ArticleTitle>\(title)</ArticleTitle></Article>"
      + "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
  }

  private static func nbib(_ year: Int?, _ title: String) -> String {
    "PMID- 5\nOWN - NLM\nSTAT- MEDLINE\n\(year.map { "LR  - \($0)0102\n" } ?? "")TI  - \(title)\n"
  }

  private static let deletion =
    "<PubmedArticleSet><DeleteCitation><PMID Version=\"1\">5</PMID></DeleteCitation></PubmedArticleSet>"

  private static let later = "  a later version takes the place of the earlier: pmid-5\n"
  private static let keptOut =
    "  the source has taken these records out, and they stay out; --restore takes them in again: pmid-5\n"
  private static let sameVersion =
    "  the same version is there from PubMed's other format (XML or NBIB) and stays as it is: pmid-5\n"
  private static let differing =
    "  of the same version and date but with other contents, what is read now takes the place of what was there: pmid-5\n"

  @Test(
    "are told by their number and date, by the date alone where the format numbers none, and what cannot be told is said",
    arguments: [
      (xml(1, 2020, "A"), xml(2, 2013, "B"), later, "B"),
      (xml(2, 2013, "A"), xml(1, 2020, "B"), "1 older than what is there", "A"),
      (xml(1, 2013, "A"), xml(1, 2020, "B"), later, "B"),
      (xml(2, 2013, "A"), nbib(2020, "B"), later, "B"),
      (xml(2, 2013, "A"), nbib(2012, "B"), "1 older than what is there", "A"),
      (nbib(2020, "A"), xml(2, 2013, "B"), "1 older than what is there", "A"),
      (xml(1, 2013, "A"), xml(2, 2013, "A"), later, "A"),
      (xml(2, 2013, "A"), xml(1, 2013, "A"), "1 there already", "A"),
      (xml(1, 2013, "A"), xml(1, 2013, "A"), "1 there already", "A"),
      (xml(1, 2013, "A"), xml(1, 2020, "A"), later, "A"),
      (xml(1, 2013, "A"), xml(1, 2013, "B"), differing, "B"), (nbib(2013, "A"), nbib(2013, "B"), differing, "B"),
      (nbib(2013, "A"), xml(3, 2013, "B"), sameVersion, "A"), (xml(1, 2013, "A"), nbib(2013, "B"), sameVersion, "A"),
      (xml(1, nil, "A"), nbib(nil, "B"), sameVersion, "A"), (nbib(nil, "A"), xml(1, nil, "B"), sameVersion, "A"),
      (xml(1, nil, "A"), nbib(2013, "B"), later, "B"),
      (nbib(2013, "A"), xml(1, nil, "B"), "1 older than what is there", "A"),
    ])
  func order(first: String, second: String, words: String, title: String) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(first, to: "first")
    try copy.write(second, to: "second")
    #expect(try GarnerProcess.run(["import", "first"], in: copy.path).status == 0)
    let result = try GarnerProcess.run(["import", "second"], in: copy.path)
    #expect(result.output.contains(words), "\(result.output)")
    #expect(result.output.contains(Self.later) == (words == Self.later))
    #expect(try GarnerProcess.run(["export"], in: copy.path).output.contains("\"title\": \"\(title)\""))
  }

  private static func ris(_ fields: String) -> String { "TY  - JOUR\nTI  - T\n\(fields)\nER  - \n" }

  @Test func `a record that comes with a PMID beside the DOI that named it is the same hit, stands beside and is told`()
    throws
  {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.ris("DO  - 10.1000/X.1"), to: "first.ris")
    try copy.write(Self.ris("DO  - 10.1000/x.1\nPM  - 5"), to: "second.ris")
    try copy.write(Self.ris("DO  - 10.1000/x.2\nPM  - 6"), to: "other.ris")
    let options = ["--search", "s3", "--database", "embase"]
    #expect(try GarnerProcess.run(["import", "first.ris"] + options, in: copy.path).output.contains("1 new"))
    let second = try GarnerProcess.run(["import", "second.ris"] + options, in: copy.path)
    #expect(second.output.contains("1 new") && second.output.contains("from which they differ"), "\(second.output)")
    #expect(second.output.contains("garner dedupe tells which are one: doi-10-1000-x-1-"))
    #expect(second.errors.contains("not counted again"), "\(second.errors)")
    let again = try GarnerProcess.run(["import", "second.ris"] + options, in: copy.path)
    #expect(again.output.contains("0 new, 0 replaced, 1 there already"))
    let other = try GarnerProcess.run(["import", "other.ris"] + options, in: copy.path)
    #expect(other.output.contains("1 new") && !other.output.contains("beside"))
  }

  @Test func `what another export names by its PMID later leaves a record that stands beside its DOI the same`() throws
  {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.ris("DO  - 10.1000/x.1"), to: "first.ris")
    try copy.write(Self.ris("DO  - 10.1000/x.1\nPM  - 5"), to: "second.ris")
    try copy.write("PMID- 5\nTI  - T\nLID - 10.1000/x.1 [doi]\n", to: "third.nbib")
    for name in ["first.ris", "second.ris", "third.nbib"] {
      #expect(try GarnerProcess.run(["import", name], in: copy.path).output.contains("1 new"))
    }
    #expect(try GarnerProcess.run(["import", "second.ris"], in: copy.path).output.contains("1 there already"))
  }

  @Test(
    "of an export of the review that comes back, what its format could not hold is told, and the same is there already",
    arguments: [
      ("csv", "2 there already", false), ("jsonl", "2 there already", false), ("ris", "2 new", true),
      ("bibtex", "2 new", true), ("csl-json", "2 new", true),
    ])
  func ownExport(format: String, words: String, isTold: Bool) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    // What no other format has, and a record that is named by what stands in it.
    try copy.write(
      "PMID- 5\nTI  - T\nLID - 10.1000/x [doi]\nMH  - Running\nEDAT- x\n\nTI  - U\nFAU - Doe, Ann\nEDAT- y\n",
      to: "first.nbib")
    #expect(try GarnerProcess.run(["import", "first.nbib"], in: copy.path).output.contains("2 new"))
    let exported = try GarnerProcess.run(["export", "--format", format], in: copy.path)
    try copy.write(exported.output, to: "own")
    let again = try GarnerProcess.run(["import", "own"], in: copy.path)
    #expect(again.output.contains(words), "\(exported.output)\n\(again.output)")
    #expect(again.output.contains("from which they differ") == isTold)
    if isTold { #expect(again.output.contains("pmid-5-") && (again.output.contains(", record-") || format == "ris")) }
  }

  @Test func `records without an identifier take no other's place, and each stays readable`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    func record(_ number: Int) -> String {
      "OWN - NLM\nTI  - Exercise in adolescents\nFAU - Smith, John\nDP  - 2014\nSI  - ClinicalTrials.gov/NCT0123456\(number)\n\n"
    }
    try copy.write(record(1) + record(2), to: "both.nbib")
    try copy.write(record(2) + record(3), to: "more.nbib")
    #expect(try GarnerProcess.run(["import", "both.nbib"], in: copy.path).output.contains("2 new, 0 replaced"))
    #expect(
      try GarnerProcess.run(["import", "more.nbib"], in: copy.path).output.contains("1 new, 0 replaced, 1 there"))
    let all = try GarnerProcess.run(["export", "--format", "jsonl", "--with-duplicates"], in: copy.path).output
    for number in 1...3 { #expect(all.contains("NCT0123456\(number)")) }
  }

  @Test(
    "a record that its source takes out is out, and comes back with a later version or where that is asked for only")
  func deletion() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.xml(1, 2020, "A"), to: "first")
    try copy.write(Self.deletion, to: "second")
    try copy.write(Self.xml(1, 2021, "B"), to: "third")
    #expect(try GarnerProcess.run(["import", "first"], in: copy.path).output.contains("1 new"))
    let withdrawal = try GarnerProcess.run(["import", "second"], in: copy.path).output
    #expect(
      withdrawal.contains("1 withdrawn by the source") && withdrawal.contains("takes these records of the review out"))
    #expect(withdrawal.contains("pmid-5"))
    let decision = try GarnerProcess.run(["screen", "pmid-5", "--decision", "include", "--by", "A"], in: copy.path)
    #expect(decision.status != 0 && decision.errors.contains("has taken 'pmid-5' out"))
    #expect(try GarnerProcess.run(["export"], in: copy.path).status == 1)
    #expect(try GarnerProcess.run(["import", "second"], in: copy.path).output.contains("1 there already"))
    try copy.write(Self.nbib(2021, "C"), to: "fourth")
    try copy.write(Self.xml(2, 2021, "D"), to: "fifth")
    for name in ["first", "third", "fourth"] {
      let again = try GarnerProcess.run(["import", name], in: copy.path)
      #expect(again.output.contains("1 taken out by the source before") && again.output.contains(Self.keptOut))
      #expect(try GarnerProcess.run(["export"], in: copy.path).status == 1)
    }
    #expect(try GarnerProcess.run(["import", "third", "--restore"], in: copy.path).output.contains("1 new"))
    #expect(try GarnerProcess.run(["export"], in: copy.path).output.contains("\"title\": \"B\""))
    #expect(try GarnerProcess.run(["import", "second"], in: copy.path).output.contains("1 withdrawn by the source"))
    #expect(try GarnerProcess.run(["import", "fifth"], in: copy.path).output.contains(Self.later))
  }

  @Test func `PubMed's two formats of one version displace each other in no order, also by way of JSON`() throws {
    let forms = [("a.xml", Self.xml(1, 2020, "A")), ("b.nbib", Self.nbib(2020, "A"))]
    for (first, second) in [(forms[0], forms[1]), (forms[1], forms[0])] {
      let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
      for (name, text) in [first, second] { try copy.write(text, to: name) }
      #expect(try GarnerProcess.run(["import", first.0], in: copy.path).output.contains("1 new"))
      let json = try GarnerProcess.run(["export", "--format", "jsonl"], in: copy.path).output
      for name in [second.0, first.0, second.0] {
        let again = try GarnerProcess.run(["import", name], in: copy.path).output
        #expect(again.contains("0 new, 0 replaced, 1 there already"), "\(again)")
        #expect(again.contains(Self.sameVersion) == (name == second.0))
      }
      #expect(try GarnerProcess.run(["export", "--format", "jsonl"], in: copy.path).output == json)
      let other = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
      try other.write(json, to: "own.jsonl")
      try other.write(second.1, to: second.0)
      #expect(try GarnerProcess.run(["import", "own.jsonl"], in: other.path).output.contains("1 new"))
      #expect(try GarnerProcess.run(["import", second.0], in: other.path).output.contains(Self.sameVersion))
    }
  }

  @Test
  func `decisions on a record that its source takes out are told of with their place, unless they were taken back`()
    throws
  {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.xml(1, 2020, "A"), to: "first")
    try copy.write(Self.deletion, to: "second")
    #expect(try GarnerProcess.run(["import", "first"], in: copy.path).status == 0)
    for (person, decision) in [("Anna", "include"), ("Cas", "exclude"), ("Cas", "undo")] {
      let screen = ["screen", "pmid-5", "--decision", decision, "--by", person]
      #expect(try GarnerProcess.run(screen, in: copy.path).status == 0)
    }
    #expect(try !GarnerProcess.run(["check"], in: copy.path).errors.contains("counts no more"))
    #expect(try GarnerProcess.run(["import", "second"], in: copy.path).status == 0)
    let check = try GarnerProcess.run(["check"], in: copy.path)
    let told = check.errors.split(separator: "\n").filter { $0.contains("counts no more") }
    #expect(told.count == 1 && check.status == 0, "\(check.errors)")
    #expect(
      told.first?.hasPrefix("decisions/screening.jsonl:1:") == true
        && told.first?.contains("has taken the record 'pmid-5' out, and what Anna decided on it counts no more")
          == true,
      "\(told)")
    try copy.write(Self.xml(2, 2021, "B"), to: "third")
    #expect(try GarnerProcess.run(["import", "third"], in: copy.path).status == 0)
    #expect(try !GarnerProcess.run(["check"], in: copy.path).errors.contains("counts no more"))
  }

  @Test func `a study whose record its source takes out is told of`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.xml(1, 2020, "A"), to: "first")
    try copy.write(Self.deletion, to: "second")
    #expect(try GarnerProcess.run(["import", "first"], in: copy.path).status == 0)
    #expect(try GarnerProcess.run(["extract", "pmid-5", "--as", "gone2020"], in: copy.path).status == 0)
    #expect(try !GarnerProcess.run(["check"], in: copy.path).errors.contains("has taken the record"))
    #expect(try GarnerProcess.run(["import", "second"], in: copy.path).status == 0)
    let check = try GarnerProcess.run(["check"], in: copy.path)
    #expect(check.errors.contains("gone2020.json") && check.errors.contains("has taken the record 'pmid-5' out"))
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test("one without a date is earlier than one with a date, and is named where it is not taken")
  func undated() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.nbib(2021, "A"), to: "first")
    try copy.write("PMID- 5\nOWN - NLM\nSTAT- MEDLINE\nTI  - B\n", to: "second")
    #expect(try GarnerProcess.run(["import", "first"], in: copy.path).status == 0)
    #expect(
      try GarnerProcess.run(["import", "second"], in: copy.path).output.contains(
        "  older than what is there, and not taken in: pmid-5\n"))
  }

  @Test("of which a later one is there, is not taken out with an earlier")
  func deletionOfEarlier() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.xml(2, 2020, "A"), to: "first")
    try copy.write(Self.deletion, to: "second")
    #expect(try GarnerProcess.run(["import", "first"], in: copy.path).output.contains("1 new"))
    #expect(
      try GarnerProcess.run(["import", "second"], in: copy.path).output.contains("1 older than what is there"))
  }
}
