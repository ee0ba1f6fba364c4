import Records
import Synthesis

/// What each database brought: found, removed as duplicates, found nowhere else, shared with which, later included.
struct SourcesReport {
  let context: ReportContext
  private var wording: Wording { context.wording }
  private var words: SourceWords { SourceWords.of(context.wording) }

  func table() -> Table {
    let rows = ordered(context.input.sources?.rows ?? [])
    func number(_ id: String, _ label: String) -> Table.Column {
      Table.Column(id: id, label: Phrase(label), alignment: .trailing, weight: 2)
    }
    var columns = [
      Table.Column(id: "id", label: Phrase(wording.columns.id), isForPrograms: true),
      Table.Column(id: "database", label: Phrase(words.database), weight: 3),
      number("found", words.found), number("removed", words.removed), number("publications", words.works),
      number("only", words.only), Table.Column(id: "shared", label: Phrase(words.shared), weight: 4),
      number("included", words.included), number("included_only", words.includedOnly),
    ]
    // Programs read each pair as a number of its own.
    columns += rows.map { row in
      Table.Column(
        id: "shared_" + id(of: row.place), label: Phrase("\(words.shared) \(label(of: row.place))"), isForPrograms: true
      )
    }
    return Table(
      id: Report.sources.rawValue, language: wording.language, title: Phrase(words.title), subtitle: context.subtitle,
      columns: columns, rows: rows.map { self.row($0, others: rows.map(\.place)) }, totals: totals(rows.count),
      notes: notes(rows))
  }

  /// The review's databases in its own order, then what records name, then what is not known.
  private func ordered(_ rows: [SourceCounts.Row]) -> [SourceCounts.Row] {
    let databases = context.input.frame.description.databases.map(\.id)
    func rank(_ place: FoundPlace) -> (Int, Int, String) {
      switch place {
      case .database(let id): (0, databases.firstIndex(of: id) ?? databases.count, id)
      case .named(let name): (1, 0, FoldedText.folded(name))
      case .unknown: (2, 0, "")
      }
    }
    return rows.sorted { rank($0.place) < rank($1.place) }
  }

  private func row(_ row: SourceCounts.Row, others: [FoundPlace]) -> Table.Row {
    func number(_ count: Int) -> Cell { .number(Numeral(count)) }
    let shared = others.compactMap { other in
      row.shared[other].map { Cell.Line(label: Phrase(label(of: other)), Phrase(String($0))) }
    }
    return Table.Row(
      id: id(of: row.place),
      cells: [
        .text(Phrase(id(of: row.place))), .text(Phrase(label(of: row.place))), number(row.found), number(row.removed),
        number(row.works), number(row.only), shared.isEmpty ? .blank : .lines(shared), number(row.included),
        number(row.includedOnly),
      ] + others.map { $0 == row.place ? .blank : number(row.shared[$0] ?? 0) })
  }

  private func totals(_ count: Int) -> [Table.Row] {
    guard let sources = context.input.sources, count > 0 else { return [] }
    func number(_ count: Int) -> Cell { .number(Numeral(count)) }
    return [
      Table.Row(
        id: "total",
        cells: [
          .text(Phrase("total")), .text(Phrase(words.total)), number(sources.found), number(sources.removed),
          number(sources.works), .blank, .blank, number(sources.included), .blank,
        ] + Array(repeating: .blank, count: count))
    ]
  }

  private func label(of place: FoundPlace) -> String {
    switch place {
    case .database(let id): context.input.frame.description.databases.first { $0.id == id }?.label ?? id
    case .named(let name): name
    case .unknown: words.unknown
    }
  }

  /// The key for programs: a database's id, what records name in small letters, or `unknown`.
  private func id(of place: FoundPlace) -> String {
    switch place {
    case .database(let id): id
    case .named(let name):
      "named-" + FoldedText.folded(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    case .unknown: "unknown"
    }
  }

  private func notes(_ rows: [SourceCounts.Row]) -> [Table.Note] {
    guard let sources = context.input.sources, !rows.isEmpty else { return [Table.Note(Phrase(words.nothing))] }
    var notes = [words.howToRead, words.howRemoved]
    if sources.removed == 0, sources.merged == 0 { notes.append(words.notMerged) }
    let named = rows.filter { if case .named = $0.place { true } else { false } }.map { label(of: $0.place) }
    if !named.isEmpty { notes.append(wording.fill(words.namedNote, named.joined(separator: ", "))) }
    if rows.contains(where: { $0.place == .unknown }) { notes.append(words.unknownNote) }
    let missing = context.input.frame.description.databases.filter { sources[.database($0.id)] == nil }.map(\.label)
    if !missing.isEmpty { notes.append(wording.fill(words.notImported, missing.joined(separator: ", "))) }
    if !sources.onlyCounted.isEmpty {
      let results = sources.onlyCounted.map { "\($0.search), \(label(of: .database($0.database))): \($0.hits)" }
      notes.append(wording.fill(words.onlyCounted, results.joined(separator: "; ")))
    }
    if sources.unmergedVersions > 0 {
      notes.append(wording.fill(words.unmergedVersions, "\(sources.unmergedVersions)"))
    }
    if sources.includedElsewhere > 0 {
      notes.append(wording.fill(words.elsewhere, counting: sources.includedElsewhere))
    }
    let counted = context.input.records.map(\.record).filter { $0.role == .included && !$0.records.isEmpty }
    if let retracted = context.retractedAmong(counted.map(\.id)) { notes.append(retracted) }
    let drafts = counted.filter { !$0.unconfirmed.isEmpty }
    if !drafts.isEmpty {
      notes.append(wording.fill(words.unconfirmed, drafts.map { context.label(of: $0.id) }.joined(separator: "; ")))
    }
    if let selection = context.input.selection { notes.append(wording.fill(words.notFiltered, selection.query)) }
    return notes.map { Table.Note(Phrase($0)) }
  }
}
