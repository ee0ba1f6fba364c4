import Records

/// A few women or men to whom something happened: “two women sustained an injury”, “zeven jongens stopten”. How many of a sex
/// took part they do not say.
extension PeopleRules {
  /// What stands before them where they are whom the sentence is about.
  private static let subject =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:[^,;:.\d]{3,50}, )?(?:(?:a total of|in total|in totaal|only|another|however|also|slechts) )?\#(number) (?:(?!(?:were|was|waren|of|van|participants|patients)\b)[\p{L}-]+ ){0,2}?(?:\#(sexed)|wom[ae]n|m[ae]n|girl|boy|vrouw|meisje|jongen)\b(?! ?(?:[,/&]|and\b|or\b|en\b|of\b))"#
  /// Where they are those who took part: “12 women took part”, “12 women were recruited”.
  private static let isOfPart =
    #"(?:[^.;]{0,60}? (?:took part|participated|volunteered|enrolled|consented|agreed to|namen\b[^.;]*\bdeel|deden\b[^.;]*\bmee)\b|[^.;]{0,60}? (?:were|was|werden|werd) (?:[\p{L}]+ ){0,2}\#(tookPart)| (?:were|waren) (?:[\p{L}]+ ){0,1}(?:\d|aged|between|eligible)|(?: with [^.;]{0,40})?$|.{0,60}? \#(answered))"#

  /// “Among 512 women with asthma no association was seen”: those of whom something is said.
  private static let among =
    #"\b(?:among|amongst|in|for|from|with|by|than|of|onder|bij|voor|van|met|door) (?:(?:the|these|all|de|deze|alle) )?\#(number) (?:(?!(?:were|was|waren|of|van|participants|patients)\b)[\p{L}-]+ ){0,2}?\#(sexed)\b(?! ?(?:[/&]|, ?\d|and\b|or\b|en\b|of\b))"#
  /// “Data from 512 women who took part”, “the sample consisted of 40 women”.
  private static let isOfSample =
    #"\b(?:took part|participated|volunteered|enrolled|consented|agreed to|sample|total|cohort|study population|consist(?:s|ed|ing)|compris(?:es|ed|ing)|composed|made up|steekproef|bestond(?:en)?|totaal|namen\b[^.;]*\bdeel|deden\b[^.;]*\bmee)\b|\b(?:were|was|werden|werd) (?:[\p{L}]+ ){0,2}\#(tookPart)|\b\#(tookPart) (?:[\p{L}]+ ){0,3}(?:\d|of)|\#(answered)"#

  static func isOfFew(_ passage: Passage, among passages: [Passage]) -> Bool {
    guard passage.source == .abstract, passage.aside == nil, let found = ofFew(in: passage) else { return false }
    return passages.contains { other in
      other != passage && other.aside == nil && counts(in: other).areOfPersons
        && counts(in: other).all.contains { $0 > found }
    }
  }

  /// How many women or men a sentence is about without saying that they took part.
  private static func ofFew(in passage: Passage) -> Int? {
    if let found = passage.main.matches(subject).first?[1].flatMap({ Int($0) }) {
      return passage.main.holds(subject + isOfPart) ? nil : found
    }
    guard let found = passage.main.matches(among).first?[1].flatMap({ Int($0) }) else { return nil }
    return passage.main.holds(isOfSample) ? nil : found
  }

  /// “Five girls aged 17 to 25 years” of sixteen dancers: fewer than took part, with an age of their own.
  static func isOfSomeOfOneSex(_ passage: Passage, n: Int?) -> Bool {
    guard let n else { return false }
    let text = passage.figures.replacing(bothSexes) { _ in "" }
    let counts = text.matches(withAge).compactMap { $0[1].flatMap { Int($0) } }
    let sum = counts.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    return !counts.isEmpty && sum != n && !Self.counts(in: passage).all.contains(n)
  }
  private static let withAge =
    #"\b\#(number) (?:[\p{L}-]+ ){0,2}?\#(sexed) ?(?:\(|(?:were )?(?:aged|ages?|of|between|van|tussen|from|in de leeftijd van) ?)(?:[\p{L}]+ ){0,4}?\d{1,3} ?(?:-|–|to|and|tot|en)"#
}
