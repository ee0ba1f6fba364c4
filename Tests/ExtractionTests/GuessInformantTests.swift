import Records
import Testing

@testable import Extraction

@Suite("Who told it, who the others were, and whose hospital it is")
struct GuessInformantTests {
  private static func concepts(_ scheme: Scheme, _ ids: [String]) -> Vocabulary.SchemeConcepts {
    .init(scheme: scheme, concepts: ids.map { Concept(id: $0, preferredLabel: StudyDraftTests.text($0)) })
  }

  private static func draft(_ abstract: String) -> StudyRecord {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [
      .init(name: "title", value: .text("T")), .init(name: "abstract", value: .text(abstract)),
    ]
    let vocabulary = Vocabulary([
      concepts(.population, ["parents", "children"]), concepts(.setting, ["university", "hospital"]),
      concepts(.intervention, ["running", "relaxation"]),
    ])
    return StudyDraft.study(
      from: ImportedRecord(citation: citation, line: 1), id: "a2001", vocabulary: vocabulary)
  }

  @Test func `those who filled in a form on others are no population`() {
    let rated = Self.draft("We recruited 40 children. Parent/teacher ratings of their mood were taken.")
    #expect(rated.sample?.populations == ["children"])
    let reported = Self.draft("We recruited 40 children, and parent-reported symptoms were counted.")
    #expect(reported.sample?.populations == ["children"])
    #expect(Self.draft("We recruited 40 parents, who reported that they ran.").sample?.populations == ["parents"])
  }

  @Test(arguments: [
    ("We recruited 40 patients at a university hospital.", ["hospital"]),
    ("We recruited 40 people at a university.", ["university"]),
  ])
  func `a university hospital is a hospital`(abstract: String, settings: [String]) {
    #expect(Self.draft(abstract).setting?.concepts == settings)
  }

  @Test(arguments: [
    ("Half of the patients received running. The others received relaxation.", ["running"]),
    ("All patients received running. They received relaxation as well.", ["running", "relaxation"]),
  ])
  func `what the others got is what it is compared with`(abstract: String, given: [String]) {
    #expect(Self.draft("We studied 40 patients. \(abstract)").intervention?.concepts == given)
  }

  @Test(arguments: [
    ("Four schools took part; two were assigned to running and two to relaxation.", nil),
    ("Two were assigned to running and two to relaxation.", 4),
    ("The forms came back; four respondents did not wish to say who they were.", nil),
    ("Four respondents took part.", 4),
  ])
  func `neither schools nor those who would not say are how many took part`(abstract: String, n: Int?) {
    #expect(Self.draft(abstract).sample?.n == n)
  }

  @Test(arguments: [
    ("They ran, starting with ten minutes and building up to 40 minutes.", nil),
    ("They started with others and ran sessions of 40 minutes.", 40),
  ])
  func `minutes that were built up are for a person to say`(abstract: String, minutes: Int?) {
    let draft = Self.draft("We randomised 40 patients to running or rest. \(abstract)")
    #expect(draft.intervention?.minutes?.min == minutes.map { Numeral($0) })
  }

  @Test(arguments: [
    ("We recruited 40 adults and their children, aged 9 to 14 years.", nil),
    ("We recruited 40 adults, aged 29 to 44 years, and their children.", 29),
  ])
  func `ages of their children are not those of who took part`(abstract: String, youngest: Int?) {
    #expect(Self.draft(abstract).sample?.age?.min == youngest)
  }
}
