import Records

// Dates in the forms of single formats, which nothing else is written in.
extension CitationParts {
  /// RIS's `YYYY/MM/DD/other words`, of which each part may be empty: the words say more of the month or the day, as in
  /// `2019/05//May2019` and `2019/01//Jan/Feb2019`; nil where it is another date, or the words are not understood.
  static func inSlashes(_ text: String) -> CitationDate? {
    let fields = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count == 4, fields[0].utf8.count == 4, fields[0].utf8.allSatisfy(\.isDigit), let year = Int(fields[0]),
      fields[1...2].allSatisfy({ $0.utf8.count <= 2 && $0.utf8.allSatisfy(\.isDigit) })
    else { return nil }
    let (month, day) = (Int(fields[1]), Int(fields[2]))
    let isDate =
      month.map { (1...12).contains($0) } ?? day.map { _ in false } ?? true
      && day.map { isDay($0, month: month ?? 0, year: year) } ?? true
    guard isDate else { return nil }
    let plain = CitationDate(parts: [.init(year: year, month: month, day: day)])
    let words = wordsAndFigures(fields[3])
    if words.isEmpty || isSame(words, year, month, day) { return plain }
    let hasYear = words.contains { $0.utf8.count == 4 && Int($0) != nil }
    guard let more = date((hasYear ? words : [String(year)] + words).joined(separator: " ")), more.raw == nil,
      let first = more.parts.first, first.year == year
    else { return nil }
    if month == nil || first.month == month && (day == nil || first.day == day) { return more }
    // `2019/05/03/May`, `2019/03//Spring`.
    let saysLess = more.parts.count == 1 && (first.month == nil || first.month == month) && first.day == nil
    return saysLess ? plain : nil
  }

  /// The words without what stands between them, `May2019` taken for two.
  private static func wordsAndFigures(_ text: Substring) -> [String] {
    var words: [String] = []
    var last: Bool?
    for character in text {
      let isFigure: Bool? = character.isNumber ? true : character.isLetter ? false : nil
      if let isFigure {
        if isFigure == last { words[words.count - 1].append(character) } else { words.append(String(character)) }
      }
      last = isFigure
    }
    return words
  }

  /// Whether it is the same date in figures, in whatever order.
  private static func isSame(_ words: [String], _ year: Int, _ month: Int?, _ day: Int?) -> Bool {
    let numbers = words.compactMap { Int($0) }
    return numbers.count == words.count && numbers.sorted() == [year, month, day].compactMap { $0 }.sorted()
  }

  /// `2001 Oct 15-30`, `2010 Oct 28-Nov 3`, `2010 Dec 28-2011 Jan 3` and, as Web of Science has the days of a conference,
  /// `JUL 26-31, 2019`, `JUL 30-AUG 02, 2019`, `DEC 29, 2018-JAN 02, 2019`; nil where it is another date.
  static func dayRange(_ text: String) -> CitationDate? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { DayWords($0) }
    guard ends.count == 2, var first = ends[0], var last = ends[1], first.day != nil, last.day != nil else {
      return nil
    }
    // What one end does not say is that of the other, where it stands between them or before both.
    if first.endsInYear && last.year == nil || first.year != nil && last.year != nil && last.month == nil { return nil }
    first.year = first.year ?? last.year
    last.year = last.year ?? first.year
    first.month = first.month ?? last.month
    last.month = last.month ?? first.month
    guard let start = first.part, let end = last.part else { return nil }
    func number(_ part: CitationDate.Part) -> Int { (part.year * 100 + (part.month ?? 0)) * 100 + (part.day ?? 0) }
    return number(start) < number(end) ? CitationDate(parts: [start, end]) : nil
  }

  /// A day whose month is named, or what there is of it.
  private struct DayWords {
    var year: Int?
    var month: Int?
    var day: Int?
    var endsInYear = false

    init?(_ text: Substring) {
      let words = text.split { " ,.".contains($0) }
      guard (1...3).contains(words.count) else { return nil }
      for word in words {
        endsInYear = false
        switch (Int(word), word.utf8.count) {
        case (let number?, 4) where year == nil: (year, endsInYear) = (number, true)
        case (let number?, 1...2) where day == nil: day = number
        case (nil, _) where month == nil:
          guard let named = CitationParts.monthByName(String(word)) else { return nil }
          month = named
        default: return nil
        }
      }
    }

    var part: CitationDate.Part? {
      guard let year, let month, let day, CitationParts.isDay(day, month: month, year: year) else { return nil }
      return .init(year: year, month: month, day: day)
    }
  }

  /// The days of a conference, also as Scopus and Embase have them: `26 July 2019 through 31 July 2019`,
  /// `2019-07-26 to 2019-07-31`; nil where they are not understood.
  static func eventDate(_ value: Bytes) -> CitationDate? {
    guard value.count <= 200 else { return nil }
    let ends = [" through ", " to "].map { value.parts(by: Array($0.utf8)) }.first { $0.count == 2 } ?? [value]
    let dates = ends.map { date($0) }
    guard dates.allSatisfy({ $0?.raw == nil && $0 != nil }),
      ends.count == 1 || dates.allSatisfy({ $0?.parts.count == 1 })
    else { return nil }
    return ends.count == 1 ? dates[0] : CitationDate(parts: dates.flatMap { $0?.parts ?? [] })
  }

  static let eventDateKey = CitationKey("event-date") ?? .note

  /// Sets the days of a conference, or keeps what was not understood.
  static func put(
    eventDate date: CitationDate?, written value: Bytes, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard let date else { return assembly.keep(value, from: origin) }
    assembly.set(eventDateKey, date, written: value, from: origin)
  }

  /// The days of the conference at the end of Web of Science's note: `26th Congress, Leeds, ENGLAND, JUL 26-31, 2019`.
  static func putEventDate(ofNote note: Bytes, into assembly: inout RecordAssembly) {
    let days = /, (\p{Lu}{3} \d\d?(?:, \d{4})?(?:-(?:\p{Lu}{3} )?\d\d?)?, \d{4})$/
    guard note.count <= 1000,
      let text = note.string.split(whereSeparator: \.isWhitespace).joined(separator: " ").firstMatch(of: days)?.1,
      let date = date(String(text)),
      date.raw == nil, !assembly.has(eventDateKey)
    else { return }
    String(text).lend {
      assembly.set(eventDateKey, date, written: $0, from: .init(tag: 0, line: assembly.line, isCounted: false))
    }
  }

  /// `20160401`, as EBSCO and MEDLINE write it.
  static func inFigures(_ text: String) -> CitationDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy(\.isDigit), let number = Int(text),
      (1500...2200).contains(number / 10_000),
      isDay(number % 100, month: number / 100 % 100, year: number / 10_000)
    else { return nil }
    return CitationDate(parts: [.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)])
  }

  /// A year with what catalogues and styles put around it, which stays beside it: `[2010]`, `c2003`, `©2003`, `2010a`.
  static func markedYear(_ text: String) -> CitationDate? {
    guard text.utf8.count <= 12,
      let match = text.wholeMatch(of: #/\[?(?:c|ca|cop|p|©)?\.? ?\[?(\d{4})[a-z]?\]?\.?/#), let year = Int(match.1)
    else { return nil }
    return CitationDate(parts: [.init(year: year)], raw: text)
  }
}
