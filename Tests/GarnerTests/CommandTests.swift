import Foundation
import TestSupport
import Testing

@Suite("The command")
struct CommandTests {
  static let review = ["--review", GarnerProcess.runningTherapy]

  @Test(
    "ends with 0 where it did what was asked",
    arguments: [
      ["query", "--population", "adolescents", "--setting", "clinical"], ["query", "--target", "unit"],
      ["query", "--population", "jongeren"], ["table", "characteristics"], ["list"], ["show", "greist1978"], ["check"],
      ["query", "outcome:depression AND design:rct NOT setting:clinical", "--format", "json"],
    ])
  func done(arguments: [String]) throws {
    let result = try GarnerProcess.run(arguments + Self.review)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    #expect(!result.output.isEmpty)
  }

  @Test(
    "ends with 1 where nothing matched",
    arguments: [["query", "--year", "1900..1901"], ["show", "greist1979"], ["table", "themes", "--year", "1900"]])
  func nothing(arguments: [String]) throws {
    #expect(try GarnerProcess.run(arguments + Self.review).status == 1)
  }

  @Test(
    "ends with 2 where it was used wrongly, and says on standard error what was meant",
    arguments: [
      (["query", "--population", "jongern"], "did you mean"), (["query", "--setting"], "--setting"),
      (["query", "--sttting", "clinical"], "--sttting"), (["table", "charactristics"], "charactristics"),
      (["table", "themes", "--format", "word"], "word"), (["qery"], "did you mean 'query'?"),
      (["query", "setting:(a"], "^"), (["help", "qery"], "did you mean 'query'?"),
      (["help", "query", "x"], "one command"),
      (["query", "--target", "unti"], "did you mean 'unit'"), (["query", "target:unti"], "did you mean 'unit'"),
      (["query", "--source-language", "klingon"], "names no language"), (["query", "--year", "x"], "2000.."),
      (["query", "condition:recurrent depression"], "condition:\"recurrent depression\""),
      (["table", "themes", "--all"], "--all"), (["query", "--all"], "--all"),
      (["list", "--role", "included", "--role=background"], "--role is given twice"),
      (["table", "search-results", "--theme", "drop-out"], "narrow"),
      (["show", "greist1978", "--format", "xml", "--lang", "nl"], "--lang"), (["add"], "terminal"),
      (["schema", "review", "--format", "rng"], "XML"),
    ])
  func wrongUse(arguments: [String], words: String) throws {
    let noReview = ["schema", "qery", "help"].contains(arguments.first)
    let result = try GarnerProcess.run(noReview ? arguments : arguments + Self.review)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test("goes on with a review whose making was broken off between two files")
  func brokenInit() throws {
    let folder = try TemporaryFolder()
    #expect(try GarnerProcess.run(["init", "mine"], in: folder.path).status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/mine/review.json")
    #expect(try GarnerProcess.run(["init", "mine"], in: folder.path).status == 0)
    #expect(try GarnerProcess.run(["check", "--review", "mine"], in: folder.path).status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/mine/review.json")
    try folder.write("{}", to: "mine/vocabulary.json")
    let refused = try GarnerProcess.run(["init", "mine"], in: folder.path)
    #expect(refused.status == 2 && refused.errors.contains("vocabulary.json is there already"))
  }

  @Test("ends with 2 where there is no review")
  func noReview() throws {
    let folder = try TemporaryFolder()
    let here = try GarnerProcess.run(["list"], in: folder.path)
    #expect(here.status == 2)
    #expect(here.errors.contains("there is no review.json in"))
    #expect(try GarnerProcess.run(["list", "--review", folder.path]).status == 2)
    #expect(try GarnerProcess.run(["list", "--review", folder.path + "/none"]).status == 2)
  }

  @Test("finds the review from a folder inside it, and by a path with spaces and letters of any kind")
  func findsReview() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    #expect(try GarnerProcess.run(["show", "greist1978"], in: copy.path + "/studies").status == 0)
    let odd = copy.url.deletingLastPathComponent().appendingPathComponent("\(copy.url.lastPathComponent) ü 跑")
    try FileManager.default.moveItem(at: copy.url, to: odd)
    defer { try? FileManager.default.removeItem(at: odd) }
    #expect(try GarnerProcess.run(["show", "greist1978", "--review", odd.path]).status == 0)
  }

  @Test("answers as JSON that keeps its promise, with the same verdicts in Dutch")
  func queryJSON() throws {
    var verdicts: [[String]] = []
    for language in ["en", "nl"] {
      let result = try GarnerProcess.run(
        ["query", "--population", "adolescents", "--setting", "clinical", "--format", "json", "--lang", language]
          + Self.review)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(object["query"] as? String == "population:adolescents AND setting:clinical")
      #expect(object["left_out"] is [Any])
      #expect((object["gaps"] as? [[String: Any]])?.isEmpty == false)
      #expect(object["direct_on_all"] as? Bool == false)
      let studies = try #require(object["studies"] as? [[String: Any]])
      #expect(
        studies.map { $0["id"] as? String } == [
          "damen1984", "nabkasorn2005", "greist1978", "bakker2010", "harvard2000",
        ])
      for study in studies {
        let facets = try #require(study["facets"] as? [String: [String: Any]])
        #expect(Set(facets.keys) == ["population", "setting"])
        #expect(facets.values.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
        #expect(study["design"] is [String])
        #expect(study["n"] is Int || (study["n"] as? [String: String])?["absent"] != nil)
        #expect(study["effects"] is [[String: Any]])
        #expect(study["findings"] is [[String: Any]])
        verdicts.append(
          [study["directness"] as? String ?? ""] + facets.keys.sorted().map { facets[$0]?["verdict"] as? String ?? "" })
      }
    }
    #expect(Array(verdicts.prefix(5)) == Array(verdicts.suffix(5)))
    #expect(verdicts.first == ["partial", "partial", "direct"])
  }

  @Test func `mark-up is shown as the signs it makes at the terminal, and stays in JSON and XML`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let file = copy.path + "/studies/guideline2011.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try copy.write(
      text.replacingOccurrences(of: "\"title\": \"", with: "\"title\": \"<i>VO</i><sub>2</sub>: "),
      to: "studies/guideline2011.json")
    let shown = try GarnerProcess.run(["show", "guideline2011"], in: copy.path)
    #expect(shown.output.contains("title: VO₂: ") && !shown.output.contains("<"), "\(shown.output)")
    let json = try GarnerProcess.run(["show", "guideline2011", "--format", "json"], in: copy.path)
    #expect(json.output.contains("<i>VO</i><sub>2</sub>: "))
    let xml = try GarnerProcess.run(["show", "guideline2011", "--format", "xml"], in: copy.path)
    #expect(xml.output.contains("&lt;sub>2&lt;/sub>") || xml.output.contains("&lt;sub&gt;2&lt;/sub&gt;"))
  }

  @Test("shows what lies outside only when asked, and counts it always")
  func all() throws {
    let question = ["query", "--setting", "outpatient", "--format", "json"] + Self.review
    func ids(_ extra: [String]) throws -> (studies: [String], leftOut: Int?) {
      let result = try GarnerProcess.run(question + extra)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let studies = (object["studies"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      return (studies, object["left_out_count"] as? Int)
    }
    let some = try ids([])
    #expect(!some.studies.contains("damen1984"))
    #expect(some.leftOut == 1)
    #expect(try ids(["--all"]).studies.last == "damen1984")
    #expect(try ids(["--background"]).studies.count > 5)
  }

  @Test("says how to write a question whose quotation marks were left out")
  func unquoted() throws {
    let result = try GarnerProcess.run(["query", "outcome:depression", "AND", "design:rct"] + Self.review)
    #expect(result.status == 2)
    #expect(result.errors.contains("quotation marks: 'outcome:depression AND design:rct'"))
  }

  @Test("asks for a target by name in a question as by the option, whatever its case")
  func target() throws {
    let option = try GarnerProcess.run(["query", "--target", "unit"] + Self.review)
    for arguments in [["query", "target:unit"], ["query", "--target", "Unit"], ["query", "doelgroep:UNIT"]] {
      #expect(try GarnerProcess.run(arguments + Self.review).output == option.output)
    }
  }

  @Test("tells the verdict on each of two things asked of one facet, the worst first in the object of the facet")
  func twoOfOneFacet() throws {
    let question = ["query", "--outcome", "depression", "--outcome", "anxiety"] + Self.review
    let result = try GarnerProcess.run(question + ["--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let studies = (object["studies"] as? [[String: Any]] ?? []) + (object["left_out"] as? [[String: Any]] ?? [])
    #expect(studies.count == 5)
    for study in studies {
      let facets = try #require(study["facets"] as? [String: [String: Any]])
      let outcome = try #require(facets["outcome"])
      let asked = try #require(outcome["asked"] as? [[String: Any]])
      #expect(asked.map { $0["term"] as? String } == ["outcome:depression", "outcome:anxiety"])
      #expect(asked.contains { $0["verdict"] as? String == outcome["verdict"] as? String })
      #expect(study["directness"] as? String == outcome["verdict"] as? String)
    }
    let text = try GarnerProcess.run(question).output
    #expect(text.contains("outcome depression") && text.contains("outcome anxiety"))
  }

  @Test("narrows a table to what is not known to lie outside, says how directly, and keeps the rest in when asked")
  func narrowedTable() throws {
    let question = ["table", "opportunities-threats", "--setting", "outpatient", "--format", "json"] + Self.review
    func verdicts(_ extra: [String]) throws -> [String: String] {
      let result = try GarnerProcess.run(question + extra)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let rows = (object["rows"] as? [[String: Any]] ?? []).compactMap { row -> (String, String)? in
        guard let id = row["id"] as? String, let verdict = row["directness"] as? String else { return nil }
        return (id, verdict)
      }
      return Dictionary(uniqueKeysWithValues: rows)
    }
    let some = try verdicts([])
    #expect(some.count == 4 && some.values.allSatisfy { $0 == "unknown" })
    #expect(try verdicts(["--all"])["damen1984"] == "indirect")
  }

  @Test("prints the header of a CSV without rows, and why on standard error")
  func emptyCSV() throws {
    let result = try GarnerProcess.run(["query", "--year", "1900", "--format", "csv"] + Self.review)
    #expect(result.status == 1)
    #expect(result.output.split(whereSeparator: \.isNewline).count == 1)
    #expect(result.errors.contains("1900"))
  }

  @Test("tells beside a CSV what was left out, and that nothing is direct, on standard error")
  func notesOfCSV() throws {
    let question = "outcome:depression AND design:rct NOT setting:clinical"
    let result = try GarnerProcess.run(["query", question, "--format", "csv"] + Self.review)
    #expect(result.status == 0)
    #expect(result.errors.contains("none is direct") && result.errors.contains("Left out"))
    #expect(!result.output.contains("Left out"))
  }

  @Test("counts a study once where two files bear its id, says which is read, and ends with 3")
  func oneIDTwoFiles() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let xml = try GarnerProcess.run(["show", "damen1984", "--format", "xml"] + Self.review).output
    try copy.write(xml, to: "studies/damen1984.xml")
    let result = try GarnerProcess.run(["query", "--setting", "clinical", "--all"], in: copy.path)
    #expect(result.status == 3)
    #expect(result.output.contains("Of the 5 studies"))
    #expect(
      result.errors.contains("studies/damen1984.xml: error: 'damen1984' is also the id of studies/damen1984.json"))
  }

  @Test("says what is bad about a record that was asked for, and ends with 3")
  func badRecordShown() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("{", to: "studies/bad.json")
    let result = try GarnerProcess.run(["show", "bad"], in: copy.path)
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("studies/bad.json:1:2: error:"))
    #expect(!result.errors.contains("no record"))
    let inside = try GarnerProcess.run(["show", "bad"], in: copy.path + "/studies")
    #expect(inside.errors.hasPrefix("../studies/bad.json:1:2: error:"))
  }

  @Test("repeats nothing that a terminal would obey")
  func controlCharacters() throws {
    let result = try GarnerProcess.run(["show", "\u{1B}[31mx\u{9B}"] + Self.review)
    #expect(result.status == 1)
    #expect(!result.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
  }

  @Test("answers what it can where one file is bad, says what is bad, and ends with 3")
  func badStudy() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("{\"id\": \"bad\",\n \"role\": \"includd\"}\n", to: "studies/bad.json")
    for _ in 0..<2 {
      let result = try GarnerProcess.run(["query", "--outcome", "depression", "--review", copy.path])
      #expect(result.status == 3)
      #expect(
        result.errors.contains("studies/bad.json:2:10: error: /role: unknown word 'includd': did you mean 'included'?"))
      #expect(result.output.contains("nabkasorn2005"))
    }
    let check = try GarnerProcess.run(["check", "--review", copy.path])
    #expect(check.status == 1)
    #expect(check.output.contains("2 errors"))
  }

  @Test("tells everything that is wrong with a file at once, and nothing of records that name it")
  func everyErrorAtOnce() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    func change(_ file: String, _ changes: [(String, String)]) throws {
      var text = try String(contentsOfFile: copy.path + "/" + file, encoding: .utf8)
      for (old, new) in changes {
        #expect(text.contains(old), "\(old)")
        text = text.replacing(old, with: new, maxReplacements: 1)
      }
      try copy.write(text, to: file)
    }
    func check() throws -> [String] {
      try GarnerProcess.run(["check"], in: copy.path).errors.split(separator: "\n").map(String.init)
    }
    func has(_ errors: [String], _ file: String, _ words: String) -> Bool {
      errors.contains { $0.hasPrefix(file + ":") && $0.contains(": error: /") && $0.contains(words) }
    }
    try change("searches.json", [("\"pubmed\"", "\"pubmd\""), ("\"hits\": 18", "\"hits\": \"18\"")])
    let shared = try check()
    #expect(has(shared, "searches.json", "'pubmd'") && has(shared, "searches.json", "expected a whole number"))
    try change("searches.json", [("\"pubmd\"", "\"pubmed\""), ("\"hits\": \"18\"", "\"hits\": 18")])
    try change(
      "studies/bakker2010.json",
      [("\"document\": \"thesis\"", "\"document\": \"thesys\""), ("[\"cost-effectiveness\"]", "[\"cost-efect\"]")])
    try change(
      "studies/damen1984.json",
      [
        ("\"min\": 18,", "\"min\": 58,"), ("[\"resistance\"]", "[\"rezistance\"]"),
        ("{\"nl\": ", "{\"nl\": \"x\", \"nl\": "),
      ])
    let errors = try check()
    #expect(has(errors, "studies/bakker2010.json", "no document 'thesys'"))
    #expect(has(errors, "studies/bakker2010.json", "unknown theme 'cost-efect'"))
    #expect(has(errors, "studies/damen1984.json", "youngest"))
    #expect(has(errors, "studies/damen1984.json", "'rezistance'"))
    #expect(has(errors, "studies/damen1984.json", "'nl' is given twice"))
    #expect(errors.count == 5, "\(errors)")
  }

  @Test("ends with 3 where what all records share is bad")
  func badVocabulary() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("{", to: "vocabulary.json")
    let result = try GarnerProcess.run(["table", "themes", "--review", copy.path])
    #expect(result.status == 3)
    #expect(result.output == "")
    #expect(result.errors.contains("vocabulary.json:1:2: error:"))
  }

  @Test("counts the texts without words in a language of the review, which is no error")
  func missingTranslations() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = copy.path + "/studies/nabkasorn2005.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data(text.replacing("\"nl\": \"De depressiescore daalde significant.\",", with: "").utf8)
      .write(to: URL(fileURLWithPath: path))
    let check = try GarnerProcess.run(["check", "--review", copy.path])
    #expect(check.status == 0)
    #expect(check.output.contains("1 text without words in 'nl': studies/nabkasorn2005.json"))
    let query = try GarnerProcess.run(["query", "--outcome", "depression", "--lang", "nl", "--review", copy.path])
    #expect(query.output.contains("The depression score fell significantly. [en]"))

    let words = copy.path + "/vocabulary.json"
    let vocabulary = try String(contentsOfFile: words, encoding: .utf8)
    #expect(vocabulary.contains("\"nl\": \"jongeren\", "))
    try Data(vocabulary.replacing("\"nl\": \"jongeren\", ", with: "").utf8).write(to: URL(fileURLWithPath: words))
    #expect(
      try GarnerProcess.run(["check", "--review", copy.path]).output.contains(
        "2 texts without words in 'nl': vocabulary.json, studies/nabkasorn2005.json"))
  }

  @Test("warns of ids that differ in capitals only, and of more hits screened than the review screens")
  func nearlyWrong() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let study = try String(contentsOfFile: copy.path + "/studies/harvard2000.json", encoding: .utf8)
    try copy.write(study.replacing("harvard2000", with: "Harvard2000"), to: "studies/Harvard2000.json")
    let searches = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    try copy.write(searches.replacing("\"hits\": 72,", with: "\"hits\": 372,"), to: "searches.json")
    let check = try GarnerProcess.run(["check", "--review", copy.path])
    let said = check.output + check.errors
    #expect(said.contains("in capitals only: on macOS and Windows their files are one"))
    #expect(said.contains("372 hits were screened, and review.json says that more than 300 are not"))
  }

  @Test("colours nothing but a terminal, and not even that where NO_COLOR is set")
  func colour() throws {
    let plain = try GarnerProcess.run(["query", "--outcome", "depression"] + Self.review)
    #expect(!plain.output.contains("\u{1B}"))
    for (variables, isColourful) in [(["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false)] {
      let terminal = try PseudoTerminal(
        ["query", "--outcome", "depression"] + Self.review,
        environment: GarnerProcess.environment.merging(variables) { $1 })
      #expect(try terminal.end() == 0)
      try terminal.wait(for: "nabkasorn2005")
      #expect(terminal.shown.contains("\u{1B}[") == isColourful)
    }
  }

  @Test("ends quietly where its reader goes away")
  func closedPipe() throws {
    let folder = GarnerProcess.runningTherapy
    let result = try GarnerProcess.shell("garner table characteristics --review '\(folder)' | head -1", in: folder)
    #expect(result.output.hasPrefix("## "))
    #expect(result.errors == "")
  }

  @Test(
    "explains itself with examples",
    arguments: ["query", "table", "add", "show", "list", "check", "init", "template", "schema"])
  func help(command: String) throws {
    let result = try GarnerProcess.run(["help", command])
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLES"))
    #expect(result.output.contains("garner \(command)"))
    #expect(result.output == (try GarnerProcess.run([command, "--help"]).output))
  }

  @Test("writes a record in the other form, which reads back the same")
  func otherForm() throws {
    let xml = try GarnerProcess.run(["show", "damen1984", "--format", "xml"] + Self.review).output
    let folder = try TemporaryFolder()
    #expect(try GarnerProcess.run(["init", folder.path + "/r"]).status == 0)
    for name in ["review.json", "vocabulary.json", "searches.json"] {
      try? FileManager.default.removeItem(atPath: folder.path + "/r/" + name)
      try FileManager.default.copyItem(
        atPath: GarnerProcess.runningTherapy + "/" + name, toPath: folder.path + "/r/" + name)
    }
    let added = try GarnerProcess.run(["add", "-", "--review", folder.path + "/r"], input: xml)
    #expect(added.status == 0, "\(added.errors)")
    let back = try GarnerProcess.run(["show", "damen1984", "--format", "json", "--review", folder.path + "/r"]).output
    #expect(
      back == (try String(contentsOfFile: GarnerProcess.runningTherapy + "/studies/damen1984.json", encoding: .utf8)))
  }
}
