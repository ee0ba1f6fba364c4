import Records

extension RecordAssembly {
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
    names.append(Part(kind: role.index, bytes: start..<nameBytes.count))
    positions[role.index] += 1
    extras = (role, positions[role.index])
  }

  /// Whether a role has a name already.
  func hasNames(_ role: CitationKey) -> Bool { positions[role.index] > 0 }

  /// Whether something is kept under a tag.
  func keepsValues(of tag: Int) -> Bool { kept.contains { $0.kind == tag } }

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

  /// An identifier of the name added last, as a source has it: an ORCID may be without its hyphens there.
  mutating func add(identifierOfName value: Bytes, scheme: Bytes, from origin: Origin) {
    if scheme.equals("ORCID"), extras != nil, orcid.isEmpty, let orcid = CitationParts.orcid(bare: value) {
      return orcid.lend {
        add(orcid: $0, from: origin, repair: .init("an ORCID is written with its hyphens", of: value))
      }
    }
    add(nameIdentifier: value, scheme: scheme, from: origin)
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

  /// What comes next belongs to none of the names.
  mutating func leaveNames() { closeExtras() }

  mutating func closeExtras() {
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
