import Records

/// How many took part where a bracket behind them says it: “Mothers (n = 84) were recruited”.
extension PeopleRules {
  private static let anyone = #"(?:\#(people)|\#(further)|\#(professionals))"#

  /// What is said behind such a bracket of those who took part.
  private static let enrolled =
    #"(?:(?:were|was|werden) (?:[\p{L}]+ ){0,2}(?:\#(tookPart)|asked|invited|approached|followed|assessed|tested|seen|surveyed)|took part|participated|volunteered|enrolled|consented|responded|\#(answered)|(?:provided|gave) (?:[\p{L}-]+ ){0,2}(?:self-reports?|data|informed consent|samples|ratings)|(?:kept|wore|filled|reported on|attended|underwent|received|rated)\b|namen [^.;]{0,30}\bdeel\b|deden [^.;]{0,20}\bmee\b)"#

  /// People as the subject of a sentence, and what may stand behind them before the bracket: “Adults from two towns”.
  private static let subject =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:(?:in|at|during|between|from) [^,;()]{3,60}, )?(?:(?:the|our|a total of|a sample of|a (?:[\p{L}-]+ ){0,4}sample of) )?(?:(?!\#(notAll)|of\b|and\b|or\b|in\b|with\b|among\b|from\b|for\b|was\b|were\b)[\p{L}-]+ ){0,5}?\#(anyone)(?:/[\p{L}-]+)?"#
    + #"(?:,? (?:with|without|aged|from|in|at|of|who|that|attending|living|working|recruited|uit|van|met|die) (?:(?!and \d|were\b|was\b|\#(notAll)\b)[^\s;:.]+ ?){1,14}?)? ?$"#
  /// Of these no bracket tells how many took part.
  private static let notAll =
    "(?:control|controls|healthy|matched|most|some|few|half|many|other|non|younger|older group|therapists?|interviewers|raters|experts|completers|responders)"

  /// The number in the only bracket of a sentence that begins with those who took part.
  static func inBracketOfSubject(_ passage: Passage) -> Int? {
    let counting = passage.brackets.filter { $0.text.holds(#"\bn ?="#) }
    guard counting.count == 1, let bracket = counting.first,
      let n = bracket.text.matches(
        #"\bn ?= ?\#(number)\b(?! (?:[\p{L}-]+ )?(?:\#(things)|\#(sexed)|famil|household|couple|dyad|pair))"#
      )
      .first?[1].flatMap({ Int($0) }), n > 1,
      bracket.text.matches(#"\bn ?="#).count == 1, !bracket.text.contains("%") || bracket.text.holds(#"^n ?="#),
      !bracket.before.holds(Bracket.arm), !bracket.before.holds(Bracket.someOfThem), bracket.before.holds(subject),
      numbers(in: passage.main, [#"\b\#(number) \#(between)\#(anyone)\b"#]).isEmpty,
      !passage.main.holds(#"\bn ?="#)
    else { return nil }
    let behind = String(passage.main.dropFirst(bracket.before.count - (bracket.before.last == " " ? 1 : 0)))
    return behind.holds(#"^,?(?: (?!and \d)[^\s.;]+){0,20}? ?\#(enrolled)"#) && !behind.holds(controlsBeside) ? n : nil
  }

  private static let controlsBeside = #"\b(?:and|versus|vs\.?|en) (?:\d+ )?(?:[\p{L}-]+ ){0,3}controls?\b"#

  /// “Associations among adolescents at two times (N = 312; M age = 11.2)”: the only capital N of an abstract that counts
  /// nobody else.
  static func inOnlyCapital(_ passages: [Passage]) -> Reading<Int>? {
    let found = passages.filter { $0.source == .abstract }.flatMap { passage in
      passage.brackets.compactMap { bracket -> Reading<Int>? in
        let isOfParticipants = bracket.before.holds(#"\b(?:participants|respondents)['’]? ?$"#)
        let patterns = [
          #"(?-i)(?:^|[;,] ?|\btotal )N ?= ?(\d{2,7})\b(?! ?%)"#,
          #"(?-i)^n ?= ?(\d{2,7})[;,] ?(?:M ?_?age|Mean age|mean age|mean ± SD age|aged?|ages) "#,
        ]
        // “Participants' (n = 1825) sleep”.
        let found = (patterns + (isOfParticipants ? [#"(?-i)^n ?= ?(\d{2,7})$"#] : [])).flatMap {
          bracket.text.matches($0)
        }
        guard let n = found.first?[1].flatMap({ Int($0) }) else { return nil }
        return Reading(value: n, passage: passage)
      }
    }
    guard let agreed = Reading.agreed(found), found.count == 1 else { return nil }
    let passage = agreed.passage
    guard passage.aside != .plan, passage.aside != .exclusion, passage.aside != .screening,
      !passage.text.holds(OutcomeRules.concluded), passage.figures.matches(#"\bn ?= ?\d"#).count == 1,
      !isOfFound(passage),
      let bracket = passage.brackets.first(where: { $0.text.contains("\(agreed.value)") }),
      !bracket.before.holds(Bracket.arm), !bracket.before.holds(Bracket.someOfThem), !bracket.before.holds(#"% ?$"#),
      bracket.before.holds(#"\b\#(anyone)\b[^.;%]*$"#)
    else { return nil }
    let most = passages.filter { $0.aside != .frame }.flatMap { passage in
      let counts = counts(in: passage)
      return counts.all + counts.parts + counts.controls
    }
    return most.allSatisfy { $0 <= agreed.value } && !ComparedGroups.areIn(passages) ? agreed : nil
  }

  /// “Most participants reported loneliness (N = 300)”.
  private static func isOfFound(_ passage: Passage) -> Bool {
    passage.main.holds(
      #"\b\#(anyone)\b(?: (?!who|that)[^\s.;,()]+){0,4} (?:reported|had|showed|met|developed|scored|experienced|improved|dropped)\b"#
    )
      || passage.isOfPart
  }
}
