/// Text as a terminal shows it: characters of fixed width, some of them twice as wide.
enum DisplayText {
  /// The columns a text takes.
  static func width(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + width($1) } }

  /// 2 for the wide characters of East Asia and for emoji, else 1.
  static func width(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    return character.unicodeScalars.contains { scalar in
      scalar.value == 0xFE0F || wide.contains { $0.contains(scalar.value) }
    } ? 2 : 1
  }

  /// The ranges of East Asian Width W and F (Unicode 15) that people type, joined where what lies between is not.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF,
    0x20000...0x3FFFD,
  ]

  /// The text without what a terminal would obey: imported records may hold anything.
  static func safe(_ text: String) -> String {
    let isObeyed: (Unicode.Scalar) -> Bool = { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isObeyed($0) ? "\u{FFFD}" : $0 }))
  }

  /// As much of the text as fits, with an ellipsis where it is cut.
  static func cut(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var cut = ""
    var used = 1
    for character in text {
      used += width(character)
      if used > columns { break }
      cut.append(character)
    }
    return cut + "…"
  }

  /// The text with its lines broken between words; what follows a break is indented as its line is. What two spaces part,
  /// as the keys of a choice with their words, is broken within only where it is longer than a line.
  static func wrapped(_ text: String, to columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard width(line) > columns else { return String(line) }
      let indentation = String(line.prefix { $0 == " " })
      var lines: [String] = []
      var current = indentation
      var isEmpty = true
      func add(_ word: some StringProtocol, behind gap: String) {
        if !isEmpty, width(current) + gap.count + width(word) > columns {
          lines.append(current)
          current = indentation
          isEmpty = true
        }
        current += (isEmpty ? "" : gap) + word
        isEmpty = false
      }
      for item in line.split(separator: "  ") {
        guard indentation.count + width(item) > columns else {
          add(item.drop { $0 == " " }, behind: "  ")
          continue
        }
        for (place, word) in item.split(separator: " ").enumerated() { add(word, behind: place == 0 ? "  " : " ") }
      }
      return (lines + [current]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
