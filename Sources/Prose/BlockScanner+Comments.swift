import Records

/// Comments that go on over blank lines.
extension BlockScanner {
  /// Whether a line ends inside a comment that blank lines do not end. A claim never runs over a blank line: one that is
  /// not closed would otherwise hide the paragraphs behind it.
  mutating func endsInComment(_ line: Range<Int>, isOpen: Bool) -> Bool {
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

  func isCommentStart(_ index: Int, _ line: Range<Int>) -> Bool {
    let scalars = text.scalars
    return scalars[index] == "<" && index + 3 < line.upperBound && scalars[index + 1] == "!"
      && scalars[index + 2] == "-"
      && scalars[index + 3] == "-"
  }

  /// Only within the line, and with a bound, so that a line of nothing but backticks is no work.
  func endOfCode(from start: Int, count: Int, _ line: Range<Int>) -> Int? {
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
}
