import Records

// What only some databases write, told by its form.
extension RISMapping {
  /// - Returns: whether the field holds a list, of which each text is put by itself.
  func putList(
    _ value: Bytes, _ field: TaggedEntry.Field, at place: Place, of entry: TaggedEntry,
    from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard let items = TextList.items(of: value), items.count > (Self.isOwnTitle(place) ? 1 : 0) else { return false }
    // Where one is where a person works, all are.
    if case .variable(.publisherPlace) = place, !Self.mayHaveInstitution(assembly.type),
      items.contains(where: { $0.lend(CitationParts.isWorkplace) })
    {
      assembly.keep(value, from: origin)
      return true
    }
    var part = origin
    part.isCounted = false
    for item in items { item.lend { put($0, field, at: place, of: entry, from: part, into: &assembly) } }
    assembly.count(origin, repair: .init(TextList.repair, of: value))
    return true
  }

  /// A translated title may stand in brackets.
  private static func isOwnTitle(_ place: Place) -> Bool {
    switch place {
    case .variable(.title), .variable(.originalTitle): true
    default: false
    }
  }

  /// `1983-03//`, `2017//`: Ovid's ERIC has the date of the issue there. Nothing was looked at in a whole month or year.
  static func isDateOfIssue(_ value: Bytes) -> Bool { value.hasSuffix("//") }

  /// `3`, the month of publication, which Rayyan writes where others have the day of access.
  static func isMonth(_ value: Bytes) -> Bool {
    value.count <= 2 && value.integer.map { (1...12).contains($0) } ?? false
  }

  /// `Cognitive Therapy [3311]`
  static func isClass(_ value: Bytes) -> Bool {
    value.count > 7 && value[value.count - 6] == UInt8(ascii: "[") && value.last == UInt8(ascii: "]")
      && value[part: (value.count - 5)..<(value.count - 1)].allSatisfy(\.isDigit)
  }

  /// `Greist (1979)`, with which EPPI-Reviewer names a study.
  static func isNameWithYear(_ value: Bytes) -> Bool {
    value.count <= 80 && value.string.wholeMatch(of: #/\p{L}[\p{L} '’-]* \(\d{4}\)/#) != nil
  }

  /// `https://dx.doi.org/10.1000/x`
  static func isAddressOfDOI(_ value: Bytes) -> Bool {
    value.count <= 300 && value.string.prefixMatch(of: #/https?:\/\/(?:dx\.)?doi\.org\/10\./#) != nil
  }

  /// Whether it is an export of Ovid's MEDLINE, which has the PMID under `ID`; there reference managers, which have what they
  /// took out of Ovid as well, number their own records, and they call the title `TI`.
  ///
  /// Without the name of the database, Ovid's link tells: it holds the same number.
  func isOvidOfPubMed(_ entry: TaggedEntry, _ value: Bytes) -> Bool {
    if let number = source.ovidNumber { return value.elementsEqual(number.utf8) }
    return source.isOvid && source.isPubMed && entry.has(TaggedEntry.code("T1")) && !entry.has(TaggedEntry.code("AN"))
  }

  /// The PMID in EBSCO's note, which holds what RIS has no tag for: `Accession Number: 104485163. … PMID: NLM16046366.`, in its
  /// PsycInfo without the letters; in its MEDLINE it is the number of the record itself.
  func putPMID(ofEBSCO note: Bytes, into assembly: inout RecordAssembly) {
    guard note.hasPrefix("Accession Number:") else { return }
    let text = note.string
    let own = source.isPubMed ? text.prefixMatch(of: #/Accession Number: ?(\d+)[.;]/#)?.1 : nil
    guard let number = text.firstMatch(of: #/PMID: ?(?:NLM)?(\d+)\b/#)?.1 ?? own else { return }
    String(number).lend { if CitationParts.isPMID($0) { assembly.setUncounted(.pmid, $0) } }
  }

  /// Without a qualifier nothing tells a heading from an author's keyword.
  ///
  /// - Returns: whether the keyword of Ovid's MEDLINE is a heading.
  func putHeading(
    ofOvid value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard source.isOvid, source.isPubMed, let heading = OvidHeading(value), !heading.qualifiers.isEmpty else {
      return false
    }
    heading.put(from: origin, into: &assembly)
    return true
  }

  /// The days of a conference, which Web of Science and Embase have where others have the day of access; Embase's are a range, which
  /// that is not.
  ///
  /// - Returns: whether they may stand there.
  func putEventDate(
    _ value: Bytes, of entry: TaggedEntry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    let isCertain = source.isWebOfScience && assembly.type == "paper-conference"
    guard isCertain || source.isEmbase && isOfMeeting(entry) else { return false }
    let date = CitationParts.eventDate(value)
    guard isCertain || date?.parts.count == 2 else { return false }
    CitationParts.put(eventDate: date, written: value, from: origin, into: &assembly)
    return true
  }

  /// The PMID of Ovid's Embase, `33012345 [https://www.ncbi.nlm.nih.gov/pubmed/?term=33012345]`.
  ///
  /// - Returns: whether it is one.
  func putLinkedPMID(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard let pmid = CitationParts.pmid(withLink: value) else { return false }
    pmid.lend { assembly.set(.pmid, $0, from: origin, repair: .init("the PMID is taken out", of: value)) }
    return true
  }

  /// Links to other publications, which Ovid's MEDLINE has in the note, all in one field.
  ///
  /// A line among them without any figure, as every reference has some, is none of them, and is the note.
  ///
  /// - Returns: whether the note begins with one; a note of Ovid's, or one that names PMIDs.
  func putLinks(
    ofNote value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard value[0].isUppercase else { return false }
    let lines = value.string.split(separator: "\n")
    let others = lines.dropFirst().filter(Self.isNoLink)
    let text = others.isEmpty ? value.string : lines.filter { !others.contains($0) }.joined(separator: "\n")
    guard let links = CitationParts.links(in: text),
      source.isOvid || links.contains(where: { $0.pmid != nil })
    else { return false }
    CitationParts.putLinks(links, of: value, from: origin, into: &assembly)
    if !others.isEmpty {
      let part = RecordAssembly.Origin(tag: origin.tag, line: origin.line, isCounted: false)
      others.joined(separator: "\n").lend { CitationParts.putNote($0, from: part, into: &assembly) }
    }
    return true
  }

  private static func isNoLink(_ line: Substring) -> Bool {
    !line.contains(where: \.isNumber) && line.last { !$0.isWhitespace } != ":"
      && CitationParts.links(in: String(line)) == nil
  }

  /// Whether an institution may be where such a work was published, or given.
  static func mayHaveInstitution(_ type: String) -> Bool {
    ["book", "chapter", "report", "thesis", "paper-conference"].contains(type)
  }

  /// The pages in one field, as Covidence has them beside their ends.
  func putPages(
    _ value: Bytes, of entry: TaggedEntry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    func text(_ code: UInt32) -> String {
      entry.first(code).map { entry.value(entry.fields[$0]) { $0.string } } ?? ""
    }
    let (first, last) = (text(Self.startPage), text(Self.endPage))
    if first.isEmpty { return CitationParts.putPages(value, from: origin, into: &assembly) }
    if CitationParts.areNone(pages: value) { return assembly.drop(origin, CitationParts.placeholder) }
    let pages = value.string
    pages == first || pages == "\(first)-\(last)" ? assembly.count(origin) : assembly.keep(value, from: origin)
  }
}
