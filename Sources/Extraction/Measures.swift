/// What a sentence measures, and with what: “stress was measured with the PSS and anxiety with the GAD-7”, where “with” says of
/// nobody that they have anxiety.
enum Measures {
  /// The text without it, up to where it goes on about people: “in adults with depression”.
  static func leftOut(of text: String) -> String { text.replacing(pattern) { _ in "" } }

  private static let verb =
    "(?:measured|assessed|evaluated|rated|quantified|determined|gemeten|beoordeeld|bepaald|vastgesteld|onderzocht)"
  private static let scale =
    "(?:scales?|questionnaires?|inventor(?:y|ies)|checklists?|index|diar(?:y|ies)|interviews?|scores?|surveys?|instruments?|tests?"
    + "|vragenlijst(?:en)?|schaal|schalen|dagboek(?:en)?)"
  private static let instrument =
    #"(?:(?:the|an?|their|de|het|een) |(?:[\p{L}'’-]+ ){0,4}\#(scale)\b|\#(PeopleRules.instruments)\b)"#
  private static let people = "(?:\(PeopleRules.people)|\(PeopleRules.further)|those|wom[ae]n|mensen)"
  private static let goesOn =
    #" (?:(?:in|among|from|of|bij|onder|van) (?:(?!and|en)[\p{L}\d-]+ ){0,3}|(?:and|en|who|die) (?:(?!in|of|bij|van|with|met|for|voor)[\p{L}\d-]+ ){0,1})\#(people)\b"#
  private static let pattern =
    #"\b(?:(?:were|was|werden|werd) (?:[\p{L}]+ ){0,2}|(?:we|wij) (?:[\p{L}]+ly )?)\#(verb)\b(?:(?!\#(goesOn)| \#(people)\b)(?:[^.;]|\.\d)){0,60}? (?:with|by|using|on|through|met|door|via) \#(instrument)(?:(?!\#(goesOn))(?:[^.;]|\.\d))*"#
}
