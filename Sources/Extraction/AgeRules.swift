import Records

/// Ages, where they are those of all who took part.
extension PeopleRules {
  /// The youngest and the oldest, in completed years. What happened “from ages 0 to 10” is told of, not taken in. Dutch
  /// `tot` leaves open whether the age belongs to it: no guess.
  static func ageRange(_ passages: [Passage]) -> Reading<[Int?]>? {
    let patterns = [
      #"\b(?:aged?|ages|age range|age ranged|ages ranged|leeftijd)(?: of| from| was| van|:|,)* (\d{1,3}) ?(?:-|–|to|through|tot en met|t/m) ?(\d{1,3})\b(?! ?(?:months|weeks|days|maanden))"#,
      #"\b(?:aged?|ages|age range|leeftijd)(?: of| was| ranged| varied| van| varieerde|:)* (?:between|tussen)(?: the ages of| de)? (\d{1,3})(?: years| jaar)? ?(?:-|–|and|to|en) ?(?:de )?(\d{1,3})\b(?! ?(?:months|weeks|days|maanden))"#,
      #"\bages? of (?:all |the |our )?(?:\d+ )?\#(people) (?:ranged|varied|was|were) (?:from |between )?(\d{1,3})(?: years)? ?(?:to|and|-|–) ?(\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\bbetween the ages of (\d{1,3}) and (\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\b(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})[ -]years?[ -](?:old|of age)"#,
      #"\b(\d{1,3})(?: jaar)? ?(?:tot en met|t\/m) ?(\d{1,3}) jaar\b(?! (?:geleden|later|na)\b)"#,
      #"\b(?:adolescents|adults|boys|children|girls|inpatients|men|outpatients|participants|patients|people|students|subjects|volunteers|women|youths?) [(\[]\#(countedBefore)(\d{1,3}) ?(?:-|–|to) ?(\d{1,3}) (?:years|yrs?|y)(?: old| of age)?(?=[)\],;])"#,
      #"\bbetween (\d{1,3}) and (\d{1,3}) years(?: of age| old)\b"#,
      #"\b(?:mean age|average age|m ?age)\b(?![^.;]{0,30}\bonset\b)(?:[^.;]|\.\d){0,40}?(?:; ?)?\brange[ds]?(?: from| of| was|:|,| =|=)* ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\baged (?:at least|minimaal) (\d{1,3})\b(?! ?(?:months|weeks|days|-|–|to\b))"#,
      #"\bage[ds]?[,:]? ?(?:≥|>=|⩾) ?(\d{1,3})(?: ?(?:years|yrs?|y))\b"#,
      #"\b(?:be|is|are|was|were) (?:at least|minimaal|ten minste) (\d{1,3}) (?:years|jaar) (?:old|of age|oud)\b"#,
      #"\b(?:gemiddelde leeftijd|gemiddeld \d+(?:,\d+)? jaar)\b(?:[^.;]|\.\d){0,40}?(?:; ?)?\b(?:spreiding|range|bereik)(?: van|:|=| =)* ?(\d{1,3}) ?(?:-|–) ?(\d{1,3})\b(?! ?(?:maanden|weken|dagen))"#,
      #"\b\#(people) [(\[](?:age[ds]? )?(?:≥|>=|⩾) ?(\d{1,3}) ?(?:years|yrs?|y|jaar)\b"#,
      #"\b(?:aged|\#(people)) (\d{1,3})(?: years)?(?: old| of age)? (?:or|and) (?:older|over|above)\b"#,
      #"\byears old,? [(\[]range[ds]?(?: from| of| was|:| =|=)* ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\b\#(people)(?: \([^()]*\))?,? (?:van |tussen (?:de )?|[(\[]\#(countedBefore))(\d{1,3}) ?(?:-|–) ?(\d{1,3}) jaar\b(?! (?:geleden|later|na)\b)"#,
      #"\b(\d{1,3}) ?(?:-|–|tot) ?(\d{1,3}) jaar oud\b"#,
      #"\b(?:\#(people)|leeftijd)(?: \([^()]*\))?,? tussen (?:de )?(\d{1,3}) en (?:de )?(\d{1,3}) jaar\b(?! (?:geleden|later|na)\b)"#,
      #"\b\d+ (?:[\p{L}-]+ ){0,3}(?:\#(people)|cases) [(\[]\d+(?:\.\d+)? ?(?:±|\+/-) ?\d+(?:\.\d+)? ?(?:years|yrs|jaar)[,;] (?:range|spreiding)[:=]? ?=? ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})\b"#,
      #"\b\#(people)(?: \([^()]*\))?,? (?:van|vanaf) (\d{1,3}) jaar (?:en|of) ouder\b"#,
    ]
    // “Odds were higher in men and those aged 18 to 49”, “most were 15–17 years of age”: those in whom something was found.
    let result =
      #"\bage,? ?(?:≥|>=|⩾) ?\d(?:[^.]|\.\d)*? (?:was|were|is|are) (?:[\p{L}]+ly )?(?:associated|predict|an? (?:[\p{L}]+ )?(?:risk|predictor))(?:[^.]|\.\d)*|\b(?:odds|hazard|associated with|predictors?|(?:more|less) (?:likely|common|frequent)|risk factors?|most|majority|meeste|meerderheid)\b[^;]*"#
      // “72 (39%) were aged 52 to 62”, “children aged 3-5 years showed lower scores”: some of them.
      + #"|\b\d+ ?[(\[]\d+(?:[.,]\d+)? ?%[)\]] (?:[\p{L}-]+ ){0,3}(?:were|was|waren) [^;.]*"#
      + #"|(?:^|[,;:] )(?:[\p{L} ,&/-]{3,60}: )?(?:(?!all\b|alle\b)[\p{L}-]+ ){0,2}\#(people) aged (?:between )?\d{1,3} ?(?:-|–|to|and) ?\d{1,3}(?: years)? (?:showed|reported|scored|exhibited|presented|displayed|demonstrated)\b"#
    // “Couples and their children, aged 9 to 14”.
    let theirs =
      #"\b(?:and|with|en|met) (?:one of )?(?:their|hun) (?:[\p{L}-]+ ){0,2}?(?:children|sons|daughters|babies|infants|child|kinderen|zonen|dochters)\b[^.;]*"#
    let readings = passages.flatMap { passage in
      let text = passage.ofSample.replacing(result) { _ in "" }.replacing(theirs) { _ in "" }
      let found = patterns.flatMap {
        text.matches(
          $0 + ofAll,
          notAfter: ["from ", "at ", "during ", "% ", "percent ", "per cent ", "%, ", "% were ", "procent "])
      }
      let besideSexes = passage.brackets.filter { $0.owner == .sample }.flatMap { $0.text.matches(behindSexes) }
      return (found + besideSexes).map { groups in
        Reading(
          value: [groups[1].flatMap { Int($0) }, groups.count > 2 ? groups[2].flatMap { Int($0) } : nil],
          passage: passage)
      }
    }
    // “Aged 60 years and older (range 60-91)”: the bound says no other than the range.
    let ranges = readings.filter { $0.value[1] != nil }
    let areBounds = readings.allSatisfy { $0.value[1] != nil || $0.value[0] ?? 0 <= ranges.first?.value[0] ?? -1 }
    guard let agreed = Reading.agreed(areBounds ? ranges : readings), let min = agreed.value[0], min <= 120 else {
      return nil
    }
    if let max = agreed.value[1], max < min || max > 120 { return nil }
    return agreed
  }

  private static let inBracket = #"[(\[][^()\[\]]*(?:±|\+/-)[^()\[\]]* ?(?:years|yrs?|jaar)\b"#
  /// Behind a bracket of one of two groups: “runners (30 ± 5 years) and 20 students”.
  private static let notBeside =
    #"(?![^()\[\]]*[)\]],? ?(?:and|or|versus|vs\.?|with|en|of|met) (?:[\p{L}\d-]+ ){0,4}\#(people)\b)"#

  /// How many took part, and of which sex, before the ages in one bracket.
  private static let countedBefore =
    #"(?:n ?= ?\d+[,;] ?)?(?:(?:\#(bothSexes)|\d+ \#(sexed))[,;:] ?)?"#
  /// “Patients with pain (11 women and 7 men, 19-55 years)”.
  private static let behindSexes =
    #"\b\#(bothSexes)[,;:] ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3}) (?:years|yrs?|y|jaar)(?: old| of age| oud)?(?= ?(?:$|[,;]))"#
  static let bothSexes = #"\d+ \#(sexed)(?:,? (?:and|en) |[,;/] ?)\d+ \#(sexed)"#

  /// The mean, and the SD where the words say that it is one: ± may be a standard error.
  static func meanAge(_ passages: [Passage]) -> Reading<[Numeral?]>? {
    // Unlike “a mean age of 65 years and over”.
    let value =
      #"(\d{1,2}(?:[.,]\d{1,2})?)(?!\d|[.,]\d| ?(?:to|tot|–|-) ?\d|(?: ?(?:years|yrs|jaar))?(?: old| of age| oud)? (?:and|or|en|of) (?:over|older|above|more|ouder|hoger)\b|[- ]?(?:months?|weeks?|days?|mo|maanden|weken|dagen)\b)"#
    let unit = #"(?: ?(?:years|yrs?|y|jaar)\b(?: old| of age)?)?"#
    let link =
      #"(?: of (?:all |the |our )?(?:\d+ |total |whole |study )?(?:\#(people)|sample|cohort))?(?: at (?:baseline|(?:wave|time|t) ?\d|(?:study )?entry|enrol\p{L}+|inclusion|the start|surgery|operation|treatment|admission|interview|testing|assessment|the time of (?:the )?(?:study|survey|interview|surgery))| bij (?:aanvang|inclusie|de start))?(?: was| of| =|=|:|,| van| is| bedroeg)*"#
    let mean = #"\b(?:mean age|average age|gemiddelde leeftijd|m age|m ?\(age\)|m_?age)\#(link) ?[(\[]?\#(value)"#
    let patterns = [
      #"\#(mean)(?:(?:\#(unit)[ ,;]*[(\[]?SD ?[=:±]? ?|\#(unit) ?(?:±|\+/-) ?(?=[\d.,]+\#(unit) ?[(\[]?SD\b))\#(value))?\#(notOfGroup)"#,
      #"\b(?:on average|gemiddeld) \#(value) (?:years old|years of age|jaar oud)(?:,? ?[(\[]?SD ?[=:]? ?\#(value))?\#(notOfGroup)"#,
      #"\b(?:was|waren) gemiddeld \#(value) jaar(?=$| ?[.,;(\[]| (?:en|SD)\b)(?:,? ?[(\[]?SD ?[=:]? ?\#(value))?\#(notOfGroup)"#,
      // “Aged 18 to 65 (M = 43.5, SD = 9.4)”.
      #"\b(?:ages?|aged|years|years old|leeftijd|jaar)\b[^.;()\[\]]{0,20}[(\[](?:M|mean|gemiddeld) ?=? ?\#(value)(?:\#(unit)[,;]? ?SD ?=? ?\#(value))?\#(notOfGroup)"#,
      // “Aged 18–20 years; mean 18.8 ± 0.7 years”.
      #"\bage[ds]? [^.;()\[\]]{3,25} (?:years|yrs?|y)[;,] ?(?:mean|M) ?=? ?\#(value)(?:\#(unit),? ?[(\[]?SD ?[=:]? ?\#(value))?\#(notOfGroup)"#,
      #"\b(?:age|aged)(?:,|:| was| of| =)? \#(value) ?\(?(?:±|\+/-) ?\d+(?:\.\d+)?\)? ?(?:years|yrs?|y)\b()\#(notOfGroup)"#,
      #"\baged \#(value)\#(unit) ?[(\[]SD ?[=:]? ?\#(value)\#(notOfGroup)"#,
      #"[(\[]\#(value) ?(?:±|\+/-) ?\d+(?:\.\d+)? ?(?:years|yrs) (?:old|of age)\b()\#(notOfGroup)"#,
      // “127 patients (78.1 ± 9.5 years, range = 55-95)”.
      #"\b\d+ (?:[\p{L}-]+ ){0,3}(?:\#(people)|cases) [(\[]\#(value) ?(?:±|\+/-) ?\d+(?:\.\d+)? ?(?:years|yrs|jaar)[,;] (?:range|spreiding)\b()\#(notOfGroup)"#,
      // “(Age; mean 9.7 ± 2.7 SD)”.
      #"\bage[;:,]? ?(?:mean|M):? \#(value)(?: ?(?:±|\+/-) ?\#(value)\#(unit) ?SD\b)?\#(notOfGroup)"#,
    ]
    let ofDeviation = [
      #"\#(mean)\#(unit) ?(?:(?:±|\+/-) ?\#(value)|[(\[](?:±|\+/-)? ?\#(value)\#(unit)[)\]])\#(notOfGroup)"#,
      #"\bage(?:,|:| was| of| =)? \#(value)\#(unit) ?(?:±|\+/-) ?\#(value)\#(notOfGroup)"#,
    ]
    // “Students (20.9 ± 1.4 years)”, “participants were 68.0 ± 5.7 years old”: of all of whom the sentence tells.
    let older = #"(?:[1-9]\d(?:[.,]\d{1,2})?)"#
    let years = #"(?:years|yrs?|y|jaar)\b"#
    let ofPeople = [false, true].map { isDeviation in
      let spread = #" ?(?:±|\+/-) ?"# + (isDeviation ? value : #"\d+(?:[.,]\d+)?()"#)
      return [
        #"\b\#(persons) (?:were|waren) (\#(older))\#(spread) \#(years) (?:old|of age|oud)\b\#(notOfGroup)"#,
        #"\b\#(people) [(\[]\#(countedBefore)(\#(older))\#(spread) ?\#(years)(?: old| of age| oud)?(?=[)\],;])\#(notBeside)\#(notOfGroup)"#,
      ]
    }
    // “The running group had a mean age of …”, “in controls the mean age was …”.
    let ofGroup =
      #"\b(?:groups?|arms?|controls?|[\p{L}-]*groep)\b[^.;()]{0,30}\b(?:mean age|average age|gemiddelde leeftijd)\b"#
    let readings = passages.flatMap { passage -> [Reading<[Numeral?]>] in
      let (text, isDeviation) = spreadNamed(in: passage.ofSample)
      // “160 patients had relapsed (mean age 39 years)”.
      guard !text.holds(ofGroup),
        !passage.isOfPart || !text.holds(part + #"[^;]*\b(?:mean|average|gemiddeld|M ?=)"#)
      else { return [] }
      // “A mean age of 43 years, and the older group … a mean age of 68 years”: of two.
      guard !isOfTwo(text) else { return [] }
      let bare = passage.isOfPart || text.matches(inBracket).count > 1 ? [] : ofPeople[isDeviation ? 1 : 0]
      return (patterns + bare + (isDeviation ? ofDeviation : [])).flatMap { text.matches($0) }.map { groups in
        let values = [groups[1], groups.dropFirst(2).compactMap { $0 }.first]
        return Reading(
          value: values.map { $0.flatMap { Numeral($0.replacing(",", with: ".")) } }, passage: passage)
      }
    }
    // One sentence may give the mean alone, another both.
    let whole = readings.filter { $0.value[1] != nil }
    let isOneMean = Set(readings.map { $0.value[0] }).count == 1
    return .agreed(isOneMean && !whole.isEmpty ? whole : readings)
  }

  private static func isOfTwo(_ text: String) -> Bool {
    let means = text.matches(#"\b(?:mean|average) age (?:of |was |=)+ ?(\d{1,2}(?:\.\d+)?)"#).compactMap { $0[1] }
    return Set(means).count > 1 && text.holds(#"\bgroups?\b"#)
  }

  /// The text with `SD` for what an SD is called, and without the label in `mean (SD) age` or `age (mean ± SD)`, and whether
  /// it says of numbers behind ± or in brackets that they are SDs: “values are mean (SD)”, “[mean ± SD]”.
  private static func spreadNamed(in text: String) -> (text: String, isDeviation: Bool) {
    let sign = #"(?:±|\+/-)"#
    var text = text.replacing(#"\b(?:standard deviations?|standaarddeviaties?|std\.? dev\.?|s\.d\.?|SDs)(?![\p{L}])"#) {
      _ in
      "SD"
    }
    let label = #"(?: ?[(\[]?\#(sign) ?SD\b[)\]]?| ?[(\[]SD[)\]]| and SD\b)"#
    let isDeviation =
      text.holds(#"\b(?:means?|M|average|gemiddelden?)(?: age| leeftijd)?,?\#(label)"#)
      && !text.holds(#"\b(?:SEM?|standard errors?|standaardfout(?:en)?|s\.e\.m?\.?)(?![\p{L}])"#)
    for (pattern, plain) in [
      (#"\b(?:mean|M)\#(label) age\b:?"#, "mean age"), (#"\bmean age,?\#(label)"#, "mean age"),
      (#"\bage,? [(\[]?mean\#(label)[)\]]?"#, "mean age"),
      (#"\bgemiddelde leeftijd,?\#(label)"#, "gemiddelde leeftijd"),
    ] {
      text = text.replacing(pattern) { _ in plain }
    }
    return (text, isDeviation)
  }

  /// Behind an age that is of one group: “in the running group”, of controls, or of those whose parents took part as well.
  private static let ofAll =
    #"(?!(?: ?(?:years|jaar))?(?: old| of age| oud)?,? (?:and|en) (?:an?|one|een|\d+) (?:\p{L}+ )?(?:parent|mother|father|caregiver|carer|partner|ouder|moeder|vader)s?\b)"#
    + #"(?![^.;(),]{0,20}\b(?:in|for|among|bij) (?:the |de )?(?:[\p{L}-]+ ){0,2}(?:group|arm|condition|controls?|[\p{L}-]*groep)\b)"#
}
