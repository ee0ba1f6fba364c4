import ArgumentParser
import Formats
import Foundation
import Interview
import Records
import Render
import Reviews
import Synthesis

/// `garner screen`: decisions on the records that searches found, kept for ever.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Decide which imported records are in, with the reason, by whom and when.",
    discussion: """
      At a terminal, garner shows the records that you have not decided on one by one; one key decides, u takes it back, q \
      stops, and the next time you go on where you were. Every decision is a line of decisions/screening.jsonl, which is \
      only ever added to: changing your mind is a new line, and so is taking a decision back.

      stages     before-screening, title-abstract, retrieval, full-text
      decisions  include, exclude, unclear; at retrieval retrieved, not-retrieved; undo takes back
      reasons    the ids of exclusionCriteria in review.json; at full text an exclusion needs one

      Several people decide under their own names (--by). Where they differ, --conflicts shows it, and a decision with \
      --final settles it. With "screeners": 2 under "method" in review.json, one person's word is not enough.

      EXAMPLES
        garner screen                                                  one by one, at title and abstract
        garner screen --stage full-text --by Anna
        garner screen pmid-16046366 --decision include --by Anna
        garner screen pmid-1 pmid-2 --stage full-text --decision exclude --reason no-control-group
        garner screen --to sheet.csv                                   for a spreadsheet ...
        garner screen --from sheet.csv --by Anna                       ... and back
        garner screen --from-imports --by Anna                         what Rayyan or ASReview decided
        garner screen --conflicts
        garner screen --progress
      """)

  @Argument(help: "The ids of imported records to decide on, or their PMIDs or DOIs.")
  var ids: [String] = []

  @Option(
    help:
      "before-screening, title-abstract, retrieval or full-text. Default: title-abstract; of --from none, so that each row says it."
  )
  var stage: ScreeningDecision.Stage?

  @Option(help: "include, exclude, unclear, retrieved, not-retrieved or undo.")
  var decision: ScreeningDecision.Choice?

  @Option(help: "Why it is excluded: the id of an exclusion criterion of review.json.")
  var reason: String?

  @Option(help: "Who decides. Default: GARNER_BY, else the name you are logged in with.")
  var by: String?

  @Option(help: "When, as 2026-11-26T13:45:00Z or 2026-11-26. Default: now.")
  var date: String?

  @Option(help: "What else a reader should know.")
  var note: String?

  @Flag(help: "A program decides, not a person.")
  var automatic = false

  @Flag(help: "Settle a difference of opinion, whatever the others decided.")
  var final = false

  @Option(
    help: "Write the records you have not decided on as a sheet: CSV, or JSON if the name ends in .json; - prints CSV.")
  var to: String?

  @Flag(help: "Have those that you decided on in the sheet too.")
  var all = false

  @Option(help: "Take the decisions of a filled sheet, CSV or JSON; - is standard input.")
  var from: String?

  @Flag(help: "Take the decisions that Rayyan or ASReview wrote into the exports that were imported.")
  var fromImports = false

  @Flag(help: "List the records that people differ on.")
  var conflicts = false

  @Flag(help: "Say how far each stage has come.")
  var progress = false

  @OptionGroup var review: ReviewOptions

  @OptionGroup var language: LanguageOptions

  private enum Job { case decide, sheetOut, sheetIn, imports, conflicts, progress, dialogue }

  private var job: Job {
    if decision != nil || !ids.isEmpty { return .decide }
    if to != nil { return .sheetOut }
    if from != nil { return .sheetIn }
    if fromImports { return .imports }
    if conflicts { return .conflicts }
    return progress ? .progress : .dialogue
  }

  func validate() throws {
    let jobs = [decision != nil || !ids.isEmpty, to != nil, from != nil, fromImports, conflicts, progress]
    if jobs.count(where: { $0 }) > 1 {
      throw ValidationError(
        "ids with --decision, --to, --from, --from-imports, --conflicts and --progress are different jobs; give one")
    }
    let job = job
    if job == .decide, ids.isEmpty || decision == nil {
      throw ValidationError("give ids and --decision: garner screen pmid-1 --decision include")
    }
    if job != .decide {
      let without = [
        ("--reason", reason != nil), ("--note", note != nil), ("--automatic", automatic), ("--final", final),
      ]
      if let option = without.first(where: { $0.1 })?.0 {
        throw ValidationError("\(option) belongs to ids with --decision")
      }
    }
    if all, job != .sheetOut { throw ValidationError("--all belongs to --to") }
    let isReading = [.conflicts, .progress].contains(job)
    if isReading, by != nil { throw ValidationError("--by says who decides; this only looks") }
    if date != nil, isReading || job == .sheetOut || job == .dialogue {
      throw ValidationError("--date belongs to ids with --decision, to --from and to --from-imports")
    }
    if job == .progress, stage != nil { throw ValidationError("--progress shows every stage") }
    if language.lang != nil, job != .dialogue { throw ValidationError("--lang is for the questions at a terminal") }
    if let date, !ScreeningRules.isTime(date) {
      throw ValidationError("--date: '\(date)' is no time: expected 2026-11-26T13:45:00Z or 2026-11-26 (ISO 8601)")
    }
  }

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let shared = try ReviewSession.Shared(folder).reading
    guard let frame = shared.value else {
      Console.report(shared.problems.map(folder.shown))
      throw Stop.badData("the review cannot be used until this is mended; 'garner check' shows all of it")
    }
    let session = try ScreeningSession(folder, frame.description)
    Console.report(session.problems)
    switch job {
    case .decide: try decide(session, ImportedRecordLookup(folder: folder))
    case .sheetOut: try writeSheet(session, frame, folder)
    case .sheetIn: try readSheet(session)
    case .imports: try readImports(session, folder)
    case .conflicts: try showConflicts(session)
    case .progress: showProgress(session, frame.searchLog)
    case .dialogue: try talk(session, frame, folder)
    }
    if session.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
  }

  var person: String { Person.name(by) }

  var now: String { date ?? Date.now.formatted(.iso8601) }

  // MARK: By options

  private func decide(_ session: ScreeningSession, _ lookup: ImportedRecordLookup) throws {
    guard let decision else { return }
    let stage = stage ?? .titleAbstract
    var wanted: [ScreeningDecision] = []
    for id in try ids.map({ try session.rules.records.contains($0) ? $0 : lookup.record($0)?.id ?? $0 })
    where !wanted.contains(where: { $0.record == id }) {
      wanted.append(
        ScreeningDecision(
          record: id, stage: stage, choice: decision, reason: reason, by: person, when: now, note: note,
          isAutomatic: automatic, isFinal: final))
    }
    for one in wanted {
      if let fault = session.rules.fault(one) { throw Stop.wrongUse("\(fault.message); nothing was written") }
      if one.choice != .undo, session.isWithdrawn(one.record) {
        throw Stop.wrongUse(
          "its source has taken '\(one.record)' out, so nothing is to be decided on it; garner import --restore takes it in "
            + "again; nothing was written")
      }
    }
    try write(wanted, session)
  }

  /// Writes what says something new, and tells how much that was.
  func write(_ wanted: [ScreeningDecision], _ session: ScreeningSession) throws {
    var current: [String: [String: ScreeningDecision]] = [:]
    var new: [ScreeningDecision] = []
    for decision in wanted {
      let key = decision.stage.rawValue + " " + decision.by
      var own = current[key] ?? session.decisions(of: decision.by, at: decision.stage)
      let id = session.representative(of: decision.record)
      let before = own[id]
      var same = decision
      same.when = before?.when ?? ""
      if decision.choice == .undo, before == nil {
        throw Stop.wrongUse(
          "\(decision.by) has decided nothing on \(decision.record) at \(decision.stage.rawValue) that could be taken "
            + "back; nothing was written")
      }
      same.record = before?.record ?? same.record
      if before != same { new.append(decision) }
      own[id] = decision.choice == .undo ? nil : decision
      current[key] = own
    }
    try session.append(new)
    let there = wanted.count - new.count
    Console.print(
      "\(new.count.of("decision")) written to \(session.log.log.file)"
        + (there > 0 ? "; \(there) stood there already" : ""))
  }

  // MARK: One by one

  private func talk(_ session: ScreeningSession, _ frame: ReviewFrame, _ folder: ReviewFolder) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Stop.wrongUse(
        "there is no terminal to ask on; give ids with --decision, or a sheet with --from, or --progress to look")
    }
    let stage = stage ?? .titleAbstract
    let person = person
    let own = session.decisions(of: person, at: stage)
    let up = session.records(screenedFor: frame.searchLog).filter {
      session.screening.isUp($0, for: stage) || own[$0] != nil
    }
    let open = up.filter { own[$0] == nil }
    let isDutch = language.language == "nl"
    guard !open.isEmpty else {
      return Console.print(
        isDutch
          ? "er is voor \(person) niets meer te beoordelen op \(stage.rawValue)"
          : "there is nothing left for \(person) to decide on at \(stage.rawValue)")
    }
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    let terminal = TerminalConversation(isPlain: kind.isEmpty || kind == "dumb", isColourful: Console.isColourful)
    var decided = 0
    // A thousand at a time: a review may hold more records than memory.
    for start in stride(from: 0, to: open.count, by: 1000) {
      let part = Array(open[start..<min(start + 1000, open.count)])
      let set = Set(part)
      let read = try session.publications(of: folder, databases: frame.description.databases) { set.contains($0) }
      Console.report(read.problems)
      let dialogue = ScreeningDialogue(
        stage: stage, criteria: frame.description.exclusionCriteria, done: up.count - open.count + decided,
        total: up.count, isLast: start + part.count == open.count, language: language.language)
      let end = try dialogue.run(read.records, terminal) { record, choice, reason in
        let decision = ScreeningDecision(
          record: record, stage: stage, choice: choice, reason: reason, by: person, when: now)
        try session.append([decision])
      }
      decided += end.decided
      if end.isStopped { break }
    }
    if decided == open.count {
      return Console.print(
        isDutch
          ? "\(decided.of("beslissing", "beslissingen")) geschreven; er is niets meer te beoordelen"
          : "\(decided.of("decision")) written; nothing is left to decide on")
    }
    Console.print(
      isDutch
        ? "\(decided.of("beslissing", "beslissingen")) geschreven; garner screen gaat verder waar u was"
        : "\(decided.of("decision")) written; garner screen goes on where you were")
    if terminal.isInterrupted { throw ExitStatus.interrupted }
  }
}

extension ScreeningDecision.Stage: ExpressibleByArgument {}
extension ScreeningDecision.Choice: ExpressibleByArgument {}
