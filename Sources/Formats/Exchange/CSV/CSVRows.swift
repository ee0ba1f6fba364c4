import Records

/// A cell of the row at hand: where it stands in the row's bytes, and the line it begins on.
struct CSVCell {
  var start: UInt32
  var end: UInt32
  var line: Int32
  /// Whether what stands in the file was not written as the text it is, which was told.
  var isMended = false

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// The rows of a table one by one, by RFC 4180, with what real tables have besides: other separators, line ends of any
/// kind, quotation marks that nobody doubled.
///
/// A quotation mark that is never closed would swallow the rest of the file. So a row over several lines that does not
/// come out is given up, and reading goes on at the next of its lines that looks like a row.
struct CSVRows {
  private var source: TextSource
  private let separator: UInt8
  /// How many cells a row has that looks like one; nil for the header.
  var width: Int?

  /// The row at hand.
  private(set) var bytes: [UInt8] = []
  private(set) var cells: [CSVCell] = []
  private(set) var line = 0

  /// The lines of the row at hand, and those that were read ahead and are still to come.
  private var held: [UInt8] = []
  private var heldLines: [(range: Range<Int>, number: Int)] = []
  private var next = 0
  /// How many bytes may be read a second time before a quotation mark is held to its line.
  private var patience = 512 << 20
  /// Whether a row had fewer cells than the header, so that another may have too.
  private var hasShortRows = false

  static let longestRow = 64 << 20
  static let longestCell = 16 << 20
  static let mostColumns = 1 << 20

  init(_ source: TextSource, separator: UInt8) {
    self.source = source
    self.separator = separator
  }

  var remarks: ImportTally { source.remarks }

  private enum Outcome {
    case whole
    /// The end, or a limit, came within quotation marks.
    case unclosed
    case tooLong(String)
  }

  /// Moves to the next row that can be read.
  mutating func nextRow(into assembly: inout RecordAssembly) throws(ByteSourceFailure) -> Bool {
    while true {
      forgetLines()
      let first = next
      guard try takeLine() else { return false }
      line = heldLines[first].number
      var parse = RowParse(line: line)
      var outcome = feed(&parse, line: first)
      while outcome == nil {
        guard patience > 0, try takeLine() else {
          outcome = .unclosed
          break
        }
        outcome = feed(&parse, line: next - 1)
      }
      let spansLines = next - first > 1
      switch outcome {
      case .whole?:
        if spansLines, isMerged(parse, first: first) { break }
        if isCutOff {
          assembly.refuseCutOff(line: line)
          return false
        }
        if parse.hasStrays {
          assembly.remark(
            "text stands behind a closing quotation mark; it is taken as part of the cell", line: line, isFault: true)
        }
        // A quotation mark shows that a cell is whole. Many programs leave the last end out, so it is no fault.
        if let width, cells.count >= width, !parse.endsInQuote, next == heldLines.count, source.hasOpenEnd {
          assembly.remark(
            "the file ends without the end of a line; its last row may be cut off", line: source.lineNumber)
        }
        return true
      case .tooLong(let reason)?:
        assembly.refuse("the row that begins here is left out: \(reason)", line: line)
        try lookForRow(after: first, into: &assembly)
        continue
      case .unclosed?, nil: break
      }
      assembly.refuse(
        "the row that begins here is left out: a quotation mark in it is not closed where its cell ends", line: line)
      try lookForRow(after: first, into: &assembly)
    }
  }

  /// Lends a cell.
  func cell<Result>(_ place: Int, _ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body($0[part: cells[place].range]) }
  }

  /// Lets the cells be made shorter where they stand.
  mutating func replaceCells(_ replace: (inout [UInt8], inout CSVCell, Int) -> Void) {
    for place in cells.indices { replace(&bytes, &cells[place], place) }
  }

  // MARK: Lines

  private mutating func takeLine() throws(ByteSourceFailure) -> Bool {
    if next < heldLines.count {
      next += 1
      return true
    }
    guard try source.nextLine() else { return false }
    let start = held.count
    let range = source.line
    source.buffer.withUnsafeBufferPointer { held.append(contentsOf: $0[part: range]) }
    heldLines.append((start..<held.count, source.lineNumber))
    next += 1
    return true
  }

  private mutating func forgetLines() {
    if next == heldLines.count {
      held.removeAll(keepingCapacity: held.count < Self.longestCell)
      heldLines.removeAll(keepingCapacity: true)
      next = 0
    }
  }

  /// Goes on at the next line behind the first of a row that looks like one, be it of those read already or not.
  private mutating func lookForRow(
    after first: Int, into assembly: inout RecordAssembly
  ) throws(ByteSourceFailure) {
    patience -= held.count - heldLines[first].range.lowerBound
    next = first + 1
    while true {
      while next < heldLines.count {
        if looksLikeRow(next, mayGoOn: patience > 0) { return }
        assembly.remark(
          "this line looks like no row and is left out with the one before it", line: heldLines[next].number,
          isFault: true)
        next += 1
      }
      forgetLines()
      guard try takeLine() else { return }
      next -= 1
    }
  }

  // MARK: Parsing

  private struct RowParse {
    enum State { case start, plain, quoted, closing, stray }

    var state = State.start
    var cellStart = 0
    var line: Int
    var cellLine: Int
    var hasStrays = false
    /// In a cell that goes over several lines: its end was another cell's beginning, perhaps.
    var hasLateStrays = false
    /// Where the mark stands that closed the cell.
    var closingPlace = 0
    /// Whether a quotation mark closed the last cell.
    var endsInQuote = false

    init(line: Int) {
      self.line = line
      cellLine = line
    }
  }

  /// - Returns: nil where the row goes on in the next line.
  private mutating func feed(_ parse: inout RowParse, line index: Int) -> Outcome? {
    let (range, number) = heldLines[index]
    if parse.state == .start {
      bytes.removeAll(keepingCapacity: bytes.count < Self.longestCell)
      cells.removeAll(keepingCapacity: true)
    } else {
      bytes.append(0x0A)
    }
    parse.line = number
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = held[place]
      switch parse.state {
      case .start:
        parse.cellLine = number
        if byte == Self.quote {
          parse.state = .quoted
        } else {
          parse.state = .plain
          continue
        }
      case .quoted:
        if byte == Self.quote {
          parse.state = .closing
          parse.closingPlace = place
        } else {
          place = append(from: place, to: range.upperBound) { $0 == Self.quote }
          continue
        }
      case .closing where byte == Self.quote:
        bytes.append(byte)
        parse.state = .quoted
      case .closing where byte != separator:
        if !byte.isSpace {
          parse.hasStrays = true
          if parse.cellLine != number { parse.hasLateStrays = true }
          bytes.append(contentsOf: held[parse.closingPlace..<place])
          parse.state = .stray
          continue
        }
      case .plain, .closing, .stray:
        if byte == separator {
          guard endCell(&parse) else { return .tooLong(Self.tooMuch) }
          parse.cellLine = number
        } else {
          let separator = separator
          place = append(from: place, to: range.upperBound) { $0 == separator }
          continue
        }
      }
      place += 1
    }
    if parse.state == .quoted {
      let isTooLong = bytes.count > Self.longestRow || bytes.count - parse.cellStart > Self.longestCell
      return isTooLong ? .unclosed : nil
    }
    return endCell(&parse) ? .whole : .tooLong(Self.tooMuch)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let tooMuch = "it has more than \(mostColumns) cells, or one longer than \(longestCell >> 20) MiB"

  /// Takes over bytes as far as the next that ends them.
  private mutating func append(from start: Int, to end: Int, _ isEnd: (UInt8) -> Bool) -> Int {
    var place = start
    held.withUnsafeBufferPointer { line in
      while place < end, !isEnd(line[place]) { place += 1 }
      bytes.append(contentsOf: line[part: start..<place])
    }
    return place
  }

  private mutating func endCell(_ parse: inout RowParse) -> Bool {
    if parse.state == .stray { settleMarks(ofCellFrom: parse.cellStart) }
    guard cells.count < Self.mostColumns, bytes.count - parse.cellStart <= Self.longestCell,
      bytes.count <= Self.longestRow
    else { return false }
    cells.append(
      CSVCell(start: UInt32(parse.cellStart), end: UInt32(bytes.count), line: Int32(clamping: parse.cellLine)))
    parse.cellStart = bytes.count
    parse.endsInQuote = parse.state == .closing
    parse.state = .start
    return true
  }

  /// Of `"The "best" title"` the last mark closes what the first opened; in `"Running" and "mood"` and `"Running" again`
  /// the first is the text's own.
  private mutating func settleMarks(ofCellFrom start: Int) {
    let last = bytes[start...].lastIndex { !$0.isSpace }
    if let last, bytes[last] == Self.quote, !holdsQuotations(start..<last) {
      bytes.removeSubrange(last...)
    } else {
      bytes.insert(Self.quote, at: start)
    }
  }

  /// Whether the first mark in the text ends a quotation, and the last begins another.
  private func holdsQuotations(_ text: Range<Int>) -> Bool {
    guard let first = bytes[text].firstIndex(of: Self.quote), let last = bytes[text].lastIndex(of: Self.quote),
      first < last, first > text.lowerBound, last + 1 < text.upperBound
    else { return false }
    return !bytes[first - 1].isSpace && bytes[last - 1].isSpace && !bytes[last + 1].isSpace
  }

  // MARK: Judging

  /// Whether the file ends within the row at hand.
  private var isCutOff: Bool {
    mutating get {
      guard let width, !bytes.allSatisfy(\.isSpace) else { return false }
      let isShort = cells.count < width
      defer { if isShort { hasShortRows = true } }
      guard next == heldLines.count, source.hasOpenEnd else { return false }
      return source.hasBrokenOff || isShort && !hasShortRows
    }
  }

  /// Whether a row over several lines is two: the mark that opened a cell was closed by one that opened another.
  private func isMerged(_ parse: RowParse, first: Int) -> Bool {
    guard let width, cells.count != width || parse.hasLateStrays else { return false }
    if cells.count != width, parse.hasLateStrays { return true }
    return (first + 1..<next).contains { looksLikeRow($0, mayGoOn: false) }
  }

  /// Whether a line has as many cells as the header, its quotation marks closed; or begins like that and goes on.
  private func looksLikeRow(_ index: Int, mayGoOn: Bool) -> Bool {
    let width = width ?? 2
    var count = 1
    var state = RowParse.State.start
    for place in heldLines[index].range {
      let byte = held[place]
      switch state {
      case .quoted: if byte == Self.quote { state = .closing }
      case .closing where byte == Self.quote: state = .quoted
      case .closing where byte != separator && !byte.isSpace: return false
      default:
        if byte == separator {
          count += 1
          state = .start
        } else if state == .start {
          state = byte == Self.quote ? .quoted : .plain
        }
      }
    }
    return state == .quoted ? mayGoOn && count > 1 && count <= width : count == width
  }
}
