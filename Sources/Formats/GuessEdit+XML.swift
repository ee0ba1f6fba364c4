extension GuessEdit {
  /// Cuts guesses that are right, and leads that a person has looked at, out of the text of an XML file, comments and layout
  /// as they are.
  ///
  /// - Parameters:
  ///   - right: places whose guesses are right, each with what is beneath it.
  ///   - guesses: the places of all guesses of the file, in its order.
  ///   - looked: the places of the leads that go.
  ///   - leads: the places of all its leads.
  /// - Returns: nil where the elements in the text are not those, as in an encoding that is not like ASCII.
  package static func cutting(
    right: [String], of guesses: [String], looked: [String] = [], leads: [String] = [], fromXML bytes: [UInt8]
  ) -> [UInt8]? {
    cutting(of: guesses, in: "unconfirmed", from: bytes) { guess in right.contains { holds($0, guess) } }.flatMap {
      cutting(of: leads, in: "leads", from: $0, looked.contains)
    }
  }

  private static func cutting(
    of places: [String], in list: String, from bytes: [UInt8], _ isCut: (String) -> Bool
  ) -> [UInt8]? {
    let name = RecordShape.record.fields.first { $0.name == list }?.item
    let elements = XMLChildren.ranges(named: name ?? "", in: bytes)
    guard elements.count == places.count else { return nil }
    var text = bytes
    for (element, place) in zip(elements, places).reversed() where isCut(place) {
      // The line goes too where nothing else stands on it.
      var start = element.lowerBound
      while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
      let opensLine = start > 0 && text[start - 1] == 0x0A
      let closesLine = element.upperBound < text.count && [0x0A, 0x0D].contains(text[element.upperBound])
      if opensLine, closesLine, start > 1, text[start - 2] == 0x0D { start -= 1 }
      text.removeSubrange(opensLine && closesLine ? (start - 1)..<element.upperBound : element)
    }
    return text
  }
}

/// Where the elements directly beneath the root of a well-formed XML file stand in its text.
private enum XMLChildren {
  static func ranges(named name: String, in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var depth = 0
    var place = 0
    var start = 0
    var isNamed = false
    func begins(_ text: StaticString) -> Bool {
      place + text.utf8CodeUnitCount <= bytes.count
        && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
    }
    func end(after text: StaticString) -> Int {
      var end = place
      while end < bytes.count {
        let isThere =
          end + text.utf8CodeUnitCount <= bytes.count
          && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[end + $0] == text.utf8Start[$0] }
        if isThere { return end + text.utf8CodeUnitCount }
        end += 1
      }
      return bytes.count
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        place += 1
        continue
      }
      if begins("<!--") {
        place = end(after: "-->")
      } else if begins("<![CDATA[") {
        place = end(after: "]]>")
      } else if begins("<?") {
        place = end(after: "?>")
      } else if begins("<!DOCTYPE") {
        // Its own declarations may hold what looks like an element.
        let tag = tagEnd(from: place, in: bytes)
        let subset = bytes[place..<tag].contains(UInt8(ascii: "["))
        place = subset ? end(after: "]") : tag
      } else if begins("</") {
        depth -= 1
        place = tagEnd(from: place, in: bytes)
        if depth == 1, isNamed { ranges.append(start..<place) }
      } else {
        let tag = tagEnd(from: place, in: bytes)
        if depth == 1 {
          start = place
          let ownName = bytes[(place + 1)..<tag].prefix { !$0.isSpace && $0 != UInt8(ascii: "/") && $0 != 0x3E }
          isNamed = ownName.elementsEqual(name.utf8)
        }
        if bytes[tag - 2] != UInt8(ascii: "/") {
          depth += 1
        } else if depth == 1, isNamed {
          ranges.append(start..<tag)
        }
        place = tag
      }
    }
    return ranges
  }

  /// Past the bracket that closes a tag; one within quotation marks does not.
  private static func tagEnd(from start: Int, in bytes: [UInt8]) -> Int {
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    return bytes.count
  }
}
