/// Other things by the name of a condition or an outcome, told by what stands beside it: posttraumatic stress disorder is no
/// stress, a low-cost device says of no cost, and what people mixed or were given is no administration.
struct OtherThing {
  private let names: Set<String>
  private let patterns: (before: String?, behind: String?, beside: String?, unlessBefore: String?)

  /// - Parameters:
  ///   - names: as sentences are searched for them; none are all names.
  ///   - before: what the words right before it end in.
  ///   - behind: what the words right behind it begin with.
  ///   - beside: what stands anywhere in the sentence.
  ///   - unlessBefore: what the words right before it end in where it is no other thing.
  private init(
    _ names: String..., before: [String] = [], behind: [String] = [], beside: [String] = [], unlessBefore: [String] = []
  ) {
    func any(_ words: [String]) -> String? { words.isEmpty ? nil : "(?:\(words.joined(separator: "|")))" }
    self.names = Set(names)
    patterns = (
      any(before).map { "\\b\($0)" }, any(behind), any(beside).map { "\\b\($0)" }, any(unlessBefore).map { "\\b\($0)" }
    )
  }

  func isMeant(by mention: Mention) -> Bool {
    guard names.isEmpty || names.contains(mention.name) else { return false }
    return patterns.before.map(mention.follows) == true || patterns.behind.map(mention.precedes) == true
      || patterns.beside.map("\(mention.before)\(mention.behind)".holds) == true
      || patterns.unlessBefore.map(mention.follows) == false
  }

  static let all: [OtherThing] = [
    .init(
      before: ["post ?traumatic", "oxidative", "respiratory", "st", "segment", "spreading", "marrow"],
      behind: ["disorder", "syndrom", "stoorni"]),
    .init("sleep", behind: ["depriv", "restrict", "apn", "laborator", "loss"]),
    .init(
      "injury",
      before: [
        "pre", "post", "brain", "head", "traumatic", "cord", "kidney", "lung", "liver", "myocardial", "nerve", "burn",
        "reperfusion",
      ]),
    .init(
      "stres",
      before: [
        "during", "surgical", "heat", "mechanical", "exercise", "wall", "shear", "metabolic", "cold", "adrenergic",
      ],
      behind: [
        "induc", "buffer", "imag", "perfusion", "test", "echo", "fractur", "ulcer", "incontinen", "urinary", "hormon",
      ],
      beside: ["hyperglyc", "perfusion", "ischa?emi", "glucagon"]),
    // “Feeling ashamed”.
    .init("feeling", unlessBefore: ["their", "negative", "positive", "mixed", "depressive", "angry"]),
    .init(
      "cost", before: [#"(?:low|no|high|at (?:the )?)(?: \p{L}+)?"#],
      behind: ["of (?!care|treatment|the (?:programm|intervention))"]),
    .init(
      "weight", "body weight",
      before: [
        "predicted", "ideal", "molecular", "resection", "resected", "specimen", "tissue", "dry", "wet", "organ",
        "factor", "birth", "kg", "per kg", "light", "heavy",
        "(?:add|added|adding|give|lend|carry)(?: (?:some|more|further))?",
      ],
      behind: ["bear", "lift", "criteri", "resect"]),
    // “Symptoms of depression”, “negative symptoms”: what is told of those says nothing of complaints at large.
    .init(
      "symptom", "complaint", "klachten",
      before: [
        #"\p{L}+(?:ive|otic|ious)(?: [^\p{L} ]*\d+(?: point)?)*"#, "anxiety", "burnout", "depression", "mood", "ptsd",
        "sleep",
        "stress",
        "trauma",
        "withdrawal", "drug", "alcohol", "angst", "burn out", "stemming", "slaap",
      ],
      behind: [
        "checklist", "(?:\\p{L}+ )?(?:scale|inventor|questionnair)",
        #"(?:of|van) (?!(?:the|these|those|their|patient|people|participant|illness|disease|de|hun)\b)"#,
      ]),
    // “A repair in isolation”, “isolation of a virus”.
    .init("isolation", before: ["in"], behind: ["of (?!older|elderly|people|patient|young)", "ward", "room"]),
    // “Serum concentrations of cortisol”.
    .init(
      "concentration",
      before: [
        "serum", "plasma", "blood", "saliva", "salivary", "urine", "urinary", "hair", "hormone", "cortisol", "lactate",
        "protein", "bdnf", "cytokine", "peak",
      ],
      behind: ["of (?!attention)"]),
    // “Pain free walking distance”: how far.
    .init("pain", behind: ["free (?:walk|distance|treadmill|interval|period|range|time)", "(?:medication|killer)"]),
    // “Planful problem-solving”: a way of coping, or a therapy.
    .init("problem solving", before: ["planful"], behind: ["coping|strateg|therap|training|treatment|intervention"]),
    // “Fitness, gym or conditioning activities”: what people did.
    .init(
      "fitnes", before: ["psychological", "mental", "financial", "emotional"],
      behind: ["gym", "cent", "clas", "club", "instructor", "app", "tracker", "activit"]),
    .init(
      "adherence", "complianc", "compliance",
      behind: [
        #"(?:with|to|for) (?:\p{L}+ ){0,3}(?:guidelin|protocol|standard|recommendation|criteri|reporting|logging|ventilation|pattern)"#
      ]),
    // “Mental health professionals”: who they are, or where.
    .init(
      "mental health", "psychisch gezondheid", "geestelijk gezondheid",
      behind: [
        #"(?:and \p{L}+ )?(?:professional|worker|provider|service|care\b|nurse|staff|system|cent(?:er|re)|clinic|team|setting|facilit|practitioner|literacy|first aid|act\b)"#
      ]),
    // “Exercise participation”, “participation in the trial”: taking part in what was studied.
    .init(
      "participation", "participati",
      before: [
        "exercise", "sport", "activity", "study", "trial", "research", "program", "programme", "running", "class",
        "session", "training", "patient", "survey", "therapy", "leisure time",
      ],
      behind: [
        #"(?:in|aan) (?:\p{L}+ ){0,3}(?:study|trial|research|program|exercise|sport|running|class|session|training|interview|survey|activit|therap|onderzoek|studi)"#,
        "rate", "was voluntary", "fee",
      ]),
    // “Oral administration”, “administration of the test”: giving.
    .init("administration", behind: ["(?!burden|dut|load|task|work)"]),
    .init(
      "smoking", behind: ["histor", "statu", "(?:cessation )?(?:clinic|intervention|program|servic|treatment)"]),
  ]
}

extension Mention {
  var isOtherThing: Bool { OtherThing.all.contains { $0.isMeant(by: self) } }
}
