import Records
import TestSupport

/// Makes random records out of what real ones hold: names with particles, titles with markup, dates with a season.
struct RecordMaker {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }
  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func words(_ range: ClosedRange<Int>) -> String {
    let words = [
      "running", "therapy", "Über", "β-blockers", "p < 0.05,", "R&D", "<i>Salmonella</i>", "H<sub>2</sub>O",
      "\"quoted\"",
      "50%", "A_b", "{x}", "naïve", "日本", "don't", "(n = 12)", "TI", "#1", "~", "\\", "–", "e.g.", "10.5", "$5",
    ]
    return (0..<Int.random(in: range, using: &random)).map { _ in pick(words) }.joined(separator: " ")
  }

  private mutating func name() -> CitationName {
    if chance(10) { return CitationName(literal: pick(["Study Group", "WHO", "Consortium of Nine"])) }
    var name = CitationName(
      family: pick(["Greist", "O'Brien", "Müller", "Åström", "Smith Jones", "Lee"]),
      given: pick(["John H", "J. H.", "Anna", "Maria-Theresia", "é"]))
    if chance(20) { name.nonDroppingParticle = pick(["van", "van den", "de"]) }
    if chance(10) { name.suffix = pick(["Jr", "3rd"]) }
    return name
  }

  private mutating func date() -> CitationDate {
    let year = Int.random(in: 1950...2026, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return CitationDate(parts: [.init(year: year)])
    case 1: return CitationDate(parts: [.init(year: year, month: Int.random(in: 1...12, using: &random))])
    case 2: return CitationDate(parts: [.init(year: year)], season: pick(["Spring", "Winter"]))
    case 3: return CitationDate(parts: [.init(year: year, month: 3), .init(year: year, month: 4)])
    case 4: return CitationDate(parts: [.init(year: year), .init(year: year + 1)])
    case 5: return CitationDate(parts: [.init(year: year, month: 12), .init(year: year + 1, month: 1)])
    default: return CitationDate(parts: [.init(year: year, month: 2, day: Int.random(in: 1...28, using: &random))])
    }
  }

  /// What every format here can hold: the citation of an article, and keywords.
  mutating func article(_ number: Int) -> ImportedRecord {
    var variables: [Citation.Variable] = []
    func add(_ name: String, _ value: Citation.Value) { variables.append(.init(name: name, value: value)) }
    add("title", .text(words(1...9)))
    if chance(90) {
      let names = (0..<Int.random(in: 1...4, using: &random)).map { _ in name() }
      add("author", .names(names))
    }
    if chance(80) { add("container-title", .text(pick(["Lancet", "J. of Exp. & Clin. Med.", "Sport : a journal"]))) }
    if chance(90) { add("issued", .date(date())) }
    if chance(60) { add("volume", .text(pick(["12", "Suppl 3", "IV"]))) }
    if chance(60) { add("issue", .text(pick(["3", "2-3"]))) }
    if chance(60) { add("page", .text(pick(["12-19", "e123", "1001-1010", "S5-S9"]))) }
    if chance(60) { add("DOI", .text("10.1000/x\(number)(a)<b>")) }
    if chance(60) { add("ISSN", .text("1234-567X")) }
    if chance(60) { add("abstract", .text(words(5...60))) }
    if chance(40) { add("language", .text(pick(["en", "nl", "de"]))) }
    if chance(30) { add("note", .text(words(1...4))) }
    var record = ImportedRecord(
      citation: Citation(id: "x", type: "article-journal", variables: variables), line: 1)
    if chance(50) { record.keywords = (0..<3).map { _ in pick(["running", "Über", "R&D", "quality of life"]) } }
    return record
  }

  /// With everything that a record of PubMed has.
  mutating func full(_ number: Int) -> ImportedRecord {
    var record = article(number)
    record.citation.variables.insert(.init(name: "PMID", value: .text(String(number))), at: 0)
    record.citation.variables.append(.init(name: "PMCID", value: .text("PMC\(number)")))
    record.citation.variables.append(.init(name: "container-title-short", value: .text("J Exp")))
    if chance(50) { record.revised = "2024-11-05" }
    record.publicationTypes = [.init(name: pick(["Journal Article", "Retracted Publication"]))]
    record.headings = (0..<3).map { _ in
      .init(
        descriptor: .init(name: pick(["Running", "Aged, 80 and over"]), isMajor: chance(50)),
        qualifiers: chance(50) ? [.init(name: "psychology", isMajor: chance(50))] : [])
    }
    record.grants = chance(50) ? [.init(number: "R01 1", acronym: "MH", agency: "NIMH", country: "US")] : []
    record.registrations = chance(50) ? [.init(registry: "ClinicalTrials.gov", number: "NCT01234567")] : []
    record.corrections = chance(50) ? [.init(kind: "RetractionIn", source: "Lancet. 2005;1:2.", pmid: "12")] : []
    record.identifiers = chance(50) ? [.init(scheme: "pii", value: "S0140-6736(05)66545-6")] : []
    if record.citation.authors.first?.family != nil, chance(50) {
      record.contributors = [
        .init(role: "author", position: 1, orcid: "0000-0002-1825-0097", affiliations: ["Dept. of X, Y."])
      ]
    }
    record.kept = chance(50) ? [.init(tag: "JID", values: ["0376505", "1"])] : []
    return record
  }
}

extension ImportedRecord {
  /// The values by name, without the id, the line and the order: what an export has to bring back.
  var values: [String: String] {
    var record = self
    record.line = 0
    record.citation.id = ""
    // The name a record had elsewhere.
    record.kept.removeAll { ["id", "entrykey"].contains($0.tag) }
    var values = Dictionary(
      uniqueKeysWithValues: record.citation.variables.map { ($0.name, String(describing: $0.value)) })
    record.citation.variables = []
    values["rest"] = String(describing: record)
    return values
  }

  /// What is not the same, in words.
  func differences(from other: ImportedRecord) -> [String] {
    let (old, new) = (other.values, values)
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
      "\($0): \(old[$0] ?? "-") became \(new[$0] ?? "-")"
    }
  }
}
