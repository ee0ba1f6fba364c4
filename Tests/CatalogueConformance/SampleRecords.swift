package import Records

/// Records for the conformance suite: few values, each with a point.
package enum SampleRecords {
  /// A record with these words as its findings, one passage each.
  package static func record(_ id: String, saying passages: String...) -> FiledRecord {
    record(id, passages: passages)
  }

  package static func record(_ id: String, passages: [String]) -> FiledRecord {
    let findings = passages.enumerated().map { number, words in
      Finding(
        id: "\(id)-r\(number + 1)", statement: ["nl": words], locator: Locator(document: "thesis"), statedBy: .authors)
    }
    return FiledRecord(
      record: StudyRecord(
        id: id, role: .background, citation: Citation(id: id, type: "document"), remarks: findings),
      file: "studies/\(id).json")
  }

  /// A record with a value at every place a facet looks at.
  package static let full: FiledRecord = {
    let locator = Locator(document: "thesis", table: "2")
    func effect(_ number: Int, _ outcomes: [String], _ direction: Effect.Direction) -> Effect {
      Effect(
        finding: Finding(
          id: "full1999-e\(number)", statement: ["en": "measured"], outcomes: outcomes, themes: ["group"],
          locator: locator, statedBy: .authors),
        measure: ["en": "Beck Depression Inventory"], direction: direction)
    }
    var record = StudyRecord(
      id: "full1999", role: .included,
      citation: Citation(
        id: "full1999", type: "article-journal",
        variables: [
          .init(name: "title", value: .text("Running as a Treatment")),
          .init(name: "author", value: .names([CitationName(family: "Woerkom", nonDroppingParticle: "van")])),
          .init(name: "issued", value: .date(CitationDate(parts: [.init(year: 1999, month: 4)]))),
          .init(name: "language", value: .text("en-GB")),
          .init(name: "DOI", value: .text("10.1000/FULL.1")),
        ]))
    record.sample = Sample(
      n: 28, description: ["en": "outpatients"], age: Age(min: 18, max: 52),
      conditions: ["depression", "anxiety"], populations: ["women", "adolescents"])
    record.setting = Setting(concepts: ["inpatient", "day-treatment"], context: ["open-group"])
    record.design = Design(concepts: ["rct"])
    record.intervention = Intervention(
      concepts: ["running-therapy"], timesPerWeek: QuantityRange(min: 3, max: Numeral("5.50")),
      minutes: QuantityRange(min: Numeral("1.5e1")), weeks: QuantityRange(max: 10))
    record.effects = [
      effect(1, ["depression", "fitness"], .improved), effect(2, [], .noDifference), effect(3, ["anxiety"], .mixed),
    ]
    record.opportunities = [
      Finding(
        id: "full1999-o1", statement: ["nl": "kans"], outcomes: ["self-esteem"], themes: ["group", "nature"],
        conditions: ["addiction"], locator: locator, statedBy: .reviewer)
    ]
    record.absent = [
      Absence(pointer: "/sample/age/max", kind: .unclear), Absence(pointer: "/setting/context", kind: .notReported),
      Absence(pointer: "/citation/title", kind: .notReported),
    ]
    return FiledRecord(record: record, file: "studies/full1999.xml")
  }()

  /// A record with nothing that can be left out, and a word for why.
  package static let bare: FiledRecord = {
    var record = StudyRecord(id: "bare", role: .included, citation: Citation(id: "bare", type: "document"))
    record.absent = [
      Absence(pointer: "/sample", kind: .notApplicable), Absence(pointer: "/setting", kind: .notExtracted),
    ]
    return FiledRecord(record: record, file: "studies/bare.json")
  }()

  /// A record whose ages stand with its groups only.
  package static let grouped: FiledRecord = {
    var record = StudyRecord(id: "Grouped-2", role: .background, citation: Citation(id: "Grouped-2", type: "book"))
    record.sample = Sample(groups: [
      SampleGroup(id: "red", label: ["nl": "de rode groep"], age: Age(min: 14, max: 16)),
      SampleGroup(id: "blue", age: Age(min: 17, max: 22)),
    ])
    record.intervention = Intervention(timesPerWeek: QuantityRange())
    return FiledRecord(record: record, file: "studies/Grouped-2.json")
  }()
}
