import Catalogue
import Records

/// `StudyFacets` as one text, the value of a column of the table `study`: fields with tabs between, lists as words
/// with spaces between, so that a person who opens the index can read it.
///
/// One text and not a column for each: ten thousand rows are written and read in a third of the time.
enum FacetText {
  /// The facets but for id and file, which are columns of their own.
  static func text(of facets: StudyFacets) -> String {
    var text = facets.role.rawValue
    text.reserveCapacity(512)
    func add(_ field: String) {
      text += "\t"
      text += field
    }
    func add(_ number: Int?) { add(number.map { String($0) } ?? "") }
    func add(_ list: [String]) {
      add(ColumnText.list(list))
    }
    func add(_ range: QuantityRange?) { add(range.map(ColumnText.range) ?? "") }
    add(facets.year)
    add(facets.language.map { [$0] } ?? [])
    add(facets.n)
    add(facets.ageMin)
    add(facets.ageMax)
    add(facets.hasMeanAge ? "mean" : "")
    for list in [facets.populations, facets.conditions, facets.settings, facets.context, facets.interventions] {
      add(list)
    }
    add(facets.timesPerWeek)
    add(facets.minutes)
    add(facets.weeks)
    add(facets.designs)
    add(ColumnText.pairs(facets.measured.map { ($0.outcome, $0.direction.rawValue) }))
    for list in [facets.stated, facets.themes, facets.statedConditions] { add(list) }
    add(ColumnText.pairs(facets.absent.map { ($0.pointer, $0.kind.rawValue) }))
    return text
  }

  /// - Throws: `IndexDamage` where the text is none that `text(of:)` writes.
  static func facets(id: String, file: String, text: String) throws -> StudyFacets {
    var fields = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)[...]
    guard fields.count == 21 else { throw IndexDamage() }
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

    guard let role = StudyRecord.Role(rawValue: next()) else { throw IndexDamage() }
    return StudyFacets(
      id: id, file: file, role: role, year: try number(), language: list().first, n: try number(),
      ageMin: try number(), ageMax: try number(), hasMeanAge: !next().isEmpty, populations: list(),
      conditions: list(), settings: list(), context: list(), interventions: list(), timesPerWeek: try range(),
      minutes: try range(), weeks: try range(), designs: list(),
      measured: try ColumnText.pairs(in: next()).map { outcome, word in
        guard let direction = Effect.Direction(rawValue: word) else { throw IndexDamage() }
        return StudyFacets.MeasuredOutcome(outcome: outcome, direction: direction)
      },
      stated: list(), themes: list(), statedConditions: list(),
      absent: try ColumnText.pairs(in: next()).map { pointer, word in
        guard let pointer, let kind = AbsenceKind(rawValue: word) else { throw IndexDamage() }
        return Absence(pointer: pointer, kind: kind)
      })
  }
}
