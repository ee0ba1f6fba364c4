/// Compares two versions of a table, cell by cell, by the ids of rows and columns.
struct TableChanges {
  let old: Table
  let new: Table

  var cells: [Impact.CellChange] {
    let olds = Dictionary((old.rows + old.totals).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let newRows = new.rows + new.totals
    let known = Set(newRows.map(\.id))
    var changes: [Impact.CellChange] = []
    for row in newRows {
      if let other = olds[row.id] {
        changes += Self.changes(from: (old, other), to: (new, row))
      } else {
        changes += Self.whole(row, of: new, kind: .newRow)
      }
    }
    for row in old.rows + old.totals where !known.contains(row.id) {
      changes += Self.whole(row, of: old, kind: .rowGone)
    }
    return changes
  }

  private static func changes(
    from before: (table: Table, row: Table.Row), to after: (table: Table, row: Table.Row)
  ) -> [Impact.CellChange] {
    let name = label(after.row, of: after.table)
    var changes: [Impact.CellChange] = []
    for place in after.table.readColumns {
      let column = after.table.columns[place]
      let now = lines(after.row.cells[place], after.table)
      let was = before.table.columns.firstIndex { $0.id == column.id }.map { lines(before.row.cells[$0], before.table) }
      guard was != now else { continue }
      let (gone, come) = TextDifference.changes(was ?? [], now)
      changes.append(
        Impact.CellChange(
          kind: .changed, rowID: after.row.id, row: name, columnID: column.id, column: column.label.plain,
          before: gone, after: come))
    }
    return changes
  }

  /// Every cell of a row that has something in it, but for the one that names the row.
  private static func whole(_ row: Table.Row, of table: Table, kind: Impact.CellChange.Kind) -> [Impact.CellChange] {
    let name = label(row, of: table)
    return table.readColumns.dropFirst().compactMap { place in
      let lines = lines(row.cells[place], table)
      guard !lines.isEmpty else { return nil }
      let column = table.columns[place]
      return Impact.CellChange(
        kind: kind, rowID: row.id, row: name, columnID: column.id, column: column.label.plain,
        before: kind == .rowGone ? lines : [], after: kind == .rowGone ? [] : lines)
    }
  }

  private static func label(_ row: Table.Row, of table: Table) -> String {
    guard let place = table.readColumns.first else { return row.id }
    return lines(row.cells[place], table).joined(separator: ", ")
  }

  private static func lines(_ cell: Cell, _ table: Table) -> [String] {
    switch CellContent(cell, wording: Wording.of(table.language)) {
    case .inline(let phrase): [phrase.plain]
    case .lines(let lines): lines.map(\.plain)
    case .list(let items): items.map(\.phrase.plain)
    case .studies(let studies): studies.map(\.label)
    case .absence(let words): [words]
    case .empty: []
    }
  }
}
