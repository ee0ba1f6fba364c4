import Records

/// What is put together of several elements: abstracts, names, dates and the other groups.
extension PubMedTaker {
  /// The part of a text is a part of the file's abstract if there are several.
  mutating func putAbstract(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    if attribute.isEmpty, category.isEmpty, firstSectionOrigin == nil, !hasSections {
      firstSection.set(text)
      firstSectionOrigin = origin
      return
    }
    flushAbstract(asSection: true, &assembly)
    hasSections = true
    assembly.add(section: text, label: attribute.orNil, category: category.orNil, from: origin)
  }

  /// A first part without a label waits to see whether there are others.
  mutating func flushAbstract(asSection: Bool, _ assembly: inout RecordAssembly) {
    guard let origin = firstSectionOrigin else { return }
    firstSectionOrigin = nil
    if asSection {
      assembly.add(section: firstSection.bytes, label: nil, category: nil, from: origin)
    } else {
      assembly.set(.abstract, firstSection.bytes, from: origin)
    }
  }

  mutating func putIdentifier(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    let scheme = attribute.bytes
    if scheme.equals("doi") {
      CitationParts.putDOI(text, from: origin, into: &assembly)
    } else if scheme.equals("pubmed") {
      assembly.set(pmid: text, from: origin)
    } else if scheme.equals("pmc") {
      assembly.set(.pmcid, text, from: origin)
    } else if scheme.isEmpty {
      assembly.keep(text, from: origin)
    } else {
      assembly.add(identifier: text, scheme: scheme, from: origin)
    }
  }

  /// An ISSN of no kind is the citation's and no more.
  mutating func putISSN(_ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    guard let kind = attribute.orNil else { return assembly.set(.issn, text, from: origin) }
    assembly.setUncounted(.issn, text)
    scheme.truncate()
    scheme.append("issn-")
    for byte in kind { scheme.append(byte.isUppercase ? byte + 0x20 : byte) }
    assembly.add(identifier: text, scheme: scheme.bytes, from: origin)
  }

  /// Initials say nothing new where they are those of the given names, and are the given names where there are no others.
  mutating func putInitials(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    initials.set(text)
    if given.isEmpty || CitationParts.areInitials(text, of: given.bytes) {
      assembly.count(origin)
    } else {
      assembly.keep("\(family.bytes.string) \(text.string)", from: origin)
    }
  }

  /// Adds the name once what comes before an identifier or an affiliation has been read; both belong to it alone.
  mutating func addAuthor(_ assembly: inout RecordAssembly) {
    guard !isAuthorAdded else { return }
    isAuthorAdded = true
    hasName = !(family.isEmpty && collective.isEmpty && given.isEmpty && initials.isEmpty)
    guard hasName else { return assembly.leaveNames() }
    guard isAuthorValid else { return keepInvalidName(&assembly) }
    let (particle, bare) = CitationParts.particle(of: family.bytes)
    let name = RecordAssembly.Name(
      family: bare.isEmpty ? nil : bare, given: given.orNil ?? initials.orNil, suffix: suffix.orNil,
      nonDroppingParticle: particle, literal: collective.orNil)
    assembly.addUncounted(name, to: isEditors ? .editor : .author)
    if isEqual { wholeName.lend { keep("Y", of: $0, as: "Author@EqualContrib", assembly.line, &assembly) } }
  }

  var wholeName: String {
    if !collective.isEmpty { return collective.bytes.string }
    let given = given.orNil ?? initials.orNil
    return [family.orNil, given, suffix.orNil].compactMap { $0?.string }.joined(separator: ", ")
  }

  /// A misprint that stands beside the right name: it is no author, and what comes with it no other's.
  mutating func keepInvalidName(_ assembly: inout RecordAssembly) {
    hasName = false
    assembly.leaveNames()
    wholeName.lend { keep("N", of: $0, as: "Author@ValidYN", assembly.line, &assembly) }
  }

  mutating func end(
    _ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard let field = field.flatMap(Field.init) else {
      finishRecord(origin, &assembly)
      return true
    }
    switch field {
    case .author: addAuthor(&assembly)
    case .revised:
      if let day = date.day8601() {
        assembly.set(revised: day, from: origin)
      } else if let text = date.text() {
        assembly.keep(text, from: origin)
      }
    case .published: putDate(origin, &assembly)
    case .grant:
      lend([.grantNumber, .grantAcronym, .grantAgency, .grantCountry]) {
        assembly.add(grant: $0[0], acronym: $0[1], agency: $0[2], country: $0[3], from: origin)
      }
    case .dataBank:
      if let bankOrigin { (parts[.dataBankName] ?? []).withUnsafeBufferPointer { assembly.keep($0, from: bankOrigin) } }
    case .correction:
      lend([.correctionKind, .correctionSource, .correctionPMID, .correctionNote]) {
        assembly.add(
          correction: $0[0] ?? Bytes(start: nil, count: 0), source: $0[1], pmid: $0[2], note: $0[3], from: origin)
      }
    default: break
    }
    return false
  }

  /// Lends what was collected, in this order.
  func lend(_ fields: [Field], _ body: ([Bytes?]) -> Void) {
    var bytes: [UInt8] = []
    let ranges = fields.map { field -> Range<Int>? in
      guard let part = parts[field] else { return nil }
      bytes += part
      return (bytes.count - part.count)..<bytes.count
    }
    bytes.withUnsafeBufferPointer { buffer in body(ranges.map { $0.map { buffer[part: $0] } }) }
  }

  mutating func finishRecord(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    flushAbstract(asSection: false, &assembly)
    putPageEnds(&assembly)
    guard isBook, let title = bookTitle.orNil else { return }
    // A chapter has a title of its own.
    assembly.setUncounted(assembly.has(.title) ? .containerTitle : .title, title)
  }

  /// Start and end are the pages where they stand alone, and say nothing new where these are the same.
  mutating func putPageEnds(_ assembly: inout RecordAssembly) {
    guard let origin = startOrigin else {
      if let origin = endOrigin { assembly.keep(endPage.bytes, from: origin) }
      return
    }
    if !endPage.isEmpty, !endPage.isSame(as: startPage) {
      startPage.append("-")
      startPage.append(copying: endPage.bytes)
    }
    CitationParts.putPages(startPage.bytes, from: origin, into: &assembly)
    if let endOrigin { assembly.count(endOrigin) }
  }

  mutating func putDate(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    if !assembly.has(.issued), let (year, month, day) = date.simple {
      return assembly.set(.issued, year: year, month: month, day: day, from: origin)
    }
    guard let text = date.text() else { return }
    guard let known = CitationParts.date(text) else { return assembly.keep(text, from: origin) }
    CitationParts.tell(known, from: origin, into: &assembly)
    assembly.set(.issued, known, written: text, from: origin)
  }
}
