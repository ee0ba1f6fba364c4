import Records

/// Which sentences say something of an outcome of this study: what was measured or found, not what was known, asked or
/// concluded.
enum OutcomeRules {
  /// Whether it stands where outcomes are told; what a nurse had, or a control, was one too.
  static func mayTell(_ passage: Passage) -> Bool {
    passage.source == .title || passage.aside == nil || passage.aside == .otherPeople
  }

  /// Whether its words tell one, where it names any.
  static func isTold(in passage: Passage) -> Bool {
    if passage.source == .title { return !passage.text.holds(views) }
    let text = passage.text
    if passage.listsOutcomes, !text.holds(asked) { return true }
    return text.replacing(ofThem) { _ in "" }.holds(found) && !text.holds(asked) && !text.holds(concluded)
      && !text.holds(criteria)
      && (!text.holds(general) || text.holds(declared) || text.replacing(asAdjective) { _ in "" }.holds(past))
  }

  /// Whether it says that people left before the end.
  static func tellsWhoLeft(_ passage: Passage) -> Bool {
    passage.source == .abstract && DropOut.isTold(in: passage) && !passage.text.holds(asked)
      && !passage.text.holds(concluded)
  }

  /// “Attitudes of doctors towards exercise for depression”: what is thought of a treatment, whose patients have it.
  private static let views =
    #"\b(?:attitudes?|views?|opinions?|perspectives?|experiences?|perceptions?|ervaringen|houding|opvattingen|meningen|visies?)\b[^:.]{0,60}?\b(?:on|of|about|to|towards?|regarding|over|tegenover|van)\b[^:.]*\b(?:for|in|with|voor|bij|met|tegen)\b"#

  /// A change, a difference, an association, a score, or what people said of themselves.
  private static let found =
    #"\b(?:measured|assess|outcome|scor(?:e|es|ed|ing)\b|scale|inventory|questionnaire|recorded|rated|ratings?|monitored|counted|evaluated|effects? (?:of|on)|compared"#
    + #"|improv|reduc|decreas|increas|declin|fell|fall(?:en|s)?\b|rose|risen|rise in|dropped|drop in|went (?:up|down)|grew|diminish|lessen|lower|higher|better|worse|poorer|greater|larger|smaller|shorter|longer|less|fewer|more (?!than)|elevated|enhanced|relieved|alleviated|lifted|restored"#
    + #"|chang(?:e|es|ed)\b|unchanged|unaffected|stable|remained|similar|differ|remi(?:ssion|tted)|resolved|ceased|disappeared|recovered|occurred|(?:^|[^-])\bdeveloped"#
    + #"|averaged (?:\p{L}+ )?\d|associat|correlat|(?:un)?related to|linked (?:to|with)|predict|mediat|explained|risk of|odds|prevalence|inciden"#
    + #"|(?:positive|negative|beneficial|adverse) (?:results|effects)|\d+(?:[.,]\d+)? ?(?:%|per ?cent) (?:\p{L}+ )?(?:adherence|attendance|compliance|attrition|drop-?out)\b|report(?:ed|s)?\b|described|experienced|mentioned|spoke|told|said|felt|noted|(?:was|were) (?:(?:on average |about |around |approximately |only )?\d|(?:very |rather |relatively )?(?:low|high|good|poor|small|common|rare|seen|observed|found|present|absent)(?:est)?\b)"#
    + #"|gemeten|uitkomst|vastgelegd|beoordeeld|geregistreerd|score|schaal|vragenlijst|effect(?:en)? (?:van|op)|vergeleken"#
    + #"|verbeter|vermind|verminder|verslechter|verhoog|verlaag|daal|gedaald|daling|steeg|stegen|gestegen|stijging|zakte|n(?:am|amen|eemt|emen)\b[^.;]*\b(?:af|toe)\b|af(?:ge)?nam|toe(?:ge)?nam|(?:af|toe)genomen|(?:af|toe)name|lager|hoger|beter|slechter|minder|meer (?!dan)|vaker|korter|langer"#
    + #"|verander|onveranderd|gelijk|stabiel|bleef|bleven|verschil|samenhang|hing(?:en)?\b[^.;]*\bsamen|geassocieerd|gecorreleerd|voorspel|kans op|risico op"#
    + #"|rapporteer|meldden|noemden|beschreven|vertelden|ervoer|ervaarden|ervoeren|voelden|gaven aan|bedroeg|(?:was|waren) (?:gemiddeld |ongeveer |slechts )?\d)"#
  /// “Veterans who felt alone”: who they were.
  private static let ofThem =
    #"\b(?:who|that|whose|die|wie) (?:had |have |hadden )?(?:felt|experienced|reported|described|ervoeren|rapporteerden) (?:[\p{L}-]+ ){0,3}"#
  /// The aim and what was expected.
  private static let asked =
    #"\b(?:aim(?:s|ed)?|purpose|objectives?|hypothes\p{L}*|(?:we|study) (?:sought|set out)|whether|doel(?:stelling)?|vraagstelling|verwacht(?:t?en)?|nagaan|nagegaan|ging(?:en)? na|onderzochten of|de vraag)\b|^(?:[\p{L} ,&/-]{3,60}: )?to (?!date)\p{L}+"#
  static let concluded =
    #"^(?:in (?:conclusion|summary|sum)|these (?:findings|results|data)|(?:our|the) (?:findings|results|data) (?:suggest|show|indicate|support|confirm)|this (?:study|trial|case|paper|article|review) (?:suggest|show|indicate|support|demonstrate|confirm)|we conclude|thus|therefore|concluderend|kortom|(?:deze|onze) (?:resultaten|bevindingen)|wij concluderen)\b"#
  private static let criteria =
    #"\b(?:inclusion|eligib\p{L}*|entry|selection) criteri|\beligible\b|\binclusiecriteri|\b(?:were|was) (?:recruited|eligible) if\b|\bin aanmerking\b"#
  /// What holds of people at large is said in the present.
  private static let general =
    #"\b(?:is|are|has|have|reports?|experiences?|suffers?|may|might|can|could|seems?|appears?|reduces|improves|increases|decreases|lowers|relieves|alleviates|enhances|helps?|protects?|leads?|contributes?|remains?|zijn|heeft|hebben|kan|kunnen|lijkt|lijken|wordt|worden|vermindert|verbetert|verhoogt|verlaagt|helpt|beschermt|leidt)\b"#
  /// “Is associated with reduced sleep”: what is always so.
  private static let asAdjective = #"\b(?:with|of|by|to|for|in|an?) (?:reduced|improved|increased|decreased)\b"#
  /// “The primary outcome is self-esteem”, “sleep is a secondary outcome”, “mood is measured at baseline”: as protocols say it.
  private static let declared =
    #"\b(?:(?:primary|secondary|main|co-?primary|principal|exploratory|tertiary) (?:(?:and|or) (?:secondary|exploratory) )?(?:[\p{L}-]+ ){0,2}?(?:outcomes?|end ?points?)(?: measures?| variables?| parameters?)?|outcome (?:measures|variables|parameters)) (?:(?:of|in|for) (?:this|the|our) (?:study|trial) )?(?:is|are)\b(?! (?:not|no|often|rarely|usually|mostly|that|un\p{L}+|poor|worse|better|good|similar|different))"#
    + #"|\b(?:is|are) (?:(?:the|an?|our|considered) ){0,2}(?:primary|secondary|main|co-?primary) (?:outcomes?|end ?points?)\b"#
    + #"|\b(?:is|are|wordt|worden) (?:[\p{L}]+ )?(?:measured|assessed|evaluated|rated|gemeten|beoordeeld)\b[^.;]*\b(?:at (?:baseline|inclusion|enrolment|entry)|(?:after|at|na|op) \d+ (?:weeks|months|weken|maanden)|bij aanvang)\b"#
    + #"|\b(?:primaire|secundaire|belangrijkste) (?:uitkomst(?:en|maat|maten)?|eindpunt(?:en)?) (?:is|zijn)\b(?! (?:niet|geen|vaak|dat|on\p{L}+))"#
    + #"|\b(?:is|zijn) (?:(?:de|een) )?(?:primaire|secundaire) (?:uitkomst|eindpunt)"#

  /// What was done and found, in the past, or with a number of statistics.
  private static let past =
    #"\b(?:was|were|did|had|fell|rose|reported|showed|improved|reduced|decreased|increased|declined|dropped|differed|scored|had|werd|werden|waren|hadden|bleek|bleken|daalde|daalden|steeg|stegen|verbeterde|verminderde|nam|namen|verschilden?|rapporteerden?)\b|\bp ?[<=>]|\b95 ?%|\b(?:OR|HR|RR|SMD|d|r|g|β) ?[=,:]? ?-?\d"#
}

extension Mention {
  /// “Exercise versus relaxation”, “more than with relaxation”, “assigned to relaxation”: what others did.
  var isOfArm: Bool {
    precedes("(?:training|therap|exercise|technique|oefening|management|(?:control )?group|groep)")
      || follows(#"\b(?:versu|vs|instead of|(?:than|dan) (?:with|after|in|met|na|bij)) (?:\p{L}+ )?"#)
      || follows(
        #"\b(?:assigned|randomi[sz]ed|allocated|gerandomiseerd|toegewezen|verdeeld) (?:(?!to |over )[\p{L}\d]+ ){0,3}(?:to|into|over|naar|aan) (?:(?!and|were|was|werden|en )\p{L}+ ){0,5}"#
      )
  }

  /// “Adjusted for age, weight and depression”, “weight and depression were tested as moderators”.
  var isAdjustedFor: Bool {
    if follows(#"\b(?:above and beyond|over and above|independently? of|onafhankelijk van) (?:[\p{L}\d]+ ){0,5}"#) {
      return true
    }
    return follows(
      #"\b(?:adjust\p{L}*|account\p{L}*|controll?\p{L}*|gecorrigeerd|gecontroleerd) (?:for|voor) (?:[\p{L}\d]+ ){0,12}"#
    )
      || precedes(
        #"(?:[\p{L}\d]+ ){0,12}?(?:were|was|wa|werd|werden|waren) (?:\p{L}+ ){0,2}(?:as|als) (?:\p{L}+ ){0,2}(?:moderator|covariate|covariaat|confounder|effect modifier|control variable)"#
      )
  }

  /// “The impact of stress on well-being”, “paid attention to their well-being”: what something comes of, or is cared for.
  var isCauseOfOutcome: Bool {
    follows(
      #"\b(?:impact|effect|influence|consequence|role|invloed|gevolg|gevolgen|effecten)s? (?:of|van) (?:(?!on |op )\p{L}+ ){0,3}"#
    )
      && precedes(#"(?:\p{L}+ ){0,2}(?:on|op) (?!follow|day|week)"#)
      || follows(#"\b(?:attention|consideration|importance|aandacht) (?:to|for|of|voor|aan) (?:\p{L}+ ){0,2}"#)
  }

  /// “Depression was a predictor of recovery”, “depression predicted recovery”: what something else was told from.
  var isPredictor: Bool {
    precedes(
      #"(?:(?:symptom|score|severity|level|klachten|at baseline|bij aanvang) ){0,2}(?:(?:was|wa|were|is|are|wa|waren) (?:(?!not )\p{L}+ ){0,4}?(?:predictor|predictive|determinant|risk factor|voorspeller)|(?:\p{L}+ )?(?:predict(?:ed)?|voorspelden?)\b(?! by))"#
    )
  }

  /// “Compared with other disorders, such as depression”.
  var isOneOfOthers: Bool {
    follows(
      #"\b(?:other|andere) (?:\p{L}+ ){0,3}(?:disorder|disease|condition|illnesse?|aandoening|stoorni|ziekte)\p{L}* (?:such as|like|including|zoal|waaronder) (?:\p{L}+ (?:and|or|en|of) )?"#
    )
  }

  /// “Items indicative of a depressed mood”: what a scale has.
  var isOfItem: Bool { follows(#"\bitem (?:indicative of|capturing|reflecting) (?:\p{L}+ ){0,9}"#) }

  /// “It preceded the onset of pain”: when, not how much.
  var isTime: Bool {
    follows(
      #"\b(?:preced\p{L}*|before|prior to|until|voor|vóór) (?:the |het )?(?:onset|begin|start) (?:of|van) (?:\p{L}+ ){0,6}"#
    )
  }

  /// “Adults with depression slept better”, “depressed adults”: what people had, which is not said to have changed.
  var isOfThoseWithIt: Bool {
    let people =
      "(?:people|person|patient|inpatient|outpatient|adult|adolescent|student|women|woman|men|man|children|child|youth|participant|subject|individual|client|those|case|runner|veteran|employee|worker|athlete|survivor|mother|father|parent|caregiver|carer|soldier|nurse|moeder|vader|ouder|volwassenen|jongeren|vrouw|vrouwen|man|mannen|patienten|patient|deelnemer|mensen|ouderen|kinderen|adolescenten|client|clienten)s?"
    // “Who scored above the cut-off for depression”: who was let in.
    if follows(
      #"\b(?:who|that|die) (?:had )?(?:scored|met|reached|exceeded|screened|scoorden) (?:\p{L}+ ){0,6}(?:cut off|cutoff|threshold|criteria|positive|grens|afkapwaarde) (?:\p{L}+ ){0,4}"#
    ) {
      return true
    }
    return follows(
      #"\b\#(people) (?:with|without|who had|who have|suffering from|diagnosed with|experiencing|met|zonder) (?:self reported |self rated )?(?:(?!had|ran|were|was|showed|reported|better|lower|higher|more|less|fewer|improved|reduced|meer|minder|hoger|lager|to|than|on|in|a (?:higher|lower|better))\p{L}+ ){0,4}"#
    )
      // “A boy of 16 with depression”, “running with depression”.
      || follows(
        #"\b(?!(?:found|observed|seen|detected|shown|noted|evident) with|associat|geassocieer|correlat|link|relat|compar|vergele|together|along|cop|deal|interfer|help|end|start|samen|omga|verband)\p{L}+ (?:with|met) (?:(?:an?|een|mild|severe|major|postnatal|recurrent|chronic|ernstige|lichte|recidiverende) ){0,2}"#
      ) || precedes("(?:and|en) \(people) (?:control|without)")
      // “Adults with a recorded diagnosis of depression”.
      || follows(
        #"\b(?!associat|geassocieer|correlat|link|relat|compar|vergele)[\p{L}\d]+ (?:with|had|has|have|met) (?:(?!new|first|incident|nieuw)\p{L}+ ){0,3}(?:diagnosi|history|diagnos|voorgeschiedeni|geschiedeni) (?:of|van) (?:\p{L}+ ){0,3}"#
      ) || precedes(#"\#(people)\b"#)
      // “Subtypes based on the family, nonfamilial depression”.
      // “Sleep in unipolar depression”.
      || follows(
        #"\b(?:in|bij) (?:an? |een )?(?:unipolar|major|bipolar|recurrent|chronic|postpartum|postnatal|late life|unipolaire|recidiverende|chronische) "#
      )
      || precedes("spectrum|subtyp") || follows("\\b(?:versu|vs) secondary ")
      || follows(#"\b(?:subtyp|classify)\p{L}* .*"#)
  }
}
