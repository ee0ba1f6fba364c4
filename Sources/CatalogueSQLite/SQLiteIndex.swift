package import Catalogue
import GRDB
package import Records
import Synchronization

/// The index of a review on disk: derived from its files, and to be deleted at any time without loss.
///
/// It stands in `.garner/index.sqlite` in the review's folder and follows the files by itself; see `refreshed`.
package struct SQLiteIndex: CatalogueIndex {
  private let connection: Connection
  private let refresher: IndexRefresher

  /// The present database; another one takes its place where it turns out to be damaged.
  private final class Connection: Sendable {
    let database: Mutex<DatabaseQueue>

    init(_ database: DatabaseQueue) {
      self.database = Mutex(database)
    }
  }

  /// Brings the index of a review up to its files and opens it.
  ///
  /// A file whose size, time and inode are those that were indexed is trusted, provided it is older than the last
  /// refresh; any other file is hashed, and parsed where its bytes have changed. Where the stamp or the version of the
  /// tables is another, or the index is damaged, it is made anew. Where nothing has changed, nothing is written.
  /// - Parameters:
  ///   - reviewFolder: the folder that holds `review.json`.
  ///   - files: the record files there are now, each path once.
  ///   - stamp: stands for everything besides the files that records and problems depend on: the vocabulary, the
  ///     review's description, the version of the program.
  ///   - reader: loads and parses the files; called from several threads, and again whenever whole records are
  ///     asked for.
  /// - Throws: `IndexFailure` where an index has to be written and cannot be. `RecordReader.readAll` then gives the
  ///   records for an index in memory.
  package static func refreshed(
    reviewFolder: String, files: [FileState], stamp: String, reader: RecordReader
  ) throws(IndexFailure) -> (index: SQLiteIndex, report: RefreshReport) {
    let refresher = IndexRefresher(
      folder: IndexFolder(reviewFolder: reviewFolder), files: files, stamp: stamp, reader: reader)
    let (database, report) = try refresher.refresh()
    return (SQLiteIndex(connection: Connection(database), refresher: refresher), report)
  }

  package func facets() throws -> [StudyFacets] {
    try read { database in
      var facets: [StudyFacets] = []
      let rows = try Row.fetchCursor(database, sql: "SELECT id, path, facets FROM study ORDER BY id, path")
      while let row = try rows.next() {
        facets.append(
          try FacetText.facets(
            id: row.decode(atIndex: 0), file: row.decode(atIndex: 1), text: row.decode(atIndex: 2)))
      }
      return facets
    }
  }

  package func records(containing tokens: [String], prefix: Bool) throws -> Set<String> {
    let phrase = tokens.joined(separator: " ")
    let query = "\"\(phrase.replacing(scalars: "\"", with: "\"\""))\"" + (prefix ? " *" : "")
    let ids = try read { database in
      try String.fetchSet(
        database, sql: "SELECT id FROM study WHERE file IN (SELECT rowid FROM words WHERE words MATCH ?)",
        arguments: [query])
    }
    // FTS5 looks at the first 32,768 bytes of a token only; what is longer is compared with the record itself.
    guard tokens.contains(where: { $0.utf8.count >= 32_768 }) else { return ids }
    return Set(
      try records(ids.sorted()).map(\.record).filter { record in
        SearchText.passages(of: record).contains { passage in
          SearchText.tokens(of: passage).contains(phrase: tokens, prefix: prefix)
        }
      }.map(\.id))
  }

  package func records(_ ids: [String]) throws -> [FiledRecord] {
    let states = try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT file.path, size, modified, inode FROM study JOIN file ON number = file
          WHERE id = ? ORDER BY file.path LIMIT 1
          """)
      return try ids.compactMap { id in
        try Row.fetchOne(statement, arguments: [id]).map { row in
          FileState(
            path: try row.decode(atIndex: 0), size: try row.decode(atIndex: 1), modified: try row.decode(atIndex: 2),
            inode: UInt64(bitPattern: try row.decode(atIndex: 3)))
        }
      }
    }
    return refresher.reader.readAll(states).records
  }

  /// Reads; where the index turns out to be damaged, makes it anew and reads again.
  private func read<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
    let database = connection.database.withLock { $0 }
    do {
      return try database.read(body)
    } catch let error where IndexDamage.isCause(of: error) {
      let renewed = try refresher.refresh(rebuilding: true).database
      connection.database.withLock { $0 = renewed }
      return try renewed.read(body)
    }
  }
}
