import Foundation
import TestSupport
import Testing

@Suite("What was decided of duplicates")
struct MergeTests {
  private static func merged(_ more: String...) throws -> TemporaryFolder {
    let folder = try MergeReview.make()
    let records = MergeReview.nabkasorn.map { "\"\($0)\"" }.joined(separator: ",")
    let merge =
      #"{"id":"d1","decision":"merge","records":[\#(records)],"basis":"looked","why":"same trial","by":"Ann","when":"2026-11-26"}"#
    try FileManager.default.createDirectory(atPath: folder.path + "/decisions", withIntermediateDirectories: true)
    try folder.write(([merge] + more).joined(separator: "\n") + "\n", to: MergeReview.decisions)
    return folder
  }

  private func run(_ line: String, in folder: TemporaryFolder) throws -> GarnerProcess.Result {
    try GarnerProcess.run(line.split(separator: " ").map(String.init), in: folder.path)
  }

  private func exported(_ folder: TemporaryFolder, _ extra: String = "") throws -> [[String: Any]] {
    let result = try run("export --format jsonl " + extra, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return try result.output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  private func ids(_ records: [[String: Any]]) -> Set<String> { Set(records.compactMap { $0["id"] as? String }) }

  @Test func `export writes a publication once, with the best of each field and its sources`() throws {
    let folder = try Self.merged()
    let records = try exported(folder)
    #expect(ids(records) == ["pmid-16046366", "pmid-7", "doi-10-1000-walking"])
    let merged = try #require(records.first { $0["id"] as? String == "pmid-16046366" })
    let citation = try #require(merged["citation"] as? [String: Any])
    #expect(
      (citation["title"] as? String)?.hasPrefix("Effect of exercise on depressive symptoms and physical fitness")
        == true)
    #expect(citation["container-title"] as? String == "European journal of public health")
    #expect(citation["DOI"] as? String == "10.1093/eurpub/cki159")
    #expect(citation["page"] as? String == "179-184")
    let issued = try #require((citation["issued"] as? [String: Any])?["date-parts"] as? [[Int]])
    #expect(issued == [[2006, 4]], "the year of the volume, not the one ahead of print")
    let sources = try #require(merged["sources"] as? [[String: Any]])
    #expect(sources.compactMap { $0["id"] as? String }.first == "pmid-16046366")
    #expect(Set(sources.flatMap { $0["databases"] as? [String] ?? [] }) == ["Pubmed", "Embase", "ScienceDirect"])
  }

  @Test func `every original stays readable, and its file is not touched`() throws {
    let folder = try Self.merged()
    let before = try MergeReview.make()
    let records = try exported(folder, "--with-duplicates")
    #expect(ids(records).isSuperset(of: MergeReview.nabkasorn))
    #expect(records.count == 5)
    for name in try FileManager.default.contentsOfDirectory(atPath: before.path + "/records") {
      let path = "/records/" + name
      #expect(
        FileManager.default.contents(atPath: folder.path + path)
          == FileManager.default.contents(atPath: before.path + path))
    }
  }

  @Test func `a merge that was taken back leaves the records as they were`() throws {
    let folder = try Self.merged(#"{"id":"d2","decision":"undo","undoes":"d1","by":"Ann","when":"2026-11-27"}"#)
    #expect(try exported(folder).count == 5)
  }

  @Test func `importing an export again leaves what was merged merged`() throws {
    let folder = try Self.merged()
    #expect(try run("import embase.ris sciencedirect.ris pubmed.nbib", in: folder).status == 0)
    #expect(try exported(folder).count == 3)
  }

  @Test func `the table of sources counts found, removed, alone and shared`() throws {
    let folder = try Self.merged()
    let result = try run("table sources --format csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let numbers = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { (String($0[0]), $0[2...5].map(String.init)) })
    #expect(numbers["pubmed"] == ["2", "0", "2", "1"])
    #expect(numbers["embase"] == ["2", "1", "2", "1"])
    #expect(numbers["sciencedirect"] == ["1", "1", "1", "0"])
  }

  @Test func `the table of sources and the flow tell one story of what two searches of one database found`() throws {
    let folder = try Self.merged()
    #expect(try run("import pubmed.nbib --search s3 --database pubmed", in: folder).status == 0)
    let table = try run("table sources --format csv", in: folder).output.split(separator: "\r\n")
    let total = try #require(table.last { $0.hasPrefix("total") || $0.contains(",Total,") })
    let cells = total.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    #expect(cells[2...4] == ["7", "4", "3"], "\(total)")
    #expect(table.contains { $0.hasPrefix("pubmed,") && $0.contains(",4,2,2,") })
    #expect(try run("flow --box duplicates", in: folder).output == "4\n")
  }

  @Test func `a study taken from any of the records is counted as included for every database that had it`() throws {
    let folder = try Self.merged()
    let draft = try run("extract \(MergeReview.nabkasorn[2]) --as exercise2006", in: folder)
    #expect(draft.status == 0, "\(draft.errors)")
    let study = try String(contentsOfFile: folder.path + "/studies/exercise2006.json", encoding: .utf8)
    for id in MergeReview.nabkasorn { #expect(study.contains("\"\(id)\""), "\(id)") }
    let again = try run("extract \(MergeReview.nabkasorn[1])", in: folder)
    #expect(again.status == 3)
    #expect(again.errors.contains("is 'exercise2006' already"))
    let table = try run("table sources --format json", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(table.output.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    let included = Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in (row["id"] as? String).map { ($0, row["included"] as? Int) } })
    #expect(included == ["pubmed": 1, "embase": 1, "sciencedirect": 1])
  }

  @Test func `a decision on a study counts its records as included, and one on an unknown study is told`() throws {
    let folder = try Self.merged(
      #"{"id":"d2","decision":"merge","records":["pmid-7"],"study":"greist1978","by":"Ann","when":"2026-11-26"}"#,
      #"{"id":"d3","decision":"merge","records":["pmid-7"],"study":"greist1987","by":"Ann","when":"2026-11-26"}"#)
    let table = try run("table sources", in: folder)
    #expect(table.output.contains("| Pubmed | 2 | 0 | 2 | 1 |"))
    #expect(table.output.contains("4 included studies were taken from no imported record"))
    let check = try run("check", in: folder)
    #expect(
      check.errors.contains(
        "merges.jsonl:3:1: warning: /study: there is no study 'greist1987': did you mean 'greist1978'?"))
  }

  @Test func `screening shows a publication once and counts the rest as duplicates removed`() throws {
    let folder = try Self.merged()
    #expect(try run("flow --box duplicates", in: folder).output == "2\n")
    #expect(try run("screen --progress", in: folder).output.contains("3 to do"))
  }

  @Test func `check counts what was merged and tells of a record that is not there, with its place and the nearest`()
    throws
  {
    let folder = try Self.merged(
      #"{"id":"d2","decision":"apart","records":["pmid-7","pmid-17"],"by":"Ann","when":"2026-11-26"}"#)
    let check = try run("check", in: folder)
    #expect(check.output.contains("5 imported records (2 merged into others)"))
    #expect(
      check.errors.contains(
        "decisions/merges.jsonl:2:51: warning: /records/1: no imported record has the id 'pmid-17', or its source has taken "
          + "it out; the decision holds for the others: did you mean 'pmid-7'?"), "\(check.errors)")
  }

  @Test func `a line of decisions that cannot be read is an error with its place, and the others hold`() throws {
    let folder = try Self.merged(#"{"id":"d2","decision":"#)
    let export = try run("export --format jsonl", in: folder)
    #expect(export.status == 3)
    #expect(export.errors.contains("decisions/merges.jsonl:2:"))
    #expect(export.output.split(separator: "\n").count == 3)
  }
}
