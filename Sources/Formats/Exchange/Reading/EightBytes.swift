/// Eight bytes at once, after *Bit Twiddling Hacks* (S. E. Anderson): a top bit for the first byte that is so, and for
/// none before it.
extension UInt64 {
  static let spaces: UInt64 = 0x2020_2020_2020_2020
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  func places(of byte: UInt8) -> UInt64 {
    let zeros = self ^ (Self.ones &* UInt64(byte))
    return (zeros &- Self.ones) & ~zeros & Self.tops
  }

  /// The same, exact for every byte and not for the first only.
  @inline(__always)
  func everyPlace(of byte: UInt8) -> UInt64 {
    let zeros = self ^ (Self.ones &* UInt64(byte))
    return ~(((zeros & ~Self.tops) &+ ~Self.tops) | zeros) & Self.tops
  }

  /// Each byte a number.
  var sumOfBytes: Int {
    let pairs: UInt64 = 0x00FF_00FF_00FF_00FF
    return Int((((self & pairs) &+ (self &>> 8 & pairs)) &* 0x0001_0001_0001_0001) &>> 48)
  }

  /// Below a space, a quotation mark or a backslash.
  @inline(__always)
  var jsonEscapes: UInt64 {
    // With this bit turned, a quotation mark is a space, and what is below a space stays so: one test for both.
    let turned = (self ^ (Self.ones &* 0x02)) &- Self.ones &* 0x21
    let slashes = (self ^ (Self.ones &* 0x5C)) &- Self.ones
    return (turned | slashes) & ~self & Self.tops
  }

  @inline(__always)
  var xmlEscapes: UInt64 {
    places(of: 0x26) | places(of: 0x3C) | places(of: 0x3E)
  }

  /// Bytes of characters that are not in ASCII.
  @inline(__always)
  var beyondASCII: UInt64 { self & Self.tops }

  /// Below a space.
  @inline(__always)
  var controls: UInt64 { (self &- Self.spaces) & ~self & Self.tops }

  /// Two spaces side by side.
  @inline(__always)
  var holdsDoubleSpace: Bool {
    let spaces = everyPlace(of: 0x20)
    return spaces & (spaces << 8) != 0
  }
}

extension Bytes {
  /// Seven bytes or fewer as one word, some of them twice, filled up with spaces.
  @inline(__always)
  var shortWord: UInt64 {
    guard let base = baseAddress, count > 0 else { return UInt64.spaces }
    let raw = UnsafeRawPointer(base)
    if count >= 4 {
      let last = raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return UInt64(raw.loadUnaligned(as: UInt32.self)) | UInt64(last) &<< 32
    }
    let bytes = UInt64(base[0]) | UInt64(base[count / 2]) &<< 8 | UInt64(base[count &- 1]) &<< 16
    return UInt64.spaces &<< 24 | bytes
  }

  /// Whether anything is marked; a space must not be.
  @inline(__always)
  func holds(_ marks: (UInt64) -> UInt64) -> Bool {
    guard let base = baseAddress, count >= 8 else { return marks(shortWord) != 0 }
    let raw = UnsafeRawPointer(base)
    var place = 0
    while place &+ 16 <= count {
      let first = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let second = raw.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self)
      if marks(first) | marks(second) != 0 { return true }
      place &+= 16
    }
    if place &+ 8 <= count, marks(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) != 0 { return true }
    return marks(raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)) != 0
  }

  /// The place of the first byte that is marked; a space must not be.
  @inline(__always)
  func first(_ marks: (UInt64) -> UInt64) -> Int? {
    guard let base = baseAddress else { return nil }
    var place = 0
    while place &+ 16 <= count {
      let first = marks(UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let second = marks(UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self))
      if first | second != 0 {
        return place &+ (first != 0 ? first.trailingZeroBitCount : 64 &+ second.trailingZeroBitCount) / 8
      }
      place &+= 16
    }
    if place &+ 8 <= count {
      let found = marks(UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < count {
      if marks(UInt64(base[place]) | UInt64.spaces &<< 8) != 0 { return place }
      place &+= 1
    }
    return nil
  }

  /// Whether any byte is below a space.
  var holdsControl: Bool {
    guard count >= 32, let base = baseAddress else { return holds(\.controls) }
    func controls(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
      // Without a way out of the loop the compiler takes sixteen bytes at once.
      var found: UInt8 = 0
      for place in 0..<count { found |= start[place] < 0x20 ? 1 : 0 }
      return found
    }
    return controls(base, count & ~15) | controls(base + (count - 16), 16) != 0
  }

  /// Whether such a byte stands twice, side by side.
  func holdsTwice(_ isSuch: (UInt8) -> Bool) -> Bool {
    guard let base = baseAddress else { return false }
    var place = 0
    // The last byte of a word is the first of the next. Few words have a byte twice.
    while place &+ 8 <= count {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      var doubles = (word ^ (word &>> 8) | 0xFF &<< 56).places(of: 0)
      while doubles != 0 {
        let index = place &+ doubles.trailingZeroBitCount / 8
        if isSuch(base[index]), base[index] == base[index &+ 1] { return true }
        doubles &= doubles &- 1
      }
      place &+= 7
    }
    while place &+ 1 < count {
      if isSuch(base[place]), base[place] == base[place &+ 1] { return true }
      place &+= 1
    }
    return false
  }

  /// Whether two spaces stand side by side.
  var holdsDoubleSpace: Bool {
    guard let base = baseAddress else { return false }
    var place = 0
    // The last byte of a word is the first of the next.
    while place + 8 <= count {
      if UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self).holdsDoubleSpace { return true }
      place += 7
    }
    while place + 1 < count {
      if self[place] == 0x20, self[place + 1] == 0x20 { return true }
      place += 1
    }
    return false
  }

  @inline(__always)
  package func isSame(as other: Bytes) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8, let left = baseAddress, let right = other.baseAddress else {
      return shortWord == other.shortWord
    }
    func isSame(at place: Int) -> Bool {
      UnsafeRawPointer(left).loadUnaligned(fromByteOffset: place, as: UInt64.self)
        == UnsafeRawPointer(right).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    var place = 0
    while place &+ 8 <= count {
      if !isSame(at: place) { return false }
      place &+= 8
    }
    return isSame(at: count &- 8)
  }
}
