package import Records

/// Reads JSON (RFC 8259) into nodes that know their line and column.
///
/// Written here because Foundation's decoder gives no place for a value of the wrong type and keeps no number as it was
/// written. Stricter than the grammar where leniency would lose something: a lone surrogate is an error, and a key given twice
/// is kept twice, for the check to refuse.
package struct JSONReader {
  /// Deeper than any file of a review, and far from exhausting the stack.
  static let maximumDepth = 64

  struct Fault: Error {
    var mark: Mark
    var message: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var line = 1
  /// The offset at which the line began, moved on by one for every continuation byte, so that columns count scalars.
  private var lineStart = 0
  private var depth = 0

  /// The node a file holds, or the problem that makes it no JSON.
  ///
  /// - Parameter start: where the bytes begin, if they are a part of the file.
  package static func read(
    _ bytes: [UInt8], file: String, startingAt start: Mark = Mark(line: 1, column: 1)
  ) -> Reading<Node> {
    if let invalid = UTF8Check.firstInvalidOffset(in: bytes) {
      let mark = UTF8Check.mark(at: invalid, in: bytes)
      return Reading(
        value: nil,
        problems: [
          Problem(
            file: file, mark: mark,
            message: "this is not UTF-8: the byte 0x\(String(bytes[invalid], radix: 16)) cannot stand here; "
              + "save the file as UTF-8")
        ])
    }
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer, start: start)
      do throws(Fault) {
        return Reading(value: try reader.document(), problems: [])
      } catch {
        return Reading(value: nil, problems: [Problem(file: file, mark: error.mark, message: error.message)])
      }
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, start: Mark) {
    self.bytes = bytes
    line = start.line
    lineStart = 1 - start.column
  }

  private var mark: Mark { Mark(line: line, column: offset - lineStart + 1) }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func document() throws(Fault) -> Node {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      offset = 3
      lineStart = 3
    }
    skipSpace()
    if current == nil { throw fault("the file is empty; expected '{'") }
    let node = try value()
    skipSpace()
    if offset < bytes.count { throw fault("expected the end of the file after the closing bracket") }
    return node
  }

  private mutating func value() throws(Fault) -> Node {
    let start = mark
    switch current {
    case UInt8(ascii: "{"): return Node(.object(try members()), mark: start)
    case UInt8(ascii: "["): return Node(.array(try elements()), mark: start)
    case UInt8(ascii: "\""): return Node(.string(try string()), mark: start)
    case UInt8(ascii: "t"):
      try word("true")
      return Node(.bool(true), mark: start)
    case UInt8(ascii: "f"):
      try word("false")
      return Node(.bool(false), mark: start)
    case UInt8(ascii: "n"):
      try word("null")
      return Node(.null, mark: start)
    case .some(let byte) where isNumberByte(byte): return Node(.number(try number()), mark: start)
    case nil: throw fault("the file ends where a value was expected: it may be cut off")
    case .some: throw fault("expected a value: an object, a list, a string, a number, true or false")
    }
  }

  private mutating func members() throws(Fault) -> [Node.Member] {
    try enter()
    var members: [Node.Member] = []
    offset += 1
    skipSpace()
    if current == UInt8(ascii: "}") {
      offset += 1
      depth -= 1
      return members
    }
    // What an object of ours has at the least, and a name in it; growing from one would move each member three times.
    members.reserveCapacity(depth <= 2 ? 8 : 2)
    while true {
      let keyMark = mark
      if current == nil { throw fault("the file ends in the middle of an object: it may be cut off") }
      guard current == UInt8(ascii: "\"") else {
        throw fault(
          current == UInt8(ascii: "}")
            ? "remove the comma before '}'"
            : current.map(isNumberByte) == true
              ? "expected a name in double quotes; a number is written with a point, 18.8, not with a comma"
              : "expected a name in double quotes")
      }
      let key = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw fault("expected ':' after \"\(key)\"") }
      offset += 1
      skipSpace()
      members.append(Node.Member(key: key, keyMark: keyMark, value: try value()))
      skipSpace()
      if try !another(closing: UInt8(ascii: "}")) { break }
    }
    depth -= 1
    return members
  }

  private mutating func elements() throws(Fault) -> [Node] {
    try enter()
    var elements: [Node] = []
    offset += 1
    skipSpace()
    if current == UInt8(ascii: "]") {
      offset += 1
      depth -= 1
      return elements
    }
    while true {
      if current == UInt8(ascii: "]") { throw fault("remove the comma before ']'") }
      elements.append(try value())
      skipSpace()
      if try !another(closing: UInt8(ascii: "]")) { break }
    }
    depth -= 1
    return elements
  }

  /// Reads the comma before another item, or the closing bracket.
  private mutating func another(closing: UInt8) throws(Fault) -> Bool {
    switch current {
    case UInt8(ascii: ","):
      offset += 1
      skipSpace()
      return true
    case closing:
      offset += 1
      return false
    case nil: throw fault("the file ends before '\(Character(Unicode.Scalar(closing)))': it may be cut off")
    default: throw fault("expected ',' or '\(Character(Unicode.Scalar(closing)))'")
    }
  }

  private mutating func enter() throws(Fault) {
    depth += 1
    if depth > Self.maximumDepth { throw fault("nested more than \(Self.maximumDepth) deep") }
  }

  private mutating func word(_ word: StaticString) throws(Fault) {
    let start = mark
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count,
      (0..<word.utf8CodeUnitCount).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] })
    else { throw Fault(mark: start, message: "expected \(word)") }
    offset = end
  }

  private mutating func number() throws(Fault) -> String {
    let start = mark
    let from = offset
    while let byte = current, isNumberByte(byte) { offset += 1 }
    let text = String(decoding: bytes[from..<offset], as: UTF8.self)
    guard Numeral(text) != nil else {
      throw Fault(mark: start, message: "'\(text.prefix(40))' is no number as JSON writes it: 18, 18.8 or -1.5e3")
    }
    return text
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      return true
    default: return false
    }
  }

  private mutating func string() throws(Fault) -> String {
    let opening = mark
    offset += 1
    var from = offset
    var assembled: String?
    while true {
      skipPlainBytes()
      guard let byte = current else {
        throw Fault(mark: opening, message: "this string is not closed with '\"'")
      }
      if byte == UInt8(ascii: "\"") {
        let last = String(decoding: UnsafeBufferPointer(rebasing: bytes[from..<offset]), as: UTF8.self)
        offset += 1
        return assembled.map { $0 + last } ?? last
      }
      if byte == UInt8(ascii: "\\") {
        var text = assembled ?? ""
        text += String(decoding: bytes[from..<offset], as: UTF8.self)
        text.unicodeScalars.append(try escape())
        assembled = text
        from = offset
      } else {
        let words = byte == 0x0A ? "a line break" : "a control character"
        throw fault("\(words) cannot stand in a string; write \\n, or close the string")
      }
    }
  }

  /// Moves on to the next quote, backslash or control character of a string.
  private mutating func skipPlainBytes() {
    let bytes = bytes
    let start = offset
    var end = start
    var bits: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      bits |= byte
      end += 1
    }
    offset = end
    if bits >= 0x80 { lineStart += bytes[start..<end].count { $0 & 0xC0 == 0x80 } }
  }

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    let start = mark
    offset += 1
    guard let byte = current else { throw fault("the file ends in the middle of an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal(start)
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, current == UInt8(ascii: "\\"), offset + 1 < bytes.count,
        bytes[offset + 1] == UInt8(ascii: "u")
      else { throw Fault(mark: start, message: "half of a surrogate pair: it stands for no character") }
      offset += 2
      let low = try hexadecimal(start)
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw Fault(mark: start, message: "half of a surrogate pair: it stands for no character") }
      return scalar
    default:
      throw Fault(mark: start, message: "unknown escape; a backslash itself is written \\\\")
    }
  }

  private mutating func hexadecimal(_ start: Mark) throws(Fault) -> UInt32 {
    guard offset + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw Fault(mark: start, message: "expected four hexadecimal digits after \\u") }
    offset += 4
    return unit
  }

  private mutating func skipSpace() {
    let bytes = bytes
    var place = offset
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0A {
        line += 1
        lineStart = place + 1
      } else if byte != 0x20, byte != 0x09, byte != 0x0D {
        break
      }
      place += 1
    }
    offset = place
  }

  private func fault(_ message: String) -> Fault {
    Fault(mark: mark, message: message)
  }
}
