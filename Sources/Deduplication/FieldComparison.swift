/// How a field of one record stands to that of another.
package enum FieldRelation: UInt8, Hashable, Sendable {
  /// One of the two has none, or what it has says nothing.
  case missing
  case same
  /// Not the same, and no contradiction: a page within the other's range, a year beside it.
  case near
  case different
}

/// Two records compared field by field: the evidence for or against their being one publication.
package struct Comparison: Hashable, Sendable {
  package var title = TitleRelation.missing
  /// The share of the titles' letters that have a partner, from 0 to 1.
  package var titleLikeness: Float = 0
  /// One title is the other's original title.
  package var isTranslation = false
  package var authors = AuthorRelation.missing
  /// Of two lists with no name in common, one is only that of a group.
  package var isOneBody = false
  /// Of the authors with one family name, none has an initial in common.
  package var areGivenNamesOther = false
  package var container = ContainerRelation.missing
  package var issn = FieldRelation.missing
  package var year = FieldRelation.missing
  /// Of one year, two months, or two days of one month.
  package var isDateOther = false
  package var volume = FieldRelation.missing
  package var issue = FieldRelation.missing
  package var page = FieldRelation.missing
  /// First and last page are the same, and there are pages between: no two articles of one volume share that.
  package var isPageRunSame = false
  package var doi = FieldRelation.missing
  package var pmid = FieldRelation.missing
  package var pmcid = FieldRelation.missing
  package var isbn = FieldRelation.missing
  package var registration = FieldRelation.missing
  /// Who brought the work out, and where; of what stands in no journal.
  package var publisher = FieldRelation.missing
  package var edition = FieldRelation.missing
  /// The estimated share of the abstracts' groups of three words that both have, from 0 to 1; nil where one has none.
  package var abstractLikeness: Float?
  /// The title is too short or too common to tell anything by itself: `Editorial`, `Annual report`.
  package var isTitleCommon = false
  /// The title is of something that comes back every year: `… statistics: a report …`.
  package var isTitleSerial = false
  /// The title is that of a column: `Letter from the editor`.
  package var isTitleColumn = false
  /// Records of three volumes or issues have the title.
  package var isTitleRecurring = false
  /// What one title has more only says what kind of study it is: `a randomised controlled trial`.
  package var isTitleDescribed = false
  /// What one title has more says that it is about another publication: `a reply to Jones`.
  package var isTitleAbout = false
  /// One title, and not the other, says that it is of a protocol.
  package var isOneProtocol = false
  /// What one title has more is the mark of a footnote or the number of a poster.
  package var isTitleMarked = false
  /// Each title has a word that the other has not: mostly the same, they are those of sisters, as far as they tell.
  package var isWordOther = false
  /// One title is the beginning of the other, however short.
  package var isTitleBegun = false
  /// The number in which the titles differ is that of a part: it stands at the end.
  package var isPartNumbered = false
  /// The number in which the titles differ has a digit more within a word: `p16INK4a`, `p6INK4a`.
  package var isDigitLeftOut = false
  /// The number in which the titles differ stands in one of them only.
  package var isNumberAdded = false
  /// Two versions of one review, by their DOIs.
  package var isOtherVersion = false

  package init() {}

  /// How many of the fields that tell one publication from another are the same.
  var agreement: UInt8 {
    let fields = [year, volume, issue, page, doi, pmid, pmcid].count { $0 == .same }
    return UInt8(fields) + (authors == .same ? 1 : 0) + ((abstractLikeness ?? 0) >= 0.75 ? 1 : 0)
  }
}

/// Compares records of a table field by field.
struct Comparer {
  let keys: UnsafeBufferPointer<MatchKey>
  let arena: TextBytes
  /// Hashes of titles that come back: see ``RecurringTitles``.
  private let recurring: Set<UInt64>
  private var titles: TitleComparison
  private var authors = AuthorComparison()
  private var spellings = NameSpellings()
  private var containers = ContainerComparison()

  init(
    keys: UnsafeBufferPointer<MatchKey>, arena: TextBytes, recurring: Set<UInt64> = [],
    vocabulary: TitleVocabulary = TitleVocabulary()
  ) {
    self.keys = keys
    self.arena = arena
    self.recurring = recurring
    titles = TitleComparison(vocabulary: vocabulary)
  }

  private func text(_ span: MatchKey.Span) -> TextBytes { TextBytes(rebasing: arena[span.range]) }

  mutating func compare(_ first: Int, _ second: Int) -> Comparison {
    let (a, b) = (keys[first], keys[second])
    var comparison = Comparison()
    compareTitles(a, b, &comparison)
    comparison.authors = authors.compare(text(a.authors), text(b.authors))
    if comparison.authors.rawValue > AuthorRelation.same.rawValue, comparison.title != .different {
      let relation = spellings.compare(text(a.authors), text(b.authors))
      if relation.rawValue < comparison.authors.rawValue { comparison.authors = relation }
    }
    comparison.isOneBody =
      comparison.authors == .different && NameWords.areOfBody(text(a.authors)) != NameWords.areOfBody(text(b.authors))
    comparison.areGivenNamesOther =
      comparison.authors != .missing && comparison.authors != .different && comparison.title != .different
      && GivenNames.contradict(text(a.authors), text(b.authors), bySound: comparison.authors == .partly)
    comparison.container = containers.compare(text(a.container), text(b.container))
    comparison.issn = Self.issn(a, b)
    if comparison.issn == .same, comparison.container == .different || comparison.container == .missing {
      comparison.container = .abbreviated
    }
    // A thesis is listed under its department, and in what lists theses.
    let areTheses = a.kind.contains(.thesis) && b.kind.contains(.thesis)
    if areTheses, !comparison.container.isOfOne { comparison.container = .missing }
    comparison.year = Self.year(a, b)
    comparison.page = PageComparison.compare(a.page, b.page, areInOneJournal: comparison.container != .different)
    if comparison.page == .missing, Self.isFirstOfVolume(a, beside: b) || Self.isFirstOfVolume(b, beside: a) {
      comparison.page = .different
    }
    // Beside the page of its abstract stands how many pages a thesis has.
    if areTheses, a.volume == 0 || b.volume == 0, comparison.page == .different { comparison.page = .missing }
    comparison.isPageRunSame = comparison.page == .same && a.page.last == b.page.last && a.page.last > a.page.first + 1
    comparison.volume = Self.volume(a, b)
    comparison.issue = Self.issue(a, b)
    comparison.isDateOther = comparison.year == .same && Self.areDaysOther(a.day, b.day)
    comparison.doi = Self.equality(a.doi, b.doi)
    comparison.pmid = Self.equality(UInt64(a.pmid), UInt64(b.pmid))
    comparison.pmcid = Self.equality(a.pmcid, b.pmcid)
    comparison.isOtherVersion =
      a.doiSeries != 0 && a.doiSeries == b.doiSeries && a.doi != b.doi || a.page.isOtherVersion(than: b.page)
      || Self.areTwoIssuesOfReview(a, b, comparison)
    comparison.isbn = Self.equality(a.isbn, b.isbn)
    comparison.registration = Self.equality(a.registration, b.registration)
    comparison.publisher = PublisherComparison.compare(
      text(a.publisher), text(b.publisher), areReports: a.kind.contains(.report) && b.kind.contains(.report))
    comparison.edition = Self.equality(UInt64(a.edition), UInt64(b.edition))
    comparison.abstractLikeness = a.abstract.likeness(to: b.abstract).map { Float($0) }
    return comparison
  }

  private mutating func compareTitles(_ a: MatchKey, _ b: MatchKey, _ comparison: inout Comparison) {
    comparison.isTitleCommon = min(a.titleWords, b.titleWords) < 4 || min(a.title.count, b.title.count) < 22
    if a.titleHash != 0, a.titleHash == b.titleHash {
      comparison.title = .same
      comparison.titleLikeness = 1
      compareSeries(a, &comparison)
      return
    }
    let result = titles.compare(text(a.title), text(b.title))
    comparison.title = result.relation
    comparison.titleLikeness = result.likeness
    comparison.isTitleDescribed = result.isDescribed
    comparison.isTitleMarked = result.isMarked
    comparison.isTitleAbout = result.isAbout
    comparison.isTitleBegun = result.isBegun
    comparison.isPartNumbered = result.isPart
    comparison.isWordOther = result.isWordOther
    comparison.isDigitLeftOut = result.isDigitLeftOut
    comparison.isNumberAdded = result.isNumberAdded
    if comparison.title == .spelling { compareSeries(a, &comparison) }
    if comparison.title != .different {
      comparison.isOneProtocol = TitleWords.areOfProtocol(text(a.title)) != TitleWords.areOfProtocol(text(b.title))
    }
    guard comparison.title.rawValue > TitleRelation.longer.rawValue else { return }
    for (one, other) in [(a.originalTitle, b.title), (a.title, b.originalTitle), (a.originalTitle, b.originalTitle)]
    where !one.isEmpty && !other.isEmpty {
      let result = titles.compare(text(one), text(other))
      if result.relation == .same || result.relation == .spelling {
        comparison.isTranslation = true
        comparison.title = result.relation
        comparison.titleLikeness = result.likeness
        return
      }
    }
  }

  /// Whether the titles are the same, or the title of one is the other's original title.
  mutating func haveOneTitle(_ first: Int, _ second: Int) -> Bool {
    var comparison = Comparison()
    compareTitles(keys[first], keys[second], &comparison)
    return comparison.title == .same || comparison.title == .spelling
  }

  private func compareSeries(_ key: MatchKey, _ comparison: inout Comparison) {
    comparison.isTitleSerial = TitleWords.areSerial(text(key.title))
    comparison.isTitleColumn = ColumnTitle.isOne(text(key.title), words: Int(key.titleWords))
    comparison.isTitleRecurring = recurring.contains(key.titleHash)
  }

  static func equality(_ left: UInt64, _ right: UInt64) -> FieldRelation {
    left == 0 || right == 0 ? .missing : left == right ? .same : .different
  }

  private static func issn(_ a: MatchKey, _ b: MatchKey) -> FieldRelation {
    guard a.issn.0 != 0, b.issn.0 != 0 else { return .missing }
    let others = [b.issn.0, b.issn.1]
    if others.contains(a.issn.0) || a.issn.1 != 0 && others.contains(a.issn.1) { return .same }
    // A journal in print and online has two.
    return .missing
  }

  private static func year(_ a: MatchKey, _ b: MatchKey) -> FieldRelation {
    guard a.year != 0, b.year != 0 else { return .missing }
    if a.year == b.year { return .same }
    if a.otherYear != 0, a.otherYear == b.year || a.otherYear == b.otherYear { return .same }
    if b.otherYear != 0, b.otherYear == a.year { return .same }
    return abs(Int(a.year) - Int(b.year)) == 1 ? .near : .different
  }

  /// Whether both give a month, and two; or both a day of one month, and two.
  private static func areDaysOther(_ one: UInt16, _ other: UInt16) -> Bool {
    guard one != 0, other != 0, one != other else { return false }
    return one / 32 != other / 32 || one % 32 != 0 && other % 32 != 0
  }

  /// Page 1 of issue 1 is that of the volume, and does not count the pages of an article elsewhere in it.
  private static func isFirstOfVolume(_ key: MatchKey, beside other: MatchKey) -> Bool {
    key.issue == 1 && key.page.isFromOne && other.page.first > 1 && other.page.prefix == 0
  }

  /// A review that is renewed has one number and comes out in an issue of another year.
  private static func areTwoIssuesOfReview(_ a: MatchKey, _ b: MatchKey, _ comparison: Comparison) -> Bool {
    a.page.isOfReview && b.page.isOfReview && comparison.page == .same && (a.page.suffix == 0 || b.page.suffix == 0)
      && comparison.issue == .different && (comparison.year == .near || comparison.year == .different)
      && comparison.doi != .same && comparison.pmid != .same
  }

  /// Supplement 1 is not issue 1; but some write the number of a supplement as that of an issue.
  private static func issue(_ a: MatchKey, _ b: MatchKey) -> FieldRelation {
    let relation = equality(UInt64(a.issue), UInt64(b.issue))
    let isOneSupplement = a.kind.symmetricDifference(b.kind).contains(.supplement)
    return relation == .same && isOneSupplement ? .missing : relation
  }

  private static func volume(_ a: MatchKey, _ b: MatchKey) -> FieldRelation {
    let relation = equality(UInt64(a.volume), UInt64(b.volume))
    guard relation == .different else { return relation }
    // Journals that number their volumes by years are given a running number by some.
    let isYear = [a.volume, b.volume].contains { $0 >= 1900 && $0 <= 2100 }
    if isYear { return .missing }
    // The number of a supplement where the volume should stand: `3` beside volume 30, supplement 3.
    if a.issue == 0, b.issue == a.volume || b.issue == 0 && a.volume < 10 && b.kind.contains(.supplement) {
      return .missing
    }
    if b.issue == 0, a.issue == b.volume || a.issue == 0 && b.volume < 10 && a.kind.contains(.supplement) {
      return .missing
    }
    return .different
  }
}
