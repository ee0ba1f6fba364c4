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
    if !aside.isEmpty { putAside() }
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
    let other = otherNames(citationAt: block.bytes.count)
    block.bytes.append(copying: citation.bytes)
    writeNames()
    block.bytes.append("}")
    for list in lists.indices where !lists[list].isEmpty {
      block.bytes.append(copying: listOpenings[list].bytes)
      block.bytes.append(copying: lists[list].bytes)
      block.bytes.append("]")
    }
    writeKept()
    if !sources.isEmpty { sources.lend { block.bytes.append(copying: $0) } }
    closeLine(start: start, id: id, doi: other.doi, formerID: other.formerID)
  }

  /// What else the record may be named by in a review.
  private func otherNames(citationAt start: Int) -> (doi: Range<Int>?, formerID: String?) {
    let text = ownID.isEmpty && !pmid.isEmpty ? place(of: .doi) : nil
    let doi = text.map { (start + $0.lowerBound + 1)..<(start + $0.upperBound - 1) }
    let isOwn = sourceID?.text.starts(with: Self.contentPrefix.utf8) ?? false
    return (doi, isOwn ? sourceID.map { String(decoding: $0.text, as: UTF8.self) } : nil)
  }

  /// What the ids of records without an identifier begin with, and of those that are named by their DOI.
  package static let contentPrefix = "record-"
  private static let doiPrefix = "doi-"

  /// The id of a record that is named by its DOI.
  package static func id(ofDOI doi: Bytes) -> [UInt8] {
    Array(doiPrefix.utf8) + doi.map { identifierByte($0.isUppercase ? $0 + 0x20 : $0) }
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
  private mutating func closeLine(start: Int, id: Range<Int>, doi: Range<Int>? = nil, formerID: String? = nil) {
    let content = start..<block.bytes.count
    block.bytes.append(",\"line\":")
    block.bytes.append(integer: line)
    block.bytes.append("}\n")
    block.close(
      RecordBlock.Entry(
        id: id, content: content, end: block.bytes.count, line: line,
        isRetracted: isRetracted || isRetractedOrNotice && !isNotice,
        doi: doi,
        formerID: formerID))
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
    byte.isLetterOrDigit ? byte : UInt8(ascii: "-")
  }

  /// The names by role, roles in the order in which they first came.
  private mutating func writeNames() {
    guard let first = names.first?.kind else { return }
    if names.allSatisfy({ $0.kind == first }) { return write(names: names, of: first) }
    var roles: [Int] = []
    for name in names where !roles.contains(name.kind) { roles.append(name.kind) }
    for role in roles { write(names: names.filter { $0.kind == role }, of: role) }
  }

  private mutating func write(names: [Part], of role: Int) {
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
      if value.kind == last {
        block.bytes.append(",")
      } else {
        block.bytes.append(last < 0 ? ",\"kept\":[" : "]},")
        let start = value.kind == 0 ? 0 : tagOpeningEnds[value.kind - 1]
        block.bytes.append(copying: tagOpenings.part(start..<tagOpeningEnds[value.kind]))
        last = value.kind
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
        let tag = kept[place].kind
        return place == 0 || tag == kept[place - 1].kind || !kept[..<place].contains { $0.kind == tag }
      }
    if isSimple { return }
    var ranks: [Int: Int] = [:]
    for value in kept where ranks[value.kind] == nil { ranks[value.kind] = ranks.count }
    let order = kept.enumerated().sorted { left, right in
      (ranks[left.element.kind] ?? 0, left.offset) < (ranks[right.element.kind] ?? 0, right.offset)
    }
    kept = order.map(\.element)
  }
}
