import Prose
import Query
import Records

/// What the studies that a claim names have to it, and what the others have.
extension ClaimInquiry {
  mutating func attributed(_ standings: Standings, _ judge: inout ClaimJudge) {
    for id in known {
      if let held = standings.holding[id] {
        result.support.append(held)
        checkWay(held, judge.evidence)
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
    let others = standings.evidence(counted.filter { !cited.contains($0) }, standings.holding)
    guard let number else {
      guard !others.isEmpty, claim.kind != .background, claim.findings.ids.isEmpty else { return }
      if words?.isExclusive == true {
        add(.undercounted, .undercounted(others))
      } else {
        result.remarks.append(.alsoHeld(others))
      }
      return
    }
    // "All three of these" and "the other three [@a; @b; @c]" are said of the cited ones alone.
    if quantity == .all || words?.isOfOthers == true {
      if !number.contains(cited.count) {
        addNumber(.init(written: number, words: words?.written, studies: result.support, cited: cited.count))
      }
      return
    }
    let holding = standings.evidence(counted, standings.holding)
    // "Besides @a, one trial": @a need be no trial.
    let own = words?.isBeside == true ? counted : included
    let background = result.support.filter { !own.contains($0.study) }
    let all = claim.findings.ids.isEmpty ? holding + background : result.support
    // "Two studies, such as @a": more are meant than are cited.
    let hasExamples = keys.contains { $0.speaks && $0.cited.isExample }
    let told = cited.count - (words?.others ?? 0)
    if !number.contains(all.count) || !number.contains(told) && !(hasExamples && told < number.min) {
      addNumber(.init(written: number, words: words?.written, studies: all, cited: cited.count))
    }
    if number.max != nil, !hasExamples, !others.isEmpty, claim.findings.ids.isEmpty {
      add(.undercounted, .undercounted(others))
    }
  }

  mutating func uncited(_ standings: Standings, _ judge: inout ClaimJudge) {
    let spokenOf = spokenOf(judge.evidence)
    result.support = standings.evidence(counted + background(judge.evidence), standings.holding)
    for held in result.support { checkWay(held, judge.evidence) }
    if let number {
      if !number.contains(result.support.count) {
        addNumber(.init(written: number, words: words?.written, studies: result.support, cited: nil))
      }
    } else if result.support.isEmpty {
      // A study that is not of the kind spoken of gainsays no finding.
      let opposing = standings.evidence(spokenOf, standings.opposing).filter {
        claim.findings.isEmpty || !$0.findings.isEmpty || !claim.findings.ids.isEmpty
      }
      for evidence in opposing {
        add(
          .contradicted,
          .contradicted(study: evidence.study, by: evidence.findings, facts: evidence.facts, isOther: false))
      }
      if opposing.isEmpty {
        let silent = standings.silent.merging(standings.opposing) { first, _ in first }
        add(.unsupported, .unsupportedByAll(claim.findings, facts: standings.evidence(spokenOf, silent)))
      }
      return
    }
    compareOthers(standings, judge.evidence)
  }

  /// Says what studies that the sentence does not cite find otherwise: the strict opposite gainsays the sentence.
  mutating func compareOthers(_ standings: Standings, _ evidence: Evidence) {
    guard claim.kind != .background, !claim.isNegated else { return }
    let setApart = setApart
    // What is only reported is not held against what others found.
    let others =
      claim.kind == .reported ? [] : spokenOf(evidence).filter { !cited.contains($0) && !setApart.contains($0) }
    // What a study has to both sides is told, whether it is cited or not.
    var milder = standings.evidence((known + others).distinct, standings.gainsaying)
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
  func isStrict(_ held: HeldFinding) -> Bool {
    switch (claim.findings.directions.first, held.direction) {
    case (.improved, .worsened), (.worsened, .improved): true
    default: false
    }
  }

  mutating func judgeQuantity(
    _ quantity: StudyCount.Quantity, _ standings: Standings, _ judge: inout ClaimJudge
  ) {
    let included = judge.evidence.included
    let holding = standings.evidence(counted, standings.holding)
    result.support = holding
    let total = counted.count
    let isRight = Self.holds(quantity, of: holding.count, in: total)
    let place = numberMark
    if !isRight {
      let isUnder = quantity == .few || quantity == .notAll
      add(
        isUnder ? .wrongNumber : .overgeneralised, at: place.mark, to: place.end,
        .overgeneralised(
          .init(
            quantity: quantity, words: claim.quantity == nil ? words?.written : nil, total: total, holding: holding,
            opposing: standings.evidence(counted, standings.opposing),
            silent: standings.evidence(counted, standings.silent), isOfDesign: total + setApart.count < included.count))
      )
    }
    // What is cited for "not all" may be those that do not.
    guard quantity != .notAll else { return }
    // What is cited has to bear it out itself.
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
    for held in standings.evidence(known, standings.holding) {
      checkWay(held, judge.evidence)
      if !included.contains(held.study) { result.support.append(held) }
    }
    if let number, !number.contains(holding.count) {
      addNumber(
        .init(written: number, words: words?.written, studies: holding, cited: cited.isEmpty ? nil : cited.count))
    }
  }

  private static func holds(_ quantity: StudyCount.Quantity, of count: Int, in total: Int) -> Bool {
    (total > 0 || quantity != .all) && quantity.numbers(of: total).contains(count)
  }

  /// "None of the studies": the included ones, whatever is cited for it.
  mutating func noneHolds(_ standings: Standings, _ evidence: Evidence) {
    // Of "none of the older studies", those that are cited.
    let isOfCited = !known.isEmpty && words.map(evidence.isNarrowed) == true
    // What another note's piece cites is not what this one speaks of.
    let scope = isOfCited ? known : self.scope.borrows ? counted : (counted + known).distinct
    let holding = standings.evidence(scope, standings.holding)
    guard holding.isEmpty else {
      return addNumber(.init(written: .init(0), words: words?.written, studies: holding, cited: nil))
    }
    let silent = unreported(standings, scope)
    guard !silent.isEmpty else { return }
    let place = numberMark
    add(
      .overgeneralised, at: place.mark, to: place.end,
      .overgeneralised(denial(of: scope, opposing: standings.evidence(scope, standings.opposing), silent)))
  }

  /// That no study is so, of which some do not say.
  private func denial(
    of scope: [String], opposing: [StudyEvidence], _ silent: [StudyEvidence]
  ) -> ClaimProblem.Overgeneralisation {
    .init(
      quantity: .none, words: claim.quantity == nil ? words?.written : nil, total: scope.count, holding: [],
      opposing: opposing, silent: silent)
  }

  /// The studies of which it is not known whether they are as the note's facts have it, and of which the sentence would
  /// speak if they were.
  private func unreported(_ standings: Standings, _ scope: [String]) -> [StudyEvidence] {
    guard !claim.facts.isEmpty else { return [] }
    return standings.evidence(scope, standings.silent).filter { silent in
      (claim.findings.isEmpty || !silent.findings.isEmpty) && silent.facts.contains { $0.verdict == .unknown }
        // An article without participants has none of that age.
        && !silent.facts.contains(where: \.isNotApplicable)
    }
  }

  /// A number that is said to be no higher may be, by what studies do not report.
  mutating func remarkOnUnreported(_ standings: Standings) {
    let isLimited = number.map { $0.max != nil && $0.max != 0 } ?? (quantity == .few)
    guard isLimited, quantity != .all, result.problems.isEmpty else { return }
    let silent = unreported(standings, counted)
    if !silent.isEmpty { result.remarks.append(.unreported(silent)) }
  }

  /// "Two of the three", where three are cited: what the number says is said of these alone.
  mutating func ofCited(_ standings: Standings, _ evidence: Evidence) {
    let holding = standings.evidence(known, standings.holding)
    result.support = holding
    for held in holding { checkWay(held, evidence) }
    let total = cited.count
    let isRight =
      if let quantity {
        Self.holds(quantity, of: holding.count, in: total)
      } else {
        (words?.share?.number(of: total) ?? number)?.contains(holding.count) ?? true
      }
    guard !isRight else { return }
    addNumber(.init(written: number ?? .init(min: 0, max: nil), words: words?.written, studies: holding, cited: nil))
  }

  /// Says where the words are about another number of studies in all than there are.
  ///
  /// - Parameter named: how many the note's facts name; nil where it has none.
  mutating func checkOutOf(_ words: StudyCount, _ named: Int?, _ evidence: Evidence) {
    let totals = evidence.totals(of: words) + (named.map { [$0] } ?? [])
    if let problem = ClaimProblem.impossible(words, of: totals) { return result.problems.append(problem) }
    guard let outOf = words.outOf, !words.isOutOfSome, !evidence.isNarrowed(words),
      ![counted.count, evidence.included.count, cited.count, named].contains(outOf)
    else { return }
    add(
      .wrongNumber, at: words.mark, to: words.end,
      .outOf(
        written: outOf, words: words.written, total: counted.count,
        isOfDesign: counted.count < evidence.included.count))
  }

  /// The sentence says that it does not happen: whoever holds it gainsays that.
  mutating func negated(_ standings: Standings, _ evidence: Evidence) {
    let scope = cited.isEmpty ? spokenOf(evidence) : known
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
      let silent = unreported(standings, scope)
      if cited.isEmpty, !silent.isEmpty {
        add(
          .overgeneralised,
          .overgeneralised(denial(of: scope, opposing: standings.evidence(scope, standings.holding), silent)))
      }
      return
    }
    for held in standings.evidence(scope, standings.holding) {
      add(
        .contradicted, at: mark(of: held.study),
        .contradicted(study: held.study, by: held.findings, facts: [], isOther: false))
    }
    if words?.isExclusive == true { onlyThose(standings.reversed) }
  }
}
