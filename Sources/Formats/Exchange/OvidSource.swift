import Records

/// What Ovid writes in one field, `SO`: the journal, volume, issue, pages and date, in the form of the database it comes from.
struct OvidSource {
  var journal: String
  var volume: String?
  var issue: String?
  var pages: String?
  var date: String
  /// The words about a conference, which have no place of their own.
  var conference: String?

  /// Longer values are taken as they are.
  static let longest = 500

  /// - Returns: nil where the whole is of none of the forms, as that of a book.
  init?(_ text: String) {
    guard text.utf8.count <= Self.longest,
      let source = Self.medline(text) ?? Self.embase(text) ?? Self.psycInfo(text)
        ?? Self.journals(text)
    else { return nil }
    self = source
  }

  private init(
    _ journal: Substring, volume: Substring?, issue: Substring?, pages: Substring?, date: Substring,
    conference: Substring? = nil
  ) {
    self.journal = String(journal)
    self.volume = volume.map(String.init)
    self.issue = issue.map(String.init)
    self.pages = pages.map(String.init)
    self.date = String(date)
    self.conference = conference.map(String.init)
  }

  /// `J Mood. 8(2):729-741, 2005 Jul.`, `J Mood. 12 Suppl 1:S12-8, 2019 Mar.`, `J Mood. (2):CD003316, 2020 Mar 20.` and, before the issue, `J Mood. 2019 Mar 12.`
  private static func medline(_ text: String) -> OvidSource? {
    let whole =
      #/([^.;:]+)\. (?:(\d+(?: (?:Suppl|Pt|Spec No)(?: \w+)?)?) ?(?=[(:]))?(?:\(([^()]+)\))?:([A-Za-z]{0,4}\d[\w.-]*(?:; ?[\w -]+|, ?[A-Za-z]{0,2}\d[\w.-]*)?), ([^.:]*\d{4}[^.:]*)\.?/#
    if let match = text.wholeMatch(of: whole) {
      return OvidSource(match.1, volume: match.2, issue: match.3, pages: match.4, date: match.5)
    }
    let early = #/([^.;:]+)\. (\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?)\.?/#
    guard let match = text.wholeMatch(of: early) else { return nil }
    return OvidSource(match.1, volume: nil, issue: nil, pages: nil, date: match.2)
  }

  /// `J Mood. 6 (7) (pp 65-72), 2016. Date of Publication: 01 Jul 2016.`
  private static func embase(_ text: String) -> OvidSource? {
    let form =
      #/([^.;:]+)\. (?:(Conference: .+\.) )?(?:(\d+\w?) ?)?(?:\(([^()]+)\) ?)?\((?:pp ([^()]+)|no pagination|var\.? ?pagings?)\), (\d{4})\.(?: Article Number: ([^ ]+)\.)?(?: Date of Publication: ([^.]+)\.)?/#
    guard let match = text.wholeMatch(of: form) else { return nil }
    return OvidSource(
      match.1, volume: match.3, issue: match.4, pages: match.5 ?? match.7, date: match.8 ?? match.6, conference: match.2
    )
  }

  /// `J Mood. Vol.74(2), Apr 2006, pp. 344-356.`
  private static func psycInfo(_ text: String) -> OvidSource? {
    let form =
      #/([^.;:]+)\. Vol\.? ?(\d+)(?:\(([^()]+)\))?, ((?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?,? )?\d{4})(?:, (?:pp?\. ?)?\[?No Pagination Specified\]?)?(?:, (?:pp?\. ?|ArtID:? )([\w-]+))?(?:, \[?No Pagination Specified\]?)?\.?/#
    guard let match = text.wholeMatch(of: form) else { return nil }
    return OvidSource(match.1, volume: match.2, issue: match.3, pages: match.5, date: match.4)
  }

  /// `J Mood July 2005;8(2):729-741`
  private static func journals(_ text: String) -> OvidSource? {
    let form = #/(.+?) ((?:[A-Z][a-z]+(?:\/[A-Z][a-z]+)? )?\d{4});(\d+)(?:\(([^()]+)\))?:([A-Za-z]?\d+[\w-]*)\.?/#
    guard let match = text.wholeMatch(of: form) else { return nil }
    return OvidSource(match.1, volume: match.3, issue: match.4, pages: match.5, date: match.2)
  }

  var issued: CitationDate? { date.lend { CitationParts.date($0) } }
}
