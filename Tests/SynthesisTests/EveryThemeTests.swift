import Prose
import Records
import Synthesis
import Testing

/// False alarms and misses alike, over everything the review of running therapy is coded with.
@Suite("Sentences about every theme and finding of a review")
struct EveryThemeTests {
  private static let numbers = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven"]

  private struct Held {
    var theme: String
    var studies: [String]
  }

  private func themes(_ review: RunningTherapy) -> [Held] {
    ThemeCounts.counts(of: review.records.map(\.record), vocabulary: review.frame.vocabulary).map {
      Held(theme: $0.theme.id, studies: $0.studies)
    }
  }

  private func verdicts(_ text: String, _ judge: inout ClaimJudge) throws -> Set<String> {
    Set(try judge.judge(ProseDocument(markdown: text), file: "text.md").problems.map(\.verdict.rawValue))
  }

  private func sentence(_ number: Int, _ studies: [String], _ theme: String) -> String {
    let noun = number == 1 ? "studie noemt" : "studies noemen"
    let keys = studies.map { "@" + $0 }.joined(separator: "; ")
    return "Volgens Tabel 2: \(Self.numbers[number]) \(noun) het [\(keys)]<!-- claim theme=\(theme) -->."
  }

  @Test func `are supported as the tables count them, and wrong by one more or less`() throws {
    let review = try RunningTherapy.shared.get()
    var judge = try review.judge()
    let themes = themes(review)
    #expect(themes.count > 30)
    for held in themes {
      let count = held.studies.count
      #expect(try verdicts(sentence(count, held.studies, held.theme), &judge) == [], "\(held)")
      #expect(try verdicts(sentence(count + 1, held.studies, held.theme), &judge) == ["wrong-number"], "\(held)")
      guard count > 1 else { continue }
      let fewer = Array(held.studies.dropLast())
      #expect(
        try verdicts(sentence(count - 1, fewer, held.theme), &judge) == ["wrong-number", "undercounted"], "\(held)")
    }
  }

  @Test func `are unsupported of each study that does not hold it`() throws {
    let review = try RunningTherapy.shared.get()
    var judge = try review.judge()
    for held in themes(review) {
      for study in review.evidence.included {
        let text = "Zo is het [@\(study)]<!-- claim theme=\(held.theme) -->."
        #expect(try verdicts(text, &judge) == (held.studies.contains(study) ? [] : ["unsupported"]), "\(text)")
        let negated = "Zo is het niet [@\(study)]<!-- claim niet theme=\(held.theme) -->."
        #expect(
          try verdicts(negated, &judge) == (held.studies.contains(study) ? ["contradicted"] : []), "\(negated)")
      }
    }
  }

  @Test func `are supported by each finding that is named for its own study, its way named where it has one`() throws {
    let review = try RunningTherapy.shared.get()
    var judge = try review.judge()
    for held in review.evidence.findings {
      let way = held.finding.via.map { "; via @\($0)" } ?? ""
      let text = "Zo is het [@\(held.study)\(way)]<!-- claim finding=\(held.finding.id) -->."
      #expect(try verdicts(text, &judge) == [], "\(text)")
      guard held.finding.via != nil else { continue }
      let direct = "Zo is het [@\(held.study)]<!-- claim finding=\(held.finding.id) -->."
      #expect(try verdicts(direct, &judge) == ["secondary"], "\(direct)")
    }
  }

  @Test func `leave no finding unused where each is named, and every one where none is`() throws {
    let review = try RunningTherapy.shared.get()
    var judge = try review.judge()
    let text = review.evidence.findings.map { "Zo is het<!-- claim finding=\($0.finding.id) -->." }.joined(
      separator: "\n")
    let all = try judge.judge(ProseDocument(markdown: text), file: "text.md")
    #expect(UnusedFindings.list(review.evidence, reports: [all]).isEmpty)
    #expect(UnusedFindings.list(review.evidence, reports: []).count == review.evidence.findings.count)
    #expect(UnusedFindings.list(review.evidence, reports: []).prefix { $0.role == .included }.count > 70)
  }
}
