import Prose
import Query
import Records

/// One claim held against the records.
struct ClaimInquiry {
  let claim: Claim
  let scope: ClaimScope
  let keys: [CitationCheck.Resolved]
  let note: ClaimNote
  var result: ClaimResult

  /// The ids of the records cited, those cited as the way to another left out; mistyped keys stand for what was meant.
  var cited: [String] { result.cited }
  /// Those of them the catalogue has.
  private var known: [String] { Array(Set(keys.filter { !$0.cited.isVia }.compactMap(\.study))).inOrder(of: cited) }

  /// The number and quantity the sentence states: the note's, else that of its words.
  private(set) var number: StudyCount.Number?
  private(set) var quantity: StudyCount.Quantity?
  private var words: StudyCount?

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
    switch claim.kind {
    case .own: return checkSecondary(judge.evidence)
    case .background where claim.asksNothing: return checkSecondary(judge.evidence)
    case .recommendation, .research:
      restsOn(judge.evidence)
      if claim.gap != nil { try gap(&judge) }
      if claim.asksNothing { return checkSecondary(judge.evidence) }
    case .finding, .reported, .background: readCount()
    }
    if claim.asksNothing { return numberAlone(judge.evidence) }
    if let each = claim.each { return numberOfEach(each, &judge) }
    let standings = try standings(&judge)
    if claim.isNegated { return negated(standings, judge.evidence) }
    if number?.max == 0 || quantity == StudyCount.Quantity.none { return noneHolds(standings, judge.evidence) }
    if let quantity, quantity != .all || number == nil || known.isEmpty {
      return judgeQuantity(quantity, standings, &judge)
    }
    if cited.isEmpty { return uncited(standings, &judge) }
    attributed(standings, &judge)
  }

  // MARK: The number written

  private mutating func readCount() {
    number = claim.number
    quantity = claim.quantity
    guard !claim.isUncounted, let count = scope.count else { return }
    words = count
    if number == nil, quantity == nil {
      number = count.number
      quantity = count.quantity
    } else if let number, scope.counts.contains(where: { $0.number != nil }),
      !scope.counts.contains(where: { $0.number?.contains(number.min) == true })
    {
      result.problems.append(
        ClaimProblem(
          .annotation, at: note.mark, to: note.end,
          .fault(
            "the sentence says '\(count.written)' and the note count=\(number.typed): write what the sentence says, "
              + "or 'uncounted' where its number is one of something else")))
    } else if number != nil, quantity == nil, count.quantity == .all, count.number == number {
      quantity = .all
    }
  }

  private var numberMark: (mark: Mark, end: Mark?) {
    words.map { ($0.mark, Mark(line: $0.mark.line, column: $0.mark.column + $0.written.unicodeScalars.count)) }
      ?? (note.mark, note.end)
  }

  private mutating func add(
    _ verdict: ClaimVerdict, at mark: Mark? = nil, to end: Mark? = nil, _ reason: ClaimProblem.Reason
  ) {
    result.problems.append(
      ClaimProblem(
        verdict, at: mark ?? scope.citations.first?.mark ?? note.mark, to: mark == nil ? note.end : end, reason))
  }

  private mutating func addNumber(_ fault: ClaimProblem.NumberFault) {
    let place = numberMark
    add(.wrongNumber, at: place.mark, to: place.end, .number(fault))
  }

  private func mark(of study: String) -> Mark? { keys.first { $0.study == study && !$0.cited.isVia }?.cited.mark }

  // MARK: How every study stands

  /// What each study has to the claim: what bears it out, what says the opposite, and what says neither.
  struct Standings {
    var holding: [String: StudyEvidence] = [:]
    var opposing: [String: StudyEvidence] = [:]
    var silent: [String: StudyEvidence] = [:]

    func evidence(_ ids: [String], _ list: [String: StudyEvidence]) -> [StudyEvidence] { ids.compactMap { list[$0] } }
  }

  private func standings(_ judge: inout ClaimJudge) throws -> Standings {
    let found = claim.findings.isEmpty ? nil : judge.matches(question)
    let opposites = claim.findings.isEmpty || claim.isNegated ? [:] : judge.evidence.opposites(question)
    var facts: [[String: StudyFact]] = []
    for fact in claim.facts { facts.append(try judge.facts.judge(fact, isNegated: claim.isNegated)) }
    var standings = Standings()
    let background = cited.isEmpty ? background(judge.evidence) : []
    for id in (judge.evidence.included + known + background).distinct {
      let own = facts.compactMap { $0[id] }
      let findings = found?[id] ?? []
      var evidence = StudyEvidence(study: id, findings: findings, facts: own)
      let factsHold = own.allSatisfy { $0.verdict == .direct }
      if factsHold, found == nil || !findings.isEmpty {
        standings.holding[id] = evidence
      } else if own.contains(where: { $0.verdict == .indirect }) {
        evidence.findings = []
        standings.opposing[id] = evidence
      } else if found != nil, findings.isEmpty, let opposite = opposites[id] {
        evidence.findings = opposite
        standings.opposing[id] = evidence
      } else {
        standings.silent[id] = evidence
      }
    }
    return standings
  }

  /// The background sources that a sentence without citations may rest on: those it names by their findings or, where
  /// it asks for remarks, all.
  private func background(_ evidence: Evidence) -> [String] {
    if !claim.findings.ids.isEmpty {
      return claim.findings.ids.compactMap { evidence.finding($0)?.study }.distinct.filter {
        !evidence.included.contains($0)
      }
    }
    guard claim.kind == .background || claim.findings.parts?.contains(.remarks) == true else { return [] }
    return evidence.background
  }

  /// A background source is asked for all it holds.
  private var question: FindingQuestion {
    guard claim.kind == .background, claim.findings.parts == nil else { return claim.findings }
    var question = claim.findings
    question.parts = Set(FindingPart.allCases)
    return question
  }

  // MARK: Kinds of claim

  private mutating func attributed(_ standings: Standings, _ judge: inout ClaimJudge) {
    for id in known {
      if let held = standings.holding[id] {
        result.support.append(held)
        checkWay(held)
        remarkOnDirection(held, judge.evidence)
      } else if let opposite = standings.opposing[id] {
        add(
          .contradicted, at: mark(of: id),
          .contradicted(study: id, by: opposite.findings, facts: opposite.facts, isOther: false))
      } else {
        let near = judge.evidence.near(claim.findings, in: id)
        add(
          .unsupported, at: mark(of: id),
          .unsupported(study: id, asked: claim.findings, near: near, facts: standings.silent[id]?.facts ?? []))
      }
    }
    compareOthers(standings, judge.evidence)
    let included = judge.evidence.included
    let others = standings.evidence(included.filter { !cited.contains($0) }, standings.holding)
    guard let number else {
      if !others.isEmpty, claim.kind != .background, claim.findings.ids.isEmpty {
        result.remarks.append(.alsoHeld(others))
      }
      return
    }
    // "All three of these" is said of the cited ones alone.
    if quantity == .all {
      if !number.contains(cited.count) {
        addNumber(.init(written: number, words: words?.written, studies: result.support, cited: cited.count))
      }
      return
    }
    let holding = standings.evidence(included, standings.holding)
    let background = result.support.filter { !included.contains($0.study) }
    let all = claim.findings.ids.isEmpty ? holding + background : result.support
    if !number.contains(all.count) || !number.contains(cited.count) {
      addNumber(.init(written: number, words: words?.written, studies: all, cited: cited.count))
    }
    if number.max != nil, !others.isEmpty, claim.findings.ids.isEmpty {
      add(.undercounted, .undercounted(others))
    }
  }

  private mutating func uncited(_ standings: Standings, _ judge: inout ClaimJudge) {
    let included = judge.evidence.included
    result.support = standings.evidence(included + background(judge.evidence), standings.holding)
    for held in result.support { checkWay(held) }
    if let number {
      if !number.contains(result.support.count) {
        addNumber(.init(written: number, words: words?.written, studies: result.support, cited: nil))
      }
    } else if result.support.isEmpty {
      let opposing = standings.evidence(included, standings.opposing)
      for evidence in opposing {
        add(
          .contradicted,
          .contradicted(study: evidence.study, by: evidence.findings, facts: evidence.facts, isOther: false))
      }
      if opposing.isEmpty {
        add(.unsupported, .unsupportedByAll(claim.findings, facts: standings.evidence(included, standings.silent)))
      }
      return
    }
    compareOthers(standings, judge.evidence)
  }

  /// Says what studies that the sentence does not cite find otherwise: the strict opposite gainsays the sentence.
  private mutating func compareOthers(_ standings: Standings, _ evidence: Evidence) {
    guard claim.kind != .reported, claim.kind != .background else { return }
    let others = evidence.included.filter { !cited.contains($0) }
    var milder: [StudyEvidence] = []
    for opposite in standings.evidence(others, standings.opposing) where !opposite.findings.isEmpty {
      let strict = opposite.findings.filter { isStrict($0) }
      if strict.isEmpty {
        milder.append(StudyEvidence(study: opposite.study, findings: opposite.findings))
      } else {
        add(.contradicted, .contradicted(study: opposite.study, by: strict, facts: [], isOther: !cited.isEmpty))
      }
    }
    if !milder.isEmpty { result.remarks.append(.disagreeing(milder)) }
  }

  /// Better against worse; "no difference" and a threat may both be true beside it.
  private func isStrict(_ held: HeldFinding) -> Bool {
    switch (claim.findings.directions.first, held.direction) {
    case (.improved, .worsened), (.worsened, .improved): true
    default: false
    }
  }

  private mutating func judgeQuantity(
    _ quantity: StudyCount.Quantity, _ standings: Standings, _ judge: inout ClaimJudge
  ) {
    let included = judge.evidence.included
    let holding = standings.evidence(included, standings.holding)
    result.support = holding
    let total = included.count
    let isRight =
      switch quantity {
      case .all: holding.count == total && total > 0
      case .most: holding.count * 2 > total
      case .few: holding.count * 2 < total
      case .some: !holding.isEmpty
      case .none: holding.isEmpty
      }
    let place = numberMark
    if !isRight {
      add(
        quantity == .few ? .wrongNumber : .overgeneralised, at: place.mark, to: place.end,
        .overgeneralised(
          .init(
            quantity: quantity, words: claim.quantity == nil ? words?.written : nil, total: total, holding: holding,
            opposing: standings.evidence(included, standings.opposing),
            silent: standings.evidence(included, standings.silent))))
    }
    // What is cited has to bear it out itself, unless the sentence says that few or only some do.
    guard quantity == .all || quantity == .most || quantity == .some else { return }
    for id in known where standings.holding[id] == nil {
      if let opposite = standings.opposing[id] {
        add(
          .contradicted, at: mark(of: id),
          .contradicted(study: id, by: opposite.findings, facts: opposite.facts, isOther: false))
      } else {
        add(
          .unsupported, at: mark(of: id),
          .unsupported(
            study: id, asked: claim.findings, near: judge.evidence.near(claim.findings, in: id),
            facts: standings.silent[id]?.facts ?? []))
      }
    }
    for id in known where !included.contains(id) {
      if let held = standings.holding[id] { result.support.append(held) }
    }
    if let number, !number.contains(holding.count) {
      addNumber(
        .init(written: number, words: words?.written, studies: holding, cited: cited.isEmpty ? nil : cited.count))
    }
  }

  /// "None of the studies": the included ones, whatever is cited for it.
  private mutating func noneHolds(_ standings: Standings, _ evidence: Evidence) {
    let scope = (evidence.included + known).distinct
    let holding = standings.evidence(scope, standings.holding)
    guard !holding.isEmpty else { return }
    addNumber(
      .init(written: .init(0), words: words?.written, studies: holding, cited: nil))
  }

  /// The sentence says that it does not happen: whoever holds it gainsays that.
  private mutating func negated(_ standings: Standings, _ evidence: Evidence) {
    let scope = cited.isEmpty ? evidence.included : known
    if claim.findings.isEmpty {
      // Facts were asked the other way round: direct is known to be otherwise, as the sentence says.
      for id in scope {
        if let held = standings.holding[id] {
          result.support.append(held)
        } else if let opposite = standings.opposing[id] {
          add(
            .contradicted, at: mark(of: id),
            .contradicted(study: id, by: [], facts: opposite.facts, isOther: false))
        } else if !cited.isEmpty {
          add(
            .unsupported, at: mark(of: id),
            .unsupported(study: id, asked: claim.findings, near: [], facts: standings.silent[id]?.facts ?? []))
        }
      }
      return
    }
    for held in standings.evidence(scope, standings.holding) {
      add(
        .contradicted, at: mark(of: held.study),
        .contradicted(study: held.study, by: held.findings, facts: [], isOther: false))
    }
  }

  private mutating func numberOfEach(_ scheme: Scheme, _ judge: inout ClaimJudge) {
    guard let number else {
      return add(
        .annotation, at: note.mark, to: note.end,
        .fault("each= says of what the sentence's number holds: expected a number, as in each=theme count=1"))
    }
    let counts = judge.counts(of: scheme, in: judge.matches(question), among: judge.evidence.included)
    let wrong = counts.filter { !number.contains($0.studies.count) }
    guard !wrong.isEmpty else {
      result.support = judge.evidence.included.compactMap { id in
        judge.matches(question)[id].map { StudyEvidence(study: id, findings: $0) }
      }
      return
    }
    let place = numberMark
    add(
      .wrongNumber, at: place.mark, to: place.end,
      .numberOfEach(scheme: scheme, written: number, words: words?.written, wrong))
  }

  /// No key says what to look for: only the numbers of citations, or of included studies, can be right or wrong.
  private mutating func numberAlone(_ evidence: Evidence) {
    checkSecondary(evidence)
    guard let number else {
      if claim.kind == .finding, claim.restsOn.isEmpty, claim.gap == nil {
        add(
          .annotation, at: note.mark, to: note.end,
          .fault("the claim says nothing to look for: expected theme=, outcome=, finding=, kind=own or another key"))
      }
      return
    }
    if cited.isEmpty {
      if !number.contains(evidence.included.count) {
        addNumber(
          .init(
            written: number, words: words?.written, studies: evidence.included.map { StudyEvidence(study: $0) },
            cited: nil,
            isOfAll: true))
      }
    } else if !number.contains(cited.count) {
      let place = numberMark
      add(
        .wrongNumber, at: place.mark, to: place.end,
        .citedNumber(written: number, words: words?.written ?? number.typed, cited: cited))
    }
  }

  // MARK: Recommendations

  private mutating func restsOn(_ evidence: Evidence) {
    if claim.kind == .recommendation, claim.restsOn.isEmpty {
      add(.unsupported, at: note.mark, to: note.end, .restsOnNothing)
    }
    let held = claim.restsOn.compactMap(evidence.finding)
    for (study, findings) in Dictionary(grouping: held, by: \.study).sorted(by: { $0.key < $1.key }) {
      result.support.append(StudyEvidence(study: study, findings: findings))
    }
  }

  private mutating func gap(_ judge: inout ClaimJudge) throws {
    guard let gap = claim.gap else { return }
    let cell = try judge.gap(gap)
    guard cell.isGap else {
      return add(
        .contradicted, at: note.mark, to: note.end,
        .filledGap(gap, studies: cell.studies.filter { $0.verdict == .direct }.map(\.id)))
    }
    result.remarks.append(.gap(gap, cell.reasons))
  }

  // MARK: Secondary sources

  private var named: Set<String> { Set(claim.via + keys.compactMap(\.study)) }

  /// Findings known only through another source ask for its name.
  private mutating func checkWay(_ held: StudyEvidence) {
    let ways = held.findings.compactMap(\.finding.via)
    guard !held.findings.isEmpty, ways.count == held.findings.count else { return }
    if ways.contains(where: named.contains) {
      result.remarks.append(.known(study: held.study, via: ways.distinct.filter(named.contains)))
    } else {
      add(.secondary, at: mark(of: held.study), .secondary(key: held.study, via: ways.distinct))
    }
  }

  private mutating func checkSecondary(_ evidence: Evidence) {
    result.problems += SecondaryCheck.problems(keys, named: named, evidence)
  }

  private mutating func remarkOnDirection(_ held: StudyEvidence, _ evidence: Evidence) {
    guard !claim.findings.directions.isEmpty, held.findings.allSatisfy({ $0.direction == nil }) else { return }
    result.remarks.append(.withoutDirection(study: held.study))
  }
}

/// Sources of which all that is held is known through others.
enum SecondaryCheck {
  static func problems(
    _ keys: [CitationCheck.Resolved], named: Set<String>, _ evidence: Evidence
  ) -> [ClaimProblem] {
    var seen: Set<String> = []
    return keys.compactMap { key in
      guard !key.cited.isVia, let study = key.study, seen.insert(study).inserted else { return nil }
      let findings = evidence.findings(of: study)
      let ways = findings.compactMap(\.finding.via)
      guard !findings.isEmpty, ways.count == findings.count, !ways.contains(where: named.contains) else { return nil }
      return ClaimProblem(.secondary, at: key.cited.mark, .secondary(key: study, via: ways.distinct))
    }
  }
}

extension ClaimJudge {
  /// How many of the studies name each concept that their findings are coded with, wider ones only where coded themselves.
  func counts(
    of scheme: Scheme, in matches: [String: [HeldFinding]], among studies: [String]
  ) -> [ClaimProblem.CountedConcept] {
    var holders: [String: [String]] = [:]
    for study in studies {
      let coded = Set((matches[study] ?? []).flatMap { $0.finding.concepts(in: scheme) })
      for concept in coded { holders[concept, default: []].append(study) }
    }
    let concepts = evidence.vocabulary.concepts(in: scheme).map(\.id).filter { holders[$0] != nil }
    return concepts.map { concept in
      let inside = evidence.vocabulary.withNarrower(concept, in: scheme)
      let named = Set(inside.flatMap { holders[$0] ?? [] })
      return ClaimProblem.CountedConcept(concept: concept, studies: studies.filter(named.contains))
    }
  }
}

extension StudyCount.Number {
  /// As a note has it: `2`, `2..3`, `2..`.
  package var typed: String {
    if max == min { return "\(min)" }
    return "\(min)..\(max.map(String.init) ?? "")"
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
