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
}
