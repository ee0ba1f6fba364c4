import Testing

/// Forms in which journals often write what was done, how often, where and by which design.
extension GuessTests {
  @Test(arguments: [
    ("Running after cognitive behavioural therapy", "Sixty patients were recruited.", "n=60 intervention=running"),
    ("T", "Patients with residual pain after psychotherapy received exercise.", "intervention=exercise"),
    ("Exercise following failed medication", "Sixty patients were recruited.", "n=60 intervention=exercise"),
    ("T", "Patients who had not responded to medication received running.", "intervention=running"),
    ("T", "Patients improved after they received running.", "intervention=running"),
    ("Mood after running", "Sixty patients were recruited.", "n=60"),
    ("T", "METHODS: Patients of a psychotherapy unit received running.", "intervention=running"),
    (
      "T", "Jongeren van een afdeling klinische psychotherapie kregen hardlopen.",
      "population=young-people intervention=running"
    ),
    ("T", "Patients with compulsive running received CBT.", "intervention=cbt"),
    ("T", "METHODS: Patients received running, medication or both.", ""),
    ("T", "Deelnemers werden verdeeld over hardlopen naast medicatie of alleen medicatie.", "intervention=running"),
    ("T", "A man was treated with running therapy.", "intervention=running-therapy"),
    ("Sporten en depressie: een enquête", "Deelnemers vulden vragen in.", ""),
  ])
  func `treatment that people had before, and a ward's name, are no intervention`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    ("They ran (at least twice a week).", ""), ("Zij liepen minstens tweemaal per week.", ""),
    ("They had low-dose (one session per week) or high-dose running (three sessions per week).", ""),
    ("They ran 3 times a week. At one-year follow-up they ran twice a week.", "times=3"),
    ("They ran twice a week for 30 minutes. Two years later they ran once a week.", "times=2 minutes=30"),
    ("He ran 12 times a week despite pain.", ""),
    (
      "De training bestond uit drie sessies van 45 minuten per week gedurende 16 weken.",
      "times=3 minutes=45 weeks=16"
    ),
    ("Zij liepen tien weken lang tweemaal per week.", "times=2 weeks=10"),
    ("They had 3 sessions of 45 minutes per week for 10 weeks, or waiting list.", "times=3 minutes=45 weeks=10"),
    ("They ran or were on a waiting list for 10 weeks.", ""),
    ("They had three 30-minute runs a week.", "times=3"),
    ("They ran 2 x 60 min per week.", "times=2 minutes=60"), ("They ran 4 x 4 min.", ""),
    ("They exercised for 60 minutes twice weekly.", "times=2 minutes=60"),
    ("They had sessions of running three mornings a week.", "times=3"),
    ("They had two 60-min sessions of jogging per week.", "times=2 minutes=60"),
    ("Zij hadden één bijeenkomst van 90 minuten per week.", "times=1 minutes=90"),
    ("Zij hadden drie trainingen per week.", "times=3"), ("They followed a programme of 9 weeks.", "weeks=9"),
  ])
  func `a dose is of the programme, and of one`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("In-depth interviews were conducted with ten runners.", "qualitative"),
    ("Transcripts were analysed using thematic analysis.", "qualitative"),
    ("De interviews werden thematisch geanalyseerd.", "qualitative"),
    ("Three focus groups with patients were held.", "qualitative"),
    ("Scores were compared; interviews were analysed using thematic analysis.", ""),
    ("A mixed-methods study used thematic analysis.", ""),
    ("Sixty patients were assigned at random to two groups.", "rct"),
    ("Patients were followed after a randomised controlled trial.", ""),
    ("Patients of health services: a cohort study.", "cohort"),
    ("A cohort pilot study was done.", "cohort"),
  ])
  func `what was done makes a design where no sentence names one`(abstract: String, design: String) {
    #expect(
      Self.guesses("METHODS: \(abstract)").split(separator: " ").first { $0.hasPrefix("design=") }.map(String.init)
        == (design.isEmpty ? nil : "design=\(design)"))
  }

  @Test func `a heading names a qualitative design where nothing else does`() {
    #expect(
      Self.guesses("METHODS: Ten patients took part.", headings: "Qualitative Research") == "n=10 design=qualitative")
  }

  @Test func `beside a trial, measuring before and after is no design`() {
    #expect(
      Self.guesses("METHODS: In a randomised controlled trial with a before-after study design patients ran.")
        == "design=rct")
    #expect(Self.guesses("METHODS: In a before-after study patients ran.") == "design=before-after")
  }

  @Test(arguments: [
    ("Predictors of hospital admission", "METHODS: Patients took part.", ""),
    ("Hospital admissions and running", "METHODS: Patients took part.", ""),
    ("T", "METHODS: Patients were assessed on admission.", "setting=inpatient"),
    ("T", "METHODS: Patients ran during their admission.", "setting=inpatient"),
  ])
  func `an admission is a place where people were there, and else what became of them`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    ("A narrative review of running", "In one trial, 80 adults ran twice a week for 12 weeks.", ""),
    ("Running: a systematic review", "In the largest trial 340 women aged 18-65 ran for 10 weeks.", ""),
    ("Running: a systematic review", "The second largest study was of 120 adults.", ""),
    ("Running: een overzicht", "In het grootste onderzoek liepen 340 vrouwen.", ""),
    (
      "Running: a trial", "In a trial, 80 adults were randomised to running for 12 weeks.",
      "n=80 population=adults design=rct intervention=running weeks=12"
    ),
  ])
  func `of one of the studies that a review speaks of nothing is guessed`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test func `what interventions may do gives nobody anything`() {
    let guesses = Self.guesses(
      title: "Physical activity and mood in girls",
      "METHODS: A cross-sectional study was done among 60 girls. Interventions to increase physical activity may target girls."
    )
    #expect(!guesses.contains("intervention="))
  }
}
