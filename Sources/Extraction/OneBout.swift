/// What people did once, which is no programme: “All ran on a treadmill for 20 minutes once.”
extension DoseRules {
  static func isOfOneBout(_ passage: Passage) -> Bool { passage.main.holds(once) && !passage.main.holds(again) }

  private static let bout =
    #"(?:sessions?|bouts?|runs?|walks?|workouts?|class|lesson|occasion|visit|day|sessie|bijeenkomst|training|les|loop|wandeling|keer|dag)"#
  private static let once =
    #"\b(?:once|on 1 occasion|eenmalige?|eenmaal|éénmaal|éénmalige?|(?:single|acute|1|één|enkele) (?:[\p{L}\d-]+ ){0,3}?\#(bout))\b"#
  private static let again =
    #"\b(?:twice|thrice|times|weekly|daily|weeks|months|wekelijks|dagelijks|weken|maanden)\b|(?:\b(?:a|per|each|every|in de|elke|iedere) |/ ?)(?:week|wk|day|dag|month|maand)\b"#
}
