/// The tagged lines of Web of Science, which it offers as plain text: `FN` and `VR` begin the file and `EF` ends it, `PT` begins
/// a record and `ER` ends it; a tag of two letters and one blank is a field, and lines that go on begin with three blanks.
///
/// What its other databases (MEDLINE, BIOSIS) add stays under its tag. Source: *Web of Science Core Collection field tags*,
/// Clarivate.
package enum WebOfScienceFormat: ExchangeFormat {
  package static let name = "web-of-science"
  package static let title = "Web of Science"

  package static func sign(in head: ExportHead) -> Int? {
    // A part of a file has no header.
    let place = head.firstLine { line in
      field(line).map { $0.code == fileName || $0.code == beginning && $0.value.count == 1 } == true
    }
    guard let place, place + 1 < head.lines.count else { return nil }
    return head.lines[place + 1].withUnsafeBufferPointer { line in
      let isHeader = head.lines[place].withUnsafeBufferPointer { field($0)?.code == fileName }
      return field(line).map { isHeader ? $0.code == version : WebOfScienceMapping.knows($0.code) } == true
    } ? place : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var isWithin = false
    var name: (text: [UInt8], line: Int)?
    try TaggedReader<WebOfScienceMapping>.read(source, into: reading) { reader, line, number in
      guard let (code, value) = field(line) else {
        guard reader.entry.isOpen, let last = reader.entry.fields.last else { return reader.passOver(number) }
        let isWrapped = last.code == address && reader.entry.value(last) { isMore(line.trimmed, of: $0) }
        guard line[0].isSpace, WebOfScienceMapping.isList(last.code), !isWrapped else {
          return reader.goOn(with: line, number, isFault: true)
        }
        return reader.entry.add(last.code, line.trimmed, line: number)
      }
      switch code {
      case beginning:
        reader.begin(number, ending: "ER")
        if let name { name.text.withUnsafeBufferPointer { reader.entry.add(fileName, $0, line: name.line) } }
        reader.entry.add(code, value, line: number)
      case end where reader.entry.isOpen: reader.finish()
      case _ where reader.entry.isOpen: reader.entry.add(code, value, line: number)
      case fileName: (isWithin, name) = (true, (Array(value), number))
      case endOfFile: isWithin = false
      case version: break
      default: reader.refuse(code, number, beginning: "PT J")
      }
    } end: { reader, source in
      // Nobody but Web of Science writes the header, and it leaves no end out.
      if isWithin, reader.entry.isOpen { return reading.assembly.refuseCutOff(line: reader.entry.line) }
      reader.end(source, ending: "ER")
      if isWithin {
        reading.assembly.remark(
          "the file has no 'EF', which ends an export of Web of Science; it may be cut off", line: source.lineNumber,
          isFault: true)
      }
    }
  }

  /// Whether a line is the rest of the address before it, `[Smith, J; Doe, A] Univ Leeds, England.`: the authors of that are
  /// not all there, or it lacks the full stop that ends each. Without authors, as Zoological Record has it, its line has to be full too,
  /// or to end within.
  private static func isMore(_ line: Bytes, of address: Bytes) -> Bool {
    guard address.first == UInt8(ascii: "[") else {
      guard address.last != UInt8(ascii: "."), line.first != UInt8(ascii: "[") else { return false }
      return address.last == UInt8(ascii: ",") || address.count >= fullLine
    }
    guard address.contains(UInt8(ascii: "]")) else { return true }
    return address.last != UInt8(ascii: ".") && line.first != UInt8(ascii: "[")
  }

  /// Lines are wrapped at some 80 signs, and no word that goes on the next is longer.
  private static let fullLine = 55
  private static let address = TaggedEntry.code("C1")
  static let fileName = TaggedEntry.code("FN")
  private static let version = TaggedEntry.code("VR")
  private static let beginning = TaggedEntry.code("PT")
  private static let end = TaggedEntry.code("ER")
  private static let endOfFile = TaggedEntry.code("EF")

  private static func field(_ line: Bytes) -> (code: UInt32, value: Bytes)? {
    guard line.count >= 2, line[0].isUppercase, line[1].isUppercase || line[1].isDigit,
      line.count == 2 || line[2].isSpace
    else { return nil }
    return (TaggedEntry.code(line[part: 0..<2]), line[part: 2..<line.count].trimmed)
  }
}
