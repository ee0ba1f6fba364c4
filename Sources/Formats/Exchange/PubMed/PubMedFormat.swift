import Records
import XMLReading

/// PubMed's XML: `PubmedArticleSet`, as NLM ships it and as the site exports it; books and withdrawn citations too.
///
/// Source: the document type of 1 January 2025 (`pubmed_250101.dtd`) and *PubMed XML Element Descriptions and their
/// Attributes*, National Library of Medicine.
package enum PubMedFormat: ExchangeFormat {
  package static let name = "pubmed-xml"
  package static let title = "PubMed XML"
  package static let fromPubMed = PubMedOrigin.all

  package static func sign(in head: ExportHead) -> Int? {
    guard head.firstByte == UInt8(ascii: "<") else { return nil }
    return ["<PubmedArticleSet", "<PubmedBookArticleSet", "<PubmedArticle", "<DeleteCitation"].contains(
      where: head.holds) ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try XMLPieces<PubMedWalker>.read(source, into: reading)
  }
}

final class PubMedWalker: XMLWalker {
  @exclusivity(unchecked) private var walk = XMLFieldWalk<PubMedTaker>()

  func take(_ events: UnsafeBufferPointer<XMLStreamEvent>) { walk.take(events) }
  static var fields: XMLFields { PubMedTaker.fields }
  func restart(lineOffset: Int) { walk.restart(lineOffset: lineOffset) }
  func withAssembly<Result>(_ body: (inout RecordAssembly) -> Result) -> Result { body(&walk.assembly) }
}
