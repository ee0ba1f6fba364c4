import Records

/// Where the fields of BibTeX and BibLaTeX go.
struct BibTeXMapping {
  var remarks = ImportTally()
  // Of the entry at hand.
  var isDateSet = false
  var issued: CitationDate?
  var dateSource: BibTeXFieldName.Kind?
  /// Where the date as CSL has it stands, which other programs have no field for.
  var ownDate: Range<Int>?
  var datePartsUsed: [BibTeXFieldName.Kind] = []
  private var rolesSet: [CitationKey] = []
  private var people: BibTeXPeople?
  /// The tags under which types and keys are counted, once they are known.
  private var typeTag: Int?
  private var keyTag: Int?

  typealias Origin = RecordAssembly.Origin

  /// - Parameter references: the kinds of references to other entries that were followed.
  mutating func put(
    _ entry: BibTeXEntry, followed references: [BibTeXFieldName.Kind] = [], into assembly: inout RecordAssembly
  ) {
    assembly.begin(line: entry.line)
    isDateSet = false
    issued = nil
    dateSource = nil
    ownDate = nil
    datePartsUsed.removeAll(keepingCapacity: true)
    rolesSet.removeAll(keepingCapacity: true)
    people = BibTeXPeople(entry)
    putType(of: entry, into: &assembly)
    for (place, field) in entry.fields.enumerated() {
      let origin = Origin(tag: field.name.tag, line: field.line, isMended: field.isMended)
      if entry.value(field, { $0.isEmpty }) {
        assembly.drop(origin, "it holds nothing")
        continue
      }
      switch field.name.kind {
      case .date, .year, .month, .day: putDate(field, of: entry, from: origin, into: &assembly)
      case .otherDate where field.name.key == .issued: putDate(field, of: entry, from: origin, into: &assembly)
      case .crossref where references.contains(.crossref): assembly.count(origin)
      case .xdata where references.contains(.xdata):
        assembly.count(origin)
      case _ where people?.isWhole(place) == true: assembly.count(origin)
      default: entry.value(field) { put($0, field, of: entry, from: origin, into: &assembly) }
      }
    }
    putKey(of: entry, into: &assembly)
  }

  private mutating func putType(of entry: BibTeXEntry, into assembly: inout RecordAssembly) {
    let tag = typeTag ?? assembly.tag("entrytype")
    typeTag = tag
    let origin = Origin(tag: tag, line: entry.line)
    let known = BibTeXTypes.csl[entry.type] ?? (CitationVariable.types.contains(entry.type) ? entry.type : nil)
    assembly.type = known ?? "document"
    // CSL's type alone would not tell which it was.
    let genre = entry.first(.type).map { entry.value($0) { BibTeXTypes.kinds[$0.string] ?? $0.string } }
    let isTold = known == entry.type || BibTeXTypes.entryType(assembly.type, genre: genre) == entry.type
    if known != nil && isTold { assembly.count(origin) } else { assembly.keep(entry.type, from: origin) }
    if let field = entry.first(.entrySubtype), let type = entry.value(field, { Self.subtype($0) }) {
      assembly.type = type
    }
  }

  private static func subtype(_ raw: Bytes) -> String? {
    let text = raw.string
    return BibTeXTypes.subtypes[text] ?? (CitationVariable.types.contains(text) ? text : nil)
  }

  private mutating func putKey(of entry: BibTeXEntry, into assembly: inout RecordAssembly) {
    guard !entry.key.isEmpty else { return }
    let tag = keyTag ?? assembly.tag("entrykey")
    keyTag = tag
    let origin = Origin(tag: tag, line: entry.line)
    entry.text.withUnsafeBufferPointer { text in
      assembly.set(sourceID: text[part: entry.key], from: origin)
      // Europe PMC's keys are `PMID:16046366`.
      CitationParts.putIdentifiers(ofNote: text[part: entry.key], into: &assembly)
    }
  }

  // MARK: Values

  private mutating func put(
    _ raw: Bytes, _ field: BibTeXEntry.Field, of entry: BibTeXEntry, from origin: Origin,
    into assembly: inout RecordAssembly
  ) {
    switch field.name.kind {
    case .variable where field.name.key == .issn || field.name.key == .isbn:
      let isBook = field.name.key == .isbn
      withText(raw, from: origin, into: &assembly) {
        CitationParts.putNumbers($0, isBook: isBook, from: origin, into: &$1)
      }
    // BibLaTeX's `issue` is a name, such as Spring, where there is a number too.
    case .variable
    where field.name.key == .issue && entry.first(.number) != nil && BibTeXTypes.numberKey(assembly.type) == .issue:
      assembly.keep(raw, from: origin)
    case .electronicISSN:
      withText(raw, from: origin, into: &assembly) { text, assembly in
        var part = origin
        for number in text.parts(by: [UInt8(ascii: ",")]) {
          assembly.add(identifier: number, scheme: "issn-electronic", from: part)
          part.isCounted = false
        }
      }
    case .identifier: putIdentifier(raw, field, from: origin, into: &assembly)
    case .webOfScienceNumber:
      withText(raw, from: origin, into: &assembly) { $1.add(identifier: $0, scheme: "wos", from: origin) }
    case .grants:
      withText(raw, from: origin, into: &assembly) {
        WebOfScienceMapping.putGrants($0, from: origin, into: &$1)
      }
    case .fundingDetails:
      withText(raw, from: origin, into: &assembly) { ScopusFunding.put($0, from: origin, into: &$1) }
    case .variable:
      set(field.name.key ?? .note, raw, from: origin, into: &assembly)
      // Braces only keep capitals: `{PMID}: 16046366`.
      if field.name.key == .note {
        raw.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }.withUnsafeBufferPointer {
          CitationParts.putIdentifiers(ofNote: $0, into: &assembly)
          if entry.first(.webOfScienceNumber) != nil { CitationParts.putEventDate(ofNote: $0, into: &assembly) }
        }
      }
    case .verbatim: putAddress(raw, to: field.name.key ?? .url, from: origin, into: &assembly)
    case .names: putNames(raw, to: field.name.key ?? .author, from: origin, into: &assembly)
    case .otherDate: putOtherDate(raw, field, of: entry, from: origin, into: &assembly)
    case .title: putTitle(raw, .title, field, with: .subtitle, of: entry, from: origin, into: &assembly)
    case .bookTitle where assembly.type == "book": assembly.keep(raw, from: origin)
    case .bookTitle:
      putTitle(raw, .containerTitle, field, with: .bookSubtitle, of: entry, from: origin, into: &assembly)
    case .subtitle: putSubtitle(raw, field, to: .title, of: entry, from: origin, into: &assembly)
    case .bookSubtitle where assembly.type == "book": assembly.keep(raw, from: origin)
    case .bookSubtitle: putSubtitle(raw, field, to: .bookTitle, of: entry, from: origin, into: &assembly)
    case .mainTitle where entry.first(.bookTitle) != nil || assembly.type == "book": assembly.keep(raw, from: origin)
    case .mainTitle, .journal: set(.containerTitle, raw, from: origin, into: &assembly)
    case .series: set(.collectionTitle, raw, from: origin, into: &assembly)
    case .number: set(BibTeXTypes.numberKey(assembly.type), raw, from: origin, into: &assembly)
    case .type where RISMapping.hasPublicationTypes(assembly.type):
      putPublicationTypes(raw, from: origin, into: &assembly)
    case .type where BibTeXTypes.kinds[raw.string] != nil:
      assembly.set(
        CitationKey("genre") ?? .note, BibTeXTypes.kinds[raw.string] ?? "", from: origin,
        repair: .init("BibLaTeX's name of a kind is written in words", of: raw))
    case .type: set(CitationKey("genre") ?? .note, raw, from: origin, into: &assembly)
    case .language: putLanguage(raw, from: origin, into: &assembly)
    case .keywords: putKeywords(Self.bare(raw, in: entry), from: origin, into: &assembly)
    case .pages: putPages(raw, from: origin, into: &assembly)
    case .articleNumber where !entry.hasValue(.pages) && raw.contains(where: \.isDigit):
      set(.page, raw, from: origin, into: &assembly)
    case .doi: putDOI(raw, from: origin, into: &assembly)
    case .pmid: putPMID(raw, from: origin, into: &assembly)
    case .pmcid: putPMCID(raw, from: origin, into: &assembly)
    case .eprint: putEprint(raw, of: entry, from: origin, into: &assembly)
    case .eprintType
    where entry.first(.eprintType)?.value == field.value
      && entry.first(.eprint).map { isTaken($0, of: entry) } ?? false:
      assembly.count(origin)
    case .entrySubtype where entry.first(.entrySubtype)?.value == field.value && Self.subtype(raw) != nil:
      assembly.count(origin)
    case .howPublished: putHowPublished(raw, from: origin, into: &assembly)
    case .publisher: set(.publisher, raw, from: origin, into: &assembly)
    case .organization where entry.first(.publisher) == nil: set(.publisher, raw, from: origin, into: &assembly)
    default: assembly.keep(raw, from: origin)
    }
  }

  /// Sets a variable of text; another value for it is kept as the LaTeX it is.
  mutating func set(
    _ key: CitationKey, _ raw: Bytes, _ mode: LaTeXText.Mode = .text, from origin: Origin,
    into assembly: inout RecordAssembly
  ) {
    if assembly.has(key), !LaTeXText.isPlain(raw) { return assembly.keep(raw, from: origin) }
    withText(raw, mode, from: origin, into: &assembly) { text, assembly in
      key == .abstract
        ? CitationParts.putAbstract(text, from: origin, into: &assembly) : assembly.set(key, text, from: origin)
    }
  }

  /// Lends the text of a value; what holds nothing but layout is dropped.
  private mutating func withText(
    _ raw: Bytes, _ mode: LaTeXText.Mode = .text, from origin: Origin, into assembly: inout RecordAssembly,
    _ body: (Bytes, inout RecordAssembly) -> Void
  ) {
    LaTeXText.lend(raw, mode, onUnknown: { remarkCommand($0, origin) }) { text in
      if text.count < 16, Lexical.isBlank(text.string) { return assembly.drop(origin, "it holds nothing") }
      if CitationParts.isPlaceholder(text) { return assembly.drop(origin, CitationParts.placeholder) }
      body(text, &assembly)
    }
  }

  mutating func remarkCommand(_ command: Bytes, _ origin: Origin) {
    remarks.remark(
      "a LaTeX command or formula that is not known is kept as text", line: origin.line, example: "'\(command.string)'")
  }

  private mutating func putTitle(
    _ raw: Bytes, _ key: CitationKey, _ field: BibTeXEntry.Field, with subtitleKind: BibTeXFieldName.Kind,
    of entry: BibTeXEntry, from origin: Origin, into assembly: inout RecordAssembly
  ) {
    guard !assembly.has(key), entry.first(field.name.kind)?.value == field.value,
      let subtitle = entry.first(subtitleKind)
    else { return set(key, raw, from: origin, into: &assembly) }
    var second = ""
    entry.value(subtitle) { raw in
      LaTeXText.lend(raw, .text, onUnknown: { remarkCommand($0, origin) }) { second = $0.string }
    }
    if second.isEmpty { return set(key, raw, from: origin, into: &assembly) }
    withText(raw, from: origin, into: &assembly) { title, assembly in
      CitationParts.joined(title.string, subtitle: second).lend {
        assembly.set(key, $0, from: origin, repair: CitationParts.repair(ofSubtitleOf: title))
      }
    }
  }

  /// The subtitle went with the title, if there is one.
  private mutating func putSubtitle(
    _ raw: Bytes, _ field: BibTeXEntry.Field, to title: BibTeXFieldName.Kind, of entry: BibTeXEntry,
    from origin: Origin, into assembly: inout RecordAssembly
  ) {
    let isFirst = entry.first(field.name.kind)?.value == field.value
    if isFirst && entry.hasValue(title) { assembly.count(origin) } else { assembly.keep(raw, from: origin) }
  }

  private mutating func putNames(
    _ raw: Bytes, to role: CitationKey, from origin: Origin, into assembly: inout RecordAssembly
  ) {
    guard !rolesSet.contains(role) else { return assembly.keep(raw, from: origin) }
    rolesSet.append(role)
    var isIncomplete = false
    var count = 0
    var repair: RecordAssembly.Repair?
    let people = role == .author ? people : nil
    BibTeXNames.forEach(in: raw) { name in
      // Programs that join lists write it between names as well.
      if BibTeXNames.isOthers(name), count > 0 {
        isIncomplete = true
        return
      }
      let parts = BibTeXNames.parts(of: name)
      if parts?.literal != nil, BibTeXNames.isMarked(name) { repair = .init(CitationParts.markTakenOff, of: raw) }
      if parts == nil {
        remarks.remark("a name with so many commas is not taken apart", line: origin.line, example: "'\(name.string)'")
      }
      let isName = (parts ?? .init(literal: name)).lend(onUnknown: { remarkCommand($0, origin) }) {
        assembly.addUncounted($0, to: role)
        people?.putParts(of: count, into: &assembly)
      }
      if isName { count += 1 } else { remarks.remark("an empty name is passed over", line: origin.line) }
    }
    if isIncomplete {
      remarks.remark("a list of names holds 'and others': it is incomplete", line: origin.line)
      assembly.keep(raw, from: origin)
    } else if count > 0 {
      assembly.count(origin, repair: repair)
    } else {
      assembly.drop(origin, "it holds no name")
    }
  }

  private mutating func putOtherDate(
    _ raw: Bytes, _ field: BibTeXEntry.Field, of entry: BibTeXEntry, from origin: Origin,
    into assembly: inout RecordAssembly
  ) {
    let words = Self.words(field, of: entry)
    guard !Lexical.isBlank(words) else { return assembly.drop(origin, "it holds nothing") }
    let date = BibTeXDates.date(words)
    CitationParts.tell(date, from: origin, into: &assembly)
    assembly.set(field.name.key ?? .issued, date, written: raw, from: origin)
  }

  private mutating func putLanguage(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    withText(raw, .name, from: origin, into: &assembly) { text, assembly in
      guard let tag = BibTeXLanguages.tag(text.string) else { return assembly.set(.language, text, from: origin) }
      assembly.set(.language, tag, from: origin)
    }
  }

  /// Of an article: `Article; Retracted Publication`, as Scopus and Web of Science have it.
  private mutating func putPublicationTypes(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    withText(raw, from: origin, into: &assembly) { text, assembly in
      var part = origin
      for type in text.parts(by: Array(";".utf8)) {
        assembly.add(publicationType: type, from: part)
        part.isCounted = false
      }
      if part.isCounted { assembly.drop(origin, "it holds nothing") }
    }
  }

  /// Web of Science puts a second pair of braces around every value, which elsewhere keeps a keyword together.
  private static func bare(_ raw: Bytes, in entry: BibTeXEntry) -> Bytes {
    let isWebOfScience = entry.text.withUnsafeBufferPointer { text in
      let key = text[part: entry.key]
      return key.hasPrefix("WOS:") || key.hasPrefix("ISI:") || key.hasPrefix("MEDLINE:")
    }
    guard isWebOfScience, raw.count > 2, raw.first == UInt8(ascii: "{"), raw.last == UInt8(ascii: "}"),
      !raw[part: 1..<(raw.count - 1)].contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") })
    else { return raw }
    return raw[part: 1..<(raw.count - 1)]
  }

  private mutating func putPages(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    withText(raw, from: origin, into: &assembly) { text, assembly in
      if text.isASCII { return CitationParts.putPages(text, from: origin, into: &assembly) }
      var pages: [UInt8] = []
      for byte in text {
        // U+2013 and U+2014 are E2 80 93 and E2 80 94.
        if byte == 0x93 || byte == 0x94, pages.suffix(2) == [0xE2, 0x80] {
          pages.removeLast(2)
          pages.append(UInt8(ascii: "-"))
        } else {
          pages.append(byte)
        }
      }
      pages.withUnsafeBufferPointer { CitationParts.putPages($0, from: origin, into: &assembly) }
    }
  }
}
