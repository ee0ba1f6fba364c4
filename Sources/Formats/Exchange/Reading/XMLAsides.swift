#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Comments, CDATA sections and instructions: what looks like a tag in them is none.
struct XMLAsides {
  private var ranges: [Range<Int>] = []

  /// A longer one is refused by the parser, or is the work of a broken byte: it hides nothing.
  private static let longest = 1 << 20

  /// - Parameter hidesRest: whether one that does not end here hides what is left: where more is to come, its end may
  ///   come too; where nothing is, a broken byte has begun it.
  init(in bytes: Bytes, hidesRest: Bool) {
    // Few bytes of a file are '!' or '?', and they are quickly found.
    var bang = Self.next(UInt8(ascii: "!"), in: bytes, from: 1)
    var question = Self.next(UInt8(ascii: "?"), in: bytes, from: 1)
    while min(bang, question) < bytes.count {
      let place = min(bang, question)
      var past = place + 1
      if bytes[place - 1] == UInt8(ascii: "<"),
        let end = Self.end(ofWhatBeginsAt: place, in: bytes, hidesRest: hidesRest)
      {
        ranges.append((place - 1)..<end)
        past = end
      }
      if bang < past { bang = Self.next(UInt8(ascii: "!"), in: bytes, from: past) }
      if question < past { question = Self.next(UInt8(ascii: "?"), in: bytes, from: past) }
    }
  }

  func contains(_ place: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(place)
  }

  private static func next(_ byte: UInt8, in bytes: Bytes, from start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Past the end of a comment and so on. Nil where it is something else, or hides nothing.
  private static func end(ofWhatBeginsAt place: Int, in bytes: Bytes, hidesRest: Bool) -> Int? {
    let rest = bytes[part: place..<bytes.count]
    let end: [UInt8]
    if rest[0] == UInt8(ascii: "?") {
      end = Array("?>".utf8)
    } else if rest.hasPrefix("!--") {
      end = Array("-->".utf8)
    } else if rest.hasPrefix("![CDATA[") {
      end = Array("]]>".utf8)
    } else {
      return nil
    }
    let reach = bytes[part: place..<min(bytes.count, place + longest)]
    if let found = reach.firstRange(of: end) { return place + found.upperBound }
    return hidesRest && reach.count < longest ? bytes.count : nil
  }
}
