import Records
import TestSupport

/// Imported records as reading an export could give them, with everything in their texts that a format might lose.
struct RandomImports {
  private var random: SeededGenerator
  private let isPlain: Bool

  /// - Parameter isPlain: whether every value is such as databases write it.
  init(seed: UInt64, isPlain: Bool = false) {
    random = SeededGenerator(seed: seed)
    self.isPlain = isPlain
  }

  private static let pieces = [
    "Running", "mood", "\"", "\"\"", ",", ";", "; ", "\n", "\r", "\t", " ", "'", "=1", "+", "-", "@", "é", "van", "de",
    "Jr.",
    "J.", "[", "ﬀ", "\u{FEFF}", "\u{1F3C3}", "|", "\\", "/", "2005-07-14", "{}", "e\u{301}", "\u{301}", "\u{200C}",
    "\u{200D}",
    "\u{FE0F}", "\u{600}",
  ]

  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private static let words = [
    "Running", "mood", "Über", "naïve", "R&D", "50%", "p<0.05", "A_b", "#1", "don't", "(n=12)", "e.g.", "10.5", "$5",
    "well-being", "and", "van", "TI", "日本", "depression,", "therapy:", "\"quoted\"", "a/b", "[sic]", "{x}", "–", "~3",
  ]

  private mutating func text() -> String {
    if isPlain {
      let words = (0...Int.random(in: 0..<4, using: &random)).map { _ in
        Self.words.randomElement(using: &random) ?? "a"
      }
      return "Aim " + words.joined(separator: " ") + " end"
    }
    while true {
      let text = (0...Int.random(in: 0..<5, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "a"
      }
      .joined()
      if text.contains(where: { $0.isLetter }) { return text }
    }
  }

  private mutating func maybe() -> String? { one(in: 2) ? text() : nil }

  /// A word of a list, which NBIB parts by slashes.
  private mutating func term() -> String { isPlain ? text().replacing("/", with: " ") : text() }

  private mutating func value(of variable: String) -> String {
    guard isPlain else {
      let text = text()
      // What is no PMID would be kept elsewhere.
      return variable == "PMID" ? String(text.utf8.count + 1) : text
    }
    return switch variable {
    case "DOI": "10.1000/\(Int.random(in: 1...999, using: &random)).(x)"
    case "PMID": String(Int.random(in: 1...40_000_000, using: &random))
    case "PMCID": "PMC\(Int.random(in: 1...9_999_999, using: &random))"
    case "ISSN": "1234-567X"
    case "ISBN": "9780306406157"
    case "URL": "https://example.org/a_b?c=%20d"
    case "page": ["12-19", "e123", "S5-S9", "101-102"].randomElement(using: &random) ?? "1"
    case "volume", "issue": ["12", "3-4", "Suppl 1"].randomElement(using: &random) ?? "1"
    case "language": ["en", "nl", "de"].randomElement(using: &random) ?? "fr"
    case "source": "PsycINFO"
    default: text()
    }
  }

  private mutating func plainName() -> CitationName {
    if one(in: 5) { return CitationName(literal: one(in: 2) ? "Study Group" : "Dept. of Running and Mood") }
    return CitationName(
      family: ["Smith", "O'Brien", "Müller", "Smith-Jones", "Smith Jones"].randomElement(using: &random),
      given: ["J. A.", "Anna", "Maria-Theresia", "John H"].randomElement(using: &random),
      suffix: one(in: 6) ? "Jr" : nil, nonDroppingParticle: one(in: 4) ? "van de" : nil)
  }

  private mutating func name() -> CitationName {
    if isPlain { return plainName() }
    if one(in: 4) { return CitationName(literal: text()) }
    return CitationName(
      family: one(in: 2) ? "Smith" : text(), given: one(in: 2) ? "J. A." : maybe(), suffix: one(in: 4) ? "Jr." : nil,
      droppingParticle: one(in: 8) ? text() : nil, nonDroppingParticle: one(in: 4) ? "van de" : nil)
  }

  private mutating func date() -> CitationDate {
    if isPlain {
      let year = Int.random(in: 1950...2030, using: &random)
      let month = one(in: 3) ? nil : Int.random(in: 1...12, using: &random)
      let day = month == nil || one(in: 2) ? nil : Int.random(in: 1...28, using: &random)
      return CitationDate(
        parts: [.init(year: year, month: month, day: day)], season: month == nil && one(in: 3) ? "Spring" : nil)
    }
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
    let types = isPlain ? ["article-journal", "book", "chapter", "thesis"] : CitationVariable.types
    let type = types.randomElement(using: &random) ?? "document"
    var record = ImportedRecord(citation: Citation(id: "record-\(number)", type: type), line: number)
    let texts = CitationVariable.texts.filter { $0 != "abstract" }.shuffled(using: &random).prefix(isPlain ? 30 : 12)
    let dates = CitationVariable.dates.shuffled(using: &random).prefix(2)
    var plain = texts.map { Citation.Variable(name: $0, value: .text(value(of: $0))) }
    plain += dates.map { .init(name: $0, value: .date(date())) }
    if one(in: 4) { plain.append(.init(name: "categories", value: .words([text(), text()]))) }
    if isPlain, !texts.contains("title") { plain.append(.init(name: "title", value: .text(text()))) }
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
      if isPlain ? role == "author" : one(in: 2) {
        record.contributors.append(
          .init(
            role: role, position: names.count, orcid: "0000-0002-1825-0097", affiliations: [text()],
            identifiers: one(in: 2) ? [] : [.init(scheme: "ISNI", value: text())]))
      }
    }
    record.citation.variables = plain
    // What goes out has CSL's present names.
    record.citation = record.citation.withCurrentNames
    record.publicationTypes = list { .init(name: $0.term(), ui: $0.maybe()) }
    record.headings = list {
      .init(
        descriptor: .init(name: $0.term(), ui: $0.maybe(), isMajor: $0.one(in: 2)),
        qualifiers: $0.list { .init(name: $0.term(), ui: $0.maybe()) })
    }
    record.keywords = list { $0.text() }
    record.grants = list {
      if $0.isPlain { return .init(number: "R01 1", acronym: "MH", agency: "NIMH NIH HHS", country: "United States") }
      return .init(number: $0.text(), acronym: $0.maybe(), agency: $0.maybe(), country: $0.maybe())
    }
    record.registrations = list { .init(registry: $0.isPlain ? $0.term() : $0.maybe(), number: $0.text()) }
    record.corrections = list { .init(kind: "ErratumIn", source: $0.maybe(), pmid: $0.maybe(), note: $0.maybe()) }
    if one(in: 2) { record.identifiers = [.init(scheme: "pii", value: text())] }
    if one(in: 2) {
      record.kept = [.init(tag: "ZZ", values: [text(), text()]), .init(tag: "title", values: [text()])]
    }
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
