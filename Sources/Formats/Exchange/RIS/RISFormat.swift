import Records

/// RIS: a tag of two letters, two spaces, a hyphen, a value; `TY` begins a record and `ER` ends it.
/// It stands before NBIB in the list of formats, whose tags of two letters look the same but for `TY`.
///
/// Databases differ in which tag holds what; each tag is tried in the places where any of them puts it, and a second value
/// for one place stays under its tag. Source: *RIS Format Specifications*, Research Information Systems, 2011, and the
/// exports of Embase, Ovid, ProQuest, Scopus, Web of Science, ScienceDirect, Zotero, EndNote, Mendeley, Covidence and Rayyan.
package enum RISFormat: ExchangeFormat {
  package static let name = "ris"
  package static let title = "RIS"

  package static func sign(in head: ExportHead) -> Int? {
    // Fields that stand before the first record are its sign too.
    head.firstLine { field($0)?.code == beginning } == nil ? nil : head.firstLine { field($0) != nil }
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var source = try TextSource(source)
    var mapping = RISMapping()
    var entry = TaggedEntry()
    func finish() {
      guard entry.isOpen else { return }
      entry.end()
      mapping.put(entry, into: &reading.assembly)
      reading.finishRecord()
    }
    while try source.nextLine() {
      let number = source.lineNumber
      source.buffer.withUnsafeBufferPointer { buffer in
        let line = buffer[part: source.line]
        var known = field(line)
        if known == nil, entry.isOpen, let meant = RISTag(line) {
          reading.assembly.remark(meant.remark(after: entry.fields.last), line: number, isFault: meant.isFault)
          known = meant.field(after: entry.fields.last)
        }
        if let (code, value) = known {
          if code == beginning {
            if entry.isOpen {
              reading.assembly.remark(
                "a record begins before the last one has its 'ER  -'", line: number, isFault: true)
              finish()
            }
            entry.begin(line: number)
          }
          // Web of Science ends its files so.
          if !entry.isOpen, code == endOfFile, value.isEmpty { return }
          if !entry.isOpen {
            reading.assembly.refuse(
              "'\(TaggedEntry.name(code))' stands outside any record; expected 'TY  - ' first", line: number,
              droppingTag: mapping.tags.tag(code, in: &reading.assembly))
          } else if code == end {
            finish()
          } else {
            entry.add(code, value, line: number)
          }
        } else if line.trimmed.isEmpty {
          return
        } else if entry.isOpen {
          goOn(entry: &entry, with: line.trimmed, number, into: &reading.assembly)
        } else {
          reading.assembly.remark(
            "this line stands outside any record and is passed over", line: number, isFault: true)
        }
      }
    }
    if entry.isOpen, source.hasOpenEnd || source.hasBrokenOff {
      reading.assembly.refuseCutOff(line: entry.line)
    } else if entry.isOpen {
      reading.assembly.remark(
        "the last record has no 'ER  -'; it is taken as whole", line: source.lineNumber, isFault: true)
      finish()
    }
    reading.add(source.remarks)
  }

  /// Abstracts with line breaks in them are common; a year or a DOI with one is not, and would be lost with what follows.
  private static func goOn(
    entry: inout TaggedEntry, with line: Bytes, _ number: Int, into assembly: inout RecordAssembly
  ) {
    guard let field = entry.fields.last, RISMapping.isOfOneLine(field.code), !field.value.isEmpty else {
      let isTitle = entry.fields.last.map { RISMapping.isTitle($0.code) && !$0.value.isEmpty } == true
      if isTitle {
        assembly.remark("a line without a tag is taken as more of the title before it", line: number)
      }
      return entry.goOn(with: line, after: isTitle ? 0x20 : 0x0A)
    }
    entry.add(field.code, line, line: number)
    // EndNote puts further addresses so.
    if RISMapping.isAddress(field.code) { return }
    assembly.remark(
      "a line without a tag follows '\(TaggedEntry.name(field.code))', which is of one line; it is taken as another value "
        + "of it", line: number, isFault: true)
  }

  private static let beginning = TaggedEntry.code("TY")
  static let end = TaggedEntry.code("ER")
  private static let endOfFile = TaggedEntry.code("EF")

  /// Some programs leave one of the spaces out, or the one behind the hyphen.
  private static func field(_ line: Bytes) -> (code: UInt32, value: Bytes)? {
    guard line.count >= 4, line[0].isUppercase, line[1].isUppercase || line[1].isDigit, line[2] == 0x20 else {
      return nil
    }
    let hyphen = line[3] == 0x20 ? 4 : 3
    guard line.count > hyphen, line[hyphen] == UInt8(ascii: "-"),
      line.count == hyphen + 1 || line[hyphen + 1].isSpace || hyphen == 4
    else { return nil }
    return (TaggedEntry.code(line[part: 0..<2]), line[part: (hyphen + 1)..<line.count].trimmed)
  }
}
