import Records

/// Whether a name in a sentence says something of the study, judged by the words around it.
extension Mention {
  func tells(of scheme: Scheme) -> Bool {
    switch scheme {
    case .outcome:
      !isOtherThing && !isAdjustedFor && !isOfThoseWithIt && !isOfArm && !isOfItem && !isTime
        && !isCauseOfOutcome && !isPredictor && !isOneOfOthers && !isOfOneself
    case .condition:
      !isOtherThing && !isOfInstrument && isOfPeopleInStudy && !isOfOthers && !isOfPart
        && !isOfRelative
    case .population:
      !isOfOthers && !isOfPart && !isOfScale && !isOfService && !precedes("control|groepscontrole") && !isOfData
        && !isOfKind && !isOfThoseWhoTreat && !isInformant
    case .setting: !isHospital && !isPast && !isOfPart && !isOfData && !isOfStore && isSetting
    case .design: !isOfOtherStudy
    case .intervention: !isMeasure && !isOfPlace && !isAim
    default: true
    }
  }

  /// “Primary care data”, “hospital registers”: where something was stored.
  private var isOfStore: Bool { precedes(#"(?:\p{L}+ )?(?:data|record|regist(?:r|er)|gegeven)"#) }

  /// “Routine data include general practice and cohorts of children”: what was stored, not who was studied.
  private var isOfData: Bool {
    follows(#"\bdata(?:set|base)? (?:includ|compri|contain|consist)\p{L}* (?:\p{L}+ ){0,12}"#)
  }

  /// “After their child's diagnosis of cancer”, “after a child's cancer diagnosis”.
  private var isOfRelative: Bool {
    follows(
      #"\b(?:child|partner|spouse|relative|mother|father|parent|son|daughter|husband|wife) s (?:\p{L}+ ){0,3}|\bfollowing an? (?:pa?ediatric |child\p{L}* )(?:\p{L}+ )?|\bdiagnosi of pa?ediatric (?:\p{L}+ )?"#
    )
  }

  /// “Parent and teacher ratings”, “mother-reported sleep”: who told it, not of whom.
  private var isInformant: Bool {
    precedes(
      #"(?:(?:(?:and|or|en|of) )?(?:teacher|parent|self|caregiver|carer|child|youth|leerkracht|ouder) ){0,2}(?:rating|rated|report(?! that)|reported (?:\p{L}+ ){0,3}(?:questionnair|measure|scale|symptom|behavio)|completed (?:questionnair|measure|rating|checklist)|beoordel)"#
    ) && !follows(#"\b\d+ (?:\p{L}+ )?"#)
  }

  /// “Self-injury” is no injury in sports.
  private var isOfOneself: Bool { name.holds("injur|letsel") && follows(#"\b(?:self|zelf) "#) }

  /// “A University Hospital”, “a clinic affiliated with the university”.
  private var isHospital: Bool {
    name.holds("universi|academi")
      && (follows(#"\baffiliated (?:with|to) (?:\p{L}+ ){0,4}"#)
        || precedes(
          #"(?:(?:teaching|affiliated|medical|general|children) )?(?:hospital|medical cent|clinic|ziekenhui)"#))
  }

  /// “Teen dating violence among women”: a kind of violence.
  private var isOfKind: Bool {
    precedes(
      #"(?!who|that|with|and|or|in\b|from|of\b|were|was)(?:\p{L}+ ){1,4}(?:among|onder) (?:\p{L}+ ){0,3}(?:women|men|adult|student|patient|people|children|adolescent|parent|vrouwen|mannen|volwassenen|jongeren|kinderen)s?\b"#
    ) && !follows(#"\b(?:in|of|among|with|by|from|bij|onder|van|voor|for) (?:\p{L}+ ){0,2}"#)
  }

  /// “The Hospital Anxiety and Depression Scale.”
  private var isOfInstrument: Bool {
    if precedes("(?:symptom )?(?:assessment|screening)|relat") { return true }
    return precedes(
      #"(?:\p{L}+ ){0,2}(?:inventor|scale|questionnair|score|rating|index|subscale|checklist|schaal|vragenlijst)"#)
  }

  /// “The Children's Depression Rating Scale”, “the Depression Scale for Children”: a name, which says nothing of who took part.
  private var isOfScale: Bool {
    let scale = "(?:inventor|scale|questionnair|rating|index|checklist|interview|schedule|schaal|vragenlijst)"
    return precedes(#"s (?:\p{L}+ ){0,5}\#(scale)"#) || follows(#"\b\#(scale)\p{L}* (?:for|voor) (?:\p{L}+ ){0,2}"#)
  }

  /// “In child and adolescent mental health care”: whom a service is for, not who took part.
  private var isOfService: Bool {
    let service =
      "(?:servic|care(?!r|giver)|clinic|cent|team|unit|ward|department|hospital|profession|worker|staff|nurs|practi|system|setting|welfare)"
    if follows(
      #"\b(?:service|care|clinic|unit|department|hospital|ward|decision making|decision|implication)s? (?:for|voor) (?:\p{L}+ ){0,3}"#
    ) {
      return true
    }
    return precedes(
      #"(?:(?:and|or|en) \p{L}+ )?(?:mental health(?! \p{L}*patient)|psychiatry|welfare|healthcare|protection|care(?!r|giver)|(?:(?!of\b|in\b|at\b|from|with|and|who|or\b|to\b|were|was|an?\b|the\b|inpatient|outpatient|\p{L}+(?:ing|ed)\b)\p{L}+ ){1,2}(?:unit|ward|clinic|department|hospital|cent(?:er|re))\b|(?:mental )?health \#(service)|psychiatr\p{L}* (?:\p{L}+ )?\#(service)|\#(service))(?!\p{L}* (?:in|out)?patient)"#
    )
  }

  /// “15 of whom had been in hospital”, “some of them with depression”: what is said of a part.
  private var isOfPart: Bool {
    // “The proportion of women in each role”.
    follows(
      #"\b(?:proportion|percentage|share|representation|predominance|preponderance|aandeel)s? (?:of|van) (?:\p{L}+ ){0,2}"#
    )
      || follows(#"\b(?!all|allen)[\p{L}\d]+ (?:of|van) (?:whom|them|these|hen) (?:\p{L}+ ){0,6}"#)
      || follows(#"\b(?:van wie|waarvan) (?:er )?(?!allen)[\p{L}\d]+ (?:\p{L}+ ){0,6}"#)
  }

  /// “The department of psychotherapy”, “afdeling klinische psychotherapie”: a place by its name.
  private var isOfPlace: Bool {
    precedes("(?:unit|ward|clinic|department|institut|service|afdeling|kliniek|praktijk)")
      || follows(#"\b(?:afdeling|kliniek|polikliniek) (?:(?:klinische?|ambulante?|intensieve?|deeltijd) )?"#)
      || follows(
        #"\b(?:department|ward|unit|clinic|institute|cent(?:er|re)|school|association|afdeling|kliniek|polikliniek|centrum|instituut|vereniging) (?:of|for|voor|van) (?:(?!who|that|which|received|die|kregen)\p{L}+ ){0,2}"#
      )
  }

  /// “Adults with depression”, “depressed adolescents”, “running for depression”: what people have, not what was measured or
  /// is related to something.
  private var isOfPeopleInStudy: Bool {
    if isOfAttitude
      || follows(
        #"\b(?:coping|cope|dealing|deal|interfere|omgaan) (?:with|met) (?:\p{L}+ ){0,2}|\b(?:ask|question|screen)\p{L}* (?:\p{L}+ ){0,4}(?:for|about|on) (?:\p{L}+ ){0,2}"#
      )
      || follows(
        #"\b(?:having|with|had) an? (?:\p{L}+ ){0,2}(?:level|score|degree|amount|risk)s? (?:of|for) (?:\p{L}+ ){0,3}"#)
    {
      return false
    }
    if follows(
      #"\b(?:associat|relat|correlat|link|compar)\p{L}* (?:(?:in|among) )?(?:(?!(?:in|among|bij|onder) )[\p{L}\d]+ )*|\b(?:influenc|effect|impact|predict|risk)\p{L}* (?:(?:with|to|for|of|in|between|among) )?(?:(?!(?:in|with|among|for|bij|met|voor) )[\p{L}\d]+ )*|\b(?:together|along) with .*"#
    )
      || isPrevented
    {
      return false
    }
    // “Reductions in stress”: what was measured.
    if follows(
      #"\b(?:improve|improving|alleviate|relieve|lower|reduce|reducing) (?:(?!in |with |for |among )\p{L}+ ){0,3}|\b(?:reduction|improvement|decreas|decrease|increas|increase|change|decline) (?:in|of) (?:(?!patient|people|adult|those|women|men|participant|student|with )\p{L}+ ){0,3}"#
    ) {
      return false
    }
    // What is thought or said of it: “interviewed about exercise for depression”.
    if follows(
      #"\b(?:about|regarding|toward|concerning|attitude|perception|knowledge|belief|barrier|omtrent|over) (?:(?!with |met )\p{L}+ )*"#
    ) {
      return false
    }
    // “Depression in people with chronic pain”: what was looked for in those who have something else.
    if precedes(#"(?:in|among|bij|onder) (?:\p{L}+ ){0,3}?(?:with|after|exposed|met|na) "#),
      !follows(#"\b(?:with|for|treatment of|met|voor) (?:\p{L}+ ){0,3}"#)
    {
      return false
    }
    return follows(
      #"\b(?:with|without|for|suffering from|experiencing|having|had|diagnosi of|treatment of|recover\p{L}* from|(?:sick leave|admitted|referred|absent|sick listed) (?:\p{L}+ ){0,4}?(?:because of|due to)|management of|criteria (?:were|was)|criteria|in|met|voor|bij|lijdend aan|wegen) (?:(?!on |to |by |than |assess|measur|evaluat|change|reduc|improve|score|level|characteristic|comorbidit|variable)(?:(?:mild|moderat\p{L}*) to |chronic and or )?\p{L}+ ){0,4}"#
    )
      || precedes(
        #"(?:\p{L}+ ){0,1}(?:patient|inpatient|outpatient|adult|adolescent|student|women|men|people|person|children|youth|participant|subject|individual|volwassen|jonger|vrouwen|mannen|patienten|deelnemer)"#
      )
  }

  /// “To prevent depression”, “depression prevention”: what those who took part had not, unless it is a relapse.
  private var isPrevented: Bool {
    follows(
      #"\b(?:prevent|preventi|voorkom)\p{L}* (?:(?!in |with |among |for |bij |met |relaps|recurren|terugval)\p{L}+ ){0,4}"#
    )
      || precedes(#"(?:(?:and|en) \p{L}+ )?(?:prevent|preventi|onset|inciden)"#)
  }

  /// “Text messages to promote physical activity”: what is to come of something else.
  private var isAim: Bool {
    follows(
      #"\b(?:(?:to|te) (?:promot|increas|encourag|stimulat|foster|maintain|improv|enhanc|support|boost|chang|adopt)e?|promoting|increasing|encouraging|stimulating|fostering|maintaining|improving|enhancing|supporting|(?:promotion|uptake|maintenance|bevordering|stimulering) (?:of|van)) (?:(?!and |or |by |with |through |via |using |in |for |en |of |door |met |voor )\p{L}+ ){0,2}"#
    )
      || precedes("(?:promotion|te (?:bevorderen|stimuleren|verhogen|vergroten))")
  }

  /// “A walking test”, “exercise tolerance”, “a trial running from 2010”, “compulsive running”.
  private var isMeasure: Bool {
    precedes(
      #"head\b|addict|dependen|verslav|injur|blessure|related|induced|stres test|economy|gait|from (?:\p{L}+ )?\d|until|between \p{L}* ?\d"#
    )
      || follows(
        #"\b(?:barriers?|attitudes?|facilitators?|knowledge|preferences?) (?:to|toward|of|for|about) (?:\p{L}+ ){0,2}"#)
      || precedes(
        "(?:\\d\\p{L}+ )?test|(?:\\p{L}+ )?(?:scale|questionnair|inventor|index|recall|schaal|vragenlijst)|distance|time\\b(?! (?:a|per|each|in de)\\b)|duration|test|speed|toleranc|capacit|tachycardia|electrocardiogra|ecg|performance|adherence|level|habit|plasma|coated|use|abuse|abstinence|arm|administration|resistan|interaction|eluting"
      ) || follows(#"\b(?:study|prescription|use of|during) (?:\p{L}+ ){0,3}"#)
      // “Who also used drugs”.
      || name == "drug" && follows(#"\b(?:us(?:e|ed|ing)|abus\p{L}*|alcohol (?:and|or)) (?:\p{L}+ )?"#)
      || follows(#"\b(?:compulsive|excessive|obsessive|pathological|dwangmatige?|overmatige?|excessieve) "#)
      || name.hasPrefix("exercise")
        && follows("\\b(?:delphi|consensu|mapping|scoping|simulation|tabletop|consultation|writing) ")
  }

  /// “Children of parents with depression”, “therapists with a burnout”: people beside those who took part, with what they have.
  private var isOfOthers: Bool {
    let relatives =
      "children|offspring|son|daughter|parent|caregiver|carer|mother|father|partner|spouse|relative|sibling|family member"
      + "|teacher|leerkracht|kinderen|ouder|moeder|vader|mantelzorger|naasten|familieleden"
    let persons = "\(relatives)|women|men|patient|adolescent|adult|people|person|patienten|volwassenen|jongeren|mensen"
    let owned =
      #"\b(?:(?:\#(relatives))s? (?:of|van) (?:\p{L}+ ){0,2}|whose )(?:\#(persons))s? (?:(?!and |or |en )\p{L}+ ){0,4}"#
    let views = "(?:experience|view|perception|perspective|attitude|belief|knowledge|report|rating)"
    return follows(owned)
      || follows(#"\b(?:parental|(?:parent|mother|father|caregiver|carer|teacher|ouder)s?) (?:s )?\#(views)\p{L}* .*"#)
      || precedes(#"\#(Animals.behindPeople)\b"#)
      || name.holds("^child(?:ren)?$") && follows("(?:adult|grown up)")
      || name == "child"
        && precedes(
          #"(?:(?:sexual|physical|emotional) )?(?:abuse|maltreatment|neglect|adversit|rearing|marriage|mortality|custody)"#
        )
      || follows(#"\b(?:\#(relatives))s? (?:of|van) (?:(?!and |or |en )\p{L}+ ){0,2}"#) && isOfPeople
      || follows(#"\b(?:control|therapist|clinician|controlepersonen|therapeuten) (?:with|met) (?:\p{L}+ ){0,3}"#)
      // “Adults of households with children”.
      || follows(#"\b(?:household|familie|gezinnen|gezin|huishouden)s? (?:with|met) (?:\p{L}+ ){0,4}"#)
  }

  private var isOfPeople: Bool {
    name.holds(
      "^(?:\(PeopleRules.people)|preschool\\p{L}*|toddler|infant|baby|babies|teen\\p{L}*|schoolchild\\p{L}*|pupil|student|boy|girl|kleuter|peuter|zuigeling|[\\p{L} ]*(?:people|adult|adolescent|child|women|men))$"
    )
  }

  /// “Women who had taken part in a randomised controlled trial”, “data from a trial”.
  private var isOfOtherStudy: Bool {
    // “Descriptive analyses”, “a brief post-training survey”: how something was reckoned or asked.
    if ["descriptive", "beschrijvend"].contains(name) {
      let other = "(?:qualitativ|cross sectional|cohort|correlational|case|survey|kwalitatie)"
      let isHow =
        follows(#"\b\#(other)\p{L}* "#)
        || !precedes(
          #"(?!\#(other))(?:\p{L}+ )?(?:study|research|design|article|paper|review|onderzoek|studi|artikel)\b"#)
      if isHow { return true }
    }
    if name == "survey",
      follows(
        #"\b(?:post|pre|follow up|longitudinal|panel|exit|satisfaction|additional|month|week|year|postoperativ|form of(?: an?)?) (?:\p{L}+ )?"#
      )
    {
      return true
    }
    // “A survey linked to registers”: where data came from.
    if precedes(#"(?:(?:data|answer|respons)\p{L}* )?(?:(?:was|wa|were|is|are) )?(?:linked|merged|gekoppeld)\b"#) {
      return true
    }
    // “Cross-sectional area”.
    if name.hasPrefix("cross sectional"), precedes("(?:area|imag|plane|diameter|view|scan|dimension)") { return true }
    // “One year after a randomised controlled trial”.
    if follows(#"\b(?:after|since|following|na) (?:an?|the|een|het|de) (?:\p{L}+ ){0,2}"#) { return true }
    // “A pilot study for a randomised controlled trial”.
    if follows(
      #"\b(?:pilot|feasibility|pilotstudi|haalbaarheid\p{L}*) (?:\p{L}+ ){0,3}(?:for|to inform|toward|before|voor) an? (?:\p{L}+ ){0,3}"#
    ) {
      return true
    }
    return follows(
      #"\b(?:who|that|had|hadden|die) (?:\p{L}+ ){0,3}(?:part|participated|enrolled|deelgenomen|deelnamen) (?:in|aan|to) (?:\p{L}+ ){0,4}"#
    )
      || precedes(
        "studies|trials|center|centre|data|experiment|statistic|item|question|interview|based(?! on)|concordant|adheren|recommended|driven|directed|informed|consistent"
      ) || isOfHost
      || follows(
        #"\b(?:according to|in line with|definitive|future|health|one|two|\d+|semi|quasi|secondary analys[ei]s? (?:of|from)) (?:(?!in )\p{L}+ ){0,3}"#
      )
      || follows(
        #"\b(?:data|participants|patients|sample|subsample|gegevens|selected|drawn|taken|pooled) (?:from|of|uit|van) (?:an?|two|\d+) (?:\p{L}+ ){0,2}"#
      )
      // “Adolescents from a large cohort study”, “recruited from the ongoing cohort study”.
      || follows(
        #"\b(?:\#(PeopleRules.people)|recruited|enrolled|identified|participating|geworven) (?:(?!in |of |was |were |by )[\p{L}\d]+ ){0,4}?(?:from|within|uit) (?:an?|one|two|een|(?:the|our|de|het) (?:ongoing|larger?|existing|original|lopende|grotere)) (?:\p{L}+ ){0,3}"#
      )
      || !name.hasPrefix("cross sectional")
        && follows(#"\b(?:completed|answered) (?:an?|the) (?:\p{L}+ ){0,2}"#)
  }
}
