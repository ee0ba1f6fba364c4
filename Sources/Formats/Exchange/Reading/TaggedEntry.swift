/// One record of a format that gives each value a line with a tag: the tags in the order of the file, their values one
/// after another in one piece of memory, which the next record takes over.
struct TaggedEntry {
  struct Field {
    /// The letters of the tag, at most four, as one number.
    var code: UInt32
    var value: Range<Int>
    var line: Int
    /// Whether what stands in the file was not written as the format has it, which was told when it was read.
    var isMended = false
  }

  private(set) var fields: [Field] = []
  private(set) var bytes: [UInt8] = []
  /// Where the first field with a tag stands, which is asked for again and again.
  private var firsts = TagTable<Int>()
  /// The line on which it begins.
  private(set) var line = 0
  private(set) var isOpen = false

  /// The most bytes of one record; what is beyond is left out.
  static let largest = 64 << 20
  private(set) var isFull = false

  mutating func begin(line: Int) {
    isFull = false
    for field in fields { firsts[field.code] = nil }
    fields.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    self.line = line
    isOpen = true
  }

  mutating func end() { isOpen = false }

  mutating func add(_ code: UInt32, _ value: Bytes, line: Int, isMended: Bool = false) {
    guard hasRoom(for: value) else { return }
    let start = bytes.count
    bytes.append(contentsOf: value)
    if firsts[code] == nil { firsts[code] = fields.count }
    fields.append(Field(code: code, value: start..<bytes.count, line: line, isMended: isMended))
  }

  /// The last field counts as repaired; how, was told.
  mutating func mendLast() {
    if !fields.isEmpty { fields[fields.count - 1].isMended = true }
  }

  /// Lets the values be made shorter where they stand.
  mutating func replaceValues(_ replace: (inout [UInt8], inout Field) -> Void) {
    for place in fields.indices { replace(&bytes, &fields[place]) }
  }

  /// More of the last field's value; one that begins on the line after its tag has nothing to be separated from.
  mutating func goOn(with more: Bytes, after separator: UInt8) {
    guard let last = fields.last, hasRoom(for: more) else { return }
    if !last.value.isEmpty { bytes.append(separator) }
    bytes.append(contentsOf: more)
    fields[fields.count - 1].value = fields[fields.count - 1].value.lowerBound..<bytes.count
  }

  private mutating func hasRoom(for value: Bytes) -> Bool {
    if bytes.count + value.count > Self.largest { isFull = true }
    return !isFull
  }

  /// Lends the value of a field.
  func value<Result>(_ field: Field, _ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body($0[part: field.value]) }
  }

  func has(_ code: UInt32) -> Bool { first(code) != nil }

  /// Whether the first field with this tag holds anything.
  func hasValue(_ code: UInt32) -> Bool { first(code).map { !fields[$0].value.isEmpty } ?? false }

  /// The place of the first field with this tag.
  func first(_ code: UInt32) -> Int? {
    firsts.mayHold(code) ? firsts[code] : fields.firstIndex { $0.code == code }
  }

  /// A tag's letters as one number.
  static func code(_ tag: StaticString) -> UInt32 {
    code(Bytes(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
  }

  static func code(_ tag: Bytes) -> UInt32 {
    tag.reduce(0) { $0 << 8 | UInt32($1) }
  }

  static func name(_ code: UInt32) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: code >> UInt32($0)) }
    return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
  }
}

/// Values by tags of two signs, a capital and a capital or a figure, found by their place: to hash the tag of every field, more than
/// once, takes as long as to read the field.
struct TagTable<Value: Sendable>: Sendable {
  private var values = [Value?](repeating: nil, count: 26 * columns)
  private static var columns: Int { 43 }

  init() {}

  init(_ list: [(StaticString, Value)]) {
    for (tag, value) in list {
      let code = TaggedEntry.code(tag)
      precondition(self[code] == nil && Self.place(code) != nil, "\(tag) is there twice, or is no tag")
      self[code] = value
    }
  }

  private static func place(_ code: UInt32) -> Int? {
    let (row, column) = (Int(code >> 8) - 0x41, Int(code & 0xFF) - 0x30)
    return row >= 0 && row < 26 && column >= 0 && column < columns ? row * columns + column : nil
  }

  func mayHold(_ code: UInt32) -> Bool { Self.place(code) != nil }

  /// Setting that of another tag does nothing.
  subscript(code: UInt32) -> Value? {
    get { Self.place(code).flatMap { values[$0] } }
    set { if let place = Self.place(code) { values[place] = newValue } }
  }
}

/// The tags met in a file, so that each is looked up by its name once.
struct TagIndex {
  private var near = TagTable<Int>()
  private var others: [UInt32: Int] = [:]

  mutating func tag(_ code: UInt32, in assembly: inout RecordAssembly) -> Int {
    if let tag = near[code] ?? (others.isEmpty ? nil : others[code]) { return tag }
    let tag = assembly.tag(TaggedEntry.name(code))
    near[code] = tag
    if near[code] == nil { others[code] = tag }
    return tag
  }

  /// Where the value of a field comes from.
  mutating func origin(of field: TaggedEntry.Field, in assembly: inout RecordAssembly) -> RecordAssembly.Origin {
    .init(tag: tag(field.code, in: &assembly), line: field.line, isMended: field.isMended)
  }
}
