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

  static let exclusions = #"\b(?:exclu(?!siv)|ineligible|not eligible|uitgesloten|uitsluit|geëxcludeerd)"#
  static let screenings =
    #"\b(?:screen(?!ing (?:trial|study|test|tool|instrument|questionnaire|program|measure|scale|criteri))|assessed for eligibility|approached|invited(?! to (?:reflect|describe|discuss|share|talk|tell|comment|elaborate|keep|write|complete)\b)|were eligible|gescreend|benaderd|uitgenodigd|aangeschreven)|^(?:[\p{L} ,&/-]{3,60}: )?(?:of|van) (?:the |all |de |alle )?\d+ [^,;]{0,60}\b(?:discharged|identified|contacted|referred|interested|listed|registered|aangemeld|verwezen)\b"#

  private static let studyToCome = #"\b(?:trials?|rcts?|stud(?:y|ies)|research|onderzoek(?:en)?|studies?)\b"#
  /// “A trial of running seems feasible”, “justifies a trial”, “could be tested in a trial”, unlike “this trial tested whether
  /// running is feasible”.
  private static let toCome =
    #"\b(?:an?|the|larger|full-scale|een|het) (?:(?!of|this|our|present)[\p{L}-]+ ){0,4}?\#(studyToCome)"#
    + #"(?: (?:of|in|with|among|comparing|on|for|van|bij|met|naar|voor) (?:(?!whether|if|that|which|was|were|show|of wel)[^\s.;]+ ){1,12}?)? ?\b(?:seems?|appears?|looks|is|are|would be|lijkt|is) (?:(?:now|also|thus|therefore|both|currently|already|dus|nu|ook) ){0,2}(?:(?:technically|practically|clinically) )?(?:feasible|possible|practicable|justified|worthwhile|appropriate|indicated|under ?way|on-?going|in preparation|being|the next|a (?:logical|next|sensible)|haalbaar|mogelijk|zinvol|gerechtvaardigd|gaande|in voorbereiding|de volgende)"#
    + #"|\b(?:justif(?:y|ies)|merits?|deserves?|awaits?|encourages?|supports?(?! (?:by|for|from|groups?|offered|program\p{L}*|within|with)\b)|invites?|motivates?|call(?:s)? for|pave(?:s)? the way|lay(?:s)? the ground\p{L}*|(?:is|are) (?:a|the) basis|rechtvaardig(?:t|en)|vragen om|vraagt om|ondersteun(?:t|en)|wachten op) [^.;]{0,80}?\#(studyToCome)"#
    + #"|\b(?:needs?|(?:has|have|remains?) yet|remains?|ha(?:s|ve)) to be (?:confirm|replicat|test|stud|examin|evaluat|investigat|compar|establish|verif|repeat|determin|shown)"#
    + #"|\b(?:next|logical|volgende) (?:step|phase|stap|fase)\b|\bneeds? (?:confirm|replicat|test|verif)"#
    + #"|\b(?:could|can|may|might|would|must|ought to|kan|kunnen|moet|moeten) (?:(?:now|next|then|also|thus|only|nu|verder) ){0,2}(?:be (?:tested|studied|examined|evaluated|investigated|confirmed|compared|explored|assessed|replicated|verified|taken)|worden (?:getoetst|onderzocht|bevestigd))\b"#
    + #"|\b(?:kan|kunnen|moet|moeten) [^.;]{0,80}\b(?:getoetst|onderzocht|bevestigd) worden\b"#

  /// Whether the last sentence, which mostly concludes, names a study without saying that it was done: “A trial has been funded”.
  static func looksAhead(_ sentence: String) -> Bool {
    sentence.holds(#"\b(?:an?|een) (?:[\p{L}-]+ ){0,4}?\#(studyToCome)"#)
      && !sentence.replacing(unfinished) { _ in "" }.holds(done)
  }

  /// Whether the first sentence, which mostly says why, tells what is so, and neither of this study nor of people counted.
  static func looksBack(_ sentence: String) -> Bool {
    sentence.holds(present) && !sentence.holds(ofThisStudy)
      && !sentence.replacing(unfinished) { _ in "" }.holds(pastVerbs)
  }
  private static let present =
    #"\b(?:is|are|has|have|may|can|remains?|predicts?|affects?|increases?|reduces?|improves?|plays?|represents?|zijn|heeft|hebben|kan|kunnen)\b|^(?:\p{L}+ ){0,3}\p{L}+s (?:struggle|need|tend|want|strive|fail|seek) to\b"#
  private static let ofThisStudy =
    #"\b(?:we|our|here|present|wij|onze|hier)\b|\b(?:this|these|dit|deze) (?:[\p{L}-]+ ){0,2}(?:stud|trial|paper|article|review|report|cohort|sample|survey|research|onderzoek|artikel)|\bn ?=|\b\d+ (?:[\p{L}-]+ ){0,3}(?:\#(PeopleRules.people)|\#(PeopleRules.further)|\#(PeopleRules.professionals))\b|\b\p{L}{3,}ed (?:an?|the|\d|in|to)\b"#
  private static let pastVerbs =
    #"\b(?:was|were|did|had|took|ran|held|gave|began|made|werd|werden|waren|hadden|deden|namen|kregen|volgden|liepen|onderzochten)\b"#

  private static let unfinished =
    #"\b(?:has|have|is|are|being|be) (?:(?:been|now|already|currently) )*\p{L}+ed\b|\b(?:random|controll|uncontroll|non-?random|blind|mask|mix|combin|supervis|bas|powered|placebo-controll)\p{L}*ed\b"#
  private static let done =
    #"\b(?:was|were|did|had|took|ran|held|gave|began|made|\p{L}{3,}ed|werd|werden|waren|hadden|deden|namen|kregen|volgden|liepen|vergeleken|onderzochten|voerden)\b|\bthis (?:is|was)\b|\bdit (?:is|was)\b|\bwe (?:report|present|describe)\b|\bwij (?:presenteren|beschrijven)\b"#

  private static let patterns: [(aside: Aside, pattern: String)] = [
    (.exclusion, exclusions),
    (
      .plan,
      #"\b(?:will|planned|target(?:ed|s)? (?:recruitment|enrol|sample)|we plan|intend(?:ed)? to|to be (?:random|recruited|included|enrolled)|zal|zullen|gepland|beoogde?)\b"#
        + #"|\bpower(?:ed|analyse)\b|\bpower (?:of|to|analysis|calculation)|% power\b|\b(?:statistical|adequate|sufficient) power|\bsample size (?:calculation|estimat)|\bsteekproefberekening"#
        + #"|\b(?:warranted|needed|required|should|recommend(?:s|ed|ations?)?|advised?s?|future|nodig|gewenst|aanbevolen|toekomstige?|vervolgonderzoek)\b"#
        + "|" + toCome
        + #"|\bfurther (?:research|stud|trial|investigation)|\bzou(?:den)? moeten|\b(?:bevelen|beveelt|raden|raadt)\b.*\baan\b"#
    ),
    (
      .otherStudy,
      #"\b(?:earlier|previous|prior(?! to)|other|another|larger|initial|original|parent|definitive|eerdere?|vorige|ander|andere|grotere) (?:(?:\d+-)?[\p{L}-]+ ){0,3}(?:trials?|stud(?:y|ies)|research|literature|reports|onderzoek(?:en)?|literatuur)\b"#
        // “Jones and colleagues randomised 50 patients”, “earlier we included 20”.
        + #"|^(?:[\p{L} ,&/-]{3,60}: )?[\p{L}’'-]+ (?:et al\b|and (?:colleagues|co-?workers|others)|en (?:collega[’']s|anderen))"#
        + #"|^(?:[\p{L} ,&/-]{3,60}: )?(?:earlier|previously|eerder),? (?:we|our|they|wij|(?:[\p{L}-]+en) wij)\b"#
    ),
    (.screening, screenings),
  ]

  /// Other people are a sentence's subject where it begins with them, unless it says that they are who took part.
  private static let others =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:(?:the|all|our|de|alle|onze|healthy|gezonde|\d+) ){0,2}(?:[\p{L}-]+ )?(?:\#(helpers)|family members|relatives|familieleden|controls?|control (?:group|participants|subjects|patients)|comparison group|controlegroep|controlepersonen)\b"#
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
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:in )?(?:an?|1|another|een|één) (?:[\p{L}-]+ ){0,4}(?:trial|study|cohort|rct|onderzoek|studie)\b"#
    + #"|\b(?:in|for) (?:one|an?|another|een|1) (?:[\p{L}-]+ ){0,4}(?:trial|study|cohort|experiment|onderzoek|studie)\b(?! (?:published|searches))"#
    + #"|\b(?:the|de|het) (?:(?:next|second|third|two|three|\d|tweede|derde|twee|drie) )?(?:largest|biggest|smallest|longest|shortest|earliest|oldest|newest|(?:most|least) [\p{L}-]+|best|only|first|second|third|last|latest|former|latter|other|remaining|grootste|kleinste|langste|kortste|oudste|nieuwste|enige|eerste|tweede|derde|laatste|andere|overige) (?:[\p{L}-]+ ){0,3}(?:trials?|stud(?:y|ies)|cohorts?|rcts?|onderzoek(?:en)?|studies?)\b"#
    + #"|\b\p{L}+ (?:et al\b|and colleagues|and co-?workers|en collega[’']s)"#

  /// That the data are those of another study: whom that one counted need not all be in this one.
  static let secondary =
    #"\b(?:secondary|post[- ]hoc|ancillary|secundaire|aanvullende) (?:data[- ])?analys[ei]s? (?:of|on|from|van|op)\b|\bre-?analys(?:[ei]s (?:of|from)|ed)\b"#
  /// “Data came from the STRIDE trial, in which 361 outpatients were randomised”.
  static let hostTrial =
    #"\b(?:from|of|in|within|uit|van) (?:an?|the|our|een|de|het|onze) (?:[\p{L}\d-]+ ){0,5}?(?:trial|study|rct|cohort|onderzoek|studie) ?,? (?:in which|where|that|which|waarin|waarbij|die|dat)\b[^.;]*\b\d"#

  static func aside(in text: String) -> Aside? {
    if text.holds(askedOthers) { return .otherPeople }
    if text.holds(others),
      !text.holds(
        #"^(?:[\p{L} ,&/-]{3,60}: )?\d+ [^.;]{0,60} \#(PeopleRules.answered)|\b(?:random|recruit|enrol|included|took part|participated|gerandomiseerd|geïncludeerd|geworven|namen deel|deden mee)"#
      )
    {
      return .otherPeople
    }
    // “Participants were 101 adolescents, recruited as part of a larger trial”: these are who took part.
    let own =
      text.holds(PeopleRules.participantsWere)
      ? text.replacing(
        #",? (?:who (?:were|had been) )?(?:recruited|drawn|enrolled|taken) (?:as part of|from) an? (?:larger|ongoing|parent) [^.;,]*"#
      ) { _ in "" }
      : text
    return patterns.first { own.holds($0.pattern) }?.aside
  }
}
