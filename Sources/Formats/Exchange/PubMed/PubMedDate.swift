import Records

/// A date of PubMed's in its parts.
struct PubMedDate: ~Copyable {
  var year = ByteBuffer()
  var month = ByteBuffer()
  var day = ByteBuffer()
  var season = ByteBuffer()
  var medline = ByteBuffer()
  private var whole = ByteBuffer()

  init() {}

  mutating func clear() {
    year.truncate()
    month.truncate()
    day.truncate()
    season.truncate()
    medline.truncate()
  }

  /// Year, month and day in figures or English: nearly every date there is.
  var simple: (year: Int, month: Int?, day: Int?)? {
    guard medline.isEmpty, season.isEmpty, year.count == 4, let year = year.bytes.integer else { return nil }
    guard !month.isEmpty else { return day.isEmpty ? (year, nil, nil) : nil }
    guard let month = CitationParts.month(month.bytes) else { return nil }
    guard !day.isEmpty else { return (year, month, nil) }
    guard let day = day.bytes.integer, CitationParts.isDay(day, month: month, year: year) else { return nil }
    return (year, month, day)
  }

  /// As NBIB has it: `2005 Mar 14`, `2005 Spring`, or as it stands.
  mutating func text() -> Bytes? {
    if !medline.isEmpty { return medline.bytes }
    whole.truncate()
    for part in [year.bytes, month.bytes, season.bytes, day.bytes] where !part.isEmpty {
      if !whole.isEmpty { whole.append(" ") }
      whole.append(copying: part)
    }
    return whole.isEmpty ? nil : whole.bytes
  }

  /// `2005-03-14`.
  mutating func day8601() -> Bytes? {
    guard year.count == 4, (1...2).contains(month.count), (1...2).contains(day.count) else { return nil }
    whole.set(year.bytes)
    // Days are compared as text.
    whole.append(month.count == 1 ? "-0" : "-")
    whole.append(copying: month.bytes)
    whole.append(day.count == 1 ? "-0" : "-")
    whole.append(copying: day.bytes)
    return whole.bytes
  }
}
