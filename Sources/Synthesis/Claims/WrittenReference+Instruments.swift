import Records

/// Sources of scales and questionnaires, which stand in brackets behind what they made.
extension WrittenReference {
  /// How the name and year before an index, where they stand in brackets of their own, belong to what is measured with: right
  /// behind a word for it, as in "the Beck Depression Inventory (BDI; Beck et al., 1961)", surely; behind an abbreviation or
  /// what something was measured with, as in "gemeten met de CES-D (Radloff, 1977)", likely.
  static func measure(bracketedIn text: Substring, year: Substring.Index) -> Measure? {
    guard let open = text[..<year].lastIndex(where: { "()".contains($0) }), text[open] == "(",
      text[open..<year].contains(where: \.isLetter)
    else { return nil }
    let words = trimmed(text[..<open]).split { $0.isWhitespace }.suffix(longestMeasure)
    // What a mark parts from the brackets is not what they are of.
    let close = Array(words.reversed().prefix { $0.last.map { !",;:.".contains($0) } ?? false }.reversed())
    let phrase = close.reversed().prefix { isOfTitle($0) || isInstrument($0) }
    if phrase.contains(where: isInstrument) { return .sure }
    // "PRISMA (Page et al., 2021)" is what these made: an abbreviation is no name of theirs.
    let inside = text[open..<year].split { $0.isWhitespace || ",;".contains($0) }
    let isOfOthers = inside.contains { others.contains($0.lowercased()) }
    let isMade = isOfOthers && close.last.map(isAbbreviation) == true
    // "Hedges' g (Hedges, 1981)".
    let named = Set(inside.map(\.trimmingPunctuation).filter { $0.first?.isUppercase == true })
    let isNamed = close.suffix(4).contains { named.contains($0.withoutGenitive.trimmingPunctuation) }
    return isMade || isNamed || isMeasured(close, phrase: phrase.count) ? .likely : nil
  }

  enum Measure { case likely, sure }

  private static let longestMeasure = 12

  /// A word for what one measures with, or a compound: `klachtenlijst`, `Hamilton-angstschaal`.
  static func isInstrument(_ word: Substring) -> Bool {
    let bare = word.trimmingPunctuation.lowercased()
    return measures.contains(bare) || measureEndings.contains { bare.hasSuffix($0) }
  }

  /// Whether names are those of an instrument and of who made it: "Hopkins Symptom Checklist (HSCL) of Derogatis".
  static func isOfInstrument(_ names: Substring) -> Bool {
    let words = names.split { $0.isWhitespace }.filter { !($0.hasPrefix("(") && $0.hasSuffix(")")) }
    return zip(words, words.dropFirst()).contains { ["of", "van"].contains($1) && isInstrument($0) }
  }

  /// Whether a word may be of the name of an instrument: "Schedule for Affective Disorders".
  private static func isOfTitle(_ word: Substring) -> Bool {
    let bare = word.trimmingPunctuation
    return bare.first.map { $0.isUppercase || $0.isNumber } ?? false || titleLinks.contains(bare.lowercased())
  }

  /// "Measured with the Profile of Mood States", "completed the BDI", "gescoord op een lijst".
  ///
  /// - Parameter phrase: how many of the last words may be those of a name.
  private static func isMeasured(_ words: [Substring], phrase: Int) -> Bool {
    let folded = words.map { $0.trimmingPunctuation.lowercased() }
    guard let place = folded.lastIndex(where: measuring.contains), place + 1 < words.count else { return false }
    if phrase > 0, place + 1 >= words.count - phrase { return true }
    // An abbreviation is what was measured with.
    if isAbbreviation(words[words.count - 1]) { return true }
    return measuringWith.contains(folded[place + 1]) && works.isDisjoint(with: folded[(place + 1)...])
  }

  private static func isAbbreviation(_ word: Substring) -> Bool {
    word.count(where: \.isUppercase) > 1 && !works.contains(word.trimmingPunctuation.lowercased())
  }

  private static let measures: Set<String> = [
    "index", "test", "tests", "schedule", "interview", "survey", "battery", "scales", "criteria", "protocol", "tool",
    "instrument", "inventories", "vragenlijsten", "schalen", "meetinstrument",
  ]
  private static let measureEndings = [
    "scale", "inventory", "questionnaire", "checklist", "schaal", "lijst", "-index", "-test", "looptest", "fietstest",
  ]
  private static let titleLinks: Set<String> = [
    "for", "of", "the", "and", "to", "a", "an", "van", "voor", "de", "het", "en", "een",
  ]

  /// What is done with an instrument.
  static let measuring: Set<String> = [
    "measured", "measure", "measures", "assessed", "rated", "scored", "score", "scores", "evaluated", "determined",
    "judged", "appraised", "diagnosed", "classified", "defined", "calculated", "administered", "completed",
    "gemeten", "meten", "maat", "gescoord", "scoren", "vastgesteld", "bepaald", "beoordeeld", "gediagnosticeerd",
    "gedefinieerd", "berekend", "afgenomen", "ingevuld",
  ]
  private static let measuringWith: Set<String> = ["with", "using", "on", "by", "via", "met", "op", "aan", "middels"]

  /// Words for what a source is: where they stand between, the brackets are of them.
  static let works: Set<String> = [
    "study", "studies", "trial", "trials", "rct", "rcts", "article", "paper", "review", "report", "experiment", "pilot",
    "publication", "meta-analysis", "thesis", "studie", "onderzoek", "artikel", "overzicht", "publicatie", "rapport",
    "proefschrift", "meta-analyse",
  ]
}
