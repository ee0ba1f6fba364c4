import Records

/// What the searches gave: a row a search, a column a database, totals per purpose.
struct SearchResultsReport {
  let context: ReportContext
  private var wording: Wording { context.wording }

  func table() -> Table {
    let log = context.input.frame.searchLog
    let searches = log?.searches ?? []
    let databases = databaseColumns(searches)
    var table = Table(
      id: Report.searchResults.rawValue, language: wording.language, title: Phrase(wording.titles.searchResults),
      subtitle: context.subtitle,
      columns: [
        Table.Column(id: "id", label: Phrase(wording.columns.id), isForPrograms: true),
        Table.Column(id: "terms", label: Phrase(wording.columns.terms), weight: 5),
        Table.Column(id: "purpose", label: Phrase(wording.columns.purpose), weight: 2),
      ] + databases.map(\.column),
      rows: searches.map { row($0, databases: databases.map(\.id)) })
    for purpose in Search.Purpose.allCases {
      let counted = searches.filter { $0.purpose == purpose }
      if !counted.isEmpty { table.totals.append(total(purpose, of: counted, databases: databases.map(\.id))) }
    }
    table.notes = notes(searches, log: log)
    return table
  }

  /// The review's databases in its own order, then any that only the log names.
  private func databaseColumns(_ searches: [Search]) -> [(id: String, column: Table.Column)] {
    var databases = context.input.frame.description.databases
    if searches.isEmpty { return databases.map { ($0.id, column($0)) } }
    var known = Set(databases.map(\.id))
    for result in searches.lazy.flatMap(\.results) where known.insert(result.database).inserted {
      databases.append(Database(id: result.database, label: result.database))
    }
    return databases.map { ($0.id, column($0)) }
  }

  private func column(_ database: Database) -> Table.Column {
    // A database may be called as one of the table's own columns is; keys stay apart.
    let isTaken = ["id", "terms", "purpose"].contains(database.id)
    return Table.Column(
      id: isTaken ? "database-\(database.id)" : database.id, label: Phrase(database.label), alignment: .trailing,
      weight: 2)
  }

  private func row(_ search: Search, databases: [String]) -> Table.Row {
    let counts = databases.map { database -> Cell in
      guard let result = search.results.first(where: { $0.database == database }) else {
        // The log does not say whether this database was asked at all.
        return .absent(.notReported)
      }
      return .search(result.count)
    }
    return Table.Row(
      id: search.id,
      cells: [
        .text(Phrase(search.id)), .text(Phrase(search.terms.joined(separator: " + "))),
        .text(Phrase(wording.words(for: search.purpose))),
      ] + counts)
  }

  private func total(_ purpose: Search.Purpose, of searches: [Search], databases: [String]) -> Table.Row {
    var whole = SearchTotal()
    let sums = databases.map { database -> Cell in
      var sum = SearchTotal()
      for result in searches.lazy.flatMap(\.results) where result.database == database {
        sum += result.count
        whole += result.count
      }
      return .searchTotal(sum)
    }
    let words = wording.notes
    return Table.Row(
      id: "total-\(purpose.rawValue)",
      cells: [
        .text(Phrase("total-\(purpose.rawValue)")),
        .lines([
          Cell.Line(Phrase(wording.fill(words.totalOf, wording.words(for: purpose)))),
          Cell.Line(Phrase(wording.fill(words.hits, counting: whole.hits))),
          Cell.Line(Phrase(wording.fill(words.relevant, "\(whole.relevant)"))),
          Cell.Line(Phrase(wording.fill(words.hitsNotScreened, counting: whole.notScreened))),
        ]),
        .text(Phrase(wording.words(for: purpose))),
      ] + sums,
      figures: [
        Table.Figure(key: "hits", value: whole.hits),
        Table.Figure(key: "relevant", value: whole.relevant),
        Table.Figure(key: "not_screened", value: whole.notScreened),
      ])
  }

  private func notes(_ searches: [Search], log: SearchLog?) -> [Table.Note] {
    let words = wording.notes
    var notes: [Table.Note] = []
    if searches.isEmpty {
      notes.append(Table.Note(Phrase(words.noSearch)))
    } else {
      notes.append(Table.Note(Phrase(words.howToReadCounts)))
    }
    let method = context.input.frame.description.method
    let unscreened = searches.lazy.flatMap(\.results).filter { $0.unscreenedHits > 0 || !$0.screened }
    if !unscreened.isEmpty {
      // The limit is given as the reason only where it is one for every cell so marked.
      let limit = method?.screeningLimit?.maximumHits
      let isReason = limit.map { limit in unscreened.allSatisfy { !$0.screened && $0.hits > limit } } ?? false
      let text = isReason ? wording.fill(words.notScreenedAbove, counting: limit ?? 0) : words.notScreened
      notes.append(Table.Note(mark: SearchCount.notScreenedMark, Phrase(text + ".")))
      if let ambiguity = method?.screeningLimit?.ambiguity {
        notes.append(Table.Note(wording.fill(wording.findings.ambiguous, context.phrase(ambiguity))))
      }
    }
    for search in searches {
      guard let note = search.note else { continue }
      notes.append(Table.Note(Phrase(search.terms.joined(separator: " + ") + ": ") + context.phrase(note)))
    }
    notes += (log?.notes ?? []).map { Table.Note(context.phrase($0)) }
    if !searches.isEmpty { notes.append(Table.Note(Phrase(words.totals))) }
    if let selection = context.input.selection {
      notes.append(Table.Note(Phrase(wording.fill(words.notFiltered, selection.query))))
    }
    return notes
  }
}

extension SearchResult {
  fileprivate var count: SearchCount {
    SearchCount(hits: hits, relevant: relevant, screened: screened, notScreened: unscreenedHits)
  }
}
