import GRDB
import Records

/// What the index on disk knows of one file.
struct StoredFile: Sendable {
  var number: Int64
  var state: FileState
  var hash: UInt64

  /// Whether the file is for certain the one that was indexed: nothing about it has changed, and it was not written
  /// so late that a second change could bear the same time.
  func isCertainly(_ current: FileState, refreshed: Int64) -> Bool {
    state == current && current.modified < refreshed
  }
}

/// What the index on disk knows of the review as a whole.
struct StoredIndex: Sendable {
  /// By path.
  var files: [String: StoredFile] = [:]
  /// When the refresh began that wrote it, by the file system's clock.
  var refreshed: Int64
  /// The last row number given out.
  var lastNumber: Int64

  /// Numbers whose files have gone or changed: dead weight in the word table.
  var abandoned: Int64 { lastNumber - Int64(files.count) }

  /// - Returns: nil where the index was made by another version of the program or of what the stamp stands for.
  /// - Throws: where the file is no index at all.
  static func read(from database: GRDB.Database, stamp: String) throws -> StoredIndex? {
    var meta: [String: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT key, value FROM meta") {
      meta[try row.decode(atIndex: 0)] = try row.decode(String.self, atIndex: 1)
    }
    func value(_ key: IndexSchema.Key) -> String? { meta[key.rawValue] }
    guard value(.version) == String(IndexSchema.version), value(.stamp) == ColumnText.stored(stamp),
      let refreshed = value(.refreshed).flatMap({ Int64($0) }),
      let lastNumber = value(.lastNumber).flatMap({ Int64($0) })
    else { return nil }
    var stored = StoredIndex(refreshed: refreshed, lastNumber: lastNumber)
    let rows = try Row.fetchCursor(database, sql: "SELECT number, path, size, modified, inode, hash FROM file")
    while let row = try rows.next() {
      let state = FileState(
        path: try row.decode(atIndex: 1), size: try row.decode(atIndex: 2), modified: try row.decode(atIndex: 3),
        inode: UInt64(bitPattern: try row.decode(atIndex: 4)))
      stored.files[state.path] = StoredFile(
        number: try row.decode(atIndex: 0), state: state, hash: UInt64(bitPattern: try row.decode(atIndex: 5)))
    }
    return stored
  }
}
