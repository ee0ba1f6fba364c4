import Records
import Testing

@testable import Extraction

@Suite("Numbers of some, of several studies and of tests")
struct GuessOfOthersTests {
  @Test(arguments: [
    ("The study sample included 40 Dutch, 50 German and 60 Danish speaking patients with cancer.", nil),
    ("The study sample included 40 Dutch speaking patients with cancer.", 40),
    ("A sample of 50 dyads of adults filled in a questionnaire.", nil),
    ("A sample of 50 adults filled in a questionnaire.", 50),
    ("Of 90 nurses, 70 answered our survey. Twelve nurses who were interviewed spoke of stress.", 70),
    ("Twelve nurses were interviewed and spoke of stress.", 12),
    ("Thirty male patients filled in scales. Later, five of them and four nurses were interviewed.", 30),
  ])
  func `some, and one of several groups, are not all`(abstract: String, n: Int?) {
    #expect(GuessInPassingTests.draft(abstract).sample?.n == n)
  }

  @Test func `a few women are no sample's sex where nothing tells how many there were`() {
    let study = GuessInPassingTests.draft(
      "We compared 15 women with low mood and 15 women without. Three women used a contraceptive.")
    #expect(study.sample?.sex == nil)
  }

  @Test func `chance makes a trial of what was measured before and after it`() {
    let study = GuessTests.guesses(
      "A before-after study. The patients were divided randomly into a running group (20) and a control group (20).")
    #expect(study.contains("design=rct"), "\(study)")
  }

  @Test(arguments: [
    ("A treadmill test, six-minute walk (6MW) test and a questionnaire were completed after exercise.", nil),
    ("They did exercise, in sessions of six minutes.", 6),
  ])
  func `minutes of a test are none of a session`(abstract: String, minutes: Int?) {
    let study = GuessInPassingTests.draft("We randomised 40 patients to running or rest. \(abstract)")
    #expect(study.intervention?.minutes?.min == minutes.map { Numeral($0) })
  }

  @Test(arguments: [
    ("All ran on a treadmill for 20 minutes once.", nil), ("All completed a single session of 20 minutes.", nil),
    ("All walked on a treadmill for 20 minutes on one occasion.", nil),
    ("All did a single bout of exercise for 20 minutes.", nil),
    ("Allen liepen eenmalig 20 minuten op een loopband.", nil),
    ("All ran on a treadmill for 20 minutes once a week.", 20),
    ("All did sessions of 20 minutes three times a week.", 20),
    ("All ran for 20 minutes once weekly.", 20),
  ])
  func `a single bout is no dose where no intervention is named`(sentence: String, minutes: Int?) {
    let beginnings = [
      "We compared 20 patients with asthma with 20 healthy controls.", "Er waren 20 patiënten met astma.",
    ]
    for beginning in beginnings {
      let study = GuessInPassingTests.draft("\(beginning) \(sentence)")
      #expect(study.intervention?.minutes?.min == minutes.map { Numeral($0) })
    }
    let given = GuessInPassingTests.draft("We randomised 40 patients to running or rest. \(sentence)")
    #expect(given.intervention?.concepts == ["running"])
    #expect(given.intervention?.minutes?.min == 20 || sentence.contains("bout") || sentence.contains("eenmalig"))
  }

  @Test func `a walk test is no walking`() {
    let guesses = GuessTests.guesses("Patients received running. A six-minute walk (6MW) test was done.")
    #expect(!guesses.contains("walking"))
  }

  @Test(arguments: [
    ("Predictors of walking to school", false), ("Predictors of walking to and from school", false),
    ("Running at school", true),
  ])
  func `where people walk to is no place of a study`(title: String, isPlace: Bool) {
    #expect(GuessTests.guesses(title: title, "They moved.").contains("setting=school") == isPlace)
  }

  private static func taken(_ scheme: Scheme, _ names: [String], _ abstract: String, title: String = "T") -> [String] {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "title", value: .text(title)), .init(name: "abstract", value: .text(abstract))]
    let vocabulary = Vocabulary([
      .init(scheme: scheme, concepts: names.map { GuessVocabulary.concept($0, en: [$0]) })
    ])
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a2001", vocabulary: vocabulary)
    switch scheme {
    case .setting: return study.setting?.concepts ?? []
    case .population: return study.sample?.populations ?? []
    default: return study.remarks.flatMap(\.outcomes)
    }
  }

  @Test func `women who were interviewed at home were not treated there`() {
    #expect(
      Self.taken(.setting, ["home", "outpatient"], "Women who attend an outpatient clinic were interviewed at home.")
        == ["outpatient"])
    #expect(Self.taken(.setting, ["home"], "Forty women ran at home.") == ["home"])
  }

  @Test(arguments: [
    ("Forty pupils took part, using the Bond with Parents Inventory.", ["pupils"]),
    ("Forty pupils took part in the Health in School-aged Children survey.", ["pupils"]),
    ("Forty adults of households with children took part.", []),
    ("Forty adults of families with at least one child took part.", []), ("Forty children took part.", ["children"]),
  ])
  func `who is named in a scale or lives with those who took part is no population`(abstract: String, found: [String]) {
    #expect(Self.taken(.population, ["pupils", "parents", "children", "child"], abstract) == found)
  }

  @Test(arguments: [
    ("There was no change in serum concentrations of cortisol.", []), ("Concentration improved.", ["concentration"]),
    ("Cortisol concentration fell.", []),
  ])
  func `a concentration in blood is none of the mind`(abstract: String, found: [String]) {
    #expect(Self.taken(.outcome, ["concentration"], abstract) == found)
  }

  @Test func `what veterans and workers have is no outcome of running groups for them`() {
    func found(_ title: String) -> [String] { Self.taken(.outcome, ["depression"], "They ran.", title: title) }
    #expect(found("Running groups for veterans with pain and depression") == [])
    #expect(found("Running groups and depression in veterans") == ["depression"])
  }

  @Test(arguments: [
    "Letter on running for depressed outpatients", "Re: running for depressed outpatients",
    "Comment on running for depressed outpatients",
  ])
  func `a letter on another study has a title of that study`(title: String) {
    let guesses = GuessTests.guesses(title: title, "Smith and colleagues randomised 40 patients. We doubt it.")
    #expect(guesses == "")
  }

  @Test func `how long the programmes of a review were is no programme's length`() {
    let abstract = "Most programmes lasted 6 to 10 weeks with two sessions a week."
    #expect(GuessTests.guesses(title: "Running: a systematic review", abstract) == "intervention=running")
  }

  @Test func `of two studies nothing is the record's dose or design`() {
    let guesses = GuessTests.guesses(
      "In Study 1, 30 patients were asked. In Study 2, 40 other men were randomly assigned to running or rest for 5 weeks, twice a week."
    )
    #expect(!guesses.contains("weeks=") && !guesses.contains("times=") && !guesses.contains("design="), "\(guesses)")
  }
}
