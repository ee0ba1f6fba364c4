import Deduplication
import Formats

/// Takes a record's line apart into what is compared, where it lies: a million of them have no time for values.
///
/// Only the form in which Garner writes a line is understood; for any other the whole reader is there.
struct MatchLine: ~Copyable {
  /// Strings without their escapes; as long as the line, so that it never moves while a line is read.
  private var scratch: UnsafeMutableBufferPointer<UInt8>
  private var used = 0
  private var place = 0
  private var isDeleted = false

  init() { scratch = .allocate(capacity: 1 << 16) }

  deinit { scratch.deallocate() }

  enum Outcome {
    case taken
    /// The source has taken the record out.
    case deleted
    case notUnderstood
  }

  mutating func add(_ line: Bytes, to table: inout MatchTable, source: Int) -> Outcome {
    if scratch.count < line.count {
      scratch.deallocate()
      scratch = .allocate(capacity: line.count * 2)
    }
    used = 0
    place = 0
    isDeleted = false
    var fields = MatchFields(id: Bytes(rebasing: line[0..<0]))
    var later = Later()
    guard object(line, { walk, key in walk.putMember(key, line, &fields, &later) }) else { return .notUnderstood }
    if isDeleted { return .deleted }
    if fields.issue == nil { fields.issue = later.issue }
    if let id = later.sourceID { fields.sourceID = id }
    table.add(fields, source: source)
    return .taken
  }

  /// What takes the place of a field that is not there.
  private struct Later {
    var issue: Bytes?
    var sourceID: Bytes?
  }

  // MARK: The record

  private mutating func putMember(
    _ key: Bytes, _ line: Bytes, _ fields: inout MatchFields, _ later: inout Later
  ) -> Bool {
    if key.equals("id") {
      guard let id = string(line) else { return false }
      fields.id = id
      return true
    }
    if key.equals("citation") {
      return object(line) { walk, key in walk.putVariable(key, line, &fields) }
    }
    if key.equals("deleted") {
      isDeleted = true
      return skip(line)
    }
    if key.equals("abstract") {
      return array(line) { walk in
        var (label, text): (Bytes?, Bytes?) = (nil, nil)
        let isRead = walk.object(line) { walk, key in
          let (isLabel, isText) = (key.equals("label"), key.equals("text"))
          guard isLabel || isText else { return walk.skip(line) }
          guard let words = walk.string(line) else { return false }
          if isLabel { label = words } else { text = words }
          return true
        }
        fields.abstract += [label, text].compactMap { $0 }
        return isRead
      }
    }
    if key.equals("publicationTypes") { return strings(line, of: "name") { fields.publicationTypes.append($0) } }
    if key.equals("registrations") { return strings(line, of: "number") { fields.registrations.append($0) } }
    if key.equals("corrections") {
      return array(line) { walk in walk.putLink(line, &fields) }
    }
    if key.equals("kept") { return array(line) { walk in walk.putKept(line, &fields, &later) } }
    return skip(line)
  }

  private mutating func putLink(_ line: Bytes, _ fields: inout MatchFields) -> Bool {
    var (kind, pmid): (Bytes?, Bytes?) = (nil, nil)
    let isRead = object(line) { walk, key in
      let (isKind, isPMID) = (key.equals("kind"), key.equals("pmid"))
      guard isKind || isPMID else { return walk.skip(line) }
      guard let text = walk.string(line) else { return false }
      if isKind { kind = text } else { pmid = text }
      return true
    }
    if kind?.equals("RetractionIn") == true { fields.isRetracted = true }
    if let kind, let pmid { fields.references.append((kind, pmid)) }
    return isRead
  }

  private mutating func putKept(_ line: Bytes, _ fields: inout MatchFields, _ later: inout Later) -> Bool {
    var tag: Bytes?
    return object(line) { walk, key in
      if key.equals("tag") {
        tag = walk.string(line)
        return tag != nil
      }
      guard key.equals("values"), let tag else { return walk.skip(line) }
      let isID = MatchTable.isSourceID(tag)
      let isIssue = MatchTable.isIssue(tag)
      let isAccession = MatchTable.isAccession(tag)
      guard isID || isIssue || isAccession else { return walk.skip(line) }
      var isFirst = true
      return walk.array(line) { walk in
        guard let value = walk.string(line) else { return false }
        if isFirst, isID, later.sourceID == nil { later.sourceID = value }
        if isFirst, isIssue, later.issue == nil { later.issue = value }
        if isFirst, isAccession { fields.accessions.append(value) }
        isFirst = false
        return true
      }
    }
  }

  private mutating func putVariable(_ key: Bytes, _ line: Bytes, _ fields: inout MatchFields) -> Bool {
    if key.equals("author") { return names(line) { fields.authors.append($0) } }
    if key.equals("editor") { return names(line) { fields.editors.append($0) } }
    if key.equals("issued") {
      return date(line) { (fields.year, fields.month, fields.day) = ($0[0], $0[1], $0[2]) }
    }
    if key.equals("available-date") { return date(line) { fields.otherYear = $0[0] } }
    if key.equals("URL"), place < line.count, line[place] == 0x22 {
      guard let text = string(line) else { return false }
      fields.accessions.append(text)
      return true
    }
    guard let field = Self.field(key) else {
      if key.equals("abstract") {
        guard let text = string(line) else { return false }
        fields.abstract.append(text)
        return true
      }
      if key.equals("status") {
        guard let text = string(line) else { return false }
        if text.string.lowercased() == "retracted" { fields.isRetracted = true }
        return true
      }
      return skip(line)
    }
    guard let text = textOrNumber(line) else { return false }
    if !text.isEmpty { fields[keyPath: field] = text }
    return true
  }

  private static func field(_ key: Bytes) -> WritableKeyPath<MatchFields, Bytes?>? {
    switch key.count {
    case 3: key.equals("DOI") ? \.doi : nil
    case 4:
      key.equals("type")
        ? \.type
        : key.equals("page")
          ? \.pages
          : key.equals("PMID")
            ? \.pmid
            : key.equals("ISSN")
              ? \.issn
              : key.equals("ISBN") ? \.isbn : nil
    case 5:
      key.equals("title")
        ? \.title
        : key.equals("issue")
          ? \.issue
          : key.equals("PMCID")
            ? \.pmcid
            : key.equals("genre") ? \.genre : nil
    case 6: key.equals("volume") ? \.volume : key.equals("number") ? \.number : nil
    case 7: key.equals("edition") ? \.edition : nil
    case 9: key.equals("publisher") ? \.publisher : nil
    case 12: key.equals("citation-key") ? \.sourceID : nil
    case 14: key.equals("original-title") ? \.originalTitle : nil
    case 15: key.equals("container-title") ? \.container : key.equals("publisher-place") ? \.publisherPlace : nil
    case 21: key.equals("container-title-short") ? \.containerShort : nil
    default: nil
    }
  }

  private mutating func names(_ line: Bytes, _ take: (MatchFields.Author) -> Void) -> Bool {
    array(line) { walk in
      var author = MatchFields.Author()
      let isRead = walk.object(line) { walk, key in
        let isParticle = key.equals("non-dropping-particle")
        guard isParticle || key.equals("family") || key.equals("given") || key.equals("literal") else {
          return walk.skip(line)
        }
        guard let text = walk.string(line) else { return false }
        if isParticle {
          author.particle = text
        } else if key.equals("family") {
          author.family = text
        } else if key.equals("given") {
          author.given = text
        } else {
          author.literal = text
        }
        return true
      }
      if isRead { take(author) }
      return isRead
    }
  }

  /// The first numbers within the value: `{"date-parts":[[2008,3]]}`; 0 for those that are not there.
  private mutating func date(_ line: Bytes, _ take: (SIMD4<Int>) -> Void) -> Bool {
    object(line) { walk, key in
      guard key.equals("date-parts") else { return walk.skip(line) }
      let start = walk.place
      guard walk.skip(line) else { return false }
      let value = line[part: start..<walk.place]
      var date = SIMD4<Int>()
      var rest = value.drop { !$0.isDigit }
      for part in 0..<3 {
        let digits = rest.prefix { $0.isDigit }
        guard let number = Bytes(rebasing: digits).integer else { break }
        date[part] = number
        // The end of a period begins behind the bracket.
        let between = rest[digits.endIndex...].prefix { !$0.isDigit }
        if between.contains(0x5D) { break }
        rest = rest[between.endIndex...]
      }
      if date[0] != 0 { take(date) }
      return true
    }
  }

  private mutating func strings(_ line: Bytes, of name: StaticString, _ take: (Bytes) -> Void) -> Bool {
    array(line) { walk in
      walk.object(line) { walk, key in
        guard key.equals(name) else { return walk.skip(line) }
        guard let text = walk.string(line) else { return false }
        take(text)
        return true
      }
    }
  }

  // MARK: JSON

  private mutating func skipSpace(_ line: Bytes) {
    while place < line.count, line[place].isSpace { place += 1 }
  }

  private mutating func take(_ byte: UInt8, _ line: Bytes) -> Bool {
    skipSpace(line)
    guard place < line.count, line[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func object(_ line: Bytes, _ body: (inout MatchLine, Bytes) -> Bool) -> Bool {
    guard take(0x7B, line) else { return false }
    if take(0x7D, line) { return true }
    repeat {
      skipSpace(line)
      guard let key = string(line), take(0x3A, line) else { return false }
      skipSpace(line)
      guard body(&self, key) else { return false }
    } while take(0x2C, line)
    return take(0x7D, line)
  }

  private mutating func array(_ line: Bytes, _ body: (inout MatchLine) -> Bool) -> Bool {
    guard take(0x5B, line) else { return false }
    if take(0x5D, line) { return true }
    repeat {
      skipSpace(line)
      guard body(&self) else { return false }
    } while take(0x2C, line)
    return take(0x5D, line)
  }

  private mutating func textOrNumber(_ line: Bytes) -> Bytes? {
    guard place < line.count, line[place] != 0x22 else { return string(line) }
    let start = place
    guard skip(line) else { return nil }
    let value = line[part: start..<place]
    return value.first.map { $0.isDigit || $0 == 0x2D } == true ? value : nil
  }

  /// The string at hand without its escapes; nil where there is none.
  private mutating func string(_ line: Bytes) -> Bytes? {
    guard place < line.count, line[place] == 0x22 else { return nil }
    place += 1
    let start = place
    while place < line.count, line[place] != 0x22, line[place] != 0x5C { place += 1 }
    guard place < line.count else { return nil }
    if line[place] == 0x22 {
      place += 1
      return line[part: start..<(place - 1)]
    }
    return escapedString(line, from: start)
  }

  private mutating func escapedString(_ line: Bytes, from start: Int) -> Bytes? {
    let begin = used
    for byte in line[start..<place] { append(byte) }
    while place < line.count {
      let byte = line[place]
      place += 1
      if byte == 0x22 { return Bytes(rebasing: UnsafeBufferPointer(scratch)[begin..<used]) }
      guard byte == 0x5C else {
        append(byte)
        continue
      }
      guard place < line.count else { return nil }
      let escape = line[place]
      place += 1
      switch escape {
      case 0x6E, 0x72, 0x74, 0x62, 0x66: append(0x20)
      case 0x75:
        guard let scalar = hex(line) else { return nil }
        for unit in String(scalar).utf8 { append(unit) }
      default: append(escape)
      }
    }
    return nil
  }

  private mutating func append(_ byte: UInt8) {
    scratch[used] = byte
    used += 1
  }

  private mutating func hex(_ line: Bytes) -> Unicode.Scalar? {
    func unit() -> UInt32? {
      guard place + 4 <= line.count else { return nil }
      defer { place += 4 }
      return UInt32(line[part: place..<(place + 4)].string, radix: 16)
    }
    guard let first = unit() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard place + 6 <= line.count, line[place] == 0x5C, line[place + 1] == 0x75 else { return nil }
    place += 2
    guard let second = unit(), (0xDC00..<0xE000).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  /// Passes over the value at hand.
  private mutating func skip(_ line: Bytes) -> Bool {
    guard place < line.count else { return false }
    if line[place] == 0x22 { return skipString(line) }
    guard line[place] == 0x7B || line[place] == 0x5B else {
      while place < line.count, line[place] != 0x2C, line[place] != 0x7D, line[place] != 0x5D { place += 1 }
      return true
    }
    var depth = 0
    while place < line.count {
      switch line[place] {
      case 0x22:
        guard skipString(line) else { return false }
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { return true }
    }
    return false
  }

  private mutating func skipString(_ line: Bytes) -> Bool {
    place += 1
    while place < line.count {
      if line[place] == 0x22 {
        place += 1
        return true
      }
      place += line[place] == 0x5C ? 2 : 1
    }
    return false
  }
}
