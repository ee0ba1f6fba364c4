import Records
import Synthesis
import Testing

@Suite("Theme counts")
struct ThemeCountsTests {
  private func record(_ id: String, role: StudyRecord.Role = .included, threats: [[String]]) -> StudyRecord {
    StudyRecord(
      id: id, role: role, citation: Citation(id: id, type: "document"),
      threats: threats.enumerated().map { number, themes in
        Finding(
          id: "\(id)-t\(number + 1)", statement: ["en": "x"], themes: themes, locator: Locator(page: "1"),
          statedBy: .authors)
      })
  }

  private let vocabulary = Vocabulary([
    Vocabulary.SchemeConcepts(
      scheme: .theme,
      concepts: [
        Concept(id: "wide", preferredLabel: ["en": "wide"]),
        Concept(id: "narrow", preferredLabel: ["en": "narrow"], broader: ["wide"]),
        Concept(id: "alone", preferredLabel: ["en": "alone"]),
      ])
  ])

  @Test func `a study counts once for a theme, and for the wider one too`() {
    let counts = ThemeCounts.counts(
      of: [record("a", threats: [["narrow"], ["narrow", "wide"]]), record("b", threats: [["wide"]])],
      vocabulary: vocabulary)
    #expect(counts.map(\.theme.id) == ["wide", "narrow"])
    #expect(counts.map(\.studies) == [["a", "b"], ["a"]])
    #expect(counts[0].namings.map(\.finding.id) == ["a-t1", "a-t2", "b-t1"])
    #expect(counts[0].studies(in: .threats) == ["a", "b"])
    #expect(counts[0].studies(in: .effects) == [])
  }

  @Test func `background records do not count`() {
    let counts = ThemeCounts.counts(of: [record("a", role: .background, threats: [["alone"]])], vocabulary: vocabulary)
    #expect(counts.isEmpty)
  }
}
