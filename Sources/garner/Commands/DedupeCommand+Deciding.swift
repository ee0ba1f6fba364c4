import Deduplication
import Formats
import Foundation
import Interview
import Records
import Render
import Reviews

extension DedupeOptions {
  /// Does a job, says what came of it, and ends with the status that belongs to it.
  func run(_ job: Job, _ session: inout DedupeSession, format: DedupeCommand.Form?) throws {
    if let date, !ScreeningRules.isTime(date) {
      throw Stop.wrongUse("--date: '\(date)' is no time: expected 2026-11-26T13:45:00Z or 2026-11-26 (ISO 8601)")
    }
    switch job {
    case .accept(let what): try accept(what, &session)
    case .dialogue: try talk(&session)
    case .sheet(let path): try takeSheet(path, &session)
    case .ids(let wish, let ids): try decide(wish, ids, &session)
    case .undo(let id): try takeBack(id, &session)
    case .list: try DecisionList(session).show(as: format ?? .text)
    case .show(let id): try PublicationView(session).show(id)
    }
    try session.finish()
  }

  func stamp(_ basis: MergeDecision.Basis, why: String? = nil) -> MergePlan.Stamp {
    MergePlan.Stamp(
      by: Person.name(by), when: date ?? Date.now.formatted(.iso8601), basis: basis, why: why ?? self.why)
  }

  /// Writes decisions, and says what they come to.
  func write(_ decisions: [MergeDecision], _ session: inout DedupeSession) throws {
    let before = session.merging.merges.removed.count
    tell(try session.merging.append(decisions), before: before, session)
  }

  /// - Parameter before: how many records stood behind another before.
  func tell(_ written: [MergeDecision], before: Int, _ session: DedupeSession) {
    let text = session.text
    // Of what could not be read, nothing is said.
    if written.isEmpty, session.hasErrors { return }
    guard !written.isEmpty else { return Console.print(text("nothing new to decide", "niets nieuws te beslissen")) }
    func count(_ verdict: MergeDecision.Verdict) -> Int { written.count { $0.verdict == verdict } }
    let parts = [
      (count(.merge), text("merged", "samengevoegd")), (count(.apart), text("kept apart", "apart gehouden")),
      (count(.link), text("linked", "verbonden")), (count(.undo), text("taken back", "teruggenomen")),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let fewer = session.merging.merges.removed.count - before
    let number = abs(fewer).of("record")
    let records =
      fewer == 0 ? "" : "; \(number) " + (fewer > 0 ? text("fewer", "minder") : text("more", "meer"))
    Console.print("\(parts)\(records): \(session.merging.log.file)")
    if written.count == 1, let id = written.first?.id {
      Console.print(
        text("Taken back with: garner dedupe --undo \(id)", "Terug te nemen met: garner dedupe --undo \(id)"))
    }
  }

  // MARK: All at once

  private func accept(_ what: Accepted, _ session: inout DedupeSession) throws {
    let found = try session.found()
    var acceptance = try Acceptance(found, stamp: { stamp($0, why: $1) })
    acceptance.take(what)
    for studies in acceptance.studyPairs {
      Console.error(
        session.text(
          "the studies \(studies) may be one work; merge them by hand, in their files",
          "de studies \(studies) zijn misschien één werk; voeg ze met de hand samen, in hun bestanden"))
    }
    if what == .likely { found.tellOfHindered(language: session.language) }
    try write(acceptance.decisions, &session)
  }

  // MARK: By ids

  private func parties(_ text: String, _ session: DedupeSession) throws -> [Party] {
    let studies = Set(session.contents.records.map(\.record.id))
    return try text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).map { part in
      let party = Party(String(part))
      switch party {
      case .record(let id) where session.merging.known.contains(id): return party
      case .study(let id) where studies.contains(id): return party
      case .record(let id) where studies.contains(id): return .study(id)
      default:
        let ids = session.merging.known.count > 20_000 ? [] : session.merging.known.union(studies).sorted()
        let hint = NearestWords.suggestion(NearestWords.nearest(to: party.text, among: ids))
        throw Stop.wrongUse(
          "there is no imported record and no study '\(party.text.prefix(80))'"
            + (hint.map { ": \($0)" } ?? "; garner export --format jsonl --with-duplicates shows the ids"))
      }
    }
  }

  private func decide(_ wish: MergePlan.Wish, _ ids: String, _ session: inout DedupeSession) throws {
    let parties = try parties(ids, session)
    let decisions: [MergeDecision]
    do throws(MergePlan.Fault) {
      decisions = try MergePlan(session.merging.merges).decisions(
        wish, of: session.wholes(parties.map { [$0] }, for: wish), stamp(.looked))
    } catch {
      throw Stop.wrongUse("\(error.message); nothing was written")
    }
    try write(decisions, &session)
  }

  // MARK: Taking back

  private func takeBack(_ id: String, _ session: inout DedupeSession) throws {
    let text = session.text
    let merges = session.merging.merges
    let target: MergeDecision
    if let entry = session.merging.log.entry(id) {
      if merges.undone.contains(id) { throw Stop.wrongUse("'\(id)' was taken back before; nothing was written") }
      target = entry.decision
    } else {
      let naming = merges.standing.map(\.decision).filter { $0.allParties.contains { $0.text == id || $0.study == id } }
      guard let first = naming.first else {
        let ids = merges.standing.map(\.decision.id)
        let hint = NearestWords.suggestion(NearestWords.nearest(to: id, among: ids))
        throw Stop.wrongUse(
          "no decision has the id '\(id.prefix(80))', and none names it as a record"
            + (hint.map { ": \($0)" } ?? "; garner dedupe --list shows them"))
      }
      guard naming.count == 1 else {
        throw Stop.wrongUse(
          "\(naming.count) decisions name '\(id)'; say which:\n"
            + naming.map { "  garner dedupe --undo \($0.id)   \(DecisionList.line($0, in: session))" }.joined(
              separator: "\n"))
      }
      target = first
    }
    let stamp = stamp(.looked)
    // What made room for it comes back.
    let overruled = session.merging.log.overruled(by: target.id).filter { !merges.undone.contains($0.id) }
    try session.merging.append(
      ([target] + overruled).map {
        MergeDecision(.undo, undoes: $0.id, why: stamp.why, by: stamp.by, when: stamp.when)
      })
    Console.print(text("taken back: ", "teruggenomen: ") + DecisionList.line(target, in: session))
    for undo in overruled {
      guard let again = undo.undoes.flatMap({ session.merging.log.entry($0) }) else { continue }
      Console.print(text("holds again: ", "geldt weer: ") + DecisionList.line(again.decision, in: session))
    }
  }
}
