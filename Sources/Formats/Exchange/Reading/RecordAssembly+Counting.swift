package import Records

extension RecordAssembly {
  private static let mostTags = 10_000

  /// The index of a tag.
  package mutating func tag(_ name: String) -> Int {
    if let place = tagPlaces[name] { return place }
    // A file with so many is broken or hostile; what stands under the others is still kept.
    let name = tagNames.count < Self.mostTags ? name : "any other tag"
    if let place = tagPlaces[name] { return place }
    tagPlaces[name] = tagNames.count
    tagNames.append(name)
    tagOpenings.append("{\"tag\":")
    name.lend { tagOpenings.append(json: $0) }
    tagOpenings.append(",\"values\":[")
    tagOpeningEnds.append(tagOpenings.count)
    tagCounts.append(ImportTally.Count())
    return tagNames.count - 1
  }

  package func name(ofTag tag: Int) -> String { tagNames[tag] }

  /// Counts a value that has its place. One copy for all callers, as in ``ByteBuffer``.
  @inline(never)
  package mutating func count(_ origin: Origin) {
    guard origin.isCounted else { return }
    if origin.isMended { tagCounts[origin.tag].repaired += 1 } else { tagCounts[origin.tag].mapped += 1 }
  }

  /// The same of a value that may have needed a change.
  package mutating func count(_ origin: Origin, repair: Repair?, to text: Bytes? = nil) {
    guard let repair else { return count(origin) }
    guard origin.isCounted else { return }
    tagCounts[origin.tag].repaired += 1
    remarks.remark(
      "\(tagNames[origin.tag]): \(repair.message)", line: origin.line, example: Self.example(repair.original, text))
  }

  /// What stood there, and what it is now where that is another.
  static func example(_ original: Bytes, _ text: Bytes?) -> String {
    guard let text, !text.isSame(as: original) else { return "'\(original.beginning)'" }
    return "'\(original.beginning)' is '\(text.beginning)'"
  }

  /// - Parameter isFault: whether the file breaks the rules of its format there.
  package mutating func drop(_ origin: Origin, _ why: String, isFault: Bool = false) {
    tagCounts[origin.tag].dropped += 1
    remarks.remark("\(tagNames[origin.tag]) left out: \(why)", line: origin.line, isFault: isFault)
  }

  /// Notes something that concerns no single value.
  ///
  /// - Parameter isFault: whether the file breaks the rules of its format there.
  package mutating func remark(_ message: String, line: Int, column: Int? = nil, isFault: Bool = false) {
    remarks.remark(message, line: line, column: column, isFault: isFault)
  }

  /// The same for what makes a record, or part of the file, unusable.
  ///
  /// - Parameter tag: of a field that goes with it, counted as dropped.
  package mutating func refuse(_ message: String, line: Int, column: Int? = nil, droppingTag tag: Int? = nil) {
    if let tag { tagCounts[tag].dropped += 1 }
    remarks.refuse(message, line: line, column: column)
  }

  /// What became of all that was read so far.
  package var tally: ImportTally {
    var tally = remarks
    for (name, count) in zip(tagNames, tagCounts) where count != ImportTally.Count() { tally.add(count, to: name) }
    return tally
  }

  /// What was remarked since the last time; the counts stay, since in which order they are added up is all the same.
  mutating func takeRemarks() -> ImportTally {
    defer { remarks = ImportTally() }
    return remarks
  }

  /// From here on, what is finished stays though the reading breaks off later.
  mutating func startSettling() { settled = checkpoint }

  /// Forgets what was begun and not finished.
  ///
  /// - Returns: whether any record was finished since the settling began.
  mutating func endSettling() -> Bool {
    guard let settled else { return false }
    self.settled = nil
    goBack(to: settled)
    return settled.hasFinished
  }

  /// Forgets the finished records, which have been handed over.
  package mutating func clearBlock() { block.clear() }

  /// How far the reading has come, to go back to where a part of the file turns out to be broken.
  struct Checkpoint {
    var bytes: Int
    var records: Int
    var counts: [ImportTally.Count]
    var remarks: ImportTally
    /// Whether a record was finished since the settling began.
    var hasFinished = false
  }

  var checkpoint: Checkpoint {
    Checkpoint(bytes: block.bytes.count, records: block.records.count, counts: tagCounts, remarks: remarks)
  }

  mutating func goBack(to checkpoint: Checkpoint) {
    block.truncate(bytes: checkpoint.bytes, records: checkpoint.records)
    for tag in tagCounts.indices {
      tagCounts[tag] = tag < checkpoint.counts.count ? checkpoint.counts[tag] : ImportTally.Count()
    }
    remarks = checkpoint.remarks
    isOpen = false
  }
}

extension Bytes {
  /// Enough of a value to know it by.
  fileprivate var beginning: String {
    guard count > 120 else { return string }
    var end = 100
    while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[part: 0..<end].string + "…"
  }
}
