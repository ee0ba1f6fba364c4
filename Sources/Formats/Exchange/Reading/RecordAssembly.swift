package import Records

/// Puts the fields of one record after another in their places, as the line in which a review keeps it, and counts what
/// became of each.
///
/// The line is put together in bytes: making a `String` of every value would take longer than reading it.
package struct RecordAssembly: ~Copyable {
  package internal(set) var block = RecordBlock()
  var tagNames: [String] = []
  /// Of the tags: `{"tag":"AU","values":[`, one after another, and where each ends.
  var tagOpenings = ByteBuffer(capacity: 4096)
  var tagOpeningEnds: [Int] = []
  /// The same of the variables: `,"title":`.
  let openings = CitationKey.openings
  var tagPlaces: [String: Int] = [:]
  var tagCounts: [ImportTally.Count] = []
  var remarks = ImportTally()

  /// CSL's type of the record at hand.
  package var type = "document"
  package internal(set) var line = 0
  package internal(set) var isOpen = false
  /// Where the value of each variable stands in ``citation``; empty where it has none.
  private var places = [Range<Int>](repeating: 0..<0, count: CitationKey.count)
  var citation = ByteBuffer(capacity: 4096)
  /// Of every name its role and its place in ``nameBytes``.
  var names: [Part] = []
  var nameBytes = ByteBuffer(capacity: 1024)
  var lists = InlineArray<9, ByteBuffer> { _ in ByteBuffer(capacity: 512) }
  /// What each of them begins with in a line: `,"keywords":[`.
  let listOpenings = InlineArray<9, ByteBuffer> { index in
    var opening = ByteBuffer()
    if let list = List(rawValue: index) { ",\"\(list)\":[".lend { opening.append(copying: $0) } }
    return opening
  }
  /// Of every identifier its place in its list.
  var identifiers: [Part] = []
  /// Of every kept value its tag and its place in ``keptBytes``.
  var kept: [Part] = []
  var keptBytes = ByteBuffer(capacity: 1024)
  var pmid = ByteBuffer()
  var doi = ByteBuffer()
  var revised = ByteBuffer()
  /// Of a record merged from several: those, as the line holds them.
  var sources = ""
  var ownID = ""
  var sourceID: (text: [UInt8], origin: Origin)?
  var version: Int?
  var isRetracted = false
  /// Whether the title says so, unless the record is the notice.
  var isRetractedOrNotice = false
  var isNotice = false
  /// Of the last name: what a CSL name has no place for.
  var extras: (role: CitationKey, position: Int)?
  var orcid = ByteBuffer()
  var affiliations = ByteBuffer(capacity: 512)
  var nameIdentifiers = ByteBuffer()
  var isHeadingOpen = false
  /// What a note says that no field may have, to be set where none has.
  var aside: [(key: CitationKey, text: [UInt8])] = []
  var settled: Checkpoint?
  /// By role: how many names there are.
  var positions = [Int](repeating: 0, count: CitationKey.count)

  package init() {}

  // MARK: One record

  /// Begins with the next record; one that was not finished is forgotten.
  package mutating func begin(line: Int) {
    self.line = line
    isOpen = true
    type = "document"
    for key in places.indices { places[key] = 0..<0 }
    citation.truncate()
    names.removeAll(keepingCapacity: true)
    for role in positions.indices { positions[role] = 0 }
    nameBytes.truncate()
    for index in lists.indices { lists[index].truncate() }
    identifiers.removeAll(keepingCapacity: true)
    kept.removeAll(keepingCapacity: true)
    keptBytes.truncate()
    pmid.truncate()
    doi.truncate()
    revised.truncate()
    orcid.truncate()
    affiliations.truncate()
    nameIdentifiers.truncate()
    isRetracted = false
    isRetractedOrNotice = false
    isNotice = false
    version = nil
    sourceID = nil
    sources = ""
    ownID = ""
    extras = nil
    isHeadingOpen = false
    if !aside.isEmpty { aside.removeAll(keepingCapacity: true) }
  }

  /// Whether a variable has this text.
  func isSame(_ text: Bytes, as key: CitationKey) -> Bool {
    guard let place = place(of: key) else { return false }
    var written = ByteBuffer()
    written.append(json: text)
    return citation.part(place).isSame(as: written.bytes)
  }

  package func has(_ key: CitationKey) -> Bool { !places[key.index].isEmpty }

  /// Where the value of a variable stands in ``citation``.
  func place(of key: CitationKey) -> Range<Int>? { has(key) ? places[key.index] : nil }

  /// Sets a variable; another value for it, unless it is the same, is kept under its tag.
  package mutating func set(_ key: CitationKey, _ text: Bytes, from origin: Origin, repair: Repair? = nil) {
    guard let place = place(key, { $0.append(json: text) }) else {
      return keep(repair?.original ?? text, from: origin)
    }
    count(origin, repair: place == .new ? repair : nil, to: text)
    guard place == .new else { return }
    takeNote(of: key, text)
  }

  /// Sets the PMID; what is none names no record, and is kept.
  mutating func set(pmid text: Bytes, from origin: Origin, repair: Repair? = nil) {
    if CitationParts.isPMID(text) { return set(.pmid, text, from: origin, repair: repair) }
    let original = repair?.original ?? text
    if !original.isBlank { remark("\(tagNames[origin.tag]): \(Self.noPMID)", line: origin.line) }
    keep(original, from: origin)
  }

  static let noPMID = "this is no PMID, which is a number of up to eight figures; it is kept as it is"

  /// Sets a variable, if it has no value yet, from what is counted elsewhere.
  mutating func setUncounted(_ key: CitationKey, _ text: Bytes) {
    guard !has(key), place(key, { $0.append(json: text) }) != nil else { return }
    takeNote(of: key, text)
  }

  /// What the record is named by, and whether it was retracted.
  private mutating func takeNote(of key: CitationKey, _ text: Bytes) {
    if key == .pmid { return pmid.set(text) }
    if key == .doi { return doi.set(text) }
    let mayBeMarked = key == .title && Retraction.mayBeTitle(text)
    if mayBeMarked, Retraction.isTitleOrNotice(text.string) { isRetractedOrNotice = true }
    if mayBeMarked || key == .status {
      isRetracted = isRetracted || (key == .title ? Retraction.isTitle(text.string) : Retraction.isType(text.string))
    }
  }

  package mutating func set(_ key: CitationKey, _ text: String, from origin: Origin, repair: Repair? = nil) {
    text.lend { set(key, $0, from: origin, repair: repair) }
  }

  /// Sets a date; `written` is what stands in the source, kept under its tag where there is another date already.
  package mutating func set(
    _ key: CitationKey, _ date: CitationDate, written: Bytes, from origin: Origin, repair: Repair? = nil
  ) {
    guard place(key, { $0.append(date) }) != nil else { return keep(written, from: origin) }
    count(origin, repair: repair ?? CitationParts.repair(ofTimeIn: written))
  }

  /// The same of a date that has no more than year, month and day, where there is none yet.
  mutating func set(_ key: CitationKey, year: Int, month: Int?, day: Int?, from origin: Origin) {
    precondition(!has(key))
    _ = place(key) {
      $0.append("{\"date-parts\": [[")
      $0.append(integer: year)
      if let month {
        $0.append(", ")
        $0.append(integer: month)
        if let day {
          $0.append(", ")
          $0.append(integer: day)
        }
      }
      $0.append("]]}")
    }
    count(origin)
  }

  /// Sets a list of words, as CSL's `categories`.
  package mutating func set(_ key: CitationKey, words: [String], from origin: Origin) {
    let text = JSONWriter.inline(Node(.array(words.map { Node(.string($0)) })))
    guard text.lend({ text in place(key) { $0.append(copying: text) } }) != nil else {
      return keep(words.joined(separator: ", "), from: origin)
    }
    count(origin)
  }

  private enum Placing { case new, same }

  /// Writes a variable's value.
  ///
  /// - Returns: nil where it has another one.
  private mutating func place(_ key: CitationKey, _ write: (inout ByteBuffer) -> Void) -> Placing? {
    let before = citation.count
    citation.append(copying: openings[key])
    let start = citation.count
    write(&citation)
    if let known = place(of: key) {
      let isSame = citation.part(known).isSame(as: citation.part(start..<citation.count))
      citation.truncate(to: before)
      return isSame ? .same : nil
    }
    places[key.index] = start..<citation.count
    return .new
  }

  /// The records that one at hand was merged from.
  mutating func set(sources: [ImportedRecord.Source]) {
    self.sources = sources.isEmpty ? "" : ",\"sources\":" + JSONWriter.compact(Node(.array(sources.map(\.node))))
  }

  /// The source's number of this version, and the day it last changed the record (`2024-11-05`).
  package mutating func set(version: Int, from origin: Origin) {
    self.version = version
    count(origin)
  }

  package mutating func set(revised: Bytes, from origin: Origin) {
    guard self.revised.isEmpty else { return keep(revised, from: origin) }
    self.revised.set(revised)
    count(origin)
  }

  /// What has no place of its own stays under its tag.
  package mutating func keep(_ text: Bytes, from origin: Origin) {
    if text.isBlank {
      if origin.isCounted { drop(origin, "it holds nothing") }
      return
    }
    let start = keptBytes.count
    keptBytes.append(copying: text)
    kept.append(Part(kind: origin.tag, bytes: start..<keptBytes.count))
    if origin.isCounted { tagCounts[origin.tag].kept += 1 }
  }

  package mutating func keep(_ text: String, from origin: Origin) { text.lend { keep($0, from: origin) } }

  /// The name the record had in a review, which it keeps.
  package mutating func set(ownID: String) { self.ownID = ownID }

  /// The source's own name of the record: kept where it is another than the one it gets here.
  package mutating func set(sourceID: Bytes, from origin: Origin) {
    self.sourceID = (Array(sourceID), origin)
  }
}

extension Bytes {
  /// Whether it holds nothing but white space, as Garner's own files allow no value to do.
  fileprivate var isBlank: Bool { !contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } }
}
