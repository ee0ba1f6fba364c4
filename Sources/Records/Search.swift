/// The searches a review was made with.
package struct SearchLog: Hashable, Sendable {
  package var searches: [Search]
  package var notes: [LocalizedText]

  package init(searches: [Search] = [], notes: [LocalizedText] = []) {
    self.searches = searches
    self.notes = notes
  }
}

/// One combination of terms, run in one or more databases.
package struct Search: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case evidence
    case background
  }

  package var id: String
  package var purpose: Purpose
  /// The terms as reported, all of which had to occur.
  package var terms: [String]
  package var results: [SearchResult]
  /// When it was last run, as `2026-11-26`; nil where that is not told.
  package var date: String?
  package var locator: Locator?
  package var note: LocalizedText?

  package init(
    id: String, purpose: Purpose, terms: [String], results: [SearchResult], date: String? = nil,
    locator: Locator? = nil, note: LocalizedText? = nil
  ) {
    self.id = id
    self.purpose = purpose
    self.terms = terms
    self.results = results
    self.date = date
    self.locator = locator
    self.note = note
  }
}

/// What one database gave for one search.
package struct SearchResult: Hashable, Sendable {
  /// The id of one of the review's databases.
  package var database: String
  package var hits: Int
  /// Hits found relevant; nil where they were not screened.
  package var relevant: Int?
  package var screened: Bool
  /// Hits that nobody looked at where the others were screened, as those of an export that came in later; nil where none.
  package var notScreened: Int?
  /// The exports that were imported.
  package var imports: [SearchImport]

  package init(
    database: String, hits: Int, relevant: Int? = nil, screened: Bool, notScreened: Int? = nil,
    imports: [SearchImport] = []
  ) {
    self.imports = imports
    self.database = database
    self.hits = hits
    self.relevant = relevant
    self.screened = screened
    self.notScreened = notScreened
  }

  /// How many of the hits nobody looked at.
  package var unscreenedHits: Int { screened ? notScreened ?? 0 : hits }
}

/// An export that was imported as the result of a search.
package struct SearchImport: Hashable, Sendable {
  /// The name of its file.
  package var source: String
  package var records: Int
  /// Of those, the ones that an earlier export of the same search in the same database brought: they are no new hits.
  package var again: Int
  /// Made of its records: the same export is known again.
  package var fingerprint: String

  package init(source: String, records: Int, again: Int = 0, fingerprint: String) {
    self.source = source
    self.records = records
    self.again = again
    self.fingerprint = fingerprint
  }
}

extension SearchResult {
  /// Whether the log has its number and no record of it was imported.
  ///
  /// - Parameter found: how many hits of it the imports hold; see ``RecordOrigins/counts``.
  package func isOnlyCounted(found: Int) -> Bool { imports.isEmpty && found == 0 }
}
