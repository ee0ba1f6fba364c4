package import Records

extension SearchLog {
  /// The log with what decisions tell of hits whose records were imported: how many were screened, and found relevant.
  ///
  /// Decisions are the evidence that a record was looked at, so that of these hits they count and not what the log says. Of
  /// hits without a record there is nothing but the log. A record that its source took out needs no decision.
  ///
  /// - Parameter duplicates: the record that stands for another, by the other's id.
  package func told(by screening: Screening, of origins: RecordOrigins, duplicates: [String: String]) -> SearchLog {
    let origins = origins.withoutRepeats()
    var found: [RecordOrigins.Place: [String]] = [:]
    for sighting in origins.sightings {
      let source = origins.sources[sighting.source]
      guard let search = source.search, let database = source.database else { continue }
      found[.init(search: search, database: database), default: []].append(sighting.record)
    }
    guard !found.isEmpty else { return self }
    var log = self
    for (place, search) in searches.enumerated() {
      for (number, result) in search.results.enumerated() where result.hits > 0 {
        guard let records = found[.init(search: search.id, database: result.database)] else { continue }
        let standing = records.map { duplicates[$0] ?? $0 }
        let withoutRecord = max(0, result.hits - records.count)
        let unread = standing.count { !origins.withdrawn.contains($0) && !screening.isScreened($0) }
        let untold = result.screened ? min(withoutRecord, result.notScreened ?? 0) : withoutRecord
        let unscreened = min(result.hits, unread + untold)
        let through = standing.count { screening.isThroughAbstract($0) }
        let relevant = withoutRecord == 0 ? through : max(through, result.relevant ?? 0)
        let isScreened = unscreened < result.hits
        log.searches[place].results[number].screened = isScreened
        log.searches[place].results[number].notScreened = isScreened && unscreened > 0 ? unscreened : nil
        log.searches[place].results[number].relevant = isScreened ? min(relevant, result.hits - unscreened) : nil
      }
    }
    return log
  }
}
