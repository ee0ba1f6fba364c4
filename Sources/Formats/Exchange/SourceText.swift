package import Records

/// The lines of an export, whatever its encoding and line ends.
package struct SourceText: Sendable {
  /// Without their ends.
  package var lines: [String]
  package var encoding: Encoding

  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    /// What Windows calls ANSI in western Europe; ISO 8859-1 is part of it.
    case windows1252 = "Windows-1252"
  }

  /// Reads the bytes as what their mark says; without one as UTF-8, and where they are not that, as Windows-1252, which
  /// any bytes are: then the place of the first byte that is not UTF-8 is told, since it is a guess.
  package init(_ bytes: [UInt8], file: String, remarks: inout [Problem]) {
    let text: String
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
        isLittle
          ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
          : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
      }
      text = String(decoding: units, as: UTF16.self)
      encoding = .utf16
    } else if let invalid = UTF8Check.firstInvalidOffset(in: bytes) {
      let mark = UTF8Check.mark(at: invalid, in: bytes)
      remarks.append(
        Problem(
          .warning, file: file, mark: mark,
          message: "not UTF-8: the byte 0x\(String(bytes[invalid], radix: 16)); the file is read as Windows-1252"))
      text = String(String.UnicodeScalarView(bytes.map(Self.windows1252)))
      encoding = .windows1252
    } else {
      text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
      encoding = .utf8
    }
    lines = Self.lines(of: text)
  }

  /// Ends of lines are LF, CR LF or, on old Macs, CR.
  private static func lines(of text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var lines: [String] = []
      var start = 0
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if byte == 0x0A || byte == 0x0D {
          lines.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self))
          if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
          start = place + 1
        }
        place += 1
      }
      if start < bytes.count {
        lines.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self))
      }
      return lines
    }
  }

  /// WHATWG Encoding Standard, index windows-1252.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(high[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
