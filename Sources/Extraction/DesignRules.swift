import Records

/// What else the words about a design tell.
enum DesignRules {
  /// Before the trial in which a study was done that is of another design: “nested in a randomised controlled trial”.
  static let host =
    within
    + #" (?:(?:an?|the|een|de|het|this|our|larger|multi-?cent\w+) ){0,2}(?:[\p{L}-]+ ){0,2}(?:randomi[sz]ed|rct|trial|gerandomiseerd)"#

  /// What ties a study to the trial in which it was done.
  static let within =
    #"\b(?:(?:nested|embedded) (?:with)?in|alongside|parallel to|(?:as )?part of|(?:process|economic|cost[ -]effectiveness) (?:evaluation|analysis) (?:of|in|with)|ingebed in|naast|(?:als )?onderdeel van|procesevaluatie van)"#

  /// That chance decided nothing: “not randomised”.
  static let denied = #"\b(?:not|non|without|niet|geen)[- ](?:\w+ )?(?:random|gerandomi|aselec)"#

  /// Chance that divided a sample for an analysis: “randomly divided into training and validation groups”.
  static let split =
    #"\brandomly (?:divided|split|assigned)\b[^.;]*\b(?:training|validat|verif|derivation|exploratory|confirmatory|factor analys)"#

  /// That what is told was randomised in others' trials: “six eligible RCTs”, “individual patient data”.
  static let pooled =
    #"\bmeta-?analy|\bindividual (?:patient|participant) data\b|\b\d+ (?:[\p{L}-]+ ){0,2}(?:RCTs|trials)\b"#

  /// “We used data from participants who were randomised to placebo”.
  static let reused = #"\b(?:used|using|analy[sz]ed) (?:[\p{L}-]+ ){0,2}data\b[^.;]* from "#

  /// How interviews are analysed, or that they were held: “thematic analysis”, “in-depth interviews were conducted”.
  static let qualitative =
    #"\b(?:thematic(?:ally)?(?: content)?(?: analys|$|[ .,;])|(?:inductive|qualitative|conventional) content analysis|qualitative analysis of|framework (?:analysis|method|approach)|grounded theory|(?:interpretati?ve )?phenomenologic(?:al|ally)|ethnograph|photovoice|narrative analysis|qualitative (?:[\p{L}-]+ ){0,2}(?:approach|inquiry|enquiry|methods?|methodology|design)\b|(?:in-?depth|semi-?structured|unstructured|qualitative) (?:[\p{L}-]+ )?interviews?|focus groups? (?:[\p{L}\d-]+ ){0,8}(?:were|was|with)|(?:design|methods?): (?:[\p{L}-]+ ){0,3}focus groups?|: (?:an? )?(?:[\p{L}-]+ ){0,2}focus groups?(?: study)?\.?$|(?:thematisch|fenomenologisch) (?:ge?analyseerd|onderzo[ce]?[hk]\p{L}*)|thematische analyse|gefundeerde theorie|etnografisch|(?:diepte-?|semigestructureerde |half-?gestructureerde |kwalitatieve )interviews?|focusgroep)"#
  /// What also counted or measured, or did only that.
  static let quantitative =
    #"\b(?:mixed[- ]methods?|randomi|gerandomiseerd|diagnostic interview|structured clinical interview|cohort|cross-?sectional|(?:pre|before)[- ](?:and[- ])?(?:post|after)|review|guideline|delphi|validat|psychometric|questionnaires?|surveys?|scores?|vragenlijst|enquête|trial)|\bp ?[<=>]|\b95 ?%"#
  static let mixed = #"\b(?:mixed[- ]methods?|gemengde methoden)\b"#

  /// “Completed pre- and post-intervention assessments”, “were assessed at the beginning and at the end of the programme”.
  static let measuredTwice =
    #"\bpre-? ?(?:and|en|/|to)[- ]?(?:to )?post-? ?(?:an? |the |\d)?(?:[\p{L}\d-]+ ){0,3}?(?:assess|measure|questionnaire|survey|scores?|evaluat|intervention|treatment|program|test|training|meting)|\b(?:assessed|evaluated|measured|tested|completed|administered|gemeten|ingevuld|onderzocht)\b[^.;]{0,80} (?:(?:before and after|at the (?:beginning|start) and (?:at )?(?:the )?(?:end|completion) of) (?:the |an? )?(?:[\p{L}\d-]+ ){0,3}?(?:program|intervention|treatment|training|course|therapy|class|session)|(?:voor en na|bij (?:het )?begin en (?:het )?einde? van) (?:de |het |een )?(?:[\p{L}\d-]+ ){0,2}?[\p{L}]*(?:programma|interventie|behandeling|training|cursus|therapie))"#
  /// What shows that others were measured, too, or that chance or years came between.
  static let controlled =
    #"\b(?:control (?:arm|condition|group|participant|patient|subject)|controls\b|controlled (?!for\b)|controle\p{L}*|random|rct|gerandomi|geloot|aselect|versus|vs|compared (?:with|to)|both groups|two groups|groups|placebo|sham|wait(?:ing)?[- ]?list|wachtlijst|cross-?over|cohort|registry|retrospective|groepen|matched)"#

  /// That there were none, “without a control group”, “not randomised”, and who talked together.
  private static let uncontrolled =
    #"\b(?:no|without(?: an?| any)?|lack(?:s|ed|ing)?(?: of)?(?: an?| any)?|absence of(?: an?| any)?|geen|zonder(?: een)?|ontbr\p{L}+ van een) (?:(?:active|untreated|randomi[sz]ed|matched|concurrent|separate|parallel|comparison|comparator|treatment|or|and|gerandomiseerde) ){0,2}(?:controls?|comparison|comparator|randomi[sz]ation|controlegroep)\b(?: (?:group|arm|condition)s?\b)?|\b(?:not|non|niet)[- ](?:[\p{L}]+ )?(?:randomi[sz]ed|controlled|gerandomiseerd)|\bfocus ?groups?"#
  /// A study to come: “randomised trials are needed”, “future research should compare groups”.
  private static let wanted =
    #"\b(?:trials?|rcts?|stud(?:y|ies)|research|onderzoek)\b[^.;]* (?:is|are|be|seems?|zijn) (?:(?:now|still|therefore|thus|clearly|urgently|nog) )?(?:needed|required|warranted|necessary|recommended|desirable|justified|indicated|nodig|gewenst)\b|\b(?:future|further|toekomstig|nader|vervolg)[\p{L}]* (?:[\p{L}-]+,? ){0,4}?(?:trials?|rcts?|stud(?:y|ies)|research|onderzoek)\b|\b(?:needs?|requires?|warrants?|deserves?|awaits?|should be|must be|has to be|moet|moeten) [^.;]*\b(?:trials?|rcts?|stud(?:y|ies)|onderzoek)\b"#

  /// Whether a sentence shows that others were measured, too; what is only wanted does not.
  static func tellsOfControl(_ passage: Passage) -> Bool {
    let isWanted = (passage.aside == .plan || passage.aside == .frame) && passage.text.holds(wanted)
    return !isWanted && passage.text.replacing(uncontrolled) { _ in "" }.holds(controlled)
  }

  static let qualitativeNames: Set = [
    "qualitative study", "qualitative research", "qualitative", "kwalitatief onderzoek", "kwalitatieve studie",
  ]

  private static let chance = #"\b(?:random|rct|aselec|gerandomi|loting)"#

  /// Whether a concept is of studies in which chance decided, and a name of it does not say so: `pilot study`.
  static func isVague(_ name: String, of concept: Concept) -> Bool {
    !name.holds(chance) && concept.preferredLabel.entries.contains { $0.words.holds(chance) }
      && !concept.preferredLabel.entries.contains { $0.words.holds(#"\b(?:non-?|not |niet[- ])(?:random|gerandomi)"#) }
  }
}

extension DesignRules {
  /// Measuring before and after is what a trial does, too: beside one it is no design of its own.
  static func isBeforeAfter(_ concept: Concept) -> Bool {
    concept.preferredLabel.entries.contains {
      $0.words.holds(#"\b(?:before|pre-?(?:test)?[- ]post|voor-? ?en-?[- ]na)"#)
    }
  }

  /// A report of cases: among the publication types of a trial, too.
  static func isOfCases(_ concept: Concept) -> Bool {
    concept.preferredLabel.entries.contains { $0.words.holds(#"\bcase (?:report|series|stud)"#) }
  }

  static func isOfTalks(_ concept: Concept) -> Bool {
    Vocabulary.names(of: concept).contains { $0.holds(#"\b(?:qualitative|kwalitatie|mixed|interview|focus)"#) }
  }

  static func isOfChance(_ concept: Concept) -> Bool {
    concept.preferredLabel.entries.contains { $0.words.holds(chance) && !$0.words.holds(#"\b(?:non-?|not |niet[- ])"#) }
  }
}

extension Mention {
  /// “Qualitative study nested in a randomised controlled trial”: a trial that is another study.
  var isOfHost: Bool { follows(DesignRules.within + #" (?:\p{L}+ ){0,4}"#) }
}

extension ImportedRecord {
  /// The title and the abstract.
  var words: String {
    ([citation.text("title"), citation.text("abstract")].compactMap { $0 } + abstract.map(\.text)).joined(
      separator: " ")
  }

  /// Whether the title or the abstract says that chance decided, and none of them that it did not.
  var saysRandomised: Bool {
    let text = words
    return text.holds(#"\b(?:randomi|aselec|gerandomi|geloot|loting)"#)
      && !text.holds(
        DesignRules.denied + #"|\b(?:no|without(?: an?)?|geen|zonder) (?:control group|controlegroep)"#
      )
  }
}
