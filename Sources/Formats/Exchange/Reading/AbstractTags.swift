/// Tags as HTML has them, or JATS with its prefix, which databases leave in abstracts in formats that are no XML: `<br/>`, `<p>`,
/// `<b>`, `<jats:p>`.
///
/// What begins a line is a line end. Italics, bold and what is set lower or higher stay, as CSL has them, but for a bold label
/// (`<b>Methods:</b>`), and of other tags the words stay. A sign that is none of a tag (`p<0.05`, `n < 5 and > 2`, `a<b`) stands as it is: of most tags both ends have to be there.
enum AbstractTags {
  static let repair = "tags as of HTML are taken out of the abstract, a new paragraph is a line end"

  fileprivate enum Kind {
    /// What begins or ends a line, and whether it needs no other end.
    case line(isAlone: Bool)
    case words
    case kept(StaticString)
  }

  private static let kinds: [String: Kind] = {
    var kinds: [String: Kind] = ["br": .line(isAlone: true), "break": .line(isAlone: true)]
    for name in ["p", "div", "li", "ul", "ol", "list", "list-item", "h1", "h2", "h3", "h4", "h5", "h6", "title", "sec"]
    {
      kinds[name] = .line(isAlone: false)
    }
    for name in ["u", "underline", "span", "font", "small", "abstract", "a"] { kinds[name] = .words }
    for (name, own): (String, StaticString) in [
      ("i", "i"), ("em", "i"), ("italic", "i"), ("sub", "sub"), ("sup", "sup"), ("b", "b"), ("strong", "b"),
      ("bold", "b"),
    ] { kinds[name] = .kept(own) }
    return kinds
  }()

  fileprivate struct Tag {
    var range: Range<Int>
    var name: String
    var kind: Kind
    var isEnd: Bool
    /// Whether it stands as CSL has it.
    var isPlain: Bool

    var isLine: Bool { if case .line = kind { true } else { false } }
    var isBold: Bool { if case .kept(let own) = kind { own.description == "b" } else { false } }
  }

  /// - Returns: nil where the text has no such tag.
  static func removed(from text: Bytes) -> [UInt8]? {
    guard text.count <= longestText, text.holds({ $0.places(of: UInt8(ascii: "<")) }) else { return nil }
    var all = tags(in: text)
    if all.isEmpty { return nil }
    markLabels(&all, in: text)
    let begun = Set(all.lazy.filter { !$0.isEnd }.map(\.name))
    let ended = Set(all.lazy.filter(\.isEnd).map(\.name))
    let tags = all.filter { tag in
      let isPair = begun.contains(tag.name) && ended.contains(tag.name)
      switch tag.kind {
      case .line(isAlone: true): return true
      // A text may begin with the one tag that nobody closed.
      case .line: return isPair || tag.range.lowerBound == 0
      case .words: return isPair
      case .kept: return isPair && !tag.isPlain
      }
    }
    return tags.isEmpty ? nil : text.without(tags)
  }

  /// Of bold that is the label of a part of the abstract the words stay: it begins a line or follows a sentence, and has a colon at
  /// its end or behind it, or a line end.
  private static func markLabels(_ tags: inout [Tag], in text: Bytes) {
    for place in tags.indices.dropLast() where tags[place].isBold && !tags[place].isEnd {
      let end = tags[place + 1]
      guard end.isBold, end.isEnd else { continue }
      let before = text[part: (place > 0 ? tags[place - 1].range.upperBound : 0)..<tags[place].range.lowerBound].trimmed
      let isFirst =
        before.isEmpty ? place == 0 || tags[place - 1].isLine : before.last.map { ".?!".utf8.contains($0) } == true
      let label = text[part: tags[place].range.upperBound..<end.range.lowerBound].trimmed
      let next = place + 2 < tags.count ? tags[place + 2] : nil
      let behind = text[part: end.range.upperBound..<(next?.range.lowerBound ?? text.count)].trimmed
      let colon = UInt8(ascii: ":")
      let isLabel = label.last == colon || behind.first == colon || behind.isEmpty && next?.isLine == true
      guard isFirst, isLabel else { continue }
      tags[place].kind = .words
      tags[place + 1].kind = .words
    }
  }

  private static func tags(in text: Bytes) -> [Tag] {
    var tags: [Tag] = []
    var place = 0
    while let found = text[part: place..<text.count].first({ $0.places(of: UInt8(ascii: "<")) }) {
      let start = place + found
      if let tag = tag(in: text, at: start) {
        tags.append(tag)
        place = tag.range.upperBound
      } else {
        place = start + 1
      }
    }
    return tags
  }

  private static let prefix: StaticString = "jats:"
  private static let longest = 200
  /// Longer ones are taken as they are: millions of tags take more memory than a record should.
  private static let longestText = 1 << 20

  private static func tag(in text: Bytes, at start: Int) -> Tag? {
    let isEnd = start + 1 < text.count && text[start + 1] == UInt8(ascii: "/")
    var place = start + (isEnd ? 2 : 1)
    let hasPrefix = text[part: place..<text.count].hasPrefix(prefix)
    if hasPrefix { place += prefix.utf8CodeUnitCount }
    // Most signs are of a sum: `p < 0.05`.
    guard place < text.count, text[place].isLowercase || text[place].isUppercase else { return nil }
    var end = place
    while end < text.count, end - place < 10,
      text[end].isLetterOrDigit || text[end] == UInt8(ascii: "-")
    { end += 1 }
    let name = text[part: place..<end].string.lowercased()
    guard let kind = kinds[name] else { return nil }
    // Nothing, a stroke, or attributes, which have values.
    var close = end
    while close < text.count, close - end < longest, text[close] != UInt8(ascii: ">"), text[close] != UInt8(ascii: "<")
    {
      close += 1
    }
    guard close < text.count, text[close] == UInt8(ascii: ">") else { return nil }
    var rest = text[part: end..<close].trimmed
    if rest.last == UInt8(ascii: "/") { rest = rest[part: 0..<(rest.count - 1)].trimmed }
    guard rest.isEmpty || !isEnd && text[end].isSpace && rest.contains(UInt8(ascii: "=")) else { return nil }
    var isPlain = !hasPrefix && rest.isEmpty && close == end
    if case .kept(let own) = kind { isPlain = isPlain && text[part: place..<end].equals(own) }
    return Tag(range: start..<(close + 1), name: name, kind: kind, isEnd: isEnd, isPlain: isPlain)
  }
}

extension Bytes {
  fileprivate func without(_ tags: [AbstractTags.Tag]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(count)
    var place = 0
    var isAtLineStart = true
    func take(_ end: Int) {
      for byte in self[part: place..<end] {
        if isAtLineStart, byte.isSpace { continue }
        isAtLineStart = false
        plain.append(byte)
      }
    }
    func dropSpace() { while plain.last?.isSpace == true { plain.removeLast() } }
    for tag in tags {
      take(tag.range.lowerBound)
      place = tag.range.upperBound
      switch tag.kind {
      case .words: break
      case .kept(let own):
        plain += Array((tag.isEnd ? "</" : "<").utf8) + Array("\(own)>".utf8)
        isAtLineStart = false
      case .line:
        dropSpace()
        if !plain.isEmpty { plain.append(0x0A) }
        isAtLineStart = true
      }
    }
    take(count)
    dropSpace()
    return plain
  }
}

extension CitationParts {
  /// Sets the abstract of a format that is no XML.
  static func putAbstract(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    guard let plain = AbstractTags.removed(from: text) else { return assembly.set(.abstract, text, from: origin) }
    if plain.isEmpty { return assembly.drop(origin, "it holds nothing but tags") }
    plain.withUnsafeBufferPointer {
      assembly.set(.abstract, Bytes(rebasing: $0[...]), from: origin, repair: .init(AbstractTags.repair, of: text))
    }
  }
}
