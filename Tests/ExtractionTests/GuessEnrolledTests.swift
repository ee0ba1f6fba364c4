import Testing

@testable import Extraction

/// How abstracts say in plain words who was enrolled: by a bracket, by an abbreviation, by the forms they returned.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: Health care workers (HCWs) were asked. Questionnaires were completed by 274 HCWs.", "n=274"),
    ("METHODS: Community health workers (CHWs) were asked. Of the 143 CHWs interviewed, 100 were seen.", "n=143"),
    ("METHODS: Health care workers (HCWs) took part. HCWs had 12 items to fill in.", ""),
    ("METHODS: Patients and people living with asthma (PLWA) were sought. Forms were completed by 274 PLWA.", "n=274"),
    ("METHODS: People seen twice at home (HOSP) were sought. Forms were completed by 274 HOSP.", ""),
    ("METHODS: Patients had chronic pain (HCWs). Forms were completed by 274 HCWs.", ""),
    ("METHODS: Surveys were returned by 431 employees of two firms.", "n=431"),
    ("METHODS: Questionnaires were completed by 40 patients and 38 partners.", ""),
    ("METHODS: Questionnaires with 40 items were completed by patients.", ""),
  ])
  func `people are counted by their abbreviation and by the forms they returned`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Adults (age 20-45; N = 287) were recruited.", "n=287 age=20-45 population=adults"),
    ("METHODS: Mothers (n = 84) were recruited through clinics.", "n=84 sex=84/?"),
    ("METHODS: Participants (N = 131) completed self-reports at two-month intervals.", "n=131"),
    ("METHODS: Cancer survivors (n = 66) completed an online survey on sleep.", "n=66"),
    (
      "METHODS: Mental health professionals (n = 47) from a large agency completed a semi-structured interview.",
      "n=47 design=qualitative"
    ),
    (
      "METHODS: We examined associations among adolescents at two times (n = 312; Mage = 11.2).",
      "n=312 mean=11.2 population=adolescents"
    ),
    ("METHODS: This study tested whether participants' (n = 1,825) sleep predicted mood.", "n=1825"),
    ("METHODS: Mothers (n = 84) and fathers (n = 60) were recruited.", ""),
    ("METHODS: Healthy controls (n = 31) were recruited.", ""),
    ("METHODS: Completers (n = 31) were interviewed.", ""),
    ("METHODS: Patients (n = 40) were compared with controls (n = 40).", ""),
    ("RESULTS: Most students reported stress (N = 300).", ""),
    ("RESULTS: Smoking was told by 20.1% (N = 34) of smokers.", ""),
    ("METHODS: The mothers in the running group (n = 34) were interviewed.", ""),
  ])
  func `a bracket behind those who were enrolled says how many`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Ninety-six volunteer second-year undergraduate nursing students completed an online survey.", "n=96"),
    (
      "METHODS: One hundred and sixty professionally active health care workers took part: doctors (n=51), nurses (n=109).",
      "n=160"
    ),
    ("METHODS: A total of 297 registered nurses (response rate 58%) filled in the MBI.", "n=297"),
    ("METHODS: A total of 297 registered nurses (response rate 58%) from nine wards.", "n=297"),
    ("METHODS: We surveyed 38 412 8th, 10th and 12th grade students.", "n=38412"),
    ("METHODS: Eighteen grade 10 and 11 students took part in the programme.", "n=18"),
    ("METHODS: Participants were 1482 Finnish 13- to 14-year-olds.", "n=1482"),
    (
      "METHODS: Data from 412 rural migrants, mean age 41.6 years (SD ±10.5), were included.", "n=412 mean=41.6 sd=10.5"
    ),
    ("METHODS: The 240 participants completed the first online assessment.", "n=240"),
    (
      "METHODS: Two rounds of focus groups were held between May and June with twenty-six representatives of firms.",
      "n=26 design=qualitative"
    ),
    ("METHODS: Seventy patients completed pre- and post-intervention assessments.", "n=70 design=before-after"),
    (
      "METHODS: Ninety patients were recruited. Seventy completed pre- and post-intervention assessments.",
      "n=90 design=before-after"
    ),
    ("METHODS: Sixty participants completed the 12-month assessment.", ""),
    ("METHODS: Sixty participants completed the follow-up assessment.", ""),
    ("METHODS: Eighty mothers and their children took part.", "population=children"),
    ("METHODS: A total of 61 nurses completed 12 items.", ""),
    ("RESULTS: Antibodies were detected in 35 adults. Of these, 25 of the 35 adults were old.", ""),
    (
      "METHODS: Twenty-two patients ran. Twenty age-matched healthy adults served as controls.", "population=adults"
    ),
  ])
  func `many words may stand between a number and the people it counts`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Eighty mothers took part.", "n=80 sex=80/?"),
    ("METHODS: Eighty mothers of children aged 4 to 6 were recruited.", "n=80 sex=80/?"),
    ("METHODS: 26 women with experience of hunger were interviewed.", "n=26 sex=26/? population=women"),
    ("METHODS: Eighty pregnant women took part.", "n=80 sex=80/? population=women"),
    ("METHODS: Forty fathers completed a questionnaire.", "n=40 sex=?/40"),
    ("METHODS: Eighty mothers and fathers took part.", ""),
    ("METHODS: Participants (n = 12, 100% male) wore a sensor.", "n=12 sex=?/12 population=men"),
    ("METHODS: Participants (n = 12, 80% male) wore a sensor.", "n=12"),
    ("METHODS: Participants (N = 310) were male recruits seeking treatment.", "n=310 sex=?/310 population=men"),
    ("METHODS: Participants (N = 310) were male and female recruits.", "n=310"),
    (
      "METHODS: A total of 112 students took part. Sixty-four women and 48 men had a mean score of 12.",
      "n=112 sex=64/48"
    ),
    (
      "METHODS: A total of 112 students took part. Of these, 64 female and 48 male students reported stress.",
      "n=112 sex=64/48"
    ),
    ("METHODS: A total of 112 students took part. Of these, 24 female and 18 male students reported stress.", "n=112"),
    ("METHODS: Of 405 respondents, 301 were women and 103 men.", "n=405 sex=301/103"),
    ("METHODS: Of 405 respondents, 201 were women and 103 men.", "n=405"),
    (
      "METHODS: A total of 900 (480 boys) children were included, with a mean age of (10.4 ± 2.2) years.",
      "n=900 sex=?/480 mean=10.4 population=children"
    ),
  ])
  func `sexes that make up those counted are all of them`(abstract: String, guesses: String) {
    let found = Self.guesses(abstract)
    #expect(abstract.contains("mothers and fathers") ? !found.contains("sex=") : found == guesses)
  }

  @Test(arguments: [
    ("METHODS: Parents/guardians of children aged 6-11 completed a diary.", ""),
    ("METHODS: Adults aged 18-30 were recruited. Children aged 3-5 years showed lower scores.", "age=18-30"),
    ("METHODS: Adults aged 35-65 took part. Overall, 72 (38.7%) subjects were aged 52-62 years.", "age=35-65"),
    (
      "METHODS: The young group was composed of 139 people with a mean age of 43.2 years, and the old group of 437 people with a mean age of 67.6 years.",
      ""
    ),
    ("METHODS: Sixty adults had a mean age of 43.2 years.", "mean=43.2"),
    ("METHODS: A total of 61 children, mean age 21.3 months, took part.", ""),
  ])
  func `ages of others, of some and in months are not those of all`(abstract: String, ages: String) {
    let found = Self.guesses(abstract).split(separator: " ").filter { $0.hasPrefix("age=") || $0.hasPrefix("mean=") }
    #expect(found.joined(separator: " ") == ages)
  }

  @Test(arguments: [
    (
      "METHODE: Deelnemers liepen 10 weken, met drie wandelingen van 45 minuten per week.",
      "times=3 minutes=45 weeks=10"
    ),
    ("METHODE: Deelnemers werden na 10 weken gemeten.", ""),
    ("METHODE: Deelnemers liepen 10 weken later nog.", ""),
    ("METHODS: Adults were assigned to receive either 8 weeks of running or usual care.", "weeks=8"),
    ("METHODS: Adults were given a 24-week self-directed strengthening regimen.", "weeks=24"),
    ("METHODS: The trial was conducted at nine homes over 60 weeks.", ""),
    (
      "METHODS: Patients were assigned to one of two programmes, each delivered for 12 weeks.", "weeks=12"
    ),
  ])
  func `doses are read where Dutch sentences and treatments of weeks tell them`(abstract: String, doses: String) {
    let found = Self.guesses(abstract).split(separator: " ").filter {
      $0.hasPrefix("times=") || $0.hasPrefix("minutes=") || $0.hasPrefix("weeks=")
    }
    #expect(found.joined(separator: " ") == doses)
  }

  @Test(arguments: [
    ("METHODS: Adults received CBT plus walking or CBT plus running.", "cbt"),
    ("METHODS: Adults were randomised to CBT plus running or CBT plus relaxation.", "cbt"),
    ("METHODS: Adults received CBT plus running.", "running+cbt"),
    ("METHODS: Adults were randomised to CBT plus running or to usual care.", "running+cbt"),
  ])
  func `of two things that something was combined with neither is the intervention`(abstract: String, given: String) {
    let found = Self.guesses(abstract).split(separator: " ").filter { $0.hasPrefix("intervention=") }
    #expect(found == ["intervention=\(given)"])
  }
}
