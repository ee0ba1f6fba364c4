/// A terminal's screen, as far as the line editor uses one: what a person would see.
struct Screen {
  let columns: Int
  private(set) var rows: [[Character]] = [[]]
  private(set) var row = 0
  private(set) var column = 0
  /// Whether something was written beyond the last column: a real terminal would have broken the line there.
  private(set) var hasOverflowed = false

  init(columns: Int) {
    self.columns = columns
  }

  /// What stands after a wide character, in its second column.
  static let filler: Character = "\u{0}"

  mutating func write(_ text: String) {
    var rest = Array(text.unicodeScalars.map(Character.init))[...]
    var pending = ""
    func isControl(_ character: Character) -> Bool { character.unicodeScalars.allSatisfy { $0.value < 0x20 } }
    while let next = rest.popFirst() {
      if isControl(next) {
        put(pending)
        pending = ""
        control(next, &rest)
      } else {
        pending.append(next)
      }
    }
    put(pending)
  }

  private mutating func control(_ character: Character, _ rest: inout ArraySlice<Character>) {
    switch character {
    case "\r": column = 0
    case "\n":
      row += 1
      if row == rows.count { rows.append([]) }
    case "\u{1B}":
      _ = rest.popFirst()
      let parameters = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(parameters.count)
      let number = Int(String(parameters)) ?? 1
      switch rest.popFirst() {
      case "A": row = max(0, row - number)
      case "C": column = min(columns - 1, column + number)
      case "J":
        rows[row] = Array(rows[row].prefix(column))
        rows.removeSubrange((row + 1)...)
      default: break
      }
    default: break
    }
  }

  private mutating func put(_ text: String) {
    for character in text {
      let isWide =
        character.unicodeScalars.contains { $0.value >= 0x1100 && $0.properties.generalCategory != .mathSymbol }
        && character != "…" && character != "›" && character != "↓"
      let cells = isWide ? [character, Self.filler] : [character]
      if column + cells.count > columns { hasOverflowed = true }
      while rows[row].count < column + cells.count { rows[row].append(" ") }
      rows[row].replaceSubrange(column..<column + cells.count, with: cells)
      column += cells.count
    }
  }

  /// The rows as one reads them.
  var text: [String] { rows.map { String($0.filter { $0 != Self.filler }) } }
}
