extension Gathering {
  /// What comes of it.
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
  /// together by a third: that goes with the one that more speaks for, and is shown beside the other as a pair of its own.
  private mutating func linked(_ links: [Link], _ verdict: Verdict) -> [DuplicateGroup] {
    var bundles = Bundles()
    var used: [Link] = []
    var hindered: [(link: Link, why: DuplicateGroup.Hindrance)] = []
    var seen: Set<UInt64> = []
    // Records of one identifier with nothing else in common, each shown beside one other.
    var alone: Set<UInt32> = []
    for link in links {
      let (one, other) = (root(link.first), root(link.second))
      // One link between two parts is enough.
      guard one != other, !isKeptApart(one, other), seen.insert(Self.pair(one, other)).inserted else { continue }
      if link.judgement.rule == .identifierAlone {
        let (isFirstNew, isSecondNew) = (alone.insert(link.first).inserted, alone.insert(link.second).inserted)
        if isFirstNew || isSecondNew { hindered.append((link, .identifier)) }
        continue
      }
      let (left, right) = (bundles.bundle(of: one), bundles.bundle(of: other))
      if left != right {
        if verdict == .likely, let why = hindrance(&bundles, left, right) {
          hindered.append((link, why))
          continue
        }
        bundles.unite(left, right) { distinctRecords($0) }
      }
      used.append(link)
    }
    var pairs: [UInt32: [PairEvidence]] = [:]
    for link in used { pairs[bundles.bundle(of: root(link.first)), default: []].append(evidence(link)) }
    var groups = pairs.map { bundle, pairs in
      DuplicateGroup(
        verdict: verdict,
        parts: bundles.parts(bundle).map { part($0).map(Int.init).sorted() }.sorted { $0[0] < $1[0] }, pairs: pairs)
    }
    // Of all that might join two groups, the strongest is for a person to decide first.
    var shown: Set<UInt64> = []
    for (link, why) in hindered {
      let (one, other) = (root(link.first), root(link.second))
      let (left, right) = (bundles.bundle(of: one), bundles.bundle(of: other))
      guard left != right, !isTold(why, one, other), shown.insert(Self.pair(left, right)).inserted else { continue }
      // Of each part the one that is meant: the others are those that contradict.
      let pair = evidence(link)
      groups.append(
        DuplicateGroup(verdict: verdict, parts: [[pair.first], [pair.second]], pairs: [pair], hindrance: why))
    }
    return groups.sorted { one, other in
      one.parts[0][0] == other.parts[0][0]
        ? (one.hindrance == nil ? 0 : 1, one.parts[1][0]) < (other.hindrance == nil ? 0 : 1, other.parts[1][0])
        : one.parts[0][0] < other.parts[0][0]
    }
  }

  /// Whether the two parts are shown as related already, which keeps them apart.
  private mutating func isTold(_ why: DuplicateGroup.Hindrance, _ one: UInt32, _ other: UInt32) -> Bool {
    guard case .contradiction(let pair) = why, pair.judgement.verdict == .related else { return false }
    let (first, second) = (root(UInt32(pair.first)), root(UInt32(pair.second)))
    return (first, second) == (one, other) || (first, second) == (other, one)
  }

  /// What keeps two bundles from being one; nil where nothing does.
  private mutating func hindrance(_ bundles: inout Bundles, _ one: UInt32, _ other: UInt32) -> DuplicateGroup.Hindrance?
  {
    let (small, large) = bundles.parts(one).count <= bundles.parts(other).count ? (one, other) : (other, one)
    if !apart.isEmpty {
      for place in bundles.parts(small) {
        for record in part(place) {
          for kept in apart[record] ?? [] where bundles.bundle(of: root(kept)) == large {
            return .contradiction(
              evidence(Link(first: record, second: kept, judgement: Judgement(.different, .decided))))
          }
        }
      }
    }
    let (left, right) = (
      bundles.distinct[one] ?? distinctRecords(one), bundles.distinct[other] ?? distinctRecords(other)
    )
    // Two single records were compared already.
    guard left.count > 1 || right.count > 1 else { return nil }
    if left.count + right.count > Self.mostDistinct { return .size(Self.mostDistinct) }
    guard let (first, second) = contradiction(left, right, where: { $0.isExclusive }) else { return nil }
    return .contradiction(
      evidence(Link(first: first, second: second, judgement: comparer.judge(Int(first), Int(second)))))
  }

  private mutating func evidence(_ link: Link) -> PairEvidence {
    PairEvidence(
      first: Int(min(link.first, link.second)), second: Int(max(link.first, link.second)), judgement: link.judgement,
      comparison: comparer.compare(Int(link.first), Int(link.second)))
  }
}
