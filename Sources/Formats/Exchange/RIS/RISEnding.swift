import Records

/// The fields directly behind the end of a record, which belong to it: Ovid writes `NL  - J Mood` there.
///
/// They may also be those of another record, whose beginning is missing; what has a title or names, or an end of its own, is that.
struct RISEnding {
  private var fields: [(code: UInt32, value: [UInt8], line: Int)] = []
  private static let most = 16

  /// - Returns: whether the line may be one of them.
  mutating func take(_ code: UInt32, _ value: Bytes, line: Int) -> Bool {
    guard ![RISFormat.beginning, RISFormat.end, RISFormat.endOfFile].contains(code), fields.count <= Self.most else {
      return false
    }
    fields.append((code, Array(value), line))
    return true
  }

  /// Ends the record.
  ///
  /// - Parameter isWhole: whether what follows is none of another record.
  func finish(_ reader: inout TaggedReader<RISMapping>, isWhole: Bool) {
    let belong = isWhole && fields.count <= Self.most && !fields.contains { Self.isOfRecord($0.code) }
    if belong {
      for (code, value, line) in fields {
        value.withUnsafeBufferPointer { reader.entry.add(code, $0, line: line, isMended: true) }
        reader.reading.assembly.remark(
          "a field behind 'ER  - ' is taken into the record that ends there", line: line)
      }
    }
    reader.finish()
    if !belong { for field in fields { reader.refuse(field.code, field.line, beginning: "TY  - ") } }
  }

  private static func isOfRecord(_ code: UInt32) -> Bool {
    switch RISMapping.places[code] {
    case .names, .variable(.title): true
    default: false
    }
  }
}
