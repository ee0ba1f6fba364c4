import Formats
import Interview
import Records

/// Answers from a list; nil stands for Ctrl-C. What was said is kept.
final class Script: Conversation {
  private var lines: [String?]
  private(set) var said: [String] = []
  private(set) var asked = 0
  private(set) var begun = 0
  private(set) var ended = 0
  let offersWords: Bool
  /// What is answered once the lines are used up.
  private let afterwards: (Script) -> String?

  init(_ lines: [String?], offersWords: Bool = true, afterwards: @escaping (Script) -> String? = { _ in nil }) {
    self.afterwards = afterwards
    self.lines = lines
    self.offersWords = offersWords
  }

  func begin() { begun += 1 }
  func end() { ended += 1 }
  func say(_ words: String) { said.append(words) }
  func show(_ lines: String) { said.append(lines) }

  func ask(_ prompt: String, completions: @escaping (String) -> [Completion]) -> String? {
    asked += 1
    return lines.isEmpty ? afterwards(self) : lines.removeFirst()
  }

  var isUsedUp: Bool { lines.isEmpty }

  /// What was said to be wrong.
  var complaints: [String] { said.filter { $0.hasPrefix("  ! ") } }

  /// The questions as they came, without number and explanation.
  var questions: [String] {
    said.compactMap { words in
      guard let line = words.split(separator: "\n").first, let colon = line.firstRange(of: ": "),
        line.hasPrefix("Question ") || line.hasPrefix("Vraag ")
      else { return nil }
      return String(line[colon.upperBound...])
    }
  }
}

/// A small review to ask for.
enum SmallReview {
  static let vocabulary = Vocabulary([
    .init(
      scheme: .population,
      concepts: [
        Concept(
          id: "adolescents", preferredLabel: ["en": "adolescents", "nl": "adolescenten"],
          alternativeLabels: LocalizedWords([.init(language: "nl", words: ["pubers"])]),
          scopeNote: ["en": "People aged 10 to 19.", "nl": "Mensen van 10 tot en met 19 jaar."])
      ]),
    .init(
      scheme: .design,
      concepts: [
        Concept(id: "rct", preferredLabel: ["en": "randomised trial", "nl": "gerandomiseerd onderzoek"]),
        Concept(id: "case-series", preferredLabel: ["en": "case series, uncontrolled", "nl": "casusreeks"]),
      ]),
    .init(
      scheme: .condition,
      concepts: [
        Concept(id: "depression", preferredLabel: ["en": "depression", "nl": "depressie"]),
        Concept(id: "anxiety", preferredLabel: ["en": "anxiety", "nl": "angst"]),
      ]),
    .init(
      scheme: .setting,
      concepts: [
        Concept(id: "inpatient", preferredLabel: ["en": "inpatient", "nl": "opname"]),
        Concept(id: "outpatient", preferredLabel: ["en": "outpatient", "nl": "ambulant"]),
      ]),
    .init(
      scheme: .intervention,
      concepts: [Concept(id: "running-therapy", preferredLabel: ["en": "running therapy", "nl": "runningtherapie"])]),
    .init(
      scheme: .outcome,
      concepts: [Concept(id: "depression", preferredLabel: ["en": "depression", "nl": "depressie"])]),
    .init(
      scheme: .theme, concepts: [Concept(id: "drop-out", preferredLabel: ["en": "drop-out", "nl": "uitval"])]),
  ])

  static func interview(
    taken: Set<String> = [], language: String = "en", reviewLanguages: [String]? = nil
  ) -> Interview {
    let description = ReviewDescription(
      id: "sample", title: ["en": "A sample"], languages: reviewLanguages ?? [language])
    return Interview(
      frame: ReviewFrame(description: description, vocabulary: vocabulary), takenIDs: taken, language: language
    ) { record in "PREVIEW \(record.id)" }
  }

  /// A whole study: the question, and what is answered.
  static let study: [(question: String, answer: String)] = [
    ("Authors", "Nabkasorn; et al."), ("Year", "2005"), ("Title", "Running and mood"),
    ("Kind of source", "journal article"), ("Journal or book it is in", ""), ("DOI or web address", "10.1000/182"),
    ("Short name", ""), ("Part in the review", ""), ("Design", "rct"), ("Participants", "49"),
    ("Women or girls", "49"), ("Men or boys", "-"), ("Youngest and oldest", "18-20"), ("Mean age", "18,8 ± 0,7"),
    ("Who they were", "pubers"), ("Condition", "depressie"), ("Setting", ""), ("Intervention", "running-therapy"),
    ("Times a week", "5"), ("Minutes a session", "at least 50"), ("Weeks", "8"), ("Comparison", "usual activities"),
    ("Measured effect 1", "Less depression"), ("· Outcome", "depression"), ("· Instrument", ""),
    ("· Direction", "improved"), ("· Compared with", "usual activities"), ("· Where it stands", "table 2, p. 12"),
    ("Measured effect 2", ""), ("Opportunity 1", ""), ("Threat 1", "Drop-out"), ("· Theme", "drop-out"),
    ("· Outcome", ""), ("· Where it stands", ""), ("Threat 2", ""), ("Write this record?", "yes"),
  ]

  static let answers = study.map(\.answer)

  /// The answers with some of them given otherwise.
  static func answers(_ changes: [String: String]) -> [String] {
    study.map { changes[$0.question] ?? $0.answer }
  }

  static func place(of question: String) -> Int { study.firstIndex { $0.question == question } ?? 0 }
}

extension Interview.Outcome {
  var record: StudyRecord? { if case .record(let record, _) = self { record } else { nil } }
  var format: (any RecordFormat.Type)? { if case .record(_, let format) = self { format } else { nil } }
}
