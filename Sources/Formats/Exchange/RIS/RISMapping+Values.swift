import Records

// Values that take more than one tag to be understood.
extension RISMapping {
  /// Of a contribution to a conference, as EndNote and Zotero have it: `T2` is the conference, `C3` the proceedings. In Web of
  /// Science `C3` is where the authors work, in Cochrane the numbers of other databases.
  func isOfConference(_ entry: TaggedEntry, _ type: String) -> Bool {
    type == "paper-conference" && !source.isWebOfScience && !source.isCochrane && entry.has(Self.proceedings)
  }

  /// Whether the fields are surely those that *RIS Format Specifications* has for a contribution to a conference, and EndNote and
  /// Zotero write: `T2` the conference and `C3` the proceedings, and so `CY` the town of the one and `C1` the place of the other.
  /// Where one of the two is missing, `CY` is the publisher's place, as in what publishers write.
  func hasConferenceAndProceedings(_ entry: TaggedEntry, _ type: String) -> Bool {
    isOfConference(entry, type) && entry.hasValue(Self.secondTitle) && entry.hasValue(Self.proceedings)
  }

  /// Whether Embase says that it is a contribution to a conference, whatever the type of RIS: `M3  - Conference Abstract`.
  func isOfMeeting(_ entry: TaggedEntry) -> Bool {
    entry.first(TaggedEntry.code("M3")).map { entry.value(entry.fields[$0]) { $0.hasPrefix("Conference ") } } ?? false
  }

  /// Where JO and T2 go. JF is the journal. Without it JO is the short name of T2 as a rule, or the other way round; where
  /// neither can be one of the other, as in ScienceDirect, T2 is the title of an issue. Without both, J2 may be T2 in full.
  static func journalPlace(of entry: TaggedEntry, _ type: String) -> (journal: CitationKey, second: CitationKey) {
    if entry.has(fullJournal) {
      return (.containerTitleShort, isShort(of: fullJournal, entry) ? .containerTitleShort : .containerTitle)
    }
    guard let journal = entry.first(journal), let second = entry.first(secondTitle) else {
      return (.containerTitle, isShortOfOther(entry, type) ? .containerTitleShort : .containerTitle)
    }
    let (short, long) = (
      entry.value(entry.fields[journal]) { $0.string }, entry.value(entry.fields[second]) { $0.string }
    )
    if !type.hasPrefix("article") || JournalAbbreviation.mayBe(short, of: long) {
      return (.containerTitleShort, .containerTitle)
    }
    return (.containerTitle, JournalAbbreviation.mayBe(long, of: short) ? .containerTitleShort : .collectionTitle)
  }

  /// Whether `T2` is the short name of the journal that `J2` has in full, as EndNote has what it took from PubMed.
  static func isShortOfOther(_ entry: TaggedEntry, _ type: String) -> Bool {
    type.hasPrefix("article") && !entry.has(fullJournal) && !entry.has(journal) && isShort(of: otherJournal, entry)
  }

  /// Whether `T2` is the abbreviation of what another field holds.
  private static func isShort(of code: UInt32, _ entry: TaggedEntry) -> Bool {
    guard let second = entry.first(secondTitle), let other = entry.first(code) else { return false }
    let (short, long) = (
      entry.value(entry.fields[second]) { $0.string }, entry.value(entry.fields[other]) { $0.string }
    )
    return short.count < long.count && JournalAbbreviation.mayBe(short, of: long)
  }

  static func isSame(_ value: Bytes, as code: UInt32, of entry: TaggedEntry) -> Bool {
    entry.first(code).map { entry.value(entry.fields[$0]) { $0.isSame(as: value) } } ?? false
  }

  func putName(
    _ value: Bytes, _ role: CitationKey, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    // What Mendeley writes where a person has no given name.
    if value.hasSuffix(", null") {
      let family = value[part: 0..<(value.count - 6)].trimmed
      let (particle, name) = CitationParts.particle(of: family)
      return assembly.add(
        .init(family: name, nonDroppingParticle: particle), to: role, from: origin,
        repair: .init("'null' is no given name", of: value))
    }
    // The mark of an editor of ERIC, and that of PsycInfo.
    for end: StaticString in [", Ed", ", Ed.", ", Eds.", " [Ed]", " [Ed.]"]
    where role == .author && value.hasSuffix(end) {
      let name = value[part: 0..<(value.count - end.utf8CodeUnitCount)].trimmed
      if name.contains(UInt8(ascii: ",")) {
        return assembly.add(
          CitationParts.name(familyFirst: name), to: .editor, from: origin,
          repair: .init("a name with 'Ed' behind it is the editor's", of: value))
      }
    }
    let isShort = source.isOvid || source.isEmbase || source.isCochrane
    CitationParts.putNames(value, to: role, isShort: isShort, from: origin, into: &assembly)
  }

  static let fullJournal = TaggedEntry.code("JF")
  static let journal = TaggedEntry.code("JO")
  static let secondTitle = TaggedEntry.code("T2")
  static let otherJournal = TaggedEntry.code("J2")

  /// Of a whole book or a thesis a number alone is that of its pages.
  static func isPageCount(_ value: Bytes, of entry: TaggedEntry, _ type: String) -> Bool {
    ["book", "thesis"].contains(type) && entry.first(endPage) == nil && CitationParts.isCount(ofPages: value)
  }

  /// Whether it is what a thesis was written for, which EndNote has where others have the volume: `Ph.D.`, `Master's thesis`.
  static func isDegree(_ value: Bytes, of type: String) -> Bool {
    guard type == "thesis", value.count <= 60 else { return false }
    let letters = value.string.lowercased().filter { $0.isLetter }
    return ["ma", "msc", "mphil", "ba", "bsc"].contains(letters)
      || BibTeXTypes.entryType(type, genre: value.string) != BibTeXTypes.entryType(type, genre: nil)
  }

  static let proceedings = TaggedEntry.code("C3")
  static let placeTag = TaggedEntry.code("CY")
  static let eventPlace = CitationKey("event-place") ?? .note
  static let eventTitle = CitationKey("event-title") ?? .note
  static let pageCount = CitationKey("number-of-pages") ?? .note

  static func hasPages(_ entry: TaggedEntry) -> Bool {
    guard let first = entry.first(startPage) else { return false }
    return entry.value(entry.fields[first]) { first in
      if first.isEmpty || CitationParts.areNone(pages: first) { return false }
      guard let last = entry.first(endPage) else { return true }
      return entry.value(entry.fields[last]) { !CitationParts.areNone(pages: first, last: $0) }
    }
  }

  /// The end of the pages goes with their start; of further pages both are kept as they stand.
  static func putPage(
    _ value: Bytes, _ field: TaggedEntry.Field, of entry: TaggedEntry, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    let isFirst = field.code == startPage
    let own = entry.fields.first { $0.code == field.code && !$0.value.isEmpty }
    if let own, own.value != field.value {
      let isSame = entry.value(own) { $0.isSame(as: value) }
      return isSame ? assembly.count(origin) : assembly.keep(value, from: origin)
    }
    let other = entry.fields.first { $0.code == (isFirst ? endPage : startPage) && !$0.value.isEmpty }
    guard let other else {
      return isFirst
        ? CitationParts.putPages(value, from: origin, into: &assembly) : assembly.keep(value, from: origin)
    }
    entry.value(other) {
      if isFirst {
        CitationParts.putPages(value, last: $0, from: origin, into: &assembly)
      } else {
        CitationParts.putLastPage(value, first: $0, from: origin, into: &assembly)
      }
    }
  }

  /// The date that says most: `DA` may have the day where `PY` has the year.
  func putDate(
    _ value: Bytes, _ field: TaggedEntry.Field, of entry: TaggedEntry, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard let date = CitationParts.date(value) ?? Self.dateInYear(value, of: entry) else {
      return assembly.keep(value, from: origin)
    }
    let others = dates.lazy.filter { $0.value != field.value }.compactMap { other in
      entry.value(other) { CitationParts.date($0) ?? Self.dateInYear($0, of: entry) }
    }
    let isContained = others.contains { other in date.says(lessThan: other) }
    if isContained { return assembly.count(origin) }
    CitationParts.tell(date, from: origin, into: &assembly)
    assembly.set(.issued, date, written: value, from: origin)
  }

  func dateFields(of entry: TaggedEntry) -> [TaggedEntry.Field] {
    var fields: [TaggedEntry.Field] = []
    for field in entry.fields {
      switch Self.places[field.code] {
      case .date: fields.append(field)
      case .accessed where entry.value(field, mayBeDate): fields.append(field)
      default: continue
      }
      if fields.count == 16 { break }
    }
    return fields
  }

  /// Whether what stands where others have the day of access is, or belongs to, the date of publication.
  func mayBeDate(_ value: Bytes) -> Bool {
    Self.isDateOfIssue(value) || source.isRayyan && Self.isMonth(value)
  }

  /// `APR` or `Mar 14` where the year stands under a tag of its own, as in Web of Science and EndNote.
  static func dateInYear(_ value: Bytes, of entry: TaggedEntry) -> CitationDate? {
    guard let place = entry.first(TaggedEntry.code("PY")) ?? entry.first(TaggedEntry.code("Y1")),
      let date = entry.value(entry.fields[place], { CitationParts.date(value, inYear: $0) })
    else { return nil }
    return date
  }

  /// The day on which it was looked at, as Zotero has it: `2020/01/15/10:22:33`. Of a conference EndNote puts its date here.
  static func putAccessed(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard assembly.type != "paper-conference", let date = CitationParts.date(value), date.raw == nil else {
      return assembly.keep(value, from: origin)
    }
    assembly.set(accessed, date, written: value, from: origin)
  }

  private static let accessed = CitationKey("accessed") ?? .note

  /// One a line as a rule; some programs put them all in one line, parted by semicolons.
  ///
  /// - Parameter haveStars: whether a star says that a keyword is major, as Embase has it.
  static func putKeywords(
    _ value: Bytes, haveStars: Bool = false, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    func put(_ word: Bytes) {
      if haveStars {
        MajorKeyword.putUncounted(word, line: origin.line, into: &assembly)
      } else {
        assembly.addUncounted(keyword: word)
      }
    }
    guard value.contains(UInt8(ascii: ";")) || value.contains(0x0A) else {
      put(value)
      return assembly.count(origin)
    }
    let parts = value.split { $0 == UInt8(ascii: ";") || $0 == 0x0A }.map { Bytes(rebasing: $0).trimmed }
      .filter { !$0.isEmpty }
    for part in parts { put(part) }
    assembly.count(origin, repair: .init("keywords in one line are taken apart", of: value))
  }
}

extension CitationDate {
  /// Whether the other date is this one and more: a month, a day, a season.
  func says(lessThan other: CitationDate) -> Bool {
    guard self != other, parts.count == 1, season == nil, raw == nil, let own = parts.first,
      let first = other.parts.first, own.year == first.year
    else { return false }
    return own.month == nil || own.month == first.month && own.day == nil && other.parts.count == 1
  }
}
