import Dispatch

/// Reads a long XML file in pieces, cut where a record begins, each as a file of its own within the tags around them.
///
/// So a record that is broken costs no other, several processors can read at once, and a file may be longer than memory.
/// Where it is cut does not depend on how many read it.
enum XMLPieces<Walker: XMLWalker> {
  static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var cutter = XMLCutter(source, fields: Walker.fields)
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
  }
}
