import Records

/// Names, dates and pages as databases write them, taken apart.
enum CitationParts {
  /// `Greist, John H` or `Greist, John H, Jr.`; without a comma a name that is not to be taken apart.
  static func name(familyFirst text: String) -> CitationName {
    let parts = text.split(separator: ",", omittingEmptySubsequences: true).map(trimmed)
    guard parts.count > 1, !parts[0].isEmpty else { return CitationName(literal: trimmed(text[...])) }
    let (particle, family) = particle(of: parts[0])
    return CitationName(
      family: family, given: parts[1], suffix: parts.count > 2 ? parts[2] : nil, nonDroppingParticle: particle)
  }

  /// `van Woerkom` is `van` and `Woerkom`: words in small letters before the first in capitals.
  private static func particle(of family: String) -> (particle: String?, family: String) {
    let words = family.split(separator: " ")
    let small = words.prefix { $0.first?.isLowercase == true }
    guard !small.isEmpty, small.count < words.count else { return (nil, family) }
    return (small.joined(separator: " "), words.dropFirst(small.count).joined(separator: " "))
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `2005 Mar 14`, `2005 Mar-Apr`, `2005 Spring`, `2005/03/14/`, `2005-03-14`, `14 Mar 2005`; nil where there is no year
  /// of four digits.
  static func date(_ text: String) -> CitationDate? {
    let words = text.split { " /-.,;".contains($0) }.map(String.init)
    guard let place = words.firstIndex(where: { $0.count == 4 && Int($0) != nil }), let year = Int(words[place]) else {
      return nil
    }
    var part = CitationDate.Part(year: year)
    var parts = [part]
    var season: String?
    // With the month in letters, the other number is a day, on whichever side it stands.
    let hasMonthName = words.contains { word in months.contains { word.lowercased().hasPrefix($0) } }
    for word in words.enumerated().filter({ $0.offset != place }).map(\.element) {
      let lower = word.lowercased()
      if let month = months.firstIndex(where: { lower.hasPrefix($0) }) {
        if part.month == nil {
          part.month = month + 1
          parts[0] = part
        } else if parts.count == 1 {
          parts.append(CitationDate.Part(year: year, month: month + 1))
        }
      } else if ["spring", "summer", "autumn", "fall", "winter"].contains(lower) {
        season = word
      } else if let number = Int(word), word.count == 4, number >= year, parts.count == 1 {
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
    return CitationDate(parts: parts, season: season)
  }

  /// `729-41` in full, `729-741`; nil where nothing is shortened.
  static func expanded(pages: String) -> String? {
    let ends = pages.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends[1].count < ends[0].count, !ends[1].isEmpty,
      ends.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    return "\(ends[0])-\(ends[0].prefix(ends[0].count - ends[1].count))\(ends[1])"
  }

  /// The DOI in a value such as `10.1097/00006842-200509000-00005 [doi]` or `https://doi.org/10.1000/x`.
  static func doi(_ text: String) -> String? {
    guard let range = text.firstRange(of: "10.") else { return nil }
    let doi = text[range.lowerBound...].prefix { !$0.isWhitespace }
    return doi.contains("/") ? String(doi) : nil
  }

  static func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
