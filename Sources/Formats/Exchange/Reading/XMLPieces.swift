import Dispatch
import Records
import XMLReading

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads a long XML file in pieces, cut where a record begins, each as a file of its own within the root's tags.
///
/// So a record that is broken costs no other, several processors can read at once, and a file may be longer than memory.
/// A cut within a comment or a CDATA section leaves it open, and the piece is found broken: nothing is misread.
enum XMLPieces<Walker: XMLWalker> {
  static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var cutter = XMLCutter(source, recordNames: Walker.fields.recordNames)
    try cutter.start()
    let workers = (0..<max(1, reading.processors)).map { _ in PieceWorker<Walker>(cutter.frame) }
    while true {
      var pieces: [XMLPiece] = []
      while pieces.count < workers.count, let piece = try cutter.next() { pieces.append(piece) }
      if pieces.isEmpty { break }
      if pieces.count == 1 {
        workers[0].read(pieces[0])
      } else {
        let batch = pieces
        DispatchQueue.concurrentPerform(iterations: batch.count) { workers[$0].read(batch[$0]) }
      }
      for worker in workers { worker.handOver(to: reading) }
    }
    for worker in workers { reading.add(worker.tally) }
  }
}

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

/// What stands around the records: everything up to the root's start tag, and the root's end tag.
struct XMLFrame: Sendable {
  var opening: [UInt8] = []
  var closing: [UInt8] = []
  var lines = 0
}

/// Cuts a file where records begin.
struct XMLCutter {
  private let source: any ByteSource
  private let recordNames: [[UInt8]]
  private(set) var frame = XMLFrame()
  /// Read, and in no piece yet.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var line = 1
  /// Whether it may be cut at all: not in UTF-16, and not where the root is the record.
  private var isCuttable = true

  static let pieceSize = 2 << 20
  static let largest = 64 << 20

  init(_ source: any ByteSource, recordNames: [String]) {
    self.source = source
    self.recordNames = recordNames.map { Array("<\($0)".utf8) }
  }

  mutating func start() throws(ByteSourceFailure) {
    rest = try filled(rest, to: Self.pieceSize)
    let isUTF16 = rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) || rest.prefix(2).contains(0)
    guard !isUTF16, let (end, root) = Self.rootTag(in: rest), !recordNames.contains(Array("<".utf8) + root) else {
      isCuttable = false
      return
    }
    frame.opening = Array(rest[..<end])
    frame.closing = Array("</".utf8) + root + Array(">".utf8)
    frame.lines = frame.opening.lineCount(end)
    line += frame.lines
    rest.removeSubrange(..<end)
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
      if isCuttable, let cut = lastCut(in: buffer) {
        rest = Array(buffer[cut...])
        defer { line += buffer.lineCount(cut) }
        return XMLPiece(buffer: buffer, count: cut, line: line, isLast: false)
      }
      guard buffer.count < Self.largest else {
        throw ByteSourceFailure(
          "from line \(line) on there is no place within \(Self.largest >> 20) MiB where the file could be cut; "
            + "the rest is not read")
      }
      rest = buffer
      size = buffer.count * 2
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

  /// The place of the last start tag of a record, if it is not the first thing.
  private func lastCut(in buffer: [UInt8]) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var place = bytes.count - 1
      while place > 0 {
        if bytes[place] == UInt8(ascii: "<"), beginsRecord(bytes, at: place) { return place }
        place -= 1
      }
      return nil
    }
  }

  private func beginsRecord(_ bytes: Bytes, at place: Int) -> Bool {
    Self.beginsRecord(bytes, at: place, names: recordNames)
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

  /// Where the root's start tag ends, and its name as written; nil where that is not to be seen.
  static func rootTag(in bytes: [UInt8]) -> (end: Int, name: [UInt8])? {
    var place = 0
    func skip(to end: [UInt8]) -> Bool {
      guard let found = bytes[place...].firstRange(of: end) else { return false }
      place = found.upperBound
      return true
    }
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
      place = start + 1
      switch bytes[place] {
      case UInt8(ascii: "?"): guard skip(to: Array("?>".utf8)) else { return nil }
      case UInt8(ascii: "!"):
        if bytes[place...].starts(with: Array("!--".utf8)) {
          guard skip(to: Array("-->".utf8)) else { return nil }
        } else if let end = tagEnd(in: bytes, from: place) {
          // What a document type declares within itself is left to the parser.
          if bytes[place..<end].contains(UInt8(ascii: "[")) { return nil }
          place = end
        } else {
          return nil
        }
      default:
        let name = bytes[place...].prefix { !$0.isSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        guard let end = tagEnd(in: bytes, from: place), bytes[end - 2] != UInt8(ascii: "/") else { return nil }
        return (end, Array(name))
      }
    }
    return nil
  }

  /// Past the `>` that ends a tag, those in quotation marks passed over.
  private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    return nil
  }
}

/// Reads pieces one after another; several may work side by side.
final class PieceWorker<Walker: XMLWalker>: @unchecked Sendable {
  private let frame: XMLFrame
  private let walker = Walker()
  private let recordNames = Walker.fields.recordNames.map { Array("<\($0)".utf8) }

  init(_ frame: XMLFrame) {
    self.frame = frame
  }

  func handOver(to reading: ExportReading) {
    walker.withAssembly {
      reading.pass(on: $0.block)
      $0.clearBlock()
    }
  }

  var tally: ImportTally { walker.withAssembly { $0.tally } }

  func read(_ piece: XMLPiece) {
    let saved = walker.withAssembly { $0.checkpoint }
    guard let fault = parse(piece, isLast: piece.isLast) else { return }
    let records = split(piece)
    if records.count < 2, !piece.isLast {
      return refuse(fault.message, line: fault.line, column: fault.column)
    }
    walker.withAssembly { $0.goBack(to: saved) }
    for record in records { readAlone(record) }
  }

  /// One record, and what stands between it and the next.
  private func readAlone(_ record: XMLPiece) {
    let saved = walker.withAssembly { $0.checkpoint }
    guard let fault = parse(record, isLast: record.isLast) else { return }
    if record.isLast, !frame.closing.isEmpty {
      walker.withAssembly { $0.goBack(to: saved) }
      if parse(record, isLast: false) == nil {
        refuse(
          "the file ends before \(String(decoding: frame.closing, as: UTF8.self))",
          line: record.line + record.buffer.lineCount(record.count))
        return
      }
    }
    if !frame.closing.isEmpty { walker.withAssembly { $0.goBack(to: saved) } }
    refuse(
      "the record that begins on line \(record.line) is left out: \(fault.message)", line: fault.line,
      column: fault.column)
  }

  private func refuse(_ message: String, line: Int, column: Int = 1) {
    walker.withAssembly { $0.refuse(message, line: line, column: column) }
  }

  private func parse(_ piece: XMLPiece, isLast: Bool) -> XMLFault? {
    let lineOffset = piece.line - 1 - frame.lines
    walker.restart(lineOffset: lineOffset)
    do throws(XMLFault) {
      let stream = try XMLStream(Walker.fields.names, handler: walker)
      frame.opening.withUnsafeBufferPointer { stream.feed($0) }
      piece.buffer.withUnsafeBufferPointer { stream.feed($0[part: 0..<piece.count]) }
      if !isLast { frame.closing.withUnsafeBufferPointer { stream.feed($0) } }
      stream.finish()
      guard var fault = stream.fault else { return nil }
      fault.mark.line += lineOffset
      return fault
    } catch {
      return error
    }
  }

  /// The records of a piece, each by itself.
  private func split(_ piece: XMLPiece) -> [XMLPiece] {
    var starts: [Int] = []
    piece.buffer.withUnsafeBufferPointer { buffer in
      let bytes = buffer[part: 0..<piece.count]
      for place in bytes.indices where bytes[place] == UInt8(ascii: "<") {
        if XMLCutter.beginsRecord(bytes, at: place, names: recordNames) { starts.append(place) }
      }
    }
    if starts.first != 0 { starts.insert(0, at: 0) }
    var line = piece.line
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : piece.count
      let bytes = Array(piece.buffer[starts[index]..<end])
      defer { line += bytes.lineCount(bytes.count) }
      return XMLPiece(buffer: bytes, count: bytes.count, line: line, isLast: piece.isLast && end == piece.count)
    }
  }
}

extension [UInt8] {
  /// How many line ends there are in the first bytes.
  fileprivate func lineCount(_ length: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      var lines = 0
      var rest = UnsafeRawBufferPointer(bytes)[..<length]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress,
        let found = memchr(start, 0x0A, rest.count)
      {
        lines += 1
        rest = rest.dropFirst(found - UnsafeMutableRawPointer(mutating: start) + 1)
      }
      return lines
    }
  }
}
