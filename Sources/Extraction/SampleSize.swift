import Records

/// Which number is the size of the sample.
extension PeopleRules {
  /// Sentences that speak of a part: who stopped, one group, those who got better.
  static let part =
    #"\b(?:drop|withdr|lost to|attrition|complet|each\b(?! (?:session|time|visit|day|week|other\b))|per group|groups of|relaps|respond(?!ent)|remi(?:t|ss)|died|uitval|uitgevallen|\bviel(?:en)? (?:[^.;]{0,40} )?uit\b|\bstopten?\b|\bgestopt\b|\bhaakten? (?:[^.;]{0,40} )?af\b|afgehaakt|discontinu|(?<!, \d{1,5} )\bstopped\b|\bquit\b|\bmoved (?:away|house|out)|\bleft (?:the (?:study|trial|program|programme|group|course|treatment|therapy)|early|before)|voltooi|\bmaakten [^.;]*\baf\b|respectively|focus\p{L}* on (?:the )?\d)"#

  static let tookPart =
    "(?:random|recruited|enrolled|included|allocated|assigned|studied|interviewed|surveyed|gerandomiseerd|geïncludeerd|geworven|toegewezen"
    + "|verdeeld|onderzocht|ge[ïi]nterviewd|ondervraagd)"

  static func sampleSize(_ passages: [Passage]) -> Reading<Int>? {
    if let one = onePatient(passages) { return Reading(value: 1, passage: one.passage) }
    let size = statedOrAgreed(passages) ?? divided(passages) ?? aimed(passages) ?? inOnlyCapital(passages)
    guard let size, ComparedGroups.areIn(passages) else { return size }
    // Those of one of two groups are not all.
    let counts = counts(in: size.passage)
    let isSum = Counts.sum(counts.all + counts.parts + counts.controls) == size.value
    return isSum || ComparedGroups.isOfAll(size.passage) ? size : nil
  }

  /// “Were assigned to one of two programmes, each given for 12 weeks”.
  private static let eachOfThem =
    #", each (?:of (?:them|which) )?(?:was |were )?(?:delivered|given|offered|lasting|held|taught|consisting|led|provided)\b[^.;]*"#

  private static func statedOrAgreed(_ passages: [Passage]) -> Reading<Int>? {
    var stated = passages.filter {
      !$0.figures.holds(
        #"\b(?:drop|withdr|lost to|groups of|respectively)|\b\d+ (?:of|van) (?:them|these|hen)\b[^.;]*\b(?:and|en) \d"#)
        && !$0.main.replacing(eachOfThem, with: { _ in "" }).holds(#"\beach\b"#)
    }
    .flatMap(statements)
    // Of those who were recruited, fewer may have filled in a form or been analysed.
    let later = answered + #"|\b(?:analy|geanalyseerd)"#
    let recruited = stated.filter { !$0.passage.main.holds(later) }
    if recruited.count < stated.count, let most = recruited.map(\.value).max() {
      let ofTitle = passages.filter { $0.source == .title }.flatMap { counts(in: $0).all }
      stated.removeAll { $0.value < most && $0.passage.main.holds(later) && !ofTitle.contains($0.value) }
    }
    if stated.isEmpty, let answers = Reading.agreed(passages.flatMap { self.answers(in: $0) }),
      !passages.contains(where: { $0.aside == nil && counts(in: $0).areOfPersons && $0 != answers.passage })
    {
      return answers
    }
    if stated.isEmpty, let told = told(passages) { return told }
    // Of those whom another sentence counts, some were talked with.
    if !stated.isEmpty, stated.allSatisfy({ $0.passage.main.holds(#"\binterview|ge[ïi]nterviewd"#) }),
      passages.contains(where: { passage in
        passage.aside == nil && !stated.contains { $0.passage == passage }
          && passage.tellsOfMore(than: stated.map(\.value).max() ?? 0)
      })
    {
      return nil
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
    if let agreed = agreed(whole, stated, among: passages) { return agreed }
    // “129 patients were analysed. 41 patients had surgery.”
    return most(of: stated, among: passages)
  }

  /// What the readings agree on, where no other sentence on the study counts more people.
  static func most(of readings: [Reading<Int>], among passages: [Passage]) -> Reading<Int>? {
    guard let agreed = Reading.agreed(readings) else { return nil }
    let most = passages.filter { $0.aside != .frame && $0.aside != .otherStudy }.flatMap { counts(in: $0).all }.max()
    return agreed.value >= most ?? 0 ? agreed : nil
  }

  /// “Our study examined mood among 138 patients”: the number that only an aim tells, where nothing else counts people.
  private static func aimed(_ passages: [Passage]) -> Reading<Int>? {
    guard !passages.contains(where: { $0.aside == nil && !counts(in: $0).all.isEmpty }) else { return nil }
    let aims = passages.filter {
      $0.aside == .frame && Aside.aside(in: $0.main) == nil
        && $0.main.holds(
          #"\b(?:(?:this|our|the (?:present|current)) study|we (?:aimed|sought|examined|investigated|evaluated|describe|report)|dit onderzoek|deze studie)\b"#
        )
    }
    return .agreed(
      aims.flatMap { passage in
        numbers(
          in: withoutShares(passage),
          [
            #"\b(?:in|among|of|bij|onder) (?:a total of )?\#(number) \#(between)\#(people)\b\#(ofAllGroups)(?! (?:and|en|or|of) \d)"#
          ],
          notAfter: before.filter { $0 != "of " }
        ).map { Reading(value: $0, passage: passage) }
          + (counts(in: passage).whole.map { whole in
            passage.brackets.contains { $0.text.holds(#"^n ?= ?\#(whole)\b"#) }
              ? [Reading(value: whole, passage: passage)] : []
          } ?? [])
      })
  }

  private static let beforeAndAfter =
    #"completed (?:the )?pre-? ?(?:and|to) post[\p{L}-]* (?:[\p{L}-]+ ){0,2}(?:assessments?|measures?|tests?|surveys?|questionnaires?)\b"#

  /// Numbers that a sentence says were looked at or asked, where none says how many took part, and nobody counts more.
  private static func told(_ passages: [Passage]) -> Reading<Int>? {
    let own = passages.filter { $0.aside == nil && $0.source == .abstract }
    let noun = #"(?:\#(people)|\#(further)|\#(professionals))"#
    let counted = #"\#(number) \#(between)\#(noun)\b\#(ofAllGroups)(?! (?:and|en|or|of) \d)"#
    let readings = own.filter {
      (!$0.isOfPart || $0.main.holds(beforeAndAfter))
        && !$0.main.holds(
          #"\b(?:subgroup|subset|subsample|validation|each(?! (?:session|time|visit|day|week|other)))\b"#)
    }
    .flatMap { passage in
      numbers(
        in: withoutShares(passage),
        [
          #"\b(?:we|wij) (?:[\p{L}]+ly )?(?:analy[sz]ed|reviewed|studied|examined|evaluated|investigated|assessed|followed|tested|surveyed|asked|treated|onderzochten|volgden|vroegen) (?:(?:data|records|charts|files|gegevens) (?:from|of|on|van) )?(?:a total of |all )?\#(counted)"#,
          #"\b(?:surveys?|questionnaires?|interviews?|enquête|vragenlijst(?:onderzoek)?|data|gegevens|trial|study|cohort|onderzoek) (?:(?:was|were|werd|werden|an?|een) )?(?:(?:[\p{L}-]+ed|held|done) )?(?:among|of|from|with|on|in|involving|onder|bij|van) (?:a total of |in totaal )?\#(counted)"#,
          #"^(?:[\p{L} ,&/-]{3,60}: )?(?:a total of )?\#(number) (?:consecutive )?\#(between)\#(noun)\b\#(ofAllGroups)[^.;]{0,80}? (?:underwent|received|attended|(?:were|was) (?:treated|examined|followed|evaluated|analy[sz]ed|assessed|given|scanned|classified))\b"#,
          #"\b(?:measured|assessed|tested|obtained|examined|collected|recorded|conducted|performed|evaluated|validated) (?:in|from|among|on|with) (?:a total of )?\#(counted)"#,
          // Where nobody counts more, they are all.
          #"\b\#(number) \#(between)\#(noun)\b[^.;\d]{0,40}? \#(beforeAndAfter)"#,
          #"^(?:[\p{L} ,&/-]{3,60}: )?(?:of|among|in|van|bij) the \#(number) \#(between)\#(noun) (?:(?:and|en) (?:\#(sexed)) )?(?:that met|who met|meeting|with|who were (?:included|enrolled))\b"#,
        ], notAfter: before.filter { $0 != "of " }
      ).filter { value in
        // “22 nurses who came and 26 nurses who did not”.
        let all = numbers(in: withoutShares(passage), [#"\b\#(number) \#(between)\#(noun)\b"#])
        // “Fifty with asthma and 40 with eczema”.
        let counts = Self.counts(in: passage)
        return (all.count < 2 || Counts.sum(all) == value) && (counts.parts.isEmpty || counts.whole == value)
      }.map { Reading(value: $0, passage: passage) }
    }
    guard let agreed = Reading.agreed(readings) else { return nil }
    let others = passages.filter { $0.aside == nil || $0.aside == .otherPeople }.map { counts(in: $0) }
    // Nurses beside patients are one of several.
    let areOfCalling =
      !Self.counts(in: agreed.passage).all.contains(agreed.value) && !agreed.passage.main.holds(beforeAndAfter)
    guard !areOfCalling || !own.contains(where: { withoutShares($0).holds(#"\b\d+ \#(between)\#(persons)\b"#) }) else {
      return nil
    }
    return agreed.value >= others.flatMap(\.all).max() ?? 0 && !ComparedGroups.areIn(passages) ? agreed : nil
  }

  /// Numbers that a sentence says took part.
  private static func statements(in whole: Passage) -> [Reading<Int>] {
    var passage = whole
    switch whole.aside {
    // “72 were recruited and 60 patients were randomised”: these.
    case nil:
      passage.main = withoutShares(whole).replacing(
        #"\b(?:a total of )?\d+ (?:[\p{L}-]+ ){0,4}were (?:recruited|enrolled|included|eligible|assessed),? (?:and|of whom|of which) (?=\d+ (?:[\p{L}-]+ ){0,3}were (?:randomly|randomi[sz]ed))"#
      ) { _ in "" }
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
        #"\ba total (?:sample )?of \#(number) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        // “The cohort of this study consists of four patients”.
        #"\b(?:cohort|study population|study group|onderzoeksgroep) (?:(?:in|of|for|van) (?:this|our|the|dit|het) (?:present |current )?(?:study|onderzoek) )?(?:consist(?:s|ed) of|compris(?:es|ed)|include[sd]|was composed of|bestond uit|bestaat uit) (?:a total of )?\#(number) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\bin totaal \#(number) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\bsampl(?:e (?:size )?|ing )(?:of|:|consisted of|comprised|included|was composed of|bestond uit) \#(number)\b(?![-–]| to | of |,\d)(?! (?:[\p{L}-]+ ){0,2}(?:\#(things)|dyads|couples|pairs|families|households)\b)(?! (?:[\p{L}-]+ ){1,3}(?:,|and|en) (?:[\p{L}-]+ ){0,2}\d)(?! [\p{L}-]+, \d)"#,
        // Unlike “the mean age of the sample was 35”.
        #"(?:^|[,;:] )(?:(?:the|our|this|de|total|final|study) ){0,3}sample (?:size )?was \#(number)\b(?![-–]| to | of |,\d)(?! (?:[\p{L}-]+ ){0,2}(?:\#(things))\b)"#,
        #"\b\#(number) \#(between)\#(noun)\b\#(ofAllGroups)\#(gap) (?:were|was|werden) (?:[\p{L}]+ ){0,2}\#(tookPart)"#,
        #"\b(?:randomi[sz]ed|recruited|enrolled|included|assigned|allocated|interviewed|surveyed) \#(number) \#(between)\#(noun)\b\#(ofAllGroups)"#,
        #"\b(?:we|wij) (?:report|present|describe|presenteren|beschrijven) (?:on |here |hier |(?:a|een) (?:case )?(?:series|serie|reeks) (?:of|van) )?\#(number) \#(between)(?:cases|gevallen|casussen|\#(noun))\b(?! (?:and|en|with|of|from) \d)"#,
        #"\b(?:interviews|focus groups) (?:were )?(?:held |conducted |done |carried out )?with \#(number) \#(between)\#(noun)\b\#(ofAllGroups)(?! (?:and|en) \d)(?!, \d)"#,
        #"\b\#(number) \#(between)\#(noun)\b\#(gap) \#(answered)"#,
        #"\#(answeredBy)\#(number) \#(between)\#(noun)\b(?! (?:and|en|or|of) \d)"#,
        #"\b\#(number) \#(between)\#(noun)\b\#(ofAllGroups)\#(gap) (?:took part|participated)\b"#,
        bare
          + #"\#(number) (?:were|werden|gave (?:informed )?consent and were) (?:[\p{L}]+ )?(?:random|(?:allocated|assigned|divided) (?:at random|by lot|randomly)|recruited|enrolled|included(?! in the (?:[\p{L}]+ )?analy)|gerandomiseerd|geïncludeerd|geworven)(?![^.]{0,40} (?:to|into) [^.\d]{2,60}(?:;|,| and| versus) \d+ (?:to|in)\b)"#,
        #"\b(?:participants|respondents|subjects|deelnemers) (?:were|waren|included|comprised|consisted of|bestonden uit) \#(number) \#(between)(?:\#(noun)|\#(further)|\#(professionals))\b\#(ofAllGroups)(?! (?:and|en) \d)"#,
        // “Among 202 randomised participants, 180 completed”.
        #"\b(?:among|of|van) (?:the |all |de )?\#(number) (?:randomi[sz]ed|enrolled|included|recruited|gerandomiseerde|geïncludeerde) \#(noun)\b"#,
        // “Of 763 patients included, 482 died”.
        #"\b(?:among|of|van) (?:the |all |de )?\#(number) \#(between)\#(noun) (?:randomi[sz]ed|enrolled|included|geïncludeerd),"#,
        bare
          + #"\#(number) (?:entered|agreed to|consented|gave consent|took part|participated|responded|replied|answered (?:the|our|an?|this) |completed\#(forms)|namen deel|deden mee|reageerden|respondeerden)\b"#,
        #"^(?:[\p{L} ,&/-]{3,60}: )?(?:a total of )?\#(number) \#(between)cases,? (?:were )?(?:enrolled|included|recruited|studied)\b"#,
        #"\b(?:those who (?:took part|participated)|the study population) (?:were|was) \#(number) \#(between)\#(noun)\b\#(ofAllGroups)(?! (?:and|en) \d)"#,
        // “The 307 participants had a mean age of 13.2”.
        #"^(?:[\p{L} ,&/-]{3,60}: )?(?:the|our|de) \#(number) \#(between)(?:participants|respondents|subjects|deelnemers|respondenten) (?:had|hadden) (?:an?|een) (?:mean|average|median|gemiddelde) (?:age|leeftijd)\b"#,
        #"\bvan wie (?:er )?\#(number) (?:reageerden|respondeerden|meededen|deelnamen)\b"#,
      ])
    // “The 129 children (mean age 7.2 years) had lower scores”.
    if values.isEmpty, whole.aside == nil, counts.all.count < 2 {
      values = numbers(
        in: passage.figures,
        [#"^(?:[\p{L} ,&/-]{3,60}: )?(?:the|de) \#(number) \#(between)\#(noun) \((?:mean|median|M ?age|gemiddelde)\b"#])
    }
    // Those of a calling count where a sentence says that they took part: “60 nurses were recruited”.
    if values.isEmpty, whole.aside == nil, !counts.areOfPersons,
      !passage.main.holds(#"\b\#(further) (?:and|with|en|met) (?:their|hun) "#),
      numbers(in: passage.main, [#"\b(?:a total of )?\#(number) \#(between)\#(further)\b"#]).count == 1,
      // “15 dancers, 15 rowers, 15 controls”.
      !passage.main.holds(#"\b(?:\d+ (?:[\p{L}-]+ ){0,2}[\p{L}-]+, ){2}(?:and |en )?\d+ [\p{L}-]+"#)
    {
      values =
        numbers(
          in: passage.main,
          [
            #"\b\#(number) \#(between)\#(further)\b\#(ofAllGroups)\#(gap) (?:were|was|werden) (?:[\p{L}]+ ){0,2}\#(tookPart)"#,
            #"\b(?:a total of )?\#(number) \#(between)\#(further)\b\#(ofAllGroups)\#(gap) (?:took part|participated|namen\b.{0,20} deel|deden mee)\b"#,
            #"\b(?:randomi[sz]ed|recruited|enrolled|included|assigned) \#(number) \#(between)\#(further)\b\#(ofAllGroups)"#,
            #"\#(answeredBy)\#(number) \#(between)\#(further)\b(?! (?:and|en|or|of) \d)"#,
            #"\b(?:of|among) (?:the |all |these )?\#(number) \#(between)\#(further) (?:interviewed|surveyed|recruited|enrolled|who (?:took part|participated|responded))\b"#,
          ])
        + numbers(
          in: passage.main,
          [
            #"\b\#(number) \#(between)\#(further)\b\#(ofAllGroups)(?: (?!were|was|werden|and|en)[\p{L}-]+){0,8}? \#(answered)"#
          ],
          notAfter: before + ["of the ", "among the ", "van de "])
    }
    if values.isEmpty, whole.aside == nil, let n = inBracketOfSubject(whole) {
      return [Reading(value: n, passage: whole)]
    }
    // “Patients (n = 60; 42 women) were recruited.”
    if values.isEmpty, passage.main.holds(#"\b\#(tookPart)"#), let only = counts.whole, counts.all.count == 1,
      passage.brackets.contains(where: { $0.owner == .sample && $0.text.holds(#"\bn ?="#) })
    {
      values = [only]
    }
    // “Twenty inpatients and 20 controls were recruited”: nothing says of how many in all.
    if !values.isEmpty, counts.all.count + counts.parts.count + counts.controls.count > 1 {
      let isOnlyOfCalling = counts.all.isEmpty && Set(values).count == 1
      values =
        (counts.whole ?? (isOnlyOfCalling ? Counts.sum(values + counts.parts + counts.controls) : nil)).map { [$0] }
        ?? []
    }
    // “142 dancers (117 females and 25 males)”: whoever they are, the sexes make them up.
    if values.isEmpty, counts.all.count + counts.parts.count < 2 {
      values = Array(Set(passage.brackets.compactMap(\.ofBothSexes)).prefix(2))
    }
    return values.map { Reading(value: $0, passage: whole) }
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
    let most = others.filter { $0.aside != .frame && $0.aside != .otherStudy }.flatMap { counts(in: $0).all }.max()
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

extension Passage {
  /// Whether it counts more people, whoever they are: “31 employees (22 women)”.
  fileprivate func tellsOfMore(than n: Int) -> Bool {
    let anyone = "(?:\(PeopleRules.people)|\(PeopleRules.further))"
    return main.matches(#"\b(\d{1,7}) \#(PeopleRules.between)\#(anyone)\b"#).contains { Int($0[1] ?? "") ?? 0 > n }
  }
}
