/// Part of an XML file between two cuts.
struct XMLPiece: Sendable {
  /// What has been read; the piece is the beginning of it.
  var buffer: [UInt8]
  var count: Int
  /// Counted from 1.
  var line: Int
  /// Nothing comes after it: the root's end tag is in it.
  var isLast: Bool
}

extension XMLPiece {
  /// The records of a piece, each by itself with what stands between it and the next.
  ///
  /// - Parameter names: how their start tags begin.
  func records(startingWith names: [[UInt8]]) -> [XMLPiece] {
    var starts: [Int] = []
    buffer.withUnsafeBufferPointer { buffer in
      let bytes = buffer[part: 0..<count]
      let asides = XMLAsides(in: bytes, hidesRest: false)
      for place in bytes.indices where bytes[place] == UInt8(ascii: "<") && !asides.contains(place) {
        if XMLCutter.beginsRecord(bytes, at: place, names: names) { starts.append(place) }
      }
    }
    if starts.first != 0 { starts.insert(0, at: 0) }
    var line = line
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : count
      let bytes = Array(buffer[starts[index]..<end])
      defer { line += bytes.lineCount(bytes.count) }
      return XMLPiece(buffer: bytes, count: bytes.count, line: line, isLast: isLast && end == count)
    }
  }
}

/// What stands around the records: everything up to the start tag of what holds them, and the end tags. Empty where the
/// file cannot be cut.
struct XMLFrame: Sendable {
  var opening: [UInt8] = []
  var closing: [UInt8] = []
  var lines = 0
}

/// Cuts a file where records begin.
struct XMLCutter {
  private let source: any ByteSource
  private let fields: XMLFields
  private let recordNames: [[UInt8]]
  private(set) var frame = XMLFrame()
  /// Read, and in no piece yet.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var line = 1
  /// Whether it may be cut at all: not in UTF-16, and not where the root is the record.
  private var isCuttable = true
  /// What was left out, each with the line on which it begins.
  private(set) var refusals: [(line: Int, message: String)] = []

  static let pieceSize = 512 << 10
  private let largest: Int

  /// - Parameter largest: the most bytes of one record.
  init(_ source: any ByteSource, fields: XMLFields, largest: Int = 64 << 20) {
    self.source = source
    self.largest = largest
    self.fields = fields
    recordNames = Self.startTags(of: fields)
  }

  /// How the start tags of records begin.
  static func startTags(of fields: XMLFields) -> [[UInt8]] { fields.recordNames.map { Array("<\($0)".utf8) } }

  mutating func start() throws(ByteSourceFailure) {
    rest = try filled(rest, to: Self.pieceSize)
    let isUTF16 = rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) || rest.prefix(2).contains(0)
    guard !isUTF16, let opening = XMLOpening(in: rest, fields: fields) else {
      isCuttable = false
      return
    }
    frame.opening = Array(rest[..<opening.end])
    frame.closing = opening.closing
    frame.lines = frame.opening.lineCount(opening.end)
    line += frame.lines
    rest.removeSubrange(..<opening.end)
  }

  /// The next piece; nil at the end.
  mutating func next() throws(ByteSourceFailure) -> XMLPiece? {
    var size = Self.pieceSize
    while true {
      let buffer = try filled(rest, to: max(size, rest.count))
      rest = []
      if isAtEnd {
        return buffer.isEmpty ? nil : XMLPiece(buffer: buffer, count: buffer.count, line: line, isLast: true)
      }
      if isCuttable, let cut = cut(in: buffer, isLast: true) {
        rest = Array(buffer[cut...])
        defer { line += buffer.lineCount(cut) }
        return XMLPiece(buffer: buffer, count: cut, line: line, isLast: false)
      }
      guard buffer.count < largest else {
        guard isCuttable else {
          throw ByteSourceFailure(
            "from line \(line) on there is no place within \(largest >> 20) MiB where the file could be cut; "
              + "the rest is not read")
        }
        try leaveOut(buffer)
        size = Self.pieceSize
        continue
      }
      rest = buffer
      size = buffer.count * 2
    }
  }

  /// Passes over a record that is too long to be held, up to where the next begins.
  private mutating func leaveOut(_ beginning: [UInt8]) throws(ByteSourceFailure) {
    refusals.append(
      (line, "the record that begins on line \(line) is longer than \(largest >> 20) MiB and is left out"))
    var passed = beginning
    while true {
      // A start tag may lie across the end of what was read.
      let tail = Array(passed.suffix(64))
      line += passed.lineCount(passed.count - tail.count)
      passed = try filled(tail, to: Self.pieceSize)
      if let cut = cut(in: passed, isLast: false) {
        line += passed.lineCount(cut)
        rest = Array(passed[cut...])
        return
      }
      if isAtEnd { return }
    }
  }

  /// What is left, and as much of the source as makes it `size` bytes, unless the source ends before.
  private mutating func filled(_ rest: [UInt8], to size: Int) throws(ByteSourceFailure) -> [UInt8] {
    var failure: ByteSourceFailure?
    var isAtEnd = isAtEnd
    let source = source
    let buffer = [UInt8](unsafeUninitializedCapacity: max(size, rest.count)) { room, count in
      _ = room.update(fromContentsOf: rest)
      count = rest.count
      while count < size, !isAtEnd, failure == nil {
        do throws(ByteSourceFailure) {
          let more = try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[count...]))
          count += more
          isAtEnd = more == 0
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    self.isAtEnd = isAtEnd
    return buffer
  }

  /// The place of the last or the first start tag of a record, if it is not the first thing.
  private func cut(in buffer: [UInt8], isLast: Bool) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      let asides = XMLAsides(in: bytes, hidesRest: isLast)
      func isCut(_ place: Int) -> Bool {
        bytes[place] == UInt8(ascii: "<") && Self.beginsRecord(bytes, at: place, names: recordNames)
          && !asides.contains(place)
      }
      let places = bytes.indices.dropFirst()
      return isLast ? places.last(where: isCut) : places.first(where: isCut)
    }
  }

  static func beginsRecord(_ bytes: Bytes, at place: Int, names: [[UInt8]]) -> Bool {
    for name in names where place + name.count < bytes.count {
      let next = bytes[place + name.count]
      if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isSpace,
        bytes[part: place..<(place + name.count)].elementsEqual(name)
      {
        return true
      }
    }
    return false
  }
}

extension [UInt8] {
  /// How many line ends there are in the first bytes.
  func lineCount(_ length: Int) -> Int {
    withUnsafeBytes { bytes in
      var lines = 0
      let words = length / 8
      var first = 0
      while first < words {
        // A byte of a word counts as far as 255.
        var counts: UInt64 = 0
        let end = Swift.min(words, first + 255)
        for index in first..<end {
          let word = bytes.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
          counts &+= word.everyPlace(of: 0x0A) &>> 7
        }
        lines += counts.sumOfBytes
        first = end
      }
      return lines + bytes[(words * 8)..<length].count { $0 == 0x0A }
    }
  }
}
