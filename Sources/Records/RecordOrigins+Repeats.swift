extension RecordOrigins {
  /// One search of the log in one database.
  package struct Place: Hashable, Sendable {
    package var search: String
    package var database: String

    package init(search: String, database: String) {
      self.search = search
      self.database = database
    }
  }

  /// Imports that bring the same record once: those of one search in one database; of files that are tied to no search, those
  /// of an export of one name.
  private struct Import: Hashable {
    var search: String?
    var database: String?
    var export: String?
  }

  /// A record in an export of a name.
  private struct Exported: Hashable {
    var record: String
    var export: String
  }

  /// The sightings without those of what a later import only brought again: each that is left is a hit.
  ///
  /// - A later export of one search in one database finds again what an earlier one found, in whatever version: also where the
  ///   version stands beside the earlier as a record of its own.
  /// - An export that was imported without a search, and then as the result of one, was found by the search.
  /// - A record that stands twice in one export is there twice: the database gave it so, and it is a duplicate.
  package func withoutRepeats() -> RecordOrigins {
    struct Found: Hashable {
      var record: String
      var made: Int
    }
    var origins = self
    let named = Dictionary(grouping: sources.filter { $0.export != nil }, by: \.export)
    let bothWays = Set(named.filter { Set($0.value.map { $0.search == nil }).count == 2 }.keys)
    if !bothWays.isEmpty {
      func exported(_ sighting: Sighting) -> Exported {
        Exported(record: sighting.record, export: sources[sighting.source].export ?? "")
      }
      let tied = Set(
        sightings.lazy.filter {
          sources[$0.source].search != nil && bothWays.contains(sources[$0.source].export)
        }.map(exported))
      origins.sightings.removeAll { sources[$0.source].search == nil && tied.contains(exported($0)) }
    }
    var numbers: [Import: Int] = [:]
    let made = sources.enumerated().map { place, source in
      let key = Import(
        search: source.search, database: source.database,
        export: source.search == nil ? source.export ?? source.file : nil)
      if numbers[key] == nil { numbers[key] = place }
      return numbers[key] ?? place
    }
    guard numbers.count < sources.count else { return origins }
    var first: [Found: Int] = [:]
    origins.sightings = origins.sightings.filter { sighting in
      // Two exports of one name that belong to no search may be of two databases.
      let version = sources[sighting.source].search == nil ? nil : neighbours[sighting.record]
      let found = Found(record: version ?? sighting.record, made: made[sighting.source])
      if let source = first[found] { return source == sighting.source }
      first[found] = sighting.source
      return true
    }
    return origins
  }

  /// How many of the sightings are of each search in each database.
  package var counts: [Place: Int] {
    var counts: [Place: Int] = [:]
    for sighting in sightings {
      let source = sources[sighting.source]
      guard let search = source.search else { continue }
      counts[Place(search: search, database: source.database ?? ""), default: 0] += 1
    }
    return counts
  }
}
