import XMLReading

/// Comments, CDATA sections and instructions: what looks like a tag in them is none.
struct XMLAsides {
  private var ranges: [Range<Int>] = []
  private var comments = Ends("-->")
  private var sections = Ends("]]>")
  private var instructions = Ends("?>")

  /// A longer one is refused by the parser, or is the work of a broken byte: it hides nothing.
  private static let longest = XMLLimits.longestComment

  /// - Parameter hidesRest: whether one that does not end here hides what is left: where more is to come, its end may
  ///   come too; where nothing is, a broken byte has begun it.
  init(in bytes: Bytes, hidesRest: Bool) {
    // Few bytes of a file are '!' or '?', and they are quickly found.
    var bang = bytes.place(of: UInt8(ascii: "!"), from: 1) ?? bytes.count
    var question = bytes.place(of: UInt8(ascii: "?"), from: 1) ?? bytes.count
    while min(bang, question) < bytes.count {
      let place = min(bang, question)
      var past = place + 1
      if bytes[place - 1] == UInt8(ascii: "<"),
        let end = end(ofWhatBeginsAt: place, in: bytes, hidesRest: hidesRest)
      {
        ranges.append((place - 1)..<end)
        past = end
      }
      if bang < past { bang = bytes.place(of: UInt8(ascii: "!"), from: past) ?? bytes.count }
      if question < past { question = bytes.place(of: UInt8(ascii: "?"), from: past) ?? bytes.count }
    }
  }

  func contains(_ place: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(place)
  }

  /// What stands between them.
  func removed(from bytes: Bytes) -> [UInt8] { bytes.without(ranges) }

  /// Past the end of a comment and so on. Nil where it is something else, or hides nothing.
  private mutating func end(ofWhatBeginsAt place: Int, in bytes: Bytes, hidesRest: Bool) -> Int? {
    let rest = bytes[part: place..<bytes.count]
    let end: Int?
    if rest[0] == UInt8(ascii: "?") {
      end = instructions.past(place, in: bytes)
    } else if rest.hasPrefix("!--") {
      end = comments.past(place + 3, in: bytes)
    } else if rest.hasPrefix("![CDATA[") {
      end = sections.past(place, in: bytes)
    } else {
      return nil
    }
    if let end { return end - place <= Self.longest ? end : nil }
    return hidesRest && rest.count <= Self.longest ? bytes.count : nil
  }

  /// Where one kind of them ends, each looked for once.
  private struct Ends {
    private let mark: [UInt8]
    /// Past the first one behind the place last asked of.
    private var next: Int?
    private var isThereNone = false

    init(_ mark: String) { self.mark = Array(mark.utf8) }

    /// - Parameter start: not before one asked of earlier.
    mutating func past(_ start: Int, in bytes: Bytes) -> Int? {
      if let next, next - mark.count >= start { return next }
      if isThereNone { return nil }
      next = bytes.place(of: mark, from: start).map { $0 + mark.count }
      isThereNone = next == nil
      return next
    }
  }
}

extension Bytes {
  /// - Parameter ranges: in their order, none of which is in another.
  func without(_ ranges: [Range<Int>]) -> [UInt8] {
    var rest: [UInt8] = []
    var place = 0
    for range in ranges {
      rest += self[part: place..<range.lowerBound]
      place = range.upperBound
    }
    return rest + self[part: place..<count]
  }
}
