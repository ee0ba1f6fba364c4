/// What a sentence speaks of other than the study and those who took part in it, as its words show. No guess comes from
/// such a sentence.
enum Aside: Hashable {
  /// A part of the abstract that does not tell what was done.
  case frame
  /// Who was left out.
  case exclusion
  /// Who was looked at, asked or approached: not all of them took part.
  case screening
  /// What is intended, needed or advised.
  case plan
  /// Another study.
  case otherStudy
  /// Those who treated, judged or taught, or with whom the patients were compared.
  case otherPeople

  static let exclusions = #"\b(?:exclu|ineligible|not eligible|uitgesloten|uitsluit|geëxcludeerd)"#
  static let screenings =
    #"\b(?:screen|assessed for eligibility|approached|invited|were eligible|gescreend|benaderd|uitgenodigd|aangeschreven)"#

  private static let patterns: [(aside: Aside, pattern: String)] = [
    (.exclusion, exclusions),
    (
      .plan,
      #"\b(?:will|planned|we plan|intend(?:ed)? to|to be (?:random|recruited|included|enrolled)|zal|zullen|gepland|beoogde?)\b"#
        + #"|\bpower(?:ed|analyse)\b|\bpower (?:of|to|analysis|calculation)|% power\b|\b(?:statistical|adequate|sufficient) power|\bsample size (?:calculation|estimat)|\bsteekproefberekening"#
        + #"|\b(?:warranted|needed|required|should|recommend(?:s|ed|ations?)?|advised?s?|future|nodig|gewenst|aanbevolen|toekomstige?|vervolgonderzoek)\b"#
        + #"|\bfurther (?:research|stud|trial|investigation)|\bzou(?:den)? moeten|\b(?:bevelen|beveelt|raden|raadt)\b.*\baan\b"#
    ),
    (
      .otherStudy,
      #"\b(?:earlier|previous|prior(?! to)|other|another|larger|initial|original|parent|definitive|eerdere?|vorige|ander|andere|grotere) (?:[\p{L}-]+ ){0,3}(?:trials?|stud(?:y|ies)|research|literature|reports|onderzoek(?:en)?|literatuur)\b"#
    ),
    (.screening, screenings),
  ]

  /// Other people are a sentence's subject where it begins with them, unless it says that they are who took part.
  private static let others =
    #"^(?:[\p{L} ]{3,40}: )?(?:(?:the|all|our|de|alle|onze|healthy|gezonde|\d+) ){0,2}(?:[\p{L}-]+ )?(?:\#(helpers)|family members|relatives|familieleden|controls?|control (?:group|participants|subjects|patients)|comparison group|controlegroep|controlepersonen)\b"#
  /// “We interviewed 20 general practitioners about exercise for depression.”
  private static let askedOthers =
    #"\b(?:interview(?:s|ed)?|surveyed|focus groups?|ge[ïi]nterviewd|interviewden)\b(?: (?:with|of|among|were|held|met))*(?: \d+)? (?:[\p{L}-]+ )?(?:\#(helpers)|general practitioners|GPs|professionals|huisartsen)\b(?! (?:and|en)\b)"#
  static let helpers =
    "(?:therapists?|clinicians|psychologists|psychiatrists|physiotherapists|nurses|teachers|trainers|coaches|instructors"
    + "|interviewers|raters|assessors|physicians|therapeuten|behandelaars|verpleegkundigen|docenten|begeleiders"
    + "|hulpverleners|leerkrachten|psychologen)"

  /// Those whom the sentence counts are theirs, not the sample.
  static let relatives =
    #"^(?:relatives|parents|mothers|fathers|siblings|children|partners|caregivers|carers|spouses|friends|families)$"#

  /// Of one study among those that a review tells of.
  static let oneOfThem =
    #"^(?:[\p{L} ]{3,40}: )?(?:in )?(?:an?|1|another|een|één) (?:[\p{L}-]+ ){0,4}(?:trial|study|cohort|rct|onderzoek|studie)\b"#
    + #"|\b(?:in|for) (?:one|an?|another|een|1) (?:[\p{L}-]+ ){0,4}(?:trial|study|cohort|experiment|onderzoek|studie)\b(?! (?:published|searches))"#
    + #"|\b\p{L}+ (?:et al\b|and colleagues|and co-?workers|en collega[’']s)"#

  static func aside(in text: String) -> Aside? {
    if text.holds(askedOthers) { return .otherPeople }
    if text.holds(others),
      !text.holds(
        #"^(?:[\p{L} ]{3,40}: )?\d+ [^.;]{0,60} \#(PeopleRules.answered)|\b(?:randomi|recruit|enrol|included|took part|participated|gerandomiseerd|geïncludeerd|geworven|namen deel|deden mee)"#
      )
    {
      return .otherPeople
    }
    return patterns.first { text.holds($0.pattern) }?.aside
  }
}
