import Foundation
import TestSupport
import Testing

@Suite("The hits of a search, counted by the log, the flow, the table of sources and the check")
struct SearchCountTests {
  /// Hits in Embase of which the log of the corpus has the number only.
  private static let others = 2095

  private static func nbib(_ numbers: [Int], _ title: String = "Number") -> String {
    numbers.map { "PMID- \($0)\nOWN - NLM\nSTAT- MEDLINE\nTI  - \(title) \($0).\nSO  - J\n" }.joined(separator: "\n")
  }

  private static func take(_ file: String, into copy: TemporaryFolder) throws -> String {
    try GarnerProcess.run(["import", file, "--search", "s3", "--database", "pubmed"], in: copy.path).errors
  }

  /// What log, flow, table of sources and check say of the hits of `s3` in Embase, where nothing was imported of it before.
  private static func expectHits(
    _ hits: Int, unmerged: Int = 0, in copy: TemporaryFolder, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let log = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    #expect(log.contains("\"database\": \"embase\",\n          \"hits\": \(hits),"), sourceLocation: place)
    let flow = try GarnerProcess.run(["flow"], in: copy.path).output
    #expect(flow.contains("Embase: \(others + hits)"), "\(flow)", sourceLocation: place)
    #expect(flow.contains("another version of a hit") == (unmerged > 0), "\(flow)", sourceLocation: place)
    let sources = try GarnerProcess.run(["table", "sources"], in: copy.path).output
    #expect(sources.contains("| Embase | \(hits) | 0 | \(hits) |"), "\(sources)", sourceLocation: place)
    let note = "another version of a hit, and that are merged with no hit, are in no column: \(unmerged);"
    #expect(sources.contains(note) == (unmerged > 0), "\(sources)", sourceLocation: place)
    let check = try GarnerProcess.run(["check"], in: copy.path)
    #expect(check.output.contains("0 errors, 0 warnings"), "\(check.errors)", sourceLocation: place)
  }

  @Test func `exports of no search count what they share as duplicates, and the same one again nothing`() throws {
    let copy = try TemporaryFolder()
    #expect(try GarnerProcess.run(["init", ".", "--title", "T"], in: copy.path).status == 0)
    try copy.write(Self.nbib([1, 2, 3, 4, 5]), to: "pubmed.nbib")
    try copy.write(Self.nbib([4, 5, 6]), to: "embase.nbib")
    try copy.write(Self.nbib([1, 2]), to: "scopus.nbib")
    for _ in 0..<2 {
      #expect(try GarnerProcess.run(["import", "pubmed.nbib", "embase.nbib"], in: copy.path).status == 0)
      #expect(try GarnerProcess.run(["import", "scopus.nbib"], in: copy.path).status == 0)
      let sources = try GarnerProcess.run(["table", "sources", "--format", "csv"], in: copy.path).output
      #expect(sources.contains(",10,4,6,"), "\(sources)")
      let flow = try GarnerProcess.run(["flow"], in: copy.path).output
      #expect(flow.contains("from databases | 10 |") && flow.contains("Duplicate records removed | 4 |"), "\(flow)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: copy.path + "/records")
    #expect(files.filter { $0.hasSuffix(".jsonl") }.count == 3, "\(files)")
  }

  private static func ris(_ fields: String..., title: String = "First of all", doi: String = "10.1000/x") -> String {
    "TY  - JOUR\nTI  - \(title)\nDO  - \(doi)\n" + fields.map { "\($0)\n" }.joined() + "ER  - \n"
  }

  @Test(arguments: [
    (
      SearchCountTests.ris("N1  - Export Date: 12 March 2021"), SearchCountTests.ris("N1  - Export Date: 20 March 2021")
    ),
    (SearchCountTests.ris("N1  - Cited By: 4"), SearchCountTests.ris("N1  - Cited By: 5", "AB  - An abstract.")),
    (SearchCountTests.ris("VL  - 1"), SearchCountTests.ris("VL  - 1", "PM  - 7")),
  ])
  func `another version that a later export of the search brings is the same hit, also beside the earlier`(
    _ earlier: String, _ later: String
  ) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(earlier, to: "a.ris")
    try copy.write(later, to: "b.ris")
    func take(_ name: String) throws -> (output: String, errors: String) {
      let taken = try GarnerProcess.run(["import", name, "--search", "s3", "--database", "embase"], in: copy.path)
      return (taken.output, taken.errors)
    }
    #expect(try take("a.ris").errors.contains("the number of hits is 1; it was 0"))
    try Self.expectHits(1, in: copy)
    let second = try take("b.ris")
    #expect(second.output.contains("1 new"))
    #expect(second.errors.contains("hits is 1; 1 of the records was brought by an earlier export of it"))
    try Self.expectHits(1, unmerged: 1, in: copy)
    #expect(try !take("b.ris").errors.contains("hits"))
    // What is known of it holds for the imports that follow.
    try copy.write(later + Self.ris("N1  - x") + Self.ris(title: "Second", doi: "10.1000/y"), to: "c.ris")
    #expect(try take("c.ris").errors.contains("the number of hits is 2; it was 1; 2 of the records were brought"))
    try Self.expectHits(2, unmerged: 2, in: copy)
    let merged = try GarnerProcess.run(["dedupe", "--accept", "certain"], in: copy.path)
    #expect(merged.status == 0)
    try Self.expectHits(2, in: copy)
  }

  @Test func `what people keep apart from a hit is one of its own, and the check tells that the log has it not`() throws
  {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    for (name, title) in [("a.ris", "First abstract of a supplement"), ("b.ris", "Another abstract of it")] {
      try copy.write(Self.ris(title: title), to: name)
      _ = try GarnerProcess.run(["import", name, "--search", "s3", "--database", "embase"], in: copy.path)
    }
    try Self.expectHits(1, unmerged: 1, in: copy)
    let lines = try String(contentsOfFile: copy.path + "/records/0002-b.jsonl", encoding: .utf8)
    let start = try #require(lines.range(of: "{\"id\":\""))
    let id = String(lines[start.upperBound...].prefix { $0 != "\"" })
    #expect(id.hasPrefix("doi-10-1000-x-"))
    let apart = try GarnerProcess.run(["dedupe", "--apart", "doi-10-1000-x,\(id)"], in: copy.path)
    #expect(apart.status == 0, "\(apart.errors)")
    #expect(try GarnerProcess.run(["flow"], in: copy.path).output.contains("Embase: \(Self.others + 2)"))
    #expect(
      try GarnerProcess.run(["check"], in: copy.path).errors.contains(
        "1 hit, and the imports of 's3' in 'embase' hold 2 records"))
  }

  @Test func `an export that came without a search, and then as the result of one, was found once`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.nbib([1, 2, 3]), to: "a.nbib")
    #expect(try GarnerProcess.run(["import", "a.nbib"], in: copy.path).status == 0)
    _ = try GarnerProcess.run(["import", "a.nbib", "--search", "s3", "--database", "embase"], in: copy.path)
    try Self.expectHits(3, in: copy)
    // Another export without a search found one of them anew, nobody knows where.
    try copy.write(Self.nbib([3, 4], "Changed"), to: "b.nbib")
    #expect(try GarnerProcess.run(["import", "b.nbib"], in: copy.path).status == 0)
    let sources = try GarnerProcess.run(["table", "sources"], in: copy.path).output
    #expect(sources.contains("| **Total** | 5 | 1 | 4 |"), "\(sources)")
    let flow = try GarnerProcess.run(["flow"], in: copy.path).output
    #expect(flow.contains("Embase: \(Self.others + 3)<br>source not recorded: 2"), "\(flow)")
    #expect(flow.contains("| Duplicate records removed | 1 |"), "\(flow)")
  }

  @Test func `hits that the log only counts are in a note of the table of sources`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.nbib([1, 2]), to: "a.nbib")
    _ = try Self.take("a.nbib", into: copy)
    let table = try GarnerProcess.run(["table", "sources", "--lang", "en"], in: copy.path).output
    #expect(table.contains("of which no record was imported, are in no column: "), "\(table)")
    #expect(table.contains("s4, Pubmed: 6") && !table.contains("s3, Pubmed:"), "\(table)")
  }

  @Test func `a trial tells what would become of the hits, and leaves the log as it is`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.nbib([1, 2]), to: "a.nbib")
    let log = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    for (search, words) in [
      ("s3", "the number of hits would be 2; it is 4"), ("s2", "the number of hits would be 2; it is 0"),
    ] {
      let trial = try GarnerProcess.run(
        ["import", "a.nbib", "--dry-run", "--search", search, "--database", search == "s2" ? "embase" : "pubmed"],
        in: copy.path)
      #expect(trial.errors.contains(words), "\(trial.errors)")
    }
    #expect(try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8) == log)
    #expect(!FileManager.default.fileExists(atPath: copy.path + "/records"))
  }
}
