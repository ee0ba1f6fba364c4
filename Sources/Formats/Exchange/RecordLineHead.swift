/// The beginning of a record's line: what it takes to know it again, without reading the whole.
package struct RecordLineHead: Hashable, Sendable {
  /// The places of the id: of the record, and within the citation.
  package var id: Range<Int>
  package var citationID: Range<Int>
  /// The source's number of the version, 1 where it has none; 0 where the format says nothing of versions.
  package var version = 1
  /// When the source last changed it, as `20241105`; 0 where it does not say.
  package var revised = 0
  /// The source has taken the record out.
  package var isDeleted = false
  /// Everything that makes two records the same but for their ids; where the record stood in an export is no part of it.
  package var content: Range<Int>

  /// - Parameters:
  ///   - line: as `RecordAssembly` writes it, with its end or without.
  ///   - numbersVersions: whether one that names no version is the first.
  /// - Returns: nil where somebody has written the line another way.
  package init?(_ line: Bytes, numbersVersions: Bool = true) {
    var place = 0
    version = numbersVersions ? 1 : 0
    func skip(_ text: StaticString) -> Bool {
      guard line[part: place..<line.count].hasPrefix(text) else { return false }
      place += text.utf8CodeUnitCount
      return true
    }
    func identifier() -> Range<Int>? {
      let start = place
      while place < line.count, line[place] != UInt8(ascii: "\"") {
        if line[place] == UInt8(ascii: "\\") { return nil }
        place += 1
      }
      defer { place += 1 }
      return place < line.count ? start..<place : nil
    }
    guard skip("{\"id\":\""), let id = identifier() else { return nil }
    let start = place
    if skip(",\"version\":") {
      let digits = place
      while place < line.count, line[place].isDigit { place += 1 }
      version = line[part: digits..<place].integer ?? 1
    }
    if skip(",\"revised\":\"") {
      guard let day = identifier() else { return nil }
      revised = line[part: day].reduce(0) { $1.isDigit ? $0 &* 10 &+ Int($1 - 0x30) : $0 }
    }
    isDeleted = skip(",\"deleted\":true")
    guard skip(",\"citation\":{\"id\":\""), let citationID = identifier() else { return nil }
    var end = line.count
    while end > place, line[end - 1] != UInt8(ascii: ",") { end -= 1 }
    guard end > place, line[part: (end - 1)..<line.count].hasPrefix(",\"line\":") else { return nil }
    self.id = id
    self.citationID = citationID
    content = (isDeleted ? start : place)..<(end - 1)
  }

  /// The part of the id that is the id of another record, beside which this one was put: behind it stands a mark of the
  /// contents, or that it is PubMed's.
  ///
  /// - Parameter isThere: whether there is a record of an id; asked first, since the mark takes reading the whole line.
  package func neighbour(in line: Bytes, where isThere: (Bytes) -> Bool) -> Range<Int>? {
    guard let end = line[part: id].lastIndex(of: UInt8(ascii: "-")).map({ id.lowerBound + $0 }),
      isThere(line[part: id.lowerBound..<end])
    else { return nil }
    let isPubMeds =
      line[part: id].hasPrefix("pmid-") && line[part: end..<id.upperBound].elementsEqual(Self.pubMedMark.utf8)
    guard isPubMeds || line[part: (end + 1)..<id.upperBound].elementsEqual(line[part: content].fingerprint.utf8) else {
      return nil
    }
    return id.lowerBound..<end
  }
}
