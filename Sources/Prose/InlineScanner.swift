import Records

/// Turns a block into what is read, what is cited and what is noted.
struct InlineScanner {
  let text: ProseText
  private let block: FlatBlock
  private let spans: InlineSpans
  /// Whether `^[a note]` begins a footnote here: inside one it does not.
  private let takesFootnotes: Bool
  private(set) var result = InlineText()
  private(set) var faults: [ProseFault] = []
  private var nextKey = 0
  private var nextGroup = 0
  /// Whether an address after `](` was looked for in vain: then there is none further on either.
  private var hasNoAddress = false

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

  /// Whether a note of a claim begins here: the word `claim`, or nearly that word before a `key=`.
  static func isClaim(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = claimWord(scalars)
    guard !word.isEmpty else { return false }
    let name = String(String.UnicodeScalarView(scalars[word]))
    if name == "claim" { return true }
    guard
      ["claims", "claim:", "claim,", "clam", "cliam", "calim"].contains(name.lowercased())
        || name.lowercased() == "claim"
    else { return false }
    return scalars[word.upperBound...].prefix(60).contains("=")
  }

  /// The first word after blanks.
  static func claimWord(_ scalars: ArraySlice<Unicode.Scalar>) -> Range<Int> {
    var start = scalars.startIndex
    while start < scalars.endIndex, scalars[start].isBlank, start - scalars.startIndex < 100 { start += 1 }
    var end = start
    while end < scalars.endIndex, end - start < 8,
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

  private mutating func take(_ span: InlineSpans.Span) {
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
            end: text.mark(at: block.offsets[span.range.upperBound - 1] + 1), entries: entries)
        ))
    }
  }

  private mutating func placeholder(_ range: Range<Int>, _ kind: InlineText.Placeholder.Kind) {
    let source = block.offsets[range.lowerBound]..<(block.offsets[range.upperBound - 1] + 1)
    result.placeholders.append(InlineText.Placeholder(index: result.visible.count, source: source, kind: kind))
    result.show(InlineText.placeholder, at: source.lowerBound)
  }

  /// Takes what stands at an index and says where it ends.
  private mutating func step(at index: Int) -> Int {
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
    case "[": return bracket(at: index)
    case "]": return closing(at: index)
    case "@" where nextKeyStands(at: index): return inText(at: index)
    case "-" where index + 1 < scalars.count && nextKeyStands(at: index + 1): return inText(at: index + 1)
    default:
      result.show(scalar == "\n" || scalar == "\t" ? " " : scalar, at: block.offsets[index])
      return index + 1
    }
  }

  /// A stretch of the block as lines of the file.
  private func lines(_ range: Range<Int>) -> [Range<Int>] {
    block.scalars[range].split(separator: "\n", omittingEmptySubsequences: true).map { line in
      block.offsets[line.startIndex]..<(block.offsets[line.endIndex - 1] + 1)
    }
  }

  private func isInsideWord(_ index: Int) -> Bool {
    index > 0 && index + 1 < block.scalars.count && block.scalars[index - 1].isAlphanumeric
      && block.scalars[index + 1].isAlphanumeric
  }

  private func nextKeyStands(at index: Int) -> Bool {
    nextKey < spans.keys.count && spans.keys[nextKey].at == index
  }

  private mutating func skipKeys(before end: Int) {
    while nextKey < spans.keys.count, spans.keys[nextKey].at < end { nextKey += 1 }
  }

  // MARK: Brackets

  private mutating func bracket(at index: Int) -> Int {
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
  private mutating func closing(at index: Int) -> Int {
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

  // MARK: Citations

  private mutating func inText(at index: Int) -> Int {
    let scalars = block.scalars
    let isSuppressed = index > 0 && scalars[index - 1] == "-" && !(index > 1 && scalars[index - 2].isAlphanumeric)
    let (key, end) = key(at: index)
    nextKey += 1
    let start = isSuppressed ? index - 1 : index
    if index > 0, scalars[index - 1] == "-", !isSuppressed { result.show("-", at: block.offsets[index - 1]) }
    let lead = lead()
    nextGroup += 1
    let trail = String(String.UnicodeScalarView(scalars[end...].prefix(12)))
    result.citations.append(
      (
        result.visible.count,
        CitedKey(
          key: key, mark: text.mark(at: block.offsets[start]), isAuthorSuppressed: isSuppressed, isInText: true,
          isVia: lead.afterCitation && ViaWords.end(lead.words, alone: false), lead: lead.words, trail: trail,
          group: nextGroup)
      ))
    placeholder(start..<end, .name)
    return end
  }

  /// The key after an `@` and the index behind it: `@{any key}`, or letters and digits with single marks between.
  private func key(at index: Int) -> (String, Int) {
    let scalars = block.scalars
    var end = index + 1
    if scalars[end] == "{", let close = scalars[end...].prefix(300).firstIndex(of: "}") {
      return (String(String.UnicodeScalarView(scalars[(end + 1)..<close])), close + 1)
    }
    while end < scalars.count {
      if scalars[end].isAlphanumeric || scalars[end] == "_" {
        end += 1
      } else if ":.#$%&-+?<>~/".unicodeScalars.contains(scalars[end]), end + 1 < scalars.count, end > index + 1,
        scalars[end + 1].isAlphanumeric || scalars[end + 1] == "_"
      {
        end += 1
      } else {
        break
      }
    }
    return (String(String.UnicodeScalarView(scalars[(index + 1)..<end])), end)
  }

  /// The words of the sentence so far, as far as they may name an author and a year.
  private func lead() -> (words: String, afterCitation: Bool) {
    var start = result.visible.count
    let bound = max(0, start - 100)
    while start > bound, result.visible[start - 1] != InlineText.placeholder { start -= 1 }
    let isAfterCitation =
      start > 0 && result.placeholders.last.map { $0.index == start - 1 && $0.kind != .code } == true
    return (String(String.UnicodeScalarView(result.visible[start...])), isAfterCitation)
  }

  /// The items of a pair of brackets, one a key: what stands before a key belongs to it from the `;` or key before.
  private mutating func citations(in brackets: Range<Int>) {
    let scalars = block.scalars
    nextGroup += 1
    let outside = lead()
    var start = brackets.lowerBound + 1
    var isFirst = true
    while nextKey < spans.keys.count, spans.keys[nextKey].at < brackets.upperBound {
      let at = spans.keys[nextKey].at
      nextKey += 1
      let isSuppressed = at > start && scalars[at - 1] == "-"
      let before = start..<(isSuppressed ? at - 1 : at)
      let semicolon = scalars[before].lastIndex(of: ";")
      if let semicolon { bareItem(start..<semicolon, isBeforeKey: isFirst) }
      let prefix = plain((semicolon.map { $0 + 1 } ?? start)..<before.upperBound)
      let (key, end) = key(at: at)
      let trailEnd = scalars[end..<brackets.upperBound].prefix(40).firstIndex { $0 == ";" || $0 == "@" }
      let hasPrefix = prefix.contains { !$0.isWhitespace }
      result.citations.append(
        (
          result.visible.count,
          CitedKey(
            key: key, mark: text.mark(at: block.offsets[isSuppressed ? at - 1 : at]), isAuthorSuppressed: isSuppressed,
            isVia: ViaWords.end(prefix, alone: isFirst), lead: isFirst && !hasPrefix ? outside.words : prefix,
            trail: plain(end..<(trailEnd ?? min(brackets.upperBound, end + 40))), group: nextGroup)
        ))
      start = max(end, start)
      isFirst = false
    }
    if start <= brackets.upperBound { bareItem(start..<brackets.upperBound, isBeforeKey: false) }
    placeholder(brackets.lowerBound..<(brackets.upperBound + 1), .citation)
  }

  /// Items between two `;` that hold no key: a forgotten `@`, or just words.
  private mutating func bareItem(_ range: Range<Int>, isBeforeKey: Bool) {
    let parts = block.scalars[range].split(separator: ";", omittingEmptySubsequences: false)
    // The first part goes on with the item before it, where there is one.
    for part in parts.dropFirst(isBeforeKey ? 0 : 1) {
      guard let first = part.firstIndex(where: { !$0.isBlank }) else { continue }
      let words = plain(first..<part.endIndex)
      result.bareItems.append(
        (
          result.visible.count,
          Sentence.BareItem(
            text: words.trimmingBlanks, mark: text.mark(at: block.offsets[first]))
        ))
    }
  }

  private func plain(_ range: Range<Int>) -> String {
    String(
      String.UnicodeScalarView(
        block.scalars[range].lazy.filter { $0 != "*" && $0 != "[" && $0 != "]" }.map { $0.isBlank ? " " : $0 }))
  }
}

extension String {
  var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

/// The words by which a text says through whom it knows a source: "in", "via", "cited in".
enum ViaWords {
  /// - Parameter alone: whether nothing is cited before it, so that "in" says nothing of the kind.
  static func end(_ words: String, alone: Bool) -> Bool {
    let parts = words.lowercased().split { !$0.isLetter }
    guard let last = parts.last else { return false }
    if last == "via" { return true }
    guard !alone else { return false }
    let before = parts.dropLast().last
    let isCited = ["cited", "quoted", "geciteerd", "aangehaald", "genoemd"].contains(before ?? "")
    switch last {
    case "in": return parts.count == 1 || isCited || before == "as"
    case "through": return parts.count == 1
    case "by", "door", "bij": return isCited
    default: return false
    }
  }
}
