/// Formulas as short as an index, as text.
enum LaTeXMath {
  /// - Returns: nil where it is more than indices, powers, roots, numbers, signs and letters that stand alone: `$5 and $`
  ///   is no formula.
  static func text(_ math: Bytes) -> [UInt8]? {
    var output: [UInt8] = []
    var place = 0
    while place < math.count {
      let byte = math[place]
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "^") {
        place += 1
        guard let script = script(in: math, at: &place) else { return nil }
        if byte == UInt8(ascii: "^"), script == Array("∘".utf8) {
          output += Array("°".utf8)
          continue
        }
        let isLower = byte == UInt8(ascii: "_")
        output.append(isLower ? "<sub>" : "<sup>")
        output += script
        output.append(isLower ? "</sub>" : "</sup>")
      } else if let text = upright(in: math, at: &place) ?? root(in: math, at: &place)
        ?? item(in: math, at: &place, withLetters: standsAlone(math, place))
      {
        output += text
      } else {
        return nil
      }
    }
    return output
  }

  /// Whether neither neighbour is a letter.
  private static func standsAlone(_ math: Bytes, _ place: Int) -> Bool {
    func isLetter(_ place: Int) -> Bool {
      math.indices.contains(place) && (math[place].isLowercase || math[place].isUppercase)
    }
    return !isLetter(place - 1) && !isLetter(place + 1)
  }

  /// `\sqrt{x}`; of more than one sign in parentheses.
  private static func root(in math: Bytes, at place: inout Int) -> [UInt8]? {
    let mark: StaticString = "\\sqrt{"
    guard math[part: place..<math.count].hasPrefix(mark) else { return nil }
    var end = place + mark.utf8CodeUnitCount - 1
    guard let inner = script(in: math, at: &end) else { return nil }
    place = end
    let isOne = inner.count(where: { $0 & 0xC0 != 0x80 }) == 1 || inner.allSatisfy(\.isDigit)
    return Array("√".utf8) + (isOne ? inner : Array("(".utf8) + inner + Array(")".utf8))
  }

  /// What stands behind `_` or `^`: a sign, or several in braces, letters among them.
  private static func script(in math: Bytes, at place: inout Int) -> [UInt8]? {
    guard place < math.count else { return nil }
    guard math[place] == UInt8(ascii: "{") else {
      return upright(in: math, at: &place) ?? item(in: math, at: &place, withLetters: true)
    }
    place += 1
    var output: [UInt8] = []
    while place < math.count, math[place] != UInt8(ascii: "}") {
      if skipUprightCommand(in: math, at: &place) { continue }
      if let text = upright(in: math, at: &place) {
        output += text
        continue
      }
      guard let text = item(in: math, at: &place, withLetters: true) else { return nil }
      output += text
    }
    guard place < math.count, !output.isEmpty else { return nil }
    place += 1
    return output
  }

  /// `\textrm{2}`, `\mathrm{CO}`: letters that are set upright, as in a formula of chemistry.
  private static func upright(in math: Bytes, at place: inout Int) -> [UInt8]? {
    guard math[place] == UInt8(ascii: "\\"), let brace = math[place...].firstIndex(of: UInt8(ascii: "{")),
      ["textrm", "text", "mathrm", "textnormal", "mbox", "rm"].contains(math[part: (place + 1)..<brace].string)
    else { return nil }
    var end = brace + 1
    var output: [UInt8] = []
    while end < math.count, math[end] != UInt8(ascii: "}") {
      guard let text = item(in: math, at: &end, withLetters: true) else { return nil }
      output += text
    }
    guard end < math.count, !output.isEmpty else { return nil }
    place = end + 1
    return output
  }

  /// `\rm ` before upright letters.
  private static func skipUprightCommand(in math: Bytes, at place: inout Int) -> Bool {
    guard math[part: place..<math.count].hasPrefix("\\rm ") else { return false }
    place += 4
    return true
  }

  private static func item(in math: Bytes, at place: inout Int, withLetters: Bool = false) -> [UInt8]? {
    let byte = math[place]
    if byte == UInt8(ascii: "\\") {
      var end = place + 1
      while end < math.count, math[end].isLowercase || math[end].isUppercase { end += 1 }
      guard let sign = LaTeXSigns.math[math[part: (place + 1)..<end].string] else { return nil }
      place = end
      while place < math.count, math[place].isSpace { place += 1 }
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
