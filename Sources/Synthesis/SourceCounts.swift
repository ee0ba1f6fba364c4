package import Records

/// What each database brought to a review: found, found nowhere else, shared with which, and later included.
///
/// After the search summary table of Bethel, Rogers and Abbott (*Journal of the Medical Library Association* 2021;
/// 109(1):97–106, doi:10.5195/jmla.2021.809). A publication counts once for each database in which any of its records was
/// found.
package struct SourceCounts: Hashable, Sendable {
  /// One database, or what is known in its place.
  package struct Row: Hashable, Sendable {
    package var place: FoundPlace
    /// Records, each as often as it was found: by two searches, or twice in one export.
    package var found = 0
    /// Records of a publication that another record had brought before, or the same record found before.
    package var removed = 0
    /// Publications.
    package var works = 0
    /// Publications found in no other database.
    package var only = 0
    /// Publications also found in each of the others.
    package var shared: [FoundPlace: Int] = [:]
    /// Publications that became an included study.
    package var included = 0
    /// Of those, the ones found in no other database.
    package var includedOnly = 0

    init(place: FoundPlace) {
      self.place = place
    }
  }

  /// In the order in which the places were first met.
  package private(set) var rows: [Row] = []
  /// Records summed over databases.
  package private(set) var found = 0
  /// Publications; what is found but for those is what was removed as duplicates.
  package private(set) var works = 0
  /// Publications that became an included study.
  package private(set) var included = 0
  /// Included studies that were taken from no imported record, so that no database has them to its credit.
  package let includedElsewhere: Int
  /// Publications that are only other versions of hits, and are merged with none: they are in no column.
  package private(set) var unmergedVersions = 0
  /// Results of searches for evidence that the log only counts: they are in no column.
  package let onlyCounted: [OnlyCounted]
  /// How many records stand behind another, versions of one hit among them.
  package let merged: Int
  private var places: [FoundPlace: Int] = [:]

  /// What a search found in a database, where no record of it was imported.
  package struct OnlyCounted: Hashable, Sendable {
    package var search: String
    package var database: String
    package var hits: Int
  }

  /// - Parameters:
  ///   - includedElsewhere: how many included studies come from no imported record.
  ///   - merged: how many records stand behind another by a decision.
  ///   - log: the search log, for what it only counts.
  ///   - origins: which imports brought which records.
  package init(
    _ works: some Sequence<FoundWork>, includedElsewhere: Int = 0, merged: Int = 0, log: SearchLog? = nil,
    origins: RecordOrigins = RecordOrigins()
  ) {
    self.includedElsewhere = includedElsewhere
    self.merged = merged
    let tied = origins.counts
    onlyCounted = (log?.searches ?? []).filter { $0.purpose == .evidence }.flatMap { search in
      search.results.filter { result in
        let found = tied[.init(search: search.id, database: result.database)] ?? 0
        return result.hits > 0 && result.isOnlyCounted(found: found)
      }.map { OnlyCounted(search: search.id, database: $0.database, hits: $0.hits) }
    }
    for work in works { add(work) }
  }

  package var removed: Int { found - works }

  package subscript(place: FoundPlace) -> Row? { places[place].map { rows[$0] } }

  private mutating func row(_ place: FoundPlace) -> Int {
    if let row = places[place] { return row }
    places[place] = rows.count
    rows.append(Row(place: place))
    return rows.count - 1
  }

  private mutating func add(_ work: FoundWork) {
    guard !work.sightings.isEmpty else {
      unmergedVersions += 1
      return
    }
    works += 1
    if work.isIncluded { included += 1 }
    var met: [FoundPlace] = []
    var isFirst = true
    for sighting in work.sightings {
      for place in sighting.places {
        let row = row(place)
        found += 1
        rows[row].found += 1
        // The first stays; the others are what a flow diagram removes as duplicates.
        if !isFirst { rows[row].removed += 1 }
        isFirst = false
        if !met.contains(place) { met.append(place) }
      }
    }
    for place in met {
      let row = row(place)
      rows[row].works += 1
      if work.isIncluded { rows[row].included += 1 }
      if met.count == 1 {
        rows[row].only += 1
        if work.isIncluded { rows[row].includedOnly += 1 }
      }
      for other in met where other != place { rows[row].shared[other, default: 0] += 1 }
    }
  }
}
