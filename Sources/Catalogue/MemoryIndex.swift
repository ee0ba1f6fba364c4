package import Records

/// An index that holds everything in memory and looks through all of it: plain, and so the oracle for every other one.
package struct MemoryIndex: CatalogueIndex {
  private let records: [FiledRecord]
  private let studies: [StudyFacets]
  /// The words of every record, passage by passage.
  private let passages: [String: [[String]]]

  /// Of records with the same id the first counts.
  package init(_ records: [FiledRecord]) {
    var seen: Set<String> = []
    self.records = records.filter { seen.insert($0.record.id).inserted }
      .sorted { $0.record.id.utf8.lexicographicallyPrecedes($1.record.id.utf8) }
    studies = self.records.map(StudyFacets.init)
    passages = Dictionary(
      uniqueKeysWithValues: self.records.map { filed in
        (filed.record.id, SearchText.passages(of: filed.record).map(SearchText.tokens))
      })
  }

  package func facets() -> [StudyFacets] { studies }

  package func records(containing tokens: [String], prefix: Bool) -> Set<String> {
    Set(passages.filter { $0.value.contains { $0.contains(phrase: tokens, prefix: prefix) } }.keys)
  }

  package func records(_ ids: [String]) -> [FiledRecord] {
    ids.compactMap { id in records.first { $0.record.id == id } }
  }
}
