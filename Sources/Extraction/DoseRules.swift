import Records

/// How long, how often and how much: only what is written of the programme itself.
enum DoseRules {
  private static let number = "(\(NumberWords.pattern))"
  private static let span = "\(number)(?: ?(?:-|–|to|tot) ?\(number))?"

  static func weeks(_ passages: [Passage]) -> Reading<QuantityRange>? {
    range(
      passages,
      [
        #"\b\#(span)[- ](?:weeks?|wks?)[- ](?:(?!follow|after|before|since|later|prior|post)[\p{L}-]+ ){0,3}(?:program|training|intervention|treatment|course|exercise|therapy|running|jogging|walking)"#,
        #"\b(?:for|over|during|lasting|lasted|gedurende)(?: an?(?: total)? (?:duration|period|course) of)? \#(span) (?:weeks|weken|wks)\b(?! (?:of follow|after|later|follow))"#,
      ])
  }

  static func timesPerWeek(_ passages: [Passage]) -> Reading<QuantityRange>? {
    let words = passages.flatMap { passage in
      passage.matches(#"\b(once|twice|thrice) (?:a week|per week|weekly|each week)\b"#).compactMap { groups in
        groups[1].flatMap { ["once": 1, "twice": 2, "thrice": 3][$0.lowercased()] }.map { times in
          Reading(value: QuantityRange(min: Numeral(times), max: Numeral(times)), passage: passage)
        }
      }
    }
    let figures = readings(
      passages,
      [
        #"\b\#(span)(?: times|x| ?×| sessions| keer| maal) ?(?:a|per|each|/) ?(?:week|wk)\b"#,
        #"\b\#(span) times weekly\b"#,
        #"\b\#(span) (?:(?:\d{1,3}[- ]min(?:utes?)?|hour-long|supervised|group|training|running|exercise) ){0,3}sessions (?:weekly|(?:a|per|each) week)\b"#,
      ])
    return .agreed(words + figures)
  }

  static func minutes(_ passages: [Passage]) -> Reading<QuantityRange>? {
    range(
      passages.filter {
        $0.holds(#"\b(sessions?|training|running|exercise|jog|walk|workout|trainingen|hardlopen|lopen)"#)
      },
      [#"\b(\d{1,3})(?: ?(?:-|–|to|tot) ?(\d{1,3}))?[- ]?min(?:utes?|uten|\b)"#])
  }

  private static func range(_ passages: [Passage], _ patterns: [String]) -> Reading<QuantityRange>? {
    .agreed(readings(passages, patterns))
  }

  private static func readings(_ passages: [Passage], _ patterns: [String]) -> [Reading<QuantityRange>] {
    passages.flatMap { passage in
      patterns.flatMap { passage.matches($0) }.compactMap { groups -> Reading<QuantityRange>? in
        let last = groups[2].flatMap(NumberWords.value)
        // “Randomised to 8 weeks” is no range; “up to 8 weeks” does not say how many.
        let isRange = groups[1].flatMap(NumberWords.value) != nil || groups[1]?.lowercased() == "up"
        guard let min = isRange ? groups[1].flatMap(NumberWords.value) : last, min > 0 else { return nil }
        let max = last ?? min
        guard max >= min else { return nil }
        return Reading(value: QuantityRange(min: Numeral(min), max: Numeral(max)), passage: passage)
      }
    }
  }
}
