import Catalogue
import Formats
import Foundation
import Prose
import Records
import Reviews
import Synthesis
import Testing

/// Each line of the fixtures has a sentence, and behind it what the review of running therapy has to find.
@Suite("Verdicts on sentences about the review of running therapy")
struct VerdictTests {
  struct Line: CustomTestStringConvertible, Sendable {
    var file: String
    var number: Int
    var text: String
    var expected: [String]

    var testDescription: String { "\(file):\(number)" }
  }

  static let lines: [Line] = [
    "verdicts.nl.md", "verdicts.en.md", "counts.nl.md", "counts.en.md", "theses.nl.md", "theses.en.md",
    "sources.nl.md", "sources.en.md",
  ].flatMap { file -> [Line] in
    let text = (try? String(contentsOf: fixtures.appendingPathComponent(file), encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line -> Line? in
      guard let start = line.range(of: "<!-- expect "), let end = line.range(of: " -->", options: .backwards) else {
        return nil
      }
      let words = line[start.upperBound..<end.lowerBound].split(separator: " ").map(String.init)
      return Line(file: file, number: index + 1, text: String(line), expected: words.sorted())
    }
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  @Test("are found, and no others", arguments: lines)
  func verdicts(line: Line) throws {
    var judge = try RunningTherapy.shared.get().judge()
    let report = try judge.judge(ProseDocument(markdown: line.text), file: line.file)
    let verdicts = Set(report.problems.map(\.verdict.rawValue))
    let statuses = Set(report.results.map(\.status).map { "\($0)" }.map { $0 == "keysOnly" ? "keys-only" : $0 })
    #expect((verdicts.isEmpty ? statuses : verdicts).sorted() == line.expected, "\(line.text)")
  }

  @Test func `come in both languages for every kind there is`() {
    for file in ["verdicts.nl.md", "verdicts.en.md"] {
      let expected = Set(Self.lines.filter { $0.file == file }.flatMap(\.expected))
      #expect(expected.isSuperset(of: ClaimVerdict.allCases.map(\.rawValue)), "\(file)")
    }
  }
}

/// The review of running therapy as it comes with the product.
struct RunningTherapy {
  let frame: ReviewFrame
  let records: [FiledRecord]
  let evidence: Evidence

  static let shared = Result { try RunningTherapy() }

  private init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Corpus/running-therapy").path
    let reader = ReviewReader(ReviewFolder(path: folder))
    let frame = try #require(reader.frame(from: try reader.sharedBytes()).value)
    let records = try reader.folder.studyFiles().files.map { file in
      let reading = reader.record(
        try reader.folder.contents(of: file.path), file: file.path, vocabulary: frame.vocabulary)
      return try #require(reading.value)
    }
    self.frame = frame
    self.records = records
    evidence = Evidence(records: records.map(\.record), vocabulary: frame.vocabulary)
  }

  func judge() throws -> ClaimJudge {
    try ClaimJudge(evidence: evidence, index: MemoryIndex(records), frame: frame)
  }
}
