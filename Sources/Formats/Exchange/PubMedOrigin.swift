/// Which records of a format came from PubMed itself; others may carry a PMID too, as Embase's do.
package enum PubMedOrigin: Sendable {
  case all, none
  /// Those with the marks of PubMed's own.
  case marked
}

extension RecordLineHead {
  /// Settles whether the record came from PubMed itself, also by way of another form, and is known by its PMID. If it came as NBIB,
  /// which numbers no versions, it has none.
  ///
  /// - Parameter origin: of the format it came in.
  package mutating func isFromPubMed(_ line: Bytes, _ origin: PubMedOrigin) -> Bool {
    guard origin != .none, line[part: id].hasPrefix("pmid-") else { return false }
    // Only PubMed takes records out, and only in XML.
    if origin == .all || isDeleted { return true }
    guard let form = line.marksOfPubMed else { return false }
    if form == .nbib { version = 0 }
    return true
  }

  /// What the id of a record of PubMed's ends with that stands beside another's of the same PMID.
  package static let pubMedMark = "-pubmed"
}

private enum PubMedForm {
  case xml, nbib
}

extension Bytes {
  /// A record's line keeps first what stands first in a record of PubMed's: an attribute of `MedlineCitation`, or
  /// `OWN` and then `STAT`, which Garner's own export writes the other way round. One merged from several is nobody's.
  fileprivate var marksOfPubMed: PubMedForm? {
    var form: PubMedForm?
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
