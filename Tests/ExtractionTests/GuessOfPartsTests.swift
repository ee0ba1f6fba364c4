import Records
import Testing

@testable import Extraction

@Suite("Those who left, were talked with, or are one of two groups")
struct GuessOfPartsTests {
  private static func sample(_ abstract: String) -> Sample? { GuessInPassingTests.draft(abstract).sample }

  @Test(arguments: [
    (
      "Of 60 women screened, 44 were allocated at random to yoga (n = 22) or no treatment (n = 22). Three women stopped the course before its end.",
      44
    ),
    ("Forty-four of the 70 people who were screened ran. Five participants stopped running.", nil),
    ("Of 70 people screened, 44 gave consent and were allocated at random. Two men moved away.", 44),
    (
      "Thirty-one employees on sick leave (mean age 43, 22 women) took up running. Nine participants were interviewed afterwards.",
      nil
    ),
    ("15 dancers, 15 rowers, 15 inactive controls between 20-30 years old participated in the study.", nil),
    ("Fifteen dancers participated in the study.", 15),
    ("Thirty women joined a running club, and 25 who declined served as controls.", nil),
    ("Thirty women walked and 28 women who did not want to walk were controls.", nil),
    ("Twenty patients attended the running group and 22 acted as a comparison group.", nil),
    ("Dertig mannen deden mee aan een loopclub en 28 mannen die niet wilden waren de controlegroep.", nil),
    (
      "Participants were 22 male inpatients (mean age 36, range 21 to 58) of a forensic hospital and 20 comparison patients of another ward.",
      nil
    ),
    ("Nine participants were interviewed.", 9), ("Fifty patients with asthma and 40 with eczema were examined.", nil),
    ("Fifty patients with asthma were examined.", 50),
  ])
  func `who left, was interviewed later or is of one group is not the sample`(abstract: String, n: Int?) {
    #expect(Self.sample(abstract)?.n == n)
  }

  @Test func `nor are the age and the sex of one group those of both`() {
    #expect(
      GuessTests.guesses(
        title: "T",
        "METHODS: Participants were 22 male inpatients (mean age 36, range 21 to 58) of a forensic hospital and 20 comparison patients of another ward."
      ).split(separator: " ").allSatisfy { !$0.hasPrefix("sex") && !$0.hasPrefix("mean") && !$0.hasPrefix("ages") })
  }

  @Test(arguments: [
    "Of 70 people screened, 44 gave consent and were allocated at random. Two men moved away.",
    "Forty patients were randomised. Three women left the programme.",
    "Thirty women joined a running club, and 25 who declined served as controls.",
    "Thirty women walked and 28 women who did not want to walk were controls.",
    "Dertig mannen deden mee aan een loopclub en 28 mannen die niet wilden waren de controlegroep.",
  ])
  func `a few of one sex who left are no sample's sex`(abstract: String) {
    #expect(Self.sample(abstract)?.sex == nil)
  }

  @Test(arguments: [
    ("Among 512 women with asthma no association was seen.", nil),
    ("No association was seen among 512 women with asthma.", nil),
    ("In the 512 women with asthma, no association was seen.", nil),
    ("Of 512 women with asthma, few ran.", nil), ("Data from 512 older men with asthma were compared.", nil),
    ("Onder 512 vrouwen met astma was er geen verband.", nil), ("Results were the same for 512 women.", nil),
    ("The 512 women with asthma had higher scores.", nil), ("For 9,000 of the women no association was seen.", nil),
    ("In total, 7,583 women were included.", 7583), ("We enrolled 7,583 women and 4,848 men.", 7583),
    ("Of them, 7,583 were women.", 7583), ("Among them were 7,583 women and 4,848 men.", 7583),
  ])
  func `women of whom something is said are no sample's sex where more people are counted`(
    sentence: String, women: Int?
  ) {
    #expect(Self.sample("We followed a cohort of 12,431 students (61% female). \(sentence)")?.sex?.female == women)
  }

  @Test func `women of whom something is said are the sample's where nobody else is counted`() {
    let sample = Self.sample("We recruited 512 women with asthma. Among 512 women with asthma no association was seen.")
    #expect(sample?.n == 512 && sample?.sex?.female == 512)
  }

  @Test func `a ratio of the sexes is a lead of them`() {
    for ratio in ["F:M 30:10", "M/F 10/30"] {
      let study = GuessInPassingTests.draft("Participants (N=40; mean age, 50 y; \(ratio)) ran.")
      #expect(study.sample?.sex != nil || study.leads.contains { $0.pointer == "/sample/sex" }, "\(ratio)")
    }
  }

  @Test func `a mean before and another after is no one's`() {
    #expect(Self.sample("We compared 40 adults. The mean age was 50 years before and 44 after it.")?.age == nil)
    #expect(Self.sample("We recruited 40 adults. The mean age was 50 years.")?.age?.mean != nil)
    let wave = Self.sample("We recruited 40 adults (55% male; Mage at Wave 1 = 13.4).")
    #expect(wave?.age?.mean != nil)
  }

  @Test func `two studies have neither one design nor one setting`() {
    let study = GuessInPassingTests.draft(
      "In a first study, 200 students filled in a survey. In a second study, 40 patients of a hospital were randomised."
    )
    #expect(study.design == nil && study.setting == nil)
  }

  @Test func `a correction tells of another article`() {
    let study = GuessInPassingTests.draft(
      "The number of patients was given as 20 (mean age 33 years). It should be 30.",
      title: "Correction to: Running: a randomised controlled trial")
    #expect(study.design == nil && study.sample == nil)
    let typed = GuessInPassingTests.draft(
      "We enrolled 30 adults.", title: "A randomised trial", type: "Published Erratum")
    #expect(typed.design == nil && typed.sample?.n == nil)
  }

  private static func taken(_ scheme: Scheme, _ name: String, _ abstract: String) -> Bool {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "title", value: .text("T")), .init(name: "abstract", value: .text(abstract))]
    let vocabulary = Vocabulary([
      .init(scheme: scheme, concepts: [GuessVocabulary.concept(name, en: [name], nl: [name])])
    ])
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a2001", vocabulary: vocabulary)
    let found =
      (study.setting?.concepts ?? []) + (study.sample?.populations ?? []) + (study.sample?.conditions ?? [])
      + (study.intervention?.concepts ?? []) + study.remarks.flatMap(\.outcomes)
    return found == [name]
  }

  @Test(arguments: [
    (Scheme.setting, "university", "Mothers of clinics affiliated with the Bergen University took part.", false),
    (.setting, "hospital", "Forty pre-hospital paramedics took part.", false),
    (.setting, "hospital", "Patients filled in the Hospital Anxiety and Depression Scale.", false),
    (.setting, "health care", "Views of health care professionals were studied.", false),
    (.setting, "health care", "Forty adults of primary health care took part.", true),
    (.setting, "university", "Students of a university took part.", true),
    (.population, "students", "Forty adults took part. Data were collected by trained midwifery students.", false),
    (.population, "students", "Forty students took part.", true),
    (.condition, "stress", "Zij vulden een vragenlijst in over lezen, slaap en stress.", false),
    (.condition, "stress", "Veertig mensen met stress namen deel.", true),
    (
      .intervention, "physical activity",
      "They received care and filled in the Physical Activity Scale for the Elderly.", false
    ),
    (.intervention, "physical activity", "They received physical activity for ten weeks.", true),
    (.outcome, "depression", "Students who scored above the cut-off for depression improved.", false),
    (.outcome, "depression", "Students improved in depression.", true),
  ])
  func `names of others, of scales and of who was let in are none of the study's`(
    scheme: Scheme, name: String, abstract: String, isTaken: Bool
  ) {
    #expect(Self.taken(scheme, name, abstract) == isTaken)
  }

  @Test(arguments: [
    "Mean follow-up was 3.1 years.", "They were examined up to 12 months after the operation.",
    "Questionnaires came three times at half-year intervals.", "The surveys were separated by several months.",
    "They were seen again 90 days after discharge.", "We followed the adults for ten years.",
  ])
  func `how long people were followed is a lead of the design`(sentence: String) {
    let study = GuessInPassingTests.draft("METHODS: Data came from a survey of adults. \(sentence)")
    #expect(study.design?.concepts == ["cross-sectional"])
    #expect(study.leads.contains { $0.pointer == "/design/description" && $0.quote == sentence })
  }

  @Test func `before the first and after the last session tells of a design`() {
    let study = GuessInPassingTests.draft("Fitness was assessed before the first and after the last session.")
    #expect(study.leads.contains { $0.pointer == "/design/concepts" })
  }
}
