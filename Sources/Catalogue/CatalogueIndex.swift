package import Records

/// What answers a query: every index of a review, in memory or on disk, gives the same answers.
package protocol CatalogueIndex: Sendable {
  /// The facets of every readable record, in the order of their ids.
  func facets() throws -> [StudyFacets]

  /// The ids of the records in which these words stand side by side, in this order, in any language.
  ///
  /// `tokens` are as `SearchText.tokens` makes them, and not empty; with `prefix` the last one may go on.
  func records(containing tokens: [String], prefix: Bool) throws -> Set<String>

  /// The whole records with these ids, in the order asked for; ids that are not there are passed over.
  func records(_ ids: [String]) throws -> [FiledRecord]
}
