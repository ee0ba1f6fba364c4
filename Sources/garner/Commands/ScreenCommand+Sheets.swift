import Formats
import Records
import Reviews
import Synthesis

/// Decisions that come and go in files.
extension ScreenCommand {
  func writeSheet(_ session: ScreeningSession, _ frame: ReviewFrame, _ folder: ReviewFolder) throws {
    guard let to else { return }
    let stage = stage ?? .titleAbstract
    let own = session.decisions(of: person, at: stage)
    let wanted = session.records(screenedFor: frame.searchLog).filter {
      session.screening.isUp($0, for: stage) && (all || own[$0] == nil)
    }
    let set = Set(wanted)
    let read = try session.publications(of: folder, databases: frame.description.databases) { set.contains($0) }
    Console.report(read.problems)
    let rows = read.records.map { ScreeningSheet.Row(record: $0, stage: stage, decision: own[$0.id]) }
    let text = to.hasSuffix(".json") ? ScreeningSheet.json(rows) : ScreeningSheet.csv(rows)
    if to == "-" {
      Console.write(text)
    } else {
      do throws(AtomicFileError) {
        try AtomicFile.create(at: to, contents: Array(text.utf8))
      } catch {
        throw Stop.badData(error.description)
      }
      Console.error("\(rows.count.of("record")) to decide on at \(stage.rawValue): \(to)")
    }
    if read.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
    if rows.isEmpty { throw ExitStatus.failed }
  }

  func readSheet(_ session: ScreeningSession) throws {
    guard let from else { return }
    let name = from == "-" ? "standard input" : from
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try from == "-" ? FileBytes.readStandardInput() : FileBytes.read(from)
    }
    let reading = ScreeningSheet.read(
      bytes, file: name, defaults: .init(stage: stage, by: person, when: now), rules: session.rules)
    Console.report(reading.problems)
    guard let entries = reading.value else { throw Stop.badData("nothing was written") }
    try write(entries.map(\.decision), session)
  }

  func readImports(_ session: ScreeningSession, _ folder: ReviewFolder) throws {
    let stage = stage ?? .titleAbstract
    var found: [ScreeningDecision] = []
    let (person, now) = (person, now)
    let problems = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try ImportStore(folder).forEachRecord { record in
        found += ForeignDecisions.decisions(in: record, stage: stage, person: person, when: now)
      }
    }
    Console.report(problems.map(folder.shown))
    guard !found.isEmpty else {
      throw Stop(status: .failed, message: "no imported record holds a decision of Rayyan or ASReview")
    }
    if let (decision, fault) = found.lazy.compactMap({ one in session.rules.fault(one).map { (one, $0) } }).first {
      throw Stop.wrongUse("\(decision.record): \(fault.message); nothing was written")
    }
    try write(found, session)
    if problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
  }
}
