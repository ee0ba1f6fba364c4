/// Where the tags of a format of lines go.
protocol TaggedMapping {
  init()

  /// The tags met so far.
  var tags: TagIndex { get set }

  /// Puts one record together.
  mutating func put(_ entry: TaggedEntry, into assembly: inout RecordAssembly)
}

/// Goes through the lines of a format that gives each value a line with a tag, and hands over each record as it ends: which
/// line begins one, is a field or ends it is the format's to say.
struct TaggedReader<Mapping: TaggedMapping> {
  let reading: ExportReading
  var entry = TaggedEntry()
  private(set) var mapping = Mapping()

  private init(_ reading: ExportReading) { self.reading = reading }

  /// - Parameters:
  ///   - take: is handed each line that holds anything, with its number.
  ///   - passBlank: is told of each that holds nothing, and whether it is the last and has no end.
  ///   - end: takes in the last record, or leaves it out.
  static func read(
    _ source: any ByteSource, into reading: ExportReading, take: (inout Self, Bytes, Int) -> Void,
    passBlank: (inout Self, _ isOpen: Bool) -> Void = { _, _ in },
    end: (inout Self, borrowing TextSource) -> Void
  ) throws(ByteSourceFailure) {
    var source = try TextSource(source)
    var reader = Self(reading)
    while try source.nextLine() {
      let number = source.lineNumber
      let isBlank = source.buffer.withUnsafeBufferPointer { buffer in
        let line = buffer[part: source.line]
        if line.allSatisfy(\.isSpace) { return true }
        take(&reader, line, number)
        return false
      }
      if isBlank { passBlank(&reader, source.hasOpenEnd) }
    }
    end(&reader, source)
    reading.add(source.remarks)
  }

  /// Ends the record at hand, if there is one with anything in it.
  mutating func finish() {
    guard entry.isOpen else { return }
    entry.end()
    if entry.fields.isEmpty { return }
    entry.replaceReferences(into: &reading.assembly)
    mapping.put(entry, into: &reading.assembly)
    reading.finishRecord()
  }

  /// A line that goes on with the field before it, as its blanks in front say.
  mutating func goOn(with line: Bytes, _ number: Int, isFault: Bool) {
    if !line[0].isSpace {
      reading.assembly.remark(
        "a line with neither a tag nor blanks before it is taken as more of the field before it", line: number,
        isFault: isFault)
    }
    entry.goOn(with: line.trimmed, after: 0x20)
  }

  // MARK: Formats in which a line begins a record, and another ends it

  /// - Parameter ending: what ends a record: `ER  -`.
  mutating func begin(_ number: Int, ending: String) {
    if entry.isOpen {
      reading.assembly.remark("a record begins before the last one has its '\(ending)'", line: number, isFault: true)
      finish()
    }
    entry.begin(line: number)
  }

  /// A field outside any record.
  mutating func refuse(_ code: UInt32, _ number: Int, beginning: String) {
    reading.assembly.refuse(
      "'\(TaggedEntry.name(code))' stands outside any record; expected '\(beginning)' first", line: number,
      droppingTag: mapping.tags.tag(code, in: &reading.assembly))
  }

  /// - Parameter isFault: whether the format's rules are broken by it.
  mutating func passOver(_ number: Int, isFault: Bool = true) {
    reading.assembly.remark(
      isFault
        ? "this line stands outside any record and is passed over" : "a line before the first record is passed over",
      line: number, isFault: isFault)
  }

  /// What the file leaves open is a part where its last line has no end either.
  mutating func end(_ source: borrowing TextSource, ending: String) {
    guard entry.isOpen else { return }
    if source.hasOpenEnd || source.hasBrokenOff { return reading.assembly.refuseCutOff(line: entry.line) }
    reading.assembly.remark(
      "the last record has no '\(ending)'; it is taken as whole", line: source.lineNumber, isFault: true)
    finish()
  }
}
