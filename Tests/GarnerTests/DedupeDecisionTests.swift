import Foundation
import TestSupport
import Testing

@Suite("garner dedupe and what is decided", .serialized)
struct DedupeDecisionTests {
  /// One certain group, two likely ones, one related.
  static let table = """
    ID,title,year,author,journal,volume,number,pages,doi
    a1,Running therapy for depressed adolescents: a trial,2010,"Visser, M and Jansen, P",Journal of Affective Disorders,12,3,45-52,10.1000/1
    b7,Running Therapy for Depressed Adolescents - A Trial.,2010,Visser M.Jansen P.,J Affect Disord,12,,45-52,
    c3,Erratum: Running therapy for depressed adolescents: a trial,2011,"Visser, M and Jansen, P",Journal of Affective Disorders,13,1,90,
    d4,Swimming and sleep in the elderly of Rotterdam,2012,"de Boer, K",Sleep,9,,21-29,
    e5,Swimming and sleep in the elderly of Rotterdam,2012,"de Boer, K",Sleep,9,,88-99,
    f6,Cycling to work and back pain among nurses of Utrecht,2015,"Smit, A",Spine,4,,11-19,
    g7,Cycling to work and back pain among nurses of Utrecht,2015,"Smit, A",Spine,4,,70-79,

    """

  static func review() throws -> TemporaryFolder {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try folder.write(table, to: "table.csv")
    let result = try GarnerProcess.run(["import", "table.csv"], in: folder.path)
    try #require(result.status == 0, "\(result.errors)")
    return folder
  }

  private func run(_ line: String, in folder: TemporaryFolder, input: String? = nil) throws -> GarnerProcess.Result {
    try GarnerProcess.run(
      line.split(separator: " ").map(String.init), in: folder.path, input: input, environment: ["GARNER_BY": "Ann"])
  }

  private func decisions(_ folder: TemporaryFolder) throws -> [[String: Any]] {
    guard let text = try? String(contentsOfFile: folder.path + "/" + MergeReview.decisions, encoding: .utf8) else {
      return []
    }
    return try text.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  private func count(_ folder: TemporaryFolder) throws -> Int {
    try run("export --format jsonl", in: folder).output.split(separator: "\n").count
  }

  @Test func `the groups name each record as a decision takes it`() throws {
    let folder = try Self.review()
    let shown = try run("dedupe --only likely", in: folder).output
    let ids = shown.split(separator: "\n").filter { $0.contains("table.jsonl]") }.compactMap { line in
      line.split(separator: " ").first { $0.last != "." }.map(String.init)
    }
    try #require(ids.count == 4, "\(shown)")
    let merged = try run("dedupe --merge \(ids[0]),\(ids[1]) --why same", in: folder)
    #expect(merged.status == 0, "\(merged.errors)")
  }

  @Test func `a merge that something else keeps apart is in no list`() throws {
    let folder = try Self.review()
    try #require(try run("dedupe --accept certain", in: folder).status == 0)
    let merge = try #require(try decisions(folder).first)
    let records = try #require(merge["records"] as? [String])
    let path = folder.path + "/" + MergeReview.decisions
    let names = records.map { "\"\($0)\"" }.joined(separator: ",")
    let line =
      "{\"id\":\"dapart01\",\"decision\":\"apart\",\"records\":[\(names)],\"by\":\"Bo\",\"when\":\"2026-11-26\"}\n"
    try (String(contentsOfFile: path, encoding: .utf8) + line).write(toFile: path, atomically: true, encoding: .utf8)
    let list = try run("dedupe --list", in: folder).output
    #expect(list.contains("dapart01") && !list.contains("  merge  "), "\(list)")
  }

  @Test func `of a file that cannot be read nothing is said on standard output`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "empty.ris")
    let result = try run("dedupe empty.ris", in: folder)
    #expect(result.status != 0 && result.output.isEmpty && !result.errors.isEmpty, "\(result.output)")
  }

  @Test func `of a review that cannot be read nothing is said of its decisions`() throws {
    let folder = try Self.review()
    try folder.write("{}", to: "review.json")
    for line in ["dedupe --list", "dedupe --merge pmid-1,pmid-2"] {
      let result = try run(line, in: folder)
      #expect(result.status != 0 && result.output.isEmpty && !result.errors.isEmpty, "\(result.output)")
    }
    _ = try run("dedupe --accept certain", in: folder)
    let again = try run("dedupe --accept certain", in: folder)
    #expect(again.status == 3 && again.output.isEmpty, "\(again.output)")
  }

  @Test func `a merge and a sheet that bring together what somebody keeps apart are refused`() throws {
    let folder = try MergeReview.make()
    let ids = MergeReview.nabkasorn
    #expect(try run("dedupe --merge \(ids[0]),\(ids[1])", in: folder).status == 0)
    try folder.write("ids,decision\n\(ids[1])|pmid-7,apart\n\(ids[0])|pmid-7,merge\n", to: "sheet.csv")
    let sheet = try run("dedupe --from sheet.csv", in: folder)
    #expect(sheet.status == 3 && sheet.errors.contains("sheet.csv:3:1: error: '\(ids[1])' would be merged"))
    #expect(try decisions(folder).count == 1)
    #expect(try run("dedupe --apart \(ids[1]),pmid-7 --by Bob", in: folder).status == 0)
    let refused = try run("dedupe --merge \(ids[0]),pmid-7", in: folder)
    #expect(refused.status == 2 && refused.errors.contains("(Bob) keeps it apart"), "\(refused.errors)")
    #expect(try run("dedupe --merge \(ids[0]),\(ids[1]),pmid-7", in: folder).status == 0)
  }

  @Test func `accepting the certain groups writes who, when and why, and once`() throws {
    let folder = try Self.review()
    #expect(try count(folder) == 7)
    let accepted = try run("dedupe --accept certain --date 2026-11-26", in: folder)
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.output.hasPrefix("1 merged; 1 record fewer: decisions/merges.jsonl\n"))
    let decision = try #require(try decisions(folder).first)
    #expect(decision["decision"] as? String == "merge")
    #expect(decision["basis"] as? String == "certain")
    #expect(decision["by"] as? String == "Ann")
    #expect(decision["when"] as? String == "2026-11-26")
    #expect((decision["why"] as? String)?.hasPrefix("same title, same authors, journal abbreviated") == true)
    #expect(try count(folder) == 6)
    #expect(try run("dedupe --accept certain", in: folder).output == "nothing new to decide\n")
    #expect(try decisions(folder).count == 1)
  }

  @Test func `accepting the likely groups takes the certain ones along, and the related are linked apart from that`()
    throws
  {
    let folder = try Self.review()
    #expect(try run("dedupe --accept likely", in: folder).output.hasPrefix("3 merged; 3 records fewer"))
    #expect(try run("dedupe --accept related", in: folder).output.hasPrefix("1 linked: "))
    #expect(try count(folder) == 4)
    let link = try #require(try decisions(folder).last)
    #expect(link["relation"] as? String == "correction and what it corrects")
    let again = try run("dedupe", in: folder)
    #expect(again.output == "Every group is decided.\n")
    #expect(again.errors.contains("3 records merged into others, 1 group kept apart or linked"))
  }

  @Test func `a decision is taken back by its id or by a record, and shows in no list any more`() throws {
    let folder = try Self.review()
    _ = try run("dedupe --accept certain", in: folder)
    let list = try run("dedupe --list", in: folder)
    let id = try #require(list.output.split(separator: " ").first.map(String.init))
    #expect(try run("dedupe --undo \(id) --by Bob --why wrong", in: folder).output.hasPrefix("taken back: merge  "))
    #expect(try decisions(folder).last?["why"] as? String == "wrong")
    #expect(try count(folder) == 7)
    let twice = try run("dedupe --undo \(id)", in: folder)
    #expect(twice.status == 2)
    #expect(twice.errors.contains("'\(id)' was taken back before; nothing was written"))
    let undo = try #require(try decisions(folder).last?["id"] as? String)
    #expect(try run("dedupe --undo \(undo) --by Bob", in: folder).output.hasPrefix("taken back: undo  "))
    #expect(try run("dedupe --undo \(undo)", in: folder).errors.contains("'\(undo)' was taken back before"))
    #expect(try run("dedupe --undo \(id) --by Bob", in: folder).status == 0)
    let empty = try run("dedupe --list", in: folder)
    #expect(empty.status == 1 && empty.output == "no decision holds\n")
    _ = try run("dedupe --accept certain", in: folder)
    let record = try #require((try decisions(folder).last?["records"] as? [String])?.first)
    #expect(try run("dedupe --undo \(record)", in: folder).status == 0)
    #expect(try count(folder) == 7)
    #expect(try decisions(folder).compactMap { $0["by"] as? String } == ["Ann", "Bob", "Bob", "Bob", "Ann", "Ann"])
  }

  @Test func `a sheet goes out, is filled in and comes back`() throws {
    let folder = try Self.review()
    let sheet = try run("dedupe --only likely --format csv", in: folder)
    #expect(
      sheet.output.hasPrefix(
        "merged_ids,verdict,records,title,evidence,publications,ids,decision,relation,why\r\nd4;e5,"))
    var rows = sheet.output.components(separatedBy: "\r\n")
    #expect(rows[1].hasSuffix(",,,") && rows[2].hasSuffix(",,,"))
    rows[1] = String(rows[1].dropLast(3)) + ",merge,,same pages in print"
    rows[2] = String(rows[2].dropLast(3)) + ",apart,,"
    rows[1].replace(",,merge", with: ",merge")
    rows[2].replace(",,apart", with: ",apart")
    try folder.write(rows.joined(separator: "\r\n"), to: "filled.csv")
    let back = try run("dedupe --from filled.csv", in: folder)
    #expect(back.output.hasPrefix("1 merged, 1 kept apart; 1 record fewer: "), "\(back.errors)")
    let written = try decisions(folder)
    #expect(written.map { $0["decision"] as? String } == ["merge", "apart"])
    #expect(written.map { $0["basis"] as? String } == ["table", "table"])
    #expect(written.first?["why"] as? String == "same pages in print")
    #expect(try run("dedupe --from filled.csv", in: folder).output == "nothing new to decide\n")
    #expect(try run("dedupe --only likely", in: folder).status == 1, "what is decided is asked no more")
    let changed = rows.map { $0.replacing(",merge,", with: ",apart,") }
    let reversed = try run("dedupe --from -", in: folder, input: changed.joined(separator: "\r\n"))
    #expect(reversed.output.hasPrefix("1 kept apart, 1 taken back; 1 record more: "), "\(reversed.errors)")
  }

  @Test func `the groups as JSON come back with their decisions`() throws {
    let folder = try Self.review()
    let json = try run("dedupe --format json", in: folder).output
    let decided = json.replacing(
      #""verdict": "likely", "decision": """#, with: #""verdict": "likely", "decision": "merge""#)
    #expect(decided != json)
    #expect(try run("dedupe --from -", in: folder, input: decided).output.hasPrefix("2 merged; 2 records fewer"))
  }

  @Test func `related groups as JSON come back linked, also where one of their parts was merged`() throws {
    let folder = try Self.review()
    _ = try run("dedupe --accept certain", in: folder)
    let json = try run("dedupe --only related --format json", in: folder).output
    let decided = json.replacing(
      #""verdict": "related", "decision": """#, with: #""verdict": "related", "decision": "link""#)
    #expect(decided != json)
    let back = try run("dedupe --from -", in: folder, input: decided)
    #expect(back.status == 0 && back.output.hasPrefix("1 linked"), "\(back.errors)")
    #expect(try decisions(folder).last?["decision"] as? String == "link")
    #expect(try decisions(folder).last?["records"] as? [String] != nil)
    #expect(try run("dedupe --from -", in: folder, input: decided).output == "nothing new to decide\n")
  }

  @Test func `a sheet with a fault is taken in not at all`() throws {
    let folder = try Self.review()
    let ids = try #require(
      try run("export --format jsonl", in: folder).output.split(separator: "\"").dropFirst(3).first)
    let result = try run("dedupe --from -", in: folder, input: "ids,decision\n\(ids);nobody,merge\n")
    #expect(result.status == 3)
    #expect(result.errors.contains("standard input:2:1: error: no imported record and no study has the id 'nobody'"))
    #expect(result.errors.contains("nothing was written"))
    #expect(try decisions(folder).isEmpty)
  }

  @Test func `records are merged, kept apart and linked by name, with a study too`() throws {
    let folder = try MergeReview.make()
    let ids = MergeReview.nabkasorn
    #expect(try run("dedupe --merge \(ids[0]),\(ids[1]) --why looked", in: folder).status == 0)
    #expect(try run("dedupe --link pmid-7,\(ids[2]) --relation trial", in: folder).status == 0)
    #expect(try run("dedupe --merge pmid-7,study/greist1978", in: folder).status == 0)
    let shown = try run("dedupe --show \(ids[1])", in: folder)
    #expect(shown.output.contains("\(ids[0]) stands for 2 records"))
    #expect(shown.output.contains("\(ids[1])  Embase  records/0002-embase.jsonl:2"))
    #expect(shown.output.contains("European journal of public health  ← \(ids[0])"))
    let linked = try run("dedupe --show pmid-7", in: folder)
    #expect(linked.output.contains("greist1978  the study taken from it"))
    #expect(linked.output.contains("\(ids[2])  trial"))
    let study = try run("dedupe --show study/greist1978", in: folder)
    #expect(study.output == linked.output, "\(study.errors)")
    let torn = try run("dedupe --link \(ids[0]),\(ids[1])", in: folder)
    #expect(torn.status == 2 && torn.errors.contains("what is linked is not the same"))
    #expect(try run("check", in: folder).status == 0)
  }

  @Test(arguments: ["apart", "merge"])
  func `a likely pair that contradicts its group is left by what merges all, and decided in a sheet`(word: String)
    throws
  {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try folder.write(DedupeTests.torn, to: "table.csv")
    try #require(try run("import table.csv", in: folder).status == 0)
    let rows = try run("dedupe --only likely --format csv", in: folder).output.components(separatedBy: "\r\n")
    let row = try #require(rows.first { $0.hasPrefix("b;c,") && $0.contains("kept from its group") })
    let accepted = try run("dedupe --accept likely", in: folder)
    #expect(accepted.errors.contains("left: 1 likely pair,"), "\(accepted.errors)")
    #expect(try count(folder) == 2)
    try folder.write("\(rows[0])\r\n\(row.dropLast(3)),\(word),,\r\n", to: "filled.csv")
    let taken = try run("dedupe --from filled.csv", in: folder)
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(try count(folder) == (word == "merge" ? 1 : 2))
    #expect(try !run("dedupe --only likely --format csv", in: folder).output.contains("b;c,"))
  }

  @Test func `a merge that is taken back leaves what it had overruled as it was`() throws {
    let folder = try MergeReview.make()
    let ids = MergeReview.nabkasorn
    func isApart() throws -> Bool { try run("dedupe --list", in: folder).output.contains("apart") }
    #expect(try run("dedupe --apart \(ids[0]),\(ids[1]),pmid-7", in: folder).status == 0)
    #expect(try run("dedupe --merge \(ids[0]),\(ids[1])", in: folder).status == 0)
    let merge = try #require(try decisions(folder).last?["id"] as? String)
    let undone = try run("dedupe --undo \(merge)", in: folder)
    #expect(undone.output.contains("holds again: "), "\(undone.output)\(undone.errors)")
    let list = try run("dedupe --list", in: folder).output
    #expect(list.split(separator: "\n").count { $0.contains(ids[0]) } == 1, "\(list)")
    #expect(list.contains(ids[1]) && list.contains("pmid-7"))
  }

  @Test(arguments: ["--merge study/nabkasorn2006,new", "--from sheet.csv"])
  func `what is merged with a study is one with the records it was taken from`(line: String) throws {
    let folder = try MergeReview.make()
    let id = MergeReview.nabkasorn[0]
    #expect(try run("extract \(id) --as nabkasorn2006", in: folder).status == 0)
    let new = try #require(MergeReview.nabkasorn.last)
    try folder.write("ids,decision\nstudy/nabkasorn2006;\(new),merge\n", to: "sheet.csv")
    let result = try run("dedupe " + line.replacing("new", with: new), in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try run("dedupe --show \(new)", in: folder).output.contains("\(id) stands for 2 records"))
    #expect(try run("flow --box duplicates", in: folder).output == "1\n")
    #expect(try count(folder) == 4)
  }

  @Test(arguments: [
    ("--accept certain --list", "are different jobs; give one"),
    ("--relation trial", "--relation says what --link ties"),
    ("--list --by Ann", "--by and --date belong to a decision"), ("--accept certain --format csv", "leave them out"),
    ("--decide --date 2026-11-26", "each decision has its own time"), ("--accept certain --why so", "--why belongs to"),
    ("table.csv --undo d1", "decisions are kept in a review"),
    ("table.csv --by Ann", "outside a review nothing is decided"),
    ("--merge a,b --date tomorrow", "'tomorrow' is no time"),
    ("--merge nobody,a", "no imported record and no study 'nobody'"),
    ("--undo nothing", "no decision has the id 'nothing'"), ("--decide", "there is no terminal to ask on"),
  ])
  func `wrong use is told, and nothing is written`(line: String, message: String) throws {
    let folder = try Self.review()
    let result = try run("dedupe " + line, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try decisions(folder).isEmpty)
  }

  // MARK: At a terminal

  private func terminal(_ folder: TemporaryFolder, _ extra: [String] = [], kind: String = "xterm") throws
    -> PseudoTerminal
  {
    try PseudoTerminal(
      ["dedupe", "--decide", "--review", folder.path] + extra,
      environment: GarnerProcess.environment.merging(["TERM": kind, "GARNER_BY": "Ann", "NO_COLOR": "1"]) { $1 })
  }

  @Test func `two records stand side by side, and one key a pair decides`() throws {
    let folder = try Self.review()
    let terminal = try terminal(folder)
    try terminal.wait(for: "Pair 1 of 2: same title and volume, other pages")
    try terminal.wait(for: "‹21-29›")
    try terminal.wait(for: "≠ ‹88-99›")
    try terminal.wait(for: "q stop > ")
    terminal.type("m")
    try terminal.wait(for: "Pair 2 of 2")
    try terminal.wait(for: "u undo")
    terminal.type("l")
    // The last answer can be taken back as any other.
    try terminal.wait(for: "That was the last pair.  u undo  q done > ")
    terminal.type("u")
    try terminal.wait(for: "Taken back.")
    try terminal.wait(for: "Pair 2 of 2")
    try terminal.wait(for: "q stop > ")
    terminal.type("k")
    try terminal.wait(for: "q done > ")
    terminal.type("\r")
    try terminal.wait(for: "2 decisions written, 0 pairs left")
    #expect(try terminal.end() == 0)
    #expect(terminal.isAsItWas)
    #expect(try decisions(folder).map { $0["decision"] as? String } == ["merge", "link", "undo", "apart"])
    #expect(try decisions(folder).allSatisfy { $0["by"] as? String == "Ann" })
    // What speaks for one publication is no reason to keep two apart.
    #expect(try decisions(folder).map { $0["why"] == nil } == [false, true, true, true])
    let again = try self.terminal(folder)
    try again.wait(for: "there is nothing left to decide")
    #expect(try again.end() == 0)
  }

  @Test func `one undoes the last answer, stops, and goes on later where one was`() throws {
    let folder = try Self.review()
    let first = try terminal(folder)
    try first.wait(for: "q stop > ")
    first.type("m")
    try first.wait(for: "Pair 2 of 2")
    try first.wait(for: "q stop > ")
    first.type("u")
    try first.wait(for: "Taken back.")
    try first.wait(for: "Pair 1 of 2")
    try first.wait(for: "q stop > ")
    first.type("l")
    try first.wait(for: "Pair 2 of 2")
    try first.wait(for: "q stop > ")
    first.type("q")
    try first.wait(for: "1 decision written, 1 pair left; garner dedupe --decide goes on where you were")
    #expect(try first.end() == 0)
    #expect(try decisions(folder).map { $0["decision"] as? String } == ["merge", "undo", "link"])
    let later = try terminal(folder, ["--lang", "nl"])
    try later.wait(for: "Paar 1 van 1")
    try later.wait(for: "q stoppen > ")
    later.type("\u{3}")
    try later.wait(for: "0 beslissingen geschreven, nog 1 paar")
    #expect(try later.end() == 130)
    #expect(later.isAsItWas)
    #expect(try decisions(folder).count == 3)
  }

  @Test func `a terminal that cannot move its cursor asks line by line`() throws {
    let folder = try Self.review()
    let terminal = try terminal(folder, kind: "dumb")
    try terminal.wait(for: "q stop > ")
    terminal.type("m\n")
    try terminal.wait(for: "Pair 2 of 2")
    try terminal.wait(for: "q stop > ")
    terminal.type("q\n")
    try terminal.wait(for: "1 decision written, 1 pair left")
    #expect(try terminal.end() == 0)
  }
}
