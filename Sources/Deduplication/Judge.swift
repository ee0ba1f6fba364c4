/// Decides from the evidence what two records are to each other. No thresholds but for how alike titles are; the rules are
/// told with their reasons in docs/dedupe.md.
struct Judge {
  let a: MatchKey
  let b: MatchKey
  let evidence: Comparison

  var judgement: Judgement {
    if let related = relatedByKind { return related }
    if isContradicted { return relation }
    return samePublication ?? relation
  }

  // MARK: What the evidence comes to

  private var isTitleFirm: Bool { evidence.title == .same || evidence.title == .spelling }
  private var hasSameIdentifier: Bool { [evidence.doi, evidence.pmid, evidence.pmcid].contains(.same) }
  private var areAuthorsAlike: Bool { evidence.authors == .same || evidence.authors == .overlapping }
  private var isContainerAlike: Bool {
    evidence.container == .same || evidence.container == .abbreviated || evidence.container == .mainTitle
  }
  private var isContainerOpen: Bool { evidence.container != .different }
  private var isPageAlike: Bool { evidence.page == .same || evidence.page == .near }
  private var isYearAlike: Bool { evidence.year == .same || evidence.year == .near }

  /// The place in the literature: the page of a volume, or of a year where one has no volume.
  private var isPlaceSame: Bool {
    guard isPageAlike else { return false }
    switch evidence.volume {
    case .same, .near: return isContainerOpen || evidence.page == .same && evidence.year == .same && areAuthorsAlike
    case .missing: return isContainerOpen && isYearAlike
    case .different: return false
    }
  }

  /// Titles that differ in a number, with the same abstract in the same volume.
  private var isNumberMistyped: Bool {
    isRunOfOneArticle || isVolumeSame && isAbstractSame && areAuthorsAlike && evidence.titleLikeness >= 0.9
  }

  /// The same authors on the same run of pages of the same volume; where issues count their pages from 1, of the same issue.
  private var isRunOfOneArticle: Bool {
    evidence.isPageRunSame && evidence.volume == .same && isContainerAlike && evidence.authors == .same
      && evidence.year == .same && (evidence.issue == .same || evidence.issue == .missing && a.page.first > 99)
  }

  /// The abstracts are the same but for a word here and there.
  private var isAbstractSame: Bool { (evidence.abstractLikeness ?? 0) >= 0.75 }

  /// The issue or volume of the same journal, and no other page.
  private var isVolumeSame: Bool { evidence.volume == .same && isContainerAlike && evidence.page != .different }

  /// One of the two is an abstract in a supplement, as far as the records tell.
  private var isOneConference: Bool {
    !a.kind.symmetricDifference(b.kind).isDisjoint(with: [.conference, .supplement])
  }

  /// What the abstracts say, where both records have one.
  private var isAbstractContradicting: Bool { (evidence.abstractLikeness ?? 1) < 0.25 }

  /// The place contradicts: no publication stands in two journals or on two pages of one volume.
  private var isPlaceContradicted: Bool {
    let pages = evidence.page == .different
    let volumes = evidence.volume == .different
    let containers = evidence.container == .different
    if pages, volumes || containers { return true }
    if containers, volumes { return true }
    if volumes, evidence.page != .same, evidence.year != .same { return true }
    return false
  }

  private var isContradicted: Bool {
    if evidence.pmid == .different { return true }
    if evidence.title == .numbered, !isPlaceSame, !isNumberMistyped { return true }
    if evidence.year == .different, !isPlaceSame, !hasSameIdentifier { return true }
    if isPlaceContradicted, !hasSameIdentifier { return true }
    // Two identifiers of one kind: two publications, unless title and place say that one is mistyped.
    let isRestSame = isPlaceSame || isContainerAlike && (evidence.volume == .same || isAbstractSame && isYearAlike)
    if evidence.doi == .different, !(isTitleFirm && isRestSame) {
      return true
    }
    return false
  }

  /// Whether nothing else could make the two one publication.
  var isImpossible: Bool {
    if evidence.pmid == .different || evidence.title == .numbered && !isNumberMistyped { return true }
    if !a.kind.symmetricDifference(b.kind).isDisjoint(with: .about) { return true }
    return isPlaceContradicted && !hasSameIdentifier
  }

  // MARK: One publication

  private var samePublication: Judgement? {
    if isTitleFirm { return sameTitle }
    switch evidence.title {
    case .missing:
      if hasSameIdentifier, evidence.page != .different { return Judgement(.certain, .identifierAndPlace) }
      return isPlaceSame && areAuthorsAlike && isContainerAlike ? Judgement(.likely, .placeAndAuthors) : nil
    case .longer: return longerTitle
    case .numbered:
      // One of the numbers is mistyped: no two articles share their run of pages.
      if isNumberMistyped { return Judgement(.certain, .alikeTitleAndPlace) }
      return areAuthorsAlike && hasSameIdentifier ? Judgement(.likely, .numbersDiffer) : nil
    case .alike: return alikeTitle
    default: return differentTitle
    }
  }

  private var sameTitle: Judgement? {
    let rule: MatchRule? = evidence.isTranslation ? .translatedTitle : nil
    let isAuthorOpen = evidence.authors != .different
    if hasSameIdentifier, !(evidence.page == .different && evidence.volume == .different) {
      return Judgement(.certain, rule ?? .identifierAndTitle)
    }
    if isPlaceSame {
      if isAuthorOpen, !evidence.isTitleCommon || isContainerAlike || areAuthorsAlike {
        return Judgement(.certain, rule ?? .titleAndPlace)
      }
      // Names that were taken apart wrongly; but two letters may stand on one page under one title.
      let isOneArticle = evidence.isPageRunSame && evidence.volume == .same && isContainerAlike
      if isOneArticle, a.kind.union(b.kind).isDisjoint(with: .about) {
        return Judgement(.certain, rule ?? .titleAndPlace)
      }
      return Judgement(.likely, .titleAndPlace)
    }
    if evidence.isPageRunSame, evidence.volume == .same, evidence.year != .different, isAuthorOpen,
      !evidence.isTitleCommon
    {
      return Judgement(.certain, rule ?? .titleAndPlace)
    }
    if evidence.isTitleCommon { return commonTitle }
    if evidence.page == .different {
      // The same volume of the same journal: one page is mistyped, or it stands there twice.
      return isContainerAlike && areAuthorsAlike && isYearAlike && !isAbstractContradicting
        ? Judgement(.likely, .pagesContradict) : nil
    }
    if evidence.volume == .different {
      if evidence.page == .same, isContainerAlike, areAuthorsAlike, isYearAlike {
        return Judgement(.certain, rule ?? .titleAndPlace)
      }
      return isContainerAlike && areAuthorsAlike && evidence.year == .same ? Judgement(.likely, .titleAndAuthors) : nil
    }
    if evidence.page == .same, evidence.year == .missing, areAuthorsAlike, isContainerAlike {
      return Judgement(.certain, rule ?? .titleAndPlace)
    }
    if isAbstractSame, isContainerAlike, evidence.volume == .same || areAuthorsAlike {
      return Judgement(.certain, rule ?? .titleAuthorsAndJournal)
    }
    // No page on one side at least.
    if isContainerAlike, isYearAlike || evidence.year == .missing {
      // An abstract and the paper that came of it, both in one journal.
      let isPaperOpen = isOneConference && evidence.year == .near && evidence.volume != .same
      if areAuthorsAlike, isYearAlike, !isPaperOpen { return Judgement(.certain, rule ?? .titleAuthorsAndJournal) }
      if evidence.volume == .same, isAuthorOpen { return Judgement(.certain, rule ?? .titleAuthorsAndJournal) }
      if isAuthorOpen { return Judgement(.likely, .titleAndAuthors) }
    }
    if evidence.container == .missing, evidence.authors == .same, evidence.year == .same {
      return Judgement(.certain, rule ?? .titleAuthorsAndYear)
    }
    if isAbstractContradicting { return nil }
    if evidence.container == .different || evidence.container == .beginning {
      guard areAuthorsAlike, evidence.year == .same else { return nil }
      // Only the names of the journal differ.
      let isRest = evidence.volume == .same && evidence.authors == .same && evidence.title == .same
      // Small numbers are volumes of many journals.
      let isTelling = evidence.issue == .same || evidence.issue == .missing && a.volume > 9
      return isRest && (isTelling || evidence.container == .beginning)
        ? Judgement(.certain, rule ?? .titleAndPlace) : Judgement(.likely, .titleAndAuthors)
    }
    if areAuthorsAlike, isYearAlike || evidence.year == .missing { return Judgement(.likely, .titleAndAuthors) }
    if evidence.authors == .missing, evidence.year != .different { return Judgement(.likely, .titleAndAuthors) }
    return nil
  }

  private var commonTitle: Judgement? {
    guard areAuthorsAlike, isContainerAlike, evidence.page != .different, evidence.volume != .different else {
      return nil
    }
    if evidence.year == .same, evidence.volume == .same { return Judgement(.certain, .titleAuthorsAndJournal) }
    return isYearAlike ? Judgement(.likely, .commonTitle) : nil
  }

  private var longerTitle: Judgement? {
    guard evidence.authors != .different else { return nil }
    if hasSameIdentifier, evidence.page != .different { return Judgement(.certain, .identifierAndTitle) }
    if isPlaceSame, isContainerAlike || areAuthorsAlike { return Judgement(.certain, .longerTitleAndPlace) }
    guard areAuthorsAlike, isContainerAlike, isYearAlike, evidence.page != .different else { return nil }
    if isAbstractSame || isVolumeSame && evidence.authors == .same && !isAbstractContradicting {
      return Judgement(.certain, .longerTitleAndPlace)
    }
    return Judgement(.likely, .longerTitleAndPlace)
  }

  private var alikeTitle: Judgement? {
    guard evidence.authors != .different else { return nil }
    let isAlike = evidence.titleLikeness >= 0.7
    if hasSameIdentifier, isAlike, evidence.page != .different, areAuthorsAlike {
      return Judgement(.certain, .identifierAndTitle)
    }
    if isPlaceSame, areAuthorsAlike, isContainerAlike, evidence.volume == .same {
      return isAlike ? Judgement(.certain, .alikeTitleAndPlace) : Judgement(.likely, .alikeTitleAndPlace)
    }
    if isAlike, isAbstractSame, isVolumeSame, areAuthorsAlike { return Judgement(.certain, .alikeTitleAndPlace) }
    if evidence.titleLikeness >= 0.9, evidence.isPageRunSame, evidence.volume == .same, !isSupplement,
      isContainerAlike || isContainerOpen && areAuthorsAlike
    {
      return Judgement(.certain, .alikeTitleAndPlace)
    }
    if hasSameIdentifier, areAuthorsAlike, !isSupplement { return Judgement(.likely, .identifierOnly) }
    guard areAuthorsAlike, isContainerAlike, evidence.titleLikeness >= 0.85, evidence.page != .different,
      evidence.volume != .different, evidence.year == .same
    else { return nil }
    return Judgement(.likely, .titleAndAuthors)
  }

  /// Titles that share nothing: in two languages, or two works in one place.
  private var differentTitle: Judgement? {
    guard areAuthorsAlike, isPlaceSame, evidence.page == .same, isContainerAlike, evidence.year == .same else {
      return hasSameIdentifier && areAuthorsAlike && evidence.page != .different && !isAbstractContradicting
        && !isSupplement ? Judgement(.likely, .identifierOnly) : nil
    }
    let likeness = evidence.abstractLikeness
    if let likeness, likeness >= 0.5, evidence.volume == .same { return Judgement(.certain, .translatedTitle) }
    if isSupplement || isAbstractContradicting || a.page.last == 0 || a.page.last != b.page.last { return nil }
    return Judgement(.likely, .placeAndAuthors)
  }

  /// Several abstracts stand on one page of a supplement, and under one identifier.
  private var isSupplement: Bool {
    !a.kind.union(b.kind).isDisjoint(with: [.supplement, .conference]) || a.page.prefix != 0 || b.page.prefix != 0
  }

  // MARK: Two publications that belong together

  private var relatedByKind: Judgement? {
    let difference = a.kind.symmetricDifference(b.kind)
    guard !difference.isEmpty, isTitleFirm || evidence.title == .longer || evidence.titleLikeness >= 0.8 else {
      return nil
    }
    if !difference.isDisjoint(with: .about) {
      if difference.contains(.erratum) { return Judgement(.related, .correction) }
      if difference.contains(.retractionNotice) { return Judgement(.related, .retraction) }
      return Judgement(.related, .comment)
    }
    guard isTitleFirm || areAuthorsAlike, !hasSameIdentifier else { return nil }
    if difference.contains(.preprint), areAuthorsAlike || evidence.authors == .missing {
      return Judgement(.related, .preprint)
    }
    if difference.contains(.thesis), areAuthorsAlike { return Judgement(.related, .thesis) }
    return nil
  }

  private var relation: Judgement {
    let isAlike =
      isTitleFirm && !evidence.isTitleCommon || evidence.title == .longer && min(a.titleWords, b.titleWords) >= 5
      || evidence.title == .alike && evidence.titleLikeness >= 0.85
    if isAlike, areAuthorsAlike {
      let isConference = !a.kind.union(b.kind).isDisjoint(with: [.conference, .supplement])
      return Judgement(.related, isConference ? .conference : .publishedTwice)
    }
    if evidence.title == .numbered, evidence.authors == .same, evidence.titleLikeness >= 0.7, !evidence.isTitleCommon {
      return Judgement(.related, .parts)
    }
    if evidence.registration == .same { return Judgement(.related, .trial) }
    return .different
  }
}
