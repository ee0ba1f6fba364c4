import Records
import Testing

@testable import Extraction

@Suite("What is named in passing, and what others did")
struct GuessInPassingTests {
  private static let vocabulary = Vocabulary([
    .init(
      scheme: .population,
      concepts: [
        GuessVocabulary.concept("adults", en: ["adults", "adult"]),
        GuessVocabulary.concept("adolescents", en: ["adolescents", "teenagers"]),
      ]),
    .init(scheme: .condition, concepts: [GuessVocabulary.concept("loneliness", en: ["loneliness", "isolation"])]),
    .init(
      scheme: .setting,
      concepts: [
        GuessVocabulary.concept("hospital", en: ["hospital"], nl: ["ziekenhuis"]),
        GuessVocabulary.concept("day-treatment", en: ["day treatment"]),
      ]),
    .init(
      scheme: .design,
      concepts: [
        GuessVocabulary.concept("rct", en: ["randomised controlled trial", "RCT"]),
        GuessVocabulary.concept("crossover", en: ["randomised crossover trial", "crossover trial"], broader: ["rct"]),
        GuessVocabulary.concept("factorial", en: ["randomised factorial trial"]),
        GuessVocabulary.concept("cross-sectional", en: ["cross-sectional study", "survey"]),
        GuessVocabulary.concept("cohort", en: ["cohort study"]),
        GuessVocabulary.concept("qualitative", en: ["qualitative study"]),
      ]),
    .init(scheme: .intervention, concepts: [GuessVocabulary.concept("running", en: ["running"])]),
    .init(
      scheme: .outcome,
      concepts: [
        GuessVocabulary.concept("mood", en: ["mood"], nl: ["stemming", "somberheid"]),
        GuessVocabulary.concept("depression", en: ["depression"], broader: ["mood"]),
        GuessVocabulary.concept("recovery", en: ["recovery"]),
        GuessVocabulary.concept("relaxation", en: ["relaxation"]),
        GuessVocabulary.concept("sleep", en: ["sleep"], nl: ["slaap"]),
        GuessVocabulary.concept("complaints", en: ["complaints", "symptoms"]),
      ]),
  ])

  static func draft(_ abstract: String, title: String = "T", type: String? = nil) -> StudyRecord {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "title", value: .text(title)), .init(name: "abstract", value: .text(abstract))]
    var record = ImportedRecord(citation: citation, line: 1)
    record.publicationTypes = type.map { [.init(name: $0)] } ?? []
    return StudyDraft.study(from: record, id: "a2001", vocabulary: vocabulary)
  }

  private static func outcomes(_ abstract: String, title: String = "T") -> [String] {
    draft(abstract, title: title).remarks.flatMap(\.outcomes)
  }

  @Test(arguments: [
    ("A randomised trial of running.", ["rct"]), ("A randomised, controlled clinical trial of running.", ["rct"]),
    ("A randomised crossover trial of running.", ["crossover"]),
    ("A randomised controlled cross-over study of running.", ["crossover"]),
    ("A randomised factorial trial of running.", ["rct", "factorial"]),
    ("A randomised double-blind trial of running.", ["rct"]),
  ])
  func `a kind of trial is the design only where the citation names the kind`(title: String, designs: [String]) {
    #expect(Self.draft("We enrolled 30 adults.", title: title).design?.concepts == designs)
  }

  @Test(arguments: [
    ("METHODS: Design: focus groups, analysed thematically.", "T"),
    ("They spoke of a lack of time.", "T: focus groups"),
    ("The talks were analysed thematically.", "T"),
  ])
  func `focus groups and themes make a qualitative study`(abstract: String, title: String) {
    #expect(Self.draft(abstract, title: title).design?.concepts == ["qualitative"])
  }

  @Test func `what was linked to registers is neither a survey nor in a hospital`() {
    let linked = Self.draft("METHODS: Data came from a survey linked to hospital registers.")
    #expect(linked.design == nil && linked.setting == nil)
    #expect(linked.leads.contains { $0.concepts == ["cross-sectional"] })
    #expect(linked.leads.contains { $0.concepts == ["hospital"] })
    let asked = Self.draft("METHODS: Data came from a survey of patients in hospital.")
    #expect(asked.design?.concepts == ["cross-sectional"] && asked.setting?.concepts == ["hospital"])
  }

  @Test func `a register tells of a cohort`() {
    let study = Self.draft("METHODS: Answers were linked to registers.", title: "T: a register-based cohort of adults")
    #expect(study.leads.contains { $0.pointer == "/design/concepts" })
  }

  @Test(arguments: [
    ("Patients undergoing repair in isolation were included.", nil),
    ("Patients with isolation were included.", ["loneliness"]),
  ])
  func `what is done in isolation is not loneliness`(abstract: String, conditions: [String]?) {
    #expect(Self.draft(abstract).sample?.conditions ?? [] == conditions ?? [])
  }

  @Test func `a day hospital is no hospital`() {
    #expect(Self.draft("Thirty patients of our day hospital took part.").setting == nil)
    #expect(Self.draft("Thirty patients took part. The outcome was a first hospital diagnosis.").setting == nil)
    #expect(Self.draft("Thirty patients of our hospital took part.").setting?.concepts == ["hospital"])
  }

  @Test(arguments: [
    ("Compared with other disorders, such as depression, recovery was slow.", ["recovery"]),
    ("Depression was a negative predictor of recovery.", ["recovery"]),
    ("Depression predicted recovery.", ["recovery"]),
    ("Running predicted lower depression.", ["depression"]),
    ("Runners were measured with the Symptom Rating Scale.", []),
    ("Those with more severe drug symptoms ran less.", []), ("Symptoms improved.", ["complaints"]),
    ("Students reported depression.", ["depression"]),
  ])
  func `an outcome that is named beside another thing is not told`(abstract: String, outcomes: [String]) {
    #expect(Self.outcomes(abstract) == outcomes)
  }

  @Test(arguments: [
    ("Running or relaxation for adolescents", []), ("Relaxation versus running for adolescents", []),
    ("Effects of running on relaxation", ["relaxation"]), ("Running, mood or sleep", ["mood", "sleep"]),
  ])
  func `what a title gives people is no outcome`(title: String, outcomes: [String]) {
    #expect(Self.outcomes("We enrolled 30 adults.", title: title) == outcomes)
  }

  @Test func `an outcome wider than one that was told is a lead where it is named beside it`() {
    let study = Self.draft(
      "We hypothesised changes in depression and mood. Strength was associated with depression scores.")
    #expect(study.remarks.flatMap(\.outcomes) == ["depression"])
    #expect(study.leads.contains { $0.pointer == "/effects" && $0.concepts == ["mood"] })
  }

  @Test func `verbs tell of an outcome in their past, too`() {
    let study = Self.draft("Zij deden mee. Wie sportte, sliep beter en was minder somber.")
    #expect(Set(study.leads.filter { $0.pointer == "/effects" }.flatMap(\.concepts)) == ["sleep", "mood"])
    #expect(Self.draft("They slept well.").leads.contains { $0.concepts == ["sleep"] })
  }

  @Test(arguments: [
    "Jones and colleagues randomised 50 teenagers (30 girls) to running for 9 weeks. We doubt their analysis.",
    "Jones et al randomised 50 teenagers (30 girls) to running for 9 weeks.",
    "Earlier, we included 50 teenagers (30 girls) in a trial.",
    "Previously we randomised 50 teenagers (30 girls) to running.",
  ])
  func `what others did, or was done before, is no guess`(abstract: String) {
    let study = Self.draft(abstract)
    #expect(study.sample?.n == nil && study.sample?.sex == nil && study.design == nil && study.intervention == nil)
    #expect(study.leads.contains { $0.pointer == "/sample/n" })
  }

  @Test func `a comment tells of another's study`() {
    let abstract = "Fifty teenagers (30 girls) were randomised to running for 9 weeks."
    #expect(Self.draft(abstract).sample?.n == 50)
    let comment = Self.draft(abstract, type: "Comment")
    #expect(comment.sample?.n == nil && comment.design == nil && comment.intervention?.weeks == nil)
    #expect(comment.leads.contains { $0.pointer == "/sample/n" })
  }

  @Test(arguments: [
    ("Twelve trials with 900 adults were found.", "Running: a scoping review", nil),
    ("We included twelve trials (900 adults).", "Running: a review", nil),
    ("We reviewed the charts of 90 adults.", "Running: a chart review", 90),
  ])
  func `people of the studies that a review found are not counted`(abstract: String, title: String, n: Int?) {
    #expect(Self.draft(abstract, title: title).sample?.n == n)
  }
}
