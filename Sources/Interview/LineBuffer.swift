/// A line being typed: its characters and the place of the cursor.
struct LineBuffer: Equatable {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0

  var text: String { String(characters) }

  mutating func insert(_ character: Character) {
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

  mutating func clear() {
    characters = []
    cursor = 0
  }

  mutating func move(to place: Int) {
    cursor = max(0, min(place, characters.count))
  }

  /// Puts a completion in the place of the last part, which begins after the last comma.
  mutating func complete(with word: String) {
    var kept: [Character] = []
    if let comma = characters.lastIndex(of: ",") { kept = characters[...comma] + [" "] }
    characters = kept + Array(word)
    cursor = characters.count
  }
}
