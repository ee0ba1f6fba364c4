/// A line that is meant as a field of RIS and whose tag is not written as one: `au  - Smith, J`, `PY- 2001`, `AU  x Smith`, `ER`.
struct RISTag {
  private let code: UInt32
  private let value: Bytes
  /// Whether nothing but a field begins so, even among the lines of an abstract.
  private let isSure: Bool
  private let isKnown: Bool
  /// Whether the hyphen is there, without which nothing tells where the value begins.
  private let hasHyphen: Bool

  /// - Returns: nil where the line is none: text as a rule.
  init?(_ line: Bytes) {
    if let value = Self.doi(line) {
      (code, self.value) = (TaggedEntry.code("DO"), value)
      (isSure, isKnown, hasHyphen) = (true, true, true)
      return
    }
    guard line.count >= 2, line[0].isLetter, line[1].isLetter || line[1].isDigit else { return nil }
    let isUppercase = line[0].isUppercase && (line[1].isUppercase || line[1].isDigit)
    let capitals = [line[0], line[1]].map { $0.isLowercase ? $0 - 0x20 : $0 }
    code = capitals.withUnsafeBufferPointer { TaggedEntry.code($0) }
    isKnown = RISMapping.places[code] != nil || code == RISFormat.end
    var place = 2
    while place < line.count, line[place] == 0x20 { place += 1 }
    let blanks = place - 2
    guard place < line.count else {
      guard isUppercase, code == RISFormat.end else { return nil }
      (value, isSure, hasHyphen) = (line[part: line.count..<line.count], true, true)
      return
    }
    hasHyphen = line[place] == UInt8(ascii: "-") && (place + 1 == line.count || line[place + 1].isSpace)
    // Two blanks stand between a tag and its hyphen, and hardly ever within text.
    isSure = hasHyphen && blanks >= 2
    value = line[part: (hasHyphen ? place + 1 : place)..<line.count].trimmed
    guard isSure || isUppercase && (blanks >= 2 || isKnown && (hasHyphen || blanks == 1 && isOwnValue)) else {
      return nil
    }
  }

  /// `DOI - 10.1016/…`, with its name for its tag; nil for another line.
  private static func doi(_ line: Bytes) -> Bytes? {
    guard line.count > 8, line.hasPrefix("DOI") else { return nil }
    let rest = line[part: 3..<line.count].trimmed
    guard rest.first == UInt8(ascii: "-") else { return nil }
    let value = rest[part: 1..<rest.count].trimmed
    return value.hasPrefix("10.") && !value.contains(0x20) ? value : nil
  }

  /// `Smith, J. A.`, `van den Berg, Anna`.
  private static var name: some RegexComponent {
    /(?:\p{Ll}+ ){0,3}\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?, \p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2}/
  }

  /// Whether the value is one of this tag's: after a blank alone a tag may be a word of an abstract, such as `ED visits`.
  private var isOwnValue: Bool {
    switch RISMapping.places[code] {
    case .type: RISMapping.typesByCode[value.string] != nil
    case .date, .accessed: value.count >= 4 && value[part: 0..<4].integer != nil && CitationParts.date(value) != nil
    case .doi: value.hasPrefix("10.")
    case .link, .variable(.url): value.hasPrefix("http")
    case .firstPage, .lastPage, .variable(.volume), .variable(.issue): value.integer != nil
    case .names: value.string.wholeMatch(of: Self.name) != nil
    default: false
    }
  }

  /// Whether the line is surely none of text; else it may be one that is only set so.
  var isFault: Bool { isKnown || hasHyphen }

  /// The field that is meant; nil where that is not certain, and the line is more of the field before it.
  func field(after last: TaggedEntry.Field?) -> (code: UInt32, value: Bytes)? {
    guard isKnown, hasHyphen, isSure || last.map({ !RISMapping.isProse($0.code) }) ?? true else { return nil }
    return (code, value)
  }

  func remark(after last: TaggedEntry.Field?) -> String {
    let tag = TaggedEntry.name(code)
    if field(after: last) != nil {
      return "a tag is not written as RIS has it; the line is read as '\(tag)  - ', which was expected"
    }
    let before = last.map { "'\(TaggedEntry.name($0.code))'" } ?? "the field before it"
    return "a line looks like a field and is none, expected as in '\(tag)  - '; it is taken as more of \(before)"
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { isUppercase || isLowercase }
}
