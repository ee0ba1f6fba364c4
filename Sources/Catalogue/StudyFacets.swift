package import Records

/// What a query looks at in one record: codes and figures, no prose.
///
/// Small enough that ten thousand are read and judged in the time one looks up.
package struct StudyFacets: Hashable, Sendable {
  package var id: String
  /// Relative to the review's folder.
  package var file: String
  package var role: StudyRecord.Role
  package var year: Int?
  /// The last year, where the date is a range of more than one.
  package var lastYear: Int?
  /// Whether a date is given, but in words that have not been taken apart.
  package var hasDateInWords: Bool
  /// CSL's `language` of the citation, where given.
  package var language: String?
  package var n: Int?
  /// The sample's numbers by sex or, where only all of its groups have any, theirs together.
  package var sex: SexCounts?
  package var ageMin: Int?
  package var ageMax: Int?
  /// The ages of the groups where there are years between them that none has, in order and apart; empty otherwise.
  package var ageSpans: [ClosedRange<Int>]
  /// Whether a mean age is reported; a mean is no range, but it tells why there is none.
  package var hasMeanAge: Bool
  package var populations: [String]
  package var conditions: [String]
  package var settings: [String]
  package var context: [String]
  package var interventions: [String]
  package var timesPerWeek: QuantityRange?
  package var minutes: QuantityRange?
  package var weeks: QuantityRange?
  package var designs: [String]
  /// Outcomes with an effect of their own, and the direction of each effect.
  package var measured: [MeasuredOutcome]
  /// Outcomes that a statement speaks of, measured or not.
  package var stated: [String]
  package var themes: [String]
  /// Whether opportunities or threats are neither recorded nor said to be absent, or one of them has no theme.
  package var hasUncodedThemes: Bool
  /// Conditions that a finding speaks of other than the sample's.
  package var statedConditions: [String]
  /// Why a section or figure is not there, from the record; only the places a facet looks at.
  package var absent: [Absence]
  /// Where what a facet looks at is a guess that nobody has confirmed: places of the record as `/sample/age`; of what
  /// findings are coded with, the list and the code as `/outcomes/depression`.
  package var unconfirmed: [String]

  package struct MeasuredOutcome: Hashable, Sendable {
    /// Nil where the effect's outcome is not coded.
    package var outcome: String?
    package var direction: Effect.Direction

    package init(outcome: String?, direction: Effect.Direction) {
      self.outcome = outcome
      self.direction = direction
    }
  }

  package init(
    id: String, file: String, role: StudyRecord.Role, year: Int? = nil, lastYear: Int? = nil,
    hasDateInWords: Bool = false, language: String? = nil, n: Int? = nil, sex: SexCounts? = nil,
    ageMin: Int? = nil, ageMax: Int? = nil, ageSpans: [ClosedRange<Int>] = [], hasMeanAge: Bool = false,
    populations: [String] = [], conditions: [String] = [], settings: [String] = [], context: [String] = [],
    interventions: [String] = [],
    timesPerWeek: QuantityRange? = nil, minutes: QuantityRange? = nil, weeks: QuantityRange? = nil,
    designs: [String] = [], measured: [MeasuredOutcome] = [], stated: [String] = [], themes: [String] = [],
    hasUncodedThemes: Bool = false, statedConditions: [String] = [], absent: [Absence] = [],
    unconfirmed: [String] = []
  ) {
    self.id = id
    self.file = file
    self.role = role
    self.year = year
    self.lastYear = lastYear
    self.hasDateInWords = hasDateInWords
    self.language = language
    self.n = n
    self.sex = sex
    self.ageMin = ageMin
    self.ageMax = ageMax
    self.ageSpans = ageSpans
    self.hasMeanAge = hasMeanAge
    self.populations = populations
    self.conditions = conditions
    self.settings = settings
    self.context = context
    self.interventions = interventions
    self.timesPerWeek = timesPerWeek
    self.minutes = minutes
    self.weeks = weeks
    self.designs = designs
    self.measured = measured
    self.stated = stated
    self.themes = themes
    self.hasUncodedThemes = hasUncodedThemes
    self.statedConditions = statedConditions
    self.absent = absent
    self.unconfirmed = unconfirmed
  }
}

extension StudyFacets {
  /// The places of a record that facets look at; absences elsewhere do not concern a query.
  static let facetPointers: Set<String> = [
    "/citation/issued", "/citation/language", "/sample", "/sample/n", "/sample/sex", "/sample/age", "/sample/age/min",
    "/sample/age/max", "/sample/populations", "/sample/conditions", "/setting", "/setting/concepts",
    "/setting/context", "/design", "/design/concepts", "/intervention", "/intervention/concepts",
    "/intervention/timesPerWeek", "/intervention/minutes", "/intervention/weeks", "/effects", "/opportunities",
    "/threats",
  ]

  /// Ages are the sample's; where only its groups have both ends, the span of the groups or, with years between them
  /// that nobody has, their spans.
  package init(_ filed: FiledRecord) {
    let record = filed.record
    let sample = record.sample
    var stated = DistinctList()
    var themes = DistinctList()
    var statedConditions = DistinctList()
    record.forEachFinding { finding in
      stated.add(finding.outcomes)
      themes.add(finding.themes)
      statedConditions.add(finding.conditions)
    }
    var ageMin = sample?.age?.min
    var ageMax = sample?.age?.max
    var ageSpans: [ClosedRange<Int>] = []
    if ageMin == nil, ageMax == nil, let groups = sample?.groups, !groups.isEmpty {
      let ages = groups.map(\.age)
      let spans = ages.compactMap { age in
        age?.min.flatMap { min in age?.max.flatMap { min <= $0 ? min...$0 : nil } }
      }
      if spans.count == ages.count {
        ageSpans = Self.joined(spans)
        if ageSpans.count == 1 {
          ageMin = ageSpans[0].lowerBound
          ageMax = ageSpans[0].upperBound
          ageSpans = []
        }
      }
    }
    let issued = record.citation.issued
    let lastYear = issued?.parts.dropFirst().first?.year
    self.init(
      id: record.id, file: filed.file, role: record.role, year: record.citation.year,
      lastYear: lastYear == record.citation.year ? nil : lastYear,
      hasDateInWords: issued.map { $0.parts.isEmpty && ($0.literal != nil || $0.raw != nil) } ?? false,
      language: record.citation.text("language"), n: sample?.n, sex: sample.flatMap(Self.sex), ageMin: ageMin,
      ageMax: ageMax,
      ageSpans: ageSpans,
      hasMeanAge: sample?.age?.mean != nil || sample?.groups.contains { $0.age?.mean != nil } == true,
      populations: sample?.populations ?? [], conditions: sample?.conditions ?? [],
      settings: record.setting?.concepts ?? [], context: record.setting?.context ?? [],
      interventions: record.intervention?.concepts ?? [], timesPerWeek: record.intervention?.timesPerWeek,
      minutes: record.intervention?.minutes, weeks: record.intervention?.weeks,
      designs: record.design?.concepts ?? [],
      measured: record.effects.flatMap { effect -> [MeasuredOutcome] in
        let outcomes: [String?] = effect.finding.outcomes.isEmpty ? [nil] : effect.finding.outcomes
        return outcomes.map { MeasuredOutcome(outcome: $0, direction: effect.direction) }
      },
      stated: stated.ids, themes: themes.ids,
      hasUncodedThemes: Self.hasUncodedThemes(record.opportunities, "/opportunities", in: record)
        || Self.hasUncodedThemes(record.threats, "/threats", in: record),
      statedConditions: statedConditions.ids,
      absent: record.absent.filter { Self.facetPointers.contains($0.pointer) || $0.pointer.hasSuffix("/themes") },
      unconfirmed: record.unconfirmed.isEmpty ? [] : Self.unconfirmed(in: record))
  }

  private static func sex(of sample: Sample) -> SexCounts? {
    if let sex = sample.sex { return sex }
    let groups = sample.groups.compactMap(\.sex)
    guard !groups.isEmpty, groups.count == sample.groups.count else { return nil }
    func sum(_ count: (SexCounts) -> Int?) -> Int? {
      groups.reduce(0) { sum, group in sum.flatMap { sum in count(group).map { sum + $0 } } }
    }
    let sex = SexCounts(female: sum(\.female), male: sum(\.male), other: sum(\.other))
    return sex == SexCounts() ? nil : sex
  }

  /// The spans in order, those that leave no whole year out between them as one.
  private static func joined(_ spans: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, span.lowerBound - 1 <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// Themes are those of what speaks for or against; an effect may name one and need not.
  private static func hasUncodedThemes(_ findings: [Finding], _ list: String, in record: StudyRecord) -> Bool {
    if findings.isEmpty { return record.absence(at: list) == nil }
    return findings.indices.contains {
      findings[$0].themes.isEmpty && record.absence(at: "\(list)/\($0)/themes") == nil
    }
  }

  private static func unconfirmed(in record: StudyRecord) -> [String] {
    var places = facetPointers.filter { $0.split(separator: "/").count == 2 && record.unconfirmed.touch($0) }
    if record.unconfirmed.touch("/sample/groups") { places.formUnion(["/sample/age", "/sample/sex"]) }
    let lists = [
      ("/effects", record.effects.map(\.finding)), ("/opportunities", record.opportunities),
      ("/threats", record.threats), ("/remarks", record.remarks),
    ]
    var sure: Set<String> = []
    var guessed: Set<String> = []
    for (list, findings) in lists {
      for (index, finding) in findings.enumerated() {
        let codes =
          finding.outcomes.map { "/outcomes/\($0)" } + finding.themes.map { "/themes/\($0)" }
          + finding.conditions.map { "/conditions/\($0)" }
        // Once a finding without a doubt says it, no guess is needed for it.
        if record.unconfirmed.touch("\(list)/\(index)") { guessed.formUnion(codes) } else { sure.formUnion(codes) }
      }
    }
    return places.union(guessed.subtracting(sure)).sorted()
  }
}

/// Ids in the order in which they first come; few enough that looking through them is the quickest.
private struct DistinctList {
  private(set) var ids: [String] = []

  mutating func add(_ more: [String]) {
    for id in more where !ids.contains(id) { ids.append(id) }
  }
}
