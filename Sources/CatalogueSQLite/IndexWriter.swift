import GRDB
import Records

/// Puts files into the tables, with each statement prepared once.
struct IndexWriter {
  private let insertFile: Statement
  private let insertProblem: Statement
  private let insertStudy: Statement
  private let insertLinks: Statement
  private let insertWords: Statement
  private let updateFile: Statement
  private let deletions: [Statement]
  private let setMeta: Statement
  private(set) var lastNumber: Int64

  init(_ database: GRDB.Database, lastNumber: Int64) throws {
    func insertion(_ table: String, _ columns: [String]) throws -> Statement {
      let places = columns.map { _ in "?" }.joined(separator: ", ")
      return try database.makeStatement(
        sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    }
    insertFile = try insertion("file", ["number", "path", "size", "modified", "inode", "hash"])
    insertProblem = try insertion(
      "problem", ["file", "position"] + ProblemRow.columns)
    insertStudy = try insertion("study", ["file", "id", "path", "facets"])
    insertLinks = try insertion("links", ["file", "links"])
    insertWords = try insertion("words", ["rowid", "tokens"])
    updateFile = try database.makeStatement(
      sql: "UPDATE file SET size = ?, modified = ?, inode = ? WHERE number = ?")
    deletions = try ["problem WHERE file", "links WHERE file", "study WHERE file", "file WHERE number"].map {
      try database.makeStatement(sql: "DELETE FROM \($0) = ?")
    }
    setMeta = try database.makeStatement(sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")
    self.lastNumber = lastNumber
  }

  mutating func add(_ file: IndexedFile) throws {
    lastNumber += 1
    let state = file.state
    try insertFile.execute(
      arguments: [
        lastNumber, state.path, state.size, state.modified, Int64(bitPattern: state.inode),
        Int64(bitPattern: file.hash),
      ])
    for (position, problem) in file.problems.enumerated() {
      try insertProblem.execute(
        arguments: [lastNumber, position] + ProblemRow.arguments(problem))
    }
    if let study = file.study {
      try insertStudy.execute(arguments: [lastNumber, study.id, state.path, study.facets])
      try insertLinks.execute(arguments: [lastNumber, study.linkText])
      try insertWords.execute(arguments: [lastNumber, study.words])
    }
  }

  /// Takes note that a file has been touched and not changed.
  func update(_ number: Int64, to state: FileState) throws {
    try updateFile.execute(
      arguments: [state.size, state.modified, Int64(bitPattern: state.inode), number])
  }

  func remove(_ number: Int64) throws {
    for deletion in deletions { try deletion.execute(arguments: [number]) }
  }

  func finish(stamp: String, refreshed: Int64) throws {
    let values: [(IndexSchema.Key, String)] = [
      (.version, String(IndexSchema.version)), (.stamp, ColumnText.stored(stamp)), (.refreshed, String(refreshed)),
      (.lastNumber, String(lastNumber)),
    ]
    for (key, value) in values { try setMeta.execute(arguments: [key.rawValue, value]) }
  }
}
