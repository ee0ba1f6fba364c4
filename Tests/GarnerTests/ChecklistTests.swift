import Foundation
import TestSupport
import Testing

@Suite("garner checklist")
struct ChecklistTests {
  @Test(arguments: TableTests.reviews.keys.sorted(), ["en", "nl"])
  func `says of each item what the review's files answer, as the golden files have it`(
    review: String, language: String
  ) throws {
    for (list, options) in [("prisma", [String]()), ("prisma-s", ["--s"])] {
      let result = try GarnerProcess.run(
        ["checklist", "--review", try #require(TableTests.reviews[review]), "--lang", language] + options)
      #expect(result.status == 0 && result.errors == "", "\(result.errors)")
      #expect(Snapshot.compare(result.output, name: "checklists/\(review).\(list).\(language).md") == .same)
    }
  }

  @Test func `has the 42 items of PRISMA 2020 and the 16 of PRISMA-S, each once`() throws {
    for (options, count, last) in [([String](), 42, "27"), (["--s"], 16, "16")] {
      let result = try GarnerProcess.run(
        ["checklist", "--format", "json", "--review", GarnerProcess.runningTherapy] + options)
      let table = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let items = try #require(table["rows"] as? [[String: Any]]).compactMap { $0["item"] as? String }
      #expect(items.count == count && Set(items).count == count && items.last == last)
    }
  }

  @Test func `a register that is listed and of which nothing tells answers its item in part`() throws {
    let folder = try ScreenTests.review()
    let review = try String(contentsOfFile: folder.path + "/review.json", encoding: .utf8)
    try folder.write(
      review.replacing(
        #"{"id": "embase""#, with: #"{"id": "ctgov", "label": "CT.gov", "kind": "register"}, {"id": "embase""#),
      to: "review.json")
    func row() throws -> String? {
      try GarnerProcess.run(["checklist", "--s"], in: folder.path).output.split(separator: "\n")
        .first { $0.hasPrefix("| 3 |") }.map(String.init)
    }
    #expect(try row()?.contains("| in part |") == true)
    #expect(try row()?.contains("no line in the log, and no import, of a search in CT.gov") == true)
    let log = try String(contentsOfFile: folder.path + "/searches.json", encoding: .utf8)
    let place = try #require(log.range(of: #""results": ["#))
    try folder.write(
      log.replacingCharacters(
        in: place, with: #""results": [{"database": "ctgov", "hits": 0, "screened": false}, "#), to: "searches.json")
    #expect(try row()?.contains("| yes |") == true)
  }

  @Test func `an item is answered once its place is filled`() throws {
    let folder = try ScreenTests.review()
    func answer(_ item: String, _ options: [String] = []) throws -> String? {
      let result = try GarnerProcess.run(["checklist", "--format", "csv"] + options, in: folder.path)
      let row = result.output.split(separator: "\r\n").first { $0.hasPrefix(item + ",") }
      return row?.split(separator: ",").map(String.init).first {
        ["answered", "partly", "open", "elsewhere"].contains($0)
      }
    }
    #expect(try answer("16b") == "open" && answer("4") == "open" && answer("8") == "open")
    #expect(try answer("13", ["--s"]) == "open")
    let review = try String(contentsOfFile: folder.path + "/review.json", encoding: .utf8)
    try folder.write(
      review.replacing(
        #""languages""#, with: #""question": {"en": "Does it help?"}, "method": {"screeners": 1}, "languages""#),
      to: "review.json")
    let searches = try String(contentsOfFile: folder.path + "/searches.json", encoding: .utf8)
    try folder.write(searches.replacing(#""purpose""#, with: #""date": "2026-11-26", "purpose""#), to: "searches.json")
    let decided = try GarnerProcess.run(
      ["screen", "pmid-1", "--stage", "full-text", "--decision", "exclude", "--reason", "animals"], in: folder.path)
    #expect(decided.status == 0)
    #expect(try answer("16b") == "answered" && answer("4") == "answered" && answer("8") == "answered")
    #expect(try answer("13", ["--s"]) == "answered")
    try folder.write(searches.replacing(#""purpose""#, with: #""date": "26-11-2026", "purpose""#), to: "searches.json")
    let bad = try GarnerProcess.run(["checklist"], in: folder.path)
    #expect(bad.status == 3 && bad.errors.contains("'26-11-2026' is no day: expected 2026-11-26"))
  }

  @Test(arguments: [("en", "nabkasorn2005 [retracted]"), ("nl", "nabkasorn2005 [ingetrokken]")])
  func `a study that was taken back is marked where an item names it`(language: String, marked: String) throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = folder.path + "/studies/nabkasorn2005.json"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    // Something to name it for, in items 9 and 17.
    let design = try #require(file.range(of: "  \"design\""))
    let next = try #require(file.range(of: "  \"intervention\""))
    let open = file.replacingCharacters(in: design.lowerBound..<next.lowerBound, with: "").replacing(
      "\"citation\": {",
      with:
        "\"unconfirmed\": [{\"path\": \"/sample/n\", \"source\": \"title\", \"quote\": \"49\"}],\n  \"citation\": {"
    )
    for (status, isMarked) in [("", false), ("\n    \"status\": \"retracted\",", true)] {
      try open.replacing("\"citation\": {", with: "\"citation\": {" + status).write(
        toFile: path, atomically: true, encoding: .utf8)
      for format in ["csv", "json"] {
        let shown = try GarnerProcess.run(["checklist", "--format", format, "--lang", language], in: folder.path)
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.ranges(of: "nabkasorn2005").count == 2, "\(shown.output)")
        #expect(shown.output.ranges(of: marked).count == (isMarked ? 2 : 0), "\(shown.output)")
      }
    }
  }
}
