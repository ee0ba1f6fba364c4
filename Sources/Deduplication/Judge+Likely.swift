extension Judge {
  /// What makes two records probably one publication, where nothing makes them certainly so: a person decides.
  static let likelyRules: [Rule] = [
    Rule(.likely, .placeAndAuthors) {
      $0.evidence.title == .missing && $0.isPlaceSame && $0.areAuthorsAlike && $0.isContainerAlike
    },
    Rule(.likely, .titleAndPlace) { $0.isTitleFirm && $0.isPlaceSame },
    // Names and journal are written in two languages or alphabets.
    Rule(.likely, .titleAndPlace) {
      $0.isTitleTelling && $0.isRunOfOneVolume && $0.evidence.year == .same && !$0.isAbstractContradicting
    },
    Rule(.likely, .commonTitle) {
      $0.isTitleFirm && $0.evidence.isTitleCommon && $0.areAuthorsAlike && $0.isContainerAlike && $0.isYearAlike
        && $0.isPlaceOpen
    },

    // Nothing but a short title, with the authors and year: what is left of a record.
    Rule(.likely, .commonTitle) {
      $0.isTitleFirm && $0.evidence.isTitleCommon && $0.evidence.container == .missing && $0.isPlaceOpen
        && $0.evidence.year == .same && !$0.isTitleOfMany && !$0.isOtherKind && ($0.a.isBare || $0.b.isBare)
        && ($0.evidence.authors == .same
          || $0.evidence.authors == .missing && min($0.a.titleWords, $0.b.titleWords) > 2)
    },

    // A book or thesis with a short title.
    Rule(.likely, .commonTitle) {
      $0.isTitleFirm && $0.evidence.isTitleCommon && $0.areAuthorsAlike && $0.areOneWork && $0.isYearAlike
        && $0.isContainerOpen
    },

    // The same volume of the same journal: one page is mistyped, or it stands there twice.
    Rule(.likely, .pagesContradict) {
      $0.isTitleTelling && $0.evidence.page == .different && $0.isContainerAlike && $0.areAuthorsAlike && $0.isYearAlike
        && !$0.isAbstractContradicting && !$0.isOneConference
    },
    Rule(.likely, .titleAndAuthors) {
      $0.isTitleTelling && $0.evidence.page != .different && $0.evidence.volume == .different && $0.isContainerAlike
        && $0.areAuthorsAlike && $0.evidence.year == .same
    },
    Rule(.likely, .titleAndAuthors) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.isContainerAlike && $0.areAuthorsOpen
        && ($0.evidence.year != .different || $0.isAheadOfPrint)
    },
    Rule(.likely, .titleAndAuthors) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.isContainerOther && $0.areAuthorsAlike && $0.evidence.year == .same
        && !$0.isAbstractContradicting
    },
    // Without authors or a place, what stands for the journal may be who put it on the web.
    Rule(.likely, .titleAndAuthors) {
      $0.isTitleTelling && $0.isPlaceOpen && $0.isContainerOther && $0.evidence.authors == .missing
        && $0.evidence.year == .same && !$0.isTitleOfMany && min($0.a.titleWords, $0.b.titleWords) > 5
        && $0.a.isWithoutPlace != $0.b.isWithoutPlace && !$0.isAbstractContradicting
    },
    Rule(.likely, .titleAndAuthors) {
      guard $0.isTitleTelling, $0.isPlaceOpen, $0.evidence.container == .missing, !$0.isAbstractContradicting,
        $0.evidence.year != .different
      else { return false }
      return $0.areAuthorsAlike || $0.evidence.authors == .missing
    },

    Rule(.likely, .longerTitleAndPlace) {
      $0.evidence.title == .longer && $0.areAuthorsAlike && $0.isContainerAlike && $0.isYearAlike
        && $0.evidence.page != .different
    },
    // A book or thesis without its subtitle.
    Rule(.likely, .longerTitleAndPlace) {
      ($0.evidence.title == .longer || $0.isTitleOther && $0.evidence.isTitleBegun) && $0.areAuthorsAlike
        && $0.evidence.container == .missing && $0.areOneWork && $0.isYearAlike
    },
    Rule(.likely, .wordApart) {
      $0.evidence.title == .almost && $0.areAuthorsAlike && $0.isContainerOpen && $0.isYearAlike && $0.isPlaceOpen
    },
    Rule(.likely, .numbersDiffer) {
      $0.evidence.title == .numbered && $0.areAuthorsAlike && ($0.hasSameIdentifier || $0.isRunOfOneArticle)
    },

    Rule(.likely, .alikeTitleAndPlace) {
      $0.evidence.title == .alike && $0.isPlaceSame && $0.areAuthorsAlike && $0.isContainerAlike
        && $0.evidence.volume == .same && !$0.isSupplement
    },
    Rule(.likely, .titleAndAuthors) {
      $0.evidence.title == .alike && $0.evidence.titleLikeness >= 0.85 && $0.areAuthorsAlike && $0.isContainerAlike
        && $0.isPlaceOpen && $0.evidence.year == .same
    },

    // Titles that share nothing: in two languages, or two works in one place.
    Rule(.likely, .identifierOnly) {
      $0.isTitleOther && $0.hasSameIdentifier && $0.areAuthorsAlike
        && (!$0.isSupplement || !$0.isOfSupplement && $0.evidence.page == .missing)
        && ($0.evidence.title == .alike || $0.evidence.page != .different && !$0.isAbstractContradicting)
    },
    Rule(.likely, .placeAndAuthors) {
      $0.evidence.title == .different && $0.areWorksInOnePlace && !$0.isSupplement && !$0.isAbstractContradicting
        && $0.a.page.last != 0 && $0.a.page.last == $0.b.page.last && !$0.isPageFromOne
    },
    Rule(.likely, .translatedTitle) {
      $0.evidence.title == .different && $0.isAbstractSame && $0.isVolumeSame && $0.areAuthorsAlike && !$0.isSupplement
    },
    // One abstract word for word, as far as a sketch tells: a title that was changed, also from online to print.
    Rule(.likely, .sameAbstract) {
      $0.isTitleOther && $0.evidence.abstractLikeness == 1 && $0.areAuthorsAlike && $0.isContainerAlike
        && $0.isYearAlike
        && $0.isPlaceOpen && !$0.isSupplement
    },
    // Databases put a title that they translated in brackets, and may leave its authors out.
    Rule(.likely, .placeAndAuthors) {
      $0.evidence.title == .different && $0.isRunOfOneVolume && $0.isContainerAlike && $0.evidence.year == .same
        && $0.evidence.authors == .missing && !$0.isAbstractContradicting && $0.differingKinds.contains(.translated)
    },
    Rule(.likely, .placeAndAuthors) {
      $0.evidence.title == .different && $0.areWorksInOnePlace && !$0.isAbstractContradicting
        && $0.differingKinds.contains(.translated)
    },
    // A title that each source translated, and a journal with a name in each language.
    Rule(.likely, .placeAndAuthors) {
      $0.isTitleOther && $0.isRunTelling && $0.isContainerOther && $0.areAuthorsAlike && $0.evidence.year == .same
        && !$0.isAbstractContradicting
    },
    // One of the two has no page; one author may have written two pieces in a volume, but hardly with the same others.
    Rule(.likely, .placeAndAuthors) {
      $0.evidence.title == .different && $0.evidence.page == .missing && $0.differingKinds.contains(.translated)
        && $0.isContainerAlike && $0.evidence.authors == .same && $0.evidence.year == .same
        && $0.evidence.volume == .same && $0.evidence.issue != .different && !$0.isAbstractContradicting
        && (min($0.a.authorCount, $0.b.authorCount) > 1 || $0.evidence.issue == .same)
    },
  ]

  private var areOneWork: Bool { !a.kind.isDisjoint(with: .ofOwn) && !b.kind.isDisjoint(with: .ofOwn) }

  var isTitleOther: Bool { evidence.title == .alike || evidence.title == .different }
}
