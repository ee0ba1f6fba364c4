import Records

/// Whole numbers as abstracts write them: `49`, `1,204`, `forty-nine`, `two hundred and six`, `negenenveertig`.
enum NumberWords {
  /// The text with its numbers in figures, without marks between the thousands.
  ///
  /// - Parameter language: whose words are read; a point parts thousands in Dutch only, and a comma in English only.
  static func inFigures(_ text: String, language: String) -> String {
    var text = withoutSpaces(text, language: language)
    if language != "nl" {
      text = text.replacing(#"\b(?!0)\d{1,3}(?:,\d{3})+(?![\d.])"#) { ($0[0] ?? "").filter { $0 != "," } }
      text = text.replacing(englishPattern) { groups in
        let words = groups[0] ?? ""
        return english(words[...]).map { "\($0)" } ?? words
      }
    }
    if language != "en" {
      if language == "nl" {
        text = text.replacing(#"\b(?!0)\d{1,3}(?:\.\d{3})+(?![\d,])"#) { ($0[0] ?? "").filter { $0 != "." } }
      }
      text = text.replacing(#"\b\p{L}{3,60}\b"#) { groups in
        let original = groups[0] ?? ""
        let word = original.lowercased()
        // “Tweemaal”; “een” is an article far more often than a number.
        if word.hasSuffix("maal"), let times = dutch(String(word.dropLast(4))) { return "\(times) maal" }
        return word == "een" ? original : dutch(word).map { "\($0)" } ?? original
      }
    }
    return text
  }

  /// `38 115 women`, as one number: unless the first figures belong to what stands before them (`trial 1 200 patients`,
  /// `8 to 12 145 children`).
  private static func withoutSpaces(_ text: String, language: String) -> String {
    text.replacing(
      #"((\p{L}+)[,;:]? |^|\(|= ?)([1-9]\d{0,2}(?:[ \x{A0}\x{2009}\x{202F}]\d{3})+)(?!\d|[.,]\d|[-–%])"#
    ) { groups in
      let before = groups[2]?.lowercased() ?? ""
      return numbered.contains(before) || before == "of" && language == "nl"
        ? groups[0] ?? "" : (groups[1] ?? "") + (groups[3] ?? "").filter(\.isNumber)
    }
  }

  private static let numbered: Set = [
    "study", "studies", "trial", "trials", "experiment", "group", "groups", "arm", "arms", "cohort", "cohorts",
    "sample", "phase", "stage", "grade", "grades", "type", "class", "level", "wave", "part", "step", "visit", "day",
    "week", "month", "year", "at", "time", "table", "figure", "covid", "and", "or", "to", "versus", "vs", "than",
    "studie", "groep", "fase", "graad", "klas", "meting", "dag", "maand", "jaar", "en", "tot", "op", "tabel",
    "figuur", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static let englishPattern: String = {
    let unit = units.dropFirst().prefix(9).joined(separator: "|")
    let small =
      "(?:(?:\(tens.joined(separator: "|")))(?:(?:[-–] ?| )(?:\(unit)))?|\(units.reversed().joined(separator: "|")))"
    let hundreds = "(?:(?:an?|\(small))[ -]hundred(?:(?:[ -]and)?[ -]\(small))?)"
    let below = "(?:\(hundreds)|\(small))"
    return #"\b(?:(?:an?|\#(below)) thousand(?:,?(?: and)? \#(below))?|\#(below))\b"#
  }()

  private static func english(_ text: Substring) -> Int? {
    var (total, current) = (0, 0)
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      switch word {
      case "and": continue
      case "a", "an": current = 1
      case "hundred": current *= 100
      case "thousand": (total, current) = (total + current * 1000, 0)
      default:
        if let unit = units.firstIndex(of: String(word)) {
          current += unit
        } else if let ten = tens.firstIndex(of: String(word)) {
          current += (ten + 2) * 10
        } else {
          return nil
        }
      }
    }
    return total + current
  }

  /// One word: up to a hundred, or with `honderd` and `duizend` and what stands before and behind them.
  private static func dutch(_ word: String) -> Int? {
    for (name, size) in [("duizend", 1000), ("honderd", 100)] {
      guard let place = word.firstRange(of: name) else { continue }
      let before = word[..<place.lowerBound]
      var behind = word[place.upperBound...]
      if behind.hasPrefix("en"), behind != "en" { behind = behind.dropFirst(2) }
      guard let times = before.isEmpty ? 1 : dutch(String(before)), times > 0 else { return nil }
      guard let rest = behind.isEmpty ? 0 : dutch(String(behind)), rest < size else { return nil }
      return times * size + rest
    }
    if let place = dutchUnits.firstIndex(of: word) { return place }
    if let ten = dutchTens.firstIndex(of: word) { return (ten + 2) * 10 }
    for (ten, name) in dutchTens.enumerated() where word.hasSuffix(name) {
      let rest = word.dropLast(name.count)
      for (unit, unitName) in dutchUnits.enumerated().dropFirst().prefix(9)
      where rest == unitName + "en" || rest == unitName + "ën" { return (ten + 2) * 10 + unit }
    }
    return nil
  }

  private static let units = NumberNames.english
  private static let tens = NumberNames.englishTens
  private static let dutchUnits = NumberNames.dutch
  private static let dutchTens = NumberNames.dutchTens
}
