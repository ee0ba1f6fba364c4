/// UTF-8 in somebody else's memory, for the time of a call.
package typealias TextBytes = UnsafeBufferPointer<UInt8>

/// Text as words that can be compared: small letters and digits, without diacritics, marks, mark-up or capitals.
///
/// Databases spell one title in many ways: `β-Carotene` and `beta carotene`, `naïve` and `naive`, `CO<sub>2</sub>` and `CO2`.
/// All of them fold to the same words. Letters of scripts without an own spelling here stay as they are.
enum TextFold {
  /// Folds a text and hands over its bytes: `a`–`z`, `0`–`9`, bytes above 0x7F that have no Latin spelling, and a space
  /// between words.
  ///
  /// - Parameters:
  ///   - most: how many bytes are made at most.
  ///   - keepsSigns: `<65` and `HER2+` keep their sign as a word, `lt`, `gt` or `plus`.
  static func fold(_ text: TextBytes, most: Int = .max, keepsSigns: Bool = false, into out: inout [UInt8]) {
    var place = 0
    let start = out.count
    var isBetween = false
    while place < text.count, out.count - start < most {
      let byte = text[place]
      if byte < 0x80 {
        place += 1
        if byte == 0x5C {
          place = LaTeXMarkup.after(text, from: place, isBetween: &isBetween, start: start, into: &out)
          continue
        }
        let folded = asciiFold[Int(byte)]
        if folded > 1 {
          if isBetween, out.count > start { out.append(0x20) }
          isBetween = false
          out.append(folded)
        } else if folded == 0 {
          if keepsSigns, NumberSigns.take(UInt32(byte), text, at: place - 1, width: 1, &isBetween, start, &out) {
            continue
          }
          let wasBetween = isBetween
          isBetween = true
          if keepsSigns, let sign = sign(UInt32(byte), text, at: place) { append(sign, from: start, to: &out) }
          if byte == SpellingVariants.lost, isLostLetter(text, at: place - 1) {
            isBetween = false
            if out.last != SpellingVariants.lost { out.append(SpellingVariants.lost) }
          } else if byte == 0x3C {
            let after = afterTag(text, from: place)
            // `CO<sub>2</sub>` is one word; `10<sup>6</sup>` is not 106.
            let isPower = out.count > start && LocationKey.isDigit(out[out.count - 1])
            if isOfLine(text, place, after), !isPower { isBetween = wasBetween }
            place = after
          } else if byte == 0x26 {
            if let after = afterEscapedTag(text, from: place) {
              place = after
              continue
            }
            let after = foldEntity(text, from: place, isBetween: &isBetween, start: start, into: &out)
            // `&lt;` and `&gt;`.
            if keepsSigns, after == place + 3, text[place + 1] == 0x74,
              let sign = sign(text[place] == 0x6C ? 0x3C : 0x3E, text, at: after)
            {
              append(sign, from: start, to: &out)
            }
            place = after
          }
        }
        continue
      }
      let (read, length) = decoded(text, at: place)
      let (scalar, longer) = Mojibake.repaired(text, at: place, read, length)
      if scalar == 0xFFFD, isLostLetter(text, at: place, width: 3) {
        place += length
        if out.count > start, out.last != SpellingVariants.lost { out.append(SpellingVariants.lost) }
        isBetween = false
        continue
      }
      place += longer
      if keepsSigns, NumberSigns.take(scalar, text, at: place - longer, width: longer, &isBetween, start, &out) {
        continue
      }
      if keepsSigns, let sign = sign(scalar, text, at: place) {
        append(sign, from: start, to: &out)
        isBetween = true
        continue
      }
      put(scalar, isBetween: &isBetween, start: start, into: &out)
    }
  }

  /// Whether a sign stands between letters in the place of one that was lost: `ni?os`.
  private static func isLostLetter(_ text: TextBytes, at place: Int, width: Int = 1) -> Bool {
    guard place > 0, isLetter(text[place - 1]) else { return false }
    var next = place + width
    // Each byte of a letter may be lost for itself.
    while next + width <= text.count, text[next] == text[place], width == 1 || text[next + 1] == text[place + 1] {
      next += width
    }
    return next < text.count && isLetter(text[next])
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 }

  /// The word for a sign that changes what a title is about: before a number, or behind a name.
  private static func sign(_ scalar: UInt32, _ text: TextBytes, at next: Int) -> StaticString? {
    switch scalar {
    case 0x3C, 0x3E, 0x2264, 0x2265:
      var next = next
      while next < text.count, text[next] == 0x20 || text[next] == 0x3D { next += 1 }
      guard next < text.count, LocationKey.isDigit(text[next]) else { return nil }
      return scalar == 0x3C || scalar == 0x2264 ? "lt" : "gt"
    case 0x2B:
      guard next > 1, isLetter(text[next - 2]) || LocationKey.isDigit(text[next - 2]) else { return nil }
      return next == text.count || text[next] <= 0x2F || text[next] == 0x3C ? "plus" : nil
    default: return nil
    }
  }

  static func append(_ word: StaticString, from start: Int, to out: inout [UInt8]) {
    if out.count > start { out.append(0x20) }
    out.append(contentsOf: TextBytes(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// 0 parts words, 1 is nothing at all (an apostrophe), everything else is what the byte folds to.
  static let asciiFold: [UInt8] = (0..<128).map { byte in
    switch UInt8(byte) {
    case 0x30...0x39, 0x61...0x7A: UInt8(byte)
    case 0x41...0x5A: UInt8(byte) + 0x20
    // Apostrophes, and the braces that protect a word in LaTeX.
    case 0x27, 0x60, 0x7B, 0x7D: 1
    default: 0
    }
  }

  private static func put(_ scalar: UInt32, isBetween: inout Bool, start: Int, into out: inout [UInt8]) {
    guard let spelling = ScalarFold.spelling(of: scalar) else {
      if ScalarFold.isNothing(scalar) { return }
      if ScalarFold.partsWords(scalar) {
        isBetween = true
        return
      }
      // A letter of another script: each is a word where no spaces are written.
      if isBetween || ScalarFold.isIdeograph(scalar), out.count > start { out.append(0x20) }
      isBetween = ScalarFold.isIdeograph(scalar)
      append(scalar: scalar, to: &out)
      return
    }
    // `10⁶` is not 106.
    let isPower = ScalarFold.isRaised(scalar) && out.count > start && LocationKey.isDigit(out[out.count - 1])
    if isBetween || isPower, out.count > start { out.append(0x20) }
    isBetween = false
    out.append(contentsOf: spelling.utf8)
  }

  private static func append(scalar: UInt32, to out: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    // Capitals of scripts that have them.
    for unit in scalar.properties.lowercaseMapping.utf8 { out.append(unit) }
  }

  /// Lenient: what is no UTF-8 is one byte long and parts words.
  static func decoded(_ text: TextBytes, at place: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(text[place])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, place + length <= text.count else { return (0x20, 1) }
    var scalar = first & (0x7F >> UInt32(length))
    for next in 1..<length {
      let byte = UInt32(text[place + next])
      guard byte & 0xC0 == 0x80 else { return (0x20, 1) }
      scalar = scalar << 6 | byte & 0x3F
    }
    return (scalar, length)
  }

  /// The place behind `<i>` or `</sub>`; where it is no tag, the place itself.
  private static func afterTag(_ text: TextBytes, from place: Int) -> Int {
    var end = place
    while end < text.count, end - place < 40, text[end] != 0x3E {
      let byte = text[end]
      let isName = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x2F || byte == 0x3A
      // `<0.05` and `< 5` are no tags.
      if end == place, !isName { return place }
      end += 1
    }
    return end < text.count && text[end] == 0x3E ? end + 1 : place
  }

  /// Whether a tag sets what it holds higher or lower, within a word.
  private static func isOfLine(_ text: TextBytes, _ start: Int, _ end: Int) -> Bool {
    guard end > start + 3 else { return false }
    let name = text[start..<end].drop { $0 == 0x2F }.prefix(3)
    return name.elementsEqual("sub".utf8) || name.elementsEqual("sup".utf8)
  }

  /// The place behind a tag whose signs were written as entities, once or more often: `&lt;i&gt;`, `&amp;lt;/i&amp;gt;`.
  private static func afterEscapedTag(_ text: TextBytes, from place: Int) -> Int? {
    func after(_ name: StaticString, _ place: Int) -> Int? {
      let part = TextBytes(start: name.utf8Start, count: name.utf8CodeUnitCount)
      return text[place...].starts(with: part) ? place + part.count : nil
    }
    func sign(_ name: StaticString, _ place: Int) -> Int? {
      var place = place
      while let next = after("amp;", place) { place = next }
      return after(name, place)
    }
    guard var end = sign("lt;", place) else { return nil }
    let start = end
    if end < text.count, text[end] == 0x2F { end += 1 }
    guard end < text.count, isLetter(text[end]) else { return nil }
    while end < text.count, end - start < 40, text[end] != 0x26, text[end] != 0x3C, text[end] != 0x3E { end += 1 }
    return end < text.count && text[end] == 0x26 ? sign("gt;", end + 1) : nil
  }

  private static func foldEntity(
    _ text: TextBytes, from place: Int, isBetween: inout Bool, start: Int, into out: inout [UInt8]
  ) -> Int {
    var end = place
    while end < text.count, end - place < 10, text[end] != 0x3B { end += 1 }
    let isEntity = end < text.count && text[end] == 0x3B && end > place
    let name = isEntity ? TextBytes(rebasing: text[place..<end]) : TextBytes(rebasing: text[place..<place])
    if isEntity, name[0] == 0x23, let scalar = number(TextBytes(rebasing: name[1...])) {
      isBetween = false
      if scalar < 0x80 {
        let folded = asciiFold[Int(scalar)]
        if folded > 1 { out.append(folded) } else { isBetween = folded == 0 }
      } else {
        put(scalar, isBetween: &isBetween, start: start, into: &out)
      }
      return end + 1
    }
    if isEntity, ["lt", "gt", "quot", "apos", "nbsp"].contains(String(decoding: name, as: UTF8.self)) {
      return end + 1
    }
    // `&` is a word that is said: `and`.
    if out.count > start { out.append(0x20) }
    out.append(contentsOf: "and".utf8)
    isBetween = true
    return isEntity && name.elementsEqual("amp".utf8) ? end + 1 : place
  }

  private static func number(_ digits: TextBytes) -> UInt32? {
    let text = String(decoding: digits, as: UTF8.self)
    let value = text.first == "x" || text.first == "X" ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
    guard let value, value < 0x11_0000, value >= 0x20 else { return nil }
    return value
  }
}
