import Testing

/// What was given to people, and what an article is only about.
extension GuessTests {
  static func part(_ name: String, title: String, _ abstract: String, headings: String = "") -> String {
    guesses(title: title, abstract, headings: headings).split(separator: " ")
      .first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) } ?? ""
  }

  @Test(arguments: [
    ("Running for adults with anxiety: a randomised controlled trial", "Sixty adults were randomised.", "running"),
    ("Effects of walking on sleep in nurses", "Forty nurses were recruited.", "walking"),
    ("Effect of a running programme on mood", "Mood was measured twice.", "running"),
    ("Exercise and sleep in students: a pilot trial", "Forty students took part.", "exercise"),
    ("Exercise as a treatment for panic disorder", "Ten patients took part.", "exercise"),
    ("Running therapy in a day clinic", "Twelve patients were studied.", "running-therapy"),
    ("Feasibility of running in psychosis", "Ten patients took part.", "running"),
    ("Sleep and mood in veterans", "Fifty veterans were offered a walking programme of ten weeks.", "walking"),
    ("Sleep and mood in veterans", "Fifty veterans took part in a ten-week course of walking.", "walking"),
    ("Sleep in veterans", "Fifty veterans completed 10 weeks of running and were studied.", "running"),
    ("Walking and mood", "METHODS: Thirty patients took part in a ten-week group programme.", "walking"),
    ("A man with panic disorder", "A 40-year-old man with panic disorder was treated with running.", "running"),
    ("Treatment of panic disorder with running: a case report", "A 40-year-old man ran.", "running"),
    ("Mood in a cohort of day patients", "Sixty patients received CBT and were assessed again.", "cbt"),
    ("Outcome of day treatment", "All 80 patients underwent psychotherapy for six months.", "psychotherapy"),
    ("Compulsive running", "METHODS: A woman was treated with cognitive behavioural therapy.", "cbt"),
    ("Walking versus waiting list for stress", "Sixty employees were randomly assigned.", "walking"),
    ("Sleep", "METHODS: Running was compared with waiting list.", "running"),
    ("Acute effects of a single bout of exercise in students", "Forty students took part.", "exercise"),
    ("Does exercise relieve stress?", "METHODS: 120 adults were randomised.", "exercise"),
    ("Home-based walking in older women", "Sixty women walked at home.", "walking"),
    ("Running for panic disorder", "METHODS: They ran alongside psychotherapy, as treatment.", "running"),
    ("Supervised exercise in older adults", "Thirty people took part.", "exercise"),
    ("Hardlopen bij jongeren met angst", "Twintig jongeren werden onderzocht.", "running"),
    ("Het effect van wandelen op stress", "Veertig mensen werden onderzocht.", "walking"),
    ("Stemming van jongeren", "Twintig jongeren volgden een programma met hardlopen.", "running"),
    ("Hardlopen en stemming", "Zestig patiënten werden gerandomiseerd over twee groepen.", "running"),
    ("Slaap", "METHODE: Aan het onderzoek namen 20 patiënten deel. Zij kregen hardlopen.", "running"),
  ])
  func `what the text gives to people is the intervention`(title: String, abstract: String, expected: String) {
    #expect(Self.part("intervention", title: title, abstract) == expected)
  }

  @Test(arguments: [
    ("Running and mood in students", "Sixty students kept a diary of their running for two weeks.", ""),
    ("Running and sleep in nurses", "METHODS: Sixty nurses took part.", ""),
    ("Physical activity and sleep in university students", "A total of 300 students took part.", "Exercise"),
    ("Fitness and mood in firefighters", "METHODS: Ninety firefighters took part.", "Exercise; Running"),
    (
      "Sertraline for depression: a randomised trial", "Ninety patients were randomised to sertraline or placebo.",
      "Exercise"
    ),
    ("Compulsive jogging", "METHODS: She was treated with dialectical behaviour therapy.", "Running/psychology"),
    (
      "Muscle breakdown after exercise",
      "A 24-year-old woman developed pain after exercise and was treated with fluids.", "Exercise"
    ),
    ("Psychosis caused by running: a case report", "A 40-year-old man received fluids.", ""),
    ("Impact of exercise on stress among students", "METHODS: 400 students reported their exercise.", "Exercise"),
    ("Running for charity", "METHODS: Fifty volunteers took part.", "Running"),
    ("Motives for running in students", "METHODS: Ninety students took part.", ""),
    ("Hardlopen en stemming bij studenten", "METHODE: Negentig studenten namen deel.", ""),
  ])
  func `what an article is about, what people did of themselves and what did harm is no intervention`(
    title: String, abstract: String, headings: String
  ) {
    let guesses = Self.guesses(title: title, abstract, headings: headings)
    #expect(!["intervention", "times", "minutes", "weeks"].contains { guesses.contains("\($0)=") }, "\(guesses)")
  }

  @Test(arguments: [
    ("Sleep and anxiety in adolescents", "METHODS: Ninety adolescents took part.", ""),
    ("Motives for exercise and anxiety in students", "METHODS: Ninety students took part.", ""),
    ("Physical activity and depression in students", "METHODS: Ninety students took part.", ""),
    ("Sleep", "METHODS: We examined anxiety in 90 adolescents.", ""),
    ("Sleep in adolescents with anxiety", "METHODS: Ninety adolescents took part.", "anxiety"),
    ("Anxiety in people with psychosis", "METHODS: Ninety people took part.", "psychosis"),
    ("Experiences of running in adults with depression: focus group study", "Focus groups were held.", "depression"),
    ("Running in women recovering from depression: a phenomenological study", "Ten women took part.", "depression"),
    ("Work", "METHODS: Ninety employees on sick leave because of stress took part.", "stress"),
    ("Running for depression in adolescents", "METHODS: Ninety adolescents took part.", "depression"),
    ("Depressed adolescents and sleep", "METHODS: Ninety adolescents took part.", "depression"),
    ("Slaap en angst bij jongeren", "METHODE: Negentig jongeren namen deel.", ""),
    ("Slaap bij jongeren met angst", "METHODE: Negentig jongeren namen deel.", "anxiety"),
  ])
  func `the sample has a condition where people are said to have it`(title: String, abstract: String, expected: String)
  {
    #expect(Self.part("condition", title: title, abstract) == expected)
  }

  @Test(arguments: [
    "A randomised controlled trial seems feasible.", "A randomised controlled trial of running in adults is feasible.",
    "A randomised controlled trial appears feasible and safe.",
    "These findings support progression to a randomised controlled trial.",
    "Running could be tested in a randomised controlled trial.",
    "The results await confirmation in a randomised controlled trial.",
    "The findings need to be confirmed in a randomised controlled trial.",
    "These results justify a randomised controlled trial.", "A randomised controlled trial is under way.",
    "A randomised controlled trial is now being done.", "The next step is a randomised controlled trial.",
    "Whether this holds has to be shown by a randomised controlled trial.",
    "Een gerandomiseerd onderzoek lijkt haalbaar.", "Dit rechtvaardigt een gerandomiseerd onderzoek.",
    "Only a randomised controlled trial can tell.", "A randomised controlled trial has been funded.",
    "We hope for a randomised controlled trial.", "This pilot informs a randomised controlled trial.",
    "We are preparing a randomised controlled trial.", "Wij werken aan een gerandomiseerd onderzoek.",
    "Dit kan in een gerandomiseerd onderzoek getoetst worden.",
  ])
  func `a trial to come is not the design`(ending: String) {
    #expect(Self.part("design", title: "T", "Thirty patients ran. Mood improved. \(ending)") == "")
  }

  @Test(arguments: [
    "This randomised controlled trial tested whether running is feasible.",
    "We did a randomised controlled trial to see whether running is feasible.",
    "In a randomised controlled trial running was feasible.", "A randomised controlled trial was done.",
    "Mood was measured. Sixty women ran. This was a randomised controlled trial.",
    "The randomised controlled trial showed that running can reduce stress.",
  ])
  func `a trial that was done is the design`(sentence: String) {
    #expect(Self.part("design", title: "T", "METHODS: \(sentence)") == "rct")
  }

  @Test(arguments: [
    "This was a randomised controlled trial.", "We report a randomised controlled trial.",
    "Sixty women took part in a randomised controlled trial.", "We conducted a randomised controlled trial.",
    "In this randomised controlled trial running is safe.", "Wij deden een gerandomiseerd onderzoek.",
  ])
  func `the last sentence may say that a trial was done`(ending: String) {
    #expect(Self.part("design", title: "T", "Stress is common. Women ran. \(ending)") == "rct")
  }
}
