import Records

/// Whether a name of a place says where those who took part were.
extension Mention {
  /// “After discharge from hospital admission”: where they had been before.
  var isPast: Bool {
    follows(
      #"\b(?:after|following|since|before|prior to|previou|former|discharge|discharged|history of|na|ontslag|ontslagen|eerder) (?:\p{L}+ ){0,3}"#
    )
      || follows(#"\bhad (?:\p{L}+ )?been (?:\p{L}+ ){0,2}"#)
      || precedes(#"(?:before|previously|in the past|eerder|ooit|in het verleden)\b"#)
  }

  private static let toWard =
    #"(?:to|op|in) (?:(?!day|dag)\p{L}+ ){0,3}?(?:ward|hospital|unit|clinic|psychiatr|afdeling|klini|ziekenhui)"#

  /// “On admission and discharge”: when something was measured.
  private var isMoment: Bool {
    precedes("(?:and|or|to|until|en|of|tot) (?:at |on |bij )?(?:discharge|follow up|ontslag|\\d)")
      || follows("\\b(?:discharge|intake|ontslag) (?:and|or|en|of) ")
  }

  /// Names that are words for other things too, unless what stands beside them shows that a place is meant.
  var isSetting: Bool {
    switch name {
    // “12 were admitted to hospital”: so were all only where it is said of those who took part.
    case "admitted":
      follows(
        #"(?:patient|subject|participant|people|adult|adolescent|children|women|men|veteran|volunteer|case|who|that)s? (?:(?:were|was|had been|have been) )?(?:(?!not)\p{L}+ ){0,1}"#
      )
        && precedes(
          #"to (?:an? |the |our |\d+ |one |two |three |four |five |six )?(?:\p{L}+ ){0,5}?(?:ward|hospital|unit|clinic|department|institut|facilit|icu|cent(?:er|re))"#
        )
        || precedes("(?:\\p{L}+ )?(?:patient|adult|adolescent|children|women|men)s?\\b")
        || follows(#"\bcases? (?:of|with) (?:\p{L}+ ){1,4}"#) && precedes(Self.toWard)
        // One patient, or all of whom it is said.
        || follows(#"\b(?:who|(?:woman|man|girl|boy|she|he)(?: with(?: \p{L}+){1,4}?)?) (?:was|were) "#)
          && !precedes("to ")
    case "ward", "hospital ward":
      follows(
        #"\b(?:psychiatric|medical|surgical|hospital|closed|locked|open|acute|rehabilitation|geriatric|paediatric|pediatric|maternity|oncology|inpatient|general) "#
      )
    // “At a mental health centre”, unlike “access to mental health care”.
    case "mental health care", "mental health service", "mental health centre", "mental health center",
      "geestelijk gezondheidszorg", "ggz":
      follows(
        #"\b(?:in|at|from|within|across|bij|van|uit|binnen|(?:patient|client|user|people|adult|nurse)s? of) (?:(?:an?|the|our|de|het|een|\d+|\p{L}+) ){0,3}"#
      )
        && !follows(
          #"\b(?:access|use|need|quality|receipt|provision|utili[sz]ation|barrier|demand|referral|cost|satisfaction|uptake|future|toegang|gebruik|kwaliteit)\p{L}* (?:to|of|for|with|tot|van) (?:\p{L}+ ){0,3}"#
        )
        && !precedes("(?:professional|worker|provider|nurse|staff|system|need|polic|medewerker|professional)")
    // “Predictors of hospital admission”: what became of people; “on admission” they were there. “At admission and discharge”
    // is a time, in a day hospital as well.
    case "admission", "opnam":
      !isMoment
        && (follows(#"\b(?:on|upon|during|since|tijdens?|gedurende?) (?:\p{L}+ ){0,2}"#)
          || follows(#"\b(?:at|bij) (?:(?:the|de|een|an) )?"#) && precedes(Self.toWard)
          || follows(#"\b(?:psychiatric|hospital|clinical|inpatient|psychiatrische|klinische?) "#)
            && follows(#"\b(?:at|bij) (?:\p{L}+ ){1,2}"#)
          || precedes("patient|ward|unit"))
    case "hospital admission":
      follows(#"\b(?:on|at|upon|during|since|bij|tijdens?|gedurende?) (?:\p{L}+ ){0,2}"#)
        || precedes("patient|ward|unit")
    // “Clinical” is said of trials, scores and relevance too.
    case "clinical", "klinisch", "klinische":
      precedes("setting|unit|ward|population|patient|inpatient|afdeling|opnam|behandelsetting")
    // “Yale School of Medicine”, “medical school”, “school-aged”: a name, or no place.
    case "school", "scholen":
      !precedes(#"of (?!\d|the \d|an? )"#)
        // “Walking to school”.
        && !follows("\\b(?:to(?: and from)?|naar) ")
        // “School children: a web-based survey”: who they are.
        && !precedes("(?:nurs|psycholog|counsel)")
        && !(precedes("(?:child|student|pupil|teacher)")
          && "\(before)\(behind)".holds(#"\b(?:web based|online|internet)\b"#))
        && !precedes("age|science|graduate|refusal|performance|absen|attendance|achievement|grade|leeftijd|prestati")
        && !follows(#"\b(?:medical|nursing|busines|graduate|law|dental|summer|driving|before|after) "#)
    case "community":
      // “A trial with a rural community”: people.
      !follows(#"\bwith (?:an?|the) (?:\p{L}+ ){0,4}"#)
        && !precedes(
          "(?:partner|led\\b|engage|participat|member|advisor|leader|organi|support|fluoro|based (?:participatory|organi))"
        )
        && !precedes(#"(?:\p{L}+ ){0,2}(?:health|care|clinic|cent|hospital|servic|psychiatr|team)"#)
        // “Community responses to an outbreak”: those of people.
        && !precedes(#"(?:\p{L}+ ){0,3}(?:respons|perception|attitude|awareness|transmission|spread|acquired)"#)
    // “A hospital diagnosis” is what was counted.
    case "hospital", "ziekenhui":
      !follows("\\b(?:day|dag|pre) ")
        && !precedes("(?:diagnos|contact|cost|bill|anxiety and depression)")
    // Who they are: “health care professionals”.
    case "health care", "healthcare", "zorg":
      !precedes("(?:professional|worker|provider|assistant|staff|personnel|student|system|utili|cost|use)")
    case "home", "thui":
      !follows(
        #"\b(?:interviewed|visited|asked|measured|surveyed|assessed|geinterviewd|bezocht) (?:\p{L}+ )?(?:at |in )?(?:their )?"#
      )
    case "outpatient": !precedes("(?:visit|appointment|consultation|attendance|contact|cost)")
    case "ambulatory": precedes("setting|condition|patient|care|clinic|treatment|psychiatr|mental|service")
    // Dutch for “included” too.
    case "opgenomen":
      follows(#"\b(?:klinisch |die (?:(?!studi|onderzoek|analys)\p{L}+ ){0,3}(?:waren|zijn|werden) )"#)
        && !precedes("in (?:de|deze|het|dit) (?:studi|onderzoek|analys)")
        || precedes(
          "patient|volwassen|jonger|adolescent|kinder|vrouw|man|mens|client|op|in (?:een|het) (?:klini|ziekenhui)")
    default: true
    }
  }
}
