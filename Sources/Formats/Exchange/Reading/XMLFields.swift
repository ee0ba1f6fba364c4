import XMLReading

/// Which elements of an XML format hold what: a path from the root, and what to do with it.
///
/// An element that has no row here, in one that has, is kept as it stands. Attributes are named after the element,
/// `PMID@Version`; one that has no row is kept too.
struct XMLFields {
  enum Action {
    /// Holds other elements, and is counted by them.
    case into
    /// Holds a record.
    case record
    /// Holds parts that belong together; begins and ends.
    case group(Int)
    /// Text.
    case text(Int)
    /// Text in which italics, bold, sub- and superscript stay.
    case markup(Int)
  }

  enum AttributeAction {
    case value(Int)
    /// Says nothing where it has this value, as the format's document type has it; is kept otherwise.
    case idle(unless: String)
  }

  struct Node {
    var action: Action
    var name: String
    var attributes: [(name: [UInt8], action: AttributeAction)] = []
  }

  private(set) var nodes: [Node] = [Node(action: .into, name: "")]
  /// By node and the number of the name: the node below, 0 where there is none.
  private var below: [Int32] = []
  let names: XMLNames
  /// Elements that hold a record: where a long file may be cut.
  let recordNames: [String]

  init(
    _ rows: [(path: String, action: Action)], attributes: [(path: String, action: AttributeAction)] = []
  ) {
    let words = rows.flatMap { $0.path.split(separator: "/").map(String.init) }
    names = XMLNames(words)
    var children: [[Int: Int]] = [[:]]
    var nodes = self.nodes
    let names = names
    func place(_ path: String, adding action: Action?) -> Int {
      var node = 0
      let parts = path.split(separator: "/").map(String.init)
      for (index, part) in parts.enumerated() {
        let number = names.number(of: part)
        if let known = children[node][number] {
          node = known
        } else {
          nodes.append(Node(action: .into, name: part))
          children.append([:])
          children[node][number] = nodes.count - 1
          node = nodes.count - 1
        }
        if index == parts.count - 1, let action { nodes[node].action = action }
      }
      return node
    }
    for row in rows { _ = place(row.path, adding: row.action) }
    for row in attributes {
      let parts = row.path.split(separator: "@").map(String.init)
      let node = place(parts[0], adding: nil)
      nodes[node].attributes.append((Array(parts[1].utf8), row.action))
    }
    below = [Int32](repeating: 0, count: nodes.count * names.count)
    for (node, known) in children.enumerated() {
      for (number, child) in known where number > 0 { below[node * names.count + number] = Int32(child) }
    }
    recordNames = nodes.filter { if case .record = $0.action { true } else { false } }.map(\.name)
    self.nodes = nodes
  }

  @inline(__always)
  func node(below node: Int, number: Int) -> Int { Int(below[node * names.count + number]) }
}

/// What takes the fields of an XML file, by the numbers that ``XMLFields`` gave them.
protocol XMLFieldTaker: SendableMetatype {
  /// The elements and the numbers they have.
  static var fields: XMLFields { get }
  init()

  /// A record or a group begins.
  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly)
  mutating func value(_ field: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly)
  /// - Returns: whether a record is finished by it.
  mutating func end(_ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) -> Bool
}

/// Walks through an XML file along the paths of a format.
final class XMLFieldWalk<Taker: XMLFieldTaker>: XMLStreamHandler {
  private let fields = Taker.fields
  private var taker = Taker()
  var assembly = RecordAssembly()
  /// Called when a record is finished.
  var onRecord: (() -> Void)?
  /// Where the stream stands; what is added to its lines.
  weak var stream: XMLStream?
  var lineOffset = 0

  private var path: [Int] = []
  private var node = 0
  private var tags: [Int] = []
  /// Text of the element that is being read, and how deep in it one stands; 0 where none is.
  private var text: [UInt8] = []
  private var textDepth = 0
  private var inlineNames: [StaticString?] = []
  private var keepsMarkup = false
  private var isTextTooLong = false
  /// An element that is kept as it stands, and how deep in it one stands.
  private var keptDepth = 0
  private var keptNames: [[UInt8]] = []
  private var keptTag = 0
  private var startLine = 0
  private var unknownTags: [String: Int] = [:]

  /// The most bytes of one text; what is beyond is left out.
  private static var longestText: Int { 16 << 20 }

  init() {
    tags = fields.nodes.map { assembly.tag($0.name) }
  }

  private var line: Int { (stream?.line ?? 1) + lineOffset }

  /// Forgets what is open: the next piece begins at the root again.
  func restart() {
    path = []
    node = 0
    textDepth = 0
    keptDepth = 0
    inlineNames = []
    keptNames = []
    isInRecord = false
  }

  private var isInRecord = false

  func start(_ tag: XMLStreamTag) {
    if keptDepth > 0 { return startKept(tag) }
    if textDepth > 0 { return startInline(tag) }
    let child = tag.number == 0 ? 0 : fields.node(below: node, number: tag.number)
    guard child != 0 else { return startUnknown(tag) }
    path.append(node)
    node = child
    switch fields.nodes[child].action {
    case .into: break
    case .record:
      isInRecord = true
      taker.begin(nil, line: line, into: &assembly)
    case .group(let field): taker.begin(field, line: line, into: &assembly)
    case .text, .markup:
      textDepth = 1
      text.removeAll(keepingCapacity: true)
      startLine = line
      if case .markup = fields.nodes[child].action { keepsMarkup = true } else { keepsMarkup = false }
    }
    if tag.attributeCount > 0 { take(attributesOf: tag) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if textDepth > 0 {
      guard text.count + bytes.count <= Self.longestText else {
        isTextTooLong = true
        return
      }
      text.append(contentsOf: bytes)
    } else if keptDepth > 0, text.count <= Self.longestText {
      text.append(escapedForXML: bytes)
    } else if keptDepth == 0, isInRecord {
      checkStray(bytes)
    }
  }

  /// Text between elements that hold elements only.
  private func checkStray(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count < 64, bytes.allSatisfy(\.isSpace) { return }
    let trimmed = bytes.trimmed
    guard !trimmed.isEmpty else { return }
    assembly.keep(trimmed, from: .init(tag: tags[node], line: line))
  }

  func end() {
    if keptDepth > 0 { return endKept() }
    if textDepth > 1 { return endInline() }
    let origin = RecordAssembly.Origin(tag: tags[node], line: textDepth > 0 ? startLine : line)
    switch fields.nodes[node].action {
    case .into: break
    case .record:
      isInRecord = false
      if taker.end(nil, origin, into: &assembly) { onRecord?() }
    case .group(let field): if taker.end(field, origin, into: &assembly) { onRecord?() }
    case .text(let field), .markup(let field):
      textDepth = 0
      if isTextTooLong {
        isTextTooLong = false
        assembly.refuse(
          "\(fields.nodes[node].name) is longer than \(Self.longestText >> 20) MiB; the rest of it is left out",
          line: startLine)
      }
      text.collapseSpace()
      text.withUnsafeBufferPointer { taker.value(field, $0, origin, into: &assembly) }
    }
    node = path.popLast() ?? 0
  }

  // MARK: Attributes

  private func take(attributesOf tag: XMLStreamTag) {
    for index in 0..<tag.attributeCount {
      let (name, value) = tag.attribute(index)
      let known = fields.nodes[node].attributes.first { $0.name.count == name.count && $0.name.elementsEqual(name) }
      switch known?.action {
      case .value(let field)?:
        let origin = RecordAssembly.Origin(tag: tags[node], line: line)
        if value.contains(UInt8(ascii: "&")) {
          value.withoutReferences.withUnsafeBufferPointer { taker.value(field, $0, origin, into: &assembly) }
        } else {
          taker.value(field, value, origin, into: &assembly)
        }
      case .idle(let usual)? where value.count == usual.utf8.count && value.elementsEqual(usual.utf8): break
      default:
        guard isInRecord, !value.isEmpty else { continue }
        let tagName = "\(fields.nodes[node].name)@\(name.string)"
        let origin = RecordAssembly.Origin(tag: unknownTag(tagName), line: line)
        value.withoutReferences.withUnsafeBufferPointer { assembly.keep($0, from: origin) }
      }
    }
  }

  private func unknownTag(_ name: String) -> Int {
    if let tag = unknownTags[name] { return tag }
    let tag = assembly.tag(name)
    if unknownTags.count < 10_000 { unknownTags[name] = tag }
    return tag
  }

  // MARK: What is kept as it stands

  private func startUnknown(_ tag: XMLStreamTag) {
    startLine = line
    text.removeAll(keepingCapacity: true)
    keptTag = unknownTag(tag.name.string)
    startKept(tag)
  }

  private func startKept(_ tag: XMLStreamTag) {
    keptDepth += 1
    keptNames.append(Array(tag.name))
    guard text.count <= Self.longestText else { return }
    text.append(UInt8(ascii: "<"))
    text.append(contentsOf: tag.name)
    for index in 0..<tag.attributeCount {
      let (name, value) = tag.attribute(index)
      text.append(UInt8(ascii: " "))
      text.append(contentsOf: name)
      text.append("=\"")
      // References to '&' are written out still.
      for byte in value {
        switch byte {
        case UInt8(ascii: "\""): text.append("&quot;")
        case UInt8(ascii: "<"): text.append("&lt;")
        default: text.append(byte)
        }
      }
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: ">"))
  }

  private func endKept() {
    keptDepth -= 1
    guard let name = keptNames.popLast() else { return }
    if text.count <= Self.longestText {
      text.append("</")
      text.append(contentsOf: name)
      text.append(UInt8(ascii: ">"))
    }
    guard keptDepth == 0 else { return }
    guard isInRecord else {
      assembly.remark(
        "<\(String(decoding: name, as: UTF8.self))> stands outside any record and is passed over", line: startLine)
      return
    }
    if text.count > Self.longestText {
      return assembly.drop(.init(tag: keptTag, line: startLine), "it is longer than \(Self.longestText >> 20) MiB")
    }
    text.collapseSpace()
    text.withUnsafeBufferPointer { assembly.keep($0, from: .init(tag: keptTag, line: startLine)) }
  }

  // MARK: Markup in text

  private func startInline(_ tag: XMLStreamTag) {
    textDepth += 1
    let name = keepsMarkup ? InlineMarkup.name(for: tag.name) : nil
    inlineNames.append(name)
    if let name {
      text.append("<")
      text.append(name)
      text.append(">")
    }
  }

  private func endInline() {
    textDepth -= 1
    guard let name = inlineNames.popLast() ?? nil else { return }
    text.append("</")
    text.append(name)
    text.append(">")
  }
}

/// The tags that CSL knows in a title, and what others call them.
enum InlineMarkup {
  static func name(for name: Bytes) -> StaticString? {
    switch name.string {
    case "i", "italic", "em": "i"
    case "b", "bold", "strong": "b"
    case "sub": "sub"
    case "sup": "sup"
    default: nil
    }
  }
}

extension Array where Element == UInt8 {
  /// Every run of white space is one space, and none at the ends: line ends in XML are layout.
  fileprivate mutating func collapseSpace() {
    var isClean = true
    var wasSpace = true
    for byte in self {
      let isSpace = byte.isSpace
      if isSpace && (wasSpace || byte != 0x20) {
        isClean = false
        break
      }
      wasSpace = isSpace
    }
    if isClean, last.map({ !$0.isSpace }) ?? true { return }
    var target = 0
    wasSpace = true
    for place in indices {
      let byte = self[place]
      if byte.isSpace {
        if !wasSpace {
          self[target] = 0x20
          target += 1
        }
        wasSpace = true
      } else {
        self[target] = byte
        target += 1
        wasSpace = false
      }
    }
    if target > 0, self[target - 1] == 0x20 { target -= 1 }
    removeSubrange(target...)
  }

  fileprivate mutating func append(escapedForXML bytes: Bytes) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      default: append(byte)
      }
    }
  }
}

extension Bytes {
  /// An attribute's value with `&amp;` and references to characters replaced.
  fileprivate var withoutReferences: [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < count {
      guard self[place] == UInt8(ascii: "&"), let end = self[place...].firstIndex(of: UInt8(ascii: ";")) else {
        result.append(self[place])
        place += 1
        continue
      }
      switch self[part: place..<(end + 1)].string {
      case "&amp;", "&#38;", "&#x26;": result.append(UInt8(ascii: "&"))
      case "&lt;": result.append(UInt8(ascii: "<"))
      case let other: result += Array(other.utf8)
      }
      place = end + 1
    }
    return result
  }
}
