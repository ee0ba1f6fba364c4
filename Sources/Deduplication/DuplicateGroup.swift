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
  /// What keeps two from going together although they are likely one.
  package enum Hindrance: Hashable, Sendable {
    /// Two of the records that would come together are related or cannot be one, or were decided to be kept apart.
    case contradiction(PairEvidence)
    /// More records would come together than are compared each with each.
    case size(Int)
    /// Nothing but an identifier is the same: rather one of the two has the other's.
    case identifier
  }

  package var verdict: Verdict
  /// What is certainly one publication each. A certain group has one part; others have two or more.
  package var parts: [[Int]]
  /// The pairs that hold the group together: at least one for each member.
  package var pairs: [PairEvidence]
  /// Of a likely pair that is shown and never merged unasked: why. Its records may be in another group as well.
  package var hindrance: Hindrance?

  package init(verdict: Verdict, parts: [[Int]], pairs: [PairEvidence], hindrance: Hindrance? = nil) {
    self.verdict = verdict
    self.parts = parts
    self.pairs = pairs
    self.hindrance = hindrance
  }

  /// Places in the table, in its order.
  package var members: [Int] { parts.flatMap { $0 }.sorted() }

  /// Places of all records that there is something to say of: the members, and those that they would contradict.
  package var places: [Int] {
    guard case .contradiction(let pair) = hindrance else { return members }
    return Set(members + [pair.first, pair.second]).sorted()
  }
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
    let likely = groups(.likely).filter { $0.hindrance == nil }
    let within = Set(likely.flatMap(\.members))
    return (likely.map(\.members) + certain.map(\.members).filter { !within.contains($0[0]) }).sorted { $0[0] < $1[0] }
  }
}
