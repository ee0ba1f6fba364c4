import Deduplication
import Dispatch
import Formats
import Records
import Synchronization

/// Makes a table of lines while they are still being read: each worker takes a piece of about a megabyte.
final class MatchWorkers {
  struct Result {
    var table = MatchTable()
    /// By record of the table: which of the lines it was, counted from 0.
    var ordinals: [UInt32] = []
    var problems: [Problem] = []
  }

  /// Lines, one after another.
  private struct Piece: Sendable {
    var bytes: [UInt8] = []
    var lines: [Line] = []
    var firstOrdinal: UInt32 = 0

    struct Line: Sendable {
      var end: Int
      var file: UInt32
      var number: UInt32
    }
  }

  /// One piece's part of the table, once it is there.
  private struct Part: Sendable {
    var table: MatchTable
    var ordinals: [UInt32]
    /// Lines that are no records: the file's number and what is wrong.
    var problems: [(file: Int, problem: Problem)]
  }

  /// What the workers have done, by the number of the piece.
  private final class Done: Sendable {
    private let parts = Mutex<[Int: Part]>([:])

    func put(_ part: Part, _ number: Int) { parts.withLock { $0[number] = part } }
    func take(_ number: Int) -> Part? { parts.withLock { $0.removeValue(forKey: number) } }
  }

  private static let pieceSize = 1 << 20

  private let processors: Int
  private let room: DispatchSemaphore
  private let group = DispatchGroup()
  private let done = Done()
  private var piece = Piece()
  private var pieces = 0
  /// What was put together so far, and of how many pieces.
  private var result = Result()
  private var joined = 0
  private var problems: [(file: Int, problem: Problem)] = []
  /// How many lines there were so far.
  private(set) var count: UInt32 = 0

  init(processors: Int) {
    self.processors = processors
    room = DispatchSemaphore(value: max(2, processors))
  }

  /// - Parameters:
  ///   - file: the number of its file.
  ///   - number: the line's in the file, for problems.
  func add(_ line: Bytes, file: Int, number: Int) {
    piece.bytes.append(contentsOf: line)
    piece.lines.append(
      Piece.Line(end: piece.bytes.count, file: UInt32(clamping: file), number: UInt32(clamping: number)))
    count += 1
    if piece.bytes.count >= Self.pieceSize { handOver() }
  }

  private func handOver() {
    guard !piece.lines.isEmpty else { return }
    let number = pieces
    let piece = piece
    pieces += 1
    self.piece = Piece(firstOrdinal: count)
    self.piece.bytes.reserveCapacity(Self.pieceSize + 1 << 16)
    guard processors > 1 else {
      done.put(Self.part(of: piece), number)
      return join()
    }
    room.wait()
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [done, room] in
      done.put(Self.part(of: piece), number)
      room.signal()
    }
    join()
  }

  /// Puts together what is done, in the order of the pieces.
  private func join() {
    while let part = done.take(joined) {
      result.table.add(part.table)
      result.ordinals += part.ordinals
      problems += part.problems
      joined += 1
    }
  }

  /// Waits for what is still under way, and puts it together in the order of the lines.
  ///
  /// - Parameter files: the names of the files, by number.
  func finish(_ files: [String]) -> Result {
    handOver()
    group.wait()
    join()
    result.problems = problems.map { file, problem in
      var problem = problem
      problem.file = files[file]
      return problem
    }
    return result
  }

  private static func part(of piece: Piece) -> Part {
    var part = Part(table: MatchTable(), ordinals: [], problems: [])
    var reader = MatchLine()
    piece.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (index, line) in piece.lines.enumerated() {
        let text = bytes[part: start..<line.end]
        start = line.end
        let ordinal = piece.firstOrdinal + UInt32(index)
        switch reader.add(text, to: &part.table, source: Int(line.file)) {
        case .taken: part.ordinals.append(ordinal)
        case .deleted: break
        case .notUnderstood:
          let reading = ImportedRecordLine.read(text, file: "", line: Int(line.number))
          part.problems += reading.problems.map { (Int(line.file), $0) }
          guard let record = reading.value, !record.isDeleted else { continue }
          part.table.add(record, source: Int(line.file))
          part.ordinals.append(ordinal)
        }
      }
    }
    return part
  }
}
