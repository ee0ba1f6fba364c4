import Records
import Testing

@testable import Extraction

/// Concepts that stand beside narrower ones, or beside others that say the same.
@Suite("What a draft takes beside another concept")
struct GuessBesideTests {
  private static let vocabulary = Vocabulary([
    .init(
      scheme: .condition,
      concepts: [
        GuessVocabulary.concept("anxiety-disorder", en: ["anxiety disorder"]),
        GuessVocabulary.concept("panic-disorder", en: ["panic disorder"], broader: ["anxiety-disorder"]),
      ]),
    .init(
      scheme: .design,
      concepts: [
        GuessVocabulary.concept("case-series", en: ["case series"]),
        GuessVocabulary.concept("case-report", en: ["case report", "case reports"]),
      ]),
  ])

  private static func study(_ abstract: String, types: [String] = []) -> StudyRecord {
    var citation = Citation(id: "pmid-1", type: "article-journal")
    citation.variables = [.init(name: "abstract", value: .text(abstract))]
    var record = ImportedRecord(citation: citation, line: 1)
    record.publicationTypes = types.map { .init(name: $0) }
    return StudyDraft.study(from: record, id: "a2001", vocabulary: vocabulary)
  }

  @Test(arguments: [
    (
      "panic disorder, social anxiety disorder or generalised anxiety disorder", ["anxiety-disorder", "panic-disorder"]
    ),
    ("panic disorder or another anxiety disorder", ["anxiety-disorder", "panic-disorder"]),
    ("panic disorder, which is an anxiety disorder", ["panic-disorder"]),
    ("an anxiety disorder: panic disorder", ["panic-disorder"]),
  ])
  func `a wider condition listed behind a narrower one is had besides`(listed: String, conditions: [String]) {
    let study = Self.study("METHODS: Adults were randomised. They had been treated for \(listed).")
    #expect(study.sample?.conditions == conditions)
  }

  @Test(arguments: [
    ("METHODS: In this case series eight patients were treated.", ["case-series"]),
    ("METHODS: Eight patients were treated.", ["case-report"]),
    ("METHODS: This case report is of a patient who was treated.", ["case-report"]),
  ])
  func `what a text calls its cases goes before the type of the publication`(abstract: String, designs: [String]) {
    #expect(Self.study(abstract, types: ["Case Reports"]).design?.concepts == designs)
  }
}
