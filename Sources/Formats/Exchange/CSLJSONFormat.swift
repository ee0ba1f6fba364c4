package import Records

/// CSL-JSON, as Zotero, pandoc and citeproc exchange it: a list of items.
///
/// What CSL has no variable for, such as `custom`, stays under its key as the JSON it is.
package enum CSLJSONFormat: ExchangeFormat {
  package static let name = "csl-json"

  package static func recognises(_ text: SourceText) -> Bool {
    let first = text.lines.lazy.compactMap { line in line.first { !$0.isWhitespace } }.first
    return first == "["
  }

  package static func read(_ text: SourceText, file: String) -> (records: [ImportedRecord], tally: ImportTally) {
    var assembly = CitationAssembly(file: file)
    let reading = JSONReader.read(Array(text.lines.joined(separator: "\n").utf8), file: file)
    assembly.tally.remarks = reading.problems
    var records: [ImportedRecord] = []
    for item in reading.value?.elements ?? [] {
      guard case .object(let members) = item.value else {
        assembly.tally.remarks.append(
          Problem(file: file, mark: item.mark, message: "expected an item of CSL-JSON, found \(item.kindInWords)"))
        continue
      }
      assembly.begin(line: item.mark.line)
      for member in members { put(member, into: &assembly, file: file) }
      var record = assembly.record()
      // The id it had is only worth keeping where it is another.
      let id = record.id
      record.kept.removeAll { $0.tag == "id" && $0.values == [id] }
      records.append(record)
    }
    return (records, assembly.tally)
  }

  /// The items of the records, as a list.
  package static func write(_ records: [ImportedRecord]) -> String {
    JSONWriter.write(Node(.array(records.map(\.citation.node))))
  }

  private static func put(_ member: Node.Member, into assembly: inout CitationAssembly, file: String) {
    let text = member.value.string ?? JSONWriter.inline(member.value)
    let field = TaggedEntry.Field(tag: member.key, value: text, line: member.keyMark.line)
    if member.key == "id" { return assembly.keep(field) }
    if member.key == "type" {
      guard CitationVariable.types.contains(text) else { return assembly.keep(field) }
      assembly.type = text
      return assembly.count(asMapped: field)
    }
    // A variable is taken where it alone would make a good item.
    let needed = [("id", "x"), ("type", "document")].map { key, value in
      Node.Member(key: key, keyMark: member.keyMark, value: Node(.string(value)))
    }
    let item = Node(.object(needed + [member]), mark: member.keyMark)
    let problems = ShapeCheck.problems(of: item, shape: CitationShape.citation, file: file)
    guard problems.isEmpty, let variable = Citation(item).variables.first else { return assembly.keep(field) }
    assembly.set(variable.name, variable.value, from: field)
  }
}
