/// How the pages of two records stand to each other.
enum PageComparison {
  static func compare(_ a: PageKey, _ b: PageKey, areInOneJournal: Bool = true) -> FieldRelation {
    guard !a.isMissing, !b.isMissing else { return .missing }
    if a.prefix == b.prefix {
      if a.first == b.first {
        if a.suffix == b.suffix { return .same }
        guard a.suffix == 0 || b.suffix == 0 else { return .different }
        // `812A` is one of the abstracts on a page, `812-820` a paper.
        return a.isLettered && b.isRun || b.isLettered && a.isRun ? .different : .same
      }
      if isWithin(a, b) || isWithin(b, a) || overlap(a, b) { return .near }
    } else if a.prefix == 0 || b.prefix == 0 {
      // `S45` and `45`; but where one is a run of pages, the other's number is only by chance that of the first.
      if a.first == b.first, a.isRun == b.isRun || !a.isOne && !b.isOne { return .near }
      // The number of an electronic article beside pages; but a page of a supplement is another page.
      if a.isOfSupplement || b.isOfSupplement { return .different }
      if a.mayBeOfSupplement || b.mayBeOfSupplement, !counts(a, b), !counts(b, a) { return .different }
      return areInOneJournal ? .missing : .different
    }
    if counts(a, b) || counts(b, a) { return .missing }
    return .different
  }

  private static func isWithin(_ page: PageKey, _ range: PageKey) -> Bool {
    page.first > range.first && page.first <= range.last && page.last <= range.last
  }

  /// Runs of pages that share some: of two articles, the second begins at the earliest where the first ends.
  private static func overlap(_ a: PageKey, _ b: PageKey) -> Bool {
    a.last != 0 && b.last != 0 && a.first <= b.last && b.first <= a.last
  }

  /// Whether `1–9` counts the pages of an article: three or more, and as many as the other runs over. An article of the first
  /// issue begins on page 1 as well, and what is found again on page 520 may answer it.
  private static func counts(_ page: PageKey, _ other: PageKey) -> Bool {
    guard page.prefix == 0, page.first == 1 else { return false }
    // The number of an electronic article.
    if other.prefix != 0 { return page.last == 0 || other.last == 0 || page.last == other.last - other.first + 1 }
    // Issues that count their pages from 1 have low ones.
    return other.first > 99 && page.last > 2 && other.last != 0 && page.last == other.last - other.first + 1
  }
}
