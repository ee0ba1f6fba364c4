// Lists in one cell.
extension CSVNames {
  /// Parted at commas with nothing behind them: those of `Aged, 80 and over` and `1,2-dichloroethane` part nothing.
  static func partsAtBareCommas(of text: Bytes) -> [Bytes] {
    let brackets = closings(in: text)
    var parts: [Bytes] = []
    var start = 0
    var place = 0
    while place < text.count {
      if let end = brackets[place] {
        place = end
      } else if place > start, isBareComma(place, in: text) {
        parts.append(text[part: start..<place].trimmed)
        start = place + 1
      }
      place += 1
    }
    parts.append(text[part: start..<text.count].trimmed)
    return parts.filter { !$0.isEmpty }
  }

  /// Where the brackets end that stand in a text, by where they begin: a comma between the two is of one item, `cyst (diagnosis,
  /// surgery)`. One that is not closed is none.
  private static func closings(in text: Bytes) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [(place: Int, end: UInt8)] = []
    // How many of each kind are open, by what closes them: none is sought in vain.
    var counts: [UInt8: Int] = [:]
    for (place, byte) in text.enumerated() {
      if let end = ends[byte] {
        open.append((place, end))
        counts[end, default: 0] += 1
      } else if counts[byte, default: 0] > 0 {
        // Those within it that are still open are not closed: `(a [b)`.
        while let opening = open.popLast() {
          counts[opening.end, default: 0] -= 1
          guard opening.end == byte else { continue }
          closings[opening.place] = place
          break
        }
      }
    }
    return closings
  }

  private static let ends = [
    UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "{"): UInt8(ascii: "}"),
  ]

  static func isBareComma(_ place: Int, in text: Bytes) -> Bool {
    text[place] == comma && place > 0 && place + 1 < text.count && !text[place + 1].isSpace
      && !isBetweenDigits(place, in: text)
  }

  static func isBetweenDigits(_ place: Int, in text: Bytes) -> Bool {
    place > 0 && place + 1 < text.count && text[place - 1].isDigit && text[place + 1].isDigit
  }

  /// `"major depression, recurrent", adult`: parted at commas with a blank behind them, but for those between quotation marks
  /// around a whole item.
  ///
  /// - Parameter needsQuotes: whether every item has them, so that the commas are surely none of an item's.
  /// - Returns: nil where the text is no such list, or holds one item.
  static func listItems(of text: Bytes, needsQuotes: Bool) -> [Bytes]? {
    if needsQuotes, text.first != quote { return nil }
    let brackets = needsQuotes ? [:] : closings(in: text)
    var items: [Bytes] = []
    var place = 0
    while place < text.count {
      var end = place
      if text[place] == quote {
        end = place + 1
        while end < text.count, text[end] != quote || end + 1 < text.count && text[end + 1] != comma { end += 1 }
        guard end < text.count else { return nil }
        items.append(text[part: (place + 1)..<end].trimmed)
        end += 1
      } else if needsQuotes {
        return nil
      } else {
        while end < text.count, text[end] != comma || end + 1 < text.count && !text[end + 1].isSpace {
          end = (brackets[end] ?? end) + 1
        }
        items.append(text[part: place..<end].trimmed)
      }
      place = end + 1
      while place < text.count, text[place].isSpace { place += 1 }
    }
    return items.count > 1 ? items.filter { !$0.isEmpty } : nil
  }

  private static let quote = UInt8(ascii: "\"")

  /// `['Smith, J.', 'Doe, A.']`; nil where the cell is no such list.
  static func pythonItems(of cell: Bytes) -> [Bytes]? {
    guard cell.count >= 4, cell[0] == UInt8(ascii: "["), cell[cell.count - 1] == UInt8(ascii: "]") else { return nil }
    var items: [Bytes] = []
    var place = 1
    while place < cell.count - 1 {
      let quote = cell[place]
      guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
      // A mark within the name is no end: only a comma or the bracket comes behind that.
      var end = place + 1
      while end < cell.count - 1, cell[end] != quote || cell[end + 1] != comma && end + 1 != cell.count - 1 { end += 1 }
      guard end < cell.count - 1 else { return nil }
      let item = cell[part: (place + 1)..<end].trimmed
      if !item.isEmpty { items.append(item) }
      place = end + 1
      while place < cell.count - 1, cell[place] == comma || cell[place].isSpace { place += 1 }
    }
    return items.isEmpty ? nil : items
  }
}
