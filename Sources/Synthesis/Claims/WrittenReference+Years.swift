import Records

/// Years that stand in no brackets of their own beside the names of authors.
extension WrittenReference {
  /// "Greist 1979 found", "(Kleinsman & Bosscher 1996)", "Greist's 1979 study", "Greist uit 1979", "in 1979 Greist found"
  /// and "the 2009 review by Mead": any of them, wherever it stands.
  static func dated(in lead: String) -> [WrittenReference] {
    guard lead.utf8.contains(where: { (48...57).contains($0) }) else { return [] }
    let words = lead.split(separator: " ")
    return words.indices.compactMap { place in
      let year = words[place].trimmingPunctuation
      guard place > 0 || words.count > 1, !words[place].hasPrefix("("), isYear(String(year)) else { return nil }
      guard
        let names = names(before: place, words, in: lead) ?? names(behindWork: place, words)
          ?? names(behind: place, words)
      else { return nil }
      return WrittenReference(names: names.words, year: String(year), words: names.written)
    }
  }

  /// "Bateman & Fonagy (2007; 2010)": one reference for each year in the brackets; none where there is but one.
  static func several(atEndOf lead: String) -> [WrittenReference] {
    guard lead.last == ")", let open = lead.lastIndex(of: "(") else { return [] }
    let years = lead[open...].split { "(),; ".contains($0) }
    guard years.count > 1, years.allSatisfy({ isYear(String($0)) }) else { return [] }
    return years.compactMap { year in last(in: lead[..<open] + "(\(year))")?.0 }
  }

  private typealias Names = (words: [String], written: String)

  private static func names(before place: Int, _ words: [Substring], in lead: String) -> Names? {
    var last = place - 1
    // "In 1979 Greist et al." and "A 1979 study" begin with no author.
    guard last >= 0, !["in", "a", "an", "een"].contains(words[last].lowercased()) else { return nil }
    if last > 0, ["uit", "from"].contains(words[last].lowercased()) { last -= 1 }
    guard let first = words[last].trimmingPunctuation.first,
      endsWithOthers(words[last]) || first.isUppercase && !words[last].hasSuffix(","),
      let names = names(atEndOf: lead[..<words[last].endIndex])
    else { return nil }
    return (names.words, String(lead[names.start..<words[place].endIndex].trimmingPunctuation))
  }

  private static func names(behind place: Int, _ words: [Substring]) -> Names? {
    guard place > 0 else { return nil }
    let before = words[place - 1].lowercased()
    var first = place + 1
    if before == "in" {
      // "Greist found it in 1978 and Damen et al. did so" has its year behind.
      let link = place > 1 ? words[place - 2] : ","
      guard link.last?.isLetter == false || ["and", "en"].contains(link) else { return nil }
      // "In 1979 vonden Greist et al."
      let isVerb =
        first < words.endIndex && words[first].first?.isLowercase == true && !links.contains(String(words[first]))
      guard let names = names(from: isVerb ? first + 1 : first, words) else { return nil }
      // In a year a person may do something that a source tells of later; "et al." is a source.
      let verb = isVerb ? first : names.end
      guard names.hasOthers || verb < words.endIndex && saying.contains(words[verb].lowercased()) else { return nil }
      return (names.words, names.written(from: place, words))
    }
    guard ["the", "a", "het", "een", "de"].contains(before) else { return nil }
    while first < words.endIndex, first <= place + 3 {
      if ["by", "of", "from", "van", "door"].contains(words[first]) {
        return names(from: first + 1, words).map { ($0.words, $0.written(from: place, words)) }
      }
      first += 1
    }
    return nil
  }

  /// "In a 1979 study, Greist et al. found", "In een studie uit 1979 vonden Greist et al.", "A study from 1979 by Greist et
  /// al.": words that begin a clause and tell of a work of that year, and right behind them its authors.
  private static func names(behindWork place: Int, _ words: [Substring]) -> Names? {
    func isBeginning(_ index: Int) -> Bool {
      workOpenings.contains(words[index].lowercased()) && (index == 0 || words[index - 1].last?.isLetter == false)
    }
    guard let start = (max(0, place - 6)..<place).first(where: isBeginning),
      words[(start + 1)..<place].allSatisfy({ $0.first?.isLowercase == true && $0.last?.isLetter == true })
    else { return nil }
    // "In a trial that began in 1977" has not that year for its own, "published in 1978" has.
    let beside = [place - 2, place + 1].filter(words.indices.contains).map { words[$0].lowercased() }
    guard words[place - 1].lowercased() != "in" || beside.contains(where: publishing.contains),
      relatives.isDisjoint(with: words[start..<place].map { $0.lowercased() })
    else { return nil }
    var first = place
    while words[first].last != ",", first + 1 < words.endIndex, words[first + 1].first?.isUppercase == false {
      first += 1
      guard first <= place + 6, !relatives.contains(words[first].lowercased()) else { return nil }
    }
    // Behind the year a comma, a verb or "by" stands before the authors.
    let isParted = words[first].last == ","
    guard isParted || first > place && !placing.contains(words[first].lowercased()), first + 1 < words.endIndex else {
      return nil
    }
    let told = words[start...first].map { $0.trimmingPunctuation.lowercased() }
    guard told.contains(where: works.contains), let names = names(from: first + 1, words) else { return nil }
    let next = names.end < words.endIndex ? words[names.end] : ""
    // "In a 1990 review, Greist et al. (1978) are cited" has a year of its own.
    let isBy = ["by", "of", "van", "door"].contains(words[first].lowercased())
    guard !next.hasPrefix("("), isBy || !copulas.contains(next.lowercased()),
      names.hasOthers || isParted && saying.contains(next.lowercased())
    else { return nil }
    return (names.words, names.written(from: place, words))
  }

  private static let publishing: Set<String> = [
    "published", "gepubliceerd", "gepubliceerde", "verschenen", "appeared", "uitgegeven",
  ]
  private static let workOpenings: Set<String> = ["in", "uit", "a", "an", "the", "een", "het", "de", "their", "hun"]
  private static let relatives: Set<String> = [
    "that", "which", "who", "where", "whose", "die", "dat", "waarin", "waar", "waarvan", "and", "en", "but", "maar",
  ]
  /// Before what is no author of the work.
  private static let placing: Set<String> = [
    "with", "on", "about", "like", "than", "as", "in", "at", "for", "to", "after", "before", "met", "over", "dan",
    "als", "bij",
    "voor", "na", "op", "naar", "zoals", "volgens",
  ]
  private static let copulas: Set<String> = [
    "is", "are", "was", "were", "werd", "werden", "wordt", "worden",
  ]

  private struct Found {
    var words: [String]
    var end: Int
    var hasOthers = false

    func written(from place: Int, _ all: [Substring]) -> String { all[place..<end].joined(separator: " ") }
  }

  /// The names from a word on, with what links them.
  private static func names(from start: Int, _ words: [Substring]) -> Found? {
    var found = Found(words: [], end: start)
    while found.end < words.endIndex {
      let bare = words[found.end].trimmingPunctuation
      let isName = bare.first?.isUppercase == true
      let isOthers = others.contains(bare.lowercased())
      guard isName || isOthers || links.contains(bare.lowercased()) || words[found.end] == "&" else { break }
      found.hasOthers = found.hasOthers || isOthers
      if isName { found.words.append(FoldedText.folded(String(bare))) }
      found.end += 1
    }
    return found.words.isEmpty ? nil : found
  }
}
