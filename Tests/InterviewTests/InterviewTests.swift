import Interview
import Records
import Testing

/// Answers from a list; nil stands for Ctrl-C. What was said is kept.
private final class Script: Conversation {
  private var lines: [String?]
  private(set) var said: [String] = []
  private(set) var asked = 0

  init(_ lines: [String?]) {
    self.lines = lines
  }

  func say(_ words: String) { said.append(words) }

  func ask(_ prompt: String, completions: @escaping (String) -> [String]) -> String? {
    asked += 1
    return lines.isEmpty ? nil : lines.removeFirst()
  }

  var isUsedUp: Bool { lines.isEmpty }
}

@Suite("The interview")
struct InterviewTests {
  static let vocabulary = Vocabulary([
    .init(
      scheme: .design,
      concepts: [Concept(id: "rct", preferredLabel: ["en": "randomised trial", "nl": "gerandomiseerd onderzoek"])]),
    .init(
      scheme: .condition,
      concepts: [Concept(id: "depression", preferredLabel: ["en": "depression", "nl": "depressie"])]),
    .init(
      scheme: .setting,
      concepts: [
        Concept(id: "inpatient", preferredLabel: ["en": "inpatient", "nl": "opname"]),
        Concept(id: "outpatient", preferredLabel: ["en": "outpatient", "nl": "ambulant"]),
      ]),
    .init(
      scheme: .intervention,
      concepts: [Concept(id: "running-therapy", preferredLabel: ["en": "running therapy", "nl": "runningtherapie"])]),
    .init(
      scheme: .outcome,
      concepts: [Concept(id: "depression", preferredLabel: ["en": "depression", "nl": "depressie"])]),
    .init(
      scheme: .theme, concepts: [Concept(id: "drop-out", preferredLabel: ["en": "drop-out", "nl": "uitval"])]),
  ])

  static func interview(taken: Set<String> = [], language: String = "en") -> Interview {
    Interview(vocabulary: vocabulary, takenIDs: taken, language: language) { record in "PREVIEW \(record.id)" }
  }

  /// A whole study, one answer a question.
  static let answers: [String] = [
    "Nabkasorn; et al.", "2005", "Effects of jogging", "", "article-journal", "", "rct", "49", "49", "-", "18-20",
    "18,8 ± 0,7", "depressie", "", "running-therapy", "5", "50", "8", "usual activities", "Less depression",
    "depression", "", "improved", "12", "", "", "Drop-out", "drop-out", "", "", "yes",
  ]

  @Test("makes a record of what was answered, and marks what was not")
  func wholeStudy() throws {
    let script = Script(Self.answers)
    let record = try #require(Self.interview().run(script))
    #expect(script.isUsedUp)
    #expect(record.id == "nabkasorn2005")
    #expect(record.incomplete == ["/citation/author"])
    #expect(record.citation.authors.map(\.short) == ["Nabkasorn"])
    #expect(record.sample?.age == Age(min: 18, max: 20, mean: Numeral("18.8"), sd: Numeral("0.7")))
    #expect(record.sample?.conditions == ["depression"])
    #expect(record.intervention?.timesPerWeek == QuantityRange(min: 5, max: 5))
    #expect(record.effects.map(\.direction) == [.improved])
    #expect(record.threats.map(\.themes) == [["drop-out"]])
    #expect(record.threats.map(\.locator.page) == ["12"], "the place before is proposed")
    #expect(record.setting == nil)
    #expect(record.absence(at: "/setting") == .notReported)
    #expect(record.absence(at: "/opportunities") == .notReported)
    #expect(script.said.contains { $0.contains("PREVIEW nabkasorn2005") })
  }

  @Test("a hyphen means that the question does not arise")
  func notApplicable() throws {
    var answers = Self.answers
    for place in [7, 8, 10, 11, 12] { answers[place] = "-" }
    let record = try #require(Self.interview().run(Script(answers)))
    #expect(record.sample == nil)
    #expect(record.absence(at: "/sample") == .notApplicable)
    #expect(record.absence(at: "/sample/age/min") == .notApplicable)
  }

  @Test("a mean and an SD never become a range")
  func onlyMean() throws {
    var answers = Self.answers
    answers[10] = ""
    let record = try #require(Self.interview().run(Script(answers)))
    #expect(record.sample?.age?.min == nil)
    #expect(record.sample?.age?.max == nil)
    #expect(record.absence(at: "/sample/age/min") == .notReported)
  }

  @Test("stops at every question without a record", arguments: 0..<answers.count)
  func stops(at question: Int) {
    let script = Script(Self.answers.prefix(question).map { $0 } + [nil])
    #expect(Self.interview().run(script) == nil)
    #expect(script.asked == question + 1)
  }

  @Test("goes back from every question to the one before and keeps the answers", arguments: 1..<answers.count)
  func goesBack(from question: Int) throws {
    // Back, then Enter: the answer given before is kept.
    var lines: [String?] = Self.answers.prefix(question).map { $0 }
    lines.append("<")
    lines.append(Self.answers[question - 1].isEmpty ? Self.answers[question - 1] : "")
    lines += Self.answers[question...].map { $0 }
    let record = try #require(Self.interview().run(Script(lines)))
    let plain = try #require(Self.interview().run(Script(Self.answers)))
    #expect(record == plain)
  }

  @Test("says what is wrong with a slip, and asks again")
  func slips() throws {
    let slips: [(place: Int, typed: String, expected: String)] = [
      (1, "two thousand", "a year, such as 2005"), (6, "rtc", "did you mean 'rct'"), (7, "many", "a whole number"),
      (10, "20-18", "expected 18-20"), (11, "about nineteen", "a mean, such as 18.8"),
      (12, "depresion", "did you mean 'depression'"), (13, "inpateint", "did you mean 'inpatient'"),
      (15, "often", "3, 3-5 or 30+"), (22, "beter", "known are unclear"), (23, "", ""), (27, "drop-uot", "'drop-out'"),
    ]
    var lines: [String?] = []
    for (place, answer) in Self.answers.enumerated() {
      if let slip = slips.first(where: { $0.place == place }), !slip.typed.isEmpty { lines.append(slip.typed) }
      lines.append(answer)
    }
    let script = Script(lines)
    let record = try #require(Self.interview().run(script))
    #expect(record == Self.interview().run(Script(Self.answers)))
    let complaints = script.said.filter { $0.hasPrefix("  ! ") }
    #expect(complaints.count == slips.count - 1)
    for (slip, complaint) in zip(slips.filter { !$0.typed.isEmpty }, complaints) {
      #expect(complaint.contains(slip.expected))
    }
  }

  @Test("proposes a name that no record has")
  func takenNames() throws {
    let record = try #require(Self.interview(taken: ["nabkasorn2005"]).run(Script(Self.answers)))
    #expect(record.id == "nabkasorn2005b")
  }

  @Test("speaks Dutch and keeps the words under that language")
  func dutch() throws {
    var answers = Self.answers
    answers[answers.count - 1] = "ja"
    let script = Script(answers)
    let record = try #require(Self.interview(language: "nl").run(script))
    #expect(record.effects.first?.finding.statement["nl"] == "Less depression")
    #expect(script.said.contains { $0.contains("Aandoening") })
  }
}

@Suite("What the interview takes for an answer")
struct AnswerCheckTests {
  static let check = AnswerCheck(
    vocabulary: InterviewTests.vocabulary, questions: Questions(language: "en", takenIDs: ["taken"]))

  static func step(_ kind: Step.Kind) -> Step { Step("x", "X", "", kind) }

  @Test(
    "ranges in the ways people write them",
    arguments: [("3", "3"), ("3-5", "3-5"), ("3 – 5", "3-5"), ("30+", "30+"), ("2,5..3", "2.5-3")])
  func ranges(typed: String, kept: String) throws {
    #expect(try Self.check.check(typed, for: Self.step(.range)) == kept)
  }

  @Test(
    "means in the ways people write them",
    arguments: [
      ("18.8 ± 0.7", "18.8 ± 0.7"), ("18,8 +/- 0,7", "18.8 ± 0.7"), ("19", "19"), ("18.8 SD 0.7", "18.8 ± 0.7"),
    ])
  func means(typed: String, kept: String) throws {
    #expect(try Self.check.check(typed, for: Self.step(.mean)) == kept)
  }

  @Test("labels of any language, more than one at once")
  func concepts() throws {
    #expect(
      try Self.check.check("opname, Outpatient, opname", for: Self.step(.concepts(.setting))) == "inpatient, outpatient"
    )
  }

  @Test("completions for the last part of what is typed")
  func completions() {
    #expect(Self.check.completions(of: "inpatient, amb", for: Self.step(.concepts(.setting))) == ["outpatient"])
    #expect(Self.check.completions(of: "", for: Self.step(.concepts(.setting))) == [])
    #expect(Self.check.completions(of: "im", for: Self.step(.choice(["improved", "mixed"]))) == ["improved"])
  }

  @Test("no name that is taken or is no name", arguments: ["taken", "two words", "é"])
  func ids(typed: String) {
    #expect(throws: AnswerCheck.Refusal.self) { try Self.check.check(typed, for: Self.step(.id)) }
  }
}
