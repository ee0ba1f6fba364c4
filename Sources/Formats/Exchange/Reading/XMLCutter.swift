import XMLReading

/// Part of an XML file between two cuts, laid out as a file by itself: a parser reads it where it lies.
struct XMLPiece: Sendable {
  /// What stands before the records, the part, what stands after them unless the part is the last, and a 0.
  private let bytes: [UInt8]
  /// Where in the bytes the part is.
  private let place: Range<Int>
  /// On which the part begins, counted from 1.
  let line: Int
  /// How many bytes stand before it on that line.
  let indent: Int
  /// Nothing comes after it: the root's end tag is in it.
  let isLast: Bool

  /// - Parameter buffer: what stands before the records, and after it what was read; room for a little more spares a copy.
  init(_ buffer: consuming [UInt8], place: Range<Int>, line: Int, indent: Int, isLast: Bool, frame: XMLFrame) {
    buffer.replaceSubrange(place.upperBound..., with: (isLast ? [] : frame.closing) + [0])
    bytes = buffer
    self.place = place
    self.line = line
    self.indent = indent
    self.isLast = isLast
  }

  init(part: Bytes, line: Int, indent: Int, isLast: Bool, frame: XMLFrame) {
    self.init(
      frame.opening + part, place: frame.opening.count..<(frame.opening.count + part.count), line: line,
      indent: indent, isLast: isLast, frame: frame)
  }

  /// As a file; a 0 follows it.
  func withFile<Result>(_ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body($0[part: 0..<($0.count - 1)]) }
  }

  /// As a file that is copied.
  var file: ArraySlice<UInt8> { bytes.dropLast() }

  func withPart<Result>(_ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body($0[part: place]) }
  }

  /// The line on which it ends.
  var lastLine: Int { line + withPart(\.lineCount) }

  /// The last piece with the end tags that it lacks.
  func closed(by frame: XMLFrame) -> XMLPiece {
    withPart { XMLPiece(part: $0, line: line, indent: indent, isLast: false, frame: frame) }
  }
}

extension XMLPiece {
  /// The records of a piece, each by itself with what stands between it and the next.
  ///
  /// - Parameter names: how their start tags begin.
  func records(startingWith names: [[UInt8]], within frame: XMLFrame) -> [XMLPiece] {
    withPart { bytes in
      let asides = XMLAsides(in: bytes, hidesRest: false)
      var starts = bytes.indices.filter {
        bytes[$0] == UInt8(ascii: "<") && !asides.contains($0)
          && XMLCutter.beginsRecord(bytes, at: $0, names: names)
      }
      if starts.first != 0 { starts.insert(0, at: 0) }
      var line = line
      var indent = indent
      return starts.indices.map { index in
        let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
        let record = bytes[part: starts[index]..<end]
        defer {
          line += record.lineCount
          indent = record.indent(after: indent)
        }
        return XMLPiece(
          part: record, line: line, indent: indent, isLast: isLast && end == bytes.count, frame: frame)
      }
    }
  }
}

/// What stands around the records: everything up to the start tag of what holds them, and the end tags. Empty where the
/// file cannot be cut.
struct XMLFrame: Sendable {
  var opening: [UInt8] = []
  var closing: [UInt8] = []
  var lines = 0
  /// How many bytes of the opening stand on its last line.
  var indent = 0
  /// What the document type declares within the file: the opening is without it.
  var declarations = XMLDeclarations()
  var hasDeclarations = false

  mutating func open(with opening: [UInt8]) {
    self.opening = opening
    lines = opening.lineCount(in: opening.indices)
    indent = opening.indent(in: opening.indices, after: 0)
  }
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
  /// How many bytes stand on that line before what is in no piece yet.
  private var indent = 0
  /// Whether it may be cut at all: not where the root is the record.
  private var isCuttable = true
  /// The piece that ends the file has been handed out.
  private var isDone = false
  /// The opening as it stands in the file.
  private var whole: [UInt8] = []
  /// The same without comments and instructions.
  private var declaring: [UInt8] = []
  /// What was left out, each with the line on which it begins.
  private(set) var refusals: [(line: Int, message: String)] = []

  /// Small enough that a piece and the records made of it stay near the processor.
  static let pieceSize = 256 << 10
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
    while XMLOpening.firstTag(in: rest) == nil, !isAtEnd, rest.count < largest {
      rest = try filled(rest, to: rest.count * 2)
    }
    guard let opening = XMLOpening(in: rest, fields: fields) else {
      isCuttable = false
      return
    }
    whole = Array(rest[..<opening.end])
    rest.removeSubrange(..<opening.end)
    line += whole.lineCount(in: whole.indices)
    indent = whole.indent(in: whole.indices, after: 0)
    let declarations = opening.declarations.map { [$0] } ?? []
    let left = (opening.asides + declarations).sorted { $0.lowerBound < $1.lowerBound }
    declaring = whole.withUnsafeBufferPointer { $0.without(opening.asides) }
    frame.hasDeclarations = opening.declarations != nil
    frame.closing = opening.closing
    frame.open(with: whole.withUnsafeBufferPointer { $0.without(left) })
  }

  /// What stands around the records, as a file of its own, with what the document type declares; nil where the file is not cut.
  var wholeFrame: [UInt8]? { isCuttable ? whole + frame.closing + [0] : nil }

  /// Has the pieces know what the document type declares.
  mutating func declare(_ declarations: XMLDeclarations) { frame.declarations = declarations }

  /// Has every piece hold what the document type declares; where that is long, the file is left in one piece.
  mutating func keepDeclarations() {
    guard frame.hasDeclarations else { return }
    guard declaring.count <= Self.longestRepeated else { return refrainFromCutting() }
    frame.open(with: declaring)
  }

  private static let longestRepeated = 16 << 10

  /// Leaves the file in one piece, before the first is asked for.
  mutating func refrainFromCutting() {
    rest.insert(contentsOf: whole, at: 0)
    frame = XMLFrame()
    isCuttable = false
    line = 1
    indent = 0
  }

  /// The next piece; nil at the end.
  mutating func next() throws(ByteSourceFailure) -> XMLPiece? {
    var size = Self.pieceSize
    while true {
      let buffer = try filled(rest, to: size, after: frame.opening)
      rest = []
      let start = frame.opening.count
      if isAtEnd {
        // Where nothing stands there, the end tags are missing.
        guard !isDone, buffer.count > start || isCuttable else { return nil }
        isDone = true
        let end = buffer.count
        return XMLPiece(consume buffer, place: start..<end, line: line, indent: indent, isLast: true, frame: frame)
      }
      if isCuttable, let cut = cut(in: buffer, from: start, isLast: true) {
        return piece(of: consume buffer, upTo: cut)
      }
      let count = buffer.count - start
      guard count < largest else {
        guard isCuttable else {
          throw ByteSourceFailure(
            "from line \(line) on there is no place within \(largest >> 20) MiB where the file could be cut; "
              + "the rest is not read")
        }
        // It is whole; what comes behind it is too long.
        if let end = firstRecordEnd(in: buffer, from: start) { return piece(of: consume buffer, upTo: end) }
        try leaveOut(Array(buffer[start...]))
        size = Self.pieceSize
        continue
      }
      rest = Array(buffer[start...])
      size = count * 2
    }
  }

  /// What was read up to a cut; the rest is for the next.
  private mutating func piece(of buffer: consuming [UInt8], upTo cut: Int) -> XMLPiece {
    let place = frame.opening.count..<cut
    rest = Array(buffer[cut...])
    let first = (line: line, indent: indent)
    line += buffer.lineCount(in: place)
    indent = buffer.indent(in: place, after: indent)
    return XMLPiece(consume buffer, place: place, line: first.line, indent: first.indent, isLast: false, frame: frame)
  }

  /// Passes over a record that is too long to be held, up to where the next begins.
  private mutating func leaveOut(_ beginning: [UInt8]) throws(ByteSourceFailure) {
    let isRecord = beginning.withUnsafeBufferPointer { Self.nameOfFirst($0, names: recordNames) != nil }
    refusals.append(
      (
        line,
        isRecord
          ? "the record that begins on line \(line) is longer than \(largest >> 20) MiB and is left out"
          : "what stands between two records from line \(line) on is longer than \(largest >> 20) MiB and is passed over"
      ))
    var passed = beginning
    while true {
      // A start tag may lie across the end of what was read.
      let tail = Array(passed.suffix(64))
      line += passed.lineCount(in: 0..<(passed.count - tail.count))
      indent = passed.indent(in: 0..<(passed.count - tail.count), after: indent)
      passed = try filled(tail, to: Self.pieceSize)
      if let cut = cut(in: passed, from: 0, isLast: false) {
        line += passed.lineCount(in: 0..<cut)
        indent = passed.indent(in: 0..<cut, after: indent)
        rest = Array(passed[cut...])
        return
      }
      if isAtEnd { return }
    }
  }

  /// What is left, and as much of the source as makes it `size` bytes, unless the source ends before; all of it behind
  /// `opening`, with room for what ends a piece.
  private mutating func filled(
    _ rest: [UInt8], to size: Int, after opening: [UInt8] = []
  ) throws(ByteSourceFailure) -> [UInt8] {
    var failure: ByteSourceFailure?
    var isAtEnd = isAtEnd
    let source = source
    let size = opening.count + max(size, rest.count)
    let buffer = [UInt8](unsafeUninitializedCapacity: size + frame.closing.count + 1) { room, count in
      count = opening.count + rest.count
      _ = room.update(fromContentsOf: opening)
      _ = room[opening.count...].update(fromContentsOf: rest)
      while count < size, !isAtEnd, failure == nil {
        do throws(ByteSourceFailure) {
          let more = try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[count..<size]))
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
  private func cut(in buffer: [UInt8], from start: Int, isLast: Bool) -> Int? {
    buffer.withUnsafeBufferPointer { buffer in
      let bytes = buffer[part: start..<buffer.count]
      let asides = XMLAsides(in: bytes, hidesRest: isLast)
      func isCut(_ place: Int) -> Bool {
        bytes[place] == UInt8(ascii: "<") && Self.beginsRecord(bytes, at: place, names: recordNames)
          && !asides.contains(place)
      }
      let places = bytes.indices.dropFirst()
      return (isLast ? places.last(where: isCut) : places.first(where: isCut)).map { start + $0 }
    }
  }

  /// Past the end tag of the record with which it begins, if that is there.
  private func firstRecordEnd(in buffer: [UInt8], from start: Int) -> Int? {
    buffer.withUnsafeBufferPointer { buffer in
      let bytes = buffer[part: start..<buffer.count]
      guard let name = Self.nameOfFirst(bytes, names: recordNames) else { return nil }
      let endTag = [UInt8(ascii: "<"), UInt8(ascii: "/")] + name.dropFirst()
      let asides = XMLAsides(in: bytes, hidesRest: false)
      let end = bytes.indices.first {
        bytes[$0] == UInt8(ascii: "<") && Self.beginsRecord(bytes, at: $0, names: [endTag]) && !asides.contains($0)
      }
      guard let end, let past = bytes[part: end..<bytes.count].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      return start + end + past + 1
    }
  }

  /// How the record starts with which something begins, white space apart; nil where it begins with another thing.
  static func nameOfFirst(_ bytes: Bytes, names: [[UInt8]]) -> [UInt8]? {
    let start = bytes.firstIndex { !$0.isSpace } ?? 0
    return names.first { beginsRecord(bytes, at: start, names: [$0]) }
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

extension Bytes {
  /// How many line ends there are.
  var lineCount: Int {
    let bytes = UnsafeRawBufferPointer(self)
    var lines = 0
    let lineEnds = SIMD16<UInt8>(repeating: 0x0A)
    let blocks = bytes.count / 16
    var first = 0
    while first < blocks {
      // A byte of a block counts as far as 255.
      var counts = SIMD16<UInt8>()
      let end = Swift.min(blocks, first + 255)
      for index in first..<end {
        let block = bytes.loadUnaligned(fromByteOffset: index &* 16, as: SIMD16<UInt8>.self)
        // Where it is so, the mask has all bits set: -1.
        counts &-= unsafeBitCast(block .== lineEnds, to: SIMD16<UInt8>.self)
      }
      let halves = unsafeBitCast(counts, to: SIMD2<UInt64>.self)
      lines += halves[0].sumOfBytes + halves[1].sumOfBytes
      first = end
    }
    return lines + bytes[(blocks * 16)...].count { $0 == 0x0A }
  }
}

extension [UInt8] {
  fileprivate func lineCount(in range: Range<Int>) -> Int { withUnsafeBufferPointer { $0[part: range].lineCount } }
}
