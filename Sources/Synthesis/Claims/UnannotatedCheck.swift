import Prose
import Records

/// A sentence without a note: its keys, and whether it cites as many studies as it says.
///
/// The time grows with the length of the sentence: what the counts of a sentence share is looked up once.
struct UnannotatedCheck {
  private let evidence: Evidence
  let keys: [CitationCheck.Resolved]
  let cited: [String]
  private let counts: [StudyCount]
  /// The studies cited before the first count, between each two, and behind the last.
  private let stretches: [CitedStretch]
  /// Whether some are cited as examples, so that more may be meant.
  let hasExamples: Bool
  /// How many are named in words behind "besides".
  private let apart: Int
  /// Those that an exception names in words, and that the sentence does not cite.
  private var left: Set<String> = []
  private var groups: [[String]: Group] = [:]
  private var namesReview = false

  /// The included studies that are counted by one name, and those of them that the sentence cites.
  private struct Group {
    var counted: [String]
    var cited: [String]
  }

  init(evidence: Evidence, scope: ClaimScope, keys: [CitationCheck.Resolved]) {
    self.evidence = evidence
    self.keys = keys
    let own = keys.filter(\.speaks)
    hasExamples = own.contains(where: \.cited.isExample)
    cited = own.studies
    apart = keys.filter(\.cited.isNamedApart).studies.count
    // How many "only @a" are, the citations say.
    let total = cited.count
    // Of "the other studies" it is not said how many they are.
    counts = scope.counts.filter { !$0.isExclusive && !($0.isOfOthers && $0.number == nil) }
      .map { $0.resolved(citing: total) }
    var rest = own[...]
    var stretches: [CitedStretch] = []
    for end in counts.map(\.position) + [.max] {
      let stretch = rest.prefix { $0.cited.position < end }
      rest = rest.dropFirst(stretch.count)
      stretches.append(CitedStretch(Array(stretch)))
    }
    self.stretches = stretches
  }

  mutating func problems(in sentence: Sentence) -> [ClaimProblem] {
    if apart == 0, let exception = sentence.exception, exception.isSetApart {
      let names = Set(exception.words)
      left = Set(
        evidence.included.filter { id in
          evidence.records[id].map { !CitationCheck.authors(of: $0).isDisjoint(with: names) } ?? false
        })
    }
    namesReview = sentence.namesReview
    let named = Set(keys.compactMap(\.study))
    var problems = SecondaryCheck.problems(keys, named: named, in: sentence, evidence)
    // A heading or a cell is no sentence that counts what it cites.
    guard sentence.place == .paragraph || sentence.place == .footnote, !cited.isEmpty else { return problems }
    for place in counts.indices {
      if let problem = problem(place) { problems.append(problem) }
    }
    if let count = sentence.reviewCount, sentence.notes.isEmpty, let problem = reviews(count) {
      problems.append(problem)
    }
    return problems
  }

  private mutating func group(_ count: StudyCount) -> Group {
    if let known = groups[count.kinds] { return known }
    let counted = evidence.counted(by: count)
    let group = Group(counted: counted, cited: counted.filter(Set(cited).contains))
    groups[count.kinds] = group
    return group
  }

  private mutating func problem(_ place: Int) -> ClaimProblem? {
    let count = counts[place]
    guard !isOfSourceItself(place), count.share == nil || !evidence.isOfSome(count) else { return nil }
    let group = group(count)
    let total = group.counted.count
    let possible = possible(place)
    if let problem = outOf(count, total, possible) { return problem }
    if count.isSaid(of: cited.count) { return nil }
    if let number = count.number(of: total)?.adding(count.others) {
      // "None" cites what it looked at.
      if number.max == 0 { return neither(count, possible) }
      let isOfOthers = count.isOfOthers && !isRightBehind(place) && number.min <= total - group.cited.count
      guard !possible.contains(where: { number.contains($0) || hasExamples && $0 < number.min }), !isPartOfSum(place),
        !isOfOthers,
        !possible.contains(where: { $0 > number.min && $0 - number.min <= count.further }),
        !(number == .init(evidence.included.count) && possible.contains(where: count.parts.contains))
      else { return nil }
      return ClaimProblem(
        .wrongNumber, at: count.mark, to: count.end,
        .citedNumber(written: number, words: count.written, cited: told(place)))
    }
    guard let quantity = count.quantity, total > 0, !hasExamples, !isOfSome(count),
      !keys.contains(where: \.cited.isSetApart)
    else {
      return nil
    }
    let isRight =
      switch quantity {
      case .all: group.cited.count == group.counted.count { !left.contains($0) }
      case .most: group.cited.count * 2 > total
      case .several: cited.count > 1
      case .few, .some, .notAll, .none: true
      }
    guard !isRight else { return nil }
    return ClaimProblem(
      .overgeneralised, at: count.mark, to: count.end,
      .overgeneralised(
        .init(
          quantity: quantity, words: count.written, total: total,
          holding: group.cited.map { StudyEvidence(study: $0) }, opposing: [], silent: [], isByCitations: true,
          isOfDesign: total < evidence.included.count)))
  }

  /// What is cited for a count: beside others, what stands right behind it.
  private func told(_ place: Int) -> [String] {
    let behind = stretches[place + 1].studies
    if isRightBehind(place) { return Array(behind.prefix(stretches[place + 1].inList)) }
    return counts.count == 1 || behind.isEmpty ? cited : behind
  }

  /// Whether keys in brackets stand right behind the words of a count, as those it counts.
  private func isRightBehind(_ place: Int) -> Bool {
    guard let first = stretches[place + 1].first else { return false }
    return !first.isInText && first.lead.trimmingBlanks.hasSuffix(counts[place].written)
  }

  private static let mostAppositions = 4
  private static let mostParts = 12

  /// Whether what stands before a count is cited for the count before it, and something else for this one: "two studies
  /// mention injuries [@a; @b] and two studies mention anxiety [@c]".
  private func hasOwnBehind(_ place: Int) -> Bool {
    func isOwn(_ count: StudyCount) -> Bool { count.isPlain || count.goesOn }
    guard place > 0, isOwn(counts[place]), !counts[place].isDefinite, isOwn(counts[place - 1]),
      let before = counts[place - 1].number
    else { return false }
    return before.contains(stretches[place].studies.count) && !stretches[place + 1].studies.isEmpty
  }

  /// How many studies may be meant: all that the sentence cites; what stands between the words and the next count, or
  /// between the words and the one before; and the list right behind them.
  private func possible(_ place: Int) -> [Int] {
    let behind = stretches[place + 1]
    // "Three trials [@a; @b]" are these two, whatever else the sentence cites.
    if isRightBehind(place), counts[place].isPlain, !counts[place].isBeside { return [behind.inList, behind.joined] }
    var possible = [behind.studies.count, behind.inList]
    if !hasOwnBehind(place) { possible.append(stretches[place].studies.count) }
    // A count among others speaks of all keys only where it has none of its own behind it, and of those behind the next
    // count where that is of one study, as in "two studies, @a and, in one trial, @b".
    if counts.count == 1 || behind.studies.isEmpty { possible.append(cited.count) }
    var sum = behind.studies.count
    for next in counts.indices.dropFirst(place + 1).prefix(Self.mostAppositions) {
      // "Three studies report it [@a; @b] and one study that [@c]" are two of three.
      guard counts[next].number == .init(1), behind.isInText || behind.studies.isEmpty else { break }
      sum += stretches[next + 1].studies.count
      possible.append(sum)
    }
    // "There are three trials: one in women [@a], one in men [@b] and one pilot study [@c]."
    if counts[place].isToldApart {
      possible.append(stretches[(place + 1)...].prefix(Self.mostParts).flatMap(\.studies).distinct.count)
    }
    // "Two trials and @a mention it [@b; @c]."
    if behind.inBrackets > 0 { possible.append(behind.inBrackets) }
    // "Besides Greist et al. (1978), two studies mention it [@a; @b; @c]."
    if counts[place].isBeside, apart > 0 { possible.append(cited.count - apart) }
    return possible.filter { $0 > 0 }
  }

  /// Whether a number is one of several that together are those cited: "two RCTs and one pilot study [@a; @b; @c]", also
  /// behind their sum: "three studies, two RCTs and one pilot study".
  private func isPartOfSum(_ place: Int) -> Bool {
    var first = place
    while first > 0, place - first < Self.mostAppositions, stretches[first].studies.isEmpty { first -= 1 }
    var last = place
    while last + 1 < counts.count, last - place < Self.mostAppositions, stretches[last + 1].studies.isEmpty {
      last += 1
    }
    let cited = stretches[last + 1].studies.count
    return (first...place).contains { start in
      guard start < last else { return false }
      let numbers = counts[start...last].map { $0.number.flatMap { $0.min == $0.max ? $0.min : nil } }
      guard numbers.allSatisfy({ $0 != nil }) else { return false }
      // "Two studies mention one thing and three mention another": some may mention both.
      if counts[start...last].contains(where: \.goesOn), let most = numbers.compactMap(\.self).max(), cited >= most {
        return cited <= numbers.compactMap(\.self).reduce(0, +)
      }
      return zip(numbers, counts[start...last]).reduce(0) { $0 + ($1.0 ?? 0) + $1.1.others } == cited
    }
  }

  /// Whether it is said of some of the studies, which the citations may all be.
  private func isOfSome(_ count: StudyCount) -> Bool {
    (count.quantity == .all || count.quantity == .most) && evidence.isOfSome(count)
  }

  /// Whether a count with one source behind it is taken to be of the studies which that source found: a number above
  /// that of all included studies; behind a background source also anything but a plain number, and any number where the
  /// sentence tells of a review or guideline or has the source say it.
  private func isOfSourceItself(_ place: Int) -> Bool {
    let count = counts[place]
    // Without a noun it may be people that are counted.
    if count.kinds.isEmpty {
      let isOfStudies =
        count.outOf.map { [evidence.included.count, cited.count].contains($0) } ?? (count.number != nil)
      if cited.count == 1 || !isOfStudies && !count.isOfThoseCited { return true }
    }
    // What stands right behind it, or else before.
    let own = [stretches[place + 1].studies, stretches[place].studies].first { !$0.isEmpty } ?? cited
    let included = evidence.included.count
    let isMore = (count.number?.min ?? 0) > included || (count.outOf ?? 0) > included
    // "Twelve trials were found in two reviews [@a; @b]".
    guard own.count == 1 else { return isMore && own.allSatisfy { evidence.records[$0]?.role == .background } }
    if isMore { return true }
    let isPlain = count.number != nil && count.quantity == nil && count.outOf == nil
    guard evidence.records[own[0]]?.role == .background else { return false }
    // "The Cochrane review rests on three trials [@a]", "@a found three trials"; not "three trials and the guideline [@a]".
    let isToldBySource = stretches[place + 1].studies.isEmpty && stretches[place].isInText
    return !isPlain || count.others == 0 && (namesReview || isToldBySource)
  }

  /// "Two of the three studies", where the review has five and the sentence does not cite three.
  private func outOf(_ count: StudyCount, _ total: Int, _ possible: [Int]) -> ClaimProblem? {
    if let problem = ClaimProblem.impossible(count, of: evidence.totals(of: count)) { return problem }
    guard let outOf = count.outOf, !count.isOutOfSome, !evidence.isNarrowed(count) else { return nil }
    guard outOf != total, outOf != evidence.included.count, !possible.contains(outOf) else { return nil }
    return ClaimProblem(
      .wrongNumber, at: count.mark, to: count.end,
      .outOf(
        written: outOf, words: count.written, total: total, isOfDesign: total < evidence.included.count))
  }

  /// "Neither study" cites two, if any.
  private func neither(_ count: StudyCount, _ possible: [Int]) -> ClaimProblem? {
    guard let outOf = count.outOf, count.isOutOfSome, !possible.contains(outOf) else { return nil }
    return ClaimProblem(
      .wrongNumber, at: count.mark, to: count.end,
      .citedNumber(written: .init(outOf), words: count.written, cited: cited))
  }
}
