import Records

/// The names of a field, as BibTeX takes them apart.
///
/// Source: N. Markey, *Tame the BeaST*, 2009, section 11; for `family=…`, the manual of BibLaTeX, section 3.4.
enum BibTeXNames {
  /// The parts of one name, still in LaTeX.
  struct Parts {
    var family: Bytes?
    var given: Bytes?
    var suffix: Bytes?
    var droppingParticle: Bytes?
    var nonDroppingParticle: Bytes?
    var literal: Bytes?
  }

  /// Calls `each` with every name, in order; names are parted by `and` outside braces.
  static func forEach(in raw: Bytes, _ each: (Bytes) -> Void) {
    var start = 0
    var depth = 0
    var place = 0
    while place < raw.count {
      let byte = raw[place]
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0, byte.isSpace, isAnd(raw, at: place + 1) {
        each(raw[part: start..<place].trimmed)
        start = place + 4
        place += 3
      }
      place += 1
    }
    each(raw[part: min(start, raw.count)..<raw.count].trimmed)
  }

  /// Whether it stands for the names that a list leaves out.
  static func isOthers(_ name: Bytes) -> Bool { name.count == 6 && name.string.lowercased() == "others" }

  private static func isAnd(_ raw: Bytes, at place: Int) -> Bool {
    place + 3 <= raw.count && raw[place] | 0x20 == UInt8(ascii: "a") && raw[place + 1] | 0x20 == UInt8(ascii: "n")
      && raw[place + 2] | 0x20 == UInt8(ascii: "d") && (place + 3 == raw.count || raw[place + 3].isSpace)
  }

  /// - Returns: nil where there are more commas than a name has.
  static func parts(of name: Bytes) -> Parts? {
    if isOneGroup(name) {
      let inner = name[part: 1..<(name.count - 1)]
      return Parts(literal: withoutMark(inner) ?? inner)
    }
    let commas = commas(in: name, atMost: 12)
    if let extended = extendedParts(of: name, commas) { return extended }
    switch commas.count {
    case 0: return partsWithoutComma(name)
    case 1 where isMarked(name): return Parts(literal: withoutMark(name))
    case 1, 2:
      let (particle, family) = particle(of: name[part: 0..<commas[0]].trimmed)
      let given = name[part: ((commas.last ?? 0) + 1)..<name.count].trimmed
      let suffix = commas.count == 2 ? name[part: (commas[0] + 1)..<commas[1]].trimmed : nil
      return Parts(family: family, given: given, suffix: suffix, nonDroppingParticle: particle)
    default: return nil
    }
  }

  /// Whether a comma at the end is EndNote's mark of the name of a group: `{Ministry of Health,}`; without braces it may as well
  /// stand behind a family name of several words.
  static func isMarked(_ name: Bytes) -> Bool {
    if isOneGroup(name) { return withoutMark(name[part: 1..<(name.count - 1)]) != nil }
    return withoutMark(name).map(CitationParts.isGroup) ?? false
  }

  private static func withoutMark(_ name: Bytes) -> Bytes? {
    let text = name.trimmed
    // `\,` is a narrow blank.
    guard text.last == UInt8(ascii: ","), !text.hasSuffix("\\,") else { return nil }
    let bare = text[part: 0..<(text.count - 1)].trimmed
    return bare.isEmpty ? nil : bare
  }

  /// Whether one pair of braces is around the whole.
  private static func isOneGroup(_ name: Bytes) -> Bool {
    guard name.count >= 2, name[0] == UInt8(ascii: "{"), name[name.count - 1] == UInt8(ascii: "}") else { return false }
    // `{\"o}` is a letter.
    if name[1] == UInt8(ascii: "\\") && !name.contains(0x20) { return false }
    var depth = 0
    for (place, byte) in name.enumerated() {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return place == name.count - 1 }
    }
    return false
  }

  private static func commas(in name: Bytes, atMost most: Int) -> [Int] {
    var commas: [Int] = []
    var depth = 0
    for (place, byte) in name.enumerated() {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        commas.append(place)
        if commas.count == most { return commas }
      default: break
      }
    }
    return commas
  }

  // MARK: First von Last

  private static func partsWithoutComma(_ name: Bytes) -> Parts {
    let words = words(of: name)
    guard words.count > 1, let last = words.last else { return Parts(family: name) }
    guard let first = words.dropLast().firstIndex(where: { isLower(name[part: $0]) }) else {
      return Parts(family: name[part: last], given: name[part: words[0].lowerBound..<words[words.count - 2].upperBound])
    }
    let given = first > 0 ? name[part: words[0].lowerBound..<words[first - 1].upperBound] : nil
    let rest = name[part: words[first].lowerBound..<last.upperBound]
    let (particle, family) = particle(of: rest)
    return Parts(family: family, given: given, nonDroppingParticle: particle)
  }

  /// Up to the last word in small letters before the last word.
  private static func particle(of family: Bytes) -> (particle: Bytes?, family: Bytes) {
    guard family.contains(where: { $0.isSpace || $0 == UInt8(ascii: "~") }) else { return (nil, family) }
    let words = words(of: family)
    guard words.count > 1, let last = words.dropLast().lastIndex(where: { isLower(family[part: $0]) }) else {
      return (nil, family)
    }
    return (family[part: 0..<words[last].upperBound], family[part: words[last + 1].lowerBound..<family.count])
  }

  private static func words(of name: Bytes) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var depth = 0
    var start: Int?
    for (place, byte) in name.enumerated() {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0, byte.isSpace || byte == UInt8(ascii: "~") {
        if let begun = start { words.append(begun..<place) }
        start = nil
      } else if start == nil {
        start = place
      }
    }
    if let start { words.append(start..<name.count) }
    return words
  }

  /// Whether a word begins with a small letter; one in braces has no case, unless they are those of an accent.
  private static func isLower(_ word: Bytes) -> Bool {
    var place = 0
    while place < word.count {
      let byte = word[place]
      if byte == UInt8(ascii: "{"), place + 1 < word.count, word[place + 1] != UInt8(ascii: "\\") { return false }
      if byte == UInt8(ascii: "\\") { return isLower(command: word[part: (place + 1)..<word.count]) }
      if byte.isLowercase { return true }
      if byte.isUppercase { return false }
      if byte >= 0x80 {
        let scalar = word[part: place..<Swift.min(place + 4, word.count)].string.unicodeScalars.first
        return scalar?.properties.isLowercase ?? false
      }
      place += 1
    }
    return false
  }

  private static let letterCommands: Set = ["i", "j", "o", "O", "l", "L", "oe", "OE", "ae", "AE", "aa", "AA", "ss"]

  private static func isLower(command: Bytes) -> Bool {
    var end = 0
    while end < command.count, command[end].isLowercase || command[end].isUppercase { end += 1 }
    let name = command[part: 0..<end]
    // A command that is a letter itself is of its own case; the case of what another stands before is that of the letter.
    if letterCommands.contains(name.string) { return name[0].isLowercase }
    let letter = command[part: Swift.min(max(end, 1), command.count)..<command.count].first {
      $0.isLowercase || $0.isUppercase
    }
    return letter?.isLowercase ?? false
  }

  // MARK: family=…

  private static func extendedParts(of name: Bytes, _ commas: [Int]) -> Parts? {
    guard name.contains(UInt8(ascii: "=")) else { return nil }
    var parts = Parts()
    var prefix: Bytes?
    var isDropping = false
    var start = 0
    for end in commas + [name.count] {
      let piece = name[part: start..<end].trimmed
      start = end + 1
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let value = withoutDelimiters(piece[part: (equals + 1)..<piece.count].trimmed)
      switch piece[part: 0..<equals].trimmed.string.lowercased() {
      case "family": parts.family = value
      case "given": parts.given = value
      case "suffix": parts.suffix = value
      case "prefix": prefix = value
      case "dropping": parts.droppingParticle = value
      case "useprefix": isDropping = value.equals("false")
      case "family-i", "given-i", "prefix-i", "suffix-i", "id", "hash", "gender": break
      default: return nil
      }
    }
    if isDropping { parts.droppingParticle = prefix } else { parts.nonDroppingParticle = prefix }
    return parts
  }

  private static func withoutDelimiters(_ value: Bytes) -> Bytes {
    guard value.count >= 2 else { return value }
    let isQuoted = value[0] == UInt8(ascii: "\"") && value[value.count - 1] == UInt8(ascii: "\"")
    return isQuoted || isOneGroup(value) ? value[part: 1..<(value.count - 1)] : value
  }
}

extension BibTeXNames.Parts {
  /// Whether there is a part, and every one there is is text already, with something in it.
  private var isText: Bool {
    func isText(_ part: Bytes?) -> Bool {
      guard let part else { return true }
      return part.first.map { $0 > 0x20 } ?? false && LaTeXText.isPlain(part)
    }
    return (family ?? given ?? literal) != nil && isText(family) && isText(given) && isText(literal) && isText(suffix)
      && isText(droppingParticle) && isText(nonDroppingParticle)
  }

  /// The parts as text, all in one piece of memory; nil where there is nothing.
  func lend(onUnknown: (Bytes) -> Void, _ body: (RecordAssembly.Name) -> Void) -> Bool {
    if isText {
      body(
        .init(
          family: family, given: given, suffix: suffix, droppingParticle: droppingParticle,
          nonDroppingParticle: nonDroppingParticle, literal: literal))
      return true
    }
    var bytes: [UInt8] = []
    func text(_ part: Bytes?) -> Range<Int>? {
      guard let part else { return nil }
      let start = bytes.count
      LaTeXText.lend(part, .name, onUnknown: onUnknown) { bytes.append(contentsOf: $0) }
      if bytes.count - start < 16, Lexical.isBlank(String(decoding: bytes[start...], as: UTF8.self)) {
        bytes.removeSubrange(start...)
        return nil
      }
      return start..<bytes.count
    }
    let ranges = [
      text(family), text(given), text(suffix), text(droppingParticle), text(nonDroppingParticle), text(literal),
    ]
    guard ranges.contains(where: { $0 != nil }) else { return false }
    bytes.withUnsafeBufferPointer { buffer in
      let values = ranges.map { $0.map { buffer[part: $0] } }
      body(
        .init(
          family: values[0], given: values[1], suffix: values[2], droppingParticle: values[3],
          nonDroppingParticle: values[4], literal: values[5]))
    }
    return true
  }
}
