/// Hashes that are the same on every machine and in every run, so that results are too.
enum Hashing {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over the bytes, then mixed.
  static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64 = seed) -> UInt64 {
    mixed(bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  /// Of the bytes that are no spaces, but for those between digits: `1 2` and `1,2` are not `12`.
  static func squeezed(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = seed
    var (wasDigit, isParted) = (false, false)
    for byte in bytes {
      if byte == 0x20 || byte == DecimalComma.sign {
        isParted = wasDigit
        continue
      }
      let isDigit = LocationKey.isDigit(byte)
      if isParted, isDigit { hash = (hash ^ 0x20) &* 0x100_0000_01B3 }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      (wasDigit, isParted) = (isDigit, false)
    }
    return mixed(hash)
  }

  static func combined(_ left: UInt64, _ right: UInt64) -> UInt64 {
    mixed(left ^ (right &* 0x9E37_79B9_7F4A_7C15))
  }

  /// The last steps of SplitMix64 (Steele, Lea and Flood 2014). Never 0, which stands for nothing.
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return mixed == 0 ? 1 : mixed
  }
}
