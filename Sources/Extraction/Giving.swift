import Records

/// Whether the text gives people something, so that what it names may be the intervention. What an article is about, and
/// what people did of themselves, is none.
enum Giving {
  private static let programme =
    "(?:program(?:me)?s?|course|training|trainings|classes|sessions?|workshops?|interventions?|treatment|therapy|groups?|lessons"
    + "|programma|cursus|sessies|bijeenkomsten|trainingen|lessen|behandeling|[\\p{L}]*therapie|[\\p{L}]*training|[\\p{L}]*groep|interventie)"
  /// That people were divided, or something was given to them.
  private static let assigned =
    #"\b(?:randomi[sz]|(?:randomly|were|was) (?:assigned|allocated)|non-?randomi|(?:clinical|controlled|pilot|feasibility|open|open-label|cross-?over|uncontrolled|single-arm|pragmatic|prevention|treatment|intervention) (?:trials?|study)|trial\b|rct\b|case series of treatment|pilot (?:study|evaluation)|pre-?(?:post|test)|before-?(?:and-?)?after|nameting|placebo|sham\b|wait(?:ing)?[- ]?list|experimental group|intervention|gerandomiseerd|geloot|aselect|(?:werden|werd) (?:[\p{L}]+ ){0,3}(?:toegewezen|verdeeld)|interventie|pilotstudie|pilotonderzoek|wachtlijst|effectonderzoek)"#
    + #"|\b(?:took|taking|taken) part in (?:[^\s.;]+ ){0,6}?\#(programme)\b|\b(?:participat\p{L}+|enroll?ed|enrolment) in (?:[^\s.;]+ ){0,6}?\#(programme)\b"#
    + #"|\b(?:followed|attended|completed|began|started|offered|given|gave|received|receiving|underwent|provided|joined|introduced|delivered|prescribed|referred to|engaged in) (?:[^\s.;]+ ){0,7}?\#(programme)\b"#
    + #"|\b\#(programme) (?:of [^.;]{0,40} )?(?:was|were|consisted|comprised|involved|included|lasted|took place|ran|had|bestond|bestonden|duurden?|werd|werden)\b"#
    + #"|\b(?:volgden?|kregen|kreeg|doorliepen|begonnen aan|namen deel aan|deel aan|deelna(?:m|men) aan|deelgenomen aan|aangeboden) (?:[^\s.;]+ ){0,7}?\#(programme)\b"#
    + #"|\b(?:treated (?:with|by|using)|treatment (?:with|was|consisted|comprised)|behandeld met|behandeling met|combined with|added to|augment\p{L}* with)\b"#
    + #"|\b\d+[- ](?:weeks?|sessions?|wekelijkse|weekse)[- ](?:[\p{L}-]+ ){0,4}?\#(programme)\b"#

  /// Before a name: what people were given, did when told to, or were tested with.
  private static let gives =
    #"\b(?:receiv\p{L}*|underwent|undergo\p{L}*|given|offered|provided|prescribed|treated|treatment|assigned|allocated|randomi\p{L}*|undertook|took part|participat\p{L}*|engaged|performed|practi[sc]ed|did|started|began|followed|attended|completed|compar\p{L}*|tested|trial|evaluated|consist\p{L}*|compris\p{L}*|plus|combin\p{L}*|added|intervention|weekly|times (?:a|per) week|twice|thrice|\d+[- ](?:weeks?|sessions?|min\p{L}*)|introduced|delivered|supervised|group|kreeg|kregen|volgden?|begon\p{L}*|deed|deden|behandel\p{L}*|verdeeld|toegewezen|geloot|gerandomiseerd|aangeboden|bestond\p{L}*|interventie|wekelijks|keer per week|maal per week|deel aan|deelna(?:m|men) aan|vergele\p{L}*|vergelijk\p{L}*|gecombineerd)\b"#
    + "|\\b\(programme)\\b"

  /// Whether a study is said to have given people something.
  static func isTold(of record: ImportedRecord, _ own: [Passage]) -> Bool {
    record.publicationTypes.contains { $0.name.holds(#"\btrial\b"#) } || own.contains { tells($0) }
  }

  private static func tells(_ passage: Passage) -> Bool {
    !isOfWhatMayBe(passage) && passage.main.replacing(elsewhere) { _ in "" }.holds(assigned)
  }

  /// “Interventions to increase activity may target girls”, “in conclusion, …”: what might be given, or was thought of it.
  static func isOfWhatMayBe(_ passage: Passage) -> Bool {
    passage.source != .title
      && (passage.text.holds(OutcomeRules.concluded)
        || passage.main.holds(
          #"\b(?:may|might|could|can|should|ought to|kan|kunnen|zou|zouden|moet|moeten|mag|mogen)\b"#)
          && !passage.main.holds(was))
  }
  private static let was =
    #"\b(?:was|were|had|did|ran|took|began|underwent|gave|consisted|(?:receiv|participat|randomi[sz]|assign|allocat|attend|complet|follow|offer|start)ed|werd|werden|was|waren|had|hadden|kregen|kreeg|volgden?|namen|deden|liepen|bestond|bestonden|gerandomiseerd)\b"#

  /// “Students in a training programme for teachers”: who they are.
  private static let elsewhere =
    #"\b(?:undergraduate|graduate|degree|nursing|medical|teacher|residency|doctoral|master\p{L}*|educational?|university|exchange) (?:training|program(?:me)?|course|classes)s?\b|\bno (?:intervention|treatment)\b|\b(?:before|without|awaiting|waiting for) (?:any )?(?:treatment|intervention|therapy)\b|\bimplications for [^.;]*"#

  /// Whether a sentence has a word of what is taken from people; few do.
  static func mayWithhold(_ passage: Passage) -> Bool {
    passage.text.holds("withdraw|depriv|cessation|abst[ei]n|abstain|refrain|removal|interruption|stop|onthoud")
  }

  /// Whether a sentence gives what it names to people; the title of a treatment study may name it in any form.
  static func isGiven(_ mention: Mention, in passage: Passage, isTreatment: Bool) -> Bool {
    if mention.isCause || mention.isKeptConstant { return false }
    if mention.hasFormOfTreatment { return true }
    if passage.source == .title { return isTreatment && !mention.isViewed }
    if isOfWhatMayBe(passage) { return false }
    return passage.main.holds(gives)
  }
}

extension Mention {
  private static let treatments =
    "(?:therap|train(?:ing)?\\b|program|intervention|treatment|session|course|class\\b|classe|lesson|group|prescription|practice|behandeling|interventi|cursu|sessi|bijeenkomst|les\\b|lessen|groep)"

  private static let views =
    #"\b(?:attitude|view|opinion|knowledge|need|acces|barrier|houding|mening|opvatting)\p{L}* (?:to|toward|of|about|for|on|over|ten opzichte van) (?:\p{L}+ ){0,2}"#

  fileprivate var isViewed: Bool { follows(Self.views) }

  /// “Running for depression”, “effect of running on mood”, “a running programme”, “treated with running”.
  var hasFormOfTreatment: Bool {
    name.holds(#"\b[\p{L}]*(?:therap|training|program|treatment|medication|medicatie|behandeling)"#)
      && !follows(Self.views)
      || precedes(#"(?:\p{L}+ )?\#(Self.treatments)"#)
      || !follows(Self.views)
        && precedes(
          #"(?:for(?! (?:charity|fun|pleasure|leisure|competition|transport))|a treatment|as (?:an? )?(?:\p{L}+ )?(?:treatment|therapy|intervention|adjunct)|to (?:treat|prevent|reduce|improve|reliev|alleviat|manag)|in (?:the )?(?:treatment|management|prevention)|added|augment|voor|bij|tegen|als (?:\p{L}+ )?(?:behandeling|therapie|middel)|ter (?:behandeling|preventie|vermindering|verbetering)|in de behandeling|versu|vs|compared|plu|combined)\b"#
        )
      || precedes(
        #"(?:after|following|alongside|besides|na|naast) (?:\p{L}+ ){0,3}[\p{L}]*(?:therap|medicat|medicati|treatment|antidepress|behandeling)"#
      )
      || follows(
        #"\b(?:(?:effect|efficacy|effectivenes|benefit|feasibility|acceptability|trial|evaluation|dose|session|bout|course|program|programme|prescription|week|combination|werkzaamheid|haalbaarheid|programma) (?:of|van)|(?:treat\p{L}*|managed|combined|augmented|behandel\p{L}*) (?:[^.;]{0,40} )?(?:with|by|using|met)|(?:prescribed|home based|supervised|structured|group|guided|therapeutic|begeleid)) (?:(?!and|en|or|of)\p{L}+ ){0,3}"#
      )
  }

  /// “Pain after spinning”, “injuries caused by running”: what did harm, or was there first.
  fileprivate var isCause: Bool {
    follows(
      #"\b(?:(?:caused|induced|triggered|provoked|precipitated) by|due to|because of|secondary to|resulting from|result of|veroorzaakt door|uitgelokt door|ten gevolge van|door) (?:(?!receiv)\p{L}+ ){0,3}"#
    )
      || follows(
        #"\b(?:motiv|reason|addict|dependen|obsess|passion|compulsi|attitude|verslaafd|motief|moti[ev]\p{L}*)\p{L}* (?:for|to|on|with|toward|about|aan|voor) (?:\p{L}+ ){0,2}"#
      )
      || follows(#"\b(?:after|following|during|na|tijden) (?:(?!receiv|they|ze|zij|given|the|\d)\p{L}+ ){0,2}"#)
        && !precedes(#"(?:\p{L}+ )?\#(Self.treatments)"#) && !name.holds("therap|training")
  }

  /// “Two weeks of exercise withdrawal”, “abstained from running”: what was taken from people; unlike “withdrew from the exercise
  /// group” and “restriction of sleep”.
  var isWithheld: Bool {
    precedes("(?:withdrawal|deprivation|cessation|abstention|removal|onthouding|deprivatie)\\b")
      || follows(
        #"\b(?:withdrawal|deprivation|cessation|interruption) (?:of|from) (?:(?:regular|habitual|usual|their|all|aerobic) ){0,2}|\b(?:refrain|abstain|abstention|abstinence)\p{L}* from (?:(?:regular|habitual|usual|their|all|any|aerobic) ){0,2}|\b(?:deprived of|stop met|stoppen met|onthouding van) (?:(?:regular|habitual|usual|their|all|regelmatig) ){0,2}"#
      ) && !precedes(#"(?:\p{L}+ )?\#(Self.treatments)"#)
  }

  /// “Their exercise was standardised”: what was not to differ.
  fileprivate var isKeptConstant: Bool {
    precedes(
      "(?:wa|was|were|werd|werden) (?:\\p{L}+ )?(?:standardi[sz]ed|restricted|prohibited|avoided|limited|controlled|allowed|constant)"
    )
  }

  /// Whether it is people who are said to have it: “adults with depression”, “depressed adolescents”; not “anxiety in
  /// adolescents”, which is what was looked for in them.
  func isOfThoseWhoHaveIt(inTitle: Bool) -> Bool {
    if precedes(#"(?:in|among|bij|onder) "#) && !follows(Self.having) { return false }
    return !inTitle || follows(Self.having)
      || precedes(
        #"(?:patient|inpatient|outpatient|adult|adolescent|student|women|men|people|person|children|youth|participant|subject|individual|volwassen|jonger|vrouwen|mannen|patienten|deelnemer)"#
      )
  }

  private static let having =
    #"\b(?:with|suffering from|experiencing|having|had|living with|diagnosed with|diagnosi of|treat\p{L}* (?:of|for)|(?:recover\p{L}*|remission|relapse\p{L}*) from|(?:admitted|referred|hospitali[sz]ed|sick leave|absent|seen|sick listed) (?:\p{L}+ ){0,4}?(?:for|with|because of|due to)|met|lijdend aan|behandel\p{L}* (?:voor|wegen|van)|herstel\p{L}* van|wegen) (?:(?!on |to |by |than |in |among |characteristic|comorbidit|variable)(?:chronic and or )?\p{L}+ ){0,4}"#
}
