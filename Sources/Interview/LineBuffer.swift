/// A line being typed: its characters and the place of the cursor.
struct LineBuffer: Equatable {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0

  var text: String { String(characters) }

  /// Inserts what was typed or pasted. Ends of lines become spaces: a quotation copied from a page stays one answer.
  mutating func insert(_ text: String) {
    for scalar in text.unicodeScalars {
      insert(scalar.properties.isWhitespace ? " " : Character(scalar))
    }
  }

  private mutating func insert(_ character: Character) {
    // A combining scalar joins the character before it.
    if cursor > 0, String([characters[cursor - 1], character]).count == 1 {
      characters[cursor - 1] = Character(String([characters[cursor - 1], character]))
    } else {
      characters.insert(character, at: cursor)
      cursor += 1
    }
  }

  mutating func deleteBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteUnder() {
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  /// Deletes the word before the cursor and the spaces behind it.
  mutating func deleteWordBefore() {
    while cursor > 0, characters[cursor - 1] == " " { deleteBefore() }
    while cursor > 0, characters[cursor - 1] != " " { deleteBefore() }
  }

  mutating func deleteToStart() {
    characters.removeSubrange(..<cursor)
    cursor = 0
  }

  mutating func deleteToEnd() { characters.removeSubrange(cursor...) }

  mutating func move(to place: Int) {
    cursor = max(0, min(place, characters.count))
  }

  /// What may stand between the parts of an answer.
  static let separators: Set<Character> = [",", ";"]

  /// Puts a completion in the place of the last part, which begins after the last comma or semicolon.
  mutating func complete(with word: String) {
    var kept: [Character] = []
    if let end = characters.lastIndex(where: Self.separators.contains) { kept = characters[...end] + [" "] }
    characters = kept + Array(word)
    cursor = characters.count
  }
}
