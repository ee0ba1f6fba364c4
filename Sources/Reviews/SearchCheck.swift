package import Records

/// Whether the search log counts what the imports hold.
package struct SearchCheck: Sendable {
  private let log: SearchLog
  private let origins: RecordOrigins

  package init(_ log: SearchLog, origins: RecordOrigins) {
    self.log = log
    self.origins = origins
  }

  /// Warnings: the log may have what a database reported and nobody could export. A result of which nothing was imported is
  /// a number only, and nothing to hold it against.
  package func problems() -> [Problem] {
    var found = origins.withoutRepeats().counts
    var problems: [Problem] = []
    for (place, search) in log.searches.enumerated() {
      for (index, result) in search.results.enumerated() {
        let count = found.removeValue(forKey: .init(search: search.id, database: result.database))
        guard !result.isOnlyCounted(found: count ?? 0), result.hits != count ?? 0 else { continue }
        problems.append(
          Problem(
            .warning, file: ReviewFolder.searchesName, path: "/searches/\(place)/results/\(index)/hits",
            message:
              "\(result.hits.of("hit")), and the imports of '\(search.id)' in '\(result.database)' hold "
              + "\((count ?? 0).of("record")), those that a later import brought again not counted"))
      }
    }
    for source in origins.sources {
      guard let search = source.search, let database = source.database,
        found.removeValue(forKey: .init(search: search, database: database)) != nil
      else { continue }
      problems.append(
        Problem(
          .warning, file: source.file, mark: Mark(line: 1, column: 1),
          message: "the import belongs to the search '\(search)' in '\(database)', of which searches.json has no result"
        ))
    }
    return problems
  }
}
