extension Judge {
  /// What makes two records certainly one publication, unless there is a doubt.
  static let certainRules: [Rule] = [
    // The same identifier. An identifier alone is not enough: databases give one DOI to a whole supplement.
    Rule(.certain, .identifierAndPlace) {
      $0.evidence.title == .missing && $0.hasSameIdentifier && $0.evidence.page != .different
    },
    Rule(.certain, .identifierAndTitle) {
      $0.isTitleFirm && $0.isBookSame && $0.areAuthorsOpen && $0.evidence.year != .different
    },
    Rule(.certain, .identifierAndTitle) {
      $0.isTitleFirm && $0.hasSameIdentifier && !($0.evidence.page == .different && $0.evidence.volume == .different)
    },
    Rule(.certain, .identifierAndTitle) {
      guard $0.hasSameIdentifier, $0.evidence.page != .different, $0.areAuthorsOpen else { return false }
      switch $0.evidence.title {
      case .almost:
        return (!$0.isSupplement || $0.areAuthorsAlike && $0.evidence.isPageRunSame) && !$0.isTitleOfSister
      case .longer:
        return $0.evidence.isTitleMarked
          || !$0.isSupplement && ($0.evidence.isTitleDescribed || $0.isPlaceAgreeing)
            && (!$0.evidence.isTitleAbout || $0.isPageAlike || $0.isAbstractSame)
      case .alike:
        // Sister papers may have been given one DOI.
        return $0.areAuthorsAlike && $0.evidence.titleLikeness >= 0.7 && !$0.isTitleOfSister
          && ($0.evidence.pmid == .same || $0.isPageAlike || $0.isAbstractTelling)
          && ($0.isSupplement ? $0.isRunOfOneVolume : !$0.isVolumeOfAnotherYear)
      default: return false
      }
    },

    // The same title in the same place.
    Rule(.certain, .titleAndPlace) {
      $0.isTitleFirm && $0.isPlaceOfAuthors
        && (!$0.evidence.isTitleCommon || $0.isContainerAlike || $0.areAuthorsAlike)
    },
    // A body for the people it is made of; but a letter and its answer may stand on one run of pages under one title.
    Rule(.certain, .titleAndPlace) {
      $0.isTitleFirm && $0.evidence.isOneBody && $0.isPlaceSame && $0.isRunOfOneVolume && $0.isContainerAlike
        && $0.isLongerThanLetters && $0.a.kind.union($0.b.kind).isDisjoint(with: RecordKind.about.union(.letter))
    },
    Rule(.certain, .titleAndPlace) {
      $0.isTitleTelling && $0.isRunOfOneVolume && $0.evidence.year != .different && $0.areAuthorsOpen
    },
    // One of the volumes is mistyped.
    Rule(.certain, .titleAndPlace) {
      $0.isTitleTelling && $0.evidence.page == .same && $0.evidence.volume == .different && $0.isContainerAlike
        && $0.areAuthorsAlike && $0.isYearAlike
    },
    Rule(.certain, .titleAndPlace) {
      $0.isTitleTelling && $0.evidence.page == .same && $0.evidence.volume != .different
        && $0.evidence.year == .missing && $0.areAuthorsAlike && $0.isContainerAlike
    },
    // Only the names of the journal differ. Small numbers are volumes of many journals, and one text may stand in several.
    Rule(.certain, .titleAndPlace) {
      let isTelling = $0.evidence.issue == .same || $0.evidence.issue == .missing && $0.a.volume > 9
      return $0.evidence.title == .same && !$0.evidence.isTitleCommon && $0.evidence.authors == .same
        && $0.isContainerOther && $0.evidence.year == .same && $0.evidence.volume == .same
        && $0.isPageAlike && (isTelling || $0.evidence.container == .beginning)
    },

    // The same title, authors and journal, where the place does not contradict.
    Rule(.certain, .titleAuthorsAndJournal) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.isAbstractSame && $0.isContainerAlike
        && ($0.evidence.volume == .same || $0.areAuthorsAlike)
    },
    Rule(.certain, .titleAuthorsAndJournal) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.isJournalSame && $0.areAuthorsAlike && $0.isYearAlike
    },
    Rule(.certain, .titleAuthorsAndJournal) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.isJournalSame && $0.evidence.volume == .same
        && ($0.areAuthorsAlike || $0.evidence.authors == .missing) && $0.evidence.year != .different
    },
    Rule(.certain, .titleAuthorsAndJournal) {
      $0.isTitleFirm && $0.evidence.isTitleCommon && ($0.areAuthorsAlike || $0.isAbstractSame && $0.areAuthorsOpen)
        && $0.isContainerAlike && $0.evidence.page != .different && $0.evidence.year == .same
        && $0.evidence.issue == .same && ($0.evidence.volume == .same || $0.a.volume == 0 && $0.b.volume == 0)
    },
    Rule(.certain, .titleAuthorsAndYear) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.evidence.container == .missing && $0.evidence.authors == .same
        && $0.evidence.year == .same && !$0.isOtherKind && !$0.isOneUnpublished
        && ($0.a.isBare || $0.b.isBare)
    },

    // A title that goes on where the other ends.
    Rule(.certain, .longerTitleAndPlace) {
      $0.evidence.title == .longer && $0.areAuthorsOpen && $0.isPlaceSame && $0.evidence.page == .same
        && ($0.isContainerAlike || $0.areAuthorsAlike)
        && ($0.isPlaceOfOne || $0.evidence.isTitleMarked || $0.evidence.isTitleDescribed)
        && (!$0.evidence.isTitleAbout || $0.isRunOfOneVolume || $0.isAbstractSame)
    },
    Rule(.certain, .longerTitleAndPlace) {
      $0.evidence.title == .longer && $0.areAuthorsAlike && $0.isContainerAlike && $0.isYearAlike
        && $0.evidence.page != .different
        && ($0.isAbstractSame
          || $0.evidence.isTitleDescribed && $0.isVolumeSame && ($0.isPageAlike || $0.isIssueSame)
            && $0.evidence.authors == .same)
    },

    // Titles with a word that is a letter or two apart: a misspelling where the place is the same, else perhaps another word.
    Rule(.certain, .alikeTitleAndPlace) {
      $0.evidence.title == .almost && !$0.evidence.isWordOther && $0.isPlaceOfOneArticle
        && ($0.areAuthorsAlike || $0.isRunOfOneVolume && $0.areAuthorsOpen)
        && ($0.isContainerAlike || $0.areAuthorsAlike)
    },
    Rule(.certain, .alikeTitleAndPlace) {
      $0.evidence.title == .almost && $0.isAbstractTelling && $0.isPlaceOpen && $0.isContainerAlike
        && $0.areAuthorsAlike
    },

    // Titles that are mostly the same. One first page is not enough: two letters of one group may stand there; nor are the
    // first pages of an issue, where a series may stand.
    Rule(.certain, .alikeTitleAndPlace) {
      $0.evidence.title == .alike && $0.evidence.titleLikeness >= 0.7 && !$0.evidence.isWordOther
        && $0.areAuthorsAlike && $0.isContainerAlike
        && ($0.isRunWithin || $0.evidence.titleLikeness >= 0.85 && $0.isPageShortened && $0.isPlaceOfOne)
    },
    Rule(.certain, .alikeTitleAndPlace) {
      $0.evidence.title == .alike && $0.evidence.titleLikeness >= 0.7 && $0.isAbstractTelling && $0.isVolumeSame
        && $0.areAuthorsAlike
    },
    Rule(.certain, .alikeTitleAndPlace) {
      $0.evidence.title == .alike && $0.evidence.titleLikeness >= 0.9 && !$0.evidence.isWordOther && $0.isRunWithin
        && !$0.isSupplement
        && $0.areAuthorsOpen && ($0.isContainerAlike || $0.isContainerOpen && $0.areAuthorsAlike)
    },
    Rule(.certain, .alikeTitleAndPlace) { $0.evidence.title == .numbered && $0.isNumberMistyped },

    // In two languages.
    Rule(.certain, .translatedTitle) {
      $0.evidence.title == .different && $0.areWorksInOnePlace && ($0.evidence.abstractLikeness ?? 0) >= 0.5
        && $0.evidence.volume == .same
    },
  ]

  /// The same authors and page, whatever the titles.
  var areWorksInOnePlace: Bool {
    areAuthorsAlike && isPlaceSame && evidence.page == .same && isContainerAlike && evidence.year == .same
  }

  /// What keeps two records from being certainly one publication, whatever speaks for it.
  static let doubts: [Rule] = [
    // One paper has one abstract.
    Rule(.likely, .abstractsContradict) { $0.isAbstractContradicting && $0.evidence.pmid != .same },
    // One DOI was given to two.
    Rule(.likely, .pagesContradict) { $0.hasSameIdentifier && $0.isIdentifierDoubtful },
    // A record of two letters beside that of the second.
    Rule(.likely, .pagesContradict) {
      $0.evidence.page == .near && $0.evidence.authors != .same && $0.evidence.authors != .missing
        && $0.a.page.prefix == $0.b.page.prefix && !$0.hasSameIdentifier && !$0.isAbstractSame
    },
    // Names that many have, with other given names: other people.
    Rule(.likely, .namesContradict) {
      $0.evidence.areGivenNamesOther && !$0.hasSameIdentifier && !$0.isRunOfOneVolume && !$0.isAbstractSame
    },
    // One identifier is mistyped only where two articles cannot be: under one title on one run of pages, or in one place
    // with one abstract.
    Rule(.likely, .identifiersContradict) {
      $0.evidence.doi == .different && !($0.isTitleFirm && $0.isRunTelling) && !($0.isPlaceSame && $0.isAbstractSame)
    },
    // Issues that count their pages from 1 have the same page each.
    Rule(.likely, .issuesContradict) { $0.isOtherIssue },
    // A column comes back in every issue, on the same first pages; so does any title that three volumes or issues have.
    Rule(.likely, .commonTitle) {
      guard !$0.hasSameIdentifier, !$0.isBookSame, $0.evidence.issue != .same, !$0.isAbstractSame,
        !($0.isPageAlike && $0.isPageHigh)
      else { return false }
      if $0.evidence.isTitleRecurring, !$0.isPageAlike { return true }
      return $0.evidence.isTitleColumn || $0.evidence.isTitleCommon && !$0.isRunOfOneVolume
    },
    // A report comes back every year, on the same first pages.
    Rule(.likely, .yearsContradict) { $0.isYearOpen && !$0.hasSameIdentifier },
    // What comes out every week or month.
    Rule(.likely, .yearsContradict) { $0.isOtherDay && !$0.hasSameIdentifier },
    // The entries of a register, and what was written of two trials.
    Rule(.likely, .registrationsContradict) { $0.isOtherTrial && !$0.hasSameIdentifier },
    // An abstract and the paper that came of it, both in one journal.
    Rule(.likely, .conference) {
      $0.isOneConference && !$0.isPageAlike && !$0.hasSameIdentifier
        && ($0.evidence.year == .near && $0.evidence.volume != .same || $0.evidence.issue == .different
          || $0.evidence.page == .missing && !$0.isAbstractSame && !$0.isPaperOfConference)
    },
    // A letter and an article, as their sources say; on one page, it is the sources that differ.
    Rule(.likely, .kindsContradict) { $0.isOtherDocument && !$0.isPageAlike && !$0.hasSameIdentifier },
    // Theses, reports and books have no page or volume that tells two of one title apart.
    Rule(.likely, .publishersContradict) { $0.isOtherPublisher },
  ]

  /// What is of a conference or in a supplement runs over pages, as a paper does.
  private var isPaperOfConference: Bool {
    let kinds: RecordKind = [.conference, .supplement]
    return !a.kind.isDisjoint(with: kinds) && a.page.isRun || !b.kind.isDisjoint(with: kinds) && b.page.isRun
  }

  /// Two years, and nothing that says that they are those of one publication. What is online before it is in print and what
  /// comes back each year look alike where the earlier record has only title and authors: it takes the abstract, the volume or
  /// high pages to tell them apart. So it does where one has neither year nor volume: a report begins on page 1 each year.
  private var isYearOpen: Bool {
    if evidence.volume == .same || isAbstractSame && evidence.volume != .different { return false }
    if isPageHigh, evidence.isPageRunSame || evidence.year == .missing && isPageAlike { return false }
    return evidence.year != .same || evidence.volume == .different
  }
}
