package import Records

/// Makes the record of an interview's answers: what was left empty is recorded as not reported, a hyphen as not
/// applicable.
package enum RecordBuilder {
  package static func record(_ answers: [String: String], language: String) -> StudyRecord {
    var builder = Builder(answers: answers, language: language)
    return builder.record()
  }

  private struct Builder {
    let answers: [String: String]
    let language: String
    var absent: [Absence] = []

    /// The answer, or nil with its absence noted.
    mutating func value(_ key: String, at pointer: String) -> String? {
      let answer = answers[key] ?? ""
      if !answer.isEmpty, answer != "-" { return answer }
      absent.append(Absence(pointer: pointer, kind: answer == "-" ? .notApplicable : .notReported))
      return nil
    }

    func words(_ text: String) -> LocalizedText { LocalizedText([.init(language: language, words: text)]) }

    func list(_ text: String?) -> [String] {
      text?.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init) ?? []
    }

    mutating func record() -> StudyRecord {
      let id = answers["id"] ?? "record"
      var record = StudyRecord(id: id, role: .included, citation: Citation(id: id, type: answers["type"] ?? "document"))
      fillCitation(&record)
      fillPeople(&record)
      fillCare(&record)
      record.effects = findings("effects", "e", id).map { finding, key in
        Effect(
          finding: finding, measure: given(key + ".measure").map(words),
          direction: answers[key + ".direction"].flatMap(Effect.Direction.init(rawValue:)) ?? .unclear)
      }
      record.opportunities = findings("opportunities", "o", id).map(\.finding)
      record.threats = findings("threats", "t", id).map(\.finding)
      for (pointer, isEmpty) in [
        ("/effects", record.effects.isEmpty), ("/opportunities", record.opportunities.isEmpty),
        ("/threats", record.threats.isEmpty),
      ] where isEmpty {
        absent.append(Absence(pointer: pointer, kind: .notReported))
      }
      record.absent = tidied(absent, record)
      return record
    }

    private func given(_ key: String) -> String? {
      answers[key].flatMap { $0.isEmpty || $0 == "-" ? nil : $0 }
    }

    private mutating func fillCitation(_ record: inout StudyRecord) {
      if let authors = value("authors", at: "/citation/author") {
        var names = authors.split(separator: ";").map { $0.split(separator: " ").joined(separator: " ") }
        if let last = names.last, let range = last.lowercased().firstRange(of: "et al") {
          let rest = String(last[..<range.lowerBound]).split(separator: " ").joined(separator: " ")
          names.removeLast()
          if !rest.isEmpty { names.append(rest) }
          if !names.isEmpty { record.incomplete = ["/citation/author"] }
        }
        let parsed = names.filter { !$0.isEmpty }.map(Self.name)
        if !parsed.isEmpty { record.citation.variables.append(.init(name: "author", value: .names(parsed))) }
      }
      if let year = value("year", at: "/citation/issued").flatMap({ Int($0) }) {
        record.citation.variables.append(
          .init(name: "issued", value: .date(CitationDate(parts: [.init(year: year)]))))
      }
      if let title = value("title", at: "/citation/title") {
        record.citation.variables.append(.init(name: "title", value: .text(title)))
      }
      if let container = value("container", at: "/citation/container-title") {
        record.citation.variables.append(.init(name: "container-title", value: .text(container)))
      }
    }

    /// A family name; lower-case words before it are its particle.
    private static func name(_ text: String) -> CitationName {
      let words = text.split(separator: " ")
      let particle = words.dropLast().prefix { $0.first?.isLowercase == true }
      return CitationName(
        family: words.dropFirst(particle.count).joined(separator: " "),
        nonDroppingParticle: particle.isEmpty ? nil : particle.joined(separator: " "))
    }

    private mutating func fillPeople(_ record: inout StudyRecord) {
      let n = value("n", at: "/sample/n").flatMap { Int($0) }
      let female = given("female").flatMap { Int($0) }
      let male = given("male").flatMap { Int($0) }
      let sex = female == nil && male == nil ? nil : SexCounts(female: female, male: male)
      if sex == nil { _ = value("female", at: "/sample/sex") }
      var age = Age()
      if let ages = given("ages") {
        let range = Self.range(ages)
        age.min = range.min?.integer
        age.max = range.max?.integer
      }
      if let mean = given("mean") {
        let figures = mean.split(separator: "±").compactMap { Numeral(String($0.filter { $0 != " " })) }
        age.mean = figures.first
        age.sd = figures.count > 1 ? figures[1] : nil
      }
      if age == Age() {
        _ = value("ages", at: "/sample/age")
      } else {
        if age.min == nil, age.max == nil {
          absent.append(contentsOf: [
            Absence(pointer: "/sample/age/min", kind: .notReported),
            Absence(pointer: "/sample/age/max", kind: .notReported),
          ])
        }
        if age.mean == nil { _ = value("mean", at: "/sample/age/mean") }
      }
      let conditions = list(value("conditions", at: "/sample/conditions"))
      let sample = Sample(n: n, sex: sex, age: age == Age() ? nil : age, conditions: conditions)
      if sample != Sample() { record.sample = sample }
      let settings = list(value("setting", at: "/setting"))
      if !settings.isEmpty { record.setting = Setting(concepts: settings) }
      let designs = list(value("design", at: "/design"))
      if !designs.isEmpty { record.design = Design(concepts: designs) }
    }

    private mutating func fillCare(_ record: inout StudyRecord) {
      let intervention = Intervention(
        concepts: list(value("intervention", at: "/intervention/concepts")),
        timesPerWeek: value("times", at: "/intervention/timesPerWeek").map(Self.range),
        minutes: value("minutes", at: "/intervention/minutes").map(Self.range),
        weeks: value("weeks", at: "/intervention/weeks").map(Self.range))
      if intervention != Intervention() { record.intervention = intervention }
      if let comparison = value("comparison", at: "/comparators") {
        record.comparators = [Intervention(description: words(comparison))]
      }
    }

    private static func range(_ text: String) -> QuantityRange {
      let isOpen = text.hasSuffix("+")
      let figures = (isOpen ? text.dropLast() : text[...]).split(separator: "-").compactMap { Numeral(String($0)) }
      guard let first = figures.first else { return QuantityRange() }
      return QuantityRange(min: first, max: isOpen ? nil : figures.count > 1 ? figures[1] : first)
    }

    private func findings(_ list: String, _ letter: String, _ id: String) -> [(finding: Finding, key: String)] {
      var findings: [(finding: Finding, key: String)] = []
      var number = 0
      while let statement = given("\(list).\(number).statement") {
        let key = "\(list).\(number)"
        let finding = Finding(
          id: "\(id)-\(letter)\(number + 1)", statement: words(statement),
          outcomes: self.list(given(key + ".outcomes")),
          themes: self.list(given(key + ".themes")), locator: Locator(page: given(key + ".page") ?? "?"),
          statedBy: .authors)
        findings.append((finding, key))
        number += 1
      }
      return findings
    }

    /// One absence for a whole section where all of it is absent in the same way.
    private func tidied(_ absent: [Absence], _ record: StudyRecord) -> [Absence] {
      var tidy = absent
      let sections: [(String, isThere: Bool)] = [
        ("/sample", record.sample != nil), ("/intervention", record.intervention != nil),
      ]
      for (section, isThere) in sections where !isThere {
        let kinds = Set(tidy.filter { $0.pointer.hasPrefix(section + "/") }.map(\.kind))
        guard kinds.count == 1, let kind = kinds.first else { continue }
        let place = tidy.firstIndex { $0.pointer.hasPrefix(section + "/") } ?? tidy.startIndex
        tidy.removeAll { $0.pointer.hasPrefix(section + "/") }
        tidy.insert(Absence(pointer: section, kind: kind), at: min(place, tidy.count))
      }
      return tidy
    }
  }
}
