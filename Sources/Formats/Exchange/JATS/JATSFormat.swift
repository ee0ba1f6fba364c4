import Records
import XMLReading

/// The front matter of an article in JATS, as PubMed Central and publishers hand it out; its body is passed over.
///
/// Source: *Journal Publishing Tag Library*, NISO JATS 1.3 (ANSI/NISO Z39.96-2021).
package enum JATSFormat: ExchangeFormat {
  package static let name = "jats"
  package static let title = "JATS"

  package static func sign(in head: ExportHead) -> Int? {
    // Most other files hold neither word, and are told apart at once.
    guard head.firstByte == UInt8(ascii: "<"), head.holds("article-meta") || head.holds("journal-meta") else {
      return nil
    }
    guard head.opensElement("article") else { return nil }
    return head.opensElement("article-meta") || head.opensElement("journal-meta") ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try XMLPieces<JATSWalker>.read(source, into: reading)
  }
}

final class JATSWalker: XMLWalker {
  @exclusivity(unchecked) private var walk = XMLFieldWalk<JATSTaker>()

  static var fields: XMLFields { JATSTaker.fields }
  func take(_ events: UnsafeBufferPointer<XMLStreamEvent>) { walk.take(events) }
  func restart(lineOffset: Int) { walk.restart(lineOffset: lineOffset) }
  func withAssembly<Result>(_ body: (inout RecordAssembly) -> Result) -> Result { body(&walk.assembly) }
}
