import Dispatch

/// Reads a long XML file in pieces, cut where a record begins, each as a file of its own within the tags around them.
///
/// So a record that is broken costs no other, several processors can read at once, and a file may be longer than memory.
/// Where it is cut does not depend on how many read it.
enum XMLPieces<Walker: XMLWalker> {
  static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var cutter = XMLCutter(source, fields: Walker.fields)
    try cutter.start()
    let crew = PieceCrew<Walker>(cutter, reading)
    if reading.processors <= 1 {
      crew.work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: reading.processors) { crew.work($0) }
    }
    crew.handOverCounts()
    for refusal in crew.refusals { reading.assembly.refuse(refusal.message, line: refusal.line) }
    if let failure = crew.failure { throw failure }
  }
}

/// Workers that take the pieces of a file, whoever comes next, and hand over what they read in the order of the file;
/// meanwhile the others read on.
private final class PieceCrew<Walker: XMLWalker>: @unchecked Sendable {
  private let workers: [PieceWorker<Walker>]
  private let reading: ExportReading
  private let lock = DispatchSemaphore(value: 1)
  // Only whoever has the lock touches these.
  private var cutter: XMLCutter
  private var turn = DispatchSemaphore(value: 0)
  private(set) var failure: ByteSourceFailure?
  var refusals: [(line: Int, message: String)] { cutter.refusals }

  init(_ cutter: XMLCutter, _ reading: ExportReading) {
    self.cutter = cutter
    self.reading = reading
    workers = (0..<max(1, reading.processors)).map { _ in PieceWorker(cutter.frame) }
    turn.signal()
  }

  /// Reads pieces till there are none.
  func work(_ number: Int) {
    while let (piece, turn, following) = next() {
      workers[number].read(piece)
      turn.wait()
      workers[number].handOver(to: reading)
      following.signal()
    }
  }

  /// Once all the pieces have been handed over.
  func handOverCounts() {
    for worker in workers { reading.add(worker.counts) }
  }

  /// - Returns: a piece, what to wait for before it is handed over, and what to signal after it; nil at the end.
  private func next() -> (piece: XMLPiece, turn: DispatchSemaphore, following: DispatchSemaphore)? {
    lock.wait()
    defer { lock.signal() }
    guard failure == nil else { return nil }
    do throws(ByteSourceFailure) {
      guard let piece = try cutter.next() else { return nil }
      let following = DispatchSemaphore(value: 0)
      defer { turn = following }
      return (piece, turn, following)
    } catch {
      failure = error
      return nil
    }
  }
}
