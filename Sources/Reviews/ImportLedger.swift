package import Formats

/// Which records a review holds, in a few bytes each: enough to know a record again, with millions of them.
///
/// Ids and contents are told apart by hashes of 64 bits, made anew in each process.
package struct ImportLedger: Sendable {
  package enum Standing: Hashable, Sendable {
    case new
    /// The same is there already.
    case same
    /// It takes the place of what is there.
    case changed
    /// What is there is of a later version, or was changed later.
    case older
  }

  private struct Entry: Sendable {
    var content: Int
    /// The version and the day of the last change, the later the larger.
    var rank: Int
  }

  private var entries: [Int: Entry] = [:]
  package var count: Int { entries.count }

  package init() {}

  static func hash(_ bytes: Bytes) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }

  private static func rank(_ head: RecordLineHead) -> Int { min(head.version, 1 << 20) * 100_000_000 + head.revised }

  /// How a record stands to the one of its id.
  package func standing(of head: RecordLineHead, in line: Bytes) -> Standing {
    guard let known = entries[Self.hash(line[part: head.id])] else { return .new }
    if known.content == Self.hash(line[part: head.content]) { return .same }
    return Self.rank(head) < known.rank ? .older : .changed
  }

  /// Takes a record in, in the place of the one with its id.
  package mutating func take(_ head: RecordLineHead, of line: Bytes) {
    entries[Self.hash(line[part: head.id])] = Entry(
      content: Self.hash(line[part: head.content]), rank: Self.rank(head))
  }

  /// The id under which a record of a source that does not number its records goes, beside another one of its id: with a
  /// mark of its contents, the same whenever it comes.
  package func place(beside head: RecordLineHead, in line: Bytes) -> (id: [UInt8], standing: Standing) {
    let bare = Array(line[part: head.id])
    guard let known = entries[Self.hash(line[part: head.id])] else { return (bare, .new) }
    let content = Self.hash(line[part: head.content])
    if known.content == content { return (bare, .same) }
    let id = bare + Array("-".utf8) + Array(line[part: head.content].fingerprint.utf8)
    let other = entries[id.withUnsafeBufferPointer { Self.hash($0) }]
    return (id, other == nil ? .new : .same)
  }
}
