import Records

/// Knows a record's line that is written just as Garner writes it, without making values of what is in it.
///
/// What is taken here is what the careful way (``JSONReader``, ``ShapeCheck``, and back) takes and gives back as the same
/// bytes. Everything else is refused, and goes that way.
struct RecordLineScanner: ~Copyable {
  /// What is known of a line that was taken. Its record is not retracted: those are read carefully.
  struct Record {
    var id: Range<Int>
    /// The line up to the number that it had in an older export.
    var content: Range<Int>
    /// The fields of the record, each by its bit in the order of the shape, without that number.
    var members: UInt64
  }

  private let rules = RecordLineRules()
  /// Of the fields in any order: which came next the last time, as a rule the same again.
  private var following: [Int]
  /// Of the choices: the word the last time.
  private var chosen: [Int]
  private var line = Bytes(start: nil, count: 0)
  private var place = 0
  private let id = place(of: "id")
  private let citation = place(of: "citation")
  private let notices = [place(of: "publicationTypes"), place(of: "corrections"), place(of: "keywords")]
  private let lineNumber = place(of: "line")

  private static func place(of name: String) -> Int { ImportedRecordShape.record.place(of: name, after: -1) ?? -1 }

  init() {
    following = Array(repeating: 0, count: rules.fields.count + 1)
    chosen = Array(repeating: 0, count: rules.choices.count)
  }

  /// - Parameter line: in UTF-8, without its end, and without characters that cannot stand in a record.
  /// - Returns: nil where the line is written in another way, or is no record.
  mutating func scan(_ line: Bytes) -> Record? {
    self.line = line
    place = 0
    let object = rules.objects[0]
    // A line may be empty.
    guard take(UInt8(ascii: "{")) else { return nil }
    var record = Record(id: 0..<0, content: 0..<(line.count - 1), members: 0)
    var last = -1
    repeat {
      let start = place
      guard let found = field(of: object, after: last) else { return nil }
      let from = place
      if found == id {
        guard let id = identifier() else { return nil }
        record.id = id
      } else if !value(rules.fields[object.fields.lowerBound + found].rule) {
        return nil
      }
      if found == citation, !isOfRecord(line[part: from..<place], record.id) { return nil }
      if notices.contains(found), line[part: from..<place].tellsOfRetraction { return nil }
      if found == lineNumber { record.content = 0..<(start - 1) } else { record.members |= 1 << UInt64(found) }
      last = found
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")), place == line.count, record.members & object.required == object.required else {
      return nil
    }
    return record
  }

  /// Whether a citation has the id of its record.
  private func isOfRecord(_ citation: Bytes, _ id: Range<Int>) -> Bool {
    let start = "{\"id\":\"".utf8.count
    return citation.count > start + id.count && citation[start + id.count] == 0x22
      && citation[part: start..<(start + id.count)].isSame(as: line[part: id])
  }

  private var byte: UInt8 { place < line.count ? line[place] : 0 }

  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < line.count, line[place] == byte else { return false }
    place &+= 1
    return true
  }

  @inline(__always)
  private mutating func take(_ text: StaticString) -> Bool {
    guard line.count &- place >= text.utf8CodeUnitCount,
      line[part: place..<(place &+ text.utf8CodeUnitCount)].equals(text)
    else { return false }
    place &+= text.utf8CodeUnitCount
    return true
  }

  private mutating func value(_ rule: Int) -> Bool {
    let rule = rules.rules[rule]
    switch rule.kind {
    case .words: return words()
    case .identifier: return identifier() != nil
    case .integer: return integer(rule.range)
    case .flag: return take("true")
    case .choice: return choice(rule.argument)
    case .date: return date()
    case .pmid: return pmid()
    case .object: return object(rule.argument)
    case .list:
      guard take(UInt8(ascii: "[")) else { return false }
      repeat { if !value(rule.argument) { return false } } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "]"))
    case .other: return false
    }
  }

  // MARK: Objects

  private mutating func object(_ number: Int) -> Bool {
    let object = rules.objects[number]
    guard take(UInt8(ascii: "{")) else { return false }
    var seen: (UInt64, UInt64) = (0, 0)
    var last = -1
    repeat {
      guard let found = field(of: object, after: last) else { return false }
      if found < 64 {
        if seen.0 & (1 << UInt64(found)) != 0 { return false }
        seen.0 |= 1 << UInt64(found)
      } else {
        if found >= 128 || seen.1 & (1 << UInt64(found - 64)) != 0 { return false }
        seen.1 |= 1 << UInt64(found - 64)
      }
      last = found
      let from = place
      let field = rules.fields[object.fields.lowerBound + found]
      if !value(field.rule) || field.maySayRetracted && line[part: from..<place].tellsOfRetraction { return false }
    } while take(UInt8(ascii: ","))
    return seen.0 & object.required == object.required && take(UInt8(ascii: "}"))
  }

  /// The number of the field that begins here; the place is then behind its colon.
  @inline(__always)
  private mutating func field(of object: RecordLineRules.Object, after last: Int) -> Int? {
    guard place &+ 8 <= line.count else { return nil }
    let word = UnsafeRawPointer(line.baseAddress)?.loadUnaligned(fromByteOffset: place, as: UInt64.self) ?? 0
    if last < object.ordered &- 1 {
      for number in (last &+ 1)..<object.ordered where begins(object.fields.lowerBound &+ number, word) {
        return number
      }
      // After the last of those in order, all that is left.
      guard object.ordered < object.fields.count, last >= 0 || object.required == 0 else { return nil }
    }
    guard object.ordered < object.fields.count else { return nil }
    let before = object.fields.lowerBound &+ last
    let guess = following[before &+ 1]
    if guess >= object.ordered, begins(object.fields.lowerBound &+ guess, word) { return guess }
    for number in object.ordered..<object.fields.count where begins(object.fields.lowerBound &+ number, word) {
      following[before &+ 1] = number
      return number
    }
    return nil
  }

  @inline(__always)
  private mutating func begins(_ field: Int, _ word: UInt64) -> Bool {
    let field = rules.fields[field]
    guard word & field.mask == field.word else { return false }
    let length = field.opening.count
    if length > 8 {
      guard place &+ length <= line.count,
        line[part: place..<(place &+ length)].isSame(as: rules.openings.part(field.opening))
      else { return false }
    }
    place &+= length
    return true
  }

  // MARK: Values

  /// A string with something in it, escaped as ``ByteBuffer`` does.
  private mutating func words() -> Bool {
    guard take(UInt8(ascii: "\"")), place < line.count, let base = line.baseAddress else { return false }
    // Words that begin with white space may be blank: those are looked at carefully.
    let first = line[place]
    if first <= 0x20 || first == 0x22 { return false }
    if first == 0x5C {
      guard place + 1 < line.count, line[place + 1] == 0x22 || line[place + 1] == 0x5C else { return false }
    }
    let raw = UnsafeRawPointer(base)
    while true {
      while place &+ 8 <= line.count {
        let found = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).jsonEscapes
        if found != 0 {
          place &+= found.trailingZeroBitCount / 8
          break
        }
        place &+= 8
      }
      guard place < line.count else { return false }
      switch line[place] {
      case 0x22:
        place &+= 1
        return true
      case 0x5C:
        guard place &+ 1 < line.count, Self.isEscape(line[place &+ 1]) else { return false }
        place &+= 2
      case 0..<0x20: return false
      default: place &+= 1
      }
    }
  }

  private static func isEscape(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x5C || byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r") || byte == UInt8(ascii: "t")
  }

  private mutating func identifier() -> Range<Int>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = place
    while byte.isLetterOrDigit || place > start && (byte == 0x2D || byte == 0x5F) {
      place &+= 1
    }
    let end = place
    return end > start && take(UInt8(ascii: "\"")) ? start..<end : nil
  }

  private mutating func integer(_ range: ClosedRange<Int>) -> Bool {
    let start = place
    while byte.isDigit { place &+= 1 }
    guard let value = line[part: start..<place].integer, range.contains(value) else { return false }
    return place - start == 1 || line[start] != UInt8(ascii: "0")
  }

  /// One that is none is kept elsewhere.
  private mutating func pmid() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    let start = place
    while byte.isDigit { place &+= 1 }
    return CitationParts.isPMID(line[part: start..<place]) && take(UInt8(ascii: "\""))
  }

  private mutating func choice(_ number: Int) -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    let start = place
    while place < line.count, line[place] != 0x22 { place &+= 1 }
    let word = line[part: start..<place]
    let words = rules.choices[number]
    if !words[chosen[number]].withUnsafeBufferPointer({ $0.isSame(as: word) }) {
      guard let found = words.firstIndex(where: { $0.withUnsafeBufferPointer { $0.isSame(as: word) } }) else {
        return false
      }
      chosen[number] = found
    }
    return take(UInt8(ascii: "\""))
  }

  /// Year, month and day, of one date or two.
  private mutating func date() -> Bool {
    guard take("{\"date-parts\": [[") else { return false }
    for _ in 0..<2 {
      guard integer(0...9999) else { return false }
      if take(", ") {
        guard integer(1...12) else { return false }
        if take(", "), !integer(1...31) { return false }
      }
      if take("]]}") { return true }
      guard take("], [") else { return false }
    }
    return false
  }
}

extension Bytes {
  /// Whether they hold `retract` in any letters, without which no record is retracted and none takes another back.
  package var tellsOfRetraction: Bool {
    var place = 0
    // Small letters differ from capitals in one bit, which a space has alone.
    while let found = self[part: place..<count].first({ ($0 | UInt64.spaces).places(of: UInt8(ascii: "r")) }) {
      place += found + 1
      let rest = self[part: place..<Swift.min(place + 6, count)]
      if rest.elementsEqual("etract".utf8, by: { $0 | 0x20 == $1 }) { return true }
    }
    return false
  }
}
