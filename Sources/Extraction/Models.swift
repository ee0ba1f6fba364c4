import Records

/// Studies of people whom a model made up: in a hypothetical cohort nobody was studied, so that its number, its ages and what it
/// has are no sample's.
enum Models {
  private static let cohort = "(?:cohorts?|populations?|populaties?|populatie|cohorten|sample|steekproef)"
  private static let invented =
    "(?:hypothetical|simulated|synthetic|fictitious|fictional|hypothetische?|gesimuleerde?|fictieve?|synthetische?)"
  private static let counted = #"(?:[\p{L}-]+ ){0,3}\#(PeopleRules.people)"#
  /// “A hypothetical cohort of 10,000 adolescents”, “we simulated 500 patients”; unlike a student who met simulated patients.
  private static let madeUp = [
    #"\b\#(invented) (?:(?!scenario|and|or|en|of)[\p{L}\d.,-]+ ){0,4}?\#(cohort)\b"#,
    #"\b(?:hypothetical|simulated|simulat(?:es|ing)|simuleerden?|hypothetische|gesimuleerde) \d+ \#(counted)\b"#,
    #"\b\d+ (?:hypothetical|synthetic|fictitious|hypothetische|gesimuleerde|fictieve) (?:[\p{L}-]+ ){0,2}\#(PeopleRules.people)\b"#,
    // So many as meet no student.
    #"\b\d{4,} (?:virtual|simulated|virtuele) (?:[\p{L}-]+ ){0,2}\#(PeopleRules.people)\b"#,
    #"\b\d+ \#(counted) (?:(?:with|aged|met) [^.;,]{1,40}? )?(?:were|are|werden|zijn) (?:\p{L}+ly )?(?:micro)?(?:simulated|gesimuleerd)\b"#,
    // “A modelled cohort”, “we modelled a cohort of 10,000 adults”, unlike “moods were modelled in a cohort”.
    #"\b(?:an?|the|our|each|een|het|de) (?:modell?ed|gemodelleerde?) (?:(?!in|for|by|with|from|as|voor|bij)[\p{L}-]+ )?\#(cohort)\b"#,
    #"\b(?:modell?(?:ed|s)|modelleerden?) (?:an?|een) (?:(?!in|for|by|with|from|as|voor|bij)[\p{L}-]+ ){0,2}(?:cohort|population|populatie) (?:of|van) (?:\p{L}+ )?\d"#,
    #"\b(?:\#(ofPersons))(?: models?)? (?:of|with|in|for|van|met|bij) (?:(?:an?|een) \#(cohort) (?:of|van) )?\d+ \#(counted)\b"#,
    #"\b(?:simulations?|simulaties?) (?:of|with|van|met) (?:(?:an?|een) \#(cohort) (?:of|van) )?\d{4,} \#(counted)\b"#,
    #"(?<!hidden )\b(?:\#(ofPersons)|markov|decision[- ]analytic|state[- ]transition)[- ]?(?:[\p{L}-]+ ){0,3}?(?:follow(?:ed|s)|track(?:ed|s)|simulate[ds]|volgde|volgt) (?:(?:an?|een) (?:[\p{L}-]+ )?\#(cohort) (?:of|van) )?\d+ \#(counted)\b"#,
  ].joined(separator: "|")
  /// Simulations of persons one by one, who are always made up.
  private static let ofPersons =
    #"micro-?simulation|microsimulatie|discrete[- ]event simulation|individual-level simulation|agent-based (?:simulation|model)"#
  /// What such models are called; a hidden Markov model is reckoned from what people did.
  private static let model =
    #"(?<!hidden )\b(?:semi-)?markov[- ]?(?:[\p{L}-]+ ){0,3}?model|\b(?:decision[- ]analytic\p{L}*|state[- ]transition|discrete[- ]event|agent-based) (?:[\p{L}-]+ ){0,3}?(?:model|simulation)|\bmicro-?simulation|\bmodell?(?:ing)? study\b|\bmodel-based (?:economic|cost|health)|\bmodel(?:lerings|lering)?studie\b|\bbeslismodel"#
  /// That people took part beside it.
  private static let tookPart =
    #"\b(?:\#(PeopleRules.people)|\#(PeopleRules.further)|\#(PeopleRules.professionals))\b[^.;]{0,60}\b(?:were|was|werden|waren) (?:[\p{L}]+ )?\#(PeopleRules.tookPart)(?![^.;]{0,20}(?:simulat|\bmodel))"#
    + #"|\bwe (?:randomi[sz]ed|recruited|enrolled|interviewed|surveyed)\b|\b(?:took part|participated|namen deel|deden mee)\b"#

  /// Whether a sentence is of people who were made up.
  static func areSubjects(of passage: Passage) -> Bool { passage.figures.holds(madeUp) }

  /// Whether all people of a study are: where a sentence or the title says so, and none that others took part.
  static func areSubjects(of passages: [Passage]) -> Bool {
    let own = passages.filter { $0.aside == nil }
    return own.contains {
      areSubjects(of: $0) || $0.text.holds($0.source == .title ? model : #"\b(?:\#(ofPersons))"#)
    } && !own.contains { $0.source != .title && !areSubjects(of: $0) && $0.figures.holds(tookPart) }
  }
}
