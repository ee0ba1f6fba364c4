import Deduplication
import Formats
import Records
import Reviews

extension DedupeOptions {
  /// Takes the decisions of a filled sheet, all of them or none.
  func takeSheet(_ path: String, _ session: inout DedupeSession) throws {
    let name = path == "-" ? "standard input" : path
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try path == "-" ? FileBytes.readStandardInput() : FileBytes.read(path)
    }
    let names = try SheetNames(session)
    let reading = MergeSheet.read(bytes, file: name) { names.parties($0) }
    Console.report(reading.problems)
    guard let rows = reading.value else { throw Stop.badData("nothing was written") }
    let before = session.merging.merges.removed.count
    var written: [MergeDecision] = []
    var problems: [Problem] = []
    // What a row decided on, a later row finds so; counting all anew for each row would take long.
    var touched: Set<Party> = []
    for row in rows {
      let parts = session.wholes(row.parts, for: row.wish)
      let parties = parts.flatMap { $0 }
      if parties.contains(where: touched.contains) {
        session.merging.recount()
        touched = []
      }
      let plan = MergePlan(session.merging.merges)
      do throws(MergePlan.Fault) {
        let new = try plan.decisions(row.wish, of: parts, stamp(.table, why: row.why))
        guard !new.isEmpty else { continue }
        written += session.merging.plan(new)
        for party in parties { touched.formUnion(session.merging.merges.members(of: party)) }
      } catch {
        problems.append(Problem(file: name, mark: row.mark, message: error.message))
      }
    }
    Console.report(problems)
    guard problems.isEmpty else { throw Stop.badData("nothing was written") }
    try session.merging.writePlanned()
    tell(written, before: before, session)
  }
}

/// What the ids of a sheet stand for: Garner's own, or those of the source files where only one record has it.
private struct SheetNames {
  private let known: Set<String>
  private let studies: Set<String>
  private var sources: [String: [Party]] = [:]

  init(_ session: DedupeSession) throws {
    known = session.merging.known
    studies = Set(session.contents.records.map(\.record.id))
    var sources: [String: [Party]] = [:]
    _ = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try ImportStore(session.folder).forEachRecord { record in
        if let id = record.sourceID, id != record.id { sources[id, default: []].append(.record(record.id)) }
      }
    }
    self.sources = sources
  }

  func parties(_ id: String) -> [Party] {
    switch Party(id) {
    case .study(let study): studies.contains(study) ? [.study(study)] : []
    case .record(let record):
      known.contains(record) ? [.record(record)] : sources[id] ?? (studies.contains(id) ? [.study(id)] : [])
    }
  }
}
