import Records

// Dates as databases write them, taken apart.
extension CitationParts {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `2005 Mar 14`, `2005 Mar-Apr`, `2005 Spring`, `2005/03/14/`, `2005-03-14`, `14 Mar 2005`; nil where there is no year
  /// of four digits.
  static func date(_ text: Bytes) -> CitationDate? {
    // The commonest forms by their digits.
    if let known = simpleDate(text) { return known }
    return date(text.string)
  }

  /// `2005`, `2005 Mar`, `2005 Mar-Apr`, `2005 Mar 14`, `2005/03/14`, `2005/03/14/` and `2005-03-14`.
  private static func simpleDate(_ text: Bytes) -> CitationDate? {
    guard text.count >= 4, let year = text[part: 0..<4].integer else { return nil }
    if text.count == 4 { return CitationDate(parts: [.init(year: year)]) }
    if let mark = text.count == 10 || text.count == 11 && text[10] == UInt8(ascii: "/") ? text[4] : nil,
      mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-") && text.count == 10, text[7] == mark,
      let month = text[part: 5..<7].integer, let day = text[part: 8..<10].integer, isDay(day, month: month, year: year)
    {
      return CitationDate(parts: [.init(year: year, month: month, day: day)])
    }
    guard text.count >= 8, text[4] == 0x20, !text[5].isDigit, let month = month(text[part: 5..<8]) else { return nil }
    if text.count == 8 { return CitationDate(parts: [.init(year: year, month: month)]) }
    if text.count == 12, text[8] == UInt8(ascii: "-"), !text[9].isDigit, let last = Self.month(text[part: 9..<12]),
      month < last
    {
      return CitationDate(parts: [.init(year: year, month: month), .init(year: year, month: last)])
    }
    guard text.count >= 10, text[8] == 0x20, let day = text[part: 9..<text.count].integer,
      isDay(day, month: month, year: year)
    else {
      return nil
    }
    return CitationDate(parts: [.init(year: year, month: month, day: day)])
  }

  /// `APR`, `Mar 14` or `SPR`, where the year stands in a field of its own; nil for another.
  static func date(_ text: Bytes, inYear year: Bytes) -> CitationDate? {
    guard year.count == 4, let number = year.integer, let first = text.first, !first.isDigit || text.count <= 6,
      date(text) == nil, let date = date("\(number) \(text.string)"), date.raw == nil,
      date.parts.first?.month != nil || date.season != nil
    else { return nil }
    return date
  }

  /// Whether the month has that day.
  static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    // Long and short ones take turns, from August on the other way round.
    return day <= (month == 2 ? isLeap ? 29 : 28 : 30 + (month + month / 8) % 2)
  }

  /// Says where of a date only the year was understood.
  static func tell(_ date: CitationDate, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    guard let raw = date.raw else { return }
    let parts = dayAndMonth(raw.split { " /-.,;".contains($0) }.map(String.init))
    let why =
      parts.map { max($0, $1) <= 12 } == true
      ? "day and month cannot be told apart; the date is kept as written beside its year"
      : "only the year is understood; the date is kept as written beside it"
    assembly.remark("\(assembly.name(ofTag: origin.tag)): \(why)", line: origin.line)
  }

  /// 1 to 12, from figures or the English name of three letters.
  static func month(_ text: Bytes) -> Int? {
    if let number = text.integer { return (1...12).contains(number) ? number : nil }
    guard text.count == 3 else { return nil }
    let names: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"
    let all = Bytes(start: names.utf8Start, count: names.utf8CodeUnitCount)
    return (0..<12).first { all[part: (3 * $0)..<(3 * $0 + 3)].isSame(as: text) }.map { $0 + 1 }
  }

  /// 1 to 12 by its name, in English or any language in which that begins alike; `May2019` is more than a name.
  static func monthByName(_ word: String) -> Int? {
    let lower = word.lowercased()
    guard let month = months.firstIndex(where: { lower.hasPrefix($0) }), lower.allSatisfy(\.isLetter) else {
      return nil
    }
    return month + 1
  }

  /// The season that a word names; that of Web of Science's three letters in full.
  private static func season(_ word: String) -> String? {
    let lower = word.lowercased()
    if ["spring", "summer", "autumn", "fall", "winter"].contains(lower) { return word }
    return ["spr": "Spring", "sum": "Summer", "aut": "Autumn", "fal": "Fall", "win": "Winter"][lower]
  }

  /// The two numbers before a year, which are day and month; nil where it is another date.
  private static func dayAndMonth(_ words: [String]) -> (Int, Int)? {
    guard words.count == 3, words[2].utf8.count == 4, Int(words[2]) != nil, words[0].utf8.count <= 2,
      words[1].utf8.count <= 2, let first = Int(words[0]), let second = Int(words[1])
    else { return nil }
    return (first, second)
  }

  /// A date without the time of day behind it, as in `2021-03-12 10:11:12`, `2021-03-12T10:11Z` and `2012/03/12/10:11:12`;
  /// nil where there is none.
  static func withoutTime(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let hours = text[..<colon].reversed().prefix { $0.isNumber }.count
    let day = text[..<colon].dropLast(hours)
    guard (1...2).contains(hours), let sign = day.last, "T /".contains(sign), day.dropLast().last?.isNumber == true,
      text[colon...].allSatisfy({ $0.isNumber || ":.Z+-".contains($0) })
    else { return nil }
    return String(day.dropLast())
  }

  /// What is said of a date whose time of day has no place.
  static func repair(ofTimeIn text: Bytes) -> RecordAssembly.Repair? {
    guard text.count <= 64, text.contains(UInt8(ascii: ":")), withoutTime(text.string) != nil else { return nil }
    return .init("the time of day is left out", of: text)
  }

  /// Whether `02` is the year behind 2001, as in `Winter 2001-02`, and no month.
  private static func isYearBehind(_ year: Int, _ word: String, in text: String) -> Bool {
    word.utf8.count == 2 && Int(word) == (year + 1) % 100
      && (text.contains("\(year)-\(word)") || text.contains("\(year)/\(word)"))
  }

  static func date(_ text: String) -> CitationDate? {
    if let day = withoutTime(text) { return date(day) }
    if let known = inSlashes(text) ?? inFigures(text) { return known }
    let words = text.split { " /-.,;".contains($0) }.map(String.init)
    // `2000 Jan-` is open at its end, and `1999-00` may be two years.
    let isCutOff = text.hasSuffix("-") || words.count == 2 && words[1] == "00" && text.contains("-")
    guard let place = words.firstIndex(where: { $0.utf8.count == 4 && Int($0) != nil }), let year = Int(words[place])
    else { return markedYear(text) }
    if isCutOff { return CitationDate(parts: [.init(year: year)], raw: text) }
    if let range = dayRange(text) { return range }
    if place == 2, let (first, second) = dayAndMonth(words) {
      // Of `03/04/2015` nothing tells the day from the month.
      let (month, day) = first > 12 ? (second, first) : (first, second)
      let isClear = (first == second || max(first, second) > 12) && isDay(day, month: month, year: year)
      return CitationDate(
        parts: [isClear ? .init(year: year, month: month, day: day) : .init(year: year)], raw: isClear ? nil : text)
    }
    var part = CitationDate.Part(year: year)
    var parts = [part]
    var season: (name: String, written: String)?
    // With the month in letters, the other number is a day, on whichever side it stands.
    let hasMonthName = words.contains { monthByName($0) != nil }
    let hasSeason = words.contains { Self.season($0) != nil }
    for word in words.enumerated().filter({ $0.offset != place }).map(\.element) {
      if let month = monthByName(word) {
        if part.month == nil {
          part.month = month
          parts[0] = part
        } else if parts.count == 1 {
          parts.append(CitationDate.Part(year: year, month: month))
        } else if parts[1].month == nil {
          parts[1].month = month
        } else {
          return CitationDate(parts: [CitationDate.Part(year: year)], raw: text)
        }
      } else if let name = Self.season(word), season == nil {
        season = (name, word)
      } else if let name = Self.season(word), let first = season, text.hasSuffix("\(first.written)-\(word)") {
        season = ("\(first.name)-\(name)", "\(first.written)-\(word)")
      } else if Int(word) == year {
        // It stands in two fields that were joined, or at both ends of a range.
        continue
      } else if hasSeason, parts.count == 1, isYearBehind(year, word, in: text) {
        parts.append(CitationDate.Part(year: year + 1))
      } else if word == "00" {
        // A month or a day that is not known: `2016/04/00`.
        continue
      } else if let number = Int(word), word.utf8.count == 4, number >= year, parts.count == 1 {
        parts.append(CitationDate.Part(year: number))
      } else if let number = Int(word), (1...12).contains(number), part.month == nil, !hasMonthName {
        part.month = number
        parts[0] = part
      } else if let number = Int(word), (1...31).contains(number), part.month != nil || hasMonthName, part.day == nil {
        part.day = number
        parts[0] = part
      } else {
        // Something else stands there: the whole is kept as it is beside the year.
        return CitationDate(parts: [CitationDate.Part(year: year)], raw: text)
      }
    }
    // `2000 Dec-Jan`: of one of them it is another year.
    let isTurned = parts.count > 1 && parts[0].year == parts[1].year && (parts[0].month ?? 0) > (parts[1].month ?? 12)
    // A range with years in both ends, or days in both, is more than was understood.
    let isDay = part.day.map { Self.isDay($0, month: part.month ?? 0, year: year) } ?? true
    if !isDay || isTurned || parts.count > 1 && parts[0].day != nil {
      return CitationDate(parts: [.init(year: year)], raw: text)
    }
    return CitationDate(parts: parts, season: season.map { .text($0.name) })
  }
}
