extension PeopleRules {
  /// The numbers of people in a sentence.
  struct Counts {
    var all: [Int]
    /// Whether people are counted whatever their sex: women and men are a part of them then.
    var areOfPersons: Bool
    /// Numbers of groups, `running (n = 30)`.
    var parts: [Int]
    /// Of those in whom something was found: a part, or all.
    var found: [Int]
    /// Of those compared with, who are no part of the patients and alone never the sample.
    var controls: [Int]

    /// The number that all others together make up, once or as groups and as sexes: of 62, 31 and 31 it is 62. Nil
    /// where a sentence has several and none is, or groups only.
    var whole: Int? {
      let parts = parts + controls
      if all.count == 1, parts.isEmpty, found.allSatisfy({ $0 <= all[0] }) { return all.first }
      return all.isEmpty ? nil : Self.sum(all + parts) ?? Self.sum(all + parts + found)
    }

    static func sum(_ counts: [Int]) -> Int? {
      guard let most = counts.max() else { return nil }
      let others = counts.sorted().dropLast()
      let sum = others.reduce(0) { $0.addingReportingOverflow($1).partialValue }
      return others.count > 1 && others.allSatisfy { $0 < most } && (sum == most || sum == 2 * most) ? most : nil
    }
  }
}
