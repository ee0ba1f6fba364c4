package import Records

/// Where something stands in a source, as one types it: `12-13`, `section 3.2`, `table 2, p. 12`.
package struct PlaceText: Hashable, Sendable {
  package var locator: Locator

  /// - Parameter text: parts separated by commas; a number alone is a page, a name alone a section. Nil where a part
  ///   can be read neither way, as in `tabl 2`.
  package init?(_ text: String) {
    locator = Locator()
    let parts = text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    guard !parts.isEmpty else { return nil }
    for part in parts { guard read(part) else { return nil } }
  }

  private static let pages: Set<String> = ["p", "pp", "page", "pages", "blz", "pag", "pagina", "bladzijde"]
  private static let sections: Set<String> = [
    "section", "sections", "sect", "sec", "paragraaf", "par", "chapter", "hoofdstuk", "appendix", "bijlage",
  ]
  private static let tables: Set<String> = ["table", "tabel", "tab"]
  private static let paragraphs: Set<String> = ["paragraph", "alinea"]

  private mutating func read(_ part: String) -> Bool {
    let folded = FoldedText.folded(part)
    if folded.hasPrefix("§") { return set(\.section, String(part.drop { $0 == "§" || $0 == " " })) }
    let word = String(folded.prefix { $0.isLetter })
    let value = String(part.dropFirst(word.count).drop { $0 == "." || $0 == " " })
    if Self.pages.contains(word) { return value.contains(where: \.isNumber) && set(\.page, value) }
    if Self.tables.contains(word) { return set(\.table, value) }
    if Self.sections.contains(word) { return set(\.section, value) }
    if Self.paragraphs.contains(word) {
      guard let number = Int(value), number > 0, locator.paragraph == nil else { return false }
      locator.paragraph = number
      return true
    }
    if part.first?.isNumber == true { return set(\.page, part) }
    // Abstract, Discussion: a section by its name. With a figure in it, it is more likely a slip.
    return !part.contains(where: \.isNumber) && part.contains(where: \.isLetter) && set(\.section, part)
  }

  /// A place has one page, one section and one table; a second one is a slip.
  private mutating func set(_ field: WritableKeyPath<Locator, String?>, _ value: String) -> Bool {
    guard !value.isEmpty, locator[keyPath: field] == nil else { return false }
    locator[keyPath: field] = value
    return true
  }

  /// The place in the words of the interview, which are read again as the same place.
  package func text(_ text: InterfaceText) -> String {
    var parts: [String] = []
    if let section = locator.section { parts.append(text("section ", "paragraaf ") + section) }
    if let paragraph = locator.paragraph { parts.append(text("paragraph ", "alinea ") + String(paragraph)) }
    if let table = locator.table { parts.append(text("table ", "tabel ") + table) }
    if let page = locator.page { parts.append(text("p. ", "blz. ") + page) }
    return parts.joined(separator: ", ")
  }
}
