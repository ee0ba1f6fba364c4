import Foundation
import TestSupport
import Testing

@Suite("Records of PubMed's and of others with one PMID")
struct PubMedVersionTests {
  private static func nbib(_ year: Int = 2020, _ title: String = "Running") -> String {
    "PMID- 5\nOWN - NLM\nSTAT- MEDLINE\nLR  - \(year)0102\nTI  - \(title)\nVI  - 3\nDP  - 2005\nEDAT- x\nSO  - J\n"
  }

  private static func xml(_ version: Int = 1, _ title: String = "Running") -> String {
    "<PubmedArticleSet><PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"\(version)\">5</PMID>"
      + "<Article><ArticleTitle>\(title)</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
  }

  private static let deletion =
    "<PubmedArticleSet><DeleteCitation><PMID Version=\"1\">5</PMID></DeleteCitation></PubmedArticleSet>"
  private static let embase = "TY  - JOUR\nTI  - Running\nC5  - 5\nKW  - mood\nDB  - Embase\nER  - \n"
  private static let rayyan =
    "key,title,year,pubmed_id,notes\nr1,Running,2005,5,\"RAYYAN-INCLUSION: {\"\"Anna\"\"=>\"\"Included\"\"}\"\n"
  private static let endNote =
    "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>Running</title></titles>"
    + "<accession-num>5</accession-num><notes>mine</notes><remote-database-name>PubMed</remote-database-name></record>"
    + "</records></xml>"
  /// As an export of this program has it, of a record that came as NBIB.
  private static let own = "PMID- 5\nTI  - Running\nSTAT- MEDLINE\nSO  - J\nOWN - NLM\n"
  /// That of a record of another database.
  private static let ownOfOther = "PMID- 5\nTI  - Running\nLID - 10.1000/x [doi]\n"

  private static func run(_ line: String, in copy: TemporaryFolder) throws -> String {
    let result = try GarnerProcess.run(line.split(separator: " ").map(String.init), in: copy.path)
    return result.output + result.errors
  }

  private static func lines(_ copy: TemporaryFolder) throws -> Int {
    try run("export --format jsonl --with-duplicates", in: copy).split(separator: "\n").count { $0.hasPrefix("{") }
  }

  private static let others = [embase, rayyan, endNote, own, ownOfOther]

  @Test(arguments: [nbib(), xml()], others)
  func `stand beside each other, whichever comes first, and each is known again`(
    pubMeds: String, other: String
  ) throws {
    for (first, second) in [(pubMeds, other), (other, pubMeds)] {
      let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
      try copy.write(first, to: "first")
      try copy.write(second, to: "second")
      #expect(try Self.run("import first", in: copy).contains("1 new"))
      let result = try Self.run("import second", in: copy)
      #expect(result.contains("1 new, 0 replaced") && result.contains("from which they differ"), "\(result)")
      #expect(result.contains(second == pubMeds ? ": pmid-5-pubmed" : ": pmid-5-"), "\(result)")
      #expect(try Self.lines(copy) == 2)
      for name in ["first", "second"] {
        #expect(try Self.run("import \(name)", in: copy).contains("0 new, 0 replaced, 1 there already"))
      }
      #expect(try Self.run("check", in: copy).contains("0 errors"))
      _ = try Self.run("dedupe --accept certain --by Cas", in: copy)
      #expect(try Self.run("export", in: copy).ranges(of: "\"title\": \"Running\"").count == 1)
    }
  }

  @Test(arguments: [
    (xml(), xml(2, "Later"), "a later version takes the place of the earlier: pmid-5-pubmed"),
    (nbib(), nbib(2021, "Later"), "a later version takes the place of the earlier: pmid-5-pubmed"),
    (nbib(), nbib(2019, "Later"), "older than what is there, and not taken in: pmid-5-pubmed"),
    (xml(), deletion, "1 withdrawn by the source"),
  ])
  func `a version of PubMed's is one of PubMed's record alone, and so is its end`(
    second: String, third: String, words: String
  ) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    for (name, text) in [("first", Self.embase), ("second", second), ("third", third)] {
      try copy.write(text, to: name)
    }
    #expect(try Self.run("import first second", in: copy).contains("1 new"))
    #expect(try Self.run("import third", in: copy).contains(words))
    let all = try Self.run("export --format jsonl --with-duplicates", in: copy)
    #expect(all.contains("{\"id\":\"pmid-5\",") && all.contains("\"mood\""), "\(all)")
    #expect(all.contains("pmid-5-pubmed") == (third != Self.deletion), "\(all)")
    #expect(all.contains("Later") == words.hasPrefix("a later"), "\(all)")
  }

  @Test func `what PubMed takes out that only another database brought stays`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.embase, to: "first")
    try copy.write(Self.deletion, to: "second")
    #expect(try Self.run("import first", in: copy).contains("1 new"))
    #expect(try Self.run("import second", in: copy).contains("1 withdrawn by the source"))
    #expect(try Self.lines(copy) == 1)
    try copy.write(Self.xml(), to: "third")
    #expect(try Self.run("import third", in: copy).contains("1 taken out by the source before"))
  }

  @Test(arguments: [nbib(), xml()])
  func `decisions that came with a record are found in either order`(pubMeds: String) throws {
    for names in ["rayyan.csv pubmed", "pubmed rayyan.csv"] {
      let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
      try copy.write(pubMeds, to: "pubmed")
      try copy.write(Self.rayyan, to: "rayyan.csv")
      for name in names.split(separator: " ") { _ = try Self.run("import \(name)", in: copy) }
      let taken = try Self.run("screen --from-imports --by Anna --date 2026-11-26", in: copy)
      #expect(taken.hasPrefix("1 decision written"), "\(taken)")
    }
  }

  @Test(arguments: [nbib(), xml()])
  func `what a review exports as NBIB takes no place of PubMed's record, in either order`(pubMeds: String) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(pubMeds, to: "first")
    #expect(try Self.run("import first", in: copy).contains("1 new"))
    try copy.write(try GarnerProcess.run(["export", "--format", "nbib"], in: copy.path).output, to: "own.nbib")
    let back = try Self.run("import own.nbib", in: copy)
    #expect(back.contains("0 replaced") && back.contains("pmid-5-"), "\(back)")
    let other = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try other.write(try String(contentsOfFile: copy.path + "/own.nbib", encoding: .utf8), to: "own.nbib")
    try other.write(pubMeds, to: "first")
    #expect(try Self.run("import own.nbib", in: other).contains("1 new"))
    #expect(try Self.run("import first", in: other).contains(": pmid-5-pubmed"))
  }

  @Test(arguments: [nbib(), xml()])
  func `PubMed's record that came by way of JSON is one of PubMed's still`(pubMeds: String) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(pubMeds, to: "first")
    #expect(try Self.run("import first", in: copy).contains("1 new"))
    for format in ["jsonl", "json", "xml"] {
      let text = try GarnerProcess.run(["export", "--format", format], in: copy.path).output
      let other = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
      try other.write(text, to: "own")
      try other.write(Self.embase, to: "embase.ris")
      try other.write(pubMeds.hasPrefix("<") ? Self.xml(2, "Later") : Self.nbib(2021, "Later"), to: "later")
      #expect(try Self.run("import own embase.ris", in: other).contains(": pmid-5-"))
      let later = try Self.run("import later", in: other)
      #expect(later.contains("a later version takes the place of the earlier: pmid-5\n"), "\(format): \(later)")
      #expect(try Self.lines(other) == 2)
    }
  }

  @Test func `each counts as a hit of its own search, and a later version of PubMed's as none`() throws {
    let copy = try TemporaryFolder()
    _ = try Self.run("init . --title T", in: copy)
    try copy.write(Self.embase, to: "embase.ris")
    try copy.write(Self.nbib(), to: "pubmed.nbib")
    try copy.write(Self.nbib(2021, "Later"), to: "later.nbib")
    for name in ["embase.ris", "pubmed.nbib"] { _ = try Self.run("import \(name)", in: copy) }
    let flow = try Self.run("flow", in: copy)
    #expect(flow.contains("source not recorded: 2"), "\(flow)")
    let tied = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    for name in ["embase.ris", "pubmed.nbib", "later.nbib"] {
      try tied.write(try String(contentsOfFile: copy.path + "/" + name, encoding: .utf8), to: name)
    }
    #expect(try Self.run("import embase.ris --search s3 --database embase", in: tied).contains("1 new"))
    #expect(try Self.run("import pubmed.nbib --search s3 --database pubmed", in: tied).contains("1 new"))
    #expect(try Self.run("import later.nbib --search s3 --database pubmed", in: tied).contains("not counted again"))
    let sources = try Self.run("table sources", in: tied)
    #expect(sources.contains("| Embase | 1 |") && sources.contains("| Pubmed | 1 |"), "\(sources)")
  }
}
