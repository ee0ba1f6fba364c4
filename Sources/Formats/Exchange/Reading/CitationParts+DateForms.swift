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
