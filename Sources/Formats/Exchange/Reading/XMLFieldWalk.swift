import XMLReading

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
  private var inlineNames: [[StaticString]] = []
  private var keepsMarkup = false
  /// How deep in a text the number stands that only tells what it belongs to; 0 where none is open.
  private var labelDepth = 0
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
    labelDepth = 0
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
    if skippedDepth > 0 || labelDepth > 0 { return }
    if textDepth > 0 {
      guard text.count + bytes.count <= Self.longestText else {
        isTextTooLong = true
        return
      }
      text.append(copying: bytes)
    } else if keptDepth > 0, text.count <= Self.longestText {
      text.append(escapedForXML: bytes)
    } else if keptDepth == 0 {
      checkStray(bytes)
    }
  }

  /// Text between elements that hold elements only.
  private mutating func checkStray(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count < 64, bytes.allSatisfy(\.isSpace) { return }
    let trimmed = bytes.trimmed
    guard !trimmed.isEmpty else { return }
    guard isInRecord else { return assembly.remark("text stands outside any record and is passed over", line: line) }
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
    if labelDepth == 0, tag.name.equals("label") { labelDepth = textDepth }
    let names = keepsMarkup ? InlineMarkup.names(for: tag) : []
    inlineNames.append(names)
    for name in names {
      text.append("<")
      text.append(name)
      text.append(">")
    }
  }

  private mutating func endInline() {
    if labelDepth == textDepth { labelDepth = 0 }
    textDepth -= 1
    for name in (inlineNames.popLast() ?? []).reversed() {
      text.append("</")
      text.append(name)
      text.append(">")
    }
  }
}
