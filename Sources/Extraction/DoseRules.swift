import Records

/// How long, how often and how much: only what is written of the programme itself.
enum DoseRules {
  private static let span = #"(\d{1,3})(?: ?(?:-|–|to|tot) ?(\d{1,3}))?"#

  static func weeks(_ passages: [Passage]) -> Reading<QuantityRange>? {
    // “12 weeks of running or 16 weeks of medication”, “walking for 3 weeks and running for another 3”: one or another.
    let passages = passages.filter {
      !isOfShare($0) && !$0.main.holds(#"\b(?:another|further|nog eens) \d+[- ](?:weeks?|weken)\b"#)
        && !$0.main.holds(#"\b\d+[- ](?:weeks?|weken)\b[^.;]{0,60}\b(?:or|versus|vs\.?|of) \d+[- ](?:weeks?|weken)\b"#)
    }
    return .agreed(
      readings(
        passages,
        [
          #"\b\#(span)[- ](?:weeks?|wks?)[- ](?:(?!follow|after|before|since|later|prior|period|post|in |both|and |within)[\p{L}][\p{L}\d-]* |1-on-1 ){0,3}(?:program|training|intervention|treatment|course|exercise|regimen|curriculum|[\p{L}]*therapy|running|jogging|walking)"#,
          #"\b(?:receiv\p{L}*|followed|attended|underwent|undertook|offered|given) an? \#(span)[- ]weeks?[- ](?!follow|wait|wash|period|test|diar|stay|later|after)"#,
          #"\b(?:receiv\p{L}*|attended|underwent|undertook) (?:either )?\#(span) weeks of (?!follow|wait|observ|no\b|usual|standard)[\p{L}]"#,
          #"\b(?:liep(?:en)?|wandelden?|trainden?|renden?|fietsten?|sportten?|oefenden?|volgden?) (?:zij |ze |hij |de \p{L}+ |gedurende )?\#(span) weken\b(?! (?:later|na|erna|wachtlijst|gevolgd))"#,
          #"\b\#(span) weken (?:lang )?(?:[\p{L}]+ )?(?:[\p{L}]*therapie|[\p{L}]*training|[\p{L}]*programma|behandeling|hardlopen|wandelen)\b"#,
          #"\b(?:behandeling|[\p{L}]*programma|[\p{L}]*training|interventie|[\p{L}]*therapie|cursus) van \#(span) weken\b"#,
          #"\b(?:program(?:me)?|training|intervention|treatment|therapy|course) of \#(span) (?:weeks|wks?)\b"#,
          #"\b(?:program(?:me)?|training|intervention|treatment|therapy|course) (?:phase |period )?(?:was|lasted|took|is|lasts|takes) \#(span) weeks\b(?! (?:after|later|before))"#,
          #"\b(?:behandeling|programma|training|interventie|therapie|cursus|[\p{L}]*therapie|[\p{L}]*training|[\p{L}]*programma) (?:duurden?|duurt|duren) \#(span) weken\b"#,
        ])
        + readings(
          passages.filter {
            $0.main.holds(programme) && !$0.main.holds(trialOver) && !withoutAlternatives($0.main).holds(otherSpan)
              && !$0.main.holds(checks)
          },
          [
            #"\b(?:for|over|during|lasting|lasted|gedurende)(?: an?(?: total)? (?:duration|period|course) of)? \#(span) (?:weeks|weken|wks?)\b(?! (?:of follow|after|later|follow))"#,
            #"\b\#(span) weken lang\b"#,
          ])
        // “An 8-week randomised controlled trial”, unlike “a 12-week cohort study”.
        + readings(passages.filter { !$0.main.holds(trialBefore) }, [#"\b\#(span)[- ]weeks?,?[- ]\#(trial)"#])
        + readings(
          passages.filter { !$0.main.holds(checks) },
          [#"\#(bracketWithDose)\#(span) ?(?:weeks|weken|wks?)(?= ?[,;)\]])"#]))
  }

  /// “Women who had taken part in an 8-week trial”, “data from an 8-week trial”.
  private static let trialBefore =
    #"\b(?:after|following|since|within|alongside|part of|completed|(?:who|that|had) (?:[\p{L}]+ ){0,3}(?:part|participated|enrolled) in|(?:data|analys[ei]s|sample|subset|\#(PeopleRules.persons)) of|from|na|uit) (?:an?|the|our|this|een|het) (?:[\p{L}]+ ){0,2}\d{1,3}[- ]week"#
  private static let trial =
    #"(?!prospective,? (?:study|trial))(?:(?:(?:randomi[sz]ed|controlled|(?:placebo|sham)-controlled|clinical|pilot|feasibility|pragmatic|prospective|open(?:-label)?|cluster-?|parallel(?:-group|-arm)?|multi-?cent(?:er|re)|multi-?site|single-(?:cent(?:er|re)|site|arm)|(?:single-|double-|assessor-|rater-|observer-)?(?:blind|blinded|masked)|(?:two|three|four|2|3|4)-(?:arm|armed|group)|superiority|non-?inferiority|intervention|treatment)(?:,? (?:and )?|-)){1,7}(?:trial|study)|rct|gerandomiseerd(?:e)? (?:gecontroleerd(?:e)? )?(?:onderzoek|studie|trial))\b"#

  /// The beginning of a bracket that says how often a week or how many minutes, up to one of its parts:
  /// “(3 times a week, 45 minutes, 12 weeks)”.
  private static let bracketWithDose =
    #"[(\[](?=[^()\[\]]*(?:\d ?[x×]|\b(?:once|twice|times|days|sessions?|keer|maal|dagen|sessies?)) ?(?:a|per|each|weekly|in de|/)|\b\d+ (?:sessions|sessies)\b)(?![^()\[\]]*\b(?:follow|wait|tests?|assess|measur))(?:[^()\[\]]*(?:[,;] ?|\b(?:for|over|during|gedurende) ))?"#

  /// “The trial was conducted at nine homes over 60 weeks”: how long the study took.
  private static let trialOver =
    #"\b(?:trial|study|onderzoek|studie) (?:was|is|were|werd|wordt) (?:[\p{L}]+ )?(?:conducted|carried out|performed|done|run|uitgevoerd|gedaan)\b"#
  private static let programme =
    #"\b(?:program|train|exercis|ran\b|run|jog|walk|therap|treat|interven|sessions?|class|course|applied|daily|twice|times|randomi|assigned|receiv|liep|sport|wandel|lopen|rende|fiets|(?:keer|maal) per week|kregen|behandel|bijeen)"#
  /// What was taken so many times, or for so long, and is no part of the programme either.
  private static let checks = #"\b(?:outcomes?|tests?|tested|samples?|measured|assessed|monitored|visits)\b"#
  /// A follow-up at a time of its own: “, with follow-up at 6 months”.
  private static let followUp =
    #",? ?(?:\b(?:and|with|en|met) )?(?:an? |een )?follow-?ups? (?:at|after|na|op) \d[^,.;]*"#
  private static let otherSpan =
    #"\b(?:follow|observ|wait|stable|symptoms? (?:had |have )?last|episodes?|waited|abstinen|medicat\p{L}*(?: (?!to|ran|walked|were|was|received|kregen)\p{L}+){0,4} (?:for|over|during|gedurende)\b|gevolgd|stabiel|wachtlijst)"#

  /// Without a follow-up at its own time, and what others got who waited: “, or waiting list”.
  private static func withoutAlternatives(_ text: String) -> String {
    text.replacing(followUp) { _ in "" }.replacing(waiting) { _ in "" }
  }
  private static let waiting =
    #",? ?\b(?:or|versus|vs\.?|and|to|of|en|naar) (?:an? |the |een |de )?(?:wait(?:ing)?[- ]?list|wachtlijst)(?: (?:control|condition|group)s?)?(?!(?: (?:control|condition|group)s?)? ?\(?(?:(?:for|of|during|over|lasting|gedurende|van) )?(?:\p{L}+ )?\d)"#

  /// What somebody did later, or had done before, of their own: “At one-year follow-up she ran twice a week”.
  private static let ofOwn =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:at|after|during|bij|na|tijdens) [^,;]{0,40}\b(?:follow-?up|discharge|afloop|ontslag|later)\b|\b(?:years?|months?|jaar|maanden) later\b|\b(?:afterwards|nadien|still (?:ran|run|walk|exercis)|continued to|(?:had|was|were) (?:been )?(?:already )?(?:running|jogging|walking|exercising)|despite|ondanks|used to|habitually|liep (?:zij|hij|ze) nog)\b"#

  /// “55% of students took part in classes of 35 to 40 minutes”: what some did.
  private static func isOfShare(_ passage: Passage) -> Bool {
    passage.figures.contains(/%|cent/) && passage.figures.holds(ofShare)
  }
  private static let ofShare =
    #"\d ?(?:%|per ?cent|procent) (?:of|van) (?:the |all |de |alle )?(?:[\p{L}-]+ ){0,2}\#(PeopleRules.people)\b"#

  /// “Three 15-minute sessions 5 days a week”: how often in all, nothing says.
  private static let severalADay =
    #"\b[2-9] (?:[\p{L}-]+ )?(?:\d{1,3}[- ]?min\p{L}*[- ])?sessions?\b[^.;]{0,40} \d days (?:a|per|each) week\b|\bsessions? (?:a|per|each) day\b|\b(?:twice|thrice|[2-9] times) (?:a day|daily|per day)\b|\b[2-9] (?:keer|maal) (?:per dag|daags)\b"#

  static func timesPerWeek(_ passages: [Passage]) -> Reading<QuantityRange>? {
    let passages = passages.filter {
      !$0.main.holds(ofOwn) && !$0.main.holds(severalADay) && !isOfShare($0)
    }
    // Of pain, or of work, days a week are told too.
    let days = readings(
      passages.filter { !$0.main.holds(checks) },
      [
        #"\b(?:train|exercis|ran\b|run|jog|walk|session|program|workout|sport|interven|therap|psychotherap|beweeg|liep|\p{L}*lopen|hardlo)(?:(?! and | en )[^;.<>≤≥]){0,60}? \#(span) (?:days|mornings|afternoons|evenings|dagen|ochtenden|middagen|avonden) ?(?:a|per|each|in de|/) ?(?:week|wk)\b"#
      ])
    let words = passages.flatMap { passage in
      matches(in: passage, #"\b(once|twice|thrice) (?:a week|per week|weekly|each week)\b"#).compactMap { groups in
        groups[1].flatMap { ["once": 1, "twice": 2, "thrice": 3][$0.lowercased()] }.map { times in
          Reading(value: QuantityRange(min: Numeral(times), max: Numeral(times)), passage: passage)
        }
      }
    }
    let once =
      #"\b(?:een|één) (?:keer|maal|sessie|training|les|bijeenkomst)(?: van \d{1,3} ?min(?:uten)?)? (?:per|in de|/) ?week\b|\b[eé]énmaal (?:per|in de) week\b|\b(?:an?|1) \d{1,3}[- ]?(?:min\p{L}*|hours?) \#(onceAWeek)"#
    // “Daily training for five days a week.”
    let named = [(once, 1)] + (days.isEmpty ? [(daily, 7)] : [])
    let times = passages.filter { !$0.main.holds(checks) }.flatMap { passage in
      named.filter { !matches(in: passage, $0.0).isEmpty }.map { entry in
        Reading(value: QuantityRange(min: Numeral(entry.1), max: Numeral(entry.1)), passage: passage)
      }
    }
    let length = #"\d{1,3}(?: ?(?:-|–|to) ?\d{1,3})?[- ](?:min(?:utes?)?|hours?)"#
    let adjective = #"(?!(?:weeks?|months?|days?|minutes?|hours?|of|in|with|and|or)\b)[\p{L}][\p{L}-]*"#
    let figures = readings(
      passages.filter { !$0.main.holds(checks) },
      [
        #"\b\#(span)(?: times?|x| ?×| sessions?| keer| maal| sessies| bijeenkomsten| trainingen| lessen) ?(?:a|per|each|in de|/) ?(?:week|wk)\b"#,
        #"\b\#(span) (?:sessies|bijeenkomsten|[\p{L}]*trainingen|wandelingen|loopjes|keer|maal) (?:van |à )?\d{1,3}(?: ?(?:-|–|tot|à) ?\d{1,3})? ?min(?:uten|\.)? ?(?:hardlopen |lopen |wandelen )?(?:per|in de|/) ?week\b"#,
        #"\b\#(span) (?:times|maal|keer) (?:weekly|wekelijks|'s weeks)\b"#,
        #"\b\#(span) (?:\#(adjective) ){0,2}sessions? (?:of|lasting) \#(length)(?: (?:of )?\#(adjective)){0,2} ?(?:a|per|each|/) ?(?:week|wk)\b"#,
        #"\b\#(span) (?:(?:\#(length)|\#(adjective)),? ){1,4}(?:sessions|runs|walks|workouts)(?: of \#(adjective)){0,1} (?:weekly|(?:a|per|each) week)\b"#,
      ])
    // “2 weekly sessions for 12 weeks”; alone they may be 2 in all, once a week.
    let weekly = readings(
      passages.filter { $0.main.holds(#"\b\d+[- ]weeks?\b"#) && !$0.main.holds(checks) },
      [#"\b([2-4])() (?:\#(length) )?weekly (?:(?:\#(length)|\#(adjective)),? ){0,3}sessions\b"#])
    return .agreed(words + times + figures + weekly + days)
  }

  /// “A two-hour class weekly.”
  private static let onceAWeek =
    #"(?:[\p{L}\d-]+ ){0,3}(?:program(?:me)?|session|class|training|workshop|course|lesson) (?:weekly|(?:once )?(?:a|per|each|every) week)\b"#
  private static let oneDay = #"(?:daily|every day|each day|dagelijks|elke dag|iedere dag)\b"#
  private static let doing =
    #"\b(?:train(?:ed|ing)?|exercised?|ran|running|jogged|jogging|walk(?:ed|ing)|sessions?|program(?:me)?|workouts?|class(?:es)?|liep(?:en)?|[\p{L}]*lopen|[\p{L}]*wandelen|wandelden?|trainden?|training|sessies?|fietsten)\b"#
  /// “They ran daily”, “a daily session”, “dagelijks liepen zij”; not “twice daily”, “daily steps” or “daily life”.
  private static let daily =
    doing
    + #"(?:(?! (?:and|en|or|of) )(?!\b(?:twice|thrice|times|almost|nearly|least|bijna|vrijwel|keer|maal)\b)[^.;,<>≤≥]){0,40}? \#(oneDay)"#
    + #"(?! (?:life|living|liv|activit|hassle|stress|mood|diar|steps?|report|questionnaire|functioning|routine|or\b|of\b|leven|stemming|dagboek))"#
    + #"|(?:^|[,:] |\b(?:an?|their|had|did|received|the|zij|ze|kregen|een) )\#(oneDay) (?:(?!life|living|and|en|mood|diar|step)[\p{L}\d-]+ ){0,3}?(?:run|walk|jog|session|workout|exercise\b|training|liep|wandel|hardl|trainde|sessie)"#

  static func minutes(_ passages: [Passage]) -> Reading<QuantityRange>? {
    let passages = passages.map { passage in
      var passage = passage
      passage.figures = Durations.inMinutes(passage.figures)
      return passage
    }.filter { !$0.main.holds(ofOwn) && !isOfShare($0) && !$0.main.holds(buildsUp) }
    return .agreed(
      readings(
        passages.filter {
          $0.main.holds(moves) && !$0.main.holds(intervals)
        },
        [
          #"\b\#(length)\#(notAWeek)(?! (?:after|before|later|following|post|prior|na|voor|voorafgaand|later|erna|of (?:rest|sleep))\b)"#
        ])
        + readings(
          passages,
          [
            #"\b(?:sessions?|class(?:es)?|lessons|workouts?) (?:of|lasting) \#(length)"#,
            #"\b(?:sessies?|bijeenkomst(?:en)?|[\p{L}]*trainingen|wandeling(?:en)?|lessen|keer|maal) (?:van|à) \#(length)"#,
            #"\b(?:once|twice|times|keer|maal) (?:weekly|(?:a|per|each|in de) week),? (?:for|lasting|gedurende) \#(length)\#(notAWeek)"#,
            #"\b(?:an?|1) \#(length) \#(onceAWeek)"#,
            #"\b\#(length) (?:(?!per |of |in |each |interval|bout|rest|recover|warm|cool)[\p{L}-]+ ){0,2}sessions?\b"#,
            #"\#(bracketWithDose)\#(length)(?= ?(?:per session|each|per keer|[,;)\]]))"#,
          ]))
  }

  private static let length = #"(\d{1,3})(?: ?(?:-|–|to|tot) ?(\d{1,3}))?[- ]?min(?:utes?|uten)?\b"#
  /// “150 minutes of walking per week”: of all sessions together. “45 minutes of running twice a week” is of one.
  private static let notAWeek =
    #"(?! ?(?:of|van)? ?(?:(?!once|twice|thrice|times|keer|maal|sessions?\b)[\p{L}-]+ ){0,4}(?:a|an|per|each|every|in de) (?:week|wk)\b)(?! ?/ ?(?:week|wk))(?![- ](?:[\p{L}-]+ ){0,2}(?:\([^()]*\) ?)?(?:tests?|distance)\b)(?! (?:(?!once|twice|thrice|times|keer|maal)[\p{L}-]+ ){0,3}(?:weekly|wekelijks))"#
  private static let moves =
    #"\b(?:sessions?|class(?:es)?|lessons|train(?:ing|ed)|running|ran|exercise|jog|walk|workout|(?:supervised|group|home|yoga|meditation|mindfulness) practice|sessies?|bijeenkomst(?:en)?|trainingen|hardlopen|[\p{L}]*lopen|liepen|(?:keer|maal) per week)"#
  /// Of these the length is told, or how long one rests between them: only what is called a session's length is one.
  private static let intervals =
    #"\b(?:interval|bouts?\b|sprints?\b|repetitions?\b|sets? of\b|warm(?:ing)?[- ]?up|cool(?:ing)?[- ]?down)|\b(?:first|initially|eerst|aanvankelijk)\b[^.;]{0,40}\d[^.;]{0,20}\b(?:later|then|afterwards|daarna|vervolgens)\b|\bduring (?:an? )?\d+[- ]?(?:min|h)[^.;]{0,80}\b(?:was|were) (?:assessed|measured|determined|recorded)\b|\d ?[x×] ?\d{1,3}[- ]?min|\bafter \d+[- ]?min\p{L}* of (?:exercise|walking|running|cycling|rest)\b"#

  /// “Starting with ten minutes and building up to 40”: which of them counts, a person has to say.
  private static let buildsUp =
    #"\b(?:start|begin|began|beginn|beginnend|begonnen|initial)\p{L}* (?:with|at|from|met|bij) [^.;]{0,60}\b(?:build|built|increas|progress|extend|up to|opgebouwd|opgevoerd|oplopend|tot)|\b(?:built|building|increas\p{L}+|extended|progress\p{L}+|opgebouwd|opgevoerd) (?:up )?(?:from|van) \d"#

  /// How much of a drug, and how often: “(100 mg/m2, once weekly for 4 weeks)”.
  private static let drugs = #" ?[(\[][^()\[\]]*\d ?(?:mg|mcg|µg|μg|Gy|IU)\b[^()\[\]]*[)\]]"#

  private static func readings(_ passages: [Passage], _ patterns: [String]) -> [Reading<QuantityRange>] {
    passages.flatMap { passage in
      patterns.flatMap { matches(in: passage, $0) }.compactMap { groups -> Reading<QuantityRange>? in
        guard let min = groups[1].flatMap({ Int($0) }), min > 0 else { return nil }
        let max = groups[2].flatMap { Int($0) } ?? min
        guard max >= min else { return nil }
        return Reading(value: QuantityRange(min: Numeral(min), max: Numeral(max)), passage: passage)
      }
    }
  }

  /// Without what is said of those compared with, `and controls stretched for 8 weeks`, and of an upper bound only.
  private static func matches(in passage: Passage, _ pattern: String) -> [[String?]] {
    passage.figures.replacing(drugs) { _ in "" }.replacing(
      #"\b(up to|at least|at most|(?:a )?(?:minimum|maximum) of|(?:less|fewer|more) than|(?:minder|meer) dan|minstens|minimaal|maximaal|hoogstens|ten (?:minste|hoogste)|a? ?total of) (?:\d+|once|twice|thrice)(?=[- ])"#
    ) {
      "\($0[1] ?? "") some"
    }.replacing(#"[≥≤<>]=? ?(?:\d+|once|twice|thrice)(?=[- ])"#) { _ in "some" }.replacing(ofControls) { _ in "" }
      .replacing(eachWeek) {
        "\($0[1] ?? "") sessions of \($0[2] ?? "") minutes per week"
      }
      .matches(pattern)
  }

  /// “2 x 60 min per week”, unlike intervals of “4 x 4 min”.
  private static let eachWeek =
    #"\b(\d) ?[x×] ?(\d{1,3}) ?min(?:utes?|uten|\.)? ?(?:a|per|each|in de|/) ?(?:week|wk)\b"#

  private static let ofControls =
    #"(?:^|[;,] |\b(?:and|while|whereas|en|terwijl) )(?:the |de )?(?:[\p{L}-]+ )?(?:controls|control (?:group|arm|condition|participants)|comparison group|controlegroep)\b[^;.]*"#
}
