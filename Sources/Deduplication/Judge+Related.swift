extension Judge {
  /// Two kinds of publication under one title: one is about the other, or came of it.
  static let kindRules: [Rule] = [
    Rule(.related, .version) { $0.evidence.isOtherVersion && $0.isTitleNear },
    Rule(.related, .sameSubject) { $0.isTitleNear && $0.areAboutOne },
    Rule(.related, .republished) { $0.isTitleNear && $0.differingKinds.contains(.republished) },
    Rule(.related, .correction) { $0.isTitleNear && $0.differingKinds.contains(.erratum) },
    Rule(.related, .addendum) { $0.isTitleNear && $0.differingKinds.contains(.addendum) },
    Rule(.related, .concern) { $0.isTitleNear && $0.differingKinds.contains(.concern) },
    Rule(.related, .retraction) { $0.isTitleNear && $0.differingKinds.contains(.retractionNotice) },
    Rule(.related, .comment) { $0.isTitleNear && $0.isAboutOther },
    Rule(.related, .comment) { $0.isAnswered },
    Rule(.related, .preprint) {
      $0.isTitleOfOneWork && $0.differingKinds.contains(.preprint) && !$0.hasSameIdentifier
        && ($0.areAuthorsAlike || $0.evidence.authors == .missing)
    },
    Rule(.related, .thesis) {
      $0.isTitleOfOneWork && $0.isThesisBesideArticle && !$0.hasSameIdentifier && $0.areAuthorsAlike
    },
    // On another page, in the supplement of the same volume.
    Rule(.related, .conference) {
      $0.isTitleOfOneWork && $0.isOneConference && $0.evidence.page == .different && !$0.hasSameIdentifier
        && $0.areAuthorsAlike
    },
  ]

  /// A notice or correction beside another letter, or beside an abstract of a conference: neither is about the other.
  private var areAboutOne: Bool {
    guard !differingKinds.isDisjoint(with: [.erratum, .addendum, .retractionNotice, .concern]) else { return false }
    func isNoPaper(_ key: MatchKey) -> Bool { !key.kind.isDisjoint(with: RecordKind.about.union(.conference)) }
    return isNoPaper(a) && isNoPaper(b)
  }

  /// What is in no journal and has no pages may be the same thesis, as a book or without its type.
  private var isThesisBesideArticle: Bool {
    guard differingKinds.contains(.thesis) else { return false }
    let other = a.kind.contains(.thesis) ? b : a
    return other.kind.isDisjoint(with: .ofOwn) && !other.isBare
  }

  private var isTitleNear: Bool {
    isTitleFirm || evidence.title == .almost
      || (evidence.title == .longer || evidence.titleLikeness >= 0.8) && !evidence.isOneProtocol
  }

  private var isTitleOfOneWork: Bool { isTitleNear && (isTitleFirm || areAuthorsAlike) }

  /// Two publications that belong together.
  static let relatedRules: [Rule] = [
    Rule(.related, .conference) {
      $0.isTitleOfOneText && $0.areAuthorsAlike
        && !$0.a.kind.union($0.b.kind).isDisjoint(with: [.conference, .supplement])
    },
    // The protocol and the results, or results of one year and the next; one text in two places has one registration, too.
    Rule(.related, .trial) { $0.evidence.registration == .same && !$0.isTitleFirm },
    Rule(.related, .protocol) {
      $0.evidence.isOneProtocol && $0.areAuthorsAlike
        && ($0.evidence.title == .longer || $0.evidence.titleLikeness >= 0.7)
    },
    Rule(.related, .publishedTwice) { $0.isTitleOfOneText && $0.areAuthorsAlike },
    Rule(.related, .parts) {
      $0.evidence.title == .numbered && $0.evidence.authors == .same && $0.evidence.titleLikeness >= 0.7
        && !$0.evidence.isTitleCommon
    },
    Rule(.related, .trial) { $0.evidence.registration == .same },

    // One of the two has the other's identifier, which a person can see.
    Rule(.likely, .identifierAlone) {
      $0.hasSameIdentifier && $0.isTitleOther && !$0.mayBeSharedByRight
    },
  ]

  /// Abstracts of a supplement, also where only the page or two that each has tells that they are such, and chapters of a book
  /// share one identifier by right.
  private var mayBeSharedByRight: Bool {
    if isSupplement || a.kind.union(b.kind).contains(.chapter) { return true }
    return isContainerAlike && isYearAlike && !(a.page.isRun && b.page.isRun)
  }

  /// Long and alike enough that chance does not make it so.
  private var isTitleOfOneText: Bool {
    switch evidence.title {
    case .same, .spelling, .almost: !evidence.isTitleCommon
    case .longer: min(a.titleWords, b.titleWords) >= 5
    case .alike: evidence.titleLikeness >= 0.85
    default: false
    }
  }
}
