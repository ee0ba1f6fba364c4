import Foundation
import TestSupport
import Testing

@Suite("garner extract and garner confirm")
struct ExtractTests {
  private static let export = """
    PMID- 7
    TI  - Running for depression in adolescent inpatients.
    AB  - Forty-nine adolescents were randomly assigned to running or usual care. They were aged 14 to 18 years.
    FAU - Jansen, Piet
    DP  - 2001
    PT  - Randomized Controlled Trial

    """

  @Test("makes a record a study whose guesses are marked in every view until a person confirms them")
  func extracting() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.export, to: "export.nbib")
    #expect(try GarnerProcess.run(["import", "export.nbib"], in: copy.path).status == 0)
    let dry = try GarnerProcess.run(["extract", "pmid-7", "--dry-run"], in: copy.path)
    #expect(dry.status == 0 && dry.output.contains("n = 49 (unconfirmed)"), "\(dry.errors)")
    let file = copy.path + "/studies/jansen2001.json"
    #expect(!FileManager.default.fileExists(atPath: file))
    let made = try GarnerProcess.run(["extract", "7"], in: copy.path)
    #expect(made.status == 0 && made.output.contains("Written: studies/jansen2001.json"), "\(made.errors)")
    let again = try GarnerProcess.run(["extract", "pmid-7"], in: copy.path)
    #expect(again.status == 3 && again.errors.contains("pmid-7 is 'jansen2001' already"))

    for (language, mark) in [("en", "unconfirmed"), ("nl", "niet bevestigd")] {
      for format in ["markdown", "grid", "html", "csv", "latex", "json"] {
        let table = try GarnerProcess.run(
          ["table", "characteristics", "--lang", language, "--format", format], in: copy.path)
        #expect(table.output.contains("(\(mark))"), "\(language) \(format)")
      }
    }
    // Whatever counts the draft, or concludes from it, says so too.
    for (language, mark) in [("en", "unconfirmed"), ("nl", "niet bevestigd")] {
      for arguments in [
        ["figure", "evidence-map", "--rows", "population", "--columns", "design"], ["figure", "flow"],
        ["figure", "evidence-map", "--rows", "population", "--columns", "design", "--format", "markdown"], ["ask"],
        ["query", "--design", "rct"], ["gaps"], ["flow"], ["table", "sources"],
        ["table", "opportunities-threats", "--design", "rct"], ["impact", "studies/jansen2001.json"],
      ] {
        let shown = try GarnerProcess.run(arguments + ["--lang", language], in: copy.path)
        #expect(shown.output.contains(mark), "\(language) \(arguments)")
      }
    }
    #expect(try GarnerProcess.run(["list"], in: copy.path).output.contains("included (unconfirmed)"))
    let query = ["query", "--age", "14..22", "--design", "rct", "--setting", "clinical"]
    let text = try GarnerProcess.run(query, in: copy.path).output
    #expect(text.contains("n = 49 (unconfirmed)"))
    #expect(text.contains("ages 14–18, within 14–22 (unconfirmed)"))
    let json = try GarnerProcess.run(query + ["--format", "json"], in: copy.path).output
    #expect(json.contains("\"unconfirmed\": true") && json.contains("\"/sample/n\""))
    let check = try GarnerProcess.run(["check"], in: copy.path)
    #expect(check.output.contains("findings, 1 imported record: 0 errors"))
    let absent = try GarnerProcess.run(["extract", "pmid-8"], in: copy.path)
    #expect(absent.status == 2 && absent.errors.contains("did you mean 'pmid-7'?"), "\(absent.errors)")
    #expect((check.output + check.errors).contains("which nobody has confirmed: garner confirm jansen2001"))
    #expect(try GarnerProcess.run(["show", "jansen2001"], in: copy.path).output.contains("“Forty-nine adolescents"))

    let guesses = try GarnerProcess.run(["confirm", "jansen2001"], in: copy.path).output
    #expect(guesses.contains("    /sample/n: 49\n"))
    #expect(guesses.contains("/sample/age/max: 18\n") && guesses.contains("/design/concepts/0: rct\n"))
    #expect(guesses.contains("    /remarks/0: depression\n"))
    #expect(guesses.contains("    open, and may tell: /"), "\(guesses)")
    #expect(guesses.hasPrefix("“Running for depression"), "\(guesses)")

    let wrong = try GarnerProcess.run(["confirm", "jansen2001", "/sample/m"], in: copy.path)
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean '/sample/n'?"))
    let some = try GarnerProcess.run(["confirm", "jansen2001", "/sample/n"], in: copy.path)
    #expect(some.status == 0 && some.output.hasPrefix("1 confirmed"), "\(some.errors)")
    let bad = try GarnerProcess.run(["confirm", "jansen2001", "/sample/age", "/remarks", "--wrong"], in: copy.path)
    #expect(bad.status == 0 && bad.output.hasPrefix("3 taken out"), "\(bad.output)\(bad.errors)")
    let without = try GarnerProcess.run(["show", "jansen2001"], in: copy.path).output
    #expect(without.contains("/sample/age: not extracted") || without.contains("/sample/age/min: not extracted"))
    let shown = try GarnerProcess.run(["show", "jansen2001"], in: copy.path).output
    #expect(shown.contains("n = 49\n") && !shown.contains("14–18 years") && shown.contains("(unconfirmed)"))
    let all = try GarnerProcess.run(["confirm", "jansen2001", "--all"], in: copy.path)
    #expect(all.status == 0 && all.output.contains("Open, with leads; fill them in, or name them"), "\(all.errors)")
    #expect(try !GarnerProcess.run(["show", "jansen2001"], in: copy.path).output.contains("unconfirmed"))
    #expect(try GarnerProcess.run(["confirm"], in: copy.path).output.hasPrefix("jansen2001: 0 unconfirmed, "))
    let places = try #require(all.output.split(separator: "\n").last?.split(separator: ": ").last).split(separator: " ")
    #expect(
      try GarnerProcess.run(["confirm", "jansen2001"] + places.map(String.init), in: copy.path).status == 0)
    #expect(try GarnerProcess.run(["confirm"], in: copy.path).output == "nothing is unconfirmed\n")
    #expect(try GarnerProcess.run(["confirm", "--lang", "nl"], in: copy.path).output == "alles is bevestigd\n")
  }

  /// A review with one draft.
  private static func drafted() throws -> (review: TemporaryFolder, confirm: ([String]) throws -> GarnerProcess.Result)
  {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.export, to: "export.nbib")
    #expect(try GarnerProcess.run(["import", "export.nbib"], in: copy.path).status == 0)
    #expect(try GarnerProcess.run(["extract", "7"], in: copy.path).status == 0)
    return (copy, { try GarnerProcess.run(["confirm", "jansen2001"] + $0, in: copy.path) })
  }

  @Test("tells what it read of a range, and stores one that is open as open")
  func openRange() throws {
    let (copy, confirm) = try Self.drafted()
    let minus = try confirm(["/sample/age=-14"])
    #expect(minus.status == 2 && minus.errors.contains("14-18, 65.. (at least) or ..65 (at most), not '-14'"))
    let filled = try confirm(["/sample/age=14+", "/intervention/weeks=8..", "/sample/conditions=depression"])
    #expect(filled.status == 0 && filled.output.hasPrefix("3 filled in, 0 confirmed"), "\(filled.errors)")
    for line in ["/sample/age: min 14", "/intervention/weeks: min 8", "/sample/conditions: depression"] {
      #expect(filled.output.contains("\n  \(line)\n"))
    }
    let shown = try GarnerProcess.run(["show", "jansen2001"], in: copy.path).output
    #expect(shown.contains("age: from 14 years\n") && shown.contains("at least 8 weeks"), "\(shown)")
  }

  @Test("with --wrong leaves the leads of places that nobody looked at, and a section open as if it was never read")
  func wrong() throws {
    for arguments in [["--all"], ["/sample", "/setting", "/intervention", "/design", "/remarks"]] {
      let (copy, confirm) = try Self.drafted()
      let leads = { try confirm([]).output.split(separator: "\n").filter { $0.contains("open, and may tell") } }
      let before = try leads()
      #expect(!before.isEmpty)
      let wrong = try confirm(arguments + ["--wrong"])
      #expect(wrong.status == 0 && wrong.output.contains("; 0 leads looked at, "), "\(wrong.output)\(wrong.errors)")
      #expect(try leads() == before)
      let table = try GarnerProcess.run(["table", "characteristics", "--format", "csv"], in: copy.path).output
      let row = try #require(table.split(separator: "\n").first { $0.contains("jansen2001") })
      #expect(row.contains("not extracted") && !row.contains("kind: "), "\(row)")
      let map = try GarnerProcess.run(
        [
          "figure", "evidence-map", "--rows", "setting=inpatient", "--columns", "population=adolescents", "--format",
          "csv",
        ],
        in: copy.path)
      #expect(map.output.contains("not extracted"), "\(map.output)")
    }
  }

  @Test("says in either language what is unconfirmed, and what to write where a source is silent")
  func words() throws {
    let (_, confirm) = try Self.drafted()
    for (language, words, done) in [
      ("en", "open, and may tell: ", "1 confirmed, "), ("nl", "open, en zegt er misschien", "1 bevestigd, "),
    ] {
      #expect(try confirm(["--lang", language]).output.contains(words))
      let place = language == "en" ? "/sample/n" : "/design"
      #expect(try confirm([place, "--lang", language]).output.hasPrefix(done))
    }
    let silent = try confirm(["/effects"])
    #expect(silent.status == 2)
    #expect(silent.errors.contains("write in studies/jansen2001.json: \"absent\": {\"/effects\": \"not-reported\"}"))
    // What is confirmed is not silent.
    let known = try confirm(["/sample/n"])
    #expect(known.status == 2 && !known.errors.contains("absent"), "\(known.errors)")
  }

  @Test(
    "says of a study that was taken back that it was",
    arguments: [("en", " [retracted, by the import]"), ("nl", " [ingetrokken volgens de import]")])
  func retracted(language: String, mark: String) throws {
    let (copy, confirm) = try Self.drafted()
    let list = { try GarnerProcess.run(["confirm", "--lang", language], in: copy.path).output }
    #expect(try list().hasPrefix("jansen2001: ") && !confirm(["--lang", language]).output.contains(mark))
    try copy.write("PMID- 7\nLR  - 20240101\nTI  - Taken back.\nPT  - Retracted Publication\n\n", to: "later.nbib")
    #expect(try GarnerProcess.run(["import", "later.nbib"], in: copy.path).status == 0)
    #expect(try list().hasPrefix("jansen2001\(mark): "))
    #expect(try confirm(["--lang", language]).output.hasPrefix("jansen2001\(mark)\n“"))
    #expect(try confirm(["/sample/n", "--lang", language]).output.hasSuffix(": studies/jansen2001.json\(mark)\n"))
    #expect(try confirm(["--all", "--lang", language]).output.contains(": studies/jansen2001.json\(mark)\n"))
    let nothing =
      language == "en" ? "nothing in jansen2001\(mark) is unconfirmed\n" : "in jansen2001\(mark) is alles bevestigd\n"
    for arguments in [[], ["--all"]] {
      #expect(try confirm(arguments + ["--lang", language]).output.hasPrefix(nothing))
    }
  }

  @Test("makes no second study of a record whose study cannot be read")
  func unreadable() throws {
    let (copy, _) = try Self.drafted()
    let file = "studies/jansen2001.json"
    let text = try String(contentsOf: copy.url.appending(path: file), encoding: .utf8)
    try copy.write(text.replacing("\"role\": \"included\"", with: "\"role\": \"include\""), to: file)
    let again = try GarnerProcess.run(["extract", "pmid-7"], in: copy.path)
    #expect(again.status == 3 && again.errors.contains("\(file) names pmid-7 and cannot be read"), "\(again.errors)")
    #expect(try GarnerProcess.run(["list"], in: copy.path).output.contains("jansen2001a") == false)
  }

  @Test("names the nearest record where there is none of that id")
  func unknown() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    #expect(try GarnerProcess.run(["extract", "pmid-7"], in: copy.path).status == 2)
    try copy.write(Self.export, to: "export.nbib")
    #expect(try GarnerProcess.run(["import", "export.nbib"], in: copy.path).status == 0)
    let result = try GarnerProcess.run(["extract", "pmid-8"], in: copy.path)
    #expect(result.status == 2 && result.errors.contains("did you mean 'pmid-7'?"))
    let key = try GarnerProcess.run(["extract", "pmid-7", "--as", "../x"], in: copy.path)
    #expect(key.status == 2 && key.errors.contains("'../x' is no id"))
  }
}
