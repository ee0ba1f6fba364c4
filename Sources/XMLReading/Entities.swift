/// The entities a file declares for itself, and the text each stands for, under one budget.
///
/// libxml2 without entity substitution leaves references in attribute values unresolved: their text is put together here.
struct Entities: Sendable {
  enum Refusal: Error {
    case undeclared(String)
    case external(String)
    case circular(String)
    case holdsMarkup(String)
    case malformed(String)
    case tooMany
    case tooLong
  }

  private var declared: [String: [UInt8]] = [:]
  private var external: Set<String> = []
  private var declaredLength = 0
  var spending = XMLSpending()
  private let limits: XMLLimits
  /// Entities within entities.
  static let depth = 20

  init(limits: XMLLimits) {
    self.limits = limits
  }

  var isEmpty: Bool { declared.isEmpty && external.isEmpty }

  /// Whether it is declared, and stands in the file.
  func isText(_ name: String) -> Bool { declared[name] != nil }

  func isDeclared(_ name: String) -> Bool { declared[name] != nil || external.contains(name) }

  /// The first declaration counts, as XML says.
  mutating func declare(_ name: String, as replacement: [UInt8]) throws(Refusal) {
    guard !isDeclared(name) else { return }
    try count(name, replacement.count)
    declared[name] = replacement
  }

  /// An entity that stands outside the file: it may be declared, but not be referred to.
  mutating func declareExternal(_ name: String) throws(Refusal) {
    guard !isDeclared(name) else { return }
    try count(name, 0)
    external.insert(name)
  }

  private mutating func count(_ name: String, _ length: Int) throws(Refusal) {
    declaredLength += name.utf8.count + length
    if declaredLength > limits.entityText { throw .tooLong }
    if declared.count + external.count == limits.entityReferences { throw .tooMany }
  }

  /// Takes a reference from the budget.
  ///
  /// - Returns: what it stands for, references in it as they are written.
  @discardableResult
  mutating func charge(_ name: String) throws(Refusal) -> [UInt8] {
    guard let replacement = declared[name] else {
      throw external.contains(name) ? .external(name) : .undeclared(name)
    }
    try charge(length: replacement.count)
    return replacement
  }

  /// The same for text of that length.
  mutating func charge(length: Int) throws(Refusal) {
    spending.references += 1
    spending.length += length
    if spending.references > limits.entityReferences { throw .tooMany }
    if spending.length > limits.entityText { throw .tooLong }
  }

  /// An attribute's value as libxml2 hands it over: resolved, except for ampersands and declared entities.
  mutating func attributeValue(_ value: UnsafeBufferPointer<UInt8>) throws(Refusal) -> [UInt8] {
    var text: [UInt8] = []
    try append(Array(value), to: &text, within: [])
    return text
  }

  private mutating func append(
    _ name: String, to text: inout [UInt8], within outer: [String]
  ) throws(Refusal) {
    if outer.contains(name) { throw .circular(name) }
    if outer.count == Self.depth { throw .tooMany }
    let replacement = try charge(name)
    try append(replacement, to: &text, within: outer + [name])
  }

  private mutating func append(
    _ source: [UInt8], to text: inout [UInt8], within outer: [String]
  ) throws(Refusal) {
    var index = 0
    while index < source.count {
      let byte = source[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"):
        guard let end = source[index...].firstIndex(of: UInt8(ascii: ";")) else {
          throw .malformed(outer.last ?? "")
        }
        let name = String(decoding: source[index..<end], as: UTF8.self)
        index = end + 1
        if let scalar = Self.character(name) {
          text.append(contentsOf: Array(String(scalar).utf8))
        } else {
          try append(name, to: &text, within: outer)
        }
      case UInt8(ascii: "<") where !outer.isEmpty:
        throw .holdsMarkup(outer.last ?? "")
      case _ where !outer.isEmpty && [0x09, 0x0A, 0x0D].contains(byte):
        text.append(0x20)
      default:
        text.append(byte)
      }
    }
  }

  /// The character of a reference such as `#233`, `#xE9` or `amp`.
  private static func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case _ where name.hasPrefix("#x"): UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where name.hasPrefix("#"): UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }
}
