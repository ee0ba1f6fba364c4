import Records

/// By which words a sentence may tell of a place: wide, since what it finds a person reads.
enum LeadForms {
  private static let people =
    #"(?:\#(PeopleRules.people)|\#(PeopleRules.further)|\#(PeopleRules.professionals)|[\p{L}-]+(?:ers|ors|ants|ents|ists|ees|ians|ates|olds|omen)|cases|families|couples|dyads|pairs|responses|questionnaires|(?-i:\p{Lu}{2,}s)|gezinnen|paren|vragenlijsten)"#

  static let numbers =
    #"\bn ?[=:] ?\d|(?:^|[^\p{L}\d.-])\d+\b(?! ?(?:%|[-–] ?\d|\.\d))[\p{L}\d ,'’–-]{1,70}?\b\#(people)\b|\b\#(people) (?:\(|were |was |waren )?\d|\b(?:sample|cohort|participants|respondents|population|total|totaal|steekproef|deelnemers) [^.;\d]{0,30}\b\d{2,}|\b\d+ (?-i:\p{Lu}{3,})\b"#

  /// Numbers that no unit, date or mark shows to be no people: for want of better ones.
  static let bareNumbers =
    #"(?:^|[^\p{L}\d.,<>=-])(?!1[89]\d\d\b|20\d\d\b)\d{2,}\b(?! ?(?:%|[-–.]|years?|yrs|weeks?|months?|min|days?|hours?|jaar|weken|maanden|uur))"#

  static let sexes =
    #"\b(?:fe)?males?\b|\b(?:wo)?m[ae]n\b|\b(?:girl|boy|mother|father|son|daughter)s?\b|\bpregnan|\bgender\b|\bsex(?:es)?\b|\bvrouw|\bman(?:nen|nelijke?)?\b|\bmeisje|\bjongens?\b|\bmoeder|\bvader|\bzwanger|\bgeslacht|\b\d+ ?[FMfm]\b|\b[FM] ?[:/] ?[FM]\b|\bhis\b|\bher\b"#

  static let ages =
    #"\bage[ds]?\b|\byears? old\b|[- ]year[- ]olds?\b|\byears of age\b|\b\d+ ?(?:years|yrs?)\b|\bteens?\b|\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b|\byoungest\b|\boldest\b|\bjongste\b|\boudste\b|\btieners?\b|\bleeftijd|[- ]jarigen?\b|\b\d+ jaar\b|\bgrade[rs]{0,2}\b|\#(bounds)|\d ?(?:±|\+/-) ?\d+(?:\.\d+)? ?(?:years|yrs?|y|jaar)\b|\b(?:infant|toddler|newborn|kleuter|peuter|baby)"#
  static let meanAges =
    #"\b(?:mean|average|median|M|gemiddelde?|mediane?)\b[^.;]{0,40}\b(?:age|years?|leeftijd|jaar)|\b(?:age[ds]?|leeftijd)\b[^.;]{0,40}(?:\bmean|\baverage|\bmedian|\bM ?=|\bSD\b|±|\bgemiddeld)"#
  private static let bounds =
    #"\b(?:over|above|under|below|(?:older|younger) than|boven|onder|(?:ouder|jonger) dan) (?:the age of |de )?\d{1,2}\b(?! ?(?:[-–%.,]\d|%|min|sec|h\b|hours?|days?|weeks?|wk|months?|times|sessions?|points?|people|kg|km|m\b|uur|dagen|weken|maanden|keer|patients|participants|studies))"#
  static let ageRanges =
    #"\b(?:age[ds]?|years?|yrs|range[ds]?|leeftijd|jaar|tussen|between)\b[^;]{0,60}\b\d{1,3} ?(?:[-–]|to|and|tot|en|t/m) ?\d{1,3}\b|\b\d{1,3} ?(?:[-–]|to|and|tot|en|t/m) ?\d{1,3}[- ]?(?:years?|yrs|jaar|jarigen?)|\b\d{1,3} ?(?:years|yrs|jaar)?[^.;\d]{0,20}\b(?:or|and|of|en) (?:older|over|above|up|younger|under|ouder|jonger|hoger)\b|\#(bounds)|\byoungest\b|\boldest\b|\bjongste\b|\boudste\b"#

  static let timesPerWeek =
    #"\b(?:times?|sessions?|class(?:es)?|days|once|twice|thrice|keer|maal|dagen|sessies) ?(?:a|per|every|each|\/)[- ]?(?:week|wk)|(?:\b(?:a|per|each)|\/) ?(?:day|dag)\b|\b(?:weekly|biweekly|daily|every day|per week|a week|\/week|wekelijkse?|dagelijkse?|tweemaal|driemaal|(?:every|each|elke|iedere|om de) (?:[\p{L}-]+ )?(?:week|day|dag|morning|evening|ochtend|avond)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?)\b"#
  static let minutes = #"\d ?[- ]?(?:min(?:ute)?s?|minuten|hours?|h(?!-)|hrs|uur)\b|\b(?:hour|uur|kwartier)\b"#
  static let weeks =
    #"\d ?[- ]?(?:[\p{L}]+ )?(?:weeks?|wks?|months?|days?|weken|weekse?|maanden?|dagen)\b|\b\d+(?:\.\d+)?[- ](?:years?|jaar) (?:apart|later|program|course|trial|study|follow|period|of (?!age)|durend|na)|\b(?:week|month|semester|term|(?:school|academic|full|half an?|a|one|two|whole) ?year|maand|schooljaar|kwartaal|(?:half|een|heel|twee) ?jaar)(?:s|en)?\b"#

  static let comparators =
    #"\b(?:allocat|assign|randomi[sz]|drew lots|toegewezen|verdeeld|geloot|loot)|\b(?:versus|vs|compar\p{L}+|controls?|placebo|sham|usual care|standard care|wait\p{L}*[- ]?list|alternative|others?|the rest|remaining|remainder|usual|carried on|continued|anderen|de overigen|de rest|gewone|vergel\p{L}+|controlegroep|wachtlijst|gebruikelijke)\b"#

  /// Sentences of an introduction or a conclusion that say something of the study.
  static let ofThisStudy =
    #"\b(?:we|our|here|wij|onze|hier)\b|\b(?:this|the present|the current|dit|deze) (?:[\p{L}-]+ ){0,4}(?:stud|trial|paper|article|review|report|cohort|sample|survey|research|onderzoek|artikel|studie)|\b(?:aim|objective|purpose|goal|doel)\p{L}*\b|\bto (?:assess|examine|evaluate|investigate|explore|determine|compare|test|describe|identify|analy[sz]e|study|report|measure|estimate|understand|develop|validate)\b|\bn ?="#

  /// Words of a kind, where the vocabulary has no name for what a citation says; none for outcomes, which have no end.
  static func words(of scheme: Scheme) -> String? {
    switch scheme {
    case .condition:
      #"\b(?:diagnos|suffer|disorder|syndrome|disease|patients with|people with|adults with|stoornis|ziekte|lijd|patiënten met)"#
    case .population: #"\b\#(people)\b"#
    case .setting:
      #"\b(?:hospital|clinics?\b|polyclinic|school|universit|college|communit|ward|unit|department|cent(?:er|re)|home|practice|outpatient|inpatient|online|web|internet|prison|work ?place|institut|facilit|forensic|residential|service|thuis)|(?:ziekenhuis|ziekenhuizen|kliniek|afdeling|praktijk|inrichting|instelling|centrum|centra|school|scholen)"#
    case .design:
      #"\b(?:random|allocat|assign|by chance|drew lots|loting|geloot|lootten|toegewezen|trial|cohort|cross[- ]sectional|survey|qualitative|interview|focus ?groups?\b|follow(?:ed|-?up)\b|controls\b|after \d+ (?:weeks|months|sessions|weken|maanden)\b|before\b[^.;]{0,40}\band after|voor\b[^.;]{0,40}\ben na|with\b[^.;]{0,80}\bwithout\b|met\b[^.;]{0,80}\bzonder\b|gevolgd|waves?\b|diar(?:y|ies)\b|consecutive|thematic|grounded theory|phenomenolog|ethnograph|longitudinal|prospective|retrospective|pilot|case (?:report|series|stud)|pre-?post|questionnaire|systematic|review|analysis of|charts?\b|case notes|records?\b|files\b|dossier|registr|database|mixed[- ]method|gerandomiseerd|onderzoek|studie|enquête|vragenlijst)"#
    case .intervention:
      #"\b(?:program|training|therap|treatment|intervention|exercise|session|course|behandeling|training|programma|interventie)"#
    default: nil
    }
  }

  /// How long people were followed, or how far apart they were asked.
  static let followUps =
    #"\bfollow(?:ed|-?up)\b[^.;]*(?:\d|month|year)|\d[^.;]*\bfollow-?ups?\b|\b(?:half-year|\d+[- ](?:week|month|year))(?:ly)? intervals?\b|\bmonths? (?:apart|later)\b|\byears? (?:apart|later)\b|\b(?:separated by|apart)\b|\b\d+ (?:days|weeks|months|years) after\b|\bwaves? \d|\b\d+ waves\b|\b(?:dagen|weken|maanden|jaar) (?:later|na)\b|\bgevolgd\b[^.;]*\d"#

  /// A further design beside those that were read: chance, or talks, where none of them is of those.
  static func furtherDesigns(than held: [Concept]) -> String? {
    let forms = [
      held.contains(where: DesignRules.isOfChance) ? nil : #"\brandom(?:ly|i[sz])|gerandomiseerd|\bgeloot"#,
      held.contains(where: DesignRules.isOfTalks)
        ? nil : #"\binterview|\bfocus ?groups?\b|\bthematic|geïnterviewd|focusgroep"#,
    ].compactMap { $0 }
    return forms.isEmpty ? nil : forms.joined(separator: "|")
  }

  /// “Clinical” is said of a trial, a sample and a sign.
  static func isVague(_ name: String, of scheme: Scheme) -> Bool {
    scheme == .setting && ["clinical", "klinisch", "klinische"].contains(Vocabulary.folded(name))
  }
}
