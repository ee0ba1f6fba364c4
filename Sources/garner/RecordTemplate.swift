import Records

/// A record that shows every part there is, with words that say what belongs there.
enum RecordTemplate {
  static func record(id: String) -> StudyRecord {
    StudyRecord(
      id: id, role: .included,
      citation: Citation(
        id: id, type: "article-journal",
        variables: [
          .init(name: "author", value: .names([CitationName(family: "Author", given: "A.")])),
          .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 2001)]))),
          .init(name: "title", value: .text("Title of the article")),
          .init(name: "container-title", value: .text("Name of the journal")),
        ]),
      sample: Sample(
        n: 20,
        description: ["en": "Who took part, in your own words", "nl": "Wie er meededen, in eigen woorden"],
        sex: SexCounts(female: 12, male: 8),
        age: Age(min: 14, max: 22, mean: Numeral("17.5"), sd: Numeral("1.8")),
        conditions: ["depression"], populations: ["adolescents"]),
      setting: Setting(concepts: ["inpatient"]),
      design: Design(concepts: ["rct"]),
      intervention: Intervention(
        concepts: ["running-therapy"], timesPerWeek: QuantityRange(min: 2, max: 3),
        minutes: QuantityRange(min: 30), weeks: QuantityRange(min: 8, max: 8)),
      comparators: [Intervention(description: ["en": "What the others were given", "nl": "Wat de anderen kregen"])],
      effects: [
        Effect(
          finding: finding(
            "\(id)-e1", ["en": "What was measured and found", "nl": "Wat is gemeten en gevonden"],
            outcomes: ["depression"], page: "5"),
          measure: ["en": "Name of the instrument", "nl": "Naam van het instrument"], direction: .improved,
          against: ["en": "The comparison", "nl": "De vergelijking"])
      ],
      opportunities: [
        finding("\(id)-o1", ["en": "What speaks for it", "nl": "Wat ervoor pleit"], themes: [], page: "6")
      ],
      threats: [
        finding(
          "\(id)-t1", ["en": "What speaks against it", "nl": "Wat ertegen pleit"], themes: ["drop-out"], page: "7")
      ],
      absent: [Absence(pointer: "/setting/context", kind: .notReported)])
  }

  private static func finding(
    _ id: String, _ statement: LocalizedText, outcomes: [String] = [], themes: [String] = [], page: String
  ) -> Finding {
    Finding(
      id: id, statement: statement, outcomes: outcomes, themes: themes, locator: Locator(page: page),
      statedBy: .authors)
  }
}
