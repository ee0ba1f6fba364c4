import Records

/// Finds where sentences end.
struct SentenceSplitter {
  private let inline: InlineText
  /// In `visible`; together they are all of it.
  private(set) var ranges: [Range<Int>] = []

  init(_ inline: InlineText) {
    self.inline = inline
    split()
  }

  private mutating func split() {
    let visible = inline.visible
    var placeholders = inline.placeholders[...]
    var start = 0
    var index = 0
    while index < visible.count {
      guard Self.ends.contains(visible[index]), !isAbbreviation(index, from: start) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < visible.count, Self.ends.contains(visible[end]) || Self.closers.contains(visible[end]) { end += 1 }
      index = end
      guard end < visible.count, visible[end].isBlank || visible[end] == InlineText.placeholder else { continue }
      var next = firstWord(from: end)
      // A citation behind the full stop, before the next capital or the end, belongs to the sentence before it.
      while let first = placeholders.first, first.index < next { placeholders.removeFirst() }
      if let first = placeholders.first, first.index == next, first.kind == .citation {
        let behind = firstWord(from: next + 1)
        if behind >= visible.count || begins(behind) {
          end = next + 1
          next = behind
        }
      }
      index = max(index, end)
      guard next < visible.count, begins(next) else { continue }
      ranges.append(start..<end)
      start = end
    }
    if start < visible.count { ranges.append(start..<visible.count) }
  }

  private static let ends: Set<Unicode.Scalar> = [".", "!", "?", "…"]
  private static let closers: Set<Unicode.Scalar> = [")", "]", "\"", "'", "”", "’", "»"]

  private func firstWord(from index: Int) -> Int {
    var next = index
    while next < inline.visible.count, inline.visible[next].isBlank { next += 1 }
    return next
  }

  /// Whether a sentence may begin here: with a capital, a number, a mark that opens, or a citation.
  private func begins(_ index: Int) -> Bool {
    let scalar = inline.visible[index]
    if scalar == InlineText.placeholder || scalar.isDigit { return true }
    if "\"'“‘„«([".unicodeScalars.contains(scalar) { return index + 1 < inline.visible.count }
    return scalar.properties.isUppercase || scalar.properties.generalCategory == .otherLetter
  }

  private func isAbbreviation(_ index: Int, from start: Int) -> Bool {
    let visible = inline.visible
    guard visible[index] == ".", index > start else { return false }
    // Inside a number or an abbreviation there is no blank behind it.
    var first = index
    while first > start, index - first < 20, visible[first - 1].isAlphanumeric || visible[first - 1] == "." {
      first -= 1
    }
    guard first < index else { return false }
    let next = firstWord(from: index + 1)
    if index - first == 1, visible[first].properties.isUppercase {
      return !SentenceStart.begins(String(String.UnicodeScalarView(visible[next..<min(next + 20, visible.count)])))
    }
    return Abbreviations.contains(
      String(String.UnicodeScalarView(visible[first..<index])).lowercased(),
      beforeFigure: next < visible.count && visible[next].isDigit)
  }
}
