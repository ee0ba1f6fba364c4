import Catalogue
import GRDB
import Records

/// `StudyFacets` as a row of the table `study`: lists as words with spaces between, so that a person who opens the
/// index can read it.
enum FacetColumns {
  static let names = [
    "id", "path", "role", "year", "language", "n", "age_min", "age_max", "mean_age", "populations", "conditions",
    "settings",
    "context", "interventions", "times_per_week", "minutes", "weeks", "designs", "measured", "stated", "themes",
    "stated_conditions", "absent",
  ]

  /// The values of `names`, in that order.
  static func values(of facets: StudyFacets) -> [(any DatabaseValueConvertible)?] {
    [
      facets.id, facets.file, facets.role.rawValue, facets.year, facets.language.map(ColumnText.stored), facets.n,
      facets.ageMin, facets.ageMax, facets.hasMeanAge, ColumnText.list(facets.populations),
      ColumnText.list(facets.conditions),
      ColumnText.list(facets.settings), ColumnText.list(facets.context), ColumnText.list(facets.interventions),
      facets.timesPerWeek.map(ColumnText.range), facets.minutes.map(ColumnText.range),
      facets.weeks.map(ColumnText.range), ColumnText.list(facets.designs),
      ColumnText.pairs(facets.measured.map { ($0.outcome, $0.direction.rawValue) }),
      ColumnText.list(facets.stated), ColumnText.list(facets.themes), ColumnText.list(facets.statedConditions),
      ColumnText.pairs(facets.absent.map { ($0.pointer, $0.kind.rawValue) }),
    ]
  }

  /// - Throws: `IndexDamage` where a value is none that `values(of:)` writes.
  static func facets(in row: Row) throws -> StudyFacets {
    func list(_ index: Int) throws -> [String] { ColumnText.list(in: try row.decode(atIndex: index)) }
    func range(_ index: Int) throws -> QuantityRange? { try ColumnText.range(in: row.decode(atIndex: index)) }
    func pairs(_ index: Int) throws -> [(String?, String)] { try ColumnText.pairs(in: row.decode(atIndex: index)) }

    guard let role = StudyRecord.Role(rawValue: try row.decode(atIndex: 2)) else { throw IndexDamage() }
    return StudyFacets(
      id: try row.decode(atIndex: 0), file: try row.decode(atIndex: 1), role: role, year: try row.decode(atIndex: 3),
      language: try row.decode(atIndex: 4), n: try row.decode(atIndex: 5), ageMin: try row.decode(atIndex: 6),
      ageMax: try row.decode(atIndex: 7), hasMeanAge: try row.decode(atIndex: 8), populations: try list(9),
      conditions: try list(10), settings: try list(11),
      context: try list(12), interventions: try list(13), timesPerWeek: try range(14), minutes: try range(15),
      weeks: try range(16), designs: try list(17),
      measured: try pairs(18).map { outcome, word in
        guard let direction = Effect.Direction(rawValue: word) else { throw IndexDamage() }
        return StudyFacets.MeasuredOutcome(outcome: outcome, direction: direction)
      },
      stated: try list(19), themes: try list(20), statedConditions: try list(21),
      absent: try pairs(22).map { pointer, word in
        guard let pointer, let kind = AbsenceKind(rawValue: word) else { throw IndexDamage() }
        return Absence(pointer: pointer, kind: kind)
      })
  }
}
