import Records
import Reviews
import Testing

@Suite("The records of a review together")
struct ReviewCheckTests {
  static let frame = ReviewFrame(
    description: ReviewDescription(
      id: "r", title: ["en": "R"], languages: ["en", "nl"],
      documents: [SourceDocument(id: "thesis", label: ["en": "thesis"])]),
    vocabulary: Vocabulary())

  static func filed(
    _ id: String, doi: String? = nil, findings: [Finding] = [], file: String? = nil
  ) -> FiledRecord {
    let variables = doi.map { [Citation.Variable(name: "DOI", value: .text($0))] } ?? []
    let record = StudyRecord(
      id: id, role: .included, citation: Citation(id: id, type: "document", variables: variables), threats: findings)
    return FiledRecord(record: record, file: file ?? "studies/\(id).json")
  }

  static func finding(
    _ id: String, via: String? = nil, sources: [String] = [], document: String? = nil
  ) -> Finding {
    Finding(
      id: id, statement: ["en": "words"], locator: Locator(document: document, page: "1"), statedBy: .authors, via: via,
      sources: sources)
  }

  static func problems(_ records: [FiledRecord]) -> [String] {
    ReviewCheck(frame: frame, records: records).problems().map(\.description)
  }

  @Test("may not share an id, in whatever format they are")
  func sharedIDs() {
    #expect(
      Self.problems([Self.filed("a"), Self.filed("a", file: "studies/a.xml")])
        == ["studies/a.xml: error: /id: 'a' is also the id of studies/a.json"])
  }

  @Test("may not share the id of a finding")
  func sharedFindingIDs() {
    let problems = Self.problems([
      Self.filed("a", findings: [Self.finding("x")]), Self.filed("b", findings: [Self.finding("x")]),
    ])
    #expect(problems == ["studies/b.json: error: /threats/0/id: the finding id 'x' is also used in studies/a.json"])
  }

  @Test("name only records and documents that are there, or the nearest one is told")
  func deadReferences() {
    let finding = Self.finding("x", via: "smiht", sources: ["gone"], document: "theses")
    #expect(
      Self.problems([Self.filed("a", findings: [finding]), Self.filed("smith")]) == [
        "studies/a.json: error: /threats/0/via: there is no record 'smiht': did you mean 'smith'?",
        "studies/a.json: error: /threats/0/sources/0: there is no record 'gone'",
        "studies/a.json: error: /threats/0/locator/document: review.json names no document 'theses': "
          + "did you mean 'thesis'?",
      ])
  }

  @Test("with one DOI under two ids are warned of")
  func sharedDOI() {
    let problems = ReviewCheck(
      frame: Self.frame,
      records: [Self.filed("a", doi: "10.1000/ABC"), Self.filed("b", doi: "https://doi.org/10.1000/abc")]
    ).problems()
    #expect(problems.map(\.severity) == [.warning])
    #expect(problems.first?.message.contains("'a'") == true)
  }

  @Test(
    "have DOIs that are compared without case and address",
    arguments: [
      ("10.1000/ABC", "10.1000/abc"), ("https://doi.org/10.1000/Abc", "10.1000/abc"), ("doi:10.1/x", "10.1/x"),
      ("http://dx.doi.org/10.1/x", "10.1/x"), ("DOI: 10.1/x", "10.1/x"),
    ])
  func bareDOI(written: String, compared: String) {
    #expect(ReviewCheck.bareDOI(written) == compared)
  }

  @Test("have their missing translations counted by language")
  func missingTranslations() {
    let check = ReviewCheck(
      frame: Self.frame, records: [Self.filed("a", findings: [Self.finding("x"), Self.finding("y")])])
    let missing = check.missingTranslations()
    #expect(missing.map(\.language) == ["nl"])
    #expect(missing.map(\.count) == [2])
  }
}
