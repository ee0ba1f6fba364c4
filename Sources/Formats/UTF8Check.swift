import Records

/// Finds where bytes stop being UTF-8, so that the error can say where.
enum UTF8Check {
  /// The offset of the first byte that belongs to no well-formed sequence, or nil.
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    // The library's own check is fast but does not say where; almost every file ends here.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return Swift.min(offset, bytes.count - 1)
      }
    }
  }

  /// Line and column of an offset; what stands before it is UTF-8.
  static func mark(at offset: Int, in bytes: [UInt8]) -> Mark {
    var line = 1
    var column = 1
    for byte in bytes[..<offset] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Mark(line: line, column: column)
  }
}
