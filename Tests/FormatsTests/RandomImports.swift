import Records
import TestSupport

/// Imported records as reading an export could give them, with everything in their texts that a table might lose.
struct RandomImports {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces = [
    "Running", "mood", "\"", "\"\"", ",", ";", "; ", "\n", "\r", "\t", " ", "'", "=1", "+", "-", "@", "é", "van", "de",
    "Jr.",
    "J.", "[", "ﬀ", "\u{FEFF}", "\u{1F3C3}", "|", "\\", "/", "2005-07-14", "{}", "e\u{301}",
  ]

  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private mutating func text() -> String {
    while true {
      let text = (0...Int.random(in: 0..<5, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "a"
      }
      .joined()
      if text.contains(where: { $0.isLetter }) { return text }
    }
  }

  private mutating func maybe() -> String? { one(in: 2) ? text() : nil }

  private mutating func name() -> CitationName {
    if one(in: 4) { return CitationName(literal: text()) }
    return CitationName(
      family: one(in: 2) ? "Smith" : text(), given: one(in: 2) ? "J. A." : maybe(), suffix: one(in: 4) ? "Jr." : nil,
      droppingParticle: one(in: 8) ? text() : nil, nonDroppingParticle: one(in: 4) ? "van de" : nil)
  }

  private mutating func date() -> CitationDate {
    if one(in: 5) { return CitationDate(parts: [.init(year: 2005)], season: maybe().map { .text($0) }, raw: maybe()) }
    let year = Int.random(in: -5...2030, using: &random)
    let month = one(in: 2) ? Int.random(in: 1...12, using: &random) : nil
    let part = CitationDate.Part(year: year, month: month, day: month == nil || one(in: 2) ? nil : 28)
    return CitationDate(parts: one(in: 4) ? [part, .init(year: year + 1)] : [part])
  }

  private mutating func list<Item>(_ make: (inout Self) -> Item) -> [Item] {
    one(in: 2) ? [] : (0...Int.random(in: 0..<3, using: &random)).map { _ in make(&self) }
  }

  mutating func record(_ number: Int) -> ImportedRecord {
    let type = CitationVariable.types.randomElement(using: &random) ?? "document"
    var record = ImportedRecord(citation: Citation(id: "record-\(number)", type: type), line: number)
    let texts = CitationVariable.texts.filter { $0 != "abstract" }.shuffled(using: &random).prefix(12)
    let dates = CitationVariable.dates.shuffled(using: &random).prefix(2)
    var plain = texts.map { Citation.Variable(name: $0, value: .text(text())) }
    plain += dates.map { .init(name: $0, value: .date(date())) }
    if one(in: 4) { plain.append(.init(name: "categories", value: .words([text(), text()]))) }
    if one(in: 2) {
      plain.append(.init(name: "abstract", value: .text(text())))
    } else {
      record.abstract = list { .init(label: $0.maybe(), category: $0.maybe(), text: $0.text()) }
    }
    plain.shuffle(using: &random)
    for role in CitationVariable.names.shuffled(using: &random).prefix(2) + ["author"] {
      guard !plain.contains(where: { $0.name == role }) else { continue }
      let names = list { $0.name() }
      guard !names.isEmpty else { continue }
      plain.append(.init(name: role, value: .names(names)))
      if one(in: 2) {
        record.contributors.append(
          .init(
            role: role, position: names.count, orcid: "0000-0002-1825-0097", affiliations: [text()],
            identifiers: one(in: 2) ? [] : [.init(scheme: "ISNI", value: text())]))
      }
    }
    record.citation.variables = plain
    record.publicationTypes = list { .init(name: $0.text(), ui: $0.maybe()) }
    record.headings = list {
      .init(
        descriptor: .init(name: $0.text(), ui: $0.maybe(), isMajor: $0.one(in: 2)),
        qualifiers: $0.list { .init(name: $0.text(), ui: $0.maybe()) })
    }
    record.keywords = list { $0.text() }
    record.grants = list { .init(number: $0.text(), acronym: $0.maybe(), agency: $0.maybe(), country: $0.maybe()) }
    record.registrations = list { .init(registry: $0.maybe(), number: $0.text()) }
    record.corrections = list { .init(kind: "ErratumIn", source: $0.maybe(), pmid: $0.maybe(), note: $0.maybe()) }
    if one(in: 2) { record.identifiers = [.init(scheme: "pii", value: text())] }
    if one(in: 2) { record.kept = [.init(tag: "ZZ", values: [text(), ""]), .init(tag: "title", values: [text()])] }
    if one(in: 4) {
      record.sources = (0...1).map {
        .init(id: "record-\(number)\($0)", databases: list { $0.text() }, gave: ["title"])
      }
    }
    if one(in: 3) { record.version = 2 }
    if one(in: 3) { record.revised = "2024-11-05" }
    return record
  }
}
