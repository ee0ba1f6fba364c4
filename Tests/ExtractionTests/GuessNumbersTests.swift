import Testing

extension GuessTests {
  @Test(arguments: [
    ("We compared 84 women with osteoporosis with 168 age-matched controls.", ""),
    ("The study included 60 cases with 120 controls.", ""),
    ("METHODS: 200 cases were matched to 400 controls.", ""),
    ("Sixty patients were recruited. Forty healthy controls were recruited.", ""),
    ("A total of 100 people took part: 60 patients and 40 healthy controls.", "n=100"),
    ("A total of 100 people took part: 60 patients and 40 controls.", "n=100"),
    (
      "Fifty outpatients suffering from depression were randomised.",
      "n=50 condition=depression setting=outpatient design=rct"
    ),
    ("We recruited 40 patients experiencing depression.", "n=40 condition=depression"),
    ("We recruited 40 patients scoring 16 or above.", "n=40"),
    ("A total of 312 students took part. 51 students experiencing pain ran.", "n=312"),
    ("Of 60 patients, 20 experiencing pain were recruited.", ""),
    (
      "Among 202 randomized participants (mean age 52 years), 180 (89.1%) completed the trial.",
      "n=202 mean=52 design=rct"
    ),
    ("Among 202 participants, 180 (89.1%) completed the trial.", ""),
    (
      "A total of 96 adults were randomized, of whom 48 were assigned to running and 48 to the control group.",
      "n=96 population=adults design=rct intervention=running"
    ),
    ("The sample (n = 342) had a mean age of 33.2 years.", "n=342 mean=33.2"),
    ("The clinical sample (n = 40) and the control sample (n = 60) were compared.", ""),
    ("Eighty patients were randomised to running or usual care (40 each).", "n=80 design=rct intervention=running"),
    ("Patients were randomised to running or usual care (n = 40 each).", "design=rct intervention=running"),
    (
      "In this crossover study 24 inpatients (14 men, 10 women) completed a 30-minute run.",
      "n=24 sex=10/14 setting=inpatient"
    ),
    ("24 inpatients completed the 12-week programme.", "weeks=12"),
    (
      "N = 54 patients were randomised to running (n = 27) or usual care (n = 27).",
      "n=54 design=rct intervention=running"
    ),
    ("Patients (N = 54) and n = 20 adults were asked.", ""),
  ])
  func `controls are not the sample, and what people have or did takes none of them away`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("We enrolled 80 nursing home residents.", "n=80"), ("METHODS: 120 nurses took part.", "n=120"),
    ("METHODS: 60 breast cancer survivors were randomised.", "n=60 design=rct"),
    ("METHODS: 90 junior doctors were recruited.", "n=90"),
    ("Negentig verpleegkundigen werden geïncludeerd.", "n=90"), ("METHODE: 90 verpleegkundigen namen deel.", "n=90"),
    ("METHODS: 43 recreational runners were recruited.", "n=43"),
    ("The sessions were given by 12 nurses.", ""), ("Sixty patients were treated by 12 nurses.", "n=60"),
    ("We recruited 12 mothers and 15 fathers.", ""), ("Sixty patients and 40 caregivers were enrolled.", ""),
    ("METHODS: 120 nurses rated the patients.", ""),
  ])
  func `people by their calling count where they are said to have taken part`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Adults (age 18-65 years) took part.", "age=18-65 population=adults"),
    ("METHODS: They started at age 12-14 years.", ""), ("METHODS: Onset from age 12 to 18 years was common.", ""),
    ("METHODS: Adults (65-80 yr) took part.", "age=65-80 population=adults"),
    ("METHODS: Adolescents (n=64, 12-16 years; 40 girls) took part.", "n=64 sex=40/? age=12-16 population=adolescents"),
    (
      "METHODS: 38 patients with pain (20 men and 18 women) and comorbid depression took part.",
      "n=38 sex=18/20 condition=depression"
    ),
    (
      "METHODS: 38 patients with anxiety and comorbid depression (20 men and 18 women) took part.",
      "n=38 sex=18/20 condition=depression+anxiety"
    ),
    ("METHODS: Patients with depression and siblings (20 men and 18 women) took part.", "condition=depression"),
    ("METHODS: 40 women with pain and 40 women without took part.", "population=women"),
    ("METHODS: Adults aged at least 60 took part.", "age=60-? population=adults"),
    ("METHODS: Infants aged at least 6 months took part.", ""),
    ("METHODS: Students (M age = 22.3, SD = 2.1, range 18-29) took part.", "age=18-29 mean=22.3 sd=2.1"),
    ("METHODS: Adults (mean age 35.4 years; range 18-57 years) took part.", "age=18-57 mean=35.4 population=adults"),
    ("METHODS: They had a mean age of 47.3 ± 10.2 (SD) years.", "mean=47.3 sd=10.2"),
    ("METHODS: They had a mean age of 47.3 ± 10.2 (SEM) years.", "mean=47.3"),
    ("METHODS: Students (aged 18-20 years; mean 18.8 +/- 0.7 years) took part.", "age=18-20 mean=18.8"),
    ("METHODS: Deelnemers van 14 tot 20 jaar namen deel.", ""),
    ("METHODS: Sixty patients (female: n = 35; male: n = 25) took part.", "n=60 sex=35/25"),
    ("METHODS: 1037 patients (612 [59%] female) took part.", "n=1037 sex=612/?"),
  ])
  func `ages and sexes are read in further forms`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Running for a 24-year-old woman with panic disorder: a case report", "n=1 sex=1/0 age=24-24 "),
    ("Running for a woman with panic disorder: a case report", ""),
  ])
  func `a case report has the condition of its title and the setting of its abstract`(title: String, people: String) {
    let patient = title.contains("24") ? "a 24-year-old woman" : "a woman"
    #expect(
      Self.guesses(title: title, "METHODS: We report \(patient) with panic disorder in an outpatient clinic.")
        == people + "condition=panic-disorder setting=outpatient design=case-report intervention=running")
  }
}
