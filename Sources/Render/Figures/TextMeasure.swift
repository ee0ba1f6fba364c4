/// How wide words are before anybody has chosen a font: measured so that they fit in whichever common one is used.
///
/// The widths are those of DejaVu Sans, the widest of the usual sans-serif fonts, in hundredths of the size.
enum TextMeasure {
  private static let widths: [(width: Int, characters: String)] = [
    (29, "'ijlIJ"), (33, " ,."), (35, "/:;\\|f"), (40, "-()[]t!"), (46, "r\""), (50, "*_`"), (53, "szc"), (56, "L?"),
    (59, "Fkvxy"), (63, "PTYaoeESbdghnpqu"), (65, "$0123456789{}"), (70, "KAVBRXZC"), (76, "UHNDG"), (80, "&OQ"),
    (85, "w#+<=>^~"), (87, "M"), (97, "%m"), (100, "W@"),
  ]

  private static let byByte: [Double] = {
    var table = [Double](repeating: 0.65, count: 128)
    for (width, characters) in widths {
      for byte in characters.utf8 { table[Int(byte)] = Double(width) / 100 }
    }
    return table
  }()

  /// The width of words on one line, in pixels.
  static func width(_ words: some StringProtocol, size: Double = Drawing.textSize, isBold: Bool = false) -> Double {
    var sum = 0.0
    for scalar in words.unicodeScalars { sum += width(scalar) }
    return sum * size * (isBold ? 1.14 : 1)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    if scalar.value < 0x80 { return byByte[Int(scalar.value)] }
    switch DisplayWidth.of(scalar) {
    case 0: return 0
    case 2: return 1.05
    default: break
    }
    switch scalar {
    case "–", "·", "’", "‘", "“", "”", "•": return 0.55
    case "\u{A0}": return 0.33
    case "…", "—", "≥", "≤", "×": return 1
    default: return scalar.value < 0x250 ? 0.72 : 1
    }
  }

  /// The words on lines that are no wider than this; a word that is wider itself is broken.
  static func wrapped(
    _ words: String, to width: Double, size: Double = Drawing.textSize, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    func measure(_ text: String) -> Double { self.width(text, size: size, isBold: isBold) }
    for word in words.onOneLine.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if measure(longer) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for (place, character) in zip(word.indices, word) {
        let isLast = word.index(after: place) == word.endIndex
        // Room for the hyphen behind this character, should the next not fit.
        let room = !isLast && takesHyphen(character) ? "-" : ""
        if let last = line.last, measure(line + String(character) + room) > width {
          lines.append(line + (takesHyphen(last) && takesHyphen(character) ? "-" : ""))
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Whether a word that is broken beside the character has a hyphen there: the scripts of East Asia have none.
  private static func takesHyphen(_ character: Character) -> Bool {
    character.isLetter && character.unicodeScalars.allSatisfy { DisplayWidth.of($0) < 2 }
  }

  /// The width of the widest word.
  static func widestWord(_ words: String, size: Double = Drawing.textSize, isBold: Bool = false) -> Double {
    words.split(separator: " ").map { width($0, size: size, isBold: isBold) }.max() ?? 0
  }
}
