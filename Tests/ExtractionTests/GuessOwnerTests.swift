import Testing

extension GuessTests {
  @Test(arguments: [
    ("Sixty patients were enrolled (42 women).", "n=60 sex=42/?"),
    ("Sixty patients took part (42 women, 18 men).", "n=60 sex=42/18"),
    ("Sixty patients were randomised (mean age 15.4 years; 58 girls).", "n=60 sex=58/? mean=15.4 design=rct"),
    ("Zestig patiënten werden geïncludeerd (42 vrouwen).", "n=60 sex=42/?"),
    ("Controls were recruited (42 women).", ""),
    ("Sixty patients were randomised to running (42 women).", "n=60 design=rct intervention=running"),
    ("Forty-two patients were enrolled (42 women).", "n=42 sex=42/? population=women"),
  ])
  func `so many of a sex in brackets are the sample's sex, and not who they are`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("A total of 3134 students completed online questionnaires. 512 students reported severe loneliness.", "n=3134"),
    ("We followed 2100 nurses for ten years. 340 patients reported pain.", ""),
    ("The study included 250 adolescents. Among them, 60 girls reported self-harm.", "n=250 population=adolescents"),
    ("We included 500 adults. In total, 120 men reported poor sleep.", "n=500 population=adults"),
    ("Zestig volwassenen werden geïncludeerd. In totaal rapporteerden 20 mannen pijn.", "n=60 population=adults"),
    ("In totaal 60 volwassenen werden geïncludeerd; 20 mannen hadden pijn.", "n=60 population=adults"),
    ("Sixty patients who had depression were randomised.", "n=60 condition=depression design=rct"),
    ("A total of 60 patients took part; 36 patients (60%) reported falls and 24 patients (40%) fell.", "n=60"),
    ("We enrolled 60 patients. Forty patients completed the follow-up questionnaires.", "n=60"),
    ("In this cohort study 812 adults were followed.", "n=812 population=adults design=cohort"),
    ("Patients were followed. All 7 patients had pain; 3 patients had fever.", "n=7"),
    ("Four patients with fever are reported.", "n=4"),
    ("Study 2 patients were recruited.", ""),
    ("Sixty adolescents, 12 to 18 years old, took part.", "n=60 age=12-18 population=adolescents"),
    (
      "Study 1 included 40 students (mean age 14.9 years). Study 2 included 60 adolescents aged 13-17 years.", ""
    ),
    ("In the first study 40 students took part. In the second study 60 students, aged 13-17 years, took part.", ""),
  ])
  func `how many took part is not how many of them something was found in`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: 120 parents of children aged 4-6 years were surveyed.", "n=120"),
    ("METHODS: 15 relatives of adolescents with psychosis (aged 14-18 years) were interviewed.", ""),
    (
      "METHODS: Forty patients with depression were compared with 60 healthy adults aged 20-30 years.",
      "condition=depression"
    ),
    ("METHODS: Sixty women caring for a partner with psychosis took part.", "n=60 sex=60/? population=women"),
    (
      "METHODS: Zestig vrouwen die zorgen voor een partner met een psychose namen deel.",
      "n=60 sex=60/? population=women"
    ),
    ("METHODS: 90 children of mothers with depression were included.", "n=90 population=children"),
    ("METHODS: Friends of 40 adults (aged 20-30) were interviewed.", ""),
    (
      "METHODS: Children of two schools with anxiety, aged 8-12 years, took part.",
      "age=8-12 population=children condition=anxiety setting=school"
    ),
    ("METHODS: Ouders van kinderen van 8-12 jaar met angst werden ondervraagd.", ""),
    ("METHODS: Parents of children with anxiety, aged 8-12 years, were surveyed.", ""),
    (
      "METHODS: Sixty adolescents aged 12-18 years and their parents were included.",
      "n=60 age=12-18 population=adolescents"
    ),
    ("METHODS: Sixty outpatients took part, 15 of whom had been hospitalised before.", "n=60 setting=outpatient"),
    ("METHODS: Patients who had been hospitalised before were recruited.", ""),
    ("METHODS: Sixty adults took part, some of them with depression.", "n=60 population=adults"),
    ("METHODS: Sixty adults took part, all of whom were hospitalised.", "n=60 population=adults setting=inpatient"),
    ("METHODS: Focus groups of professionals in child and adolescent mental health care were held.", ""),
    ("METHODS: Nurses of a child psychiatric unit took part.", ""),
    (
      "METHODS: Child and adolescent psychiatric inpatients took part.",
      "population=children+adolescents setting=inpatient"
    ),
    (
      "METHODS: Sixty patients aged 12 to 18 years received running. The Children's Depression Rating Scale was scored.",
      "n=60 age=12-18 intervention=running"
    ),
    ("METHODS: The Women's Health and Wellbeing Scale and the Depression Inventory for Children were used.", ""),
    ("METHODS: Patients of the department of psychotherapy took part.", ""),
    ("METHODE: Patiënten van de afdeling voor klinische psychotherapie namen deel.", ""),
  ])
  func `what relatives, a part, a service or the name of a scale has is not the sample's`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    (
      "Depression in adolescents", "We included 300 healthy adolescents without depression.",
      "n=300 population=adolescents"
    ),
    (
      "Running for depression", "METHODS: Twenty patients and 20 controls without depression ran.",
      "condition=depression intervention=running"
    ),
    ("Depression in people with chronic pain", "Depression was measured with the BDI.", ""),
    ("Running for depression in people with chronic pain", "", "condition=depression intervention=running"),
    ("Psychotherapy versus running therapy", "Patients were given running therapy.", ""),
    ("Running therapy versus psychotherapy", "Patients were given running therapy.", ""),
    ("Running therapy versus usual care", "Patients were given running therapy.", "intervention=running-therapy"),
    (
      "Physical activity and depression in adults", "In this cohort study adults were followed.",
      "population=adults design=cohort"
    ),
    (
      "Physical activity and depression in adults: a trial", "A cohort of adults was randomised.",
      "population=adults condition=depression design=rct intervention=exercise"
    ),
    ("T", "Patients received 12 weeks of running therapy or 16 weeks of psychotherapy.", ""),
    ("T", "Patients received 12 weeks of psychotherapy.", "intervention=psychotherapy weeks=12"),
  ])
  func `a title that compares, or names what was looked for, leaves open what was given and who had it`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    ("Jongeren van 12-18 jaar werden onderzocht.", "age=12-18 population=young-people"),
    ("Jongeren (12-18 jaar) werden onderzocht.", "age=12-18 population=young-people"),
    ("De deelnemers waren 12 tot 18 jaar oud.", "age=12-18"),
    ("Volwassenen van 65 jaar en ouder werden onderzocht.", "age=65-? population=adults"),
    ("De deelnemers werden 2-5 jaar gevolgd.", ""),
    ("Adults aged 18 to 65 years (M = 43.5, SD = 9.4) were recruited.", "age=18-65 mean=43.5 sd=9.4 population=adults"),
    ("Scores were low (M = 43.5, SD = 9.4).", ""),
    ("Patients (age 33.4 ± 8.0 years) were recruited.", "mean=33.4"),
    ("They were on average 29.7 years old (range 18-56).", "age=18-56 mean=29.7"),
    ("They were ill for on average 29.7 years.", ""),
    (
      "Of 134 screened, 86 were randomised (mean age 15.4 years; 58 girls).", "n=86 sex=58/? mean=15.4"
    ),
    ("Of 134 patients screened (mean age 15.4 years; 58 girls), 86 were randomised.", "n=86"),
    (
      "We report a 17-year-old girl with conversion disorder who was admitted.",
      "n=1 sex=1/0 age=17-17 population=women condition=conversion setting=inpatient"
    ),
    ("We report a 17-year-old girl and a 20-year-old man.", ""),
    ("Wij beschrijven een 17-jarig meisje met een conversiestoornis.", "n=1 sex=1/0 age=17-17 condition=conversion"),
    ("OBJECTIVE: We present a case. RESULTS: A 58-year-old man ran.", "n=1 sex=0/1 age=58-58"),
  ])
  func `ages and sexes are read as they are written`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("They ran three times a week over 12 weeks, with follow-up at 6 months.", "times=3 weeks=12"),
    ("They ran and were followed for 12 weeks.", ""),
    ("Zij volgden een programma van 12 weken.", "weeks=12"),
    ("They had two weekly sessions of running for 12 weeks.", "times=2 weeks=12"),
    ("They had twelve weekly sessions of running.", ""),
  ])
  func `the dose is read beside a follow-up of its own`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }
}
