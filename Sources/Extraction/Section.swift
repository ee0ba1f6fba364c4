/// The part of an abstract in which a sentence stands.
enum Section: Hashable {
  case method
  /// What was known, asked, concluded or is to come: no sentence there tells what was done.
  case frame
  /// What was measured: “Main outcome measures: Pain, sleep.”
  case outcomes
  /// Results, and whatever has no label that says more.
  case open

  /// - Parameter labels: what the authors call it and, where that is no known name, what a database does.
  init(labels: [String]) {
    let own = labels.first.map(Section.init(label:)) ?? .open
    let isOfResults = labels.first?.holds(Self.found) == true
    self = own == .open && !isOfResults ? labels.last.map(Section.init(label:)) ?? .open : own
  }

  init(label: String) {
    if label.holds(Self.afterwards), !label.holds(Self.found) {
      self = .frame
    } else if label.holds(Self.methods) {
      self = .method
    } else {
      self = label.holds(Self.before) ? .frame : label.holds(Self.measured) ? .outcomes : .open
    }
  }

  /// The label with which a sentence begins: `METHODS: …`, `Doel: …`.
  static func label(before sentence: String) -> String? {
    guard let label = sentence.matches(#"(?-i)^(\p{Lu}[\p{L} ,/&-]{2,60}): "#).first?[1] else { return nil }
    return label == label.uppercased() || isKnown(label) ? label : nil
  }

  /// The label with which a sentence begins where nothing but a capital or a figure shows that it ends: “Design Randomised
  /// controlled trial”.
  static func bareLabel(before sentence: String) -> String? {
    let words = sentence.prefix(80).split(separator: " ", omittingEmptySubsequences: false)
    guard let first = words.first?.first, first.isUppercase else { return nil }
    for count in stride(from: min(6, words.count - 1), to: 0, by: -1) {
      guard let next = words[count].first, next.isUppercase || next.isNumber else { continue }
      let label = words[..<count].joined(separator: " ")
      if label.last?.isLetter == true, isKnown(label), !beginNames.contains(label.lowercased()) { return label }
    }
    return nil
  }

  /// Whether sentences have such labels: one may be chance (“Results Section”), a frame, methods and results are none.
  static func areBare(in sentences: some Sequence<String>) -> Bool {
    let labels = Set(sentences.compactMap(bareLabel))
    return labels.count > 2 && Set(labels.map(Section.init(label:))).count > 1
      && labels.contains { results.contains($0.lowercased()) }
  }

  /// Words for a part that names begin with, too: “Patient Health Questionnaire”, “Case Western”.
  private static let beginNames: Set = [
    "patient", "case", "sample", "population", "procedure", "clinical", "general", "patiënt", "casus",
  ]
  private static let results: Set = [
    "result", "results", "main results", "findings", "conclusion", "conclusions", "resultaten",
    "belangrijkste resultaten",
    "conclusie", "conclusies",
  ]

  /// Whether all words of it are those of labels: “Design, setting and participants”, “Patiënten en methode”.
  private static func isKnown(_ label: String) -> Bool {
    let words = label.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    return words.contains(where: names.contains)
      && words.allSatisfy { names.contains($0) || besides.contains($0) }
  }

  /// What an abstract's parts are called, in English and in Dutch.
  private static let names: Set = [
    "background", "introduction", "objective", "objectives", "aim", "aims", "purpose", "purposes", "context",
    "rationale",
    "hypothesis", "hypotheses", "goal", "goals", "importance", "method", "methods", "methodology", "methodologies",
    "materials", "design", "setting", "settings", "participants", "patients", "patient", "subjects", "sample",
    "population",
    "intervention", "interventions", "procedure", "procedures", "measure", "measures", "measurement", "measurements",
    "assessments", "case", "cases", "analysis", "analyses", "result", "results", "outcome", "outcomes", "findings",
    "conclusion",
    "conclusions", "discussion", "interpretation", "implications", "limitations", "recommendations", "significance",
    "relevance", "funding", "registration", "criteria", "achtergrond", "inleiding", "doel", "doelstelling",
    "doelstellingen", "aanleiding", "vraagstelling", "methode", "methoden", "methodes", "methodiek", "werkwijze",
    "opzet",
    "deelnemers", "patiënten", "patiënt", "proefpersonen", "steekproef", "onderzoeksgroep", "onderzoeksopzet",
    "populatie",
    "interventie", "interventies", "meting", "metingen", "meetinstrumenten", "casus", "casussen", "casuïstiek",
    "gevalsbeschrijving", "gevalsbeschrijvingen", "ziektegeschiedenis", "analyse", "resultaat", "resultaten",
    "uitkomst",
    "uitkomsten", "bevindingen", "conclusie", "conclusies", "discussie", "beschouwing", "aanbevelingen", "beperkingen",
    "exclusiecriteria", "inclusiecriteria",
  ]
  /// What stands beside those.
  private static let besides: Set = [
    "and", "of", "the", "en", "van", "de", "het", "study", "research", "trial", "main", "primary", "secondary", "key",
    "clinical", "statistical", "data", "material", "report", "reports", "presentation", "presentations", "description",
    "descriptions", "summary", "series", "history", "exclusion", "inclusion", "eligibility", "general", "overall",
    "practical",
    "practice", "for", "policy", "onderzoek", "studie", "belangrijkste", "materiaal", "beschrijving", "statistische",
    "klinische", "voor", "praktijk",
  ]

  static func hasMethodWords(_ sentence: String) -> Bool { sentence.holds(methodWords) }

  private static let methods =
    #"method|participant|patient|subject|\bcases?\b|casu|gevals|ziektegeschiedenis|onderzoeksgroep|populatie|setting|design|intervention|sample|population|procedure|deelnemer|opzet|methodiek|patiënt|steekproef|werkwijze|proefpersonen|interventie"#
  private static let before =
    #"background|introduction|objective|\baims?\b|purpose|context|rationale|hypothes|question|\bgoals?\b|importance|achtergrond|inleiding|\bdoel|aanleiding|vraagstelling|hypothese"#
  private static let afterwards =
    #"conclu|discussi|interpretation|implication|recommend|limitation|significance|relevan|future|perspective|exclusion|registration|funding|beschouwing|aanbeveling|beperking|exclusie"#
  private static let found = #"\b(?:results?|findings|resultaten|bevindingen)\b"#
  private static let measured =
    #"^(?!.*(?:result|finding|resulta|bevinding)).*\b(?:outcomes?|measures|measurements?|uitkomst(?:en|maten)?|meetinstrumenten|metingen)\b"#
  private static let methodWords =
    #"\b(randomi[sz]ed|randomly|assigned|allocated|recruited|enrolled|received|underwent|were followed(?! by)|werden gevolgd|(?:was|were) treated with|(?:was|were) interviewed|interviews (?:were|with)|treatment (?:consisted|comprised)|werd behandeld met|behandeling bestond|interviews gehouden|geïnterviewd|participated|took part|we studied|we examined|we tested|were included|were studied|gerandomiseerd|toegewezen|verdeeld|geloot|deelnemers|kregen|volgden|geïncludeerd|geworven|namen deel|deden mee|onderzochten|werden onderzocht|werden behandeld|program(?:me)? (?:consisted|comprised)|training (?:consisted|comprised)|intervention (?:consisted|comprised)|(?:study|survey|trial|interviews?|onderzoek|enquête|studie) (?:was|were|werd) (?:[\p{L}]+ly )?(?:conducted|carried out|performed|undertaken|held|done|uitgevoerd|gehouden|afgenomen)|in this (?:[\p{L}-]+ ){1,4}(?:study|trial|survey)|(?:this|the (?:current|present)) (?:[\p{L}-]+ ){0,3}study (?:examined|investigated|explored|tested|assessed|evaluated|compared|included|involved|recruited|enrolled)|we (?:conducted|performed|carried out|surveyed|interviewed|asked|recruited|enrolled)|(?:wij|we) (?:hielden|voerden|vroegen|volgden)|(?:was|were) (?:added|offered|admitted|hospitali[sz]ed)|toegevoegd|aangeboden|kept an? (?:\p{L}+ )?diary|hielden [^.;]{0,40}dagboek)\b"#
}
