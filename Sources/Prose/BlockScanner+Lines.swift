/// Questions about single lines.
extension BlockScanner {
  func withoutQuoteMarks(_ line: Range<Int>) -> Range<Int> {
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
  func indentation(_ line: Range<Int>) -> (columns: Int, start: Int) {
    var columns = 0
    var start = line.lowerBound
    while start < line.upperBound, text.scalars[start].isBlank {
      columns += text.scalars[start] == "\t" ? 4 - columns % 4 : 1
      start += 1
    }
    return (columns, start)
  }

  func heading(_ content: Range<Int>) -> Range<Int> {
    var end = content.upperBound
    if end > content.lowerBound, text.scalars[end - 1] == "}",
      let brace = text.scalars[content].lastIndex(of: "{"), !InlineScanner.isClaim(text.scalars[(brace + 1)..<end])
    {
      end = brace
    }
    while end > content.lowerBound, text.scalars[end - 1].isBlank || text.scalars[end - 1] == "#" { end -= 1 }
    return content.lowerBound..<end
  }

  func run(of scalar: Unicode.Scalar, _ range: Range<Int>) -> Int {
    text.scalars[range].prefix { $0 == scalar }.count
  }

  func consistsOf(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> Bool {
    let rest = text.scalars[range].drop { $0 == scalar }
    return rest.allSatisfy(\.isBlank)
  }

  func isRule(_ content: Range<Int>, _ scalar: Unicode.Scalar) -> Bool {
    var count = 0
    for other in text.scalars[content] {
      if other == scalar { count += 1 } else if !other.isBlank { return false }
    }
    return count >= 3
  }

  func closes(_ fence: (scalar: Unicode.Scalar, count: Int), _ whole: Range<Int>) -> Bool {
    let line = withoutQuoteMarks(whole)
    let content = indentation(line).start..<line.upperBound
    let count = run(of: fence.scalar, content)
    return count >= fence.count && text.scalars[content].dropFirst(count).allSatisfy(\.isBlank)
  }

  func isBlank(_ line: Range<Int>) -> Bool { text.scalars[line].allSatisfy(\.isBlank) }

  func isOnly(_ word: String, _ line: Range<Int>) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return text.scalars[line].starts(with: scalars) && text.scalars[line].dropFirst(scalars.count).allSatisfy(\.isBlank)
  }

  func starts(_ word: String, _ range: Range<Int>) -> Bool {
    text.string(range.lowerBound..<min(range.upperBound, range.lowerBound + word.count)).lowercased() == word
  }

  func holds(_ word: String, _ range: Range<Int>) -> Bool {
    text.string(range).lowercased().contains(word)
  }
}
