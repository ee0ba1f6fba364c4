/// UTF-8 in somebody else's memory, for the time of a call.
package typealias Bytes = UnsafeBufferPointer<UInt8>

extension Bytes {
  /// The part of these bytes, without copying it.
  package subscript(part range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

  package var trimmed: Bytes {
    var start = 0
    var end = count
    while start < end, self[start].isSpace { start += 1 }
    while end > start, self[end - 1].isSpace { end -= 1 }
    return self[part: start..<end]
  }

  /// Eight bytes at a time.
  @inline(__always)
  package func isSame(as other: Bytes) -> Bool {
    guard count == other.count else { return false }
    guard let left = UnsafeRawPointer(baseAddress), let right = UnsafeRawPointer(other.baseAddress) else { return true }
    var place = 0
    while place + 8 <= count {
      if left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      place += 8
    }
    while place < count {
      if self[place] != other[place] { return false }
      place += 1
    }
    return true
  }

  @inline(__always)
  package func equals(_ text: StaticString) -> Bool {
    isSame(as: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package func hasPrefix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && self[part: 0..<text.utf8CodeUnitCount].equals(text)
  }

  package func hasSuffix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && self[part: (count - text.utf8CodeUnitCount)..<count].equals(text)
  }

  /// The number the bytes are, if they are digits only and few enough.
  package var integer: Int? {
    guard !isEmpty, count <= 18 else { return nil }
    var value = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// FNV-1a, 64 bits, in letters and digits: two that differ and share it are one in 2⁶⁴ times the pairs there are.
  package var fingerprint: String {
    String(reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36)
  }

  package var string: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
  package var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  package var isDigit: Bool { (0x30...0x39).contains(self) }
  package var isLowercase: Bool { (0x61...0x7A).contains(self) }
  package var isUppercase: Bool { (0x41...0x5A).contains(self) }
}

extension String {
  /// Lends the string's UTF-8.
  package func lend<Result>(_ body: (Bytes) throws -> Result) rethrows -> Result {
    var copy = self
    return try copy.withUTF8(body)
  }
}

extension ByteSink where Self: ~Copyable {
  package mutating func append(_ text: StaticString) {
    append(copying: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A string of JSON, quotation marks included.
  package mutating func append(json text: Bytes) {
    append(0x22)
    append(escaped: text)
    append(0x22)
  }

  /// `,"key":"text"`, where there is a text.
  mutating func append(_ key: StaticString, json text: Bytes?) {
    guard let text else { return }
    append(key)
    append(json: text)
  }

  private mutating func append(escaped text: Bytes) {
    guard let base = text.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    if isPlain(raw, text.count) { return append(copying: text) }
    var start = 0
    var place = 0
    while place < text.count {
      // Eight bytes at a time while none of them needs an escape.
      while place + 8 <= text.count, !needsEscape(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
        place += 8
      }
      let end = Swift.min(place + 8, text.count)
      while place < end {
        let byte = text[place]
        if byte >= 0x20, byte != 0x22, byte != 0x5C {
          place += 1
          continue
        }
        append(copying: text[part: start..<place])
        append(escapeOf: byte)
        place += 1
        start = place
      }
    }
    append(copying: text[part: start..<text.count])
  }

  private mutating func append(escapeOf byte: UInt8) {
    switch byte {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    // No other control character can stand in a record; the readers say so where they meet one.
    default: append("\u{FFFD}")
    }
  }

  mutating func append(integer value: Int) {
    if value < 0 || value >= 1_000_000_000 { return String(value).lend { append(copying: $0) } }
    var divisor = 1
    while divisor * 10 <= value { divisor *= 10 }
    while divisor > 0 {
      append(0x30 + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}

/// Whether nothing in a string needs an escape.
@inline(__always)
private func isPlain(_ raw: UnsafeRawPointer, _ count: Int) -> Bool {
  guard count >= 8 else {
    for place in 0..<count {
      let byte = raw.load(fromByteOffset: place, as: UInt8.self)
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
    }
    return true
  }
  var place = 0
  while place + 8 <= count {
    if needsEscape(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) { return false }
    place += 8
  }
  // The last eight overlap with what was looked at.
  return !needsEscape(raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
}

/// Whether any of eight bytes is below a space, a quotation mark or a backslash.
@inline(__always)
private func needsEscape(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
  let belowSpace = (word &- ones &* 0x20) & ~word & tops
  return (belowSpace | hasZero(word ^ (ones &* 0x22)) | hasZero(word ^ (ones &* 0x5C))) != 0
}
