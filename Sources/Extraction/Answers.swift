/// Those whom a survey asked, and who filled it in.
extension PeopleRules {
  /// Who filled in forms took part; unless it was once more.
  static let forms =
    #" (?:(?:(?!follow|post|all\b|both\b)[\p{L}\d-]+,? ){0,4}(?:questionnaires?|surveys?|interviews?|self-reports?(?: measures?)?|measures (?:of|on|assessing))|(?:an?|\d) (?:(?!follow|post)[\p{L}\d-]+ ){0,3}(?:runs?|walks?|bouts?|tests?|tasks?)|(?:(?!follow|post|all\b|both\b|course|program|treatment|training|therapy)[\p{L}\d'’-]+ ){1,8}(?:scales?|inventor(?:y|ies)|checklists?|index|diar(?:y|ies)|assessment tools?)|(?:the |an? )?\#(instruments)|\#(assessments))\b(?!-\p{L})"#
  /// What is done at the beginning, or once: “completed the first online assessment”, unlike “completed the 12-week assessment”.
  private static let assessments =
    #"(?:(?!follow|post|pre\b|pre-|all\b|both\b|final|second|third|last|later|subsequent|next|end|treatment|training|therapy|program|intervention|\d+-)[\p{L}\d'’-]+,? ){0,4}(?:assessments?|measures?|tools?|test batter(?:y|ies)|polls?|(?:experimental |exercise |separate |test )conditions)"#
  /// Scales by what they are mostly called; capitals alone may be a treatment: “completed the CBT”.
  static let instruments =
    #"(?:B[DA]I(?:-?I+)?|PHQ|GAD|HADS?|MBI|OLBI|STAI|CES-?D|SCL|PS[SQ]|PSQI|ISI|SF|EQ|DASS|POMS|PANAS|GHQ|WHO-?5|WHOQOL|IPAQ|GDS|EPDS|MADRS|Q?IDS|K10|OQ|SDQ|RCADS|SCARED|PSWQ|UCLA|UWES|UBOS|[A-Z]{1,5}-?QoL|QLQ|4DKL|4DSQ)(?:-?\d+[A-Z]?)?"#
  private static let form = "(?:questionnaires?|surveys?|interviews?|vragenlijst(?:en)?|enquêtes?)"
  /// What those who were asked did.
  static let answered =
    #"(?:completed\#(forms)|(?:responded to|replied to|answered|returned|filled (?:in|out)|vulden|beantwoordden|retourneerden) (?:(?!follow|post|all\b|both\b)[\p{L}\d-]+ ){0,4}(?:\#(form)|\#(instruments))\b(?!-))"#

  /// “Questionnaires were returned by 431 employees.”
  static let answeredBy =
    #"\b\#(form)(?: [\p{L}-]+){0,4}? (?:were|was|werden|werd) (?:(?:[\p{L}]+ ){0,2}(?:completed|filled (?:in|out)|returned|answered|submitted)|(?:ingevuld|beantwoord|geretourneerd)) (?:by|door) (?:a total of |in totaal )?"#

  /// Of professionals whom a survey asked, where it counts nobody else: those who filled it in.
  static func answers(in passage: Passage) -> [Reading<Int>] {
    guard passage.aside == nil || passage.aside == .otherPeople, !passage.isOfPart,
      // “13 patients and 11 staff were surveyed”.
      !passage.main.holds(#"\b\d+ (?:[\p{L}-]+ ){0,2}\#(persons) (?:and|en) \d"#)
    else { return [] }
    let asked = #"\#(number) \#(between)(?:\#(further)|\#(professionals))\b(?:/[\p{L}-]+)?"#
    let talks = #"(?:interviews?|focus ?groups?(?: discussions?| interviews?)?|focusgroep(?:en|gesprekken)?)"#
    let values = numbers(
      in: withoutShares(passage),
      [
        #"\b(?:a total of )?\#(asked)(?: (?!were|was|werden)[\p{L}\d-]+){0,6}? \#(answered)"#,
        #"\b(?:completed|filled (?:in|out)|returned|answered|ingevuld|beantwoord) (?:by|door) \#(asked)"#,
        #"\b(?:\d+ (?:[\p{L}-]+ )?(?:of )?)?\#(talks) (?:(?!and|en)[\p{L}-]+ ){0,4}(?:between [^.;,]{3,40} )?(?:with|among|of|involving|met|bij|onder) (?:a total of |in totaal )?\#(asked)\b(?! (?:and|en|or|of) \d)"#,
        #"\b(?:interviewed|surveyed|interviewden|interviewde) \#(asked)\b(?! (?:and|en) \d)"#,
        #"\b(?:a total of )?\#(asked)(?: (?!were|was|werden|and|en)[\p{L}\d-]+){0,6}? (?:(?:took part|participated) in (?:[\p{L}\d-]+ ){0,4}\#(talks)|(?:were|werden) (?:individually )?(?:interviewed|surveyed|ge[ïi]nterviewd))\b"#,
        #"\bnamen \#(asked) (?:[\p{L}-]+ ){0,3}?deel aan (?:[\p{L}\d-]+ ){0,4}\#(talks)"#,
        #"\b\#(asked) namen deel aan (?:[\p{L}\d-]+ ){0,4}\#(talks)|\b\#(talks) namen \#(asked) deel\b"#,
        #"\b(?:a total of )?\#(asked) (?:took part|participated|namen deel|deden mee)\b|\bnamen \#(asked) deel\b"#,
        #"\b(?:enquête|vragenlijst(?:onderzoek)?|survey|questionnaire) (?:was |werd )?(?:[\p{L}-]+ed )?(?:onder|among|of|by|afgenomen bij) (?:a total of )?\#(asked)\b(?! (?:and|en) \d)"#,
        #"\b(?:surveys?|questionnaires?) (?:on|of|among|to|with) (?:a total of )?\#(asked)\b(?! (?:and|en|or|of) \d)"#,
        #"\b\#(asked) (?:hielden|kept|filled in|vulden)\b"#,
        #"\b(?:vulden|beantwoordden|retourneerden) \#(asked) (?:de|een) (?:[\p{L}-]+ )?\#(form)\b"#,
      ] + (counts(in: passage).areOfPersons ? [] : [included(asked)]), notAfter: before + ["of the ", "van de "])
    // “A total of 297 nurses (response rate 58%)”.
    let responding = numbers(
      in: passage.figures, [#"\b(?:a total of )?\#(asked) ?[(\[][^()\[\]]*\brespon[sc]e?[ -]?(?:rate|percentage)"#])
    return (values + responding).map { Reading(value: $0, passage: passage) }
  }

  private static func included(_ asked: String) -> String {
    #"\b(?:a total of )?\#(asked)(?: (?!were|was|werden|and|en)[\p{L}\d-]+){0,12}? (?:were|werden) (?:recruited|enrolled|included|geworven|geïncludeerd)\b"#
  }

  /// What a sentence on professionals who answered says of them as those who took part; nil where it counts others, too.
  static func asParticipants(in passage: Passage) -> Passage? {
    guard !answers(in: passage).isEmpty, !counts(in: passage).areOfPersons else { return nil }
    var answering = passage
    answering.figures = Others.leftOut(of: passage.figures).replacing(
      #"\b\#(number) \#(between)(?:\#(further)|\#(professionals))\b"#
    ) {
      "\($0[1] ?? "") participants"
    }
    (answering.main, answering.brackets) = Bracket.parts(of: answering.figures)
    answering.aside = nil
    return answering
  }
}
