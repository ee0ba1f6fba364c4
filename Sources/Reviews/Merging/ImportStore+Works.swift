package import Records

extension ImportStore {
  /// The publications that were imported, each with its records and where each was found.
  ///
  /// Where a record was found is what its import says (`garner import --search`); of an import that is tied to no search,
  /// what the record names as its source, where it does.
  /// - Parameters:
  ///   - databases: the review's, so that what a record names is known for one of them.
  ///   - included: the records that included studies were taken from.
  ///   - studies: the ids of the included studies.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package func works(
    _ merges: RecordMerges, origins: RecordOrigins, databases: [Database] = [], included: Set<String> = [],
    studies: Set<String> = []
  ) throws(ReviewFolderError) -> [FoundWork] {
    let places = try places(of: origins.withoutRepeats(), databases: databases, isEachTime: true)
    var works: [FoundWork] = []
    var first: [String: Int] = [:]
    for (number, sighting) in origins.sightings.enumerated() where first[sighting.record] == nil {
      first[sighting.record] = number
    }
    var seen: Set<String> = []
    for sighting in origins.sightings where !origins.withdrawn.contains(sighting.record) {
      let representative = merges.representative(of: sighting.record)
      guard seen.insert(representative).inserted else { continue }
      let members = merges.members(of: representative).filter { places[$0] != nil }
      let isIncluded =
        members.contains(where: included.contains)
        || merges.studies(of: representative).contains(where: studies.contains)
      works.append(
        FoundWork(
          sightings: members.sorted { first[$0, default: 0] < first[$1, default: 0] }.map {
            FoundWork.Sighting(record: $0, places: places[$0] ?? [])
          }, isIncluded: isIncluded))
    }
    return works
  }

  /// Where each record was found, in the order of the imports; records that their source took out are left out.
  ///
  /// - Parameter isEachTime: whether a place is named as often as the record was found there, as a flow diagram counts it, also
  ///   where an import is tied to no search; else once, and those that imports were tied to before what a record names.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package func places(
    of origins: RecordOrigins, databases: [Database] = [], isEachTime: Bool = false
  ) throws(ReviewFolderError) -> [String: [FoundPlace]] {
    var places: [String: [FoundPlace]] = [:]
    // Records of which the place is yet to be read.
    var untied: Set<String> = []
    for sighting in origins.sightings where !origins.withdrawn.contains(sighting.record) {
      let place = origins.sources[sighting.source].database.map { FoundPlace.database($0) } ?? .unknown
      if place == .unknown { untied.insert(sighting.record) }
      if isEachTime || places[sighting.record]?.contains(place) != true {
        places[sighting.record, default: []].append(place)
      }
    }
    if !isEachTime {
      for record in untied where places[record] != [.unknown] {
        places[record]?.removeAll { $0 == .unknown }
        untied.remove(record)
      }
    }
    guard !untied.isEmpty else { return places }
    var names = SourceNames(databases)
    try forEachRecord { record in
      guard untied.contains(record.id), let name = record.citation.text("source") else { return }
      let place = names.place(name)
      places[record.id] = places[record.id]?.map { $0 == .unknown ? place : $0 }
    }
    return places
  }
}

/// Knows a database by what records call it.
private struct SourceNames {
  private var places: [String: FoundPlace] = [:]

  init(_ databases: [Database]) {
    for database in databases {
      for name in [database.id, database.label] { places[Self.key(name)] = .database(database.id) }
    }
  }

  /// The database of the review with this id or label; else the name as it was first met.
  mutating func place(_ name: String) -> FoundPlace {
    let key = Self.key(name)
    guard !key.isEmpty else { return .unknown }
    if let place = places[key] { return place }
    places[key] = .named(name)
    return .named(name)
  }

  private static func key(_ name: String) -> String {
    FoldedText.folded(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
