import Records
import Synthesis

/// Says of each item what the files of a review answer. It looks whether something is there, never whether it is good.
struct ChecklistJudge {
  let input: ChecklistInput
  private let isDutch: Bool
  private let included: [StudyRecord]

  init(_ input: ChecklistInput) {
    self.input = input
    isDutch = Wording.of(input.language).language == "nl"
    included = input.records.map(\.record).filter { $0.role == .included }
  }

  func say(_ english: String, _ dutch: String) -> String { isDutch ? dutch : english }

  var description: ReviewDescription { input.frame.description }
  var evidence: [Search] { (input.frame.searchLog?.searches ?? []).filter { $0.purpose == .evidence } }

  func answer(_ item: ChecklistItem) -> ChecklistAnswer {
    switch item.list {
    case .prisma: prisma(item.number)
    case .prismaS: prismaS(item.number)
    }
  }

  // MARK: Means

  func answered(_ places: String...) -> ChecklistAnswer {
    ChecklistAnswer(standing: .answered, places: places, missing: nil)
  }

  func partly(_ places: [String], _ english: String, _ dutch: String) -> ChecklistAnswer {
    ChecklistAnswer(standing: .partly, places: places, missing: say(english, dutch))
  }

  func open(_ english: String, _ dutch: String) -> ChecklistAnswer {
    ChecklistAnswer(standing: .open, places: [], missing: say(english, dutch))
  }

  var elsewhere: ChecklistAnswer { ChecklistAnswer(standing: .elsewhere, places: [], missing: nil) }

  /// Why a place is empty, where that is recorded: `recorded as not reported`.
  func openOrAbsent(_ pointer: String, _ english: String, _ dutch: String) -> ChecklistAnswer {
    guard let kind = description.absent.kind(at: pointer) else { return open(english, dutch) }
    let word = Wording.of(input.language).words(for: kind)
    return open("\(english) (recorded: \(word))", "\(dutch) (vastgelegd: \(word))")
  }

  /// The ids of studies, with the mark of those that were taken back.
  private func named(_ studies: [StudyRecord]) -> String {
    studies.map { $0.id + StudyLabel.retraction(of: $0, language: input.language) }.joined(separator: ", ")
  }

  // MARK: PRISMA 2020

  func prisma(_ number: String) -> ChecklistAnswer {
    switch number {
    case "1": title
    case "3":
      description.description == nil
        ? open("no description in review.json", "geen description in review.json")
        : partly(
          ["review.json /description"], "whether the description says why, you have to read",
          "of de beschrijving zegt waarom, moet u lezen")
    case "4":
      description.question == nil
        ? openOrAbsent("/question", "no question in review.json", "geen question in review.json")
        : answered("review.json /question")
    case "5": eligibility
    case "6": sources
    case "7", "8": number == "7" ? strategies : selection
    case "9": dataCollection
    case "10a", "10b", "12", "13a", "13b", "13c", "13d": methods(number)
    case "16a": flow
    case "16b": nearMisses
    case "17": characteristics
    case "19": results
    case "20a":
      partly(
        ["garner table themes", "garner figure evidence-map"], "the risk of bias is in no file",
        "het risico op vertekening staat in geen bestand")
    case "27":
      partly(
        ["review.json", "studies/"], "these files are the data; whether others can have them is not in them",
        "deze bestanden zijn de gegevens; of anderen ze kunnen krijgen staat er niet in")
    default: elsewhere
    }
  }

  var title: ChecklistAnswer {
    let names = [
      "systematic review", "systematische review", "systematisch literatuuronderzoek", "systematisch overzicht",
    ]
    let titles = description.title.entries.map { $0.words.lowercased() }
    return titles.contains { title in names.contains { title.contains($0) } }
      ? answered("review.json /title")
      : partly(
        ["review.json /title"], "the title does not call it a systematic review",
        "de titel noemt het geen systematische review")
  }

  var eligibility: ChecklistAnswer {
    var places: [String] = []
    if description.scope != nil { places.append("review.json /scope") }
    if !description.exclusionCriteria.isEmpty { places.append("review.json /exclusionCriteria") }
    switch places.count {
    case 0:
      return openOrAbsent(
        "/exclusionCriteria", "neither scope nor exclusionCriteria in review.json",
        "scope noch exclusionCriteria in review.json")
    case 1:
      let missing = description.scope == nil ? "scope" : "exclusionCriteria"
      return partly(places, "no \(missing) in review.json", "geen \(missing) in review.json")
    default:
      return partly(
        places, "how studies were grouped for synthesis", "hoe studies voor de synthese zijn gegroepeerd")
    }
  }

  var sources: ChecklistAnswer {
    guard !description.databases.isEmpty else {
      return openOrAbsent("/databases", "no databases in review.json", "geen databases in review.json")
    }
    let places =
      ["review.json /databases"]
      + (description.method?.otherSources.isEmpty == false ? ["review.json /method/otherSources"] : [])
    let undated = evidence.filter { $0.date == nil }
    guard !evidence.isEmpty, undated.isEmpty else {
      return partly(places, datesMissing.0, datesMissing.1)
    }
    return ChecklistAnswer(standing: .answered, places: places + ["searches.json"], missing: nil)
  }

  var datesMissing: (String, String) {
    let undated = evidence.filter { $0.date == nil }.map(\.id).joined(separator: ", ")
    return evidence.isEmpty
      ? ("no search in searches.json", "geen zoekopdracht in searches.json")
      : ("the dates of the searches: \(undated)", "de data van de zoekopdrachten: \(undated)")
  }

  var strategies: ChecklistAnswer {
    evidence.isEmpty
      ? open("no search in searches.json", "geen zoekopdracht in searches.json")
      : partly(
        ["searches.json"], "the terms are there; the line as it was typed into each database is not",
        "de termen staan er; de regel zoals die in elke database is ingevoerd niet")
  }

  var selection: ChecklistAnswer {
    var places: [String] = []
    if description.method?.screeners != nil { places.append("review.json /method/screeners") }
    if description.method?.rules.isEmpty == false { places.append("review.json /method/rules") }
    if !input.screeners.isEmpty { places.append("decisions/screening.jsonl") }
    if places.isEmpty {
      return open(
        "neither decisions nor method/screeners: who chose, and how many people",
        "geen beslissingen en geen method/screeners: wie koos, en met hoevelen")
    }
    if description.method?.screeners == nil {
      return partly(
        places, "how many people decide on each record (method/screeners)",
        "hoeveel mensen over elk record beslissen (method/screeners)")
    }
    return ChecklistAnswer(standing: .answered, places: places, missing: nil)
  }

  var dataCollection: ChecklistAnswer {
    guard !included.isEmpty else { return open("no included study", "geen geïncludeerde studie") }
    let guesses = named(included.filter { !$0.unconfirmed.isEmpty })
    let more = guesses.isEmpty ? ("", "") : ("; unconfirmed: \(guesses)", "; niet bevestigd: \(guesses)")
    return partly(
      ["studies/ (locator, notes)"], "by how many people, and how independently" + more.0,
      "door hoeveel mensen, en hoe onafhankelijk" + more.1)
  }

  func methods(_ number: String) -> ChecklistAnswer {
    let effects = included.flatMap(\.effects)
    switch number {
    case "10a":
      let outcomes = input.frame.vocabulary.concepts(in: .outcome)
      return outcomes.isEmpty
        ? open("no outcomes in vocabulary.json", "geen uitkomsten in vocabulary.json")
        : answered("vocabulary.json, outcome")
    case "10b":
      return answered("studies/ (sample, setting, design, intervention, comparators, absent)", "vocabulary.json")
    case "12":
      if effects.isEmpty { return open("no included study has effects", "geen geïncludeerde studie heeft effecten") }
      return partly(
        ["studies/ (effects: direction, measure)"], "directions are recorded; no measure of effect is chosen",
        "richtingen zijn vastgelegd; een effectmaat is niet gekozen")
    case "13a":
      return partly(
        ["studies/ (role)", "garner table"], "role says what is evidence; why, stands nowhere",
        "role zegt wat bewijs is; waarom staat nergens")
    case "13b":
      return partly(
        ["studies/ (absent, incomplete, ambiguity)"], "what is missing is recorded; nothing is filled in or converted",
        "wat ontbreekt is vastgelegd; niets is ingevuld of omgerekend")
    case "13c": return answered("garner table", "garner figure")
    default:
      if effects.isEmpty { return elsewhere }
      return partly(
        ["garner figure effect-direction"], "directions side by side (SWiM); why no more than that",
        "richtingen naast elkaar (SWiM); waarom niet meer dan dat")
    }
  }

  var flow: ChecklistAnswer {
    let unknown = input.flow.boxes.filter { $0.count == nil || $0.isIncomplete }.map(\.kind.rawValue)
    let counted = input.flow.boxes.filter { $0.proof == .counted }.map(\.kind.rawValue)
    let places = ["garner flow", "garner figure flow"]
    var missing: [(String, String)] = []
    if !unknown.isEmpty {
      missing.append(
        (
          "not or not wholly reported: \(unknown.joined(separator: ", "))",
          "niet of niet geheel gerapporteerd: \(unknown.joined(separator: ", "))"
        ))
    }
    if !counted.isEmpty {
      missing.append(
        ("not provable: \(counted.joined(separator: ", "))", "niet aan te tonen: \(counted.joined(separator: ", "))"))
    }
    if !input.flow.holes.isEmpty {
      missing.append(("not accounted for: see garner flow", "niet verantwoord: zie garner flow"))
    }
    guard !missing.isEmpty else { return ChecklistAnswer(standing: .answered, places: places, missing: nil) }
    return partly(
      places, missing.map(\.0).joined(separator: "; "), missing.map(\.1).joined(separator: "; "))
  }

  var nearMisses: ChecklistAnswer {
    let boxes = [input.flow[.excludedReports], input.flow[.otherExcludedReports]].compactMap { $0 }
    let named = boxes.reduce(0) { $0 + $1.members.count }
    guard named == 0 else {
      return answered("decisions/screening.jsonl", "garner flow --box excluded-reports --list")
    }
    return open(
      "no report excluded at full text is named", "geen op volledige tekst uitgesloten rapport is met name genoemd")
  }

  var characteristics: ChecklistAnswer {
    guard !included.isEmpty else { return open("no included study", "geen geïncludeerde studie") }
    let incomplete = included.filter { study in
      let parts = [
        ("/sample", study.sample != nil), ("/setting", study.setting != nil), ("/design", study.design != nil),
        ("/intervention", study.intervention != nil),
      ]
      return parts.contains { !$0.1 && study.absence(at: $0.0) == nil }
    }
    guard !incomplete.isEmpty else { return answered("garner table characteristics") }
    let ids = named(incomplete)
    return partly(
      ["garner table characteristics"], "not extracted in part: \(ids)", "ten dele niet uitgelezen: \(ids)")
  }

  var results: ChecklistAnswer {
    let effects = included.flatMap { study in study.effects.map { (study.id, $0) } }
    guard !effects.isEmpty else {
      return open("no included study has effects", "geen geïncludeerde studie heeft effecten")
    }
    let without = effects.filter { $0.1.results.isEmpty }
    guard !without.isEmpty else { return answered("studies/ (effects/results)") }
    return partly(
      ["studies/ (effects)", "garner table characteristics"],
      "\(without.count) of \(effects.count.of("effect")) without numbers",
      "\(without.count) van \(effects.count.of("effect", "effecten")) zonder getallen")
  }
}
