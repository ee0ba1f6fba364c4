import Records

/// XML that calls itself ISO 8859-1, in UTF-8.
///
/// As the Encoding Standard has it for the Web, that name stands for Windows-1252: ISO 8859-1 has only controls where that
/// has its dashes and quotation marks, and many a program writes these under that name.
final class XMLLatinSource: ByteSource {
  private let source: any ByteSource
  private var raw = [UInt8](repeating: 0, count: 64 << 10)
  private var ready: ArraySlice<UInt8> = []
  private var line = 1
  private(set) var remarks = ImportTally()
  /// Where the name of the encoding stands, till it has been passed.
  private var declaration: XMLDeclaredEncoding?

  /// - Parameter head: the first bytes of the source.
  /// - Returns: nil where the file does not call itself so.
  init?(_ source: any ByteSource, head: [UInt8]) {
    guard let declared = XMLDeclaredEncoding(head),
      ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1"].contains(declared.name.lowercased())
    else { return nil }
    self.source = source
    declaration = declared
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceFailure) -> Int {
    if ready.isEmpty { try fill() }
    let count = min(buffer.count, ready.count)
    ready.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    ready = ready.dropFirst(count)
    return count
  }

  private func fill() throws(ByteSourceFailure) {
    let source = source
    var failure: ByteSourceFailure?
    let count = raw.withUnsafeMutableBytes { bytes in
      do throws(ByteSourceFailure) {
        return try source.read(into: bytes)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    if let declaration, declaration.place.upperBound <= count {
      declaration.replace(in: &raw)
      self.declaration = nil
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(count + count / 8)
    for byte in raw[..<count] {
      guard byte >= 0x80 else {
        if byte == 0x0A { line += 1 }
        decoded.append(byte)
        continue
      }
      if byte < 0xA0 {
        remarks.remark(
          "the file calls itself ISO 8859-1, which has no letter here; read as Windows-1252", line: line,
          example: "the byte 0x\(String(byte, radix: 16))")
      }
      decoded += UTF8.encode(Windows1252.scalar(byte)).map(Array.init) ?? []
    }
    ready = decoded[...]
  }
}
