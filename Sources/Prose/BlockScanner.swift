import Records

/// A piece of running text: the lines of a paragraph, item, heading, cell or footnote.
struct ProseBlock {
  var place: Sentence.Place
  /// The depth of a heading, from 1.
  var level = 0
  /// In the file; between two of them stands the end of a line.
  var lines: [Range<Int>]
}

/// Cuts a file into pieces of running text, line by line, each line looked at once.
struct BlockScanner {
  let text: ProseText
  private(set) var blocks: [ProseBlock] = []
  private(set) var faults: [ProseFault] = []

  private var open: ProseBlock?
  /// Behind which indentation a line inside a list is code; nil outside lists.
  private var listIndentation: Int?
  private var fence: (scalar: Unicode.Scalar, count: Int)?
  /// The name of a raw HTML element whose end is awaited.
  private var rawElement: String?
  private var isInComment = false
  private var isInTable = false
  private let lastCommentEnd: Int

  init(text: ProseText) {
    self.text = text
    lastCommentEnd = BlockScanner.lastCommentEnd(in: text.scalars)
  }

  private static func lastCommentEnd(in scalars: [Unicode.Scalar]) -> Int {
    var index = scalars.count - 1
    while index >= 2 {
      if scalars[index] == ">", scalars[index - 1] == "-", scalars[index - 2] == "-" { return index }
      index -= 1
    }
    return -1
  }

  mutating func scan() {
    let lines = text.lines
    var next = endOfFrontMatter(lines)
    while next < lines.count {
      scan(lines[next])
      next += 1
    }
    flush()
  }

  /// YAML between `---` and `---` or `...` at the start, or pandoc's lines of title after `%`.
  private func endOfFrontMatter(_ lines: [Range<Int>]) -> Int {
    guard let first = lines.first else { return 0 }
    if isOnly("---", first), lines.count > 1, !isBlank(lines[1]) {
      if let end = lines.indices.dropFirst().first(where: { isOnly("---", lines[$0]) || isOnly("...", lines[$0]) }) {
        return end + 1
      }
    }
    return lines.firstIndex { $0.isEmpty || text.scalars[$0.lowerBound] != "%" } ?? lines.count
  }

  // MARK: A line

  private mutating func scan(_ whole: Range<Int>) {
    if let fence {
      if closes(fence, whole) { self.fence = nil }
      return
    }
    if let rawElement {
      if holds("</" + rawElement, whole) { self.rawElement = nil }
      return
    }
    if isInComment {
      open?.lines.append(whole)
      isInComment = endsInComment(whole, isOpen: true)
      return
    }
    let line = withoutQuoteMarks(whole)
    let (indentation, start) = indentation(line)
    guard start < line.upperBound else {
      flush()
      isInTable = false
      return
    }
    let content = start..<line.upperBound
    if open == nil, indentation >= (listIndentation ?? 0) + 4 { return }
    if open != nil, indentation >= 4, listIndentation == nil {
      append(content)
      return
    }
    if isSpecial(content) { return }
    if isTableRow(content) { return }
    if item(content, indentation) { return }
    if open == nil {
      if indentation == 0 { listIndentation = nil }
      open = ProseBlock(place: .paragraph, lines: [])
    }
    append(content)
  }

  private mutating func append(_ content: Range<Int>) {
    open?.lines.append(content)
    isInComment = endsInComment(content, isOpen: false)
  }

  private mutating func flush() {
    if let block = open, !block.lines.isEmpty { blocks.append(block) }
    open = nil
  }

  /// Lines that are no running text, and headings.
  private mutating func isSpecial(_ content: Range<Int>) -> Bool {
    let first = text.scalars[content.lowerBound]
    switch first {
    case "`", "~":
      let count = run(of: first, content)
      guard count >= 3 else { return false }
      if first == "`", text.scalars[content].dropFirst(count).contains("`") { return false }
      flush()
      fence = (first, count)
      return true
    case "#":
      let count = run(of: "#", content)
      let after = content.lowerBound + count
      guard count <= 6, after >= content.upperBound || text.scalars[after].isBlank else { return false }
      flush()
      blocks.append(ProseBlock(place: .heading, level: count, lines: [heading(after..<content.upperBound)]))
      listIndentation = nil
      return true
    case "=" where open?.place == .paragraph && consistsOf("=", content),
      "-" where open?.place == .paragraph && content.count >= 2 && consistsOf("-", content):
      open?.place = .heading
      open?.level = first == "=" ? 1 : 2
      flush()
      return true
    case "-", "*", "_":
      guard isRule(content, first) else { return false }
      flush()
      return true
    case ":":
      guard run(of: ":", content) >= 3 else { return definition(content) }
      flush()
      return true
    case "<":
      guard let name = ["script", "style", "pre", "textarea"].first(where: { starts("<" + $0, content) }) else {
        return false
      }
      flush()
      if !holds("</" + name, content) { rawElement = name }
      return true
    case "[": return reference(content)
    default: return false
    }
  }

  /// `[^1]: a footnote`, or `[name]: address`, which is no text.
  private mutating func reference(_ content: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard let end = scalars[content].firstIndex(of: "]"), end + 1 < content.upperBound, scalars[end + 1] == ":",
      !scalars[content.lowerBound...end].contains("@")
    else { return false }
    let isNote = scalars[content.lowerBound + 1] == "^"
    guard isNote || open == nil else { return false }
    flush()
    guard isNote else { return true }
    listIndentation = 4
    open = ProseBlock(place: .footnote, lines: [])
    append((end + 2)..<content.upperBound)
    return true
  }

  private mutating func definition(_ content: Range<Int>) -> Bool {
    guard content.count > 1, text.scalars[content.lowerBound + 1].isBlank else { return false }
    flush()
    listIndentation = 4
    open = ProseBlock(place: .paragraph, lines: [])
    append((content.lowerBound + 1)..<content.upperBound)
    return true
  }

  // MARK: Lists

  private mutating func item(_ content: Range<Int>, _ indentation: Int) -> Bool {
    guard let width = markerWidth(content) else { return false }
    flush()
    listIndentation = indentation + width
    open = ProseBlock(place: .paragraph, lines: [])
    append((content.lowerBound + width)..<content.upperBound)
    return true
  }

  /// The width of `- `, `* `, `+ `, `1. `, `1) ` or `(1) `; nil where the line begins no item.
  private func markerWidth(_ content: Range<Int>) -> Int? {
    let scalars = text.scalars
    var next = content.lowerBound
    switch scalars[next] {
    case "-", "*", "+": next += 1
    case let first where first == "(" || first == "#" || first.isDigit:
      let isBracketed = scalars[next] == "("
      if isBracketed { next += 1 }
      let digits = next
      if next < content.upperBound, scalars[next] == "#" { next += 1 }
      while next < content.upperBound, scalars[next].isDigit, next - digits < 9 { next += 1 }
      guard next > digits, next < content.upperBound,
        isBracketed ? scalars[next] == ")" : ".)".unicodeScalars.contains(scalars[next])
      else { return nil }
      // A line of a paragraph may begin with a number and a full stop; a list begins with 1.
      if open != nil, listIndentation == nil, String(String.UnicodeScalarView(scalars[digits..<next])) != "1" {
        return nil
      }
      next += 1
    default: return nil
    }
    guard next < content.upperBound, scalars[next].isBlank else { return nil }
    return next + 1 - content.lowerBound
  }

  // MARK: Tables

  private mutating func isTableRow(_ content: Range<Int>) -> Bool {
    let first = text.scalars[content.lowerBound]
    if isTableRule(content) {
      // The line above it was the header.
      if let header = open?.lines.last, open?.place == .paragraph, text.scalars[header].contains("|") {
        open?.lines.removeLast()
        flush()
        cells(header)
      } else {
        flush()
      }
      isInTable = true
      return true
    }
    guard first == "|" && open == nil || first == "|" && isInTable || isInTable && text.scalars[content].contains("|")
    else {
      isInTable = false
      return false
    }
    flush()
    isInTable = true
    cells(content)
    return true
  }

  /// `|---|:--:|` or `+-----+===+`.
  private func isTableRule(_ content: Range<Int>) -> Bool {
    var isRule = false
    var isParted = false
    for scalar in text.scalars[content] {
      switch scalar {
      case "-", "=": isRule = true
      case "|", "+": isParted = true
      case ":", " ", "\t": break
      default: return false
      }
    }
    return isRule && isParted
  }

  private mutating func cells(_ content: Range<Int>) {
    var start = content.lowerBound
    var isEscaped = false
    for index in content.lowerBound...content.upperBound {
      let isEnd = index == content.upperBound
      if isEnd || text.scalars[index] == "|" && !isEscaped {
        if start < index { blocks.append(ProseBlock(place: .cell, lines: [start..<index])) }
        start = index + 1
      }
      isEscaped = !isEnd && text.scalars[index] == "\\" && !isEscaped
    }
  }

  // MARK: Comments

  /// Whether a line ends inside a comment that blank lines do not end. A claim never runs over a blank line: one that is
  /// not closed would otherwise hide the paragraphs behind it.
  private mutating func endsInComment(_ line: Range<Int>, isOpen: Bool) -> Bool {
    let scalars = text.scalars
    var isInside = isOpen
    var index = line.lowerBound
    while index < line.upperBound {
      if isInside {
        guard scalars[index] == "-", index + 2 < line.upperBound, scalars[index + 1] == "-", scalars[index + 2] == ">"
        else {
          index += 1
          continue
        }
        isInside = false
        index += 3
      } else if scalars[index] == "`" {
        let count = run(of: "`", index..<line.upperBound)
        index = endOfCode(from: index + count, count: count, line) ?? index + count
      } else if isCommentStart(index, line) {
        if !InlineScanner.isClaim(scalars[(index + 4)..<line.upperBound]) {
          if lastCommentEnd > index {
            isInside = true
          } else {
            faults.append(
              ProseFault(mark: text.mark(at: index), message: "this comment is not closed: expected '-->'"))
          }
        }
        index += 4
      } else {
        index += 1
      }
    }
    return isInside
  }

  private func isCommentStart(_ index: Int, _ line: Range<Int>) -> Bool {
    let scalars = text.scalars
    return scalars[index] == "<" && index + 3 < line.upperBound && scalars[index + 1] == "!"
      && scalars[index + 2] == "-"
      && scalars[index + 3] == "-"
  }

  /// Only within the line, and with a bound, so that a line of nothing but backticks is no work.
  private func endOfCode(from start: Int, count: Int, _ line: Range<Int>) -> Int? {
    var index = start
    let bound = min(line.upperBound, start + 1_000)
    while index < bound {
      guard text.scalars[index] == "`" else {
        index += 1
        continue
      }
      let length = run(of: "`", index..<bound)
      if length == count { return index + length }
      index += length
    }
    return nil
  }

  // MARK: Looking at lines

  private func withoutQuoteMarks(_ line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    var next = start
    while next < line.upperBound {
      if text.scalars[next] == ">" {
        next += 1
        if next < line.upperBound, text.scalars[next] == " " { next += 1 }
        start = next
      } else if text.scalars[next] == " ", next - start < 3 {
        next += 1
      } else {
        break
      }
    }
    return start..<line.upperBound
  }

  /// Columns of blanks, a tab being four, and the offset after them.
  private func indentation(_ line: Range<Int>) -> (columns: Int, start: Int) {
    var columns = 0
    var start = line.lowerBound
    while start < line.upperBound, text.scalars[start].isBlank {
      columns += text.scalars[start] == "\t" ? 4 - columns % 4 : 1
      start += 1
    }
    return (columns, start)
  }

  private func heading(_ content: Range<Int>) -> Range<Int> {
    var end = content.upperBound
    if end > content.lowerBound, text.scalars[end - 1] == "}",
      let brace = text.scalars[content].lastIndex(of: "{"), !InlineScanner.isClaim(text.scalars[(brace + 1)..<end])
    {
      end = brace
    }
    while end > content.lowerBound, text.scalars[end - 1].isBlank || text.scalars[end - 1] == "#" { end -= 1 }
    return content.lowerBound..<end
  }

  private func run(of scalar: Unicode.Scalar, _ range: Range<Int>) -> Int {
    text.scalars[range].prefix { $0 == scalar }.count
  }

  private func consistsOf(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> Bool {
    let rest = text.scalars[range].drop { $0 == scalar }
    return rest.allSatisfy(\.isBlank)
  }

  private func isRule(_ content: Range<Int>, _ scalar: Unicode.Scalar) -> Bool {
    var count = 0
    for other in text.scalars[content] {
      if other == scalar { count += 1 } else if !other.isBlank { return false }
    }
    return count >= 3
  }

  private func closes(_ fence: (scalar: Unicode.Scalar, count: Int), _ whole: Range<Int>) -> Bool {
    let line = withoutQuoteMarks(whole)
    let content = indentation(line).start..<line.upperBound
    let count = run(of: fence.scalar, content)
    return count >= fence.count && text.scalars[content].dropFirst(count).allSatisfy(\.isBlank)
  }

  private func isBlank(_ line: Range<Int>) -> Bool { text.scalars[line].allSatisfy(\.isBlank) }

  private func isOnly(_ word: String, _ line: Range<Int>) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return text.scalars[line].starts(with: scalars) && text.scalars[line].dropFirst(scalars.count).allSatisfy(\.isBlank)
  }

  private func starts(_ word: String, _ range: Range<Int>) -> Bool {
    text.string(range.lowerBound..<min(range.upperBound, range.lowerBound + word.count)).lowercased() == word
  }

  private func holds(_ word: String, _ range: Range<Int>) -> Bool {
    text.string(range).lowercased().contains(word)
  }
}
