/// Means the writers share for putting a reader's words into a format's text.
extension String {
  /// Appends `text`, each ASCII byte for which `replacement` has something replaced by it.
  ///
  /// Runs in between are copied whole. Only ASCII bytes are asked about, each with the byte after it; these never are
  /// part of another character.
  mutating func append(_ text: String, replacing replacement: (UInt8, UInt8?) -> String?) {
    let bytes = text.utf8
    var copied = bytes.startIndex
    var index = bytes.startIndex
    while index != bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte < 0x80, let substitute = replacement(byte, next == bytes.endIndex ? nil : bytes[next]) {
        append(contentsOf: text[copied..<index])
        append(contentsOf: substitute)
        copied = next
      }
      index = next
    }
    append(contentsOf: text[copied...])
  }

  /// The words on one line: runs of spaces, line breaks and control characters made one space, none at the ends.
  /// A space that must not be broken stays.
  var onOneLine: String {
    var needsWork = false
    var last: UInt8 = 0x20
    for byte in utf8 {
      // Beyond ASCII only U+0080…U+009F, U+2028 and U+2029 matter; their lead bytes send the text the long way.
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || (byte == 0x20 && last == 0x20) {
        needsWork = true
        break
      }
      last = byte
    }
    guard needsWork || last == 0x20 else { return self }
    var line = UnicodeScalarView()
    var isSpacePending = false
    for scalar in unicodeScalars {
      if scalar == " " || scalar.isLineBreakOrControl {
        isSpacePending = !line.isEmpty
      } else {
        if isSpacePending { line.append(" ") }
        isSpacePending = false
        line.append(scalar)
      }
    }
    return String(line)
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreakOrControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}

extension Phrase {
  /// The words on one line, each substitute followed by its mark.
  var line: String { plain.onOneLine }
}
