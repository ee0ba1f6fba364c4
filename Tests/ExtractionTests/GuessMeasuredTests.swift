import Records
import Testing

@testable import Extraction

/// What was measured, when and by whom, and what happened to a few: none of it says who took part.
extension GuessTests {
  @Test(arguments: [
    ("Stress was measured with the PSS and anxiety with the GAD-7.", ""),
    ("Stress was measured with the PSS, and anxiety was measured with the GAD-7.", ""),
    (
      "Participants received running. Self-esteem was assessed with the Rosenberg scale and depressive symptoms with the CDI.",
      ""
    ),
    ("Complaints were measured with the PSS (stress), the GAD-7 (anxiety) and the PHQ-9.", ""),
    ("We measured sleep at 12.5 weeks with a diary and anxiety with the GAD-7.", ""),
    ("Stress was measured with the PSS in adults with anxiety.", "anxiety"),
    ("Stress was measured with the PSS and 40 adults with anxiety ran.", "anxiety"),
    ("We assessed adults with a depression.", "depression"),
    ("Sleep was measured with the PSQI; the adults were treated for anxiety.", "anxiety"),
  ])
  func `what was measured with an instrument is nobody's condition`(sentence: String, condition: String) {
    let abstract = "METHODS: A total of 512 adults completed a survey. \(sentence)"
    #expect(Self.part("condition", title: "T", abstract) == condition)
  }

  @Test(arguments: [
    ("Slaap werd gemeten met een dagboek en depressieve klachten met de PHQ.", ""),
    ("Slaap werd gemeten met een dagboek bij volwassenen met depressieve klachten.", "depression"),
  ])
  func `what was measured in Dutch is nobody's condition`(sentence: String, condition: String) {
    #expect(Self.part("condition", title: "T", "METHODE: Zestig volwassenen deden mee. \(sentence)") == condition)
  }

  @Test(arguments: [
    ("METHODS: Sixty outpatients were included. Anxiety was measured at admission and discharge.", "outpatient"),
    ("METHODS: Sixty outpatients were included. Anxiety was measured at admission.", "outpatient"),
    (
      "METHODS: Sixty adults took part in day treatment. Anxiety was measured on admission and discharge.",
      "day-treatment"
    ),
    (
      "METHODE: Zestig volwassenen in dagbehandeling deden mee. Angst werd gemeten bij opname en ontslag.",
      "day-treatment"
    ),
    ("METHODS: Sixty adults took part. Anxiety was measured at admission to the psychiatric ward.", "inpatient"),
    ("METHODE: Zestig volwassenen liepen tijdens hun opname.", "inpatient"),
    ("METHODS: Sixty adults took part at hospital admission.", "inpatient"),
  ])
  func `an admission at which something was measured is a time`(abstract: String, setting: String) {
    #expect(Self.part("setting", title: "T", abstract) == setting)
  }

  @Test(arguments: [
    ("Two women sustained an injury.", "n=40 population=adults"),
    ("Three women stopped because of pain.", "n=40 population=adults"),
    ("Two men missed more than five sessions.", "n=40 population=adults"),
    ("Two women were admitted to hospital.", "n=40 population=adults"),
    ("Seven boys preferred team sports.", "n=40 population=adults"),
    ("During the year, two women sustained an injury.", "n=40 population=adults"),
    ("There were 12 women.", "n=40 sex=12/? population=adults"),
    ("Twelve were women.", "n=40 sex=12/? population=adults"),
    ("They were two men and one woman.", "n=40 population=adults"),
  ])
  func `to how many women something happened is not how many there were`(sentence: String, guesses: String) {
    #expect(
      Self.guesses("METHODS: Forty adults took part. \(sentence)").replacing(" setting=inpatient", with: "") == guesses)
  }

  @Test(arguments: [
    ("METHODE: Veertig volwassenen deden mee. Twee vrouwen kregen last van hun knie.", "n=40 population=adults"),
    ("METHODE: Veertig vrouwen kregen hardlopen.", "n=40 sex=40/? population=women intervention=running"),
    ("METHODS: Sixty women received running.", "n=60 sex=60/? population=women intervention=running"),
    ("METHODS: Two men and one woman took part.", "sex=1/2"),
    ("METHODS: The 307 participants had a mean age of 13.2.", "n=307 mean=13.2"),
    ("METHODS: The 307 participants had a mean score of 13.2.", ""),
    ("METHODS: The age of participants ranged from 24 to 66.", "age=24-66"),
    ("METHODS: The age of the house ranged from 24 to 66.", ""),
    (
      "METHODS: Adults aged 60 years and older took part. Their mean age was 71.2 years (SD 7.3; range 60-91).",
      "age=60-91 mean=71.2 sd=7.3 population=adults"
    ),
    (
      "METHODS: Adults aged 65 years and older took part. Their mean age was 71.2 years (SD 7.3; range 60-91).",
      "mean=71.2 sd=7.3 population=adults"
    ),
  ])
  func `numbers of one sex, means and ranges are read where they are of all`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Sixty adults received 12 sessions of running delivered by trained therapists.", "adults"),
    ("METHODS: Sixty adults received running led by a therapist.", "adults"),
    ("METHODS: Sixty adults received running guided by a trained running therapist.", "adults"),
    ("METHODS: Sixty adults were treated by eight therapists and practitioners.", "adults"),
    ("METHODS: Sixty adults received therapist-led running.", "adults"),
    ("METHODE: Zestig volwassenen kregen hardlopen, begeleid door een runningtherapeut.", "adults"),
    ("METHODE: Zestig volwassenen kregen lessen gegeven door fysiotherapeuten.", "adults"),
    ("METHODS: We recruited therapists.", "practitioners"),
    ("METHODS: Running was led by students. Therapists took part.", "practitioners"),
  ])
  func `those who treat are not who took part`(abstract: String, population: String) {
    let concepts = [
      GuessVocabulary.concept("adults", en: ["adults"], nl: ["volwassenen"]),
      GuessVocabulary.concept(
        "practitioners", en: ["practitioners", "therapists"],
        nl: ["therapeuten", "runningtherapeut", "fysiotherapeuten"]),
    ]
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "abstract", value: .text(abstract))]
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a2001",
      vocabulary: Vocabulary([.init(scheme: .population, concepts: concepts)]))
    #expect(study.sample?.populations.joined(separator: "+") == population)
  }
}
