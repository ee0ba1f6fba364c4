import Records

/// Dates as BibLaTeX writes them, and BibTeX's year, month and day.
enum BibTeXDates {
  private static let seasons = [21: "spring", 22: "summer", 23: "autumn", 24: "winter"]

  /// `2005-03/2005-04`, `2005-21`, `1850~`; nil where it is not written so.
  static func date(iso text: String) -> CitationDate? {
    var words = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(words.count) else { return nil }
    var date = CitationDate()
    for place in words.indices {
      while let last = words[place].last, "~%?".contains(last) {
        words[place].removeLast()
        date.circa = true
      }
      guard let (part, season) = part(words[place]) else { return nil }
      // A range of seasons is more than CSL can say.
      if season != nil, words.count > 1 { return nil }
      date.parts.append(part)
      date.season = season.map { .text($0) }
    }
    return date
  }

  private static func part(_ text: String) -> (CitationDate.Part, season: String?)? {
    let isNegative = text.hasPrefix("-")
    let numbers = text.dropFirst(isNegative ? 1 : 0).split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(numbers.count), numbers[0].utf8.count == 4,
      numbers.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }), numbers.dropFirst().allSatisfy({ $0.utf8.count <= 2 }),
      let year = Int(numbers[0])
    else { return nil }
    var part = CitationDate.Part(year: isNegative ? -year : year)
    guard numbers.count > 1 else { return (part, nil) }
    guard let month = Int(numbers[1]) else { return nil }
    if let season = seasons[month], numbers.count == 2 { return (part, season) }
    guard (1...12).contains(month) else { return nil }
    part.month = month
    guard numbers.count > 2 else { return (part, nil) }
    guard let day = Int(numbers[2]), CitationParts.isDay(day, month: month, year: year) else { return nil }
    part.day = day
    return (part, nil)
  }

  /// Any date: what is not one is CSL's date in words.
  static func date(_ text: String) -> CitationDate {
    if let day = CitationParts.withoutTime(text) { return date(day) }
    return date(iso: text) ?? openRange(text) ?? CitationParts.date(text) ?? CitationDate(literal: text)
  }

  /// `2001-05-03/..`, `/2001`: CSL has no range without an end, so it is the year, and what is written beside it.
  private static func openRange(_ text: String) -> CitationDate? {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.contains(where: { $0.isEmpty || $0 == ".." }),
      let end = ends.first(where: { !$0.isEmpty && $0 != ".." }), let date = date(iso: String(end)),
      let year = date.parts.first?.year
    else { return nil }
    return CitationDate(parts: [.init(year: year)], raw: text)
  }

  /// The words of a range that is open at an end, which is how ISO 8601 has it; nil for another date.
  static func openRange(of date: CitationDate) -> String? {
    date.raw.flatMap { openRange($0) == date ? $0 : nil }
  }

  /// In words, where it can be: a date that `date(_:)` reads as the same.
  static func text(_ date: CitationDate) -> String? {
    if let words = date.literal ?? date.raw {
      return self.date(words) == date ? words : nil
    }
    let text = iso(date)
    if let text, self.date(text) == date { return text }
    // A season in words, which ISO 8601 has only by numbers.
    return date.medline.flatMap { self.date($0) == date ? $0 : nil }
  }

  /// What of it ISO 8601 can say, and its levels that are called EDTF: year, month and day, ranges and `1850~`; nil where that
  /// is nothing.
  static func iso(_ date: CitationDate) -> String? {
    if date.parts.isEmpty { return nil }
    var texts = date.parts.map { part in
      let year = String(abs(part.year))
      let padded = String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year
      return ([(part.year < 0 ? "-" : "") + padded] + [part.month, part.day].compactMap { $0 }.map(twoDigits))
        .joined(separator: "-")
    }
    if date.isApproximate, !texts.isEmpty { texts[texts.count - 1] += "~" }
    return texts.joined(separator: "/")
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension BibTeXMapping {
  /// Sets the date from the first of its fields; the others are part of it, or are kept.
  mutating func putDate(
    _ field: BibTeXEntry.Field, of entry: BibTeXEntry, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    if !isDateSet {
      isDateSet = true
      setDate(of: entry, into: &assembly)
    }
    let kind = field.name.kind
    if kind == .otherDate {
      if field.value != ownDate { entry.value(field) { assembly.keep($0, from: origin) } }
      return
    }
    guard let first = entry.first(kind), first.value == field.value, first.isExpanded == field.isExpanded else {
      return entry.value(field) { assembly.keep($0, from: origin) }
    }
    if kind == dateSource || datePartsUsed.contains(kind) { return }
    let isSame = entry.value(field) { isPart($0, kind) }
    if isSame { assembly.count(origin) } else { entry.value(field) { assembly.keep($0, from: origin) } }
  }

  private mutating func setDate(of entry: BibTeXEntry, into assembly: inout RecordAssembly) {
    let own = entry.fields.first { $0.name.kind == .otherDate && $0.name.key == .issued }
    guard let main = own ?? entry.first(.date) ?? entry.first(.year), entry.value(main, { !$0.isEmpty }) else { return }
    let origin = RecordAssembly.Origin(tag: main.name.tag, line: main.line)
    dateSource = main.name.kind
    ownDate = own?.value
    let words = Self.words(main, of: entry)
    if words.isEmpty { return assembly.drop(origin, "it holds nothing") }
    var date = BibTeXDates.date(words)
    if main.name.kind == .year { addMonth(to: &date, words, of: entry, into: &assembly) }
    issued = date
    CitationParts.tell(date, from: origin, into: &assembly)
    entry.value(main) { assembly.set(.issued, date, written: $0, from: origin) }
  }

  /// The month, and the day in it or beside it, as far as they are understood.
  private mutating func addMonth(
    to date: inout CitationDate, _ year: String, of entry: BibTeXEntry, into assembly: inout RecordAssembly
  ) {
    guard date.parts.count == 1, date.parts[0].month == nil, date.raw == nil, date.season == nil,
      let month = entry.first(.month), month.name.kind == .month
    else { return }
    let words = Self.words(month, of: entry)
    let day = entry.first(.day).map { Self.words($0, of: entry) }
    for (text, kinds) in [
      (day.map { "\(year) \(words) \($0)" }, [BibTeXFieldName.Kind.month, .day]), ("\(year) \(words)", [.month]),
    ] {
      guard !words.isEmpty, let text, let whole = CitationParts.date(text), whole.raw == nil,
        whole.parts[0].year == date.parts[0].year, whole.parts[0].month != nil || whole.season != nil,
        kinds.count == 1 || whole.parts[0].day != nil
      else { continue }
      let circa = date.circa
      date = whole
      date.circa = circa
      datePartsUsed = kinds
      for kind in kinds {
        guard let field = entry.first(kind) else { continue }
        assembly.count(.init(tag: field.name.tag, line: field.line))
      }
      return
    }
  }

  /// Whether a year or month says what the date has already.
  private func isPart(_ raw: Bytes, _ kind: BibTeXFieldName.Kind) -> Bool {
    guard let part = issued?.parts.first else { return false }
    let words = raw.string
    switch kind {
    case .date: return BibTeXDates.date(iso: words)?.parts.first == part
    case .year: return Int(words) == part.year
    case .month:
      guard let month = part.month else { return false }
      return Int(words) == month || BibTeXParser.months[month - 1] == words.prefix(3).lowercased()
    case .day: return Int(words) == part.day && part.day != nil
    default: return false
    }
  }

  static func words(_ field: BibTeXEntry.Field, of entry: BibTeXEntry) -> String {
    entry.value(field) { raw in
      if raw.count == 4, raw.integer != nil { return raw.string }
      // In `1850~` the tie means that the date is approximate.
      let mode: LaTeXText.Mode = [.date, .otherDate].contains(field.name.kind) ? .verbatim : .name
      return LaTeXText.lend(raw, mode, onUnknown: { _ in }) { $0.string }
        .replacing("---", with: "-").replacing("--", with: "-").replacing("\u{2013}", with: "-")
    }
  }
}
