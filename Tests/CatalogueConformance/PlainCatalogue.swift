package import Catalogue
package import Records

/// What an index must answer, said in the plainest way: every question goes through all the records.
package struct PlainCatalogue: CatalogueIndex {
  private let filed: [FiledRecord]

  package init(_ records: [FiledRecord]) {
    filed = records.sorted { ($0.record.id, $0.file) < ($1.record.id, $1.file) }
  }

  package func facets() -> [StudyFacets] {
    filed.map { StudyFacets($0) }
  }

  package func records(containing tokens: [String], prefix: Bool) -> Set<String> {
    let wanted = tokens.map { Array($0.utf8) }
    return Set(
      filed.map(\.record).filter { record in
        SearchText.passages(of: record).contains { passage in
          Self.holds(wanted, prefix: prefix, in: SearchText.tokens(of: passage).map { Array($0.utf8) })
        }
      }.map(\.id))
  }

  package func records(_ ids: [String]) -> [FiledRecord] {
    ids.compactMap { id in filed.first { $0.record.id == id } }
  }

  /// Compares bytes, not characters: a word is a run of scalars, and the start of one is the start of its bytes.
  private static func holds(_ wanted: [[UInt8]], prefix: Bool, in words: [[UInt8]]) -> Bool {
    words.indices.contains { start in
      words.count - start >= wanted.count
        && wanted.enumerated().allSatisfy { offset, token in
          let word = words[start + offset]
          return prefix && offset == wanted.count - 1 ? word.starts(with: token) : word == token
        }
    }
  }
}
