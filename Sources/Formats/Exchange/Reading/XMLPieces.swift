import Dispatch
import Records
import XMLReading

/// Reads a long XML file in pieces, cut where a record begins, each as a file of its own within the tags around them.
///
/// So a record that is broken costs no other, several processors can read at once, and a file may be longer than memory.
/// Where it is cut does not depend on how many read it.
enum XMLPieces<Walker: XMLWalker> {
  static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var cutter = XMLCutter(source, fields: Walker.fields)
    try cutter.start()
    if let whole = cutter.wholeFrame {
      // A start that no parser takes is told once, not at every record.
      if let read = PieceWorker<Walker>(cutter.frame).read(frame: whole) {
        cutter.declare(read.declarations)
        for remark in read.remarks {
          reading.assembly.remark(remark.place.message, line: remark.place.line, isFault: remark.isFault)
        }
      } else {
        cutter.refrainFromCutting()
      }
    }
    let crew = PieceCrew<Walker>(cutter, reading)
    crew.work()
    for counts in crew.counts { reading.add(counts) }
    for refusal in crew.refusals { reading.assembly.refuse(refusal.message, line: refusal.line) }
    if let failure = crew.failure { throw failure }
  }
}

/// Workers that take the pieces of a file, whoever comes next, and hand over what they read in the order of the file;
/// meanwhile the others read on.
private final class PieceCrew<Walker: XMLWalker>: @unchecked Sendable {
  private let reading: ExportReading
  private let frame: XMLFrame
  private let lock = DispatchSemaphore(value: 1)
  /// As many read at once as there are processors. There is a worker more: whoever must wait for another, since a processor
  /// was slow or taken away for a while, lets it read on.
  private let places: DispatchSemaphore
  // Only whoever has the lock touches these.
  private var cutter: XMLCutter
  private var turn = DispatchSemaphore(value: 0)
  private(set) var failure: ByteSourceFailure?
  /// What each worker counted.
  private(set) var counts: [ImportTally] = []
  var refusals: [(line: Int, message: String)] { cutter.refusals }

  init(_ cutter: XMLCutter, _ reading: ExportReading) {
    self.cutter = cutter
    self.reading = reading
    frame = cutter.frame
    places = DispatchSemaphore(value: max(1, reading.processors))
    turn.signal()
  }

  /// Reads pieces till there are none.
  func work() {
    if reading.processors <= 1 { return workAlone() }
    let group = DispatchGroup()
    for number in 0...reading.processors {
      // Each has a queue, and so a thread, of its own: of one queue no more would run than there are processors.
      DispatchQueue(label: "pieces of a file \(number)").async(group: group, execute: workAlone)
    }
    group.wait()
  }

  private func workAlone() {
    // Made by the thread that uses it: what two threads write must not lie side by side, or each takes the other's out of its
    // cache at every event.
    let worker = PieceWorker<Walker>(frame)
    places.wait()
    while let (piece, turn, following) = next() {
      worker.read(piece)
      let mustWait = turn.wait(timeout: .now()) == .timedOut
      if mustWait {
        places.signal()
        turn.wait()
      }
      worker.handOver(to: reading)
      following.signal()
      if mustWait { places.wait() }
    }
    places.signal()
    lock.wait()
    counts.append(worker.counts)
    lock.signal()
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
