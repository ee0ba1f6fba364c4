import Records

/// The objects of a JSON file one by one: the elements of a list, or one a line, whichever stands there.
///
/// Each is cut out by its brackets and read by itself, so that a long file takes little memory and a bad object costs no
/// other: one that does not end is left where the next one begins.
struct JSONItems {
  private var source: TextSource
  private var frame = JSONFrame()
  /// Around the list, where it is a member of an object; and whether something stands behind that.
  private var wrapper: JSONWrapper?
  private var isPastEnd = false
  /// Of the piece of the line at hand, where the next object may begin.
  private var place = 0
  private var hasLine = false
  /// Where columns were last counted in the line, so that a long line is not counted again for each of its objects.
  private var counted = (place: 0, column: 1)
  /// How many white spaces the line of a broken object begins with, while the next object is looked for.
  private var skippedIndent: Int?
  private var resumptions = 0

  /// The most bytes of one object, and about the most values in it, each of which takes far more memory than `0,`.
  var largest = 64 << 20
  var mostValues = 4_000_000
  /// How many broken objects of one line are looked through for the next.
  private static let mostResumptions = 100

  /// - Parameter wrapper: what stands around the list, where it is a member of an object.
  init(_ source: TextSource, wrapper: JSONWrapper? = nil) {
    self.source = source
    self.wrapper = wrapper
    self.source.givesLongLinesInPieces = true
  }

  /// The next value; nil at the end. What is no JSON is remarked upon and passed over.
  mutating func next(into reading: ExportReading) throws(ByteSourceFailure) -> Node? {
    while let item = try cut(into: reading) {
      if let fault = item.fault {
        let why = fault == .fileEnds ? ": a bracket or a quotation mark is missing in it, or the file is cut off" : ""
        let more = item.excess == nil ? why : "; it is too large to look in it for others"
        reading.assembly.refuse(fault.rawValue + more, line: item.mark.line, column: item.mark.column)
        frame.loseTrack()
        continue
      }
      if let fault = frame.take(.value) {
        reading.assembly.refuse(fault, line: item.mark.line, column: item.mark.column)
      }
      if let excess = item.excess {
        reading.assembly.refuse(excess, line: item.mark.line, column: item.mark.column)
        continue
      }
      var result = JSONReader.read(item.bytes, file: "", startingAt: item.mark)
      if result.value == nil, let mended = JSONHalfPairs.replaced(in: item.bytes) {
        let other = JSONReader.read(mended.bytes, file: "", startingAt: item.mark)
        if other.value != nil {
          for line in mended.lines {
            reading.assembly.remark(JSONHalfPairs.message, line: item.mark.line + line, isFault: true)
          }
          result = other
        }
      }
      if let node = result.value { return node }
      for problem in result.problems {
        reading.assembly.refuse(
          problem.message, line: problem.mark?.line ?? item.mark.line, column: problem.mark?.column)
      }
      frame.loseTrack()
      _ = resume(after: item, isAtNextLine: false)
    }
    if let open = frame.leftOpen(atLine: source.lineNumber) {
      reading.assembly.refuse(open.message, line: open.mark.line, column: open.mark.column)
    } else if let wrapper, !wrapper.isInList, !wrapper.isClosed {
      reading.assembly.remark(
        "the object that holds the list is not closed: the file may be cut off", line: source.lineNumber, isFault: true)
    }
    reading.add(source.remarks)
    return nil
  }

  private mutating func take(_ sign: JSONFrame.Sign, at place: Int, into reading: ExportReading) {
    guard let fault = frame.take(sign) else { return }
    // Columns take time to count.
    reading.assembly.refuse(fault, line: source.lineNumber, column: column(of: place))
  }

  /// Hands over the next line, if nothing of it has been read, without the comma behind it.
  ///
  /// - Returns: whether it was taken; what is not taken is read by ``next(into:)``.
  mutating func nextLine(
    into reading: ExportReading, _ take: (_ line: Bytes, _ number: Int) -> Bool
  ) throws(ByteSourceFailure) -> Bool {
    leaveEndOfLine(into: reading)
    if !hasLine {
      guard try source.nextLine() else { return false }
      hasLine = true
      place = source.line.lowerBound
      counted = (place, source.startsLine ? 1 : counted.column)
      if source.startsLine { skipBroken() }
    }
    let isWhole = place == source.line.lowerBound && source.startsLine && source.endsLine
    guard isWhole, skippedIndent == nil else { return false }
    var endsInComma = false
    let isTaken = source.buffer.withUnsafeBufferPointer { buffer in
      let line = buffer[part: source.line]
      endsInComma = line.last == UInt8(ascii: ",")
      return take(endsInComma ? line[part: 0..<(line.count - 1)] : line, source.lineNumber)
    }
    guard isTaken else { return false }
    self.take(.value, at: source.line.lowerBound, into: reading)
    if endsInComma { self.take(.comma, at: source.line.upperBound - 1, into: reading) }
    leaveLine()
    return true
  }

  /// Leaves the line of an object that was read by its brackets, if nothing but a comma stands behind it.
  private mutating func leaveEndOfLine(into reading: ExportReading) {
    guard hasLine, skippedIndent == nil, place > source.line.lowerBound, source.endsLine else { return }
    let rest = source.buffer[place..<source.line.upperBound]
    guard rest.isEmpty || rest.elementsEqual(",".utf8) else { return }
    if !rest.isEmpty { take(.comma, at: place, into: reading) }
    leaveLine()
  }

  // MARK: Cutting

  private struct Item {
    var bytes: [UInt8] = []
    var mark = Mark(line: 0, column: 0)
    var fault: Fault?
    /// Why nothing of it is kept but its first byte, though it is passed over to its end.
    var excess: String?
    /// Or a few less: as many as its commas and opening brackets.
    var values = 0
    /// Of the line on which it begins.
    var indent = 0
    var depth = 0
    var isInString = false
    var isEscaped = false
    var isOnOneLine = true
  }

  private enum Fault: String {
    case fileEnds = "the file ends within this object"
    case notClosed = "this object is left out: the next one begins before it is closed"
    case stringNotClosed = "this object is left out: a string in it is not closed on its line"
  }

  /// The bytes of the next value at the top; nil at the end.
  private mutating func cut(into reading: ExportReading) throws(ByteSourceFailure) -> Item? {
    var item = Item()
    while true {
      if !hasLine {
        guard try source.nextLine() else { return end(&item) }
        if isPastEnd { continue }
        hasLine = true
        place = source.line.lowerBound
        let startsLine = source.startsLine
        counted = (place, startsLine ? 1 : counted.column)
        if startsLine, !item.bytes.isEmpty {
          if let fault = faultAtLineStart(item) { return broken(&item, fault) }
          if item.excess == nil { item.bytes.append(0x0A) }
          item.isOnOneLine = false
        }
        if startsLine { skipBroken() }
      }
      if skippedIndent != nil {
        leaveLine()
        continue
      }
      if wrapper?.isInList == false {
        passWrapper(into: reading)
        continue
      }
      let isWhole = take(into: &item, reading)
      if isWhole, wrapper?.isOfOne == true { wrapper?.leaveList() }
      leaveOutIfTooLarge(&item)
      if isWhole { return item }
      if place >= source.line.upperBound {
        leaveLine()
        let isDone = !item.bytes.isEmpty && item.depth == 0 && !item.isInString && source.endsLine
        if isDone { return item }
      }
    }
  }

  private func leaveOutIfTooLarge(_ item: inout Item) {
    if item.bytes.count > largest {
      item.excess = "this object is larger than \(largest >> 20) MiB and is left out; the rest is read"
    } else if item.values > mostValues, item.excess == nil {
      item.excess = "this object holds more than \(mostValues) values and is left out; the rest is read"
    } else {
      return
    }
    item.bytes = [item.bytes[0]]
  }

  /// Passes what the line holds before or behind the list.
  private mutating func passWrapper(into reading: ExportReading) {
    while place < source.line.upperBound {
      if wrapper?.isPast(source.buffer[place]) == true {
        reading.assembly.refuse(
          "expected the end of the file behind the object that holds the list; what follows is left out",
          line: source.lineNumber, column: column(of: place))
        isPastEnd = true
        break
      }
      wrapper?.pass(source.buffer[place])
      // What opens the list is for the frame.
      if wrapper?.isInList == true { return }
      place += 1
    }
    leaveLine()
  }

  private mutating func leaveLine() {
    // Where a line ends, the next begins with the first column.
    if !source.endsLine { counted.column = column(of: source.line.upperBound) }
    hasLine = false
  }

  /// Takes bytes of the line at hand.
  ///
  /// - Returns: whether the object is whole.
  private mutating func take(into item: inout Item, _ reading: ExportReading) -> Bool {
    let start = place
    var isDone = false
    let line = source.line
    source.buffer.withUnsafeBufferPointer { buffer in
      while place < line.upperBound, !isDone {
        let byte = buffer[place]
        if item.isInString {
          if item.isEscaped {
            item.isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            item.isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            item.isInString = false
          }
          place += 1
          continue
        }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","):
          if item.depth == 0 {
            // The list itself, or what parts its elements.
            isDone = true
            continue
          }
          if byte != UInt8(ascii: "]") { item.values += 1 }
          item.depth += byte == UInt8(ascii: "[") ? 1 : byte == UInt8(ascii: "]") ? -1 : 0
        case UInt8(ascii: "{"):
          item.depth += 1
          item.values += 1
        case UInt8(ascii: "}"): item.depth -= 1
        case UInt8(ascii: "\""): item.isInString = true
        default:
          if byte.isSpace, item.depth == 0 {
            isDone = true
            continue
          }
        }
        place += 1
        if item.depth <= 0, byte == UInt8(ascii: "}") { isDone = true }
      }
    }
    if place > start {
      if item.bytes.isEmpty {
        item.mark = Mark(line: source.lineNumber, column: column(of: start))
        item.indent = source.startsLine ? indent : 0
      }
      if item.excess == nil { item.bytes += source.buffer[start..<place] }
    }
    guard isDone else { return false }
    if !item.bytes.isEmpty { return true }
    // White space, a comma or a bracket between the objects.
    switch source.buffer[place] {
    case UInt8(ascii: "["):
      take(.opening(Mark(line: source.lineNumber, column: column(of: place))), at: place, into: reading)
    case UInt8(ascii: "]"):
      take(.closing, at: place, into: reading)
      if frame.isPastList { wrapper?.leaveList() }
    case UInt8(ascii: ","): take(.comma, at: place, into: reading)
    default: break
    }
    place += 1
    return false
  }

  /// Counted from 1, in Unicode scalars.
  private mutating func column(of place: Int) -> Int {
    source.buffer.withUnsafeBufferPointer { buffer in
      while counted.place < place {
        if buffer[counted.place] & 0xC0 != 0x80 { counted.column += 1 }
        counted.place += 1
      }
    }
    return counted.column
  }

  // MARK: After a broken object

  private mutating func end(_ item: inout Item) -> Item? {
    guard !item.bytes.isEmpty else { return nil }
    return item.depth == 0 && !item.isInString ? item : broken(&item, .fileEnds)
  }

  /// The object with what is wrong with it; reading goes on at the next.
  private mutating func broken(_ item: inout Item, _ fault: Fault) -> Item {
    item.fault = fault
    if resume(after: item, isAtNextLine: fault == .notClosed || fault == .stringNotClosed) {
      if fault == .fileEnds { item.fault = .notClosed }
      return item
    }
    switch fault {
    case .fileEnds, .notClosed: break
    case .stringNotClosed:
      skippedIndent = item.indent
      skipBroken()
    }
    return item
  }

  /// Reads a broken object of one line again, from where the next seems to begin in it.
  private mutating func resume(after item: Item, isAtNextLine: Bool) -> Bool {
    guard item.isOnOneLine, resumptions < Self.mostResumptions, let next = Self.nextObject(in: item.bytes) else {
      return false
    }
    resumptions += 1
    var again = Array(item.bytes[next...])
    if hasLine {
      if isAtNextLine { again.append(0x0A) }
      again += source.buffer[place..<source.line.upperBound]
      if source.endsLine { again.append(0x0A) }
    }
    source.putBack(again, onLine: item.mark.line)
    counted = (0, item.mark.column + item.bytes[..<next].count { $0 & 0xC0 != 0x80 })
    hasLine = false
    return true
  }

  /// What a new line says of an object that is not closed yet.
  private func faultAtLineStart(_ item: Item) -> Fault? {
    // JSON has no line ends in strings.
    if item.isInString { return .stringNotClosed }
    guard item.depth > 0, indent == item.indent, let start = objectStart(past: "[,") else { return nil }
    // Without indents an object within an object may begin a line too: one with an id does not.
    var rest = start + 1
    while rest < source.line.upperBound, source.buffer[rest].isSpace { rest += 1 }
    let isRecord =
      item.indent > 0 || rest == source.line.upperBound
      || source.buffer[rest..<source.line.upperBound].starts(with: "\"id\"".utf8)
    return isRecord ? .notClosed : nil
  }

  /// Goes on where an object begins on a line with the indent of the broken one.
  private mutating func skipBroken() {
    guard let skipped = skippedIndent, indent == skipped, let start = objectStart(past: "[],}") else { return }
    place = start
    skippedIndent = nil
  }

  /// How many white spaces the line at hand begins with.
  private var indent: Int { source.buffer[source.line].prefix { $0.isSpace }.count }

  /// Where the line's first brace stands, if nothing but white space and these signs are before it.
  private func objectStart(past signs: String) -> Int? {
    let start = source.line.first { place in
      !source.buffer[place].isSpace && !signs.utf8.contains(source.buffer[place])
    }
    return start.flatMap { source.buffer[$0] == UInt8(ascii: "{") ? $0 : nil }
  }

  /// Where in a broken object something stands that looks like the next one: `, {"id"`.
  private static func nextObject(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      // The last byte that is no white space.
      var last: UInt8 = 0
      for (place, byte) in bytes.enumerated() {
        let isObject = byte == UInt8(ascii: "{") && last == UInt8(ascii: ",")
        if isObject, bytes[part: place..<bytes.count].hasPrefix("{\"id\"") { return place }
        if !byte.isSpace { last = byte }
      }
      return nil
    }
  }
}
