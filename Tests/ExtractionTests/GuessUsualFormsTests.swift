import Testing

/// Forms in which journals often write who took part, how old they were and what they were given.
extension GuessTests {
  @Test(arguments: [
    ("A total of 120 women with anxiety participated.", "n=120 sex=120/? population=women condition=anxiety"),
    (
      "A total of 120 women with anxiety were randomised.",
      "n=120 sex=120/? population=women condition=anxiety design=rct"
    ),
    (
      "A total of 120 women were randomised to a running group or a control group.",
      "n=120 sex=120/? population=women design=rct intervention=running"
    ),
    ("A total of 45 boys participated.", "n=45 sex=?/45 population=men"),
    ("A sample of 45 adolescent girls took part.", "n=45 sex=45/? population=adolescents+women"),
    ("In totaal namen 120 vrouwen deel.", "n=120 sex=120/? population=women"),
    (
      "In totaal 64 mannen met angst werden gerandomiseerd.",
      "n=64 sex=?/64 population=men condition=anxiety design=rct"
    ),
    ("A total of 120 women and men participated.", "n=120"),
    ("A total of 120 adults participated. A total of 80 women had pain.", "n=120 population=adults"),
    ("A total of 120 women were screened. Of these, 80 were randomised.", "n=80"),
    ("Relatives of 20 women participated.", ""),
    ("A total of 20 women in the running group dropped out.", ""),
    ("A total of 60 patients took part. Most of 40 women improved.", "n=60"),
  ])
  func `a sample of one sex is of as many as took part`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Patients ran (3 times a week, 45 minutes, 12 weeks).", "times=3 minutes=45 weeks=12"),
    ("They received walking (45 min, 3x/week, 12 weeks).", "intervention=walking times=3 minutes=45 weeks=12"),
    (
      "Patients received CBT (30-minute sessions, twice weekly for 8 weeks).",
      "intervention=cbt times=2 minutes=30 weeks=8"
    ),
    ("Patients received CBT (45 min, 3x/week, 12 weeks).", "intervention=cbt times=3 minutes=45 weeks=12"),
    (
      "Zij kregen hardlopen (3 keer per week, 45 minuten, 12 weken).",
      "intervention=running times=3 minutes=45 weeks=12"
    ),
    ("Patients received CBT (12 weeks; two sessions per week).", "intervention=cbt times=2 weeks=12"),
    ("Patients ran [2 times per week for 10 weeks; 40 min each].", "times=2 minutes=40 weeks=10"),
    ("Patients ran (2 times per week; follow-up, 24 weeks).", "times=2"),
    ("Patients ran (2 times per week, 12 weeks) or walked (2 times per week, 8 weeks).", "times=2"),
    ("Blood samples were drawn (3 times a week, 12 weeks).", ""),
    ("Patients ran, and controls stretched (3 times a week, 12 weeks).", ""),
    ("Patients ran (3 times a week, after 12 weeks at home).", "times=3"),
    ("Patients with pain (12 weeks) were recruited.", ""),
    ("Patients ran (3 times a week, 150 min per week).", "times=3"),
  ])
  func `a bracket that says how often a week says for how many weeks and how long`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("They had a mean age of 47.3 ± 10.2 years [mean ± SD].", "mean=47.3 sd=10.2"),
    ("Their mean age was 47.3 ± 10.2 (mean ± SD).", "mean=47.3 sd=10.2"),
    ("Patients (mean age 47.3 ± 10.2 years; mean±standard deviation) took part.", "mean=47.3 sd=10.2"),
    ("Their mean age was 47.3 (10.2) years; values are mean (SD).", "mean=47.3 sd=10.2"),
    ("The mean ± SD age was 47.3 ± 10.2 years.", "mean=47.3 sd=10.2"),
    ("The mean (standard deviation) age of the cohort was 69.1 (10.5) years.", "mean=69.1 sd=10.5"),
    ("Their age (mean ± SD) was 47.3 ± 10.2 years.", "mean=47.3 sd=10.2"),
    ("Their mean age ± SD was 47.3 ± 10.2 years.", "mean=47.3 sd=10.2"),
    ("De gemiddelde leeftijd (± SD) was 47,3 ± 10,2 jaar.", "mean=47.3 sd=10.2"),
    ("Their mean age was 47.3 years. Their mean age was 47.3 (SD 10.2) years.", "mean=47.3 sd=10.2"),
    ("Their mean age was 47.3 ± 10.2 years (mean ± SEM).", "mean=47.3"),
    ("Their mean age was 47.3 ± 10.2 years. Scores are mean ± SD.", "mean=47.3"),
    ("Their mean age was 47.3 (18-65) years; values are mean (SD).", "mean=47.3"),
    (
      "The mean (SD) age was 45.1 (9.8) years in the running group and 47.2 (8.1) years in controls.",
      "intervention=running"
    ),
  ])
  func `a spread is an SD where the same sentence says so, before it or behind`(abstract: String, guesses: String) {
    #expect(Self.guesses("METHODS: \(abstract)") == guesses)
  }

  @Test(arguments: [
    ("They ran for half an hour twice a week.", "times=2 minutes=30"),
    ("They had one-hour sessions of running.", "minutes=60"), ("They ran an hour and a half a day.", "minutes=90"),
    ("Sessions of running lasted three quarters of an hour.", "minutes=45"),
    ("They had 1.5-hour sessions of running.", "minutes=90"), ("They had half-hour sessions.", "minutes=30"),
    ("Sessions of 1-2 hours were held.", "minutes=60-120"),
    ("Zij liepen tweemaal per week een half uur.", "times=2 minutes=30"),
    ("De sessies duurden anderhalf uur.", "minutes=90"), ("Zij liepen drie kwartier.", "minutes=45"),
    ("De bijeenkomsten duurden een uur.", "minutes=60"), ("De sessies duurden twee uur.", "minutes=120"),
    ("They ran at 8 km an hour.", ""), ("They ate one hour after running.", ""),
    ("They ran 1 hour per week.", ""), ("They rested within one hour of running.", ""),
    ("Zij liepen 8 km per uur.", ""), ("Zij liepen om een uur.", ""), ("Zij aten een uur na het hardlopen.", ""),
    ("They ran in a 24-hour race.", ""), ("They ran 2.1 hours.", ""),
  ])
  func `parts of hours, and a few hours, are minutes of a session`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Patiënten werden behandeld in de polikliniek.", "outpatient"),
    ("Deelnemers werden poliklinisch behandeld.", "outpatient"),
    ("Deelnemers werden ambulant behandeld.", "outpatient"),
    ("Deelnemers die klinisch opgenomen waren, liepen.", "inpatient"),
    ("Deelnemers die waren opgenomen op een afdeling, liepen.", "inpatient"),
    ("Deelnemers die in de studie werden opgenomen, liepen.", ""),
    ("Patiënten die werden opgenomen in dit onderzoek, liepen.", ""),
  ])
  func `Dutch words for a clinic say where`(abstract: String, setting: String) {
    #expect(Self.guesses("METHODE: \(abstract)") == (setting.isEmpty ? "" : "setting=\(setting)"))
  }

  @Test(arguments: [
    ("METHODS: Sixty adult male Sprague Dawley rats were randomised to running.", "", "intervention=running"),
    ("METHODS: Adolescent mice were randomly assigned to running. Males ran.", "", "intervention=running"),
    ("METHODS: Forty animals ran. Females were assigned to running.", "Animals; Female", "intervention=running"),
    ("METHODS: Twelve female dogs, aged 2 to 4 years, were studied.", "", ""),
    ("METHODE: Mannelijke ratten (n = 40) kregen hardlopen. De dieren liepen.", "", "intervention=running"),
    (
      "METHODS: Sixty women were randomised. Twenty female mice received serum.", "",
      "n=60 sex=60/? population=women design=rct"
    ),
    (
      "METHODS: Sixty women were randomised. Twenty female mice received serum.", "Animals; Humans; Female",
      "n=60 sex=60/? population=women design=rct"
    ),
    ("METHODS: Sixty adults were visited by two therapy dogs.", "", "n=60 population=adults"),
    ("METHODS: Sixty adults with dogs took part.", "", "n=60 population=adults"),
    ("METHODS: Sixty adolescents moved a computer mouse.", "Humans", "n=60 population=adolescents"),
    ("BACKGROUND: Rats run. METHODS: Sixty adults took part.", "", "n=60 population=adults"),
  ])
  func `of animals no sample is guessed`(abstract: String, headings: String, guesses: String) {
    #expect(Self.guesses(abstract, headings: headings) == guesses)
  }

  @Test(arguments: [
    (
      "Twenty-three children of mean age 10.1 years, with illness of 4.6 years, were enrolled.",
      "n=23 mean=10.1 population=children"
    ),
    (
      "METHODS: Fifty children. (N = 50; mean age, 10.7 years; range, 7-14 years.)",
      "n=50 age=7-14 mean=10.7 population=children"
    ),
    ("In adults aged 18-65 years running was associated with sleep.", "age=18-65"),
    ("They received the interventions 3 days per week for 8 weeks.", "times=3 weeks=8"),
    ("Of 120 patients approached, 60 patients (50%) were randomised.", "n=60"),
  ])
  func `numbers are read past decimals and full stops`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Of the patients who responded, 55.1% were aged 40-59 years.", ""),
    ("RESULTS: 55.1% aged 40-59 years ran.", ""),
    ("RESULTS: Higher odds were found in men and those aged 18-49 years.", ""),
    ("METHODS: Of the 1,400 participants, 52% met the criteria for anxiety.", "n=1400"),
    ("METHODS: Adults with anxiety (52% women) took part.", "population=adults condition=anxiety"),
    ("METHODS: Interviews were held with six patients and two GPs.", ""),
    ("METHODS: Among the subgroup of 36 men who ran, mood was better.", "population=men"),
    ("METHODS: Participants took part. Descriptive analyses were done.", ""),
    (
      "METHODS: Patients took part in a pilot study for a pragmatic randomised controlled trial of running.",
      "intervention=running"
    ),
    ("METHODS: Patients took part in Delphi exercises.", ""),
    ("METHODS: Patients took part. Exercise is a risk factor.", ""),
    ("Sixty patients were classified. Twenty-five patients (42%) presented signs.", "n=60"),
    ("METHODS: We focused on 12 participants who ran most.", ""),
    ("METHODS: Patients did a six-minute walk test in a programme of exercise.", "intervention=exercise"),
    ("METHODS: The Adult Attachment Interview was held.", ""),
    ("METHODS: Seven women who had met child sexual abuse were interviewed.", "n=7 sex=7/? population=women"),
    ("METHODS: Follow-ups, together with anxiety and depression, were assessed.", ""),
    ("METHODS: Patients took part. RUNNING HEAD: Walking.", ""),
    ("METHODS: Patients took part. The outcomes were medication and exercise.", ""),
    ("METHODS: A qualitative descriptive study was done.", ""),
    ("METHODS: A descriptive study was done.", "design=descriptive"),
  ])
  func `a share, a subgroup, a reckoning or a trial to come is not the study's`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Adults (age, >= 50 years) took part.", "age=50-?"),
    ("Zij waren gemiddeld 74,2 jaar (SD 6,1; spreiding 65-96).", "age=65-96 mean=74.2 sd=6.1"),
    ("De deelnemers waren gemiddeld 37,6 jaar.", "mean=37.6"), ("De deelnemers waren gemiddeld 5,2 jaar ziek.", ""),
  ])
  func `a bound in figures and a mean without the word for age are ages`(abstract: String, ages: String) {
    let parts = Self.guesses("METHODE: \(abstract)").split(separator: " ")
    #expect(parts.filter { $0.contains(/^(?:age|mean|sd)=/) }.joined(separator: " ") == ages)
  }
}
