import Records
import Testing

@testable import Extraction

/// People whom a text names, and whom the study did not study, and what they were not given.
extension GuessTests {
  @Test(arguments: [
    (
      "Running for carers of adolescents with psychosis",
      "METHODS: Forty carers (25 mothers; mean age 45.3 (SD 5.2) years) of adolescents with psychosis were recruited.",
      "n=40 mean=45.3 sd=5.2 intervention=running"
    ),
    ("T", "METHODS: Fifteen carers/parents of adolescents with psychosis were interviewed.", "n=15"),
    ("T", "METHODS: Carers (parents) of adolescents with psychosis took part.", ""),
    ("T", "METHODE: Mantelzorgers/ouders (12 vrouwen) van adolescenten met een psychose namen deel.", ""),
    (
      "T", "METHODS: Sixty children (30 girls) of two schools took part.",
      "n=60 sex=30/? population=children setting=school"
    ),
    (
      "T", "METHODS: Sixty children (mean age 9 years) of parents with depression took part.",
      "n=60 mean=9 population=children"
    ),
  ])
  func `those for whom carers care are not the sample, whatever a bracket says of the carers`(
    title: String, abstract: String, guesses: String
  ) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    "Data came from the STRIDE trial, in which 361 outpatients with depression were randomised to exercise or usual care. The present analysis is of the 126 participants who completed the sleep questionnaire.",
    "We used data of a trial that randomised 361 outpatients to exercise. We studied 126 participants with asthma.",
  ])
  func `those whom another trial divided are not the sample of a secondary analysis, nor is its design`(
    abstract: String
  ) {
    let title = "Who benefits? A secondary analysis of the STRIDE trial"
    #expect(Self.part("n", title: title, abstract) == "126")
    #expect(Self.part("design", title: title, abstract) == "")
  }

  @Test(arguments: [
    ("Running for carers of adolescents", "METHODS: Forty carers ran."),
    ("T", "METHODS: Interviews were held with 20 parents/carers of children."),
    ("T", "METHODS: We interviewed 15 nurses about children."),
    ("Running with adolescents: interviews with nurses", "METHODS: We interviewed 15 nurses."),
  ])
  func `nor does a heading say so`(title: String, abstract: String) {
    #expect(Self.part("population", title: title, abstract, headings: "Adolescent") == "")
  }

  @Test(arguments: [
    ("T", "METHODS: Staff were interviewed about young people on their ward.", ""),
    ("T", "METHODS: Twenty staff members took part in interviews about young people with psychosis.", "n=20"),
    ("T", "METHODS: Sixty nurses answered a questionnaire about adults aged 70-80 years.", "n=60"),
    ("T", "METHODE: Wij interviewden 15 verpleegkundigen over jongeren van 16 tot 20 jaar met een psychose.", "n=15"),
    (
      "Lopen met jongeren: kwalitatief onderzoek onder hulpverleners",
      "Tien hulpverleners (6 vrouwen) werden geïnterviewd over lopen met jongeren van 14 tot 20 jaar.",
      "n=10 sex=6/? design=qualitative"
    ),
    ("Running for adolescents with depression: interviews with parents", "METHODS: We interviewed 15 parents.", "n=15"),
    (
      "Running for adolescents with depression: interviews with adolescents",
      "METHODS: We interviewed 15 adolescents.", "n=15 population=adolescents condition=depression"
    ),
    (
      "Lopen met jongeren: kwalitatief onderzoek onder hulpverleners en jongeren",
      "METHODE: Tien hulpverleners en 12 jongeren werden geïnterviewd.", "population=young-people design=qualitative"
    ),
    ("T", "METHODS: We interviewed 20 adolescents about young people in sport.", "n=20 population=adolescents"),
    ("T", "METHODS: Interviews were held with about 20 adolescents.", "n=20 population=adolescents"),
    (
      "T", "METHODS: Adolescents with anxiety were interviewed about running.",
      "population=adolescents condition=anxiety"
    ),
    ("T", "METHODS: Sixty women were asked about their mood by nurses.", "n=60 sex=60/? population=women"),
  ])
  func `those about whom others were asked are not the sample`(title: String, abstract: String, guesses: String) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    (
      "T", "METHODS: A Markov model followed a hypothetical cohort of 5,000 adults aged 20-60 years with depression.",
      ""
    ),
    ("T", "METHODS: We simulated 5000 adolescents with depression over ten years.", ""),
    ("T", "METHODE: Een Markov-model volgde een hypothetisch cohort van 1000 jongeren met depressie.", ""),
    (
      "Running for adolescents with depression: a Markov model",
      "METHODS: In a cohort of 5,000 adolescents (mean age 15 years) running was compared with usual care.", ""
    ),
    (
      "T",
      "METHODS: Sixty adults were randomised to running. A model followed a hypothetical cohort of 90 women with anxiety.",
      "n=60 population=adults design=rct intervention=running"
    ),
    ("T", "METHODS: Sixty adults took part and read a hypothetical scenario.", "n=60 population=adults"),
    ("Running in adults: a hidden Markov model", "METHODS: Sixty adults were recruited.", "n=60 population=adults"),
    ("T", "METHODS: Sixty adults were randomised. Markov models were fitted.", "n=60 population=adults design=rct"),
  ])
  func `people whom a model made up were not studied`(title: String, abstract: String, guesses: String) {
    #expect(Self.guesses(title: title, abstract) == guesses)
  }

  @Test(arguments: [
    ("A microsimulation of 1,000,000 adults with depression was run.", ""),
    ("Een microsimulatie van 10.000 volwassenen met depressie werd uitgevoerd.", ""),
    ("A microsimulation model followed 10,000 adults with depression.", ""),
    ("A microsimulation model was built. One million adults with depression were followed for ten years.", ""),
    ("A simulation of 10,000 adults aged 20-60 years was run.", ""),
    ("We modelled a cohort of 10,000 adults with depression.", ""),
    ("A modelled cohort of 10,000 adults with depression was followed.", ""),
    ("A Markov model followed 10,000 adults with depression.", ""),
    ("A synthetic population of 10,000 adults was made.", ""),
    ("10,000 adults with depression were simulated.", ""),
    ("A total of 10,000 adults were included in the microsimulation.", ""),
    ("Moods were modelled in a cohort of 60 adults.", "n=60 population=adults"),
    ("Sixty adults were trained in a simulation.", "n=60 population=adults"),
    ("A simulation of running was tested in 60 adults.", "n=60 population=adults intervention=running"),
    ("Sixty adults took part and met simulated patients.", "n=60 population=adults"),
    (
      "Sixty adults were randomised. A microsimulation of 90,000 women with anxiety was run.",
      "n=60 population=adults design=rct"
    ),
  ])
  func `nor were those of a simulation`(methods: String, guesses: String) {
    #expect(Self.guesses(title: "T", "METHODS: \(methods)") == guesses)
  }

  @Test func `what a model made up is a lead`() {
    let abstract = "METHODS: A Markov model followed a hypothetical cohort of 5,000 adults aged 20-60 years."
    var citation = Citation(id: "a", type: "article-journal")
    citation.variables = [.init(name: "abstract", value: .text(abstract))]
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a", vocabulary: GuessVocabulary.vocabulary)
    #expect(study.sample == nil)
    #expect(Set(study.leads.map(\.pointer)).isSuperset(of: ["/sample/n", "/sample/age", "/sample/populations"]))
  }

  @Test(arguments: [
    (
      "Exercise withdrawal and mood in adults",
      "METHODS: Sixty adults were randomised to exercise withdrawal or exercise."
    ),
    (
      "T",
      "METHODS: Sixty adults completed two weeks of exercise deprivation and two weeks of five 60-minute runs a week."
    ),
    ("T", "METHODS: Sixty adults were randomised to abstain from exercise or to go on running for two weeks."),
    ("T", "METHODS: Forty adults underwent cessation of regular exercise for two weeks. Others received running."),
    ("T", "METHODE: Zestig volwassenen moesten twee weken stoppen met hardlopen."),
  ])
  func `what was taken from people is no intervention, and has no dose`(title: String, abstract: String) {
    #expect(!Self.guesses(title: title, abstract).contains(/intervention|times|minutes|weeks/))
  }

  @Test(arguments: [
    ("Effects of exercise on alcohol withdrawal", "METHODS: Forty adults received exercise for 8 weeks.", "exercise"),
    ("T", "METHODS: Sixty adults in alcohol withdrawal received exercise.", "exercise"),
    ("T", "METHODS: Sixty adults received running for smoking cessation.", "running"),
    ("T", "METHODS: Twenty adults withdrew from the exercise group, and 60 received exercise.", "exercise"),
    ("T", "METHODS: Sixty adults received running. Sleep deprivation was measured.", "running"),
  ])
  func `what was given to those who gave up something else is one`(title: String, abstract: String, found: String) {
    #expect(Self.part("intervention", title: title, abstract) == found)
  }

  @Test(arguments: [
    ("We interviewed 84 parents with children aged 6 to 12 years.", "n=84"),
    ("We interviewed 84 mothers whose children were aged 6 to 12 years.", "n=84 sex=84/?"),
    ("We interviewed 84 mothers of sons aged 6 to 12 years with depression.", "n=84 sex=84/?"),
    ("We interviewed 84 mothers of a 6- to 12-year-old child.", "n=84 sex=84/?"),
    ("We interviewed 84 mothers of children who were aged 6 to 12 years.", "n=84 sex=84/?"),
    ("We interviewed 84 mothers with at least one child aged 6 to 12 years.", "n=84 sex=84/?"),
    ("We interviewed 84 mothers (children aged 6 to 12 years).", "n=84 sex=84/?"),
    ("We interviewed 84 mothers. The children were aged 6 to 12 years.", "n=84 sex=84/?"),
    ("We interviewed 84 mothers of children. The mean age of the children was 8.5 years (SD 2.1).", "n=84 sex=84/?"),
    ("We interviewed 84 mothers. The mothers were aged 26 to 52 years.", "n=84 sex=84/? age=26-52"),
    ("We interviewed 84 parents with depression, aged 30 to 40 years.", "n=84 age=30-40 condition=depression"),
    (
      "Forty women with child abuse and depression took part.",
      "n=40 sex=40/? population=women condition=depression"
    ),
    ("Eighty-four children aged 6 to 12 years and their mothers took part.", "n=84 age=6-12 population=children"),
    ("Forty children aged 6 to 12 years whose parents had anxiety took part.", "n=40 age=6-12 population=children"),
    ("Mothers reported on 84 children aged 6 to 12 years.", "n=84 age=6-12"),
    (
      "Eighty-four mothers answered. Eighty-four children took part. The children were aged 6 to 12 years.",
      "n=84 age=6-12 population=children"
    ),
    (
      "Parents were interviewed (n = 84). Children aged 6 to 12 years were randomised.",
      "age=6-12 population=children design=rct"
    ),
  ])
  func `ages of children are not those of the parents who took part`(methods: String, guesses: String) {
    #expect(Self.guesses(title: "T", "METHODS: \(methods)") == guesses)
  }

  @Test(arguments: [
    ("Parents reported sleep problems for their teenagers.", ""),
    ("120 parents reported on their children aged 6 to 12 years.", "n=120"),
    ("120 parents reported on their adolescents aged 13-17 years with depression.", "n=120"),
    ("120 parents sought help for their teenagers aged 13-17.", ""),
    ("120 parents described their adolescents' sleep.", "n=120"),
    ("Sixty teenagers aged 13-17 years took part; parents sought help for their teenagers.", "n=60 age=13-17"),
    (
      "Forty adolescents were recruited, and parents rated their adolescents' sleep.", "n=40 population=adolescents"
    ),
    (
      "Forty parents filled in a scale about their children (n = 40, aged 6 to 12 years).",
      "n=40 age=6-12 population=children"
    ),
    (
      "Forty parents filled in a scale about their children aged 6 to 12 years, who took part in running.",
      "n=40 age=6-12 population=children intervention=running"
    ),
    (
      "Parents brought their children aged 6 to 12 years. Forty children took part.",
      "n=40 age=6-12 population=children"
    ),
  ])
  func `teenagers for whom parents sought help are not who took part`(methods: String, guesses: String) {
    #expect(Self.guesses(title: "T", "METHODS: \(methods)") == guesses)
  }
}
