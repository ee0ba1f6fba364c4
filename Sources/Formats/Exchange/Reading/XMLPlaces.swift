import XMLReading

// Where a fault in a piece of a file stands in the file.

extension XMLFault {
  /// The same with the line and the column that it has in the file, in its words too: they are counted from the start
  /// of what is parsed.
  func placed(in piece: XMLPiece, within frame: XMLFrame) -> XMLFault {
    let offset = piece.line - 1 - frame.lines
    var fault = self
    // On the line on which the piece begins, what the file has before it is not what the frame has.
    if mark.line == frame.lines + 1 { fault.mark.column = max(1, mark.column + piece.indent - frame.indent) }
    // At the closing tags, which are not the file's, one stands on the last line that is.
    fault.mark.line = max(1, mark.line + offset)
    fault.message = message.replacing(/(> of line )([0-9]+)/) { match in
      let line = Int(match.2) ?? 0
      return "\(match.1)\(line > frame.lines ? line + offset : line)"
    }
    return fault
  }
}

extension Bytes {
  /// How many bytes stand on the last line, which begins with `indent` others where these have no line end.
  func indent(after indent: Int) -> Int { lastIndex(of: 0x0A).map { count - $0 - 1 } ?? indent + count }
}

extension [UInt8] {
  func indent(in range: Range<Int>, after indent: Int) -> Int {
    withUnsafeBufferPointer { $0[part: range].indent(after: indent) }
  }
}
