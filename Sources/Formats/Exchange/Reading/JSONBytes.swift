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
  var isLetterOrDigit: Bool { isDigit || isLowercase || isUppercase }
}

extension String {
  /// Lends the string's UTF-8.
  package func lend<Result>(_ body: (Bytes) throws -> Result) rethrows -> Result {
    var copy = self
    return try copy.withUTF8(body)
  }
}

extension ByteSink where Self: ~Copyable {
  @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(copying: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(integer value: Int) {
    if value < 0 || value >= 100_000_000 { return String(value).lend { append(copying: $0) } }
    var rest = UInt32(value)
    // The first one last, in the lowest byte.
    var digits: UInt64 = 0
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
    } while rest > 0
    repeat {
      append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    } while digits > 0
  }
}
