/// The beginning of an export by which its format is known: without what may stand before the first line or tag, however
/// long that is, and without the comments of XML.
struct ExportBeginning {
  let bytes: [UInt8]
  /// Whether there is too little of it to go by.
  let isShort: Bool

  /// The most bytes of a file that are looked through for it.
  static let longest = 16 << 20
  private static let least = 4 << 10
  private static let most = 64 << 10

  /// - Parameter read: the first bytes of the file, as far as they were read.
  init(of read: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = read.starts(with: mark) ? read.dropFirst(mark.count) : read[...]
    guard let first = text.firstIndex(where: { !$0.isSpace }) else {
      bytes = []
      isShort = true
      return
    }
    guard text[first] == UInt8(ascii: "<") else {
      // UTF-16 is told by its first bytes.
      bytes = Array((text[first] == 0 ? read[...] : text[first...]).prefix(Self.most))
      isShort = bytes.count < Self.least
      return
    }
    guard let tag = XMLOpening.firstTag(in: read) else {
      // Where it never comes, no format is known.
      bytes = Array(text[first...].prefix(Self.most))
      isShort = true
      return
    }
    bytes = read[tag...].withUnsafeBufferPointer { XMLAsides(in: $0, hidesRest: true).removed(from: $0) }
    isShort = bytes.count < Self.least
  }
}
