/// Collects lines, broken between words at the width of the window.
struct Lines {
  let width: Int
  private(set) var text = ""

  init(width: Int) {
    self.width = width
  }

  mutating func blank() { text += "\n" }

  /// A line that is not broken, and stays as it is: what comes from a file has to be made `printable` first.
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

  /// The text on one line, without what a terminal would obey.
  static func printable(_ text: String) -> String {
    parts(text).enumerated().map { place, part in
      (place == 0 ? "" : String(repeating: " ", count: part.spaces)) + part.word
    }.joined()
  }

  /// Control characters have no place on a terminal: they could move the cursor or change its colours; nor have those
  /// that break lines or turn the direction of writing, which could show a sentence otherwise than it reads.
  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  /// Words, each with the number of spaces before it.
  private static func parts(_ text: String) -> [(spaces: Int, word: String)] {
    var parts: [(spaces: Int, word: String)] = []
    var spaces = 0
    var word = ""
    for character in text {
      if character == " " || isControl(character) {
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
