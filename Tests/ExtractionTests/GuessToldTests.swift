import Testing

@testable import Extraction

/// Numbers of people that no sentence says to have been recruited.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: We analysed 209 consecutive patients; 107 patients refused surgery and 102 patients had it.", "n=209"),
    ("METHODS: A survey was held among 1,021 postgraduates.", "n=1021"),
    ("METHODS: A survey was held among 1,021 postgraduates. We interviewed 60 patients.", "n=60"),
    ("METHODS: Fifteen patients underwent scans. Two patients had pain.", "n=15"),
    ("METHODS: Of the 48 patients that met the criteria, 12 stopped.", "n=48"),
    ("METHODS: Of the 48 patients that met the criteria, most ran.", "n=48"),
    (
      "METHODS: A total of 72 patients were recruited and 60 patients were randomised to two groups.", "n=60 design=rct"
    ),
    ("METHODS: A total of 40 patients with 20 in each group were included.", "n=40"),
    ("METHODS: Groups of 20 in each group were included.", ""),
    ("METHODS: A trial enrolled 36 HIV-infected, never-treated participants.", "n=36"),
    ("METHODS: Interviews were held with 17 Irish, 15 Welsh and 3 other people.", ""),
    ("METHODS: Interviews were held with eleven men and one female partner.", "sex=1/11"),
    ("METHODS: Growth was studied (N = 403 families).", ""),
    ("METHODS: One hundred forty-two dancers (117 females and 25 males) were recruited.", "n=142 sex=117/25"),
    ("METHODS: Of 142 villages (117 women and 20 men asked) we know little.", ""),
    ("METHODS: Saliva was taken from 72 (36 f, 36 m) healthy adults.", "n=72 sex=36/36 population=adults"),
    ("METHODS: Nine occupational therapists from two towns (n = 5 female) were included.", "n=9 sex=5/?"),
    ("METHODS: Of 900 nurses, 534 (59%) responded to a survey.", "n=534"),
    ("METHODE: Vragenlijsten gingen naar 900 agenten, van wie er 534 reageerden (59%).", "n=534"),
    ("METHODS: Of 900 nurses, 534 (59%) reported pain.", ""),
    ("METHODS: Of the 615,883 children discharged in 2014, 2235 had a tube.", ""),
    ("OBJECTIVE: This study examined changes in scores in 138 patients. METHODS: Scores were taken.", "n=138"),
    ("BACKGROUND: In an earlier study of 138 patients scores fell. METHODS: Scores were taken.", ""),
    ("METHODS: Data came from 22 nurses who attended and 26 nurses who did not.", ""),
    ("METHODS: A cohort study of 1,235 survivors was done.", "n=1235 design=cohort"),
    ("METHODS: A total of 21 nursing staff participated.", "n=21"),
    ("METHODS: Participants were 187 caregivers of patients.", "n=187"),
    ("METHODS: Interviews were held with a random sampling of 442 caregivers.", "n=442"),
    ("METHODS: 116 adults were enrolled and 70% (n = 81) came back.", "n=116 population=adults"),
    ("METHODS: Rest (n = 81) was compared with sleep in adults.", "population=adults"),
    ("METHODS: Adults of the National Screening Trial (60 women) were studied.", "population=adults"),
  ])
  func `people who were looked at or asked are counted where nobody counts more`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("We surveyed 110 pregnant women. Just under half of women were tired.", "110/?"),
    ("We surveyed 110 adults. Just under half were women.", ""),
  ])
  func `half of the women are not half of the sample`(abstract: String, sex: String) {
    #expect(Self.part("sex", title: "T", "METHODS: \(abstract)") == sex)
  }

  @Test(arguments: [
    ("Patients (mean age at surgery: 13.1 y; range: 7 to 16 y) ran.", "age=7-16 mean=13.1"),
    ("Children with pain (Age; mean 9.7 ± 2.7 SD) ran.", "mean=9.7 sd=2.7"),
    ("Adults aged 23.1 (± 3.6) y ran.", "mean=23.1"), ("Adults (age range, 34-69 years) ran.", "age=34-69"),
    ("Ten subjects (26.9 ± 4.0 years old; 73 kg) ran.", "mean=26.9"), ("They had it long (26.9 ± 4.0 years).", ""),
    ("Their age at onset was 13.1 (± 3.6) y.", ""),
    ("Zestig ouderen (29 vrouwen) van 65 jaar en ouder liepen.", "age=65-?"),
  ])
  func `ages stand behind commas, at surgery and in brackets`(abstract: String, ages: String) {
    let parts = Self.guesses("METHODS: \(abstract)").split(separator: " ")
    #expect(parts.filter { $0.contains(/^(?:age|mean|sd)=/) }.joined(separator: " ") == ages)
  }

  @Test(arguments: [
    ("Zij liep driemaal per week, eerst 10 en later 30 minuten.", "times=3"),
    ("They ran, at first twice a week, for 30 minutes.", "times=2 minutes=30"),
    ("They had two 30-min weekly sessions for 8 weeks.", "times=2 minutes=30 weeks=8"),
    ("The intervention phase was 3 weeks.", "weeks=3"), ("The intervention was 3 weeks later.", ""),
    ("Energy during 60 minutes of walking was measured.", ""),
  ])
  func `minutes that grew, or of a test, are not those of a session`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }
}
