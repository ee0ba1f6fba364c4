/// Two records of a group, with what speaks for and against their being one publication.
package struct PairEvidence: Hashable, Sendable {
  /// Places in the table, the smaller first.
  package var first: Int
  package var second: Int
  package var judgement: Judgement
  package var comparison: Comparison

  package init(first: Int, second: Int, judgement: Judgement, comparison: Comparison) {
    self.first = first
    self.second = second
    self.judgement = judgement
    self.comparison = comparison
  }
}

/// Records that are one publication, or may be, or belong together.
package struct DuplicateGroup: Hashable, Sendable {
  package var verdict: Verdict
  /// What is certainly one publication each. A certain group has one part; others have two or more.
  package var parts: [[Int]]
  /// The pairs that hold the group together: at least one for each member.
  package var pairs: [PairEvidence]

  package init(verdict: Verdict, parts: [[Int]], pairs: [PairEvidence]) {
    self.verdict = verdict
    self.parts = parts
    self.pairs = pairs
  }

  /// Places in the table, in its order.
  package var members: [Int] { parts.flatMap { $0 }.sorted() }
}

/// What was found in a table.
package struct DuplicateResult: Sendable {
  /// First the certain, then the likely, then the related; in each the group with the first record first.
  package var groups: [DuplicateGroup]
  /// How many pairs were compared.
  package var comparedPairs: Int

  package init(groups: [DuplicateGroup] = [], comparedPairs: Int = 0) {
    self.groups = groups
    self.comparedPairs = comparedPairs
  }

  package func groups(_ verdict: Verdict) -> [DuplicateGroup] { groups.filter { $0.verdict == verdict } }

  /// How many records would go: the certain ones but one of each group; with `likely`, those too.
  package func removable(withLikely: Bool = false) -> Int {
    merged(withLikely: withLikely).reduce(0) { $0 + $1.count - 1 }
  }

  /// The records to be merged, group by group: the certain, and where asked for the likely together with them.
  package func merged(withLikely: Bool) -> [[Int]] {
    let certain = groups(.certain)
    guard withLikely else { return certain.map(\.members) }
    let likely = groups(.likely)
    let within = Set(likely.flatMap(\.members))
    return (likely.map(\.members) + certain.map(\.members).filter { !within.contains($0[0]) }).sorted { $0[0] < $1[0] }
  }
}
