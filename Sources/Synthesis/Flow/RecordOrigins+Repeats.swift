import Records

extension RecordOrigins {
  /// Imports that bring the same record once: those of one search in one database; of files that are tied to no search, those
  /// of an export of one name.
  struct Import: Hashable {
    var search: String?
    var database: String?
    var export: String?
  }

  /// The sightings without those of what was only imported again, and how many these were.
  func withoutRepeats() -> (origins: RecordOrigins, repeats: [Import: Int]) {
    struct Found: Hashable {
      var record: String
      var source: Int
    }
    var numbers: [Import: Int] = [:]
    let imports = sources.map { source in
      Import(
        search: source.search, database: source.database,
        export: source.search == nil ? source.export ?? source.file : nil)
    }
    let firsts = imports.enumerated().map { place, made in
      numbers[made]
        ?? {
          numbers[made] = place
          return place
        }()
    }
    guard numbers.count < sources.count else { return (self, [:]) }
    var seen: Set<Found> = []
    var repeats: [Import: Int] = [:]
    var origins = self
    origins.sightings = sightings.filter { sighting in
      let isNew = seen.insert(Found(record: sighting.record, source: firsts[sighting.source])).inserted
      if !isNew { repeats[imports[sighting.source], default: 0] += 1 }
      return isNew
    }
    return (origins, repeats)
  }
}
