import Catalogue
import Query
import Records
import TestSupport

/// Questions and studies made by chance, over a small vocabulary, so that they meet in every way.
struct RandomQuestion {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  static let vocabulary = Vocabulary([
    .init(
      scheme: .population,
      concepts: [
        Concept(
          id: "adolescents", preferredLabel: ["en": "adolescents", "nl": "adolescenten"],
          closeMatches: ["young-people"],
          age: AgeInterval(min: 10, max: 19, source: ["en": "WHO"])),
        Concept(
          id: "young-people", preferredLabel: ["en": "young people", "nl": "jongeren"], closeMatches: ["adolescents"],
          age: AgeInterval(min: 14, max: 22, source: ["en": "thesis"])),
        Concept(id: "people", preferredLabel: ["en": "people"]),
        Concept(id: "women", preferredLabel: ["en": "women", "nl": "vrouwen"], broader: ["people"]),
        Concept(id: "men", preferredLabel: ["en": "men", "nl": "mannen"], broader: ["people"]),
      ]),
    .init(
      scheme: .condition,
      concepts: [
        Concept(id: "mood", preferredLabel: ["en": "mood disturbance"]),
        Concept(id: "depression", preferredLabel: ["en": "depression", "nl": "depressie"], broader: ["mood"]),
        Concept(id: "anxiety", preferredLabel: ["en": "anxiety", "nl": "angst"]),
      ]),
    .init(
      scheme: .setting,
      concepts: [
        Concept(id: "clinical", preferredLabel: ["en": "clinical", "nl": "klinisch"]),
        Concept(id: "inpatient", preferredLabel: ["en": "inpatient", "nl": "opname"], broader: ["clinical"]),
        Concept(id: "day-treatment", preferredLabel: ["en": "day treatment"], broader: ["clinical"]),
        Concept(id: "outpatient", preferredLabel: ["en": "outpatient", "nl": "ambulant"]),
      ]),
    .init(
      scheme: .context,
      concepts: [
        Concept(id: "open-group", preferredLabel: ["en": "open group"]),
        Concept(id: "mbt", preferredLabel: ["en": "MBT"]),
      ]),
    .init(
      scheme: .intervention,
      concepts: [
        Concept(id: "exercise", preferredLabel: ["en": "exercise"]),
        Concept(id: "running", preferredLabel: ["en": "running"], broader: ["exercise"]),
      ]),
    .init(
      scheme: .design,
      concepts: [
        Concept(id: "rct", preferredLabel: ["en": "randomised controlled trial"], rank: 2),
        Concept(id: "pilot-rct", preferredLabel: ["en": "pilot"], broader: ["rct"], rank: 3),
        Concept(id: "descriptive", preferredLabel: ["en": "descriptive"], rank: 13),
      ]),
    .init(
      scheme: .outcome,
      concepts: [
        Concept(id: "mood", preferredLabel: ["en": "mood"]),
        Concept(id: "depression", preferredLabel: ["en": "depression", "nl": "depressie"], broader: ["mood"]),
        Concept(id: "anxiety", preferredLabel: ["en": "anxiety"]),
      ]),
    .init(
      scheme: .theme,
      concepts: [
        Concept(id: "drop-out", preferredLabel: ["en": "drop-out", "nl": "uitval"]),
        Concept(id: "injury", preferredLabel: ["en": "injury"]),
      ]),
  ])

  private static let facets: [Facet] = [
    .population, .condition, .age, .setting, .context, .intervention, .timesPerWeek, .minutes, .weeks, .design,
    .outcome,
    .direction, .theme, .year, .language,
  ]

  mutating func term() -> Question {
    let facet = Self.facets.randomElement(using: &generator) ?? .setting
    switch facet {
    case .age, .timesPerWeek, .minutes, .weeks, .year:
      let low =
        facet == .year ? Int.random(in: 1970...2010, using: &generator) : Int.random(in: 1...30, using: &generator)
      let high = low + Int.random(in: 0...15, using: &generator)
      let interval = [
        Interval(min: Numeral(low), max: Numeral(high)), Interval(min: Numeral(low), max: nil),
        Interval(min: nil, max: Numeral(high)), Interval(min: Numeral(low), max: Numeral(low)),
      ].randomElement(using: &generator)
      return .term(Term(facet: facet, value: .interval(interval ?? Interval(min: 1, max: nil))))
    case .direction:
      return .term(
        Term(facet: facet, value: .direction(Effect.Direction.allCases.randomElement(using: &generator) ?? .mixed)))
    case .language: return .term(Term(facet: facet, value: .language(Bool.random(using: &generator) ? "nl" : "en")))
    default:
      return .term(Term(facet: facet, value: .concept(concept(facet.scheme ?? .theme))))
    }
  }

  private mutating func concept(_ scheme: Scheme) -> String {
    Self.vocabulary.concepts(in: scheme).randomElement(using: &generator)?.id ?? "none"
  }

  mutating func question(depth: Int = 3) -> Question {
    guard depth > 0 else { return term() }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return .not(question(depth: depth - 1))
    case 1, 2: return .and((0..<Int.random(in: 2...3, using: &generator)).map { _ in question(depth: depth - 1) })
    case 3: return .or((0..<Int.random(in: 2...3, using: &generator)).map { _ in question(depth: depth - 1) })
    default: return term()
    }
  }

  mutating func study(_ id: String = "s") -> StudyFacets {
    let low = Int.random(in: 5...40, using: &generator)
    let hasAge = Bool.random(using: &generator)
    return StudyFacets(
      id: id, file: "studies/\(id).json", role: .included,
      year: Bool.random(using: &generator) ? Int.random(in: 1970...2010, using: &generator) : nil,
      language: Bool.random(using: &generator) ? "nl" : nil,
      n: Bool.random(using: &generator) ? Int.random(in: 5...100, using: &generator) : nil,
      ageMin: hasAge ? low : nil, ageMax: hasAge && Bool.random(using: &generator) ? low + 12 : nil,
      populations: some(.population), conditions: some(.condition), settings: some(.setting), context: some(.context),
      interventions: some(.intervention), timesPerWeek: range(), minutes: range(), weeks: range(),
      designs: some(.design),
      measured: some(.outcome).map {
        .init(outcome: $0, direction: Effect.Direction.allCases.randomElement(using: &generator) ?? .mixed)
      },
      stated: some(.outcome), themes: some(.theme), statedConditions: some(.condition),
      absent: Bool.random(using: &generator) ? [Absence(pointer: "/setting", kind: .notReported)] : [])
  }

  private mutating func some(_ scheme: Scheme) -> [String] {
    Bool.random(using: &generator) ? [concept(scheme)] : []
  }

  private mutating func range() -> QuantityRange? {
    let low = Numeral(Int.random(in: 1...20, using: &generator))
    return [nil, QuantityRange(min: low, max: low), QuantityRange(min: low), QuantityRange(min: low, max: 40)]
      .randomElement(using: &generator) ?? nil
  }
}

extension Question {
  /// The verdict on one study.
  func verdict(_ study: StudyFacets) throws -> Verdict {
    let answer = try ask(OneStudy(study: study), vocabulary: RandomQuestion.vocabulary, keepsIndirect: true)
    return answer.studies[0].verdict
  }
}

/// An index of one study, of which only the facets are asked.
struct OneStudy: CatalogueIndex {
  var study: StudyFacets

  func facets() -> [StudyFacets] { [study] }
  func records(containing tokens: [String], prefix: Bool) -> Set<String> { [] }
  func records(_ ids: [String]) -> [FiledRecord] { [] }
}
