import Records

/// People whom a sentence names beside those who took part: those they care for or are related to, and those they were
/// compared with. Neither an age nor a condition of theirs is the sample's.
enum Others {
  /// What ends the words about them, and goes on about those who took part.
  private static let verbs =
    #"(?: (?:were|was|are|had|took|received|reported|completed|participated|underwent|ran|did|answered|attended|filled|werden|waren|kregen|namen|hadden|vulden|deden|liepen)\b)"#
  /// “Mothers of children who were aged 6 to 12.”
  private static let whoWere =
    #"(?<=\b(?:who|that|die)) (?:were|was|are|had|waren|hadden)\b(?! (?:\p{L}+ )?\#(PeopleRules.tookPart))"#
  static let words =
    #"(?:\#(whoWere)|(?!\#(verbs))(?:[^,;:.()]|\.\d|\([^()]*\)|, (?=(?:aged|who|with|whose|die|met) )))*"#
  /// “Children of mothers”, unlike “children of two schools”.
  private static let people =
    "(?:\(PeopleRules.people)|wom[ae]n|man|person|patient|client|child|adolescent|adult|student|veteran|parents?|mothers?|fathers?"
    + "|partners?|relatives?|siblings?|offspring|those|sons?|daughters?|teens?|teenager|boy|girl|infants?|toddlers?|preschoolers?|baby|babies|newborns?"
    + "|zoon|zonen|dochters?|tieners?|pubers?|peuters?|kleuters?|baby[’']s|meisje|jongen|vrouw|ouders?|moeders?|vaders?|patiënt|kind|mensen|jongeren)"
  /// “Carers (31 mothers; mean age 47 (SD 6) years) of adolescents”: of the carers.
  private static let bracket = #"(?: \((?:[^()]|\([^()]*\))*\))?"#
  private static let old = #"\d{1,2}-? ?(?:to|and|or|en|of|-|–) ?\d{1,2}-years?-old"#
  private static let theirs =
    #"(\b(?:relatives|parents?|mothers?|fathers?|siblings?|brothers|sisters|children|offspring|sons|daughters|partners|spouses|husbands|wives|caregivers|carers|famil(?:y members|ies)|friends|ouders?|moeders?|vaders?|kinderen|broers|zussen|mantelzorgers|naasten|familieleden|verzorgers)(?:/[\p{L}-]+)?\#(bracket)) (?:of|for|van|voor)\b(?= (?:\#(old) |[\p{L}\d-]+ ){0,3}\#(people)\b)\#(words)"#
  private static let caredFor =
    #"\b(?:caring for|(?:who|they|that) care[ds]? for|living with (?:an? |the )?(?:\p{L}+ )?(?:relative|parent|partner|spouse|child|sibling|family member)|looking after|(?:die )?zorg(?:en|den)? voor)\b\#(words)"#
  private static let compared =
    #"\b(?:compared (?:with|to)|matched (?:with|to)|in comparison with|vergeleken met) (?:(?:a|the|an|\d+|age-matched|de|een) ){0,2}(?:(?!(?:in|among|for|of|bij|voor|van) )\p{L}+[ -]){0,3}(?:\#(PeopleRules.people)|controls?)\b\#(words)"#

  /// “We compared 28 runners with 26 women”.
  private static let against =
    #"(\b(?:compared?|comparing|vergeleken|vergelijken) \d+ [^.;]*?) (?:with|to|and|met|en) \d+ (?=(?:[\p{L}-]+ ){0,4}(?:non-)?(?:\#(PeopleRules.people)|controls?)\b)\#(words)"#
  /// “Their children were 8 to 12 years old.”
  private static let ofTheirs =
    #"(?:^|[;:,] )(?:and |en )?(?:their|hun) (?:[\p{L}-]+ )?(?:parents?|mothers?|fathers?|siblings?|children|partners?|spouses|caregivers|relatives|ouders|moeders?|vaders?|kinderen|partners?|naasten) (?:were|was|had|waren|hadden)\b[^;.]*"#

  /// “For 22 of their children (4-9 years of age)”.
  private static let someOfTheirs =
    #"\b\d+ (?:of|van) (?:their|hun) (?:[\p{L}-]+ )?(?:children|parents|partners|siblings|kinderen|ouders|naasten)(?: \([^()]*\))?"#

  /// “Nurses were interviewed about adolescents with anxiety”, unlike “about 20 adolescents” and “interviews about running with
  /// adolescents”.
  private static let askedAbout =
    #"(\b\#(asked)\b(?:[^.;:]|\.\d){0,120}?\b\#(asking)\b[^.;:()]{0,60}?|\b\#(asking)\b[^.;:()]{0,60}?\b\#(asked)\b[^.;:()]{0,60}?) (?:about|regarding|concerning|over|omtrent)\b(?! ?\d)(?:(?!\#(verbs)| \d+ (?:[\p{L}-]+ ){0,3}\#(people)\b)(?:[^,;:.()]|\.\d|\([^()]*\)))*"#
  private static let asked =
    "(?:\(PeopleRules.people)|\(PeopleRules.further)|\(PeopleRules.professionals)|\(caring))"
  private static let asking =
    "(?:interview(?:s|ed)?|focus ?groups?|focusgroep(?:en|gesprekken)?|surveyed|surveys?|asked|questionnaires?|ge[ïi]nterviewd|interviewden|interviews|ondervraagd|bevraagd|vragenlijst(?:en)?|enquêtes?)"
  /// Those who care for others, and are asked about them.
  private static let caring =
    "(?:\(Aside.helpers)|professionals|practitioners|providers|staff|workers|GPs|midwives|doctors|caregivers|carers|parents|mothers|fathers|relatives"
    + "|huisartsen|artsen|zorgverleners|zorgprofessionals|medewerkers|ouders|mantelzorgers|naasten|familieleden)"

  /// “Running with young people: interviews with nurses”: what the title says of those who were asked. Nil where it names none.
  static func ofAsked(inTitle title: String) -> String? {
    title.matches(
      #"\b(?:interviews?|interviewstudie|focus ?groups?|focusgroep\p{L}*|surveys?|enquête|vragenlijstonderzoek|(?:qualitative|cross-sectional|survey|interview|questionnaire|exploratory|kwalitatief|verkennend|kwalitatieve) (?:[\p{L}-]+ )?(?:study|research|onderzoek|studie)|perspectives?|views|visies?|ervaringen) (?:of|among|with|onder|bij|met|van) (?:(?!and\b|or\b|en\b|of\b|with\b|for\b|met\b|who\b)[\p{L}-]+ ){0,3}?\#(caring)\b(?! (?:and|en|or|of|&) )"#
    ).last?[0]
  }

  /// Whether a sentence or the title says that those were asked who care for others.
  static func areAsked(in passage: Passage) -> Bool {
    passage.source == .title && ofAsked(inTitle: passage.text) != nil
      || passage.figures.matches(askedAbout).contains { $0[1]?.holds(#"\b\#(caring)\b"#) == true }
  }

  /// “All adults of the register, excluding those with psychosis”: the rest of the sentence is not on them.
  private static let excluded =
    #"([\p{L}\d)%])(?: ?\((?:excluding|exclusief) [^()]*\)|,? (?:excluding|exclusief) [^.;()]*)"#
  /// “Four respondents did not wish to say.”
  private static let silent =
    #"\b\d+ (?:[\p{L}-]+ ){0,3}?(?:(?:did not|didn't|would not|chose not to|preferred not to) (?:wish|want|say|tell|answer|state|disclose|report|give)|declined to|refused to|wilden (?:het |dit |dat )?niet|weigerden te)\b(?![^.;]*\b(?:controls?|comparison|controlegroep)\b)[^.;]*"#
  static func withoutExcluded(_ text: String) -> String {
    let text = text.contains("exclu") ? text.replacing(excluded) { $0[1] ?? "" } : text
    return text.replacing(silent) { _ in "" }
  }

  /// The text without what it says of them.
  static func leftOut(of text: String) -> String {
    let text = withoutExcluded(text)
    let isAbout = text.holds(#"\b(?:about|regarding|concerning|over|omtrent)\b"#)
    let ofPeople = ([theirs, against] + (isAbout ? [askedAbout] : [])).reduce(text) {
      $0.replacing($1) { $0[1] ?? "" }
    }
    return [caredFor, compared, ofTheirs, someOfTheirs].reduce(TheirChildren.leftOut(of: ofPeople)) {
      text, pattern in
      text.replacing(pattern) { _ in "" }
    }
  }
}
