import Records

/// Whether the abstract is of one patient, or of more than one study: then numbers are read otherwise, or not at all.
extension PeopleRules {
  struct OnePatient: Hashable {
    var age: Int
    /// Nil where the words do not say.
    var isFemale: Bool?

    var sex: SexCounts? { isFemale.map { SexCounts(female: $0 ? 1 : 0, male: $0 ? 0 : 1) } }
  }

  /// “A 17-year-old girl” in a report of one case.
  static func onePatient(_ passages: [Passage]) -> Reading<OnePatient>? { .agreed(readingsOfOnePatient(passages)) }

  /// “Een 34-jarige man met een paniekstoornis werd behandeld”: a patient of whom nothing but a report of the case would tell.
  private static func tellsOfOne(_ passages: [Passage]) -> Bool {
    passages.contains {
      $0.aside == nil && $0.source == .abstract
        && $0.main.holds(
          #"^(?:[\p{L} ,&/-]{3,60}: )?(?:(?:the patient|patiënte?) (?:was|is) )?(?:an?|een|1) (?:[\p{L}]+ )?\d{1,3}(?:[- ]years?[- ]old|-jarige?) [^.;]*\b(?:was|had|presented|developed|began|started|ran|received|underwent|took|followed|attended|completed|werd|kreeg|volgde|kwam|nam|ging|begon|liep|meldde|ontwikkelde)\b"#
        )
    }
      && !passages.contains {
        $0.text.holds(
          #"\b(?:reviews?|overview|literature|trials?|studies|guidelines?|participants|respondents|overzicht|literatuur|onderzoeken|richtlijn|deelnemers|respondenten)\b"#
        )
      }
  }

  /// Every sentence that tells of the patient.
  static func readingsOfOnePatient(_ passages: [Passage]) -> [Reading<OnePatient>] {
    let isCase = passages.contains {
      $0.text.holds(
        #"\b(?:case (?:report|study|presentation|description)|a case of|(?:we|wij) (?:report|describe|present|beschrijven)|gevalsbeschrijving|casus)"#
      )
    }
    let areMore = passages.contains {
      $0.figures.holds(#"\b(?:case series|(?:2|3|4|5|6|7|8|9|10) (?:\p{L}+ )?(?:cases|patients|patiënten))\b"#)
    }
    guard isCase || tellsOfOne(passages), !areMore else { return [] }
    return
      passages.filter { $0.aside == nil }.flatMap { passage in
        passage.figures.matches(
          #"\b(?:an?|the|een|1) (?:[\p{L}]+ )?(\d{1,3})(?:[- ]years?[- ]old|-jarige?) (?:(?!\#(sexed)\b)[\p{L}-]+ )?(?:(\#(female)|girl|woman|meisje)|\#(male)|boy|jongen|(patient|patiënt|adolescent|student|pupil|cliënt))\b"#
        ).compactMap { groups in
          groups[1].flatMap { Int($0) }.map { age in
            Reading(
              value: OnePatient(age: age, isFemale: groups[3] == nil ? groups[2] != nil : nil), passage: passage)
          }
        }
      }
  }

  /// “Study 1 … Study 2 …”: which of them has which numbers is for a person to say.
  static func areSeveralStudies(_ passages: [Passage]) -> Bool {
    let named = "(?:study|studies|experiments?|samples?|studie|onderzoek|steekproef)"
    return [
      [#"\b\#(named) 1\b"#, #"\b\#(named) (?:1 (?:and|en) )?2\b"#],
      [#"\bfirst (?:study|experiment)\b"#, #"\bsecond (?:study|experiment)\b"#],
      [#"\beerste (?:studie|onderzoek|experiment)\b"#, #"\btweede (?:studie|onderzoek|experiment)\b"#],
    ].contains { pair in
      pair.allSatisfy { pattern in passages.contains { $0.aside != .frame && $0.figures.holds(pattern) } }
    }
  }
}
