package import Records

/// A file of prose as Unicode scalars, so that an offset, a line and a column are one another's.
package struct ProseText: Sendable {
  package let scalars: [Unicode.Scalar]
  /// The offset of the first scalar of each line, in order.
  let lineStarts: [Int]

  /// Lines end with LF, CR LF or CR. A byte order mark is no part of the first line: editors do not count it.
  package init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var starts = [0]
    for (offset, scalar) in scalars.enumerated() {
      let isEnd = scalar == "\n" || scalar == "\r" && !(offset + 1 < scalars.count && scalars[offset + 1] == "\n")
      if isEnd { starts.append(offset + 1) }
    }
    self.scalars = scalars
    lineStarts = starts
  }

  /// Line and column of an offset, both from 1, in time that grows with the logarithm of the lines.
  package func mark(at offset: Int) -> Mark {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Mark(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The scalars of each line without its end, in order.
  var lines: [Range<Int>] {
    lineStarts.indices.map { index in
      let start = lineStarts[index]
      var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : scalars.count
      while end > start, scalars[end - 1] == "\n" || scalars[end - 1] == "\r" { end -= 1 }
      return start..<end
    }
  }

  package func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  var isBlank: Bool {
    if value < 0xA0 { return self == " " || self == "\t" || self == "\n" || self == "\r" }
    return self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}"
  }

  var isAlphanumeric: Bool {
    if isASCII { return isASCIILetter || isDigit }
    return properties.isAlphabetic || properties.numericType != nil
  }

  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  /// What a backslash takes the meaning from.
  var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
