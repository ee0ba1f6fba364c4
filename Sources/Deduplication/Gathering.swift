/// Gathers pairs into groups: what is certain first, then what is likely or related between the parts.
struct Gathering {
  private var comparer: Comparer
  private var parents: [UInt32]
  /// By root: the records of its part, where they are more than one.
  private var members: [UInt32: [UInt32]] = [:]
  private var certain: [Link] = []
  private var likely: [Link] = []
  private var related: [Link] = []
  /// By record: those that it is kept apart from.
  private var apart: [UInt32: [UInt32]] = [:]
  /// How many records of either part are looked at for a contradiction.
  private static let mostChecked = 8

  init(comparer: Comparer, count: Int) {
    self.comparer = comparer
    parents = Array(0..<UInt32(count))
  }

  private mutating func root(_ record: UInt32) -> UInt32 {
    var root = record
    while parents[Int(root)] != root {
      parents[Int(root)] = parents[Int(parents[Int(root)])]
      root = parents[Int(root)]
    }
    return root
  }

  private func part(_ root: UInt32) -> [UInt32] { members[root] ?? [root] }

  private static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }

  private mutating func unite(_ one: UInt32, _ other: UInt32) {
    let (first, second) = (part(one), part(other))
    let (root, leaf) = first.count >= second.count ? (one, other) : (other, one)
    members[root, default: [root]] += first.count >= second.count ? second : first
    members[leaf] = nil
    parents[Int(leaf)] = root
  }

  // MARK: What is taken in

  mutating func keep(together: [[Int]], apart: [(Int, Int)]) {
    for (one, other) in apart {
      self.apart[UInt32(one), default: []].append(UInt32(other))
      self.apart[UInt32(other), default: []].append(UInt32(one))
    }
    for group in together {
      for record in group.dropFirst() {
        let (one, other) = (root(UInt32(group[0])), root(UInt32(record)))
        guard one != other else { continue }
        certain.append(Link(first: UInt32(group[0]), second: UInt32(record), judgement: Judgement(.certain, .decided)))
        unite(one, other)
      }
    }
  }

  mutating func take(_ identical: IdenticalRecords) {
    var judged: [UInt32: Judgement] = [:]
    for (copy, original) in identical.copies {
      let judgement: Judgement
      if let known = judged[original] {
        judgement = known
      } else {
        judgement = comparer.judge(Int(original), Int(copy))
        judged[original] = judgement
      }
      let link = Link(first: original, second: copy, judgement: Judgement(judgement.verdict, .identical))
      switch judgement.verdict {
      case .certain: join(link)
      case .likely: likely.append(link)
      default: break
      }
    }
  }

  mutating func take(_ links: [Link]) {
    // The strongest first, so that a record that might go with two goes with the one that more speaks for.
    let sure = links.filter { $0.judgement.verdict == .certain }.sorted {
      ($0.judgement.rule.rawValue, $0.first, $0.second) < ($1.judgement.rule.rawValue, $1.first, $1.second)
    }
    for link in sure { join(link) }
    likely += links.filter { $0.judgement.verdict == .likely }
    related += links.filter { $0.judgement.verdict == .related }
  }

  private mutating func join(_ link: Link) {
    let (one, other) = (root(link.first), root(link.second))
    guard one != other else { return }
    if isKeptApart(one, other) { return }
    if isContradicted(one, other) {
      likely.append(Link(first: link.first, second: link.second, judgement: Judgement(.likely, link.judgement.rule)))
      return
    }
    certain.append(link)
    unite(one, other)
  }

  private func isKeptApart(_ one: UInt32, _ other: UInt32) -> Bool {
    guard !apart.isEmpty else { return false }
    // By the smaller part, so that one that grows to a million is not gone through with each that joins it.
    let (small, large) = part(one).count <= part(other).count ? (one, other) : (other, one)
    return part(small).contains { record in apart[record]?.contains { isIn($0, large) } == true }
  }

  private func isIn(_ record: UInt32, _ root: UInt32) -> Bool {
    var record = record
    while parents[Int(record)] != record { record = parents[Int(record)] }
    return record == root
  }

  /// Whether any record of one part cannot be the same publication as any of the other.
  private mutating func isContradicted(_ one: UInt32, _ other: UInt32) -> Bool {
    let (left, right) = (part(one), part(other))
    guard left.count > 1 || right.count > 1 else { return false }
    for first in left.prefix(Self.mostChecked) {
      for second in right.prefix(Self.mostChecked) {
        let evidence = comparer.compare(Int(first), Int(second))
        let judge = Judge(a: comparer.keys[Int(first)], b: comparer.keys[Int(second)], evidence: evidence)
        if judge.isImpossible { return true }
      }
    }
    return false
  }

  // MARK: What comes of it

  mutating func groups() -> [DuplicateGroup] {
    var groups: [DuplicateGroup] = []
    var pairs: [UInt32: [Link]] = [:]
    for link in certain { pairs[root(link.first), default: []].append(link) }
    for (root, part) in members {
      groups.append(
        DuplicateGroup(
          verdict: .certain, parts: [part.map(Int.init).sorted()], pairs: (pairs[root] ?? []).map { evidence($0) }))
    }
    groups.sort { $0.parts[0][0] < $1.parts[0][0] }
    return groups + linked(likely, .likely) + linked(related, .related)
  }

  /// Parts that links hold together.
  private mutating func linked(_ links: [Link], _ verdict: Verdict) -> [DuplicateGroup] {
    var places: [UInt32: UInt32] = [:]
    var used: [Link] = []
    var seen: Set<UInt64> = []
    func find(_ root: UInt32) -> UInt32 {
      var root = root
      while let next = places[root], next != root { root = next }
      return root
    }
    for link in links {
      let (one, other) = (root(link.first), root(link.second))
      // One link between two parts is enough.
      guard one != other, !isKeptApart(one, other), seen.insert(Self.pair(one, other)).inserted else { continue }
      used.append(link)
      let (left, right) = (find(one), find(other))
      places[left] = left
      places[right] = right
      places[one] = left
      places[other] = right
      places[max(left, right)] = min(left, right)
    }
    var groups: [UInt32: (parts: Set<UInt32>, pairs: [Link])] = [:]
    for link in used {
      let (one, other) = (root(link.first), root(link.second))
      groups[find(one), default: ([], [])].parts.formUnion([one, other])
      groups[find(one)]?.pairs.append(link)
    }
    return groups.values.map { group in
      DuplicateGroup(
        verdict: verdict,
        parts: group.parts.map { part($0).map(Int.init).sorted() }.sorted { $0[0] < $1[0] },
        pairs: group.pairs.map { evidence($0) })
    }.sorted { $0.parts[0][0] < $1.parts[0][0] }
  }

  private mutating func evidence(_ link: Link) -> PairEvidence {
    PairEvidence(
      first: Int(min(link.first, link.second)), second: Int(max(link.first, link.second)), judgement: link.judgement,
      comparison: comparer.compare(Int(link.first), Int(link.second)))
  }
}
