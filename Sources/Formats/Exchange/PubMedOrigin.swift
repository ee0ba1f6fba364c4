/// Which records of a format came from PubMed itself; others may carry a PMID too, as Embase's do.
package enum PubMedOrigin: Sendable {
  case all, none
  /// Those with the marks of PubMed's own.
  case marked
}

extension RecordLineHead {
  /// The form in which PubMed gave the record, of which only XML numbers versions.
  package enum PubMedForm: Sendable {
    case xml, nbib
  }

  /// Whether the record came from PubMed itself, and is known by its PMID.
  ///
  /// - Parameter origin: of the format it came in.
  /// - Returns: in which form, also where it came by way of another; nil where it did not.
  package func pubMedForm(_ line: Bytes, _ origin: PubMedOrigin) -> PubMedForm? {
    guard origin != .none, line[part: id].hasPrefix("pmid-") else { return nil }
    // Only PubMed takes records out, and only in XML.
    return origin == .all || isDeleted ? .xml : line.marksOfPubMed
  }

  /// What the id of a record of PubMed's ends with that stands beside another's of the same PMID.
  package static let pubMedMark = "-pubmed"
}

extension Bytes {
  /// A record's line keeps first what stands first in a record of PubMed's: an attribute of `MedlineCitation`, or
  /// `OWN` and then `STAT`, which Garner's own export writes the other way round. One merged from several is nobody's.
  fileprivate var marksOfPubMed: RecordLineHead.PubMedForm? {
    var form: RecordLineHead.PubMedForm?
    var place = 0
    while let found = self[part: place..<count].first({ $0.places(of: UInt8(ascii: "[")) }) {
      place += found + 1
      let before = self[part: 0..<place]
      if before.hasSuffix(",\"sources\":[") { return nil }
      guard before.hasSuffix(",\"kept\":[") else { continue }
      let kept = self[part: place..<count]
      if kept.hasPrefix("{\"tag\":\"MedlineCitation@") {
        form = .xml
      } else if kept.hasPrefix("{\"tag\":\"OWN\",\"values\":["), let end = kept.firstIndex(of: UInt8(ascii: "]")) {
        form = kept[part: end..<kept.count].hasPrefix("]},{\"tag\":\"STAT\",") ? .nbib : nil
      }
      if form == nil { return nil }
    }
    return form
  }
}
