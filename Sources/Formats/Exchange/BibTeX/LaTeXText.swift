/// LaTeX turned into text, with CSL's tags for italics and the like.
///
/// It goes through the bytes once, with a stack of its own: braces may be as deep as they like.
struct LaTeXText {
  enum Mode {
    case text
    /// A name: no tags, and a tie is a space.
    case name
    /// What is no prose, as a URL: only braces and commands are taken away.
    case verbatim
  }

  private enum Group: UInt8 {
    case plain, italic, bold, lower, upper, smallCapitals, quoted, kept
    /// A change that holds till the end of the group around it.
    case declaredItalic, declaredBold, declaredSmallCapitals
    /// In which a `~` is one, and no tie; none within another.
    case address, keptAddress
    case ignored

    var closing: StaticString {
      switch self {
      case .plain, .address, .ignored: ""
      case .italic, .declaredItalic: "</i>"
      case .bold, .declaredBold: "</b>"
      case .lower: "</sub>"
      case .upper: "</sup>"
      case .smallCapitals, .declaredSmallCapitals: "</span>"
      case .quoted: "\u{201D}"
      case .kept, .keptAddress: "}"
      }
    }

    var isDeclared: Bool { self == .declaredItalic || self == .declaredBold || self == .declaredSmallCapitals }
    var isKept: Bool { self == .kept || self == .keptAddress }
    var isAddress: Bool { self == .address || self == .keptAddress }
  }

  private let raw: Bytes
  private var mode: Mode
  /// Outside addresses.
  private let usualMode: Mode
  private var place = 0
  private(set) var output: [UInt8] = []
  /// The first command that is not known.
  private(set) var unknown: Range<Int>?
  private var groups: [Group] = []
  /// Accents that wait for their letter.
  private var accents: [Unicode.Scalar] = []
  private var hasClosingDollar = true

  /// Whether the value is text already.
  static func isPlain(_ raw: Bytes) -> Bool {
    if raw.holds({ $0.controls | $0.places(of: 0x5C) | $0.places(of: 0x24) | $0.places(of: 0x60) }) { return false }
    if raw.holds({ $0.places(of: 0x7B) | $0.places(of: 0x7D) | $0.places(of: 0x7E) }) { return false }
    return !raw.holdsTwice { $0 == 0x20 || $0 == 0x2D || $0 == 0x27 }
  }

  /// The text of a value.
  ///
  /// - Parameter onUnknown: is told the first command that is not known.
  static func lend<Result>(
    _ raw: Bytes, _ mode: Mode, onUnknown: (Bytes) -> Void, _ body: (Bytes) -> Result
  ) -> Result {
    if isPlain(raw) { return body(raw) }
    var text = LaTeXText(raw, mode)
    text.decode()
    if let unknown = text.unknown { onUnknown(raw[part: unknown]) }
    return text.output.withUnsafeBufferPointer { body($0.trimmed) }
  }

  init(_ raw: Bytes, _ mode: Mode) {
    self.raw = raw
    self.mode = mode
    usualMode = mode
    output.reserveCapacity(raw.count)
  }

  mutating func decode() {
    while place < raw.count {
      let byte = raw[place]
      switch byte {
      case UInt8(ascii: "\\"): command()
      case UInt8(ascii: "{"):
        let isHash = raw[part: place..<raw.count].beginsHash
        place += 1
        if isHash { output.append(byte) }
        groups.append(isHash ? .kept : .plain)
      case UInt8(ascii: "}"):
        place += 1
        closeGroup()
      case UInt8(ascii: "~") where mode != .verbatim:
        place += 1
        emit(mode == .name ? " " : "\u{A0}")
      case UInt8(ascii: "$") where mode == .text: math()
      case UInt8(ascii: "-") where mode == .text: dashes()
      case UInt8(ascii: "`"), UInt8(ascii: "'"): quotes(byte)
      case 0x20, 0x09...0x0D: space()
      default: letter()
      }
    }
    flushAccents()
    while let group = groups.popLast() { close(group) }
  }

  // MARK: Plain text

  private mutating func emit(_ text: StaticString) {
    flushAccents()
    output.append(text)
  }

  private mutating func emit(scalar: Unicode.Scalar) {
    if accents.isEmpty {
      output.append(contentsOf: Unicode.UTF8.encode(scalar).map { Array($0) } ?? [])
    } else {
      compose(with: scalar)
    }
  }

  /// One letter, whole, so that an accent finds it.
  private mutating func letter() {
    guard !accents.isEmpty else {
      output.append(raw[place])
      place += 1
      return
    }
    var end = place + 1
    while end < raw.count, raw[end] & 0xC0 == 0x80 { end += 1 }
    if let scalar = raw[part: place..<end].string.unicodeScalars.first { compose(with: scalar) }
    place = end
  }

  /// A run of white space is a space; one with an empty line in it begins a new paragraph.
  private mutating func space() {
    var lines = 0
    while place < raw.count, raw[place].isSpace {
      if raw[place] == 0x0A { lines += 1 }
      place += 1
    }
    if lines > 1 { newLine() } else { emit(" ") }
  }

  private mutating func newLine() {
    while output.last == 0x20 { output.removeLast() }
    emit(mode == .text ? "\n" : " ")
    while place < raw.count, raw[place].isSpace { place += 1 }
  }

  private mutating func dashes() {
    var count = 0
    while count < 3, place + count < raw.count, raw[place + count] == UInt8(ascii: "-") { count += 1 }
    place += count
    emit(count == 3 ? "\u{2014}" : count == 2 ? "\u{2013}" : "-")
  }

  private mutating func quotes(_ byte: UInt8) {
    let isDouble = mode != .verbatim && place + 1 < raw.count && raw[place + 1] == byte
    place += isDouble ? 2 : 1
    switch (byte, isDouble) {
    case (UInt8(ascii: "`"), true): emit("\u{201C}")
    case (_, true): emit("\u{201D}")
    case (UInt8(ascii: "`"), false): emit(mode == .verbatim ? "`" : "\u{2018}")
    default: emit("'")
    }
  }

  // MARK: Accents

  private mutating func compose(with scalar: Unicode.Scalar) {
    var letter = String(scalar == "\u{131}" ? "i" : scalar == "\u{237}" ? "j" : scalar)
    for accent in accents.reversed() {
      letter.unicodeScalars.append(accent)
      if let whole = LaTeXSigns.composed[letter] { letter = String(whole) }
    }
    accents.removeAll(keepingCapacity: true)
    output.append(contentsOf: letter.utf8)
  }

  /// No letter has many accents; who gives it more wants to keep us busy.
  private mutating func add(_ accent: Unicode.Scalar) {
    skipSpace()
    if accents.count >= 4 { flushAccents() }
    accents.append(accent)
  }

  /// An accent over nothing is a sign of its own.
  private mutating func flushAccents() {
    guard !accents.isEmpty else { return }
    for accent in accents {
      output.append(contentsOf: (LaTeXSigns.spacing[accent] ?? String(accent)).utf8)
    }
    accents.removeAll(keepingCapacity: true)
  }

  // MARK: Groups

  private mutating func closeGroup() {
    flushAccents()
    while let group = groups.popLast() {
      close(group)
      // `\SI{5}{\kilo\gram}`: what is not known may take several.
      if group.isKept, place < raw.count, raw[place] == UInt8(ascii: "{") {
        place += 1
        output.append(UInt8(ascii: "{"))
        groups.append(.kept)
      }
      if !group.isDeclared { return }
    }
  }

  private mutating func close(_ group: Group) {
    let marks: StaticString = mode == .text || group.isKept || group == .quoted ? group.closing : ""
    output.append(marks)
    if group.isAddress { mode = usualMode }
  }

  private mutating func open(_ group: Group, _ tag: StaticString) {
    skipSpace()
    if place < raw.count, raw[place] == UInt8(ascii: "{") {
      place += 1
      if mode == .text || group == .quoted { emit(tag) }
      groups.append(group)
    } else if place < raw.count, raw[place] != UInt8(ascii: "\\"), raw[place] != UInt8(ascii: "}"), mode == .text {
      // The argument is one letter.
      emit(tag)
      letter()
      while place < raw.count, raw[place] & 0xC0 == 0x80 { letter() }
      close(group)
    }
  }

  private mutating func declare(_ group: Group, _ tag: StaticString) {
    skipSpace()
    guard mode == .text else { return }
    emit(tag)
    groups.append(group)
  }

  private mutating func skipSpace() {
    while place < raw.count, raw[place].isSpace { place += 1 }
  }

  // MARK: Commands

  private mutating func command() {
    let start = place
    place += 1
    guard place < raw.count else { return emit("\\") }
    let first = raw[place]
    guard first.isLowercase || first.isUppercase else { return sign(first) }
    while place < raw.count, raw[place].isLowercase || raw[place].isUppercase { place += 1 }
    let name = raw[part: (start + 1)..<place].string
    if name.utf8.count == 1, let accent = LaTeXSigns.letterAccents[first] {
      add(accent)
    } else if let text = LaTeXSigns.signs[name] {
      skipSpace()
      for scalar in text.unicodeScalars { emit(scalar: scalar) }
    } else if !format(name) {
      keep(start)
    }
  }

  /// A command that is no letter: an accent, or a sign that LaTeX would read otherwise.
  private mutating func sign(_ byte: UInt8) {
    if let accent = LaTeXSigns.signAccents[byte] {
      place += 1
      // In a URL `\~` is the sign, whatever follows.
      if mode == .verbatim { return output.append(byte) }
      return add(accent)
    }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "/"): place += 1
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      place += 1
      emit(mode == .name ? " " : "\u{2009}")
    case UInt8(ascii: "\\"), 0x09...0x0D, 0x20:
      place += 1
      emit(" ")
      if byte == UInt8(ascii: "\\") { skipSpace() }
    case UInt8(ascii: "{"), UInt8(ascii: "}"):
      place += 1
      flushAccents()
      output.append(byte)
    case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "_"),
      UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "*"):
      place += 1
      flushAccents()
      output.append(byte)
    default: emit("\\")
    }
  }

  private mutating func format(_ name: String) -> Bool {
    switch name {
    case "emph", "textit", "textsl", "mkbibemph", "mkbibitalic": open(.italic, "<i>")
    case "textbf", "mkbibbold": open(.bold, "<b>")
    case "textsubscript", "subscript", "mkbibsubscript": open(.lower, "<sub>")
    case "textsuperscript", "superscript", "mkbibsuperscript": open(.upper, "<sup>")
    case "textsc": open(.smallCapitals, "<span style=\"font-variant:small-caps;\">")
    case "enquote", "mkbibquote": open(.quoted, "\u{201C}")
    case "it", "itshape", "em", "sl", "slshape": declare(.declaredItalic, "<i>")
    case "bf", "bfseries": declare(.declaredBold, "<b>")
    case "sc", "scshape": declare(.declaredSmallCapitals, "<span style=\"font-variant:small-caps;\">")
    case "par", "newline", "linebreak": newLine()
    case "text", "textrm", "textsf", "texttt", "textup", "textmd", "textnormal", "mbox", "hbox", "ensuremath",
      "underline", "uline", "protect", "relax", "rm", "rmfamily", "sf", "sffamily", "tt", "ttfamily", "normalfont",
      "upshape", "mdseries", "small", "bibstring", "NoCaseChange":
      skipSpace()
    case "url", "path", "nolinkurl":
      skipSpace()
      if mode != .verbatim, place < raw.count, raw[place] == UInt8(ascii: "{") {
        place += 1
        groups.append(.address)
        mode = .verbatim
      }
    default: return false
    }
    return true
  }

  /// What is not known stays as it is.
  private mutating func keep(_ start: Int) {
    flushAccents()
    if unknown == nil { unknown = start..<place }
    output.append(contentsOf: raw[start..<place])
    let isAddress = mode != .verbatim && raw[part: start..<place].equals("\\href")
    if place < raw.count, raw[place] == UInt8(ascii: "{") {
      place += 1
      output.append(UInt8(ascii: "{"))
      groups.append(isAddress ? .keptAddress : .kept)
      if isAddress { mode = .verbatim }
    }
  }

  // MARK: Mathematics

  /// Indices, powers and signs are text; anything else stays as it stands.
  private mutating func math() {
    place += 1
    guard hasClosingDollar else { return emit("$") }
    var end = place
    while end < raw.count, raw[end] != UInt8(ascii: "$") { end += raw[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < raw.count else {
      hasClosingDollar = false
      return emit("$")
    }
    flushAccents()
    if let text = LaTeXMath.text(raw[part: place..<end]) {
      output += text
    } else {
      if unknown == nil { unknown = (place - 1)..<(end + 1) }
      output.append(contentsOf: raw[(place - 1)...end])
    }
    place = end + 1
  }
}

extension Bytes {
  /// Whether it begins a table of Ruby's, which a program wrote as it is: Rayyan's `{"Ann"=>"Included"}`.
  fileprivate var beginsHash: Bool {
    let quote = UInt8(ascii: "\"")
    guard count > 1, self[1] == quote, let end = self[2...].prefix(200).firstIndex(of: quote) else { return false }
    return self[part: (end + 1)..<Swift.min(count, end + 10)].trimmed.hasPrefix("=>")
  }
}
