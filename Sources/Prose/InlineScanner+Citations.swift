import Records

/// Keys in brackets and in the running text, with the words beside them.
extension InlineScanner {
  mutating func inText(at index: Int) -> Int {
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
  func key(at index: Int) -> (String, Int) {
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
  func lead() -> (words: String, afterCitation: Bool) {
    var start = result.visible.count
    let bound = max(0, start - CitedKey.longestLead)
    while start > bound, result.visible[start - 1] != InlineText.placeholder { start -= 1 }
    let isAfterCitation =
      start > 0 && result.placeholders.last.map { $0.index == start - 1 && $0.kind != .code } == true
    return (String(String.UnicodeScalarView(result.visible[start...])), isAfterCitation)
  }

  /// The items of a pair of brackets, one a key: what stands before a key belongs to it from the `;` or key before.
  mutating func citations(in brackets: Range<Int>) {
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
      // "[Greist et al., 1978; @greist1978]" has its author and year in an item of their own.
      let bare = isFirst ? semicolon.map { plain(start..<($0 + 1)) } : nil
      result.citations.append(
        (
          result.visible.count,
          CitedKey(
            key: key, mark: text.mark(at: block.offsets[isSuppressed ? at - 1 : at]), isAuthorSuppressed: isSuppressed,
            isVia: ViaWords.end(prefix, alone: isFirst), isAside: ViaWords.isAside(prefix),
            lead: isFirst && !hasPrefix ? bare ?? outside.words : prefix,
            trail: plain(end..<(trailEnd ?? min(brackets.upperBound, end + 40))), group: nextGroup)
        ))
      start = max(end, start)
      isFirst = false
    }
    if start <= brackets.upperBound { bareItem(start..<brackets.upperBound, isBeforeKey: false) }
    placeholder(brackets.lowerBound..<(brackets.upperBound + 1), .citation)
  }

  /// Items between two `;` that hold no key: a forgotten `@`, or just words.
  mutating func bareItem(_ range: Range<Int>, isBeforeKey: Bool) {
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

  func plain(_ range: Range<Int>) -> String {
    String(
      String.UnicodeScalarView(
        block.scalars[range].lazy.filter { $0 != "*" && $0 != "[" && $0 != "]" }.map { $0.isBlank ? " " : $0 }))
  }
}

extension String {
  package var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

/// The words by which a text says through whom it knows a source: "in", "via", "cited in".
enum ViaWords {
  /// "See also", "vgl.": what is pointed at beside what bears a sentence out.
  static func isAside(_ words: String) -> Bool {
    let parts = words.lowercased().split { !$0.isLetter }
    guard let first = parts.first else { return false }
    return parts.count > 1 && ["see also", "zie ook", "but see", "maar zie"].contains("\(first) \(parts[1])")
      || ["cf", "vgl", "contra"].contains(first)
  }

  /// "For example", "e.g.", "o.a.": what is cited is some of what is meant.
  static func isExample(_ words: String) -> Bool {
    let parts = words.lowercased().split { !$0.isLetter }.suffix(2).joined(separator: " ")
    return ["for example", "for instance", "e g", "such as", "o a", "onder andere", "onder meer"].contains(parts)
      || ["eg", "bijvoorbeeld", "bijv", "bv", "zoals", "including", "waaronder", "oa"].contains(
        parts.split(separator: " ").last ?? "")
  }

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
