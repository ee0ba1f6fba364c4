/// Gathers pairs into groups: what is certain first, then what is likely or related between the parts.
struct Gathering {
  private var comparer: Comparer
  private var parents: [UInt32]
  /// By root: the records of its part, where they are more than one.
  private var members: [UInt32: [UInt32]] = [:]
  private var certain: [Link] = []
  private var likely: [Link] = []
  private var related: [Link] = []
  /// By root: the records of its part that are the same in no other's every field, where they are more than one.
  private var distinct: [UInt32: [UInt32]] = [:]
  /// By record that is the same as an earlier one in every field: that one.
  private var originals: [UInt32: UInt32] = [:]
  /// By record: those that it is kept apart from.
  private var apart: [UInt32: [UInt32]] = [:]
  /// Roots of parts in which one identifier holds together what stands in two places: there a place no longer tells anything.
  private var openParts: Set<UInt32> = []
  /// The most records that differ in something and are one publication, so that each can be compared with each.
  private static let mostDistinct = 64

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

  private func distinctRecords(_ root: UInt32) -> [UInt32] { distinct[root] ?? [originals[root] ?? root] }

  private static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }

  private mutating func unite(_ one: UInt32, _ other: UInt32) {
    let isFirstLarger = (members[one]?.count ?? 1) >= (members[other]?.count ?? 1)
    let (root, leaf) = isFirstLarger ? (one, other) : (other, one)
    let different = distinctRecords(leaf).filter { !distinctRecords(root).contains($0) }
    if !different.isEmpty { distinct[root] = distinctRecords(root) + different }
    distinct[leaf] = nil
    // What is taken in is copied, and what it is taken into is not.
    members[root, default: [root]] += members.removeValue(forKey: leaf) ?? [leaf]
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
      originals[copy] = original
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
    likely.sort {
      ($0.judgement.rule.rawValue, $0.first, $0.second) < ($1.judgement.rule.rawValue, $1.first, $1.second)
    }
    related += links.filter { $0.judgement.verdict == .related }
  }

  private mutating func join(_ link: Link) {
    let (one, other) = (root(link.first), root(link.second))
    guard one != other else { return }
    if isKeptApart(one, other) { return }
    if areContradicting(one, other) {
      likely.append(Link(first: link.first, second: link.second, judgement: Judgement(.likely, link.judgement.rule)))
      return
    }
    certain.append(link)
    let isOpen = openParts.contains(one) || openParts.contains(other) || isHeldByIdentifier(link)
    unite(one, other)
    if isOpen { openParts.insert(root(one)) }
  }

  /// Whether one identifier holds two records together that contradict each other otherwise.
  private mutating func isHeldByIdentifier(_ link: Link) -> Bool {
    guard link.judgement.rule == .identifierAndTitle else { return false }
    let evidence = comparer.compare(Int(link.first), Int(link.second))
    return evidence.page == .different || evidence.volume == .different
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

  /// Whether any record of one part contradicts any of the other: a third that agrees with both does not make them one.
  private mutating func areContradicting(_ one: UInt32, _ other: UInt32) -> Bool {
    let (left, right) = (distinctRecords(one), distinctRecords(other))
    guard left.count > 1 || right.count > 1 else { return false }
    if left.count + right.count > Self.mostDistinct { return true }
    let isOpen = openParts.contains(one) || openParts.contains(other)
    return contains(left, right) { $0.isImpossible || !isOpen && $0.isContradictory }
  }

  private mutating func contains(_ left: [UInt32], _ right: [UInt32], where isFound: (Judge) -> Bool) -> Bool {
    for first in left {
      for second in right where first != second {
        var evidence = comparer.compare(Int(first), Int(second))
        if evidence.title == .different || evidence.title == .alike, areBothTitles(of: left + right, first, second) {
          evidence.title = .same
          evidence.isTranslation = true
        }
        if isFound(Judge(a: comparer.keys[Int(first)], b: comparer.keys[Int(second)], evidence: evidence)) {
          return true
        }
      }
    }
    return false
  }

  /// Whether one of the records has the titles of two others, its own and the original one: they do not contradict each other.
  private mutating func areBothTitles(of records: [UInt32], _ first: UInt32, _ second: UInt32) -> Bool {
    records.contains { record in
      guard !comparer.keys[Int(record)].originalTitle.isEmpty, record != first, record != second else { return false }
      return [first, second].allSatisfy { comparer.haveOneTitle(Int(record), Int($0)) }
    }
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

  /// Parts that links hold together. Likely ones may be merged all at once, so what contradicts or is related is not brought
  /// together by a third: that goes with the one that more speaks for.
  private mutating func linked(_ links: [Link], _ verdict: Verdict) -> [DuplicateGroup] {
    var bundles = Bundles()
    var used: [Link] = []
    var seen: Set<UInt64> = []
    for link in links {
      let (one, other) = (root(link.first), root(link.second))
      // One link between two parts is enough.
      guard one != other, !isKeptApart(one, other), seen.insert(Self.pair(one, other)).inserted else { continue }
      let (left, right) = (bundles.bundle(of: one), bundles.bundle(of: other))
      if left != right {
        if verdict == .likely, areExclusive(&bundles, left, right) { continue }
        bundles.unite(left, right) { distinctRecords($0) }
      }
      used.append(link)
    }
    var pairs: [UInt32: [PairEvidence]] = [:]
    for link in used { pairs[bundles.bundle(of: root(link.first)), default: []].append(evidence(link)) }
    return pairs.map { bundle, pairs in
      DuplicateGroup(
        verdict: verdict,
        parts: bundles.parts(bundle).map { part($0).map(Int.init).sorted() }.sorted { $0[0] < $1[0] }, pairs: pairs)
    }.sorted { $0.parts[0][0] < $1.parts[0][0] }
  }

  private mutating func areExclusive(_ bundles: inout Bundles, _ one: UInt32, _ other: UInt32) -> Bool {
    let (small, large) = bundles.parts(one).count <= bundles.parts(other).count ? (one, other) : (other, one)
    if !apart.isEmpty {
      for place in bundles.parts(small) {
        for record in part(place) {
          for kept in apart[record] ?? [] where bundles.bundle(of: root(kept)) == large { return true }
        }
      }
    }
    let (left, right) = (
      bundles.distinct[one] ?? distinctRecords(one), bundles.distinct[other] ?? distinctRecords(other)
    )
    // Two single records were compared already.
    guard left.count > 1 || right.count > 1 else { return false }
    if left.count + right.count > Self.mostDistinct { return true }
    return contains(left, right) { $0.isExclusive }
  }

  private mutating func evidence(_ link: Link) -> PairEvidence {
    PairEvidence(
      first: Int(min(link.first, link.second)), second: Int(max(link.first, link.second)), judgement: link.judgement,
      comparison: comparer.compare(Int(link.first), Int(link.second)))
  }
}
