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
  var faults: [ProseFault] = []

  private var open: ProseBlock?
  /// Behind which indentation a line inside a list is code; nil outside lists.
  private var listIndentation: Int?
  private var fence: (scalar: Unicode.Scalar, count: Int)?
  /// The name of a raw HTML element whose end is awaited.
  private var rawElement: String?
  private var isInComment = false
  private var isInTable = false
  let lastCommentEnd: Int

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
      if indentation < listIndentation ?? 0 { listIndentation = nil }
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
}
