import Records

/// XML in UTF-16, in UTF-8: so it can be cut where records begin, as the rest can.
final class XMLWideSource: ByteSource {
  private var text: TextSource
  private var ready: ArraySlice<UInt8> = []
  private var isAtStart = true

  /// - Parameter head: the first bytes of the source.
  /// - Returns: nil where the file is no XML in UTF-16.
  /// - Throws: where nothing can be read.
  init?(_ source: any ByteSource, head: [UInt8]) throws(ByteSourceFailure) {
    let start = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) ? head.dropFirst(2) : head[...]
    guard start.prefix(2).sorted() == [0, UInt8(ascii: "<")] else { return nil }
    text = try TextSource(source)
    text.givesLongLinesInPieces = true
  }

  var remarks: ImportTally { text.remarks }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceFailure) -> Int {
    while ready.isEmpty || isAtStart, try text.nextLine() {
      ready += text.buffer[text.line]
      if text.endsLine, !text.hasOpenEnd { ready.append(0x0A) }
      // An XML declaration may take several lines.
      guard isAtStart, ready.contains(UInt8(ascii: ">")) || ready.count > 32 << 10 else { continue }
      isAtStart = false
      var head = Array(ready)
      // It is no longer in what it names.
      XMLDeclaredEncoding(head)?.replace(in: &head)
      ready = head[...]
    }
    let count = min(buffer.count, ready.count)
    ready.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    ready = ready.dropFirst(count)
    return count
  }
}
