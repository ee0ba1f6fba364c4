import Testing
import TestSupport

@testable import Formats

@Suite("Bytes, eight at a time")
struct ByteBufferTests {
  /// Texts of every length up to three words, made of what is looked for and what is next to it.
  private static func texts(_ count: Int) -> [[UInt8]] {
    let bytes: [UInt8] = [
      0x61, 0x61, 0x61, 0x20, 0x20, 0x21, 0x22, 0x23, 0x26, 0x3C, 0x3E, 0x5B, 0x5C, 0x1F, 0x0A, 0xC3, 0xA9,
    ]
    var random = SeededGenerator(seed: 11)
    return (0..<count).map { number in
      // Long stretches without any, too.
      let choice = number % 3 == 0 ? [0x61, 0xE2] : bytes
      return (0..<(number % 27)).map { _ in choice[Int(random.next() % UInt64(choice.count))] }
    }
  }

  private static func written(_ text: [UInt8], _ write: (inout ByteBuffer, Bytes) -> Void) -> [UInt8] {
    // Exactly the text in memory of its own, so that a sanitizer sees what is read beside it.
    var buffer = ByteBuffer(capacity: 1)
    text.withUnsafeBufferPointer { write(&buffer, $0) }
    return Array(buffer.bytes)
  }

  @Test func `a string of JSON has its escapes wherever they stand`() {
    for text in Self.texts(5_000) {
      let expected = text.flatMap { byte -> [UInt8] in
        switch byte {
        case 0x22, 0x5C: [0x5C, byte]
        case 0x0A: Array("\\n".utf8)
        case 0..<0x20: Array("\u{FFFD}".utf8)
        default: [byte]
        }
      }
      #expect(Self.written(text) { $0.append(json: $1) } == [0x22] + expected + [0x22])
    }
  }

  @Test func `the text of an element has its escapes wherever they stand`() {
    for text in Self.texts(5_000) {
      let expected = text.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        default: [byte]
        }
      }
      #expect(Self.written(text) { $0.append(escapedForXML: $1) } == expected)
    }
  }

  @Test func `layout is one space, and other spaces stay`() {
    for text in Self.texts(5_000) {
      let holdsLayout = text.contains { $0 < 0x20 }
      var expected = text.map { $0 == 0x0A ? 0x20 : $0 }
      if holdsLayout {
        expected = expected.enumerated().filter {
          $0.element != 0x20 || $0.offset == 0 || expected[$0.offset - 1] != 0x20
        }
        .map(\.element)
      }
      expected = Array(expected.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
      let collapsed = Self.written(text) {
        $0.append(copying: $1)
        $0.collapseSpace()
      }
      #expect(collapsed == expected)
    }
  }

  @Test func `two texts are the same where every byte is`() {
    let texts = Self.texts(600)
    for (left, right) in zip(texts, texts.dropFirst(27)) {
      for other in [left, right] {
        let isSame = left.withUnsafeBufferPointer { left in other.withUnsafeBufferPointer { left.isSame(as: $0) } }
        #expect(isSame == (left == other))
      }
      for place in left.indices {
        var other = left
        other[place] ^= 1
        #expect(!left.withUnsafeBufferPointer { left in other.withUnsafeBufferPointer { left.isSame(as: $0) } })
      }
    }
  }
}
