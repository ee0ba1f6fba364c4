import Records

/// Puts the cells of a row in their places.
struct CSVRecord {
  let columns: [CSVColumns.Column]
  let plan: CSVColumns
  private static let number = CitationKey("number") ?? .note

  // Of the row at hand.
  private var hasType = false
  private var document: String?
  private var roles: Set<CitationKey> = []
  private var authors: [RecordAssembly.Name] = []
  private var issued: CitationDate?
  private var isDated = false
  private var isEmpty = true
  /// The columns of which all is said of the authors, who have been put.
  var wholes: Set<Int> = []

  init(_ plan: CSVColumns) {
    self.plan = plan
    columns = plan.columns
  }

  /// - Returns: false where the row holds nothing.
  mutating func put(_ rows: inout CSVRows, into assembly: inout RecordAssembly) -> Bool {
    guard rows.cells.contains(where: { !$0.range.isEmpty }) else { return false }
    rows.replaceReferences(of: columns, into: &assembly)
    hasType = false
    document = nil
    roles.removeAll(keepingCapacity: true)
    authors.removeAll(keepingCapacity: true)
    issued = nil
    isDated = false
    isEmpty = true
    if !wholes.isEmpty { wholes.removeAll() }
    assembly.begin(line: rows.line)
    if rows.cells.count < columns.count {
      assembly.remark("the row has fewer cells than the header", line: rows.line, isFault: true)
    } else if rows.cells.count > columns.count {
      assembly.remark("the row has more cells than the header; they are kept by number", line: rows.line, isFault: true)
    }
    rows.bytes.withUnsafeBufferPointer { bytes in
      let row = CSVRow(bytes: bytes, cells: rows.cells)
      for index in rows.cells.indices {
        if index < columns.count, columns[index].place.rank > 0 { continue }
        put(index, of: row, into: &assembly)
      }
      for index in plan.late where index < rows.cells.count { put(index, of: row, into: &assembly) }
    }
    authors.removeAll()
    if let document, !hasType || document == "chapter" { assembly.type = document }
    if document == nil, !hasType, assembly.has(.containerTitle) { assembly.type = "article-journal" }
    return !isEmpty
  }

  private mutating func put(_ index: Int, of row: CSVRow, into assembly: inout RecordAssembly) {
    let value = row.cell(index)
    guard !value.isEmpty else { return }
    isEmpty = false
    let line = Int(row.cells[index].line)
    guard index < columns.count else {
      return assembly.keepClean(value, from: .init(tag: assembly.tag("column \(index + 1)"), line: line))
    }
    let origin = RecordAssembly.Origin(
      tag: columns[index].tag, line: line, isMended: row.cells[index].isMended)
    guard value.hasForbidden else { return put(value, index, of: row, from: origin, into: &assembly) }
    // Below, a text of nothing else is nothing.
    value.cleaned.withUnsafeBufferPointer { clean in
      if clean.trimmed.isEmpty { return assembly.drop(origin, "it holds nothing but control characters") }
      assembly.remark(CSVRow.controls, line: line, isFault: true)
      // Names refer to the row's own bytes, which outlive the cell.
      switch columns[index].place {
      case .names, .shortNames: assembly.keep(clean.trimmed, from: origin)
      default: put(clean.trimmed, index, of: row, from: origin, into: &assembly)
      }
    }
  }

  private mutating func put(
    _ value: Bytes, _ index: Int, of row: CSVRow, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    let column = columns[index]
    switch column.place {
    case .keep: assembly.keep(value, from: origin)
    case .drop: assembly.drop(origin, "the mapping says so")
    case _ where CitationParts.isPlaceholder(value): assembly.drop(origin, CitationParts.placeholder)
    case let place where !place.takesLists && putList(value, index, of: row, from: origin, into: &assembly): break
    case .names(let role): putNames(value, role, column, of: row, from: origin, into: &assembly)
    case .shortNames(let role):
      if !roles.contains(role) { return putNames(value, role, column, of: row, from: origin, into: &assembly) }
      isShort(value) ? assembly.count(origin) : assembly.keep(value, from: origin)
    case .groupAuthors:
      assembly.addEach(value.parts(by: column.split ?? Array(";".utf8)), from: origin) {
        $1.add(.init(literal: $0), to: .author, from: $2)
      }
    case .workplaces, .orcids, .researchers, .namedWorkplaces, .groupedWorkplaces:
      wholes.contains(index) ? assembly.count(origin) : assembly.keep(value, from: origin)
    case .grants: WebOfScienceMapping.putGrants(value, from: origin, into: &assembly)
    case .reference: putReference(value, of: row, from: origin, into: &assembly)
    case .fundingDetails: ScopusFunding.put(value, from: origin, into: &assembly)
    // Where no issue has a date, that of what came online before it is the date.
    case .earlyAccess:
      putDate(value, assembly.has(.issued) ? Self.available : .issued, of: row, from: origin, into: &assembly)
    case .eventDates:
      CitationParts.put(eventDate: CitationParts.eventDate(value), written: value, from: origin, into: &assembly)
    case .date(let key): putDate(value, key, of: row, from: origin, into: &assembly)
    case .year: putYear(value, of: row, from: origin, into: &assembly)
    case .month, .day: putDatePart(value, index, of: row, from: origin, into: &assembly)
    case .firstPage: putFirstPage(value, index, of: row, from: origin, into: &assembly)
    case .lastPage:
      let first = plan.firstPage.map { row.cell($0) }
      let isFirst = index == plan.lastPage
      CitationParts.putLastPage(
        value, first: isFirst && first?.isEmpty == false ? first : nil, from: origin, into: &assembly)
    case .type:
      let text = value.string
      // Reference managers have `Item Type` and the like, with kinds of their own.
      let isKind = CSVTypes.isPublicationType(text) && assembly.name(ofTag: column.tag).lowercased() == "type"
      if !hasType, let type = CSVTypes.type(text) {
        assembly.type = type
        hasType = true
        if !isKind { return assembly.count(origin) }
      }
      if isKind { return assembly.add(publicationType: value, from: origin) }
      // Beside `Item Type` Zotero has the kind of a thesis or a report there.
      let isGenre =
        assembly.name(ofTag: column.tag).lowercased() == "type" && ["thesis", "report"].contains(assembly.type)
      isGenre ? assembly.set(.genre, value, from: origin) : assembly.keep(value, from: origin)
    case .number:
      let isArticle = !hasType && document == nil && assembly.has(.containerTitle)
      let key = BibTeXTypes.numberKey(isArticle ? "article-journal" : document ?? assembly.type)
      let isKnown = isArticle || hasType || document != nil
      guard isKnown, !assembly.has(key) else { return assembly.keep(value, from: origin) }
      assembly.set(key, value, from: origin)
    case .articleNumber:
      assembly.set(assembly.has(.page) ? Self.number : .page, value, from: origin)
    case .entryType:
      let name = value.string.lowercased()
      guard !hasType, let type = BibTeXTypes.csl[name] else { return assembly.keep(value, from: origin) }
      assembly.type = type
      hasType = true
      // CSL's type alone would not tell which it was.
      BibTeXTypes.bibTeX[type] == name ? assembly.count(origin) : assembly.keep(value, from: origin)
    // Web of Science calls its letter for a journal or a book so too.
    case .documentType where value.count == 1 && !hasType:
      guard let type = CSVTypes.type(value.string) else { return assembly.keep(value, from: origin) }
      assembly.type = type
      hasType = true
      assembly.count(origin)
    case .documentType:
      let kinds = value.parts(by: column.split ?? Array(";".utf8))
      let types = kinds.compactMap { CSVTypes.type(ofDocument: $0.string) }
      // `Article; Proceedings Paper` appeared in a journal, `Article; Book Chapter` in a book.
      document = document ?? (types.contains("chapter") ? "chapter" : types.first)
      assembly.addEach(kinds, from: origin) { $1.add(publicationType: $0, from: $2) }
    case .publicationType:
      let kinds = value.parts(by: column.split ?? Array(";".utf8))
      assembly.addEach(kinds, from: origin) { $1.add(publicationType: $0, from: $2) }
    case .identifier(let scheme):
      let values = column.split.map { value.parts(by: $0) } ?? [value]
      assembly.addEach(values, from: origin) { $1.add(identifier: $0, scheme: scheme, from: $2) }
    case .registration(let registry):
      registry.lend { assembly.add(registration: value, registry: $0, from: origin) }
    case .trialNumber: putTrialNumber(value, of: row, from: origin, into: &assembly)
    // It stands with the number.
    case .register:
      let hasNumber = index == plan.register && plan.trialNumber.map { row.cell($0).isEmpty } == false
      hasNumber ? assembly.count(origin) : assembly.keep(value, from: origin)
    case .scientificTitle where assembly.has(.title):
      assembly.isSame(value, as: .title) ? assembly.count(origin) : assembly.keep(value, from: origin)
    case .scientificTitle: assembly.set(.title, value, from: origin)
    case .registrations: CitationParts.putRegistrations(value, from: origin, into: &assembly)
    case .words:
      guard let key = CitationKey("categories") else { return }
      assembly.set(key, words: value.parts(by: column.split ?? Array(";".utf8)).map(\.string), from: origin)
    case .text(.publisherPlace) where !RISMapping.mayHaveInstitution(assembly.type) && CitationParts.isWorkplace(value):
      assembly.keep(value, from: origin)
    case .keywords: putKeywords(value, column, from: origin, into: &assembly)
    default: CSVValues.put(value, column.place, from: origin, into: &assembly)
    }
  }

  /// - Returns: whether the cell holds a list, of which each text is put by itself.
  private mutating func putList(
    _ value: Bytes, _ index: Int, of row: CSVRow, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) -> Bool {
    // A translated title may stand in brackets.
    let isTitle = [.text(.title), .text(.originalTitle)].contains(columns[index].place)
    guard let items = TextList.items(of: value), items.count > (isTitle ? 1 : 0) else { return false }
    // Where one is where a person works, all are.
    if columns[index].place == .text(.publisherPlace), !RISMapping.mayHaveInstitution(assembly.type),
      items.contains(where: { $0.lend(CitationParts.isWorkplace) })
    {
      assembly.keep(value, from: origin)
      return true
    }
    var part = origin
    part.isCounted = false
    for item in items { item.lend { put($0, index, of: row, from: part, into: &assembly) } }
    assembly.count(origin, repair: .init(TextList.repair, of: value))
    return true
  }

  private func putKeywords(
    _ value: Bytes, _ column: CSVColumns.Column, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    var words: [Bytes]
    if let split = column.split {
      words = value.parts(by: split)
    } else if let items = CSVNames.pythonItems(of: value) {
      words = items
    } else if let items = CSVNames.listItems(of: value, needsQuotes: !column.isOfEmbase || value.contains(semicolon)) {
      words = items
    } else if value.contains(semicolon) || !value.contains(0x0A) {
      words = value.parts(by: Array(";".utf8))
      if column.isOfRayyan, words.count == 1 { words = CSVNames.partsAtBareCommas(of: words[0]) }
      if words.count == 1, words[0].contains(UInt8(ascii: ",")) {
        assembly.remark(
          "\(assembly.name(ofTag: column.tag)): commas may be part of a keyword; a mapping with \"split\" parts them",
          line: origin.line)
      }
    } else {
      words = value.parts(by: [0x0A])
    }
    assembly.addEach(words, from: origin) { word, assembly, origin in
      guard column.isMajor else { return assembly.add(keyword: word, from: origin) }
      MajorKeyword.putUncounted(major: word, line: origin.line, into: &assembly)
      assembly.count(origin)
    }
  }

  private var semicolon: UInt8 { UInt8(ascii: ";") }

  private func putTrialNumber(
    _ value: Bytes, of row: CSVRow, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let register = plan.register.map { row.cell($0) } ?? Bytes(rebasing: value[0..<0])
    register.cleaned.withUnsafeBufferPointer {
      assembly.add(registration: value, registry: $0.trimmed.isEmpty ? nil : $0.trimmed, from: origin)
    }
  }

  // MARK: Names

  private mutating func putNames(
    _ value: Bytes, _ role: CitationKey, _ column: CSVColumns.Column, of row: CSVRow,
    from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let joint = column.isOfRayyan && !value.contains(UInt8(ascii: ";")) ? Array(" and ".utf8) : nil
    let isJoined = joint.map { value.parts(by: $0).count > 1 } ?? false
    let result = CSVNames.names(in: value, separator: column.split ?? (isJoined ? joint : nil))
    if result.isOpen {
      assembly.remark(
        "\(assembly.name(ofTag: column.tag)): \(CitationParts.openNames)", line: origin.line)
    }
    guard !result.names.isEmpty, roles.insert(role).inserted else { return assembly.keep(value, from: origin) }
    if role == .author { authors = result.names }
    let tag = assembly.name(ofTag: column.tag)
    if result.literals > 0 {
      assembly.remark("\(tag): a name that cannot be taken apart is kept in one piece", line: origin.line)
    }
    let people = role == .author && !plan.people.isEmpty ? people(of: row, result.names) : nil
    let repair =
      result.hasNumbers
      ? "numbers are taken out of the names" : result.mails.isEmpty ? nil : CitationParts.mailTakenOff
    var part = origin
    for (place, name) in result.names.enumerated() {
      defer { people?.putParts(of: place, into: &assembly) }
      assembly.add(
        name, to: role, from: part,
        repair: repair.map { .init($0, of: value) })
      part.isCounted = false
    }
    if !result.isIncomplete { for mail in result.mails { assembly.keep(mail, from: part) } }
    if result.isIncomplete {
      assembly.remark("\(tag): a list of names ends in '…': it is incomplete", line: origin.line)
      assembly.keep(value, from: part)
    }
    // The numbers have a column of their own, as a rule.
    if result.hasNumbers, plan.keepsAuthorNumbers, !result.isIncomplete { assembly.keep(value, from: part) }
  }

  /// Whether the names are the authors', shortened: as many, and each of the same family. A suffix that only the short one has
  /// would be lost.
  private func isShort(_ value: Bytes) -> Bool {
    let short = CSVNames.names(in: value)
    guard short.names.count == authors.count, short.mails.isEmpty else { return false }
    return zip(short.names, authors).allSatisfy { short, full in
      if let suffix = short.suffix, full.suffix?.elementsEqual(suffix) != true { return false }
      return switch (short.family ?? short.literal, full.family ?? full.literal) {
      case (let short?, let full?): short.elementsEqual(full)
      default: false
      }
    }
  }

  // MARK: Dates

  private static let available = CitationKey("available-date") ?? .note

  private mutating func putDate(
    _ value: Bytes, _ key: CitationKey, of row: CSVRow, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    // `SPR` and `MAR 5` of Web of Science, beside a column with the year.
    let inYear = key == .issued ? plan.year.flatMap { CitationParts.date(value, inYear: row.cell($0)) } : nil
    guard let date = inYear ?? CSVValues.date(value, from: origin, into: &assembly) else {
      return assembly.keep(value, from: origin)
    }
    if key == .issued, issued == nil { issued = date }
    assembly.set(key, date, written: value, from: origin)
  }

  /// `J Affect Disord. 2021 Jan 15;279(2):123-30. doi: 10.…`, which stays beside what is taken out of it.
  private mutating func putReference(
    _ value: Bytes, of row: CSVRow, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    defer { assembly.keep(value, from: origin) }
    let form = #/.{1,200}?\. (\d{4}[^;:.]{0,30});([^:()]{0,40}?)(?:\(([^()]{1,60})\))?(?::([^:.;]{1,40}))?\.(?: .*)?/#
    guard value.count <= 2000, let match = value.string.wholeMatch(of: form),
      let date = CitationParts.date(String(match.1)), date.raw == nil,
      plan.year.map({ row.cell($0).string }) == date.parts.first.map({ String($0.year) })
    else { return }
    var part = origin
    part.isCounted = false
    issued = date
    String(match.1).lend { assembly.set(.issued, date, written: $0, from: part) }
    for (key, text) in [(CitationKey.volume, match.2), (.issue, match.3 ?? "")] {
      String(text).lend { if !$0.trimmed.isEmpty { assembly.setUncounted(key, $0.trimmed) } }
    }
    if let pages = match.4 { String(pages).lend { CitationParts.putPages($0, from: part, into: &assembly) } }
  }

  /// The year, with the month and the day of other columns; where there is a whole date, only whether it says the same.
  private mutating func putYear(
    _ value: Bytes, of row: CSVRow, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let plain = CSVValues.date(value, from: origin, into: &assembly) else {
      return assembly.keep(value, from: origin)
    }
    if let issued {
      let isSame =
        plain.parts.count == 1 && plain.parts[0].month == nil && plain.parts[0].year == issued.parts.first?.year
      return isSame ? assembly.count(origin) : assembly.keep(value, from: origin)
    }
    issued = plain
    if plain.parts.count == 1, plain.parts[0].month == nil, plain.raw == nil {
      let words = [plan.year, plan.month, plan.day].compactMap { $0 }.map { row.cell($0) }.filter { !$0.isEmpty }
      let text = words.map(\.string).joined(separator: " ")
      if words.count > 1, let whole = CitationParts.date(text), whole.raw == nil {
        issued = whole
        isDated = true
      }
    }
    if let issued { assembly.set(.issued, issued, written: value, from: origin) }
  }

  /// Month and day are in the date with the year, or nowhere.
  private func putDatePart(
    _ value: Bytes, _ index: Int, of row: CSVRow, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    let isFirst = index == plan.month || index == plan.day
    isDated && isFirst ? assembly.count(origin) : assembly.keep(value, from: origin)
  }

  // MARK: Pages

  private func putFirstPage(
    _ value: Bytes, _ index: Int, of row: CSVRow, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    let end = index == plan.firstPage ? plan.lastPage.map { row.cell($0) } : nil
    guard let end, end.hasForbidden else {
      return CitationParts.putPages(value, last: end, from: origin, into: &assembly)
    }
    end.cleaned.withUnsafeBufferPointer {
      CitationParts.putPages(value, last: $0, from: origin, into: &assembly)
    }
  }
}

/// The cells of a row, without the white space around them.
struct CSVRow {
  let bytes: Bytes
  let cells: [CSVCell]

  func cell(_ index: Int) -> Bytes {
    index < cells.count ? bytes[part: cells[index].range].trimmed : Bytes(rebasing: bytes[0..<0])
  }

  static let controls = "control characters, which no record can hold, are taken out"
}

extension RecordAssembly {
  /// Keeps a value without what no record can hold.
  mutating func keepClean(_ value: Bytes, from origin: Origin) {
    guard value.hasForbidden else { return keep(value, from: origin) }
    remark(CSVRow.controls, line: origin.line, isFault: true)
    value.cleaned.withUnsafeBufferPointer { keep($0, from: origin) }
  }
}

extension Bytes {
  /// Whether XML could not carry a character of the text.
  var hasForbidden: Bool {
    for place in indices {
      let byte = self[place]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return true }
      if byte == 0xEF, place + 2 < count, self[place + 1] == 0xBF, self[place + 2] >= 0xBE { return true }
    }
    return false
  }

  /// The text without such characters.
  var cleaned: [UInt8] {
    Array(String(String.UnicodeScalarView(string.unicodeScalars.filter(Lexical.isAllowed))).utf8)
  }
}
