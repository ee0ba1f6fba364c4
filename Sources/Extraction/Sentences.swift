import Records

/// The sentences of an abstract, as guesses and leads quote them.
package enum Sentences {
  private static let ends =
    #"(?-i)[.?!][")\]]? (?=[\p{Lu}\d"(\[])|(?:\p{Ll}{3}|[)\]%])\.(?=\p{Lu}\p{Ll}+[ :,])"#
  private static let abbreviation =
    #"(?-i)\b(?:e\.g|i\.e|vs|et al|resp|ca|approx|Dr|St|No|bijv|d\.w\.z)\.[")\]]? $"#
  private static let initial = #"(?-i)(?<![\p{L}\d]-)\b\p{Lu}\.[")\]]? $"#

  /// Cuts where a full stop, a question mark or an exclamation mark is followed by a space and a capital, a figure or an
  /// opening mark, and where an export lost the space: “in China.We asked”.
  ///
  /// Behind what may be an initial or an abbreviation it cuts only before a label: “were given vitamin D. RESULTS: …”, and behind an
  /// initial before a word that is no name: “in group A. They ran”.
  ///
  /// No library here cuts sentences on Linux; what abbreviations break off costs a guess, and makes none.
  package static func of(_ text: String) -> [String] {
    var sentences: [String] = []
    var open = ""
    let parts = text.replacing(ends, with: { ($0[0] ?? "") + "\n" }).split(separator: "\n")
    for (place, part) in parts.enumerated() {
      open += part
      let next = place + 1 < parts.count ? String(parts[place + 1]) : nil
      let isOpen = open.holds(abbreviation) || open.holds(initial) && next.map(SentenceStart.begins) != true
      if isOpen, next.flatMap(Section.label(before:)) == nil { continue }
      sentences.append(open.last == " " ? String(open.dropLast()) : open)
      open = ""
    }
    if !open.isEmpty { sentences.append(open) }
    return sentences
  }
}
