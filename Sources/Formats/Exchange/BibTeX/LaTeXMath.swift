/// Formulas as short as an index, as text.
struct LaTeXMath {
  private let math: Bytes
  private var place = 0
  /// How many arguments are within one another at hand.
  private var depth = 0

  /// No formula as short as an index has more.
  private static let deepest = 6

  private init(_ math: Bytes) {
    self.math = math
  }

  /// - Returns: nil where it is more than indices, powers, roots, numbers, signs, accents, letters that stand alone and those that
  ///   a command sets upright, bold or italic: `$5 and $` is no formula.
  static func text(_ math: Bytes) -> [UInt8]? {
    var formula = LaTeXMath(math)
    var output: [UInt8] = []
    while formula.place < math.count {
      guard let text = formula.element(withLetters: formula.standsAlone) else { return nil }
      output += text
    }
    return output
  }

  /// Whether neither neighbour is a letter.
  private var standsAlone: Bool {
    func isLetter(_ place: Int) -> Bool {
      math.indices.contains(place) && (math[place].isLowercase || math[place].isUppercase)
    }
    return !isLetter(place - 1) && !isLetter(place + 1)
  }

  private mutating func element(withLetters: Bool) -> [UInt8]? {
    let byte = math[place]
    guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "^") else {
      return command() ?? item(withLetters: withLetters)
    }
    place += 1
    guard let script = argument() else { return nil }
    if byte == UInt8(ascii: "^"), script == Array("∘".utf8) { return Array("°".utf8) }
    return Self.tagged(script, byte == UInt8(ascii: "_") ? "sub" : "sup")
  }

  private static func tagged(_ text: [UInt8], _ tag: String) -> [UInt8] {
    Array("<\(tag)>".utf8) + text + Array("</\(tag)>".utf8)
  }

  // MARK: Commands with an argument

  /// How letters are set: upright, as in a formula of chemistry, bold, or in italics.
  private static let faces: [String: String?] = [
    "textrm": nil, "text": nil, "mathrm": nil, "textnormal": nil, "mathnormal": nil, "mbox": nil, "rm": nil,
    "mathbf": "b", "textbf": "b", "boldsymbol": "b", "mathit": "i", "textit": "i",
  ]

  private static let accents: [String: Unicode.Scalar] = [
    "dot": "\u{307}", "ddot": "\u{308}", "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}",
    "widetilde": "\u{303}", "vec": "\u{20D7}", "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}",
    "grave": "\u{300}", "mathring": "\u{30A}",
  ]

  /// `\mathrm{CO_2}`, `\dot{V}`, `\sqrt{x}`; nil, without a step, for another.
  private mutating func command() -> [UInt8]? {
    let start = place
    guard let name = commandName() else { return nil }
    var text: [UInt8]?
    if let face = Self.faces[name] {
      // Without braces `\rm` holds till the end of those around it.
      if place < math.count, math[place] == UInt8(ascii: "{") {
        text = argument().map { inner in face.map { Self.tagged(inner, $0) } ?? inner }
      }
    } else if let accent = Self.accents[name] {
      skipSpace()
      text = argument().flatMap { Self.accented($0, accent) }
    } else if name == "sqrt", place < math.count, math[place] == UInt8(ascii: "{") {
      text = argument().map(Self.root)
    }
    if text == nil { place = start }
    return text
  }

  /// Moves behind the name of a command.
  private mutating func commandName() -> String? {
    guard math[place] == UInt8(ascii: "\\") else { return nil }
    var end = place + 1
    while end < math.count, math[end].isLowercase || math[end].isUppercase { end += 1 }
    guard end - place <= Self.longestName else { return nil }
    defer { place = end }
    return math[part: (place + 1)..<end].string
  }

  private static let longestName = 20

  /// - Returns: nil for more than one letter: Unicode has no accent over several.
  private static func accented(_ text: [UInt8], _ accent: Unicode.Scalar) -> [UInt8]? {
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let base = scalars.first, base.properties.isAlphabetic else { return nil }
    scalars.append(accent)
    return Array((LaTeXSigns.composed[String(scalars)].map { String($0) } ?? String(scalars)).utf8)
  }

  /// Of more than one sign in parentheses.
  private static func root(of inner: [UInt8]) -> [UInt8] {
    let isOne = inner.count(where: { $0 & 0xC0 != 0x80 }) == 1 || inner.allSatisfy(\.isDigit)
    return Array("√".utf8) + (isOne ? inner : Array("(".utf8) + inner + Array(")".utf8))
  }

  /// A sign, or several in braces, letters among them.
  private mutating func argument() -> [UInt8]? {
    guard place < math.count, depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard math[place] == UInt8(ascii: "{") else { return command() ?? item(withLetters: true) }
    place += 1
    var output: [UInt8] = []
    while place < math.count, math[place] != UInt8(ascii: "}") {
      if skipUprightCommand() { continue }
      guard let text = element(withLetters: true) else { return nil }
      output += text
    }
    guard place < math.count, !output.isEmpty else { return nil }
    place += 1
    return output
  }

  /// `\rm ` before upright letters.
  private mutating func skipUprightCommand() -> Bool {
    guard math[part: place..<math.count].hasPrefix("\\rm ") else { return false }
    place += 4
    return true
  }

  // MARK: Signs

  private mutating func skipSpace() {
    while place < math.count, math[place].isSpace { place += 1 }
  }

  private mutating func item(withLetters: Bool) -> [UInt8]? {
    let byte = math[place]
    if byte == UInt8(ascii: "\\") {
      guard let sign = commandName().flatMap({ LaTeXSigns.math[$0] }) else { return nil }
      skipSpace()
      return Array(sign.utf8)
    }
    guard
      byte.isDigit || " <>=+.,%()/".utf8.contains(byte) || byte == UInt8(ascii: "-") || byte >= 0x80
        || withLetters && (byte.isLowercase || byte.isUppercase)
    else { return nil }
    let start = place
    place += 1
    if byte == UInt8(ascii: "-") { return Array("−".utf8) }
    // A sign of several bytes is one: `$x^α$`.
    while place < math.count, math[place] & 0xC0 == 0x80 { place += 1 }
    return Array(math[start..<place])
  }
}
