import Records

extension SmallReview {
  /// Not in the order of a reference list, so that a table has to put them in it.
  static let records = [nabkasorn, harvard, damen, hekking, bakker]

  private static func citation(_ id: String, _ names: [CitationName], _ year: Int) -> Citation {
    Citation(
      id: id, type: "document",
      variables: [
        Citation.Variable(name: "author", value: .names(names)),
        Citation.Variable(name: "issued", value: .date(CitationDate(parts: [CitationDate.Part(year: year)]))),
      ])
  }

  static let nabkasorn = StudyRecord(
    id: "nabkasorn2005", role: .included,
    citation: citation("nabkasorn2005", [CitationName(family: "Nabkasorn")], 2005),
    incomplete: ["/citation/author"],
    sample: Sample(
      n: 49, description: text("vrouwen met milde depressieve klachten", "women with mild depressive symptoms"),
      sex: SexCounts(female: 49), age: Age(min: 18, max: 20, mean: Numeral("18.8"), sd: Numeral("0.7")),
      conditions: ["depression"], populations: ["women"]),
    design: Design(concepts: ["rct"], description: text("met counterbalancing", "with counterbalancing")),
    intervention: Intervention(
      concepts: ["running-therapy"], timesPerWeek: QuantityRange(min: 5, max: 5),
      minutes: QuantityRange(min: 50, max: 50), weeks: QuantityRange(min: 8, max: 8)),
    comparators: [Intervention(description: text("gewone dagelijkse activiteiten", "usual daily activities"))],
    effects: [
      Effect(
        finding: Finding(
          id: "nabkasorn2005-e1", statement: text("lagere depressiescore", "lower depression score"),
          themes: ["mood"], locator: place("Nabkasorn et al. (2005)", "Effect"), statedBy: .authors),
        direction: .improved, against: text("gewone activiteiten", "usual activities"),
        results: [GroupResult(group: "running", n: 24, mean: Numeral("14.40"), sd: Numeral("3.1"))])
    ],
    opportunities: [
      Finding(
        id: "nabkasorn2005-o1", statement: ["nl": "minder cortisol in de urine"],
        locator: place("Nabkasorn et al. (2005)", "Kansen", 2), statedBy: .authors)
    ],
    threats: [
      Finding(
        id: "nabkasorn2005-t1", statement: text("drop-out", "drop-out"), themes: ["drop-out"],
        locator: place("Nabkasorn et al. (2005)", "Bedreigingen", 1), statedBy: .authors)
    ],
    absent: [
      Absence(pointer: "/setting", kind: .notReported), Absence(pointer: "/effects/0/measure", kind: .notReported),
      Absence(pointer: "/comparators/0/timesPerWeek", kind: .notReported),
    ])

  static let damen = StudyRecord(
    id: "damen1984", role: .included, citation: citation("damen1984", [CitationName(family: "Damen")], 1984),
    incomplete: ["/citation/author"],
    sample: Sample(
      n: 18, age: Age(min: 18, max: 52),
      groups: [
        SampleGroup(
          id: "running", label: text("runninggroep", "running group"), n: 9, age: Age(mean: 35, sd: 10)),
        SampleGroup(
          id: "control", label: text("controlegroep", "control group"),
          age: Age(note: text("“± 15 jaar”: gemiddelde of SD?", "“± 15 years”: mean or SD?"))),
      ]),
    setting: Setting(
      concepts: ["inpatient"], context: ["open-group"], stayMonths: QuantityRange(min: 2, max: 12)),
    intervention: Intervention(
      concepts: ["running-therapy"], timesPerWeek: QuantityRange(min: 3, max: 5),
      minutes: QuantityRange(min: 30)),
    comparators: [
      Intervention(concepts: ["sport"], timesPerWeek: QuantityRange(min: 2, max: 2)),
      Intervention(
        timesPerWeek: QuantityRange(min: 1, max: 1), weeks: QuantityRange(max: 12),
        description: text("ontspanningsoefeningen", "relaxation exercises")),
    ],
    effects: [
      Effect(
        finding: Finding(
          id: "damen1984-e1", statement: text("verandering in klachten", "change in complaints"),
          locator: place("Damen et al. (1984)", "Effect", 2), statedBy: .authors),
        measure: text("HSCL", "HSCL"), direction: .unclear, followUp: text("na afloop", "at the end"))
    ],
    opportunities: [
      Finding(
        id: "damen1984-o1", statement: text("langer volhouden", "keeping it up for longer"), themes: ["adherence"],
        locator: place("Damen et al. (1984)", "Kansen", 1), statedBy: .authors, via: "hekking2011"),
      Finding(
        id: "damen1984-o2", statement: text("afname van ontstemming", "less low mood"), themes: ["mood"],
        locator: place("Damen et al. (1984)", "Kansen", 9), statedBy: .authors, sources: ["hekking2011", "bakker2010"]),
    ],
    threats: [
      Finding(
        id: "damen1984-t5", statement: text("afvallen", "losing weight or dropping out"),
        themes: ["drop-out", "adherence"], locator: place("Damen et al. (1984)", "Bedreigingen", 5),
        statedBy: .authors, ambiguity: text("gewicht of uitval?", "weight or drop-out?")),
      Finding(
        id: "damen1984-t6", statement: text("kou, regen en wind", "cold, rain and wind"), themes: ["mood"],
        locator: place("Damen et al. (1984)", "Bedreigingen", 3), statedBy: .reviewer),
    ],
    remarks: [
      Finding(
        id: "damen1984-r1", statement: text("kost niets", "costs nothing"), themes: ["costs"],
        locator: Locator(document: "thesis", section: "3.2", paragraph: 2, page: "11"), statedBy: .reviewer)
    ],
    absent: [
      Absence(pointer: "/sample/sex", kind: .notReported), Absence(pointer: "/sample/groups/1/n", kind: .unclear),
      Absence(pointer: "/intervention/weeks", kind: .notReported),
      Absence(pointer: "/threats/1/sources", kind: .notReported),
      Absence(pointer: "/design/description", kind: .notExtracted),
    ])

  static let bakker = StudyRecord(
    id: "bakker2010", role: .included,
    citation: citation(
      "bakker2010", [CitationName(family: "Bakker"), CitationName(family: "Woerkom", nonDroppingParticle: "van")], 2010),
    design: Design(description: text("beschrijvend", "descriptive")),
    opportunities: [
      Finding(
        id: "bakker2010-o1", statement: text("minder somberheid", "less gloom"), themes: ["mood"],
        locator: place("Bakker en van Woerkom (2010)", "Kansen", 6), statedBy: .authors)
    ],
    absent: [
      Absence(pointer: "/sample", kind: .notApplicable), Absence(pointer: "/effects", kind: .notApplicable),
      Absence(pointer: "/threats", kind: .unclear),
    ])

  static let harvard = StudyRecord(
    id: "harvard2000", role: .included,
    citation: citation("harvard2000", [CitationName(literal: "The Harvard Mental Health Letter")], 2000),
    sample: Sample(description: text("lezers", "readers")))

  static let hekking = StudyRecord(
    id: "hekking2011", role: .background,
    citation: citation("hekking2011", [CitationName(family: "Hekking"), CitationName(family: "Fellinger")], 2011),
    opportunities: [
      Finding(
        id: "hekking2011-o1", statement: text("goedkoop", "cheap"), themes: ["costs"],
        locator: Locator(page: "1"), statedBy: .authors)
    ])
}
