import Testing

@testable import Extraction

/// What abstracts tell in short: ages beside ±, weeks of a trial, a study of one group, and a bound of age before a bracket.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: Participants were 68.0 ± 5.7 years old.", "mean=68.0"),
    ("METHODS: Forty students (20.9 ± 1.4 years) took part.", "n=40 mean=20.9"),
    ("METHODS: Forty students (28 women, 20.9 ± 1.4 years; mean ± SD) took part.", "n=40 sex=28/? mean=20.9 sd=1.4"),
    ("METHODS: Forty students (age 26.33 ± 2.48 yr) took part.", "n=40 mean=26.33"),
    ("METHODS: Patients were 68.0 ± 5.7 years after surgery.", ""),
    ("METHODS: Patients with diabetes (11.2 ± 3.4 years) took part.", ""),
    ("METHODS: Patients (2.3 ± 0.4 years) were followed.", ""),
    ("METHODS: Twenty patients (45.0 ± 5.1 years) and 20 students (22.0 ± 2.0 years) took part.", ""),
    ("METHODS: Twenty patients (45.0 ± 5.1 years) and twenty healthy adults took part.", "population=adults"),
    ("METHODS: Participants were 45.0 ± 5.1 years old in the running group.", "intervention=running"),
    ("METHODS: Women were 45.0 ± 5.1 years old and men 47.1 ± 4.9.", ""),
    ("RESULTS: Patients who dropped out (45.0 ± 5.1 years) had pain.", ""),
    ("METHODS: Students (20.9 ± 1.4 kg/m2) took part.", ""),
  ])
  func `an age before a plus or minus is a mean where it stands with those who took part`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Randomised trials are needed.", "before-after"), ("There was no control group.", "before-after"),
    ("CONCLUSIONS: Future controlled studies should compare groups.", "before-after"),
    ("A limitation was the lack of a control group.", "before-after"),
    ("The study was not randomised and had no comparison group.", "before-after"),
    ("A larger randomised controlled trial is warranted.", "before-after"),
    ("Anxiety fell in both groups.", ""), ("There were no changes in controls.", ""),
    ("A control group was needed and had the same tests.", ""),
    ("Participants will be randomised to one of two groups.", ""),
  ])
  func `a study that measured one group before and after is one whatever it wants of others`(
    sentence: String, design: String
  ) {
    let told = "METHODS: Adults followed a running programme. Anxiety was assessed before and after the programme. "
    let found = Self.guesses(told + sentence).split(separator: " ").filter { $0.hasPrefix("design=") }
    #expect(found.joined() == (design.isEmpty ? "" : "design=\(design)"))
  }

  @Test(arguments: [
    ("Running for anxiety: a 12-week randomised controlled trial", "", "12"),
    ("T", "METHODS: In an 8-week randomised controlled trial, adults ran.", "8"),
    ("T", "METHODS: In an eight-week, randomised, placebo-controlled trial adults ran.", "8"),
    ("T", "METHODS: Adults ran. This intervention lasts 6 weeks.", "6"),
    ("T", "METHODE: Volwassenen liepen hard. Het programma duurt 6 weken.", "6"),
    ("T", "METHODS: In a 24-week randomised trial adults followed a 12-week running programme.", ""),
    ("T", "METHODS: In a randomised trial with a 12-week follow-up adults ran.", ""),
    ("T", "METHODS: In a 12-week prospective study adults ran.", ""),
    ("T", "METHODS: In a 12-week crossover trial adults ran.", ""),
    ("T", "METHODS: We used data from a 12-week randomised trial.", ""),
    ("T", "METHODS: Adults were enrolled in a 12-week randomised trial of running.", "12"),
    ("T", "METHODS: Adults of a previous 12-week randomised trial ran.", ""),
  ])
  func `the weeks of a trial are those of what it gave`(title: String, abstract: String, weeks: String) {
    let found = Self.guesses(title: title, abstract).split(separator: " ").filter { $0.hasPrefix("weeks=") }
    #expect(found.joined() == (weeks.isEmpty ? "" : "weeks=\(weeks)"))
  }

  @Test(arguments: [
    (
      "METHODS: Adults aged 18 years or older (n = 180; mean age 41.8 years; 128 women) were randomised.",
      "n=180 sex=128/? age=18-? mean=41.8 population=adults design=rct"
    ),
    (
      "METHODS: Adults aged 65 and over (n = 180; 128 women) were recruited.",
      "n=180 sex=128/? age=65-? population=adults"
    ),
    ("METHODS: Patients aged 18 or older and controls (n = 30; 20 women) were recruited.", "age=18-?"),
    ("METHODS: Thirty patients admitted to a psychiatric ward took part.", "n=30 setting=inpatient"),
  ])
  func `an age without an upper bound stands before the bracket of those who have it`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("T", "METHODS: A cross-sectional study of 500 adolescents from a large cohort study was done.", "cross-sectional"),
    (
      "T", "METHODS: Sixty adults were recruited from an ongoing cohort study and randomised to running or usual care.",
      "rct"
    ),
    ("T", "METHODS: Sixty adults were recruited from two schools and randomised to running or usual care.", "rct"),
    ("T", "METHODS: We studied 500 adolescents in a cohort study.", "cohort"),
    ("T", "METHODS: In this cohort study, adults from a clinic were followed.", "cohort"),
    ("Anxiety in adults from two towns: a cohort study", "", "cohort"),
  ])
  func `a cohort that people came from is no design`(title: String, abstract: String, design: String) {
    let found = Self.guesses(title: title, abstract).split(separator: " ").filter { $0.hasPrefix("design=") }
    #expect(found == ["design=\(design)"])
  }

  @Test(arguments: [
    ("Text messages to promote physical activity: a randomised trial", "", ""),
    ("Increasing physical activity in adults: a randomised trial", "", ""),
    ("An exercise promotion programme: a randomised trial", "", ""),
    ("Running to improve mood: a randomised trial", "", "running"),
    ("Running to promote physical activity: a randomised trial", "", "running"),
    ("T", "METHODS: Adults were randomised to increased walking or usual care.", "walking"),
    ("T", "METHODS: Adults were randomised to an app to increase exercise or to usual care.", ""),
    ("T", "METHODS: In patients who received CBT exercise time and walking duration were obtained.", "cbt"),
    ("T", "METHODS: Patients received walking four times a week.", "walking"),
  ])
  func `what something given is to bring about is not what was given`(title: String, abstract: String, given: String) {
    let found = Self.guesses(title: title, abstract).split(separator: " ").filter { $0.hasPrefix("intervention=") }
    #expect(found.joined() == (given.isEmpty ? "" : "intervention=\(given)"))
  }

  @Test(arguments: [
    ("METHODS: The trial allocated 118 adults to running or usual care. Data of 46 and 47 were analysed.", "n=118"),
    ("METHODS: Sixteen dancers were interviewed. Five girls aged 17-25 years had pain.", "n=16"),
    (
      "METHODS: Sixteen dancers were interviewed. Five girls and eleven boys aged 17-25 years.",
      "n=16 sex=5/11 age=17-25"
    ),
    ("METHODS: Sixteen girls aged 12-16 years took part.", "n=16 sex=16/? age=12-16 population=women"),
    ("METHODS: Sixteen dancers (5 girls, 11 boys) aged 17-25 years took part.", "n=16 sex=5/11 age=17-25"),
  ])
  func `ages of fewer than took part are not those of all`(abstract: String, guesses: String) {
    let found = Self.guesses(abstract)
    #expect(found.replacing(" population=adults intervention=running", with: "") == guesses)
  }

  @Test(arguments: [
    ("METHODS: Patients took part in COPE (Coping with Depression and Stress Training) and were assessed.", ""),
    ("METHODS: Patients of the Coping With Depression Study were recruited.", ""),
    ("METHODS: Patients with depression took part in COPE (Coping with Stress Training).", "condition=depression"),
    (
      "METHODS: Adults with panic disorder, psychosis or conversion disorder were recruited.",
      "population=adults condition=conversion+panic-disorder+psychosis"
    ),
  ])
  func `the name of a programme says of nobody what they have`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }
}
