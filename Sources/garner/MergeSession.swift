import Formats
import Foundation
import Records
import Reviews
import Synthesis

/// The imported records of a review and what was decided of duplicates among them.
struct MergeSession {
  let store: ImportStore
  private(set) var origins: RecordOrigins
  private(set) var log: MergeLog
  private(set) var merges: RecordMerges
  /// The ids of the records that are there.
  let known: Set<String>
  /// What is wrong with single lines of the imports, by files named from the review's folder.
  private let importProblems: [Problem]
  private let folder: ReviewFolder

  /// What is wrong with single lines of the imports and of the decisions, files named as the user reaches them.
  var problems: [Problem] { (importProblems + decisionProblems).map(folder.shown) }

  /// The same of the decisions alone, by files named from the review's folder.
  var decisionProblems: [Problem] { log.problems + merges.problems }

  init(_ folder: ReviewFolder) throws {
    self.folder = folder
    store = ImportStore(folder)
    let found = try ReviewSession.badDataIfUnreadable { [store] () throws(ReviewFolderError) in try store.origins() }
    origins = found.origins
    known = Set(origins.sightings.map(\.record)).subtracting(origins.withdrawn)
    log = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try MergeLog(folder) }
    merges = RecordMerges(log) { [known] in known.contains($0) }
    origins.separate(merges)
    importProblems = found.problems
  }

  /// Lets decisions hold without writing them: see ``writePlanned()``.
  mutating func plan(_ decisions: [MergeDecision]) -> [MergeDecision] { log.plan(decisions) }

  /// Counts what was planned.
  mutating func recount() { merges = RecordMerges(log) { [known] in known.contains($0) } }

  /// Writes what was planned, all of it or nothing.
  mutating func writePlanned() throws {
    do throws(AtomicFileError) {
      try log.writePlanned()
    } catch {
      throw Stop.badData(error.description)
    }
    recount()
  }

  /// Writes decisions and lets them hold.
  @discardableResult
  mutating func append(_ decisions: [MergeDecision]) throws -> [MergeDecision] {
    let written: [MergeDecision]
    do throws(AtomicFileError) {
      written = try log.append(decisions)
    } catch {
      throw Stop.badData(error.description)
    }
    merges = RecordMerges(log) { [known] in known.contains($0) }
    return written
  }

  /// What each database brought.
  func sources(_ frame: ReviewFrame, studies: [StudyRecord]) throws -> SourceCounts {
    let included = studies.filter { $0.role == .included }
    let ids = Set(included.map(\.id))
    let works = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try store.works(
        merges, origins: origins, databases: frame.description.databases, included: Set(included.flatMap(\.records)),
        studies: ids)
    }
    let decided = Set(merges.standing.filter { $0.decision.verdict == .merge }.compactMap(\.decision.study))
    let elsewhere = included.count { study in
      !study.records.contains(where: known.contains) && !decided.contains(study.id)
    }
    return SourceCounts(
      works, includedElsewhere: elsewhere, merged: merges.removed.count, log: frame.searchLog, origins: origins)
  }

  /// Goes through the publications, each with the databases that its records were found in.
  func forEachPublication(_ databases: [Database], _ body: (ImportedRecord) -> Void) throws -> [Problem] {
    try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      let places = merges.groups.isEmpty ? [:] : try store.places(of: origins, databases: databases)
      return try store.forEachPublication(
        merges, databases: { id in (places[id] ?? []).compactMap { $0.label(databases) } }, body)
    }
  }
}

extension FoundPlace {
  /// As the review calls the database, or the record its source; nil where neither says.
  func label(_ databases: [Database]) -> String? {
    switch self {
    case .database(let id): databases.first { $0.id == id }?.label ?? id
    case .named(let name): name
    case .unknown: nil
    }
  }
}

/// Who decides: as said, else as the environment says, else the name one is logged in with.
enum Person {
  static func name(_ given: String?) -> String {
    let environment = ProcessInfo.processInfo.environment
    return given ?? [environment["GARNER_BY"], environment["USER"]].compactMap { $0 }.first { !$0.isEmpty }
      ?? NSUserName()
  }
}
