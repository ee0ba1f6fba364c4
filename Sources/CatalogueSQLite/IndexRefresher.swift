import GRDB
package import Records

/// What a refresh came to.
package struct RefreshReport: Hashable, Sendable {
  /// What is wrong with the files, whether found now or earlier, in the order of the files.
  package var problems: [Problem] = []
  /// What is wrong with the records together, as the reader's `check` finds it.
  package var together: [Problem] = []
  /// How many files were loaded to see whether they had changed.
  package var loaded = 0
  /// How many files were parsed.
  package var parsed = 0
  /// How many files had gone.
  package var removed = 0
  /// Whether the index was made anew from all files.
  package var isRebuilt = false

  package init() {}
}

/// Brings the index of one review up to its files.
struct IndexRefresher: Sendable {
  let folder: IndexFolder
  let files: [FileState]
  let stamp: String
  let reader: RecordReader

  /// What became of a file that had to be looked at.
  private enum Outcome: Sendable {
    case unreadable(Problem, FileState)
    /// Its bytes are those that were indexed.
    case same(FileState)
    case read(IndexedFile)
  }

  /// - Parameter rebuilding: make it anew, whatever stands there.
  func refresh(rebuilding: Bool = false) throws(IndexFailure) -> (database: DatabaseQueue, report: RefreshReport) {
    do {
      if !rebuilding, let database = try? folder.open(),
        let stored = try? database.read({ try StoredIndex.read(from: $0, stamp: stamp) })
      {
        let plan = RefreshPlan(files, stored: stored)
        do {
          if plan.isEmpty { return try finished(database) }
          if !plan.asksForRebuilding(hash: { try? ContentHash.hash(reader.load($0)) }) {
            return try update(database, stored: stored, plan: plan)
          }
        } catch let error where IndexDamage.isCause(of: error) {
          // The old index cannot be built upon.
        }
      }
      return try rebuild()
    } catch let failure as IndexFailure {
      throw failure
    } catch let error as DatabaseError {
      throw .cannotWrite(path: folder.index, reason: error.message ?? "\(error.resultCode)")
    } catch {
      throw .cannotWrite(path: folder.index, reason: "\(error)")
    }
  }

  /// The index as it stands, where nothing is to be done. Writes nothing, so that a read-only folder will do.
  private func finished(_ database: DatabaseQueue) throws -> (database: DatabaseQueue, report: RefreshReport) {
    var report = RefreshReport()
    report.problems = try problems(in: database)
    report.together = try database.read { try TogetherTable.read(from: $0) }
    return (database, report)
  }

  private func rebuild() throws -> (database: DatabaseQueue, report: RefreshReport) {
    let file = try folder.makeNewFile()
    var report = RefreshReport()
    report.isRebuilt = true
    var unreadable: [String: [Problem]] = [:]
    var links: [RecordLinks] = []
    try fill(file) { database in
      try IndexSchema.create(in: database)
      var writer = try IndexWriter(database, lastNumber: 0)
      try ParallelMap.run(files, transform: { outcome(of: $0, stored: nil) }) { outcome in
        report.loaded += 1
        switch outcome {
        case .read(let indexed):
          report.parsed += 1
          try writer.add(indexed)
          if let study = indexed.study { links.append(study.links) }
        case .unreadable(let problem, let state): unreadable[state.path] = [problem]
        case .same: break
        }
      }
      try writer.finish(stamp: stamp, refreshed: file.created)
      // All of them are at hand, and need not be read out of the index again.
      try TogetherTable.write(reader.check(links, files.map(\.path)), to: database)
    }
    return try opened(report, unreadable: unreadable)
  }

  private func update(
    _ old: DatabaseQueue, stored: StoredIndex, plan: RefreshPlan
  ) throws -> (database: DatabaseQueue, report: RefreshReport) {
    // Made before any file is loaded: its time is the refresh's.
    let file = try folder.makeNewFile()
    var report = RefreshReport()
    report.removed = plan.removed.count
    var outcomes: [Outcome] = []
    ParallelMap.run(plan.uncertain, transform: { outcome(of: $0, stored: stored.files[$0.path]) }) {
      outcomes.append($0)
    }
    report.loaded = outcomes.count
    var unreadable: [String: [Problem]] = [:]
    var touched: [FileState] = []
    var changed: [IndexedFile] = []
    var gone = plan.removed
    for outcome in outcomes {
      switch outcome {
      case .unreadable(let problem, let state):
        unreadable[state.path] = [problem]
        if let number = stored.files[state.path]?.number { gone.append(number) }
      case .same(let state):
        if stored.files[state.path]?.state != state { touched.append(state) }
      case .read(let indexed):
        changed.append(indexed)
        if let number = stored.files[indexed.state.path]?.number { gone.append(number) }
      }
    }
    report.parsed = changed.count
    if touched.isEmpty && changed.isEmpty && gone.isEmpty {
      file.discard()
      report.problems = try problems(in: old, unreadable: unreadable)
      // A file that cannot be read is in no index, and what leads to it leads somewhere all the same.
      report.together = try old.read { database in
        try unreadable.isEmpty
          ? TogetherTable.read(from: database) : TogetherTable.check(database, files: files, reader: reader)
      }
      return (old, report)
    }
    try fill(file, from: old) { database in
      var writer = try IndexWriter(database, lastNumber: stored.lastNumber)
      for number in gone { try writer.remove(number) }
      for state in touched {
        if let number = stored.files[state.path]?.number { try writer.update(number, to: state) }
      }
      for indexed in changed { try writer.add(indexed) }
      try writer.finish(stamp: stamp, refreshed: file.created)
      if !changed.isEmpty || !gone.isEmpty || !unreadable.isEmpty {
        try TogetherTable.write(TogetherTable.check(database, files: files, reader: reader), to: database)
      }
    }
    return try opened(report, unreadable: unreadable)
  }

  /// Fills a new index file in one transaction and puts it in place; on any error it is gone.
  private func fill(
    _ file: NewIndexFile, from old: DatabaseQueue? = nil, _ body: (GRDB.Database) throws -> Void
  ) throws {
    do {
      let database = try file.open()
      try old?.backup(to: database)
      try database.write(body)
      try database.close()
    } catch {
      file.discard()
      throw error
    }
    try file.publish()
  }

  private func opened(
    _ report: RefreshReport, unreadable: [String: [Problem]]
  ) throws -> (database: DatabaseQueue, report: RefreshReport) {
    var report = report
    let database = try folder.open()
    report.problems = try problems(in: database, unreadable: unreadable)
    report.together = try database.read { try TogetherTable.read(from: $0) }
    return (database, report)
  }

  private func outcome(of state: FileState, stored: StoredFile?) -> Outcome {
    do {
      let bytes = try reader.load(state)
      let hash = ContentHash.hash(bytes)
      if let stored, stored.hash == hash { return .same(state) }
      return .read(IndexedFile(state, hash: hash, result: reader.parse(bytes, state)))
    } catch {
      return .unreadable(RecordReader.problem(of: error, loading: state), state)
    }
  }

  /// Every problem the index knows of, with those of files that could not be loaded, in the order of the files.
  private func problems(in database: DatabaseQueue, unreadable: [String: [Problem]] = [:]) throws -> [Problem] {
    var byFile = unreadable
    try database.read { database in
      let sql = """
        SELECT path, \(ProblemRow.list) FROM problem JOIN file ON number = file
        ORDER BY file, position
        """
      for row in try Row.fetchAll(database, sql: sql) {
        byFile[try row.decode(atIndex: 0), default: []].append(try ProblemRow.problem(row, from: 1))
      }
    }
    guard !byFile.isEmpty else { return [] }
    return files.flatMap { byFile[$0.path] ?? [] }
  }
}
