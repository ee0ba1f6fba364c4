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
  private var paths: XMLPaths
  private var taker = Taker()
  var assembly: RecordAssembly
  /// What is added to the lines of the stream.
  private var lineOffset = 0

  private var node = 0
  /// Text of the element that is being read, and how deep in it one stands; 0 where none is.
  private var text = ByteBuffer(capacity: 4096)
  private var textDepth = 0
  private var inline = XMLInline()
  private var keepsMarkup = false
  /// How deep in a text a reference to another part stands, and where its own text begins; 0 where none is open.
  private var reference = (depth: 0, start: 0)
  private var isTextTooLong = false
  /// An element that is kept as it stands, and how deep in it one stands.
  private var keptDepth = 0
  /// How deep one stands in an element that is passed over.
  private var skippedDepth = 0
  private var keptTag = 0
  /// Where in the text the names of the open elements of what is kept stand.
  private var keptNames: [Range<Int>] = []
  /// The text within which something is kept by itself: how deep one stands in it, and how much of it there is.
  private var aside = (depth: 0, start: 0)
  /// Whether a line end between elements, now a space, was in what is kept.
  private var keptHasLayout = false
  private var isInRecord = false
  private var line = 0
  private var startLine = 0

  /// The most bytes of one text; what is beyond is left out.
  private static var longestText: Int { 16 << 20 }

  init() {
    var numbers = RecordAssembly()
    paths = XMLPaths(Taker.fields) { numbers.tag($0) }
    assembly = numbers
  }

  /// Forgets what is open: the next piece begins at the root again.
  mutating func restart(lineOffset: Int) {
    self.lineOffset = lineOffset
    node = 0
    textDepth = 0
    keptDepth = 0
    keptNames.removeAll(keepingCapacity: true)
    skippedDepth = 0
    inline.clear()
    reference.depth = 0
    aside.depth = 0
    isInRecord = false
  }

  mutating func take(_ events: UnsafeBufferPointer<XMLStreamEvent>) {
    guard let first = events.baseAddress else { return }
    for place in events.indices {
      // Read where it lies: a copy of each would take the processor longer than what is asked of most.
      let event = first + place
      switch event.pointee.kind {
      case .start: start(event)
      case .lastText: lastText(event)
      case .text: text(event)
      case .end: end(line: Int(event.pointee.line))
      }
    }
  }

  /// Whether white space alone says something here: in a text, and in what is kept as it stands.
  private var heedsSpace: Bool { textDepth | keptDepth != 0 }

  @inline(__always)
  private mutating func start(_ tag: UnsafePointer<XMLStreamEvent>) {
    line = Int(tag.pointee.line) &+ lineOffset
    if skippedDepth | keptDepth | textDepth != 0 { return startWithin(tag.pointee) }
    // No name has the number 0, and nothing stands there.
    let child = paths.child(of: node, number: Int(tag.pointee.number))
    guard child.node != 0 else { return startUnknown(tag.pointee) }
    node = child.node
    let kind = child.kind
    if kind.isText {
      textDepth = 1
      text.truncate()
      inline.beginText()
      startLine = line
      keepsMarkup = kind == .markup
    } else if kind != .into {
      startPart(kind)
      if kind == .skip { return }
    }
    if !tag.pointee.attributes.isEmpty { take(tag.pointee.attributes) }
  }

  /// Within what is passed over, what is kept as it stands, or a text.
  private mutating func startWithin(_ tag: XMLStreamEvent) {
    if skippedDepth > 0 {
      skippedDepth += 1
    } else if keptDepth > 0 {
      startKept(tag)
    } else {
      startInline(tag)
    }
  }

  private mutating func startPart(_ kind: XMLPaths.Kind) {
    switch kind {
    case .skip: skippedDepth = 1
    case .record:
      isInRecord = true
      taker.begin(nil, line: line, into: &assembly)
    default: taker.begin(paths.field(of: node), line: line, into: &assembly)
    }
  }

  @inline(__always)
  private mutating func lastText(_ event: UnsafePointer<XMLStreamEvent>) {
    guard textDepth == 1, text.isEmpty, !event.pointee.bytes.needsCollapsing else {
      text(event)
      return end(line: Int(event.pointee.line))
    }
    // It need not be copied to be taken.
    let ended = node
    node = paths.parent(of: ended)
    textDepth = 0
    let origin = RecordAssembly.Origin(tag: paths.tag(of: ended), line: startLine)
    taker.value(paths.field(of: ended), event.pointee.bytes, origin, into: &assembly)
  }

  private mutating func text(_ event: UnsafePointer<XMLStreamEvent>) {
    if heedsSpace || !event.pointee.bytes.isWhiteSpace { text(event.pointee.bytes) }
  }

  private mutating func text(_ bytes: Bytes) {
    if textDepth > 0 {
      guard text.count + bytes.count <= Self.longestText else {
        isTextTooLong = true
        return
      }
      if inline.takes(bytes, &text) { text.append(copying: bytes) }
    } else if skippedDepth > 0 {
      return
    } else if keptDepth == 0 {
      checkStray(bytes)
    } else if bytes.first == 0x0A, bytes.allSatisfy(\.isSpace) {
      keptHasLayout = true
      text.append(0x20)
    } else if text.count <= Self.longestText {
      text.append(escapedForXML: bytes)
    }
  }

  /// Text between elements that hold elements only.
  private mutating func checkStray(_ bytes: UnsafeBufferPointer<UInt8>) {
    let trimmed = bytes.trimmed
    guard !trimmed.isEmpty else { return }
    guard isInRecord else {
      return assembly.remark("text stands outside any record and is passed over", line: line, isFault: true)
    }
    let origin = RecordAssembly.Origin(tag: paths.tag(of: node), line: line)
    if paths.kind(of: node) == .group {
      taker.stray(trimmed, in: paths.field(of: node), origin, into: &assembly)
    } else {
      assembly.keep(trimmed, from: origin)
    }
  }

  @inline(__always)
  private mutating func end(line: Int) {
    self.line = line &+ lineOffset
    if skippedDepth | keptDepth != 0 || textDepth > 1 { return endWithin() }
    let ended = node
    node = paths.parent(of: ended)
    let kind = paths.kind(of: ended)
    if kind.isText {
      textDepth = 0
      endText(of: ended)
    } else if kind != .into {
      endPart(ended, isRecord: kind == .record)
    }
  }

  private mutating func endWithin() {
    if skippedDepth > 0 {
      skippedDepth -= 1
      guard skippedDepth == 0 else { return }
      assembly.drop(.init(tag: paths.tag(of: node), line: line), "it is no part of a record")
      node = paths.parent(of: node)
    } else if keptDepth > 0 {
      endKept()
    } else {
      endInline()
    }
  }

  /// Of a record or a group.
  private mutating func endPart(_ node: Int, isRecord: Bool) {
    if isRecord { isInRecord = false }
    let origin = RecordAssembly.Origin(tag: paths.tag(of: node), line: line)
    if taker.end(isRecord ? nil : paths.field(of: node), origin, into: &assembly) { assembly.finish() }
  }

  private mutating func endText(of node: Int) {
    let tag = paths.tag(of: node)
    if isTextTooLong {
      isTextTooLong = false
      assembly.refuse(
        "\(assembly.name(ofTag: tag)) is longer than \(Self.longestText >> 20) MiB; the rest of it is left out",
        line: startLine)
    }
    text.collapseSpace(keepsLineEnds: Taker.keepsLineEnds)
    taker.value(paths.field(of: node), text.bytes, .init(tag: tag, line: startLine), into: &assembly)
  }

  // MARK: Attributes

  private mutating func take(_ attributes: UnsafeBufferPointer<XMLStreamAttribute>) {
    for attribute in attributes {
      let value = attribute.value
      switch paths.action(of: attribute.number, at: node) {
      case .value(let field)?:
        let origin = RecordAssembly.Origin(tag: paths.tag(of: node), line: line)
        if value.holdsReference {
          value.withoutReferences.withUnsafeBufferPointer { taker.attributeValue(field, $0, origin, into: &assembly) }
        } else {
          taker.attributeValue(field, value, origin, into: &assembly)
        }
      case .idle(let usual)? where value.equals(usual): break
      default:
        guard isInRecord, !value.isEmpty else { continue }
        let origin = RecordAssembly.Origin(tag: self.tag(of: attribute), line: line)
        if value.holdsReference {
          value.withoutReferences.withUnsafeBufferPointer { assembly.keep($0, from: origin) }
        } else {
          assembly.keep(value, from: origin)
        }
      }
    }
  }

  private mutating func tag(of attribute: XMLStreamAttribute) -> Int {
    let element = paths.tag(of: node)
    return paths.tag(of: attribute.name, at: node) {
      assembly.tag("\(assembly.name(ofTag: element))@\(attribute.name.string)")
    }
  }

  // MARK: What is kept as it stands

  private mutating func startUnknown(_ tag: XMLStreamEvent) {
    startLine = line
    text.truncate()
    keptHasLayout = false
    keptTag = paths.tag(of: tag.bytes) { assembly.tag(tag.bytes.string) }
    startKept(tag)
  }

  private mutating func startKept(_ tag: XMLStreamEvent) {
    keptDepth += 1
    guard text.count <= Self.longestText else { return keptNames.append(0..<0) }
    text.append(UInt8(ascii: "<"))
    keptNames.append(text.count..<(text.count + tag.bytes.count))
    text.append(copying: tag.bytes)
    for attribute in tag.attributes {
      text.append(UInt8(ascii: " "))
      text.append(copying: attribute.name)
      text.append("=\"")
      // References to '&' are written out still.
      text.append(attribute.value, marks: { $0.places(of: 0x22) | $0.places(of: 0x3C) }) { byte, buffer in
        byte == UInt8(ascii: "<") ? buffer.append("&lt;") : buffer.append("&quot;")
      }
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: ">"))
  }

  private mutating func endKept() {
    keptDepth -= 1
    let name = keptNames.removeLast()
    if text.count <= Self.longestText {
      text.append("</")
      text.append(own: name)
      text.append(UInt8(ascii: ">"))
    }
    guard keptDepth == 0 else { return }
    if aside.depth > 0 { return endAside() }
    guard isInRecord else {
      assembly.remark(
        "<\(assembly.name(ofTag: keptTag))> stands outside any record and is passed over", line: startLine,
        isFault: true)
      return
    }
    if text.count > Self.longestText {
      return assembly.drop(.init(tag: keptTag, line: startLine), "it is longer than \(Self.longestText >> 20) MiB")
    }
    text.collapseSpace(hasLayout: keptHasLayout)
    assembly.keep(text.bytes, from: .init(tag: keptTag, line: startLine))
  }

  // MARK: Markup in text

  private mutating func startInline(_ tag: XMLStreamEvent) {
    if InlineMarkup.isAside(tag.bytes) {
      aside = (textDepth, text.count)
      textDepth = 0
      keptHasLayout = false
      keptTag = paths.tag(of: tag.bytes) { assembly.tag(tag.bytes.string) }
      return startKept(tag)
    }
    textDepth += 1
    if reference.depth == 0, tag.bytes.equals("xref") { reference = (textDepth, text.count) }
    tell(inline.start(tag, &text, keepsMarkup: keepsMarkup))
  }

  private mutating func endAside() {
    var kept = ByteBuffer()
    kept.append(copying: text.bytes[part: min(aside.start, text.count)..<text.count])
    text.truncate(to: aside.start)
    textDepth = aside.depth
    aside.depth = 0
    kept.collapseSpace(hasLayout: keptHasLayout)
    assembly.keep(kept.bytes, from: .init(tag: keptTag, line: line))
  }

  private mutating func endInline() {
    if reference.depth == textDepth { endReference() }
    textDepth -= 1
    tell(inline.end(&text))
  }

  private mutating func tell(_ loss: XMLInline.Loss?) {
    guard let loss else { return }
    let field = assembly.name(ofTag: paths.tag(of: node))
    switch loss {
    case .formula: assembly.remark("\(field): a formula is written in one line", line: line)
    case .tags(let names):
      for name in names { assembly.remark("\(field): the tag <\(name)> is left out, its words stay", line: line) }
    }
  }

  /// The mark of a footnote, such as `*`, is no part of the text; the number of a table is.
  private mutating func endReference() {
    let words = text.bytes[part: min(reference.start, text.count)..<text.count].string
    let isMark = !words.replacing("<sup>", with: "").replacing("</sup>", with: "").contains {
      $0.isLetter || $0.isNumber
    }
    if isMark { text.truncate(to: reference.start) }
    reference.depth = 0
  }
}

extension Bytes {
  /// Whether a text is white space: no other byte up to the space stands in well-formed XML.
  fileprivate var isWhiteSpace: Bool {
    guard let first, first <= 0x20 else { return isEmpty }
    return !holds { ($0 | ($0 &+ 0x5F5F_5F5F_5F5F_5F5F)).beyondASCII }
  }
}
