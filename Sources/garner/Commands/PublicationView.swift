import Interview
import Records
import Render
import Reviews

/// One publication: its records, the values that were taken from each, and the decisions behind it.
struct PublicationView {
  private let session: DedupeSession

  init(_ session: DedupeSession) {
    self.session = session
  }

  /// - Parameter name: the id of a record, or `study/` with that of a study.
  func show(_ name: String) throws {
    let merging = session.merging
    let text = session.text
    let id = try record(name)
    let members = merging.merges.members(of: id)
    var records: [ImportedRecord] = []
    _ = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      let wanted = Set(members)
      try merging.store.forEachRecord { if wanted.contains($0.id) { records.append($0) } }
    }
    let retractions = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try merging.store.retractions()
    }
    for place in records.indices {
      records[place].retractedBy = records[place].retractedBy ?? retractions.otherRecord(retracting: records[place])
    }
    if let front = records.firstIndex(where: { $0.id == members[0] }) { records.swapAt(0, front) }
    let places = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try merging.store.places(of: merging.origins, databases: session.databases)
    }
    Console.print(
      members.count == 1
        ? text("\(id) stands for itself", "\(id) staat voor zichzelf")
        : text(
          "\(members[0]) stands for \(members.count) records", "\(members[0]) staat voor \(members.count) records"))
    for record in records {
      let found = (places[record.id] ?? []).map { $0.label(session.databases) ?? text("not known", "niet bekend") }
      Console.print(
        "  \(record.id)\(mark(record.isRetracted))  \(found.joined(separator: ", "))  \(self.files(of: record.id).joined(separator: ", "))"
      )
    }
    if let merged = records.isEmpty ? nil : ImportedRecord.merged(records) {
      showFields(of: merged, isRetracted: records.contains(where: \.isRetracted))
    }
    showLinks(of: members[0])
    let decisions = merging.merges.standing.map(\.decision).filter { decision in
      decision.records.contains { merging.merges.representative(of: $0) == members[0] }
    }
    if !decisions.isEmpty { Console.print("\n" + text("Decisions", "Beslissingen")) }
    for decision in decisions {
      Console.print(
        "  \(decision.id)  \(DecisionList.line(decision, in: session))" + (decision.why.map { "\n      \($0)" } ?? ""))
    }
  }

  /// The record meant: of a study, the one in front of the publication that it was taken from.
  private func record(_ name: String) throws -> String {
    let merging = session.merging
    if merging.known.contains(name) { return name }
    let studies = session.contents.records.map(\.record)
    let party = Party(name)
    if let study = studies.first(where: { $0.id == party.study ?? name }) {
      let front =
        merging.merges.front(of: .study(study.id)).record ?? study.records.first(where: merging.known.contains)
      guard let front else { throw Stop.wrongUse("the study '\(study.id)' was taken from no imported record") }
      return front
    }
    let ids = merging.known.count > 20_000 ? [] : merging.known.sorted() + studies.map { "study/" + $0.id }
    let hint = NearestWords.suggestion(NearestWords.nearest(to: name, among: ids))
    throw Stop.wrongUse(
      "there is no imported record and no study '\(name.prefix(80))'" + (hint.map { ": \($0)" } ?? ""))
  }

  private func files(of id: String) -> [String] {
    session.merging.origins.sightings.filter { $0.record == id }
      .map { "\(session.merging.origins.sources[$0.source].file):\($0.line)" }
  }

  private func mark(_ isRetracted: Bool) -> String {
    isRetracted ? StudyLabel.retraction(language: session.language) : ""
  }

  private func showFields(of record: ImportedRecord, isRetracted: Bool) {
    Console.print("\n" + session.text("Together", "Samen") + mark(isRetracted))
    var names = record.citation.variables.map(\.name)
    if !record.abstract.isEmpty { names.append("abstract") }
    let width = (names.map(\.count).max() ?? 0) + 2
    for name in names {
      let value = name == "abstract" ? record.abstractText ?? "" : record.citation[name]?.words ?? ""
      let short = value.count > 120 ? value.prefix(120) + "…" : value
      let source = record.sources.first { $0.gave.contains(name) }.map { "  ← \($0.id)" } ?? ""
      let gap = String(repeating: " ", count: width - name.count)
      Console.print("  \(name)\(gap)\(short.split(whereSeparator: \.isNewline).joined(separator: " "))\(source)")
    }
  }

  private func showLinks(of representative: String) {
    let merges = session.merging.merges
    let links = merges.links.filter { $0.records.contains(representative) }
    let studies = merges.studies(of: representative)
    guard !links.isEmpty || !studies.isEmpty else { return }
    Console.print("\n" + session.text("Belongs with", "Hoort bij"))
    for study in studies {
      Console.print("  \(session.named(.study(study)))  \(session.text("the study taken from it", "de studie eruit"))")
    }
    for link in links {
      let others =
        link.records.filter { $0 != representative }.map { session.named(.record($0)) }
        + (link.study.map { [session.named(.study($0))] } ?? [])
      Console.print("  \(others.joined(separator: ", "))" + (link.relation.map { "  \($0)" } ?? ""))
    }
  }
}
