import Records

// DOIs as programs write them among other things.
extension CitationParts {
  /// The DOI in a value such as `10.1097/00006842-200509000-00005 [doi]` or `https://doi.org/10.1000/x`, without the
  /// punctuation of the sentence or the list that it stands in.
  static func doi(_ text: Bytes) -> Bytes? {
    var place = 0
    while place + 3 < text.count, !isDOI(text, at: place) { place += 1 }
    guard place + 3 < text.count else { return nil }
    var end = place
    while end < text.count, !text[end].isSpace {
      // `10.1000/x;10.1000/y`.
      if isListMark(text[end]),
        isDOI(text, at: end + 1) || text[part: (end + 1)..<text.count].hasPrefix("http")
      {
        break
      }
      end += 1
    }
    // No DOI is that long; brackets are counted for each.
    if end - place > 2048 { return nil }
    while end > place, isPunctuation(text[part: place..<end]) { end -= 1 }
    let doi = text[part: place..<end]
    guard let slash = doi.firstIndex(of: UInt8(ascii: "/")), slash + 1 < doi.count else { return nil }
    return doi
  }

  private static func isListMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|")
  }

  private static func isDOI(_ text: Bytes, at place: Int) -> Bool { text[part: place..<text.count].hasPrefix("10.") }

  /// Whether the last sign of the text is none of a DOI's: a bracket that was opened in it is.
  private static func isPunctuation(_ text: Bytes) -> Bool {
    func isAlone(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
      text.count { $0 == UInt8(ascii: open) } < text.count { $0 == UInt8(ascii: close) }
    }
    switch text.last.map(Unicode.Scalar.init) {
    case ".", ",", ";", ":", "\"", "'": return true
    case ")": return isAlone("(", ")")
    case "]": return isAlone("[", "]")
    case "}": return isAlone("{", "}")
    case ">": return isAlone("<", ">")
    default: return false
    }
  }

  /// Sets a DOI, taken out of the address or the words it stands in; what stands behind it is kept.
  ///
  /// - Parameter isNamed: whether the source says that it is one: what does not look like one then stays as it is, and is
  ///   kept under its tag else.
  static func putDOI(
    _ text: Bytes, isNamed: Bool = true, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    if isPlainDOI(text) { return assembly.set(.doi, text, from: origin) }
    if text.contains(UInt8(ascii: "%")), let plain = unescaped(text), plain.lend({ Self.doi($0) != nil }) {
      return plain.lend { putPlainDOI($0, of: text, isNamed: isNamed, from: origin, into: &assembly) }
    }
    putPlainDOI(text, of: text, isNamed: isNamed, from: origin, into: &assembly)
  }

  /// Whether it is a DOI as nearly all are: letters, figures and a few signs that end no word.
  private static func isPlainDOI(_ text: Bytes) -> Bool {
    guard text.hasPrefix("10."), text.count <= 256, let last = text.last else { return false }
    func isInner(_ byte: UInt8) -> Bool {
      byte.isLetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    }
    return last.isLetterOrDigit && text.allSatisfy(isInner) && text.contains(UInt8(ascii: "/"))
  }

  /// The text with the signs that an address writes as `%28` in their place; nil where one of them is none that a DOI has.
  private static func unescaped(_ text: Bytes) -> String? {
    var plain: [UInt8] = []
    var place = 0
    while place < text.count {
      if text[place] == UInt8(ascii: "%") {
        guard place + 2 < text.count, text[place + 1] < 0x80, text[place + 2] < 0x80,
          let code = UInt8(text[part: (place + 1)..<(place + 3)].string, radix: 16), (0x21...0x7E).contains(code)
        else { return nil }
        plain.append(code)
        place += 3
      } else {
        plain.append(text[place])
        place += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func putPlainDOI(
    _ text: Bytes, of original: Bytes, isNamed: Bool, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard let doi = doi(text) else {
      return isNamed ? assembly.set(.doi, text, from: origin) : assembly.keep(text, from: origin)
    }
    if doi.count == original.count { return assembly.set(.doi, doi, from: origin) }
    let isEscaped = text.count < original.count
    assembly.set(
      .doi, doi, from: origin,
      repair: .init(isEscaped ? "the signs of the DOI are put in their place" : "the DOI is taken out", of: original))
    guard let start = text.baseAddress, let found = doi.baseAddress else { return }
    var rest = text[part: (found - start + doi.count)..<text.count]
    while let first = rest.first, !first.isLetterOrDigit, first < 0x80, first != 0x5B {
      rest = rest[part: 1..<rest.count]
    }
    rest = rest.trimmed
    if rest.isEmpty || rest.equals("[doi]") || CitationParts.doi(rest).map({ $0.isSame(as: doi) }) == true { return }
    var origin = origin
    origin.isCounted = false
    assembly.keep(rest, from: origin)
  }
}
