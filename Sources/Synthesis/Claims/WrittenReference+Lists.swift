import Records

/// Sources of which a sentence says the same, or the one thing and the other.
extension WrittenReference {
  /// All that have a year in brackets, in order, where they are one list, or each begins a clause: "A (1984), B (1978) and C
  /// (2005)", "A (1984) found it, while B (1978) did not". None where one tells of another.
  static func coordinated(in lead: String) -> [WrittenReference] {
    var found: [WrittenReference] = []
    var end: String.Index?
    for close in lead.indices where lead[close] == ")" {
      for reference in atEnd(of: String(lead[...close])) where reference.year != nil {
        let isKnown = found.contains { $0.names == reference.names && $0.year == reference.year }
        guard !isKnown, let place = lead[(end ?? lead.startIndex)...].firstRange(of: reference.words) else { continue }
        if let end, !isJoint(lead[end..<place.lowerBound]) { return [] }
        found.append(reference)
        end = place.upperBound
      }
    }
    return found
  }

  /// Whether nothing but "and" or a comma parts two sources, or a clause ends between them.
  private static func isJoint(_ gap: Substring) -> Bool {
    let words = gap.split { $0.isWhitespace || ",;&()".contains($0) }.map { $0.lowercased() }
    if words.allSatisfy({ joining.contains($0) || links.contains($0) }) { return true }
    return gap.contains(",") && clauses.contains(words.last { !["in", "by", "door", "bij"].contains($0) } ?? "")
  }

  private static let joining: Set<String> = [
    "and", "en", "or", "of", "als", "as", "well", "evenals", "also", "ook", "later", "then",
  ]
  private static let clauses: Set<String> = ["and", "en", "but", "maar", "while", "whereas", "terwijl"]
}
