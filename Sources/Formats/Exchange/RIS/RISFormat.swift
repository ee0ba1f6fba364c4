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
    // Whether a blank line stands behind the field at hand.
    var isBehindBlank = false
    var hasBegun = false
    // What stands directly behind the end of the record at hand, which waits for it.
    var ending: RISEnding?
    try TaggedReader<RISMapping>.read(source, into: reading) { reader, line, number in
      var known = field(line)
      if ending != nil {
        if let (code, value) = known, ending?.take(code, value, line: number) == true { return }
        ending?.finish(&reader, isWhole: known == nil ? isHeadline(line) : known?.code != end)
        ending = nil
      }
      var isMended = false
      if known == nil, reader.entry.isOpen, let meant = RISTag(line) {
        reading.assembly.remark(
          meant.remark(after: reader.entry.fields.last), line: number, isFault: meant.isFault)
        known = meant.field(after: reader.entry.fields.last)
        isMended = known != nil
      }
      guard let (code, value) = known else {
        guard reader.entry.isOpen else {
          return isHeadline(line)
            ? reading.assembly.remark("what the database writes over its records is passed over", line: number)
            : reader.passOver(number, isFault: hasBegun || !isPreamble(line))
        }
        goOn(entry: &reader.entry, with: line.trimmed, number, isParagraph: isBehindBlank, into: &reading.assembly)
        return isBehindBlank = false
      }
      isBehindBlank = false
      hasBegun = true
      if code == beginning { reader.begin(number, ending: "ER  -") }
      if reader.entry.isOpen {
        if code == end { return ending = RISEnding() }
        reader.entry.add(code, value, line: number, isMended: isMended)
        // Web of Science ends its files so.
      } else if code != endOfFile || !value.isEmpty {
        reader.refuse(code, number, beginning: "TY  - ")
      }
    } passBlank: { reader, _ in
      isBehindBlank = true
      ending?.finish(&reader, isWhole: true)
      ending = nil
    } end: { reader, source in
      ending?.finish(&reader, isWhole: true)
      reader.end(source, ending: "ER  -")
    }
  }

  /// Whether it is a line that databases are known to write over an export, or over each record, and that so stands between
  /// exports that were joined, too: Scopus's `EXPORT DATE: 12 March 2021`, Cochrane's `Record #1 of 12`, a number such as `1.`
  ///
  /// Ovid writes a link to the full text behind each, as do the resolvers of libraries, on that line or the next.
  private static func isHeadline(_ line: Bytes) -> Bool {
    if line.hasPrefix("Link to the ") || RISMapping.isWebAddress(line.trimmed) { return true }
    guard line.count <= 200 else { return false }
    let known = #/Scopus|EXPORT DATE: ?\S.*|Record #\d+ of \d+|(?:Provider|Database|Content): ?\S.*|\d+\./#
    return line.trimmed.string.wholeMatch(of: known) != nil
  }

  /// Whether it may be what another program writes over an export: `Search date: 12 March 2021`.
  private static func isPreamble(_ line: Bytes) -> Bool {
    line.count <= 200 && line.trimmed.string.wholeMatch(of: #/[A-Z][A-Za-z]*(?: [A-Za-z]+){0,2}: ?\S.*/#) != nil
  }

  /// Abstracts with line breaks in them are common; a year or a DOI with one is not, and would be lost with what follows.
  private static func goOn(
    entry: inout TaggedEntry, with line: Bytes, _ number: Int, isParagraph: Bool,
    into assembly: inout RecordAssembly
  ) {
    guard let field = entry.fields.last, RISMapping.isOfOneLine(field.code), !field.value.isEmpty else {
      let isTitle = entry.fields.last.map { RISMapping.isTitle($0.code) && !$0.value.isEmpty } == true
      if isTitle {
        assembly.remark("a line without a tag is taken as more of the title before it", line: number)
      }
      if isParagraph, !isTitle, let field = entry.fields.last, !field.value.isEmpty {
        assembly.remark(
          "\(TaggedEntry.name(field.code)): a blank line, which begins a paragraph, is a line end", line: number)
        entry.mendLast()
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

  static let beginning = TaggedEntry.code("TY")
  static let end = TaggedEntry.code("ER")
  static let endOfFile = TaggedEntry.code("EF")

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
