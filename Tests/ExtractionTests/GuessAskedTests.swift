import Testing

@testable import Extraction

/// Who was asked, how an abstract's parts are called, and what was done every day.
extension GuessTests {
  @Test(arguments: [
    ("A total of 245 patients completed the Hospital Anxiety and Depression Scale.", "n=245"),
    ("METHODS: 468 nurses completed the Maslach Burnout Inventory.", "n=468"),
    ("METHODS: 90 teachers completed the PHQ-9.", "n=90"),
    (
      "METHODS: Outpatients with depression (N = 120) completed the BDI.",
      "n=120 condition=depression setting=outpatient"
    ),
    ("24 inpatients completed the CBT.", ""), ("24 inpatients completed all follow-up scales.", ""),
    (
      "METHODS: Semi-structured interviews were held with 18 physiotherapists (11 women).",
      "n=18 sex=11/? design=qualitative"
    ),
    ("METHODS: We held focus groups with 27 service users.", "n=27 design=qualitative"),
    ("METHODS: We interviewed 22 professionals.", "n=22"),
    ("METHODS: Fifteen general practitioners participated in semi-structured interviews.", "n=15 design=qualitative"),
    ("METHODS: Twenty-two psychologists took part in focus groups.", "n=22"),
    ("METHODE: Wij interviewden 22 verpleegkundigen (18 vrouwen).", "n=22 sex=18/?"),
    ("METHODS: Sixty patients were randomised. We interviewed 12 nurses (10 women).", "n=60 design=rct"),
    ("METHODS: Interviews were held with 12 therapists and 20 patients.", ""),
    ("METHODS: Semi-structured interviews with 14 nurses (12 women) and 10 patients were held.", "design=qualitative"),
    ("METHODS: Nine occupational therapists were interviewed (8 women).", "n=9 sex=8/?"),
    ("METHODS: Eighteen physiotherapists (11 women) participated in focus groups.", "n=18 sex=11/?"),
    ("METHODE: Vijftien psychologen namen deel aan interviews.", "n=15"),
    ("METHODE: Aan de focusgroepen namen 15 fysiotherapeuten deel.", "n=15 design=qualitative"),
    ("Sixty patients were randomised. Fifty patients completed the Beck Depression Inventory.", "n=60 design=rct"),
    ("METHODS: 120 nurses completed the course.", ""),
    ("We present five cases.", "n=5"), ("Wij beschrijven vier patiënten.", "n=4"),
    (
      "METHODE: Er namen 38 ouderen deel (29 vrouwen; gemiddelde leeftijd 71 jaar).",
      "n=38 sex=29/? mean=71 population=older-adults"
    ),
    (
      "METHODE: Er deden 40 jongeren met angst mee (29 meisjes).",
      "n=40 sex=29/? population=young-people condition=anxiety"
    ),
  ])
  func `those who filled in a scale, were interviewed or are presented are counted`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Methods", Section.method), ("Case presentation", .method), ("CASE REPORT", .method), ("Case series", .method),
    ("Design and methods", .method), ("Participants & methods", .method), ("Methodology", .method),
    ("Study population", .method), ("Design, setting and participants", .method), ("Setting/participants", .method),
    ("Patiënten en methode", .method), ("Opzet en methode", .method), ("Methodes", .method), ("Casus", .method),
    ("Case Presentation", .method), ("Main outcome measures", .outcomes), ("Outcomes and results", .open),
    ("Resultaten", .open),
    ("Results and discussion", .open), ("Discussion", .frame), ("Aims and objectives", .frame),
    ("Implications for practice", .frame),
    ("Doel", .frame), ("Trial registration", .frame),
  ])
  func `the parts of an abstract have known names however they are written`(label: String, section: Section) {
    #expect(Section.label(before: "\(label): Patients ran.") == label)
    #expect(Section(label: label) == section)
  }

  @Test(arguments: [
    (["Main outcome measures", "METHODS"], Section.outcomes), (["Results and discussion", "CONCLUSIONS"], .open),
    (["What was done", "METHODS"], .method), (["METHODS"], .method), ([], .open), (["Doel", "METHODS"], .frame),
  ])
  func `what authors call a part goes before what a database calls it`(labels: [String], section: Section) {
    #expect(Section(labels: labels) == section)
  }

  @Test(arguments: ["Women", "Depression", "Data and women", "Running and walking", "Clinical"])
  func `other words before a colon are no part of an abstract`(words: String) {
    #expect(Section.label(before: "\(words): they ran.") == nil)
  }

  @Test func `a case that is told under its own heading is read behind a background`() {
    for label in ["Case presentation", "Casus"] {
      #expect(
        Self.guesses(
          "Introduction: Panic disorder is common. \(label): A 32-year-old woman with panic disorder took part in running for 10 weeks."
        ).contains("n=1 sex=1/0 age=32-32"), "\(label)")
    }
  }

  @Test(arguments: [
    ("Zij liepen een keer per week.", "1"), ("Zij liepen één keer per week.", "1"),
    ("Eénmaal per week liepen zij.", "1"),
    ("Dagelijks liepen zij 20 minuten.", "7"), ("Zij liepen dagelijks.", "7"), ("They ran daily.", "7"),
    ("They walked for 20 minutes every day.", "7"), ("They had a daily session of running.", "7"),
    ("They ran twice daily.", ""), ("They ran and kept daily steps.", ""), ("They ran almost daily.", ""),
    ("Walking was part of daily life.", ""), ("They ran three times a week and read daily.", "3"),
  ])
  func `once a week and every day are so many times a week`(abstract: String, times: String) {
    #expect(Self.part("times", title: "T", abstract) == times)
  }

  @Test func `classes have minutes, too`() {
    #expect(Self.part("minutes", title: "T", "Classes were held twice a week for 60 minutes.") == "60")
  }

  @Test func `a controlled study without chance has its design`() {
    #expect(Self.part("design", title: "T", "METHODS: A non-randomised controlled study was done.") == "non-randomised")
  }
}
