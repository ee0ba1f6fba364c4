/// Turns places in the parser's UTF-8 buffer into marks, going forward only.
///
/// libxml2 counts columns partly in bytes and stands at the end of a tag when it tells of it; so the bytes between
/// one event and the next are counted here.
struct Positions {
  private(set) var mark: XMLMark
  /// Bytes of the decoded file before the mark.
  private(set) var offset: Int

  init(mark: XMLMark = XMLMark(line: 1, column: 1), offset: Int = 0) {
    self.mark = mark
    self.offset = offset
  }

  /// Moves the mark to `target`, an offset in the decoded file.
  /// - Parameters:
  ///   - buffer: the bytes at hand, which reach from the last place to the target.
  ///   - start: the offset of the buffer's first byte.
  @discardableResult
  mutating func advance(to target: Int, in buffer: UnsafeBufferPointer<UInt8>, startingAt start: Int) -> XMLMark {
    let first = max(0, offset - start)
    let last = min(target - start, buffer.count)
    guard first < last else { return mark }
    mark.advance(over: UnsafeBufferPointer(rebasing: buffer[first..<last]))
    offset = start + last
    return mark
  }
}

extension XMLMark {
  /// The place after a character that stands here.
  package mutating func advance(over scalar: Unicode.Scalar) {
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

extension XMLMark {
  /// The place before these bytes, which end at this one. The column is 1 where they hold a line end: it is not known.
  func retreating(over bytes: UnsafeBufferPointer<UInt8>) -> XMLMark {
    var distance = XMLMark(line: 0, column: 0)
    distance.advance(over: bytes)
    guard distance.line == 0 else { return XMLMark(line: max(1, line - distance.line), column: 1) }
    return XMLMark(line: line, column: max(1, column - distance.column))
  }
}

/// Finds where the attributes of a well-formed start tag stand, namespace declarations passed over.
struct AttributeMarks {
  private let tag: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var mark: XMLMark
  private var marked = 0

  /// - Parameter tag: from `<` on, up to the tag's end.
  init(tag: UnsafeBufferPointer<UInt8>, mark: XMLMark) {
    self.tag = tag
    self.mark = mark
    skip { !Self.isSpace($0) }
  }

  /// The mark of the next attribute's name; nil when the tag has no more.
  mutating func next() -> XMLMark? {
    while true {
      skip(while: Self.isSpace)
      guard index < tag.count, tag[index] != UInt8(ascii: "/"), tag[index] != UInt8(ascii: ">") else { return nil }
      mark.advance(over: UnsafeBufferPointer(rebasing: tag[marked..<index]))
      marked = index
      let start = index
      skip { $0 != UInt8(ascii: "=") && !Self.isSpace($0) }
      let isDeclaration = Self.declares(UnsafeBufferPointer(rebasing: tag[start..<index]))
      skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      guard index < tag.count else { return nil }
      let quote = tag[index]
      index += 1
      skip { $0 != quote }
      index += 1
      if !isDeclaration { return mark }
    }
  }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while index < tag.count, matches(tag[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func declares(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.starts(with: "xmlns".utf8) && (name.count == 5 || name[5] == UInt8(ascii: ":"))
  }
}
