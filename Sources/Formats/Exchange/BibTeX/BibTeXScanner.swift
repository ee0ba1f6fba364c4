import Records

/// Cuts a BibTeX file into its entries, by braces alone, one at a time.
///
/// A line that begins as an entry does ends one whose braces are still open: so a broken entry costs no other.
struct BibTeXScanner {
  enum Found {
    case entry
    /// The text at hand is no entry; why it is left out.
    case broken(String)
    case end
  }

  private(set) var source: TextSource
  /// The entry at hand, from its '@' to its closing brace.
  private(set) var text: [UInt8] = []
  /// The line on which it begins.
  private(set) var line = 0
  private(set) var remarks = ImportTally()

  /// The part of the source's line that is not used yet.
  private var place = 0
  private var hasLine = false
  private var state = State.head
  private var depth = 0
  private var isQuoted = false
  private var isTooLong = false
  private var lastOutside = 0

  private enum State { case head, braces, parentheses, done, noEntry }

  /// The most bytes of one entry.
  static let largest = 64 << 20

  init(_ source: any ByteSource) throws(ByteSourceFailure) {
    self.source = try TextSource(source)
  }

  /// Hands over the text at hand for another piece of memory.
  mutating func exchangeText(_ other: inout [UInt8]) { swap(&text, &other) }

  /// Moves to the next entry.
  mutating func next() throws(ByteSourceFailure) -> Found {
    guard try findStart() else { return .end }
    begin()
    while true {
      takeRest()
      switch state {
      case .done: return isTooLong ? .broken("an entry of more than \(Self.largest >> 20) MiB is left out") : .entry
      case .noEntry:
        remarkOutside(line)
        guard try findStart() else { return .end }
        begin()
        continue
      case .head, .braces, .parentheses: break
      }
      guard try source.nextLine() else {
        hasLine = false
        return unclosed("an entry is left out: the file ends before its braces are closed")
      }
      place = 0
      hasLine = true
      if startsEntry() {
        return unclosed("an entry is left out: the next one begins before its braces are closed")
      }
    }
  }

  private mutating func begin() {
    line = source.lineNumber
    text.removeAll(keepingCapacity: true)
    state = .head
    depth = 0
    isQuoted = false
    isTooLong = false
  }

  private mutating func remarkOutside(_ line: Int) {
    guard line != lastOutside else { return }
    lastOutside = line
    remarks.remark("text outside any entry is passed over", line: line)
  }

  /// Some programs write a single brace as `\{`, which BibTeX itself would count.
  private mutating func unclosed(_ message: String) -> Found {
    guard !isTooLong, state == .braces else { return .broken(message) }
    var depth = 0
    var place = 0
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      place += 1
      guard depth == 0, text[place - 1] == UInt8(ascii: "}") else { continue }
      guard text[place...].allSatisfy(\.isSpace) else { return .broken(message) }
      text.removeSubrange(place...)
      // A brace of the text must not count any further on either.
      escapeBraces()
      remarks.remark("a brace after a backslash has no partner; it is taken as text", line: line, isFault: true)
      return .entry
    }
    return .broken(message)
  }

  private mutating func escapeBraces() {
    var result: [UInt8] = []
    var place = 0
    while place < text.count {
      if text[place] == UInt8(ascii: "\\"), place + 1 < text.count {
        switch text[place + 1] {
        case UInt8(ascii: "{"): result.append("\\textbraceleft{}")
        case UInt8(ascii: "}"): result.append("\\textbraceright{}")
        case let other: result += [text[place], other]
        }
        place += 2
      } else {
        result.append(text[place])
        place += 1
      }
    }
    text = result
  }

  /// Moves to the next '@' that begins an entry.
  private mutating func findStart() throws(ByteSourceFailure) -> Bool {
    while true {
      if !hasLine || place >= source.line.count {
        guard try source.nextLine() else { return false }
        place = 0
        hasLine = true
      }
      var isText = false
      var isComment = false
      var found: Int?
      source.buffer.withUnsafeBufferPointer { buffer in
        let line = buffer[part: source.line]
        isComment = place == 0 && line.first { !$0.isSpace } == UInt8(ascii: "%")
        for index in place..<line.count {
          let byte = line[index]
          if byte == UInt8(ascii: "@") {
            found = index
            break
          }
          if !byte.isSpace { isText = true }
        }
      }
      // JabRef's `% Encoding: UTF-8`, and what people write there.
      if isText, found != nil || !isComment { remarkOutside(source.lineNumber) }
      place = found ?? source.line.count
      if found != nil { return true }
    }
  }

  /// Takes what belongs to the entry from the line at hand.
  private mutating func takeRest() {
    source.buffer.withUnsafeBufferPointer { buffer in
      let line = buffer[part: source.line]
      let start = place
      place = end(in: line)
      if text.count + place - start > Self.largest {
        isTooLong = true
        text.removeAll()
      }
      guard !isTooLong else { return }
      text.append(contentsOf: line[start..<place])
      if place == line.count, state != .done { text.append(0x0A) }
    }
  }

  /// Past the entry's end, or the line's.
  private mutating func end(in line: Bytes) -> Int {
    var index = place
    if state == .head { index = endOfHead(in: line) }
    switch state {
    case .braces:
      var depth = depth
      defer { self.depth = depth }
      while let found = line[part: index..<line.count].first({ $0.places(of: 0x7B) | $0.places(of: 0x7D) }) {
        index += found + 1
        depth += line[index - 1] == UInt8(ascii: "{") ? 1 : -1
        if depth == 0 {
          state = .done
          return index
        }
      }
      index = line.count
    case .parentheses:
      while index < line.count {
        let byte = line[index]
        index += 1
        switch byte {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth = max(0, depth - 1)
        case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
        case UInt8(ascii: ")") where depth == 0 && !isQuoted:
          state = .done
          return index
        default: break
        }
      }
    case .head, .done, .noEntry: break
    }
    return index
  }

  /// Past the opening brace, if it is on this line.
  private mutating func endOfHead(in line: Bytes) -> Int {
    var index = place
    if index < line.count, line[index] == UInt8(ascii: "@") { index += 1 }
    while index < line.count {
      let byte = line[index]
      index += 1
      if byte == UInt8(ascii: "{") {
        state = .braces
        depth = 1
        return index
      } else if byte == UInt8(ascii: "(") {
        state = .parentheses
        return index
      } else if !byte.isWordOfEntry && !byte.isSpace || text.count > 1000 {
        state = .noEntry
        return index
      }
    }
    return index
  }

  /// Whether the line at hand begins as an entry does: `@word{key,` or `@string{`.
  private func startsEntry() -> Bool {
    source.buffer.withUnsafeBufferPointer { buffer in
      let line = buffer[part: source.line].trimmed
      guard line.first == UInt8(ascii: "@") else { return false }
      var index = 1
      while index < line.count, line[index].isWordOfEntry { index += 1 }
      let word = line[part: 1..<index].string.lowercased()
      while index < line.count, line[index].isSpace { index += 1 }
      guard !word.isEmpty, index < line.count, line[index] == UInt8(ascii: "{") || line[index] == UInt8(ascii: "(")
      else { return false }
      if ["string", "preamble", "comment"].contains(word) { return true }
      // Old entries may have no key, or it may stand on the next line.
      index += 1
      while index < line.count, !line[index].isSpace, line[index] != UInt8(ascii: ",") {
        if [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\"")].contains(line[index]) { return false }
        index += 1
      }
      return index == line.count || line[index] == UInt8(ascii: ",")
    }
  }
}

extension UInt8 {
  /// Whether it may stand in the type of an entry.
  var isWordOfEntry: Bool { isLowercase || isUppercase || isDigit || self == UInt8(ascii: "-") || self == 0x5F }
}
