// Files that were joined: packed files above all, of which several behind one another are one.

extension XMLPiece {
  /// Whether nothing stands in it.
  var isBlank: Bool { withPart { $0.allSatisfy(\.isSpace) } }

  /// Where other documents of the same form follow in it: what stands in the first, with its end tags, and behind the start
  /// tags of each of the others. Empty where none follows, or where what one declares would be read as if others did.
  func documents(of fields: XMLFields, within frame: XMLFrame) -> [XMLPiece] {
    withPart { part in
      let bytes = Array(part)
      var documents: [XMLPiece] = []
      var (start, line, indent) = (0, self.line, self.indent)
      while let end = Self.pastTags(frame.closing, in: bytes, from: start),
        let next = Self.opening(in: bytes, behind: end, fields: fields), next.closing == frame.closing,
        next.declarations == nil, !frame.hasDeclarations
      {
        documents.append(
          XMLPiece(part: part[part: start..<end], line: line, indent: indent, isLast: true, frame: frame))
        let passed = part[part: start..<next.end]
        (start, line, indent) = (next.end, line + passed.lineCount, passed.indent(after: indent))
      }
      guard !documents.isEmpty else { return [] }
      return documents + [
        XMLPiece(part: part[part: start..<part.count], line: line, indent: indent, isLast: isLast, frame: frame)
      ]
    }
  }

  /// The start tags that come next, where nothing but a byte order mark stands before them.
  private static func opening(in bytes: [UInt8], behind end: Int, fields: XMLFields) -> XMLOpening? {
    // `<` begins the declaration or the root.
    guard let start = bytes[end...].firstIndex(where: { !$0.isSpace }),
      bytes[start...].starts(with: [UInt8(ascii: "<")]) || bytes[start...].starts(with: [0xEF, 0xBB, 0xBF])
    else { return nil }
    return XMLOpening(in: bytes, from: start, fields: fields)
  }

  /// Past the first place where these end tags stand, with or without white space between.
  private static func pastTags(_ tags: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.indices[start...].lazy.filter { bytes[$0] == UInt8(ascii: "<") }.compactMap { start in
      var place = start
      for byte in tags {
        if byte == UInt8(ascii: "<") { while place < bytes.count, bytes[place].isSpace { place += 1 } }
        guard place < bytes.count, bytes[place] == byte else { return nil }
        place += 1
      }
      return place
    }.first
  }
}
