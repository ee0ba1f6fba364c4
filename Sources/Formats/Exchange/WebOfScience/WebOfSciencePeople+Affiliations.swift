// Where the authors work as BibTeX has it, one address behind another and each behind its authors.
extension WebOfSciencePeople {
  /// `Doe, A (Corresponding Author), Univ Leeds, England. Doe, Anna; Roe, C., Univ York, England.`
  ///
  /// - Returns: whether every name is an author's.
  mutating func takeAffiliations(_ text: String) -> Bool {
    var isWhole = true
    var isAny = false
    var people: [Substring] = []
    var start = text.startIndex
    var commas = 0
    for place in text.indices {
      switch text[place] {
      case ";":
        people.append(text[start..<place])
        start = text.index(after: place)
        commas = 0
      case ",": commas += 1
      // No place has a full stop within, as initials have.
      case "." where commas > 1 && (text.index(after: place) == text.endIndex || text[text.index(after: place)] == " "):
        guard let (last, address) = lastPerson(text[start...place]) else { continue }
        let authors = (people + [last]).map { author(named: $0) }
        for case let author? in authors { add(newAddress: address, to: author) }
        isWhole = isWhole && authors.allSatisfy { $0 != nil }
        (people, start, commas, isAny) = ([], text.index(after: place), 0, true)
      default: break
      }
    }
    return isAny && isWhole && people.isEmpty && text[start...].allSatisfy(\.isWhitespace)
  }

  /// The last of the authors of an address and what stands behind: a family name and, behind a comma, the given names, with a suffix
  /// behind another one or without.
  ///
  /// - Returns: nil where nothing stands behind.
  private func lastPerson(_ text: Substring) -> (name: Substring, address: String)? {
    let parts = text.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    let hasSuffix = String(parts[2].drop(while: \.isWhitespace)).lend(CitationParts.isSuffix)
    let name = parts[hasSuffix ? 2 : 1]
    let address = text[name.endIndex...].drop { $0 == "," || $0.isWhitespace }
    return address.contains(where: \.isLetter) ? (text[..<name.endIndex], String(address)) : nil
  }

  private func author(named text: Substring) -> Int? {
    author(text.replacing(/\s*\((?i:corresponding|reprint) author\)/, with: ""))
  }
}
