import Records

/// The objects of a JSON file one by one: the elements of a list, or one a line, whichever stands there.
///
/// Each is cut out by its brackets and read by itself, so that a long file takes little memory and a bad object costs no
/// other.
struct JSONItems {
  private var source: TextSource
  /// Of the line at hand, where the next object may begin.
  private var place = 0
  private var hasLine = false

  /// The most bytes of one object.
  static let largest = 64 << 20

  init(_ source: TextSource) {
    self.source = source
  }

  /// The next value; nil at the end. What is no JSON is remarked upon and passed over.
  mutating func next(into reading: ExportReading) throws(ByteSourceFailure) -> Node? {
    while let (bytes, mark, isComplete) = try cut() {
      guard isComplete else {
        reading.assembly.refuse(
          "the file ends within this object, or it is larger than \(Self.largest >> 20) MiB", line: mark.line,
          column: mark.column)
        continue
      }
      let result = JSONReader.read(bytes, file: "", startingAt: mark)
      if let node = result.value { return node }
      for problem in result.problems {
        reading.assembly.refuse(
          problem.message, line: problem.mark?.line ?? mark.line, column: problem.mark?.column)
      }
    }
    reading.add(source.remarks)
    return nil
  }

  /// The bytes of the next value at the top.
  private mutating func cut() throws(ByteSourceFailure) -> (bytes: [UInt8], mark: Mark, isComplete: Bool)? {
    var item: [UInt8] = []
    var mark = Mark(line: 0, column: 0)
    var depth = 0
    var isInString = false
    var isEscaped = false
    while true {
      if !hasLine {
        guard try source.nextLine() else { return item.isEmpty ? nil : (item, mark, depth == 0 && !isInString) }
        hasLine = true
        place = source.line.lowerBound
        if !item.isEmpty { item.append(0x0A) }
      }
      let start = place
      var isDone = false
      while place < source.line.upperBound, !isDone {
        let byte = source.buffer[place]
        if isInString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isInString = false
          }
          place += 1
          continue
        }
        let isBetween = item.isEmpty && place == start && depth == 0
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","):
          if isBetween || depth == 0 {
            // The list itself, or what parts its elements.
            isDone = true
            continue
          }
          depth += byte == UInt8(ascii: "[") ? 1 : byte == UInt8(ascii: "]") ? -1 : 0
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "\""): isInString = true
        default:
          if byte.isSpace, depth == 0 {
            isDone = true
            continue
          }
        }
        place += 1
        if depth <= 0, byte == UInt8(ascii: "}") { isDone = true }
      }
      if place > start {
        if item.isEmpty {
          mark = Mark(line: source.lineNumber, column: place - start == 0 ? 1 : column(of: start))
        }
        item += source.buffer[start..<place]
      }
      if item.count > Self.largest { return (item, mark, false) }
      if isDone {
        if !item.isEmpty { return (item, mark, true) }
        // White space, a comma or a bracket between the objects.
        place += 1
      }
      if place >= source.line.upperBound { hasLine = false }
      if !hasLine, !item.isEmpty, depth == 0, !isInString { return (item, mark, true) }
    }
  }

  /// Counted from 1, in Unicode scalars.
  private func column(of place: Int) -> Int {
    source.buffer[source.line.lowerBound..<place].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
