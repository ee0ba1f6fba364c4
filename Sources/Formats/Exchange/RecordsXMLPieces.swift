import Records
import XMLReading

/// Reads our own XML piece by piece; where one is broken, record by record, so that it costs no other.
struct RecordsXMLPieces {
  let frame: XMLFrame
  /// How the start tags of records begin.
  let names: [[UInt8]]

  func read(_ piece: XMLPiece, into reading: ExportReading) {
    var spending = XMLSpending()
    do throws(XMLFault) {
      try take(piece, into: reading, &spending)
    } catch let fault {
      let records = piece.records(startingWith: names, within: frame)
      guard !frame.closing.isEmpty else { return refuse(fault, of: piece, reading) }
      spending = XMLSpending()
      for record in records { readAlone(record, into: reading, &spending) }
    }
  }

  private func readAlone(_ record: XMLPiece, into reading: ExportReading, _ spending: inout XMLSpending) {
    do throws(XMLFault) {
      try take(record, into: reading, &spending)
    } catch let fault {
      // What ends the file may be missing where the last record is whole.
      if record.isLast, (try? take(record.closed(by: frame), into: reading, &spending)) != nil {
        let end = String(decoding: frame.closing, as: UTF8.self)
        return reading.assembly.refuse("the file ends before \(end)", line: record.lastLine)
      }
      let name = "the record that begins on line \(record.line)"
      // Where the next one's start tag is broken, it is part of this one, which may be whole.
      let isWhole = beginning(of: record).map { (try? take($0, into: reading, &spending)) != nil } == true
      refuse(
        fault, of: record, reading,
        what: isWhole ? "what follows \(name), up to the next, is left out: " : "\(name) is left out: ")
    }
  }

  /// A record up to its end tag; nil where it has none.
  private func beginning(of record: XMLPiece) -> XMLPiece? {
    let endTags = names.map { Array("</".utf8) + $0.dropFirst() }
    for tag in endTags {
      var frame = frame
      frame.closing = tag + [UInt8(ascii: ">")] + frame.closing
      let parts = record.records(startingWith: endTags, within: frame)
      if parts.count > 1 { return parts[0] }
    }
    return nil
  }

  /// Takes the records of a piece.
  ///
  /// - Throws: where it is not well-formed; nothing of it has been taken then.
  private func take(
    _ piece: XMLPiece, into reading: ExportReading, _ spending: inout XMLSpending
  ) throws(XMLFault) {
    let (root, remarks) = try Self.tree(of: piece.file, &spending)
    var reader = XMLNodeReader(file: "")
    for element in root.elements {
      guard let node = reader.root(element, ImportedRecordShape.record, namespace: RecordsXMLFormat.namespace) else {
        continue
      }
      reading.take(ownRecord: node, linesBefore: piece.line - 1 - frame.lines)
    }
    for remark in remarks {
      let place = remark.place.placed(in: piece, within: frame)
      reading.assembly.remark(place.message, line: place.line, isFault: remark.isFault)
    }
    for problem in reader.problems {
      let line = (problem.mark?.line ?? 1) + piece.line - 1 - frame.lines
      reading.assembly.refuse(problem.message, line: line, column: problem.mark?.column)
    }
  }

  /// A piece, or what stands around the records, with what is to be told of it.
  static func tree(
    of file: ArraySlice<UInt8>, _ spending: inout XMLSpending
  ) throws(XMLFault) -> (root: XMLElement, remarks: [XMLRemark]) {
    // More elements than a record, and comments as long as libxml2 takes.
    let limits = XMLLimits(elements: 4_000_000, text: 128 << 20, markup: XMLLimits.longestComment)
    return try XMLTree.readExport(Array(file), limits: limits, spending: &spending)
  }

  private func refuse(_ fault: XMLFault, of piece: XMLPiece, _ reading: ExportReading, what: String = "") {
    let fault = fault.placed(in: piece, within: frame)
    reading.assembly.refuse(what + fault.message, line: fault.line, column: fault.column)
  }
}
