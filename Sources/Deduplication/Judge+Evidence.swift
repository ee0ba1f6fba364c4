/// What the evidence comes to: the words that rules are made of.
extension Judge {
  // MARK: Fields

  var isTitleFirm: Bool { evidence.title == .same || evidence.title == .spelling }
  /// Titles of sisters, as far as they and the place tell: only a PMID or the abstract says that they are one.
  var isTitleOfSister: Bool { evidence.isWordOther && evidence.pmid != .same && !isAbstractTelling }
  /// A firm title that few publications have.
  var isTitleTelling: Bool { isTitleFirm && !evidence.isTitleCommon }
  /// A title that comes back: of a column, a series or what three volumes have.
  var isTitleOfMany: Bool { evidence.isTitleColumn || evidence.isTitleRecurring || evidence.isTitleSerial }
  var hasSameIdentifier: Bool { [evidence.doi, evidence.pmid, evidence.pmcid].contains(.same) }
  /// The same book by its ISBN; a chapter has that of its book.
  var isBookSame: Bool {
    evidence.isbn == .same && !a.kind.isDisjoint(with: .ofOwn) && !b.kind.isDisjoint(with: .ofOwn)
  }
  var areAuthorsAlike: Bool { evidence.authors == .same || evidence.authors == .overlapping }
  var areAuthorsOpen: Bool { evidence.authors != .different }
  var isContainerAlike: Bool { evidence.container.isOfOne }
  /// The same journal, and not only by its main title: `Circulation` and `Circulation: Heart Failure` are sisters.
  var isJournalSame: Bool {
    isContainerAlike && (evidence.container != .mainTitle || isPageAlike || isIssueSame || isAbstractSame)
  }
  var isIssueSame: Bool { evidence.volume == .same && evidence.issue == .same }
  var isContainerOpen: Bool { evidence.container != .different }
  /// Only the names of the journals speak against one journal.
  var isContainerOther: Bool { evidence.container == .different || evidence.container == .beginning }
  var isPageAlike: Bool { evidence.page == .same || evidence.page == .near }
  var isYearAlike: Bool { evidence.year == .same || evidence.year == .near }
  /// The abstracts are the same but for a word here and there.
  var isAbstractSame: Bool { (evidence.abstractLikeness ?? 0) >= 0.75 }
  /// The same, and that of one paper, whatever the words of the titles: sister abstracts in a supplement have most of their
  /// words in common, as have sister papers with a DOI each.
  var isAbstractTelling: Bool {
    isAbstractSame && (!evidence.isWordOther || !isSupplement && evidence.doi != .different)
  }
  var isAbstractContradicting: Bool { (evidence.abstractLikeness ?? 1) < 0.25 }

  // MARK: Places

  /// The place in the literature: the page of a volume, or of a year where one has no volume.
  var isPlaceSame: Bool {
    guard isPageAlike else { return false }
    switch evidence.volume {
    case .same, .near: return isContainerOpen || evidence.page == .same && evidence.year == .same && areAuthorsAlike
    case .missing: return isContainerOpen && isYearAlike
    case .different: return false
    }
  }

  /// No two articles of a volume share a run of pages.
  var isRunOfOneVolume: Bool {
    evidence.isPageRunSame && evidence.volume == .same && !isPageFromOne
      && a.page.last - a.page.first < Self.mostPages
  }

  /// A longer run is that of a whole issue, in which each article has a part.
  private static let mostPages: UInt32 = 60

  /// Letters under one title and their answer share a run of few pages.
  var isLongerThanLetters: Bool { a.page.last > a.page.first + 5 && b.page.last > b.page.first + 5 }

  /// Each article of a journal that numbers its articles begins on page 1: how long one is tells nothing of which it is.
  var isPageFromOne: Bool { a.page.isFromOne || b.page.isFromOne }

  /// The place, with names that may be those of one list; where every article begins on page 1, the names must agree.
  var isPlaceOfAuthors: Bool {
    isPlaceSame && (isPageFromOne ? areAuthorsAlike || evidence.authors == .missing : areAuthorsOpen)
  }

  /// Far enough into a volume that no other issue has the page: those that count their pages from 1 seldom get there. The
  /// number of a review that is renewed stands for all its versions.
  var isPageHigh: Bool { min(a.page.first, b.page.first) > 99 && !a.page.isOfReview && !b.page.isOfReview }

  /// The same, where issues that count their pages from 1 cannot have it each.
  var isRunTelling: Bool { isRunOfOneVolume && (isPageHigh || evidence.issue == .same) }

  /// The same, but for the first pages, where a series may stand in each issue that counts its pages from 1.
  var isRunWithin: Bool { isRunOfOneVolume && (min(a.page.first, b.page.first) > 19 || evidence.issue == .same) }

  /// The same authors on the same run of pages of the same volume; where issues count their pages from 1, of the same issue.
  var isRunOfOneArticle: Bool {
    isRunOfOneVolume && isContainerAlike && evidence.authors == .same && evidence.year == .same
      && (evidence.issue == .same || evidence.issue == .missing && isPageHigh)
  }

  /// The issue or volume of the same journal, and no other page.
  var isVolumeSame: Bool { evidence.volume == .same && isContainerAlike && evidence.page != .different }

  /// The place contradicts: no publication stands in two journals or on two pages of one volume.
  var isPlaceContradicted: Bool {
    let pages = evidence.page == .different
    let volumes = evidence.volume == .different
    let containers = evidence.container == .different
    if pages, volumes || containers { return true }
    if containers, volumes { return true }
    return volumes && evidence.page != .same && evidence.year != .same
  }

  /// Neither another page nor another volume.
  var isPlaceOpen: Bool { evidence.page != .different && evidence.volume != .different }

  /// Two issues of one volume, and no page that only one of them can have.
  var isOtherIssue: Bool {
    evidence.issue == .different && evidence.volume != .different && !hasSameIdentifier && !isAbstractSame
      && !(isPageAlike && isPageHigh)
  }

  /// Two years with a volume each, and no pages that only one of them can have.
  var isOtherYear: Bool {
    evidence.volume == .different && (evidence.year == .near || evidence.year == .different) && !hasSameIdentifier
      && !isAbstractSame && !(evidence.isPageRunSame && isPageHigh)
  }

  /// Two days of one year, and nothing that only one of them can have: what comes out every week or month.
  var isOtherDay: Bool {
    evidence.isDateOther && a.isWithoutPlace == b.isWithoutPlace && !isPageAlike && !isIssueSame && !isAbstractSame
  }

  /// Two registrations, and no place: entries of a register, or what was written of two trials.
  var isOtherTrial: Bool { evidence.registration == .different && (a.isWithoutPlace || b.isWithoutPlace) }

  /// Another publisher or place, or another edition. Of a publisher's several names an ISBN or a run of pages tells that they
  /// are one; an edition has its own.
  var isOtherPublisher: Bool {
    evidence.edition == .different
      || evidence.publisher == .different && !hasSameIdentifier && !isBookSame && !isAbstractSame
        && !evidence.isPageRunSame
  }

  /// One of the two has no place yet, and the other has: published online before it was in print.
  var isAheadOfPrint: Bool {
    a.mayBeOnline != b.mayBeOnline && abs(Int(a.year) - Int(b.year)) <= 3 && isContainerAlike
      && evidence.authors == .same && isTitleTelling && !evidence.isTitleSerial
  }

  /// An identifier that was copied from the line above, or that a supplement has as a whole: under one title stand other
  /// people on another page, an abstract and a paper, or two pieces of a column. One PMID is one record.
  var isIdentifierDoubtful: Bool {
    guard evidence.pmid != .same, !isAbstractSame else { return false }
    if isPageAlike {
      return evidence.authors == .different && !evidence.isOneBody
        && (evidence.isTitleCommon || !a.kind.union(b.kind).isDisjoint(with: .letter))
    }
    let isPlaceOther = evidence.page == .different || evidence.issue == .different || evidence.volume == .different
    return evidence.authors == .different
      || evidence.page == .different && (!areAuthorsAlike && evidence.authors != .missing || isOneConference)
      || isPlaceOther && evidence.isTitleCommon || isVolumeOfAnotherYear
  }

  // MARK: Kinds

  /// A letter and its answer: under one title, by others, on the next page of the issue, or on one page and called letters.
  var isAnswered: Bool {
    guard isTitleFirm, evidence.authors == .different, isContainerAlike, evidence.volume == .same,
      evidence.issue != .different, !hasSameIdentifier, !isAbstractSame, !evidence.isTitleColumn,
      min(a.titleWords, b.titleWords) > 1, a.page.prefix == b.page.prefix
    else { return false }
    if a.page.first == b.page.first {
      let letters: RecordKind = [.letter, .comment, .reply]
      // A run of pages is that of a letter and its answer only where both are called so.
      if evidence.isPageRunSame { return a.kind.contains(.letter) && b.kind.contains(.letter) }
      return !a.page.isMissing && !a.kind.union(b.kind).isDisjoint(with: letters)
    }
    let (earlier, later) = a.page.first < b.page.first ? (a.page, b.page) : (b.page, a.page)
    let end = max(earlier.first, earlier.last)
    return earlier.first != 0 && (later.first == end || later.first == end + 1)
  }

  /// One of the two is about another publication, and not the same letter under its own title: `Letter: …` beside what the same
  /// authors wrote on the same page.
  var isAboutOther: Bool {
    let kinds = differingKinds.intersection(.about)
    guard !kinds.isEmpty else { return false }
    return kinds != .comment || !isTitleFirm || evidence.authors != .same || evidence.page != .same || !isPlaceSame
  }

  var differingKinds: RecordKind { a.kind.symmetricDifference(b.kind) }

  /// Several abstracts stand on one page of a supplement, and under one identifier.
  var isSupplement: Bool {
    !a.kind.union(b.kind).isDisjoint(with: [.supplement, .conference]) || a.page.prefix != 0 || b.page.prefix != 0
  }

  /// The same, but for the numbers of electronic articles.
  var isOfSupplement: Bool { !a.kind.union(b.kind).isDisjoint(with: [.supplement, .conference]) }

  /// One is an abstract in a supplement or of a conference, as far as the records tell, and the other is not.
  var isOneConference: Bool { !differingKinds.isDisjoint(with: [.conference, .supplement]) }

  /// One is a book, a thesis, a report or part of a book, and the other is not.
  var isOtherKind: Bool { !differingKinds.isDisjoint(with: .other) }

  /// One is a letter and the other an article, and each by the type that its source gives it.
  var isOtherDocument: Bool {
    let documents: RecordKind = [.letter, .article]
    return a.kind.intersection(documents) == .letter && b.kind.intersection(documents) == .article
      || b.kind.intersection(documents) == .letter && a.kind.intersection(documents) == .article
  }

  /// One is a manuscript, a poster or a set of data in a repository, and the other is not.
  var isOneUnpublished: Bool { differingKinds.contains(.unpublished) }

  /// Titles that differ in a number that was mistyped: a digit left out within a word, on one run of pages, or a number in what
  /// has one abstract. A whole number on the same pages may be that of a part, whose place was copied.
  var isNumberMistyped: Bool {
    if evidence.isDigitLeftOut, isRunOfOneArticle { return true }
    return !evidence.isPartNumbered && isVolumeSame && isAbstractSame && areAuthorsAlike
      && evidence.titleLikeness >= 0.9
  }

  /// One identifier, and a title without the years or the type that the other gives: `T2DM` for `type 2 diabetes`.
  var isNumberLeftOut: Bool { hasSameIdentifier && evidence.isNumberAdded && evidence.page != .different }

  /// Two works may stand in one place: on one page of a supplement, or where only the page is the same.
  var isPlaceOfOne: Bool {
    isPlaceSame && evidence.page == .same && !isPageFromOne && (!isSupplement || evidence.isPageRunSame)
  }

  /// The same, where one at least runs over more than two pages: letters and abstracts share a page, papers seldom.
  var isPlaceOfOneArticle: Bool { isPlaceOfOne && (a.page.isRun || b.page.isRun) }

  /// One gives the run of pages and the other its first: one place written in two ways. Sister abstracts come from one source
  /// and are written in one.
  var isPageShortened: Bool { evidence.page == .same && (a.page.last == 0) != (b.page.last == 0) }

  /// The volume or the page agrees, as far as there is any.
  var isPlaceAgreeing: Bool { evidence.volume == .same || isPageAlike || isAbstractSame }

  /// Another volume and another year: an identifier may have been copied from the line above.
  var isVolumeOfAnotherYear: Bool {
    evidence.volume == .different && (evidence.year == .near || evidence.year == .different)
  }
}

extension RecordKind {
  /// What no article is.
  static let other: RecordKind = [.thesis, .book, .chapter, .report, .conference]
}

extension PageKey {
  /// First and last page have pages between.
  var isRun: Bool { last > first + 1 }

  var isOne: Bool { last == 0 || last == first }

  var isFromOne: Bool { first == 1 && prefix == 0 }

  /// `812A`: one page with a letter behind it.
  var isLettered: Bool { isOne && suffix >= 0x61 && suffix <= 0x7A }

  /// `CD004366.pub2` and `CD004366.pub3`.
  func isOtherVersion(than other: PageKey) -> Bool {
    isOfReview && other.isOfReview && first == other.first && suffix != 0 && other.suffix != 0 && suffix != other.suffix
  }

  /// `CD004366`: the number of a Cochrane review.
  var isOfReview: Bool { prefix == 0x6364 }
}

extension MatchKey {
  var isWithoutPlace: Bool { volume == 0 && page.isMissing }
  /// Nothing but title, authors, year and identifiers.
  var isBare: Bool { container.isEmpty && isWithoutPlace }
  /// Without a place, or with pages that are counted from 1.
  var mayBeOnline: Bool { volume == 0 && (page.isMissing || page.first == 1 && page.prefix == 0) }
}
