import GRDB
import Records

/// What is wrong with the records together, kept in the index: found where a file has changed, read where none has.
enum TogetherTable {
  /// Holds all records that are in the index against one another.
  static func check(_ database: GRDB.Database, files: [FileState], reader: RecordReader) throws -> [Problem] {
    var links: [RecordLinks] = []
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, path, links FROM study JOIN links USING (file) ORDER BY path")
    while let row = try rows.next() {
      links.append(
        try LinkText.links(id: row.decode(atIndex: 0), file: row.decode(atIndex: 1), text: row.decode(atIndex: 2)))
    }
    return reader.check(links, files.map(\.path))
  }

  static func write(_ problems: [Problem], to database: GRDB.Database) throws {
    try database.execute(sql: "DELETE FROM together")
    let insertion = try database.makeStatement(
      sql: "INSERT INTO together (position, \(ProblemRow.list)) VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (position, problem) in problems.enumerated() {
      try insertion.execute(arguments: [position] + ProblemRow.arguments(problem))
    }
  }

  static func read(from database: GRDB.Database) throws -> [Problem] {
    try Row.fetchAll(database, sql: "SELECT \(ProblemRow.list) FROM together ORDER BY position").map { row in
      try ProblemRow.problem(row, from: 0)
    }
  }
}

/// A problem as the tables hold it.
enum ProblemRow {
  static let columns = ["severity", "name", "line", "\"column\"", "place", "message"]

  static var list: String { columns.joined(separator: ", ") }

  static func arguments(_ problem: Problem) -> StatementArguments {
    [
      problem.severity.rawValue, ColumnText.stored(problem.file), problem.mark?.line, problem.mark?.column,
      ColumnText.stored(problem.path), ColumnText.stored(problem.message),
    ]
  }

  static func problem(_ row: Row, from first: Int) throws -> Problem {
    guard let severity = Problem.Severity(rawValue: try row.decode(atIndex: first)) else { throw IndexDamage() }
    let line: Int? = try row.decode(atIndex: first + 2)
    let column: Int? = try row.decode(atIndex: first + 3)
    return Problem(
      severity, file: try row.decode(atIndex: first + 1),
      mark: line.flatMap { line in column.map { Mark(line: line, column: $0) } },
      path: try row.decode(atIndex: first + 4), message: try row.decode(atIndex: first + 5))
  }
}
