import Records
import Testing

@testable import Extraction

/// Which sentences say something of an outcome, and which outcome a name in them is.
@Suite("Outcomes that a draft quotes")
struct GuessOutcomeTests {
  private static let vocabulary = Vocabulary([
    .init(
      scheme: .outcome,
      concepts: [
        GuessVocabulary.concept("mood", en: ["mood"], nl: ["stemming"]),
        GuessVocabulary.concept(
          "depression", en: ["depression", "depressive symptoms"], nl: ["depressie", "depressieve klachten"],
          broader: ["mood"]),
        GuessVocabulary.concept("anxiety", en: ["anxiety"], nl: ["angst"]),
        GuessVocabulary.concept("self-esteem", en: ["self-esteem"], nl: ["zelfwaardering"]),
        GuessVocabulary.concept("sleep", en: ["sleep"], nl: ["slaap"]),
        GuessVocabulary.concept("complaints", en: ["symptoms"], nl: ["klachten"]),
        GuessVocabulary.concept("emotion", en: ["feelings"], nl: ["gevoelens"]),
        GuessVocabulary.concept("relaxation", en: ["relaxation"], nl: ["ontspanning"]),
        GuessVocabulary.concept("drop-out", en: ["drop-out"], nl: ["uitval"]),
        GuessVocabulary.concept("injury", en: ["injury"], nl: ["blessure"]),
        GuessVocabulary.concept("costs", en: ["costs"], nl: ["kosten"]),
        GuessVocabulary.concept("weight", en: ["weight"], nl: ["gewicht"]),
        GuessVocabulary.concept("stress", en: ["stress"], nl: ["stress"]),
        GuessVocabulary.concept("adherence", en: ["adherence"], nl: ["therapietrouw"]),
        GuessVocabulary.concept("fitness", en: ["fitness"], nl: ["conditie"]),
        GuessVocabulary.concept("participation", en: ["participation"], nl: ["participatie"]),
        GuessVocabulary.concept("mental-health", en: ["mental health"], nl: ["psychische gezondheid"]),
        GuessVocabulary.concept("pain", en: ["pain"], nl: ["pijn"]),
      ])
  ])

  private static func outcomes(title: String = "T", _ abstract: String) -> String {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [
      .init(name: "abstract", value: .text(abstract)), .init(name: "title", value: .text(title)),
    ]
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a2001", vocabulary: Self.vocabulary)
    return study.remarks.flatMap(\.outcomes).joined(separator: "+")
  }

  @Test(arguments: [
    ("Depressive symptoms fell by 9.8 points.", "depression"), ("Self-esteem rose in both groups.", "self-esteem"),
    ("Anxiety declined.", "anxiety"), ("Sleep did not differ between groups.", "sleep"),
    ("Anxiety was lower in runners.", "anxiety"), ("Running was associated with less anxiety.", "anxiety"),
    ("Mood and sleep were recorded.", "mood+sleep"), ("Runners reported better sleep.", "sleep"),
    ("Self-esteem was unchanged.", "self-esteem"), ("Participants described a calmer mood.", "mood"),
    ("Nurses who ran had better sleep.", "sleep"),
    ("Anxiety is lower in the runners than in others (p = 0.03).", "anxiety"),
    ("Sleep was poor.", "sleep"),
    ("De angst nam in beide groepen af.", "anxiety"), ("De angst daalde bij de lopers.", "anxiety"),
    ("De zelfwaardering steeg in de groep.", "self-esteem"),
    ("De slaap verschilde niet van die van de anderen.", "sleep"),
    ("De angst was lager bij de lopers.", "anxiety"),
    ("De leerlingen rapporteerden een betere stemming.", "mood"),
    ("De stemming en de slaap werden vastgelegd.", "mood+sleep"),
    ("De angst bleef gelijk bij de lopers.", "anxiety"),
  ])
  func `a change, a difference, an association or a score is one of an outcome`(sentence: String, expected: String) {
    #expect(Self.outcomes(sentence) == expected)
  }

  @Test(arguments: [
    "BACKGROUND: Anxiety decreased in earlier days.", "AIMS: To assess whether anxiety is reduced.",
    "CONCLUSIONS: Running reduced anxiety.", "We aimed to see if anxiety was reduced.",
    "Exercise improves mood.", "Running may reduce anxiety.", "Anxiety is associated with poor sleep.",
    "These findings suggest that anxiety was reduced.", "Inclusion criteria were high anxiety and poor sleep.",
    "Mood and sleep will be assessed.", "Patients with anxiety ran more than others.",
    "Depressed patients with anxiety left more often.", "Men with anxiety were excluded if sleep improved.",
    "Many pupils report high anxiety.", "Mood is associated with reduced sleep.", "Hardlopen verbetert de stemming.",
    "Het doel was om na te gaan of de angst daalde.",
    "Kortom: de angst daalde bij de lopers.", "De angst wordt beter door hardlopen.",
    "Patiënten met angst liepen meer dan de anderen.",
    "Participants 6,310 adults aged 18 to 75 with a recorded diagnosis of depression.",
  ])
  func `what was known, asked, planned or concluded, and what people had, is none`(sentence: String) {
    #expect(Self.outcomes(sentence).isEmpty)
  }

  @Test(arguments: [
    ("Depressive symptoms fell.", "depression"), ("Symptoms and sleep improved.", "sleep+complaints"),
    ("Depressieve klachten namen bij de lopers af.", "depression"),
    ("Mood was measured with the Mood and Feelings Questionnaire.", "mood"),
    ("Positive feelings increased.", "emotion"), ("Sleep improved more with running than with relaxation.", "sleep"),
    ("Sleep was better after relaxation training.", "sleep"), ("Relaxation increased.", "relaxation"),
  ])
  func `a name in a longer one, in a scale or of another group is no outcome besides`(
    sentence: String, expected: String
  ) {
    #expect(Self.outcomes(sentence) == expected)
  }

  @Test(arguments: [
    ("Running for depression", "depression"), ("Women's views of running with depression", ""),
    ("Attitudes of general practitioners towards prescribing exercise for depression: a focus group study", ""),
    ("Experiences of running for depression", ""),
    ("Views of physiotherapists on running therapy for depression", ""),
    ("Een jongen van 16 jaar met een depressie die ging hardlopen", ""),
  ])
  func `a title names an outcome unless it says who has it`(title: String, expected: String) {
    #expect(Self.outcomes(title: title, "") == expected)
  }

  @Test(arguments: [
    "Twelve dropped out of the running group.", "Five withdrew before week 4.", "One patient withdrew from treatment.",
    "Six drop-outs were recorded.", "Three patients discontinued the programme.",
    "Zeven deelnemers stopten voortijdig.", "Drie deelnemers haakten na een maand af.", "Vier deelnemers vielen uit.",
    "Nobody dropped out.",
  ])
  func `that people left before the end is told in many words`(sentence: String) {
    #expect(Self.outcomes("RESULTS: \(sentence)") == "drop-out")
  }

  @Test(arguments: [
    "METHODS: Boys who dropped out of school were recruited.", "RESULTS: Men withdrew from alcohol in a week.",
    "RESULTS: De metingen vielen hoger uit.", "CONCLUSIONS: Few dropped out.",
    "AIMS: To see whether runners dropped out.",
    "RESULTS: Zij vielen op door hun uithouding.", "RESULTS: Blood was drawn and withdrawn.",
  ])
  func `leaving school or alcohol, and turning out well, is no drop-out`(sentence: String) {
    #expect(Self.outcomes(sentence).isEmpty)
  }

  @Test(arguments: [
    ("Depressive and anxiety symptoms fell.", "depression+anxiety"), ("Costs fell.", "costs"),
    ("A low-cost device improved it.", ""), ("Odds, adjusted for weight and anxiety, were lower.", ""),
    ("Weight fell.", "weight"), ("Birth weight was higher.", ""), ("Pre-injury levels were lower.", ""),
    ("Injury was rare.", "injury"), ("Sleep deprivation was related to it.", ""),
    ("Veterans who felt low mood ran.", ""), ("Veterans felt low mood.", "mood"),
  ])
  func `another thing by the same name, or one adjusted for, is no outcome`(sentence: String, expected: String) {
    #expect(Self.outcomes("RESULTS: \(sentence)") == expected)
  }

  @Test(arguments: [
    ("It had items indicative of poor work and a low mood.", ""),
    ("Mood was lower by three items.", "mood"),
    ("The rise preceded the onset of pain.", ""), ("Pain rose before the end.", "pain"),
    ("Mood fell. Baseline anxiety and sleep were tested as moderators.", "mood"), ("Anxiety was tested twice.", ""),
    ("Anxiety was higher in those tested.", "anxiety"),
    ("Sleep was lower, above and beyond stress at work.", "sleep"), ("Stress at work was lower.", "stress"),
    ("Hyperglycaemia was associated with stress.", ""), ("Hypertension was associated with stress.", "stress"),
    ("We found lower scores in the Walk + Adherence trial.", ""), ("Adherence was higher.", "adherence"),
    ("Adherence to a healthy dietary pattern was lower.", ""), ("Adherence to the sessions was lower.", "adherence"),
    ("Fitness, gym and other activities were associated with it.", ""), ("Fitness was higher.", "fitness"),
    ("These findings add some weight to it and were similar.", ""), ("Weight was similar.", "weight"),
    ("Subtypes such as familial depression were compared.", ""),
    ("Two types of people reported depression.", "depression"),
  ])
  func `a moment, an item, a moderator and a name are no outcome`(sentence: String, expected: String) {
    #expect(Self.outcomes("RESULTS: \(sentence)") == expected)
  }

  @Test(arguments: [
    ("Mental health professionals reported less.", ""), ("Use of mental health services was lower.", ""),
    ("Mental health improved.", "mental-health"), ("Exercise participation was higher.", ""),
    ("Participation in the programme was lower.", ""), ("Participation in society was lower.", "participation"),
    ("Adults with self-reported mental health problems had lower fitness.", "fitness"),
    ("Adults with a limp reported better mental health.", "mental-health"),
    ("Psychological fitness was higher.", ""),
  ])
  func `services, those who work there and taking part are no outcomes`(sentence: String, expected: String) {
    #expect(Self.outcomes("RESULTS: \(sentence)") == expected)
  }

  @Test(arguments: [
    ("Adherence averaged 78%.", "adherence"), ("Adherence was on average 78%.", "adherence"),
    ("We averaged adherence over months.", ""), ("De therapietrouw was gemiddeld 78%.", "adherence"),
    ("Actigraphy verified 80% adherence to the sessions.", "adherence"),
    ("There was 92% adherence for nutritional logging.", ""), ("There was 92% adherence for one week.", "adherence"),
    ("Over ten weeks 35.7% dropped-out.", "drop-out"),
    ("Running had positive results in mood.", "mood"), ("Running had results in mood.", ""),
    ("Symptoms of depression fell.", "depression"), ("Symptoms of the patients fell.", "complaints"),
    ("Negative symptoms fell.", ""), ("Symptoms fell.", "complaints"), ("De klachten namen af.", "complaints"),
    ("The impact of stress on mood was higher.", "mood"), ("The impact of running on stress was higher.", "stress"),
    ("More attention was paid to mood.", "mood"), ("They reported more attention to their mood.", ""),
    ("Mood was lower after accounting for age and sleep.", "mood"),
    ("Care was family-centred, and had a well-developed view on mood.", ""),
    ("Sleep in recurrent depression was better.", "sleep"), ("A reduction in depression was found.", "depression"),
  ])
  func `averages and shares tell of an outcome, what it comes of and what it is named for do not`(
    sentence: String, expected: String
  ) {
    #expect(Self.outcomes("RESULTS: \(sentence)") == expected)
  }

  @Test(arguments: [
    ("MAIN OUTCOME MEASURES: Pain, sleep and costs.", "sleep+costs+pain"), ("SETTING: Pain, sleep and costs.", ""),
    ("OUTCOMES: To see whether sleep fell.", ""), ("MEASUREMENTS: Sleep.", "sleep"),
  ])
  func `what stands under outcomes is one without a verb`(abstract: String, expected: String) {
    #expect(Self.outcomes(abstract) == expected)
  }

  @Test(arguments: [
    ("The primary outcome is self-esteem. Secondary outcomes are anxiety and sleep.", "self-esteem+anxiety+sleep"),
    ("Sleep is the primary outcome measure.", "sleep"), ("Outcome measures are mood and sleep.", "mood+sleep"),
    ("Mood is measured at baseline and after 12 weeks.", "mood"),
    ("De primaire uitkomstmaat is zelfwaardering.", "self-esteem"),
    ("De secundaire uitkomsten zijn slaap en angst.", "anxiety+sleep"),
    ("Mood is often measured with scales.", ""), ("Outcomes are poor in people whose sleep is poor.", ""),
    ("The primary outcome is poor where anxiety is high.", ""), ("The main problem is anxiety.", ""),
    ("The main outcome is not anxiety.", ""), ("BACKGROUND: The primary outcome is mostly anxiety.", ""),
  ])
  func `an outcome that a protocol names in the present is one`(abstract: String, expected: String) {
    #expect(Self.outcomes(abstract) == expected)
  }

  @Test(arguments: [
    "OUTCOMES: Depression, anxiety and sleep.", "MAIN OUTCOME MEASURES: Depression (BDI), anxiety (STAI), sleep.",
  ])
  func `a list of outcomes may have brackets`(abstract: String) {
    #expect(Self.outcomes("METHODS: Adults ran. " + abstract) == "depression+anxiety+sleep")
  }

  @Test(arguments: [
    ("COPE (Coping with Anxiety and Stress Training) was rated.", ""),
    ("Adults in the Coping with Anxiety Programme had better sleep.", "sleep"),
    ("Anxiety and Stress improved in the Running Study.", "anxiety+stress"),
    ("The Symptom Checklist-90 was recorded.", ""), ("Pain-free walking distance improved.", ""),
    ("They were pain-free: pain fell.", "pain"), ("Pain relief was greater.", "pain"),
    ("Pain medication was reduced.", ""), ("Adherence to guidelines improved.", ""),
  ])
  func `the name of a programme or a list, and a distance without pain, are no outcomes`(
    sentence: String, expected: String
  ) {
    #expect(Self.outcomes("RESULTS: \(sentence)") == expected)
  }

  @Test func `a title may have capitals throughout`() {
    #expect(Self.outcomes(title: "Reducing Anxiety and Stress With Exercise Training", "") == "anxiety+stress")
  }

  @Test(arguments: [
    ("METHODS: Adults ran. No association was found with anxiety.", "anxiety"),
    ("METHODS: Adults with anxiety ran.", ""),
    ("METHODS: Patients were found with mood changes after adults with anxiety ran.", "mood"),
    ("METHODS: Mindfulness-based stress reduction was given. Sleep improved.", "sleep"),
    ("METHODS: After a stress management training sleep improved.", "sleep"),
    ("METHODS: Stress fell.", "stress"),
  ])
  func `what nothing was found to go with is told, and what a treatment is called is not`(
    abstract: String, outcomes: String
  ) {
    #expect(Self.outcomes(abstract) == outcomes)
  }

  @Test func `a title that names mindfulness-based stress reduction says nothing of stress`() {
    #expect(Self.outcomes(title: "Mindfulness-based stress reduction for pain", "METHODS: Adults ran.") == "pain")
  }
}
