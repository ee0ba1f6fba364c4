import Records

/// The size of the sample.
extension PeopleRules {
  /// Up to three words between the number and the people, none of which is a thing that is counted itself.
  static let between =
    "(?:(?!(?:\(things)|of|or|and|to|per|in|with|from|for|the|who|among|at|by|as|than|using|where|when|were|was|are|is|had|"
    + "van|en|met|in|die|de|waren|werden|zijn|was)\\b)[\\p{L}-]+ ){0,3}"
  private static let things =
    "weeks?|months?|years?|days?|hours?|minutes?|sessions?|times|items?|trials?|studies|articles|sites|"
    + "cent(?:er|re)s|clinics|hospitals|schools|groups?|weken|maanden|jaar|scholen|groepen|studies|onderzoeken"
  static let number = #"(\d{1,7})"#
  /// With spaces between the thousands: only where what stands before it says that one number begins.
  private static let wide = #"(\d{1,3}(?: \d{3})+|\d{1,7})"#

  /// Sentences that speak of a part: who stopped, one group, those who got better.
  static let part =
    #"\b(?:drop|withdr|lost to|attrition|complet|each|per group|groups of|relaps|respond(?!ent)|remi(?:t|ss)|died|uitval|uitgevallen|\bviel(?:en)? (?:[^.;]{0,40} )?uit\b|\bstopten?\b|\bgestopt\b|\bhaakten? (?:[^.;]{0,40} )?af\b|afgehaakt|discontinu|voltooi|\bmaakten [^.;]*\baf\b|respectively|focus\p{L}* on (?:the )?\d)"#

  /// Before a number that is only the second of two, `12 of 49 patients`, `20-49 patients`, `grades 11 and 12`, the end of
  /// one, `1 234`, a bound, or a name, `phase 2`.
  static let before =
    ["of ", "-", "–", ".", ",", "/", "<", ">", "≤", "≥", "< ", "> ", "≤ ", "≥ "]
    + (0...9).flatMap { ["\($0) ", "\($0) and ", "\($0) or ", "\($0) to ", "\($0) in ", "\($0) op de "] }
    + [
      "phase ", "stage ", "grade ", "grades ", "type ", "class ", "day ", "week ", "wave ", "part ", "level ",
      // Behind these stand those in whom something was found.
      "reported by ", "reported in ", "found in ", "seen in ", "rapporteerden ", "meldden ", "hadden ",
    ]

  /// Before those who are a part of the people counted, or whom those people have.
  private static let beforePart = [
    "of whom ", "among whom ", "of them ", "of these ", "among them ", "including ", "van wie ", "onder wie ",
    "waarvan ",
    "waaronder ", "had ", "have ", "has ", "heeft ", "hebben ", "hadden ",
  ]

  static let tookPart =
    "(?:random|recruited|enrolled|included|allocated|assigned|studied|interviewed|surveyed|gerandomiseerd|geïncludeerd|geworven|toegewezen"
    + "|verdeeld|onderzocht|ge[ïi]nterviewd|ondervraagd)"

  static func sampleSize(_ passages: [Passage]) -> Reading<Int>? {
    if let one = onePatient(passages) { return Reading(value: 1, passage: one.passage) }
    let size = statedOrAgreed(passages)
    guard let size, ComparedGroups.areIn(passages) else { return size }
    // Those of one of two groups are not all.
    let counts = counts(in: size.passage)
    let isSum = Counts.sum(counts.all + counts.parts + counts.controls) == size.value
    return isSum || ComparedGroups.isOfAll(size.passage) ? size : nil
  }

  private static func statedOrAgreed(_ passages: [Passage]) -> Reading<Int>? {
    var stated = passages.filter {
      !$0.figures.holds(#"\b(?:drop|withdr|lost to|groups of|respectively)"#) && !$0.main.holds(#"\beach\b"#)
    }
    .flatMap(statements)
    // Of those who were recruited, fewer may have filled in a form.
    let recruited = stated.filter { !$0.passage.main.holds(answered) }
    if let most = recruited.map(\.value).max() {
      stated.removeAll { $0.value < most && $0.passage.main.holds(answered) }
    }
    if stated.isEmpty, let answers = Reading.agreed(passages.flatMap { self.answers(in: $0) }),
      !passages.contains(where: { $0.aside == nil && counts(in: $0).areOfPersons && $0 != answers.passage })
    {
      return answers
    }
    // Those who were analysed may be fewer than those who took part: alone they are one number among others.
    if stated.contains(where: { !$0.passage.main.holds(#"\b(?:analy|geanalyseerd)"#) }) {
      guard let agreed = Reading.agreed(stated) else { return nil }
      // “Forty healthy controls” of another sentence come to those it counts, or are among them.
      let haveMore = passages.contains {
        $0.aside != .frame
          && $0.main.holds(#"\b\d+ (?:[\p{L}-]+ )?(?:healthy|[\p{L}-]*matched|gezonde) (?:[\p{L}-]+ )?controls?\b"#)
          && counts(in: $0).whole != agreed.value
      }
      return haveMore ? nil : agreed
    }
    let whole = passages.filter {
      ($0.aside == nil || $0.aside == .otherPeople)
        && !$0.isOfPart
    }
    return agreed(whole, stated, among: passages)
  }

  /// Numbers that a sentence says took part.
  private static func statements(in whole: Passage) -> [Reading<Int>] {
    var passage = whole
    switch whole.aside {
    case nil: passage.main = withoutShares(whole)
    case .screening, .exclusion:
      guard let included = whole.ofThoseIncluded else { return [] }
      passage = included
      (passage.main, passage.brackets) = (withoutShares(passage), [])
    default: return []
    }
    let counts = counts(in: passage)
    let noun = counts.areOfPersons ? persons : people
    let gap = #"(?:(?! (?:were|was|had|and \d+|werden|waren)\b)(?:[^.;]|\.\d)){0,80}?"#
    // Of articles are read too, of which so many were included.
    let bare =
      passage.main.holds(#"\b(?:articles|records|citations|papers|studies|artikelen|onderzoeken)\b"#)
      ? "(?!)" : #"(?:^|[,;:] |\bof (?:these|whom|which),? |\bwaarvan (?:er )?|\bhiervan )"#
    var values = numbers(
      in: passage.main,
      [
        #"\ba total (?:sample )?of \#(wide) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\bin totaal \#(wide) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\bsample (?:size )?(?:of|:) \#(wide)\b(?![-–]| to | of |,\d)(?! (?:[\p{L}-]+ ){0,2}(?:\#(things))\b)"#,
        // Unlike “the mean age of the sample was 35”.
        #"(?:^|[,;:] )(?:(?:the|our|this|de|total|final|study) ){0,3}sample (?:size )?was \#(wide)\b(?![-–]| to | of |,\d)(?! (?:[\p{L}-]+ ){0,2}(?:\#(things))\b)"#,
        #"\b\#(number) \#(between)\#(noun)\b\#(ofAllGroups)\#(gap) (?:were|was|werden) (?:[\p{L}]+ ){0,2}\#(tookPart)"#,
        #"\b(?:randomi[sz]ed|recruited|enrolled|included|assigned|interviewed|surveyed) \#(number) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\b(?:we|wij) (?:report|present|describe|presenteren|beschrijven) (?:on |here |hier |(?:a|een) (?:case )?(?:series|serie|reeks) (?:of|van) )?\#(number) \#(between)(?:cases|gevallen|casussen|\#(noun))\b(?! (?:and|en|with|of|from) \d)"#,
        #"\b(?:interviews|focus groups) (?:were )?(?:held |conducted |done |carried out )?with \#(number) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\b\#(number) \#(between)\#(noun)\b\#(gap) \#(answered)"#,
        #"\b\#(number) \#(between)\#(noun)\b\#(ofAllGroups)\#(gap) (?:took part|participated)\b"#,
        bare
          + #"\#(number) (?:were|werden) (?:[\p{L}]+ )?(?:random|recruited|enrolled|included(?! in the (?:[\p{L}]+ )?analy)|gerandomiseerd|geïncludeerd|geworven)"#,
        // “Among 202 randomised participants, 180 completed”.
        #"\b(?:among|of|van) (?:the |all |de )?\#(number) (?:randomi[sz]ed|enrolled|included|recruited|gerandomiseerde|geïncludeerde) \#(noun)\b"#,
        bare
          + #"\#(number) (?:entered|agreed to|consented|gave consent|took part|participated|namen deel|deden mee)\b"#,
      ])
    // Those of a calling count where a sentence says that they took part: “60 nurses were recruited”.
    if values.isEmpty, whole.aside == nil, !counts.areOfPersons,
      numbers(in: passage.main, [#"\b(?:a total of )?\#(number) \#(between)\#(further)\b"#]).count == 1
    {
      values = numbers(
        in: passage.main,
        [
          #"\b\#(number) \#(between)\#(further)\b\#(ofAllGroups)\#(gap) (?:were|was|werden) (?:[\p{L}]+ ){0,2}\#(tookPart)"#,
          #"\b(?:a total of )?\#(number) \#(between)\#(further)\b\#(ofAllGroups)\#(gap) (?:took part|participated|namen\b.{0,20} deel|deden mee)\b"#,
          #"\b(?:randomi[sz]ed|recruited|enrolled|included|assigned) \#(number) \#(between)\#(further)\b\#(ofAllGroups)"#,
        ])
    }
    // “Patients (n = 60; 42 women) were recruited.”
    if values.isEmpty, passage.main.holds(#"\b\#(tookPart)"#), let only = counts.whole, counts.all.count == 1,
      passage.brackets.contains(where: { $0.owner == .sample && $0.text.holds(#"\bn ?="#) })
    {
      values = [only]
    }
    // “Twenty inpatients and 20 controls were recruited”: nothing says of how many in all.
    if !values.isEmpty, counts.all.count + counts.parts.count + counts.controls.count > 1 {
      values = counts.whole.map { [$0] } ?? []
    }
    return values.map { Reading(value: $0, passage: whole) }
  }

  /// Not “40 patients in the running group”, “40 patients completed”.
  private static let ofAllGroups = inNoGroup + completed + results + ofOneSex
  /// “Forty participants were women”: of whom, another sentence says.
  private static let ofOneSex =
    #"(?! (?:were|waren) (?:[\p{L}]+ )?\#(sexed)\b(?! (?:and|or|en|of|with|aged|who|met)\b))"#
  private static let inNoGroup =
    #"(?! (?:in|from|of|in de) (?:the |each |de )?(?:[\p{L}-]+ ){0,2}(?:group|arm|condition|[\p{L}-]*groep)\b)"#
  private static let completed =
    #"(?! (?:(?!(?:who|that|which|die)\b)[\p{L}-]+ ){0,2}(?!\#(answered))(?:completed(?!\#(forms))|finished|improved|achieved|responded|voltooiden|rondden)\b)"#
  /// Not “512 students reported loneliness”, “of whom 34 had side effects”: what was found, not who took part.
  static let results = "(?!\(result))"
  private static let result =
    #" (?:(?!(?:who|that|which|and|were|was|are|die|dat|en|werden|zijn)\b)[\p{L}-]+ ){0,2}(?!(?:suffering|experiencing|scoring|having)\b)(?:report|had|have|show|experienc|met (?:the )?(?:criteria for|diagnostic|DSM)|develop|scor|indicat|describ|felt|feel|attempt|suffer|relaps|mention|express|said|became|found|died|wilden|zeiden|vonden|noem|gaven aan|meld|rapporteer|hadden|scoor|ervaar|ervoer)[\p{L}]*"#
  /// “43 runners and 20 control participants”.
  private static let sideBySide =
    #"\b\d+ (?!\#(sexed)\b)[\p{L}-]+ (?:and|en) \#(number) (?:[\p{L}-]+ )?\#(persons)\b"#
  /// “And 30 to usual care”, “20 with depression”.
  private static let groups =
    #"(?:\b(?:and|or|versus|vs|en|of whom|waarvan)|[,;:]) (?!19\d\d|20\d\d)\#(number) (?:were (?:[\p{L}]+ ){0,2}to|to(?! \d)|received|chose|preferred|opted|in|kregen|kozen|aan|naar|tot|with|without|met|zonder|suffering|experiencing|scoring)\b"#

  /// The sentence without numbers that are a part of others, `308 (78 %) patients`, or of a name, `study 2`.
  static func withoutShares(_ passage: Passage) -> String {
    let main = passage.main.replacing(#/\b([Ss]tudy) [1-9]\b/#) { $0.output.1 }
    return passage.brackets.reversed().reduce(main) { main, bracket in
      let before = bracket.before.last == " " ? String(bracket.before.dropLast()) : bracket.before
      guard bracket.text.contains("%"), main.hasPrefix(before) else { return main }
      // “25 patients (42%) had” are a share as well; “60 adults (42% women)” and “60 patients (50%) were randomised” are none.
      let isShareAlone =
        bracket.text.contains(#/^\d{1,2}(?:[.,]\d+)? ?%$/#)
        && !String(main.dropFirst(before.count)).holds(
          #"^ ?(?:were |was |werden )?(?:[\p{L}]+ )?(?:\#(tookPart)|participated|took part|namen deel|deden mee)"#)
      guard
        let share = before.firstMatch(of: #/\d[\d ]*$/#)
          ?? (isShareAlone ? before.firstMatch(of: #/\d[\d ]*(?= (?:[\p{L}-]+ ){0,2}[\p{L}-]+ ?$)/#) : nil)
      else { return main }
      return before[..<share.range.lowerBound] + "some" + before[share.range.upperBound...]
        + main.dropFirst(before.count)
    }
  }

  static func counts(in passage: Passage) -> Counts {
    // “A sample of 20 patients”, unlike “12 of 20 patients” and “relatives of 20 patients”.
    let main = withoutShares(passage).replacing(#/(^|[:;,]|\p{L}+) ?[Oo]f (?=\d)/#) { match in
      String(match.output.1).holds(
        "^(?:sub\\p{L}+|half|most|majority|minority|proportion|percentage|helft|meerderheid)$|\(Aside.relatives)")
        ? String(match.output.0) : "\(match.output.1): "
    }
    // “N = 54 adolescents” says it once.
    .replacing(#"\bn ?= ?(?=\d+ (?:[\p{L}-]+ ){0,2}\#(persons)\b)"#) { _ in "" }
    func count(_ text: String, _ noun: String, notAfter more: [String] = []) -> [Int] {
      let counted = #"\#(number) \#(between)\#(noun)\b"#
      // “All 7 patients had” counts them all.
      return numbers(
        in: text, [#"\b(?:(?:all|alle) \#(counted)\#(inNoGroup)\#(completed)|\#(counted)\#(ofAllGroups))"#],
        notAfter: before + more)
    }
    let named = [#"\bn ?= ?(\d{1,3}(?: \d{3})+|\d{1,7})\b"#]
    var all = numbers(in: main, named)
    var parts = numbers(
      in: main,
      [
        groups, sideBySide,
        #"\b(?:and|en) \#(number) \#(between)(?:\#(Aside.helpers)|practitioners|GPs|professionals|experts|huisartsen)\b"#,
      ])
    for bracket in passage.brackets {
      let values = numbers(in: bracket.text, named) + count(bracket.text, persons)
      // A capital N is that of all.
      let isOfAll =
        (bracket.owner == .sample || bracket.text.contains(#/\bN ?=/#) && !bracket.before.holds(Bracket.arm))
        && !bracket.before.holds(Bracket.someOfThem) && !bracket.text.holds(#"\b(?:each|per group)\b"#)
      guard isOfAll else {
        parts += values
        continue
      }
      // “Sixty patients (n = 60)” says it twice.
      all += values.filter { !String(bracket.before.suffix(60)).holds(#"\b\#($0)\b"#) }
    }
    // “11 men and 12 female volunteers” are two parts.
    let persons = count(
      main, persons, notAfter: beforePart + ["men and ", "male and ", "males and ", "mannen en ", "vrouwen en "])
    let areOfPersons = !persons.isEmpty || !all.isEmpty
    all += areOfPersons ? persons : count(main, people, notAfter: beforePart)
    let found = numbers(
      in: main, [#"\b\#(number) \#(between)\#(people)\b\#(result)"#], notAfter: before + ["all ", "alle "])
    if areOfPersons {
      parts += numbers(
        in: main,
        [#"\b\#(number) \#(between)\#(further) (?:and|en) \d"#, #"\b(?:and|en) \#(number) \#(between)\#(further)\b"#])
    }
    return Counts(
      all: all, areOfPersons: areOfPersons, parts: parts, found: found,
      controls: numbers(
        in: main, [#"\b\#(number) \#(between)controls?\b(?! (?:group|participants|subjects|patients))"#]))
  }

  static func numbers(in text: String, _ patterns: [String], notAfter before: [String] = before) -> [Int] {
    patterns.flatMap { text.matches($0, notAfter: before) }.compactMap { groups in
      groups.dropFirst().compactMap { $0 }.first.flatMap { Int($0.filter { $0 != " " }) }
    }.filter { $0 > 1 && !isYear($0, in: text) }
  }

  /// “In 2019 patients were recruited.”
  private static func isYear(_ value: Int, in text: String) -> Bool {
    (1900..<2100).contains(value)
      && text.holds(
        #"\b(?:in|since|until|from|during|sinds|tot|vanaf|between|tussen|\d{1,2},|\d{4} (?:and|en|to)) \#(value)\b"#)
  }

  /// The number that the sentences agree on; where one has several groups only, they have to make it up.
  private static func agreed(_ passages: [Passage], _ stated: [Reading<Int>], among others: [Passage]) -> Reading<Int>?
  {
    let counted = passages.map { (passage: $0, counts: counts(in: $0)) }.filter {
      !($0.counts.all + $0.counts.parts + $0.counts.controls).isEmpty
    }
    let wholes = counted.compactMap { entry in
      entry.passage.aside == nil ? entry.counts.whole.map { Reading(value: $0, passage: entry.passage) } : nil
    }
    guard let agreed = Reading.agreed(stated + wholes) else { return nil }
    // Of more people, said or not to have taken part, they may be some.
    let most = others.filter { $0.aside == nil || $0.aside == .otherPeople }.flatMap { counts(in: $0).all }.max()
    guard stated.contains(where: { $0.value == agreed.value }) || agreed.value >= most ?? 0 else { return nil }
    let fits = counted.allSatisfy { entry in
      entry.passage.aside == nil && entry.counts.whole != nil
        || Counts.sum(
          entry.counts.all + entry.counts.parts + entry.counts.controls + entry.counts.found + [agreed.value])
          == agreed.value
        || entry.counts.all.isEmpty && entry.counts.controls.isEmpty && entry.counts.parts.count == 1
          && entry.counts.parts[0] < agreed.value
    }
    return fits ? agreed : nil
  }
}
