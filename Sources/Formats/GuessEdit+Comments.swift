import Records

extension GuessEdit {
  /// A record that was written anew, with the comments of the XML file it was put back where they stood.
  ///
  /// - Parameters:
  ///   - text: what ``settling(right:wrong:looked:in:file:)`` made of the file.
  ///   - bytes: the file.
  /// - Returns: nil where a comment shares its line with something else, or where the file is laid out in another way than
  ///   Garner writes it: then nothing tells where a comment belongs.
  package static func puttingCommentsBack(into text: String, of bytes: [UInt8], file: String) -> String? {
    guard let node = XMLFormat.read(bytes, shape: RecordShape.record, file: file).value,
      let file = CommentedLines(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    let before = lines(XMLFormat.write(node, shape: RecordShape.record))
    guard before == file.lines else { return nil }
    let after = lines(text)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [Substring] = []
    var next = 0
    for place in 0...before.count {
      result += file.comments[place] ?? []
      while inserted.contains(next) {
        result.append(after[next])
        next += 1
      }
      if place < before.count, !removed.contains(place) {
        result.append(after[next])
        next += 1
      }
    }
    return result.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

/// The lines of a file, and its comments by the line that comes after them.
private struct CommentedLines {
  private(set) var lines: [Substring] = []
  private(set) var comments: [Int: [Substring]] = [:]

  /// - Returns: nil where a comment does not have its lines for itself.
  init?(_ text: String) {
    var isInComment = false
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.drop { $0 == " " || $0 == "\t" }
      guard isInComment || bare.utf8.starts(with: "<!--".utf8) else {
        if line.holds(scalars: "<!--") { return nil }
        lines.append(line)
        continue
      }
      comments[lines.count, default: []].append(line)
      let end = line.utf8.firstRange(of: "-->".utf8)
      if let end, line[end.upperBound...].contains(where: { !$0.isWhitespace }) { return nil }
      isInComment = end == nil
    }
  }
}
