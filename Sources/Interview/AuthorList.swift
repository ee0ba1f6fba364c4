package import Records

/// Authors as one types them: `Greist; van Woerkom, C.; "Landelijke Stuurgroep"; et al.`
package struct AuthorList: Hashable, Sendable {
  package var names: [CitationName]
  /// Whether the source ends the list with "et al.".
  package var isIncomplete: Bool

  package enum Failure: Error, Hashable {
    /// "et al." and nobody before it.
    case nobodyNamed
    /// Family names that a comma seems to separate: `Greist, Klein`.
    case commas([String])
  }

  /// - Parameter text: names separated by semicolons, `&`, or the words "and" and "en". Lower-case words before a
  ///   family name are its particle. After a comma stand initials; full given names only where a semicolon shows that
  ///   commas do not separate the authors. What is in quotes or follows `=` is not taken apart.
  package init(_ text: String) throws(Failure) {
    names = []
    isIncomplete = false
    let hasSemicolon = text.contains(";")
    for item in AuthorList.items(of: text) {
      if let literal = AuthorList.literal(item) {
        names.append(CitationName(literal: literal))
        continue
      }
      var words = item.split(whereSeparator: \.isWhitespace).map(String.init)
      if AuthorList.dropEtAl(&words) { isIncomplete = true }
      if !words.isEmpty {
        names.append(try AuthorList.name(words.joined(separator: " "), mayHaveGivenNames: hasSemicolon))
      }
    }
    if names.isEmpty { throw .nobodyNamed }
  }

  /// The list as it is shown again.
  package var text: String {
    let names = names.map { name in
      if let literal = name.literal { return "\"\(literal)\"" }
      return [name.short, name.given].compactMap { $0 }.joined(separator: ", ")
    }
    let shown = names.joined(separator: "; ") + (isIncomplete ? "; et al." : "")
    // Alone, a full given name needs the semicolon to be read again as one.
    guard self.names.count == 1, !isIncomplete, let given = self.names[0].given else { return shown }
    return AuthorList.areInitials(given) ? shown : shown + ";"
  }

  private static func name(_ text: String, mayHaveGivenNames: Bool) throws(Failure) -> CitationName {
    let parts = text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    guard let family = parts.first else { throw .nobodyNamed }
    var given: String?
    if parts.count > 1 {
      guard parts.count == 2, areInitials(parts[1]) || mayHaveGivenNames else { throw .commas(parts) }
      given = parts[1]
    }
    let words = family.split(separator: " ")
    let particle = words.dropLast().prefix { $0.first?.isLowercase == true }
    return CitationName(
      family: words.dropFirst(particle.count).joined(separator: " "), given: given,
      nonDroppingParticle: particle.isEmpty ? nil : particle.joined(separator: " "))
  }

  private static func areInitials(_ given: String) -> Bool {
    given.contains(".") || given.count <= 2 && given == given.uppercased()
  }

  private static func dropEtAl(_ words: inout [String]) -> Bool {
    let folded = words.map { FoldedText.folded($0).filter { $0.isLetter || $0 == "." } }
    let endings = [["et", "al."], ["et", "al"], ["e.a."], ["e.a"]]
    guard let ending = endings.first(where: { folded.suffix($0.count) == $0[...] }) else { return false }
    words.removeLast(ending.count)
    if words.last?.last == "," { words[words.count - 1].removeLast() }
    return true
  }

  /// The parts between separators; a separator in quotes separates nothing.
  private static func items(of text: String) -> [String] {
    var items: [String] = []
    var item = ""
    var isQuoted = false
    for character in text {
      if "\"“”„".contains(character) { isQuoted.toggle() }
      if !isQuoted, character == ";" || character == "&" {
        items.append(item)
        item = ""
      } else {
        item.append(character)
      }
    }
    items.append(item)
    return items.flatMap { item in literal(item) == nil ? split(item, at: ["and", "en"]) : [item] }
  }

  private static func split(_ item: String, at words: Set<String>) -> [String] {
    item.split(separator: " ").split { words.contains(String($0)) }.map { $0.joined(separator: " ") }
  }

  private static func literal(_ item: String) -> String? {
    let trimmed = item.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let quotes: Set<Character> = ["\"", "“", "”", "„"]
    var inner = trimmed[...]
    if inner.first == "=" {
      inner = inner.dropFirst().drop { $0 == " " }
    } else {
      guard inner.count > 2, let first = inner.first, let last = inner.last, quotes.contains(first),
        quotes.contains(last)
      else { return nil }
    }
    let name = String(inner.filter { !quotes.contains($0) })
    return name.isEmpty ? nil : name
  }
}
