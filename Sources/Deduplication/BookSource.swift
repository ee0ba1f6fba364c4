/// The book that a chapter is cited from: `In: Jones P, editor. Handbook of …`, `In P. Jones & K. Smit (Eds.), Handbook of …`,
/// in the place of the book's title or behind that of the chapter.
enum BookSource {
  /// The book's title without the word before it and its editors; as it is where there are none.
  static func title(_ text: TextBytes) -> TextBytes {
    guard text.count > 8 else { return text }
    let isSaid = text[0] | 0x20 == 0x69 && text[1] | 0x20 == 0x6E && (text[2] == 0x3A || text[2] == 0x20)
    let named = behindEditors(text)
    guard isSaid, text[2] == 0x3A || named != nil else { return named ?? text }
    return named ?? trimmed(TextBytes(rebasing: text[3...]))
  }

  /// The title of a chapter and that of its book, where one field holds both; nil where it does not.
  static func split(_ title: TextBytes) -> (chapter: TextBytes, book: TextBytes)? {
    guard title.count > 30,
      let colon = title.indices.dropFirst(9).first(where: { title[$0] == 0x3A && isIn(title, $0) }),
      let book = behindEditors(TextBytes(rebasing: title[(colon + 1)...]))
    else { return nil }
    // Where and by whom it was published follows the title.
    let end = book.indices.dropFirst(4).first {
      book[$0] == 0x2E && $0 + 1 < book.count && book[$0 + 1] == 0x20
        && book[($0 - 3)..<$0].allSatisfy(TextFold.isLetter)
    }
    return (TextBytes(rebasing: title[..<(colon - 2)]), TextBytes(rebasing: book[..<(end ?? book.count)]))
  }

  /// `… . In:`.
  private static func isIn(_ text: TextBytes, _ colon: Int) -> Bool {
    text[colon - 1] == 0x6E && text[colon - 2] == 0x49 && [0x20, 0x2E, 0x28, 0x5B].contains(text[colon - 3])
  }

  /// What follows the word that names editors: `(ed.)`, `, editors`; but `(Ed. impresa)` is an edition.
  private static func behindEditors(_ text: TextBytes) -> TextBytes? {
    for place in text.indices.prefix(longestNames) where text[place] == 0x28 || text[place] == 0x2C {
      let isBracket = text[place] == 0x28
      let start = isBracket ? place + 1 : place + 2
      guard start < text.count else { return nil }
      var end = start
      while end < text.count, TextFold.isLetter(text[end]) { end += 1 }
      let word = text[start..<end].map { $0 | 0x20 }
      guard (isBracket ? inBrackets : behindComma).contains(where: { $0.utf8.elementsEqual(word) }) else { continue }
      if isBracket {
        if end < text.count, text[end] == 0x2E { end += 1 }
        guard end < text.count, text[end] == 0x29 else { continue }
      }
      let rest = trimmed(TextBytes(rebasing: text[end...]))
      return rest.count > 4 ? rest : nil
    }
    return nil
  }

  private static let longestNames = 200

  private static let inBrackets = ["ed", "eds", "editor", "editors", "hrsg", "hg", "red"]
  private static let behindComma = ["eds", "editor", "editors"]

  private static func trimmed(_ text: TextBytes) -> TextBytes {
    TextBytes(rebasing: text.drop { !TextFold.isLetter($0) && !LocationKey.isDigit($0) && $0 < 0x80 })
  }
}
