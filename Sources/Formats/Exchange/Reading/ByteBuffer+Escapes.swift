extension ByteBuffer {
  /// A string of JSON, quotation marks included.
  package mutating func append(json text: Bytes) {
    if !appendUnescaped(text) { appendEscaped(text) }
  }

  private mutating func appendEscaped(_ text: Bytes) {
    append(0x22)
    append(text, marks: \.jsonEscapes) { byte, buffer in
      switch byte {
      case 0x22: buffer.append("\\\"")
      case 0x5C: buffer.append("\\\\")
      case 0x0A: buffer.append("\\n")
      case 0x0D: buffer.append("\\r")
      case 0x09: buffer.append("\\t")
      // No other control character can stand in a record; the readers say so where they meet one.
      default: buffer.append("\u{FFFD}")
      }
    }
    append(0x22)
  }

  /// The same of a text in which nothing needs an escape, as nearly every one.
  ///
  /// - Returns: whether it is such a text; where it is not, nothing is added.
  private mutating func appendUnescaped(_ text: Bytes) -> Bool {
    guard let source = text.baseAddress else { return false }
    let length = text.count
    var isUnescaped = false
    append(length &+ 2) { room in
      let target = room + 1
      let raw = UnsafeRawPointer(source)
      func copy(_ place: Int) -> UInt64 {
        let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        UnsafeMutableRawPointer(target).storeBytes(of: word, toByteOffset: place, as: UInt64.self)
        return word.jsonEscapes
      }
      // The last bytes begin in what has been copied.
      if length < 8 {
        isUnescaped = text.shortWord.jsonEscapes == 0
        Self.copy(source, to: target, length)
      } else if length < 16 {
        isUnescaped = copy(0) | copy(length &- 8) == 0
      } else if length < 32 {
        isUnescaped = copy(0) | copy(8) | copy(length &- 16) | copy(length &- 8) == 0
      } else {
        let tail = length &- 16
        let found =
          Self.copyMarking(source, to: target, length & ~15)
          | Self.copyMarking(source + tail, to: target + tail, 16)
        isUnescaped = found == 0
      }
      room[0] = 0x22
      room[length &+ 1] = 0x22
      return isUnescaped ? length &+ 2 : 0
    }
    return isUnescaped
  }

  /// Copies byte by byte without a way out, which the compiler turns into sixteen bytes at once.
  ///
  /// - Returns: 0 where no byte needs an escape.
  @inline(__always)
  private static func copyMarking(
    _ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> UInt8 {
    var found: UInt8 = 0
    for place in 0..<count {
      let byte = source[place]
      target[place] = byte
      found |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0)
    }
    return found
  }

  /// `,"key":"text"`, where there is a text.
  mutating func append(_ key: StaticString, json text: Bytes?) {
    guard let text else { return }
    append(key)
    append(json: text)
  }

  /// The text of an XML element.
  mutating func append(escapedForXML text: Bytes) {
    append(text, marks: \.xmlEscapes) { byte, buffer in
      switch byte {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "<"): buffer.append("&lt;")
      default: buffer.append("&gt;")
      }
    }
  }
}
