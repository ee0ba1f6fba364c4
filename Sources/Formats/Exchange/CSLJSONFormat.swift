package import Records

/// CSL-JSON, as Zotero, pandoc and citeproc exchange it: a list of items.
///
/// What CSL has no variable for, such as `custom`, stays under its key as the JSON it is.
package enum CSLJSONFormat: ExchangeFormat, ExportFormat {
  package static let name = "csl-json"
  package static let title = "CSL-JSON"

  package static func recognises(_ head: ExportHead) -> Bool { head.firstByte == UInt8(ascii: "[") }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var items = JSONItems(try TextSource(source))
    while let item = try items.next(into: reading) {
      guard case .object(let members) = item.value else {
        reading.assembly.refuse(
          "expected an item of CSL-JSON, found \(item.kindInWords)", line: item.mark.line,
          column: item.mark.column)
        continue
      }
      reading.assembly.begin(line: item.mark.line)
      for member in members { put(member, into: &reading.assembly) }
      reading.finishRecord()
    }
  }

  package static let exportName = "csl-json"
  package static let frame = (opening: "[\n", separator: ",\n", closing: "\n]\n")

  package static func text(of record: ImportedRecord) -> String { JSONWriter.inline(record.wholeCitation.node) }

  package static func leftOut(of record: ImportedRecord) -> [String] { record.parts(besides: []) }

  /// The text with what cannot stand in a record replaced.
  private static func storable(_ text: String, line: Int, _ assembly: inout RecordAssembly) -> String {
    guard Lexical.firstForbidden(in: text) != nil else { return text }
    assembly.remark("characters that cannot stand in a record are replaced by U+FFFD", line: line)
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { Lexical.firstForbidden(in: String($0)) == nil ? $0 : "\u{FFFD}" }))
  }

  private static func put(_ member: Node.Member, into assembly: inout RecordAssembly) {
    let origin = RecordAssembly.Origin(tag: assembly.tag(member.key), line: member.keyMark.line)
    let text =
      member.value.string.map { Self.storable($0, line: member.keyMark.line, &assembly) }
      ?? JSONWriter.inline(member.value)
    if member.key == "id" { return text.lend { assembly.set(sourceID: $0, from: origin) } }
    if member.key == "type" {
      guard CitationVariable.types.contains(text) else { return assembly.keep(text, from: origin) }
      assembly.type = text
      return assembly.count(origin)
    }
    // A variable is taken where it alone would make a good item.
    let needed = [("id", "x"), ("type", "document")].map { key, value in
      Node.Member(key: key, keyMark: member.keyMark, value: Node(.string(value)))
    }
    let item = Node(.object(needed + [member]), mark: member.keyMark)
    let problems = ShapeCheck.problems(of: item, shape: CitationShape.citation, file: "")
    guard problems.isEmpty, let variable = Citation(item).variables.first else {
      return assembly.keep(text, from: origin)
    }
    assembly.set(variable, from: origin)
  }
}
