import Records

extension RecordAssembly {
  /// The lists of a line besides the citation, in the order in which they are written.
  enum List: Int {
    case abstract, contributors, publicationTypes, headings, keywords, grants, registrations, corrections, identifiers
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
    if Retraction.mayBeTypeOfNotice(name), Retraction.isTypeOfNotice(name.string) { isNotice = true }
    add(to: .publicationTypes, from: origin) { $0.append(Topic(name: name, ui: ui)) }
  }

  /// Whether it is there already, as where two fields of a format hold it; of very many nobody asks.
  func has(publicationType name: Bytes) -> Bool {
    let list = lists[List.publicationTypes.rawValue].bytes
    guard !list.isEmpty, list.count < 2000 else { return false }
    var written = ByteBuffer()
    written.append(Topic(name: name))
    return list.string.contains(written.bytes.string)
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
    if keyword.count == 17 || keyword.count == 21, keyword[0] | 0x20 == UInt8(ascii: "r"),
      Retraction.isKeyword(keyword.string)
    {
      isRetracted = true
    }
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
    if kind.hasPrefix("Retract"), Retraction.isNotice(kind.string) { isNotice = true }
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
    if before > 0 { lists[list].append(UInt8(ascii: ",")) }
    lists[list].append("{\"scheme\":", json: scheme)
    lists[list].append(",\"value\":", json: identifier)
    lists[list].append("}")
    let added = (before == 0 ? 0 : before + 1)..<lists[list].count
    // A handful as a rule; in a file of millions of them for one record, only the first are looked through.
    let isKnown = identifiers.prefix(64).contains { known in
      known.bytes.count == added.count && lists[list].part(known.bytes).isSame(as: lists[list].part(added))
    }
    if isKnown { lists[list].truncate(to: before) } else { identifiers.append(Part(bytes: added)) }
  }

  package mutating func add(identifier: Bytes, scheme: String, from origin: Origin) {
    scheme.lend { add(identifier: identifier, scheme: $0, from: origin) }
  }

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

  mutating func closeHeading() {
    guard isHeadingOpen else { return }
    isHeadingOpen = false
    let list = List.headings.rawValue
    if lists[list].last == UInt8(ascii: "}") { lists[list].append("]") }
    lists[list].append("}")
  }
}
