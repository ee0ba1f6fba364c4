/// The letters of a text that spelling leaves: without vowels, spaces, signs within numbers and `h`, `z` as `s`, `p` and `f` as one, doubled ones
/// once. `Haemorrhage` and `hemorrhage`, `randomised` and `randomized`, `Störung` and `Stoerung` have the same.
///
/// Blocks are made of it, so that no spelling hides a pair; whether two words are one is not told by it.
enum LetterSkeleton {
  /// - Parameter most: how many letters count.
  /// - Returns: a hash of them, and how many there were.
  static func hash(_ text: some Sequence<UInt8>, most: Int = .max) -> (value: UInt64, count: Int) {
    kept.withUnsafeBufferPointer { kept in
      var (hash, count, last) = (Hashing.seed, 0, 0 as UInt8)
      for byte in text {
        let letter = kept[Int(byte)]
        guard letter != 0, letter != last else { continue }
        hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
        last = letter
        count += 1
        if count == most { break }
      }
      return (Hashing.mixed(hash), count)
    }
  }

  /// By byte: what it counts as, 0 where it does not.
  private static let kept: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x20, 0x2C, 0x2E, 0x61, 0x65, 0x68, 0x69, 0x6F, 0x75, 0x79: 0
    case 0x70: 0x66
    case 0x7A: 0x73
    default: UInt8(byte)
    }
  }
}
