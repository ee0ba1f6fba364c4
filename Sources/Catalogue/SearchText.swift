package import Records

/// The text of a record that a search looks through, and how it is cut into words.
///
/// Every index cuts with this one function, so that they cannot disagree about what a word is.
package enum SearchText {
  /// Title, names and every statement and description in every language, one passage each: a phrase does not run
  /// from one passage into the next.
  package static func passages(of record: StudyRecord) -> [String] {
    var passages: [String] = []
    forEachPassage(of: record) { passages.append($0) }
    return passages
  }

  /// Calls `visit` with each passage of the record in turn.
  package static func forEachPassage(of record: StudyRecord, _ visit: (String) -> Void) {
    visit(record.id)
    for variable in record.citation.variables {
      switch variable.value {
      case .text(let text): visit(text)
      case .number(let number): visit(number.text)
      case .names(let names):
        for name in names { visit([name.given, name.short].compactMap { $0 }.joined(separator: " ")) }
      case .words(let words): words.forEach(visit)
      case .date: break
      }
    }
    func add(_ text: LocalizedText?) {
      guard let text else { return }
      for entry in text.entries { visit(entry.words) }
    }
    add(record.sample?.description)
    for group in record.sample?.groups ?? [] {
      add(group.label)
      add(group.description)
    }
    add(record.setting?.description)
    add(record.design?.description)
    for intervention in [record.intervention].compactMap({ $0 }) + record.comparators {
      add(intervention.description)
    }
    for effect in record.effects {
      add(effect.measure)
      add(effect.against)
      add(effect.followUp)
    }
    record.forEachFinding { finding in
      add(finding.statement)
      add(finding.ambiguity)
    }
    add(record.notes)
  }

  /// Runs of letters and digits, lower case, without diacritics.
  package static func tokens(of text: String) -> [String] {
    var bytes: [UInt8] = []
    appendTokens(of: text, to: &bytes)
    return bytes.split(separator: space).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Adds the tokens of `text` to the end of `bytes`, each followed by a space.
  ///
  /// An index that takes in ten thousand records spends its time here. So ASCII goes by a table and straight into
  /// memory, Latin letters by a table and general punctuation (U+2000–U+206F, no letter among it) by its first bytes;
  /// only the runs between are folded by Unicode's rules. A run can be folded by itself, since what is around it has no
  /// mark that stays and none that changes its place.
  package static func appendTokens(of text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var index = 0
      var isInToken = false
      func part(_ bytes: inout [UInt8]) {
        if isInToken { bytes.append(space) }
        isInToken = false
      }
      while index < utf8.count {
        let byte = utf8[index]
        switch byte {
        case 0..<0x80:
          let end = utf8[index...].firstIndex { $0 >= 0x80 } ?? utf8.count
          appendASCII(UnsafeBufferPointer(rebasing: utf8[index..<end]), to: &bytes, &isInToken)
          index = end
        case 0xC2...0xC5:
          let (first, second) = latin[Int(byte & 0x03) << 6 | Int(utf8[index + 1] & 0x3F)]
          if first == 0 {
            part(&bytes)
          } else {
            bytes.append(first)
            if second != 0 { bytes.append(second) }
            isInToken = true
          }
          index += 2
        case 0xE2 where utf8[index + 1] == 0x80 || (utf8[index + 1] == 0x81 && utf8[index + 2] < 0xB0):
          part(&bytes)
          index += 3
        default:
          var end = index
          while end < utf8.count, utf8[end] >= 0x80 { end += 1 }
          let run = String(decoding: UnsafeBufferPointer(rebasing: utf8[index..<end]), as: UTF8.self)
          for scalar in FoldedText.folded(run).unicodeScalars {
            if isWordScalar(scalar) {
              bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
              isInToken = true
            } else {
              part(&bytes)
            }
          }
          index = end
        }
      }
      part(&bytes)
    }
  }

  /// Adds a run of ASCII, which is never longer as tokens: room is made once and what is left over given back.
  private static func appendASCII(
    _ run: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], _ isInToken: inout Bool
  ) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: run.count))
    var isIn = isInToken
    let used = bytes.withUnsafeMutableBufferPointer { room in
      ascii.withUnsafeBufferPointer { table in
        var place = start
        for byte in run {
          let folded = table[Int(byte)]
          if folded != 0 {
            room[place] = folded
            place += 1
            isIn = true
          } else if isIn {
            room[place] = space
            place += 1
            isIn = false
          }
        }
        return place
      }
    }
    bytes.removeLast(bytes.count - used)
    isInToken = isIn
  }

  /// What each ASCII character is in a token; zero where it parts words.
  private static let ascii: [UInt8] = (0..<0x80).map { (byte: UInt8) in
    let isWord = isWordScalar(Unicode.Scalar(byte))
    return !isWord ? 0 : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// What the scalars U+0080–U+017F are in a token, as one or two bytes of UTF-8; zeros where they part words.
  /// Ordered by the last two bits of the first byte (C2, C3, C4, C5) and then the second.
  private static let latin: [(UInt8, UInt8)] = [0xC4, 0xC5, 0xC2, 0xC3].flatMap { (first: UInt8) in
    (0x80...0xBF as ClosedRange<UInt8>).map { second in
      let folded = FoldedText.folded(String(decoding: [first, second], as: UTF8.self))
      guard folded.unicodeScalars.allSatisfy(isWordScalar) else { return (0, 0) }
      let bytes = Array(folded.utf8)
      return (bytes.first ?? 0, bytes.count > 1 ? bytes[1] : 0)
    }
  }

  private static let space = UInt8(ascii: " ")

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spacingMark:
      return true
    default:
      return false
    }
  }
}

extension [String] {
  /// Whether these tokens stand in it side by side, in this order; with `prefix`, the last may go on.
  package func contains(phrase: [String], prefix: Bool) -> Bool {
    guard let last = phrase.last, count >= phrase.count else { return false }
    return (0...(count - phrase.count)).contains { start in
      let end = self[start + phrase.count - 1]
      return self[start..<(start + phrase.count - 1)].elementsEqual(phrase.dropLast())
        && (prefix ? end.utf8.starts(with: last.utf8) : end == last)
    }
  }
}
