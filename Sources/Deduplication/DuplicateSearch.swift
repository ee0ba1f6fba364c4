import Dispatch
import Synchronization

/// Finds the duplicates in a table: blocks, compares, judges, and gathers what belongs together.
package struct DuplicateSearch: Sendable {
  /// How many processors may work at once.
  package var processors: Int
  /// Records that somebody has decided to be one publication.
  package var together: [[Int]]
  /// Pairs that somebody has decided to keep apart.
  package var apart: [(Int, Int)]

  package init(processors: Int = 1, together: [[Int]] = [], apart: [(Int, Int)] = []) {
    self.processors = processors
    self.together = together
    self.apart = apart
  }

  package func run(_ table: MatchTable) -> DuplicateResult {
    let identical = IdenticalRecords(table.keys)
    let found = blocks(of: identical.representatives, in: table)
    let vocabulary = table.lend { TitleVocabulary(identical.representatives, $0, $1) }
    let links = judged(found, vocabulary, of: table)
    return table.lend { keys, arena in
      let comparer = Comparer(keys: keys, arena: arena, recurring: found.recurring, vocabulary: vocabulary)
      var gathering = Gathering(comparer: comparer, count: table.count)
      gathering.keep(together: together, apart: apart)
      gathering.take(identical)
      gathering.take(links + table.referenced)
      return DuplicateResult(groups: gathering.groups(), comparedPairs: found.pairs.count)
    }
  }

  /// The pairs worth comparing, by all kinds of keys.
  private func blocks(of records: [UInt32], in table: MatchTable) -> Blocking.Found {
    let kinds = Blocking.Kind.allCases
    let found = Mutex(Blocking.Found())
    // In whatever order they end: they are sorted together.
    @Sendable func work(_ place: Int) {
      let part = table.lend { Blocking(keys: $0, arena: $1).pairs(of: records, by: kinds[place]) }
      found.withLock { $0.take(part) }
    }
    if processors > 1, records.count > Self.fewRecords {
      DispatchQueue.concurrentPerform(iterations: kinds.count) { work($0) }
    } else {
      for place in kinds.indices { work(place) }
    }
    return found.withLock {
      $0.sort()
      return $0
    }
  }

  /// So many that another processor is not worth its while.
  private static let fewRecords = 150

  /// The pairs that are more than different.
  private func judged(_ found: Blocking.Found, _ vocabulary: TitleVocabulary, of table: MatchTable) -> [Link] {
    let (pairs, recurring) = (found.pairs, found.recurring)
    let chunk = 20_000
    let chunks = (pairs.count + chunk - 1) / chunk
    let results = Mutex<[[Link]]>(Array(repeating: [], count: chunks))
    @Sendable func work(_ place: Int) {
      let part = pairs[(place * chunk)..<min(pairs.count, (place + 1) * chunk)]
      let links = table.lend { keys, arena in
        var comparer = Comparer(keys: keys, arena: arena, recurring: recurring, vocabulary: vocabulary)
        return part.compactMap { pair in
          let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
          let evidence = comparer.compare(first, second)
          let judgement = Judge(a: keys[first], b: keys[second], evidence: evidence).judgement
          guard judgement.verdict != .different else { return nil as Link? }
          return Link(
            first: UInt32(first), second: UInt32(second), judgement: judgement, agreement: evidence.agreement)
        }
      }
      results.withLock { $0[place] = links }
    }
    if processors > 1, chunks > 1 {
      DispatchQueue.concurrentPerform(iterations: chunks) { work($0) }
    } else {
      for place in 0..<chunks { work(place) }
    }
    return results.withLock { $0 }.flatMap { $0 }
  }
}

/// A pair that is more than different.
struct Link {
  var first: UInt32
  var second: UInt32
  var judgement: Judgement
  /// How many fields are the same: of two links by one rule, the one with more speaks louder.
  var agreement: UInt8 = 0

  /// The strongest first, so that a record that might go with two goes with the one that more speaks for.
  static func isStronger(_ one: Link, _ other: Link) -> Bool {
    guard one.judgement.rule == other.judgement.rule else {
      return one.judgement.rule.rawValue < other.judgement.rule.rawValue
    }
    return one.agreement == other.agreement
      ? (one.first, one.second) < (other.first, other.second) : one.agreement > other.agreement
  }
}

/// Records that are the same in everything that is compared: one of them stands for all.
struct IdenticalRecords {
  /// One of each, in the order of the table.
  var representatives: [UInt32] = []
  /// Those that are the same as an earlier one, with it.
  var copies: [(copy: UInt32, of: UInt32)] = []

  init(_ keys: [MatchKey]) {
    var first: [UInt64: UInt32] = [:]
    first.reserveCapacity(keys.count)
    for place in keys.indices {
      // A study of the review is told apart from a record.
      let content = keys[place].content ^ (keys[place].isStudy ? 1 : 0)
      if let known = first[content] {
        copies.append((UInt32(place), known))
      } else {
        first[content] = UInt32(place)
        representatives.append(UInt32(place))
      }
    }
  }
}

extension MatchTable {
  func lend<Result>(_ body: (UnsafeBufferPointer<MatchKey>, TextBytes) -> Result) -> Result {
    keys.withUnsafeBufferPointer { keys in arena.withUnsafeBufferPointer { body(keys, $0) } }
  }
}

extension Comparer {
  mutating func judge(_ first: Int, _ second: Int) -> Judgement {
    Judge(a: keys[first], b: keys[second], evidence: compare(first, second)).judgement
  }
}

extension DuplicateSearch {
  /// What speaks for and against two records of a table being one publication.
  package static func evidence(_ first: Int, _ second: Int, of table: MatchTable) -> PairEvidence {
    table.lend { keys, arena in
      var comparer = Comparer(keys: keys, arena: arena)
      let comparison = comparer.compare(first, second)
      let judge = Judge(a: keys[first], b: keys[second], evidence: comparison)
      return PairEvidence(first: first, second: second, judgement: judge.judgement, comparison: comparison)
    }
  }
}
