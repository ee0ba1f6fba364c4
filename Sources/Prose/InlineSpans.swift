import Records

/// The parts of a block in which nothing is running text: code, comments, notes and tags; and which bracket closes which.
///
/// Every look ahead goes by a list of places made beforehand, so that a block of openers that never close is no more
/// work than any other.
struct InlineSpans {
  enum Kind {
    case code, comment, tag
    /// A claim; the range of what stands between the word `claim` and the end.
    case claim(Range<Int>)
  }

  struct Span {
    var range: Range<Int>
    var kind: Kind
  }

  private(set) var spans: [Span] = []
  private(set) var faults: [(index: Int, message: String)] = []
  /// For each `[` that is closed, its `]`, by index; and the other way round.
  private(set) var partner: [Int: Int] = [:]
  /// Each `@` before a key, in order, with the innermost closed `[` around it.
  private(set) var keys: [(at: Int, bracket: Int?)] = []
  private(set) var escaped: Set<Int> = []

  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    findSpans()
    findBrackets()
    findKeys()
  }

  // MARK: Spans

  private mutating func findSpans() {
    var backticks = BacktickRuns(scalars)
    var commentEnds = Places(scalars) { $0.hasPrefix("-->", at: $1) }
    var commentStarts = Places(scalars) { $0.hasPrefix("<!--", at: $1) }
    var tagEnds = Places(scalars) { $0[$1] == ">" }
    var openers = Places(scalars) { $0[$1] == "<" }
    var stray = StrayNote()
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "c" where InlineScanner.isClaimWord(at: index, in: scalars),
        "b" where InlineScanner.isClaimWord(at: index, in: scalars):
        stray.word = index
        index += 1
      case "=":
        stray.hasValue = stray.word != nil
        index += 1
      case "}" where stray.word != nil, "-" where stray.word != nil && scalars.hasPrefix("-->", at: index):
        if let word = stray.end() { faults.append((word, Self.notOpened)) }
        index += 1
      case "\\" where index + 1 < scalars.count && scalars[index + 1].isASCIIPunctuation:
        escaped.insert(index + 1)
        index += 2
      case "`":
        let run = backticks.length(at: index)
        if let end = backticks.close(after: index, length: run) {
          spans.append(Span(range: index..<end, kind: .code))
          index = end
        } else {
          index += run
        }
      case "<" where scalars.hasPrefix("<!--", at: index):
        index = comment(at: index, end: commentEnds.next(from: index + 4), start: commentStarts.next(from: index + 4))
      case "<":
        let isTag = index + 1 < scalars.count && (scalars[index + 1].isASCIILetter || scalars[index + 1] == "/")
        if isTag, let end = tagEnds.next(from: index), openers.next(from: index + 1).map({ $0 > end }) ?? true {
          spans.append(Span(range: index..<(end + 1), kind: .tag))
          index = end + 1
        } else {
          index += 1
        }
      case "{" where InlineScanner.isClaim(scalars[(index + 1)...]):
        index = braces(at: index)
      case "{":
        stray.word = nil
        index += 1
      default: index += 1
      }
    }
  }

  private mutating func comment(at start: Int, end: Int?, start next: Int?) -> Int {
    guard InlineScanner.isClaim(scalars[(start + 4)...]) else {
      // What is no claim may hold anything but its own end.
      guard let end else { return start + 4 }
      spans.append(Span(range: start..<(end + 3), kind: .comment))
      return end + 3
    }
    let word = InlineScanner.claimWord(scalars[(start + 4)...])
    guard let end, next.map({ $0 > end }) ?? true else {
      faults.append((start, "this claim is not closed: expected '-->' before the paragraph ends"))
      return word.upperBound
    }
    checkWord(word, of: start)
    spans.append(Span(range: start..<(end + 3), kind: .claim(word.upperBound..<end)))
    return end + 3
  }

  private mutating func checkWord(_ word: Range<Int>, of start: Int) {
    guard !InlineScanner.isClaimWord(String(String.UnicodeScalarView(scalars[word]))) else { return }
    faults.append((start, Self.nearlyClaim))
  }

  private static let notOpened = "this claim is not opened: expected '{' or '<!--' before it"
  private static let nearlyClaim = "a note begins with the word 'claim' or 'bewering'"

  /// A claim in braces ends at its first `}` outside quotation marks; what begins another note before that ends the
  /// search, so that no stretch is looked through twice.
  private mutating func braces(at start: Int) -> Int {
    let word = InlineScanner.claimWord(scalars[(start + 1)...])
    var index = word.upperBound
    var quote: Unicode.Scalar?
    while index < scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" {
        quote = "\""
      } else if scalar == "“" {
        quote = "”"
      } else if scalar == "}" {
        checkWord(word, of: start)
        spans.append(Span(range: start..<(index + 1), kind: .claim(word.upperBound..<index)))
        return index + 1
      }
      if scalar == "{", InlineScanner.isClaim(scalars[(index + 1)...]) { break }
      if scalar == "<", scalars.hasPrefix("<!--", at: index) { break }
      index += 1
    }
    faults.append((start, "this claim is not closed: expected '}' before the paragraph ends"))
    return word.upperBound
  }

  // MARK: Brackets and keys

  private mutating func findBrackets() {
    var open: [Int] = []
    var closed: (start: Int, end: Int)?
    forEachOutside { index in
      guard !escaped.contains(index) else { return }
      switch scalars[index] {
      case "[": open.append(index)
      case "]":
        if let start = open.popLast() {
          partner[start] = index
          partner[index] = start
          closed = (start, index)
        } else if let (start, end) = closed, end == index - 1, isCitation(from: start) {
          faults.append((index, "this ']' closes nothing: the citation ends at the one before it"))
        }
      default: break
      }
    }
    for start in open {
      if start + 1 < scalars.count, scalars[start + 1] == "[", partner[start + 1] != nil, isCitation(from: start + 1) {
        faults.append((start, "this '[' is not closed: the citation begins at the one behind it"))
      }
      // A bracket around a citation that never closes turns it into something else.
      if isCitation(from: start) {
        faults.append((start, "this '[' of a citation is not closed: expected ']'"))
      }
    }
  }

  private func isCitation(from start: Int) -> Bool {
    start + 1 < scalars.count && (scalars[start + 1] == "@" || scalars.hasPrefix("-@", at: start + 1))
  }

  private mutating func findKeys() {
    var open: [Int] = []
    forEachOutside { index in
      switch scalars[index] {
      case "[" where partner[index] != nil: open.append(index)
      case "]" where partner[index] != nil: open.removeLast()
      case "@" where !escaped.contains(index) && isKey(at: index): keys.append((index, open.last))
      default: break
      }
    }
  }

  /// An `@` inside a word is an address.
  private func isKey(at index: Int) -> Bool {
    guard index + 1 < scalars.count else { return false }
    if index > 0, scalars[index - 1].isAlphanumeric { return false }
    let next = scalars[index + 1]
    return next.isAlphanumeric || next == "_" || next == "{"
  }

  private func forEachOutside(_ visit: (Int) -> Void) {
    var index = 0
    for span in spans {
      while index < span.range.lowerBound {
        visit(index)
        index += 1
      }
      index = span.range.upperBound
    }
    while index < scalars.count {
      visit(index)
      index += 1
    }
  }
}
