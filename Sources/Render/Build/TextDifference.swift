/// One place in which two versions of a file differ.
package struct TextDifference: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// A cell, by what stands first in its row and above its column.
    case cell(row: String, column: String)
    /// A row that only one version has.
    case row(String)
    /// A column that only one version has.
    case column(String)
    /// Words outside the table.
    case around
    /// A line, counted from 1, of a file that has no cells.
    case line(Int)
  }

  package var place: Place
  /// What stood there and does not any more, line by line.
  package var was: [String]
  package var now: [String]

  package init(place: Place, was: [String], now: [String]) {
    self.place = place
    self.was = was
    self.now = now
  }

  /// Where two versions of a file differ, in the order of the file.
  ///
  /// - Parameters:
  ///   - was: what stands in the file.
  ///   - now: what the records give.
  package static func all(was: String, now: String, format: TableFormat?) -> [TextDifference] {
    guard was != now else { return [] }
    var differences: [TextDifference] = []
    if let format, let old = TextCells(was, format: format), let new = TextCells(now, format: format) {
      differences = TableComparison(old: old, new: new).differences
      let (gone, come) = changes(old.around, new.around)
      if !gone.isEmpty || !come.isEmpty { differences.append(TextDifference(place: .around, was: gone, now: come)) }
    }
    guard differences.isEmpty else { return differences }
    // What differs is how it is written, or the order of the rows.
    let difference = lines(split(was), split(now))
    // Or how its lines end.
    return difference.isEmpty ? lines(split(was, keepsEnds: true), split(now, keepsEnds: true)) : difference
  }

  /// A carriage return and a line feed are one character, and end a line as a line feed by itself does.
  ///
  /// - Parameter keepsEnds: whether a carriage return stands behind its line, as a sign that can be seen.
  private static func split(_ text: String, keepsEnds: Bool = false) -> [String] {
    text.replacing("\r\n", with: keepsEnds ? "␍\n" : "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The lines that only one of two lists has, in order.
  static func changes(_ old: [String], _ new: [String]) -> (gone: [String], come: [String]) {
    var gone: [String] = []
    var come: [String] = []
    // Finding the fewest changes takes the product of both; beyond this it is enough to know that they differ.
    guard old.count + new.count < 20_000 else { return old == new ? ([], []) : (old, new) }
    let difference = new.difference(from: old)
    for case .remove(_, let line, _) in difference.removals { gone.append(line) }
    for case .insert(_, let line, _) in difference.insertions { come.append(line) }
    return (gone, come)
  }

  /// More lines than that are not paired: it takes the product of both.
  private static let mostPaired = 4_000

  /// The stretches of lines that differ, as few as there can be, each at its line in the file as it stands; a stretch
  /// of as many lines as before is told line by line.
  private static func lines(_ old: [String], _ new: [String]) -> [TextDifference] {
    let same = zip(old, new).prefix { $0 == $1 }.count
    let sameEnd = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed()).prefix { $0 == $1 }.count
    let olds = Array(old.dropFirst(same).dropLast(sameEnd))
    let news = Array(new.dropFirst(same).dropLast(sameEnd))
    guard olds.count + news.count < mostPaired else { return stretch(at: same, olds, news) }
    let change = news.difference(from: olds)
    let gone = Set(change.removals.compactMap { if case .remove(let place, _, _) = $0 { place } else { nil } })
    let come = Set(change.insertions.compactMap { if case .insert(let place, _, _) = $0 { place } else { nil } })
    var differences: [TextDifference] = []
    var (left, right) = (0, 0)
    while left < olds.count || right < news.count {
      let (firstLeft, firstRight) = (left, right)
      while gone.contains(left) { left += 1 }
      while come.contains(right) { right += 1 }
      guard left == firstLeft, right == firstRight else {
        differences += stretch(
          at: same + firstLeft, Array(olds[firstLeft..<left]), Array(news[firstRight..<right]))
        continue
      }
      left += 1
      right += 1
    }
    return differences
  }

  private static func stretch(at start: Int, _ old: [String], _ new: [String]) -> [TextDifference] {
    guard old.count == new.count else {
      return [TextDifference(place: .line(start + 1), was: old, now: new)]
    }
    return old.indices.filter { old[$0] != new[$0] }.map {
      TextDifference(place: .line(start + $0 + 1), was: [old[$0]], now: [new[$0]])
    }
  }
}

/// Compares two tables cell by cell; rows go by what stands in their first cells, columns by their labels.
private struct TableComparison {
  let old: TextCells
  let new: TextCells

  var differences: [TextDifference] {
    let oldColumns = Self.keys(old.rows[0].map(Self.words))
    let newColumns = Self.keys(new.rows[0].map(Self.words))
    var differences: [TextDifference] = []
    for column in newColumns where !oldColumns.contains(column) {
      differences.append(TextDifference(place: .column(column), was: [], now: [column]))
    }
    for column in oldColumns where !newColumns.contains(column) {
      differences.append(TextDifference(place: .column(column), was: [column], now: []))
    }
    let (oldRows, newRows) = rowKeys
    let olds = Dictionary(zip(oldRows, old.rows.dropFirst()), uniquingKeysWith: { first, _ in first })
    for (key, row) in zip(newRows, new.rows.dropFirst()) {
      guard let other = olds[key] else {
        differences.append(TextDifference(place: .row(key), was: [], now: row.flatMap { $0 }))
        continue
      }
      for (place, column) in newColumns.enumerated() {
        guard let before = oldColumns.firstIndex(of: column), other[before] != row[place] else { continue }
        let (gone, come) = TextDifference.changes(other[before], row[place])
        differences.append(TextDifference(place: .cell(row: key, column: column), was: gone, now: come))
      }
    }
    let known = Set(newRows)
    for (key, row) in zip(oldRows, old.rows.dropFirst()) where !known.contains(key) {
      differences.append(TextDifference(place: .row(key), was: row.flatMap { $0 }, now: []))
    }
    return differences
  }

  private static func words(_ cell: [String]) -> String { cell.joined(separator: " ") }

  /// As few of the first cells as tell the rows of both tables apart.
  private var rowKeys: (old: [String], new: [String]) {
    func keys(_ table: TextCells, _ count: Int) -> [String] {
      table.rows.dropFirst().map { $0.prefix(count).map(Self.words).joined(separator: " × ") }
    }
    for count in 1...max(1, min(3, old.rows[0].count, new.rows[0].count)) {
      let (olds, news) = (keys(old, count), keys(new, count))
      if Set(olds).count == olds.count, Set(news).count == news.count { return (olds, news) }
    }
    return (Self.keys(keys(old, 1)), Self.keys(keys(new, 1)))
  }

  /// Each key once: those that come again are numbered.
  private static func keys(_ keys: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return keys.map { key in
      counts[key, default: 0] += 1
      let count = counts[key] ?? 1
      return count == 1 ? key : "\(key) (\(count))"
    }
  }
}
