import Prose

/// What a sentence says of all but some, and of some alone.
extension ClaimInquiry {
  /// The sources that the sentence sets apart: "all studies except @a".
  var setApart: Set<String> { Set(keys.filter(\.cited.isSetApart).compactMap(\.study)) }

  /// What is set apart may not have what the others are said to have, and is none of them.
  mutating func checkSetApart(_ standings: Standings) {
    let setApart = setApart
    guard !setApart.isEmpty else { return }
    counted.removeAll(where: setApart.contains)
    guard !claim.isNegated else { return }
    for held in standings.evidence(setApart.sorted(), standings.holding) {
      add(
        .contradicted, at: mark(of: held.study),
        .contradicted(study: held.study, by: held.findings, facts: held.facts, isOther: false))
    }
  }

  /// "Only @a does not": what the others lack as well.
  mutating func onlyThose(_ standings: Standings) {
    let others = standings.evidence(counted.filter { !cited.contains($0) }, standings.holding)
    if !others.isEmpty { add(.undercounted, .undercounted(others)) }
  }
}
