/// Half surrogate pairs among the escapes of JSON, as programs leave them that cut a text off within an emoji.
enum JSONHalfPairs {
  static let message = "half of a surrogate pair stands for no character and is replaced by U+FFFD"

  /// - Returns: the bytes with U+FFFD in their place, and the lines, counted from 0, on which they stood; nil where there is none.
  static func replaced(in bytes: [UInt8]) -> (bytes: [UInt8], lines: [Int])? {
    var mended = bytes
    var lines: [Int] = []
    var line = 0
    var place = 0
    func unit(at place: Int) -> UInt16? {
      guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u"),
        bytes[(place + 2)..<(place + 6)].allSatisfy({ $0.isDigit || (0x61...0x66).contains($0 | 0x20) })
      else { return nil }
      return UInt16(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
    }
    while place < bytes.count {
      if bytes[place] == 0x0A { line += 1 }
      guard bytes[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      guard let first = unit(at: place), UTF16.isSurrogate(first) else {
        place += 2
        continue
      }
      if UTF16.isLeadSurrogate(first), let second = unit(at: place + 6), UTF16.isTrailSurrogate(second) {
        place += 12
        continue
      }
      mended.replaceSubrange((place + 2)..<(place + 6), with: "FFFD".utf8)
      lines.append(line)
      place += 6
    }
    return lines.isEmpty ? nil : (mended, lines)
  }
}
