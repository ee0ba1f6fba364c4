import Records
import Testing

@testable import Extraction

@Suite("What a draft may guess")
struct GuessTests {
  /// The guesses of a draft as text: `n=60 sex=42/18 age=14-18 mean=34.1 population=women …`.
  ///
  /// - Parameter headings: as PubMed's text form has them: `Depression/therapy; Aged`.
  static func guesses(title: String? = nil, _ abstract: String, headings: String = "") -> String {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "abstract", value: .text(abstract))]
    if let title { citation.variables.append(.init(name: "title", value: .text(title))) }
    var record = ImportedRecord(citation: citation, line: 1)
    record.headings = headings.split(separator: "; ").map { heading in
      let topics = heading.split(separator: "/").map { ImportedRecord.Topic(name: String($0)) }
      return .init(descriptor: topics[0], qualifiers: Array(topics.dropFirst()))
    }
    let study = StudyDraft.study(from: record, id: "a2001", vocabulary: GuessVocabulary.vocabulary)
    func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "?" }
    func range(_ range: QuantityRange?) -> String? {
      [range?.min, range?.max == range?.min ? nil : range?.max].compactMap { $0.map { "\($0)" } }.joined(separator: "-")
    }
    let sample = study.sample
    let parts: [(String, String?)] = [
      ("n", sample?.n.map { "\($0)" }), ("sex", sample?.sex.map { "\(number($0.female))/\(number($0.male))" }),
      ("age", sample?.age.flatMap { age in age.min.map { "\($0)-\(number(age.max))" } }),
      ("mean", sample?.age?.mean.map { "\($0)" }), ("sd", sample?.age?.sd.map { "\($0)" }),
      ("population", sample?.populations.joined(separator: "+")),
      ("condition", sample?.conditions.joined(separator: "+")),
      ("setting", study.setting?.concepts.joined(separator: "+")),
      ("design", study.design?.concepts.joined(separator: "+")),
      ("intervention", study.intervention?.concepts.joined(separator: "+")),
      ("times", range(study.intervention?.timesPerWeek)),
      ("minutes", range(study.intervention?.minutes)), ("weeks", range(study.intervention?.weeks)),
    ]
    return parts.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(name)=\($0)" } }.joined(
      separator: " ")
  }

  @Test(arguments: [
    ("METHODS: Patients (n = 60, 42 females) were recruited.", "n=60 sex=42/?"),
    ("Participants (N = 60; 40 females, 20 males) were randomised.", "n=60 sex=40/20 design=rct"),
    ("100 patients (mean age 45 years; 65 women) were randomized.", "n=100 sex=65/? mean=45 design=rct"),
    ("Patients (n=30) and controls (n=30; 20 women) were recruited.", ""),
    ("Deelnemers (n=60, 40 vrouwen) werden gerandomiseerd.", "n=60 sex=40/? design=rct"),
    ("Van de 120 deelnemers waren 80 vrouwen.", "n=120 sex=80/?"),
    ("Sixty men and women with depression were randomised.", "n=60 condition=depression design=rct"),
    ("We recruited 60 women and men.", "n=60"), ("In totaal 60 mannen en vrouwen werden geworven.", "n=60"),
    ("Therapists (12 women, 3 men) treated 60 adolescents.", ""),
    ("Sixty adolescents were recruited by therapists (12 women, 3 men).", "n=60 population=adolescents"),
    ("Two hundred forty-six patients were randomised.", "n=246 design=rct"),
    ("Three hundred adults were recruited.", "n=300 population=adults"),
    ("One thousand two hundred and six students were enrolled.", "n=1206"),
    ("In totaal namen tweehonderdzesenveertig jongeren deel.", "n=246 population=young-people"),
    ("We studied 1,243 pupils at twelve schools.", "n=1243 setting=school"),
    ("Er werden 1.243 leerlingen onderzocht op scholen.", "n=1243"),
    ("In 2019 patients were recruited from two clinics.", ""),
    (
      "Of 412 adults screened, 128 were randomized. A total of 121 participants were included in the analysis.", "n=128"
    ),
    ("A sample size of 140 gives 80% power. We will randomise 160 participants.", ""),
    ("120 women were screened. Of these, 80 were randomised.", "n=80"),
    ("After 12 patients were excluded, 60 patients were randomised.", "n=60"),
    ("Thirty patients were randomised to running and 30 to usual care.", "n=60 design=rct intervention=running"),
    (
      "Sixty adults were randomised: 30 to running and 30 to usual care.",
      "n=60 population=adults design=rct intervention=running"
    ),
    ("A total of 1,204 patients were included in the analysis.", "n=1204"),
    ("Patients (n = 30) ran. Controls (n = 30) did not.", ""),
    ("Sixteen students of grades 11 and 12 ran. Grade 11 and 12 students took part.", "n=16"),
    ("This phase 2 study included patients.", ""), ("At most ≤10 patients participated.", ""),
    ("A total of 186 (37.5%) patients improved.", ""),
    ("Of the 1404 women included, 535 (38%) ran.", "n=1404 sex=1404/? population=women"),
    ("The sample was composed of 14 patients and 14 healthy controls.", ""),
    ("A total of 3466 participants in the intervention group were randomised.", "design=rct"),
    ("We included 11,239 male and 12,799 female individuals.", "sex=12799/11239"),
    ("The 40 patients in the running group improved.", ""),
    ("De 40 patiënten in de loopgroep knapten op.", ""),
    ("Van 412 benaderde jongeren namen 96 deel aan het onderzoek.", ""),
    (
      "Of 214 patients screened, 124 (78 girls) were randomly assigned to running (n = 62) or CBT (n = 62). A total of "
        + "118 participants completed the trial.", "n=124"
    ), ("Zesennegentig patiënten (n = 96; 60 vrouwen) werden gerandomiseerd.", "n=96 sex=60/? design=rct"),
    ("We enrolled 64 patients; 20 of them were men.", "n=64 sex=?/20"),
    ("We interviewed 15 patients and 9 therapists.", ""),
    ("Of 889 participants enrolled, 229 participants failed a test.", ""),
    ("We interviewed the relatives of 86 patients.", ""), ("We included 43 runners and 20 control participants.", ""),
    ("Inpatients admitted between February 15, 2017 and February 15, 2018 were enrolled.", "setting=inpatient"),
    ("We found 127 articles, of which nine were included.", ""),
    ("Van de 24 jongeren waren er 15 vrouw.", "n=24 sex=15/? population=young-people"),
    ("BACKGROUND: In our earlier trial 40 patients were randomised.", ""),
    ("In an earlier trial 40 patients were randomised. We recruited 60 patients.", "n=60"),
  ])
  func `the size of the sample and its sexes are those of all who took part`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    (
      "Sixty adults with depression were recruited. Patients with psychosis were excluded.",
      "n=60 population=adults condition=depression"
    ),
    (
      "METHODS: Sixty adults with depression took part. Exclusion criteria: psychosis; pregnancy.",
      "n=60 population=adults condition=depression"
    ),
    (
      "Zestig jongeren met depressie werden geworven. Jongeren met een psychose werden uitgesloten.",
      "n=60 population=young-people condition=depression"
    ),
    ("METHODS: Pregnant women were excluded.", ""), ("METHODS: Adolescents were excluded.", ""),
    ("METHODS: Patients in day treatment were excluded.", ""),
    ("EXCLUSION CRITERIA: psychosis. Adolescents in psychotherapy.", ""),
    ("METHODS: 120 children of parents with depression were recruited.", "n=120 population=children"),
    ("METHODS: Parents of adolescents with depression received a questionnaire.", ""),
    ("METHODS: Sixty mothers with depression were recruited.", "n=60 sex=60/? condition=depression"),
    ("METHODS: Patients with posttraumatic stress disorder were recruited.", ""),
    ("METHODS: Employees with stress were recruited.", "condition=stress"),
    ("METHODS: Participants completed the Hospital Anxiety and Depression Scale.", ""),
    (
      "METHODS: Depressed adolescents and healthy adult controls were recruited.",
      "population=adolescents condition=depression"
    ),
    ("METHODS: Patients of a community mental health centre were recruited.", ""),
    ("METHODS: Community-dwelling adults were recruited.", "population=adults setting=community"),
    ("METHODS: After discharge from hospital admission patients were recruited.", ""),
    ("METHODS: Patients were recruited during an admission.", "setting=inpatient"),
    ("METHODS: The runners were a kind of group; two kinds of psychotherapy were given.", "intervention=psychotherapy"),
    ("METHODE: Het kind kreeg psychotherapie met de ouders.", "population=children intervention=psychotherapy"),
    ("METHODE: Wij onderzochten ambulante patiënten met depressie.", "condition=depression setting=outpatient"),
    (
      "METHODE: De 84 opgenomen volwassenen kregen runningtherapie.",
      "n=84 population=adults setting=inpatient intervention=running-therapy"
    ),
    ("METHODS: Depression, anxiety and stress were assessed in students.", ""),
    ("METHODS: Participants were treated for depression.", "condition=depression"),
    ("METHODS: We examined risk factors associated with depression.", ""),
    ("METHODS: Patients had respiratory depression during the trial and received care.", ""),
    ("METHODE: In de studie werden 84 volwassenen opgenomen.", "n=84 population=adults"),
  ])
  func `who took part, with what and where, is not who was left out, treated them or is related to them`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("METHODS: Patients ran. CONCLUSIONS: A larger randomized controlled trial is warranted.", ""),
    (
      "The study was not randomised. Patients received running. A randomised controlled trial is planned.",
      "intervention=running"
    ),
    ("METHODS: Women who had taken part in a randomised controlled trial were interviewed.", "population=women"),
    (
      "METHODS: In this randomised controlled trial women received psychotherapy.",
      "population=women design=rct intervention=psychotherapy"
    ),
    (
      "Adolescents were randomly assigned to running or usual care.",
      "population=adolescents design=rct intervention=running"
    ),
    (
      "Adolescents were recruited and randomly assigned to running or usual care.",
      "population=adolescents design=rct intervention=running"
    ),
    (
      "Sixty adolescents took part. They were randomly assigned to running or usual care.",
      "n=60 population=adolescents design=rct intervention=running"
    ),
    ("Sixty rats took part. They were randomly assigned to running or usual care.", "intervention=running"),
    ("Schools were randomly assigned to running or usual care.", "setting=school intervention=running"),
    (
      "Deelnemers werden gerandomiseerd over hardlopen en gebruikelijke behandeling.", "design=rct intervention=running"
    ),
    ("We randomly assigned 60 patients to walking.", "n=60 design=rct intervention=walking"),
    ("METHODS: One randomised controlled trial and one cohort study were included.", ""),
    ("METHODS: A semi-randomised controlled trial was done.", ""),
    ("METHODS: A prospective cohort study was done.", "design=cohort"),
    ("METHODS: Data from a randomised controlled trial were used.", ""),
    ("We will conduct a randomised controlled trial among patients who received running.", ""),
    ("Previous studies among adolescents who received running were small.", ""),
  ])
  func `the design is that of the study, not of one before or after it`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Patients were randomised to running therapy or cognitive behavioural therapy.", "design=rct"),
    ("Patients receiving stable medication were randomised to walking.", "design=rct intervention=walking"),
    ("Neither group received psychotherapy or medication.", ""),
    ("Patients received walking plus medication.", "intervention=walking+medication"),
    ("Patients were randomised to walking combined with CBT or to usual care.", "design=rct intervention=walking+cbt"),
    ("We compared running and psychotherapy in patients who were recruited.", ""),
    ("Deelnemers kregen runningtherapie of cognitieve gedragstherapie.", ""),
    ("Deelnemers kregen geen medicatie.", ""),
    ("Patients were allocated to walking plus medication or medication alone.", "intervention=walking"),
    ("METHODS: Patients did an exercise test.", ""), ("METHODS: Prescription medication was recorded.", ""),
    ("METHODS: Samples were drawn three times a week for 10 weeks.", ""),
    ("Deelnemers liepen driemaal per week gedurende tien weken.", "times=3 weeks=10"),
    ("BACKGROUND: Guidelines recommend exercise three times a week for 45 minutes for 10 weeks.", ""),
    ("BACKGROUND: Exercise three times a week for 45 minutes is common.", ""),
    ("They had two unsupervised 30-min sessions per week.", "times=2 minutes=30"),
    (
      "They received a 12-week running program with two 45-minute sessions per week.",
      "intervention=running times=2 minutes=45 weeks=12"
    ),
    ("De behandeling duurde acht weken. Tweemaal per week 45 minuten werd gelopen.", "times=2 minutes=45 weeks=8"),
    ("Patients were followed for 24 weeks.", ""), ("Patients on stable medication for 8 weeks were recruited.", ""),
    ("They ran twice a week, and the control group stretched three times a week for 10 weeks.", "times=2"),
    ("Patients trained once weekly for 60 minutes during 16 weeks.", "times=1 minutes=60 weeks=16"),
    ("Controls received stretching for 10 weeks.", ""),
  ])
  func `the intervention and its dose are what was given, not what was compared, advised or kept`(
    abstract: String, guesses: String
  ) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("Mean age was 34.1 years in the running group and 36.0 years in controls.", ""),
    ("In the running group, mean age was 34.1 years.", ""), ("The mean age was 34.1 versus 36.0 years.", ""),
    ("The mean age of the participants was 34.1 years.", "mean=34.1"),
    (
      "Sixty adults (mean age 34.1 years) were randomised to a running group or a control group.",
      "n=60 mean=34.1 population=adults design=rct intervention=running"
    ),
    ("The mean age was 77.19 SD 7.71 in the running group and 75.55 SD 9.46 in the other.", ""),
    ("Running (n = 30; mean age 34.1) helped.", ""),
    ("The mean age of the patients was 11.5 to 25.2 years.", ""),
    ("De gemiddelde leeftijd bedroeg 34,1 jaar.", "mean=34.1"),
    ("Deelnemers van 14 tot en met 20 jaar liepen.", "age=14-20"),
    ("Adults aged 18 to 30 years in the running group improved.", ""),
  ])
  func `ages are those of all, not of one group`(abstract: String, guesses: String) {
    #expect(Self.guesses(abstract) == guesses)
  }

  @Test(arguments: [
    ("RESULTATEN: Runningtherapie verminderde depressieve klachten.", "nl"),
    ("RESULTS: Running therapy reduced depressive symptoms.", "en"),
    ("Running improved depression scores. The patients were at a clinic.", "en"),
    ("Depressie verminderde. De klachten zijn met hardlopen te behandelen.", "nl"),
  ])
  func `a remark is in the language of its sentence, else of its abstract`(abstract: String, language: String) {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "abstract", value: .text(abstract))]
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a", vocabulary: GuessVocabulary.vocabulary)
    #expect(study.remarks.first?.statement.entries.map(\.language) == [language])
  }
}
