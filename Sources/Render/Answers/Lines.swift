/// Collects lines, broken between words at the width of the window.
struct Lines {
  let width: Int
  private(set) var text = ""

  init(width: Int) {
    self.width = width
  }

  mutating func blank() { text += "\n" }

  /// A line that is not broken.
  mutating func addWhole(_ line: String) { text += line + "\n" }

  /// - Parameters:
  ///   - hanging: the indentation of the lines after the first.
  ///   - style: applied to the first line after it was measured.
  mutating func add(
    _ words: String, indentation: Int = 0, hanging: Int? = nil, style: (String) -> String = { $0 }
  ) {
    var lines: [String] = []
    // The columns before the first word are kept as they are, since they line up with those of other lines.
    var line = String(repeating: " ", count: indentation)
    var used = indentation
    var isEmpty = true
    for part in Self.parts(words) {
      let size = DisplayWidth.of(part.word)
      if !isEmpty, used + part.spaces + size > width {
        lines.append(line)
        let margin = hanging ?? indentation
        line = String(repeating: " ", count: margin) + part.word
        used = margin + size
      } else {
        line += (isEmpty ? "" : String(repeating: " ", count: part.spaces)) + part.word
        used += (isEmpty ? 0 : part.spaces) + size
      }
      isEmpty = false
    }
    lines.append(line)
    for (index, line) in lines.enumerated() { text += (index == 0 ? style(line) : line) + "\n" }
  }

  /// Words, each with the number of spaces before it.
  private static func parts(_ text: String) -> [(spaces: Int, word: String)] {
    var parts: [(spaces: Int, word: String)] = []
    var spaces = 0
    var word = ""
    for character in text {
      // Control characters have no place on a terminal: they could move the cursor or change its colours.
      let isSpace =
        character == " " || character.unicodeScalars.allSatisfy { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
      if isSpace {
        if !word.isEmpty {
          parts.append((spaces, word))
          word = ""
          spaces = 0
        }
        spaces += 1
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { parts.append((spaces, word)) }
    return parts
  }
}
