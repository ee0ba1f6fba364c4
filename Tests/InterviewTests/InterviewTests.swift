import Formats
import Interview
import Records
import Testing

@Suite("The interview")
struct InterviewTests {
  @Test("makes a record of what was answered, and marks what was not")
  func wholeStudy() throws {
    let script = Script(SmallReview.answers)
    let outcome = SmallReview.interview().run(script)
    let record = try #require(outcome.record)
    #expect(outcome.format == JSONFormat.self)
    #expect(script.isUsedUp)
    #expect(script.complaints == [])
    #expect(script.questions == SmallReview.study.dropLast().map(\.question))
    #expect((script.begun, script.ended) == (1, 1))
    #expect(record.id == "nabkasorn2005")
    #expect(record.role == .included)
    #expect(record.incomplete == ["/citation/author"])
    #expect(record.citation.authors.map(\.short) == ["Nabkasorn"])
    #expect(record.citation.text("DOI") == "10.1000/182")
    #expect(record.sample?.sex == SexCounts(female: 49))
    #expect(record.sample?.age == Age(min: 18, max: 20, mean: Numeral("18.8"), sd: Numeral("0.7")))
    #expect(record.sample?.populations == ["adolescents"])
    #expect(record.sample?.conditions == ["depression"])
    #expect(record.intervention?.timesPerWeek == QuantityRange(min: 5, max: 5))
    #expect(record.intervention?.minutes == QuantityRange(min: 50))
    #expect(record.comparators.map(\.description?.entries.first?.words) == ["usual activities"])
    #expect(record.effects.map(\.direction) == [.improved])
    #expect(record.effects.map(\.finding.locator) == [Locator(table: "2", page: "12")])
    #expect(record.threats.map(\.id) == ["nabkasorn2005-t1"])
    #expect(record.threats.map(\.themes) == [["drop-out"]])
    #expect(record.threats.map(\.locator) == [Locator(table: "2", page: "12")], "the place before is proposed")
    let absent = Dictionary(uniqueKeysWithValues: record.absent.map { ($0.pointer, $0.kind) })
    #expect(
      absent == [
        "/citation/container-title": .notReported, "/sample/sex/male": .notApplicable, "/setting": .notReported,
        "/effects/0/measure": .notReported, "/opportunities": .notReported,
      ])
    #expect(script.said.contains { $0.contains("PREVIEW nabkasorn2005") })
  }

  @Test("does not ask what does not arise")
  func notApplicable() throws {
    let lines = [
      "=Steering Group", "2011", "A guideline", "report", "", "", "included", "", "-", "-", "depression", "-", "-", "-",
      "-", "", "yes",
    ]
    let script = Script(lines)
    let record = try #require(SmallReview.interview().run(script).record)
    #expect(script.isUsedUp)
    #expect(record.id == "steering2011")
    #expect(record.citation.authors == [CitationName(literal: "Steering Group")])
    #expect(!script.questions.contains("Women or girls"))
    #expect(!script.questions.contains("Journal or book it is in"))
    #expect(!script.questions.contains("Times a week"))
    #expect(record.sample == Sample(conditions: ["depression"]))
    for pointer in ["/sample/n", "/sample/sex", "/sample/age/min", "/intervention", "/comparators", "/effects"] {
      #expect(record.absence(at: pointer) == .notApplicable, "\(pointer)")
    }
    #expect(record.absence(at: "/threats") == .notReported)
  }

  @Test("asks of a source that is only cited what it is cited for")
  func background() throws {
    let lines = [
      "ten Have", "2010", "", "book", "", "", "background", "Mentalizing can be learnt", "", "", "chapter 2", "", "-",
      "",
      "xml",
    ]
    let script = Script(lines)
    let outcome = SmallReview.interview().run(script)
    let record = try #require(outcome.record)
    #expect(script.isUsedUp)
    #expect(outcome.format == XMLFormat.self)
    #expect(record.id == "tenhave2010")
    #expect(record.citation.authors == [CitationName(family: "Have", nonDroppingParticle: "ten")])
    #expect(record.role == .background)
    #expect(record.remarks.map(\.id) == ["tenhave2010-r1"])
    #expect(record.remarks.map(\.locator) == [Locator(section: "2")])
    #expect(record.absence(at: "/sample/n") == .notExtracted)
    #expect(record.absence(at: "/effects") == .notExtracted)
    #expect(record.absence(at: "/opportunities") == .notApplicable)
    #expect(record.absence(at: "/threats") == .notReported)
  }

  @Test("never makes a range of a mean and an SD")
  func onlyMean() throws {
    let record = try #require(
      SmallReview.interview().run(Script(SmallReview.answers(["Youngest and oldest": ""]))).record)
    #expect(record.sample?.age == Age(mean: Numeral("18.8"), sd: Numeral("0.7")))
    #expect(record.absence(at: "/sample/age/min") == .notReported)
    #expect(record.absence(at: "/sample/age/max") == .notReported)
  }

  @Test("stops at every question without a record", arguments: SmallReview.answers.indices)
  func stops(at question: Int) {
    let script = Script(SmallReview.answers.prefix(question).map { $0 } + [nil])
    #expect(SmallReview.interview().run(script).record == nil)
    #expect(script.asked == question + 1)
    #expect(script.ended == 1)
  }

  @Test("goes back from every question to the one before and keeps the answers", arguments: SmallReview.answers.indices)
  func goesBack(from question: Int) throws {
    // Back, then Enter: the answer given before is kept. Before the first question there is nothing to keep.
    let kept: [String?] = question > 0 ? ["<", ""] : ["<"]
    let lines = SmallReview.answers.prefix(question).map { $0 } + kept + SmallReview.answers[question...].map { $0 }
    let script = Script(lines)
    #expect(SmallReview.interview().run(script).record == Self.plain)
    #expect(script.isUsedUp)
  }

  @Test("goes back by name, and on where one was", arguments: [5, 12, 26, 33, 35])
  func leaps(from question: Int) throws {
    let lines = SmallReview.answers.prefix(question) + ["<year", "2006"] + SmallReview.answers[question...]
    let script = Script(Array(lines))
    let record = try #require(SmallReview.interview().run(script).record)
    #expect(script.isUsedUp)
    #expect(record.citation.year == 2006)
    // The short name was left to its proposal, and follows.
    #expect(record.id == "nabkasorn2006")
    #expect(record.threats.map(\.id) == ["nabkasorn2006-t1"])
  }

  @Test("knows which questions there were")
  func unknownLeap() throws {
    let script = Script(["Greist", "1978", "<yaer", "<Threat", "<", nil])
    _ = SmallReview.interview().run(script)
    #expect(
      script.complaints == [
        "  ! no earlier question 'yaer': did you mean 'year'?", "  ! no earlier question 'threat'",
      ])
    #expect(script.questions == ["Authors", "Year", "Title", "Year"])
  }

  @Test("takes a finding out of the middle of a list; those after it move up")
  func removal() throws {
    let threats = ["Drop-out", "", "", "", "Injury", "", "", "", "Cost", "", "", "", ""]
    let lines =
      SmallReview.answers.prefix(SmallReview.place(of: "Threat 1")) + threats + ["<threat 2", ".", "", "yes"]
    let script = Script(Array(lines))
    let record = try #require(SmallReview.interview().run(script).record)
    #expect(record.threats.map(\.statement["en"]) == ["Drop-out", "Cost"])
    #expect(record.threats.map(\.id) == ["nabkasorn2005-t1", "nabkasorn2005-t2"])
    #expect(script.isUsedUp)
  }

  @Test("takes an answer out")
  func emptied() throws {
    let place = SmallReview.place(of: "Setting")
    let lines = SmallReview.answers.prefix(place) + ["opname", "<", "."] + SmallReview.answers[(place + 1)...]
    let script = Script(Array(lines))
    #expect(SmallReview.interview().run(script).record == Self.plain)
    #expect(script.said.contains { $0.contains("Now: inpatient (Enter keeps it, . takes it out)") })
  }

  static let plain = SmallReview.interview().run(Script(SmallReview.answers)).record

  @Test(
    "says what is wrong with a slip, and asks again",
    arguments: [
      ("Authors", "et al.", "at least one name"), ("Authors", "Greist, Klein", "semicolons separate authors"),
      ("Year", "two thousand", "a year, such as 2005"), ("Year", "78", "a year, such as 2005"),
      ("Year", "-5", "a year"),
      ("Title", ".", "expected words"), ("Title", "a\u{1B}[2J", "U+1B cannot stand in a record"),
      ("Kind of source", "bok", "did you mean 'book'?"), ("DOI or web address", "somewhere", "a DOI (10.1000/182)"),
      ("Short name", "two words", "letters, digits"), ("Short name", "taken2001", "name of another record"),
      ("Design", "rtc", "unknown design 'rtc': did you mean 'rct'?"), ("Design", ",", "a word of the vocabulary"),
      ("Participants", "many", "a whole number"), ("Participants", "4 9", "a whole number"),
      ("Men or boys", "1", "50 women and men are more than the 49 participants"),
      ("Youngest and oldest", "20-18", "expected 18-20"), ("Youngest and oldest", "18.8 ± 0.7", "is a mean"),
      ("Youngest and oldest", "14 tot 23", "expected 18-30"), ("Youngest and oldest", "18.5-20", "whole years"),
      ("Mean age", "about nineteen", "a mean, such as 18.8"), ("Mean age", "21.2", "lies outside 18-20"),
      ("Condition", "depresion", "unknown condition 'depresion': did you mean 'depression'?"),
      ("Setting", "opname, inpateint", "did you mean 'inpatient'?"),
      ("Times a week", "often", "3, 3-5, at least 3"), ("Times a week", "<5", "3, 3-5, at least 3"),
      ("· Direction", "beter", "expected unclear, improved"),
      ("· Where it stands", "tabl 2", "a page, section or table"),
      ("· Where it stands", "", "so that others can check"),
      ("· Theme", "drop-uot", "did you mean 'drop-out'?"), ("Threat 2", "-", "a hyphen is no answer here"),
      ("Write this record?", "", "expected yes, xml, show, <, no"),
      ("Write this record?", "yess", "did you mean 'yes'?"),
    ])
  func slips(question: String, typed: String, expected: String) throws {
    let place = SmallReview.place(of: question)
    let lines = SmallReview.answers.prefix(place) + [typed] + SmallReview.answers[place...]
    let script = Script(Array(lines))
    let record = try #require(SmallReview.interview(taken: ["taken2001"]).run(script).record)
    #expect(record == Self.plain)
    #expect(script.complaints.count == 1)
    #expect(script.complaints.first?.contains(expected) == true, "\(script.complaints)")
  }

  @Test("explains a question, its words, and one word")
  func help() throws {
    let place = SmallReview.place(of: "Who they were")
    let script = Script(SmallReview.answers.prefix(place).map { $0 } + ["?", "?pubers", "?pubres", nil])
    _ = SmallReview.interview().run(script)
    let said = script.said.suffix(3)
    #expect(said.first?.contains("adolescents\n") == true)
    #expect(said.first?.contains("Enter: not reported") == true)
    #expect(said.dropFirst().first == "  adolescents (adolescents): People aged 10 to 19.")
    #expect(said.last == "  ! 'pubres' is none of the known words: did you mean 'pubers'?")
  }

  @Test("proposes a name that no record has")
  func takenNames() throws {
    let taken: Set = ["nabkasorn2005", "nabkasorn2005b"]
    let record = try #require(SmallReview.interview(taken: taken).run(Script(SmallReview.answers)).record)
    #expect(record.id == "nabkasorn2005c")
    let all = Set([""] + "bcdefghijklmnopqrstuvwxyz".map(String.init)).map { "nabkasorn2005" + $0 }
    let further = try #require(
      SmallReview.interview(taken: Set(all + ["nabkasorn2005-27"])).run(Script(SmallReview.answers)).record)
    #expect(further.id == "nabkasorn2005-28")
  }

  @Test("speaks Dutch, keeps the words under that language, and takes Dutch words for an answer")
  func dutch() throws {
    var answers = SmallReview.answers([
      "Kind of source": "tijdschriftartikel", "Minutes a session": "minstens 50", "· Direction": "verbeterd",
      "· Where it stands": "tabel 2, blz. 12", "Write this record?": "ja",
    ])
    // The second place is the one proposed.
    answers[33] = ""
    answers.insert("terug", at: 1)
    answers.insert("", at: 2)
    let script = Script(answers)
    let record = try #require(SmallReview.interview(language: "nl").run(script).record)
    #expect(record.effects.first?.finding.statement["nl"] == "Less depression")
    #expect(record.effects.first?.direction == .improved)
    #expect(record.intervention?.minutes == QuantityRange(min: 50))
    #expect(record.threats.map(\.locator) == [Locator(table: "2", page: "12")])
    #expect(script.questions.contains("Aandoening"))
    #expect(script.complaints == [])
  }

  @Test("asks for the language of the statements where the review is kept in another, too")
  func languages() throws {
    let script = Script(["Dutch"] + SmallReview.answers)
    let interview = SmallReview.interview(reviewLanguages: ["nl", "en"])
    let record = try #require(interview.run(script).record)
    #expect(script.questions.first == "Language")
    #expect(record.threats.first?.statement == LocalizedText([.init(language: "nl", words: "Drop-out")]))
  }

  @Test("shows the file itself before it is written")
  func show() throws {
    let script = Script(SmallReview.answers.dropLast() + ["show", "xml"])
    let outcome = SmallReview.interview().run(script)
    #expect(outcome.format == XMLFormat.self)
    let record = try #require(outcome.record)
    #expect(script.said.contains(RecordFormats.write(record, as: JSONFormat.self)))
  }

  @Test("names the words of a choice where none are offered as one types")
  func plainTerminal() {
    let script = Script(["A", "2000", "T", nil], offersWords: false)
    _ = SmallReview.interview().run(script)
    #expect(script.said.contains { $0.hasPrefix("  document, journal article, book") })
  }
}
