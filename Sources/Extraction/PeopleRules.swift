import Records

/// How many took part, of which sex, and how old they were: only what is written out.
enum PeopleRules {
  static let people = "(?:\(persons)|\(sexed))"
  /// How a sentence begins that says who took part.
  static let participantsWere =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:the )?(?:participants|respondents|subjects|deelnemers) (?:were|waren) \d"#
  static let persons =
    "(?:participants|patients|subjects|inpatients|outpatients|adolescents|adults|students|individuals|people|persons"
    + "|children|service users|youths?|volunteers|pupils|schoolchildren|teenagers|undergraduates|clients|respondents|veterans"
    + "|employees|athletes|elderly|deelnemers|patiënten|jongeren|adolescenten|volwassenen|jongvolwassenen|studenten"
    + "|(?:\\d{1,2}-? ?(?:to|and|-|–) ?)?\\d{1,2}-year-olds"
    + "|proefpersonen|personen|mensen|kinderen|cliënten|leerlingen|scholieren|werknemers|respondenten|ouderen)"
  /// People by what they do or are to others: mostly named beside the sample.
  static let further =
    "(?:residents|nurses|doctors|physicians|parents|mothers|fathers|caregivers|carers|survivors|runners|joggers|walkers|teachers|workers"
    + "|dancers|recruits|soldiers|players|swimmers|cyclists|firefighters|drivers|musicians|smokers|refugees|prisoners|migrants|immigrants|members|recipients|donors|offenders|guardians"
    + "|farmers|drinkers|gamers|pilots|managers|singers|preschoolers|toddlers|infants|newborns"
    + "|bewoners|verpleegkundigen|artsen|ouders|moeders|vaders|mantelzorgers|lopers|hardlopers|leerkrachten|militairen|agenten|politieagenten|dansers|rokers|spelers)"
  static let professionals =
    "(?:\(Aside.helpers)|clinicians|practitioners|professionals|GPs|midwives|staff|students|officers|surgeons|pharmacists|dentists|paramedics|trainees|postgraduates|graduates|representatives|personnel|[\\p{L}]{3,}ologists|huisartsen|leraren|psychiaters|fysiotherapeuten|[\\p{L}]+begeleiders|[\\p{L}]*agenten)"
  static let sexed = "(?:\(female)|\(male))"
  static let female = "(?:women|females?|girls|vrouw(?:en)?|meisjes?)"
  static let male = "(?:men|males?|boys|man(?:nen)?|jongens?)"

  /// What shows behind a value that it is one group's: “in the running group”, “versus 36.0”.
  static let notOfGroup =
    #"(?!(?:[^.;()]|\.\d|[(\[](?:SD ?|± ?)?\d+\.\d+[)\]]){0,60}\b(?:groups?|arms?|conditions?|controls?|[\p{L}-]*groep(?:en)?|conditie|respectively|respectievelijk)\b)"#
    + #"(?!(?:[^.;()]|\.\d){0,40}\b(?:and|en|versus|vs\.?|compared with|tegenover) \d{1,3}(?:[.,]\d+)? ?(?:years|yrs|jaar|in|for|among|bij|after|before|na|voor|at)\b)"#

  // MARK: Sex

  /// “36 f, 36 m”.
  static let initials = #"\b(\d{1,7}) ?(f|m)\b ?[,;/&] ?(\d{1,7}) ?(f|m)\b"#

  /// Numbers of women and of men that one passage gives: in the sentence itself, or in brackets behind those who took
  /// part.
  static func sex(_ passages: [Passage], n: Int?) -> Reading<SexCounts>? {
    let readings = passages.compactMap { passage -> Reading<SexCounts>? in
      if let both = bothSexes(in: passage, makingUp: n) { return Reading(value: both, passage: passage) }
      guard let counts = sexCounts(in: passage) else { return nil }
      // “Of these, 24 female and 18 male students reported stress.”
      if counts.female == nil || counts.male == nil, ofBoth.contains(where: { passage.main.holds($0.pattern) }) {
        return nil
      }
      let sum = (counts.female ?? 0) + (counts.male ?? 0)
      guard sum > 0, sum <= n ?? .max else { return nil }
      // Of others, or of some only.
      if let n, counts.female != nil, counts.male != nil, sum != n { return nil }
      return Reading(value: counts, passage: passage)
    }
    return .agreed(readings + ofOneSex(passages, n: n))
  }

  private static let ofBoth = [(female, male, true), (male, female, false)].map { first, second, isFemaleFirst in
    (
      pattern:
        #"\b(\d{1,7}) (?:were |waren )?\#(first)(?: [\p{L}]+)?,? ?(?:and|en|&|,|/) ?(\d{1,7}) (?:were |waren )?\#(second)\b"#,
      isFemaleFirst: isFemaleFirst
    )
  }

  /// “Of these, 64 female and 48 male students reported stress”: whatever they did, of 112 they are all.
  private static func bothSexes(in passage: Passage, makingUp n: Int?) -> SexCounts? {
    guard let n, n > 1 else { return nil }
    // “Of 405 respondents, 301 were women and 103 men”: one may have said neither.
    let isCounted = passage.main.holds(#"\b\#(n)\b"#)
    func makesUp(_ sum: Int) -> Bool { sum == n || isCounted && sum < n && (n - sum) * 50 <= n }
    let pairs = ofBoth.flatMap { pattern, isFemaleFirst in
      passage.main.matches(pattern).compactMap { groups -> SexCounts? in
        guard let first = groups[1].flatMap({ Int($0) }), let second = groups[2].flatMap({ Int($0) }),
          makesUp(first.addingReportingOverflow(second).partialValue)
        else { return nil }
        return isFemaleFirst ? SexCounts(female: first, male: second) : SexCounts(female: second, male: first)
      }
    }
    return pairs.count == 1 ? pairs[0] : nil
  }

  /// “A total of 120 women were randomised to two groups”: where those of one sex are as many as took part, they are all.
  private static func ofOneSex(_ passages: [Passage], n: Int?) -> [Reading<SexCounts>] {
    guard let n else { return [] }
    let all =
      #"(?:^|[^\p{L} ] ?|\b(?!nearly|almost|bijna|vrijwel|not|niet)\p{L}+ )(?:all|alle) (?:of (?:the|them) |the |de )?(?:\#(n) )?(?:(?:\#(people)|\#(further)) )?(?:were|are|waren|zijn) "#
    func isSaid(_ sex: String, in passage: Passage) -> Bool {
      guard !passage.isOfPart else { return false }
      // “Participants (n = 12, 100% male)”, “participants (N = 310) were male recruits”.
      return passage.main.holds(all + sex + #"\b(?! (?:and|or|en|of)\b)"#)
        || passage.brackets.contains {
          $0.owner == .sample && $0.text.holds(#"\bn ?= ?\#(n)\b[^;]*\b100 ?% (?:were )?\#(sex)\b"#)
        }
        || passage.brackets.contains { $0.text.holds(#"^n ?= ?\#(n)\b"#) }
          && passage.main.holds(
            #"^(?:[\p{L} ,&/-]{3,60}: )?(?:participants|subjects|respondents|deelnemers) (?:were|waren) \#(sex) (?:(?!and\b|or\b|en\b|of\b)[\p{L}.-]+ ){0,3}(?:\#(people)|\#(further))\b(?! (?:and|or|en|of) )"#
          )
    }
    for passage in passages where isSaid(sexed, in: passage) {
      let isFemale = isSaid(female, in: passage)
      return [Reading(value: SexCounts(female: isFemale ? n : nil, male: isFemale ? nil : n), passage: passage)]
    }
    guard let passage = sampleSize(passages)?.passage, !isOfBothSexes(passages) else { return [] }
    let isFemale = isOnlyOf("(?:\(female)|mothers|moeders)", n, in: passage)
    guard isFemale != isOnlyOf("(?:\(male)|fathers|vaders)", n, in: passage) else { return [] }
    return [Reading(value: SexCounts(female: isFemale ? n : nil, male: isFemale ? nil : n), passage: passage)]
  }

  /// “120 women”, “mothers (n = 84)”: those who are counted are of that sex.
  private static func isOnlyOf(_ sex: String, _ n: Int, in passage: Passage) -> Bool {
    let told = Bracket.parts(of: NumberWords.inFigures(passage.text, language: passage.language)).main
    let more = passage.language == "nl" ? "/|en |of " : "/|and |or "
    return told.holds(#"\b\#(n) \#(between)\#(sex)\b(?! ?(?:\#(more)))"#)
      || inBracketOfSubject(passage) == n
        && passage.brackets.contains {
          $0.text.holds(#"\bn ?= ?\#(n)\b"#)
            && $0.before.holds(
              #"^(?:[\p{L} ,&/-]{3,60}: )?(?:(?!and\b|or\b|of\b|en\b)[\p{L}-]+ ){0,4}\#(sex)(?: (?:with|from|aged|in|at|of|met|uit|van) (?!their\b)[^,;]*)? ?$"#
            )
        }
  }

  private static func sexCounts(in passage: Passage) -> SexCounts? {
    // “Of 132 participants (85 women), 118 completed” tells of a part behind the bracket only.
    let isOfPart = passage.isOfPart
    let brackets = passage.brackets.filter {
      $0.owner == .sample && !isOfSome($0, in: passage)
        && (!isOfPart || $0.before.holds(beginsWithAll) || isOfThoseWhoBegan($0, in: passage))
    }
    // “612 [59%] female”.
    let texts = (isOfPart ? [] : [passage.main]) + brackets.map { Bracket.parts(of: $0.text).main }
    let slashed = #"[:,]? ?(?:n ?= ?)?(\d{1,7}) ?/ ?(\d{1,7})\b"#
    for text in texts {
      // “Male/female: 18/50”.
      for (pair, isFemaleFirst) in [("\(male)/\(female)", false), ("\(female)/\(male)", true)] {
        guard let found = text.matches(#"\b"# + pair + slashed).first else { continue }
        let (first, second) = (found[1].flatMap { Int($0) }, found[2].flatMap { Int($0) })
        return SexCounts(female: isFemaleFirst ? first : second, male: isFemaleFirst ? second : first)
      }
    }
    for text in texts {
      guard let found = text.matches(initials).first, found[2]?.lowercased() != found[4]?.lowercased() else { continue }
      let (first, second) = (found[1].flatMap { Int($0) }, found[3].flatMap { Int($0) })
      return found[2]?.lowercased() == "f"
        ? SexCounts(female: first, male: second) : SexCounts(female: second, male: first)
    }
    let counted = "(?:\(PeopleRules.persons)|\(professionals))"
    func count(_ words: String, other: String) -> Int? {
      let one = words == female ? "(?:woman|girl)" : "(?:man|boy)"
      let values =
        texts.flatMap { text in
          text.matches(#"\b\#(words):? ?n ?= ?(\d{1,7})\b"#)
            // “Sixty men and women” are of both sexes.
            + text.matches(
              #"\b(\d{1,7}) (?:were |waren )?\#(words)\b(?! ?(?:and|or|en|of|\/|&) ?(?:[\p{L}]+ )?\#(other)\b)\#(results)\#(notOfGroup)"#,
              notAfter: before)
            // “Forty participants were women”, “40 of them were women”.
            + text.matches(
              #"\b(\d{1,7}) (?:(?:of|van) (?:them|these|hen|(?:the|de) \#(counted))|\#(counted)) (?:were|waren) \#(words)\b(?! ?(?:and|or|en|of|\/|&)\b)\#(notOfGroup)"#,
              notAfter: before + ["all ", "alle "])
        }.compactMap { $0[1].flatMap { Int($0) } }
      // “Two men and one woman”.
      let pair = #"\b\d{1,7} \#(other) and 1 \#(one)\b"#
      if values.isEmpty, texts.contains(where: { $0.holds(pair) }) { return 1 }
      if values.isEmpty, !isOfPart {
        // “Most respondents were women (n = 371)”.
        let named = passage.figures.matches(
          #"\b(?:were|was|waren) (?:\p{L}+ )?\#(words) [(\[]n ?= ?(\d{1,7})\b"#)
        return named.count == 1 ? named[0][1].flatMap { Int($0) } : nil
      }
      // Said twice, it is of two groups: “40 women with pain and 40 women without”.
      return values.count == 1 ? values.first : nil
    }
    let counts = SexCounts(female: count(female, other: male), male: count(male, other: female))
    return counts == SexCounts() ? nil : counts
  }

  /// “Forty patients (27 women) were randomised, and 36 completed the study.”
  private static func isOfThoseWhoBegan(_ bracket: Bracket, in passage: Passage) -> Bool {
    bracket.before.holds(
      #"^(?:[\p{L} ,&/-]{3,60}: )?(?:(?:a total of|in total,?|in totaal) )?\d+ (?:[\p{L}-]+ ){0,2}\#(people) ?$"#)
      && String(passage.main.dropFirst(bracket.before.count - 1)).holds(
        #"^\p{L}? ?(?:were|was|werden) (?:[\p{L}]+ )?\#(tookPart)|^\p{L}? ?(?:took part|participated)"#)
  }

  /// “60 participants: 30 children (15 boys) and 30 parents”: fewer stand before the bracket than the sentence counts.
  private static func isOfSome(_ bracket: Bracket, in passage: Passage) -> Bool {
    guard
      let named = bracket.before.matches(#"\b\#(number) \#(between)(?:\#(people)|\#(further)) ?$"#).last?[1]
        .flatMap({ Int($0) })
    else { return false }
    return numbers(in: passage.main, [#"\b\#(number) participants:"#]).contains { $0 > named }
  }

  private static let beginsWithAll =
    #"^(?:[\p{L} ,&/-]{3,60}: )?(?:of|among|van|onder) (?:the |all |de |alle )?\d+ (?:[\p{L}-]+ ){0,2}\#(people) ?$"#

  /// “Half of the women”: a part of the women, not of all.
  private static let ofThem = #"(?:of|van) (?:the |these |all |de |deze )?(?:[\p{L}-]+ )?\#(sexed)\b"#

  /// Whether women or men are a part of the sample only, which is its sex and not who they are: `120 patients (60 women)`,
  /// `most were female`, `boys and girls`.
  static func isOfBothSexes(_ passages: [Passage]) -> Bool {
    let patterns = [
      #"\b\#(female)\b.*\b\#(male)\b"#, #"\b\#(male)\b.*\b\#(female)\b"#,
      #"\b(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)(?! \#(ofThem))[^.;]{0,40}\b\#(sexed)\b"#,
      #"\b\#(sexed)\b[^.;\d]{0,12}\b(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)"#,
      #"\b(?:most|mostly|majority|half|mainly|predominantly|(?:nearly|almost|bijna|vrijwel) (?:all|alle)|meeste|meerderheid|helft)\b(?! \#(ofThem))[^.;]{0,40}\b\#(sexed)\b"#,
      #"\b\d+ (?:of|van) (?:them|these|whom|hen|wie|(?:the|de) (?:\#(people)|\#(further)|\#(professionals))) [^.;]{0,20}\b\#(sexed)\b"#,
      // “25 of 40 patients were women”, “of the 120 participants 80 were women”.
      #"\b\d+ (?:of|van) (?:[\p{L}]+ )?\d+ [^.;]{0,40}\b\#(sexed)\b"#,
      #"\b(?:of|van) (?:[\p{L}]+ )?\d+ [^.;]{0,60}\b\d+ (?:were |waren )?\#(sexed)\b"#,
    ]
    if passages.contains(where: { passage in patterns.contains { passage.figures.holds($0) } }) { return true }
    let size = sampleSize(passages)
    let n = size?.value
    // So many of a sex in brackets are a part, whoever stands before them, and so are fewer than the people counted.
    let isOfPersons = size.map { counts(in: $0.passage).areOfPersons } == true
    let texts = passages.flatMap { $0.brackets.map(\.text) + (isOfPersons ? [$0.main] : []) }
    let ofSex = texts.flatMap { $0.matches(#"\b(\d{1,7}) \#(sexed)\b"#) }
    // “33 were women”.
    let counted = passages.flatMap {
      $0.main.matches(#"\b(\d{1,7}) (?:[\p{L}-]+ ){0,3}?(?:were|waren) \#(sexed)\b"#)
    }
    if (ofSex + counted).contains(where: { $0[1].flatMap { Int($0) } != n }) { return true }
    let isOfWomen = size?.passage.main.holds(#"\b\#(n ?? 0) \#(between)\#(female)\b"#) == true
    let isOfMen = size?.passage.main.holds(#"\b\#(n ?? 0) \#(between)\#(male)\b"#) == true
    return passages.contains { passage in
      guard let sex = sexCounts(in: passage) else { return false }
      let whole = n ?? counts(in: passage).all.max() ?? 0
      // Of 72 women ten are no other sex.
      if isOfWomen != isOfMen { return isOfWomen ? sex.male != nil : sex.female != nil }
      return (sex.female ?? whole) < whole || (sex.male ?? whole) < whole
    }
  }
}
