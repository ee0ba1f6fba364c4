import Records

/// An author and a year as they are written beside a citation: `Bakker & van Woerkom (2012)`.
struct WrittenReference: Equatable {
  /// Words with a capital, folded, from the first to the last.
  var names: [String]
  /// As written, with its letter: `2012`, `1984a`; nil where only names stand there.
  var year: String?
  /// From the first name to the year, as written.
  var words: String

  var number: Int? { year.flatMap { Int($0.prefix(4)) } }

  /// The references at the end of what is written before a citation, in order: those of one list, parted by `;`.
  static func atEnd(of lead: String) -> [WrittenReference] {
    var references: [WrittenReference] = []
    var rest = lead[...]
    while let (reference, start) = last(in: rest) {
      references.insert(reference, at: 0)
      rest = trimmed(rest[..<start])
      guard rest.last == ";" else { break }
      rest = rest.dropLast()
    }
    return references
  }

  /// The year in brackets right behind a citation: `@bakker2010 (2012)`.
  static func year(atStartOf trail: String) -> String? {
    let rest = trail.drop { $0 == " " }
    guard rest.first == "(", let end = rest.firstIndex(of: ")") else { return nil }
    let inside = String(rest[rest.index(after: rest.startIndex)..<end])
    return isYear(inside) ? inside : nil
  }

  private static func last(in text: Substring) -> (WrittenReference, start: Substring.Index)? {
    var rest = trimmed(text)
    let isBracketed = rest.last == ")"
    while let last = rest.last, ")(,:".contains(last) || last.isWhitespace { rest.removeLast() }
    var year: String?
    let end = rest.endIndex
    let word = rest.tail { $0.isLetter || $0.isNumber }
    if isYear(String(word)) {
      let before = rest[..<word.startIndex]
      let between = trimmed(before)
      // A year is a citation's where a bracket or comma parts it from a name, or "et al." stands before it.
      let isParted = between.last == "(" || between.last == "," || endsWithOthers(between)
      guard isParted || isBracketed && between.last == "(" else { return nil }
      year = String(word)
      rest = between
    }
    while let last = rest.last, "(,".contains(last) || last.isWhitespace { rest.removeLast() }
    guard let names = names(atEndOf: rest), !names.words.isEmpty else { return nil }
    let words = text[names.start..<end]
    return (WrittenReference(names: names.words, year: year, words: String(words)), names.start)
  }

  private static func endsWithOthers(_ text: Substring) -> Bool {
    text.hasSuffix("al.") || text.hasSuffix("al") || text.hasSuffix("e.a.") || text.hasSuffix("e.a")
  }

  private static let links: Set<String> = [
    "&", "en", "and", "et", "al", "al.", "e.a.", "e.a", "van", "de", "der", "den", "ter", "ten", "von", "of", "the",
    "la", "le",
  ]

  /// The names at the end: words with a capital, and what links them.
  private static func names(atEndOf text: Substring) -> (words: [String], start: Substring.Index)? {
    var names: [String] = []
    var start: Substring.Index?
    var rest = text
    while true {
      while rest.last?.isWhitespace == true { rest.removeLast() }
      let word = rest.tail { !$0.isWhitespace }
      guard !word.isEmpty else { break }
      let bare = word.trimmingPunctuation
      if links.contains(word.lowercased()) || links.contains(bare.lowercased()) {
        rest = rest[..<word.startIndex]
        continue
      }
      // A comma parts names of one list; anything else ends it.
      let isEnd = word.last.map { ".;:!?".contains($0) } ?? false
      guard let first = bare.first, first.isUppercase, !isEnd || bare.count == 1 else { break }
      names.insert(FoldedText.folded(String(bare)), at: 0)
      start = word.startIndex
      rest = rest[..<word.startIndex]
      guard names.count < 12 else { break }
    }
    return start.map { (names, $0) }
  }

  private static func isYear(_ word: String) -> Bool {
    let digits = word.prefix { ("0"..."9").contains($0) }
    guard digits.count == 4, let year = Int(digits), 1_500...2_100 ~= year else { return false }
    let rest = word.dropFirst(4)
    return rest.isEmpty || rest.count == 1 && rest.allSatisfy { ("a"..."z").contains($0) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}

extension Substring {
  fileprivate func tail(_ isWanted: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, isWanted(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }

  fileprivate var trimmingPunctuation: Substring {
    var rest = self
    while let last = rest.last, !last.isLetter, !last.isNumber { rest.removeLast() }
    while let first = rest.first, !first.isLetter, !first.isNumber { rest.removeFirst() }
    return rest
  }
}
