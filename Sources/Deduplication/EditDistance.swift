/// How many letters have to be put in, taken out, changed or swapped with their neighbour to make one word of another.
enum EditDistance {
  /// Longer words are compared by their first letters.
  private static let longest = 40

  /// - Returns: nil where it is more than `limit`.
  /// - Note: the optimal string alignment distance (Damerau 1964; Levenshtein 1965).
  static func distance(_ one: TextBytes, _ other: TextBytes, atMost limit: Int) -> Int? {
    let (rows, columns) = (min(one.count, longest), min(other.count, longest))
    guard abs(rows - columns) <= limit else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * (longest + 1)) { memory -> Int? in
      var (before, above, here) = (0, longest + 1, 2 * (longest + 1))
      for column in 0...columns {
        memory[above + column] = UInt8(column)
        memory[before + column] = 0
      }
      for row in 0..<rows {
        memory[here] = UInt8(row + 1)
        var least = memory[here]
        for column in 0..<columns {
          let isSame = one[row] == other[column]
          var cost = memory[above + column] + (isSame ? 0 : 1)
          cost = min(cost, memory[above + column + 1] + 1, memory[here + column] + 1)
          if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
            cost = min(cost, memory[before + column - 1] + 1)
          }
          memory[here + column + 1] = cost
          least = min(least, cost)
        }
        if Int(least) > limit { return nil }
        (before, above, here) = (above, here, before)
      }
      let cost = Int(memory[above + columns])
      return cost <= limit ? cost : nil
    }
  }
}
