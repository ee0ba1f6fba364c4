import Testing

/// Words and headings that name something without telling that it is the study's or the sample's.
extension GuessTests {
  @Test(arguments: [
    ("Depression/epidemiology", "Sixty students took part.", "n=60"),
    (
      "Depression/prevention & control", "Eighty healthy adolescents were randomised.",
      "n=80 population=adolescents design=rct"
    ),
    ("Depression/diagnosis", "METHODS: A questionnaire was validated in 300 pupils.", "n=300"),
    ("Depression", "Sixty patients were randomised.", "n=60 design=rct"),
    ("Panic Disorder/therapy", "Sixty patients were randomised.", "n=60 condition=panic-disorder design=rct"),
    (
      "Panic Disorder/drug therapy; Panic Disorder/psychology", "Sixty patients were randomised.",
      "n=60 condition=panic-disorder design=rct"
    ),
    (
      "Depression/epidemiology", "Sixty patients with depression were randomised.",
      "n=60 condition=depression design=rct"
    ),
    (
      "Depression/therapy", "4,211 adults who were free of depression at baseline took part.",
      "n=4211 population=adults"
    ),
    (
      "Depression/therapy", "Sixty patients were randomised. Among adults without depression at baseline 5 fell.",
      "n=60 design=rct"
    ),
    (
      "Panic Disorder/therapy", "Sixty patients were randomised. Ten were without panic disorder later.",
      "n=60 condition=panic-disorder design=rct"
    ),
    ("Depression/therapy", "METHODS: Sixty nurses completed a questionnaire.", "n=60"),
    (
      "Depression/therapy", "METHODS: A survey was held among adults with depression.",
      "population=adults condition=depression"
    ),
    ("Anxiety/therapy; Depression/therapy", "Sixty students were randomised.", "n=60 design=rct"),
    ("Depression/therapy", "Sixty students with depression ran.", "n=60 condition=depression"),
    ("Aged", "Patients ran.", "population=older-adults"),
    ("Adult; Middle Aged; Aged", "Patients ran.", "population=adults"),
    ("Cohort Studies", "Patients ran.", "design=cohort"),
    ("Cohort Studies; Longitudinal Studies", "Patients ran.", "design=cohort"),
    ("Cohort Studies; Cross-Sectional Studies", "Patients ran.", ""),
    ("Cohort Studies", "Sixty patients were randomised.", "n=60 design=rct"),
  ])
  func `a heading tells who took part where it is of treatment or of their age, and a design where nothing else does`(
    headings: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract, headings: headings) == guesses)
  }

  @Test(arguments: [
    ("Exercise to prevent depression in adolescents", "population=adolescents intervention=exercise"),
    ("School-based prevention of depression in adolescents", "population=adolescents setting=school"),
    ("Preventing anxiety in children", "population=children"),
    ("Preventie van depressie bij jongeren", "population=young-people"),
    ("Depression prevention for adolescents", "population=adolescents"),
    ("Preventing relapse in adults with depression", "population=adults condition=depression"),
    ("Running for depression: a randomised controlled trial", "condition=depression design=rct intervention=running"),
    ("Effects of running on depression: a cohort study", "design=cohort"),
    ("Comparison of CBT and antidepressants in adults", "population=adults"),
    ("CBT versus antidepressants for depression", "condition=depression"),
    ("CBT versus usual care for depression", "condition=depression intervention=cbt"),
    ("Exercise stress testing in adults", "population=adults"), ("Running addiction in adults", "population=adults"),
    ("A trial running from 2010", ""), ("Exercise-induced relapse", ""),
    ("Parents' experiences of care for children with anxiety", ""),
    ("Children with anxiety: a trial of running", "population=children condition=anxiety intervention=running"),
    ("Exercise in older adults", "population=older-adults"),
    ("Running in adult mice", ""), ("Effects of running in adult mice", "intervention=running"),
    ("Yale School of Medicine", ""), ("Running at a medical school", ""),
    ("Running in school-aged children", "population=children"),
    ("Running at a school of 400 children", "n=400 population=children setting=school"),
  ])
  func `a title tells no more than that it is about something`(title: String, guesses: String) {
    #expect(Self.guesses(title: title, "") == guesses)
  }

  @Test(arguments: [
    (
      "Running and CBT for depression", "Patients were randomised to running or CBT.", "condition=depression design=rct"
    ),
    (
      "Hardlopen en cognitieve gedragstherapie bij depressie",
      "Patiënten kregen hardlopen of cognitieve gedragstherapie.", "condition=depression"
    ),
    (
      "Running and CBT for depression", "Patients received running combined with CBT.",
      "condition=depression intervention=running+cbt"
    ),
    ("T", "Students completed questionnaires on exercise.", ""),
    ("T", "METHODS: Adults wore accelerometers; physical activity was scored.", "population=adults"),
    (
      "Barriers to running in depression", "Focus groups were held with 20 adults.",
      "n=20 population=adults design=qualitative"
    ),
    (
      "Exercise for depression", "METHODS: We interviewed 20 general practitioners about exercise for depression.",
      "n=20"
    ),
    (
      "Running in adults", "METHODS: Adults followed a running programme and completed questionnaires.",
      "population=adults intervention=running"
    ),
    (
      "Running therapy", "METHODS: Patients who received running therapy were interviewed.",
      "intervention=running-therapy"
    ),
  ])
  func `of which one or the other was given, or what people did of themselves, no sentence makes the intervention`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    ("Hardlopen: een pilotstudie", "Patiënten kregen hardlopen. Er was geen controlegroep.", "intervention=running"),
    ("Hardlopen: een pilotstudie", "Patiënten kregen hardlopen.", "intervention=running"),
    (
      "Hardlopen: een pilotstudie", "Patiënten werden gerandomiseerd over hardlopen.",
      "design=pilot-rct intervention=running"
    ),
    ("Guideline-based care: a randomised controlled trial", "", "design=rct"),
    ("Guideline-concordant care", "METHODS: A cluster randomized trial was done.", "design=rct"),
    ("A guideline for running", "", "design=guideline"),
    ("Qualitative study nested in a randomised controlled trial", "", "design=qualitative"),
    ("Process evaluation alongside a cluster RCT", "METHODS: Patients were randomised in 2010.", ""),
    ("A qualitative study and a randomised controlled trial", "", "design=rct+qualitative"),
    ("T", "METHODS: An 8-week randomised controlled trial was done.", "design=rct weeks=8"),
    ("T", "METHODS: A two-arm randomized clinical trial was done.", "design=rct"),
    ("T", "METHODS: An 11-year prospective cohort study was done.", "design=cohort"),
    ("T", "METHODS: Women who had taken part in an 8-week randomised controlled trial were asked.", "population=women"),
    ("T", "METHODS: Two randomised controlled trial registers were searched.", ""),
    ("T", "METHODS: A non-randomised controlled trial was done.", "design=non-randomised"),
  ])
  func `the trial around a study, what care follows, and a pilot without chance are not its design`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    ("They walked 150 minutes per week.", ""), ("The running was 150 min/week.", ""),
    ("They had 90 min of running per week.", ""), ("They ran a total of 180 min weekly.", ""),
    ("Zij liepen 150 minuten per week.", ""), ("They ran 45 minutes three times per week.", "times=3 minutes=45"),
    ("They ran 45 minutes of intervals twice a week.", "times=2"),
    ("They had 2 sessions of 60 min of running per week.", "times=2 minutes=60"),
    ("They ran four 4-minute intervals, three times a week.", "times=3"), ("They did 10 x 1-min runs.", ""),
    ("They had 40-min sessions of running with 4-min intervals.", "minutes=40"),
    ("They had a 10-min warm-up and 30 min of running.", ""), ("They did two 10-min bouts per session of running.", ""),
    ("They ran 3 days a week.", "times=3"), ("They trained five days/week for 45 minutes.", "times=5 minutes=45"),
    ("Adults who ran less than 3 days a week took part.", "population=adults"),
    ("They worked 5 days a week and ran.", ""), ("They ran at least three times a week.", ""),
    ("They ran for 12 wk.", "weeks=12"), ("Zij kregen 12 weken hardlooptherapie.", "weeks=12"),
    ("Patients were on a waiting list for 12 wk before treatment.", ""),
  ])
  func `minutes of a week or an interval are not those of a session`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }
}
