package import Records

/// Makes the decisions that a wish comes to, besides those that hold already.
///
/// What a person says of single records overrules what was decided of them before: the earlier decision is taken back by
/// a line of its own. What would tear apart more than was named is refused.
package struct MergePlan: Sendable {
  package enum Wish: Hashable, Sendable {
    case merge
    case apart
    /// How they belong together, in words.
    case link(String?)
  }

  /// Who decides, when, and on what grounds.
  package struct Stamp: Hashable, Sendable {
    package var by: String
    package var when: String
    package var basis: MergeDecision.Basis
    package var why: String?

    package init(by: String, when: String, basis: MergeDecision.Basis, why: String? = nil) {
      self.by = by
      self.when = when
      self.basis = basis
      self.why = why
    }
  }

  /// Why a wish cannot be followed.
  package struct Fault: Error, Hashable, Sendable {
    package var message: String
  }

  private let merges: RecordMerges

  package init(_ merges: RecordMerges) {
    self.merges = merges
  }

  /// The decisions to write, in order; none where the wish holds already.
  ///
  /// - Parameter parts: what is decided on, each part one publication; of a merge they do not count, of an apart the records
  ///   of one part stay as they are, of a link the first of a part stands for all. A single part is taken as many of one each.
  package func decisions(_ wish: Wish, of parts: [[Party]], _ stamp: Stamp) throws(Fault) -> [MergeDecision] {
    let parties = parts.flatMap { $0 }
    guard Set(parties).count == parties.count else { throw Fault(message: "a record is named twice; keep one") }
    guard parties.count > 1 else { throw Fault(message: "a decision is about two records or more") }
    guard parties.count(where: { $0.study != nil }) < 2 else {
      throw Fault(message: "a decision names one study at most; studies are merged by hand, in their files")
    }
    switch wish {
    case .merge: return try merge(parties, stamp)
    case .apart: return try apart(parts.count == 1 ? parties.map { [$0] } : parts, stamp)
    case .link(let relation):
      return try link(parts.count == 1 ? parties : parts.compactMap(\.first), relation, stamp)
    }
  }

  private func decision(
    _ verdict: MergeDecision.Verdict, _ parties: [Party], _ stamp: Stamp, relation: String? = nil
  ) -> MergeDecision {
    MergeDecision(
      verdict, records: parties.compactMap(\.record), study: parties.lazy.compactMap(\.study).first,
      relation: relation, basis: stamp.basis, why: stamp.why, by: stamp.by, when: stamp.when)
  }

  private func undo(_ decision: MergeDecision, _ stamp: Stamp) -> MergeDecision {
    MergeDecision(.undo, undoes: decision.id, by: stamp.by, when: stamp.when)
  }

  /// The commands that take back the merges that make one of these.
  private func undoing(_ parties: Set<Party>) -> String {
    let ids = merges.standing.map(\.decision).filter { decision in
      decision.verdict == .merge && !merges.refused.contains(decision.id)
        && decision.allParties.contains(where: parties.contains)
    }.map(\.id)
    let shown = ids.prefix(3).map { "garner dedupe --undo \($0)" }.joined(separator: ", ")
    return "(\(shown)\(ids.count > 3 ? " and \(ids.count - 3) more" : ""))"
  }

  // MARK: Merging

  private func merge(_ parties: [Party], _ stamp: Stamp) throws(Fault) -> [MergeDecision] {
    if merges.areOne(parties) { return [] }
    let chosen = Set(parties)
    let whole = Set(parties.flatMap { merges.members(of: $0) })
    var decisions: [MergeDecision] = []
    for entry in merges.standing where entry.decision.verdict != .merge {
      let named = entry.decision.allParties
      guard named.count(where: whole.contains) > 1 else { continue }
      // It was not of these that somebody decided they are different.
      if let other = named.first(where: { whole.contains($0) && !chosen.contains($0) }) {
        let another = named.first { whole.contains($0) && $0 != other } ?? other
        throw Fault(
          message: "'\(other.text)' would be merged with these, too, and decision '\(entry.decision.id)' "
            + "(\(entry.decision.by)) keeps it apart from '\(another.text)': name it as well, or take that back first "
            + "(garner dedupe --undo \(entry.decision.id))")
      }
      decisions.append(undo(entry.decision, stamp))
      // What else it kept apart stays apart from all that is now one.
      if named.contains(where: { !whole.contains($0) }) {
        var rest = entry.decision
        let others = named.filter { !whole.contains($0) }
        let kept = [parties.first { $0.record != nil } ?? parties[0]] + others
        rest.id = ""
        rest.records = kept.compactMap(\.record)
        rest.study = kept.lazy.compactMap(\.study).first
        (rest.by, rest.when) = (stamp.by, stamp.when)
        decisions.append(rest)
      }
    }
    return decisions + [decision(.merge, parties, stamp)]
  }

  // MARK: Keeping apart

  private func apart(_ parts: [[Party]], _ stamp: Stamp) throws(Fault) -> [MergeDecision] {
    var decisions: [MergeDecision] = []
    let parties = parts.flatMap { $0 }
    let isTorn = parts.indices.contains { place in
      parts[(place + 1)...].contains { other in
        parts[place].contains { one in other.contains { merges.areOne([one, $0]) } }
      }
    }
    if isTorn {
      let named = Set(parties)
      let whole = Set(parties.flatMap { merges.members(of: $0) })
      if let other = whole.subtracting(named).map(\.text).min() {
        throw Fault(
          message: "'\(other)' is merged with these, too: name it as well, or take the merge back first "
            + undoing(whole))
      }
      for entry in merges.standing where entry.decision.verdict == .merge {
        if entry.decision.allParties.contains(where: named.contains) { decisions.append(undo(entry.decision, stamp)) }
      }
      for part in parts where part.count > 1 { decisions.append(decision(.merge, part, stamp)) }
    }
    let fronts = parts.compactMap { $0.first }
    if isTorn || !areAllApart(fronts) { decisions.append(decision(.apart, fronts, stamp)) }
    return decisions
  }

  private func areAllApart(_ parties: [Party]) -> Bool {
    parties.indices.allSatisfy { place in
      parties[(place + 1)...].allSatisfy { merges.areKeptApart(parties[place], $0) }
    }
  }

  // MARK: Linking

  private func link(_ parties: [Party], _ relation: String?, _ stamp: Stamp) throws(Fault) -> [MergeDecision] {
    for (place, one) in parties.enumerated() {
      for other in parties[(place + 1)...] where merges.areOne([one, other]) {
        throw Fault(
          message:
            "'\(one.text)' and '\(other.text)' are merged, and what is linked is not the same; take the merge back "
            + "first " + undoing(Set(merges.members(of: one))))
      }
    }
    let fronts = Set(parties.map { merges.front(of: $0) })
    let isThere = merges.standing.contains { entry in
      entry.decision.verdict == .link && entry.decision.relation == relation
        && Set(entry.decision.allParties.map { merges.front(of: $0) }) == fronts
    }
    return isThere ? [] : [decision(.link, parties, stamp, relation: relation)]
  }
}
