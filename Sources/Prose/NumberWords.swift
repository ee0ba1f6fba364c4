import Records

/// Numbers in words, in English and Dutch, and fractions.
enum NumberWords {
  /// What makes a number a percentage.
  static let percents: PhraseTable<Void> = ["% | percent | per cent | procent | pct .? ": ()]

  /// The value of one word: `two`, `twenty-one`, `eenentwintig`, `tweehonderdvijf`, `12`, `1,200`; no year.
  static func value(_ word: String) -> Int? { values[word] ?? figures(word) }

  /// More than anybody counts: what is written in more figures is no less.
  static let most = 1_000_000_000

  /// A whole number in figures, thousands parted by commas or full stops.
  private static func figures(_ word: String) -> Int? {
    guard word.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true else { return nil }
    let groups = word.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard groups.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count == 1 || groups[0].count <= 3,
      !(word.contains(",") && word.contains(".")), word == "0" || word.first != "0"
    else { return nil }
    let digits = groups.joined()
    guard let number = Int(digits), number < most else { return most }
    return groups.count == 1 && 1_500...2_100 ~= number ? nil : number
  }

  /// Whether a word is a number in figures that no studies can have: `2.5`, `-1`.
  static func isUncountable(_ word: String) -> Bool {
    let isNegative = word.hasPrefix("-")
    let parts = (isNegative ? word.dropFirst() : word[...]).split(omittingEmptySubsequences: false) {
      $0 == "," || $0 == "."
    }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return false }
    return parts.count == 2 && figures(word) == nil || parts.count == 1 && isNegative
  }

  static let names = Set(values.keys)

  private static let english = NumberNames.english
  private static let englishTens = NumberNames.englishTens
  /// Without accents “een” is an article far more often than a number.
  private static let dutch = NumberNames.dutch.map { $0 == "een" ? "één" : $0 }
  private static let dutchTens = NumberNames.dutchTens

  /// Up to 999. Words come folded, so that `tweeëntwintig` is `tweeentwintig`; `één` alone keeps its accents.
  private static let values: [String: Int] = {
    var values: [String: Int] = [:]
    for (number, word) in english.enumerated() { values[word] = number }
    var small: [(word: String, number: Int)] = []
    for (number, word) in dutch.enumerated() {
      values[word] = number
      small.append((number == 1 ? "een" : word, number))
    }
    for (place, word) in englishTens.enumerated() {
      let ten = (place + 2) * 10
      values[word] = ten
      for unit in 1...9 { values["\(word)-\(english[unit])"] = ten + unit }
    }
    for (place, word) in dutchTens.enumerated() {
      let ten = (place + 2) * 10
      values[word] = ten
      small.append((word, ten))
      for unit in 1...9 {
        let compound = (unit == 1 ? "een" : dutch[unit]) + "en" + word
        values[compound] = ten + unit
        small.append((compound, ten + unit))
      }
    }
    for hundreds in 1...9 {
      let word = (hundreds == 1 ? "" : dutch[hundreds]) + "honderd"
      values[word] = hundreds * 100
      for (rest, number) in small where number > 0 {
        values[word + rest] = hundreds * 100 + number
        values[word + "en" + rest] = hundreds * 100 + number
      }
    }
    for (word, number) in small where number > 0 { values[word + "duizend"] = number * 1_000 }
    // "Een drietal studies": three.
    for (word, number) in small where number > 1 { values[word + "tal"] = number }
    values["hundred"] = 100
    values["dozen"] = 12
    values["dozijn"] = 12
    values["pair"] = 2
    values["trio"] = 3
    return values.merging(scales) { own, _ in own }
  }()

  private static let scales = [
    "thousand": 1_000, "million": 1_000_000, "billion": most, "duizend": 1_000, "miljoen": 1_000_000, "miljard": most,
  ]

  // MARK: Several words

  /// `one hundred and five`, `two thousand`, `12 000`: the value of the words from an index on, and the index behind
  /// them.
  static func number(at start: Int, word: (Int) -> String) -> (value: Int, end: Int)? {
    guard var (value, end) = belowThousand(at: start, word: word) else { return nil }
    if scales[word(start)] == nil, let scale = scales[word(end)] {
      value = min(most, value * scale)
      end += 1
    } else if value < 1_000, isFigures(word(start), upTo: 3), isFigures(word(end), upTo: 3), word(end).count == 3 {
      value = value * 1_000 + (Int(word(end)) ?? 0)
      end += 1
    }
    guard value >= 1_000, value % 1_000 == 0, !isFigures(word(start), upTo: .max) else { return (value, end) }
    let rest = ["and", "en"].contains(word(end)) ? end + 1 : end
    guard let small = belowThousand(at: rest, word: word), small.value < 1_000, small.value > 0 else {
      return (value, end)
    }
    return (min(most, value + small.value), small.end)
  }

  /// The same, or the article that stands for one.
  static func numberOrArticle(at start: Int, word: (Int) -> String) -> (value: Int, end: Int)? {
    number(at: start, word: word) ?? (word(start) == "een" ? (1, start + 1) : nil)
  }

  private static func isFigures(_ word: String, upTo length: Int) -> Bool {
    !word.isEmpty && word.utf8.count <= length && word.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func belowThousand(at start: Int, word: (Int) -> String) -> (value: Int, end: Int)? {
    guard let first = belowHundred(at: start, word: word) ?? value(word(start)).map({ ($0, start + 1) }) else {
      return nil
    }
    let hundreds: (value: Int, end: Int)
    if 1...9 ~= first.value, first.end == start + 1, word(first.end) == "hundred" {
      hundreds = (first.value * 100, first.end + 1)
    } else if word(start) == "hundred" {
      hundreds = (100, start + 1)
    } else {
      return first
    }
    let rest = word(hundreds.end) == "and" ? hundreds.end + 1 : hundreds.end
    guard let small = belowHundred(at: rest, word: word), small.value > 0 else { return hundreds }
    return (hundreds.value + small.value, small.end)
  }

  /// `twenty one`, `seven`.
  private static func belowHundred(at start: Int, word: (Int) -> String) -> (value: Int, end: Int)? {
    guard let value = value(word(start)), value < 100 else { return nil }
    if englishTens.contains(word(start)), let unit = english.firstIndex(of: word(start + 1)), 1...9 ~= unit {
      return (value + unit, start + 2)
    }
    return (value, start + 1)
  }

  // MARK: Fractions

  private static let denominators: [String: Int] = {
    var denominators = [
      "half": 2, "helft": 2, "third": 3, "thirds": 3, "derde": 3, "quarter": 4, "quarters": 4, "fourth": 4,
      "fourths": 4, "kwart": 4, "vierde": 4,
    ]
    let english = ["fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    let dutch = ["vijfde", "zesde", "zevende", "achtste", "negende", "tiende"]
    for (place, words) in zip(english, dutch).enumerated() {
      denominators[words.0] = place + 5
      denominators[words.0 + "s"] = place + 5
      denominators[words.1] = place + 5
    }
    return denominators
  }()

  /// Words that begin a fraction and are no number themselves.
  static let fractionNames: Set<String> = {
    var names: Set<String> = ["half", "helft", "driekwart", "a", "een"]
    for number in 1...9 {
      for denominator in denominators.keys {
        names.insert("\(english[number])-\(denominator)")
        names.insert((number == 1 ? "een" : dutch[number]) + denominator)
      }
    }
    return names
  }()

  /// `two-thirds`, `two thirds`, `tweederde`, `de helft`, `driekwart`, `a third`, `40 percent`; the index behind it.
  static func fraction(at start: Int, word: (Int) -> String) -> (share: StudyCount.Share, end: Int)? {
    func share(_ part: Int?, _ whole: Int?, _ end: Int) -> (StudyCount.Share, Int)? {
      guard let part, let whole, part > 0, part <= whole else { return nil }
      return (StudyCount.Share(part: part, whole: whole), end)
    }
    let first = word(start)
    let second = word(start + 1)
    if first == "half" || first == "helft" { return share(1, 2, start + 1) }
    if first == "driekwart" { return share(3, 4, start + 1) }
    if first == "a" || first == "een" { return second == "half" ? nil : share(1, denominators[second], start + 2) }
    if let number = value(first) {
      if let percent = percents.match(at: start + 1, word) { return share(number, 100, percent.end) }
      if first.first?.isNumber != true, let whole = denominators[second] { return share(number, whole, start + 2) }
      return nil
    }
    let parts = first.split(separator: "-")
    if parts.count == 2, let part = value(String(parts[0])) {
      return share(part, denominators[String(parts[1])], start + 1)
    }
    for number in 1...9 {
      let prefix = number == 1 ? "een" : dutch[number]
      if first.hasPrefix(prefix), let whole = denominators[String(first.dropFirst(prefix.count))] {
        return share(number, whole, start + 1)
      }
    }
    return nil
  }
}
