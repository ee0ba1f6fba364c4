/// Puts records together that are one publication, and refuses what was decided to be apart.
///
/// Disjoint sets with the smaller joined to the larger, so that a million merges take a moment.
struct MergeUnion {
  private var numbers: [Party: Int] = [:]
  private var names: [Party] = []
  private var parents: [Int] = []
  private var members: [[Int]] = []
  /// The record that stands for the set; nil where it holds nothing but studies.
  private var fronts: [Int?] = []
  /// How many of the members are records.
  private var recordCounts: [Int] = []
  /// The decisions that keep a set apart from the other parties they name, with the party that each names.
  private var apart: [[Int: Int]] = []

  private mutating func number(_ name: Party) -> Int {
    if let number = numbers[name] { return number }
    let number = names.count
    let isRecord = name.record != nil
    numbers[name] = number
    names.append(name)
    parents.append(number)
    members.append([number])
    fronts.append(isRecord ? number : nil)
    recordCounts.append(isRecord ? 1 : 0)
    apart.append([:])
    return number
  }

  private func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number { number = parents[number] }
    return number
  }

  /// Notes that a decision keeps the party apart from the others it names.
  mutating func keepApart(_ name: Party, _ decision: Int) {
    let number = number(name)
    apart[number][decision] = number
  }

  /// Joins all, or none of them.
  ///
  /// In front stands who stood in front of a group before; of two such groups, that of the one named first; where there
  /// was none, the record that is named first.
  /// - Returns: the decision that keeps two of them apart; nil where they were joined.
  mutating func join(_ names: [Party]) -> Int? {
    var roots: [Int] = []
    var seen: Set<Int> = []
    for name in names {
      let number = number(name)
      let root = root(number)
      if seen.insert(root).inserted { roots.append(root) }
    }
    guard roots.count > 1 else { return nil }
    // All against all at once: what two small ones allow, a third may not.
    var together: [Int: Int] = [:]
    for root in roots {
      for (decision, party) in apart[root] {
        if let other = together[decision], other != party { return decision }
        together[decision] = party
      }
    }
    let largest = roots.max { members[$0].count < members[$1].count } ?? roots[0]
    let groups = roots.filter { recordCounts[$0] > 1 }
    let front = (groups + roots).first { fronts[$0] != nil }.flatMap { fronts[$0] }
    for root in roots where root != largest {
      members[largest] += members[root]
      recordCounts[largest] += recordCounts[root]
      members[root] = []
      apart[root] = [:]
      parents[root] = largest
    }
    apart[largest] = together
    fronts[largest] = front
    return nil
  }

  /// The records of a set that are there, the one in front first.
  private func records(_ root: Int, _ isThere: (String) -> Bool) -> [String] {
    guard recordCounts[root] > 0 else { return [] }
    var records = members[root].filter { $0 != fronts[root] }.compactMap { names[$0].record }.sorted()
    if let front = fronts[root].flatMap({ names[$0].record }) { records.insert(front, at: 0) }
    return records.filter(isThere)
  }

  /// The groups of two records and more, by the one in front.
  func groups(where isThere: (String) -> Bool) -> [String: [String]] {
    var groups: [String: [String]] = [:]
    for root in members.indices where recordCounts[root] > 1 {
      let records = records(root, isThere)
      if records.count > 1 { groups[records[0]] = records }
    }
    return groups
  }

  /// The record in front of each set with a study in it, and the study.
  func studies(where isThere: (String) -> Bool) -> [(representative: String, study: String)] {
    members.indices.flatMap { root -> [(String, String)] in
      guard members[root].count > recordCounts[root], let front = records(root, isThere).first else { return [] }
      return members[root].compactMap { number in names[number].study.map { (front, $0) } }
    }
  }

  /// For who stands in front of each set, the decisions that keep it apart from others.
  func apartness(where isThere: (String) -> Bool) -> [Party: Set<Int>] {
    var apartness: [Party: Set<Int>] = [:]
    for root in members.indices where !apart[root].isEmpty {
      let front = records(root, isThere).first.map { Party.record($0) } ?? names[members[root][0]]
      apartness[front] = Set(apart[root].keys)
    }
    return apartness
  }
}
