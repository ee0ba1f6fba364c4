package import Records

extension MergeLog {
  /// What was written together with a decision to make room for it: the undoes of what it overrules, and what is left of
  /// these. Who takes the decision back takes these back, too.
  package func overruled(by id: String) -> [MergeDecision] {
    guard let place = entries.firstIndex(where: { $0.decision.id == id }) else { return [] }
    let decision = entries[place].decision
    let parties = Set(decision.allParties)
    var found: [MergeDecision] = []
    var rests: [MergeDecision] = []
    for entry in entries[..<place].reversed() {
      let earlier = entry.decision
      guard earlier.by == decision.by, earlier.when == decision.when else { break }
      guard earlier.verdict == .undo else {
        rests.append(earlier)
        continue
      }
      guard let target = earlier.undoes, let overruled = self.entry(target)?.decision,
        (overruled.verdict == .merge) != (decision.verdict == .merge),
        !parties.isDisjoint(with: overruled.allParties), rests.allSatisfy({ $0.verdict == overruled.verdict })
      else { break }
      found += rests + [earlier]
      rests = []
    }
    return found
  }
}
