import Records

/// Words beside names and years: places in a source, what is told of in passing, and what is no name.
extension WrittenReference {
  /// "1985" of "(1985, p. 12)" and of "1985, p. 12".
  static func withoutLocator(_ text: Substring, isBracketed: Bool) -> Substring {
    guard let mark = text.lastIndex(where: { ",:".contains($0) }) else { return text }
    let locator = text[text.index(after: mark)...].drop(while: \.isWhitespace)
    let first = locator.prefix { $0.isLetter }.lowercased()
    let isLocator = locator.contains(where: \.isNumber) && (isBracketed || locators.contains(first))
    let year = text[..<mark].tail { $0.isLetter || $0.isNumber }
    guard isLocator, locator.first?.isUppercase == false || locators.contains(first), isYear(String(year)),
      !isYear(String(locator.prefix { $0.isLetter || $0.isNumber }))
    else { return text }
    return text[..<mark]
  }

  private static let locators: Set<String> = [
    "p", "pp", "page", "pages", "blz", "pag", "pagina", "table", "tabel", "figure", "fig", "figuur", "chapter",
    "hoofdstuk", "appendix", "bijlage",
  ]

  /// Behind "scale of", "refer to", "hypothese van": what the sentence's own source tells of.
  static func isInPassing(behind text: Substring) -> Bool {
    var words = text.split { $0.isWhitespace }.suffix(5).map { $0.lowercased() }
    while let last = words.last, ["the", "de", "het", "ten", "ter", "van", "von"].contains(last), words.count > 1 {
      // "Van" is part of a name, or what the name stands behind.
      if last == "van", isMade(words[words.count - 2]) { return true }
      words.removeLast()
    }
    guard let link = words.popLast(), let word = words.last else { return false }
    switch link {
    case let verb where citing.contains(verb): return true
    case "of", "by", "from", "door", "volgens": return isMade(word)
    case "to", "naar": return referring.contains(word)
    case "in": return ["cited", "quoted", "geciteerd", "aangehaald"].contains(word)
    default: return false
    }
  }

  /// Whose work a key stands behind: "Greist's small trial".
  static func owner(atEndOf lead: String) -> WrittenReference? {
    let words = lead.split(separator: " ").suffix(3)
    guard let place = words.lastIndex(where: { $0.hasSuffix("'s") || $0.hasSuffix("’s") }),
      words[place].first?.isUppercase == true, place + 1 < words.endIndex,
      words[(place + 1)...].allSatisfy({ $0.allSatisfy(\.isLetter) && !instruments.contains(String($0)) })
    else { return nil }
    let name = words[place].dropLast(2)
    return WrittenReference(names: [FoldedText.folded(String(name))], words: String(name))
  }

  private static func isMade(_ word: String) -> Bool { instruments.contains(word) || isInstrument(word[...]) }

  /// What other sources made, and a study uses.
  private static let instruments: Set<String> = [
    "scale", "scales", "hypothesis", "theory", "model", "questionnaire", "inventory", "list", "checklist", "test",
    "definition", "criteria", "method", "developed", "devised", "designed", "adapted", "translated", "validated",
    "ontwikkeld", "ontworpen", "vertaald", "bewerkt", "gevalideerd", "protocol", "manual", "concept", "schaal",
    "hypothese", "theorie",
    "vragenlijst", "schema", "programme", "program", "programma", "procedure", "werkwijze", "approach", "aanpak",
    "klachtenlijst", "lijst", "depressieschaal", "definitie", "methode", "handleiding", "begrip",
  ]

  /// Behind "unlike", "compared with", "kleiner dan bij".
  static func isCompared(behind text: Substring) -> Bool {
    let words = text.split { $0.isWhitespace }.suffix(3).map { $0.lowercased().filter { $0.isLetter } }
    guard let last = words.last else { return false }
    return comparisons.contains(last) || comparisons.contains(words.suffix(2).joined(separator: " "))
      || words.count == 3 && comparisons.contains(words[0] + " " + words[1])
  }

  static let comparisons: Set<String> = [
    "unlike", "than", "like", "versus", "contrast to", "contrast with", "compared with", "compared to",
    "comparison with",
    "comparison to", "contrary to", "than in", "than by", "that of", "those of", "than that", "dan",
    "tegenstelling tot",
    "vergeleken met", "vergelijking met", "dan bij", "dan in", "dan die", "dan dat", "die van", "dat van",
  ]

  private static let citing: Set<String> = ["cite", "cites", "quote", "quotes", "citeren", "citeert", "citeerden"]

  private static let referring: Set<String> = [
    "refer", "refers", "referred", "referring", "reference", "point", "points", "verwijzen", "verwijst", "verwezen",
    "verwijzing", "verwijzend",
  ]

  /// Whether it may be an author, and is no pronoun or adverb that begins a sentence.
  var isName: Bool {
    names.count == 1 && !Self.noNames.contains(names[0]) && !names[0].hasPrefix("daar") && !names[0].hasPrefix("hier")
  }

  /// Whether it may be a place: "in Nederland (2010)".
  var isPlace: Bool {
    let own = names.filter { $0 != "in" }
    return joined.isEmpty && own.count == 1 && (own.count < names.count || isBehindIn)
  }

  private static let noNames: Set<String> = [
    "he", "she", "it", "they", "this", "that", "these", "those", "who", "which", "both", "all", "none", "some",
    "others", "hij", "zij", "ze", "het", "dit", "dat", "deze", "die", "beide", "beiden", "sommigen", "anderen", "ook",
    "later",
    "elders", "verder", "eerder", "bovendien", "toch", "dus", "eveneens", "tevens", "vervolgens", "toen", "nu", "zo",
    "also", "elsewhere", "here",
  ]
}
