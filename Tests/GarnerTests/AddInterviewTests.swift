import Foundation
import TestSupport
import Testing

@Suite("garner add at a terminal", .serialized)
struct AddInterviewTests {
  static let answers: [String] = [
    "Greist; et al.", "1978", "", "", "", "", "pilot-rct", "28", "15", "13", "18-30", "", "depression", "",
    "running-therapy", "3", "", "10", "two psychotherapies", "As effective as psychotherapy", "depression", "",
    "no-difference", "2", "", "", "Drop-out", "drop-out", "5", "", "yes",
  ]

  struct Session {
    let folder: TemporaryFolder
    let terminal: PseudoTerminal

    init(_ extra: [String] = []) throws {
      folder = try TemporaryFolder()
      let made = try GarnerProcess.run(["init", folder.path + "/review"])
      #expect(made.status == 0)
      terminal = try PseudoTerminal(
        ["add", "--review", folder.path + "/review"] + extra,
        environment: GarnerProcess.environment.merging(["TERM": "xterm"]) { $1 })
    }

    var studies: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/review/studies")) ?? []
    }

    /// Waits for a question by its number, and for the prompt beneath it: the line is drawn anew with every key, so
    /// that the prompt alone may be that of the question before.
    func waitForQuestion(_ number: Int) throws {
      try terminal.wait(for: number == AddInterviewTests.answers.count ? "Write this record?" : "[\(number)/")
      try terminal.wait(for: "> ")
    }

    /// Gives the answers from one question to another, each once it is asked.
    func answer(_ questions: Range<Int>) throws {
      for question in questions {
        try waitForQuestion(question + 1)
        terminal.type(AddInterviewTests.answers[question] + "\r")
      }
    }
  }

  @Test("writes the record it showed, and says what to do next")
  func whole() throws {
    let session = try Session()
    try session.answer(0..<Self.answers.count)
    try session.terminal.wait(for: "Written: studies/greist1978.json")
    try session.terminal.wait(for: "Next: ")
    #expect(try session.terminal.end() == 0)
    #expect(session.terminal.isAsItWas)
    #expect(session.studies == ["greist1978.json"])
    let check = try GarnerProcess.run(["check", "--review", session.folder.path + "/review"])
    #expect(check.status == 0, "\(check.errors)")
    let query = try GarnerProcess.run(["query", "--age", "14..22", "--review", session.folder.path + "/review"])
    #expect(query.output.contains("Greist et al. (1978) [greist1978]  partial (38 %)"))
  }

  @Test("shows the vocabulary as one types, and Tab takes it")
  func completion() throws {
    let session = try Session()
    try session.answer(0..<6)
    try session.waitForQuestion(7)
    session.terminal.type("pil")
    try session.terminal.wait(for: "pilot randomised trial  (Tab)")
    session.terminal.type("\t\r")
    try session.waitForQuestion(8)
    session.terminal.type("\u{3}")
    #expect(try session.terminal.end() == 1)
  }

  @Test("goes back, and takes a slip for a slip")
  func backAndSlip() throws {
    let session = try Session()
    try session.answer(0..<6)
    try session.waitForQuestion(7)
    session.terminal.type("rtc\r")
    try session.terminal.wait(for: "did you mean 'rct'")
    try session.terminal.wait(for: "> ")
    session.terminal.type("<\r")
    try session.terminal.wait(for: "Now: greist1978")
    try session.terminal.wait(for: "> ")
    session.terminal.type("greist1978pilot\r")
    try session.answer(6..<Self.answers.count)
    try session.terminal.wait(for: "Written: studies/greist1978pilot.json")
    #expect(try session.terminal.end() == 0)
  }

  @Test("Ctrl-C at any question writes nothing and leaves the terminal as it was", arguments: 0..<answers.count)
  func interrupted(at question: Int) throws {
    let session = try Session()
    try session.answer(0..<question)
    try session.waitForQuestion(question + 1)
    session.terminal.type("abc\u{3}")
    try session.terminal.wait(for: "nothing was written")
    #expect(try session.terminal.end() == 1)
    #expect(session.terminal.isAsItWas)
    #expect(session.studies == [])
  }

  @Test("asks in Dutch")
  func dutch() throws {
    let session = try Session(["--lang", "nl"])
    try session.terminal.wait(for: "Auteurs")
    try session.terminal.wait(for: "> ")
    session.terminal.type("\u{3}")
    try session.terminal.wait(for: "er is niets geschreven")
    #expect(try session.terminal.end() == 1)
  }
}
