import Records

/// Text as LaTeX, in UTF-8: only what LaTeX would read otherwise is written otherwise.
enum LaTeXWriting {
  private static let tags: [(csl: String, latex: String, end: String)] = [
    ("<i>", "\\textit{", "</i>"), ("<b>", "\\textbf{", "</b>"), ("<sub>", "\\textsubscript{", "</sub>"),
    ("<sup>", "\\textsuperscript{", "</sup>"),
    ("<span style=\"font-variant:small-caps;\">", "\\textsc{", "</span>"),
  ]

  /// - Parameters:
  ///   - protectsCapitals: whether words with capitals in them get braces, since styles write titles in small letters.
  ///   - hasMarkup: whether CSL's tags are written as LaTeX's commands; names have none, and a tie in them is a space.
  static func escaped(_ text: String, protectsCapitals: Bool = false, hasMarkup: Bool = true) -> String {
    let pieces = hasMarkup ? pieces(of: text) : [(text[...], false)]
    var result = ""
    var isFirst = true
    for piece in pieces {
      if piece.isTag {
        result += piece.text
        continue
      }
      guard protectsCapitals else {
        append(piece.text, hasTies: hasMarkup, to: &result)
        continue
      }
      for word in words(of: piece.text) {
        let needsBraces = !word.allSatisfy(\.isWhitespace) && hasCapital(word.dropFirst(isFirst ? 1 : 0))
        if needsBraces { result += "{" }
        append(word, hasTies: hasMarkup, to: &result)
        if needsBraces { result += "}" }
        isFirst = isFirst && word.allSatisfy(\.isWhitespace)
      }
    }
    return result
  }

  /// What is no prose: only what would unbalance the braces is written otherwise.
  static func verbatim(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func hasCapital(_ word: Substring) -> Bool {
    word.unicodeScalars.contains { $0.properties.isUppercase }
  }

  /// Words and what is between them, in turn.
  private static func words(of text: Substring) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    for place in text.indices where place > start {
      if text[place].isWhitespace != text[start].isWhitespace {
        words.append(text[start..<place])
        start = place
      }
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }

  /// The text between tags that have a partner, and those tags as LaTeX.
  private static func pieces(of text: String) -> [(text: Substring, isTag: Bool)] {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return [(text[...], false)] }
    var found: [(range: Range<String.Index>, tag: Int, isEnd: Bool, isPaired: Bool)] = []
    var open: [Int] = []
    // By bytes: to compare letters takes long, and text may be full of this sign.
    let bytes = text.utf8
    var place = text.startIndex
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = bytes.index(after: start)
      for (number, tag) in tags.enumerated() {
        if bytes[start...].starts(with: tag.csl.utf8) {
          place = bytes.index(start, offsetBy: tag.csl.utf8.count)
          open.append(found.count)
          found.append((start..<place, number, false, false))
        } else if let last = open.last, found[last].tag == number, bytes[start...].starts(with: tag.end.utf8) {
          place = bytes.index(start, offsetBy: tag.end.utf8.count)
          open.removeLast()
          found[last].isPaired = true
          found.append((start..<place, number, true, true))
        }
      }
    }
    var pieces: [(text: Substring, isTag: Bool)] = []
    var end = text.startIndex
    for tag in found where tag.isPaired {
      pieces.append((text[end..<tag.range.lowerBound], false))
      pieces.append((tag.isEnd ? "}" : tags[tag.tag].latex[...], true))
      end = tag.range.upperBound
    }
    pieces.append((text[end...], false))
    return pieces
  }

  private static func append(_ text: Substring, hasTies: Bool, to result: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "%", "$", "#", "_": result += "\\\(scalar)"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "\\": result += "\\textbackslash{}"
      case "`": result += "\\textasciigrave{}"
      case "\u{A0}" where hasTies: result += "~"
      // An empty line is a new paragraph.
      case "\n": result += "\n\n"
      // Two of them would be a dash or a quotation mark.
      case "-", "'":
        if result.unicodeScalars.last == scalar { result += "{}" }
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
