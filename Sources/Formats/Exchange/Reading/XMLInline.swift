import XMLReading

/// The elements that are open within a text: tags that CSL knows stay where the field can hold them, a formula becomes text
/// that says the same, and of the others the words stay.
struct XMLInline {
  /// What has to be said of an element.
  enum Loss {
    /// Tags of which only the words stay.
    case tags([String])
    case formula
  }

  private struct Element {
    /// What it is in a formula; nil outside one.
    var formula: Formula.Part?
    /// Tags to be closed with it.
    var closing: [StaticString] = []
    /// What parts it from its neighbours where nothing stands between.
    var parting: StaticString?
    /// What stands behind its text.
    var ending: StaticString = ""
    /// Where its text begins.
    var start = 0
    /// Whether parentheses hold it together where it is more than a word.
    var isGrouped = false
    var children = 0
    /// Where scripts begin that stand before what they belong to.
    var frontScripts: Int?
  }

  private var open: [Element] = []
  /// The place of the one whose text is left out, with all in it.
  private var hidden: Int?
  private var hasStructure = false
  /// Where a fraction ends, so that a figure directly behind it would be part of it, or where one part of an address or a
  /// paragraph ends, so that the next would be part of its last word; and what parts them.
  private var partEnd = -1
  private var separator: StaticString = " "
  private var isFraction = false

  /// A new text begins.
  @inline(__always)
  mutating func beginText() { partEnd = -1 }

  mutating func clear() {
    open.removeAll(keepingCapacity: true)
    hidden = nil
    partEnd = -1
  }

  /// Whether these bytes belong to the text; a space goes before them where it needs one.
  @inline(__always)
  func takes(_ bytes: Bytes, _ text: inout ByteBuffer) -> Bool {
    if hidden != nil { return false }
    if partEnd == text.count, let first = bytes.first { part(from: first, &text) }
    guard let formula = open.last?.formula else { return true }
    // White space between the parts of a formula is layout.
    return formula == .token || !bytes.allSatisfy(\.isSpace)
  }

  @inline(never)
  private func part(from next: UInt8, _ text: inout ByteBuffer) {
    let isWord = next.isLetterOrDigit || !isFraction && (next >= 0x80 || "([{<\"'".utf8.contains(next))
    guard isWord, let last = text.last else { return }
    if !last.isSpace, !"([{".utf8.contains(last) { text.append(separator) }
  }

  // MARK: Beginning

  mutating func start(_ tag: XMLStreamEvent, _ text: inout ByteBuffer, keepsMarkup: Bool) -> Loss? {
    if hidden != nil {
      open.append(Element(formula: open.last?.formula))
      return nil
    }
    guard open.last?.formula != nil || tag.bytes.equals("math") else {
      return startMarkup(tag, &text, keepsMarkup: keepsMarkup)
    }
    if open.last?.formula == nil { hasStructure = false }
    let part = Formula.part(tag.bytes)
    var element = Element(formula: part)
    if ![.token, .row, .hidden].contains(part) { hasStructure = true }
    if part == .fraction, text.last?.isLetterOrDigit == true { text.append(0x20) }
    place(&element, tag.bytes, &text, keepsMarkup: keepsMarkup)
    element.start = text.count
    switch part {
    case .hidden: hidden = open.count
    case .space: text.append(0x20)
    case .squareRoot: text.append("√")
    case .fenced: text.append("(")
    default: break
    }
    open.append(element)
    return nil
  }

  private mutating func markPart(_ separator: StaticString, _ text: borrowing ByteBuffer, isFraction: Bool = false) {
    guard !text.isEmpty else { return }
    self.separator = separator
    self.isFraction = isFraction
    partEnd = text.count
  }

  private mutating func startMarkup(
    _ tag: XMLStreamEvent, _ text: inout ByteBuffer, keepsMarkup: Bool
  ) -> Loss? {
    // A number that only tells what the text belongs to.
    if tag.bytes.equals("label") { hidden = open.count }
    let parting = InlineMarkup.parting(of: tag)
    if let parting { markPart(parting, text) }
    var (names, lost) = InlineMarkup.names(for: tag)
    if !keepsMarkup {
      // Without its tag an exponent would be part of the number.
      if text.last?.isDigit == true {
        if names.contains(where: { "\($0)" == "sup" }) { text.append("^") }
        if names.contains(where: { "\($0)" == "sub" }) { text.append("_") }
      }
      lost += names.map { "\($0)" }
      names = []
    }
    if !names.isEmpty, partEnd == text.count { part(from: UInt8(ascii: "<"), &text) }
    for name in names {
      text.append("<")
      text.append(name)
      text.append(">")
    }
    open.append(Element(closing: names, parting: parting, start: text.count))
    return lost.isEmpty ? nil : .tags(lost)
  }

  /// What an element is to the one it stands in: a base, an exponent, a cell.
  private mutating func place(
    _ element: inout Element, _ name: Bytes, _ text: inout ByteBuffer, keepsMarkup: Bool
  ) {
    guard !open.isEmpty else { return }
    let parent = open.count - 1
    let number = open[parent].children
    open[parent].children += 1
    func put(_ script: Formula.Script) {
      if keepsMarkup {
        text.append(script == .sub ? "<sub>" : "<sup>")
        element.ending = script == .sub ? "</sub>" : "</sup>"
      } else {
        text.append(script == .sub ? "_" : "^")
        element.isGrouped = true
      }
    }
    switch open[parent].formula {
    case .scripts(let scripts, let isLimit)?:
      if number == 0 {
        element.isGrouped = true
      } else if number <= scripts.count, !isLimit || !name.equals("mo") {
        put(scripts[number - 1])
      }
    case .multiscripts?:
      if name.equals("mprescripts") {
        open[parent].frontScripts = text.count
        open[parent].children = 1
      } else if number == 0 {
        element.isGrouped = true
      } else if !name.equals("none") {
        put(number.isMultiple(of: 2) ? .sup : .sub)
      }
    case .fraction?:
      if number > 0 { text.append("/") }
      element.isGrouped = true
    case .root?:
      // The third root of x is x to the power of 1/3.
      if number == 0 {
        element.isGrouped = true
      } else {
        text.append(keepsMarkup ? "<sup>1/" : "^(1/")
        element.ending = keepsMarkup ? "</sup>" : ")"
        element.isGrouped = true
      }
    case .cells?: if number > 0 { text.append(0x20) }
    case .fenced?: if number > 0 { text.append(",") }
    default: break
    }
  }

  // MARK: Ending

  mutating func end(_ text: inout ByteBuffer) -> Loss? {
    guard let element = open.popLast() else { return nil }
    if let hidden {
      if open.count == hidden { self.hidden = nil }
      return nil
    }
    switch element.formula {
    case .squareRoot?: Formula.group(from: element.start + "√".utf8.count, &text)
    case .fenced?: text.append(")")
    case .multiscripts?:
      if let front = element.frontScripts { Formula.swap(element.start, front, &text) }
    default: break
    }
    if element.isGrouped { Formula.group(from: element.start, &text) }
    text.append(element.ending)
    for name in element.closing.reversed() {
      text.append("</")
      text.append(name)
      text.append(">")
    }
    if element.formula == .fraction { markPart(" ", text, isFraction: true) }
    if let parting = element.parting { markPart(parting, text) }
    let isFormula = element.formula != nil && open.last?.formula == nil
    return isFormula && hasStructure ? .formula : nil
  }
}
