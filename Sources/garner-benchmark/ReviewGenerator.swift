import Formats
import Foundation
import Records

/// Makes reviews of any size, the same for the same seed: records of about 200 words with the corpus's vocabulary.
struct ReviewGenerator {
  private var state: UInt64
  private let vocabulary: Vocabulary
  /// Made-up words, the first far more frequent than the last, as in any language (Zipf).
  private let words: [String]

  init(seed: UInt64, vocabulary: Vocabulary) {
    state = seed
    self.vocabulary = vocabulary
    var words: [String] = []
    words.reserveCapacity(20_000)
    let syllables = ["ra", "no", "ti", "me", "lo", "ka", "se", "du", "vi", "pe", "bo", "ju", "ha", "gi", "ne", "wo"]
    for number in 0..<20_000 {
      var word = ""
      var rest = number
      repeat {
        word += syllables[rest % 16]
        rest /= 16
      } while rest > 0
      words.append(word)
    }
    self.words = words
  }

  /// Writes a review of `count` records beside the frame of `source`.
  mutating func write(count: Int, to folder: URL, frameFrom source: URL) throws {
    let studies = folder.appendingPathComponent("studies")
    try FileManager.default.createDirectory(at: studies, withIntermediateDirectories: true)
    for name in ["review.json", "vocabulary.json", "searches.json"] {
      try Data(contentsOf: source.appendingPathComponent(name)).write(to: folder.appendingPathComponent(name))
    }
    for number in 0..<count {
      let record = record(number)
      let text = RecordFormats.write(record, as: number % 5 == 0 ? XMLFormat.self : JSONFormat.self)
      let name = "\(record.id).\(number % 5 == 0 ? "xml" : "json")"
      try Data(text.utf8).write(to: studies.appendingPathComponent(name))
    }
  }

  private mutating func record(_ number: Int) -> StudyRecord {
    let id = "study\(number)"
    let youngest = 10 + below(40)
    let citation = Citation(
      id: id, type: "article-journal",
      variables: [
        .init(name: "author", value: .names([CitationName(family: name()), CitationName(family: name())])),
        .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 1970 + below(55))]))),
        .init(name: "title", value: .text(sentence(10))),
      ])
    return StudyRecord(
      id: id, role: .included, citation: citation,
      sample: Sample(
        n: 8 + below(300), age: Age(min: youngest, max: youngest + below(30)), conditions: [concept(.condition)]),
      setting: below(3) == 0 ? nil : Setting(concepts: [concept(.setting)]),
      design: Design(concepts: [concept(.design)]),
      intervention: Intervention(
        concepts: [concept(.intervention)], timesPerWeek: QuantityRange(min: Numeral(1 + below(3)), max: 5)),
      effects: (0..<2).map { place in
        Effect(finding: finding("\(id)-e\(place)"), direction: Effect.Direction.allCases[below(5)])
      },
      opportunities: (0..<4).map { finding("\(id)-o\($0)") }, threats: (0..<3).map { finding("\(id)-t\($0)") })
  }

  private mutating func finding(_ id: String) -> Finding {
    Finding(
      id: id,
      statement: [("en", sentence(10)), ("nl", sentence(10))].reduce(into: LocalizedText([])) {
        $0.entries.append(.init(language: $1.0, words: $1.1))
      }, outcomes: [concept(.outcome)], themes: [concept(.theme)], locator: Locator(page: "\(1 + below(20))"),
      statedBy: .authors)
  }

  private mutating func concept(_ scheme: Scheme) -> String {
    let concepts = vocabulary.concepts(in: scheme)
    return concepts[below(concepts.count)].id
  }

  private mutating func sentence(_ length: Int) -> String {
    (0..<length).map { _ in word() }.joined(separator: " ")
  }

  private mutating func name() -> String {
    let name = word()
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private mutating func word() -> String {
    // The cube of an even share: few words take most places.
    let share = Double(below(1 << 20)) / Double(1 << 20)
    return words[Int(share * share * share * Double(words.count))]
  }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(bound))
  }
}
