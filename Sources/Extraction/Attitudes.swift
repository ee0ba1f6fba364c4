import Records

/// Whether a name is what others think of, and not what those who took part have.
extension Mention {
  /// “Attitudes of nurses to exercise for people with psychosis”, “attitudes towards people with psychosis”, “design of an app
  /// for people with depression”: those others think of, or something is made for.
  var isOfAttitude: Bool {
    let views =
      "(?:attitude|view|opinion|perception|perspective|knowledge|belief|stigma|houding|opvatting|mening|visie|kenni|kennis)\\p{L}*"
    let toward =
      "(?:to|toward|about|regarding|on|jegen|over|tegenover|ten opzichte van|ten aanzien van|omtrent) (?:(?!in |among |of |for |bij |onder |van )\\p{L}+ ){0,3}"
    let people = "(?:people|person|patient|client|those|individual|adult|mensen|patienten|personen|clienten)s?"
    return follows(#"\b\#(views) (?:of|among|van|bij|onder) (?:\p{L}+ ){0,3}?\#(Self.professionals) .*"#)
      || follows(#"\b\#(Self.professionals) (?:s )?\#(views) .*"#)
      || follows(#"\b\#(views) \#(toward)\#(people) (?:with|met|who have|die) (?:\p{L}+ ){0,3}"#)
      || follows(
        #"\b\#(views) (?:on|of|about|to|toward|regarding|over) (?:(?!with |met )\p{L}+ ){1,8}(?:for|voor) (?:\p{L}+ ){0,3}"#
      )
      || follows(
        #"\b(?:design|model|framework|guideline|toolkit|app|richtlijn|leidraad) (?:\p{L}+ ){0,8}(?:for|voor) (?:\p{L}+ ){0,4}"#
      )
  }

  private static let professionals =
    "(?:nurse|doctor|physician|therapist|psychologist|psychiatrist|physiotherapist|practitioner|professional|gp|teacher|student|staff|clinician|provider|relative|carer|caregiver|family member|the public|verpleegkundigen|artsen|huisartsen|therapeuten|psychologen|psychiater|fysiotherapeuten|hulpverlener|behandelaar|leerkrachten|docenten|studenten|naasten|familieleden|mantelzorger)s?"
}
