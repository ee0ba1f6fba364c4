import Records

/// Numbers in words as digits: `twenty-four weeks` is `24 weeks`, `the first` is `the 1st`.
enum WrittenNumbers {
  /// In folded text, from a place on.
  static func toDigits(_ text: inout [UInt8], from start: Int) {
    guard hasNumber(text, from: start) else { return }
    let words = text[start...].split(separator: 0x20).map { Array($0) }
    text.removeSubrange(start...)
    var place = 0
    while place < words.count {
      if place > 0 { text.append(0x20) }
      if let (number, ending) = value(of: words[place][...]) {
        // `twenty four`, `twenty first`.
        if number >= 20, ending.isEmpty, place + 1 < words.count, let (unit, ending) = value(of: words[place + 1][...]),
          unit < 10
        {
          text.append(contentsOf: "\(number + unit)\(ending)".utf8)
          place += 1
        } else {
          text.append(contentsOf: "\(number)\(ending)".utf8)
        }
      } else {
        text.append(contentsOf: words[place])
      }
      place += 1
    }
  }

  /// Looked for in place: most titles have none.
  private static func hasNumber(_ text: [UInt8], from start: Int) -> Bool {
    var begin = start
    for place in start...text.count where place == text.count || text[place] == 0x20 {
      if place - begin >= 3, place - begin <= 11, value(of: text[begin..<place]) != nil { return true }
      begin = place + 1
    }
    return false
  }

  private static func value(of word: ArraySlice<UInt8>) -> (number: Int, ending: String)? {
    guard word.count >= 3, word.count <= 11, let first = word.first, first < 0x80 else {
      return nil
    }
    for (text, number, ending) in byLetter[Int(first) & 31] where text.elementsEqual(word) { return (number, ending) }
    return nil
  }

  private typealias Word = (text: [UInt8], number: Int, ending: String)

  /// English words by their first letter. `One` is left: it is said of people, too.
  private static let byLetter: [[Word]] = {
    var lists: [[Word]] = Array(repeating: [], count: 32)
    let cardinals = Dictionary(
      uniqueKeysWithValues: NumberNames.english.enumerated().dropFirst(2).map { ($1, $0) }
        + NumberNames.englishTens.enumerated().map { ($1, ($0 + 2) * 10) })
    let ordinals = [
      "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
      "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
      "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    ]
    for (word, number) in cardinals { lists[Int(word.utf8.first ?? 0) & 31].append((Array(word.utf8), number, "")) }
    for (word, number) in ordinals {
      let ending = [1: "st", 2: "nd", 3: "rd"][number] ?? "th"
      lists[Int(word.utf8.first ?? 0) & 31].append((Array(word.utf8), number, ending))
    }
    return lists
  }()
}
