/// Gathers pairs into groups: what is certain first, then what is likely or related between the parts.
struct Gathering {
  var comparer: Comparer
  private var parents: [UInt32]
  /// By root: the records of its part, where they are more than one.
  private(set) var members: [UInt32: [UInt32]] = [:]
  private(set) var certain: [Link] = []
  private(set) var likely: [Link] = []
  private(set) var related: [Link] = []
  /// By root: the records of its part that are the same in no other's every field, where they are more than one.
  private var distinct: [UInt32: [UInt32]] = [:]
  /// By record that is the same as an earlier one in every field: that one.
  private var originals: [UInt32: UInt32] = [:]
  /// By record: those that it is kept apart from.
  private(set) var apart: [UInt32: [UInt32]] = [:]
  /// By record that somebody decided to be one publication with others: the root of these, as it was then.
  private var decided: [UInt32: UInt32] = [:]
  /// Roots of parts in which one identifier holds together what stands in two places: there a place no longer tells anything.
  private var openParts: Set<UInt32> = []
  /// The most records that differ in something and are one publication, so that each can be compared with each.
  static let mostDistinct = 64

  init(comparer: Comparer, count: Int) {
    self.comparer = comparer
    parents = Array(0..<UInt32(count))
  }

  mutating func root(_ record: UInt32) -> UInt32 {
    var root = record
    while parents[Int(root)] != root {
      parents[Int(root)] = parents[Int(parents[Int(root)])]
      root = parents[Int(root)]
    }
    return root
  }

  func part(_ root: UInt32) -> [UInt32] { members[root] ?? [root] }

  func distinctRecords(_ root: UInt32) -> [UInt32] { distinct[root] ?? [originals[root] ?? root] }

  static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 {
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
    for record in together.flatMap({ $0 }) { decided[UInt32(record)] = root(UInt32(record)) }
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
      if judgement.verdict == .certain {
        join(link)
      } else if judgement.verdict == .likely || isSaying(copy) {
        // However little they say, they say the same.
        likely.append(Link(first: original, second: copy, judgement: Judgement(.likely, .identical)))
      }
    }
  }

  /// Title and authors; or a title that does not come back, with the year or the journal.
  private mutating func isSaying(_ record: UInt32) -> Bool {
    let key = comparer.keys[Int(record)]
    guard !key.title.isEmpty, key.authors.isEmpty else { return !key.title.isEmpty }
    guard key.year != 0 || !key.container.isEmpty else { return false }
    return !Judge(a: key, b: key, evidence: comparer.compare(Int(record), Int(record))).isTitleOfMany
  }

  mutating func take(_ links: [Link]) {
    for link in links.filter({ $0.judgement.verdict == .certain }).sorted(by: Link.isStronger) { join(link) }
    likely += links.filter { $0.judgement.verdict == .likely }
    likely.sort(by: Link.isStronger)
    related += links.filter { $0.judgement.verdict == .related }
  }

  private mutating func join(_ link: Link) {
    let (one, other) = (root(link.first), root(link.second))
    guard one != other else { return }
    if isKeptApart(one, other) { return }
    if areContradicting(one, other, by: link) {
      var open = link
      open.judgement.verdict = .likely
      likely.append(open)
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

  func isKeptApart(_ one: UInt32, _ other: UInt32) -> Bool {
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
  private mutating func areContradicting(_ one: UInt32, _ other: UInt32, by link: Link) -> Bool {
    let isOneFirst = root(link.first) == one
    let left = asked(distinctRecords(one), by: isOneFirst ? link.first : link.second)
    let right = asked(distinctRecords(other), by: isOneFirst ? link.second : link.first)
    guard left.count > 1 || right.count > 1 else { return false }
    if left.count + right.count > Self.mostDistinct { return true }
    let isOpen = openParts.contains(one) || openParts.contains(other)
    return contradiction(left, right) { $0.isImpossible || !isOpen && $0.isContradictory } != nil
  }

  /// The records of a part that a new one must not contradict: of those that somebody decided to be one publication, whatever
  /// they differ in, it is enough to agree with one.
  private func asked(_ records: [UInt32], by linked: UInt32) -> [UInt32] {
    guard let decision = decided[linked] else { return records }
    let linked = originals[linked] ?? linked
    return records.filter { $0 == linked || decided[$0] != decision }
  }

  /// The first pair that somebody or something keeps from being one.
  mutating func contradiction(
    _ left: [UInt32], _ right: [UInt32], where isFound: (Judge) -> Bool
  ) -> (UInt32, UInt32)? {
    for first in left {
      for second in right where first != second {
        var evidence = comparer.compare(Int(first), Int(second))
        if evidence.title == .different || evidence.title == .alike, areBothTitles(of: left + right, first, second) {
          evidence.title = .same
          evidence.isTranslation = true
        }
        if isFound(Judge(a: comparer.keys[Int(first)], b: comparer.keys[Int(second)], evidence: evidence)) {
          return (first, second)
        }
      }
    }
    return nil
  }

  /// Whether one of the records has the titles of two others, its own and the original one: they do not contradict each other.
  private mutating func areBothTitles(of records: [UInt32], _ first: UInt32, _ second: UInt32) -> Bool {
    records.contains { record in
      guard !comparer.keys[Int(record)].originalTitle.isEmpty, record != first, record != second else { return false }
      return [first, second].allSatisfy { comparer.haveOneTitle(Int(record), Int($0)) }
    }
  }
}
