package import Records
import TestSupport

/// Records and questions made by chance: few different words, so that questions hit, and every kind of scalar.
package struct RandomRecords {
  private var generator: SeededGenerator

  package init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private static let words = [
    "running", "runningtherapie", "run", "depressie", "depression", "depressieve", "jongeren", "Jongeren", "CAFÉ",
    "cafe\u{301}", "reëel", "reeel", "coördinatie", "naïeve", "18-20", "18", "20", "n=28", "±", "AND", "OR", "NOT",
    "NEAR(a", "\"quoted\"", "'s-avonds", "a*", "^start", "col:umn", "¶", "ﬁt", "ß", "İstanbul", "Ωμέγα", "ομεγασ",
    "日本語", "ก็", "한국어", "👟", "x\u{0303}y", "\u{200B}", "e\u{0327}\u{0301}", "½", "²", "Ǆ", "\u{1D165}\u{1D16D}",
    "नि", "\u{0}", "\u{FEFF}", "\u{FFFD}", "K", "Å",
  ]

  private static let concepts = ["depression", "anxiety", "rct", "inpatient", "two words", "100%", "a=b", "", "é"]

  /// Up to 12 records with different ids.
  package mutating func records() -> [FiledRecord] {
    let numbers = (1...40).shuffled(using: &generator).prefix(Int.random(in: 0...12, using: &generator))
    return numbers.map { record("r\($0)") }
  }

  /// The tokens of a question: mostly a run out of some record, and whether the last token may go on.
  package mutating func question(about records: [FiledRecord], tokens: (FiledRecord) -> [[String]]) -> ([String], Bool)
  {
    let prefix = Bool.random(using: &generator)
    guard let passage = records.randomElement(using: &generator).map(tokens)?.randomElement(using: &generator),
      !passage.isEmpty, Int.random(in: 0..<5, using: &generator) > 0
    else { return (["running", "depressie"].shuffled(using: &generator).prefix(1) + [], prefix) }
    let start = Int.random(in: 0..<passage.count, using: &generator)
    var run = Array(passage[start...].prefix(Int.random(in: 1...3, using: &generator)))
    if prefix, let last = run.popLast() {
      let scalars = last.unicodeScalars
      let kept = scalars.prefix(Int.random(in: 1...scalars.count, using: &generator))
      run.append(String(String.UnicodeScalarView(kept)))
    }
    return (run, prefix)
  }

  private mutating func record(_ id: String) -> FiledRecord {
    var record = StudyRecord(
      id: id, role: Bool.random(using: &generator) ? .included : .background, citation: citation(id))
    if flip() {
      record.sample = Sample(
        n: number(), description: text(), age: flip() ? Age(min: number(), max: number()) : nil,
        conditions: list(), populations: list(),
        groups: flip() ? [SampleGroup(id: "g", label: text(), age: Age(min: number(), max: number()))] : [])
    }
    if flip() { record.setting = Setting(concepts: list(), context: list(), description: text()) }
    if flip() { record.design = Design(concepts: list(), description: text()) }
    if flip() {
      record.intervention = Intervention(
        concepts: list(), timesPerWeek: range(), minutes: range(), weeks: range(), description: text())
    }
    record.effects = (0..<Int.random(in: 0...3, using: &generator)).map { number in
      Effect(
        finding: finding("\(id)-e\(number)"), measure: text(),
        direction: Effect.Direction.allCases.randomElement(using: &generator) ?? .unclear)
    }
    record.threats = (0..<Int.random(in: 0...3, using: &generator)).map { finding("\(id)-t\($0)") }
    record.absent = ["/sample/n", "/setting", "/effects", "/sample/age", "/notes"]
      .filter { _ in flip() }
      .map { Absence(pointer: $0, kind: AbsenceKind.allCases.randomElement(using: &generator) ?? .unclear) }
    record.notes = text()
    return FiledRecord(record: record, file: "studies/\(id).\(flip() ? "json" : "xml")")
  }

  private mutating func citation(_ id: String) -> Citation {
    var citation = Citation(id: id, type: "book")
    if flip() { citation.variables.append(.init(name: "title", value: .text(passage()))) }
    if flip() { citation.variables.append(.init(name: "language", value: .text("nl"))) }
    if let year = number() {
      citation.variables.append(.init(name: "issued", value: .date(CitationDate(parts: [.init(year: year)]))))
    }
    return citation
  }

  private mutating func finding(_ id: String) -> Finding {
    Finding(
      id: id, statement: text() ?? ["nl": "niets"], outcomes: list(), themes: list(), conditions: list(),
      locator: Locator(document: "thesis"), statedBy: .authors)
  }

  private mutating func text() -> LocalizedText? {
    guard flip() else { return nil }
    return flip() ? ["nl": passage(), "en": passage()] : ["nl": passage()]
  }

  private mutating func passage() -> String {
    let count = Int.random(in: 1...6, using: &generator)
    let glue = [" ", " ", " ", "", "-", ", "].randomElement(using: &generator) ?? " "
    return (0..<count).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: glue)
  }

  private mutating func list() -> [String] {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in Self.concepts.randomElement(using: &generator) ?? "" }
  }

  private mutating func range() -> QuantityRange? {
    let numerals = [nil, Numeral("3"), Numeral("2.50"), Numeral("-1e2"), Numeral("0")]
    guard flip() else { return nil }
    return QuantityRange(
      min: numerals.randomElement(using: &generator) ?? nil, max: numerals.randomElement(using: &generator) ?? nil)
  }

  private mutating func number() -> Int? {
    flip() ? Int.random(in: 0...2000, using: &generator) : nil
  }

  private mutating func flip() -> Bool {
    Bool.random(using: &generator)
  }
}
