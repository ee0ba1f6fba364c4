import Catalogue
import Records

/// `StudyFacets` as one text, the value of a column of the table `study`: fields with tabs between, lists as words
/// with spaces between, so that a person who opens the index can read it.
///
/// One text and not a column for each: ten thousand rows are written and read in a third of the time.
enum FacetText {
  /// The facets but for id and file, which are columns of their own.
  static func text(of facets: StudyFacets) -> String {
    var line = ColumnLine()
    line.add(word: facets.role.rawValue)
    line.add(facets.year)
    line.add(word: facets.lastYear.map { String($0) } ?? (facets.hasDateInWords ? inWords : ""))
    line.add(facets.language.map { [$0] } ?? [])
    line.add(facets.n)
    line.add(
      word: facets.sex.map { sex in
        [sex.female, sex.male, sex.other].map { $0.map { String($0) } ?? "" }.joined(separator: "/")
      } ?? "")
    line.add(facets.ageMin)
    line.add(facets.ageMax)
    line.add(facets.ageSpans.map { "\($0.lowerBound)..\($0.upperBound)" })
    line.add(word: facets.hasMeanAge ? "mean" : "")
    line.add(facets.populations)
    line.add(facets.conditions)
    line.add(facets.settings)
    line.add(facets.context)
    line.add(facets.interventions)
    line.add(facets.timesPerWeek)
    line.add(facets.minutes)
    line.add(facets.weeks)
    line.add(facets.designs)
    line.add(pairs: facets.measured.lazy.map { ($0.outcome, $0.direction.rawValue) })
    line.add(facets.stated)
    line.add(facets.themes)
    line.add(word: facets.hasUncodedThemes ? "uncoded" : "")
    line.add(facets.statedConditions)
    line.add(pairs: facets.absent.lazy.map { ($0.pointer, $0.kind.rawValue) })
    line.add(facets.unconfirmed)
    return line.text
  }

  /// What stands for the last year of a date that is given in words.
  private static let inWords = "words"

  /// - Throws: `IndexDamage` where the text is none that `text(of:)` writes.
  static func facets(id: String, file: String, text: String) throws -> StudyFacets {
    var fields = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)[...]
    guard fields.count == 26 else { throw IndexDamage() }
    func next() -> String { String(Substring(fields.removeFirst())) }
    func number() throws -> Int? {
      let text = next()
      guard !text.isEmpty else { return nil }
      guard let number = Int(text) else { throw IndexDamage() }
      return number
    }
    func range() throws -> QuantityRange? {
      let text = next()
      return text.isEmpty ? nil : try ColumnText.range(in: text)
    }
    func list() -> [String] { ColumnText.list(in: next()) }
    func spans() throws -> [ClosedRange<Int>] {
      try list().map { item in
        let range = try ColumnText.range(in: item)
        guard let min = range?.min?.integer, let max = range?.max?.integer, min <= max else { throw IndexDamage() }
        return min...max
      }
    }

    func dateEnd() throws -> (lastYear: Int?, isInWords: Bool) {
      if fields.first?.elementsEqual(inWords.utf8) == true {
        fields.removeFirst()
        return (nil, true)
      }
      return (try number(), false)
    }
    func sex() throws -> SexCounts? {
      let text = next()
      guard !text.isEmpty else { return nil }
      let counts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard counts.count == 3 else { throw IndexDamage() }
      return SexCounts(female: counts[0], male: counts[1], other: counts[2])
    }

    guard let role = StudyRecord.Role(rawValue: next()) else { throw IndexDamage() }
    let year = try number()
    let (lastYear, isInWords) = try dateEnd()
    return StudyFacets(
      id: id, file: file, role: role, year: year, lastYear: lastYear, hasDateInWords: isInWords,
      language: list().first, n: try number(), sex: try sex(),
      ageMin: try number(), ageMax: try number(), ageSpans: try spans(), hasMeanAge: !next().isEmpty,
      populations: list(), conditions: list(), settings: list(), context: list(), interventions: list(),
      timesPerWeek: try range(),
      minutes: try range(), weeks: try range(), designs: list(),
      measured: try ColumnText.pairs(in: next()).map { outcome, word in
        guard let direction = Effect.Direction(rawValue: word) else { throw IndexDamage() }
        return StudyFacets.MeasuredOutcome(outcome: outcome, direction: direction)
      },
      stated: list(), themes: list(), hasUncodedThemes: !next().isEmpty, statedConditions: list(),
      absent: try ColumnText.pairs(in: next()).map { pointer, word in
        guard let pointer, let kind = AbsenceKind(rawValue: word) else { throw IndexDamage() }
        return Absence(pointer: pointer, kind: kind)
      },
      unconfirmed: list())
  }
}
