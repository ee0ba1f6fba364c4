import Records

/// Ages, where they are those of all who took part.
extension PeopleRules {
  /// The youngest and the oldest, in completed years. What happened “from ages 0 to 10” is told of, not taken in. Dutch
  /// `tot` leaves open whether the age belongs to it: no guess.
  static func ageRange(_ passages: [Passage]) -> Reading<[Int?]>? {
    let patterns = [
      #"\b(?:aged?|ages|aged between|age range|age ranged|ages ranged|leeftijd)(?: of| from| between| was| van| tussen|:)* (\d{1,3}) ?(?:-|–|to|and|through|tot en met|t/m) ?(\d{1,3})\b(?! ?(?:months|weeks|days|maanden))"#,
      #"\b(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})[ -]years?[ -](?:old|of age)"#,
      #"\b(\d{1,3})(?: jaar)? ?(?:tot en met|t\/m) ?(\d{1,3}) jaar\b(?! (?:geleden|later|na)\b)"#,
      #"\b(?:adolescents|adults|boys|children|girls|inpatients|men|outpatients|participants|patients|people|students|subjects|volunteers|women|youths?) [(\[](?:n ?= ?\d+[,;] ?)?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3}) (?:years|yrs?|y)(?: old| of age)?(?=[)\],;])"#,
      #"\bbetween (\d{1,3}) and (\d{1,3}) years(?: of age| old)\b"#,
      #"\b(?:mean age|average age|m ?age)\b(?:[^.;]|\.\d){0,40}?(?:; ?)?\brange[ds]?(?: from| of| was|:| =|=)* ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\baged (?:at least|minimaal) (\d{1,3})\b(?! ?(?:months|weeks|days|-|–|to\b))"#,
      #"\baged (\d{1,3})(?: years)? (?:or|and) (?:older|over|above)\b"#,
      #"\byears old,? [(\[]range[ds]?(?: from| of| was|:| =|=)* ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\b\#(people),? (?:van |tussen (?:de )?|[(\[])(\d{1,3}) ?(?:-|–) ?(\d{1,3}) jaar\b(?! (?:geleden|later|na)\b)"#,
      #"\b(\d{1,3}) ?(?:-|–|tot) ?(\d{1,3}) jaar oud\b"#,
      #"\b\#(people),? (?:van|vanaf) (\d{1,3}) jaar (?:en|of) ouder\b"#,
    ]
    let readings = passages.flatMap { passage in
      let text = passage.ofSample
      return patterns.flatMap { text.matches($0 + ofAll, notAfter: ["from ", "at ", "during "]) }.map { groups in
        Reading(
          value: [groups[1].flatMap { Int($0) }, groups.count > 2 ? groups[2].flatMap { Int($0) } : nil],
          passage: passage)
      }
    }
    guard let agreed = Reading.agreed(readings), let min = agreed.value[0], min <= 120 else { return nil }
    if let max = agreed.value[1], max < min || max > 120 { return nil }
    return agreed
  }

  /// The mean, and the SD where the words say that it is one: ± may be a standard error.
  static func meanAge(_ passages: [Passage]) -> Reading<[Numeral?]>? {
    let value = #"(\d{1,2}(?:[.,]\d{1,2})?)(?!\d|[.,]\d| ?(?:to|tot|–|-) ?\d)"#
    let unit = #"(?: ?(?:years|yrs|jaar)(?: old)?)?"#
    let link = #"(?: of (?:all |the )?(?:\d+ )?\#(people))?(?: was| of| =|=|:|,| van| is| bedroeg)*"#
    let patterns = [
      #"\b(?:mean age|average age|gemiddelde leeftijd|m age|m ?\(age\)|mage)\#(link) ?\#(value)(?:(?:\#(unit)[ ,;]*[(\[]?SD ?[=:]? ?|\#(unit) ?(?:±|\+/-) ?(?=[\d.,]+\#(unit) ?[(\[]?SD\b))\#(value))?\#(notOfGroup)"#,
      // `mean [SD] age, 34.5 [10.2]`: the brackets say which number is which.
      #"\bmean (?:\[SD\] age|age \[SD\])\#(link) ?\#(value)\#(unit) ?\[\#(value)\]\#(notOfGroup)"#,
      #"\bmean (?:\(SD\) age|age \(SD\))\#(link) ?\#(value)\#(unit) ?\(\#(value)\)\#(notOfGroup)"#,
      #"\b(?:on average|gemiddeld) \#(value) (?:years old|years of age|jaar oud)()\#(notOfGroup)"#,
      // “Aged 18 to 65 (M = 43.5, SD = 9.4)”.
      #"\b(?:ages?|aged|years|years old|leeftijd|jaar)\b[^.;()\[\]]{0,20}[(\[]M ?= ?\#(value)\#(unit),? ?SD ?= ?\#(value)\#(notOfGroup)"#,
      // “Aged 18–20 years; mean 18.8 ± 0.7 years”.
      #"\bage[ds]? [^.;()\[\]]{3,25} (?:years|yrs?|y)[;,] ?(?:mean|M) ?=? ?\#(value)(?! ?[(\[]?SD)()\#(notOfGroup)"#,
      #"\bage(?:,|:| was| of| =)? \#(value) ?(?:±|\+/-) ?\d+(?:\.\d+)? (?:years|yrs|y)\b()\#(notOfGroup)"#,
    ]
    // “The running group had a mean age of …”, “in controls the mean age was …”.
    let ofGroup =
      #"\b(?:groups?|arms?|controls?|[\p{L}-]*groep)\b[^.;()]{0,30}\b(?:mean age|average age|gemiddelde leeftijd)\b"#
    let readings = passages.flatMap { passage -> [Reading<[Numeral?]>] in
      let text = passage.ofSample
      guard !text.holds(ofGroup) else { return [] }
      return patterns.flatMap { text.matches($0) }.map { groups in
        Reading(
          value: groups[1...2].map { $0.flatMap { Numeral($0.replacing(",", with: ".")) } }, passage: passage)
      }
    }
    return .agreed(readings)
  }

  /// Behind an age that is of one group: “in the running group”, of controls.
  private static let ofAll =
    #"(?![^.;(),]{0,20}\b(?:in|for|among|bij) (?:the |de )?(?:[\p{L}-]+ ){0,2}(?:group|arm|condition|controls?|[\p{L}-]*groep)\b)"#
}
