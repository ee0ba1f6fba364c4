import Records

/// Turns a node that has passed its check into a record. Nothing here can fail: what could, the check has refused.
extension StudyRecord {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), role: node.choice("role") ?? .background,
      citation: Citation(node["citation"] ?? Node(.object([]))),
      incomplete: node.strings("incomplete"), records: node.strings("records"),
      sample: node["sample"].map { Sample($0) },
      setting: node["setting"].map { Setting($0) },
      design: node["design"].map { Design($0) },
      intervention: node["intervention"].map { Intervention($0) },
      comparators: node.list("comparators") { Intervention($0) },
      effects: node.list("effects") { Effect($0) },
      opportunities: node.list("opportunities") { Finding($0) },
      threats: node.list("threats") { Finding($0) },
      remarks: node.list("remarks") { Finding($0) },
      absent: node.absences("absent"),
      unconfirmed: node.list("unconfirmed") { guess in
        Guess(
          pointer: guess.words("path"), source: guess.choice("source") ?? .abstract, quote: guess.words("quote"),
          value: guess["value"]?.string)
      },
      leads: node.list("leads") { lead in
        Lead(
          pointer: lead.words("path"), source: lead.choice("source") ?? .abstract, quote: lead.words("quote"),
          concepts: lead.strings("concepts"))
      },
      notes: node.text("notes"))
  }
}

extension Sample {
  init(_ node: Node) {
    self.init(
      n: node.integer("n"), description: node.text("description"), sex: node["sex"].map { SexCounts($0) },
      age: node["age"].map { Age($0) }, conditions: node.strings("conditions"),
      populations: node.strings("populations"), groups: node.list("groups") { SampleGroup($0) })
  }
}

extension SampleGroup {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), label: node.text("label"), n: node.integer("n"),
      sex: node["sex"].map { SexCounts($0) }, age: node["age"].map { Age($0) },
      description: node.text("description"))
  }
}

extension SexCounts {
  init(_ node: Node) {
    self.init(female: node.integer("female"), male: node.integer("male"), other: node.integer("other"))
  }
}

extension Age {
  init(_ node: Node) {
    self.init(
      min: node.integer("min"), max: node.integer("max"), mean: node.numeral("mean"), sd: node.numeral("sd"),
      note: node.text("note"))
  }
}

extension QuantityRange {
  init(_ node: Node) {
    self.init(min: node.numeral("min"), max: node.numeral("max"))
  }
}

extension Setting {
  init(_ node: Node) {
    self.init(
      concepts: node.strings("concepts"), context: node.strings("context"),
      stayMonths: node["stayMonths"].map { QuantityRange($0) }, description: node.text("description"))
  }
}

extension Design {
  init(_ node: Node) {
    self.init(concepts: node.strings("concepts"), description: node.text("description"))
  }
}

extension Intervention {
  init(_ node: Node) {
    self.init(
      concepts: node.strings("concepts"), timesPerWeek: node["timesPerWeek"].map { QuantityRange($0) },
      minutes: node["minutes"].map { QuantityRange($0) }, weeks: node["weeks"].map { QuantityRange($0) },
      description: node.text("description"))
  }
}

extension Finding {
  init(_ node: Node) {
    self.init(
      id: node.words("id"), statement: node.text("statement") ?? LocalizedText([]),
      outcomes: node.strings("outcomes"), themes: node.strings("themes"), conditions: node.strings("conditions"),
      locator: node["locator"].map { Locator($0) } ?? Locator(), statedBy: node.choice("statedBy") ?? .reviewer,
      ambiguity: node.text("ambiguity"), via: node["via"]?.string, sources: node.strings("sources"))
  }
}

extension Effect {
  init(_ node: Node) {
    self.init(
      finding: Finding(node), measure: node.text("measure"), direction: node.choice("direction") ?? .unclear,
      against: node.text("against"), followUp: node.text("followUp"),
      results: node.list("results") { result in
        GroupResult(
          group: result.words("group"), n: result.integer("n"), mean: result.numeral("mean"),
          sd: result.numeral("sd"), events: result.integer("events"))
      })
  }
}

extension Locator {
  init(_ node: Node) {
    self.init(
      document: node["document"]?.string, section: node["section"]?.string, table: node["table"]?.string,
      study: node["study"]?.string, column: node["column"]?.string, item: node.integer("item"),
      paragraph: node.integer("paragraph"), page: node["page"]?.string)
  }
}

extension Citation {
  init(_ node: Node) {
    let variables = node.members.compactMap { member -> Variable? in
      guard member.key != "id", member.key != "type" else { return nil }
      return CitationShape.citation[member.key].map { field in
        Variable(name: member.key, value: Value(member.value, shape: field.shape))
      }
    }
    self.init(id: node.words("id"), type: node.words("type"), variables: variables)
  }
}

extension Citation.Value {
  init(_ node: Node, shape: Shape) {
    switch shape {
    case .list(.object): self = .names(node.elements.map { CitationName($0) })
    case .list: self = .words(node.elements.compactMap(\.string))
    case .object: self = .date(CitationDate(node))
    default:
      if case .number(let text) = node.value, let number = Numeral(text) {
        self = .number(number)
      } else {
        self = .text(node.string ?? "")
      }
    }
  }
}

extension CitationName {
  init(_ node: Node) {
    self.init(
      family: node["family"]?.string, given: node["given"]?.string, suffix: node["suffix"]?.string,
      droppingParticle: node["dropping-particle"]?.string,
      nonDroppingParticle: node["non-dropping-particle"]?.string, literal: node["literal"]?.string,
      handling: node.members.compactMap { member in
        Handling.Option(rawValue: member.key).map { Handling($0, member.value.scalar) }
      })
  }
}

extension CitationDate {
  init(_ node: Node) {
    let parts = (node["date-parts"]?.elements ?? []).map { date in
      let numbers = date.elements.map { Int($0.writtenText) ?? 0 }
      return Part(
        year: numbers.first ?? 0, month: numbers.count > 1 ? numbers[1] : nil,
        day: numbers.count > 2 ? numbers[2] : nil,
        strings: date.elements.prefix(3).enumerated().reduce(into: []) { strings, part in
          guard let text = part.element.string else { return }
          strings.insert(Part.Strings.all[part.offset])
          let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
          if digits.hasPrefix("0"), digits.count > 1 { strings.insert(Part.Strings.padded[part.offset]) }
        })
    }
    self.init(
      parts: parts, season: node["season"]?.scalar, literal: node["literal"]?.string, raw: node["raw"]?.string,
      circa: node["circa"]?.scalar)
  }
}

extension Node {
  package func words(_ key: String) -> String { self[key]?.string ?? "" }

  func integer(_ key: String) -> Int? { numeral(key)?.integer }

  func numeral(_ key: String) -> Numeral? {
    guard case .number(let text) = self[key]?.value else { return nil }
    return Numeral(text)
  }

  func text(_ key: String) -> LocalizedText? {
    self[key].map { LocalizedText($0) }
  }

  func strings(_ key: String) -> [String] { self[key]?.elements.compactMap(\.string) ?? [] }

  func list<Item>(_ key: String, _ decode: (Node) -> Item) -> [Item] { self[key]?.elements.map(decode) ?? [] }

  func choice<Choice: RawRepresentable<String>>(_ key: String) -> Choice? {
    self[key]?.string.flatMap(Choice.init(rawValue:))
  }

  func absences(_ key: String) -> [Absence] {
    (self[key]?.members ?? []).compactMap { member in
      member.value.string.flatMap(AbsenceKind.init(rawValue:)).map { Absence(pointer: member.key, kind: $0) }
    }
  }

  var scalar: CitationScalar {
    switch value {
    case .bool(let flag): .flag(flag)
    case .number(let text): Numeral(text).map { .number($0) } ?? .text(text)
    default: .text(string ?? "")
    }
  }

  /// A string, or a number as written.
  var writtenText: String {
    switch value {
    case .string(let string): string
    case .number(let number): number
    default: ""
    }
  }
}

extension LocalizedText {
  init(_ node: Node) {
    self.init(node.members.map { Entry(language: $0.key, words: $0.value.string ?? "") })
  }
}
