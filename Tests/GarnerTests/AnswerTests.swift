import Foundation
import TestSupport
import Testing

/// What the command answers where a record, a shell or a system is not as the corpus has it.
@Suite("garner answers")
struct AnswerTests {
  /// The corpus with figures for two groups of one study, one of them with a label in French alone.
  private static func withFigures() throws -> TemporaryFolder {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let file = "studies/nabkasorn2005.json"
    var text = try String(contentsOfFile: copy.path + "/" + file, encoding: .utf8)
    for (old, new) in [
      (
        #""populations": ["women"]"#,
        #""populations": ["women"], "groups": [{"id": "a", "n": 20, "label": {"fr": "Groupe A"}}, {"id": "b"}]"#
      ),
      (
        #""followUp": {"nl""#,
        #""results": [{"group": "a", "n": 20, "mean": 1.50, "sd": 2.0, "events": 3}, {"group": "b"}], "followUp": {"nl""#
      ),
      (#""/sample/groups": "not-reported","#, #""/effects/0/results/1/n": "unclear","#),
      (",\n    \"/effects/0/results\": \"not-reported\"", ""),
    ] {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    try copy.write(text, to: file)
    return copy
  }

  @Test(arguments: ["direction:improved", "NOT direction:improved"])
  func `a direction that is unclear is neither the one asked for nor another`(_ asked: String) throws {
    let question = asked.hasPrefix("NOT") ? "outcome:self-esteem \(asked)" : "outcome:self-esteem AND \(asked)"
    let answer = try GarnerProcess.run(["query", question, "--review", GarnerProcess.runningTherapy])
    #expect(answer.output.contains("Damen et al. (1984) [damen1984]  unknown"), "\(answer.output)")
    let unclear = try GarnerProcess.run(
      ["query", "outcome:self-esteem direction:unclear", "--review", GarnerProcess.runningTherapy])
    #expect(unclear.output.contains("Damen et al. (1984) [damen1984]  direct"), "\(unclear.output)")
  }

  @Test func `with the figures of an effect in every form, each number as the record writes it`() throws {
    let copy = try Self.withFigures()
    let json = try GarnerProcess.run(["query", "outcome:depression", "--format", "json"], in: copy.path)
    #expect(json.status == 0, "\(json.errors)")
    #expect(
      json.output.split(separator: "\n").joined().replacing(#/ +/#, with: " ").contains(
        #""results": [ { "group": "a", "label": "Groupe A", "label_language": "fr", "n": 20, "mean": 1.50, "sd": 2.0, "#
          + #""events": 3 }, {"group": "b", "n": {"absent": "unclear"}}"#), "\(json.output)")
    for format in ["csv", "markdown"] {
      let other = try GarnerProcess.run(["query", "outcome:depression", "--format", format], in: copy.path)
      #expect(other.output.contains("n = 20"), "\(format)")
    }
  }

  @Test func `with words of another language marked, in figures too`() throws {
    let copy = try Self.withFigures()
    let table = try GarnerProcess.run(["table", "characteristics", "--lang", "nl", "--format", "json"], in: copy.path)
    #expect(table.output.contains("Groupe A [fr]: n = 20"), "\(table.output)")
  }

  @Test func `with each note of a table of data on a line of its own`() throws {
    let table = try GarnerProcess.run([
      "table", "characteristics", "--population", "men", "--format", "csv", "--review", GarnerProcess.runningTherapy,
    ])
    #expect(table.errors.contains("population:men\n4 of 5 included studies shown."), "\(table.errors)")
  }

  @Test func `what only deserves a look is told by check, and by no answer`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(
      #"""
      {"id": "t", "role": "included", "citation": {"id": "t", "type": "book"},
       "sample": {"populations": ["adolescents"], "age": {"min": 40, "max": 50}}}
      """#, to: "studies/t.json")
    let check = try GarnerProcess.run(["check"], in: copy.path)
    #expect(check.errors.contains("studies/t.json:2:29: warning: /sample/populations/0: the reported ages (40–50)"))
    let query = try GarnerProcess.run(["query", "--population", "adolescents"], in: copy.path)
    #expect(query.errors == "")
    #expect(query.output.contains("unknown  adolescents; but ages 40–50, outside 10–19"), "\(query.output)")
  }

  @Test func `from memory where the system lets no file grow, and leaves nothing behind`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let limited = try GarnerProcess.shell("ulimit -f 8; garner query outcome:depression --format csv", in: copy.path)
    let usual = try GarnerProcess.run(["query", "outcome:depression", "--format", "csv"], in: copy.path)
    #expect(usual.status == 0)
    // The output is a file too, and no larger than the limit lets it be.
    #expect(limited.status == 0 || limited.status == 3 && limited.errors.contains("File too large"))
    #expect(usual.output.hasPrefix(limited.output))
    let left = try FileManager.default.contentsOfDirectory(atPath: copy.path + "/.garner")
    #expect(left.sorted() == [".gitignore", "index.sqlite"])
  }

  @Test(arguments: [("mine", "mine"), ("Ünï cøde", "'Ünï cøde'"), ("it's", #"'it'\''s'"#), ("a;b", "'a;b'")])
  func `after init with a line that a shell takes as it stands`(folder: String, word: String) throws {
    let here = try TemporaryFolder()
    let made = try GarnerProcess.run(["init", folder], in: here.path)
    #expect(made.output.contains("Next: cd \(word); garner add"), "\(made.output)")
    #expect(try GarnerProcess.shell("cd \(word)", in: here.path).status == 0)
  }

  @Test func `a new review is called as its folder is, without its accents`() throws {
    let here = try TemporaryFolder()
    #expect(try GarnerProcess.run(["init", "Ünï code"], in: here.path).status == 0)
    let description = try String(contentsOfFile: here.path + "/Ünï code/review.json", encoding: .utf8)
    #expect(description.contains(#""id": "Uni-code""#), "\(description)")
  }
}
