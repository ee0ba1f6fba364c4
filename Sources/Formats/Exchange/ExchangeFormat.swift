package import Records

/// A format in which databases and reference managers hand over citations.
package protocol ExchangeFormat: Sendable {
  /// The name in the command: `ris`.
  static var name: String { get }
  /// The name for people: `RIS`.
  static var title: String { get }

  /// Which records came from PubMed itself: of these one is a version of another with the same PMID.
  static var fromPubMed: PubMedOrigin { get }
  /// Whether the records come with the ids that Garner gave them: then a record is that of its id, whatever that is made of.
  static var keepsIDs: Bool { get }
  /// Whether a record that names no version is known to be the first.
  static var numbersVersions: Bool { get }

  /// Where an export shows that it is of this format, by its first bytes, as names of files lie: the place of a line among
  /// ``ExportHead/lines``.
  ///
  /// The format whose sign stands first is the one: what a later line seems to begin may be text within a field.
  /// - Returns: nil where nothing shows it.
  static func sign(in head: ExportHead) -> Int?

  /// Reads all the records of an export, one after another, and hands them over block by block.
  ///
  /// - Throws: what the source throws. What ``ExchangeFormats`` hands over ends where it cannot be read on.
  static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure)
}

extension ExchangeFormat {
  package static var fromPubMed: PubMedOrigin { .none }
  package static var keepsIDs: Bool { false }
  package static var numbersVersions: Bool { fromPubMed != .none }
}

/// The first bytes of an export, in UTF-8 as far as it is that.
package struct ExportHead {
  package let bytes: [UInt8]

  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    lines = Array(
      self.bytes.split { $0 == 0x0A || $0 == 0x0D }.lazy.filter { $0.contains { !$0.isSpace } }.prefix(100))
  }

  /// Whether this text stands anywhere in it.
  package func holds(_ text: String) -> Bool {
    text.lend { sought in
      bytes.withUnsafeBufferPointer { bytes in
        (0..<max(0, bytes.count - sought.count + 1)).contains {
          bytes[$0] == sought.first && bytes[part: $0..<($0 + sought.count)].isSame(as: sought)
        }
      }
    }
  }

  /// The first lines that are not blank, without their ends.
  package let lines: [ArraySlice<UInt8>]

  /// The place among ``lines`` of the first that is as said, and does not stand within the quotation marks of a table's
  /// cell.
  package func firstLine(where isSign: (Bytes) -> Bool) -> Int? {
    lines.indices.first { place in
      lines[place].withUnsafeBufferPointer(isSign) && !(isWithinQuotes(place) && CSVFormat.isTable(self))
    }
  }

  private func isWithinQuotes(_ place: Int) -> Bool {
    lines[..<place].reduce(0) { $0 + $1.count { $0 == UInt8(ascii: "\"") } } % 2 == 1
  }

  /// Whether the start tag of an element stands there, whatever prefix its name has.
  func opensElement(_ name: String) -> Bool {
    let name = Array(name.utf8)
    return bytes[...].ranges(of: name).contains { found in
      guard found.upperBound == bytes.count || Self.endsName(bytes[found.upperBound]) else { return false }
      let before = bytes[..<found.lowerBound]
      guard before.last == UInt8(ascii: ":") else { return before.last == UInt8(ascii: "<") }
      let prefix = before.dropLast().reversed().prefix { !Self.endsName($0) && $0 != UInt8(ascii: "<") }
      return !prefix.isEmpty && before.dropLast(prefix.count + 1).last == UInt8(ascii: "<")
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// The first byte that is no white space.
  package var firstByte: UInt8? { bytes.first { !$0.isSpace } }
}

/// What the user says of an export that does not show from it.
package struct ImportOptions: Sendable {
  /// Where the columns of a table go.
  package var mapping: CSVMapping?

  package init(mapping: CSVMapping? = nil) { self.mapping = mapping }
}

/// One export on its way in: what was put together, and who takes it.
package final class ExportReading {
  package var assembly = RecordAssembly()
  /// How many processors may work at once.
  package let processors: Int
  package let options: ImportOptions
  private let take: (borrowing RecordBlock) -> Void
  /// What was counted by others, such as the source.
  private var others = ImportTally()

  /// Blocks are handed over when they hold this many bytes.
  private static let blockSize = 1 << 20

  package init(
    processors: Int = 1, options: ImportOptions = ImportOptions(), _ take: @escaping (borrowing RecordBlock) -> Void
  ) {
    self.processors = processors
    self.options = options
    self.take = take
  }

  /// Ends the record at hand.
  package func finishRecord() {
    assembly.finish()
    handOverIfLarge()
  }

  func handOverIfLarge() {
    if assembly.block.bytes.count >= Self.blockSize { handOver() }
  }

  package func handOver() {
    if !assembly.block.records.isEmpty { take(assembly.block) }
    assembly.clearBlock()
  }

  /// Hands over what another put together.
  package func pass(on block: borrowing RecordBlock) {
    if !block.records.isEmpty { take(block) }
  }

  package func add(_ tally: ImportTally) { others.add(tally) }

  package var tally: ImportTally {
    var tally = others
    tally.add(assembly.tally)
    tally.sortLines()
    return tally
  }
}

/// The formats that can be imported; adding one is adding it here.
package enum ExchangeFormats {
  package static let all: [any ExchangeFormat.Type] = [
    PubMedFormat.self, EndNoteFormat.self, JATSFormat.self, RecordsXMLFormat.self, RISFormat.self, OvidFormat.self,
    WebOfScienceFormat.self, NBIBFormat.self, RecordsJSONFormat.self, CSLJSONFormat.self, BibTeXFormat.self,
    CSVFormat.self,
  ]

  /// Reads an export, whatever its format.
  ///
  /// - Parameters:
  ///   - processors: how many may work at once.
  ///   - options: what the user says of it.
  ///   - onFormat: is told the format before the first block.
  ///   - take: is handed the finished records, block by block, in the order of the file.
  /// - Returns: the format, nil where none fits (the tally then says what was expected), what became of the fields, and
  ///   whether there was anything that could be read.
  package static func read(
    _ source: any ByteSource, processors: Int = 1, options: ImportOptions = ImportOptions(),
    onFormat: (any ExchangeFormat.Type) -> Void = { _ in }, _ take: @escaping (borrowing RecordBlock) -> Void
  ) -> (format: (any ExchangeFormat.Type)?, tally: ImportTally, isRead: Bool) {
    let reading = ExportReading(processors: processors, options: options, take)
    var format: (any ExchangeFormat.Type)?
    let file = HeadedSource(source)
    let isRead = file.failure == nil || !file.head.isEmpty
    do throws(ByteSourceFailure) {
      let latin = XMLLatinSource(file, head: file.head)
      let wide = try XMLWideSource(file, head: file.head)
      let source = HeadedSource((latin ?? wide) ?? file)
      var beginning = ExportBeginning(of: source.head)
      while beginning.isShort, source.head.count < ExportBeginning.longest,
        source.lengthenHead(to: source.head.count * 2)
      {
        beginning = ExportBeginning(of: source.head)
      }
      let head = ExportHead(try TextSource(BytesAtHand(beginning.bytes)).head)
      let signs = all.compactMap { format in format.sign(in: head).map { (format: format, line: $0) } }
      let first = signs.min { $0.line < $1.line }
      format = first?.format
      // With a mapping any table is one, and what only has other separators than it says is told so.
      if first?.line != 0, let mapping = options.mapping,
        CSVFormat.isTable(head, mapping: mapping) || CSVFormat.isTable(head)
      {
        format = CSVFormat.self
      }
      if let format {
        onFormat(format)
        if options.mapping != nil, format != CSVFormat.self {
          reading.assembly.remark("a mapping of columns is for tables; it is not used for this file", line: 1)
        }
        try format.read(source, into: reading)
        if let remarks = latin?.remarks ?? wide?.remarks { reading.add(remarks) }
      } else if isRead {
        let isStacked = CSVFormat.isStacked(head)
        let hint =
          isStacked
          ? "; in this layout of Embase's each value has a line of its own: export RIS, or CSV with a column a field"
          : CSVFormat.isTable(head, mapping: CSVMapping())
            ? "; of a table with other names, --mapping says where the columns go" : ""
        reading.assembly.refuse(
          "no known format: expected " + all.map { $0.title }.joined(separator: ", ") + hint, line: 1)
      }
    } catch {
      reading.assembly.refuse(error.message, line: max(1, reading.assembly.line))
    }
    if let failure = file.failure { reading.assembly.refuse(failure.message, line: max(1, reading.assembly.line)) }
    reading.handOver()
    return (format, reading.tally, isRead)
  }
}
