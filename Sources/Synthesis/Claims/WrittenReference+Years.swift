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
      guard let names = names(before: place, words, in: lead) ?? names(behind: place, words) else { return nil }
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
    // "In 1979 Greist et al." begins with no author.
    guard last >= 0, words[last].lowercased() != "in" else { return nil }
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
