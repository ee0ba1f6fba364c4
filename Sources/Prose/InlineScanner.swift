import Records

/// Turns a block into what is read, what is cited and what is noted.
struct InlineScanner {
  let text: ProseText
  let block: FlatBlock
  let spans: InlineSpans
  /// Whether `^[a note]` begins a footnote here: inside one it does not.
  let takesFootnotes: Bool
  var result = InlineText()
  private(set) var faults: [ProseFault] = []
  var nextKey = 0
  var nextGroup = 0
  /// Whether an address after `](` was looked for in vain: then there is none further on either.
  var hasNoAddress = false

  init(_ block: ProseBlock, of text: ProseText) {
    self.text = text
    self.block = FlatBlock(block, of: text)
    spans = InlineSpans(self.block.scalars)
    takesFootnotes = block.place != .footnote
    faults = spans.faults.map { [block = self.block] fault in
      ProseFault(mark: text.mark(at: block.offsets[fault.index]), message: fault.message)
    }
  }

  // MARK: The word that begins a note

  /// Whether a note of a claim begins here: the word `claim` or `bewering`, or nearly that word before a `key=`.
  static func isClaim(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = claimWord(scalars)
    guard !word.isEmpty else { return false }
    let name = String(String.UnicodeScalarView(scalars[word]))
    if isClaimWord(name) { return true }
    guard
      [
        ".claim", "#claim", ":claim", ".bewering", "#bewering", ":bewering", "{claim",
        "{bewering", "claim", "claims", "claim:", "claim,",
        "clam", "cliam", "calim", "bewering", "beweringen", "bewering:",
        "bewering,", "beweering",
      ].contains(name.lowercased())
    else { return false }
    return scalars[word.upperBound...].prefix(60).contains("=")
  }

  /// Whether a note that begins with this word is one, rather than nearly one.
  static func isClaimWord(_ name: String) -> Bool { name == "claim" || name == "bewering" }

  /// Whether the word `claim` or `bewering` stands there, before a blank.
  static func isClaimWord(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index == 0 || !scalars[index - 1].isAlphanumeric else { return false }
    let length = scalars.hasPrefix("claim", at: index) ? 5 : scalars.hasPrefix("bewering", at: index) ? 8 : 0
    return length > 0 && index + length < scalars.count && scalars[index + length].isBlank
  }

  /// The first word after blanks.
  static func claimWord(_ scalars: ArraySlice<Unicode.Scalar>) -> Range<Int> {
    var start = scalars.startIndex
    while start < scalars.endIndex, scalars[start].isBlank, start - scalars.startIndex < 100 { start += 1 }
    var end = start
    // "{.claim theme=…}" is how one would write a class, and "{{claim theme=…}}" a template.
    if end < scalars.endIndex, [".", "#", ":", "{"].contains(scalars[end]) { end += 1 }
    while end < scalars.endIndex, end - start < 12,
      scalars[end].isASCIILetter || scalars[end] == ":" || scalars[end] == ","
    {
      end += 1
    }
    return start..<end
  }

  // MARK: Scanning

  mutating func scan() {
    var index = 0
    var nextSpan = 0
    let scalars = block.scalars
    while index < scalars.count {
      if nextSpan < spans.spans.count, spans.spans[nextSpan].range.lowerBound == index {
        take(spans.spans[nextSpan])
        index = spans.spans[nextSpan].range.upperBound
        nextSpan += 1
        continue
      }
      let end = step(at: index)
      // A citation or address may hold spans, which are then taken with it.
      while nextSpan < spans.spans.count, spans.spans[nextSpan].range.lowerBound < end { nextSpan += 1 }
      index = end
    }
  }

  mutating func take(_ span: InlineSpans.Span) {
    switch span.kind {
    case .code: placeholder(span.range, .code)
    case .comment, .tag: break
    case .claim(let range):
      var reader = NoteReader(text: text)
      let entries = reader.entries(block.scalars[range], offsets: block.offsets[range])
      faults += reader.faults
      result.notes.append(
        (
          result.visible.count,
          ClaimNote(
            mark: text.mark(at: block.offsets[span.range.lowerBound]),
            end: text.mark(at: block.offsets[span.range.upperBound - 1] + 1), entries: entries,
            isBroken: !reader.faults.isEmpty)
        ))
    }
  }

  mutating func placeholder(_ range: Range<Int>, _ kind: InlineText.Placeholder.Kind) {
    let source = block.offsets[range.lowerBound]..<(block.offsets[range.upperBound - 1] + 1)
    result.placeholders.append(InlineText.Placeholder(index: result.visible.count, source: source, kind: kind))
    result.show(InlineText.placeholder, at: source.lowerBound)
  }

  /// Takes what stands at an index and says where it ends.
  mutating func step(at index: Int) -> Int {
    let scalars = block.scalars
    let scalar = scalars[index]
    if spans.escaped.contains(index) {
      result.show(scalar, at: block.offsets[index])
      return index + 1
    }
    switch scalar {
    case "\\" where spans.escaped.contains(index + 1): return index + 1
    case "*": return index + 1
    case "_" where !isInsideWord(index): return index + 1
    case "^" where index + 1 < scalars.count && scalars[index + 1] == "[" && takesFootnotes:
      guard let end = spans.partner[index + 1] else { return index + 1 }
      let inside = (index + 2)..<end
      if !inside.isEmpty { result.footnotes.append(ProseBlock(place: .footnote, lines: lines(inside))) }
      skipKeys(before: end)
      return end + 1
    case "&":
      for (entity, shown) in Self.entities where scalars.hasPrefix(entity, at: index) {
        result.show(shown, at: block.offsets[index])
        return index + entity.utf8CodeUnitCount
      }
      result.show(scalar, at: block.offsets[index])
      return index + 1
    case "[": return bracket(at: index)
    case "]": return closing(at: index)
    case "@" where nextKeyStands(at: index): return inText(at: index)
    case "-" where index + 1 < scalars.count && nextKeyStands(at: index + 1): return inText(at: index + 1)
    default:
      result.show(scalar == "\n" || scalar == "\t" ? " " : scalar, at: block.offsets[index])
      return index + 1
    }
  }

  /// Characters that editors write as entities within a sentence.
  private static let entities: [(StaticString, Unicode.Scalar)] = [
    ("&nbsp;", " "), ("&#160;", " "), ("&#xA0;", " "), ("&thinsp;", " "), ("&ensp;", " "), ("&emsp;", " "),
    ("&amp;", "&"), ("&ndash;", "–"),
  ]

  /// A stretch of the block as lines of the file.
  func lines(_ range: Range<Int>) -> [Range<Int>] {
    block.scalars[range].split(separator: "\n", omittingEmptySubsequences: true).map { line in
      block.offsets[line.startIndex]..<(block.offsets[line.endIndex - 1] + 1)
    }
  }

  func isInsideWord(_ index: Int) -> Bool {
    index > 0 && index + 1 < block.scalars.count && block.scalars[index - 1].isAlphanumeric
      && block.scalars[index + 1].isAlphanumeric
  }

  func nextKeyStands(at index: Int) -> Bool {
    nextKey < spans.keys.count && spans.keys[nextKey].at == index
  }

  mutating func skipKeys(before end: Int) {
    while nextKey < spans.keys.count, spans.keys[nextKey].at < end { nextKey += 1 }
  }

  // MARK: Brackets

  mutating func bracket(at index: Int) -> Int {
    let scalars = block.scalars
    guard let end = spans.partner[index] else {
      result.show("[", at: block.offsets[index])
      return index + 1
    }
    if index + 1 < end, scalars[index + 1] == "^" { return end + 1 }
    if nextKey < spans.keys.count, spans.keys[nextKey].at < end, spans.keys[nextKey].bracket == index {
      citations(in: index..<end)
      return closing(at: end)
    }
    // What is left is a link, an image or a span: its words are read.
    return index + 1
  }

  /// `](address)` and `]{attributes}` are not read.
  mutating func closing(at index: Int) -> Int {
    let scalars = block.scalars
    guard spans.partner[index] != nil else {
      result.show("]", at: block.offsets[index])
      return index + 1
    }
    guard index + 1 < scalars.count, !hasNoAddress else { return index + 1 }
    let closer: Unicode.Scalar
    switch scalars[index + 1] {
    case "(": closer = ")"
    case "{" where !InlineScanner.isClaim(scalars[(index + 2)...]): closer = "}"
    default: return index + 1
    }
    guard let end = scalars[(index + 2)...].firstIndex(of: closer) else {
      hasNoAddress = true
      return index + 1
    }
    skipKeys(before: end)
    return end + 1
  }
}
