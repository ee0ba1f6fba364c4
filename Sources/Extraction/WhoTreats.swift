/// Whether a name of people is of those who gave a treatment or measured something, and not of who took part.
extension Mention {
  /// “Delivered by trained therapists”, “led by a therapist and a nurse”, “therapist-led”.
  var isOfThoseWhoTreat: Bool {
    let isOfCare = name.holds("(?:\(Self.care))")
    return follows(Self.doneBy + Self.words)
      || isOfCare && follows(Self.doneBy + Self.words + #"\p{L}+ (?:and|or|en|of) "# + Self.words)
      || isOfCare && precedes(#"(?:led|guided|delivered|assisted|supported|supervised|facilitated)\b(?! by)"#)
  }

  private static let care =
    "therap|practitioner|nurse|psycholog|psychiat|physician|doctor|clinician|trainer|coach|instructor|teacher|professional|counsel|verpleegkundig|huisarts|arts|behandelaar|begeleider|hulpverlener|docent|leerkracht"
  private static let doneBy =
    #"\b(?:delivered|led|guided|given|provided|supervised|conducted|facilitated|taught|treated|run|offered|administered|supported|coached|trained|accompanied|assisted|organi[sz]ed|directed|counsell?ed|collected|gathered|verzameld|begeleid|gegeven|geleid|verzorgd|uitgevoerd|behandeld|aangeboden|gegeven|afgenomen|getraind|ondersteund|geven|begeleiden) (?:[\p{L}\d]+ ){0,2}?(?:by|door) "#
  private static let words =
    #"(?:(?!(?:and|or|en|of|in|to|with|for|among|at|who|that|were|was|had|from|on|aan|bij|met|voor|die|waren|werden|op|uit|van) )[\p{L}\d]+ ){0,4}"#
}
