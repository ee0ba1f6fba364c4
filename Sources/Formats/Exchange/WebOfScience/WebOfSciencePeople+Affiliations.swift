// Where the authors work as BibTeX has it, one address behind another and each behind its authors.
extension WebOfSciencePeople {
  /// Those of thousands of authors are shorter.
  private static let longest = 1 << 20

  /// `Doe, A (Corresponding Author), Univ Leeds, England. Doe, Anna; Roe, C., Univ York, England.`
  ///
  /// - Returns: whether every name is an author's.
  mutating func takeAffiliations(_ text: String) -> Bool {
    guard text.utf8.count <= Self.longest else { return false }
    var isWhole = true
    var isAny = false
    var people: [Substring] = []
    var start = text.startIndex
    var comma = start
    var commas = 0
    for place in text.indices {
      switch text[place] {
      case ";":
        people.append(text[start..<place])
        start = text.index(after: place)
        commas = 0
      case ",": (comma, commas) = (place, commas + 1)
      // No place has a full stop within, as initials and suffixes have.
      case "." where commas > 1 && Self.isEnd(text, place) && !Self.isSuffix(text[comma...place]):
        let last = lastPerson(text[start...place])
        let authors = (people + [last?.name].compactMap(\.self)).map { author(named: $0) }
        if let address = last?.address {
          for case let author? in authors { add(newAddress: address, to: author) }
        }
        isWhole = isWhole && last != nil && authors.allSatisfy { $0 != nil }
        (people, start, commas, isAny) = ([], text.index(after: place), 0, true)
      default: break
      }
    }
    return isAny && isWhole && people.isEmpty && text[start...].allSatisfy(\.isWhitespace)
  }

  private static func isEnd(_ text: String, _ place: String.Index) -> Bool {
    let next = text.index(after: place)
    return next == text.endIndex || text[next] == " "
  }

  /// Whether it is `, Jr.`.
  private static func isSuffix(_ text: Substring) -> Bool {
    text.prefix(8).endIndex == text.endIndex
      && String(text.drop { $0 == "," || $0 == " " }).lend(CitationParts.isSuffix)
  }

  /// The last of the authors of an address and what stands behind: a family name and, behind a comma, the given names, with a suffix
  /// behind another one or without.
  ///
  /// - Returns: nil where no place stands behind.
  private func lastPerson(_ text: Substring) -> (name: Substring, address: String)? {
    let parts = text.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    let name = parts[Self.isSuffix(parts[2]) ? 2 : 1]
    let address = text[name.endIndex...].drop { $0 == "," || $0.isWhitespace }
    return address.contains(where: \.isLetter) ? (text[..<name.endIndex], String(address)) : nil
  }

  private func author(named text: Substring) -> Int? {
    author(text.replacing(/\s*\((?i:corresponding|reprint) author\)/, with: ""))
  }

  /// ORCIDs, whose line ends are as good as blanks: `Doe, Anna/0000-0002-1825-0097 Roe, C./…`.
  mutating func takeORCIDs(_ text: String) -> Bool {
    guard text.utf8.count <= Self.longest else { return false }
    let number = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?=[\s;]|$);?/
    return takeNumbers(text.replacing(number) { "\($0.1);" }, areORCIDs: true)
  }
}
