extension PeopleRules {
  /// The numbers of people in a sentence.
  struct Counts {
    var all: [Int]
    /// Whether people are counted whatever their sex: women and men are a part of them then.
    var areOfPersons: Bool
    /// Numbers of groups, `running (n = 30)`.
    var parts: [Int]
    /// Of those in whom something was found: a part, or all.
    var found: [Int]
    /// Of those compared with, who are no part of the patients and alone never the sample.
    var controls: [Int]

    /// The number that all others together make up, once or as groups and as sexes: of 62, 31 and 31 it is 62. Nil
    /// where a sentence has several and none is, or groups only.
    var whole: Int? {
      let parts = parts + controls
      if all.count == 1, parts.isEmpty, found.allSatisfy({ $0 <= all[0] }) { return all.first }
      return all.isEmpty ? nil : Self.sum(all + parts) ?? Self.sum(all + parts + found)
    }

    static func sum(_ counts: [Int]) -> Int? {
      guard let most = counts.max() else { return nil }
      let others = counts.sorted().dropLast()
      let sum = others.reduce(0) { $0.addingReportingOverflow($1).partialValue }
      guard others.count > 1, others.allSatisfy({ $0 < most }) else { return nil }
      return sum == most || sum == 2 * most || isOfGroupsDivided(others, sum: sum, most) ? most : nil
    }

    /// Of 209, 107 and 102, and of the 107 again 44 and 63.
    private static func isOfGroupsDivided(_ others: ArraySlice<Int>, sum: Int, _ most: Int) -> Bool {
      guard others.count == 4, sum > most else { return false }
      let group = sum - most
      return others.contains(group)
        && others.indices.contains { first in
          others.indices.contains { first < $0 && others[first] + others[$0] == group }
        }
    }
  }
}

/// The numbers of people in a passage, whoever they are.
extension PeopleRules {
  /// Up to six words between the number and the people, none of which is a thing that is counted itself.
  static let between =
    "(?:(?!(?:\(things)|of|or|and|to|per|in|with|from|for|the|who|among|at|by|as|than|using|where|when|were|was|are|is|had|"
    + "van|en|met|in|die|de|waren|werden|zijn|was)\\b)(?:[\\p{L}][\\p{L}\\d/-]* |[\\p{L}\\d]+-[\\p{L}\\d-]+, )){0,6}"
  static let things =
    "weeks?|months?|years?|days?|hours?|minutes?|sessions?|times|items?|trials?|studies|articles|sites|"
    + "cent(?:er|re)s|clinics|hospitals|schools|groups?|weken|maanden|jaar|scholen|groepen|studies|onderzoeken"
  static let number = #"(\d{1,7})"#
  /// Before a number that is only the second of two, `12 of 49 patients`, `20-49 patients`, `grades 11 and 12`, the end of
  /// one, `1 234`, a bound, or a name, `phase 2`.
  static let before =
    ["of ", "-", "–", ".", ",", "/", "<", ">", "≤", "≥", "< ", "> ", "≤ ", "≥ "]
    + (0...9).flatMap {
      ["\($0) ", "\($0) and ", "\($0) or ", "\($0) to ", "\($0) in ", "\($0) op de ", "\($0) of the "]
    }
    + [
      "phase ", "stage ", "grade ", "grades ", "type ", "class ", "day ", "week ", "wave ", "part ", "level ",
      // A bound.
      "at least ", "at most ", "more than ", "less than ", "fewer than ", "minstens ", "minimaal ", "ten minste ",
      "meer dan ", "minder dan ", "every ", "per ", "elke ",
      // Behind these stand those in whom something was found.
      "reported by ", "reported in ", "found in ", "seen in ", "detected in ", "observed in ", "occurred in ",
      "confirmed in ", "diagnosed in ", "rapporteerden ", "meldden ", "hadden ",
    ]

  /// Before those who are a part of the people counted, or whom those people have.
  private static let beforePart = [
    "of whom ", "among whom ", "of them ", "of these ", "among them ", "including ", "van wie ", "onder wie ",
    "waarvan ",
    "waaronder ", "had ", "have ", "has ", "heeft ", "hebben ", "hadden ",
  ]

  /// Not “40 patients in the running group”, “40 patients completed”.
  static let ofAllGroups = inNoGroup + completed + results + ofOneSex
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
    #" (?:(?!(?:who|that|which|and|were|was|are|die|dat|en|werden|zijn)\b)[\p{L}-]+ ){0,2}(?!(?:suffering|experiencing|scoring|having|experiences? (?:of|in|with))\b)(?:report|had|have|show|experienc|met (?:the )?(?:criteria for|diagnostic|DSM)|develop|scor|indicat|describ|felt|feel|attempt|suffer|relaps|mention|express|said|became|found|died|wilden|zeiden|vonden|noem|gaven aan|meld|rapporteer|hadden|scoor|ervaar|ervoer)[\p{L}]*"#
  /// “43 runners and 20 control participants”.
  private static let sideBySide =
    #"\b\d+ (?!\#(sexed)\b)[\p{L}-]+ (?:and|en) \#(number) (?:[\p{L}-]+ )?\#(persons)\b"#
  /// “And 30 to usual care”, “20 with depression”.
  private static let groups =
    #"(?:\b(?:and|or|versus|vs|en|of whom|waarvan)|[,;:]) (?!19\d\d|20\d\d)\#(number) (?:were (?:[\p{L}]+ ){0,2}to|to(?! \d)|received|chose|preferred|opted|in|kregen|kozen|aan|naar|tot|with|without|met|zonder|suffering|experiencing|scoring|who (?:declined|refused|did not|chose)|die niet|(?:acted|served) as)\b"#

  /// “A total of 40 patients with 20 in each group”: the groups add nothing to what is said of all.
  static func withoutEach(_ text: String) -> String {
    // “960 12-year-old pupils”, “204 1st trimester women”.
    let text = withoutGrades(text).replacing(#"(\d )(?:\d{1,2}-year-old|\d(?:st|nd|rd|th)) (?=\p{L})"#) {
      $0[1] ?? ""
    }
    guard text.contains("each") || text.contains("per ") else { return text }
    return text.replacing(
      #"(\b\d+ (?:[\p{L}-]+ ){0,3}?[\p{L}-]+)(?:,? with | ?\()(?:n ?= ?)?\d+ (?:[\p{L}-]+ )?(?:in|per|for) (?:each )?(?:group|arm)\b\)?"#
    ) { $0[1] ?? "" }
    // “240 pupils, 60 from each school”.
    .replacing(#"(\b\d+ [^.;]{3,60}), \d+ (?:from|in|at|of|uit|van) (?:each|elke?) \p{L}+"#) { $0[1] ?? "" }
  }

  /// “1280 8th, 10th and 12th grade students”, “sixteen grade 11 and 12 students”.
  private static func withoutGrades(_ text: String) -> String {
    guard text.contains("grade") else { return text }
    return text.replacing(
      #"(\b\d+ )(?:(?:\d{1,2}(?:st|nd|rd|th)(?:, (?:and )?| and | to | )){1,4}grade|grades? \d{1,2}(?:(?:, (?:and )?| and | to |-|–)\d{1,2}){0,3}) (?=\p{L})"#
    ) { $0[1] ?? "" }
  }

  /// The sentence without numbers that are a part of others, `308 (78 %) patients`, or of a name, `study 2`.
  static func withoutShares(_ passage: Passage) -> String {
    let main = passage.main.replacing(#"\b(study) [1-9]\b"#) { $0[1] ?? "" }
    return passage.brackets.reversed().reduce(main) { main, bracket in
      let before = bracket.before.last == " " ? String(bracket.before.dropLast()) : bracket.before
      // “A total of 297 nurses (response rate 58%)”: who answered.
      guard bracket.text.contains("%"), main.hasPrefix(before), !bracket.text.holds(#"\brespon[sc]e?\b"#) else {
        return main
      }
      // “Of 900 nurses, 534 (59%) responded”: how many answered.
      let behind = String(main.dropFirst(before.count))
      if behind.holds(#"^ ?(?:[\p{L}]+ ){0,2}\#(responded)"#) || before.holds(#"\d \#(responded) ?$"#) { return main }
      // “25 patients (42%) had” are a share as well; “60 adults (42% women)” and “60 patients (50%) were randomised” are none.
      let isShareAlone =
        bracket.text.holds(#"^\d{1,2}(?:[.,]\d+)? ?%$"#)
        && !String(main.dropFirst(before.count)).holds(
          #"^ ?(?:were |was |werden )?(?:[\p{L}]+ )?(?:\#(tookPart)|participated|took part|namen deel|deden mee)"#)
      guard
        let share = [#"\d[\d ]*$"#, isShareAlone ? #"\d[\d ]*(?= (?:[\p{L}-]+ ){0,2}[\p{L}-]+ ?$)"# : nil]
          .lazy.compactMap({ $0 }).first(where: before.holds)
      else { return main }
      return before.replacing(share) { _ in "some" } + main.dropFirst(before.count)
    }
  }

  private static let responded =
    "(?:responded|replied|answered (?:the|a|an|it|our)|filled in (?:the|a|an|it|our)|agreed to|consented|gave consent|returned (?:the|a|an|it|their|our)|participated|took part|(?:were|was) (?:enrolled|recruited|randomi[sz]ed)|reageerden|respondeerden|namen deel|deden mee|deelnamen)"

  static func counts(in passage: Passage) -> Counts {
    // “17 Irish, 15 Welsh and 3 other people”: of each, and of nobody how many in all.
    var apart = withoutShares(passage)
    if apart.holds(#"\d[^.;]*, (?:and )?\d[^.;]* (?:and|en) \d"#) {
      apart = apart.replacing(
        #"\b\d+ (?:(?!\#(people)\b)[\p{L}-]+ ){0,3}(?!\#(people)\b)[\p{L}-]+, (?:\d+ (?:(?!\#(people)\b)[\p{L}-]+ ){0,3}(?!\#(people)\b)[\p{L}-]+,? )+(?:and|en) \d+ (?=(?:[\p{L}-]+ ){0,3}\#(people)\b)"#
      ) { _ in "some " }
    }
    // “A sample of 20 patients”, unlike “12 of 20 patients” and “relatives of 20 patients”.
    let main = apart.replacing(#"(^|[:;,]|\p{L}+) ?of (?=\d)"#) { groups in
      let before = groups[1] ?? ""
      return before.holds(
        "^(?:sub\\p{L}+|half|most|majority|minority|proportion|percentage|helft|meerderheid)$|\(Aside.relatives)")
        ? groups[0] ?? "" : "\(before): "
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
    let named = [
      #"\bn ?= ?\#(number)\b(?! (?:[\p{L}-]+ )?(?:\#(things)|\#(sexed)|families|households|couples|dyads|pairs|eyes|samples|teeth|records|visits)\b)"#
    ]
    var all = numbers(in: main, named)
    var parts = numbers(
      in: main,
      [
        groups, sideBySide,
        #"\b(?:and|en) \#(number) \#(between)(?:\#(Aside.helpers)|practitioners|GPs|professionals|experts|huisartsen)\b"#,
      ])
    // “Eleven men and one female partner”: twelve, of whom one is no plural.
    if main.holds(#"\b\d+ \#(sexed) (?:and|en) 1 "#) { parts.append(1) }
    // “And 70% (n = 81) completed it”: of those counted before.
    for bracket in passage.brackets where !bracket.before.holds(#"\d ?% ?$"#) {
      if let whole = bracket.wholeOfGroups {
        if bracket.text.holds("(?-i)^N ?=") { all.append(whole) }
        continue
      }
      let values = numbers(in: bracket.text, named) + count(bracket.text, persons)
      // A capital N is that of all.
      let isOfAll =
        (bracket.owner == .sample
          || bracket.text.holds(#"(?-i)\bN ?="#) && !bracket.before.holds(Bracket.arm)
            && !bracket.before.holds(#"\b(?:most|majority|some|many|half|meeste|meerderheid)\b[^,;]*$"#))
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
        [
          #"\b\#(number) \#(between)\#(further) (?:and|en) \d"#,
          #"\b(?:and|en) \#(number) \#(between)(?:\#(further)|partners|spouses|relatives|siblings|husbands|wives|naasten)\b"#,
        ])
    }
    return Counts(
      all: all, areOfPersons: areOfPersons, parts: parts, found: found,
      controls: numbers(
        in: main, [#"\b\#(number) \#(between)controls?\b(?! (?:group|participants|subjects|patients))"#]))
  }

  static func numbers(in text: String, _ patterns: [String], notAfter before: [String] = before) -> [Int] {
    patterns.flatMap { text.matches($0, notAfter: before) }.compactMap { groups in
      groups.dropFirst().compactMap { $0 }.first.flatMap { Int($0) }
    }.filter { $0 > 1 && !isYear($0, in: text) }
  }

  /// “In 2019 patients were recruited.”
  private static func isYear(_ value: Int, in text: String) -> Bool {
    (1900..<2100).contains(value)
      && text.holds(
        #"\b(?:in|since|until|from|during|sinds|tot|vanaf|between|tussen|\d{1,2},|\d{4} (?:and|en|to)) \#(value)\b"#)
  }
}
