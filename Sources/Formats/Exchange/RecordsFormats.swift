package import Records
import XMLReading

/// Our own records as JSON: a list of them, or one a line.
package enum RecordsJSONFormat: ExchangeFormat, ExportFormat {
  package static let name = "garner-json"
  package static let title = "Garner's own JSON"
  package static let fromPubMed = PubMedOrigin.marked
  package static let keepsIDs = true
  package static let exportName = "json"
  package static let frame = (opening: "[\n", separator: ",\n", closing: "\n]\n")

  package static func sign(in head: ExportHead) -> Int? {
    guard head.firstByte == UInt8(ascii: "[") || head.firstByte == UInt8(ascii: "{") else { return nil }
    return head.holds("\"citation\":") || head.holds("{\"import\":") ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try read(source, into: reading, carefully: false)
  }

  /// - Parameter carefully: whether to look at every line as if it were written in another way than Garner's.
  static func read(
    _ source: any ByteSource, into reading: ExportReading, carefully: Bool
  ) throws(ByteSourceFailure) {
    var items = JSONItems(try TextSource(source))
    var scanner = RecordLineScanner()
    let tags = ImportedRecordShape.record.fields.map { reading.assembly.tag($0.name) }
    while true {
      if !carefully {
        let isTaken = try items.nextLine(into: reading) { line, number in
          guard let record = scanner.scan(line) else { return false }
          reading.take(record, of: line, number: number, tags: tags)
          return true
        }
        if isTaken { continue }
      }
      guard let item = try items.next(into: reading) else { return }
      // What the store says of an import is no record.
      if item["import"] != nil || item["again"] != nil { continue }
      reading.take(ownRecord: item)
    }
  }

  package static func text(of record: ImportedRecord) -> String { record.lineText }
  package static let reader: (any ExchangeFormat.Type)? = nil
}

/// Our own records as JSON Lines, the form in which a review keeps them.
package enum JSONLinesExport: ExportFormat {
  package static let exportName = "jsonl"
  package static let frame = (opening: "", separator: "", closing: "")
  package static func text(of record: ImportedRecord) -> String { record.lineText + "\n" }
  package static let reader: (any ExchangeFormat.Type)? = nil
}

/// Our own records as XML.
package enum RecordsXMLFormat: ExchangeFormat, ExportFormat {
  package static let name = "garner-xml"
  package static let title = "Garner's own XML"
  package static let fromPubMed = PubMedOrigin.marked
  package static let keepsIDs = true
  package static let exportName = "xml"
  package static let namespace = "urn:garner:records:1"
  package static let frame = (
    opening: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records xmlns=\"\(namespace)\">\n", separator: "",
    closing: "</records>\n"
  )

  package static func sign(in head: ExportHead) -> Int? {
    head.firstByte == UInt8(ascii: "<") && head.holds("\"\(namespace)\"") ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    let fields = XMLFields([("records/imported", .record)])
    var cutter = XMLCutter(source, fields: fields)
    try cutter.start()
    cutter.keepDeclarations()
    // A start that no parser takes is told once, not at every record.
    var spending = XMLSpending()
    if let whole = cutter.wholeFrame, (try? RecordsXMLPieces.tree(of: whole.dropLast(), &spending)) == nil {
      cutter.refrainFromCutting()
    }
    let pieces = RecordsXMLPieces(frame: cutter.frame, names: XMLCutter.startTags(of: fields))
    defer { for refusal in cutter.refusals { reading.assembly.refuse(refusal.message, line: refusal.line) } }
    while let piece = try cutter.next() { pieces.read(piece, into: reading) }
  }

  package static func text(of record: ImportedRecord) -> String {
    XMLWriter.element(record.node, shape: ImportedRecordShape.record)
  }

  package static let reader: (any ExchangeFormat.Type)? = nil
}

extension ExportReading {
  /// Takes a record that is in our own form already.
  func take(ownRecord node: Node, linesBefore: Int = 0) {
    let problems = ShapeCheck.problems(of: node, shape: ImportedRecordShape.record, file: "")
    let line = node.mark.line + linesBefore
    guard !problems.contains(where: { $0.severity == .error }) else {
      for problem in problems {
        assembly.refuse(
          problem.message, line: (problem.mark?.line ?? node.mark.line) + linesBefore, column: problem.mark?.column)
      }
      return
    }
    var record = ImportedRecord(node)
    record.line = line
    keepImpossiblePMID(of: &record)
    for member in node.members where member.key != "line" {
      assembly.count(.init(tag: assembly.tag(member.key), line: line))
    }
    finish(own: record)
  }

  /// Others than Garner write its forms too.
  private func keepImpossiblePMID(of record: inout ImportedRecord) {
    guard let text = record.citation.text("PMID"), !text.lend({ CitationParts.isPMID($0) }) else { return }
    assembly.remark("PMID: \(RecordAssembly.noPMID)", line: record.line)
    record.citation.variables.removeAll { $0.name == "PMID" }
    if let place = record.kept.firstIndex(where: { $0.tag == "PMID" }) {
      record.kept[place].values.append(text)
    } else {
      record.kept.append(.init(tag: "PMID", values: [text]))
    }
  }

  private func finish(own record: ImportedRecord) {
    var line = ByteBuffer(capacity: 4096)
    line.append(lineOf: record)
    let start = "{\"id\":\"".utf8.count
    assembly.add(
      line: line.bytes, id: start..<(start + record.id.utf8.count), number: record.line,
      isRetracted: record.isRetracted)
    handOverIfLarge()
  }

  /// Takes a record that stands in a line as Garner writes it.
  fileprivate func take(_ record: RecordLineScanner.Record, of line: Bytes, number: Int, tags: [Int]) {
    var members = record.members
    while members != 0 {
      assembly.count(.init(tag: tags[members.trailingZeroBitCount], line: number))
      members &= members - 1
    }
    assembly.add(line: line[part: record.content], id: record.id, number: number, isRetracted: false)
    handOverIfLarge()
  }
}
