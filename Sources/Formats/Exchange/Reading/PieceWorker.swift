import Records
import XMLReading

/// Reads pieces one after another; several may work side by side.
final class PieceWorker<Walker: XMLWalker>: @unchecked Sendable {
  private let frame: XMLFrame
  private let walker = Walker()
  private var stream: XMLStream?
  private let recordNames = XMLCutter.startTags(of: Walker.fields)
  /// What entities stood for in the records of a piece that are read alone, which have one budget.
  private var spending = XMLSpending()

  init(_ frame: XMLFrame) {
    self.frame = frame
  }

  /// Hands over what was read since the last time: piece by piece, so that neither the records nor what is said of them
  /// depends on how many work.
  func handOver(to reading: ExportReading) {
    walker.withAssembly {
      reading.pass(on: $0.block)
      $0.clearBlock()
      reading.add($0.takeRemarks())
    }
  }

  /// What was counted in all the pieces.
  var counts: ImportTally { walker.withAssembly { $0.tally } }

  func read(_ piece: XMLPiece) {
    let saved = walker.withAssembly { $0.checkpoint }
    guard let fault = parse(piece) else { return }
    walker.withAssembly { $0.goBack(to: saved) }
    if frame.closing.isEmpty { return readToFault(piece, fault, what: "") }
    for record in piece.records(startingWith: recordNames, within: frame) { readAlone(record) }
    spending = XMLSpending()
  }

  /// One record, and what stands between it and the next.
  private func readAlone(_ record: XMLPiece) {
    let saved = walker.withAssembly { $0.checkpoint }
    let fault = parse(record)
    spending = stream?.spending ?? spending
    guard let fault else { return }
    walker.withAssembly { $0.goBack(to: saved) }
    let documents = record.documents(of: Walker.fields, within: frame)
    if let first = documents.first {
      readAlone(first)
      for next in documents.dropFirst() {
        walker.withAssembly {
          $0.remark(
            "another XML document follows in the same file; its records are read too", line: next.line, isFault: true)
        }
        if !next.isBlank { readAlone(next) }
      }
      return
    }
    if record.isLast {
      if parse(record.closed(by: frame)) == nil {
        return refuse(
          "the file ends before \(String(decoding: frame.closing, as: UTF8.self))",
          line: record.lastLine)
      }
      walker.withAssembly { $0.goBack(to: saved) }
    }
    let isRecord = record.withPart { XMLCutter.nameOfFirst($0, names: recordNames) != nil }
    let what = isRecord ? "the record that begins on" : "what stands before the next record from"
    readToFault(record, fault, what: "\(what) line \(record.line)" + (isRecord ? "" : " on"))
  }

  /// Reads it again and keeps what is finished before the fault.
  private func readToFault(_ piece: XMLPiece, _ fault: XMLFault, what: String) {
    walker.withAssembly { $0.startSettling() }
    _ = parse(piece)
    let hasRecords = walker.withAssembly { $0.endSettling() }
    let isRecord = !what.isEmpty
    let message =
      !isRecord
      ? fault.message
      : hasRecords
        ? "what follows \(what), up to the next, is left out: \(fault.message)"
        : "\(what) is left out: \(fault.message)"
    refuse(message, line: fault.line, column: fault.column)
  }

  private func refuse(_ message: String, line: Int, column: Int = 1) {
    walker.withAssembly { $0.refuse(message, line: line, column: column) }
  }

  private func parse(_ piece: XMLPiece) -> XMLFault? {
    walker.restart(lineOffset: piece.line - 1 - frame.lines)
    let fault = piece.withFile(read)?.placed(in: piece, within: frame)
    for remark in stream?.remarks ?? [] {
      let placed = remark.place.placed(in: piece, within: frame)
      walker.withAssembly { $0.remark(placed.message, line: placed.line, isFault: remark.isFault) }
    }
    return fault
  }

  /// Reads what stands around the records.
  ///
  /// - Parameter whole: as a file of its own, a 0 behind it.
  /// - Returns: what it declares, and what is to be told of it; nil where no parser takes it.
  func read(frame whole: [UInt8]) -> (declarations: XMLDeclarations, remarks: [XMLRemark])? {
    let fault = whole.withUnsafeBufferPointer { read($0[part: 0..<($0.count - 1)]) }
    guard fault == nil, let stream else { return nil }
    return (stream.declarations, stream.remarks)
  }

  private func read(_ file: Bytes) -> XMLFault? {
    let declared = frame.declarations.spent(spending)
    if let stream { return stream.read(file, declared: declared) }
    do throws(XMLFault) {
      let stream = try XMLStream(Walker.fields.names, handler: walker)
      self.stream = stream
      return stream.read(file, declared: declared)
    } catch {
      return error
    }
  }
}
