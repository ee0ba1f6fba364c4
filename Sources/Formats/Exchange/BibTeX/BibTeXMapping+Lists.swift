import Records

// Values of several words or lines.
extension BibTeXMapping {
  /// Parted by semicolons if there are any, else by commas; EndNote has a keyword a line, and Mendeley no blank behind the commas
  /// that part them, so that those of `Aged, 80 and over` part nothing.
  mutating func putKeywords(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    var places: [(place: Int, byte: UInt8)] = []
    var depth = 0
    for (place, byte) in raw.enumerated() {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ";"), UInt8(ascii: ","): if depth == 0 { places.append((place, byte)) }
      default: break
      }
    }
    if places.contains(where: { $0.byte == UInt8(ascii: ";") }) { places.removeAll { $0.byte == UInt8(ascii: ",") } }
    let bare = places.count { CSVNames.isBareComma($0.place, in: raw) }
    if bare > 0, bare >= places.count(where: { Self.isBeforeBlank($0.place, in: raw) }) {
      places.removeAll { Self.isBeforeBlank($0.place, in: raw) || CSVNames.isBetweenDigits($0.place, in: raw) }
    }
    if let lines = Self.lines(of: raw, with: places.map(\.place)) { places = lines.map { ($0, 0x0A) } }
    var start = 0
    var isAny = false
    for end in places.map(\.place) + [raw.count] {
      LaTeXText.lend(raw[part: start..<end].trimmed, .text, onUnknown: { remarkCommand($0, origin) }) { word in
        if word.count < 16, Lexical.isBlank(word.string) { return }
        assembly.addUncounted(keyword: word)
        isAny = true
      }
      start = end + 1
    }
    if isAny { assembly.count(origin) } else { assembly.drop(origin, "it holds no keyword") }
  }

  /// Whether a blank follows, and not the end of a line that was full.
  private static func isBeforeBlank(_ place: Int, in raw: Bytes) -> Bool {
    place + 1 < raw.count && (raw[place + 1] == 0x20 || raw[place + 1] == 0x09)
  }

  /// The ends of lines that part keywords: nothing stands before them but the keyword, and separators are rare. A line that a
  /// program broke because it was full is indented, or has its separators.
  private static func lines(of raw: Bytes, with separators: [Int]) -> [Int]? {
    let ends = raw.indices.filter { raw[$0] == 0x0A }
    guard !ends.isEmpty, separators.count < ends.count else { return nil }
    var isOfLines = true
    for end in ends {
      let before = end > 0 && raw[end - 1] == 0x0D ? end - 2 : end - 1
      let isEnd = before >= 0 && (raw[before] == UInt8(ascii: ",") || raw[before] == UInt8(ascii: ";"))
      isOfLines = isOfLines && !isEnd && end + 1 < raw.count && !raw[end + 1].isSpace
    }
    return isOfLines ? ends : nil
  }

  /// Whether Scopus wrote the entry, which says so.
  static func isOfScopus(_ entry: BibTeXEntry) -> Bool {
    entry.fields.contains { field in
      field.name.kind == .kept && field.value.count < 20 && field.value.count >= 6
        && entry.value(field) { $0.equals("Scopus") }
    }
  }

  /// An address; of several, the first.
  mutating func putAddress(
    _ raw: Bytes, to key: CitationKey, from origin: Origin, into assembly: inout RecordAssembly
  ) {
    let parts = CitationParts.addresses(in: raw)
    guard parts.count > 1 else {
      return set(key, raw, .verbatim, from: origin, into: &assembly)
    }
    if assembly.has(key) { return assembly.keep(raw, from: origin) }
    let part = Origin(tag: origin.tag, line: origin.line, isCounted: false)
    set(key, parts[0], .verbatim, from: part, into: &assembly)
    for other in parts.dropFirst() { assembly.keep(other, from: part) }
    assembly.count(origin, repair: CitationParts.repair(ofAddresses: raw))
  }
}
