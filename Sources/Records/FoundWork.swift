/// Where a record was found.
package enum FoundPlace: Hashable, Sendable {
  /// A database of the review, by its id: the import was tied to a search of it.
  case database(String)
  /// What the record itself names as its source; the review has no such database, or the import was tied to none.
  case named(String)
  /// Neither the import nor the record says.
  case unknown
}

/// A publication as searches found it: its records, and where each was found.
package struct FoundWork: Hashable, Sendable {
  package struct Sighting: Hashable, Sendable {
    package var record: String
    /// In the order of the imports, each as often as the record was found there; never empty.
    package var places: [FoundPlace]

    package init(record: String, places: [FoundPlace]) {
      self.record = record
      self.places = places.isEmpty ? [.unknown] : places
    }
  }

  /// In the order of the imports; empty where later exports of a search brought it as another version of a hit, and it is merged
  /// with none.
  package var sightings: [Sighting]
  /// Whether an included study was taken from it.
  package var isIncluded: Bool

  package init(sightings: [Sighting], isIncluded: Bool = false) {
    self.sightings = sightings
    self.isIncluded = isIncluded
  }
}
