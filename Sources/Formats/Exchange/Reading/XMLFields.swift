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
    /// Is no part of a record, such as the body of an article, and is passed over.
    case skip
  }

  enum AttributeAction {
    case value(Int)
    /// Says nothing where it has this value, as the format's document type has it; is kept otherwise.
    case idle(unless: StaticString)
  }

  struct Node {
    var action: Action
    var name: String
    var attributes: [(name: String, action: AttributeAction)] = []
  }

  private(set) var nodes: [Node] = [Node(action: .into, name: "")]
  /// Of the nodes, by themselves: to copy one takes no counting of references.
  private(set) var actions: [Action] = []
  /// Of the nodes: the one above.
  private(set) var parents: [Int] = [0]
  /// Of the nodes: the numbers of their attributes' names, and what to do with them.
  private(set) var attributes: [[(number: Int, action: AttributeAction)]] = []
  /// By node and the number of the name: the node below, 0 where there is none.
  private var below: [Int32] = []
  let names: XMLNames
  /// Elements that hold a record: where a long file may be cut.
  let recordNames: [String]

  init(
    _ rows: [(path: String, action: Action)], attributes: [(path: String, action: AttributeAction)] = []
  ) {
    let words =
      rows.flatMap { $0.path.split(separator: "/").map(String.init) }
      + attributes.compactMap { $0.path.split(separator: "@").last.map(String.init) }
    names = XMLNames(words)
    var children: [[Int: Int]] = [[:]]
    var parents = [0]
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
          parents.append(node)
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
      nodes[node].attributes.append((parts[1], row.action))
    }
    below = [Int32](repeating: 0, count: nodes.count * names.count)
    for (node, known) in children.enumerated() {
      for (number, child) in known where number > 0 { below[node * names.count + number] = Int32(child) }
    }
    recordNames = nodes.filter { if case .record = $0.action { true } else { false } }.map(\.name)
    self.nodes = nodes
    actions = nodes.map(\.action)
    self.parents = parents
    self.attributes = nodes.map { $0.attributes.map { (names.number(of: $0.name), $0.action) } }
  }

  @inline(__always)
  func node(below node: Int, number: Int) -> Int { Int(below[node * names.count + number]) }
}

/// What takes the fields of an XML file, by the numbers that ``XMLFields`` gave them.
protocol XMLFieldTaker: ~Copyable, SendableMetatype {
  /// The elements and the numbers they have.
  static var fields: XMLFields { get }
  init()

  /// A record or a group begins.
  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly)
  mutating func value(_ field: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly)
  /// - Returns: whether a record is finished by it.
  mutating func end(_ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) -> Bool
}

/// What hands the events of a stream to a walk: a class of its own for each format, so that the calls from one into the
/// other are direct.
protocol XMLWalker: XMLStreamHandler, SendableMetatype {
  static var fields: XMLFields { get }
  init()
  /// Forgets what is open: the next piece begins at the root again, with its lines so many further on.
  func restart(lineOffset: Int)
  func withAssembly<Result>(_ body: (inout RecordAssembly) -> Result) -> Result
}

/// Walks through an XML file along the paths of a format.
struct XMLFieldWalk<Taker: XMLFieldTaker & ~Copyable>: ~Copyable {
  private let fields = Taker.fields
  private var taker = Taker()
  var assembly = RecordAssembly()
  /// What is added to the lines of the stream.
  private var lineOffset = 0

  private var node = 0
  private var tags: [Int] = []
  /// Text of the element that is being read, and how deep in it one stands; 0 where none is.
  private var text = ByteBuffer(capacity: 4096)
  private var textDepth = 0
  private var inlineNames: [StaticString?] = []
  private var keepsMarkup = false
  private var isTextTooLong = false
  /// An element that is kept as it stands, and how deep in it one stands.
  private var keptDepth = 0
  /// How deep one stands in an element that is passed over.
  private var skippedDepth = 0
  private var keptNames = ByteBuffer()
  private var keptLengths: [Int] = []
  private var keptTag = 0
  private var isInRecord = false
  private var line = 0
  private var startLine = 0
  private var unknownTags: [String: Int] = [:]
  private var elementTags: [Int: (name: [UInt8], tag: Int)] = [:]
  /// By node and number of the name: the tags of attributes that are kept.
  private var attributeTags: [Int: Int] = [:]

  /// The most bytes of one text; what is beyond is left out.
  private static var longestText: Int { 16 << 20 }

  init() {
    tags = fields.nodes.map { assembly.tag($0.name) }
  }

  /// Forgets what is open: the next piece begins at the root again.
  mutating func restart(lineOffset: Int) {
    self.lineOffset = lineOffset
    node = 0
    textDepth = 0
    keptDepth = 0
    skippedDepth = 0
    inlineNames = []
    keptNames.truncate()
    keptLengths = []
    isInRecord = false
  }

  mutating func start(_ tag: XMLStreamTag) {
    line = tag.line + lineOffset
    if skippedDepth > 0 {
      skippedDepth += 1
      return
    }
    if keptDepth > 0 { return startKept(tag) }
    if textDepth > 0 { return startInline(tag) }
    let child = tag.number == 0 ? 0 : fields.node(below: node, number: tag.number)
    guard child != 0 else { return startUnknown(tag) }
    node = child
    switch fields.actions[child] {
    case .into: break
    case .skip:
      skippedDepth = 1
      return
    case .record:
      isInRecord = true
      taker.begin(nil, line: line, into: &assembly)
    case .group(let field): taker.begin(field, line: line, into: &assembly)
    case .text, .markup:
      textDepth = 1
      text.truncate()
      startLine = line
      if case .markup = fields.actions[child] { keepsMarkup = true } else { keepsMarkup = false }
    }
    if !tag.attributes.isEmpty { take(attributesOf: tag) }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if skippedDepth > 0 { return }
    if textDepth > 0 {
      guard text.count + bytes.count <= Self.longestText else {
        isTextTooLong = true
        return
      }
      text.append(copying: bytes)
    } else if keptDepth > 0, text.count <= Self.longestText {
      text.append(escapedForXML: bytes)
    } else if keptDepth == 0, isInRecord {
      checkStray(bytes)
    }
  }

  /// Text between elements that hold elements only.
  private mutating func checkStray(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count < 64, bytes.allSatisfy(\.isSpace) { return }
    let trimmed = bytes.trimmed
    guard !trimmed.isEmpty else { return }
    assembly.keep(trimmed, from: .init(tag: tags[node], line: line))
  }

  mutating func end(line: Int) {
    self.line = line + lineOffset
    if skippedDepth > 0 {
      skippedDepth -= 1
      guard skippedDepth == 0 else { return }
      assembly.drop(.init(tag: tags[node], line: self.line), "it is no part of a record")
      node = fields.parents[node]
      return
    }
    if keptDepth > 0 { return endKept() }
    if textDepth > 1 { return endInline() }
    let origin = RecordAssembly.Origin(tag: tags[node], line: textDepth > 0 ? startLine : line)
    switch fields.actions[node] {
    case .into, .skip: break
    case .record:
      isInRecord = false
      if taker.end(nil, origin, into: &assembly) { assembly.finish() }
    case .group(let field): if taker.end(field, origin, into: &assembly) { assembly.finish() }
    case .text(let field), .markup(let field):
      textDepth = 0
      if isTextTooLong {
        isTextTooLong = false
        assembly.refuse(
          "\(fields.nodes[node].name) is longer than \(Self.longestText >> 20) MiB; the rest of it is left out",
          line: startLine)
      }
      text.collapseSpace()
      taker.value(field, text.bytes, origin, into: &assembly)
    }
    node = fields.parents[node]
  }

  // MARK: Attributes

  private mutating func take(attributesOf tag: XMLStreamTag) {
    for attribute in tag.attributes {
      let (name, value, number) = (attribute.name, attribute.value, attribute.number)
      var action: XMLFields.AttributeAction?
      if number > 0 { for known in fields.attributes[node] where known.number == number { action = known.action } }
      switch action {
      case .value(let field)?:
        let origin = RecordAssembly.Origin(tag: tags[node], line: line)
        if value.contains(UInt8(ascii: "&")) {
          value.withoutReferences.withUnsafeBufferPointer { taker.value(field, $0, origin, into: &assembly) }
        } else {
          taker.value(field, value, origin, into: &assembly)
        }
      case .idle(let usual)? where value.equals(usual): break
      default:
        guard isInRecord, !value.isEmpty else { continue }
        let origin = RecordAssembly.Origin(tag: attributeTag(name, number), line: line)
        if value.contains(UInt8(ascii: "&")) {
          value.withoutReferences.withUnsafeBufferPointer { assembly.keep($0, from: origin) }
        } else {
          assembly.keep(value, from: origin)
        }
      }
    }
  }

  private mutating func attributeTag(_ name: Bytes, _ number: Int) -> Int {
    let key = node * fields.names.count + number
    if number > 0, let tag = attributeTags[key] { return tag }
    let tag = unknownTag("\(fields.nodes[node].name)@\(name.string)")
    if number > 0 { attributeTags[key] = tag }
    return tag
  }

  /// The tag of an element that has no row, found by its name's bytes: the few there are come with every record.
  private mutating func unknownTag(_ name: Bytes) -> Int {
    var hash = name.count
    for byte in name { hash = hash &* 31 &+ Int(byte) }
    if let known = elementTags[hash], known.name.withUnsafeBufferPointer({ $0.isSame(as: name) }) { return known.tag }
    let tag = unknownTag(name.string)
    if elementTags.count < 10_000 { elementTags[hash] = (Array(name), tag) }
    return tag
  }

  private mutating func unknownTag(_ name: String) -> Int {
    if let tag = unknownTags[name] { return tag }
    let tag = assembly.tag(name)
    if unknownTags.count < 10_000 { unknownTags[name] = tag }
    return tag
  }

  // MARK: What is kept as it stands

  private mutating func startUnknown(_ tag: XMLStreamTag) {
    startLine = line
    text.truncate()
    keptTag = unknownTag(tag.name)
    startKept(tag)
  }

  private mutating func startKept(_ tag: XMLStreamTag) {
    keptDepth += 1
    let tagName = tag.name
    keptNames.append(copying: tagName)
    keptLengths.append(tagName.count)
    guard text.count <= Self.longestText else { return }
    text.append(UInt8(ascii: "<"))
    text.append(copying: tagName)
    for attribute in tag.attributes {
      text.append(UInt8(ascii: " "))
      text.append(copying: attribute.name)
      text.append("=\"")
      // References to '&' are written out still.
      for byte in attribute.value {
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

  private mutating func endKept() {
    keptDepth -= 1
    guard let length = keptLengths.popLast() else { return }
    let name = keptNames.part((keptNames.count - length)..<keptNames.count)
    defer { keptNames.truncate(to: keptNames.count - length) }
    if text.count <= Self.longestText {
      text.append("</")
      text.append(copying: name)
      text.append(UInt8(ascii: ">"))
    }
    guard keptDepth == 0 else { return }
    guard isInRecord else {
      assembly.remark(
        "<\(name.string)> stands outside any record and is passed over", line: startLine)
      return
    }
    if text.count > Self.longestText {
      return assembly.drop(.init(tag: keptTag, line: startLine), "it is longer than \(Self.longestText >> 20) MiB")
    }
    text.collapseSpace()
    assembly.keep(text.bytes, from: .init(tag: keptTag, line: startLine))
  }

  // MARK: Markup in text

  private mutating func startInline(_ tag: XMLStreamTag) {
    textDepth += 1
    let name = keepsMarkup ? InlineMarkup.name(for: tag) : nil
    inlineNames.append(name)
    if let name {
      text.append("<")
      text.append(name)
      text.append(">")
    }
  }

  private mutating func endInline() {
    textDepth -= 1
    guard let name = inlineNames.popLast() ?? nil else { return }
    text.append("</")
    text.append(name)
    text.append(">")
  }
}

/// The tags that CSL knows in a title, and what others call them.
enum InlineMarkup {
  /// The tag of CSL; nil where the text alone stays.
  static func name(for tag: XMLStreamTag) -> StaticString? {
    let name = tag.name
    // EndNote says in an attribute how a run of text is set.
    if name.equals("style"), let face = tag.attributes.first(where: { $0.name.equals("face") })?.value {
      return self.name(for: face.string)
    }
    return self.name(for: name.string)
  }

  private static func name(for name: String) -> StaticString? {
    switch name {
    case "i", "italic", "em": "i"
    case "b", "bold", "strong": "b"
    case "sub", "subscript": "sub"
    case "sup", "superscript": "sup"
    default: nil
    }
  }
}

extension ByteBuffer {
  /// Every run of white space that holds a line end or a tab is one space, and there is none at the ends: line ends in
  /// XML are layout.
  fileprivate mutating func collapseSpace() {
    guard let first = bytes.first, let last else { return }
    let holdsLayout = bytes.holdsControl
    if !holdsLayout, first != 0x20, last != 0x20 { return }
    edit { bytes in
      var target = 0
      var wasSpace = true
      for place in bytes.indices {
        let byte = bytes[place]
        if !byte.isSpace {
          bytes[target] = byte
          target += 1
        } else if !wasSpace || (target > 0 && !holdsLayout) {
          bytes[target] = 0x20
          target += 1
        }
        wasSpace = byte.isSpace
      }
      while target > 0, bytes[target - 1] == 0x20 { target -= 1 }
      return target
    }
  }

  fileprivate mutating func append(escapedForXML bytes: Bytes) {
    // Rare as a rule: what stands between them goes in one piece.
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == 0x26 || byte == 0x3C || byte == 0x3E {
      append(copying: bytes[part: start..<place])
      start = place + 1
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      default: append("&gt;")
      }
    }
    append(copying: bytes[part: start..<bytes.count])
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
