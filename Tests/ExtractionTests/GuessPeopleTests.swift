import Testing

/// Who took part, where a part of them or people beside them are counted as well.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: A total of 90 nurses filled in a survey. Most of them were women (n = 71, 79%).", "n=90 sex=71/?"),
    ("METHODS: Ninety adults replied. Respondents were mainly men (n = 71).", "n=90 sex=?/71 population=adults"),
    ("METHODS: We recruited 90 patients. Most patients worked (n = 50).", "n=90"),
    ("METHODS: Of 90 patients most women (n = 40) ran.", ""),
    ("METHODE: 90 huisartsen vulden de vragenlijst in; 60 waren vrouw.", "n=90 sex=60/?"),
    ("METHODE: Van de 120 huisartsen deden 90 (75%) dat, van wie 60 vrouw.", "sex=60/?"),
    ("METHODE: Negen jongeren, onder wie zes meisjes, werden geïnterviewd.", "n=9 sex=6/? population=young-people"),
    ("METHODS: We interviewed 15 patients, of whom 9 were women.", "n=15 sex=9/?"),
    ("METHODS: Each practice had 2300 patients.", ""),
    ("METHODS: A total of 90 students replied, 40 of whom ran. Stress was high in 50 students (56%).", "n=90"),
    ("Pain affects 1 in 10 adults.", ""),
    ("METHODS: 900 men were enrolled. Of them 90 men died.", "n=900 sex=?/900 population=men"),
  ])
  func `a count of some of those who took part is never their number`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    (
      "METHODS: Forty patients with depression (30 women; mean age 35 years) were compared with 40 healthy controls (29 women).",
      "condition=depression"
    ),
    ("METHODS: We compared 28 runners (mean age 36 years) with 26 sedentary women (mean age 37 years).", ""),
    ("METHODS: We compared 28 runners (14 women) with 29 controls, a random sample.", ""),
    ("METHODS: We compared 28 athletes (14 women) with 29 non-athletes.", ""),
    (
      "METHODS: Twenty-two patients with anxiety and 22 age- and sex-matched healthy volunteers ran. Patients (14 women) "
        + "were 18-60 years of age.", "condition=anxiety"
    ),
    (
      "METHODS: Children with anxiety (n = 30; 16 girls; mean age 9.8 years) were compared with controls (n = 31).",
      "population=children condition=anxiety"
    ),
    (
      "METHODE: Bij 25 patiënten met een depressie (15 vrouwen, 20-60 jaar) en 25 gezonde vrijwilligers werd bloed geprikt.",
      "condition=depression"
    ),
    ("METHODE: We vergeleken 38 patiënten (24 vrouwen) met 38 gezonde controlepersonen (23 vrouwen).", ""),
    (
      "A total of 80 people took part: 40 patients and 40 healthy controls. The mean age of the whole sample was 35 years.",
      "n=80 mean=35"
    ),
    ("METHODS: Participants were 40 patients and 40 controls. The mean age of the total sample was 35.", "mean=35"),
    (
      "Sixty adults (40 women; mean age 35 years) were randomised to running (n = 30) or as controls (n = 30).",
      "n=60 sex=40/? mean=35 population=adults design=rct intervention=running"
    ),
  ])
  func `number, sex and ages of one of two compared groups are nobody's`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: 84 physiotherapists completed the survey (61 women; mean age 38.5 years).", "n=84 sex=61/? mean=38.5"),
    ("METHODS: A survey was completed by 97 psychologists.", "n=97"),
    ("METHODE: De vragenlijst werd ingevuld door 97 verpleegkundigen.", "n=97"),
    ("METHODE: In totaal vulden 97 leraren de vragenlijst in.", "n=97"),
    ("METHODE: Van de 350 verpleegkundigen beantwoordden 210 (60%) de vragenlijst.", ""),
    ("METHODS: 97 employees responded to an online survey.", "n=97"),
    ("METHODS: Sixty patients ran. Twelve therapists completed a questionnaire.", "n=60"),
    ("METHODS: Of the 97 nurses, 40 returned the questionnaire.", ""),
    ("METHODS: 97 nurses completed all follow-up questionnaires.", ""),
  ])
  func `professionals whom a survey asked count where they filled it in and nobody else is counted`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    (
      "METHODE: Aan het onderzoek namen 34 kinderen (19 jongens) van 8-12 jaar deel.",
      "n=34 sex=?/19 age=8-12 population=children"
    ),
    ("METHODE: Volwassenen tussen de 18 en 65 jaar namen deel.", "age=18-65 population=adults"),
    ("METHODS: Their mean age at baseline was 16.4 years.", "mean=16.4"),
    ("METHODS: They were on average 42 years old (SD = 11.3).", "mean=42 sd=11.3"),
    ("METHODS: Students (age range 18-89 years, M = 47.2, SD = 16.9) were asked.", "age=18-89 mean=47.2 sd=16.9"),
    ("METHODS: Participants aged 19-64 (mean = 41.5) ran.", "age=19-64 mean=41.5"),
    ("METHODS: Students between the ages of 18 and 30 ran.", "age=18-30"),
    ("METHODS: Two women, aged 27 and 34 years, ran.", "n=2 sex=2/? population=women"),
    ("METHODS: Nine women took part. Their children were 2-4 years old.", "n=9 sex=9/? population=women"),
    ("METHODS: All 60 patients were women.", "n=60 sex=60/? population=women"),
    ("METHODS: We recruited 60 students. All were men.", "n=60 sex=?/60 population=men"),
    ("METHODS: We recruited 60 students. All were men or boys.", "n=60 population=men"),
    ("METHODS: We recruited 60 students. All 20 runners were men.", "n=60"),
    (
      "METHODS: Of 132 participants (mean [SD] age, 24.1 [3.4] years; 85 [64%] women), 118 completed it.",
      "sex=85/? mean=24.1 sd=3.4"
    ),
    ("METHODS: Of 132 participants, 118 completed it (85 women).", ""),
    ("METHODS: We interviewed 12 patients (8 women and 4 men) who had completed it.", "n=12 sex=8/4"),
  ])
  func `all of one sex, and ages in brackets or behind a start, are read`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    (
      "T", "Een 34-jarige man met een paniekstoornis werd behandeld met hardlopen.",
      "n=1 sex=0/1 age=34-34 condition=panic-disorder intervention=running"
    ),
    (
      "T", "A 19-year-old woman with psychosis was admitted.",
      "n=1 sex=1/0 age=19-19 condition=psychosis setting=inpatient"
    ),
    ("T", "A 34-year-old man had pain. We searched the literature.", ""),
    ("T", "Forty adults ran. A 34-year-old man fell.", "n=40 population=adults"),
    (
      "Running: a narrative review", "In one trial, 80 adults aged 20-45 years ran for 12 weeks.",
      ""
    ),
    ("Running", "This review is of running. In a Finnish cohort, 1,200 men were followed.", ""),
    (
      "Running", "In a randomised trial, 80 adults aged 20-45 years ran.",
      "n=80 age=20-45 population=adults design=rct intervention=running"
    ),
  ])
  func `one patient needs no words for a report, and a study that a review tells of is another`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    (
      "METHODS: Adolescents of a child and adolescent mental health outpatient service were asked.",
      "population=adolescents"
    ),
    ("METHODS: Adolescents of child and adolescent psychiatric clinics were asked.", "population=adolescents"),
    ("METHODS: Children and adolescents of a mental health service were asked.", "population=children+adolescents"),
    ("METHODS: 90 adults took part. During follow-up, 20 adults had depression.", "n=90 population=adults"),
  ])
  func `neither what a service is for nor what some had later tells of all`(abstract: String, people: String) {
    #expect(Self.guesses(abstract).replacing(" setting=outpatient", with: "") == people)
  }

  @Test(arguments: [
    ("METHODS: 4,102 patients (65%) were women.", "sex=4102/?"),
    ("METHODS: We recruited 84 adults. 52 participants (62%) were women.", "n=84 sex=52/? population=adults"),
    ("METHODS: We recruited 60 adults. Forty participants were women.", "n=60 sex=40/? population=adults"),
    ("METHODS: We recruited 60 adults. Forty of the participants were women.", "n=60 sex=40/? population=adults"),
    ("METHODE: 60 volwassenen werden geworven. 44 deelnemers waren vrouw.", "n=60 sex=44/? population=adults"),
    ("METHODE: 60 volwassenen werden geworven; 17 van hen waren vrouw.", "n=60 sex=17/? population=adults"),
    (
      "METHODS: Forty patients (mean age 56 years, range 34-75; 27 women) were randomised, and 36 completed the study.",
      "n=40 sex=27/? age=34-75 mean=56 design=rct"
    ),
    (
      "METHODS: We recruited 60 adults. Forty participants were women in the running group.",
      "n=60 population=adults intervention=running"
    ),
  ])
  func `a sentence of its own, and a bracket before those who stopped, say how many were women`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODE: 19 jongeren volgden een cursus. Vier jongeren stopten voortijdig.", "n=19"),
    ("METHODE: Negentien volwassenen werden geworven. Acht volwassenen vielen uit.", "n=19"),
    ("METHODS: Five focus groups were held with 31 general practitioners.", "n=31"),
    ("METHODE: Er werden vier focusgroepen gehouden met 26 sportbegeleiders.", "n=26"),
    ("METHODE: 285 huisartsen namen deel.", "n=285"),
    ("METHODS: 56 women took part; 29 chose the running group and 27 received usual care.", "n=56"),
    ("METHODS: Fifty nurses were randomly assigned to running or usual care.", "n=50"),
    ("METHODS: 12 huisartsen namen deel. We recruited 60 patients.", "n=60"),
  ])
  func `those who stopped, chose or work in care are counted for what they are`(abstract: String, number: String) {
    #expect(Self.guesses(abstract).split(separator: " ").first.map(String.init) == number)
  }
}
