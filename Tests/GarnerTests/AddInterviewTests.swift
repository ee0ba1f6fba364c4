import Foundation
import TestSupport
import Testing

@Suite("garner add at a terminal", .serialized)
struct AddInterviewTests {
  /// A whole study: the question, and what is answered.
  static let study: [(question: String, answer: String)] = [
    ("Authors", "Greist; et al."), ("Year", "1978"), ("Title", ""), ("Kind of source", ""),
    ("Journal or book it is in", ""), ("DOI or web address", ""), ("Short name", ""), ("Part in the review", ""),
    ("Design", "pilot-rct"), ("Participants", "28"), ("Women or girls", "15"), ("Men or boys", "13"),
    ("Youngest and oldest", "18-30"), ("Mean age", ""), ("Who they were", ""), ("Condition", "depression"),
    ("Setting", ""), ("Intervention", "running-therapy"), ("Times a week", "3"), ("Minutes a session", "30-45"),
    ("Weeks", "10"), ("Comparison", "two psychotherapies"), ("Measured effect 1", "As effective as psychotherapy"),
    ("Outcome", "depression"), ("Instrument", "SCL-90"), ("Direction", "no difference"),
    ("Compared with", "psychotherapy"), ("Where it stands", "table 2"), ("Measured effect 2", ""),
    ("Opportunity 1", ""), ("Threat 1", "Drop-out"), ("Theme", "drop-out"), ("Outcome", ""), ("Where it stands", ""),
    ("Threat 2", ""), ("Write this record?", "yes"),
  ]

  static func place(of question: String) -> Int { study.firstIndex { $0.question == question } ?? 0 }

  /// A new review, and the command asking in it.
  struct Session {
    let folder: TemporaryFolder
    let terminal: PseudoTerminal

    init(_ extra: [String] = [], terminal kind: String = "xterm", columns: UInt16 = 100) throws {
      folder = try TemporaryFolder()
      let made = try GarnerProcess.run(["init", folder.path + "/review"])
      #expect(made.status == 0)
      terminal = try PseudoTerminal(
        ["add", "--review", folder.path + "/review"] + extra,
        environment: GarnerProcess.environment.merging(["TERM": kind]) { $1 }, columns: columns)
    }

    /// Everything in the folder of records, temporary files included.
    var studies: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/review/studies")) ?? []
    }

    /// Waits for a question, and for the prompt beneath it: the line is drawn anew with every key, so that the prompt
    /// alone may be that of the question before.
    func wait(for place: Int) throws {
      let question = AddInterviewTests.study[place].question
      if place < AddInterviewTests.study.count - 1 { try terminal.wait(for: "Question \(place + 1) of ") }
      // One word: a narrow window may break the line after it.
      try terminal.wait(for: question.split(separator: " ").first.map(String.init) ?? question)
      try terminal.wait(for: "> ")
    }

    /// Gives the answers from one question to another, each once it is asked.
    func answer(_ places: Range<Int>) throws {
      for place in places {
        try wait(for: place)
        terminal.type(AddInterviewTests.study[place].answer + "\r")
      }
    }

    func answerAll() throws { try answer(0..<AddInterviewTests.study.count) }
  }

  @Test("writes the record it showed, and says what to do next")
  func whole() throws {
    let session = try Session()
    try session.answerAll()
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

  @Test("writes XML where that is wanted")
  func xml() throws {
    let session = try Session()
    try session.answer(0..<Self.study.count - 1)
    try session.wait(for: Self.study.count - 1)
    session.terminal.type("xml\r")
    try session.terminal.wait(for: "Written: studies/greist1978.xml")
    #expect(try session.terminal.end() == 0)
    #expect(session.studies == ["greist1978.xml"])
  }

  @Test("shows the vocabulary as one types; Tab takes it, the arrow keys choose")
  func completion() throws {
    let session = try Session()
    let design = Self.place(of: "Design")
    try session.answer(0..<design)
    try session.wait(for: design)
    session.terminal.type("pil")
    try session.terminal.wait(for: "pilot randomised trial (pilot-rct)  (Tab)")
    session.terminal.type("\t\r")
    try session.wait(for: design + 1)
    session.terminal.type("<\r")
    try session.terminal.wait(for: "Now: pilot randomised trial")
    try session.terminal.wait(for: "> ")
    session.terminal.type("random\u{1B}[B\u{1B}[B")
    try session.terminal.wait(for: "› pilot randomised trial")
    session.terminal.type("\u{3}")
    #expect(try session.terminal.end() == 130)
    #expect(session.terminal.isAsItWas)
  }

  @Test("goes back, and takes a slip for a slip")
  func backAndSlip() throws {
    let session = try Session()
    let design = Self.place(of: "Design")
    try session.answer(0..<design)
    try session.wait(for: design)
    session.terminal.type("rtc\r")
    try session.terminal.wait(for: "unknown design 'rtc': did you mean 'rct'")
    try session.terminal.wait(for: "> ")
    // Shift-Tab, as terminals send it.
    session.terminal.type("\u{1B}[Z")
    try session.wait(for: design - 1)
    session.terminal.type("<short\r")
    try session.wait(for: Self.place(of: "Short name"))
    session.terminal.type("greist1978pilot\r")
    try session.answer(design..<Self.study.count)
    try session.terminal.wait(for: "Written: studies/greist1978pilot.json")
    #expect(try session.terminal.end() == 0)
  }

  @Test("Ctrl-C at any question writes nothing and leaves the terminal as it was", arguments: study.indices)
  func interrupted(at place: Int) throws {
    let session = try Session()
    try session.answer(0..<place)
    try session.wait(for: place)
    #expect(!session.terminal.isAsItWas)
    session.terminal.type("abc\u{3}")
    try session.terminal.wait(for: "nothing was written")
    #expect(try session.terminal.end() == 130)
    #expect(session.terminal.isAsItWas)
    #expect(session.studies == [])
  }

  @Test("a typo and a step back at any question lose nothing", arguments: study.indices)
  func disturbed(at place: Int) throws {
    let session = try Session()
    try session.answer(0..<place)
    try session.wait(for: place)
    // Typed and taken back, then back one question and on again with what was answered.
    session.terminal.type("abc\u{7F}\u{7F}\u{7F}<\r")
    let before = max(0, place - 1)
    try session.wait(for: before)
    if place > 0 { session.terminal.type("\r") } else { session.terminal.type("Greist; et al.\r") }
    try session.answer((place > 0 ? place : 1)..<Self.study.count)
    try session.terminal.wait(for: "Written: studies/greist1978.json")
    #expect(try session.terminal.end() == 0)
    #expect(session.studies == ["greist1978.json"])
  }

  @Test("ended by a signal, writes nothing and leaves the terminal as it was", arguments: [SIGTERM, SIGHUP])
  func ended(by signal: Int32) throws {
    let session = try Session()
    try session.answer(0..<3)
    try session.wait(for: 3)
    session.terminal.send(signal)
    #expect(try session.terminal.end() == -signal)
    #expect(session.terminal.isAsItWas)
    #expect(session.studies == [])
  }

  @Test("interrupted from elsewhere, says that nothing was written")
  func interruptedFromElsewhere() throws {
    let session = try Session()
    try session.answer(0..<3)
    try session.wait(for: 3)
    session.terminal.send(SIGINT)
    try session.terminal.wait(for: "nothing was written")
    #expect(try session.terminal.end() == 130)
    #expect(session.terminal.isAsItWas)
  }

  @Test("killed, writes nothing", arguments: [0, 12, study.count - 1])
  func killed(at place: Int) throws {
    let session = try Session()
    try session.answer(0..<place)
    try session.wait(for: place)
    session.terminal.send(SIGKILL)
    #expect(try session.terminal.end() == -SIGKILL)
    #expect(session.studies == [])
  }

  @Test("stopped with Ctrl-Z, gives the terminal back, and goes on where it was")
  func stopped() throws {
    let session = try Session()
    try session.answer(0..<2)
    try session.wait(for: 2)
    session.terminal.type("Running")
    try session.terminal.wait(for: "> Running")
    session.terminal.type("\u{1A}")
    try session.terminal.waitUntilStopped()
    #expect(session.terminal.isAsItWas)
    session.terminal.send(SIGCONT)
    // The terminal is taken anew, and the line drawn as it was.
    try session.terminal.wait(for: "\u{1B}[?2004h")
    try session.terminal.wait(for: "> Running")
    #expect(!session.terminal.isAsItWas)
    session.terminal.type(" helps\r")
    try session.answer(3..<Self.study.count)
    try session.terminal.wait(for: "Written: studies/greist1978.json")
    #expect(try session.terminal.end() == 0)
    let shown = try GarnerProcess.run(["show", "greist1978", "--review", session.folder.path + "/review"])
    #expect(shown.output.contains("title: Running helps"))
  }

  @Test("takes what is pasted with its line ends as one answer, and what is typed ahead as answers")
  func pasted() throws {
    let session = try Session()
    try session.wait(for: 0)
    session.terminal.type("Greist\r1978\r\u{1B}[200~Running\r\nand mood\u{1B}[201~\r\r\r")
    try session.wait(for: 5)
    session.terminal.type("<title\r")
    try session.terminal.wait(for: "Now: Running and mood")
    try session.terminal.wait(for: "> ")
    session.terminal.type("\u{3}")
    #expect(try session.terminal.end() == 130)
  }

  @Test("asks in a narrow window, and in one that becomes narrow")
  func narrow() throws {
    let session = try Session(columns: 40)
    try session.answer(0..<Self.place(of: "Design"))
    try session.wait(for: Self.place(of: "Design"))
    session.terminal.resize(columns: 30)
    try session.terminal.wait(for: "> ")
    session.terminal.type("pilot-rct\r")
    try session.answer(Self.place(of: "Design") + 1..<Self.study.count)
    try session.terminal.wait(for: "Written: ")
    #expect(try session.terminal.end() == 0)
  }

  @Test("reads whole lines where the terminal cannot do more, Ctrl-C included")
  func plain() throws {
    let session = try Session(terminal: "dumb")
    try session.answerAll()
    try session.terminal.wait(for: "Written: studies/greist1978.json")
    #expect(try session.terminal.end() == 0)
    #expect(!session.terminal.shown.contains("\u{1B}"))
    let other = try Session(terminal: "dumb")
    try other.answer(0..<4)
    try other.wait(for: 4)
    #expect(other.terminal.isAsItWas)
    other.terminal.send(SIGINT)
    try other.terminal.wait(for: "nothing was written")
    #expect(try other.terminal.end() == 130)
    #expect(other.studies == [])
  }

  @Test("asks in Dutch")
  func dutch() throws {
    let session = try Session(["--lang", "nl"])
    // The review is kept in English: in which language are the statements?
    try session.terminal.wait(for: "Vraag 1 van ")
    try session.terminal.wait(for: "Taal")
    try session.terminal.wait(for: "> ")
    session.terminal.type("\r")
    try session.terminal.wait(for: "Auteurs")
    try session.terminal.wait(for: "> ")
    session.terminal.type("\u{3}")
    try session.terminal.wait(for: "er is niets geschreven")
    #expect(try session.terminal.end() == 130)
  }
}
