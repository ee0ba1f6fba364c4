/// A place within the text of one entry.
struct BibTeXCursor {
  let bytes: Bytes
  private var place = 0
  /// Before the delimiter that closes the entry.
  private let end: Int
  private(set) var line: Int

  init(bytes: Bytes, line: Int) {
    self.bytes = bytes
    self.line = line
    end = max(0, bytes.count - 1)
  }

  var isAtEnd: Bool { place >= end }

  /// Moves behind `@word{`.
  mutating func head() -> String {
    place = 1
    skipSpace()
    let start = place
    while place < end, bytes[place].isWordOfEntry { place += 1 }
    let word = bytes[part: start..<place].string
    skipSpace()
    place = min(place + 1, max(end, place))
    return word
  }

  /// Whether a comma stood behind the key, or nothing.
  private(set) var hasEndedKey = true

  /// The key; nil where there is none, and fields begin at once.
  mutating func key() -> Range<Int>? {
    skipSpace()
    let start = place
    var stop = place
    while stop < end, bytes[stop] != UInt8(ascii: ","), !bytes[stop].isSpace {
      if bytes[stop] == UInt8(ascii: "=") {
        // A key may hold one, unless it is what parts a name from its value.
        let value = bytes[part: (stop + 1)..<end].trimmed.first
        if value == UInt8(ascii: "{") || value == UInt8(ascii: "\"") { return nil }
      }
      stop += 1
    }
    var next = stop
    while next < end, bytes[next].isSpace { next += 1 }
    if next < end, bytes[next] == UInt8(ascii: "=") { return nil }
    place = stop
    skipSpace()
    hasEndedKey = isAtEnd || skip(UInt8(ascii: ","))
    return start..<stop
  }

  mutating func skipSpace() {
    while place < end, bytes[place].isSpace { step() }
  }

  private mutating func step() {
    if bytes[place] == 0x0A { line += 1 }
    place += 1
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard place < end, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  /// Moves to where a name should begin; false at the end.
  mutating func moveToName() -> Bool {
    while place < end, bytes[place].isSpace || bytes[place] == UInt8(ascii: ",") { step() }
    return place < end
  }

  mutating func name() -> Range<Int> {
    let start = place
    while place < end, !bytes[place].isSpace, !Self.endsName(bytes[place]) { place += 1 }
    if place + 1 < end, bytes[place] == 0x20, bytes[place + 1].isDigit { takeNumberOfName() }
    return start..<place
  }

  /// `funding_text 1={…}`, as Scopus has had it: BibTeX knows no blank in a name, and nothing else can be meant.
  private mutating func takeNumberOfName() {
    var next = place + 1
    while next < end, bytes[next].isDigit { next += 1 }
    let behind = next
    while next < end, bytes[next] == 0x20 { next += 1 }
    if next < end, bytes[next] == UInt8(ascii: "=") { place = behind }
  }

  /// Whether what stands here can be no name.
  var isNoName: Bool { place < end && Self.endsName(bytes[place]) }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
      UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  /// Moves to the next comma outside braces.
  mutating func skipToComma() {
    var depth = 0
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if byte == UInt8(ascii: ","), depth <= 0 { return }
      step()
    }
  }

  /// One piece of a value, without its braces or quotation marks; nil where they do not balance.
  mutating func piece() -> (range: Range<Int>, isWord: Bool)? {
    guard place < end else { return (place..<place, true) }
    switch bytes[place] {
    case UInt8(ascii: "{"): return braced().map { ($0, false) }
    case UInt8(ascii: "\""): return quoted().map { ($0, false) }
    default:
      let start = place
      while place < end, !bytes[place].isSpace, !Self.endsName(bytes[place]) { place += 1 }
      return (start..<place, true)
    }
  }

  private mutating func braced() -> Range<Int>? {
    place += 1
    let start = place
    var depth = 1
    var lines = 0
    var index = place
    while let found = bytes[part: index..<end].first({ $0.places(of: 0x7B) | $0.places(of: 0x7D) | $0.places(of: 0x0A) }
    ) {
      index += found + 1
      let byte = bytes[index - 1]
      if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 {
          place = index
          line += lines
          return start..<(index - 1)
        }
      } else if byte == 0x0A {
        lines += 1
      }
    }
    return nil
  }

  private mutating func quoted() -> Range<Int>? {
    place += 1
    let start = place
    var depth = 0
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { return nil }
      // BibTeX wants `{\"u}` here; many files have it without the braces.
      case UInt8(ascii: "\"") where depth == 0 && (place == start || bytes[place - 1] != UInt8(ascii: "\\")):
        place += 1
        return start..<(place - 1)
      default: break
      }
      step()
    }
    return nil
  }
}
