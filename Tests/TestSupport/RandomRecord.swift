package import Records

/// Makes records that use every part of the model, with words that formats stumble over.
package struct RandomRecord {
  private var generator: SeededGenerator

  package init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  package mutating func record() -> StudyRecord {
    let id = identifier()
    var record = StudyRecord(
      id: id, role: StudyRecord.Role.allCases.randomElement(using: &generator) ?? .included,
      citation: citation(id), sample: sample(), setting: setting(), design: design(),
      intervention: maybe { $0.intervention() }, comparators: some { $0.intervention() },
      effects: some { $0.effect() }, opportunities: some { $0.finding() }, threats: some { $0.finding() },
      remarks: some { $0.finding() }, notes: maybe { $0.text() })
    if !record.citation.authors.isEmpty { record.incomplete = ["/citation/author"] }
    for (pointer, isThere) in [
      ("/setting", record.setting != nil), ("/sample", record.sample != nil), ("/design", record.design != nil),
      ("/intervention", record.intervention != nil), ("/effects", !record.effects.isEmpty),
    ] where !isThere && Bool.random(using: &generator) {
      record.absent.append(
        Absence(pointer: pointer, kind: AbsenceKind.allCases.randomElement(using: &generator) ?? .unclear))
    }
    if chance(0.3) { record.records = several { $0.identifier() } }
    for (pointer, isThere) in [("/sample/n", record.sample?.n != nil), ("/effects/0", !record.effects.isEmpty)]
    where isThere && chance(0.5) {
      record.unconfirmed.append(
        Guess(
          pointer: pointer, source: Guess.Source.allCases.randomElement(using: &generator) ?? .title, quote: words()))
    }
    for pointer in ["/sample/age", "/setting"] where chance(0.3) {
      record.leads.append(
        Lead(
          pointer: pointer, source: Guess.Source.allCases.randomElement(using: &generator) ?? .title, quote: words(),
          concepts: chance(0.5) ? several { $0.identifier() } : []))
    }
    return record
  }

  // MARK: Parts

  private mutating func citation(_ id: String) -> Citation {
    var variables: [Citation.Variable] = []
    if chance(0.8) { variables.append(.init(name: "author", value: .names(several { $0.name() }))) }
    if chance(0.8) {
      var part = CitationDate.Part(year: Int.random(in: 1900...2030, using: &generator), month: maybe { _ in 5 })
      if chance(0.3) { part.strings = part.month == nil ? .year : [.year, .month] }
      if part.strings.contains(.month), chance(0.5) { part.strings.insert(.paddedMonth) }
      let parts = chance(0.2) ? [part, part] : [part]
      variables.append(
        .init(
          name: "issued",
          value: .date(
            CitationDate(
              parts: parts, season: maybe { $0.chance(0.5) ? .number(3) : .text($0.words()) },
              circa: maybe { $0.scalar() }))))
    }
    for name in ["title", "DOI", "container-title", "volume", "page", "abstract"] where chance(0.4) {
      variables.append(.init(name: name, value: .text(words())))
    }
    if chance(0.3) { variables.append(.init(name: "issue", value: .number(Numeral("1.50") ?? 2))) }
    if chance(0.2) { variables.append(.init(name: "categories", value: .words(several { $0.words() }))) }
    return Citation(
      id: id, type: CitationVariable.types.randomElement(using: &generator) ?? "book", variables: variables)
  }

  private mutating func name() -> CitationName {
    chance(0.2)
      ? CitationName(literal: words())
      : CitationName(
        family: words(), given: maybe { $0.words() }, nonDroppingParticle: maybe { _ in "van" },
        handling: chance(0.2) ? [.init(.commaSuffix, scalar()), .init(.staticOrdering, true)] : [])
  }

  private mutating func scalar() -> CitationScalar {
    [.text(words()), .text("true"), .text("3"), .number(3), .flag(true), .flag(false)]
      .randomElement(using: &generator) ?? true
  }

  private mutating func sample() -> Sample? {
    let sample = Sample(
      n: maybe { _ in 49 }, description: maybe { $0.text() },
      sex: maybe { _ in SexCounts(female: 20, male: 9) }, age: maybe { $0.age() },
      conditions: some { $0.identifier() }, populations: some { $0.identifier() },
      groups: chance(0.3) ? [SampleGroup(id: "a", label: text(), n: 3, age: age()), SampleGroup(id: "b")] : [])
    return sample == Sample() ? nil : sample
  }

  private mutating func age() -> Age {
    let age = Age(
      min: maybe { _ in 18 }, max: maybe { _ in 30 }, mean: maybe { _ in Numeral("18.80") },
      sd: maybe { _ in Numeral("0.70") }, note: maybe { $0.text() })
    return age == Age() ? Age(min: 7) : age
  }

  private mutating func setting() -> Setting? {
    let setting = Setting(
      concepts: some { $0.identifier() }, context: some { $0.identifier() }, stayMonths: maybe { $0.range() },
      description: maybe { $0.text() })
    return setting == Setting() ? nil : setting
  }

  private mutating func design() -> Design? {
    let design = Design(concepts: some { $0.identifier() }, description: maybe { $0.text() })
    return design == Design() ? nil : design
  }

  private mutating func intervention() -> Intervention {
    Intervention(
      concepts: several { $0.identifier() }, timesPerWeek: maybe { $0.range() }, minutes: maybe { $0.range() },
      weeks: maybe { $0.range() }, description: maybe { $0.text() })
  }

  private mutating func range() -> QuantityRange {
    let texts = ["3", "2.50", "1e1", "0"]
    let low = texts.randomElement(using: &generator).flatMap(Numeral.init)
    return chance(0.5) ? QuantityRange(min: low) : QuantityRange(min: low, max: Numeral("12.0"))
  }

  private mutating func effect() -> Effect {
    Effect(
      finding: finding(), measure: maybe { $0.text() },
      direction: Effect.Direction.allCases.randomElement(using: &generator) ?? .unclear,
      against: maybe { $0.text() }, followUp: maybe { $0.text() })
  }

  private mutating func finding() -> Finding {
    Finding(
      id: identifier(), statement: text(), outcomes: some { $0.identifier() }, themes: some { $0.identifier() },
      conditions: some { $0.identifier() },
      locator: Locator(
        document: maybe { $0.identifier() }, section: words(), table: maybe { $0.words() },
        column: maybe { $0.words() }, item: maybe { _ in 3 }, page: maybe { _ in "55-56" }),
      statedBy: Finding.Stater.allCases.randomElement(using: &generator) ?? .authors,
      ambiguity: maybe { $0.text() }, via: maybe { $0.identifier() }, sources: some { $0.identifier() })
  }

  // MARK: Words

  private mutating func text() -> LocalizedText {
    let tags = ["nl", "en", "en-GB", "x-klingon"].shuffled(using: &generator).prefix(
      Int.random(in: 1...3, using: &generator))
    return LocalizedText(tags.map { LocalizedText.Entry(language: $0, words: words()) })
  }

  private mutating func words() -> String {
    let pieces = [
      "drop-out", "<b>&amp;</b>", "\"quoted\"", "a\nline", "tab\there", "naïve café", "跑步", "👩‍👧", "\\back", "]]>",
      "'", "♦", "\u{301}combining", "\r\nCRLF", "  spaces  ", "=1+1", "|", "e\u{301}",
    ]
    return (0...Int.random(in: 0...3, using: &generator))
      .compactMap { _ in pieces.randomElement(using: &generator) }.joined(separator: " ")
  }

  private mutating func identifier() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    let rest = (0..<10).compactMap { _ in letters.randomElement(using: &generator) }
    return "x" + String(rest) + (chance(0.3) ? "-a_B" : "")
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }

  private mutating func maybe<Value>(_ make: (inout Self) -> Value?) -> Value? {
    chance(0.5) ? make(&self) : nil
  }

  private mutating func some<Value>(_ make: (inout Self) -> Value) -> [Value] {
    chance(0.5) ? several(make) : []
  }

  private mutating func several<Value>(_ make: (inout Self) -> Value) -> [Value] {
    (0...Int.random(in: 0...2, using: &generator)).map { _ in make(&self) }
  }
}
