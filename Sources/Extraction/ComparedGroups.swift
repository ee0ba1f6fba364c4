/// People set beside others, as patients beside healthy controls: how many there are of each, of which sex and how old, is one
/// group's and nobody's.
enum ComparedGroups {
  private static let mark =
    "(?:healthy|unaffected|typically developing|non-?(?:depressed|clinical|psychiatric|anxious)|sedentary|inactive|(?:[\\p{L}-]+-)?matched|gezonde)"
  private static let noun =
    "(?:\(PeopleRules.people)|\(PeopleRules.further)|controls?|peers|siblings|counterparts|controles|controlepersonen|leeftijdgenoten|broers|zussen)"
  private static let few = #"(?:(?!(?:and|en|or|of|who|die|were|werden)\b)[\p{L}-]+ ){0,4}?"#

  /// A second number of people who are healthy, or like the patients in all but what they have.
  private static let beside =
    #"\b(?:and|with|to|en|met|versus|vs\.?|were|waren) (?:in |of |bij |van )?\d+ (?:age- and (?:sex|gender)-matched |sex- and age-matched )?\#(few)(?:\#(mark) \#(few)\#(noun)|(?:healthy|gezonde) \p{L}+)\b|\b(?:an equal number of|evenveel) (?:healthy|gezonde|matched|controle)"#
  /// “We compared 28 runners with 26 women”.
  private static let against =
    #"\b\d+ [^.;]*\b(?:compared|matched|vergeleken)\b[^.;]*? (?:with|to|and|met|en) \d+ \#(few)(?:(?:non|niet)-\p{L}+|\#(noun))\b"#
    + #"|\b(?:compared?|comparing|vergeleken|vergelijken)\b[^.;]*?\b\d+ [^.;]*? (?:with|to|and|met|en) \d+ \#(few)(?:(?:non|niet)-\p{L}+|\#(noun))\b"#
    + #"|\b(?:and|with|to|were|en|met) \d+ (?:matched )?(?:controls?|controlepersonen|(?:comparison|control|contrast) \#(noun))\b|\bcontrols? (?:were|waren) \d+ |\b(?:and|en) \d+ (?:\p{L}+ )?non-\#(noun)\b"#
  /// “Children with anxiety (n = 30) were compared with controls (n = 31)”.
  private static let named =
    #"\b\#(PeopleRules.people) [^.;()]*\(n ?= ?\d[^()]*\)[^.;()]*\b(?:controls?|peers|controlepersonen) \(n ?= ?\d"#
  /// “Eighteen age-matched healthy adults served as controls”.
  private static let serving =
    #"\b\d+ (?:[\p{L}-]+ ){0,5}?\#(noun) (?:(?:served|acted|functioned) as|were (?:[\p{L}]+ )?(?:used|recruited|included|enrolled|selected) as|formed|dienden als|vormden) (?:the |an? |de )?(?:[\p{L}-]+ ){0,2}(?:controls?\b|comparison group|controlegroep)"#
    // “28 women who did not want to walk were controls”.
    + #"|\b\d+ (?:(?:[\p{L}-]+ ){0,3}?\#(noun) )?(?:who|that|die) [^.;]{0,60}? (?:were|waren|served as|acted as) (?:the |our |an? |de |een )?(?:controls?\b|comparison group|control group|controlegroep)"#
  private static let design = #"\bcase[- ]control(?:led)?\b|\bpati[eë]nt-?controle"#

  /// Whether a study compares people whom chance did not divide.
  static func areIn(_ passages: [Passage]) -> Bool {
    let own = passages.filter { $0.aside != .frame && $0.aside != .plan && $0.aside != .otherStudy }
    // Controls may be a random sample.
    let isByChance = passages.contains {
      $0.text.holds(
        #"\b(?:randomi[sz]|randomly (?:assigned|allocated|divided)|assigned (?:randomly|at random)|gerandomi|geloot|loting|aselect (?:verdeeld|toegewezen))"#
      )
    }
    return own.contains { isNamed(in: $0, isByChance: isByChance) }
  }

  private static func isNamed(in passage: Passage, isByChance: Bool) -> Bool {
    passage.main.holds(beside) || passage.main.holds(serving)
      || !isByChance && (passage.main.holds(against) || passage.figures.holds(named) || passage.main.holds(design))
  }

  /// Whether a sentence says what it says of both groups together.
  static func isOfAll(_ passage: Passage) -> Bool {
    passage.main.holds(
      #"\b(?:all|total|overall|whole|entire|both (?:groups|samples)|alle|totaal|totale|hele|beide groepen)\b"#)
      && !isNamed(in: passage, isByChance: false)
  }
}
