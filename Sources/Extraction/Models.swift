import Records

/// Studies of people whom a model made up: in a hypothetical cohort nobody was studied, so that its number, its ages and what it
/// has are no sample's.
enum Models {
  private static let cohort = "(?:cohorts?|populations?|populaties?|cohorten)"
  /// “A hypothetical cohort of 10,000 adolescents”, “we simulated 500 patients”; unlike a student who met simulated patients.
  private static let madeUp =
    #"\b(?:hypothetical|simulated|hypothetische?|gesimuleerde?) (?:(?!scenario|and|or|en|of)[\p{L}\d.,-]+ ){0,4}?\#(cohort)\b"#
    + #"|\b(?:hypothetical|simulated|simulat(?:es|ing)|simuleerden?|hypothetische|gesimuleerde) \d+ (?:[\p{L}-]+ ){0,3}\#(PeopleRules.people)\b|\b\d+ (?:hypothetical|hypothetische|gesimuleerde) (?:[\p{L}-]+ ){0,2}\#(PeopleRules.people)\b"#
  /// What such models are called; a hidden Markov model is reckoned from what people did.
  private static let model =
    #"(?<!hidden )\b(?:semi-)?markov[- ]?(?:[\p{L}-]+ ){0,3}?model|\b(?:decision[- ]analytic\p{L}*|state[- ]transition|discrete[- ]event|agent-based) (?:[\p{L}-]+ ){0,3}?(?:model|simulation)|\bmicro-?simulation|\bmodell?(?:ing)? study\b|\bmodel-based (?:economic|cost|health)|\bmodel(?:lerings|lering)?studie\b|\bbeslismodel"#
  /// That people took part beside it.
  private static let tookPart =
    #"\b(?:\#(PeopleRules.people)|\#(PeopleRules.further)|\#(PeopleRules.professionals))\b[^.;]{0,60}\b(?:were|was|werden|waren) (?:[\p{L}]+ )?\#(PeopleRules.tookPart)"#
    + #"|\bwe (?:randomi[sz]ed|recruited|enrolled|interviewed|surveyed)\b|\b(?:took part|participated|namen deel|deden mee)\b"#

  /// Whether a sentence is of people who were made up.
  static func areSubjects(of passage: Passage) -> Bool { passage.figures.holds(madeUp) }

  /// Whether all people of a study are: where a sentence or the title says so, and none that others took part.
  static func areSubjects(of passages: [Passage]) -> Bool {
    let own = passages.filter { $0.aside == nil }
    return own.contains { areSubjects(of: $0) || $0.source == .title && $0.text.holds(model) }
      && !own.contains { $0.source != .title && !areSubjects(of: $0) && $0.figures.holds(tookPart) }
  }
}
