package import Records

/// An export in UTF-8, whatever it is written in, a chunk at a time.
///
/// What the byte order mark says holds; without one the text is UTF-8, and a line that is not is read as Windows-1252, of
/// which ISO 8859-1 is part: any bytes are that, so it is a guess, and it is told with its line. Where its words can be none in
/// that, but are in Mac Roman, it is read as Mac Roman. A line that is UTF-8 but for a few bytes stays that: what stands in it would
/// hardly be so by chance.
package struct TextSource {
  private let source: any ByteSource
  /// Decoded bytes: those before `place` were handed out.
  package private(set) var buffer: [UInt8] = []
  private var place = 0
  private var isAtEnd = false
  private var encoding: Encoding = .utf8
  /// UTF-16's last odd byte and first half of a pair.
  private var pending: [UInt8] = []
  /// The line that comes next, counted from 1.
  package private(set) var lineNumber = 0
  /// The line at hand in ``buffer``.
  package private(set) var line: Range<Int> = 0..<0
  /// Whether a line was not UTF-8, and what the lines seen so far show of their encoding.
  private var hasOtherEncoding = false
  private var guess = EightBitGuess()
  package private(set) var remarks = ImportTally()

  package enum Encoding: Hashable, Sendable { case utf8, utf16Little, utf16Big }

  /// Whether a line that is longer than ``pieceSize`` is handed out in pieces, for formats in which lines mean nothing.
  package var givesLongLinesInPieces = false
  /// Whether the piece at hand is the first of its line, and the last.
  package private(set) var startsLine = true
  package private(set) var endsLine = true

  private static let pieceSize = 1 << 20
  /// The most bytes of one line; what is beyond is left out, and said.
  package static let longestLine = 16 << 20
  private static let chunkSize = 256 << 10

  /// - Throws: where nothing can be read.
  package init(_ source: any ByteSource) throws(ByteSourceFailure) {
    self.source = source
    try fill()
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      place = 3
    } else if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      start(buffer[0] == 0xFF ? .utf16Little : .utf16Big, from: 2)
    } else if let guess = Self.encodingWithoutMark(buffer.prefix(8)) {
      start(guess, from: 0)
      remarks.remark("read as UTF-16, which no byte order mark says", line: 1)
    }
  }

  private mutating func start(_ encoding: Encoding, from place: Int) {
    self.encoding = encoding
    let raw = Array(buffer[place...])
    buffer.removeAll()
    append(utf16: raw)
  }

  /// UTF-16 without a byte order mark, where the first signs are of ASCII: so all formats begin.
  private static func encodingWithoutMark(_ start: ArraySlice<UInt8>) -> Encoding? {
    guard start.count >= 4, start.count % 2 == 0 else { return nil }
    let (even, odd) = (stride(from: 0, to: start.count, by: 2), stride(from: 1, to: start.count, by: 2))
    if even.allSatisfy({ start[$0] == 0 }), odd.allSatisfy({ start[$0] != 0 }) { return .utf16Big }
    if odd.allSatisfy({ start[$0] == 0 }), even.allSatisfy({ start[$0] != 0 }) { return .utf16Little }
    return nil
  }

  /// The first bytes, as far as they are there.
  package var head: ArraySlice<UInt8> { buffer[place...].prefix(64 << 10) }

  /// Moves to the next line.
  ///
  /// Ends of lines are LF, CR LF or, on old Macs, CR.
  /// - Returns: false where there is none.
  package mutating func nextLine() throws(ByteSourceFailure) -> Bool {
    var start = place
    var end = place
    var traits = Traits()
    while true {
      if let found = lineEnd(from: end, &traits) {
        end = found
        break
      }
      end = buffer.count
      if isAtEnd { break }
      if givesLongLinesInPieces, end - start > Self.pieceSize {
        takePiece(from: start, traits)
        return true
      }
      if end - start > Self.longestLine {
        try skipRest(of: start)
        // What is kept of the line, and then its end: the lines after it are not part of it.
        start = place
        end = place + Self.longestLine
        continue
      }
      try fill()
      // Filling moves what is left to the front.
      end -= start - place
      start = place
      if end > buffer.count { end = buffer.count }
    }
    guard end < buffer.count || start < end else { return false }
    startsLine = endsLine
    endsLine = true
    if startsLine { lineNumber += 1 }
    place = min(end + 1, buffer.count)
    // A CR and the LF behind it are one end.
    if end < buffer.count, buffer[end] == 0x0D {
      if place == buffer.count, !isAtEnd {
        let length = end - start
        place = start
        try fill()
        start = place
        end = start + length
        place = end + 1
      }
      if place < buffer.count, buffer[place] == 0x0A { place += 1 }
    }
    line = start..<end
    repair(traits)
    return true
  }

  /// Whether the line read last is the last of the file and nothing ends it.
  var hasOpenEnd: Bool { isAtEnd && !line.isEmpty && line.upperBound == buffer.count }

  /// Whether the source could be read no further, so that the line read last is not the last of the file.
  var hasBrokenOff: Bool { isAtEnd && source.hasBrokenOff }

  /// A part of a long line that ends between two characters.
  private mutating func takePiece(from start: Int, _ traits: Traits) {
    var end = start + Self.pieceSize
    while end > start + 1, buffer[end] & 0xC0 == 0x80 { end -= 1 }
    startsLine = endsLine
    endsLine = false
    if startsLine { lineNumber += 1 }
    place = end
    line = start..<end
    repair(traits)
  }

  /// Bytes that come again, as more of a line.
  package mutating func putBack(_ bytes: [UInt8], onLine number: Int) {
    buffer.replaceSubrange(0..<place, with: bytes)
    place = 0
    lineNumber = number
    endsLine = false
  }

  /// What was found out about a line on the way to its end.
  private struct Traits {
    var isASCII = true
    var holdsControl = false
  }

  private func lineEnd(from start: Int, _ traits: inout Traits) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var place = start
      var passed: UInt64 = 0
      defer { if passed.beyondASCII != 0 { traits.isASCII = false } }
      while true {
        let found = bytes[part: place..<bytes.count].first {
          passed |= $0
          return $0.controls
        }
        guard let found else { return nil }
        place += found + 1
        switch bytes[place - 1] {
        case 0x0A, 0x0D: return place - 1
        case 0x09: continue
        default: traits.holdsControl = true
        }
      }
    }
  }

  private mutating func skipRest(of start: Int) throws(ByteSourceFailure) {
    remarks.refuse(
      "a line is longer than \(Self.longestLine >> 20) MiB; the rest of it is left out", line: lineNumber + 1)
    let kept = Array(buffer[start..<(start + Self.longestLine)])
    while true {
      place = buffer.count
      try fill()
      var traits = Traits()
      if let end = lineEnd(from: place, &traits) {
        buffer.replaceSubrange(0..<end, with: kept)
        place = 0
        return
      }
      if isAtEnd {
        buffer = kept
        place = 0
        return
      }
    }
  }

  /// Reads another chunk behind what is left.
  private mutating func fill() throws(ByteSourceFailure) {
    guard !isAtEnd else { return }
    let left = buffer.count - place
    switch encoding {
    case .utf8:
      // As much again, so that a long line is not moved for each chunk of it, but little more than a line may have.
      let room = Self.longestLine + Self.chunkSize - left
      buffer = try chunk(ofAtMost: max(Self.chunkSize, min(left, room)), after: buffer[place...])
      isAtEnd = buffer.count == left
      place = 0
    case .utf16Little, .utf16Big:
      let chunk = try chunk(ofAtMost: Self.chunkSize, after: [])
      isAtEnd = chunk.isEmpty
      buffer.removeSubrange(0..<place)
      place = 0
      append(utf16: chunk)
    }
  }

  private func chunk(ofAtMost size: Int, after rest: ArraySlice<UInt8>) throws(ByteSourceFailure) -> [UInt8] {
    var failure: ByteSourceFailure?
    let source = source
    let chunk = [UInt8](unsafeUninitializedCapacity: rest.count + size) { room, count in
      _ = room.update(fromContentsOf: rest)
      count = rest.count
      do throws(ByteSourceFailure) {
        count += try source.read(
          into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: room[count..<(count + size)])))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return chunk
  }

  private mutating func append(utf16 chunk: [UInt8]) {
    let bytes = pending + chunk
    let isLittle = encoding == .utf16Little
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      isLittle
        ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
        : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
    var used = units.count * 2
    // The first half of a pair waits for the second.
    if let last = units.last, UTF16.isLeadSurrogate(last), !isAtEnd {
      units.removeLast()
      used -= 2
    }
    pending = Array(bytes[used...])
    if isAtEnd, !pending.isEmpty {
      remarks.remark("the file ends within a character of UTF-16", line: lineAhead(of: buffer.count), isFault: true)
    }
    if String(validating: units, as: UTF16.self) == nil { remarkHalfPairs(in: units) }
    buffer += Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func remarkHalfPairs(in units: [UInt16]) {
    var line = lineAhead(of: buffer.count)
    let isReturnAlone = !units.contains(0x0A) && !buffer[place...].contains(0x0A)
    for (place, unit) in units.enumerated() {
      if unit == (isReturnAlone ? 0x0D : 0x0A) { line += 1 }
      let hasPartner =
        UTF16.isLeadSurrogate(unit)
        ? place + 1 < units.count && UTF16.isTrailSurrogate(units[place + 1])
        : place > 0 && UTF16.isLeadSurrogate(units[place - 1])
      guard UTF16.isSurrogate(unit), !hasPartner else { continue }
      remarks.remark(
        "half of a surrogate pair stands for no character and is replaced by U+FFFD", line: line, isFault: true)
    }
  }

  /// The number of the line that a place in the buffer is on, which is not handed out yet.
  private func lineAhead(of end: Int) -> Int {
    let isReturnAlone = !buffer[place..<end].contains(0x0A)
    return lineNumber + 1 + buffer[place..<end].count { $0 == (isReturnAlone ? 0x0D : 0x0A) }
  }

  /// Makes the line UTF-8 if it is not, and takes out what cannot stand in a record.
  private mutating func repair(_ traits: Traits) {
    let wasDecoded = !traits.isASCII && decodeOtherEncoding()
    // What is decoded may hold controls that its bytes did not show.
    if traits.holdsControl || wasDecoded || !traits.isASCII && holdsNoncharacter { repairCharacters() }
  }

  private var holdsNoncharacter: Bool { buffer.withUnsafeBufferPointer { $0[part: line].holdsNoncharacter } }

  /// - Returns: whether the line was in another encoding.
  private mutating func decodeOtherEncoding() -> Bool {
    let invalid: UInt8? = buffer.withUnsafeBufferPointer { bytes in
      let text = bytes[part: line]
      return text.isUTF8 ? nil : text.firstByteOutsideUTF8
    }
    guard let invalid else { return false }
    let byte = "the byte 0x\(String(invalid, radix: 16))"
    let found = buffer.withUnsafeBufferPointer { $0[part: line].charactersBeyondASCII }
    // A capital before a quotation mark in Windows-1252 looks like a character of UTF-8; most letters do not.
    if found.whole > found.broken || found.whole == found.broken && !hasOtherEncoding {
      remarks.remark(
        "bytes that are not UTF-8, as the rest of the line is, are replaced by U+FFFD", line: lineNumber, isFault: true,
        example: byte)
      replaceLine(with: Array(String(decoding: buffer[line], as: UTF8.self).utf8))
      return true
    }
    // At the first of them, what is there of the file after it shows too which it is.
    let seen = hasOtherEncoding ? line : line.lowerBound..<buffer.count
    buffer.withUnsafeBufferPointer { guess.see($0[part: seen]) }
    hasOtherEncoding = true
    let isMacRoman = guess.isMacRoman
    remarks.remark(
      isMacRoman
        ? "not UTF-8; read as Mac Roman, in which the words have letters that Windows-1252 has not within words"
        : "not UTF-8; read as Windows-1252", line: lineNumber, example: byte)
    let scalars = buffer[line].map(isMacRoman ? MacRoman.scalar : Windows1252.scalar)
    replaceLine(with: Array(String(String.UnicodeScalarView(scalars)).utf8))
    return true
  }
}

extension TextSource {
  /// Control characters, and U+FFFE and U+FFFF, which XML has no place for, become U+FFFD.
  private mutating func repairCharacters() {
    var repaired: [UInt8] = []
    var count = 0
    for place in line {
      let byte = buffer[place]
      let isNoncharacter =
        byte & 0xFE == 0xBE && place >= line.lowerBound + 2 && buffer[place - 1] == 0xBF && buffer[place - 2] == 0xEF
      if isNoncharacter {
        repaired[repaired.count - 1] = 0xBF
        repaired.append(0xBD)
        count += 1
      } else if byte < 0x20, byte != 0x09 {
        repaired += [0xEF, 0xBF, 0xBD]
        count += 1
      } else {
        repaired.append(byte)
      }
    }
    guard count > 0 else { return }
    remarks.remark("characters that cannot stand in a record are replaced by U+FFFD", line: lineNumber, isFault: true)
    replaceLine(with: repaired)
  }

  private mutating func replaceLine(with bytes: [UInt8]) {
    let start = line.lowerBound
    place += bytes.count - line.count
    buffer.replaceSubrange(line, with: bytes)
    line = start..<(start + bytes.count)
  }
}

extension Bytes {
  /// U+FFFE or U+FFFF.
  fileprivate var holdsNoncharacter: Bool {
    var start = 0
    while let found = self[part: start..<count].first({ $0.places(of: 0xEF) }) {
      start += found + 1
      if start + 1 < count, self[start] == 0xBF, self[start + 1] & 0xFE == 0xBE { return true }
    }
    return false
  }

  /// Only what stands between stretches of ASCII is looked at closely.
  fileprivate var isUTF8: Bool {
    var start = 0
    while let found = self[part: start..<count].first(\.beyondASCII) {
      start += found
      var end = start
      while end < count, self[end] >= 0x80 { end += 1 }
      if String(validating: self[part: start..<end], as: UTF8.self) == nil { return false }
      start = end
    }
    return true
  }

  var isASCII: Bool { !holds(\.beyondASCII) }

  /// How many characters of several bytes there are, and how many sequences that are none.
  fileprivate var charactersBeyondASCII: (whole: Int, broken: Int) {
    var count = (whole: 0, broken: 0)
    var parser = UTF8.ForwardParser()
    var bytes = makeIterator()
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let scalar): if scalar.count > 1 { count.whole += 1 }
      case .error: count.broken += 1
      case .emptyInput: return count
      }
    }
  }

  fileprivate var firstByteOutsideUTF8: UInt8? {
    UTF8Check.firstInvalidOffset(in: Array(self)).map { self[$0] }
  }
}
