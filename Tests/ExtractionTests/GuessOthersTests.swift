import Testing

@testable import Extraction

/// What is said of others, of names and of data, and no guess comes from.
extension GuessTests {
  @Test(arguments: [
    ("METHODS: Routine data include general practice records and cohorts of children.", ""),
    ("METHODS: Sixty children of a general practice took part.", "n=60 population=children setting=primary-care"),
    ("METHODS: The Children and Adult sample of the National Longitudinal Survey was analysed.", ""),
    ("METHODS: Sixty children took part in a cohort study.", "n=60 population=children design=cohort"),
    ("METHODS: We used data from the Dutch Longitudinal Study of Ageing.", ""),
    ("METHODS: A trial with a rural community took place.", ""),
    ("METHODS: Sixty adults in the community took part.", "n=60 population=adults setting=community"),
    ("METHODS: Parents of school children were asked in a web-based survey.", ""),
    ("METHODS: School children were asked in a survey.", "population=children setting=school"),
    ("METHODS: Sixty patients reported reductions in depression.", ""),
    (
      "METHODS: Sixty patients with depression were treated with running.",
      "n=60 condition=depression intervention=running"
    ),
    ("METHODS: Children aged 1 to 10 years were enrolled.", "age=1-10 population=children"),
    ("METHODS: Most students were 15-17 years of age.", ""),
    ("METHODS: Students were 15-17 years of age.", "age=15-17"),
    (
      "METHODS: This study included 60 participants: 30 children (14 boys) and 30 parents.", "n=60 population=children"
    ),
    ("METHODS: This study included 60 participants (14 boys).", "n=60 sex=?/14"),
  ])
  func `data, names and those beside the sample make no guess`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Depression is common. Clinics struggle to reach adults. They ran.", ""),
    (
      "Providers struggle to engage 18-25-year olds. Running was offered. They ran. They slept.", "intervention=running"
    ),
    (
      "Sixty adults are aged 18-25 years. Running was offered. They ran. They slept.",
      "n=60 age=18-25 population=adults intervention=running"
    ),
    ("We examined adults aged 18-25 years. They ran. They slept. They ate.", "age=18-25 population=adults"),
  ])
  func `a first sentence on what is so is not on those who took part`(abstract: String, guesses: String) {
    #expect(Self.guesses(title: "T", abstract) == guesses)
  }

  @Test(arguments: [
    ("Adolescent", "METHODS: Interviews were held with 442 caregivers of children.", ""),
    ("Adolescent", "METHODS: Sixty children and their carers took part.", "adolescents+children"),
    ("Adult", "METHODS: Growth of children and parent-offspring correlations were studied.", "children"),
    ("Adult", "METHODS: Growth of children was studied in parents and offspring.", "children+adults"),
  ])
  func `headings of parents, and of children whose carers were asked, name nobody who took part`(
    heading: String, abstract: String, population: String
  ) {
    let found = Self.part("population", title: "T", abstract, headings: heading)
    #expect(Set(found.split(separator: "+")) == Set(population.split(separator: "+")))
  }

  @Test(arguments: [
    ("METHODS: We enrolled 80 patients. Groups with at least 50 patients gave a sample of 70 patients.", ""),
    ("METHODS: We enrolled 80 patients. Groups with at least 50 patients were kept.", "n=80"),
    ("METHODS: The trial has a targeted recruitment of 300 adults.", ""),
    ("METHODS: Six out of every 10 students ran.", ""), ("METHODS: Twenty- nine patients took part.", "n=29"),
    ("METHODS: Of 763 patients included, 482 (62%) died.", "n=763"), ("METHODS: Of 763 patients, 482 (62%) died.", ""),
    ("METHODS: A trial involving 50 patients was held.", "n=50"),
    ("METHODS: Of the 20 men and women with pain it helped after each session.", "n=20"),
    ("METHODS: Of the 20 men and women with pain each group ran.", ""),
    ("METHODS: The participants consisted of eighteen teachers.", "n=18"),
    ("METHODS: The tests consisted of eighteen questions.", ""),
  ])
  func `a bound, a rate and a target are no number of people`(abstract: String, guesses: String) {
    let found = Self.guesses(abstract).split(separator: " ").first { $0.hasPrefix("n=") }.map(String.init)
    #expect(found ?? "" == guesses)
  }

  @Test(arguments: [
    ("METHODS: Six trials were pooled. Patients were randomised to running.", ""),
    ("METHODS: We used stored data from patients who were randomised to running.", ""),
    ("METHODS: Patients were randomised to running.", "rct"),
    ("METHODS: Individual patient data were collated. Patients were randomised to any treatment.", ""),
  ])
  func `what others randomised is no trial of this study`(abstract: String, design: String) {
    #expect(Self.part("design", title: "T", abstract) == design)
  }

  @Test(arguments: [
    ("They had three 15-minute sessions of running on 5 days per week.", "minutes=15"),
    ("Running sessions of 15 minutes were on 5 days per week.", "times=5 minutes=15"),
    ("They ran for 3 weeks and walked for another 3 weeks.", ""), ("They ran for 3 weeks.", "weeks=3"),
    ("Pulse was higher after 6 min of running.", ""), ("They took part in 6 min of running.", "minutes=6"),
  ])
  func `sessions of one day, and one programme after another, leave the dose open`(sentence: String, dose: String) {
    let parts = Self.guesses("METHODS: \(sentence)").split(separator: " ")
    #expect(parts.filter { $0.contains(/^(?:times|minutes|weeks)=/) }.joined(separator: " ") == dose)
  }

  @Test(arguments: [
    ("METHODS: In a retrospective cohort study patients received medication.", ""),
    ("METHODS: Patients received medication in a clinic.", "medication"),
  ])
  func `what patients received before a study looked back is no intervention`(abstract: String, intervention: String) {
    #expect(Self.part("intervention", title: "T", abstract) == intervention)
  }
}
