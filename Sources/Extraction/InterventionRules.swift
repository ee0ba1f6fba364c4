import Records

/// Which of the things that a sentence names the people were given, as the study's own intervention.
enum InterventionRules {
  private static let given =
    "randomised|randomized|assigned|allocated|gerandomiseerd|toegewezen|verdeeld|geloot"
  /// What the words before a name end in where it is what something is compared with.
  private static let comparisons =
    #"\b(?:versu|vs|compared with|compared to|relativ to|than|instead of|dan|in plaat van|vergeleken met)"#
  /// Before what people had anyway.
  private static let background =
    #"\b(?:stable|failed|unsuccessful|concomitant|concurrent|ongoing|previou|prior|add on to|adjunct to|adjunctiv to|on top of|besides?|alongside|addition to|bovenop|stabi?el|gelijktijdig|gebruikten|naast) (?:\p{L}+ ){0,2}"#

  private static let together =
    #"\b(?:combined with|in combination with|added to|plu|plus|gecombineerd met) (?:an? |the |een |de )?"#

  /// “Residual symptoms after psychotherapy”, “not responded to medication”: what they had before.
  private static let earlier =
    #"\b(?:residual|persist\p{L}*|remaining|remi(?:tted|ssion)|relaps\p{L}*|recover\p{L}*|respon\p{L}*|responder|fail(?:ed|ure)|resistant|resistance|refractory|insufficient\p{L}*|restklachten|resterende|onvoldoende|terugval)(?: \p{L}+){0,3} (?:after|following|to|of|with|na|op) (?:(?!and|or|en|of|received|underwent|ran|did|were|was|had|kregen|volgden|werden|liepen)\p{L}+ ){0,3}"#
  private static let failed =
    "(?:(?:and|or|en|of) \\p{L}+ )?(?:had |has |have )?(?:failed|did not (?:help|work)|hielp niet|faalde)"
  private static let after =
    #"\b(?:after|following|na|volgend op) (?:(?!received|underwent|ran|did|were|was|had|they|kregen|volgden|werden|liepen|zij)\p{L}+ ){0,2}"#

  /// “Ran, or did relaxation exercises”.
  private static let otherwise = #"\b(?:or|of) (?:did|received|had|got|deden|kregen|volgden) (?:\p{L}+ )?"#

  /// Of what was looked at, not given.
  private static let observed =
    #"\b(?:associat|relationship|correlat|determinants|predictors?|epidemiolog|prevalence|patterns of|mediators?|covariates?|adjusted for|registry|mendelian|outcomes? (?:are|were|is|was|includ)|(?:risk|protective) factors?|risicofactor|assessed|measured|recorded|samenhang)"#

  /// “The others received relaxation”: what it is compared with.
  private static let ofTheOthers =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:the (?:others?|rest|remaining|remainder|other (?:half|\d+|group))|de (?:anderen?|overigen?|rest|andere (?:helft|groep|\d+)))\b"#

  /// “Received psychotherapy and were assessed again”.
  private static let thenAssessed =
    #"(\b(?:received|underwent|treated with|kregen|volgden|behandeld met)\b[^.;]*,? (?:and|en) )(?:(?:they|was|were|werden|zij) )*(?:[\p{L}]+ )?(?:assessed|measured|recorded)\b"#

  /// - Parameters:
  ///   - mentions: where the sentence names each concept.
  ///   - narrowest: leaves out what another one is narrower than.
  /// - Returns: what was given, and of what one or the other was, which no other sentence makes sure.
  static func given(
    _ mentions: [String: [Mention]], in passage: Passage, narrowest: (Set<String>) -> [String]
  ) -> (ids: Set<String>, open: Set<String>) {
    guard !passage.main.replacing(thenAssessed, with: { $0[1] ?? "" }).holds(observed) else { return ([], []) }
    if passage.main.holds(ofTheOthers) { return ([], Set(mentions.keys)) }
    let isAllocation =
      mentions.values.joined().first.map { mention in
        "\(mention.before)\(mention.name)\(mention.behind)".holds(
          #"\b(?:\#(given))\b (?:\p{L}+ |\d+ ){0,6}?(?:to|into|in|over|naar|aan|tot|between|receiv)\b"#)
      } == true
    let named = mentions.compactMapValues { all in
      all.filter { mention in
        // Said once more elsewhere, “running versus psychotherapy” names it in that sentence.
        !mention.follows(comparisons) && !mention.follows(background) && !mention.follows(otherwise)
          && !isEarlier(mention, beside: mentions)
          && (!isAllocation || String(mention.before).holds(#"\b(?:\#(given))\b"#))
      }.first
    }
    // “Running plus medication or medication alone”: all had it.
    let kept = mentions.filter {
      // “Yoga combined with medication or medication”.
      $0.value.contains { $0.follows(together) }
        && $0.value.contains { $0.follows(#"\b(?:or|versu|vs|of) (?:to |with |aan |met )?(?:an? |the |een |de )?"#) }
        || $0.value.contains { $0.precedes("alone|alleen|only") || $0.follows(#"\b(?:alleen|uitsluitend|only) "#) }
    }
    let seconds = Set(
      mentions.filter { $0.value.contains { isSecondOfTwo($0, beside: mentions) || isOfEither($0, beside: mentions) } }
        .keys)
    let places = named.filter { kept[$0.key] == nil && !seconds.contains($0.key) }
    let ids = narrowest(Set(places.keys))
    guard ids.count > 1 else { return (Set(places.keys), seconds) }
    // One or the other: which is the intervention and which it is compared with, a person has to say.
    let inOrder = ids.compactMap { places[$0] }.sorted { $0.before.count < $1.before.count }
    let areTogether = zip(inOrder, inOrder.dropFirst()).allSatisfy { first, second in
      isTogether(first, second, isAllocation: isAllocation)
    }
    // “Exercise, medication or both”.
    let isOpen = inOrder.contains { $0.precedes("(?:or|of) (?:both|neither|beide|allebei|geen)") }
    return areTogether && !isOpen ? (Set(places.keys), seconds) : ([], Set(places.keys).union(seconds))
  }

  /// “CBT plus exercise or CBT plus relaxation”: only some were given what was added.
  private static func isOfEither(_ mention: Mention, beside mentions: [String: [Mention]]) -> Bool {
    let either = mention.language == "nl" ? "of|versu|vs" : "or|versu|vs"
    return mentions.values.joined().contains { other in
      other.name != mention.name
        && (mention.follows(#"\b\#(other.name) \#(added)"#) && mention.precedes("(?:\(either)) \(other.name) \(added)")
          || mention.follows(#"\b\#(other.name) \#(added)(?:\p{L}+ ){1,3}(?:\#(either)) \#(other.name) \#(added)"#))
    }
  }
  private static let added = "(?:plu|with|combined with|met|gecombineerd met) "

  /// “Assigned to yoga or walking”: one of two, the first of which the vocabulary has not.
  private static func isSecondOfTwo(_ mention: Mention, beside mentions: [String: [Mention]]) -> Bool {
    let either = mention.language == "nl" ? "of|versu|vs" : "or|versu|vs"
    let first = String(mention.before).matches(
      #"\b(?:\#(given)) (?:[\p{L}\d]+ ){0,6}?(?:to|into|naar|aan|over) ((?:\p{L}+ ){1,5})(?:\#(either)) (?:\p{L}+ ){0,2}$"#
    ).first?[1]
    // “Aerobic or stretching exercise” is exercise either way.
    guard let first, !first.holds(controls), !first.holds("(?:ic|al|ive|ed|ance|intensity) $") else { return false }
    return !mentions.values.joined().contains { first.contains($0.name) }
  }

  /// “Psychotherapy versus running therapy”: either may be what is compared with, also one that the vocabulary has not.
  static func areCompared(_ mentions: [String: [Mention]], in title: Passage) -> Bool {
    let all = mentions.values.joined()
    // “Aerobic exercise versus stretching exercise”: exercise, whichever.
    let versus = #"\b(?:versus|vs\.?|tegenover)\b"#
    if mentions.count == 1, title.text.matches(versus).count == 1,
      all.contains(where: { String($0.before).holds(versus) }), all.contains(where: { String($0.behind).holds(versus) })
    {
      return false
    }
    if !all.isEmpty,
      title.text.holds(
        #"\b(?:versus|vs|tegenover)\b|\b(?:comparison|comparing|vergelijking) (?:of|between|van|tussen)?[^:]*\b(?:and|with|to|en|met)\b"#
      ),
      !title.text.holds(controls)
    {
      return true
    }
    return all.contains { second in
      second.follows(#"\b(?:versu|vs|or|of) (?:\p{L}+ ){0,2}"#)
        && all.contains { $0.before.count < second.before.count && $0.name != second.name }
    }
  }

  private static let controls =
    #"\b(?:attention|education|relaxation|stretching|usual|standard|controls?|placebo|sham|wait|no (?:treatment|intervention|exercise)|alone|gebruikelijk|standaard|controle|wachtlijst|geen|alleen)"#

  /// Whether people were only followed or asked, so that what they did themselves was no intervention.
  static func isObservational(_ passages: [Passage]) -> Bool {
    isLookedBackAt(passages)
      || passages.contains {
        $0.text.holds(
          #"\b(?:cohort|cross-?sectional|observational|case-control|longitudinal|survey|online questionnaire|epidemiolog|prevalence|registry|cohortonderzoek|dwarsdoorsnede|observationeel|longitudinaal|enquête|vragenlijstonderzoek|patiënt-controle|diary study|diaries|(?:kept|keep|keeping|completed|filled (?:in|out)|filling (?:in|out)|wrote|maintained) an? (?:[\p{L}-]+ ){0,2}(?:diary|log|logbook)|(?:ecological )?momentary assessment|experience sampling|dagboek(?:en|studie|onderzoek)?)|\b(?:were|was) followed\b(?! by)|\b(?:hazard|odds) ratio"#
        )
      }
        && !isGiven(
          passages,
          or:
            tookCourse + #"|\b(?:treated with|behandeld met)\b"#
        )
      || passages.contains { $0.text.holds(asked) }
        && !isGiven(
          passages,
          or:
            tookCourse
            + #"|\bprogram|\bsessions?\b|\b\d+[- ]weeks?\b|\bsessies\b|\bbefore and after\b|\btherap\p{L}* (?:was|werd)\b"#
        )
  }

  /// “Retrospective cohort study”: what patients received was not the study's, unless a programme is told.
  private static func isLookedBackAt(_ passages: [Passage]) -> Bool {
    passages.contains { $0.text.holds(#"\bretrospective(?:ly)? (?:cohort|observational|chart)"#) }
      && !passages.contains {
        $0.text.holds(#"\b(?:randomi|trial|assigned|allocated|intervention|program|gerandomiseerd|toegewezen)"#)
      }
  }

  /// “Took part in running therapy”, “deelnamen aan een loopprogramma”; not “took part in a survey on training”.
  private static let tookCourse =
    #"\b(?:took part|participat\p{L}+|enroll?ed) in (?:(?!survey|study|studies|interview|trial|focus|questionnaire|research)[^\s.;]+ ){0,5}?(?:program(?:me)?s?|course|training|therapy|classes)\b"#
    + #"|\b(?:deelna(?:m|men)|namen deel|deel|deelgenomen|meededen) aan (?:(?!onderzoek|studie|enquête|interview|vragenlijst|focusgroep)[^\s.;]+ ){0,5}?(?:[\p{L}]*programma|[\p{L}]*training|cursus|[\p{L}]*therapie|[\p{L}]*lessen)\b"#

  /// What people were asked, or wore to see what they do.
  private static let asked =
    #"\b(?:complet|fill|answer|return|invul|vul)\p{L}*\b[^.;]{0,40}\b(?:questionnaires?|surveys?|vragenlijst(?:en)?)\b|\b(?:wore|wearing|droegen)\b[^.;]{0,40}\b(?:accelero|pedomet|actigraph|activity (?:monitor|track)|stappenteller|beweegmeter)|\b(?:reported|recalled|rapporteerden) (?:their|how (?:much|often)|hun) (?:[\p{L}-]+ ){0,2}(?:exercis|activit|sport|running|walking|beweg)|\bfocus ?gro[eu]p|\bparticipant observation|\bethnograph|\bphotovoice|\binterviewed\b|\binterviews? (?:were|with|about|on)\b|\b(?:barriers|facilitators|attitudes)\b|\bge[ïi]nterviewd\b|interviews (?:gehouden|afgenomen)|(?:afgenomen|gehouden) interviews"#

  private static func isGiven(_ passages: [Passage], or more: String) -> Bool {
    passages.contains { passage in
      guard !Giving.isOfWhatMayBe(passage) else { return false }
      return passage.text.holds(more)
        || passage.text.holds(
          #"\b(?:randomi|trial|assigned|allocated|controlled(?! for)|intervention|received|underwent|experiment|pilot|gerandomiseerd|toegewezen|kregen(?! (?:\p{L}+ ){0,3}(?:vaak|vaker|depressie|klachten|terugval))|interventie)"#
        )
    }
  }

  /// “Running after psychotherapy”: of two, what came first they had anyway.
  private static func isEarlier(_ mention: Mention, beside mentions: [String: [Mention]]) -> Bool {
    mention.follows(earlier) || mention.precedes(failed)
      || mention.follows(after)
        && mentions.values.joined().contains { $0.before.count < mention.before.count && $0.name != mention.name }
  }

  private static func isTogether(_ first: Mention, _ second: Mention, isAllocation: Bool) -> Bool {
    let start = first.before.count + first.name.count
    guard second.before.count > start else { return true }
    let between = String(second.before.dropFirst(start))
    // “CBT plus exercise or CBT plus relaxation”.
    if between.holds(
      first.language == "nl" ? #"\b(?:of|versu|vs) .*\b(?:plu|met)\b"# : #"\b(?:or|versu|vs) .*\b(?:plu|with)\b"#)
    {
      return false
    }
    if between.holds(
      #"\b(?:plu|combined with|in combination with|together with|added to|gecombineerd met|in combinati met)\b"#)
    {
      return true
    }
    if between.holds(first.language == "nl" ? #"\b(?:of|versu|vs)\b"# : #"\b(?:or|versu|vs|nor)\b"#) { return false }
    // “Compared running and psychotherapy”, “assigned to running and psychotherapy”.
    return !isAllocation
      && !"\(first.before)\(between)".holds(#"\b(?:compar|vergel|versu|differ|verschil)"#)
  }
}
