import Records

/// How many took part, of which sex, and how old they were: only what is written out.
enum PeopleRules {
  static let people = "(?:\(persons)|\(sexed))"
  static let persons =
    "(?:participants|patients|subjects|inpatients|outpatients|adolescents|adults|students|individuals|people|persons"
    + "|children|youths?|volunteers|pupils|schoolchildren|teenagers|undergraduates|clients|respondents|veterans"
    + "|employees|athletes|deelnemers|patiënten|jongeren|adolescenten|volwassenen|jongvolwassenen|studenten"
    + "|proefpersonen|personen|mensen|kinderen|cliënten|leerlingen|scholieren|werknemers|respondenten|ouderen)"
  /// People by what they do or are to others: mostly named beside the sample.
  static let further =
    "(?:residents|nurses|doctors|physicians|mothers|fathers|caregivers|carers|survivors|runners|joggers|walkers|teachers|workers"
    + "|bewoners|verpleegkundigen|artsen|moeders|vaders|mantelzorgers|lopers|hardlopers|leerkrachten)"
  static let sexed = "(?:\(female)|\(male))"
  static let female = "(?:women|females?|girls|vrouw(?:en)?|meisjes?)"
  static let male = "(?:men|males?|boys|man(?:nen)?|jongens?)"

  /// What shows behind a value that it is one group's: “in the running group”, “versus 36.0”.
  static let notOfGroup =
    #"(?!(?:[^.;()]|\.\d|[(\[](?:SD ?|± ?)?\d+\.\d+[)\]]){0,60}\b(?:groups?|arms?|conditions?|controls?|[\p{L}-]*groep(?:en)?|conditie|respectively|respectievelijk)\b)"#
    + #"(?!(?:[^.;()]|\.\d){0,40}\b(?:and|en|versus|vs\.?|compared with|tegenover) \d{1,3}(?:[.,]\d+)? ?(?:years|yrs|jaar|in|for|among|bij|for)\b)"#

  // MARK: Sex

  /// Numbers of women and of men that one passage gives: in the sentence itself, or in brackets behind those who took
  /// part.
  static func sex(_ passages: [Passage], n: Int?) -> Reading<SexCounts>? {
    let readings = passages.filter { !$0.isOfPart }.compactMap { passage -> Reading<SexCounts>? in
      guard let counts = sexCounts(in: passage) else { return nil }
      let sum = (counts.female ?? 0) + (counts.male ?? 0)
      guard sum > 0, sum <= n ?? .max else { return nil }
      // Of others, or of some only.
      if let n, counts.female != nil, counts.male != nil, sum != n { return nil }
      return Reading(value: counts, passage: passage)
    }
    return .agreed(readings + ofOneSex(passages, n: n))
  }

  /// “A total of 120 women were randomised to two groups”: where those of one sex are as many as took part, they are all.
  private static func ofOneSex(_ passages: [Passage], n: Int?) -> [Reading<SexCounts>] {
    guard let n, let passage = sampleSize(passages)?.passage, !isOfBothSexes(passages) else { return [] }
    let counted = #"\b\#(n) \#(between)"#
    let isFemale = passage.main.holds(counted + female + #"\b"#)
    guard isFemale != passage.main.holds(counted + male + #"\b"#) else { return [] }
    return [Reading(value: SexCounts(female: isFemale ? n : nil, male: isFemale ? nil : n), passage: passage)]
  }

  private static func sexCounts(in passage: Passage) -> SexCounts? {
    // “612 [59%] female”.
    let texts =
      [passage.main] + passage.brackets.filter { $0.owner == .sample }.map { Bracket.parts(of: $0.text).main }
    func count(_ words: String, other: String) -> Int? {
      let values =
        texts.flatMap { text in
          text.matches(#"\b\#(words):? ?n ?= ?(\d{1,7})\b"#)
            // “Sixty men and women” are of both sexes.
            + text.matches(
              #"\b(\d{1,7}) (?:were |waren )?\#(words)\b(?! ?(?:and|or|en|of|\/|&) ?(?:[\p{L}]+ )?\#(other)\b)\#(results)\#(notOfGroup)"#,
              notAfter: before)
        }.compactMap { $0[1].flatMap { Int($0) } }
      // Said twice, it is of two groups: “40 women with pain and 40 women without”.
      return values.count == 1 ? values.first : nil
    }
    let counts = SexCounts(female: count(female, other: male), male: count(male, other: female))
    return counts == SexCounts() ? nil : counts
  }

  /// Whether women or men are a part of the sample only, which is its sex and not who they are: `120 patients (60 women)`,
  /// `most were female`, `boys and girls`.
  static func isOfBothSexes(_ passages: [Passage]) -> Bool {
    let patterns = [
      #"\b\#(female)\b.*\b\#(male)\b"#, #"\b\#(male)\b.*\b\#(female)\b"#,
      #"\b(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)[^.;]{0,40}\b\#(sexed)\b"#,
      #"\b\#(sexed)\b[^.;]{0,12}\b(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)"#,
      #"\b(?:most|mostly|majority|half|mainly|predominantly|meeste|meerderheid|helft)\b[^.;]{0,40}\b\#(sexed)\b"#,
      #"\b\d+ (?:of|van) (?:them|these|whom|hen|wie) [^.;]{0,20}\b\#(sexed)\b"#,
      // “25 of 40 patients were women”, “of the 120 participants 80 were women”.
      #"\b\d+ (?:of|van) (?:[\p{L}]+ )?\d+ [^.;]{0,40}\b\#(sexed)\b"#,
      #"\b(?:of|van) (?:[\p{L}]+ )?\d+ [^.;]{0,60}\b\d+ (?:were |waren )?\#(sexed)\b"#,
    ]
    if passages.contains(where: { passage in patterns.contains { passage.figures.holds($0) } }) { return true }
    let size = sampleSize(passages)
    let n = size?.value
    // So many of a sex in brackets are a part, whoever stands before them, and so are fewer than the people counted.
    let isOfPersons = size.map { counts(in: $0.passage).areOfPersons } == true
    let texts = passages.flatMap { $0.brackets.map(\.text) + (isOfPersons ? [$0.main] : []) }
    let ofSex = texts.flatMap { $0.matches(#"\b(\d{1,7}) \#(sexed)\b"#) }
    if ofSex.contains(where: { $0[1].flatMap { Int($0) } != n }) { return true }
    return passages.contains { passage in
      guard let sex = sexCounts(in: passage) else { return false }
      let whole = n ?? counts(in: passage).all.max() ?? 0
      return (sex.female ?? whole) < whole || (sex.male ?? whole) < whole
    }
  }
}
