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

  /// The sightings without those of what a later import only brought again.
  ///
  /// A record that stands twice in one export is there twice: the database gave it so, and it is a duplicate.
  package func withoutRepeats() -> RecordOrigins {
    struct Found: Hashable {
      var record: String
      var made: Int
    }
    var numbers: [Import: Int] = [:]
    let made = sources.enumerated().map { place, source in
      let key = Import(
        search: source.search, database: source.database,
        export: source.search == nil ? source.export ?? source.file : nil)
      if numbers[key] == nil { numbers[key] = place }
      return numbers[key] ?? place
    }
    guard numbers.count < sources.count else { return self }
    var first: [Found: Int] = [:]
    var origins = self
    origins.sightings = sightings.filter { sighting in
      let found = Found(record: sighting.record, made: made[sighting.source])
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
