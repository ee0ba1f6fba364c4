import Records

/// How many took part, of which sex, and how old they were: only what is written out.
enum PeopleRules {
  private static let people =
    "(?:participants|patients|subjects|inpatients|outpatients|adolescents|adults|students|individuals|people|persons"
    + "|children|youths|volunteers|women|men|females|males|girls|boys|deelnemers|patiënten|jongeren|adolescenten"
    + "|volwassenen|studenten|proefpersonen|vrouwen|mannen|kinderen|cliënten)"
  /// Up to three words between the number and the people, none of which is a thing that is counted itself.
  private static let between =
    "(?:(?!(?:weeks?|months?|years?|days?|hours?|minutes?|sessions?|times|items?|trials?|studies|articles|sites|"
    + "cent(?:er|re)s|clinics|hospitals|schools|groups?|of|or|and|to|per|in|with|from|for|the|who|among|at|by|as|than|using|where|when|were|was|had|weken|maanden|jaar|"
    + "van|en|met|in|die|de)\\b)[\\p{L}-]+ ){0,3}"
  private static let number = "(\(NumberWords.pattern))"

  /// With spaces between the thousands: only where what stands before it says that one number begins.
  private static let wide = "(\\d{1,3}(?: \\d{3})+|\(NumberWords.pattern))"

  /// Sentences that speak of a part: who stopped, one group, those who got better.
  private static let part =
    #"\b(drop|withdr|lost to|attrition|complet|each|per group|groups of|relaps|respond|remi(?:t|ss)|died|uitval|respectively)"#

  /// Before a number that is only the second of two, `12 of 49 patients`, `20-49 patients`, or the end of one, `1 234`.
  private static let before = ["of ", "-", "–", ".", ",", "/"] + (0...9).map { "\($0) " }

  static func sampleSize(_ passages: [Passage]) -> Reading<Int>? {
    let strong = [
      #"\ba total (?:sample )?of \#(wide) \#(between)\#(people)\b"#,
      #"\bin totaal \#(wide) \#(between)\#(people)\b"#,
      #"\bsample (?:size )?(?:of|was|:) \#(wide)\b"#,
      #"\b\#(number) \#(between)\#(people)\b[^.;]{0,60}? (?:were|was) (?:then )?(?:random|recruited|enrolled|included|allocated|assigned|studied)"#,
      #"\b(?:randomi[sz]ed|recruited|enrolled|included|assigned) \#(number) \#(between)\#(people)\b"#,
    ]
    let total = passages.filter { !$0.holds(#"\b(drop|withdr|lost to|each|groups of|respectively)"#) }
      .flatMap { passage -> [Reading<Int>] in
        let values = numbers(in: passage, strong)
        // “Twenty inpatients and 20 controls were recruited”: nothing says of how many in all.
        guard !values.isEmpty, passage.holds(coordinated) else {
          return values.map { Reading(value: $0, passage: passage) }
        }
        return whole(of: counts(in: passage)).map {
          [Reading(value: $0, passage: passage)]
        } ?? []
      }
    if !total.isEmpty { return .agreed(total) }
    return agreed(passages.filter { !$0.holds(part) })
  }

  private static let countPatterns = [
    #"\bn ?= ?(\d{1,3}(?:[, ]\d{3})+|\d{1,7})\b"#, #"\band \#(number) (?:with|without)\b"#,
    #"\b\#(number) \#(between)(?:\#(people)|controls?)\b"#,
  ]
  private static let coordinated =
    #"\b\#(number) \#(between)\#(people)\b[^.;()]{0,60}?\band \#(number) \#(between)(?:\#(people)|controls?)\b"#

  /// All numbers of people in a sentence; of groups side by side also the one behind “a total of”.
  private static func counts(in passage: Passage) -> [Int] {
    numbers(in: passage, countPatterns, notAfter: passage.holds(coordinated) ? Array(before.dropFirst()) : before)
  }

  private static func numbers(in passage: Passage, _ patterns: [String], notAfter before: [String] = before) -> [Int] {
    patterns.flatMap { passage.matches($0, notAfter: before) }.compactMap { groups in
      groups.dropFirst().compactMap { $0 }.first.flatMap(NumberWords.value).flatMap { $0 > 1 ? $0 : nil }
    }
  }

  /// The number that all others together make up, once or as groups and as sexes: of 62, 31 and 31 it is 62. Nil where a
  /// sentence has several and none is.
  private static func whole(of counts: [Int]) -> Int? {
    guard let most = counts.max(), counts.count > 1 else { return counts.first }
    let others = counts.sorted().dropLast()
    let sum = others.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    return others.count > 1 && others.allSatisfy { $0 < most } && (sum == most || sum == 2 * most) ? most : nil
  }

  /// The number that the sentences agree on; where one has several groups only, they have to make it up.
  private static func agreed(_ passages: [Passage]) -> Reading<Int>? {
    let counted = passages.map { (passage: $0, counts: counts(in: $0)) }.filter { !$0.counts.isEmpty }
    let wholes = counted.compactMap { entry in
      whole(of: entry.counts).map { Reading(value: $0, passage: entry.passage) }
    }
    guard let agreed = Reading.agreed(wholes) else { return nil }
    let fits = counted.allSatisfy { entry in
      whole(of: entry.counts) != nil || whole(of: entry.counts + [agreed.value]) == agreed.value
    }
    return fits ? agreed : nil
  }

  /// Numbers of women and of men that one passage gives.
  static func sex(_ passages: [Passage], n: Int?) -> Reading<SexCounts>? {
    let readings = passages.filter { !$0.holds(part) }.compactMap { passage -> Reading<SexCounts>? in
      func count(_ words: String) -> Int? {
        let values = Set(
          passage.matches(#"\b\#(number) (?:were )?(?:\#(words))\b"#, notAfter: before).compactMap {
            $0[1].flatMap(NumberWords.value)
          })
        return values.count == 1 ? values.first : nil
      }
      let counts = SexCounts(
        female: count("women|females?|girls|vrouwen|meisjes"), male: count("men|males?|boys|mannen|jongens"))
      let sum = (counts.female ?? 0) + (counts.male ?? 0)
      guard sum > 0, sum <= n ?? .max else { return nil }
      return Reading(value: counts, passage: passage)
    }
    return .agreed(readings)
  }

  /// Whether women or men are a part of the sample only, which is its sex and not who they are: `120 patients (60 women)`,
  /// `most were female`, `boys and girls`.
  static func isOfBothSexes(_ passages: [Passage]) -> Bool {
    let female = "(?:women|females?|girls|vrouwen|meisjes)"
    let male = "(?:men|males?|boys|mannen|jongens)"
    let patterns = [
      #"\b\#(female)\b.*\b\#(male)\b"#, #"\b\#(male)\b.*\b\#(female)\b"#,
      #"\b(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)[^.;]{0,40}\b(?:\#(female)|\#(male))\b"#,
      #"\b(?:\#(female)|\#(male))\b[^.;]{0,12}\b(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)"#,
      #"\b(?:most|mostly|majority|half|mainly|predominantly|meeste|meerderheid|helft)\b[^.;]{0,40}\b(?:\#(female)|\#(male))\b"#,
    ]
    if passages.contains(where: { passage in patterns.contains { passage.holds($0) } }) { return true }
    guard let n = sampleSize(passages), let sex = sex(passages, n: n.value)?.value else { return false }
    return (sex.female ?? n.value) < n.value || (sex.male ?? n.value) < n.value
  }

  /// The youngest and the oldest, in completed years. What happened “from ages 0 to 10” is told of, not taken in. Dutch `tot` leaves open whether the age belongs to it: no guess.
  static func ageRange(_ passages: [Passage]) -> Reading<[Int?]>? {
    let patterns = [
      #"\b(?:aged|ages|aged between|age range|age ranged|ages ranged|leeftijd)(?: of| from| between| was| van| tussen|:)* (\d{1,3}) ?(?:-|–|to|and|through|tot en met|t/m) ?(\d{1,3})\b(?! ?(?:months|weeks|days|maanden))"#,
      #"\b(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})[ -]years?[ -](?:old|of age)"#,
      #"\b(?:adolescents|adults|boys|children|girls|inpatients|men|outpatients|participants|patients|people|students|subjects|volunteers|women|youths?) [(\[](\d{1,3}) ?(?:-|–|to) ?(\d{1,3}) (?:years|yrs|y)[)\]]"#,
      #"\bbetween (\d{1,3}) and (\d{1,3}) years(?: of age| old)\b"#,
      #"\b(?:mean age|average age)(?:[^.;]|\.\d){0,40}?\brange[ds]?(?: from| of| was|:| =|=)* ?(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})\b(?! ?(?:months|weeks|days))"#,
      #"\baged (\d{1,3})(?: years)? (?:or|and) (?:older|over|above)\b"#,
    ]
    let readings = passages.flatMap { passage in
      patterns.flatMap { passage.matches($0, notAfter: ["from ", "at ", "during "]) }.map { groups in
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
    let value = #"(\d{1,2}(?:[.,]\d{1,2})?)(?!\d)"#
    let unit = #"(?: ?(?:years|yrs|jaar)(?: old)?)?"#
    let patterns = [
      #"\b(?:mean age|average age|gemiddelde leeftijd|m age|m ?\(age\)|mage)(?: was| of| =|=|:|,| van| is)* ?\#(value)(?:\#(unit)[ ,;]*[(\[]?SD ?[=:]? ?\#(value))?"#,
      // `mean [SD] age, 34.5 [10.2]`: the brackets say which number is which.
      #"\bmean (?:\[SD\] age|age \[SD\])(?: was| of| =|=|:|,)* ?\#(value)\#(unit) ?\[\#(value)\]"#,
      #"\bmean (?:\(SD\) age|age \(SD\))(?: was| of| =|=|:|,)* ?\#(value)\#(unit) ?\(\#(value)\)"#,
    ]
    let readings = passages.flatMap { passage in
      patterns.flatMap { passage.matches($0) }.map { groups in
        Reading(
          value: groups[1...2].map { $0.flatMap { Numeral($0.replacing(",", with: ".")) } }, passage: passage)
      }
    }
    return .agreed(readings)
  }
}
