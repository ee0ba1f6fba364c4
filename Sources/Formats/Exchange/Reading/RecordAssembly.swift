package import Records

/// Puts the fields of one record after another in their places, as the line in which a review keeps it, and counts what
/// became of each.
///
/// The line is put together in bytes: making a `String` of every value would take longer than reading it.
package struct RecordAssembly: ~Copyable {
  /// Where a value comes from: the tag it is counted under, by its index, and the line it stands on.
  package struct Origin {
    package var tag: Int
    package var line: Int
    /// False for a part of a value that is counted as a whole, such as the second name of a cell.
    package var isCounted: Bool

    package init(tag: Int, line: Int, isCounted: Bool = true) {
      self.tag = tag
      self.line = line
      self.isCounted = isCounted
    }
  }

  /// A change that a value needed.
  package struct Repair {
    /// What was done, the same words each time: `shortened pages are written out`.
    var message: String
    /// What stood there.
    var original: Bytes

    package init(_ message: String, of original: Bytes) {
      self.message = message
      self.original = original
    }
  }

  /// A name in parts; what a name does not have is nil.
  package struct Name {
    package var family: Bytes?
    package var given: Bytes?
    package var suffix: Bytes?
    package var droppingParticle: Bytes?
    package var nonDroppingParticle: Bytes?
    package var literal: Bytes?
    /// CSL's switches, which only CSL-JSON and Garner's own files have.
    package var handling: [CitationName.Handling] = []

    package init(
      family: Bytes? = nil, given: Bytes? = nil, suffix: Bytes? = nil, droppingParticle: Bytes? = nil,
      nonDroppingParticle: Bytes? = nil, literal: Bytes? = nil
    ) {
      self.family = family
      self.given = given
      self.suffix = suffix
      self.droppingParticle = droppingParticle
      self.nonDroppingParticle = nonDroppingParticle
      self.literal = literal
    }
  }

  /// A descriptor or a qualifier of MeSH, or another word of a list.
  package struct Topic {
    package var name: Bytes
    package var ui: Bytes?
    package var isMajor: Bool

    package init(name: Bytes, ui: Bytes? = nil, isMajor: Bool = false) {
      self.name = name
      self.ui = ui
      self.isMajor = isMajor
    }
  }

  package private(set) var block = RecordBlock()
  private var tagNames: [String] = []
  /// Of the tags: `{"tag":"AU","values":[`, one after another, and where each ends.
  private var tagOpenings = ByteBuffer(capacity: 4096)
  private var tagOpeningEnds: [Int] = []
  /// The same of the variables: `,"title":`.
  private let openings = CitationKey.openings
  private var tagPlaces: [String: Int] = [:]
  private var tagCounts: [ImportTally.Count] = []
  private var remarks = ImportTally()

  /// CSL's type of the record at hand.
  package var type = "document"
  package private(set) var line = 0
  package private(set) var isOpen = false
  /// Where the value of each variable stands in ``citation``.
  private var places = [Range<Int>?](repeating: nil, count: CitationKey.count)
  private var placesInUse: [Int] = []
  private var citation = ByteBuffer(capacity: 4096)
  /// Every name with its role and the place of its bytes.
  private var names: [(role: CitationKey, bytes: Range<Int>)] = []
  private var nameBytes = ByteBuffer(capacity: 1024)
  private var lists = InlineArray<9, ByteBuffer> { _ in ByteBuffer(capacity: 512) }
  private var identifiers: [Range<Int>] = []
  private var kept: [(tag: Int, bytes: Range<Int>)] = []
  private var keptBytes = ByteBuffer(capacity: 1024)
  private var pmid = ByteBuffer()
  private var doi = ByteBuffer()
  private var revised = ByteBuffer()
  private var ownID = ""
  private var sourceID: (text: [UInt8], origin: Origin)?
  private var version: Int?
  private var isRetracted = false
  /// Of the last name: what a CSL name has no place for.
  private var extras: (role: CitationKey, position: Int)?
  private var orcid = ByteBuffer()
  private var affiliations = ByteBuffer(capacity: 512)
  private var nameIdentifiers = ByteBuffer()
  private var isHeadingOpen = false
  private var settled: Checkpoint?
  /// By role: how many names there are.
  private var positions = [Int](repeating: 0, count: CitationKey.count)
  private var rolesInUse: [Int] = []

  /// The lists of a line besides the citation, in the order in which they are written.
  private enum List: Int, CaseIterable {
    case abstract, contributors, publicationTypes, headings, keywords, grants, registrations, corrections, identifiers

    var opening: StaticString {
      switch self {
      case .abstract: ",\"abstract\":["
      case .contributors: ",\"contributors\":["
      case .publicationTypes: ",\"publicationTypes\":["
      case .headings: ",\"headings\":["
      case .keywords: ",\"keywords\":["
      case .grants: ",\"grants\":["
      case .registrations: ",\"registrations\":["
      case .corrections: ",\"corrections\":["
      case .identifiers: ",\"identifiers\":["
      }
    }
  }

  private static let mostTags = 10_000

  package init() {}

  // MARK: Counting

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

  /// Counts a value that has its place.
  package mutating func count(_ origin: Origin, repair: Repair? = nil, to text: Bytes? = nil) {
    guard origin.isCounted else { return }
    guard let repair else {
      tagCounts[origin.tag].mapped += 1
      return
    }
    tagCounts[origin.tag].repaired += 1
    remarks.remark(
      "\(tagNames[origin.tag]): \(repair.message)", line: origin.line,
      example: text.map { "'\(repair.original.beginning)' is '\($0.beginning)'" }
        ?? "'\(repair.original.beginning)'")
  }

  package mutating func drop(_ origin: Origin, _ why: String) {
    tagCounts[origin.tag].dropped += 1
    remarks.remark("\(tagNames[origin.tag]) left out: \(why)", line: origin.line)
  }

  /// Notes something that concerns no single value.
  package mutating func remark(_ message: String, line: Int, column: Int? = nil) {
    remarks.remark(message, line: line, column: column)
  }

  /// The same for what makes a record, or part of the file, unusable.
  package mutating func refuse(_ message: String, line: Int, column: Int? = nil) {
    remarks.refuse(message, line: line, column: column)
  }

  /// What became of all that was read so far.
  package var tally: ImportTally {
    var tally = remarks
    for (name, count) in zip(tagNames, tagCounts) where count != ImportTally.Count() { tally.add(count, to: name) }
    return tally
  }

  /// What was counted since the last time.
  mutating func takeTally() -> ImportTally {
    let taken = tally
    remarks = ImportTally()
    for tag in tagCounts.indices { tagCounts[tag] = ImportTally.Count() }
    return taken
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
    fileprivate var bytes: Int
    fileprivate var records: Int
    fileprivate var counts: [ImportTally.Count]
    fileprivate var remarks: ImportTally
    /// Whether a record was finished since the settling began.
    fileprivate var hasFinished = false
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

  // MARK: One record

  /// Begins with the next record; one that was not finished is forgotten.
  package mutating func begin(line: Int) {
    self.line = line
    isOpen = true
    type = "document"
    for place in placesInUse { places[place] = nil }
    placesInUse.removeAll(keepingCapacity: true)
    citation.truncate()
    names.removeAll(keepingCapacity: true)
    for role in rolesInUse { positions[role] = 0 }
    rolesInUse.removeAll(keepingCapacity: true)
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
    version = nil
    sourceID = nil
    ownID = ""
    extras = nil
    isHeadingOpen = false
  }

  /// Whether a variable has this text.
  func isSame(_ text: Bytes, as key: CitationKey) -> Bool {
    guard let place = places[key.index] else { return false }
    var written = ByteBuffer()
    written.append(json: text)
    return citation.part(place).isSame(as: written.bytes)
  }

  package func has(_ key: CitationKey) -> Bool { places[key.index] != nil }

  /// Sets a variable; another value for it, unless it is the same, is kept under its tag.
  package mutating func set(_ key: CitationKey, _ text: Bytes, from origin: Origin, repair: Repair? = nil) {
    guard let place = place(key, { $0.append(json: text) }) else {
      return keep(repair?.original ?? text, from: origin)
    }
    count(origin, repair: place == .new ? repair : nil, to: text)
    guard place == .new else { return }
    takeNote(of: key, text)
  }

  /// Sets a variable, if it has no value yet, from what is counted elsewhere.
  mutating func setUncounted(_ key: CitationKey, _ text: Bytes) {
    guard !has(key), place(key, { $0.append(json: text) }) != nil else { return }
    takeNote(of: key, text)
  }

  /// What the record is named by, and whether it was retracted.
  private mutating func takeNote(of key: CitationKey, _ text: Bytes) {
    if key == .pmid { return pmid.set(text) }
    if key == .doi { return doi.set(text) }
    let mayBeMarked =
      key == .title
      && (text.first == UInt8(ascii: "R") || text.first == UInt8(ascii: "[") || text.last == UInt8(ascii: ")"))
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
    count(origin, repair: repair)
  }

  /// The same of a date that has no more than year, month and day.
  mutating func set(
    _ key: CitationKey, year: Int, month: Int?, day: Int?, written: Bytes, from origin: Origin
  ) {
    let isSet = place(key) {
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
    guard isSet != nil else { return keep(written, from: origin) }
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
    if let known = places[key.index] {
      let isSame = citation.part(known).isSame(as: citation.part(start..<citation.count))
      citation.truncate(to: before)
      return isSame ? .same : nil
    }
    places[key.index] = start..<citation.count
    placesInUse.append(key.index)
    return .new
  }

  /// Adds a name to the list of its role, in the order of the source.
  package mutating func add(_ name: Name, to role: CitationKey, from origin: Origin, repair: Repair? = nil) {
    addUncounted(name, to: role)
    count(origin, repair: repair)
  }

  /// The same where a value that is counted holds several.
  mutating func addUncounted(_ name: Name, to role: CitationKey) {
    closeExtras()
    let start = nameBytes.count
    nameBytes.append(name)
    names.append((role, start..<nameBytes.count))
    if positions[role.index] == 0 { rolesInUse.append(role.index) }
    positions[role.index] += 1
    extras = (role, positions[role.index])
  }

  /// The ORCID of the name added last.
  package mutating func add(orcid: Bytes, from origin: Origin, repair: Repair? = nil) {
    guard extras != nil, self.orcid.isEmpty else { return keep(repair?.original ?? orcid, from: origin) }
    self.orcid.set(orcid)
    count(origin, repair: repair, to: orcid)
  }

  /// An affiliation of the name added last.
  package mutating func add(affiliation: Bytes, from origin: Origin) {
    guard extras != nil else { return keep(affiliation, from: origin) }
    if !affiliations.isEmpty { affiliations.append(UInt8(ascii: ",")) }
    affiliations.append(json: affiliation)
    count(origin)
  }

  /// An identifier of the name added last, or of where it works, in another register than ORCID's.
  package mutating func add(nameIdentifier value: Bytes, scheme: Bytes, from origin: Origin) {
    guard extras != nil, !scheme.isEmpty else {
      return keep(scheme.isEmpty ? value.string : "\(scheme.string): \(value.string)", from: origin)
    }
    addUncounted(nameIdentifier: value, scheme: scheme)
    count(origin)
  }

  /// The same where they were counted when they were read.
  mutating func addUncounted(nameIdentifier value: Bytes, scheme: Bytes) {
    guard extras != nil else { return }
    if !nameIdentifiers.isEmpty { nameIdentifiers.append(UInt8(ascii: ",")) }
    nameIdentifiers.append("{\"scheme\":", json: scheme)
    nameIdentifiers.append(",\"value\":", json: value)
    nameIdentifiers.append("}")
  }

  mutating func addUncounted(orcid: Bytes) { if extras != nil { self.orcid.set(orcid) } }

  mutating func addUncounted(affiliation: Bytes) {
    guard extras != nil else { return }
    if !affiliations.isEmpty { affiliations.append(UInt8(ascii: ",")) }
    affiliations.append(json: affiliation)
  }

  package mutating func add(section text: Bytes, label: Bytes?, category: Bytes?, from origin: Origin) {
    add(to: .abstract, from: origin) {
      $0.append("{\"text\":")
      $0.append(json: text)
      $0.append(",\"label\":", json: label)
      $0.append(",\"category\":", json: category)
      $0.append("}")
    }
  }

  package mutating func add(publicationType name: Bytes, ui: Bytes? = nil, from origin: Origin) {
    if name.count <= 24, name.first.map({ $0 | 0x20 }) == UInt8(ascii: "r"), Retraction.isType(name.string) {
      isRetracted = true
    }
    add(to: .publicationTypes, from: origin) { $0.append(Topic(name: name, ui: ui)) }
  }

  package mutating func add(heading topic: Topic, from origin: Origin) {
    closeHeading()
    add(to: .headings, from: origin) {
      $0.append(topic)
      $0.truncate(to: $0.count - 1)
    }
    isHeadingOpen = true
  }

  /// A qualifier of the heading added last.
  package mutating func add(qualifier topic: Topic, from origin: Origin) {
    guard isHeadingOpen else { return keep(topic.name, from: origin) }
    addUncounted(qualifier: topic)
    count(origin)
  }

  /// The same where the heading's value, counted already, holds it.
  mutating func addUncounted(qualifier topic: Topic) {
    let list = List.headings.rawValue
    if lists[list].last == UInt8(ascii: "}") {
      lists[list].append(",")
    } else {
      lists[list].append(",\"qualifiers\":[")
    }
    lists[list].append(topic)
  }

  package mutating func add(keyword: Bytes, from origin: Origin) {
    addUncounted(keyword: keyword)
    count(origin)
  }

  /// The same where a value that is counted holds several.
  mutating func addUncounted(keyword: Bytes) {
    let list = List.keywords.rawValue
    if !lists[list].isEmpty { lists[list].append(UInt8(ascii: ",")) }
    lists[list].append(json: keyword)
  }

  package mutating func add(
    grant number: Bytes?, acronym: Bytes?, agency: Bytes?, country: Bytes?, from origin: Origin
  ) {
    addObject(
      [("\"number\":", number), ("\"acronym\":", acronym), ("\"agency\":", agency), ("\"country\":", country)],
      to: .grants, from: origin)
  }

  package mutating func add(registration number: Bytes, registry: Bytes?, from origin: Origin) {
    addObject([("\"registry\":", registry), ("\"number\":", number)], to: .registrations, from: origin)
  }

  package mutating func add(
    correction kind: Bytes, source: Bytes?, pmid: Bytes?, note: Bytes?, from origin: Origin
  ) {
    if kind.hasPrefix("Retract"), Retraction.isLink(kind.string) { isRetracted = true }
    addObject(
      [("\"kind\":", kind), ("\"source\":", source), ("\"pmid\":", pmid), ("\"note\":", note)], to: .corrections,
      from: origin)
  }

  /// An identifier that CSL has no variable for; the same one twice is once.
  package mutating func add(identifier: Bytes, scheme: Bytes, from origin: Origin) {
    addUncounted(identifier: identifier, scheme: scheme)
    count(origin)
  }

  /// The same where a value that is counted holds several.
  mutating func addUncounted(identifier: Bytes, scheme: Bytes) {
    let list = List.identifiers.rawValue
    let before = lists[list].count
    addObject([("\"scheme\":", scheme), ("\"value\":", identifier)], to: .identifiers)
    let added = (before == 0 ? 0 : before + 1)..<lists[list].count
    // A handful as a rule; in a file of millions of them for one record, only the first are looked through.
    let isKnown = identifiers.prefix(64).contains { known in
      known.count == added.count && lists[list].part(known).isSame(as: lists[list].part(added))
    }
    if isKnown { lists[list].truncate(to: before) } else { identifiers.append(added) }
  }

  package mutating func add(identifier: Bytes, scheme: String, from origin: Origin) {
    scheme.lend { add(identifier: identifier, scheme: $0, from: origin) }
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
    kept.append((origin.tag, start..<keptBytes.count))
    if origin.isCounted { tagCounts[origin.tag].kept += 1 }
  }

  package mutating func keep(_ text: String, from origin: Origin) { text.lend { keep($0, from: origin) } }

  /// The name the record had in a review, which it keeps.
  package mutating func set(ownID: String) { self.ownID = ownID }

  /// The source's own name of the record: kept where it is another than the one it gets here.
  package mutating func set(sourceID: Bytes, from origin: Origin) {
    self.sourceID = (Array(sourceID), origin)
  }

  // MARK: Lists

  private mutating func add(to list: List, from origin: Origin, _ write: (inout ByteBuffer) -> Void) {
    if !lists[list.rawValue].isEmpty { lists[list.rawValue].append(UInt8(ascii: ",")) }
    write(&lists[list.rawValue])
    count(origin)
  }

  private mutating func addObject(_ members: [(StaticString, Bytes?)], to list: List, from origin: Origin) {
    addObject(members, to: list)
    count(origin)
  }

  private mutating func addObject(_ members: [(StaticString, Bytes?)], to list: List) {
    let place = list.rawValue
    if !lists[place].isEmpty { lists[place].append(UInt8(ascii: ",")) }
    lists[place].append("{")
    var isFirst = true
    for case (let key, let value?) in members {
      if !isFirst { lists[place].append(",") }
      lists[place].append(key, json: value)
      isFirst = false
    }
    lists[place].append("}")
  }

  private mutating func closeHeading() {
    guard isHeadingOpen else { return }
    isHeadingOpen = false
    let list = List.headings.rawValue
    if lists[list].last == UInt8(ascii: "}") { lists[list].append("]") }
    lists[list].append("}")
  }

  /// What comes next belongs to none of the names.
  mutating func leaveNames() { closeExtras() }

  private mutating func closeExtras() {
    guard let (role, position) = extras else { return }
    extras = nil
    guard !orcid.isEmpty || !affiliations.isEmpty || !nameIdentifiers.isEmpty else { return }
    let list = List.contributors.rawValue
    if !lists[list].isEmpty { lists[list].append(UInt8(ascii: ",")) }
    lists[list].append("{\"role\":")
    let opening = openings[role]
    lists[list].append(copying: opening[part: 1..<(opening.count - 1)])
    lists[list].append(",\"position\":")
    lists[list].append(integer: position)
    if !orcid.isEmpty { lists[list].append(",\"orcid\":", json: orcid.bytes) }
    if !affiliations.isEmpty {
      lists[list].append(",\"affiliations\":[")
      lists[list].append(copying: affiliations.bytes)
      lists[list].append("]")
    }
    if !nameIdentifiers.isEmpty {
      lists[list].append(",\"identifiers\":[")
      lists[list].append(copying: nameIdentifiers.bytes)
      lists[list].append("]")
    }
    lists[list].append("}")
    orcid.truncate()
    affiliations.truncate()
    nameIdentifiers.truncate()
  }
}

// MARK: - The line

extension RecordAssembly {
  /// Ends the record: its line goes to the block.
  ///
  /// It is named by its PMID, else its DOI, else by what stands in it, so that the same record of a later export has the
  /// same name.
  package mutating func finish() {
    guard isOpen else { return }
    isOpen = false
    closeHeading()
    closeExtras()
    let start = block.bytes.count
    let id = writeHead()
    if let (text, origin) = sourceID {
      let isSame = text.withUnsafeBufferPointer { $0.isSame(as: block.bytes.part(id)) }
      if isSame { count(origin) } else { text.withUnsafeBufferPointer { keep($0, from: origin) } }
    }
    if let version {
      block.bytes.append(",\"version\":")
      block.bytes.append(integer: version)
    }
    if !revised.isEmpty { block.bytes.append(",\"revised\":", json: revised.bytes) }
    writeCitationHead(id)
    block.bytes.append(copying: citation.bytes)
    writeNames()
    block.bytes.append("}")
    for list in List.allCases where !lists[list.rawValue].isEmpty {
      block.bytes.append(list.opening)
      block.bytes.append(copying: lists[list.rawValue].bytes)
      block.bytes.append("]")
    }
    writeKept()
    closeLine(start: start, id: id)
  }

  /// A line that says that the source has taken the record out.
  package mutating func delete(pmid: Bytes, from origin: Origin) {
    begin(line: origin.line)
    self.pmid.set(pmid)
    isOpen = false
    let start = block.bytes.count
    let id = writeHead()
    block.bytes.append(",\"deleted\":true")
    writeCitationHead(id)
    block.bytes.append("}")
    closeLine(start: start, id: id)
    count(origin)
  }

  /// Adds a record whose line is there already, up to its number.
  mutating func add(line text: Bytes, id: Range<Int>, number: Int, isRetracted: Bool) {
    isOpen = false
    let start = block.bytes.count
    block.bytes.append(copying: text)
    line = number
    self.isRetracted = isRetracted
    closeLine(start: start, id: (start + id.lowerBound)..<(start + id.upperBound))
  }

  private mutating func writeHead() -> Range<Int> {
    block.bytes.append("{\"id\":\"")
    let start = block.bytes.count
    writeID()
    let id = start..<block.bytes.count
    block.bytes.append("\"")
    return id
  }

  private mutating func writeCitationHead(_ id: Range<Int>) {
    block.bytes.append(",\"citation\":{\"id\":\"")
    block.bytes.append(own: id)
    block.bytes.append("\",\"type\":\"")
    type.lend { block.bytes.append(copying: $0) }
    block.bytes.append("\"")
  }

  /// Where the record began in the export comes last: it is no part of what two records are compared by.
  private mutating func closeLine(start: Int, id: Range<Int>) {
    let content = start..<block.bytes.count
    block.bytes.append(",\"line\":")
    block.bytes.append(integer: line)
    block.bytes.append("}\n")
    block.close(
      RecordBlock.Entry(id: id, content: content, end: block.bytes.count, line: line, isRetracted: isRetracted))
    guard settled != nil else { return }
    settled = checkpoint
    settled?.hasFinished = true
  }

  private mutating func writeID() {
    if !ownID.isEmpty {
      ownID.lend { block.bytes.append(copying: $0) }
    } else if !pmid.isEmpty {
      block.bytes.append("pmid-")
      for byte in pmid.bytes { block.bytes.append(Self.identifierByte(byte)) }
    } else if !doi.isEmpty {
      block.bytes.append("doi-")
      for byte in doi.bytes { block.bytes.append(Self.identifierByte(byte.isUppercase ? byte + 0x20 : byte)) }
    } else {
      let isBare = citation.isEmpty && nameBytes.isEmpty
      let all = Array(citation.bytes) + Array(nameBytes.bytes) + (isBare ? Array(keptBytes.bytes) : [])
      block.bytes.append("record-")
      all.withUnsafeBufferPointer { $0.fingerprint }.lend { block.bytes.append(copying: $0) }
    }
  }

  private static func identifierByte(_ byte: UInt8) -> UInt8 {
    byte.isDigit || byte.isLowercase || byte.isUppercase ? byte : UInt8(ascii: "-")
  }

  /// The names by role, roles in the order in which they first came.
  private mutating func writeNames() {
    guard let first = names.first?.role else { return }
    if names.allSatisfy({ $0.role == first }) { return write(names: names[...], of: first) }
    var roles: [CitationKey] = []
    for name in names where !roles.contains(name.role) { roles.append(name.role) }
    for role in roles { write(names: names.filter { $0.role == role }[...], of: role) }
  }

  private mutating func write(names: ArraySlice<(role: CitationKey, bytes: Range<Int>)>, of role: CitationKey) {
    block.bytes.append(copying: openings[role])
    var separator: StaticString = "["
    for name in names {
      block.bytes.append(separator)
      block.bytes.append(copying: nameBytes.part(name.bytes))
      separator = ","
    }
    block.bytes.append("]")
  }

  /// The kept values by tag, tags in the order in which they first came.
  private mutating func writeKept() {
    guard !kept.isEmpty else { return }
    sortKept()
    var last = -1
    for value in kept {
      if value.tag == last {
        block.bytes.append(",")
      } else {
        block.bytes.append(last < 0 ? ",\"kept\":[" : "]},")
        let start = value.tag == 0 ? 0 : tagOpeningEnds[value.tag - 1]
        block.bytes.append(copying: tagOpenings.part(start..<tagOpeningEnds[value.tag]))
        last = value.tag
      }
      block.bytes.append(json: keptBytes.part(value.bytes))
    }
    block.bytes.append("]}]")
  }

  /// Brings the values of a tag together.
  private mutating func sortKept() {
    // A few tags, each once, as a rule.
    let isSimple =
      kept.count <= 32
      && kept.indices.allSatisfy { place in
        place == 0 || kept[place].tag == kept[place - 1].tag || !kept[..<place].contains { $0.tag == kept[place].tag }
      }
    if isSimple { return }
    var ranks: [Int: Int] = [:]
    for value in kept where ranks[value.tag] == nil { ranks[value.tag] = ranks.count }
    let order = kept.enumerated().sorted { left, right in
      (ranks[left.element.tag] ?? 0, left.offset) < (ranks[right.element.tag] ?? 0, right.offset)
    }
    kept = order.map(\.element)
  }
}

/// Finished records, each a line of JSON with its end.
package struct RecordBlock: ~Copyable {
  package struct Entry: Hashable, Sendable {
    package var id: Range<Int>
    /// The line without the place in the export and what closes it.
    package var content: Range<Int>
    /// Past the line's end.
    package var end: Int
    /// Of the export.
    package var line: Int
    package var isRetracted: Bool
  }

  package fileprivate(set) var bytes = ByteBuffer(capacity: 1 << 16)
  package private(set) var records: [Entry] = []

  fileprivate mutating func close(_ entry: Entry) { records.append(entry) }

  fileprivate mutating func clear() { truncate(bytes: 0, records: 0) }

  fileprivate mutating func truncate(bytes length: Int, records count: Int) {
    bytes.truncate(to: length)
    records.removeSubrange(count...)
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ name: RecordAssembly.Name) {
    var separator: StaticString = "{"
    func add(_ key: StaticString, _ text: Bytes?, _ buffer: inout ByteBuffer) {
      guard let text else { return }
      buffer.append(separator)
      buffer.append(key, json: text)
      separator = ","
    }
    add("\"family\":", name.family, &self)
    add("\"given\":", name.given, &self)
    add("\"suffix\":", name.suffix, &self)
    add("\"dropping-particle\":", name.droppingParticle, &self)
    add("\"non-dropping-particle\":", name.nonDroppingParticle, &self)
    add("\"literal\":", name.literal, &self)
    for switched in name.handling {
      append(separator)
      "\"\(switched.option.rawValue)\": \(JSONWriter.inline(switched.value.node))".lend { append(copying: $0) }
      separator = ","
    }
    if separator.utf8Start.pointee == UInt8(ascii: "{") { append("{") }
    append("}")
  }

  fileprivate mutating func append(_ topic: RecordAssembly.Topic) {
    append("{\"name\":", json: topic.name)
    append(",\"ui\":", json: topic.ui)
    append(topic.isMajor ? ",\"major\":true}" : "}")
  }

  fileprivate mutating func append(_ date: CitationDate) {
    guard date.literal == nil, date.raw == nil, date.season == nil, date.circa == nil, !date.parts.isEmpty else {
      return JSONWriter.inline(date.node).lend { append(copying: $0) }
    }
    var separator: StaticString = "{\"date-parts\": [["
    for part in date.parts {
      append(separator)
      append(integer: part.year)
      if let month = part.month {
        append(", ")
        append(integer: month)
        if let day = part.day {
          append(", ")
          append(integer: day)
        }
      }
      separator = "], ["
    }
    append("]]}")
  }
}

extension Bytes {
  /// Whether it holds nothing but white space, as Garner's own files allow no value to do.
  fileprivate var isBlank: Bool { !contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } }

  /// Enough of a value to know it by.
  fileprivate var beginning: String {
    guard count > 120 else { return string }
    var end = 100
    while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[part: 0..<end].string + "…"
  }
}
