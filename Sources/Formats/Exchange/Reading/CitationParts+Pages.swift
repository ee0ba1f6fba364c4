import Records

// Pages as databases write them, in full.
extension CitationParts {
  static let pagesInFull = "shortened pages are written out"

  static func putPages(_ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    if areInFull(pages: value) { return assembly.set(.page, value, from: origin) }
    let wasShortened = withFull(pages: value) {
      assembly.set(.page, $0, from: origin, repair: .init(Self.pagesInFull, of: value))
    }
    if wasShortened { return }
    if let pages = withoutMark(pages: value) {
      let full = pages.lend { withoutSpaces(pages: $0) ?? expanded(pages: $0) } ?? pages
      return assembly.set(.page, full, from: origin, repair: .init("the pages are taken out", of: value))
    }
    if areNone(pages: value) { return assembly.drop(origin, placeholder) }
    if let pages = withoutHyphenBehind(pages: value) {
      if pages.isEmpty { return assembly.drop(origin, "it holds no page") }
      let full = pages.lend { expanded(pages: $0) } ?? pages
      return assembly.set(
        .page, full, from: origin, repair: .init("a hyphen with no page behind it is taken off", of: value))
    }
    if value.contains(0xE2), let plain = withHyphens(pages: value) {
      let whole = plain.lend { withoutSpaces(pages: $0) } ?? plain
      let full = whole.lend { expanded(pages: $0) }
      return assembly.set(
        .page, full ?? whole, from: origin,
        repair: .init("dashes in pages are hyphens" + (full == nil ? "" : ", and " + pagesInFull), of: value))
    }
    if let close = withoutSpaces(pages: value) {
      return assembly.set(.page, close, from: origin, repair: .init("spaces are taken out of the pages", of: value))
    }
    if let full = expanded(pages: value) {
      return assembly.set(.page, full, from: origin, repair: .init(Self.pagesInFull, of: value))
    }
    if runBackwards(value) {
      assembly.remark(
        "\(assembly.name(ofTag: origin.tag)): the pages end before they begin; they stay as they are", line: origin.line
      )
    }
    assembly.set(.page, value, from: origin)
  }

  /// Whether they only say that there are none, as PsycInfo has it: `No Pagination Specified`, also in brackets, which Ovid's RIS
  /// takes for a first and a last page, `No` and `Specified`.
  static func areNone(pages: Bytes) -> Bool {
    guard pages.count >= 12, pages.count <= 80, !pages.contains(where: \.isDigit) else { return false }
    let words = pages.string.lowercased().split { !$0.isLetter }
    // A field for each end may have it twice.
    let half = words.prefix(words.count / 2)
    let once = words.count > 3 && half == words.suffix(from: half.count) ? half : words[...]
    return [["no", "pagination", "specified"], ["no", "specified"], ["no", "pagination"]].contains {
      once.elementsEqual($0)
    }
  }

  /// Whether it is how many pages a whole work has: `212`, `212 p.`, `xii, 212 pages`.
  static func isCount(ofPages value: Bytes) -> Bool {
    if value.integer != nil { return true }
    guard value.count <= 40, value.contains(where: \.isDigit) else { return false }
    var parts = value.string.lowercased().split { " ,.+".contains($0) }
    let words: Set<Substring> = ["p", "pp", "pages", "leaves", "s", "seiten", "blz", "pagina's"]
    guard let last = parts.popLast(), words.contains(last) else { return false }
    // Those before the text are numbered in Roman figures.
    return parts.allSatisfy { $0.allSatisfy { "ivxlc".contains($0) } || Int($0) != nil } && Int(parts.last ?? "") != nil
  }

  /// Whether they are as nearly all are: a number, or two of the same length, the second not below the first.
  private static func areInFull(pages: Bytes) -> Bool {
    let hyphen = pages.firstIndex { !$0.isDigit } ?? pages.count
    if hyphen == pages.count { return hyphen > 0 }
    let (start, end) = (pages[part: 0..<hyphen], pages[part: (hyphen + 1)..<pages.count])
    guard pages[hyphen] == UInt8(ascii: "-"), hyphen > 0, end.count == hyphen else { return false }
    return end.allSatisfy(\.isDigit) && !end.lexicographicallyPrecedes(start)
  }

  /// `278-298` out of `pp. 278-298`; nil where it is another.
  private static func withoutMark(pages: Bytes) -> String? {
    guard pages.first.map({ $0 | 0x20 }) == UInt8(ascii: "p"), pages.count <= longestPages else { return nil }
    let marked = #/(?i:pages? +|pp\.? *|p(?:\. *| +))([0-9][0-9 –-]*)/#
    return pages.string.wholeMatch(of: marked).map { String($0.1.replacing("–", with: "-")) }
  }

  /// `S124` out of `S124‐`, as Cochrane has a single page, with whatever dash; nothing of a dash alone, nil without one at the end.
  private static func withoutHyphenBehind(pages: Bytes) -> String? {
    guard let last = pages.last, last == UInt8(ascii: "-") || last >= 0x80, pages.count <= longestPages,
      let sign = pages.string.last, PageEnds.isHyphen(sign)
    else { return nil }
    let rest = String(pages.string.reversed().drop { PageEnds.isHyphen($0) || $0 == " " }.reversed())
    guard rest.isEmpty || rest.contains(where: \.isNumber) else { return nil }
    return rest.lend(withHyphens) ?? rest
  }

  /// `1201-8` out of `1201–8`, with whatever dash; nil where there is none, or no figure.
  private static func withHyphens(pages: Bytes) -> String? {
    let text = pages.string
    guard text.unicodeScalars.contains(where: isDash), pages.contains(where: \.isDigit) else { return nil }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isDash($0) ? "-" : $0 }))
  }

  /// Hyphens, dashes and the minus sign besides that of ASCII.
  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{2010}"..."\u{2015}").contains(scalar) || scalar == "\u{2212}"
  }

  /// `143-158` out of `143 - 158`, as Scopus writes it; nil where it is another.
  private static func withoutSpaces(pages: Bytes) -> String? {
    guard let hyphen = pages.firstIndex(of: UInt8(ascii: "-")), hyphen > 1, hyphen + 2 < pages.count,
      pages[hyphen - 1] == 0x20, pages[hyphen + 1] == 0x20
    else { return nil }
    let (first, last) = (pages[part: 0..<(hyphen - 1)], pages[part: (hyphen + 2)..<pages.count])
    func isPage(_ text: Bytes) -> Bool {
      !text.isEmpty && text.allSatisfy(\.isLetterOrDigit)
    }
    return isPage(first) && isPage(last) ? "\(first.string)-\(last.string)" : nil
  }

  /// `729-41` in full, `729-741`, and so of several: `15-7; quiz 18`, `S41-8`; nil where nothing is shortened.
  static func expanded(pages: Bytes) -> String? {
    guard let hyphen = pages.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    guard pages.enumerated().allSatisfy({ place, byte in byte.isDigit || place == hyphen }) else {
      return expanded(pages.string)
    }
    var full: String?
    _ = withFull(pages: pages) { full = $0.string }
    return full
  }

  /// Lends two numbers in full of which the second is shortened, as nearly all shortened pages are.
  ///
  /// - Returns: whether they are.
  private static func withFull(pages: Bytes, _ body: (Bytes) -> Void) -> Bool {
    guard let hyphen = pages.firstIndex(where: { !$0.isDigit }), pages[hyphen] == UInt8(ascii: "-")
    else { return false }
    let (start, end) = (pages[part: 0..<hyphen], pages[part: (hyphen + 1)..<pages.count])
    // As long as each other, they compare as the numbers do.
    guard end.count > 0, end.count < hyphen, end.allSatisfy(\.isDigit),
      !end.lexicographicallyPrecedes(start[part: (hyphen - end.count)..<hyphen])
    else { return false }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * hyphen + 1) { full in
      let shared = start[part: 0..<(hyphen - end.count)]
      _ = full.initialize(fromContentsOf: pages[part: 0..<(hyphen + 1)])
      _ = full[(hyphen + 1)...].initialize(fromContentsOf: shared)
      _ = full[(hyphen + 1 + shared.count)...].initialize(fromContentsOf: end)
      body(Bytes(full))
    }
    return true
  }

  private static func runBackwards(_ pages: Bytes) -> Bool {
    guard let hyphen = pages.firstIndex(of: UInt8(ascii: "-")), let start = pages[part: 0..<hyphen].integer,
      let end = pages[part: (hyphen + 1)..<pages.count].integer
    else { return false }
    return end < start
  }

  /// The most characters that pages are looked for in.
  private static let longestPages = 300

  private static func expanded(_ pages: String) -> String? {
    guard pages.utf8.count <= longestPages else { return nil }
    var full = ""
    var isShortened = false
    var rest = Substring(pages)
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == "," || $0 == ";" } ?? rest.endIndex
      let range = rest[..<end]
      let known = expanded(range: range)
      isShortened = isShortened || known != nil
      full += known ?? String(range)
      rest = rest[end...]
      if let separator = rest.popFirst() { full.append(separator) }
    }
    return isShortened ? full : nil
  }

  /// One range with words before it: ` discussion 1031-3`; nil where it is in full or something else.
  private static func expanded(range: Substring) -> String? {
    let start = range.lastIndex(of: " ").map { range.index(after: $0) } ?? range.startIndex
    let words = range[..<start]
    let ends = range[start...].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, words.allSatisfy({ $0.isLetter || $0 == " " || $0 == "." }),
      let first = Page(ends[0]), let last = Page(ends[1]), let full = last.completed(after: first)
    else { return nil }
    return "\(words)\(ends[0])-\(full)"
  }

  /// `S41`, `1201.e1`, `440.e1`, `1346S`: letters, a number, and what follows that.
  private struct Page {
    var head: Substring
    var number: Substring
    /// Pages that stand on the screen only, behind those in print: `.e1`.
    var tail: Substring
    /// Of a supplement, behind the number as PubMed has it: `S`.
    var letters: Substring = ""

    init?(_ text: Substring) {
      let ending = text.suffix(2).drop { !($0.isASCII && $0.isLetter) }
      if !ending.isEmpty, text.count > ending.count, text.dropLast(ending.count).allSatisfy(\.isDigit) {
        (head, number, tail, letters) = ("", text.dropLast(ending.count), "", ending)
        return
      }
      guard let dot = text.range(of: "e", after: { $0.isDigit }) else {
        tail = ""
        number = text.suffixOfDigits
        head = text.dropLast(number.count)
        guard !number.isEmpty, head.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        return
      }
      number = text[..<dot.lowerBound]
      tail = text[dot.lowerBound...]
      head = ""
      guard number.allSatisfy(\.isDigit), tail.last?.isDigit == true else { return nil }
    }

    /// In full, where it is the end of a range and shortened; nil where it is not.
    func completed(after first: Page) -> String? {
      guard head.isEmpty, number.count <= 12, first.number.count <= 12 else { return nil }
      guard letters == first.letters else { return nil }
      if !letters.isEmpty {
        guard number.count < first.number.count else { return nil }
        return Self.end(number, after: first.number, mayBeLonger: false).map { $0 + letters }
      }
      // `1201.e1-4`: the same page of the print, other pages of the screen.
      if !first.tail.isEmpty {
        guard tail.isEmpty, let full = Self.end(number, after: first.tail.suffixOfDigits, mayBeLonger: true) else {
          return nil
        }
        return first.number + first.tail.dropLast(first.tail.suffixOfDigits.count) + full
      }
      if !first.head.isEmpty {
        guard tail.isEmpty, let full = Self.end(number, after: first.number, mayBeLonger: true) else { return nil }
        return first.head + full
      }
      guard number.count < first.number.count else { return nil }
      return Self.end(number, after: first.number, mayBeLonger: false).map { $0 + tail }
    }

    /// The figures of an end, with those before them that it shares with the start; nil where it would come before it.
    private static func end(_ end: Substring, after start: Substring, mayBeLonger: Bool) -> String? {
      guard end.count <= start.count + (mayBeLonger ? 1 : 0) else { return nil }
      let full = start.prefix(max(0, start.count - end.count)) + end
      guard let first = Int(start), let last = Int(full), last >= first else { return nil }
      return String(full)
    }
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}

extension Substring {
  fileprivate var suffixOfDigits: Substring {
    self[(lastIndex { !$0.isDigit }.map { index(after: $0) } ?? startIndex)...]
  }

  /// A letter with the point before it, where a figure stands before them and others follow.
  fileprivate func range(of letter: Character, after isBefore: (Character) -> Bool) -> Range<Index>? {
    guard let place = firstIndex(of: letter), place > startIndex else { return nil }
    var start = place
    if self[index(before: start)] == "." { start = index(before: start) }
    guard start > startIndex, isBefore(self[index(before: start)]) else { return nil }
    return start..<index(after: place)
  }
}
