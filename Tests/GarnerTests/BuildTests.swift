import Foundation
import TestSupport
import Testing

@Suite("garner build and garner ask")
struct BuildTests {
  private func run(_ arguments: [String], _ folder: TemporaryFolder) throws -> GarnerProcess.Result {
    try GarnerProcess.run(arguments, in: folder.path)
  }

  private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
    let path = folder.path + "/build"
    return try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: path).map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: path + "/" + $0)))
      })
  }

  private func edit(_ file: String, _ old: String, _ new: String, _ folder: TemporaryFolder) throws {
    let url = folder.url.appendingPathComponent(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: url)
  }

  @Test("writes every table in both languages, the same as the command prints, and nothing twice")
  func whole() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let first = try run(["build"], folder)
    #expect(first.status == 0)
    let made = try files(folder)
    for table in TableTests.tables {
      for (language, format, ending) in [("nl", "markdown", "md"), ("en", "html", "html")] {
        let printed = try run(["table", table, "--lang", language, "--format", format], folder).output
        #expect(made["\(table).\(language).\(ending)"] == Data(printed.utf8))
      }
    }
    #expect(made["gaps.nl.md"] != nil)
    #expect(made["answer-unit.en.html"] != nil)
    for figure in ["flow", "evidence-map", "effect-direction"] {
      let printed = try run(["figure", figure, "--lang", "nl"], folder).output
      #expect(made["\(figure).nl.svg"] == Data(printed.utf8))
      #expect(made["\(figure).en.md"] != nil)
    }
    let claims = try run(["claims", "synthesis.nl.md", "--all", "--lang", "nl"], folder).output
    #expect(made["claims.nl.txt"] == Data(claims.utf8))
    let second = try run(["build"], folder)
    #expect(second.output == "build/: \(made.count - 1) files, 0 written, 0 removed\n")
    #expect(try files(folder) == made)
    let check = try run(["build", "--check"], folder)
    #expect(check.status == 0)
    #expect(check.output == "build/: \(made.count - 1) files, all up to date\n")
    let other = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    #expect(try run(["build"], other).status == 0)
    #expect(try files(other) == made)
  }

  @Test("tells cell by cell what is out of date, and which record made it so")
  func stale() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    #expect(try run(["build", "--check"], folder).status == 1)
    _ = try run(["build"], folder)
    try edit("studies/damen1984.json", "\"n\": 18,", "\"n\": 19,", folder)
    let check = try run(["build", "--check"], folder)
    #expect(check.status == 1)
    #expect(check.output.contains("  changed since it was built: studies/damen1984.json\n"))
    #expect(
      check.output.contains(
        """
        build/characteristics.en.md: out of date: 1 cell differs
          Damen et al. (1984) / Participants
            was: n = 18
            is:  n = 19
        build/characteristics.en.html: out of date: as build/characteristics.en.md

        """))
    let json = try run(["build", "--check", "--format", "json"], folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["up_to_date"] as? Bool == false)
    #expect(object["changed_inputs"] as? [String] == ["studies/damen1984.json"])
    #expect(try run(["build"], folder).status == 0)
    #expect(try run(["build", "--check"], folder).status == 0)
  }

  @Test("does not overwrite what was changed by hand, unless told to")
  func edited() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    _ = try run(["build"], folder)
    let made = try files(folder)
    try edit("build/opportunities-threats.en.html", "Preventing injuries", "Preventing mishaps", folder)
    let check = try run(["build", "--check"], folder)
    #expect(check.status == 1)
    #expect(
      check.output.contains(
        """
        build/opportunities-threats.en.html: changed by hand: 1 cell differs
          Greist et al. (1978) / Opportunities
            here:     Preventing mishaps raises the chance that people take up running on their own.
            would be: Preventing injuries raises the chance that people take up running on their own.
        """))
    let changed = try files(folder)
    let refused = try run(["build"], folder)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("build/opportunities-threats.en.html: changed by hand, 1 cell differs"))
    #expect(try files(folder) == changed)
    #expect(try run(["build", "--force"], folder).status == 0)
    #expect(try files(folder) == made)
    #expect(try run(["build", "--check", "--force"], folder).status == 2)
  }

  @Test("keeps what it did not make, and says so", arguments: [["build"], ["build", "--check"]])
  func others(command: [String]) throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    _ = try run(["build"], folder)
    try folder.write("mine", to: "build/notes.md")
    try folder.write("", to: "build/.DS_Store")
    let said = try run(command, folder)
    #expect(said.status == 0)
    #expect(said.output.hasSuffix("\n  kept     notes.md: no build made it; it is yours\n"), "\(said.output)")
    #expect(try files(folder)["notes.md"] != nil)
    #expect(try run(command + ["--format", "json"], folder).output.contains("notes.md"))
  }

  @Test("makes what review.json lists and no more")
  func listed() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    _ = try run(["build"], folder)
    try edit(
      "review.json", "  \"labels\": {\n",
      """
        "build": [
          {"product": "themes", "formats": ["markdown", "json"]},
          {"product": "gaps", "by": ["population", "outcome"], "languages": ["nl"], "formats": ["html"]},
          {"product": "answer", "query": "unit", "languages": ["en"], "formats": ["csv"]},
          {"id": "leavers", "product": "characteristics", "query": "drop-out", "languages": ["en"], "formats": ["latex"]}
        ],
        "labels": {

      """, folder)
    #expect(try run(["check"], folder).status == 0)
    #expect(try run(["build"], folder).status == 0)
    #expect(
      try files(folder).keys.sorted() == [
        "answer-unit.en.csv", "gaps.nl.html", "leavers.en.tex", "manifest.json", "themes.en.json", "themes.en.md",
        "themes.nl.json", "themes.nl.md",
      ])
    #expect(try run(["build", "--check"], folder).status == 0)
  }

  @Test("says of a list that cannot be made where it is wrong, with the nearest right thing")
  func wrong() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit(
      "review.json", "  \"labels\": {\n",
      """
        "build": [
          {"product": "temes"},
          {"product": "themes", "formats": ["htm"]},
          {"product": "gaps", "by": ["populaton", "outcome"], "languages": ["de"]},
          {"product": "answer", "query": "unti"},
          {"product": "search-results", "query": "unit", "by": ["age"]},
          {"product": "characteristics"}, {"product": "characteristics"}
        ],
        "labels": {

      """, folder)
    let result = try run(["build"], folder)
    #expect(result.status == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/build"))
    let errors = result.errors.split(separator: "\n").map {
      $0.split(separator: ": ").dropFirst().joined(separator: ": ")
    }
    #expect(
      errors == [
        "error: /build/0/product: nothing is made by the name 'temes': did you mean 'themes'?",
        "error: /build/1/formats/0: themes has no format 'htm': did you mean 'html'?",
        "error: /build/2/by/0: no facet is called 'populaton': did you mean 'population' or 'populatie'?",
        "error: /build/2/languages/0: the review is not kept in 'de': its languages are nl, en",
        "error: /build/3/query: the review keeps no question 'unti': did you mean 'unit'?",
        "error: /build/4/query: a question cannot narrow search-results; leave it out",
        "error: /build/4/by: nothing divides search-results by facets; leave them out",
        "error: /build/6: its files would be called 'characteristics', as those of item 6 are: give it an id",
        "nothing was built: a file of the review has errors; mend it first",
      ])
    let check = try run(["check"], folder)
    #expect(check.status == 1)
    #expect(check.errors.contains("review.json:"))
  }

  @Test("writes what a command prints in every format that the command has")
  func formats() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit(
      "review.json", "  \"labels\": {\n",
      """
        "build": [
          {"product": "claims", "formats": ["text", "json", "sarif", "markdown"], "languages": ["nl"]},
          {"product": "gaps", "formats": ["text"], "languages": ["nl"]},
          {"product": "answer", "query": "drop-out", "formats": ["text"], "languages": ["nl"]},
          {"product": "checklist", "formats": ["csv"], "languages": ["nl"]},
          {"product": "checklist-s", "formats": ["html"], "languages": ["nl"]}
        ],
        "labels": {

      """, folder)
    #expect(try run(["build"], folder).status == 0)
    let made = try files(folder)
    for (file, line) in [
      ("claims.nl.txt", "claims synthesis.nl.md --all"), ("claims.nl.json", "claims synthesis.nl.md --format json"),
      ("claims.nl.sarif", "claims synthesis.nl.md --format sarif"),
      ("claims.nl.md", "claims synthesis.nl.md --format markdown"), ("gaps.nl.txt", "gaps"),
      ("answer-drop-out.nl.txt", "ask drop-out"), ("checklist.nl.csv", "checklist --format csv"),
      ("checklist-s.nl.html", "checklist --s --format html"),
    ] {
      let printed = try run(line.split(separator: " ").map(String.init) + ["--lang", "nl"], folder).output
      #expect(made[file] == Data(printed.utf8), "\(file)")
    }
  }

  @Test("of a table of data tells the very line that differs, from before where it does")
  func csv() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit(
      "review.json", "  \"labels\": {\n",
      """
        "build": [{"product": "opportunities-threats", "formats": ["csv"], "languages": ["en"]}],
        "labels": {

      """, folder)
    _ = try run(["build"], folder)
    let file = "build/opportunities-threats.en.csv"
    try edit(file, "Preventing injuries", "Preventing mishaps", folder)
    let text = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
    let before = try #require(text.range(of: "Preventing mishaps"))
    let line = text[..<before.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let check = try run(["build", "--check"], folder)
    #expect(check.output.contains("  line \(line)\n    here:     "), "\(check.output)")
    #expect(check.output.contains("Preventing mishaps") && check.output.contains("Preventing injuries"))
    let json = try run(["build", "--check", "--format", "json"], folder)
    #expect(!json.output.contains("\\r"))
  }

  @Test("builds nothing where a record is broken")
  func broken() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit("studies/damen1984.json", "\"n\": 18,", "\"n\": -1,", folder)
    let result = try run(["build"], folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("studies/damen1984.json:"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/build"))
  }

  @Test("builds the other review too")
  func medicine() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningAsMedicine)
    #expect(try run(["build"], folder).status == 0)
    #expect(try run(["build", "--check"], folder).status == 0)
    #expect(try files(folder)["opportunities-threats.nl.md"] != nil)
  }

  // MARK: ask

  @Test("asks a saved question as query asks it")
  func ask() throws {
    let review = ["--review", GarnerProcess.runningTherapy]
    for format in ["text", "json", "markdown", "csv"] {
      let asked = try GarnerProcess.run(["ask", "adolescents-clinical", "--format", format] + review)
      let queried = try GarnerProcess.run(
        ["query", "population:adolescents AND setting:clinical", "--format", format] + review)
      #expect(asked.status == 0)
      #expect(asked.output == queried.output)
    }
    let all = try GarnerProcess.run(["ask", "trials-on-depression"] + review)
    #expect(
      all.output == (try GarnerProcess.run(["query", "outcome:depression AND design:rct", "--all"] + review)).output)
    let label = try GarnerProcess.run(["ask", "Wie noemt uitval?"] + review)
    #expect(label.output == (try GarnerProcess.run(["ask", "drop-out"] + review)).output)
  }

  @Test("lists the saved questions, and names the nearest to one that is none")
  func questions() throws {
    let review = ["--review", GarnerProcess.runningTherapy]
    let list = try GarnerProcess.run(["ask", "--format", "json"] + review)
    let table = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    #expect(rows.first?["id"] as? String == "adolescents-clinical")
    #expect(rows.first?["answering"] as? Int == 5)
    #expect(rows.first?["direct"] as? Int == 0)
    let wrong = try GarnerProcess.run(["ask", "adolescent-clinical"] + review)
    #expect(wrong.status == 2)
    #expect(
      wrong.errors
        == "garner: the review keeps no question 'adolescent-clinical': did you mean 'adolescents-clinical'?\n")
  }

  @Test("says where a saved question is wrong, and asks the others")
  func brokenQuestion() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit("review.json", "theme:drop-out", "theme:drop-uot", folder)
    let check = try run(["check"], folder)
    #expect(check.status == 1)
    #expect(
      check.errors.contains(
        "/queries/4/question: no theme is called 'drop-uot': did you mean 'drop-out'? (character 7 ")
    )
    #expect(try run(["ask", "drop-out"], folder).status == 3)
    #expect(try run(["ask", "unit"], folder).status == 0)
    let list = try run(["ask"], folder)
    #expect(list.output.contains("no theme is called 'drop-uot'"))
    #expect(list.status == 3 && list.errors.contains("/queries/4/question: no theme is called 'drop-uot'"))
  }
}
