import Records

/// Children whom a sentence names as those of the parents it tells of: “84 parents with children aged 6 to 12 years”. How old they
/// were and what they had is theirs, unless the sentence counts them or says that they took part.
enum TheirChildren {
  private static let parents =
    "(?:parents?|mothers?|fathers?|caregivers?|carers?|guardians?|ouders?|moeders?|vaders?|mantelzorgers|verzorgers)"
  private static let adults = "(?:\(parents)|women|men|adults|employees|workers|vrouwen|mannen|volwassenen|werknemers)"
  private static let children =
    "(?:children|adolescents|teenagers|teens|youths|young people|sons|daughters|infants|toddlers|preschoolers|babies|newborns|boys|girls|offspring"
    + "|kinderen|jongeren|tieners|pubers|zonen|dochters|baby[’']s|peuters|kleuters|adolescenten|jongens|meisjes)"
  private static let child =
    "(?:child|adolescent|teenager|teen|son|daughter|infant|toddler|baby|newborn|boy|girl|kind|tiener|puber|zoon|dochter|peuter|kleuter|jongen|meisje)"
  /// Unlike “women with child abuse”.
  private static let one = #"(?:an?|one|1|een) (?:[\p{L}\d-]+ ){0,2}?\#(child)"#
  /// Unlike “parents with their children”, who came together.
  private static let some = #"(?:(?!their\b|hun\b)[\p{L}\d-]+ ){0,3}?(?:\#(children)|\#(one))\b"#
  /// Unless the children are counted or did what those who take part do.
  private static let notCounted =
    #"(?![^.;]*?(?:\bn ?= ?\d|\bwho (?:(?:then|also|all|each) )?(?:took part|participated|ran\b|received|completed|attended|(?:were|was) (?:[\p{L}]+ )?\#(PeopleRules.tookPart))))"#

  private static let having =
    #"(\b\#(adults)(?:/[\p{L}-]+)?(?: \([^()]*\))?) (?:with|who (?:have|had)|having|raising|met) (?!\d+ )\#(some)\#(notCounted)\#(Others.words)"#
  private static let whose =
    #"\b(?:whose|wier) (?:[\p{L}\d-]+ ){0,2}?(?:\#(children)|\#(child)) (?:were|was|are|is|had|have|has|suffered from|waren|hadden|hebben)\b(?! (?:\p{L}+ )?\#(PeopleRules.tookPart))\#(Others.words)"#
  /// “Parents sought help for their teenagers aged 13 to 17.”
  private static let ofTheirs =
    #"(\b\#(parents)\b(?:[^.;:()]|\([^()]*\)){0,100}?) (?:for|about|on|of|in|regarding|concerning|voor|over|bij|van) (?:their|hun) (?:[\p{L}-]+ ){0,2}?(?:\#(children)|\#(child))(?![\p{L}’'])\#(notCounted)\#(Others.words)"#
  /// “Parents described their adolescents’ sleep.”
  private static let possessive =
    #"(\b\#(parents)\b[^.;:()]{0,100}?) (?:their|hun) (?:[\p{L}-]+ ){0,2}?(?:\#(children)|\#(child))[’'](?:s\b)?"#

  /// “84 mothers (children aged 6 to 12 years)”.
  private static let inBracket =
    #"(\b\#(parents)) [(\[](?![^()\[\]]*\bn ?=)(?:(?:their|hun|of) )?\#(children)(?:[’']s?)? [^()\[\]]*[)\]]"#

  /// Whether parents are who took part, so many by themselves: “84 mothers were interviewed”, and no children are counted.
  static func areBeside(_ size: Reading<Int>?, in passages: [Passage]) -> Bool {
    guard let size,
      size.passage.figures.holds(
        #"\b\#(size.value) (?:[\p{L}-]+ ){0,3}?\#(parents)\b(?! (?:and|en|or) )|\b\#(parents) [(\[]n ?= ?\#(size.value)\b"#
      )
    else { return false }
    return !passages.contains {
      Others.leftOut(of: $0.figures).holds(
        #"\b\d+ (?:[\p{L}-]+ ){0,3}?\#(children)\b|\b\#(children) [(\[]n ?="#
          + #"|\b\#(children) [^.;]{0,60}\b(?:\#(PeopleRules.tookPart)|took part|participated|ran)\b"#)
    }
  }

  /// Whether a sentence is on them alone: “The children were aged 6 to 12 years”, “the mean age of the children was 9 years”.
  static func areSubjects(of passage: Passage) -> Bool {
    passage.figures.holds(
      #"^(?:[\p{L} ,&/-]{3,60}: )?(?:(?:the|these|all|most|de|deze|alle) ){0,2}\#(children) (?:were|had|ranged|waren|hadden)\b"#
        + #"|\b(?:ages?|leeftijd) (?:of|van) (?:(?:the|these|all|de|hun|their) ){0,2}(?:\#(children)|\#(child))\b|\b(?:\#(children)|\#(child))[’']s? (?:(?:mean|average|median) )?ages?\b|\b\#(child) age\b"#
    ) && !passage.figures.holds(#"\b\#(parents)\b"#)
  }

  static func leftOut(of text: String) -> String {
    guard text.holds(#"\b\#(adults)\b|\b(?:whose|wier)\b"#) else { return text }
    return [inBracket, having, ofTheirs, possessive].reduce(text.replacing(whose) { _ in "" }) {
      $0.replacing($1) { $0[1] ?? "" }
    }
  }
}
