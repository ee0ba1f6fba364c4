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
    guard !cited.isEmpty, !isOfSourceItself(count) else { return nil }
    let counted = evidence.counted(by: count)
    if let problem = outOf(count, counted) { return problem }
    if count.isSaid(of: cited.count) { return nil }
    if let number = count.number(of: counted.count) {
      // "None" cites what it looked at.
      if number.max == 0 { return neither(count) }
      guard !possibleCounts(count).contains(where: number.contains) else { return nil }
      return ClaimProblem(
        .wrongNumber, at: count.mark, to: count.end,
        .citedNumber(written: number, words: count.written, cited: cited))
    }
    let held = counted.filter(cited.contains)
    let total = counted.count
    guard let quantity = count.quantity, total > 0 else { return nil }
    let isRight =
      switch quantity {
      case .all: held.count == total
      case .most: held.count * 2 > total
      case .several: cited.count > 1
      case .few, .some, .notAll, .none: true
      }
    guard !isRight else { return nil }
    return ClaimProblem(
      .overgeneralised, at: count.mark, to: count.end,
      .overgeneralised(
        .init(
          quantity: quantity, words: count.written, total: total,
          holding: held.map { StudyEvidence(study: $0) }, opposing: [], silent: [], isByCitations: true,
          isOfDesign: total < evidence.included.count)))
  }

  /// Whether a count with one source behind it is taken to be of the studies which that source found: a number above
  /// that of all included studies, or anything but a plain number behind a background source.
  private func isOfSourceItself(_ count: StudyCount) -> Bool {
    // Without a noun it may be people that are counted.
    if count.kinds.isEmpty {
      let isOfStudies = count.outOf.map { [evidence.included.count, cited.count].contains($0) } ?? true
      if cited.count == 1 || !isOfStudies { return true }
    }
    guard cited.count == 1 else { return false }
    let included = evidence.included.count
    if (count.number?.min ?? 0) > included || (count.outOf ?? 0) > included { return true }
    let isPlain = count.number != nil && count.quantity == nil && count.outOf == nil
    return !isPlain && evidence.records[cited[0]]?.role == .background
  }

  /// "Two of the three studies", where the review has five and the sentence does not cite three.
  private func outOf(_ count: StudyCount, _ counted: [String]) -> ClaimProblem? {
    guard let outOf = count.outOf, !count.isOutOfSome else { return nil }
    let known = [counted.count, evidence.included.count] + possibleCounts(count)
    guard !known.contains(outOf) else { return nil }
    return ClaimProblem(
      .wrongNumber, at: count.mark, to: count.end,
      .outOf(
        written: outOf, words: count.written, total: counted.count,
        isOfDesign: counted.count < evidence.included.count))
  }

  /// "Neither study" cites two, if any.
  private func neither(_ count: StudyCount) -> ClaimProblem? {
    guard let outOf = count.outOf, count.isOutOfSome, !possibleCounts(count).contains(outOf) else { return nil }
    return ClaimProblem(
      .wrongNumber, at: count.mark, to: count.end,
      .citedNumber(written: .init(outOf), words: count.written, cited: cited))
  }

  /// The numbers of studies the words may mean: all that the sentence cites; those between the words and the next count,
  /// or between the words and the one before; and the list right behind them, as far as nothing but commas and "and"
  /// stands between its keys.
  private func possibleCounts(_ count: StudyCount) -> [Int] {
    let next = scope.counts.first { $0.position > count.position }?.position ?? .max
    let previous = scope.counts.last { $0.position < count.position }?.position ?? -1
    let keys = keys.filter { !$0.cited.isVia }
    let behind = keys.filter { count.position..<next ~= $0.cited.position }
    let before = keys.filter { previous..<count.position ~= $0.cited.position }
    return [cited.count, distinct(behind), distinct(before), distinct(behind.prefix(listLength(behind)))]
  }

  private func distinct(_ keys: some Sequence<CitationCheck.Resolved>) -> Int {
    Set(keys.map { $0.study ?? $0.cited.key }).count
  }

  /// How many of the keys make one list.
  private func listLength(_ keys: [CitationCheck.Resolved]) -> Int {
    for place in keys.indices.dropFirst() {
      let (last, key) = (keys[place - 1].cited, keys[place].cited)
      guard last.group != key.group else { continue }
      let links = key.lead.split { $0.isWhitespace || ",;&()".contains($0) }
      let isLinked = links.allSatisfy { ["and", "en", "or", "of"].contains($0) }
      guard isLinked, last.isInText == key.isInText else { return place }
    }
    return keys.count
  }
}
