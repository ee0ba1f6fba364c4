import Prose
import Query
import Records

/// One claim held against the records.
struct ClaimInquiry {
  let claim: Claim
  let scope: ClaimScope
  var keys: [CitationCheck.Resolved]
  let note: ClaimNote
  var result: ClaimResult

  /// The ids of the records cited, those cited as the way to another left out; mistyped keys stand for what was meant.
  var cited: [String] { result.cited }
  /// Those of them the catalogue has.
  var known: [String] { Array(Set(keys.filter(\.speaks).compactMap(\.study))).inOrder(of: cited) }

  /// The number and quantity the sentence states: the note's, else that of its words.
  var number: StudyCount.Number?
  var quantity: StudyCount.Quantity?
  var words: StudyCount?
  /// How many sources are named beside those the number counts.
  private var besides = 0
  /// The included studies that the sentence speaks of: all, or those of the design it counts.
  var counted: [String] = []

  init(
    claim: Claim, scope: ClaimScope, keys: [CitationCheck.Resolved], note: ClaimNote, result: ClaimResult
  ) {
    self.claim = claim
    self.scope = scope
    self.keys = keys
    self.note = note
    self.result = result
  }

  mutating func judge(_ judge: inout ClaimJudge) throws {
    counted = judge.evidence.included
    switch claim.kind {
    case .own: return checkSecondary(judge.evidence)
    case .background where claim.asksNothing: return checkSecondary(judge.evidence)
    case .recommendation, .research:
      restsOn(judge.evidence)
      if claim.gap != nil { try gap(&judge) }
      if claim.asksNothing { return checkSecondary(judge.evidence) }
    case .finding, .reported, .background:
      readCount(judge.evidence)
      // What the note says otherwise than the sentence, is neither's claim.
      guard result.problems.isEmpty else { return }
    }
    takeWays()
    if claim.asksNothing { return numberAlone(judge.evidence) }
    if let each = claim.each { return numberOfEach(each, &judge) }
    let saysNone = number?.max == 0 || quantity == StudyCount.Quantity.none
    // "None", "almost none" and "not all" are what `not` stands for, and say it once.
    if scope.borrows, claim.isNegated, number != nil || quantity != nil {
      // "… [@a; @b], but not in three": those cited are not these.
      keys = []
      result.cited = []
    }
    let isDenied = words?.isDenial == true && (quantity == .few || words?.isExclusive == true)
    let isTurned = claim.isNegated && !isDenied
    var standings = try standings(&judge, isTurned: isTurned)
    checkSetApart(standings)
    if let words, words.outOf != nil || words.percent != nil {
      checkOutOf(words, try namedByFacts(&judge)?.count, judge.evidence)
    }
    if let words, claim.quantity == nil { try narrow(words, &judge) }
    if isTurned {
      let isCounted = number != nil || quantity != nil
      guard isCounted, !saysNone else { return negated(standings, judge.evidence) }
      if !claim.findings.isEmpty, quantity != .notAll { standings = standings.reversed }
      if claim.findings.isEmpty, quantity == .notAll { quantity = .some }
    }
    defer { remarkOnUnreported(standings) }
    if let words, words.isSaid(of: cited.count), number?.max != words.outOf {
      return ofCited(standings, judge.evidence)
    }
    if saysNone { return noneHolds(standings, judge.evidence) }
    if let words, words.isSaid(of: cited.count), number == .init(words.outOf ?? 0) { quantity = .all }
    if let quantity, quantity != .all || number == nil || known.isEmpty {
      return judgeQuantity(quantity, standings, &judge)
    }
    if cited.isEmpty { return uncited(standings, &judge) }
    attributed(standings, &judge)
  }

  // MARK: What nobody has confirmed

  /// Tells which of what bears the sentence out nobody has confirmed.
  mutating func remarkOnGuesses() {
    let guessed = result.support.filter(\.isUnconfirmed)
    guard !guessed.isEmpty else { return }
    result.remarks.append(.unconfirmed(guessed))
    if needsEach || guessed.count == result.support.count { result.isUnconfirmed = true }
  }

  /// Tells which of what bears the sentence out was taken back.
  mutating func remarkOnRetracted(_ evidence: Evidence) {
    let retracted = result.support.map(\.study).filter { evidence.records[$0]?.isRetracted == true }.distinct
    guard !retracted.isEmpty, result.status == .supported else { return }
    result.needsRetracted = needsEach || retracted.count == Set(result.support.map(\.study)).count
    result.remarks.append(.restsOnRetracted(retracted, isNeeded: result.needsRetracted))
  }

  /// What counts no studies and names none is borne out by any of them.
  private var needsEach: Bool {
    number != nil || quantity != nil || !cited.isEmpty || !claim.restsOn.isEmpty
  }

  // MARK: The number written

  mutating func readCount(_ evidence: Evidence) {
    number = claim.number
    quantity = claim.quantity
    guard !claim.isUncounted, let count = scope.count?.resolved(citing: cited.count) else { return }
    counted = evidence.counted(by: count)
    // "Three of the five" may be three of five people, where no noun follows and five is no number of studies.
    let isOfStudies = count.outOf.map { [counted.count, cited.count].contains($0) } ?? !count.isOfThoseCited
    let isOfThose = count.isOfThoseCited && (cited.count > 1 || count.number == .init(counted.count))
    guard !count.kinds.isEmpty || isOfStudies || isOfThose, !isOfSourceItself(count, evidence) else { return }
    words = count
    // "… [@a; @b], but two of the trials do": what another note cites is none of the trials.
    if scope.borrows, counted.count < evidence.included.count, !known.contains(where: counted.contains) {
      keys = []
      result.cited = []
    }
    defer { if count.isOfOthers { leaveOutTold(count) } }
    if number == nil, quantity == nil {
      if count.isBeside {
        let inWords = keys.filter(\.cited.isNamedApart).map(\.cited)
        let before = scope.citations.filter { $0.position < count.position }
        besides = Set((before + inWords).map(\.key)).count
      }
      number = count.number(of: counted.count)?.adding(besides)
      // "Greist et al. and one other study [@a; @b]": how many are named before it, the citations do not say.
      if count.isBeside, besides == 0, let least = number?.min, cited.count > least { number?.max = nil }
      quantity = count.quantity
      return
    }
    if (scope.counts + scope.lists).allSatisfy({ isOtherwise($0, evidence) }) {
      result.problems.append(
        ClaimProblem(
          .annotation, at: note.mark, to: note.end,
          .fault(
            "the sentence says '\(count.written)' and the note \(typed): write what the sentence says, "
              + "or 'uncounted' where its number is one of something else")))
    } else if number != nil, quantity == nil, count.quantity == .all, count.number == number {
      quantity = .all
    }
  }

  /// "Fourteen controlled studies found it [@a]", more than there are: those that the source found, where the note names
  /// its finding or it is a background source.
  private func isOfSourceItself(_ count: StudyCount, _ evidence: Evidence) -> Bool {
    guard cited.count == 1, number == nil else { return false }
    let isBackground = evidence.records[cited[0]]?.role == .background
    if isBackground, count.number != nil, count.others == 0, result.sentence.namesReview { return true }
    guard (count.number?.min ?? 0) > evidence.included.count else { return false }
    return !claim.findings.ids.isEmpty || claim.kind != .finding || isBackground
  }

  /// Whether the note's number is not, or not certainly, what the words say: it may be narrower, and no wider.
  private func isOtherwise(_ count: StudyCount, _ evidence: Evidence) -> Bool {
    let total = evidence.counted(by: count).count
    let said = [count.number(of: total), count.quantity?.numbers(of: total)].compactMap { $0 }
    let noted = [number, quantity?.numbers(of: total)].compactMap { $0 }
    // "None" and "not all" say for themselves what `not` stands for.
    let turned = claim.isNegated ? noted.compactMap { $0.turned(of: total) } : []
    return !said.isEmpty && !(noted + turned).contains { note in said.contains { note.isWithin($0) } }
  }

  /// The note's number as it is typed.
  private var typed: String {
    number.map { "count=\($0.typed)" } ?? quantity.map { "quantity=\($0.rawValue)" } ?? ""
  }

  var numberMark: (mark: Mark, end: Mark?) {
    words.map { ($0.mark, $0.end) } ?? (note.mark, note.end)
  }

  mutating func add(
    _ verdict: ClaimVerdict, at mark: Mark? = nil, to end: Mark? = nil, _ reason: ClaimProblem.Reason
  ) {
    result.problems.append(
      ClaimProblem(
        verdict, at: mark ?? scope.citations.first?.mark ?? note.mark, to: mark == nil ? note.end : end, reason))
  }

  mutating func addNumber(_ fault: ClaimProblem.NumberFault) {
    let place = numberMark
    var fault = fault
    fault.besides = besides
    add(.wrongNumber, at: place.mark, to: place.end, .number(fault))
  }

  func mark(of study: String) -> Mark? { keys.first { $0.study == study && !$0.cited.isVia }?.cited.mark }

  // MARK: Of whom it is said

  /// The included studies that are as the facts of the note have it; nil where it has none.
  private func namedByFacts(_ judge: inout ClaimJudge) throws -> [String]? {
    guard !claim.facts.isEmpty, !claim.findings.isEmpty else { return nil }
    var named = Set(judge.evidence.included)
    for fact in claim.facts {
      let facts = try judge.facts.judge(fact, isNegated: false)
      named = named.filter { facts[$0]?.verdict == .direct }
    }
    return judge.evidence.included.filter(named.contains)
  }

  /// "All studies with a control group": which these are, the citations say, or the facts of the note; a number of them holds
  /// by itself.
  private mutating func narrow(_ words: StudyCount, _ judge: inout ClaimJudge) throws {
    guard quantity == .all || quantity == .most, words.isNarrowedBehind || judge.evidence.isNarrowed(words) else {
      return
    }
    if !known.isEmpty {
      counted = known
    } else if let named = try namedByFacts(&judge), !named.isEmpty {
      counted = named
    } else if number != nil {
      quantity = nil
    }
  }

  /// The background sources that a sentence without citations may rest on: those it names by their findings or, where
  /// it asks for remarks, all.
  func background(_ evidence: Evidence) -> [String] {
    if !claim.findings.ids.isEmpty {
      return claim.findings.ids.compactMap { evidence.finding($0)?.study }.distinct.filter {
        !evidence.included.contains($0)
      }
    }
    guard claim.kind == .background || claim.findings.parts?.contains(.remarks) == true else { return [] }
    return evidence.background
  }

  /// The included studies that a sentence speaks of where it counts none: those it names by their findings, or all.
  func spokenOf(_ evidence: Evidence) -> [String] {
    guard cited.isEmpty, !claim.findings.ids.isEmpty else { return evidence.included }
    let owners = Set(claim.findings.ids.compactMap { evidence.finding($0)?.study })
    return evidence.included.filter(owners.contains)
  }

  /// A background source is asked for all it holds.
  var question: FindingQuestion {
    guard claim.kind == .background, claim.findings.parts == nil else { return claim.findings }
    var question = claim.findings
    question.parts = Set(FindingPart.allCases)
    return question
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in the order of their first coming.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [String] {
  fileprivate func inOrder(of order: [String]) -> [String] {
    let own = Set(self)
    return order.filter(own.contains)
  }
}
