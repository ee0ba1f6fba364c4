import Deduplication
import Foundation
import Interview
import Records
import Render
import Reviews

/// A review in which one looks for duplicates and decides on them.
struct DedupeSession {
  let folder: ReviewFolder
  let contents: ReviewContents
  var merging: MergeSession
  let language: String
  /// What was taken back, as decisions name it, without what was merged with it.
  private let retracted: Set<Party>

  init(_ folder: ReviewFolder, language: String) throws {
    self.folder = folder
    self.language = language
    contents = try ReviewContents.readAll(folder)
    merging = try MergeSession(folder)
    let store = merging.store
    let ids = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try store.retractions() }.ids
    retracted = Set(
      ids.map { .record($0) } + contents.records.filter(\.record.isRetracted).map { .study($0.record.id) })
  }

  var text: InterfaceText { InterfaceText(language: language) }

  /// Whether it was taken back, or what it is one publication with, as the decisions are now.
  func isRetracted(_ party: Party) -> Bool {
    retracted.contains(party) || merging.merges.members(of: party).contains(where: retracted.contains)
  }

  /// What decisions call it, with its mark where it was taken back.
  func named(_ party: Party) -> String {
    party.text + (isRetracted(party) ? StudyLabel.retraction(language: language) : "")
  }

  /// What is wrong with single files and lines.
  var problems: [Problem] { contents.problems + merging.problems }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  var databases: [Database] { contents.frame?.description.databases ?? [] }

  /// Of a study also the records that it was taken from, first: who decides on the study decides on these.
  func whole(_ party: Party) -> [Party] {
    guard let id = party.study, let study = contents.records.first(where: { $0.record.id == id })?.record else {
      return [party]
    }
    return study.records.filter(merging.known.contains).map { .record($0) } + [party]
  }

  /// The parts of a wish with the records of its studies, each party once; a link ties what was named.
  func wholes(_ parts: [[Party]], for wish: MergePlan.Wish) -> [[Party]] {
    if case .link = wish { return parts }
    var seen = Set(parts.flatMap { $0 })
    return parts.map { part in
      part.flatMap { party in whole(party).filter { $0 == party || seen.insert($0).inserted } }
    }
  }

  /// The groups that there are, and what was looked at.
  struct Found: Sendable {
    var result: DuplicateResult
    var reading: MatchReading
    /// Nil outside a review.
    var decided: DecidedRecords?
    var problems: [Problem] = []

    init(result: DuplicateResult, reading: MatchReading) {
      self.result = result
      self.reading = reading
      problems = reading.problems
    }

    func isDecided(_ group: DuplicateGroup) -> Bool { decided?.isDecided(group) == true }

    /// Says on standard error how many likely pairs are merged by nobody but a person.
    func tellOfHindered(language: String) {
      let count = result.groups(.likely).count { $0.hindrance != nil }
      guard count > 0 else { return }
      let pairs = count.of("likely pair")
      let paren = count.of("waarschijnlijk paar", "waarschijnlijke paren")
      Console.error(
        language == "nl"
          ? "niet samengevoegd: \(paren), want er zouden records bij elkaar komen die elkaar tegenspreken of alleen een kenmerk "
            + "gemeen hebben; garner dedupe --only likely toont ze"
          : "left: \(pairs), since records that contradict each other, or share nothing but an identifier, would come together; "
            + "garner dedupe --only likely shows them")
    }

    /// The citations of some records, read anew from their files.
    ///
    /// - Parameter part: what is needed of each.
    func citations<Value>(of places: Set<Int>, as part: @escaping (Citation) -> Value) throws -> [Int: Value] {
      try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
        try reading.citations(of: places, as: part)
      }
    }

    func report(
      _ result: DuplicateResult, places: Set<Int>, verdicts: Set<Verdict>, language: String
    ) throws -> DuplicateReport {
      let table = reading.table
      let citations = try places.isEmpty ? [:] : citations(of: places, as: DuplicateReport.shown)
      var members: [Int: DuplicateReport.Member] = [:]
      for place in places {
        members[place] = DuplicateReport.Member(
          id: table.id(place), sourceID: table.sourceID(place), file: reading.files[Int(table.sources[place])],
          isStudy: table.isStudy(place), citation: citations[place])
      }
      return DuplicateReport(
        result: result, records: table.count, members: members, verdicts: verdicts, acceptsLikely: false,
        language: language)
    }
  }

  /// Looks for duplicates, with what was decided so far.
  func found() throws -> Found {
    var reading = MatchReading(processors: ProcessInfo.processInfo.activeProcessorCount)
    try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try reading.add(ImportStore(folder)) }
    reading.add(contents.records.map(\.record), files: contents.records.map(\.file))
    let decided = DecidedRecords(merging.merges, studies: contents.records.map(\.record), table: reading.table)
    let search = DuplicateSearch(
      processors: ProcessInfo.processInfo.activeProcessorCount, together: decided.together, apart: decided.apart)
    var found = Found(result: search.run(reading.table), reading: reading)
    found.decided = decided
    found.problems = reading.problems.map(folder.shown) + contents.problems + merging.decisionProblems.map(folder.shown)
    return found
  }

  /// Says on standard error how much is decided and therefore not shown.
  func tellOfDecided() {
    let merged = merging.merges.removed.count
    let others = merging.merges.standing.count { $0.decision.verdict != .merge }
    guard merged + others > 0 else { return }
    Console.error(
      text(
        "decided and not shown: \(merged.of("record")) merged into others, \(others.of("group")) kept apart or linked; garner dedupe "
          + "--list shows the decisions",
        "beslist en niet getoond: \(merged.of("record")) samengevoegd met andere, \(others.of("groep", "groepen")) apart gehouden of "
          + "verbonden; garner dedupe --list toont de beslissingen"))
  }

  /// Ends with the status for bad data where a file could not be read.
  func finish() throws {
    Console.report(problems)
    if hasErrors { throw ExitStatus.badData }
  }
}
