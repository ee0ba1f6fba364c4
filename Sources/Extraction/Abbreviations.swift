/// What an abstract calls people in short, once it has written them out: “health care workers (HCWs)”.
struct Abbreviations {
  private let names: [(short: String, noun: String)]

  init(in texts: [String]) {
    var names: [(short: String, noun: String)] = []
    for text in texts where text.contains(" (") {
      for groups in text.matches(Self.introduced) {
        guard let noun = groups[1], let behind = groups[2], let short = groups[3], Self.isShort(short),
          behind.isEmpty || Self.initials(of: noun + behind) == short.uppercased(),
          !names.contains(where: { $0.short == short })
        else { continue }
        names.append((short, noun))
      }
    }
    self.names = names
  }

  private static let anyone = "(?:\(PeopleRules.people)|\(PeopleRules.further)|\(PeopleRules.professionals))"
  private static let introduced =
    #"\b(\#(anyone))((?: (?!\#(anyone)\b)[\p{L}-]+){0,6}) \(([\p{L}-]{2,9})\)"#

  /// “People living with HIV (PLWH)”.
  private static func initials(of words: String) -> String {
    String(words.split { $0 == " " || $0 == "-" }.compactMap(\.first)).uppercased()
  }

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
