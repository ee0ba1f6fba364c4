import Foundation
import TestSupport
import Testing

@Suite("garner screen and garner flow", .serialized)
struct ScreenTests {
  /// A review with six records of PubMed, two of them found in Embase too, and two criteria.
  static func review() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {
        "$schema": "urn:garner:schema:review:1", "id": "small", "title": {"en": "A small review"}, "languages": ["en"],
        "databases": [{"id": "pubmed", "label": "PubMed"}, {"id": "embase", "label": "Embase"}],
        "exclusionCriteria": [
          {"id": "no-control", "statement": {"en": "No control group."}},
          {"id": "animals", "statement": {"en": "Animals."}}
        ]
      }
      """, to: "review.json")
    try folder.write(
      #"{"$schema": "urn:garner:schema:vocabulary:1", "schemes": [{"id": "theme", "concepts": [{"id": "mood", "prefLabel": {"en": "mood"}}]}]}"#,
      to: "vocabulary.json")
    try FileManager.default.createDirectory(atPath: folder.path + "/studies", withIntermediateDirectories: true)
    try folder.write(
      """
      {"$schema": "urn:garner:schema:searches:1", "searches": [{"id": "s1", "purpose": "evidence", "terms": ["running"],
        "results": [{"database": "pubmed", "hits": 0, "screened": false}, {"database": "embase", "hits": 0, "screened": false}]}]}
      """, to: "searches.json")
    for (name, numbers) in [("pubmed", 1...6), ("embase", 5...6)] {
      let records = numbers.map {
        "PMID- \($0)\nTI  - Running \($0): a trial\nAB  - What \($0) found.\nFAU - Doe, Jane\nDP  - 2001\n\n"
      }
      try folder.write(records.joined(), to: "\(name).nbib")
      let result = try GarnerProcess.run(
        ["import", "\(name).nbib", "--search", "s1", "--database", name], in: folder.path)
      try #require(result.status == 0, "\(result.errors)")
    }
    return folder
  }

  private static let file = "decisions/screening.jsonl"

  private func run(_ line: String, in folder: TemporaryFolder) throws -> GarnerProcess.Result {
    try GarnerProcess.run(line.split(separator: " ").map(String.init), in: folder.path)
  }

  private func log(_ folder: TemporaryFolder) throws -> [String] {
    try String(contentsOfFile: folder.path + "/" + Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `takes a decision from options, once, and takes it back with a new line`() throws {
    let folder = try Self.review()
    let line = "screen pmid-1 pmid-2 --decision exclude --by Anna --date 2026-11-26"
    let first = try run(line, in: folder)
    #expect(first.status == 0 && first.output == "2 decisions written to \(Self.file)\n", "\(first.errors)")
    #expect(try run(line, in: folder).output == "0 decisions written to \(Self.file); 2 stood there already\n")
    #expect(
      try run(line.replacing("pmid-", with: ""), in: folder).output
        == "0 decisions written to \(Self.file); 2 stood there already\n", "their PMIDs alone are enough")
    #expect(try run("screen pmid-1 --decision undo --by Anna --date 2026-11-27", in: folder).status == 0)
    #expect(
      try log(folder) == [
        #"{"record":"pmid-1","stage":"title-abstract","decision":"exclude","by":"Anna","when":"2026-11-26"}"#,
        #"{"record":"pmid-2","stage":"title-abstract","decision":"exclude","by":"Anna","when":"2026-11-26"}"#,
        #"{"record":"pmid-1","stage":"title-abstract","decision":"undo","by":"Anna","when":"2026-11-27"}"#,
      ])
    #expect(try run("screen --progress", in: folder).output.contains("title-abstract: 1 exclude, 5 to do\n  Anna: 1"))
  }

  @Test(arguments: [
    ("screen pmid-77 --decision include", "there is no imported record 'pmid-77'"),
    ("screen pmid-1 --decision include --stage retrieval", "'include' is not decided at retrieval"),
    ("screen pmid-1 --decision exclude --stage full-text", "needs a reason, an exclusion criterion: one of no-control"),
    ("screen pmid-1 --decision exclude --reason animal", "no exclusion criterion 'animal': did you mean 'animals'?"),
    ("screen pmid-1 --decision include --reason animals", "a reason belongs to an exclusion"),
    ("screen pmid-1 --decision undo", "has decided nothing on pmid-1 at title-abstract"),
    ("screen pmid-1 --decision include --date 2026-13-01", "is no time"),
    ("screen pmid-1 --decision include --date 2026-02-30", "is no time"),
    ("screen pmid-1", "give ids and --decision"),
    ("screen --decision include", "give ids and --decision"),
    ("screen --conflicts --reason animals", "--reason belongs to ids with --decision"),
    ("screen --conflicts --progress", "are different jobs; give one"),
    ("screen", "there is no terminal to ask on"),
    ("flow --list", "name it with --box"),
    ("flow --list --missing --box screened", "are two lists; give one"),
    ("flow --box total-studies", "is a box of an updated review"),
    ("flow --box other-sought", "is a box of other methods"),
  ])
  func `wrong use says what is right, and writes nothing`(line: String, message: String) throws {
    let folder = try Self.review()
    let result = try run(line, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/decisions"))
  }

  @Test func `a sheet goes out, is filled in a spreadsheet and comes back, whole or not at all`() throws {
    let folder = try Self.review()
    #expect(try run("screen pmid-2 --decision exclude --by Anna", in: folder).status == 0)
    #expect(try run("screen --to sheet.csv --by Anna", in: folder).status == 0)
    let sheet = try String(contentsOfFile: folder.path + "/sheet.csv", encoding: .utf8)
    let rows = sheet.split(separator: "\r\n").map(String.init)
    #expect(rows.count == 6)
    #expect(rows[1] == "pmid-1,Running 1: a trial,\"Doe, Jane\",2001,What 1 found.,title-abstract,,,,,,,")
    // As a spreadsheet in Dutch gives it back: with semicolons, and other columns in it.
    let filled = "record;title;decision;colour\r\npmid-1;x;Include;red\r\npmid-3;x;maybe;\r\npmid-4;x;;\r\n"
    try folder.write(filled, to: "filled.csv")
    let taken = try run("screen --from filled.csv --stage title-abstract --by Anna", in: folder)
    #expect(taken.status == 0 && taken.output.hasPrefix("2 decisions written"), "\(taken.errors)")
    #expect(taken.errors.contains("filled.csv:1:1: warning: the column 'colour' is not read"))
    try folder.write(
      "record,decision,reason\npmid-5,exclude,\npmid-6,exclude,animls\npmid-66,include,\n", to: "bad.csv")
    let bad = try run("screen --from bad.csv --stage full-text --by Anna", in: folder)
    #expect(bad.status == 3)
    #expect(bad.errors.contains("bad.csv:2:1: error: /decision: a report excluded at full text needs a reason"))
    #expect(bad.errors.contains("bad.csv:3:1: error: /reason: review.json has no exclusion criterion 'animls'"))
    #expect(bad.errors.contains("bad.csv:4:1: error: /record: there is no imported record 'pmid-66'"))
    #expect(try log(folder).count == 3)
    try folder.write(#"[{"record": "pmid-5", "decision": "include", "note": "=1+1", "final": true}]"#, to: "more.json")
    #expect(try run("screen --from more.json --stage title-abstract --by Anna", in: folder).status == 0)
    #expect(try log(folder).last?.contains(#""note":"=1+1","final":true"#) == true)
    let all = try run("screen --to - --all --by Anna", in: folder)
    #expect(all.output.contains(",include,,Anna,") && all.output.contains("'=1+1"))
  }

  @Test func `a publication with several records is shown with the best of each`() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let table = """
      ID,title,year,author,journal,volume,pages,doi,abstract
      a1,Running therapy for depressed adolescents: a trial,2010,"Visser, M",Sleep,12,45-52,10.1000/1,
      b7,Running Therapy for Depressed Adolescents - A Trial.,2010,"Visser, M",Sleep,12,45-52,10.1000/1,What was found.

      """
    try folder.write(table, to: "table.csv")
    #expect(try run("import table.csv", in: folder).status == 0)
    #expect(try run("dedupe --accept certain", in: folder).status == 0)
    let sheet = try run("screen --to - --by Anna", in: folder).output.split(separator: "\r\n").map(String.init)
    #expect(sheet.count == 2 && sheet.last?.contains("What was found.") == true, "\(sheet)")
  }

  @Test func `what only a search for background brought is not up for screening, as the flow does not count it`() throws
  {
    let folder = try Self.review()
    let path = folder.path + "/searches.json"
    let log = try String(contentsOfFile: path, encoding: .utf8)
    let background =
      #"{"id": "s0", "purpose": "background", "terms": ["what"], "results": [{"database": "pubmed", "hits": 2, "screened": false}]}"#
    try folder.write(
      log.replacingOccurrences(of: #""searches": ["#, with: #""searches": ["# + background + ","), to: "searches.json")
    // The second was found by a search for evidence too.
    try folder.write("PMID- 8\nTI  - Eight\n\nPMID- 1\nTI  - Running 1: a trial\n\n", to: "more.nbib")
    #expect(try run("import more.nbib --search s0 --database pubmed", in: folder).status == 0)
    let sheet = try run("screen --to - --by Anna", in: folder).output
    #expect(!sheet.contains("pmid-8") && sheet.contains("pmid-1"), "\(sheet)")
    #expect(try run("screen --progress", in: folder).output.contains("title-abstract: 6 to do"))
    #expect(try run("screen pmid-8 --decision exclude --by Anna", in: folder).status == 0)
    #expect(try run("screen --progress", in: folder).output.contains("title-abstract: 6 to do"))
  }

  @Test func `takes over what Rayyan's and ASReview's people decided, under their names`() throws {
    let folder = try Self.review()
    #expect(try run("screen --from-imports", in: folder).status == 1)
    try folder.write(
      """
      key,title,authors,year,notes,doi
      r1,Walking,"Smith, J.",2005,"RAYYAN-INCLUSION: {""Ann""=>""Included"", ""Bob""=>""Excluded""} | RAYYAN-EXCLUSION-REASONS: wrong population",10.1000/x
      r2,Biking,"Smith, J.",2006,"RAYYAN-INCLUSION: {""Ann""=>""Maybe"", broken",10.1000/y
      """, to: "rayyan.csv")
    try folder.write(
      "record_id,title,abstract,authors,year,doi,included\n0,Rowing,T.,\"Smith, J.\",2007,10.1000/z,0\n",
      to: "asreview.csv")
    #expect(try run("import rayyan.csv asreview.csv", in: folder).status == 0)
    let taken = try run("screen --from-imports --by Cas --date 2026-11-26", in: folder)
    #expect(taken.status == 0 && taken.output.hasPrefix("4 decisions written"), "\(taken.errors)")
    let lines = try log(folder)
    #expect(lines.map { $0.contains(#""by":"Ann""#) } == [true, false, true, false])
    #expect(
      lines[1].contains(#""decision":"exclude","by":"Bob","when":"2026-11-26","note":"Rayyan: wrong population""#))
    #expect(lines[2].contains(#""decision":"unclear""#))
    #expect(lines[3].contains(#""decision":"exclude","by":"Cas""#))
    #expect(try run("screen --from-imports --by Cas", in: folder).output.contains("0 decisions written"))
    #expect(try run("screen --conflicts", in: folder).output.contains("Bob: exclude"))
  }

  @Test func `shows where two people differ until it is settled`() throws {
    let folder = try Self.review()
    _ = try run("screen pmid-1 pmid-2 --decision include --by Anna --date 2026-11-26", in: folder)
    _ = try run("screen pmid-1 pmid-2 --decision exclude --by Bob --date 2026-11-26", in: folder)
    _ = try run("screen pmid-2 --decision include --by Bob --date 2026-11-27", in: folder)
    let conflicts = try run("screen --conflicts", in: folder)
    #expect(conflicts.status == 1)
    #expect(
      conflicts.output == "pmid-1 at title-abstract\n  Anna: include (2026-11-26)\n  Bob: exclude (2026-11-26)\n")
    _ = try run("screen pmid-1 --decision exclude --final --by Cas", in: folder)
    let none = try run("screen --conflicts", in: folder)
    #expect(none.status == 0 && none.output == "nobody differs\n")
  }

  @Test func `the flow names what is missing, and what is in a box`() throws {
    let folder = try Self.review()
    _ = try run("screen pmid-1 pmid-2 pmid-3 --decision exclude --by Anna", in: folder)
    _ = try run("screen pmid-4 pmid-5 --decision include --by Anna", in: folder)
    _ = try run("screen pmid-4 --stage full-text --decision exclude --reason animals --by Anna", in: folder)
    let flow = try run("flow", in: folder)
    #expect(flow.status == 1)
    #expect(flow.errors.contains("not accounted for, screened: 1 with no decision at title and abstract: pmid-6"))
    #expect(flow.errors.contains("not accounted for, assessed: 1 sought, retrieval not told: pmid-5"))
    #expect(flow.output.contains("| Identification | Records identified from databases | 8 | PubMed: 6<br>Embase: 2 |"))
    #expect(flow.output.contains("| Duplicate records removed | 2 | Embase: 2 |"), "\(flow.output)")
    let list = try run("flow --box excluded-reports --list --format csv", in: folder)
    #expect(list.output == "Id,Title,Of which\r\npmid-4,Running 4: a trial,Animals.\r\n")
    #expect(try run("flow --box duplicates", in: folder).output == "2\n")
    let duplicates = try run("flow --box duplicates --list", in: folder)
    #expect(duplicates.output.contains("| pmid-5 | Running 5: a trial | Embase | records/0002-embase.jsonl:2 |"))
    _ = try run("screen pmid-6 --decision exclude --by Anna", in: folder)
    _ = try run("screen pmid-5 --stage full-text --decision exclude --reason no-control --by Anna", in: folder)
    let whole = try run("flow", in: folder)
    #expect(whole.status == 0 && whole.errors == "", "\(whole.errors)")
  }

  @Test func `an included study names no excluded record, and is no copy of another`() throws {
    let folder = try Self.review()
    _ = try run("extract pmid-1 --as one2001", in: folder)
    let draft = try String(contentsOfFile: folder.path + "/studies/one2001.json", encoding: .utf8)
    let copy = draft.replacingOccurrences(of: "\"one2001\"", with: "\"two2001\"")
    try folder.write(copy, to: "studies/two2001.json")
    _ = try run("screen pmid-1 --decision exclude --by Anna --date 2026-11-26", in: folder)
    let check = try run("check", in: folder)
    #expect(check.status == 1)
    let said = check.output + check.errors
    let excluded =
      "the record 'pmid-1' was excluded at title-abstract (Anna: exclude, 2026-11-26), and this study is included"
    #expect(said.contains(excluded), "\(said)")
    #expect(said.contains("it is of the same report as 'one2001' and says the same"), "\(said)")
    // One report may describe two studies, which then differ.
    try folder.write(
      copy.replacingOccurrences(
        of: "\"role\": \"included\",", with: "\"role\": \"included\", \"notes\": {\"en\": \"The second trial.\"},"),
      to: "studies/two2001.json")
    #expect(!(try run("check", in: folder)).errors.contains("same report"))
    let flow = try run("flow", in: folder)
    #expect(flow.status == 1)
    #expect(flow.errors.contains("1 excluded at screening and named by an included study: pmid-1"), "\(flow.errors)")
    _ = try run("screen pmid-1 --decision undo --by Anna", in: folder)
    _ = try run("screen pmid-1 --stage retrieval --decision not-retrieved --by Anna --date 2026-11-26", in: folder)
    #expect(
      try run("check", in: folder).errors.contains(
        "the record 'pmid-1' was not retrieved (Anna: not-retrieved, 2026-11-26), and this study is included"))
    #expect(try run("flow", in: folder).errors.contains("1 not retrieved and named by an included study: pmid-1"))
    _ = try run("screen pmid-1 --stage retrieval --decision undo --by Anna", in: folder)
    _ = try run("screen pmid-1 --stage full-text --decision include --by Anna", in: folder)
    let list = try run("flow --box included-reports --list --format csv", in: folder)
    #expect(list.output == "Id,Title,Studies\r\npmid-1,Running 1: a trial,\"one2001\ntwo2001\"\r\n", "\(list.output)")
    #expect(try run("flow", in: folder).output.contains("counted once: pmid-1 (one2001, two2001)."))
  }

  @Test func `whoever takes in a study is told what screening has against its record`() throws {
    let folder = try Self.review()
    #expect(try run("extract pmid-1", in: folder).errors == "")
    let exclude =
      "screen pmid-2 pmid-3 --stage full-text --decision exclude --reason animals --by Anna --date 2026-11-26"
    #expect(try run(exclude, in: folder).status == 0)
    let excluded = "the record 'pmid-2' was excluded at full-text (Anna: exclude, animals, 2026-11-26)"
    let extracted = try run("extract pmid-2 --as two2001", in: folder)
    #expect(
      extracted.status == 0 && extracted.errors.contains("warning: /records/0: " + excluded), "\(extracted.errors)")
    let later = try run("extract pmid-4 --as four2001", in: folder)
    #expect(
      later.errors.contains("the record 'pmid-4' has no decision at full-text, where others have"), "\(later.errors)")
    try FileManager.default.moveItem(
      atPath: folder.path + "/studies/two2001.json", toPath: folder.path + "/two2001.json")
    let added = try run("add two2001.json", in: folder)
    #expect(added.status == 0 && added.errors.contains(excluded), "\(added.errors)")
    #expect(added.errors.contains("two2001.json:"), "\(added.errors)")
  }

  @Test func `what was decided on is screened for every command, whatever an import wrote into the log`() throws {
    let folder = try Self.review()
    #expect(try run("table search-results", in: folder).output.contains("8 hits not screened"))
    _ = try run("screen pmid-1 pmid-2 pmid-3 pmid-4 --decision exclude --by Anna", in: folder)
    #expect(try run("table search-results", in: folder).output.contains("4 hits not screened"))
    _ = try run("screen pmid-5 pmid-6 --decision include --by Anna", in: folder)
    let table = try run("table search-results", in: folder)
    #expect(table.output.contains("| running | evidence | 6 (2) | 2 (2) |"), "\(table.output)")
    #expect(table.output.contains("0 hits not screened"))
    #expect(try run("build", in: folder).status == 0)
    let built = try String(contentsOfFile: folder.path + "/build/search-results.en.md", encoding: .utf8)
    #expect(built == table.output)
    let gaps = try run("gaps --by theme=mood --by age=10..20", in: folder)
    #expect(gaps.status == 0 && gaps.output.contains("all 8 hits screened"), "\(gaps.output)")
    // A log that says more than the decisions is warned of.
    _ = try run("screen pmid-6 --decision undo --by Anna", in: folder)
    let log = try String(contentsOfFile: folder.path + "/searches.json", encoding: .utf8)
    try folder.write(
      log.replacing("\"screened\": false", with: "\"screened\": true, \"relevant\": 1"), to: "searches.json")
    let check = try run("check", in: folder)
    #expect(check.status == 0)
    #expect(
      check.errors.contains("warning: /searches/0/results/0/screened: the log says that 6 of these hits were screened"),
      "\(check.errors)")
  }

  @Test func `a full text that was decided on was had`() throws {
    let folder = try Self.review()
    _ = try run("screen pmid-1 pmid-2 pmid-3 --decision include --by Anna", in: folder)
    _ = try run("screen pmid-1 --stage full-text --decision include --by Anna", in: folder)
    _ = try run("screen pmid-2 --stage retrieval --decision not-retrieved --by Anna", in: folder)
    let progress = try run("screen --progress", in: folder).output
    #expect(progress.contains("retrieval: 1 not-retrieved, 1 to do"), "\(progress)")
    let sheet = try run("screen --to - --stage retrieval --by Anna", in: folder).output
    #expect(sheet.split(separator: "\r\n").dropFirst().map { $0.prefix(6) } == ["pmid-3"])
  }

  @Test func `the reports that an earlier version counted are those of its studies, and no more`() throws {
    let folder = try Self.review()
    _ = try run("extract pmid-1 --as one2001", in: folder)
    let review = try String(contentsOfFile: folder.path + "/review.json", encoding: .utf8)
    for (previous, message) in [
      (#""records": ["pmid-2"]"#, "no study of the previous version names the record 'pmid-2'"),
      (#""reports": 0"#, "/previous/reports: the studies of the previous version name 1 record, and that version"),
      (#""reports": 0, "records": ["pmid-1"]"#, "1 record of the previous version, and that version counted 0 reports"),
      (#""reports": 1, "records": ["pmid-1"]"#, ""),
    ] {
      let added = #""previous": {"studies": ["one2001"], "# + previous + #"}, "languages""#
      try folder.write(review.replacing(#""languages""#, with: added), to: "review.json")
      let check = try run("check", in: folder)
      #expect(check.status == (message.isEmpty ? 0 : 1), "\(check.errors)")
      #expect(message.isEmpty || check.errors.contains(message), "\(check.errors)")
    }
  }

  @Test func `a log with bad lines gives the rest, and says what is wrong where`() throws {
    let folder = try Self.review()
    _ = try run("screen pmid-1 --decision exclude --by Anna", in: folder)
    let good = try String(contentsOfFile: folder.path + "/" + Self.file, encoding: .utf8)
    let bad =
      #"{"record":"pmid-99","stage":"title-abstract","decision":"include","by":"A","when":"2026-01-01"}"# + "\n"
      + #"{"record":"pmid-2","stage":"full-text","decision":"exclude","by":"A","when":"2026-01-01"}"# + "\n"
      + #"{"record":"pmid-3","stage":"abstract","decision":"include","by":"A","when":"yesterday"}"# + "\n{\"rec"
    try folder.write(good + bad, to: Self.file)
    let flow = try run("flow --box excluded-records", in: folder)
    #expect(flow.status == 3)
    #expect(flow.output == "1\n")
    for message in [
      ":2:11: error: /record: there is no imported record 'pmid-99'",
      ":3:51: error: /decision: a report excluded at full text needs a reason",
      ":4:28: error: /stage: unknown word 'abstract'", ":5:", "as when writing it was broken off",
    ] {
      #expect(flow.errors.contains(message), "\(flow.errors)")
    }
    // What is decided next is not lost behind the line that was broken off.
    #expect(try run("screen pmid-2 --decision exclude --by Anna", in: folder).status == 3)
    #expect(try run("flow --box excluded-records", in: folder).output == "2\n")
  }

  // MARK: At a terminal

  private func terminal(_ folder: TemporaryFolder, _ extra: [String] = [], kind: String = "xterm") throws
    -> PseudoTerminal
  {
    try PseudoTerminal(
      ["screen", "--review", folder.path, "--by", "Anna"] + extra,
      environment: GarnerProcess.environment.merging(["TERM": kind]) { $1 })
  }

  @Test(arguments: ["xterm", "dumb"])
  func `one key decides, u takes back, q stops, and the next time goes on`(kind: String) throws {
    let folder = try Self.review()
    let enter = kind == "dumb" ? "\r" : ""
    let first = try terminal(folder, kind: kind)
    for (title, key) in [
      ("Running 1", "i"), ("Running 2", "e"), ("Running 3", "u"), ("Running 2", "m"), ("Running 3", "s"),
    ] {
      try first.wait(for: title)
      try first.wait(for: "q stop")
      first.type(key + enter)
    }
    try first.wait(for: "2 of 6 decided by you")
    try first.wait(for: "q stop")
    first.type("q" + enter)
    try first.wait(for: "2 decisions written; garner screen goes on where you were")
    #expect(try first.end() == 0)
    #expect(first.isAsItWas)
    #expect(
      try log(folder).map { line in ["include", "exclude", "undo", "unclear"].first { line.contains("\"\($0)\"") } }
        == ["include", "exclude", "undo", "unclear"])
    let second = try terminal(folder, kind: kind)
    try second.wait(for: "Running 3")
    try second.wait(for: "2 of 6 decided by you")
    second.type(kind == "dumb" ? "q\r" : "\u{3}")
    // Broken off, as a shell tells of Ctrl-C; q is an end like any other.
    #expect(try second.end() == (kind == "dumb" ? 0 : 130))
    #expect(second.isAsItWas)
  }

  @Test func `a key that moves the cursor is told by its name`() throws {
    let folder = try Self.review()
    let screen = try terminal(folder)
    try screen.wait(for: "q stop")
    screen.type("\r")
    try screen.wait(for: "'Enter' is none of these keys.")
    try screen.wait(for: "q stop")
    screen.type("q")
    #expect(try screen.end() == 0)
  }

  @Test func `what is not accounted for can be listed, all of it or of one box`() throws {
    let folder = try Self.review()
    let all = try run("flow --missing --format csv", in: folder)
    #expect(all.status == 1)
    #expect(all.output.split(separator: "\r\n").count == 7, "\(all.output)")
    #expect(
      all.output.contains(
        "screened,not-screened,Records screened,1 with no decision at title and abstract,pmid-6,Running 6: a trial"),
      "\(all.output)")
    _ = try run("screen pmid-1 pmid-2 pmid-3 pmid-4 pmid-5 --decision exclude --by Anna", in: folder)
    _ = try run("screen pmid-6 --decision include --by Anna", in: folder)
    let box = try run("flow --missing --box assessed", in: folder)
    #expect(box.status == 1 && box.output.contains("| pmid-6 | Running 6: a trial |"), "\(box.output)")
    #expect(try run("flow --missing --box screened", in: folder).output.contains("Nothing is missing."))
    _ = try run("screen pmid-6 --stage full-text --decision exclude --reason animals --by Anna", in: folder)
    let none = try run("flow --missing", in: folder)
    #expect(none.status == 0 && none.errors == "" && none.output.contains("Nothing is missing."))
  }

  @Test func `what was found elsewhere and removed before screening is done for the flow as for the screening`() throws
  {
    let folder = try Self.review()
    let path = folder.path + "/review.json"
    let review = try String(contentsOfFile: path, encoding: .utf8)
    try folder.write(
      review.replacing(
        #"{"id": "embase""#,
        with: #"{"id": "lists", "label": "Reference lists", "kind": "citation-searching"}, {"id": "embase""#),
      to: "review.json")
    try folder.write("PMID- 8\nTI  - Eight\n\n", to: "lists.nbib")
    let imported = try run("import lists.nbib --search s1 --database lists", in: folder)
    #expect(imported.status == 0, "\(imported.errors)")
    _ = try run("screen pmid-1 pmid-2 pmid-3 pmid-4 pmid-5 pmid-6 --decision exclude --by Anna", in: folder)
    #expect(try run("flow", in: folder).status == 1)
    _ = try run("screen pmid-8 --stage before-screening --decision exclude --by Anna", in: folder)
    #expect(try run("screen --progress", in: folder).output.contains("title-abstract: 6 exclude, 0 to do"))
    let flow = try run("flow", in: folder)
    #expect(flow.status == 0 && flow.errors == "", "\(flow.errors)")
    #expect(flow.output.contains("1 found by other methods was removed before screening"), "\(flow.output)")
  }

  @Test func `an exclusion at full text asks for its reason, in Dutch too`() throws {
    let folder = try Self.review()
    _ = try run("screen pmid-1 pmid-2 --decision include --by Anna", in: folder)
    let screen = try terminal(folder, ["--stage", "full-text", "--lang", "nl"])
    try screen.wait(for: "Running 1")
    try screen.wait(for: "q stoppen")
    screen.type("e")
    try screen.wait(for: "2  Animals.")
    try screen.wait(for: "Reden")
    screen.type("9")
    try screen.wait(for: "Een getal van 1 tot en met 2.")
    try screen.wait(for: "Reden")
    screen.type("2")
    try screen.wait(for: "Running 2")
    try screen.wait(for: "q stoppen")
    screen.type("z")
    try screen.wait(for: "'z' is geen van deze toetsen.")
    try screen.wait(for: "q stoppen")
    screen.type("i")
    try screen.wait(for: "Dat was de laatste.")
    try screen.wait(for: "2 beslissingen geschreven; er is niets meer te beoordelen")
    #expect(try screen.end() == 0)
    #expect(
      try log(folder).suffix(2).map { $0.contains(#""decision":"exclude","reason":"animals""#) } == [true, false])
  }

  @Test func `what an export holds cannot move the cursor of one who reads it`() throws {
    let folder = try Self.review()
    let record = #"{"id":"x","citation":{"id":"x","type":"book","title":"A\u009b2J\u202Etitle"},"line":1}"#
    try folder.write(record + "\n", to: "records/0000-x.jsonl")
    let screen = try terminal(folder)
    try screen.wait(for: "A\u{FFFD}2J\u{FFFD}title")
    screen.send(SIGTERM)
    #expect(try screen.end() == -SIGTERM)
    #expect(screen.isAsItWas)
  }
}
