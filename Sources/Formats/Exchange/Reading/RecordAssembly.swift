package import Records

/// Puts the fields of one record after another in their places, as the line in which a review keeps it, and counts what
/// became of each.
///
/// The line is put together in bytes: making a `String` of every value would take longer than reading it.
package struct RecordAssembly {
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
  private var tagPlaces: [String: Int] = [:]
  private var tagCounts: [ImportTally.Count] = []
  private var remarks = ImportTally()

  /// CSL's type of the record at hand.
  package var type = "document"
  package private(set) var line = 0
  package private(set) var isOpen = false
  /// Where the value of each variable stands in ``citation``.
  private var places = [Range<Int>?](repeating: nil, count: CitationKey.count)
  private var citation: [UInt8] = []
  private var names: [(role: CitationKey, count: Int, bytes: [UInt8])] = []
  private var rolesInUse = 0
  private var lists = [[UInt8]](repeating: [], count: List.allCases.count)
  /// A rank is the order in which a tag first came in the record.
  private var kept: [(rank: Int, tag: Int, start: Int, end: Int)] = []
  private var ranks: [Int: Int] = [:]
  private var keptBytes: [UInt8] = []
  private var pmid: [UInt8] = []
  private var doi: [UInt8] = []
  private var revised: [UInt8] = []
  private var sourceID: (text: [UInt8], origin: Origin)?
  private var version: Int?
  /// Of the last name: what a CSL name has no place for.
  private var extras: (role: CitationKey, position: Int)?
  private var orcid: [UInt8] = []
  private var affiliations: [UInt8] = []
  private var isHeadingOpen = false

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
      example: text.map { "'\(repair.original.string)' is '\($0.string)'" } ?? "'\(repair.original.string)'")
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

  /// The finished records, which are then no longer here.
  package mutating func takeBlock() -> RecordBlock {
    let full = block
    block = RecordBlock()
    block.bytes.reserveCapacity(full.bytes.count)
    return full
  }

  // MARK: One record

  /// Begins with the next record; one that was not finished is forgotten.
  package mutating func begin(line: Int) {
    self.line = line
    isOpen = true
    type = "document"
    for index in places.indices { places[index] = nil }
    citation.removeAll(keepingCapacity: true)
    rolesInUse = 0
    for index in lists.indices { lists[index].removeAll(keepingCapacity: true) }
    kept.removeAll(keepingCapacity: true)
    ranks.removeAll(keepingCapacity: true)
    keptBytes.removeAll(keepingCapacity: true)
    pmid.removeAll(keepingCapacity: true)
    doi.removeAll(keepingCapacity: true)
    revised.removeAll(keepingCapacity: true)
    version = nil
    sourceID = nil
    extras = nil
    isHeadingOpen = false
  }

  package func has(_ key: CitationKey) -> Bool { places[key.index] != nil }

  /// Sets a variable; another value for it, unless it is the same, is kept under its tag.
  package mutating func set(_ key: CitationKey, _ text: Bytes, from origin: Origin, repair: Repair? = nil) {
    citation.append(contentsOf: key.opening)
    let start = citation.count
    citation.append(json: text)
    if let known = places[key.index] {
      let isSame = citation[known] == citation[start...]
      citation.removeSubrange((start - key.opening.count)...)
      return isSame ? count(origin) : keep(repair?.original ?? text, from: origin)
    }
    places[key.index] = start..<citation.count
    if key == .pmid { pmid.append(contentsOf: text) }
    if key == .doi { doi.append(contentsOf: text) }
    count(origin, repair: repair, to: text)
  }

  /// Sets a variable, if it has no value yet, from what is counted elsewhere.
  mutating func setUncounted(_ key: CitationKey, _ text: Bytes) {
    guard places[key.index] == nil else { return }
    citation.append(contentsOf: key.opening)
    let start = citation.count
    citation.append(json: text)
    places[key.index] = start..<citation.count
  }

  package mutating func set(_ key: CitationKey, _ text: String, from origin: Origin, repair: Repair? = nil) {
    text.lend { set(key, $0, from: origin, repair: repair) }
  }

  /// Sets a date; `written` is what stands in the source, kept under its tag where there is a date already.
  package mutating func set(
    _ key: CitationKey, _ date: CitationDate, written: Bytes, from origin: Origin, repair: Repair? = nil
  ) {
    citation.append(contentsOf: key.opening)
    let start = citation.count
    citation.append(date)
    if let known = places[key.index] {
      let isSame = citation[known] == citation[start...]
      citation.removeSubrange((start - key.opening.count)...)
      return isSame ? count(origin) : keep(written, from: origin)
    }
    places[key.index] = start..<citation.count
    count(origin, repair: repair)
  }

  /// Sets a list of words, as CSL's `categories`.
  package mutating func set(_ key: CitationKey, words: [String], from origin: Origin) {
    guard places[key.index] == nil else { return keep(words.joined(separator: ", "), from: origin) }
    citation.append(contentsOf: key.opening)
    let start = citation.count
    citation.append(contentsOf: JSONWriter.inline(Node(.array(words.map { Node(.string($0)) }))).utf8)
    places[key.index] = start..<citation.count
    count(origin)
  }

  /// Adds a name to the list of its role, in the order of the source.
  package mutating func add(_ name: Name, to role: CitationKey, from origin: Origin, repair: Repair? = nil) {
    closeExtras()
    var place = 0
    while place < rolesInUse, names[place].role != role { place += 1 }
    if place == rolesInUse {
      if place == names.count { names.append((role, 0, [])) }
      names[place].role = role
      names[place].count = 0
      names[place].bytes.removeAll(keepingCapacity: true)
      rolesInUse += 1
    }
    names[place].count += 1
    names[place].bytes.append(name)
    extras = (role, names[place].count)
    count(origin, repair: repair)
  }

  /// The ORCID of the name added last.
  package mutating func add(orcid: Bytes, from origin: Origin, repair: Repair? = nil) {
    guard extras != nil, self.orcid.isEmpty else { return keep(repair?.original ?? orcid, from: origin) }
    self.orcid.append(contentsOf: orcid)
    count(origin, repair: repair, to: orcid)
  }

  /// An affiliation of the name added last.
  package mutating func add(affiliation: Bytes, from origin: Origin) {
    guard extras != nil else { return keep(affiliation, from: origin) }
    if !affiliations.isEmpty { affiliations.append(UInt8(ascii: ",")) }
    affiliations.append(json: affiliation)
    count(origin)
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
    add(to: .publicationTypes, from: origin) { $0.append(Topic(name: name, ui: ui)) }
  }

  package mutating func add(heading topic: Topic, from origin: Origin) {
    closeHeading()
    add(to: .headings, from: origin) {
      $0.append(topic)
      $0.removeLast()
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
    addObject(
      [("\"kind\":", kind), ("\"source\":", source), ("\"pmid\":", pmid), ("\"note\":", note)], to: .corrections,
      from: origin)
  }

  /// An identifier that CSL has no variable for; the same one twice is once.
  package mutating func add(identifier: Bytes, scheme: Bytes, from origin: Origin) {
    let list = List.identifiers.rawValue
    let start = lists[list].count
    addObject([("\"scheme\":", scheme), ("\"value\":", identifier)], to: .identifiers, from: origin)
    let added = lists[list][(start == 0 ? 0 : start + 1)...]
    if start > 0, lists[list][..<start].firstRange(of: added) != nil { lists[list].removeSubrange(start...) }
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
    self.revised.append(contentsOf: revised)
    count(origin)
  }

  /// What has no place of its own stays under its tag.
  package mutating func keep(_ text: Bytes, from origin: Origin) {
    let start = keptBytes.count
    keptBytes.append(contentsOf: text)
    let rank = ranks[origin.tag] ?? ranks.count
    ranks[origin.tag] = rank
    kept.append((rank, origin.tag, start, keptBytes.count))
    if origin.isCounted { tagCounts[origin.tag].kept += 1 }
  }

  package mutating func keep(_ text: String, from origin: Origin) { text.lend { keep($0, from: origin) } }

  /// The source's own name of the record: kept where it is another than the one it gets here.
  package mutating func set(sourceID: Bytes, from origin: Origin) {
    self.sourceID = (Array(sourceID), origin)
  }

  // MARK: Lists

  private mutating func add(to list: List, from origin: Origin, _ write: (inout [UInt8]) -> Void) {
    if !lists[list.rawValue].isEmpty { lists[list.rawValue].append(UInt8(ascii: ",")) }
    write(&lists[list.rawValue])
    count(origin)
  }

  private mutating func addObject(_ members: [(StaticString, Bytes?)], to list: List, from origin: Origin) {
    add(to: list, from: origin) { bytes in
      var separator: StaticString = "{"
      for case (let key, let value?) in members {
        bytes.append(separator)
        bytes.append(key, json: value)
        separator = ","
      }
      if separator.utf8Start.pointee == UInt8(ascii: "{") { bytes.append("{") }
      bytes.append("}")
    }
  }

  private mutating func closeHeading() {
    guard isHeadingOpen else { return }
    isHeadingOpen = false
    let list = List.headings.rawValue
    if lists[list].last == UInt8(ascii: "}") { lists[list].append("]") }
    lists[list].append("}")
  }

  private mutating func closeExtras() {
    guard let (role, position) = extras else { return }
    extras = nil
    guard !orcid.isEmpty || !affiliations.isEmpty else { return }
    let list = List.contributors.rawValue
    if !lists[list].isEmpty { lists[list].append(UInt8(ascii: ",")) }
    lists[list].append("{\"role\":\"")
    lists[list].append(contentsOf: role.name.utf8)
    lists[list].append("\",\"position\":")
    lists[list].append(integer: position)
    if !orcid.isEmpty { orcid.withUnsafeBufferPointer { lists[list].append(",\"orcid\":", json: $0) } }
    if !affiliations.isEmpty {
      lists[list].append(",\"affiliations\":[")
      lists[list].append(contentsOf: affiliations)
      lists[list].append("]")
    }
    lists[list].append("}")
    orcid.removeAll(keepingCapacity: true)
    affiliations.removeAll(keepingCapacity: true)
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
    block.bytes.append("{\"id\":\"")
    let idStart = block.bytes.count
    writeID()
    let id = idStart..<block.bytes.count
    if let (text, origin) = sourceID {
      let isSame = block.bytes[id].elementsEqual(text)
      if isSame { count(origin) } else { text.withUnsafeBufferPointer { keep($0, from: origin) } }
    }
    if let version {
      block.bytes.append("\",\"version\":")
      block.bytes.append(integer: version)
      if !revised.isEmpty { block.bytes.append(",\"revised\":\"") }
    } else {
      block.bytes.append(revised.isEmpty ? "\"" : "\",\"revised\":\"")
    }
    if !revised.isEmpty {
      block.bytes.append(contentsOf: revised)
      block.bytes.append("\"")
    }
    block.bytes.append(",\"citation\":{\"id\":\"")
    block.bytes.append(contentsOf: Array(block.bytes[id]))
    block.bytes.append("\",\"type\":\"")
    block.bytes.append(contentsOf: type.utf8)
    block.bytes.append("\"")
    block.bytes.append(contentsOf: citation)
    for role in names[..<rolesInUse] {
      block.bytes.append(contentsOf: role.role.opening)
      block.bytes.append("[")
      block.bytes.append(contentsOf: role.bytes)
      block.bytes.append("]")
    }
    block.bytes.append("}")
    for list in List.allCases where !lists[list.rawValue].isEmpty {
      block.bytes.append(list.opening)
      block.bytes.append(contentsOf: lists[list.rawValue])
      block.bytes.append("]")
    }
    writeKept()
    closeLine(start: start, id: id)
  }

  /// A line that says that the source has taken the record out.
  package mutating func delete(pmid: Bytes, from origin: Origin) {
    begin(line: origin.line)
    self.pmid.append(contentsOf: pmid)
    isOpen = false
    let start = block.bytes.count
    block.bytes.append("{\"id\":\"")
    let idStart = block.bytes.count
    writeID()
    let id = idStart..<block.bytes.count
    block.bytes.append("\",\"deleted\":true,\"citation\":{\"id\":\"")
    block.bytes.append(contentsOf: Array(block.bytes[id]))
    block.bytes.append("\",\"type\":\"document\"}")
    closeLine(start: start, id: id)
    count(origin)
  }

  /// Where the record began in the export comes last: it is no part of what two records are compared by.
  private mutating func closeLine(start: Int, id: Range<Int>) {
    let content = start..<block.bytes.count
    block.bytes.append(",\"line\":")
    block.bytes.append(integer: line)
    block.bytes.append("}\n")
    block.records.append(
      RecordBlock.Entry(id: id, content: content, end: block.bytes.count, line: line))
  }

  private mutating func writeID() {
    if !pmid.isEmpty {
      block.bytes.append("pmid-")
      for byte in pmid { block.bytes.append(Self.identifierByte(byte)) }
    } else if !doi.isEmpty {
      block.bytes.append("doi-")
      for byte in doi { block.bytes.append(Self.identifierByte(byte.isUppercase ? byte + 0x20 : byte)) }
    } else {
      // FNV-1a, 64 bits: two records of a review that differ and share it are one in 2⁶⁴ times the pairs there are.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in citation { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      for role in names[..<rolesInUse] {
        for byte in role.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      if citation.isEmpty && rolesInUse == 0 {
        for byte in keptBytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      block.bytes.append("record-")
      block.bytes.append(contentsOf: String(hash, radix: 36).utf8)
    }
  }

  private static func identifierByte(_ byte: UInt8) -> UInt8 {
    byte.isDigit || byte.isLowercase || byte.isUppercase ? byte : UInt8(ascii: "-")
  }

  /// The kept values by tag, tags in the order in which they first came.
  private mutating func writeKept() {
    guard !kept.isEmpty else { return }
    if ranks.count > 1 {
      // Stable by itself: within a rank the places in the arena ascend, those of empty values among them.
      kept = kept.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }
    var last = -1
    for value in kept {
      if value.tag == last {
        block.bytes.append(",")
      } else {
        block.bytes.append(last < 0 ? ",\"kept\":{" : "],")
        tagNames[value.tag].lend { block.bytes.append(json: $0) }
        block.bytes.append(":[")
        last = value.tag
      }
      keptBytes.withUnsafeBufferPointer { block.bytes.append(json: $0[part: value.start..<value.end]) }
    }
    block.bytes.append("]}")
  }
}

/// Finished records, each a line of JSON with its end.
package struct RecordBlock: Sendable {
  package struct Entry: Hashable, Sendable {
    package var id: Range<Int>
    /// The line without the place in the export and what closes it.
    package var content: Range<Int>
    /// Past the line's end.
    package var end: Int
    /// Of the export.
    package var line: Int
  }

  package var bytes: [UInt8] = []
  package var records: [Entry] = []

  package init() {}
}

extension Array where Element == UInt8 {
  mutating func append(integer value: Int) {
    append(contentsOf: String(value).utf8)
  }

  fileprivate mutating func append(_ name: RecordAssembly.Name) {
    append(isEmpty ? "{" : ",{")
    let start = count
    append(",\"family\":", json: name.family)
    append(",\"given\":", json: name.given)
    append(",\"suffix\":", json: name.suffix)
    append(",\"dropping-particle\":", json: name.droppingParticle)
    append(",\"non-dropping-particle\":", json: name.nonDroppingParticle)
    append(",\"literal\":", json: name.literal)
    // The comma before the first.
    if count > start { remove(at: start) }
    append("}")
  }

  fileprivate mutating func append(_ topic: RecordAssembly.Topic) {
    append("{\"name\":", json: topic.name)
    append(",\"ui\":", json: topic.ui)
    append(topic.isMajor ? ",\"major\":true}" : "}")
  }

  fileprivate mutating func append(_ date: CitationDate) {
    append(contentsOf: JSONWriter.inline(date.node).utf8)
  }
}
