/// Those whom a survey asked, and who filled it in.
extension PeopleRules {
  /// Who filled in forms took part; unless it was once more.
  static let forms =
    #" (?:(?:(?!follow|post|all\b|both\b)[\p{L}\d-]+ ){0,4}(?:questionnaires?|surveys?|interviews?)|(?:an?|\d) (?:(?!follow|post)[\p{L}\d-]+ ){0,3}(?:runs?|walks?|bouts?|tests?|tasks?))\b(?!-)"#
  private static let form = "(?:questionnaires?|surveys?|interviews?|vragenlijst(?:en)?|enquêtes?)"
  /// What those who were asked did.
  static let answered =
    #"(?:completed\#(forms)|(?:responded to|replied to|answered|returned|filled (?:in|out)|vulden|beantwoordden|retourneerden) (?:(?!follow|post|all\b|both\b)[\p{L}\d-]+ ){0,4}\#(form)\b(?!-))"#

  /// Of professionals whom a survey asked, where it counts nobody else: those who filled it in.
  static func answers(in passage: Passage) -> [Reading<Int>] {
    guard passage.aside == nil || passage.aside == .otherPeople, !passage.isOfPart else { return [] }
    let asked = #"\#(number) \#(between)(?:\#(further)|\#(professionals))\b"#
    let values = numbers(
      in: withoutShares(passage),
      [
        #"\b(?:a total of )?\#(asked)(?: (?!were|was|werden)[\p{L}\d-]+){0,6}? \#(answered)"#,
        #"\b(?:completed|filled (?:in|out)|returned|answered|ingevuld|beantwoord) (?:by|door) \#(asked)"#,
        #"\b(?:vulden|beantwoordden|retourneerden) \#(asked) (?:de|een) (?:[\p{L}-]+ )?\#(form)\b"#,
      ], notAfter: before + ["of the ", "van de "])
    return values.map { Reading(value: $0, passage: passage) }
  }
}
