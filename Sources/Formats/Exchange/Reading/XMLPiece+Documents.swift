// Files that were joined: packed files above all, of which several behind one another are one.

extension XMLPiece {
  /// Whether nothing stands in it.
  var isBlank: Bool { withPart { $0.allSatisfy(\.isSpace) } }

  /// What stands before the end of a document, with its end tags, and what stands behind the start tags of the next.
  ///
  /// - Returns: nil where no other document of the same form begins in it.
  func documents(of fields: XMLFields, within frame: XMLFrame) -> (first: XMLPiece, second: XMLPiece)? {
    withPart { bytes in
      guard let end = Self.pastTags(frame.closing, in: bytes) else { return nil }
      let rest = Array(bytes[end...])
      // `<` begins the declaration or the root.
      guard let start = rest.firstIndex(where: { !$0.isSpace }),
        rest[start...].starts(with: [UInt8(ascii: "<")]) || rest[start...].starts(with: [0xEF, 0xBB, 0xBF]),
        let opening = XMLOpening(in: rest, fields: fields), opening.closing == frame.closing
      else { return nil }
      let (before, after) = (bytes[part: 0..<(end + opening.end)], bytes[part: (end + opening.end)..<bytes.count])
      return (
        XMLPiece(part: bytes[part: 0..<end], line: line, indent: indent, isLast: true, frame: frame),
        XMLPiece(
          part: after, line: line + before.lineCount, indent: before.indent(after: indent), isLast: isLast, frame: frame
        )
      )
    }
  }

  /// Past the first place where these end tags stand, with or without white space between.
  private static func pastTags(_ tags: [UInt8], in bytes: Bytes) -> Int? {
    bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "<") }.compactMap { start in
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
