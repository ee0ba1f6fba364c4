import Testing

@testable import Extraction

/// Numbers that make each other up, ages beside them in a bracket, what a protocol plans, and what is stored or said of some.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: Patients were randomised to running (n = 30) or usual care (n = 28).", "n=58"),
    ("METHODS: Patients were randomised to running (n = 30) or usual care (n = 28). We recruited 60 patients.", "n=60"),
    ("METHODS: Patients were randomised to running (n = 30) or usual care (n = 28). Ninety patients were asked.", ""),
    ("METHODS: Patients were randomised to running (n = 30 each) or usual care.", ""),
    ("METHODS: Patients were randomised. Running (n = 30) helped more than usual care (n = 28).", ""),
    ("METHODS: Patients were treated with running (n = 30) or usual care (n = 28).", ""),
    ("METHODS: 52 participants were allocated to running versus 55 participants to stretching.", "n=107"),
    (
      "METHODS: Students were randomised to a running group of 21 students and a control group of 30 students receiving usual care.",
      "n=51"
    ),
    ("METHODS: Fifty-eight and 25 were randomised to running and usual care.", "n=83"),
    ("METHODS: Of 100 patients screened, 30 were randomised to running and 28 to usual care.", ""),
    ("METHODS: We asked nurses (N = 180; Leeds: n = 86; Turku: n = 94).", "n=180"),
    ("METHODS: We asked nurses (Leeds: n = 86; Turku: n = 94).", ""),
    ("METHODS: We retrieved a total of 58 patients (running 38 and walking 20 patients).", "n=58"),
    ("METHODS: This study included 60 participants: 30 children and 30 parents.", "n=60"),
    ("METHODS: A sample of 240 pupils, 60 from each school, was recruited.", "n=240"),
    ("METHODS: The cohort in this study consists of four patients.", "n=4"),
    ("METHODS: A total of 129 patients were analysed. 41 patients had surgery.", "n=129"),
    ("METHODS: A total of 129 patients were analysed. We recruited 141 patients.", "n=141"),
    ("METHODS: We enrolled 141 patients. A sample of 129 patients was analysed.", "n=141"),
    ("METHODS: One-hundred-and-fifty patients were randomised.", "n=150"),
    ("METHODS: 204 1st trimester pregnant women were recruited.", "n=204"),
    ("METHODS: 960 12-year-old schoolchildren were asked. Nine hundred sixty children ran.", "n=960"),
    ("METHODS: Those who took part were 14 adolescents. Nine participants were overweight.", "n=14"),
    ("RESULTS: 13 patients and 11 staff were surveyed.", "n=13"), ("RESULTS: 11 staff were surveyed.", "n=11"),
    ("RESULTS: The 129 children (mean age = 7.2 years) had lower scores.", "n=129"),
    ("METHODS: 41 adults were invited to reflect on running.", "n=41"),
    ("METHODS: 41 adults were invited.", ""),
    ("METHODS: 705 patients with two screening criteria were included.", "n=705"),
  ])
  func `groups that people were divided into make up all where nobody counts more`(abstract: String, number: String) {
    #expect(Self.part("n", title: "T", abstract) == number.replacing("n=", with: ""))
  }

  @Test(arguments: [
    ("METHODS: Eighteen adults (11 women and 7 men, 19-55 years) ran.", "age=19-55"),
    ("METHODS: Eighteen adults with anxiety (n = 18; 11 women, 7 men; 19-55 years old) ran.", "age=19-55"),
    ("METHODS: Patients (n = 18, 11 women, 19-55 years) ran.", "age=19-55"),
    ("METHODS: Eighteen adults ran. Relapse (11 women and 9 men, 2-5 years) was common.", ""),
    ("METHODS: Adults ran. Controls (11 women and 7 men, 19-55 years) walked.", ""),
    ("METHODE: Achttien volwassenen (11 vrouwen en 7 mannen, 19-55 jaar) liepen.", "age=19-55"),
    ("METHODS: Adults (≥ 19 years) ran.", "age=19-?"), ("METHODS: Pain (≥ 19 years) was common.", ""),
    ("METHODS: Participants had to be at least 18 years old.", "age=18-?"),
    ("METHODS: They had to wait at least 18 years.", ""),
    ("RESULTS: Age ≥65 years (OR 1.78) was associated with higher risk.", ""),
    ("METHODS: Patients of age ≥65 years ran.", "age=65-?"),
    ("METHODS: The mean age at onset was 33 (range 6-89).", ""),
    ("METHODS: The mean age at entry was 33 (range 16-89).", "age=16-89 mean=33"),
    ("METHODS: Adults aged 35.8 years (standard deviation = 10.4) ran.", "mean=35.8 sd=10.4"),
    ("METHODS: Studies with a mean age of 65 years and over were read.", ""),
    ("METHODS: Adults (M ± SD age = 26.7 ± 6.3 yr) ran.", "mean=26.7 sd=6.3"),
    ("METHODS: 127 cases (78.1 ± 9.5 years, range = 55-95) were enrolled.", "age=55-95 mean=78.1"),
    ("METHODS: Follow-up was long (78.1 ± 9.5 years, range = 55-95).", ""),
    ("METHODS: Children aged 8 to 12 years and a parent took part.", ""),
    ("METHODS: 120 mothers of children aged 4-6 years were surveyed.", ""),
  ])
  func `ages are read behind the sexes in one bracket, and not from others or from a risk`(
    abstract: String, ages: String
  ) {
    let parts = Self.guesses(abstract).split(separator: " ")
    #expect(parts.filter { $0.contains(/^(?:age|mean|sd)=/) }.joined(separator: " ") == ages)
  }

  @Test(arguments: [
    ("METHODE: Veertig jongeren van 14-18 jaar (28 meisjes) namen deel.", "28/?"),
    ("METHODE: Veertig jongeren van 14 tot en met 18 jaar (28 meisjes) namen deel.", "28/?"),
    ("METHODE: Kinderen van 40 vrouwen (28 meisjes) namen deel.", ""),
    ("METHODS: All participants are women (N = 137) who filled in a survey.", "137/?"),
  ])
  func `an age between people and their bracket leaves it theirs`(abstract: String, sex: String) {
    #expect(Self.part("sex", title: "T", abstract) == sex)
  }

  private static let plan =
    "METHODS: Sixty adults with anxiety will be recruited. They will receive a 12-week running programme, and will run twice a week."

  @Test(arguments: [
    (
      "Running for anxiety: study protocol of a trial",
      "n=60 population=adults condition=anxiety intervention=running times=2 weeks=12"
    ),
    (
      "Protocol for a trial of running",
      "n=60 population=adults condition=anxiety intervention=running times=2 weeks=12"
    ),
    ("Running on a walking protocol", ""), ("Running for anxiety: a trial", "condition=anxiety intervention=running"),
  ])
  func `what a study protocol plans is its study`(title: String, guesses: String) {
    #expect(Self.guesses(title: title, Self.plan) == guesses)
  }

  @Test(arguments: [
    ("They were randomised to exercise or a waiting list, and exercised for 22 weeks.", "weeks=22"),
    ("They were randomised to exercise or a waiting list for 22 weeks.", ""),
    ("They were randomised to exercise twice a week or a waiting list control for 22 weeks.", "times=2"),
    ("They were randomised to exercise or a 22-week waiting list.", ""),
    ("They followed a six-week tailored one-on-one exercise programme.", "weeks=6"),
    ("They received a 12-week MBCP.", "weeks=12"), ("They received a 12-week follow-up.", ""),
    ("They ran (three times per week for 45 min on two machines).", "times=3 minutes=45"),
    ("They ran three times per week for 150 minutes per week.", "times=3"),
    ("They attended a 2-hour running programme weekly.", "times=1 minutes=120"),
    ("They had a daily training, for five days a week.", "times=5"),
    ("Of ten, 55% of students took part in classes of 35 to 40 minutes.", ""),
    ("They ran ≥ twice per week.", ""), ("They received a drug (100 mg, once weekly for 4 weeks).", ""),
    ("They received running (once weekly for 4 weeks).", "times=1 weeks=4"),
    ("Running (24 sessions, 8 weeks) was given.", "weeks=8"),
  ])
  func `a dose is what people were given, not a drug, a bound, a wait or what some did`(
    sentence: String, dose: String
  ) {
    let parts = Self.guesses("METHODS: \(sentence)").split(separator: " ")
    #expect(parts.filter { $0.contains(/^(?:times|minutes|weeks)=/) }.joined(separator: " ") == dose)
  }

  @Test(arguments: [
    ("METHODE: Patiënten van twee poliklinieken liepen.", "outpatient"),
    ("METHODE: Patiënten van twee huisartsenpraktijken liepen.", "primary-care"),
    ("METHODS: Adults seen at out-patient clinics ran.", "outpatient"),
    ("METHODS: All cases of psychosis (n = 21) admitted to one of four hospitals were included.", "inpatient"),
    ("METHODS: We used a general practice database.", ""),
    ("METHODS: Adults of a general practice ran.", "primary-care"),
    ("METHODS: Community responses were asked for.", ""), ("METHODS: Adults in the community ran.", "community"),
    ("METHODS: School nurses were asked.", ""), ("METHODS: Pupils at school were asked.", "school"),
  ])
  func `places have other plurals and hyphens, and a store of data is none`(abstract: String, setting: String) {
    #expect(Self.part("setting", title: "T", abstract) == setting)
  }

  @Test(arguments: [
    ("METHODS: Proportions of women in each role were studied.", ""),
    ("METHODS: Women in each role were studied.", "women"),
    ("METHODS: Decision making for children was studied.", ""), ("METHODS: 58 teachers of children ran.", ""),
    ("METHODS: Running was compared with walking in adults.", "adults"),
    ("METHODS: Patients were compared with healthy adults.", ""),
  ])
  func `a share, those taught and those decided for are not who took part`(abstract: String, population: String) {
    #expect(Self.part("population", title: "T", abstract) == population)
  }

  @Test(arguments: [
    ("Effects of running on sleep in adults with depression", "depression"),
    ("Effects of running in recurrent depression", "depression"), ("Effects of running on depression in adults", ""),
    ("Can running improve depression among adults?", ""), ("Association of running with depression", ""),
  ])
  func `an effect may be one on people who have something`(title: String, condition: String) {
    #expect(
      Self.part("condition", title: title, "METHODS: Adults took part in a running programme.") == condition)
  }

  @Test(arguments: [
    ("Adults took part in a running programme. They filled in scales before and after it.", ""),
    ("Adults took part in a running programme and were assessed before and after the programme.", "before-after"),
    ("Adults received running and completed pre- and post-intervention assessments.", "before-after"),
    ("Adults received running and were assessed before and after the programme. Controls were not.", ""),
    ("Adults were assessed before and after the summer.", ""),
    ("Interviews were held. It was a mixed methods study.", ""), ("Interviews were held in depth.", ""),
    ("In-depth interviews were held.", "qualitative"),
    ("Adults were interviewed. A qualitative descriptive method was used.", "qualitative"),
    ("Adults filled in the Maslach Burnout Inventory-Educators' Survey.", ""),
    ("Sixty adults, and their mothers, randomised to running or usual care, took part.", "rct"),
  ])
  func `measuring twice those who were given something is a design, where nobody else was measured`(
    sentences: String, design: String
  ) {
    #expect(Self.part("design", title: "T", "METHODS: \(sentences)") == design)
  }

  @Test(arguments: [
    ("Internet-delivered cognitive behaviour therapy with therapist support: a trial", "cbt"),
    ("Internet-delivered cognitive behavioral therapy: a trial", "cbt"),
    ("Aerobic exercise versus stretching exercise: a trial", "exercise"),
    ("Exercise versus cognitive behavioural therapy: a trial", ""),
  ])
  func `one treatment in two forms or spellings is one`(title: String, intervention: String) {
    #expect(Self.part("intervention", title: title, "METHODS: It was studied.") == intervention)
  }

  @Test(arguments: [
    ("Adults were allocated to aerobic or stretching exercise groups.", "exercise"),
    ("Adults were allocated to yoga or walking groups.", ""),
    ("Adults were allocated to yoga combined with medication or to medication.", ""),
    ("Adults were allocated to running combined with medication or to medication.", "running"),
  ])
  func `two kinds of exercise are exercise`(sentence: String, intervention: String) {
    #expect(Self.part("intervention", title: "T", "METHODS: \(sentence)") == intervention)
  }

  @Test(arguments: [
    (
      "Participants were 101 adolescents (mean age 14.8 years; 48 male, 53 female) who were recruited as part of a larger trial.",
      "n=101 sex=53/48 mean=14.8 population=adolescents"
    ),
    ("A larger trial of 400 adolescents was done before.", ""),
    ("Participants (N = 123) completed self-reports of stress.", "n=123"),
    ("Participants (N = 123) completed measures of mood.", "n=123"),
    ("Of 150, 123 participants completed the programme.", ""),
    ("A total of 563 students (male = 172, mean age 21.52 years) took part.", "n=563 mean=21.52"),
  ])
  func `who the participants were goes before the larger trial they came by`(abstract: String, guesses: String) {
    #expect(GuessTests.guesses("METHODS: " + abstract) == guesses)
  }
}
