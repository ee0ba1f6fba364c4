/// What an abstract calls people in short, once it has written them out: “health care workers (HCWs)”.
struct Abbreviations {
  private let names: [(short: String, noun: String)]

  init(in texts: [String]) {
    var names: [(short: String, noun: String)] = []
    for text in texts where text.contains(" (") {
      for groups in text.matches(Self.introduced) {
        guard let noun = groups[1], let short = groups[2], Self.isShort(short),
          !names.contains(where: { $0.short == short })
        else { continue }
        names.append((short, noun))
      }
    }
    self.names = names
  }

  private static let introduced =
    #"\b((?:\#(PeopleRules.people)|\#(PeopleRules.further)|\#(PeopleRules.professionals))) \(([\p{L}-]{2,9})\)"#

  /// Capitals, and at most a small letter or two beside them.
  private static func isShort(_ word: String) -> Bool {
    let capitals = word.count(where: \.isUppercase)
    return capitals > 1 && word.count(where: \.isLowercase) < capitals
  }

  /// The text with people written out, but where they are introduced.
  func writtenOut(_ text: String) -> String {
    names.reduce(text) { text, name in
      guard text.contains(name.short) else { return text }
      var parts: [Substring] = []
      var rest = text[...]
      while let range = rest.firstRange(of: name.short) {
        let isWord =
          !(rest[..<range.lowerBound].last.map { $0.isLetter || $0.isNumber || "(-".contains($0) } ?? false)
        var end = range.upperBound
        if end < rest.endIndex, rest[end] == "s" { end = rest.index(after: end) }
        let isWhole = end == rest.endIndex || !(rest[end].isLetter || rest[end].isNumber || rest[end] == "-")
        parts.append(rest[..<range.lowerBound])
        parts.append(isWord && isWhole ? name.noun[...] : rest[range.lowerBound..<end])
        rest = rest[end...]
      }
      return parts.joined() + rest
    }
  }
}
