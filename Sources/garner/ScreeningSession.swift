import Formats
import Records
import Reviews
import Synthesis

/// The imported records of a review and what was decided on them.
struct ScreeningSession {
  let origins: RecordOrigins
  let log: ScreeningLog
  let rules: ScreeningRules
  let decisions: [ScreeningDecision]
  /// The record that stands for another, by the other's id.
  let duplicates: [String: String]
  let screening: Screening
  /// Imported records whose publication was taken back, whichever of its records says so.
  let retracted: Set<String>
  private let merges: RecordMerges
  /// What is wrong with single lines, by files named from the review's folder.
  let problems: [Problem]
  /// Those of the decisions.
  let decisionProblems: [Problem]

  init(_ folder: ReviewFolder, _ description: ReviewDescription) throws {
    let store = ImportStore(folder)
    let found = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try store.origins() }
    let log = ScreeningLog(folder)
    let records = Set(found.origins.sightings.map(\.record))
    let rules = ScreeningRules(criteria: description.exclusionCriteria.map(\.id), records: records)
    let read = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try log.read(rules) }
    decisions = read.decisions
    self.log = log
    self.rules = rules
    let merging = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try MergeLog(folder) }
    merges = RecordMerges(merging) { [withdrawn = found.origins.withdrawn] in
      records.contains($0) && !withdrawn.contains($0)
    }
    duplicates = merges.removed
    retracted =
      try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try store.retractions() }.ids(
        with: merges)
    var origins = found.origins
    origins.separate(merges)
    self.origins = origins
    screening = Screening(
      read.decisions, screeners: description.method?.screeners ?? 1, duplicates: duplicates)
    decisionProblems = read.problems.map(folder.shown)
    problems = (found.problems + merging.problems + merges.problems).map(folder.shown) + decisionProblems
  }

  /// The review with a log that tells of imported hits what was decided on their records.
  func told(_ frame: ReviewFrame) -> ReviewFrame {
    var frame = frame
    frame.searchLog = frame.searchLog?.told(by: screening, of: origins, duplicates: duplicates)
    return frame
  }

  /// Whether the source of a record has taken it out.
  func isWithdrawn(_ id: String) -> Bool { origins.withdrawn.contains(id) }

  /// Of decisions on records that their source has taken out.
  func decisionsOnWithdrawn() throws -> [Problem] {
    try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try log.decisions(onWithdrawn: origins.withdrawn, rules)
    }
  }

  /// The record that stands for this one.
  func representative(of id: String) -> String { duplicates[id] ?? id }

  /// Every record once, in the order in which they came; duplicates and those that their source took out are not among them.
  var records: [String] {
    var seen: Set<String> = []
    return origins.sightings.map { representative(of: $0.record) }.filter {
      seen.insert($0).inserted && !origins.withdrawn.contains($0)
    }
  }

  /// Those of them that are screened: without what only searches for background brought, as the flow counts.
  func records(screenedFor log: SearchLog?) -> [String] {
    let background = Set((log?.searches ?? []).filter { $0.purpose == .background }.map(\.id))
    guard !background.isEmpty else { return records }
    let found = Set(
      origins.sightings.lazy.filter { [origins] in
        origins.sources[$0.source].search.map(background.contains) != true
      }.map { representative(of: $0.record) })
    return records.filter(found.contains)
  }

  /// The decisions of a person at a stage that count now, by the record that stands for its duplicates.
  func decisions(of person: String, at stage: ScreeningDecision.Stage) -> [String: ScreeningDecision] {
    var current: [String: ScreeningDecision] = [:]
    for decision in decisions where decision.stage == stage && decision.by == person {
      current[representative(of: decision.record)] = decision.choice == .undo ? nil : decision
    }
    return current
  }

  /// Writes decisions.
  func append(_ new: [ScreeningDecision]) throws {
    do throws(AtomicFileError) {
      try log.append(new)
    } catch {
      throw Stop.badData(error.description)
    }
  }

  /// Reads the publications themselves, for those who have to see them: each put together from all its records, so that an
  /// abstract which only one of them has is there to be read.
  func publications(
    of folder: ReviewFolder, databases: [Database], where isWanted: (String) -> Bool
  ) throws -> (records: [ImportedRecord], problems: [Problem]) {
    let store = ImportStore(folder)
    var records: [ImportedRecord] = []
    let problems = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      let places = merges.groups.isEmpty ? [:] : try store.places(of: origins, databases: databases)
      return try store.forEachPublication(
        merges, databases: { id in (places[id] ?? []).compactMap { $0.label(databases) } },
        { if isWanted($0.id) { records.append($0) } })
    }
    return (records, problems.map(folder.shown))
  }

  /// Reads the records themselves, for those who have to see them.
  static func records(
    in folder: ReviewFolder, where isWanted: (String) -> Bool
  ) throws -> (records: [ImportedRecord], problems: [Problem]) {
    var records: [ImportedRecord] = []
    let problems = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try ImportStore(folder).forEachRecord { if isWanted($0.id) { records.append($0) } }
    }
    return (records, problems.map(folder.shown))
  }
}

extension ReviewSession {
  /// What was decided on the hits of the search log; nil where there is none.
  func screeningOfLog() throws -> ScreeningSession? {
    frame.searchLog == nil ? nil : try ScreeningSession(folder, frame.description)
  }
}
