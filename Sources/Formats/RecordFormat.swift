package import Records

/// A form in which a record can be written as a file.
package protocol RecordFormat: Sendable {
  /// The name of the format and the extension of its files.
  static var name: String { get }

  /// The node the bytes hold, or the problems that keep them from holding one.
  static func read(_ bytes: [UInt8], shape: ObjectShape, file: String) -> Reading<Node>

  /// The text of a file.
  static func write(_ node: Node, shape: ObjectShape) -> String
}

/// The formats of a record; adding one is adding it here.
package enum RecordFormats {
  package static let all: [any RecordFormat.Type] = [JSONFormat.self, XMLFormat.self]

  package static func format(named name: String) -> (any RecordFormat.Type)? {
    all.first { $0.name == name }
  }

  /// The format of a file whose name may say nothing, as on standard input: XML begins with `<`.
  package static func format(of bytes: [UInt8]) -> any RecordFormat.Type {
    let isSpaceOrMark: (UInt8) -> Bool = { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 >= 0xFE }
    return bytes.first { !isSpaceOrMark($0) } == UInt8(ascii: "<") ? XMLFormat.self : JSONFormat.self
  }

  /// The format that the name's extension says, else the content.
  package static func format(ofFile file: String, bytes: [UInt8]) -> any RecordFormat.Type {
    let utf8 = file.utf8
    guard let point = utf8.lastIndex(of: UInt8(ascii: ".")) else { return format(of: bytes) }
    // A slash after the point is part of no format's name.
    return format(named: String(file[utf8.index(after: point)...]).lowercased()) ?? format(of: bytes)
  }

  /// Reads a record and reports everything that is wrong with it at once.
  ///
  /// - Parameters:
  ///   - file: the name for the problems; its extension chooses the format, else the content does.
  ///   - stem: what the id has to be; nil where the file is not in its place yet.
  ///   - vocabulary: where concepts are looked up; nil lets any identifier pass.
  package static func read(
    _ bytes: [UInt8], file: String, stem: String?, vocabulary: Vocabulary?
  ) -> Reading<StudyRecord> {
    var reading = draft(bytes, file: file, stem: stem, vocabulary: vocabulary)
    if reading.hasErrors { reading.value = nil }
    return reading
  }

  /// As `read`, with what could be made out of a record that has errors: for checks that look at all records together,
  /// and for nothing else.
  package static func draft(
    _ bytes: [UInt8], file: String, stem: String?, vocabulary: Vocabulary?
  ) -> Reading<StudyRecord> {
    let format = format(ofFile: file, bytes: bytes)
    let reading = format.read(bytes, shape: RecordShape.record, file: file)
    guard let node = reading.value?.withGuessesAtTheirItems else {
      return Reading(value: nil, problems: reading.problems)
    }
    var problems = reading.problems
    // What an XML file gives twice is known by then, and said in its own words.
    let doubles = Set(reading.problems.compactMap(\.mark))
    problems += ShapeCheck.problems(
      of: node, shape: RecordShape.record, file: file, vocabulary: vocabulary, isWritten: true
    )
    .filter { problem in problem.mark.map { !doubles.contains($0) } ?? true }
    let record = StudyRecord(node)
    problems += RecordCheck.problems(
      of: record, node: node, file: file, stem: stem, vocabulary: vocabulary)
    return Reading(value: record, problems: problems.inOrder)
  }

  /// Where a place of the model stands in a file; where that is not there, what would hold it. Nil where the file
  /// cannot be read.
  package static func mark(at pointer: String, in bytes: [UInt8], file: String) -> Mark? {
    format(ofFile: file, bytes: bytes).read(bytes, shape: RecordShape.record, file: file).value?.mark(at: pointer)
  }

  /// The text of the record's file.
  package static func write(_ record: StudyRecord, as format: any RecordFormat.Type) -> String {
    format.write(record.node, shape: RecordShape.record)
  }
}

/// JSON, as `urn:garner:schema:record:1` describes it.
package enum JSONFormat: RecordFormat {
  package static let name = "json"

  package static func read(_ bytes: [UInt8], shape: ObjectShape, file: String) -> Reading<Node> {
    JSONReader.read(bytes, file: file)
  }

  package static func write(_ node: Node, shape: ObjectShape) -> String {
    JSONWriter.write(node)
  }
}

extension [Problem] {
  /// In the order of the file, so that one mends from top to bottom.
  package var inOrder: [Problem] {
    let zero = Mark(line: 0, column: 0)
    return enumerated()
      .sorted { ($0.element.mark ?? zero, $0.offset) < ($1.element.mark ?? zero, $1.offset) }
      .map(\.element)
  }
}
