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

  /// "The other three studies" are none of those that the sentence tells of before; where it tells of none, it is not known
  /// which they are, and there may be more that are so.
  mutating func leaveOutTold(_ count: StudyCount) {
    let told = Set(
      result.sentence.citations.filter { $0.position < count.position && !$0.isVia && !$0.isAside }.map(\.key))
    counted.removeAll(where: told.contains)
    guard keys.allSatisfy({ $0.cited.position < count.position }) else { return }
    keys = []
    result.cited = []
    guard told.isEmpty else { return }
    if claim.number == nil { number?.max = nil }
    if claim.quantity == nil, quantity == .all { quantity = .some }
  }

  /// Keys that the note names as ways are no sources that say it themselves.
  mutating func takeWays() {
    let ways = Set(claim.via)
    guard keys.contains(where: { $0.speaks && !ways.contains($0.study ?? $0.cited.key) }) else { return }
    for place in keys.indices where keys[place].study.map(ways.contains) == true { keys[place].cited.isVia = true }
    result.cited.removeAll(where: ways.contains)
  }
}
