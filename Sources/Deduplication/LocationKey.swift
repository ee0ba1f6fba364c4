/// Pages, volumes and issues as numbers.
enum LocationKey {
  /// - Returns: what stands for no page where there is none, or only how many there are.
  static func page(_ text: TextBytes) -> PageKey {
    var page = PageKey()
    var place = 0
    var letters = 0
    // Up to the first digit.
    while place < text.count, !isDigit(text[place]) {
      let byte = text[place] | 0x20
      if byte >= 0x61, byte <= 0x7A {
        if letters < 8 { page.prefix = page.prefix << 8 | UInt64(byte) }
        page.isCapital = text[place] != byte
        letters += 1
      } else if letters > 0, text[place] == 0x2D || text[place] == 0x2F {
        // `Suppl-6`, `Mar-45`: no page; but `P-045` is the number of an abstract.
        guard page.isOfSupplement, place + 1 < text.count, isDigit(text[place + 1]) else { return PageKey() }
      } else {
        page.prefix = 0
        letters = 0
      }
      place += 1
    }
    if place == text.count { return roman(text) }
    // `pp. 12`, `p12`, `pages 3-4`; but `P12` is the number of a poster.
    let isPoster =
      letters == 1 && page.isCapital && page.prefix == 0x70 && place > 0 && text[place - 1] != 0x2E
      && text[place - 1] != 0x20
    if letters > 0, !isPoster, ["p", "pp", "page", "pages", "pg"].contains(packed: page.prefix) { page.prefix = 0 }
    page.first = number(text, &place)
    if page.first == 0 { return PageKey() }
    if place < text.count {
      let byte = text[place] | 0x20
      let next = place + 1 < text.count ? text[place + 1] : 0
      if byte >= 0x61, byte <= 0x7A {
        // `12p`, `12 pages` is how many; `102A` and `12e3` are pages.
        if byte == 0x70, !isDigit(next) { return PageKey() }
        page.suffix = UInt32(byte)
        place += 1
      } else if text[place] == 0x2E, next | 0x20 >= 0x61, next | 0x20 <= 0x7A {
        page.suffix = UInt32(next | 0x20)
        place += 2
        while place < text.count, isDigit(text[place]) || text[place] | 0x20 >= 0x61 && text[place] | 0x20 <= 0x7A {
          page.suffix = page.suffix &* 31 &+ UInt32(text[place])
          place += 1
        }
      }
    }
    page.last = lastPage(text, from: place, first: page.first)
    if page.last == 0, isCount(text, from: place) { return PageKey() }
    return page
  }

  /// Whether `pages` or `p.` follows.
  private static func isCount(_ text: TextBytes, from place: Int) -> Bool {
    var place = place
    while place < text.count, text[place] == 0x20 { place += 1 }
    guard place < text.count, text[place] | 0x20 == 0x70 else { return false }
    return place + 1 == text.count || !isDigit(text[place + 1])
  }

  /// What stands behind a dash, written out: `221-8` ends on 228.
  private static func lastPage(_ text: TextBytes, from start: Int, first: UInt32) -> UInt32 {
    var place = start
    var hasDash = false
    while place < text.count, !isDigit(text[place]) {
      let byte = text[place]
      // A hyphen, or the dashes of U+2010–U+2015.
      if byte == 0x2D || byte == 0xE2 { hasDash = true }
      if byte == 0x2C || byte == 0x3B || byte == 0x2E && !hasDash { return 0 }
      place += 1
    }
    guard hasDash, place < text.count else { return 0 }
    let digits = place
    let last = number(text, &place)
    var power: UInt32 = 1
    for _ in 0..<min(9, place - digits) { power *= 10 }
    if last < first, power > 1, first >= power { return first / power * power + last }
    return last >= first ? last : 0
  }

  /// `iv` and `xii-xv`; a word that only looks like one, such as `mix`, is rare where pages stand.
  private static func roman(_ text: TextBytes) -> PageKey {
    var digits: [UInt32] = []
    for byte in text {
      switch byte | 0x20 {
      case 0x69: digits.append(1)
      case 0x76: digits.append(5)
      case 0x78: digits.append(10)
      case 0x6C: digits.append(50)
      case 0x63: digits.append(100)
      case 0x2D: break
      default: return PageKey()
      }
      if byte == 0x2D { break }
    }
    guard !digits.isEmpty, digits.count < 12 else { return PageKey() }
    var value: UInt32 = 0
    for (place, digit) in digits.enumerated() {
      let next = place + 1 < digits.count ? digits[place + 1] : 0
      value = digit < next ? value &- digit : value &+ digit
    }
    // Told from the same number in digits.
    return PageKey(prefix: 0x7E, first: value)
  }

  /// The volume and the issue, which databases also write into the volume: `31 (Supplement 1)`.
  static func volume(
    _ volume: TextBytes?, issue: TextBytes?
  ) -> (volume: UInt32, issue: UInt32, isSupplement: Bool) {
    var result: (volume: UInt32, issue: UInt32, isSupplement: Bool) = (0, 0, false)
    if let volume {
      // `1)` is the rest of something that was cut in the wrong place.
      let opens = volume.count { $0 == 0x28 }
      let closes = volume.count { $0 == 0x29 }
      if opens >= closes {
        let head = volume.prefix { $0 != 0x28 }
        result.volume = firstNumber(TextBytes(rebasing: head))
        // `31 Suppl 1`, `31S`.
        if let digit = head.firstIndex(where: isDigit), let end = head[digit...].firstIndex(where: { !isDigit($0) }) {
          let rest = TextBytes(rebasing: head[end...])
          if saysSupplement(rest) { (result.isSupplement, result.issue) = (true, firstNumber(rest)) }
        }
        if let open = volume.firstIndex(of: 0x28) {
          let rest = TextBytes(rebasing: volume[(open + 1)...])
          if saysSupplement(rest) { result.isSupplement = true }
          result.issue = firstNumber(rest)
        }
      }
    }
    if let issue {
      let number = firstNumber(issue)
      if number != 0 { result.issue = number }
      if saysSupplement(issue) { result.isSupplement = true }
    }
    return result
  }

  static func saysSupplement(_ text: TextBytes) -> Bool {
    var folded: [UInt8] = []
    TextFold.fold(text, most: 100, into: &folded)
    let words = String(decoding: folded, as: UTF8.self).split(separator: " ")
    return words.contains { $0.hasPrefix("suppl") || $0 == "s" || $0.hasPrefix("meeting") || $0.hasPrefix("abstract") }
      || words.first.map { $0.first == "s" && $0.count > 1 && $0.dropFirst().allSatisfy(\.isNumber) } == true
  }

  private static func firstNumber(_ text: TextBytes) -> UInt32 {
    var place = 0
    while place < text.count, !isDigit(text[place]) { place += 1 }
    if place == text.count {
      let numeral = roman(text)
      return numeral.first
    }
    return number(text, &place)
  }

  /// Reads digits on; a number too large for a page is taken by its last nine digits.
  static func number(_ text: TextBytes, _ place: inout Int) -> UInt32 {
    var value: UInt64 = 0
    while place < text.count, isDigit(text[place]) {
      value = (value * 10 + UInt64(text[place] - 0x30)) % 1_000_000_000
      place += 1
    }
    return UInt32(value)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension Array where Element == String {
  /// Whether one of the words is the one that is packed into the number, a byte a letter.
  fileprivate func contains(packed value: UInt64) -> Bool {
    contains { $0.utf8.reduce(0 as UInt64) { $0 << 8 | UInt64($1) } == value }
  }
}
