import TestSupport
import Testing

@testable import Reviews

@Suite("A table of hashes")
struct HashTableTests {
  @Test func `it knows what a dictionary knows`() {
    var random = SeededGenerator(seed: 3)
    var table = HashTable()
    var dictionary: [Int: UInt64] = [:]
    // Hashes far apart, and hashes side by side.
    let hashes = (0..<20_000).map { $0 % 2 == 0 ? Int.random(in: .min ... .max, using: &random) : $0 / 3 - 100 }
    for (number, hash) in hashes.enumerated() where hash != 0 {
      table.set(UInt64(number), of: hash)
      dictionary[hash] = UInt64(number)
    }
    #expect(table.count == dictionary.count)
    for (hash, number) in dictionary { #expect(table[hash] == number) }
    for hash in 1_000_000..<1_001_000 { #expect(table[hash] == nil) }
  }

  @Test func `an empty one knows nothing`() {
    #expect(HashTable()[7] == nil)
    #expect(HashTable().count == 0)
  }
}
