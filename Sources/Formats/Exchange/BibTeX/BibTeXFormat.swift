import Records

/// BibTeX and BibLaTeX: entries as `@article{key, field = {value}}`, with macros, LaTeX for letters and markup, and
/// fields that an entry inherits from another.
///
/// A `crossref` may point onwards: such an entry waits for the other, and every other one is handed on at once.
/// Sources: O. Patashnik, *BibTeXing*, 1988; the manual of BibLaTeX; the exports of Zotero, Mendeley, JabRef, Google
/// Scholar, Scopus and Web of Science.
package enum BibTeXFormat: ExchangeFormat {
  package static let name = "bibtex"
  package static let title = "BibTeX"

  package static func sign(in head: ExportHead) -> Int? { head.firstLine(where: beginsEntry) }

  private static func beginsEntry(_ bytes: Bytes) -> Bool {
    let line = bytes.trimmed
    guard line.first == UInt8(ascii: "@") else { return false }
    var place = 1
    while place < line.count, line[place].isWordOfEntry { place += 1 }
    let hasWord = place > 1
    while place < line.count, line[place].isSpace { place += 1 }
    return hasWord && place < line.count && (line[place] == UInt8(ascii: "{") || line[place] == UInt8(ascii: "("))
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    var scanner = try BibTeXScanner(source)
    var reader = BibTeXReader()
    var failure: ByteSourceFailure?
    do throws(ByteSourceFailure) {
      reading: while true {
        switch try scanner.next() {
        case .end: break reading
        case .broken(let why): reading.assembly.refuse(why, line: scanner.line)
        case .entry: reader.take(&scanner, into: reading)
        }
      }
    } catch {
      failure = error
    }
    reader.finish(into: reading)
    reading.add(scanner.source.remarks)
    reading.add(scanner.remarks)
    if let failure { throw failure }
  }
}

/// Turns entries into records.
struct BibTeXReader {
  private var parser = BibTeXParser()
  private var mapping = BibTeXMapping()
  private var references = BibTeXReferences()
  private var entry = BibTeXEntry()
  private var keys: Set<UInt64> = []
  private var remarks = ImportTally()

  private static let mostKeys = 4_000_000

  mutating func take(_ scanner: inout BibTeXScanner, into reading: ExportReading) {
    scanner.exchangeText(&entry.text)
    entry.begin(line: scanner.line)
    switch parser.parse(&entry, into: &reading.assembly) {
    case .entry: takeEntry(into: reading)
    case .comment: drop("@comment", "it is no citation", from: reading)
    case .preamble: drop("@preamble", "LaTeX for typesetting has no place here", from: reading)
    case .string, .broken: break
    }
  }

  private func drop(_ name: String, _ why: String, from reading: ExportReading) {
    reading.assembly.drop(.init(tag: reading.assembly.tag(name), line: entry.line), why)
  }

  private mutating func takeEntry(into reading: ExportReading) {
    remarkDouble()
    entry.replaceReferences(into: &reading.assembly)
    let ready = references.add(entry)
    if entry.type == "xdata" {
      countShared(into: &reading.assembly)
    } else if entry.first(.crossref) == nil, entry.first(.xdata) == nil {
      put(entry, followed: [], into: reading)
    } else if let missing = references.firstMissing(of: entry) {
      if !references.wait(entry, for: missing) { resolve(entry, into: reading) }
    } else {
      resolve(entry, into: reading)
    }
    for child in ready { resolve(child, into: reading) }
  }

  private mutating func resolve(_ entry: BibTeXEntry, into reading: ExportReading) {
    let (whole, followed) = references.resolve(entry, into: &reading.assembly)
    put(whole, followed: followed, into: reading)
  }

  private mutating func put(
    _ entry: BibTeXEntry, followed: [BibTeXFieldName.Kind], into reading: ExportReading
  ) {
    mapping.put(entry, followed: followed, into: &reading.assembly)
    reading.finishRecord()
  }

  /// What stands in an `@xdata` is in the records of the entries that refer to it.
  private func countShared(into assembly: inout RecordAssembly) {
    for field in entry.fields { assembly.count(.init(tag: field.name.tag, line: field.line)) }
    for tag in ["entrytype", "entrykey"] { assembly.count(.init(tag: assembly.tag(tag), line: entry.line)) }
  }

  private mutating func remarkDouble() {
    guard !entry.key.isEmpty, keys.count < Self.mostKeys else { return }
    let hash = entry.text.withUnsafeBufferPointer { bytes in
      bytes[part: entry.key].reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    guard !keys.insert(hash).inserted else { return }
    remarks.remark(
      "a key that an earlier entry has; both are taken in", line: entry.line,
      example: String(decoding: entry.text[entry.key], as: UTF8.self))
  }

  mutating func finish(into reading: ExportReading) {
    for child in references.takeWaiting() { resolve(child, into: reading) }
    parser.finish(into: &reading.assembly)
    for tally in [remarks, parser.remarks, mapping.remarks, references.remarks] { reading.add(tally) }
  }
}
