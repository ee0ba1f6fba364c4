import Records
import Testing

@testable import Extraction

@Suite("A draft of a study")
struct StudyDraftTests {
  static let vocabulary = Vocabulary([
    .init(
      scheme: .population,
      concepts: [
        Concept(id: "adolescents", preferredLabel: text("adolescents"), closeMatches: ["mesh:D000293"]),
        Concept(id: "women", preferredLabel: text("women")),
      ]),
    .init(
      scheme: .setting,
      concepts: [
        Concept(id: "clinical", preferredLabel: text("clinical")),
        Concept(id: "inpatient", preferredLabel: text("inpatient"), broader: ["clinical"]),
      ]),
    .init(
      scheme: .design,
      concepts: [
        Concept(
          id: "rct", preferredLabel: text("randomised controlled trial"), exactMatches: ["mesh:D016449"]),
        Concept(id: "case-report", preferredLabel: text("case report")),
      ]),
    .init(scheme: .intervention, concepts: [Concept(id: "running", preferredLabel: text("running"))]),
    .init(scheme: .outcome, concepts: [Concept(id: "depression", preferredLabel: text("depression"))]),
  ])

  static func text(_ words: String) -> LocalizedText { LocalizedText([.init(language: "en", words: words)]) }

  static func draft(title: String = "T", abstract: String, types: [ImportedRecord.Term] = []) -> StudyRecord {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [
      .init(name: "title", value: .text(title)), .init(name: "abstract", value: .text(abstract)),
    ]
    var record = ImportedRecord(citation: citation, line: 1)
    record.publicationTypes = types
    return StudyDraft.study(from: record, id: "a2001", vocabulary: vocabulary)
  }

  @Test func `has numbers only where a citation may have them, and no text of which nothing would be seen`() {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [
      .init(name: "title", value: .text("\u{A0}\u{200B}")), .init(name: "PMID", value: .number(123)),
      .init(name: "volume", value: .number(12)), .init(name: "note", value: .text("a\u{A0}b")),
    ]
    let study = StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a2001", vocabulary: Self.vocabulary)
    #expect(study.citation["title"] == nil)
    #expect(study.citation["PMID"] == .text("123"))
    #expect(study.citation["volume"] == .number(12))
    #expect(study.citation["note"] == .text("a\u{A0}b"))
  }

  @Test(arguments: [
    ("Patients received 12 weeks of running.", 12), ("Adolescents were randomised to 8 weeks jogging.", 8),
    ("They ran three times a week for a duration of 10 weeks.", 10), ("A 12-wk aerobic training was given.", 12),
    ("Mood was measured 4 weeks before running.", nil), ("At 12 weeks after training, mood was better.", nil),
    ("They ran for 3 months.", nil), ("They had up to 8 weeks of training.", nil),
  ])
  func `weeks of running are its duration, and months are not made into weeks`(sentence: String, weeks: Int?) {
    let expected = weeks.map { QuantityRange(min: Numeral($0), max: Numeral($0)) }
    #expect(Self.draft(abstract: sentence).intervention?.weeks == expected)
  }

  @Test(arguments: [
    ("We randomised 120 patients (60 women).", []),
    ("We randomised 40 adolescents, 25 women and 15 men.", ["adolescents"]),
    ("Of the 50 patients who were randomised, 60% were women.", []), ("We randomised 30 women to running.", ["women"]),
    ("We randomised 30 patients (100% women) to running.", ["women"]),
  ])
  func `women are the population only where all are`(sentence: String, populations: [String]) {
    #expect(Self.draft(abstract: sentence).sample?.populations == populations)
  }

  @Test func `everything that is written out is filled in, each with its sentence`() throws {
    let study = Self.draft(
      title: "Running for depression in adolescent inpatients",
      abstract: """
        Depression is common. Forty-nine depressed adolescents (24 girls and 25 boys) were randomly assigned to \
        running or usual care. They were aged 14 to 18 years (mean age 15.4 years, SD 1.2). The 12-week running \
        programme had sessions of 30 minutes, three times a week. Depression scores decreased in both groups.
        """, types: [.init(name: "Randomized Controlled Trial", ui: "D016449")])
    #expect(study.records == ["pmid-1"] && study.citation.id == "a2001")
    #expect(study.sample?.n == 49)
    #expect(study.sample?.sex == SexCounts(female: 24, male: 25))
    #expect(study.sample?.age == Age(min: 14, max: 18, mean: Numeral("15.4"), sd: Numeral("1.2")))
    #expect(study.sample?.populations == ["adolescents"])
    #expect(study.setting?.concepts == ["inpatient"] && study.design?.concepts == ["rct"])
    #expect(study.intervention?.concepts == ["running"])
    #expect(study.intervention?.weeks == QuantityRange(min: 12, max: 12))
    #expect(study.intervention?.minutes == QuantityRange(min: 30, max: 30))
    #expect(study.intervention?.timesPerWeek == QuantityRange(min: 3, max: 3))
    #expect(study.remarks.map(\.outcomes) == [["depression"], ["depression"]] && study.effects.isEmpty)
    let n = try #require(study.unconfirmed.first { $0.pointer == "/sample/n" })
    #expect(n.source == .abstract && n.quote.hasPrefix("Forty-nine depressed adolescents"))
    for pointer in [
      "/sample/sex", "/sample/age/min", "/sample/age/sd", "/sample/populations/0", "/setting/concepts/0",
      "/design/concepts/0", "/intervention/concepts/0", "/intervention/weeks", "/remarks/1",
    ] { #expect(study.unconfirmed.contains { $0.pointer == pointer }, "\(pointer)") }
    #expect(study.absence(at: "/effects") == .notExtracted)
  }

  @Test(arguments: [
    "Of 60 patients 49 completed.", "Two groups of 20 patients ran.", "Five patients dropped out.",
    "We followed 12 weeks of training in patients.", "We found 12 trials with patients.",
    "Sixty patients were recruited. Fifty patients were included.", "In 20% of patients mood improved.",
    "Twenty inpatients and 20 healthy controls were recruited.", "Twenty inpatients and 20 healthy controls ran.",
    "A total of 20 patients and 20 controls were included.", "Running (n = 20) and cycling (n = 20) were compared.",
    "Sixty-two adolescents ran (n = 30) or did not (n = 31).", "An outbreak in 2019 among people who vaped.",
    "A metabolome (n = 1) was measured.",
  ])
  func `a number of a part, of something else, or one of several is not the size of the sample`(abstract: String) {
    let study = Self.draft(abstract: abstract)
    #expect(study.sample?.n == nil)
    #expect(study.absence(at: "/sample/n") == .notExtracted)
  }

  @Test(arguments: [
    "Infants aged 6 to 12 months were included.", "Adults aged 18 to 65 years and children aged 6 to 12 years ran.",
    "Jongeren met een leeftijd van 14 tot 18 jaar.", "They were aged 18 to 14 years.",
    "Adults told of adversity from ages 0 to 10.",
  ])
  func `ages in months, of several groups, or with an open end are not guessed`(abstract: String) {
    #expect(Self.draft(abstract: abstract).sample?.age == nil)
  }

  @Test func `ages in brackets behind the people are theirs`() {
    #expect(Self.draft(abstract: "Adolescents (14-18 years) ran.").sample?.age == Age(min: 14, max: 18))
    #expect(Self.draft(abstract: "We followed them (2-5 years).").sample?.age == nil)
  }

  @Test func `a spread that may be a standard error is no SD`() {
    let age = Self.draft(abstract: "Patients had a mean age of 15.4 ± 0.3 years.").sample?.age
    #expect(age == Age(mean: Numeral("15.4")))
  }

  @Test func `a clinical trial was not held in a clinical setting for that`() {
    #expect(Self.draft(title: "A clinical trial", abstract: "A clinical trial was done.").setting == nil)
    #expect(
      Self.draft(title: "Running in a clinical setting", abstract: "").setting?.concepts == ["clinical"])
  }

  @Test func `trials that are still needed are not the design`() {
    #expect(
      Self.draft(
        title: "A case report", abstract: "More randomised controlled trials are needed in patients who received it."
      )
      .design?.concepts == ["case-report"])
  }

  @Test(arguments: [
    "This is not a randomised controlled trial.", "A non-randomised controlled trial was done.",
    "No inpatients were included.", "We studied them without a randomised controlled trial.",
    "12 RCTs (n=1,045 participants) were included.",
  ])
  func `what a sentence denies, or only looks like a name, is not read`(abstract: String) {
    let study = Self.draft(abstract: abstract)
    #expect(study.design == nil && study.setting == nil)
  }

  @Test func `a denial of something else denies nothing`() {
    #expect(
      Self.draft(abstract: "It was not only a randomised controlled trial that was allocated.").design?.concepts == [
        "rct"
      ])
    #expect(
      Self.draft(abstract: "Patients with no job and a randomised controlled trial were included.").design?.concepts
        == ["rct"])
  }

  @Test(
    arguments: [
      ("A total of 1 234 patients were included.", 1234), ("The sample was 12 345 people.", 12_345),
      ("Patients without depression (n=40) and 20 with depression were included.", nil),
      ("Participants (n = 1,045) ran.", 1045), ("1 234 patients ran.", 1234),
      ("This cohort study involved 38 115 pregnant women.", 38_115),
      ("This cohort study involved 38\u{202F}115 pregnant women.", 38_115),
      ("In trial 1 200 patients were included.", nil), ("Patients (n = 1 045) ran.", 1045),
      ("A total of 1 2345 patients were included.", nil),
      ("Boys in grades 6 to 12 145 of whom ran were included.", nil),
    ] as [(String, Int?)])
  func `thousands are read whole or not at all, and two groups are not one`(abstract: String, n: Int?) {
    #expect(Self.draft(abstract: abstract).sample?.n == n)
  }

  @Test func `follow-up is no part of the programme`() {
    #expect(Self.draft(abstract: "A 12-week follow-up was done after the treatment.").intervention?.weeks == nil)
  }

  @Test func `groups that make up a number in all say that it is the size`() {
    for abstract in [
      "Sixty-two adolescents took part in running (n = 31) or usual care (n = 31).",
      "We studied 62 adolescents (32 girls and 30 boys). Some ran (n = 31), others did not (n = 31).",
    ] { #expect(Self.draft(abstract: abstract).sample?.n == 62, "\(abstract)") }
    #expect(Self.draft(abstract: "Students (n = 40; 55% women; M age = 21.3, SD = 2.4) ran.").sample?.n == 40)
  }

  @Test(arguments: [
    ("Students (n = 40; 55% women; M age = 21.3, SD = 2.4) ran.", Age(mean: Numeral("21.3"), sd: Numeral("2.4"))),
    ("They were between 18 and 25 years of age.", Age(min: 18, max: 25)),
    ("Their mean age was 15.2 years (range 13-17 years).", Age(min: 13, max: 17, mean: Numeral("15.2"))),
    ("Of all, mean [SD] age, 34.5 [10.2] years.", Age(mean: Numeral("34.5"), sd: Numeral("10.2"))),
    ("The mean age (SD) was 34.5 (10.2) years.", Age(mean: Numeral("34.5"), sd: Numeral("10.2"))),
    ("Their mean age was 34.5 (10.2) years.", Age(mean: Numeral("34.5"))),
  ])
  func `ages are read in the forms that journals ask for`(abstract: String, age: Age) {
    #expect(Self.draft(abstract: abstract).sample?.age == age)
  }

  @Test func `sessions a week may be told with their length`() {
    let intervention = Self.draft(abstract: "They had two 45-minute sessions weekly.").intervention
    #expect(intervention?.timesPerWeek == QuantityRange(min: 2, max: 2))
    #expect(intervention?.minutes == QuantityRange(min: 45, max: 45))
    #expect(Self.draft(abstract: "After 12 weeks supervised sessions per week fell.").intervention?.timesPerWeek == nil)
  }

  @Test func `what others are given to compare with is no intervention`() {
    let vocabulary = Vocabulary([
      .init(
        scheme: .intervention,
        concepts: [
          Concept(id: "running", preferredLabel: Self.text("running")),
          Concept(id: "psychotherapy", preferredLabel: Self.text("psychotherapy")),
          Concept(id: "standard-treatment", preferredLabel: Self.text("usual care")),
          Concept(id: "no-treatment", preferredLabel: Self.text("no treatment")),
        ])
    ])
    func concepts(_ abstract: String) -> [String]? {
      var citation = Citation(id: "x", type: "article-journal")
      citation.variables = [.init(name: "abstract", value: .text(abstract))]
      let record = ImportedRecord(citation: citation, line: 1)
      return StudyDraft.study(from: record, id: "a", vocabulary: vocabulary).intervention?.concepts
    }
    #expect(concepts("Patients were randomly assigned to running or usual care.") == ["running"])
    #expect(concepts("Patients received running versus psychotherapy.") == ["running"])
    #expect(concepts("Patients received no treatment.") == nil)
  }

  @Test func `the sentence that says how many took part says who`() {
    let study = Self.draft(abstract: "Mood falls. Twenty adolescent inpatients ran.")
    #expect(study.sample?.populations == ["adolescents"] && study.setting?.concepts == ["inpatient"])
  }

  @Test func `hostile abstracts end in a draft`() {
    for text in [
      String(repeating: "49 patients and ", count: 5000), String(repeating: "a-", count: 20000), "\u{0}<<<<",
    ] {
      #expect(Self.draft(abstract: text).id == "a2001")
    }
  }

  @Test func `a key is the first author's name and the year, with a letter where it is taken`() {
    var citation = Citation(id: "x", type: "book")
    citation.variables = [
      .init(name: "author", value: .names([CitationName(family: "Müller-Lüdenscheidt")])),
      .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 1999)]))),
    ]
    #expect(StudyKey.key(for: citation, taken: []) == "mullerludenscheidt1999")
    #expect(StudyKey.key(for: citation, taken: ["mullerludenscheidt1999"]) == "mullerludenscheidt1999a")
  }
}
