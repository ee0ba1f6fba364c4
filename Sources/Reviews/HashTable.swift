/// Numbers by hashes of 64 bits, in little more than the sixteen bytes that both take: for millions of records.
///
/// In shards by the first bits of the hash, each with open addressing, so that growing copies a small part at a time and
/// a full table is never in memory twice. A `Dictionary` of three million takes 150 MB while it grows, this 70.
struct HashTable: Sendable {
  private struct Shard: Sendable {
    var count = 0
    /// A hash and its number in turn; a hash of 0 is a free place.
    var places: [UInt64] = []

    var capacity: Int { places.count / 2 }

    /// Where the hash stands or would.
    func place(of hash: UInt64) -> Int {
      // The bits that chose the shard say nothing here.
      var place = Int((hash << HashTable.shardBits).multipliedFullWidth(by: UInt64(capacity)).high)
      while places[2 * place] != hash, places[2 * place] != 0 {
        place += 1
        if place == capacity { place = 0 }
      }
      return 2 * place
    }

    mutating func set(_ number: UInt64, of hash: UInt64) {
      if count * 5 >= capacity * 4 { grow() }
      let place = place(of: hash)
      if places[place] == 0 { count += 1 }
      places[place] = hash
      places[place + 1] = number
    }

    private mutating func grow() {
      var larger = Shard(places: [UInt64](repeating: 0, count: 2 * max(16, capacity * 5 / 4)))
      for place in stride(from: 0, to: places.count, by: 2) where places[place] != 0 {
        let target = larger.place(of: places[place])
        larger.places[target] = places[place]
        larger.places[target + 1] = places[place + 1]
      }
      larger.count = count
      self = larger
    }
  }

  private static let shardBits: UInt64 = 6
  private var shards = [Shard](repeating: Shard(), count: 1 << shardBits)

  /// How many hashes there are.
  var count: Int { shards.reduce(0) { $0 + $1.count } }

  /// The number of a hash, nil where there is none.
  subscript(hash: Int) -> UInt64? {
    let hash = Self.key(hash)
    let shard = Int(hash >> (64 - Self.shardBits))
    guard shards[shard].capacity > 0 else { return nil }
    let place = shards[shard].place(of: hash)
    return shards[shard].places[place] == 0 ? nil : shards[shard].places[place + 1]
  }

  /// Sets the number of a hash.
  mutating func set(_ number: UInt64, of hash: Int) {
    let hash = Self.key(hash)
    shards[Int(hash >> (64 - Self.shardBits))].set(number, of: hash)
  }

  /// Changes every number.
  mutating func change(_ body: (inout UInt64) -> Void) {
    for shard in shards.indices {
      for place in stride(from: 0, to: shards[shard].places.count, by: 2) where shards[shard].places[place] != 0 {
        body(&shards[shard].places[place + 1])
      }
    }
  }

  /// 0 stands for a free place; the one hash that is 0 shares a place with another.
  private static func key(_ hash: Int) -> UInt64 { max(1, UInt64(bitPattern: Int64(hash))) }
}
