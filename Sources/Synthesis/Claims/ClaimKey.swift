import Prose
import Query
import Records

/// The keys of a note, with their Dutch names.
enum ClaimKey: String, CaseIterable {
  case theme, outcome, condition, part, direction, finding
  case population, setting, context, design, intervention, age, times, minutes, weeks, n, sample, comparison
  case count, quantity, each, not, uncounted
  case kind
  case restsOn = "rests-on"
  case gap, via

  init?(named name: String) {
    let folded = FoldedText.folded(name)
    guard let key = ClaimKey.allCases.first(where: { $0.rawValue == folded || $0.synonyms.contains(folded) }) else {
      return nil
    }
    self = key
  }

  static var allNames: [String] { allCases.flatMap { [$0.rawValue] + $0.synonyms } }

  private var synonyms: [String] {
    switch self {
    case .theme: ["thema"]
    case .outcome: ["uitkomst"]
    case .condition: ["aandoening"]
    case .part: ["deel"]
    case .direction: ["richting"]
    case .finding: ["bevinding"]
    case .population: ["populatie"]
    case .setting, .n, .via: []
    case .context: ["werkwijze"]
    case .design: ["opzet"]
    case .intervention: ["interventie"]
    case .age: ["leeftijd"]
    case .times: ["times-per-week", "keer", "keren", "keer-per-week"]
    case .minutes: ["minuten"]
    case .weeks: ["weken"]
    case .sample: ["steekproef"]
    case .comparison: ["vergelijking"]
    case .count: ["aantal"]
    case .quantity: ["hoeveelheid"]
    case .each: ["elk", "elke"]
    case .not: ["niet"]
    case .uncounted: ["ongeteld"]
    case .kind: ["soort"]
    case .restsOn: ["berust-op"]
    case .gap: ["leemte"]
    }
  }

  /// Whether it stands alone, without a value.
  var isWord: Bool { self == .not || self == .uncounted }

  var example: String {
    switch self {
    case .theme: "theme=drop-out"
    case .outcome, .condition, .sample: "\(rawValue)=depression"
    case .part: "part=threats"
    case .direction: "direction=improved"
    case .finding, .restsOn: "\(rawValue)=greist1978-t2"
    case .population: "population=adolescents"
    case .setting: "setting=clinical"
    case .context: "context=open-group"
    case .design: "design=rct"
    case .intervention: "intervention=running"
    case .age: "age=18..30"
    case .times: "times=2.."
    case .minutes: "minutes=30.."
    case .weeks: "weeks=8"
    case .n: "n=49"
    case .comparison: "comparison=psychotherapy"
    case .count: "count=2"
    case .quantity: "quantity=most"
    case .each: "each=theme"
    case .not, .uncounted: rawValue
    case .kind: "kind=own"
    case .gap: "gap=\"population:young-people\""
    case .via: "via=hekking2011"
    }
  }

  /// The facet of a query that judges it.
  var facet: Facet? {
    switch self {
    case .population: .population
    case .setting: .setting
    case .context: .context
    case .design: .design
    case .intervention: .intervention
    case .age: .age
    case .times: .timesPerWeek
    case .minutes: .minutes
    case .weeks: .weeks
    case .sample: .condition
    default: nil
    }
  }
}

/// The fixed words of a note, in English and Dutch.
enum ClaimWords {
  static let parts: [(name: String, value: FindingPart)] =
    FindingPart.allCases.map { ($0.rawValue, $0) } + [
      ("effect", .effects), ("opportunity", .opportunities), ("threat", .threats), ("remark", .remarks),
      ("effecten", .effects), ("kansen", .opportunities), ("bedreigingen", .threats), ("opmerkingen", .remarks),
    ]

  static let quantities: [(name: String, value: StudyCount.Quantity)] =
    StudyCount.Quantity.allCases.map { ($0.rawValue, $0) } + [
      ("alle", .all), ("niet-alle", .notAll), ("meeste", .most), ("weinig", .few), ("meerdere", .several),
      ("verscheidene", .several), ("enkele", .several), ("sommige", .some), ("geen", .none),
    ]

  static let each: [(name: String, value: Scheme)] = [
    ("theme", .theme), ("outcome", .outcome), ("condition", .condition), ("thema", .theme), ("uitkomst", .outcome),
    ("aandoening", .condition),
  ]

  static let kinds: [(name: String, value: Claim.Kind)] =
    Claim.Kind.allCases.map { ($0.rawValue, $0) } + [
      ("claim", .finding), ("bevinding", .finding), ("weergave", .reported), ("aanbeveling", .recommendation),
      ("onderzoek", .research), ("eigen", .own), ("achtergrond", .background),
    ]
}
