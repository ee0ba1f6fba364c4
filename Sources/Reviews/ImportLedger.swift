package import Formats

/// Which records a review holds, in a few bytes each: enough to know a record again, with millions of them.
///
/// Ids are told apart by hashes of 64 bits and contents by 37, made anew in each process: that two of three million ids
/// share one is as likely as four in ten million, that a change is taken for none as seven in a million million.
package struct ImportLedger: Sendable {
  package enum Standing: Hashable, Sendable {
    case new
    /// The same is there already, of this version or a later one.
    case same
    /// PubMed's other form of the same version is there: XML and NBIB hold not all the same, so that contents tell nothing.
    case sameVersion
    /// It is of a later version or was changed later, and takes the place of what is there.
    case changed
    /// It says something else, and nothing tells which is the later; it takes the place of what is there.
    case differing
    /// What is there is of a later version, or was changed later.
    case older
    /// The source has taken it out, which has no date and so is the last that was heard of that version.
    case withdrawn
  }

  /// Of each id: the hash of the contents, and in the last ``rankBits`` the rank.
  private var entries = HashTable()
  package var count: Int { entries.count }
  /// The names of the exports that were imported.
  var exports: Set<String> = []

  private static let rankBits: UInt64 = 23
  /// Beside the rank: whether an earlier export of the search at hand brought the record, and whether this one did.
  private static let broughtBefore: UInt64 = 1 << rankBits
  private static let broughtNow: UInt64 = 1 << (rankBits + 1)
  /// Whether the record stands beside another of its id, which is its own without the mark at the end.
  private static let isBeside: UInt64 = 1 << (rankBits + 2)
  /// Whether it came from PubMed itself.
  private static let isPubMeds: UInt64 = 1 << (rankBits + 3)
  private static let contentMask: UInt64 = ~0 << (rankBits + 4)

  package init() {}

  static func hash(_ bytes: Bytes) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }

  /// The version and the day of the last change, the later the larger: six bits, and seventeen for the days of 1900 to
  /// 2155, which is as far apart as the changes of a database are.
  private static func rank(_ head: RecordLineHead) -> UInt64 {
    let revised = max(head.revised, 0)
    let (year, month, day) = (revised / 10_000, revised / 100 % 100, revised % 100)
    let since = min(max(year - 1900, 0), 255)
    return UInt64(min(max(head.version, 0), 63)) << dayBits | UInt64(since * 512 + min(month, 15) * 32 + min(day, 31))
  }

  private static let dayBits: UInt64 = 17

  /// Whether one comes before the other; a source that states no versions, which are 0 then, is held to the days alone.
  private static func isEarlier(_ left: UInt64, than right: UInt64) -> Bool {
    let days: UInt64 = 1 << dayBits - 1
    return min(left, right) > days ? left < right : left & days < right & days
  }

  private static func entry(_ head: RecordLineHead, of line: Bytes) -> UInt64 {
    var rank = rank(head)
    if head.isDeleted, head.revised == 0 { rank |= withdrawalDay }
    return (UInt64(bitPattern: Int64(hash(line[part: head.content]))) & contentMask) | rank
  }

  /// A day after all others: so a record that was taken out stays out, unless a later version of it comes.
  private static let withdrawalDay: UInt64 = 1 << dayBits - 1

  private static let rankMask: UInt64 = 1 << rankBits - 1

  private static func haveSameContent(_ left: UInt64, _ right: UInt64) -> Bool { (left ^ right) & contentMask == 0 }

  /// How a record stands to the one of its id.
  ///
  /// - Parameter isFromPubMed: whether it came from PubMed itself, of which that is XML which has a version.
  package func standing(of head: RecordLineHead, in line: Bytes, isFromPubMed: Bool) -> Standing {
    guard let known = entries[Self.hash(line[part: head.id])] else { return .new }
    let entry = Self.entry(head, of: line)
    let (rank, knownRank) = (entry & Self.rankMask, known & Self.rankMask)
    // Of the same contents a later version is one all the same: what comes of the versions between is older than it.
    if Self.haveSameContent(known, entry), !Self.isEarlier(knownRank, than: rank) { return .same }
    if Self.isEarlier(rank, than: knownRank) {
      return knownRank & Self.withdrawalDay == Self.withdrawalDay ? .withdrawn : .older
    }
    if Self.isEarlier(knownRank, than: rank) { return .changed }
    let areForms = (rank >> Self.dayBits == 0) != (knownRank >> Self.dayBits == 0)
    return areForms && isFromPubMed && known & Self.isPubMeds != 0 && !head.isDeleted ? .sameVersion : .differing
  }

  /// Whether the record that is there came from PubMed itself; nil where none is.
  package func isFromPubMed(_ id: Bytes) -> Bool? { entries[Self.hash(id)].map { $0 & Self.isPubMeds != 0 } }

  /// Takes a record in, in the place of the one with its id.
  package mutating func take(_ head: RecordLineHead, of line: Bytes, isFromPubMed: Bool) {
    let hash = Self.hash(line[part: head.id])
    let brought = (entries[hash] ?? 0) & (Self.broughtBefore | Self.broughtNow)
    let neighbour = head.neighbour(in: line) { entries[Self.hash($0)] != nil }
    let marks = (neighbour == nil ? 0 : Self.isBeside) | (isFromPubMed ? Self.isPubMeds : 0)
    entries.set(Self.entry(head, of: line) | brought | marks, of: hash)
  }

  // MARK: The exports of one search

  /// Notes that the export at hand brought a record, or another version of it that stands beside it.
  ///
  /// - Returns: whether an earlier export of the same search brought it; see ``RecordOrigins/withoutRepeats()``.
  package mutating func bring(_ id: Bytes) -> Bool {
    var hash = Self.hash(id)
    if let entry = entries[hash], entry & Self.isBeside != 0, let end = id.lastIndex(of: UInt8(ascii: "-")) {
      hash = Self.hash(id[part: 0..<end])
    }
    guard let entry = entries[hash], entry & Self.broughtBefore == 0 else { return entries[hash] != nil }
    if entry & Self.broughtNow == 0 { entries.set(entry | Self.broughtNow, of: hash) }
    return false
  }

  /// What comes from here on is of a later export.
  package mutating func endExport() {
    entries.change { entry in
      if entry & Self.broughtNow != 0 { entry = entry & ~Self.broughtNow | Self.broughtBefore }
    }
  }

  /// The id under which a record of a source that does not number its records goes, beside another one of its id: with a
  /// mark of its contents, the same whenever it comes.
  ///
  /// - Parameter others: what else it may be there as, where its own id is not.
  package func place(
    beside head: RecordLineHead, in line: Bytes, orBeside others: [[UInt8]] = []
  ) -> (id: [UInt8], standing: Standing) {
    let own = Array(line[part: head.id])
    func entry(_ id: [UInt8]) -> UInt64? { id.withUnsafeBufferPointer { entries[Self.hash($0)] } }
    let there = ([own] + others).filter { entry($0) != nil }
    guard let first = there.first else { return (own, .new) }
    let content = Self.entry(head, of: line)
    let mark = Array("-".utf8) + Array(line[part: head.content].fingerprint.utf8)
    for id in there {
      if let known = entry(id), Self.haveSameContent(known, content) { return (id, .same) }
      if entry(id + mark) != nil { return (id + mark, .same) }
    }
    return (first + mark, .new)
  }
}
