/// Parts that links have brought together, by the root of one of them.
struct Bundles {
  private var parents: [UInt32: UInt32] = [:]
  private var members: [UInt32: [UInt32]] = [:]
  /// By bundle of more than one part: its records that differ in something.
  private(set) var distinct: [UInt32: [UInt32]] = [:]

  mutating func bundle(of part: UInt32) -> UInt32 {
    var place = part
    while let next = parents[place] {
      if let afterNext = parents[next] { parents[place] = afterNext }
      place = next
    }
    return place
  }

  func parts(_ bundle: UInt32) -> [UInt32] { members[bundle] ?? [bundle] }

  /// - Parameter records: the records of a single part that differ in something.
  mutating func unite(_ one: UInt32, _ other: UInt32, records: (UInt32) -> [UInt32]) {
    let isFirstLarger = (members[one]?.count ?? 1) >= (members[other]?.count ?? 1)
    let (root, leaf) = isFirstLarger ? (one, other) : (other, one)
    var kept = distinct[root] ?? records(root)
    for record in distinct.removeValue(forKey: leaf) ?? records(leaf)
    where kept.count < Self.mostKept && !kept.contains(record) {
      kept.append(record)
    }
    distinct[root] = kept
    members[root, default: [root]] += members.removeValue(forKey: leaf) ?? [leaf]
    parents[leaf] = root
  }

  private static let mostKept = 128
}
