import Prose
import Records

/// A sentence without a note: its keys, and whether it cites as many studies as it says.
struct UnannotatedCheck {
  let evidence: Evidence
  let scope: ClaimScope
  let keys: [CitationCheck.Resolved]

  func problems(in sentence: Sentence) -> [ClaimProblem] {
    let named = Set(keys.compactMap(\.study))
    var problems = SecondaryCheck.problems(keys, named: named, evidence)
    // A heading or a cell is no sentence that counts what it cites.
    guard sentence.place == .paragraph || sentence.place == .footnote else { return problems }
    for count in scope.counts {
      if let problem = problem(count) { problems.append(problem) }
    }
    return problems
  }

  private var cited: [String] { keys.filter { !$0.cited.isVia }.map { $0.study ?? $0.cited.key }.distinct }

  private func problem(_ count: StudyCount) -> ClaimProblem? {
    guard !cited.isEmpty else { return nil }
    if let number = count.number {
      // "None" cites what it looked at, and a number above that of all included studies, with one source behind it,
      // is that of the studies which that source found.
      guard number.max != 0, cited.count > 1 || number.min <= evidence.included.count,
        !possibleCounts(count).contains(where: number.contains)
      else { return nil }
      return ClaimProblem(
        .wrongNumber, at: count.mark, to: count.end,
        .citedNumber(written: number, words: count.written, cited: cited))
    }
    let included = evidence.included.filter(cited.contains)
    let total = evidence.included.count
    guard let quantity = count.quantity, total > 0 else { return nil }
    let isRight =
      switch quantity {
      case .all: included.count == total
      case .most: included.count * 2 > total
      case .few, .some, .none: true
      }
    guard !isRight else { return nil }
    return ClaimProblem(
      .overgeneralised, at: count.mark, to: count.end,
      .overgeneralised(
        .init(
          quantity: quantity, words: count.written, total: total,
          holding: included.map { StudyEvidence(study: $0) }, opposing: [], silent: [], isByCitations: true)))
  }

  /// The numbers of studies the words may mean: those cited right behind them, group by group, or all of the sentence.
  private func possibleCounts(_ count: StudyCount) -> [Int] {
    var counts = [cited.count]
    var seen: Set<String> = []
    let behind = keys.filter { $0.cited.position > count.position && !$0.cited.isVia }
    for (place, key) in behind.enumerated() {
      seen.insert(key.study ?? key.cited.key)
      let isLastOfGroup = place == behind.count - 1 || behind[place + 1].cited.group != key.cited.group
      if isLastOfGroup { counts.append(seen.count) }
    }
    return counts
  }
}
