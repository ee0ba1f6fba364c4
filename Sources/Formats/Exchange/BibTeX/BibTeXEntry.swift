import Records

/// One entry taken apart: its fields in the order of the file, their values as raw LaTeX.
struct BibTeXEntry {
  struct Field {
    var name: BibTeXFieldName
    var value: Range<Int>
    /// Whether the value was put together from macros and pieces, and stands in ``expanded``.
    var isExpanded: Bool
    var line: Int
    /// Whether what stands in the file was not written as the text it is, which was told.
    var isMended = false
  }

  var text: [UInt8] = []
  var expanded: [UInt8] = []
  /// In small letters.
  var type = ""
  var key: Range<Int> = 0..<0
  var fields: [Field] = []
  var line = 0
  /// The place of the first field of each kind.
  private var firsts = [Int32](repeating: -1, count: BibTeXFieldName.Kind.allCases.count)

  mutating func begin(line: Int) {
    self.line = line
    expanded.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    for place in firsts.indices { firsts[place] = -1 }
    key = 0..<0
  }

  mutating func add(_ field: Field) {
    let kind = field.name.kind.rawValue
    if firsts[kind] < 0 { firsts[kind] = Int32(clamping: fields.count) }
    fields.append(field)
  }

  /// Lets the values, either those of the text or those that were put together, be made shorter where they stand.
  mutating func replaceValues(isExpanded: Bool, _ replace: (inout [UInt8], inout Field) -> Void) {
    for place in fields.indices where fields[place].isExpanded == isExpanded {
      if isExpanded { replace(&expanded, &fields[place]) } else { replace(&text, &fields[place]) }
    }
  }

  func first(_ kind: BibTeXFieldName.Kind) -> Field? {
    let place = firsts[kind.rawValue]
    return place < 0 ? nil : fields[Int(place)]
  }

  /// Whether the first field of the kind holds anything.
  func hasValue(_ kind: BibTeXFieldName.Kind) -> Bool {
    first(kind).map { value($0) { !$0.isEmpty } } ?? false
  }

  /// Lends the raw value of a field.
  func value<Result>(_ field: Field, _ body: (Bytes) -> Result) -> Result {
    (field.isExpanded ? expanded : text).withUnsafeBufferPointer { body($0[part: field.value].trimmed) }
  }

  /// The key as BibTeX compares it, in small letters.
  var comparedKey: String {
    text.withUnsafeBufferPointer { $0[part: key].string.lowercased() }
  }

  var size: Int { text.count + expanded.count + fields.count * MemoryLayout<Field>.stride + 256 }
}

/// Takes entries apart, and knows the macros that were defined.
struct BibTeXParser {
  private struct Macro {
    var value: [UInt8]
    var line: Int
    var isUsed = false
  }

  private var macros: [String: Macro] = [:]
  private var names = BibTeXFieldNames()
  private(set) var remarks = ImportTally()
  private var expandedBytes = 0
  private var macroBytes = 0

  /// A macro that is longer, or used so often that the whole is, is hostile.
  private static let longestMacro = 64 << 10
  private static let mostMacroBytes = 64 << 20
  private static let mostExpandedInEntry = 4 << 20
  private static let mostExpanded = 256 << 20
  private static let longestName = 256

  enum Kind: Hashable { case entry, string, preamble, comment, broken }

  /// Reads the entry whose text is in `entry`.
  mutating func parse(_ entry: inout BibTeXEntry, into assembly: inout RecordAssembly) -> Kind {
    let text = entry.text
    return text.withUnsafeBufferPointer { bytes in
      var cursor = BibTeXCursor(bytes: bytes, line: entry.line)
      entry.type = cursor.head().lowercased()
      switch entry.type {
      case "comment": return .comment
      case "preamble": return .preamble
      case "string":
        readFields(&cursor, of: &entry, into: &assembly, areMacros: true)
        return .string
      default:
        if let key = cursor.key() { entry.key = key }
        if !entry.key.isEmpty, !cursor.hasEndedKey {
          remarks.remark("a comma is missing between the key and the fields", line: cursor.line, isFault: true)
        }
        if entry.key.isEmpty { remarks.remark("an entry has no key", line: entry.line, isFault: true) }
        return readFields(&cursor, of: &entry, into: &assembly, areMacros: false) ? .entry : .broken
      }
    }
  }

  /// - Returns: false where the entry cannot be used.
  @discardableResult
  private mutating func readFields(
    _ cursor: inout BibTeXCursor, of entry: inout BibTeXEntry, into assembly: inout RecordAssembly, areMacros: Bool
  ) -> Bool {
    while cursor.moveToName() {
      let line = cursor.line
      let name = cursor.name()
      guard name.count <= Self.longestName else {
        remarks.refuse("a name of a field of more than \(Self.longestName) bytes; its entry is left out", line: line)
        return false
      }
      guard !name.isEmpty, cursor.skip(UInt8(ascii: "=")) else {
        if name.isEmpty {
          remarks.refuse("text within an entry belongs to no field and is passed over", line: line)
        } else {
          let tag = assembly.tag(cursor.bytes[part: name].string.lowercased())
          assembly.drop(.init(tag: tag, line: line), "it has no '='", isFault: true)
        }
        cursor.skipToComma()
        continue
      }
      let start = entry.expanded.count
      guard let value = readValue(&cursor, of: &entry) else {
        remarks.refuse("an entry is left out: the braces of a value are not balanced", line: line)
        return false
      }
      if areMacros {
        define(cursor.bytes[part: name].string, value, in: entry, line: line)
        entry.expanded.removeSubrange(start...)
      } else {
        let fieldName = names.name(cursor.bytes[part: name], in: &assembly)
        entry.add(.init(name: fieldName, value: value.range, isExpanded: value.isExpanded, line: line))
      }
      cursor.skipSpace()
      if !cursor.isAtEnd, !cursor.skip(UInt8(ascii: ",")) {
        remarks.remark("a comma is missing between two fields", line: cursor.line, isFault: true)
        if cursor.isNoName { cursor.skipToComma() }
      }
    }
    return true
  }

  /// The pieces of a value, between which there is a '#'.
  private mutating func readValue(
    _ cursor: inout BibTeXCursor, of entry: inout BibTeXEntry
  ) -> (range: Range<Int>, isExpanded: Bool)? {
    let start = entry.expanded.count
    var first: Range<Int>?
    var isExpanded = false
    while true {
      cursor.skipSpace()
      let line = cursor.line
      guard let piece = cursor.piece() else { return nil }
      let isMacro = piece.isWord && cursor.bytes[part: piece.range].integer == nil && !piece.range.isEmpty
      cursor.skipSpace()
      let isLast = !cursor.skip(UInt8(ascii: "#"))
      if isLast, !isMacro, !isExpanded {
        first = piece.range
        break
      }
      isExpanded = true
      if isMacro {
        expand(cursor.bytes[part: piece.range], into: &entry, line: line)
      } else if entry.expanded.count + piece.range.count <= BibTeXScanner.largest {
        entry.expanded.append(contentsOf: cursor.bytes[piece.range])
      }
      if isLast { break }
    }
    if let first { return (first, false) }
    return (start..<entry.expanded.count, true)
  }

  private mutating func expand(_ name: Bytes, into entry: inout BibTeXEntry, line: Int) {
    let macro = name.string.lowercased()
    if let known = macros[macro] {
      macros[macro]?.isUsed = true
      expandedBytes += known.value.count
      if expandedBytes <= Self.mostExpanded, entry.expanded.count + known.value.count <= Self.mostExpandedInEntry {
        entry.expanded.append(contentsOf: known.value)
        return
      }
      remarks.refuse("macros grow too long here; the macro's name stands for it", line: line)
    } else if let month = Self.months.firstIndex(of: macro) {
      entry.expanded.append(contentsOf: Self.monthNames[month].utf8)
      return
    } else {
      remarks.remark(
        "a macro that no @string defines is kept as text", line: line, isFault: true, example: "'\(name.string)'")
    }
    entry.expanded.append(contentsOf: name)
  }

  static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private mutating func define(
    _ name: String, _ value: (range: Range<Int>, isExpanded: Bool), in entry: BibTeXEntry, line: Int
  ) {
    let bytes = Array((value.isExpanded ? entry.expanded : entry.text)[value.range])
    macroBytes += bytes.count + name.utf8.count + 64
    guard bytes.count <= Self.longestMacro, macroBytes <= Self.mostMacroBytes else {
      return remarks.refuse("a macro is too long, or they are too many; its name stands for it", line: line)
    }
    let old = macros.updateValue(Macro(value: bytes, line: line), forKey: name.lowercased())
    if let old, old.value != bytes { remarks.remark("a macro is defined anew", line: line, example: "'\(name)'") }
    if let old { macros[name.lowercased()]?.isUsed = old.isUsed }
  }

  /// Counts the macros: those that no entry uses are in no record.
  mutating func finish(into assembly: inout RecordAssembly) {
    guard !macros.isEmpty else { return }
    let tag = assembly.tag("@string")
    for macro in macros.values.sorted(by: { $0.line < $1.line }) {
      let origin = RecordAssembly.Origin(tag: tag, line: macro.line)
      if macro.isUsed { assembly.count(origin) } else { assembly.drop(origin, "no entry uses it") }
    }
    macros = [:]
  }
}
