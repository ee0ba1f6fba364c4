import Testing

@testable import Extraction

/// Where people were, and how a sentence's part of an abstract is told.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: Sixty adults admitted to a psychiatric hospital took part.", "inpatient"),
    ("METHODS: Sixty patients who were admitted to two wards took part.", "inpatient"),
    ("METHODS: Sixty adults were recruited on a psychiatric ward.", "inpatient"),
    ("METHODS: Sixty adults took part. Two were admitted to the study late.", ""),
    ("METHODS: Sixty adults took part and were admitted to the programme.", ""),
    ("METHODS: Sixty adults took part. Fear warded them off.", ""),
    ("METHODE: Zestig volwassenen uit vier huisartsenpraktijken deden mee.", "primary-care"),
    ("METHODS: Sixty adults of nine general practices took part.", "primary-care"),
    ("METHODE: Zestig volwassenen van een GGZ-instelling deden mee.", "mental-health-care"),
    ("METHODS: Sixty adults of a mental health service took part.", "mental-health-care"),
    ("METHODS: Sixty adults were recruited at two mental health services.", "mental-health-care"),
    ("METHODS: The number of outpatient visits was recorded.", ""),
    ("METHODS: Sixty outpatients took part.", "outpatient"),
    ("METHODS: Access to mental health services was recorded.", ""),
    ("METHODS: Sixty adults took part through a community partnership.", ""),
    ("METHODS: Sixty adults took part in a community setting.", "community"),
  ])
  func `people are where a sentence says that they were admitted, recruited or seen`(abstract: String, setting: String)
  {
    #expect(Self.part("setting", title: "T", abstract) == setting)
  }

  @Test(arguments: [
    (
      "Objective To test whether walking lowers anxiety in adults. Design Randomised controlled trial. Setting Two schools. "
        + "Participants 361 adults aged 18 to 65 with anxiety (240 women). Interventions Walking three times a week for 12 "
        + "weeks or usual care. Results Anxiety fell. Conclusions Running may be tried.",
      "n=361 sex=240/? age=18-65 population=adults condition=anxiety setting=school design=rct intervention=walking times=3 weeks=12"
    ),
    (
      "Aims A trial of running was planned in adolescents. Methods Sixty adults took part. Results They slept better.",
      "n=60 population=adults"
    ),
    (
      "Doel Nagaan of jongeren slapen. Methode Zestig volwassenen deden mee. Resultaten Zij sliepen beter.",
      "n=60 population=adults"
    ),
    // No labels: a scale, a title of a job, one word that a sentence happens to begin with.
    (
      "Patient Health Questionnaires were filled in by 60 adults. Results Section 2 tells more.",
      "n=60 population=adults"
    ),
  ])
  func `labels without a colon part an abstract where several stand in it`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test func `a sentence ends where an export lost the space behind the full stop`() {
    #expect(
      Sentences.of("We asked girls in Leeds.We found none (n = 3).They left e.g. by bus.")
        == ["We asked girls in Leeds.", "We found none (n = 3).", "They left e.g. by bus."])
    #expect(Sentences.of("Patients of St.Mary and U.S.Army ran.").count == 1)
  }

  @Test func `a sentence ends at a label, whatever stands before it, and behind the letter of a scale's name`() {
    #expect(
      Sentences.of("They fell on the ABC-R. RESULTS: It rose with vitamin D. Conclusions: We ran.")
        == ["They fell on the ABC-R.", "RESULTS: It rose with vitamin D.", "Conclusions: We ran."])
    #expect(Sentences.of("They fell on the ABC-R. We ran.").count == 2)
    #expect(Sentences.of("We thank J.-P. Smith and A. Jones. The work of Smith et al. Running: a review.").count == 2)
  }

  @Test(arguments: [
    (
      "METHODS: This was a cohort study of 300 adults, excluding those with psychosis.",
      "n=300 population=adults design=cohort"
    ),
    ("METHODS: Excluding adults with psychosis was planned.", ""),
    ("METHODS: For 10 weeks they ran exclusively.", "weeks=10"),
  ])
  func `who was left out stands in a clause of its own`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("T", "METHODS: Twelve adolescents who took part in running therapy were interviewed.", "running-therapy"),
    ("T", "METHODE: Twaalf jongeren die deelnamen aan runningtherapie werden geïnterviewd.", "running-therapy"),
    ("T", "METHODS: Twelve adults took part in an interview on running therapy.", ""),
    ("T", "METHODS: Sixty adults filled in a diary of running for two weeks.", ""),
    ("T", "METHODS: Sixty adults received running for two weeks and filled in a diary.", "running"),
    ("T", "METHODE: Zestig vrouwen werden toegewezen aan yoga of wandelen.", ""),
    ("T", "METHODS: Sixty women were assigned to yoga or walking.", ""),
    ("T", "METHODS: Sixty women were assigned to usual care or walking.", "walking"),
    ("T", "METHODS: Sixty women received meals and their exercise was standardised.", ""),
    ("Carers' views on running for anxiety", "METHODS: Sixty carers took part in a programme.", ""),
    ("Wandelen bij ouderen: een voor- en nameting", "Zestig ouderen wandelden.", "walking"),
  ])
  func `what people took part in was given, what they wrote down or might have had was not`(
    title: String, abstract: String, intervention: String
  ) {
    #expect(Self.part("intervention", title: title, abstract) == intervention)
  }

  @Test(arguments: [
    (
      "Attitudes van verpleegkundigen ten opzichte van sporten bij mensen met een psychose",
      "METHODE: Er was een enquête.", ""
    ),
    ("Attitudes towards people with psychosis", "METHODS: Sixty adults were surveyed.", ""),
    ("Attitudes to sleep among people with psychosis", "METHODS: Sixty adults were surveyed.", "psychosis"),
    ("Teens' perspectives on yoga as a treatment for anxiety", "METHODS: Focus groups were held.", ""),
    ("T", "METHODS: A scale for depressive symptoms assessment was filled in.", ""),
    ("Design of an app for people with psychosis", "METHODS: Focus groups were held.", ""),
    ("Coping with stress in adults", "METHODS: Sixty adults were surveyed.", ""),
    ("T", "METHODS: Adults were asked about anxiety.", ""),
    ("T", "METHODS: Being female and having a higher level of anxiety were related to it.", ""),
    ("T", "METHODS: 161 people with symptoms of depression (PHQ-9 scores > 9) or pain took part.", "depression"),
  ])
  func `the condition of those whom others think of is not the sample's`(
    title: String, abstract: String, condition: String
  ) {
    #expect(Self.part("condition", title: title, abstract) == condition)
  }

  @Test(arguments: [
    ("An online questionnaire-based cross-sectional survey was conducted in adults.", "cross-sectional"),
    ("METHODS: Adults completed an online, cross-sectional questionnaire.", "cross-sectional"),
    ("METHODS: The cross-sectional area of muscles was measured.", ""),
    ("METHODS: A randomised, controlled, double-blind study was done.", "rct"),
    ("METHODS: We did a prospective, randomised study.", "rct"),
    ("METHODS: The subjects were randomly divided into two groups to verify the factor structure.", ""),
    ("METHODS: Data were from the Leeds Ageing Cohort Study.", ""),
    ("METHODS: A cohort study was done in Leeds.", "cohort"),
  ])
  func `designs are read past adjectives, and not from a name or a muscle`(abstract: String, design: String) {
    #expect(Self.part("design", title: "T", abstract) == design)
  }

  @Test(arguments: [
    ("Use of a psychiatric service for children and adolescents", ""), ("Adult mental health in Leeds", ""),
    ("A programme for children", "children"), ("Adult mental health patients in Leeds", "adults"),
  ])
  func `whom a service is for is not who took part`(title: String, population: String) {
    #expect(Self.part("population", title: title, "METHODS: It was studied.") == population)
  }

  @Test(arguments: [
    ("Forty adults were in group A. They ran.", 2), ("They had vitamin D. In both groups mood rose.", 2),
    ("Scored by J. K. The others ran (group B). We slept.", 3), ("Zij zaten in groep B. Het lopen hielp.", 2),
    ("The work of J. Smith and A. B. Jones.", 1), ("We thank K. De Vries and X. He.", 1),
    ("They ran, e.g. In the park.", 1), ("Made by A. Theys in Ghent.", 1), ("Seen by Dr. The.", 1),
  ])
  func `a single capital ends a sentence before a word that begins one`(text: String, count: Int) {
    #expect(Sentences.of(text).count == count)
  }
}
