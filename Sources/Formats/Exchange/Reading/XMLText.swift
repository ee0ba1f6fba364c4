import XMLReading

/// The tags that CSL knows in a title, and what others call them.
enum InlineMarkup {
  /// The tags of CSL, the outermost first, and those that CSL has not but that say how the text is set; none where the text
  /// alone stays.
  static func names(for tag: XMLStreamEvent) -> (known: [StaticString], other: [String]) {
    let name = tag.bytes
    // EndNote says in an attribute how a run of text is set: `bold italic`.
    let words =
      name.equals("style")
      ? tag.attributes.first { $0.name.equals("face") }?.value.string.split(separator: " ").map(String.init) ?? []
      : [name.string]
    return (words.compactMap { self.name(for: $0) }, words.filter { others.contains($0) })
  }

  /// What stands between an element and its neighbours where the source has nothing there: a comma between the parts of an
  /// address, a space between paragraphs; nil for one that is part of a sentence.
  static func parting(of tag: XMLStreamEvent) -> StaticString? {
    switch tag.bytes.string {
    case "institution", "addr-line", "city", "state", "country", "postal-code", "phone", "fax", "email", "uri": ", "
    case "break", "p", "title", "sec", "list", "list-item", "def-list", "def-item", "disp-quote", "disp-formula": " "
    default: nil
    }
  }

  /// Elements within a text that are no part of it, and are kept by themselves: a footnote, the number of an institution, the
  /// members of a group.
  static func isAside(_ name: Bytes) -> Bool {
    name.equals("fn") || name.equals("institution-id") || name.equals("contrib-group")
  }

  private static let others: Set = [
    "u", "underline", "strike", "s", "sc", "monospace", "tt", "overline", "roman", "sans-serif", "ruby",
  ]

  private static func name(for name: String) -> StaticString? {
    switch name {
    case "i", "italic", "em": "i"
    case "b", "bold", "strong": "b"
    case "sub", "subscript": "sub"
    case "sup", "superscript": "sup"
    default: nil
    }
  }
}

extension Bytes {
  /// Whether white space in it is layout, or stands at its ends.
  @inline(__always)
  var needsCollapsing: Bool {
    guard let first, let last else { return false }
    return first == 0x20 || last == 0x20 || holdsControl
  }
}

extension ByteBuffer {
  /// Every run of white space that holds a line end or a tab is one space, and there is none at the ends: line ends in
  /// XML are layout.
  ///
  /// - Parameters:
  ///   - hasLayout: whether a line end was there that is a space by now.
  ///   - keepsLineEnds: whether a run of white space with a CR in it, which only a reference to a character brings, is a line
  ///     end.
  mutating func collapseSpace(hasLayout: Bool = false, keepsLineEnds: Bool = false) {
    if keepsLineEnds, bytes.contains(0x0D) { return collapseLines() }
    let holdsControl = bytes.holdsControl
    let holdsLayout = hasLayout || holdsControl
    if !holdsControl, !holdsLayout || !bytes.holdsDoubleSpace, bytes.first != 0x20, last != 0x20 { return }
    edit { bytes in
      var target = 0
      var wasSpace = true
      for place in bytes.indices {
        let byte = bytes[place]
        let isSpace = byte.isSpace
        bytes[target] = isSpace ? 0x20 : byte
        target += !isSpace || !wasSpace || (target > 0 && !holdsLayout) ? 1 : 0
        wasSpace = isSpace
      }
      while target > 0, bytes[target - 1] == 0x20 { target -= 1 }
      return target
    }
  }

  private mutating func collapseLines() {
    let lines = bytes.split(separator: 0x0D).map { line -> [UInt8] in
      Array(line.split(whereSeparator: \.isSpace).joined(separator: [0x20]))
    }
    Array(lines.filter { !$0.isEmpty }.joined(separator: [0x0A])).withUnsafeBufferPointer { set($0) }
  }
}

extension Bytes {
  /// Whether an attribute's value holds a `&`.
  @inline(never)
  var holdsReference: Bool { holds { $0.places(of: UInt8(ascii: "&")) } }

  /// An attribute's value with `&amp;` and references to characters replaced.
  var withoutReferences: [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < count {
      guard self[place] == UInt8(ascii: "&"), let end = self[place...].firstIndex(of: UInt8(ascii: ";")) else {
        result.append(self[place])
        place += 1
        continue
      }
      switch self[part: place..<(end + 1)].string {
      case "&amp;", "&#38;", "&#x26;": result.append(UInt8(ascii: "&"))
      case "&lt;": result.append(UInt8(ascii: "<"))
      case let other: result += Array(other.utf8)
      }
      place = end + 1
    }
    return result
  }
}
