import Deduplication
import Foundation
import Interview
import Records
import Render
import Reviews

extension DedupeOptions {
  /// How many pairs are read at once: a review may hold more records than memory.
  private static let batch = 500

  /// Shows the likely pairs side by side, one by one.
  func talk(_ session: inout DedupeSession) throws {
    let text = session.text
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Stop.wrongUse(
        "there is no terminal to ask on; garner dedupe --only likely --format csv prints a sheet, and --from takes it back"
      )
    }
    let found = try session.found()
    guard let decided = found.decided else { return }
    let pairs = found.result.groups(.likely).flatMap(\.pairs).filter { !decided.areOne($0.first, $0.second) }
    guard !pairs.isEmpty else {
      return Console.print(text("there is nothing left to decide", "er is niets meer te beslissen"))
    }
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    let terminal = TerminalConversation(isPlain: kind.isEmpty || kind == "dumb", isColourful: Console.isColourful)
    let pages = try Pages(found, session)
    var count = 0
    let dialogue = DecisionDialogue(session, stamp: stamp(.looked))
    for start in stride(from: 0, to: pairs.count, by: Self.batch) {
      let part = Array(pairs[start..<min(start + Self.batch, pairs.count)])
      let asking = MergeDialogue(
        total: pairs.count, before: start, language: session.language, isColourful: Console.isColourful)
      dialogue.pairs = part.map { [decided.party($0.first), decided.party($0.second)] }
      dialogue.why = try part.map { try pages.evidence($0, language: "en") }
      let end = try dialogue.run(asking, try pages.questions(part), terminal)
      count += end.decided
      if end.isStopped { break }
    }
    session.merging = dialogue.session.merging
    let left = pairs.count { pair in
      let both = [decided.party(pair.first), decided.party(pair.second)]
      return !session.merging.merges.areOne(both) && !session.merging.merges.areKeptApart(both[0], both[1])
    }
    Console.print(
      text(
        "\(count.of("decision")) written, \(left.of("pair")) left; garner dedupe "
          + "--decide goes on where you were",
        "\(count.of("beslissing", "beslissingen")) geschreven, nog \(left.of("paar", "paren")); garner dedupe "
          + "--decide gaat verder waar u was"))
    if terminal.isInterrupted { throw ExitStatus.interrupted }
  }
}

/// Writes each decision as it is made, and knows what it left undecided.
private final class DecisionDialogue {
  private(set) var session: DedupeSession
  private let stamp: MergePlan.Stamp
  var pairs: [[Party]] = []
  var why: [String] = []
  /// What each answer wrote, the last at the end.
  private var written: [[MergeDecision]] = []

  init(_ session: DedupeSession, stamp: MergePlan.Stamp) {
    self.session = session
    self.stamp = stamp
  }

  func run(
    _ dialogue: MergeDialogue, _ questions: [MergeQuestion], _ terminal: TerminalConversation
  ) throws -> (decided: Int, isStopped: Bool) {
    written = []
    return try dialogue.run(
      questions, terminal,
      MergeDialogue.Surroundings(
        isSettled: { self.isSettled($0) }, write: { try self.write($0, $1) }, undo: { _ in try self.undo() }))
  }

  private func isSettled(_ place: Int) -> Bool {
    let merges = session.merging.merges
    return merges.areOne(pairs[place]) || merges.areKeptApart(pairs[place][0], pairs[place][1])
  }

  private func write(_ place: Int, _ choice: MergeDialogue.Choice) throws {
    var stamp = stamp
    stamp.when = Date.now.formatted(.iso8601)
    // The evidence is for one publication; why two are kept apart or linked, the keys do not say.
    stamp.why = choice == .merge ? why[place] : nil
    let wish: MergePlan.Wish =
      switch choice {
      case .merge: .merge
      case .apart: .apart
      case .link: .link(nil)
      }
    let decisions: [MergeDecision]
    do throws(MergePlan.Fault) {
      decisions = try MergePlan(session.merging.merges).decisions(
        wish, of: session.wholes(pairs[place].map { [$0] }, for: wish), stamp)
    } catch {
      throw Stop.badData(error.message)
    }
    written.append(try session.merging.append(decisions))
  }

  private func undo() throws {
    guard let last = written.popLast() else { return }
    try session.merging.append(
      last.reversed().map {
        MergeDecision(.undo, undoes: $0.id, by: stamp.by, when: Date.now.formatted(.iso8601))
      })
  }
}

/// The records of pairs as a person sees them.
private struct Pages {
  private let found: DedupeSession.Found
  private let session: DedupeSession
  private let places: [String: [FoundPlace]]
  /// By pair: the group that says why it is merged by nobody but a person.
  private var hindered: [PairEvidence: DuplicateGroup] = [:]

  init(_ found: DedupeSession.Found, _ session: DedupeSession) throws {
    self.found = found
    self.session = session
    for group in found.result.groups(.likely) where group.hindrance != nil {
      for pair in group.pairs { hindered[pair] = group }
    }
    places = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try session.merging.store.places(of: session.merging.origins, databases: session.databases)
    }
  }

  func evidence(_ pair: PairEvidence, language: String) throws -> String {
    try found.report(found.result, places: [], verdicts: [], language: language).words(for: pair)
  }

  /// The questions of some pairs, their records read from the files.
  func questions(_ pairs: [PairEvidence]) throws -> [MergeQuestion] {
    guard let decided = found.decided else { return [] }
    let wanted = Set(pairs.flatMap { [decided.party($0.first), decided.party($0.second)] })
    var sides: [Party: MergeQuestion.Side] = [:]
    _ = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      let retractions = try session.merging.store.retractions()
      try session.merging.store.forEachRecord { record in
        guard wanted.contains(.record(record.id)) else { return }
        var record = record
        record.retractedBy = record.retractedBy ?? retractions.otherRecord(retracting: record)
        sides[.record(record.id)] = MergeQuestion.Side(
          record: record, name: record.id, places: (places[record.id] ?? []).compactMap { $0.label(session.databases) })
      }
    }
    for filed in session.contents.records where wanted.contains(.study(filed.record.id)) {
      sides[.study(filed.record.id)] = MergeQuestion.Side(
        record: ImportedRecord(citation: filed.record.citation.markedRetracted(filed.record.isRetracted), line: 0),
        name: "\(filed.record.id) (\(session.text("study", "studie")))", places: [filed.file])
    }
    let unread = Set(pairs.flatMap { [$0.first, $0.second] }).filter { sides[decided.party($0)] == nil }
    let citations = try found.citations(of: unread) { $0 }
    return try pairs.map { pair in
      func side(_ place: Int) -> MergeQuestion.Side {
        sides[decided.party(place)]
          ?? MergeQuestion.Side(
            record: ImportedRecord(
              citation: citations[place] ?? Citation(id: decided.party(place).text, type: "document"), line: 0),
            name: decided.party(place).text, places: [])
      }
      var words = try evidence(pair, language: session.language)
      if let group = hindered[pair] {
        let report = try found.report(found.result, places: [], verdicts: [], language: session.language)
        words += report.hindrance(of: group) { decided.party($0).text }.map { "; " + $0 } ?? ""
      }
      return MergeQuestion(left: side(pair.first), right: side(pair.second), evidence: words)
    }
  }
}
