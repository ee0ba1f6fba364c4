/// Decides from the evidence what two records are to each other: the first rule of a list that holds. The rules are told with
/// their reasons in docs/dedupe.md; what their conditions mean stands in `Judge+Evidence.swift`.
struct Judge {
  let a: MatchKey
  let b: MatchKey
  let evidence: Comparison

  /// One way in which the evidence can lie, with what it comes to.
  struct Rule: Sendable {
    let verdict: Verdict
    let rule: MatchRule
    let holds: @Sendable (Judge) -> Bool

    init(_ verdict: Verdict, _ rule: MatchRule, _ holds: @escaping @Sendable (Judge) -> Bool) {
      self.verdict = verdict
      self.rule = rule
      self.holds = holds
    }
  }

  var judgement: Judgement {
    if let byKind = first(Self.kindRules) { return byKind }
    if !isContradicted {
      if let certain = first(Self.certainRules) { return first(Self.doubts) ?? translated(certain) }
      if let likely = first(Self.likelyRules) { return likely }
    }
    return first(Self.relatedRules) ?? .different
  }

  private func first(_ rules: [Rule]) -> Judgement? {
    for rule in rules where rule.holds(self) { return Judgement(rule.verdict, rule.rule) }
    return nil
  }

  /// That the titles are in two languages is told before the rest.
  private func translated(_ certain: Judgement) -> Judgement {
    evidence.isTranslation ? Judgement(.certain, .translatedTitle) : certain
  }

  // MARK: What no rule overcomes

  var isContradicted: Bool {
    if evidence.pmid == .different { return true }
    if evidence.title == .numbered, !isPlaceSame, !isNumberMistyped, !isNumberLeftOut { return true }
    if evidence.year == .different, !isPlaceSame, !hasSameIdentifier, !isAheadOfPrint { return true }
    if isPlaceContradicted, !hasSameIdentifier { return true }
    // Two identifiers of one kind: two publications, unless title and place say that one is mistyped.
    let isRestSame = isPlaceSame || isContainerAlike && (evidence.volume == .same || isAbstractSame && isYearAlike)
    return evidence.doi == .different && !((isTitleFirm || evidence.title == .almost) && isRestSame)
  }

  /// Whether nothing else could make the two one publication.
  var isImpossible: Bool {
    if evidence.pmid == .different || evidence.isOtherVersion || evidence.title == .numbered && !isNumberMistyped {
      return true
    }
    if isAboutOther || isOtherIssue || isOtherYear { return true }
    return isPlaceContradicted && !hasSameIdentifier
  }

  /// Whether no third record may make one publication of the two, whatever it shares with each.
  var isExclusive: Bool {
    let judgement = judgement
    return switch judgement.verdict {
    case .certain: false
    case .likely: judgement.rule == .identifierAlone
    case .related: true
    case .different:
      isContradicted || isImpossible || [.numbered, .alike, .different].contains(evidence.title)
    }
  }

  /// Whether something speaks against the two being one, so that no third record makes them certainly so.
  var isContradictory: Bool {
    if isExclusive { return true }
    if judgement.verdict == .certain { return false }
    if hasSameIdentifier { return isIdentifierDoubtful }
    if evidence.authors == .different || isOtherDocument && !isPageAlike || isOtherDay || isOtherTrial
      || isOtherPublisher
    {
      return true
    }
    if evidence.container == .different, !isPlaceSame { return true }
    return evidence.doi == .different || evidence.page == .different || evidence.volume == .different && !isPageAlike
      || isAbstractContradicting || evidence.areGivenNamesOther
  }
}
