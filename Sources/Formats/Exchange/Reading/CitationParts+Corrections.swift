import Records

// What links one publication to another, by the words that PubMed has for it.
extension CitationParts {
  struct Link {
    var kind: StaticString
    var source: String
    var pmid: String?
  }

  /// Longer values are taken as they are.
  private static let longestLinks = 20_000

  /// `Comment in: Lancet. 2010 Feb 6;375(9713):445; PMID: 20137807`, also several: parted by commas, with their words again or,
  /// behind a PMID, without.
  ///
  /// - Returns: nil where the text does not begin so.
  static func links(in text: String) -> [Link]? {
    // Most notes are something else, which their first words tell.
    guard text.utf8.count <= longestLinks, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      kind(ofLink: text[..<colon].prefix(60).prefix { $0 != "(" && $0 != "[" }) != nil
    else { return nil }
    let opening =
      #/(?:^|[,;.]\s+|\n\s*)([A-Z][A-Za-z]+(?: [A-Za-z]+){1,4})(?: ?(?:\([^()]{0,60}\)|\[[^\[\]]{0,60}\]))?:(?=\s|$)/#
    var openings: [(kind: StaticString, range: Range<String.Index>)] = []
    for match in text.matches(of: opening) {
      if let kind = kind(ofLink: match.1) { openings.append((kind, match.range)) }
    }
    guard openings.first?.range.lowerBound == text.startIndex else { return nil }
    var links: [Link] = []
    for (place, opening) in openings.enumerated() {
      let end = place + 1 < openings.count ? openings[place + 1].range.lowerBound : text.endIndex
      let sources = sources(in: text[opening.range.upperBound..<end])
      if sources.isEmpty { return nil }
      links += sources.map { Link(kind: opening.kind, source: $0.source, pmid: $0.pmid) }
    }
    return links
  }

  private static func kind(ofLink words: Substring) -> StaticString? {
    let letters = words.lowercased().filter(\.isLetter)
    return NBIBMapping.corrections.lazy.map(\.kind).first { $0.description.lowercased() == letters }
  }

  /// Each ends with its PMID, if it has one.
  private static func sources(in text: Substring) -> [(source: String, pmid: String?)] {
    var sources: [(source: String, pmid: String?)] = []
    var rest = text
    while let match = rest.firstMatch(of: #/\[?PMID:? ?([1-9]\d{0,7})\]?(?: ?\[https?:[^\]]*\])?(?:[,;.]?\s+|[.;]?$)/#)
    {
      sources.append((bare(rest[..<match.range.lowerBound]), String(match.1)))
      rest = rest[match.range.upperBound...]
    }
    let last = bare(rest)
    if !last.isEmpty { sources.append((last, nil)) }
    return sources
  }

  /// Without the marks that part it from what stands beside it.
  private static func bare(_ text: Substring) -> String {
    func isMark(_ sign: Character) -> Bool { sign.isWhitespace || sign == ";" || sign == "," }
    var text = text.drop(while: isMark)
    while text.last.map(isMark) == true { text.removeLast() }
    return String(text)
  }

  static func putLinks(
    _ links: [Link], of value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    var part = origin
    part.isCounted = false
    for link in links {
      let kind = Bytes(start: link.kind.utf8Start, count: link.kind.utf8CodeUnitCount)
      link.source.lend { source in
        (link.pmid ?? "").lend { pmid in
          assembly.add(
            correction: kind, source: source.isEmpty ? nil : source, pmid: pmid.isEmpty ? nil : pmid, note: nil,
            from: part)
        }
      }
    }
    assembly.count(origin, repair: links.count > 1 ? .init("links in one field are taken apart", of: value) : nil)
  }
}
