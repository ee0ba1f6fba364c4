/// What stands between brackets, with the words before it: it belongs to what they name.
struct Bracket: Hashable {
  /// The rest of the sentence up to it, other brackets left out.
  var before: String
  var text: String

  /// Of whom it speaks.
  enum Owner { case sample, others, unknown }

  var owner: Owner {
    if before.holds(Self.arm) || before.holds(Self.someOfThem) { return .others }
    if ofBothSexes != nil { return .sample }
    // “A total of 900 (480 boys) children were included”.
    if before.holds(#"\b(?:total of|in total,?|included|enrolled|recruited|studied) \d+ ?$"#),
      text.holds(#"^\d+ \#(PeopleRules.sexed)$"#)
    {
      return .sample
    }
    // “Fifty children took part. (N = 50; mean age 10.7 years.)”
    if before.isEmpty, text.holds(#"(?-i)\bN ?="#) { return .sample }
    if before.holds(Self.wholeSample) || before.holds(Self.sample) || before.holds(Self.sampleTookPart)
      || before.holds(#"\b\d+ [^.;,]{3,60} \#(PeopleRules.answered) ?$"#)
      || before.holds(
        #"^(?:[\p{L} ,&/-]{3,60}: )?(?:a total of )?\d+ (?:[\p{L}-]+ ){0,2}(?:\#(PeopleRules.further)|\#(PeopleRules.professionals)(?: (?:from|in|at|of|uit|van) (?:(?!and|or|en)[^\s.;,]+ ?){1,8})?) ?$"#
      )
    {
      return .sample
    }
    if before.holds(#"^(?:[\p{L} ,&/-]{3,60}: )?(?:all|alle) (?:consecutive )?cases (?:of|with) [^.;,]{3,40}$"#) {
      return .sample
    }
    // “Running (n = 30)”: those who ran, one of several groups.
    return text.holds(#"\bn ?="#) ? .others : .unknown
  }

  /// How many stand before it, where it counts women and men that make them up: “142 dancers (117 females and 25 males)”.
  var ofBothSexes: Int? {
    guard text.contains(where: \.isNumber), text.holds(#"\d ?(?:f|m|\#(PeopleRules.sexed))\b"#) else { return nil }
    let counts = [PeopleRules.female, PeopleRules.male].map { sex in
      text.matches(#"\b(\d{1,7}) (?:were |waren )?\#(sex)\b"#).compactMap { $0[1].flatMap { Int($0) } }
    }
    let initials = text.matches(PeopleRules.initials).first.map {
      [$0[1], $0[3]].compactMap { $0.flatMap { Int($0) } }
    }
    let both = counts.allSatisfy { $0.count == 1 } ? counts.flatMap { $0 } : initials ?? []
    guard both.count == 2, both[0] < 1_000_000, both[1] < 1_000_000 else { return nil }
    let whole = both[0] + both[1]
    return whole > 1 && String(before.suffix(80)).holds(#"(?:^|[^\d.,])\#(whole)\b(?![.,]\d)[^;:]*$"#) ? whole : nil
  }

  /// How many the groups that it counts make up: in “(N = 180; Leeds: n = 86; Turku: n = 94)” and behind “180 nurses” in
  /// “(Leeds 86, Turku 94)” 180.
  var wholeOfGroups: Int? {
    let counts = text.matches(#"(?:^|[^\d.,])(\d{1,7})\b(?![.,]\d| ?%)"#).compactMap { $0[1].flatMap { Int($0) } }
    let whole = text.matches(#"^N ?= ?(\d{1,7})\b"#).first?[1].flatMap { Int($0) } ?? counts.reduce(0, +)
    let groups = text.holds("(?-i)^N ?=") ? Array(counts.dropFirst()) : counts
    guard groups.count > 1, groups.reduce(0, +) == whole else { return nil }
    return text.holds("(?-i)^N ?=") || String(before.suffix(80)).holds(#"(?:^|[^\d.,])\#(whole)\b(?![.,]\d)[^;:]*$"#)
      ? whole : nil
  }

  static let arm =
    #"\b(?:groups?|arms?|conditions?|controls?|[\p{L}-]*groep(?:en)?|conditie|\#(Aside.helpers)|(?:control|comparison) [\p{L}]+) ?$"#
  /// “Most respondents were women (n = 371)”: so many of those who took part.
  static let someOfThem =
    #"\b(?:(?:most|mostly|mainly|predominantly|largely|majority|minority|half|whom|meeste|meerderheid|merendeel|vooral|helft|wie)\b(?: [\p{L}-]+){0,4} \#(PeopleRules.people)|(?:were|was|being|waren|zijn)(?: [\p{L}-]+){0,2} \#(PeopleRules.sexed)) ?$"#
  /// People, and what may be said of them: “patients with depression”, “women aged 18 to 65”.
  private static let sample =
    #"\b\#(PeopleRules.people)(?: (?:with|without|aged|ages|from|in|at|attending|diagnosed|met|zonder|uit|tussen|op|van(?= \d{1,3} ?(?:-|–|tot|t/m|jaar)))(?: (?:tot en met(?= \d)|(?:and|or|en|of) (?:older|over|above|younger|ouder|hoger|jonger)|(?!(?:and(?! (?:comorbid|concurrent|co-?occurring)\b)|or|to(?! \d)|were|was|received|ran|did|had|completed|took|versus|en(?! comorbide?\b)|kregen|werden|liepen)\b)[^\s,;:]+)){1,8})?,? ?$"#

  /// “The sample (n = 342)”.
  private static let wholeSample =
    #"\b(?:the|our|this|total|final|de|onze|totale) (?:(?:total|final|overall|whole|entire|study|full|totale|hele) )?(?:sample|study population|steekproef|onderzoeksgroep) ?$"#

  /// “60 patients were enrolled”, “of whom 86 were randomised”; not “controls were recruited”.
  private static let sampleTookPart =
    #"(?:^|[,;:] |\b(?:the|de|of|van|total|study|all|who|in) |\b\d+ )(?:(?!control|healthy)[\p{L}-]+ ){0,2}?(?:\#(PeopleRules.people)|\d+)(?: (?:with|aged|met|van) (?:(?!and|or|to|en|of)[^\s,;:]+ ?){1,6}?)? (?:(?:were|was|werden|waren) (?:[\p{L}-]+ ){0,2})?(?:enrolled|included|recruited|studied|interviewed|surveyed|ge[ïi]nterviewd|randomi[sz]ed|randomly assigned|participated|took part|geïncludeerd|gerandomiseerd|geworven|onderzocht|namen deel|deden mee) ?$|\b(?:namen|deden) (?:(?!controle|gezonde)[^\s.;,()]+ ){0,5}?\#(PeopleRules.people)(?: (?!en )[^\s.;,()]+){0,6} (?:deel|mee) ?$"#

  /// The text without its brackets, and the brackets, those inside others with them. One that is not closed is none.
  static func parts(of text: String) -> (main: String, brackets: [Bracket]) {
    var main = ""
    var brackets: [Bracket] = []
    var inside = ""
    var depth = 0
    for character in text {
      switch character {
      case "(", "[":
        if depth > 0 { inside.append(character) }
        depth += 1
      case ")" where depth > 0, "]" where depth > 0:
        depth -= 1
        if depth > 0 {
          inside.append(character)
        } else {
          brackets.append(Bracket(before: main, text: inside))
          inside = ""
          if main.last == " " { main.removeLast() }
        }
      default:
        if depth > 0 { inside.append(character) } else { main.append(character) }
      }
    }
    return depth == 0 ? (main, brackets) : (main + inside, brackets)
  }
}
