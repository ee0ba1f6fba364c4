import Records
import Testing

@testable import Extraction

@Suite("Leads")
struct LeadTests {
  static func leads(_ abstract: String, title: String = "T") -> [Lead] {
    StudyDraftTests.draft(title: title, abstract: abstract).leads
  }

  static func places(_ sentence: String) -> [String] { leads(sentence).map(\.pointer) }

  @Test(arguments: [
    ("/sample/n", "Forms came back from 368 of those HCWs who had been written to."),
    ("/sample/n", "The register had 41 dentists on its list in that year."),
    ("/sample/sex", "Most of those who came were women."), ("/sample/sex", "Zwangere bezoekers kwamen wekelijks."),
    ("/sample/age", "Those who came were in grades 8 to 10."),
    ("/sample/age", "They were octogenarians, on average 84 years."),
    ("/intervention/weeks", "They were coached for some 3 months."),
    ("/intervention/minutes", "Each meeting was to last an hour or so."),
    ("/intervention/timesPerWeek", "They met about weekly."), ("/comparators", "Others stayed on a wait list."),
    ("/sample/n", "Er deden er 40 mee."), ("/sample/age", "Those who came were over 65."),
    ("/sample/age", "Zij waren allen ouder dan 65."), ("/sample/age", "They (74.1 ± 2.2 y) came."),
    ("/intervention/timesPerWeek", "They ran on every school day."),
    ("/design/concepts", "They were followed for ten years."),
    ("/design/concepts", "Blood of 15 people with low mood and 15 without was drawn."),
    ("/design/concepts", "After 4 weeks strength was improved."),
    ("/intervention/weeks", "They kept a diary of running for 21 consecutive days."),
    ("/design/concepts", "The two waves were on average 3.5 years apart."),
    ("/design/concepts", "They met in focus groups."), ("/design/concepts", "Themes were found by grounded theory."),
    ("/sample/age", "De jongste was 14 en de oudste 20."), ("/intervention/weeks", "They ran for half a year."),
    ("/intervention/timesPerWeek", "They ran on Mondays and Thursdays."),
    ("/intervention/timesPerWeek", "Zij liepen om de dag."),
    ("/comparators", "The others carried on with what they did."),
    ("/setting/concepts", "The work was done in a forensic institution."),
    ("/design/concepts", "We went through the charts of one year."),
    ("/intervention/timesPerWeek", "They ran 60 min a day for two weeks."),
    ("/setting/concepts", "Drie opnameafdelingen werkten mee."),
  ])
  func `a sentence with the words of an open place is handed to a person`(place: String, sentence: String) {
    let lead = Self.leads(sentence).first { $0.pointer == place }
    #expect(lead?.quote == sentence)
    #expect(lead?.source == .abstract)
  }

  @Test func `what was read is no lead`() {
    let study = StudyDraftTests.draft(
      abstract: "We randomised 30 women aged 20-40 years to 12 weeks of running or usual care.")
    #expect(study.sample?.n == 30 && study.sample?.age?.min == 20)
    let places = Set(study.leads.map(\.pointer))
    #expect(places.isDisjoint(with: ["/sample/n", "/sample/sex", "/sample/age", "/intervention/weeks"]), "\(places)")
  }

  @Test func `of ages of which only the range was read, a sentence on their mean is one`() {
    let study = StudyDraftTests.draft(
      abstract: "We randomised 30 women aged 20-40 years. Those of one arm had an average age of 31 years.")
    #expect(
      study.leads.filter { $0.pointer == "/sample/age" }.map(\.quote) == [
        "Those of one arm had an average age of 31 years."
      ])
  }

  @Test func `a sentence that gave the mean may tell the range as well`() {
    let sentence = "We randomised 21 adults (20 F; mean age 43 yrs, all in all 19-65 yrs)."
    let study = StudyDraftTests.draft(abstract: sentence)
    #expect(study.sample?.age?.mean == 43 && study.sample?.age?.min == nil)
    #expect(
      Set(study.leads.filter { $0.quote == sentence }.map(\.pointer)).isSuperset(of: ["/sample/age", "/sample/sex"]))
  }

  @Test func `a design beside the one that was read is one`() {
    let study = GuessInPassingTests.draft(
      "METHODS: Data came from a survey of nurses. Some sat down for semi-structured interviews.")
    #expect(study.design?.concepts == ["cross-sectional"])
    #expect(study.leads.contains { $0.pointer == "/design/concepts" && $0.quote.contains("interviews") })
  }

  @Test func `of ages of which only the mean was read, a bound is one`() {
    let study = StudyDraftTests.draft(
      abstract: "Those of 65 years or older were sought. We randomised 30 women (mean [SD] age, 71.0 [5.0] years).")
    #expect(study.sample?.age?.mean != nil)
    #expect(study.leads.contains { $0.pointer == "/sample/age" && $0.quote.contains("65 years") })
  }

  @Test func `how often something was done is one where it may have been given`() {
    #expect(
      Self.places("We interviewed students. Some had gone running weekly.").contains("/intervention/timesPerWeek"))
    #expect(
      !Self.places("We interviewed students. Some had gone swimming weekly.").contains("/intervention/timesPerWeek"))
  }

  @Test func `a concept that a sentence names in whatever form and the record does not hold is one`() {
    let leads = Self.leads("They had been depressed. Nobody spoke of depressive days. Depressive moods were rare.")
    let outcomes = leads.filter { $0.pointer == "/effects" }
    #expect(outcomes.map(\.concepts) == [["depression"], ["depression"]], "the first two sentences that name it")
  }

  @Test func `a concept that only a heading names is one with that heading`() {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "title", value: .text("T")), .init(name: "abstract", value: .text("They ran."))]
    var record = ImportedRecord(citation: citation, line: 1)
    record.headings = [.init(descriptor: .init(name: "Depression", ui: "D003863", isMajor: false))]
    let study = StudyDraft.study(from: record, id: "a2001", vocabulary: StudyDraftTests.vocabulary)
    #expect(
      study.leads.contains(
        Lead(pointer: "/effects", source: .heading, quote: "Depression", concepts: ["depression"])))
  }

  @Test func `a concept that only an introduction or a conclusion names is one with that sentence`() {
    let leads = Self.leads(
      "BACKGROUND: Youths with depression move little. METHODS: 27 youths ran. CONCLUSION: Running may do for inpatients."
    )
    #expect(leads.contains { $0.concepts == ["depression"] && $0.quote.contains("move little") })
    #expect(leads.contains { $0.concepts == ["inpatient"] && $0.pointer == "/setting/concepts" })
    #expect(!leads.contains { $0.pointer == "/sample/n" && $0.quote.contains("may do") })
  }

  @Test func `that chance divided people tells of the design and of what was compared`() {
    let places = Self.places("Thirty girls drew lots for running or rest.")
    #expect(places.contains("/design/concepts") && places.contains("/comparators"))
  }

  @Test func `what is known of the subject is none, and what is asked of it is`() {
    let leads = Self.leads(
      "BACKGROUND: Some 300 million people live with depression. OBJECTIVE: We asked 40 dentists about depression. METHODS: They wrote."
    )
    #expect(!leads.contains { $0.quote.contains("300 million") })
    #expect(leads.contains { $0.pointer == "/sample/n" && $0.quote.contains("40 dentists") })
  }

  @Test func `numbers that belong to words are none of people`() {
    #expect(!Self.places("Covid-19 and influenza were feared by students.").contains("/sample/n"))
    #expect(!Self.places("The p value of 0.05 was met by all students.").contains("/sample/n"))
  }

  @Test(arguments: [
    ("depression", "depressive", true), ("anxiety", "anxious", true), ("running", "runners", true),
    ("school", "schools", true), ("suicide", "suicidal", true), ("student", "study", false), ("care", "carers", false),
    ("child", "chile", false), ("school", "scholen", true), ("adherence", "adhered", true),
    ("overweight", "overwork", false), ("psychosis", "psychological", false),
    ("sleep", "sleet", false),
  ])
  func `words are one but for their ends`(one: String, other: String, areAlike: Bool) {
    #expect(LooseNames.areAlike(one[...], other[...]) == areAlike)
    #expect(LooseNames.areAlike(other[...], one[...]) == areAlike)
  }

  @Test func `a number is no name, and a nucleus no hour`() {
    let vocabulary = Vocabulary([
      .init(
        scheme: .population,
        concepts: [
          Concept(id: "youth", preferredLabel: LocalizedText([.init(language: "nl", words: "tieners")]))
        ])
    ])
    func names(_ title: String) -> Bool {
      var citation = Citation(id: "pmid-1", type: "article-journal")
      citation.variables = [
        .init(name: "title", value: .text(title)),
        .init(name: "abstract", value: .text("Zij liepen met de groep mee.")),
      ]
      let study = StudyDraft.study(
        from: ImportedRecord(citation: citation, line: 1), id: "a2001", vocabulary: vocabulary)
      return study.leads.contains { $0.concepts == ["youth"] } || study.sample?.populations == ["youth"]
    }
    #expect(!names("Hardlopen in tien weken"))
    #expect(names("Hardlopen van een tiener"))
    #expect(!Self.places("Running was followed by a 1H-MRS scan.").contains("/intervention/minutes"))
    #expect(!Self.places("The oldest runner was 65 years.").contains("/intervention/weeks"))
  }

  @Test func `a name of several words may have two others between them`() {
    let words = LooseNames.words(of: "a randomised, single-blind controlled trial")
    #expect(LooseNames.isName(["randomised", "controlled", "trial"], in: words))
    #expect(!LooseNames.isName(["controlled", "randomised", "trial"], in: words))
    #expect(!LooseNames.isName(["randomised", "trial"], in: LooseNames.words(of: "randomised to one of the trials")))
  }
}
