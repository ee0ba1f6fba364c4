/// Draws a line being typed and the words beneath it: bytes for a terminal, a pure function of the editor.
struct LineView {
  var columns: Int
  var rows: Int
  /// Whether the words beneath the line may be dimmed.
  var isColourful: Bool

  /// How many words are shown at once.
  static let menuSize = 6

  /// From anywhere on the line's row: erases the line and all below it, writes it, and puts the cursor in its place.
  func drawing(_ prompt: String, _ editor: LineEditor, showsMenu: Bool = true) -> String {
    // The last column stays free, where terminals differ in what they do next.
    let room = max(1, columns - 1 - DisplayText.width(prompt))
    let (shown, cursor) = part(of: editor.line, room: room)
    var text = "\r\u{1B}[J" + prompt + shown
    let menu = showsMenu ? lines(of: editor) : []
    for line in menu { text += "\r\n" + (isColourful ? "\u{1B}[2m\(line)\u{1B}[0m" : line) }
    if !menu.isEmpty { text += "\u{1B}[\(menu.count)A" }
    text += "\r"
    let column = DisplayText.width(prompt) + cursor
    return column > 0 ? text + "\u{1B}[\(column)C" : text
  }

  /// The part of a line around its cursor that fits, and the columns before the cursor.
  private func part(of line: LineBuffer, room: Int) -> (text: String, cursor: Int) {
    let characters = line.characters
    var start = line.cursor
    var before = 0
    while start > 0, before + DisplayText.width(characters[start - 1]) < room {
      start -= 1
      before += DisplayText.width(characters[start])
    }
    var end = line.cursor
    var used = before
    while end < characters.count, used + DisplayText.width(characters[end]) <= room {
      used += DisplayText.width(characters[end])
      end += 1
    }
    return (String(characters[start..<end]), before)
  }

  private func lines(of editor: LineEditor) -> [String] {
    let menu = editor.menu
    let size = min(Self.menuSize, max(0, rows - 3))
    guard !menu.isEmpty, size > 0 else { return [] }
    let start = max(0, min(menu.count - size, (editor.selected ?? 0) - size / 2))
    var lines: [String] = []
    for place in start..<min(menu.count, start + size) {
      let isSelected = place == editor.selected
      let tab = editor.selected == nil && place == 0 ? "  (Tab)" : ""
      let room = columns - 3 - tab.count
      lines.append((isSelected ? "› " : "  ") + DisplayText.cut(menu[place].label, to: room) + tab)
      // What a word means is told of the one that would be taken.
      if isSelected || menu.count == 1, let note = menu[place].note {
        lines.append("    " + DisplayText.cut(note, to: columns - 5))
      }
    }
    let more = menu.count - start - size
    if more > 0 { lines.append("  ↓ \(more)") }
    return lines
  }
}
